/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-demo.h"

#include <glib/gi18n.h>

#include "pal-demo-private.h"
#include "rules/pal-letter-catalogue.h"
#include "rules/programmes/pal-programme.h"
#include "rules/people/pal-saved-filter.h"
#include "records/pal-dates.h"

/* The demonstration: an invented landlord with every programme of the catalogue and three years of invented people. It
 * is data (data/demo), written as on one day and moved by whole weeks, so that today is inside it and a Tuesday stays a
 * Tuesday. The same day gives the same file, but for the keys. */

#define FOLDER "/org/palier/Palier/data/demo/"

static const GDateDay written_day = 17;
static const GDateMonth written_month = G_DATE_MARCH;
static const GDateYear written_year = 2026;

/* A first state from a name (FNV-1a), then splitmix64. */
PalDice
pal_dice_for (const char *name)
{
  PalDice dice = { 14695981039346656037u };

  for (const guchar *p = (const guchar *) name; *p != '\0'; p++)
    dice.state = (dice.state ^ *p) * 1099511628211u;
  return dice;
}

guint
pal_dice_roll (PalDice *dice, guint sides)
{
  guint64 z = (dice->state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (guint) ((z ^ (z >> 31)) % sides);
}

gboolean
pal_dice_chance (PalDice *dice, guint percent)
{
  return pal_dice_roll (dice, 100) < percent;
}

/* One word of a list; NULL when there is no such list, or the word is empty. Full transfer. */
char *
pal_dice_pick (PalDice *dice, GKeyFile *words, const char *group, const char *key)
{
  g_autofree char *list = g_key_file_get_string (words, group, key, NULL);
  g_auto (GStrv) items = g_strsplit (list != NULL ? list : "", "|", -1);
  guint n = g_strv_length (items);

  if (n == 0)
    return NULL;
  char *word = items[pal_dice_roll (dice, n)];
  return *word != '\0' ? g_strdup (word) : NULL;
}

static char *
load_text (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length;

  if (bytes == NULL)
    return NULL;
  const char *text = g_bytes_get_data (bytes, &length);
  return g_strndup (text, length);
}

static GKeyFile *
load_sections (const char *name, GError **error)
{
  g_autofree char *text = load_text (name, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, error))
    return NULL;
  return g_steal_pointer (&file);
}

static void
find_today (PalDemo *self)
{
  GDate today;

  pal_today (&today);
  g_date_set_dmy (&self->today, written_day, written_month, written_year);
  int days = g_date_days_between (&self->today, &today);
  /* Downwards, so that nothing that has happened lies in the future. */
  self->shift = (days >= 0 ? days / 7 : -((6 - days) / 7)) * 7;
  if (self->shift >= 0)
    g_date_add_days (&self->today, (guint) self->shift);
  else
    g_date_subtract_days (&self->today, (guint) -self->shift);
}

/* The date of a section, moved; FALSE when it has none. */
static gboolean
section_date (PalDemo *self, GKeyFile *file, const char *group, GDate *date)
{
  g_autofree char *start = g_key_file_get_string (file, group, "start_on", NULL);
  g_autofree char *issued = g_key_file_get_string (file, group, "issued_on", NULL);

  if (!pal_date_from_iso (start != NULL ? start : issued, date))
    return FALSE;
  if (self->shift >= 0)
    g_date_add_days (date, (guint) self->shift);
  else
    g_date_subtract_days (date, (guint) -self->shift);
  return TRUE;
}

/* Names that say a year or a month keep saying the right one. */
static void
write_year (PalDemo *self, GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *words = g_key_file_get_string (file, group, key, NULL);
  GDate date;

  if (words == NULL || !section_date (self, file, group, &date))
    return;
  g_autoptr (GString) said = g_string_new (words);
  g_autofree char *year = g_strdup_printf ("%04d", g_date_get_year (&date));
  g_autofree char *month = g_strdup_printf ("%02d", g_date_get_month (&date));
  g_string_replace (said, "%Y", year, 0);
  g_string_replace (said, "%m", month, 0);
  g_key_file_set_string (file, group, key, said->str);
}

static gboolean
read_sections (PalDemo *self, const char *name, GError **error)
{
  g_autoptr (GKeyFile) file = load_sections (name, error);
  g_auto (GStrv) groups = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (int i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      const char *slug = pal_section_slug (groups[i]);
      write_year (self, file, groups[i], "name");
      write_year (self, file, groups[i], "number");
      gint64 id = pal_sections_read (self->sections, file, groups[i], error);
      if (id == 0)
        return FALSE;
      if (g_str_has_prefix (groups[i], "cohort ") &&
          !pal_outside_key_set (self->edit, "bundle", "cohort", slug, id, error))
        return FALSE;
    }
  return groups != NULL && pal_sections_finish (self->sections, error);
}

/* Every programme of the catalogue; the two groups that the third one brings become cohorts of the demonstration. */
static gboolean
add_programmes (PalDemo *self, GError **error)
{
  g_autoptr (GPtrArray) offers = pal_programme_catalogue ();
  PalStore *store = pal_edit_get_store (self->edit);

  for (guint i = 0; i < offers->len; i++)
    {
      PalProgrammeOffer *offer = g_ptr_array_index (offers, i);
      gint64 id = pal_programme_add (self->edit, offer->id, error);
      if (id == 0)
        return FALSE;
      pal_sections_name (self->sections, "programme", offer->id, id);
    }
  pal_sections_name (self->sections, "cohort", "rf1",
                     pal_outside_key_find (store, "bundle", "cohort", "remobilisation-femmes-qpv/groupe-1"));
  pal_sections_name (self->sections, "cohort", "rf2",
                     pal_outside_key_find (store, "bundle", "cohort", "remobilisation-femmes-qpv/groupe-2"));
  return TRUE;
}

static gboolean
load_filling (PalDemo *self, GError **error)
{
  self->filling = load_sections ("filling.demo", error);
  g_auto (GStrv) groups = self->filling != NULL ? g_key_file_get_groups (self->filling, NULL) : NULL;

  for (int i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      g_autofree char *list = g_key_file_get_string (self->filling, groups[i], "cohorts", NULL);
      g_auto (GStrv) cohorts = g_strsplit (list != NULL ? list : "", "|", -1);
      for (int c = 0; cohorts[c] != NULL; c++)
        g_hash_table_insert (self->families, g_strdup (cohorts[c]), g_strdup (groups[i]));
    }
  return groups != NULL;
}

/* Filters are kept beside the records: they are no part of the edit. */
static gboolean
keep_filters (PalStore *store, GError **error)
{
  g_autoptr (GKeyFile) file = load_sections ("filters.demo", error);
  g_auto (GStrv) groups = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (int i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      g_autofree char *name = g_key_file_get_string (file, groups[i], "name", NULL);
      g_auto (GStrv) conditions = g_key_file_get_string_list (file, groups[i], "filter", NULL, NULL);
      g_autofree char *text = g_strjoinv ("\n", conditions);
      g_autoptr (PalFilter) filter = pal_filter_from_text (text);

      if (pal_saved_filter_keep (store, 0, name, filter, error) == 0)
        return FALSE;
    }
  return file != NULL;
}

static gboolean
read_house (PalDemo *self, GError **error)
{
  return read_sections (self, "house.demo", error);
}

static gboolean
add_letters (PalDemo *self, GError **error)
{
  return pal_letter_catalogue_add (self->edit, error);
}

static gboolean
read_roster (PalDemo *self, GError **error)
{
  g_autofree char *roster = load_text ("roster.csv", error);

  return roster != NULL && pal_demo_read_roster (self, roster, error);
}

static gboolean
read_people (PalDemo *self, GError **error)
{
  return read_sections (self, "people.demo", error) && read_sections (self, "record.demo", error);
}

static gboolean
read_sessions (PalDemo *self, GError **error)
{
  g_autoptr (GKeyFile) file = load_sections ("sessions.demo", error);

  return file != NULL && pal_demo_add_sessions (self, file, error);
}

/* In the order in which one leans on the other. */
static const PalDemoStep steps[] = {
  load_filling, add_programmes,      read_house,    add_letters,          read_roster,
  read_people,  pal_demo_send_lists, read_sessions, pal_demo_add_origins, pal_demo_add_doubles, pal_demo_plan_back,
};

static gboolean
fill (PalDemo *self, GError **error)
{
  find_today (self);
  pal_sections_set_shift (self->sections, self->shift);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!steps[i](self, error))
      return FALSE;
  return TRUE;
}

/* Fills a new file with the demonstration, in one edit that can be undone: an invented landlord, its programmes,
 * cohorts and people, on every step of every course, with dates moved so that today is inside. FALSE with @error, and
 * nothing kept. */
gboolean
pal_demo_fill (PalStore *store, GError **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (store, _("Demonstration"), error);

  if (edit == NULL)
    return FALSE;
  PalDemo demo = { .edit = edit,
                   .sections = pal_sections_new (edit),
                   .families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  gboolean done = fill (&demo, error) && pal_edit_commit (edit, error) && keep_filters (store, error);

  pal_sections_free (demo.sections);
  g_hash_table_unref (demo.families);
  g_clear_pointer (&demo.filling, g_key_file_unref);
  return done;
}
