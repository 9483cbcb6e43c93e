/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-history.h"

#include <glib/gi18n.h>

#include "pal-field.h"
#include "pal-reference.h"

/* What was done to the file, as people read it: the edits, and for each the records and fields that it touched. */

/* An edit of more records than this (an import, say) is told in numbers. */
#define MOST_LINES 30

static char *
describe_columns (const PalKind *kind,
                  const char    *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; names[i] != NULL; i++)
    {
      const PalField *field = pal_kind_get_field (kind, names[i]);

      if (field != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", pal_field_label (field));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_record (PalStore      *store,
                 const PalKind *kind,
                 gint64         id)
{
  g_autofree char *title = pal_reference_title (store, kind, id);
  const char *label = _(kind->label);

  /* Translators: a kind of record and which one: "Participant “Lina Benali”". */
  return title != NULL && title[0] != '\0' ? g_strdup_printf (_("%s “%s”"), label, title) : g_strdup (label);
}

static char *
describe_line (PalStore     *store,
               PalStatement *line)
{
  const PalKind *kind = pal_kind_find (pal_statement_get_text (line, 0));
  const char *change = pal_statement_get_text (line, 2);
  g_autofree char *record = NULL;
  g_autofree char *columns = NULL;

  if (kind == NULL)
    return NULL;

  record = describe_record (store, kind, pal_statement_get_int (line, 1));
  if (g_str_equal (change, "INSERT"))
    return g_strdup_printf (_("%s: added"), record);
  if (g_str_equal (change, "DELETE"))
    return g_strdup_printf (_("%s: deleted"), record);

  columns = describe_columns (kind, pal_statement_get_text (line, 3) ? pal_statement_get_text (line, 3) : "");
  /* Translators: what an edit changed: a record, and the names of its fields. */
  return g_strdup_printf (_("%s: %s"), record, columns);
}

static char *
describe_group (PalStatement *group)
{
  const PalKind *kind = pal_kind_find (pal_statement_get_text (group, 0));
  const char *change = pal_statement_get_text (group, 1);
  int count = (int) pal_statement_get_int (group, 2);

  if (kind == NULL)
    return NULL;
  if (g_str_equal (change, "INSERT"))
    return g_strdup_printf (_("%s: %d added"), _(kind->plural), count);
  if (g_str_equal (change, "DELETE"))
    return g_strdup_printf (_("%s: %d deleted"), _(kind->plural), count);
  return g_strdup_printf (_("%s: %d changed"), _(kind->plural), count);
}

/**
 * pal_history_query:
 * @store: an open file
 *
 * Edits are not part of what an edit changes, so the list is refreshed by who shows it, not by itself.
 *
 * Returns: (transfer full): the edits of the file, the latest first once pal_history_find() was called; the columns are
 *   those of the enumeration
 */
PalQuery *
pal_history_query (PalStore *store)
{
  static const char *const tables[] = { NULL };

  g_return_val_if_fail (PAL_IS_STORE (store), NULL);

  return pal_query_new (store, tables,
                        "SELECT id, at, label, user, CASE WHEN reverted_by IS NOT NULL THEN 1 END FROM op "
                        "WHERE id IN (SELECT value FROM json_each (?1))");
}

/**
 * pal_history_find:
 * @query: from pal_history_query()
 * @typed: (nullable): words that the edit's label or its user contain, without accents or capitals mattering
 * @error: what the file said
 *
 * Returns: whether the list now shows the edits that fit
 */
gboolean
pal_history_find (PalQuery    *query,
                  const char  *typed,
                  GError     **error)
{
  const char *const values[] = { typed, NULL };

  g_return_val_if_fail (PAL_IS_QUERY (query), FALSE);

  if (typed == NULL || typed[0] == '\0')
    return pal_query_set_keys (query, "SELECT id FROM op WHERE kind = 'EDIT' ORDER BY id DESC", NULL, error);
  return pal_query_set_keys (query, "SELECT id FROM op WHERE kind = 'EDIT' "
                             "AND instr (fold (label || ' ' || user), fold (?1)) > 0 ORDER BY id DESC", values, error);
}

/**
 * pal_history_describe:
 * @op: an entry of the journal
 *
 * Returns: (transfer full): one line for each record that the edit touched, in words; a large edit is told in numbers.
 *   Empty when the audit is no longer kept
 */
char **
pal_history_describe (PalStore *store,
                      gint64    op)
{
  gint64 n_lines = pal_store_ask_int_of (store, "SELECT count (*) FROM op_line WHERE op = ?1", op, 0);
  const char *sql = n_lines > MOST_LINES
                    ? "SELECT table_name, change, count (*) FROM op_line WHERE op = ?1 "
                      "GROUP BY table_name, change ORDER BY min (line)"
                    : "SELECT table_name, record, change, columns FROM op_line WHERE op = ?1 ORDER BY line";
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  if (statement != NULL)
    pal_statement_bind_int (statement, 1, op);
  while (statement != NULL && pal_statement_step (statement, NULL))
    {
      char *line = n_lines > MOST_LINES ? describe_group (statement) : describe_line (store, statement);

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

/**
 * pal_history_undone_by:
 * @op: an edit
 *
 * Returns: (nullable) (transfer full): who undid it, NULL when it holds
 */
char *
pal_history_undone_by (PalStore *store,
                       gint64    op)
{
  return pal_store_ask_text_of (store, "SELECT undo.user FROM op JOIN op AS undo ON undo.id = op.reverted_by "
                                "WHERE op.id = ?1", op);
}
