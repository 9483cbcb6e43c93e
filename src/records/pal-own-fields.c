/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-own-fields.h"

#include <string.h>

#include "pal-kinds.h"
#include "pal-value.h"

/* Fields that people define. Their values are rows (custom_value), one a record and field; a row that says nothing is taken
 * away. The kinds are made from the definitions and kept as long as the program runs, since a class of records cannot be
 * unregistered; equal definitions share one. */

#define PREFIX "own-"

static const struct {
  const char   *code;
  PalFieldKind  kind;
  gint64        most;
} field_kinds[] = {
  { "TEXT", PAL_TEXT, 500 },  { "NOTE", PAL_NOTE, 20000 }, { "INT", PAL_INT, 0 },       { "AMOUNT", PAL_AMOUNT, 0 },
  { "DATE", PAL_DATE, 0 },    { "BOOL", PAL_BOOL, 0 },     { "CHOICE", PAL_CHOICE, 0 }, { "CHOICES", PAL_CHOICES, 0 },
};

/* Definitions → kinds ------------------------------------------------------------------------------------------------ */

/* Columns of the rows of definitions. */
enum { ID, LABEL, KIND, CHOICES };
#define COLUMNS "f.id, coalesce (nullif (trim (f.label), ''), f.name), coalesce (f.kind, 'TEXT'), coalesce (f.choices, '')"

static void
fill_field (PalField *field, PalStatement *row)
{
  const char *kind = pal_statement_get_text (row, KIND);

  field->name = g_strdup_printf (PREFIX "%" G_GINT64_FORMAT, pal_statement_get_int (row, ID));
  field->label = g_strdup (pal_statement_get_text (row, LABEL));
  field->kind = PAL_TEXT;
  field->max = field_kinds[0].most;
  field->flags = PAL_OWN | PAL_PERSONAL | PAL_COLUMN;
  for (guint i = 0; i < G_N_ELEMENTS (field_kinds); i++)
    if (strcmp (field_kinds[i].code, kind) == 0)
      {
        field->kind = field_kinds[i].kind;
        field->max = field_kinds[i].most;
      }
  if (field->kind == PAL_CHOICE || field->kind == PAL_CHOICES)
    field->target = g_strconcat (PAL_OWN_LIST, pal_statement_get_text (row, CHOICES), NULL);
}

/* What tells one set of definitions from another. */
static void
append_signature (GString *signature, const PalField *field)
{
  g_string_append_printf (signature, "\x1f%s\x1f%d\x1f%s\x1f%s", field->name, field->kind, field->label,
                          field->target != NULL ? field->target : "");
}

static void
field_clear (gpointer data)
{
  PalField *field = data;

  g_free ((char *) field->name);
  g_free ((char *) field->label);
  g_free ((char *) field->target);
}

static const PalKind *
new_kind (const char *table, GArray *fields)
{
  PalKind *kind = g_new0 (PalKind, 1);

  kind->table = pal_custom_value_kind.table;
  kind->label = pal_custom_field_kind.label;
  kind->plural = pal_custom_field_kind.plural;
  kind->own_of = pal_kind_find (table)->table;
  kind->fields = (const PalField *) (gpointer) g_array_free (fields, FALSE);
  return kind;
}

/* Takes the fields. */
static const PalKind *
find_kind (const char *table, GArray *fields)
{
  static GMutex mutex;
  static GHashTable *kinds;
  g_autoptr (GString) signature = g_string_new (table);
  const PalKind *kind;

  for (guint i = 0; i < fields->len; i++)
    append_signature (signature, &g_array_index (fields, PalField, i));
  g_mutex_lock (&mutex);
  if (kinds == NULL)
    kinds = g_hash_table_new (g_str_hash, g_str_equal);
  kind = g_hash_table_lookup (kinds, signature->str);
  if (kind != NULL)
    {
      g_array_set_clear_func (fields, field_clear);
      g_array_unref (fields);
    }
  else
    {
      kind = new_kind (table, fields);
      g_hash_table_insert (kinds, g_strdup (signature->str), (gpointer) kind);
    }
  g_mutex_unlock (&mutex);
  return kind;
}

static const PalKind *
kind_from (const char *table, PalStatement *rows)
{
  GArray *fields = g_array_new (TRUE, TRUE, sizeof (PalField));

  while (rows != NULL && pal_statement_step (rows, NULL))
    {
      PalField field = { NULL };

      fill_field (&field, rows);
      g_array_append_val (fields, field);
    }
  return find_kind (table, fields);
}

/* All fields that were defined for @table, in the order in which they were, those of no programme first. Never NULL; kept as
 * long as the program runs. Ask again after a change of "custom_field". */
const PalKind *
pal_own_kind (PalStore *store, const char *table)
{
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT " COLUMNS " FROM custom_field f WHERE f.table_name = ?1 "
                       "ORDER BY f.programme IS NOT NULL, f.programme, f.id", NULL);

  g_return_val_if_fail (pal_kind_find (table) != NULL, NULL);

  if (rows != NULL)
    pal_statement_bind_text (rows, 1, table);
  return kind_from (table, rows);
}

/* Groups --------------------------------------------------------------------------------------------------------------- */

static void
group_free (gpointer data)
{
  PalOwnGroup *group = data;

  g_free (group->title);
  g_free (group);
}

static const PalKind *
kind_of_programme (PalStore *store, const char *table, gint64 programme)
{
  g_autoptr (PalStatement) rows = pal_statement_new (store, "SELECT " COLUMNS " FROM custom_field f WHERE f.table_name = ?1 "
                                                     "AND coalesce (f.programme, 0) = ?2 ORDER BY f.id", NULL);

  if (rows != NULL)
    {
      pal_statement_bind_text (rows, 1, table);
      pal_statement_bind_int (rows, 2, programme);
    }
  return kind_from (table, rows);
}

/* The programmes whose fields a record shows: those of its courses, the latest first, then those of which it has a value. */
static const char *
programmes_sql (const char *table)
{
  if (strcmp (table, "participant") == 0)
    return "WITH step (cohort, on_day) AS (SELECT cohort, prescribed_on FROM prescription WHERE participant = ?1 "
           "UNION ALL SELECT cohort, entry_on FROM enrolment WHERE participant = ?1), "
           "mine (programme, on_day) AS (SELECT h.programme, max (s.on_day) FROM step s JOIN cohort h ON h.id = s.cohort GROUP BY 1) "
           "SELECT f.programme, p.name FROM custom_field f LEFT JOIN programme p ON p.id = f.programme "
           "LEFT JOIN mine m ON m.programme = f.programme WHERE f.table_name = ?2 AND (f.programme IS NULL "
           "OR m.programme IS NOT NULL OR EXISTS (SELECT 1 FROM custom_value v WHERE v.custom_field = f.id AND v.record = ?1)) "
           "GROUP BY f.programme ORDER BY f.programme IS NOT NULL, m.on_day DESC, f.programme";
  if (strcmp (table, "cohort") == 0)
    return "SELECT f.programme, p.name FROM custom_field f LEFT JOIN programme p ON p.id = f.programme "
           "WHERE f.table_name = ?2 AND (f.programme IS NULL OR f.programme = (SELECT programme FROM cohort WHERE id = ?1) "
           "OR EXISTS (SELECT 1 FROM custom_value v WHERE v.custom_field = f.id AND v.record = ?1)) "
           "GROUP BY f.programme ORDER BY f.programme IS NOT NULL, f.programme";
  return "SELECT f.programme, p.name FROM custom_field f LEFT JOIN programme p ON p.id = f.programme "
         "WHERE f.table_name = ?2 AND ?1 <> 0 GROUP BY f.programme ORDER BY f.programme IS NOT NULL, f.programme";
}

/* Of PalOwnGroup, those of no programme first. Full transfer. */
GPtrArray *
pal_own_groups (PalStore *store, const char *table, gint64 record)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (PalStatement) rows = pal_statement_new (store, programmes_sql (table), NULL);

  if (rows == NULL)
    return groups;
  pal_statement_bind_int (rows, 1, record);
  pal_statement_bind_text (rows, 2, table);
  while (pal_statement_step (rows, NULL))
    {
      PalOwnGroup *group = g_new0 (PalOwnGroup, 1);

      group->programme = pal_statement_get_int (rows, 0);
      group->title = g_strdup (pal_statement_get_text (rows, 1));
      group->kind = kind_of_programme (store, table, group->programme);
      g_ptr_array_add (groups, group);
    }
  return groups;
}

/* One field ---------------------------------------------------------------------------------------------------------- */

gint64
pal_own_field_id (const PalField *field)
{
  return field->flags & PAL_OWN ? g_ascii_strtoll (field->name + strlen (PREFIX), NULL, 10) : 0;
}

/* NULL: the kind does not have it. */
const PalField *
pal_own_field_find (const PalKind *kind, gint64 custom_field)
{
  for (guint i = 0; custom_field != 0 && kind->fields[i].name != NULL; i++)
    if (pal_own_field_id (&kind->fields[i]) == custom_field)
      return &kind->fields[i];
  return NULL;
}

/* What is kept of the record whose id the SQL expression @record gives. Full transfer. */
char *
pal_own_field_sql (const PalField *field, const char *record)
{
  return g_strdup_printf ("(SELECT value FROM custom_value WHERE record = %s AND custom_field = %" G_GINT64_FORMAT
                          " ORDER BY id LIMIT 1)", record, pal_own_field_id (field));
}

static gint64
find_row (PalStore *store, gint64 custom_field, gint64 record)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT id FROM custom_value WHERE record = ?1 AND custom_field = ?2 ORDER BY id", NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_int (statement, 1, record);
  pal_statement_bind_int (statement, 2, custom_field);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

/* What was kept before the field became of another kind and cannot be read as such; NULL: nothing. Full transfer. */
char *
pal_own_value_unread (PalStore *store, const PalField *field, gint64 record)
{
  gint64 row = find_row (store, pal_own_field_id (field), record);
  g_autofree char *raw = row != 0 ? pal_store_ask_text_of (store, "SELECT value FROM custom_value WHERE id = ?1", row) : NULL;
  PalValue value = { 0 };
  gboolean read = raw == NULL || pal_value_from_raw (field, raw, &value, NULL);

  pal_value_clear (&value);
  return read ? NULL : g_steal_pointer (&raw);
}

/* For PalRecord: keeps one value; @raw NULL: none. */
gboolean
pal_own_values_save (PalEdit *edit, const PalField *field, gint64 record, const char *raw, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gint64 row = find_row (store, pal_own_field_id (field), record);
  g_autoptr (PalRecord) value =
    row != 0 ? pal_record_load (store, &pal_custom_value_kind, row, error) : pal_record_new (&pal_custom_value_kind);

  if (value == NULL)
    return FALSE;
  if (raw == NULL)
    return row == 0 || pal_record_delete (value, edit, error);
  pal_record_set_int (value, "custom-field", pal_own_field_id (field));
  pal_record_set_int (value, "record", record);
  pal_record_set_text (value, "value", raw);
  return pal_record_save (value, edit, error);
}
