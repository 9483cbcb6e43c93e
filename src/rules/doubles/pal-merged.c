/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-merge.h"
#include "store/pal-journal.h"

/* The trace of a merge, and undoing it, however much was written since. */

void
pal_merged_free (PalMerged *merged)
{
  if (merged == NULL)
    return;
  g_free (merged->name);
  g_free (merged->merged_on);
  g_free (merged->dropped);
  g_free (merged);
}

/* Whom @participant was merged with, the latest first. The edit is the one that was written after the trace: keys grow with time.
 * Full transfer; elements PalMerged. */
GPtrArray *
pal_merged_list (PalStore *store, gint64 participant)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_merged_free);
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT m.id, m.name, m.merged_on, m.dropped, o.id, o.delta IS NOT NULL FROM merged m "
    "LEFT JOIN op o ON o.id = (SELECT min (id) FROM op WHERE id > m.id) AND EXISTS "
    "(SELECT 1 FROM op_line l WHERE l.op = o.id AND l.record = m.id AND l.table_name = 'merged' AND l.change = 'INSERT') "
    "WHERE m.participant = ?1 ORDER BY m.id DESC", NULL);

  if (row == NULL)
    return all;
  pal_statement_bind_int (row, 1, participant);
  while (pal_statement_step (row, NULL))
    {
      PalMerged *merged = g_new0 (PalMerged, 1);

      merged->id = pal_statement_get_int (row, 0);
      merged->name = g_strdup (pal_statement_get_text (row, 1));
      merged->merged_on = g_strdup (pal_statement_get_text (row, 2));
      merged->dropped = g_strdup (pal_statement_get_text (row, 3));
      merged->op = pal_statement_get_int (row, 4);
      merged->can_undo = pal_statement_get_int (row, 5) != 0;
      g_ptr_array_add (all, merged);
    }
  return all;
}

/* Undoing -------------------------------------------------------------------------------------------------------------------- */

/* The columns of a table that lead to a course: what stands there belongs to whom the course belongs to. */
static GPtrArray *
find_course_columns (PalStore *store, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT s.name, f.\"from\", p.\"from\", f.\"table\" FROM sqlite_schema s JOIN pragma_foreign_key_list (s.name) f "
    "JOIN pragma_foreign_key_list (s.name) p WHERE s.type = 'table' AND p.\"table\" = 'participant' "
    "AND f.\"table\" IN ('enrolment', 'prescription')", error);
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_free);

  if (row == NULL)
    return NULL;
  while (pal_statement_step (row, NULL))
    {
      const char *table = pal_statement_get_text (row, 0), *course = pal_statement_get_text (row, 1),
                 *person = pal_statement_get_text (row, 2), *of = pal_statement_get_text (row, 3);

      g_ptr_array_add (updates, g_strdup_printf (
        "UPDATE %s SET %s = (SELECT o.participant FROM %s o WHERE o.id = %s.%s) WHERE %s = ?1 AND %s IN "
        "(SELECT o.id FROM %s o WHERE o.participant <> ?1)", table, person, of, table, course, person, course, of));
    }
  return g_steal_pointer (&updates);
}

/* What was added since below a course that went back to the other (a barrier found last week) goes with that course. */
static gboolean
follow_courses (PalStore *store, gint64 survivor, const char *label, GError **error)
{
  g_autoptr (GPtrArray) updates = find_course_columns (store, error);
  g_autoptr (PalEdit) edit = updates != NULL ? pal_edit_begin (store, label, error) : NULL;

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < updates->len; i++)
    {
      g_autoptr (PalStatement) statement = pal_statement_new (store, g_ptr_array_index (updates, i), error);

      if (statement == NULL)
        return FALSE;
      pal_statement_bind_int (statement, 1, survivor);
      if (!pal_statement_run (statement, error))
        return FALSE;
    }
  return pal_edit_commit (edit, error);
}

/* Brings the other back with all that stood below; what was written since into other fields stays with the survivor. When a later
 * edit stands in the way nothing changes, and @error names it. */
gboolean
pal_merged_undo (PalStore *store, const PalMerged *merged, GError **error)
{
  gint64 survivor = pal_store_ask_int_of (store, "SELECT participant FROM merged WHERE id = ?1", merged->id, 0);
  g_autofree char *label = NULL;

  if (survivor == 0 || !merged->can_undo)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
                   _("This merge can no longer be undone: what it replaced is no longer kept. Nothing was changed."));
      return FALSE;
    }
  if (!pal_journal_undo (store, merged->op, error))
    return FALSE;
  /* Translators: in the history; %s is a person. */
  label = g_strdup_printf (_("%s — What was added since follows its course"), merged->name);
  return follow_courses (store, survivor, label, error);
}
