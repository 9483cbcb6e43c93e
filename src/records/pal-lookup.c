/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-lookup.h"

#include <glib/gi18n.h>

#include "pal-record.h"
#include "store/pal-text.h"

#define MOST_NAMED 12

/* What a record is called by people, in the order in which they are tried. */
static const struct { const char *field, *column; } names[] = {
  { "code", "code" }, { "name", "name" }, { "number", "number" }, { "held-at", "substr (held_at, 1, 10)" },
  { "last-name", "trim (coalesce (first_name, '') || ' ' || last_name)" }, { "last-name", "last_name" },
};

/* The records whose @column is @key, without minding capitals and accents. Full transfer; elements gint64. */
static GArray *
find_called (PalStore *store, const PalKind *kind, const char *column, const char *key, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM %s WHERE %s IS NOT NULL ORDER BY id", column,
                                          kind->table, column);
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *wanted = pal_text_fold (key);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;

  while (pal_statement_step (statement, &failure))
    {
      g_autofree char *called = pal_text_fold (pal_statement_get_text (statement, 1));
      gint64 id = pal_statement_get_int (statement, 0);

      if (g_str_equal (called, wanted))
        g_array_append_val (found, id);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&found);
}

/* The column of the first name that records of the kind have. */
static const char *
first_column (const PalKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (pal_kind_get_field (kind, names[i].field) != NULL)
      return names[i].column;
  return "id";
}

/* "RF1, RF2, L1": what could have been asked for. Full transfer. */
static char *
name_all (PalStore *store, const PalKind *kind)
{
  const char *column = first_column (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s IS NOT NULL ORDER BY %s LIMIT %d", column,
                                          kind->table, column, column, MOST_NAMED);
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  while (statement != NULL && pal_statement_step (statement, NULL))
    g_string_append_printf (all, "%s%s", all->len ? ", " : "", pal_statement_get_text (statement, 0));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * pal_record_lookup:
 * @table: the kind of record: "cohort", "programme"
 * @key: what somebody typed: the key that a bundle gave, else a code, a name, a number or
 *   the day of a meeting, whatever capitals and accents
 *
 * Returns: the record's id; 0 with @error when there is none or when several are called so
 */
gint64
pal_record_lookup (PalStore *store, const char *table, const char *key, GError **error)
{
  const PalKind *kind = pal_kind_find (table);
  g_autofree char *all = NULL;
  gint64 id;

  g_return_val_if_fail (kind != NULL && key != NULL, 0);

  id = pal_outside_key_find (store, "bundle", table, key);
  if (id != 0)
    return id;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GArray) found = NULL;

      if (pal_kind_get_field (kind, names[i].field) == NULL)
        continue;
      found = find_called (store, kind, names[i].column, key, error);
      if (found == NULL)
        return 0;
      if (found->len == 1)
        return g_array_index (found, gint64, 0);
      if (found->len > 1)
        {
          g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                       _("%u records of this file are called “%s” (%s). Nothing was done: use a code or a key that only "
                         "one of them has."),
                       found->len, key, g_dgettext (GETTEXT_PACKAGE, kind->plural));
          return 0;
        }
    }

  all = name_all (store, kind);
  if (all[0] == '\0')
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                 _("“%s” was not found (%s): this file has none yet. Nothing was done."), key,
                 g_dgettext (GETTEXT_PACKAGE, kind->plural));
  else
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                 _("“%s” was not found (%s). Nothing was done; this file knows: %s."), key,
                 g_dgettext (GETTEXT_PACKAGE, kind->plural), all);
  return 0;
}
