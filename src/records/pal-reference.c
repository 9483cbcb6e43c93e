/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-reference.h"

#include <string.h>

#include "store/pal-text.h"

void
pal_reference_free (PalReference *reference)
{
  if (reference == NULL)
    return;
  g_free (reference->title);
  g_free (reference->detail);
  g_free (reference);
}

/* What a record is called; "" when there is none of that number. Full transfer. */
char *
pal_reference_title (PalStore *store, const PalKind *kind, gint64 id)
{
  g_autoptr (PalRecord) record = store != NULL && id != 0 ? pal_record_load (store, kind, id, NULL) : NULL;

  return record != NULL ? pal_record_title (record) : g_strdup ("");
}

/* What stands beside the title where one is chosen; NULL: nothing. Full transfer. */
char *
pal_reference_detail (PalStore *store, const PalKind *kind, gint64 id)
{
  return kind->detail != NULL && store != NULL && id != 0 ? kind->detail (store, id) : NULL;
}

static gboolean
is_searched (const PalKind *kind)
{
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].flags & PAL_SEARCHED)
      return TRUE;
  return FALSE;
}

static gboolean
matches (const char *title, const char *folded)
{
  g_autofree char *words = pal_text_fold (title);
  g_auto (GStrv) wanted = g_strsplit (folded, " ", -1);

  for (int i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *inside = g_strconcat (" ", wanted[i], NULL);
      if (!g_str_has_prefix (words, wanted[i]) && strstr (words, inside) == NULL)
        return FALSE;
    }
  return TRUE;
}

static PalStatement *
candidates (PalStore *store, const PalKind *kind, const char *typed)
{
  g_autofree char *expression = is_searched (kind) ? pal_text_search_expression (typed) : NULL;
  g_autofree char *all = g_strdup_printf ("SELECT id FROM %s ORDER BY id", kind->table);
  PalStatement *statement;

  if (expression == NULL && is_searched (kind))
    {
      statement = pal_statement_new (store, "SELECT record FROM sort_key WHERE kind = ?1 ORDER BY value", NULL);
      if (statement != NULL)
        pal_statement_bind_text (statement, 1, kind->table);
      return statement;
    }
  if (expression == NULL)
    return pal_statement_new (store, all, NULL);

  statement = pal_statement_new (store, "SELECT found.rowid FROM found LEFT JOIN sort_key ON sort_key.record = found.rowid "
                                 "WHERE found MATCH ?1 AND found.kind = ?2 ORDER BY sort_key.value", NULL);
  if (statement != NULL)
    {
      pal_statement_bind_text (statement, 1, expression);
      pal_statement_bind_text (statement, 2, kind->table);
    }
  return statement;
}

/* The records of a kind whose title has words that begin with those typed, at most @limit, by name; nothing typed gives the
 * first ones. Full transfer; elements PalReference. */
GPtrArray *
pal_reference_search (PalStore *store, const PalKind *kind, const char *typed, guint limit)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_reference_free);
  g_autofree char *folded = pal_text_fold (typed);
  g_autoptr (PalStatement) statement = candidates (store, kind, typed);

  while (statement != NULL && found->len < limit && pal_statement_step (statement, NULL))
    {
      gint64 id = pal_statement_get_int (statement, 0);
      g_autofree char *title = pal_reference_title (store, kind, id);
      if (*folded != '\0' && !is_searched (kind) && !matches (title, folded))
        continue;
      PalReference *reference = g_new0 (PalReference, 1);
      reference->id = id;
      reference->title = g_steal_pointer (&title);
      reference->detail = pal_reference_detail (store, kind, id);
      g_ptr_array_add (found, reference);
    }
  return found;
}

/* Made by their name ------------------------------------------------------------------------------------------------- */

/* The only text that a record of this kind needs; NULL when a name is not enough to make one. */
static const PalField *
find_name_field (const PalKind *kind)
{
  const PalField *name = NULL;

  for (guint i = 0; kind != NULL && kind->fields[i].name != NULL; i++)
    {
      if (!(kind->fields[i].flags & PAL_REQUIRED))
        continue;
      if (name != NULL || kind->fields[i].kind != PAL_TEXT)
        return NULL;
      name = &kind->fields[i];
    }
  return name;
}

static gboolean
is_capitals (const char *word)
{
  g_autofree char *upper = g_utf8_strup (word, -1);

  return g_utf8_strlen (word, -1) > 1 && strcmp (upper, word) == 0;
}

/* "Marie Dupont", "DUPONT Marie", "Dupont": words in capitals are the last name, else all words but the first. */
static void
name_person (PalRecord *record, const char *typed)
{
  g_auto (GStrv) words = g_strsplit_set (typed, " ", -1);
  g_autoptr (GString) first = g_string_new (NULL), last = g_string_new (NULL);
  gboolean any_capitals = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    any_capitals = any_capitals || is_capitals (words[i]);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_last = any_capitals ? is_capitals (words[i]) : i > 0 || words[1] == NULL;
      GString *part = is_last ? last : first;

      if (words[i][0] != '\0')
        g_string_append_printf (part, "%s%s", part->len > 0 ? " " : "", words[i]);
    }
  pal_record_set_text (record, "last-name", last->len > 0 ? last->str : first->str);
  if (last->len > 0 && first->len > 0)
    pal_record_set_text (record, "first-name", first->str);
}

/* Whether a name is all that a new record of the kind needs. */
gboolean
pal_reference_can_make (const PalKind *kind)
{
  return find_name_field (kind) != NULL;
}

/* A new record, not yet in the file, called as somebody typed it. Full transfer; NULL when a name is not enough. */
PalRecord *
pal_reference_make (const PalKind *kind, const char *typed)
{
  const PalField *name = find_name_field (kind);
  PalRecord *record = name != NULL ? pal_record_new (kind) : NULL;

  if (record != NULL && pal_kind_get_field (kind, "first-name") != NULL)
    name_person (record, typed);
  else if (record != NULL)
    pal_record_set_text (record, name->name, typed);
  return record;
}
