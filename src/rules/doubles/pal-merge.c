/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-kinds.h"
#include "records/pal-value.h"
#include "store/pal-text.h"

/* Two people side by side, with what is proposed to be kept of each: what is known before what is not, what was written last
 * before what is older; of two spellings that say the same, the one with its accents and small letters. */

static void
row_free (gpointer data)
{
  PalMergeRow *row = data;

  g_free (row->label);
  g_free (row->survivor);
  g_free (row->other);
  g_free (row->survivor_raw);
  g_free (row->other_raw);
  g_free (row);
}

void
pal_merge_free (PalMerge *merge)
{
  if (merge == NULL)
    return;
  g_clear_object (&merge->survivor);
  g_clear_object (&merge->other);
  g_clear_object (&merge->store);
  g_ptr_array_unref (merge->rows);
  g_free (merge);
}

/* What is proposed -------------------------------------------------------------------------------------------------- */

/* How well a text is written: a lost letter is worst, capitals all through are poor, accents are best. */
static int
rate_writing (const char *text)
{
  g_autofree char *capitals = g_utf8_strup (text, -1);
  g_autofree char *small = g_utf8_strdown (text, -1);
  int rate = 0;

  if (strchr (text, '?') != NULL)
    rate -= 4;
  if (strcmp (text, capitals) != 0 && strcmp (text, small) != 0)
    rate += 2;
  /* A telephone that a spreadsheet took for a number lost its zero. */
  if (text[0] == '0' || text[0] == '+')
    rate++;
  return rate + !g_str_is_ascii (text);
}

/* The edits that last wrote each column of a person: column → op. What the audit no longer tells was written when the record was. */
static GHashTable *
last_writes (PalStore *store, gint64 id)
{
  GHashTable *writes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT op, columns FROM op_line WHERE participant = ?1 AND table_name = 'participant' "
                       "AND record = ?1 AND change = 'UPDATE' ORDER BY op", NULL);

  if (row == NULL)
    return writes;
  pal_statement_bind_int (row, 1, id);
  while (pal_statement_step (row, NULL))
    {
      gint64 op = pal_statement_get_int (row, 0);
      g_auto (GStrv) columns = g_strsplit (pal_statement_get_text (row, 1), " ", -1);

      for (int i = 0; columns[i] != NULL; i++)
        g_hash_table_insert (writes, g_strdup (columns[i]), g_memdup2 (&op, sizeof op));
    }
  return writes;
}

static gint64
written_last (GHashTable *writes, const PalField *field, gint64 id)
{
  g_autofree char *column = pal_field_column (field);
  const gint64 *op = g_hash_table_lookup (writes, column);

  return op != NULL ? *op : id;
}

static gboolean
say_the_same (const PalMergeRow *row)
{
  g_autofree char *one = row->field != NULL && row->field->kind == PAL_PHONE ? pal_text_telephone (row->survivor_raw)
                                                                             : pal_text_fold (row->survivor_raw);
  g_autofree char *two = row->field != NULL && row->field->kind == PAL_PHONE ? pal_text_telephone (row->other_raw)
                                                                             : pal_text_fold (row->other_raw);
  return strcmp (one, two) == 0;
}

static PalMergeChoice
propose (const PalMergeRow *row, gboolean other_is_newer)
{
  int survivor, other;

  if (row->other_raw == NULL || row->survivor_raw == NULL)
    return row->survivor_raw == NULL ? PAL_MERGE_KEEP_OTHER : PAL_MERGE_KEEP_SURVIVOR;
  if (row->may_keep_both)
    return PAL_MERGE_KEEP_BOTH;
  /* Somebody who comes back is active again. */
  if (row->field != NULL && strcmp (row->field->name, "status") == 0)
    return strcmp (row->other_raw, "ACTIVE") == 0 ? PAL_MERGE_KEEP_OTHER : PAL_MERGE_KEEP_SURVIVOR;
  survivor = rate_writing (row->survivor_raw);
  other = rate_writing (row->other_raw);
  if (say_the_same (row) || (survivor != other && (survivor < 0 || other < 0)))
    return other > survivor ? PAL_MERGE_KEEP_OTHER : PAL_MERGE_KEEP_SURVIVOR;
  return other_is_newer ? PAL_MERGE_KEEP_OTHER : PAL_MERGE_KEEP_SURVIVOR;
}

/* The rows ----------------------------------------------------------------------------------------------------------- */

/* "UNKNOWN" is a way of not knowing. */
static char *
get_known (PalRecord *record, const PalField *field)
{
  char *raw = pal_record_get_raw (record, field->name);

  if (g_strcmp0 (raw, "UNKNOWN") == 0)
    g_clear_pointer (&raw, g_free);
  return raw;
}

static void
add_field (PalMerge *self, const PalField *field, GHashTable *survivor_writes, GHashTable *other_writes)
{
  PalMergeRow *row = g_new0 (PalMergeRow, 1);
  gint64 survivor_op = written_last (survivor_writes, field, pal_record_get_id (self->survivor));
  gint64 other_op = written_last (other_writes, field, pal_record_get_id (self->other));

  row->field = field;
  row->survivor_raw = get_known (self->survivor, field);
  row->other_raw = get_known (self->other, field);
  if (row->survivor_raw == NULL && row->other_raw == NULL)
    {
      row_free (row);
      return;
    }
  row->label = g_strdup (pal_field_label (field));
  row->survivor = row->survivor_raw != NULL ? pal_record_show (self->survivor, field->name) : g_strdup ("");
  row->other = row->other_raw != NULL ? pal_record_show (self->other, field->name) : g_strdup ("");
  row->differs = g_strcmp0 (row->survivor_raw, row->other_raw) != 0;
  row->may_keep_both = field->kind == PAL_NOTE && row->differs && row->survivor_raw != NULL && row->other_raw != NULL;
  row->choice = propose (row, other_op > survivor_op);
  g_ptr_array_add (self->rows, row);
}

/* The fields of one's own that either has a value of. */
static gboolean
add_own_fields (PalMerge *self, GError **error)
{
  g_autoptr (PalStatement) found = pal_statement_new (
    self->store, "SELECT f.id, coalesce (f.label, f.name), max (CASE v.record WHEN ?1 THEN v.value END), "
    "max (CASE v.record WHEN ?2 THEN v.value END) FROM custom_value v JOIN custom_field f ON f.id = v.custom_field "
    "WHERE v.record IN (?1, ?2) GROUP BY f.id ORDER BY f.id", error);
  g_autoptr (GError) failure = NULL;

  if (found == NULL)
    return FALSE;
  pal_statement_bind_int (found, 1, pal_record_get_id (self->survivor));
  pal_statement_bind_int (found, 2, pal_record_get_id (self->other));
  while (pal_statement_step (found, &failure))
    {
      PalMergeRow *row = g_new0 (PalMergeRow, 1);

      row->custom_field = pal_statement_get_int (found, 0);
      row->label = g_strdup (pal_statement_get_text (found, 1));
      row->survivor_raw = g_strdup (pal_statement_get_text (found, 2));
      row->other_raw = g_strdup (pal_statement_get_text (found, 3));
      row->survivor = g_strdup (row->survivor_raw != NULL ? row->survivor_raw : "");
      row->other = g_strdup (row->other_raw != NULL ? row->other_raw : "");
      row->differs = g_strcmp0 (row->survivor_raw, row->other_raw) != 0;
      row->choice = propose (row, FALSE);
      g_ptr_array_add (self->rows, row);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static PalRecord *
load_person (PalStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  PalRecord *person = pal_record_load (store, &pal_participant_kind, id, &local);

  if (person != NULL)
    return person;
  if (g_error_matches (local, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING))
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                 _("One of the two is no longer in the file: merged or deleted meanwhile. Nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Two people side by side, to choose what is kept. Full transfer; NULL with @error in words when they are one and the same, or
 * when one of them is not in the file. */
PalMerge *
pal_merge_new (PalStore *store, gint64 one, gint64 other, GError **error)
{
  g_autoptr (PalMerge) self = g_new0 (PalMerge, 1);
  const PalField *fields = pal_participant_kind.fields;

  self->store = g_object_ref (store);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (one == other)
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                   _("A person cannot be merged with themselves. Nothing was changed; choose two people."));
      return NULL;
    }
  self->survivor = load_person (store, MIN (one, other), error);
  self->other = self->survivor != NULL ? load_person (store, MAX (one, other), error) : NULL;
  if (self->other == NULL)
    return NULL;

  g_autoptr (GHashTable) survivor_writes = last_writes (store, pal_record_get_id (self->survivor));
  g_autoptr (GHashTable) other_writes = last_writes (store, pal_record_get_id (self->other));
  for (guint i = 0; fields[i].name != NULL; i++)
    add_field (self, &fields[i], survivor_writes, other_writes);
  return add_own_fields (self, error) ? g_steal_pointer (&self) : NULL;
}

/* What stands below ---------------------------------------------------------------------------------------------------- */

static void
reference_free (gpointer data)
{
  PalMergeReference *reference = data;

  g_free (reference->table);
  g_free (reference->column);
  g_free (reference);
}

/* Every column of the schema that leads to a participant, as SQLite knows it: a new table is not forgotten. Full transfer. */
GPtrArray *
pal_merge_references (PalStore *store, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT s.name, f.\"from\" FROM sqlite_schema s JOIN pragma_foreign_key_list (s.name) f "
    "WHERE s.type = 'table' AND f.\"table\" = 'participant' ORDER BY s.name, f.\"from\"", error);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return NULL;
  while (pal_statement_step (row, &failure))
    {
      PalMergeReference *reference = g_new0 (PalMergeReference, 1);

      reference->table = g_strdup (pal_statement_get_text (row, 0));
      reference->column = g_strdup (pal_statement_get_text (row, 1));
      g_ptr_array_add (references, reference);
    }
  if (failure == NULL)
    return g_steal_pointer (&references);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* "Prescriptions: 2 · Courses: 1": what stands below a person. "" when nothing does. Full transfer. */
char *
pal_merge_describe_below (PalStore *store, gint64 participant)
{
  g_autoptr (GPtrArray) references = pal_merge_references (store, NULL);
  const PalKind *const *kinds = pal_kind_all ();
  GString *words = g_string_new (NULL);

  for (int k = 0; references != NULL && kinds[k] != NULL; k++)
    for (guint i = 0; i < references->len; i++)
      {
        const PalMergeReference *reference = g_ptr_array_index (references, i);

        if (strcmp (reference->table, kinds[k]->table) != 0 || kinds[k] == &pal_not_double_kind || kinds[k] == &pal_merged_kind)
          continue;
        g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?1", reference->table, reference->column);
        gint64 n = pal_store_ask_int_of (store, sql, participant, 0);
        if (n == 0)
          continue;
        if (words->len > 0)
          g_string_append (words, " · ");
        /* Translators: a kind of record and how many there are: "Barriers: 3". */
        g_string_append_printf (words, _("%s: %d"), _(kinds[k]->plural), (int) n);
      }
  return g_string_free (words, FALSE);
}

/* What deserves a look after the merge, in words; NULL when nothing does. Full transfer. */
char *
pal_merge_warn (PalMerge *self)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT group_concat (name, ', ') FROM cohort WHERE id IN (SELECT cohort FROM course WHERE participant = %" G_GINT64_FORMAT
    " INTERSECT SELECT cohort FROM course WHERE participant = ?1)", pal_record_get_id (self->survivor));
  g_autofree char *cohorts = pal_store_ask_text_of (self->store, sql, pal_record_get_id (self->other));

  if (cohorts == NULL || *cohorts == '\0')
    return NULL;
  return g_strdup_printf (_("Both are in %s: after the merge the person has two courses there. Look at which one holds."), cohorts);
}
