/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-programme.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-programme-export.h"
#include "pal-sections.h"

/* Programmes come as key files: those of the catalogue, with names in several languages, and those that another
 * landlord exported. They become rows that the user edits. */

#define FOLDER                 "/org/palier/Palier/data/programmes/"
#define SUFFIX                 ".programme"
#define STANDARD_OUTCOMES      "outcomes-standard"
#define STANDARD_OUTCOMES_FILE "parcours-sud-lot1"

enum { MAX_FILE = 4 * 1024 * 1024 };

void
pal_programme_offer_free (PalProgrammeOffer *offer)
{
  if (offer == NULL)
    return;
  g_free (offer->id);
  g_free (offer->name);
  g_free (offer->summary);
  g_free (offer);
}

/* The file of the catalogue that is called @id; NULL when there is none. Full transfer. */
static GKeyFile *
load_from_catalogue (const char *id)
{
  g_autofree char *path = g_strconcat (FOLDER, id, SUFFIX, NULL);
  g_autoptr (GBytes) bytes =
    pal_slug_is_valid (id) ? g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL) : NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

static int
compare_offers (gconstpointer a, gconstpointer b, gpointer orders)
{
  const PalProgrammeOffer *first = *(PalProgrammeOffer *const *) a, *second = *(PalProgrammeOffer *const *) b;

  return GPOINTER_TO_INT (g_hash_table_lookup (orders, first->id)) -
         GPOINTER_TO_INT (g_hash_table_lookup (orders, second->id));
}

/* The programmes that come with Palier. Full transfer; elements PalProgrammeOffer. */
GPtrArray *
pal_programme_catalogue (void)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_programme_offer_free);
  g_autoptr (GHashTable) orders = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (!g_str_has_suffix (names[i], SUFFIX))
        continue;
      g_autofree char *id = g_strndup (names[i], strlen (names[i]) - strlen (SUFFIX));
      g_autoptr (GKeyFile) file = load_from_catalogue (id);
      if (file == NULL)
        continue;
      PalProgrammeOffer *offer = g_new0 (PalProgrammeOffer, 1);
      offer->name = g_key_file_get_locale_string (file, "programme", "name", NULL, NULL);
      offer->summary = g_key_file_get_locale_string (file, PAL_PROGRAMME_HEAD, "summary", NULL, NULL);
      offer->id = g_steal_pointer (&id);
      g_hash_table_insert (orders, offer->id,
                           GINT_TO_POINTER (g_key_file_get_integer (file, PAL_PROGRAMME_HEAD, "order", NULL)));
      g_ptr_array_add (offers, offer);
    }
  g_ptr_array_sort_with_data (offers, compare_offers, orders);
  return offers;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, why);
  return FALSE;
}

static gboolean
is_known_section (const char *group)
{
  g_autofree char *table = pal_section_table (group);

  if (g_str_equal (group, PAL_PROGRAMME_HEAD) || g_str_equal (group, "programme"))
    return TRUE;
  return g_strv_contains (pal_programme_tables (), table) && !g_str_equal (table, "programme") &&
         pal_slug_is_valid (pal_section_slug (group));
}

static gboolean
check_sections (GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  guint sets = 0, rules = 0;

  for (int i = 0; groups[i] != NULL; i++)
    {
      if (!is_known_section (groups[i]))
        {
          g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                       _("it has a section “%s” that this version of Palier does not know."), groups[i]);
          return FALSE;
        }
      sets += g_str_has_prefix (groups[i], "outcome_set ");
      rules += g_str_has_prefix (groups[i], "outcome_rule ");
    }
  if (sets > 1 || (sets == 0 && rules > 0))
    return refuse (error, _("it must have one outcome set with its outcome rules."));
  return g_key_file_has_group (file, "programme") || refuse (error, _("it has no section “programme”."));
}

/* Whether the file is one of ours, before anything is written. Gives its id. Full transfer; NULL with @error. */
static char *
check_file (GKeyFile *file, GError **error)
{
  g_autofree char *id = g_key_file_get_string (file, PAL_PROGRAMME_HEAD, "id", NULL);
  int format = g_key_file_get_integer (file, PAL_PROGRAMME_HEAD, "format", NULL);

  if (format > PAL_PROGRAMME_FORMAT)
    refuse (error, _("it was written by a newer version of Palier."));
  else if (format < 1 || id == NULL || !pal_slug_is_valid (id))
    refuse (error, _("it does not begin as a programme that Palier exported."));
  else if (check_sections (file, error))
    return g_steal_pointer (&id);
  return NULL;
}

/* The outcome set of a file as text, to compare two. Full transfer. */
static char *
outcomes_text (GKeyFile *file)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *table = pal_section_table (groups[i]);
      const PalKind *kind = pal_kind_find (table);
      if (!g_str_equal (table, "outcome_set") && !g_str_equal (table, "outcome_rule"))
        continue;
      g_string_append_printf (text, "%s\n", groups[i]);
      for (guint f = 0; kind->fields[f].name != NULL; f++)
        {
          g_autofree char *column = pal_field_column (&kind->fields[f]);
          g_autofree char *words = g_key_file_get_locale_string (file, groups[i], column, NULL, NULL);
          if (words != NULL)
            g_string_append_printf (text, "%s=%s\n", column, words);
        }
    }
  return g_string_free (text, FALSE);
}

static gboolean
same_outcomes (PalStore *store, gint64 outcome_set, const char *id, GKeyFile *file)
{
  g_autoptr (GKeyFile) kept = g_key_file_new ();

  if (!pal_programme_write_outcomes (store, outcome_set, id, kept, NULL))
    return FALSE;
  g_autofree char *here = outcomes_text (kept);
  g_autofree char *there = outcomes_text (file);
  return g_str_equal (here, there);
}

static char *
find_section (GKeyFile *file, const char *table)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *of = pal_section_table (groups[i]);
      if (g_str_equal (of, table))
        return g_strdup (groups[i]);
    }
  return NULL;
}

/* Gives every record that came from the file its outside key: @prefix, then its slug. */
static gboolean
set_keys (PalSections *sections, PalEdit *edit, GKeyFile *file, const char *table, const char *prefix, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *of = pal_section_table (groups[i]);
      const char *slug = pal_section_slug (groups[i]);
      g_autofree char *key = g_strconcat (prefix, *slug != '\0' ? "/" : "", slug, NULL);
      if (g_str_equal (of, table) &&
          !pal_outside_key_set (edit, "bundle", table, key, pal_sections_find (sections, table, slug), error))
        return FALSE;
    }
  return TRUE;
}

/* Reads the outcome set, or finds it in the file that is open: the landlord's own when it is one of the catalogue's,
 * the same one when another landlord's has the same rules. A set that differs stays beside it, as the programme's own.
 * -1 with @error; 0 when the file has none. */
static gint64
read_outcomes (
  PalSections *sections, PalEdit *edit, GKeyFile *file, const char *id, gboolean from_catalogue, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autofree char *group = find_section (file, "outcome_set");

  if (group == NULL)
    return 0;
  g_autofree char *key = g_strdup (pal_section_slug (group));
  gint64 outcome_set = pal_outside_key_find (store, "bundle", "outcome_set", key);
  if (outcome_set != 0 && (from_catalogue || same_outcomes (store, outcome_set, id, file)))
    {
      pal_sections_imply (sections, "outcome_set", outcome_set);
      return outcome_set;
    }
  if (outcome_set != 0)
    {
      g_free (key);
      key = g_strdup_printf ("%s/%s", id, pal_section_slug (group));
    }
  outcome_set = pal_sections_read (sections, file, group, error);
  if (outcome_set == 0)
    return -1;
  pal_sections_imply (sections, "outcome_set", outcome_set);
  if (!pal_outside_key_set (edit, "bundle", "outcome_set", key, outcome_set, error) ||
      !pal_sections_read_table (sections, file, "outcome_rule", error) ||
      !set_keys (sections, edit, file, "outcome_rule", key, error))
    return -1;
  return outcome_set;
}

static gboolean
read_parts (PalSections *sections, PalEdit *edit, GKeyFile *file, const char *id, GError **error)
{
  const char *const *tables = pal_programme_tables ();

  for (int i = 0; tables[i] != NULL; i++)
    {
      if (g_str_has_prefix (tables[i], "outcome_"))
        continue;
      if (!pal_sections_read_table (sections, file, tables[i], error) ||
          !set_keys (sections, edit, file, tables[i], id, error))
        return FALSE;
      if (g_str_equal (tables[i], "programme"))
        pal_sections_imply (sections, "programme", pal_sections_find (sections, "programme", ""));
    }
  return pal_sections_finish (sections, error);
}

static gint64
read_programme (PalEdit *edit, GKeyFile *file, gboolean from_catalogue, GError **error)
{
  g_autofree char *id = check_file (file, error);
  g_autoptr (PalSections) sections = pal_sections_new (edit);

  if (id == NULL)
    return 0;
  if (pal_outside_key_find (pal_edit_get_store (edit), "bundle", "programme", id) != 0)
    {
      g_autofree char *name = g_key_file_get_locale_string (file, "programme", "name", NULL, NULL);
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS,
                   _("The programme “%s” is already in this file. It was left as it is."),
                   name != NULL ? name : id);
      return 0;
    }
  pal_sections_set_default (sections, "cohort", "status", "PLANNED");
  if (read_outcomes (sections, edit, file, id, from_catalogue, error) < 0 ||
      !read_parts (sections, edit, file, id, error))
    return 0;
  return pal_sections_find (sections, "programme", "");
}

/* Adds a programme of the catalogue, in the user's language, and returns its id. 0 with @error in words:
 * PAL_STORE_ERROR_EXISTS when it is already there, and then nothing was written; after any other error the edit is to
 * be dropped. */
gint64
pal_programme_add (PalEdit *edit, const char *id, GError **error)
{
  g_autoptr (GKeyFile) file = id != NULL ? load_from_catalogue (id) : NULL;

  if (file == NULL)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING, _("Palier comes with no programme “%s”."),
                   id != NULL ? id : "");
      return 0;
    }
  return read_programme (edit, file, TRUE, error);
}

static GKeyFile *
load_from_disk (const char *path, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length = 0;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_FILE)
    {
      refuse (error, _("it is too large for a programme."));
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  /* What a text editor on Windows puts first. */
  gsize skip = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL) ||
      !g_key_file_load_from_data (file, text + skip, length - skip, G_KEY_FILE_NONE, NULL))
    {
      refuse (error, _("it does not begin as a programme that Palier exported."));
      return NULL;
    }
  return g_steal_pointer (&file);
}

/* Adds the programme of a file that another landlord exported, and returns its id. 0 with @error in words:
 * PAL_STORE_ERROR_EXISTS when it is already there, and then nothing was written; after any other error the edit is to
 * be dropped. */
gint64
pal_programme_import (PalEdit *edit, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GKeyFile) file = load_from_disk (path, &local);
  gint64 programme = file != NULL ? read_programme (edit, file, FALSE, &local) : 0;

  if (programme != 0)
    return programme;
  if (g_error_matches (local, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED,
                   _("“%s” was not imported: %s Nothing was changed. Ask the sender to export it again."), name,
                   local->message);
    }
  return 0;
}

/* The outcome set that stands for any programme without one of its own (the catalogue of INDICATORS, 2): finds it, or
 * makes it, so that every file has it. Its id; 0 with @error. */
gint64
pal_programme_standard_outcomes (PalEdit *edit, GError **error)
{
  gint64 outcome_set = pal_outside_key_find (pal_edit_get_store (edit), "bundle", "outcome_set", STANDARD_OUTCOMES);

  if (outcome_set != 0)
    return outcome_set;
  g_autoptr (PalSections) sections = pal_sections_new (edit);
  g_autoptr (GKeyFile) file = load_from_catalogue (STANDARD_OUTCOMES_FILE);
  outcome_set = file != NULL ? read_outcomes (sections, edit, file, STANDARD_OUTCOMES_FILE, TRUE, error) : 0;
  return MAX (outcome_set, 0);
}
