/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-merge.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"

/* Merging: what was chosen is written into the survivor, everything below the other moves, and the other goes. It is one edit, and
 * undoing it brings the other back with all that stood below. */

/* Runs a statement with the survivor as ?1 and the other as ?2. */
static gboolean
run (PalMerge *self, const char *sql, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, pal_record_get_id (self->survivor));
  pal_statement_bind_int (statement, 2, pal_record_get_id (self->other));
  return pal_statement_run (statement, error);
}

static gboolean
run_all (PalMerge *self, const char *const *sql, GError **error)
{
  for (; *sql != NULL; sql++)
    if (!run (self, *sql, error))
      return FALSE;
  return TRUE;
}

/* What is chosen --------------------------------------------------------------------------------------------------------- */

/* The value of a field that is not kept, to be told in the trace; NULL when nothing is lost. */
static const char *
dropped_value (const PalMergeRow *row)
{
  const char *dropped = row->choice == PAL_MERGE_KEEP_SURVIVOR ? row->other : row->survivor;

  return row->differs && row->choice != PAL_MERGE_KEEP_BOTH && *dropped != '\0' ? dropped : NULL;
}

static char *
list_dropped (PalMerge *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PalMergeRow *row = g_ptr_array_index (self->rows, i);
      const char *dropped = dropped_value (row);

      if (dropped == NULL)
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      /* Translators: a field and its value. */
      g_string_append_printf (words, _("%s: %s"), row->label, dropped);
    }
  return g_string_free (words, words->len == 0);
}

static gboolean
choose_field (PalMerge *self, const PalMergeRow *row, GError **error)
{
  g_autofree char *both = NULL;

  if (row->choice == PAL_MERGE_KEEP_SURVIVOR)
    return TRUE;
  if (row->choice == PAL_MERGE_KEEP_BOTH)
    both = g_strdup_printf ("%s\n\n%s", row->survivor_raw, row->other_raw);
  return pal_record_set_raw (self->survivor, row->field->name, both != NULL ? both : row->other_raw, error);
}

/* Of two values of one own field, the one that is not chosen goes; the rest moves with the other loose records. */
static gboolean
choose_own (PalMerge *self, const PalMergeRow *row, GError **error)
{
  g_autoptr (PalStatement) statement = NULL;
  PalRecord *loser = row->choice == PAL_MERGE_KEEP_OTHER ? self->survivor : self->other;

  if (row->survivor_raw == NULL || row->other_raw == NULL)
    return TRUE;
  statement = pal_statement_new (self->store, "DELETE FROM custom_value WHERE custom_field = ?1 AND record = ?2", error);
  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, row->custom_field);
  pal_statement_bind_int (statement, 2, pal_record_get_id (loser));
  return pal_statement_run (statement, error);
}

static gboolean
choose_all (PalMerge *self, PalEdit *edit, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PalMergeRow *row = g_ptr_array_index (self->rows, i);

      if (!(row->field != NULL ? choose_field (self, row, error) : choose_own (self, row, error)))
        return FALSE;
    }
  return pal_record_save (self->survivor, edit, error);
}

/* What moves --------------------------------------------------------------------------------------------------------------- */

/* Two who become one are not told apart from themselves, nor twice from somebody else; and a tag is had once. */
static const char *const drop_repeated[] = {
  "DELETE FROM not_double WHERE (participant = ?1 AND other = ?2) OR (participant = ?2 AND other = ?1)",
  "DELETE FROM not_double WHERE participant = ?2 AND other IN "
  "(SELECT other FROM not_double WHERE participant = ?1 UNION SELECT participant FROM not_double WHERE other = ?1)",
  "DELETE FROM not_double WHERE other = ?2 AND participant IN "
  "(SELECT other FROM not_double WHERE participant = ?1 UNION SELECT participant FROM not_double WHERE other = ?1)",
  "DELETE FROM tagged WHERE record = ?2 AND tag IN (SELECT tag FROM tagged WHERE record = ?1)",
  NULL,
};

static gboolean
move_references (PalMerge *self, GError **error)
{
  g_autoptr (GPtrArray) references = pal_merge_references (self->store, error);

  if (references == NULL)
    return FALSE;
  for (guint i = 0; i < references->len; i++)
    {
      const PalMergeReference *reference = g_ptr_array_index (references, i);
      g_autofree char *sql =
        g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE %s = ?2", reference->table, reference->column, reference->column);

      if (!run (self, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* Tags, own values, outside numbers: records that belong to a record of any table name it in "record". A key is one of a person
 * only when "table_name" says so, where that column is; keys of records never repeat, so it is the same without. */
static gboolean
move_loose (PalMerge *self, GError **error)
{
  const PalKind *const *kinds = pal_kind_all ();

  for (int k = 0; kinds[k] != NULL; k++)
    {
      if (pal_kind_get_field (kinds[k], "record") == NULL)
        continue;
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET record = ?1 WHERE record = ?2", kinds[k]->table);
      if (!run (self, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_trace (PalMerge *self, const char *name, const char *dropped, PalEdit *edit, GError **error)
{
  g_autoptr (PalRecord) trace = pal_record_new (&pal_merged_kind);
  GDate today;

  pal_today (&today);
  pal_record_set_int (trace, "participant", pal_record_get_id (self->survivor));
  pal_record_set_text (trace, "name", name);
  pal_record_set_date (trace, "merged-on", &today);
  if (dropped != NULL)
    pal_record_set_text (trace, "dropped", dropped);
  return pal_record_save (trace, edit, error);
}

/* Whether both are still as they were when they were put side by side. */
static gboolean
check_unchanged (PalMerge *self, GError **error)
{
  g_autoptr (PalMerge) now = pal_merge_new (self->store, pal_record_get_id (self->survivor), pal_record_get_id (self->other), error);
  gboolean same = now != NULL && now->rows->len == self->rows->len;

  if (now == NULL)
    return FALSE;
  for (guint i = 0; same && i < now->rows->len; i++)
    {
      const PalMergeRow *then = g_ptr_array_index (self->rows, i), *row = g_ptr_array_index (now->rows, i);

      same = g_strcmp0 (then->survivor_raw, row->survivor_raw) == 0 && g_strcmp0 (then->other_raw, row->other_raw) == 0;
    }
  if (!same)
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                 _("One of the two was edited meanwhile. Nothing was changed; look at both again, then merge."));
  return same;
}

/* Makes one of the two, as chosen in the rows, inside @edit. FALSE with @error in words: nothing may be kept of the edit. */
gboolean
pal_merge_apply (PalMerge *self, PalEdit *edit, GError **error)
{
  g_autofree char *dropped = list_dropped (self);
  g_autofree char *name = pal_record_title (self->other);

  return check_unchanged (self, error) && choose_all (self, edit, error) && run_all (self, drop_repeated, error)
         && move_references (self, error) && move_loose (self, error) && write_trace (self, name, dropped, edit, error)
         && run (self, "DELETE FROM participant WHERE id = ?2", error);
}
