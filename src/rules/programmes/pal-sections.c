/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-sections.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-dates.h"
#include "store/pal-text.h"

/* Reads records from the sections of a key file. A section is called by its table and a slug, "[session_template
 * group-module]"; its lines are the table's columns, as a bundle keeps them, text in several languages ("name[fr]"). A
 * line that refers to another record gives the slug of its section. Nothing here knows a table: all of it follows from
 * the tables of fields. */

struct _PalSections {
  PalEdit *edit;
  int shift;
  GHashTable *named;    /* "phase prepare" → id */
  GHashTable *implied;  /* table → id: what a section refers to without saying so */
  GHashTable *defaults; /* "cohort status" → raw value */
  GPtrArray *waiting;   /* Waiting: lines that refer to a section further down */
};

typedef struct {
  char *group;
  PalRecord *record;
  const char *field;
  char *slug;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->group);
  g_object_unref (waiting->record);
  g_free (waiting->slug);
  g_free (waiting);
}

/* Everything that is read is written inside @edit, which stays the caller's and must outlive the reader. */
PalSections *
pal_sections_new (PalEdit *edit)
{
  PalSections *self = g_new0 (PalSections, 1);

  self->edit = edit;
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->implied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  return self;
}

void
pal_sections_free (PalSections *self)
{
  g_hash_table_unref (self->named);
  g_hash_table_unref (self->implied);
  g_hash_table_unref (self->defaults);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

/* All dates that are read from now on move by so many days. */
void
pal_sections_set_shift (PalSections *self, int days)
{
  self->shift = days;
}

/* What a field of a table is when its section does not say it. */
void
pal_sections_set_default (PalSections *self, const char *table, const char *field, const char *raw)
{
  g_hash_table_insert (self->defaults, g_strdup_printf ("%s %s", table, field), g_strdup (raw));
}

static gint64 *
boxed (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gint64
unboxed (gpointer id)
{
  return id != NULL ? *(gint64 *) id : 0;
}

/* Sections refer to this record of @table unless they say otherwise. */
void
pal_sections_imply (PalSections *self, const char *table, gint64 record)
{
  g_hash_table_insert (self->implied, g_strdup (table), boxed (record));
}

/* Makes a record that is already in the file known by a slug. */
void
pal_sections_name (PalSections *self, const char *table, const char *slug, gint64 record)
{
  g_hash_table_insert (self->named, g_strdup_printf ("%s %s", table, slug), boxed (record));
}

/* The record of a slug, 0 when no section of that name was read. */
gint64
pal_sections_find (PalSections *self, const char *table, const char *slug)
{
  g_autofree char *group = g_strdup_printf ("%s %s", table, slug);

  return unboxed (g_hash_table_lookup (self->named, group));
}

static gboolean G_GNUC_PRINTF (3, 4) fail (GError **error, const char *group, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *words = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("Section “%s”: %s"), group, words);
  return FALSE;
}

/* A date or a moment, moved; other text as it is. NULL when it is no date: the field will say so. Full transfer. */
static char *
moved (PalSections *self, const PalField *field, const char *raw)
{
  GDate date;

  if (self->shift == 0 || (field->kind != PAL_DATE && field->kind != PAL_MOMENT) || strlen (raw) < 10)
    return g_strdup (raw);
  g_autofree char *day = g_strndup (raw, 10);
  if (!pal_date_from_iso (day, &date))
    return g_strdup (raw);
  if (self->shift > 0)
    g_date_add_days (&date, (guint) self->shift);
  else
    g_date_subtract_days (&date, (guint) -self->shift);
  g_autofree char *iso = pal_date_to_iso (&date);
  return g_strconcat (iso, raw + 10, NULL);
}

/* Sets one field from the words of a section: references by slug, dates moved. */
gboolean
pal_sections_set_field (PalSections *self, PalRecord *record, const char *name, const char *raw, GError **error)
{
  const PalField *field = pal_kind_get_field (pal_record_get_kind (record), name);

  g_return_val_if_fail (field != NULL, FALSE);
  if (field->kind == PAL_REF)
    {
      gint64 id = pal_sections_find (self, field->target, raw);
      if (id == 0)
        {
          g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                       _("there is no section “%s %s” to refer to."), field->target, raw);
          return FALSE;
        }
      pal_record_set_int (record, field->name, id);
      return TRUE;
    }
  /* "record" may be of any table: it is given by the whole name of a section. */
  gint64 named = g_str_equal (field->name, "record") ? unboxed (g_hash_table_lookup (self->named, raw)) : 0;
  if (named != 0)
    {
      pal_record_set_int (record, field->name, named);
      return TRUE;
    }
  g_autofree char *value = moved (self, field, raw);
  return pal_record_set_raw (record, field->name, value, error);
}

static gboolean
read_line (PalSections *self, GKeyFile *file, const char *group, const char *key, PalRecord *record, GError **error)
{
  const PalField *field = pal_kind_get_field (pal_record_get_kind (record), key);
  g_autoptr (GError) local = NULL;

  if (field == NULL)
    return fail (error, group, _("this version of Palier does not know the line “%s”."), key);

  /* The reader of translated text lets bad escapes through. */
  g_autofree char *plain = g_key_file_get_string (file, group, key, &local);
  g_autofree char *raw = local == NULL ? g_key_file_get_locale_string (file, group, key, NULL, &local) : NULL;
  if (local != NULL)
    return fail (error, group, _("the line “%s” cannot be read (%s)."), key, local->message);
  if (field->kind == PAL_REF && g_str_equal (field->target, pal_record_get_kind (record)->table) &&
      pal_sections_find (self, field->target, raw) == 0)
    {
      Waiting *waiting = g_new0 (Waiting, 1);
      *waiting = (Waiting){ g_strdup (group), g_object_ref (record), field->name, g_steal_pointer (&raw) };
      g_ptr_array_add (self->waiting, waiting);
      return TRUE;
    }
  if (pal_sections_set_field (self, record, field->name, raw, &local))
    return TRUE;
  /* Some messages name the field, others only the value. */
  if (g_str_has_prefix (local->message, pal_field_label (field)))
    return fail (error, group, "%s", local->message);
  return fail (error, group, "%s: %s", pal_field_label (field), local->message);
}

/* What the section leaves out: the record that it belongs to, and defaults. */
static gboolean
fill_in (PalSections *self, const char *group, PalRecord *record, GError **error)
{
  const PalKind *kind = pal_record_get_kind (record);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      const PalField *field = &kind->fields[i];
      if (pal_record_is_known (record, field->name))
        continue;

      g_autofree char *name = g_strdup_printf ("%s %s", kind->table, field->name);
      const char *raw = g_hash_table_lookup (self->defaults, name);
      gint64 implied = field->kind == PAL_REF ? unboxed (g_hash_table_lookup (self->implied, field->target)) : 0;
      if (raw != NULL && !pal_record_set_raw (record, field->name, raw, &local))
        return fail (error, group, "%s", local->message);
      if (implied != 0)
        pal_record_set_int (record, field->name, implied);
    }
  return TRUE;
}

static PalRecord *
begin_record (PalSections *self, const char *group, const PalKind *kind, GError **error)
{
  const char *slug = pal_section_slug (group);
  gint64 id = pal_sections_find (self, kind->table, slug);

  return id != 0 ? pal_record_load (pal_edit_get_store (self->edit), kind, id, error) : pal_record_new (kind);
}

/* Reads one section and keeps its record: a new one, or the one of that slug with the lines that the section gives.
 * Returns its id, 0 with @error in words that name the section. */
gint64
pal_sections_read (PalSections *self, GKeyFile *file, const char *group, GError **error)
{
  g_autofree char *table = pal_section_table (group);
  const PalKind *kind = pal_kind_find (table);
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  g_autoptr (GError) local = NULL;

  if (kind == NULL || keys == NULL)
    return fail (error, group, _("this version of Palier does not know such a section."));

  g_autoptr (PalRecord) record = begin_record (self, group, kind, error);
  if (record == NULL)
    return 0;
  gboolean is_new = pal_record_get_id (record) == 0;
  for (int i = 0; keys[i] != NULL; i++)
    if (strchr (keys[i], '[') == NULL && !read_line (self, file, group, keys[i], record, error))
      return 0;
  if (is_new && !fill_in (self, group, record, error))
    return 0;
  if (!pal_record_save (record, self->edit, &local))
    return fail (error, group, "%s", local->message);
  pal_sections_name (self, table, pal_section_slug (group), pal_record_get_id (record));
  return pal_record_get_id (record);
}

/* Reads all sections of a table, in the file's order. */
gboolean
pal_sections_read_table (PalSections *self, GKeyFile *file, const char *table, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *of = pal_section_table (groups[i]);
      if (g_str_equal (of, table) && pal_sections_read (self, file, groups[i], error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* Fills in the references to sections that came later. Call it once everything is read. */
gboolean
pal_sections_finish (PalSections *self, GError **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Waiting *waiting = g_ptr_array_index (self->waiting, i);
      g_autoptr (GError) local = NULL;
      if (!pal_sections_set_field (self, waiting->record, waiting->field, waiting->slug, &local) ||
          !pal_record_save (waiting->record, self->edit, &local))
        return fail (error, waiting->group, "%s", local->message);
    }
  g_ptr_array_set_size (self->waiting, 0);
  return TRUE;
}

/* "phase" of "phase prepare". Full transfer. */
char *
pal_section_table (const char *group)
{
  return g_strndup (group, strcspn (group, " "));
}

/* "prepare" of "phase prepare"; "" when the section has no slug. */
const char *
pal_section_slug (const char *group)
{
  const char *space = strchr (group, ' ');

  return space != NULL ? space + 1 : "";
}

/* Small letters without accents, digits and hyphens: what can be a file's name and a section's on every system. */
gboolean
pal_slug_is_valid (const char *slug)
{
  gsize length = strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= 80 && slug[length] == '\0';
}

/* A slug from any words; "" when nothing of them is left. Full transfer. */
char *
pal_slug_make (const char *text)
{
  g_autofree char *folded = pal_text_fold (text);
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && slug->len < 80; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}
