/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-kind-list.h"

#include "store/pal-text.h"

/* Lists of a few hundred records at most, told from the kind's own fields. */

/* What is counted of a record, beside its fields. */
static const struct {
  const char *table, *child, *column;
} counted[] = {
  { "site", "room", "site" },          { "organisation", "contact", "organisation" }, { "tag", "tagged", "tag" },
  { "programme", "cohort", "programme" }, { "custom_field", "custom_value", "custom_field" },
};

/* How a record of @kind is called, in SQL; its table stands under the name @as. Full transfer. */
static char *
title_sql (const PalKind *kind, const char *as)
{
  if (pal_kind_get_field (kind, "last-name") != NULL)
    return g_strdup_printf ("trim (coalesce (%s.first_name || ' ', '') || %s.last_name)", as, as);
  if (pal_kind_get_field (kind, "name") != NULL)
    return g_strdup_printf ("%s.name", as);
  return g_strdup_printf ("%s.id", as);
}

static char *
column_sql (const PalField *field)
{
  g_autofree char *column = pal_field_column (field);
  const PalKind *target = field->kind == PAL_REF ? pal_kind_find (field->target) : NULL;
  g_autofree char *title = NULL;

  if (target == NULL)
    return g_strdup_printf ("t.%s", column);
  title = title_sql (target, "r");
  return g_strdup_printf ("(SELECT %s FROM %s r WHERE r.id = t.%s)", title, target->table, column);
}

static char *
count_sql (const PalKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_str_equal (counted[i].table, kind->table))
      return g_strdup_printf ("(SELECT count (*) FROM %s n WHERE n.%s = t.id)", counted[i].child, counted[i].column);
  return g_strdup ("0");
}

static char *
hydrate_sql (const PalKind *kind)
{
  GString *sql = g_string_new ("SELECT t.id");
  g_autofree char *count = count_sql (kind);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      g_autofree char *column = column_sql (&kind->fields[i]);

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, ", %s FROM %s t WHERE t.id IN (SELECT value FROM json_each (?1))", count, kind->table);
  return g_string_free (sql, FALSE);
}

/* The tables whose change the list may show. */
static char **
tables_of (const PalKind *kind)
{
  GPtrArray *tables = g_ptr_array_new ();

  g_ptr_array_add (tables, g_strdup (kind->table));
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].kind == PAL_REF)
      g_ptr_array_add (tables, g_strdup (kind->fields[i].target));
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_str_equal (counted[i].table, kind->table))
      g_ptr_array_add (tables, g_strdup (counted[i].child));
  g_ptr_array_add (tables, NULL);
  return (char **) g_ptr_array_free (tables, FALSE);
}

/* A list of @kind, empty until pal_kind_list_show(). Full transfer. */
PalQuery *
pal_kind_list_new (PalStore *store, const PalKind *kind)
{
  g_autofree char *hydrate = hydrate_sql (kind);
  g_auto (GStrv) tables = tables_of (kind);

  return pal_query_new (store, (const char *const *) tables, hydrate);
}

/* The column that says how many records hang on the row's. */
guint
pal_kind_list_count_column (const PalKind *kind)
{
  return pal_kind_n_fields (kind);
}

static gboolean
holds_words (const PalField *field)
{
  return field->kind == PAL_TEXT || field->kind == PAL_NOTE || field->kind == PAL_PHONE || field->kind == PAL_REF;
}

/* Every word is looked for in the texts together: "rousseau halle" finds the room of a site. */
static void
append_search (GString *sql, const PalKind *kind, const char *folded, GPtrArray *values)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) texts = g_string_new ("fold (''");

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (holds_words (&kind->fields[i]))
      {
        g_autofree char *column = column_sql (&kind->fields[i]);

        g_string_append_printf (texts, " || ' ' || coalesce (%s, '')", column);
      }
  g_string_append (texts, ")");
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_ptr_array_add (values, g_strdup (words[i]));
      g_string_append_printf (sql, " AND instr (%s, ?%u) > 0", texts->str, values->len);
    }
}

static void
append_narrowing (GString *sql, const PalKind *kind, const PalKindView *view, GPtrArray *values)
{
  const PalField *field = view->field != NULL ? pal_kind_get_field (kind, view->field) : NULL;
  g_autofree char *column = NULL;

  if (field == NULL)
    return;
  column = pal_field_column (field);
  if (view->text == NULL)
    {
      g_string_append_printf (sql, " AND t.%s = %" G_GINT64_FORMAT, column, view->number);
      return;
    }
  g_ptr_array_add (values, g_strdup (view->text));
  g_string_append_printf (sql, " AND instr ('|' || t.%s || '|', '|' || ?%u || '|') > 0", column, values->len);
}

static void
append_order (GString *sql, const PalKind *kind, const PalKindView *view)
{
  const PalField *field = view->order != NULL ? pal_kind_get_field (kind, view->order) : NULL;
  const char *way = view->descending ? "DESC" : "ASC";
  g_autofree char *title = title_sql (kind, "t");

  g_string_append (sql, " ORDER BY ");
  if (field != NULL)
    {
      g_autofree char *column = column_sql (field);

      g_string_append_printf (sql, holds_words (field) ? "fold (%s) %s NULLS LAST, " : "%s %s NULLS LAST, ", column, way);
    }
  else if (view->order != NULL)
    {
      g_autofree char *count = count_sql (kind);

      g_string_append_printf (sql, "%s %s, ", count, way);
    }
  else if (pal_kind_get_field (kind, "position") != NULL)
    {
      g_string_append (sql, "t.position NULLS LAST, ");
    }
  if (pal_kind_get_field (kind, "last-name") != NULL)
    g_string_append (sql, "fold (t.last_name), ");
  if (pal_kind_get_field (kind, "position") == NULL)
    g_string_append_printf (sql, "fold (%s), ", title);
  g_string_append (sql, "t.id");
}

/* Shows the records that answer to @view. When it cannot be asked the list stays as it was. */
gboolean
pal_kind_list_show (PalQuery *list, const PalKind *kind, const PalKindView *view, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *folded = pal_text_fold (view->search);

  g_string_printf (sql, "SELECT t.id FROM %s t WHERE true", kind->table);
  append_search (sql, kind, folded != NULL ? folded : "", values);
  append_narrowing (sql, kind, view, values);
  append_order (sql, kind, view);
  g_ptr_array_add (values, NULL);
  return pal_query_set_keys (list, sql->str, (const char *const *) values->pdata, error);
}
