/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-programme-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-programme.h"
#include "pal-sections.h"

/* Writes a programme as a key file that another landlord can import. What belongs to this landlord stays here: the
 * funder, dates, partners' names, cohorts but the ones that the programme itself brought. */

typedef struct {
  const char *table;
  const char *where; /* the rows of a programme (?1) and of its outcome set (?2), in order */
  const char *kept;  /* fields that are not handed over */
} Table;

static const Table tables[] = {
  { "outcome_set", "id = ?2 ORDER BY id", "" },
  { "outcome_rule", "outcome_set = ?2 ORDER BY id", "" },
  { "programme", "id = ?1", " start-on end-on " },
  { "cohort",
    "programme = ?1 AND id IN (SELECT record FROM outside_key WHERE table_name = 'cohort' AND source = 'bundle'"
    " AND substr (key, 1, length (?3)) = ?3) ORDER BY id",
    " start-on end-on status " },
  { "target", "programme = ?1 ORDER BY id", "" },
  { "phase", "programme = ?1 ORDER BY position, id", "" },
  { "session_template", "programme = ?1 ORDER BY position, id", "" },
  { "objective_template", "programme = ?1 ORDER BY id", "" },
  { "follow_up_rule", "programme = ?1 ORDER BY id", "" },
  { "milestone_template", "programme = ?1 ORDER BY id", "" },
  { "programme_partner", "programme = ?1 ORDER BY id", " agreement-on agreement-end-on " },
  { "custom_field", "programme = ?1 ORDER BY id", "" },
};

typedef struct {
  PalStore *store;
  gint64 programme, outcome_set;
  const char *prefix; /* of the outside keys of its records: "parcours-sud-lot1/" */
  GPtrArray *rows;    /* Row, in the order of the file */
  GHashTable *groups; /* "phase prepare": taken */
} Writer;

typedef struct {
  const Table *table;
  gint64 id;
  char *slug;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->slug);
  g_free (row);
}

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
writer_init (Writer *self, PalStore *store, gint64 programme, gint64 outcome_set, const char *prefix)
{
  *self = (Writer){ store, programme, outcome_set, prefix };
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The last part of the record's outside key ("parcours-sud-lot1/preparer"), else its table: importing the file and
 * exporting it again gives the same. */
static char *
slug_of (Writer *self, const Table *table, gint64 id)
{
  g_autofree char *key = pal_outside_key_of (self->store, "bundle", table->table, id);
  const char *slash = key != NULL ? strrchr (key, '/') : NULL;
  g_autofree char *slug = pal_slug_make (slash != NULL ? slash + 1 : key);

  return *slug != '\0' ? g_steal_pointer (&slug) : pal_slug_make (table->table);
}

static void
add_row (Writer *self, const Table *table, gint64 id)
{
  g_autofree char *wanted = slug_of (self, table, id);
  Row *row = g_new0 (Row, 1);

  row->table = table;
  row->id = id;
  row->slug = g_strdup (wanted);
  for (int n = 2; !g_hash_table_add (self->groups, g_strdup_printf ("%s %s", table->table, row->slug)); n++)
    {
      g_free (row->slug);
      row->slug = g_strdup_printf ("%s-%d", wanted, n);
    }
  g_ptr_array_add (self->rows, row);
}

static gboolean
add_rows (Writer *self, const Table *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s", table->table, table->where);
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (strstr (table->where, "?1") != NULL)
    pal_statement_bind_int (statement, 1, self->programme);
  if (strstr (table->where, "?2") != NULL)
    pal_statement_bind_int (statement, 2, self->outcome_set);
  if (strstr (table->where, "?3") != NULL)
    pal_statement_bind_text (statement, 3, self->prefix);
  while (pal_statement_step (statement, &local))
    add_row (self, table, pal_statement_get_int (statement, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char *
slug_for (Writer *self, const char *table, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      if (row->id == id && g_str_equal (row->table->table, table))
        return row->slug;
    }
  return NULL;
}

/* The words of a field in the file; NULL for what is unknown, goes without saying, or is not handed over. Full
 * transfer. */
static char *
words_of (Writer *self, const Row *row, PalRecord *record, const PalField *field)
{
  g_autofree char *listed = g_strdup_printf (" %s ", field->name);

  if (!pal_record_is_known (record, field->name) || strstr (row->table->kept, listed) != NULL)
    return NULL;
  if (field->kind != PAL_REF)
    return pal_record_get_raw (record, field->name);
  if (g_str_equal (field->target, "programme") || g_str_equal (field->target, "outcome_set"))
    return NULL;
  return g_strdup (slug_for (self, field->target, pal_record_get_int (record, field->name, 0)));
}

static gboolean
write_row (Writer *self, const Row *row, GKeyFile *file, GError **error)
{
  const PalKind *kind = pal_kind_find (row->table->table);
  g_autoptr (PalRecord) record = pal_record_load (self->store, kind, row->id, error);
  g_autofree char *group =
    g_str_equal (kind->table, "programme") ? g_strdup (kind->table) : g_strdup_printf ("%s %s", kind->table, row->slug);

  if (record == NULL)
    return FALSE;
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      g_autofree char *words = words_of (self, row, record, &kind->fields[i]);
      g_autofree char *column = pal_field_column (&kind->fields[i]);
      if (words != NULL)
        g_key_file_set_string (file, group, column, words);
    }
  return TRUE;
}

static gboolean
write_all (Writer *self, GKeyFile *file, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!add_rows (self, &tables[i], error))
      return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!write_row (self, g_ptr_array_index (self->rows, i), file, error))
      return FALSE;
  return TRUE;
}

/* What the programme's file is called: its outside key, else its name. Full transfer. */
static char *
id_of (PalStore *store, PalRecord *programme)
{
  g_autofree char *key = pal_outside_key_of (store, "bundle", "programme", pal_record_get_id (programme));
  g_autofree char *id = pal_slug_make (key != NULL ? key : pal_record_get_text (programme, "name"));

  return *id != '\0' ? g_steal_pointer (&id) : g_strdup ("programme");
}

/* The tables whose records a programme's file may hold, those that others refer to first. Owned by the core. */
const char *const *
pal_programme_tables (void)
{
  static const char *names[G_N_ELEMENTS (tables) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    names[i] = tables[i].table;
  return names;
}

/* Writes an outcome set and its rules as the file of the programme @id would have them. */
gboolean
pal_programme_write_outcomes (PalStore *store, gint64 outcome_set, const char *id, GKeyFile *file, GError **error)
{
  g_autofree char *prefix = g_strconcat (id, "/", NULL);
  g_auto (Writer) writer = { 0 };

  writer_init (&writer, store, 0, outcome_set, prefix);
  for (guint i = 0; i < 2; i++)
    if (!add_rows (&writer, &tables[i], error))
      return FALSE;
  for (guint i = 0; i < writer.rows->len; i++)
    if (!write_row (&writer, g_ptr_array_index (writer.rows, i), file, error))
      return FALSE;
  return TRUE;
}

/* Writes a programme with its rules, phases, templates and outcome set to a file that another landlord can import: no
 * date, funder, partner's name or person goes with it. Importing that file and exporting it again gives the same bytes.
 */
gboolean
pal_programme_export (PalStore *store, gint64 programme, const char *path, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (store, pal_kind_find ("programme"), programme, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  g_auto (Writer) writer = { 0 };

  if (record == NULL)
    return FALSE;
  g_autofree char *id = id_of (store, record);
  g_autofree char *prefix = g_strconcat (id, "/", NULL);
  writer_init (&writer, store, programme, pal_record_get_int (record, "outcome-set", 0), prefix);
  g_key_file_set_integer (file, PAL_PROGRAMME_HEAD, "format", PAL_PROGRAMME_FORMAT);
  g_key_file_set_string (file, PAL_PROGRAMME_HEAD, "id", id);
  if (!write_all (&writer, file, error))
    return FALSE;

  gsize length;
  g_autofree char *text = g_key_file_to_data (file, &length, NULL);
  if (g_file_set_contents (path, text, (gssize) length, &local))
    return TRUE;
  g_set_error (
    error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED,
    _("The programme was not written: %s Nothing of it is lost here; choose another place and export again."),
    local->message);
  return FALSE;
}
