/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pal-indicator-private.h"

/* The head of an indicator's file: lines of comment "-- key: value", continued by "--   more". What stands after the
 * head is its SELECT. The head is written for people of the trade, in French, as the funders word it.
 *
 *   code, order (in the catalogue), title, definition, rubric, source
 *   unit        nb pct ans mois date … (INDICATORS §4)
 *   value       count, sum, ratio, mean, median, difference, date, or "mean-of CODE CODE…"
 *   period      flow (facts dated in the period) or stock (true at its last day)
 *   parameters  the options that it reads
 *   scale       the value is divided by it
 *   literal     "inverse": the option literal=1 turns the rate upside down
 *   breakdown   "listed": each of "categories: CODE=Words; CODE=Words", at 0 too; "open": those that occur, whose words
 *               are in the list of values "choices"
 *   scope       "cohort": makes sense for one cohort only
 *   only        "nominative": left out of the other variants
 *   needs       the gaps (course-missing.sql) that make the figure uncertain, by their codes
 *   better      "lower": the fewer the better, so that a target is a maximum */

static void
category_free (gpointer data)
{
  PalCategory *category = data;

  g_free (category->code);
  g_free (category->label);
  g_free (category);
}

void
pal_indicator_file_free (PalIndicatorFile *file)
{
  if (file == NULL)
    return;
  g_free (file->about.code);
  g_free (file->about.title);
  g_free (file->about.definition);
  g_free (file->about.rubric);
  g_free (file->about.unit);
  g_free (file->about.source);
  g_free (file->about.value);
  g_free (file->about.period);
  g_strfreev (file->about.needs);
  g_ptr_array_unref (file->categories);
  g_free (file->choices);
  g_strfreev (file->components);
  g_strfreev (file->parameters);
  g_free (file->select);
  g_free (file);
}

/* The keys of the head and their values; *rest is where the SELECT begins. */
static GHashTable *
read_head (const char *text, const char **rest)
{
  GHashTable *head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *key = NULL;

  while (g_str_has_prefix (text, "-- "))
    {
      const char *end = strchr (text, '\n');
      g_autofree char *line = end != NULL ? g_strndup (text, end - text) : g_strdup (text);
      const char *colon = strchr (line, ':');

      if (g_str_has_prefix (line, "--   ") && key != NULL)
        g_hash_table_replace (head, g_strdup (key),
                              g_strconcat (g_hash_table_lookup (head, key), " ", g_strstrip (line + 2), NULL));
      else if (colon != NULL && strcspn (line + 3, " ") > (gsize) (colon - line - 3))
        {
          g_free (key);
          key = g_strndup (line + 3, colon - line - 3);
          g_hash_table_replace (head, g_strdup (key), g_strdup (g_strstrip (line + (colon - line) + 1)));
        }
      else
        break;
      text = end != NULL ? end + 1 : text + strlen (text);
    }
  *rest = text;
  return head;
}

static GStrv
words (GHashTable *head, const char *key)
{
  const char *value = g_hash_table_lookup (head, key);

  return g_strsplit (value != NULL ? value : "", " ", -1);
}

static gboolean
read_kind (PalIndicatorFile *file, const char *value)
{
  static const char *const names[] = { "count", "sum", "ratio", "mean", "median", "difference", "date" };

  if (g_str_has_prefix (value, "mean-of "))
    {
      file->kind = PAL_VALUE_MEAN_OF;
      file->components = g_strsplit (value + strlen ("mean-of "), " ", -1);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (value, names[i]))
      {
        file->kind = i;
        return TRUE;
      }
  return FALSE;
}

/* "F=Femmes; M=Hommes" */
static void
read_categories (PalIndicatorFile *file, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", ";", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      if (equals == NULL)
        continue;
      PalCategory *category = g_new0 (PalCategory, 1);
      *equals = '\0';
      category->code = g_strdup (g_strstrip (parts[i]));
      category->label = g_strdup (g_strstrip (equals + 1));
      g_ptr_array_add (file->categories, category);
    }
}

/* A decimal number, exactly: 30.4375 is 304375 / 10000. */
static PalExact
read_scale (const char *value)
{
  gint64 num = 0, den = 1;
  gboolean decimals = FALSE;

  for (const char *p = value != NULL ? value : "1"; *p != '\0'; p++)
    if (*p == '.')
      decimals = TRUE;
    else if (g_ascii_isdigit (*p))
      {
        num = num * 10 + (*p - '0');
        den *= decimals ? 10 : 1;
      }
  return pal_exact (num, den);
}

static void
read_breakdown (PalIndicatorFile *file, GHashTable *head)
{
  const char *breakdown = g_hash_table_lookup (head, "breakdown");

  if (g_strcmp0 (breakdown, "listed") == 0)
    file->breakdown = PAL_BREAKDOWN_LISTED;
  else if (g_strcmp0 (breakdown, "open") == 0)
    file->breakdown = PAL_BREAKDOWN_OPEN;
  file->about.breakdown = file->breakdown != PAL_BREAKDOWN_NONE;
  read_categories (file, g_hash_table_lookup (head, "categories"));
  file->choices = g_strdup (g_hash_table_lookup (head, "choices"));
}

static char *
take (GHashTable *head, const char *key)
{
  return g_strdup (g_hash_table_lookup (head, key));
}

/* Reads an indicator's file, whose @name is for the message. Returns NULL with @error set when its head lacks what is
 * needed to compute and to print it. */
PalIndicatorFile *
pal_indicator_parse (const char *name, const char *text, GError **error)
{
  static const char *const needed[] = {
    "code", "order", "title", "definition", "unit", "rubric", "source", "value", "period",
  };
  const char *rest = text;
  g_autoptr (GHashTable) head = read_head (text, &rest);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (g_hash_table_lookup (head, needed[i]) == NULL)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: the head lacks \"%s\"", name, needed[i]);
        return NULL;
      }

  PalIndicatorFile *file = g_new0 (PalIndicatorFile, 1);
  file->about = (PalIndicator) {
    .code = take (head, "code"), .title = take (head, "title"), .definition = take (head, "definition"),
    .rubric = take (head, "rubric"), .unit = take (head, "unit"), .source = take (head, "source"),
    .value = take (head, "value"), .period = take (head, "period"),
    .needs = words (head, "needs"), .lower_is_better = g_strcmp0 (g_hash_table_lookup (head, "better"), "lower") == 0,
    .cohort_only = g_strcmp0 (g_hash_table_lookup (head, "scope"), "cohort") == 0,
  };
  file->order = atoi (g_hash_table_lookup (head, "order"));
  file->parameters = words (head, "parameters");
  file->scale = read_scale (g_hash_table_lookup (head, "scale"));
  file->literal = g_strcmp0 (g_hash_table_lookup (head, "literal"), "inverse") == 0;
  file->nominative_only = g_strcmp0 (g_hash_table_lookup (head, "only"), "nominative") == 0;
  file->categories = g_ptr_array_new_with_free_func (category_free);
  read_breakdown (file, head);
  file->select = g_strdup (rest);
  if (!read_kind (file, file->about.value))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: \"%s\" is not a kind of value", name,
                   file->about.value);
      g_clear_pointer (&file, pal_indicator_file_free);
    }
  return file;
}
