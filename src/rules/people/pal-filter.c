/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter.h"

#include <string.h>

/* A filter and its text, one condition a line: the field, the comparison, the values joined by "|":
 *
 *   state is IN_COURSE|SUSPENDED
 *   prescription.prescribed-on longer-ago 30
 *   own.mode-de-garde is crèche
 *
 * In a field and a value "\" stands before what would mean something else. A line that is not understood stays as it is. */

struct _PalFilter {
  GPtrArray *conditions;
};

static const char *const verbs[PAL_FILTER_N_COMPARISONS] = {
  "is", "is-not", "contains", "known", "unknown", "at-least", "at-most", "between", "before", "after", "longer-ago",
  "last-days", "next-days",
};

/* Conditions ------------------------------------------------------------------------------------------------------------ */

/* @values: ended by NULL; (nullable): none. */
PalCondition *
pal_condition_new (const char *field, PalComparison comparison, const char *const *values)
{
  PalCondition *self = g_new0 (PalCondition, 1);

  self->field = g_strdup (field);
  self->comparison = comparison;
  self->values = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);
  return self;
}

PalCondition *
pal_condition_copy (const PalCondition *self)
{
  PalCondition *copy = pal_condition_new (self->field, self->comparison, (const char *const *) self->values);

  copy->unread = g_strdup (self->unread);
  return copy;
}

void
pal_condition_free (PalCondition *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_strfreev (self->values);
  g_free (self->unread);
  g_free (self);
}

gboolean
pal_condition_equal (const PalCondition *a, const PalCondition *b)
{
  return g_strcmp0 (a->field, b->field) == 0 && a->comparison == b->comparison && g_strcmp0 (a->unread, b->unread) == 0
         && g_strv_equal ((const char *const *) a->values, (const char *const *) b->values);
}

/* Text ------------------------------------------------------------------------------------------------------------------ */

static void
append_escaped (GString *line, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '\n':
        g_string_append (line, "\\n");
        break;
      case ' ':
        g_string_append (line, "\\s");
        break;
      case '|':
        g_string_append (line, "\\p");
        break;
      case '\\':
        g_string_append (line, "\\\\");
        break;
      default:
        g_string_append_c (line, *c);
      }
}

/* Spaces inside a value are left as they are: only a field's name ends at one. */
static void
append_value (GString *line, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (line, ' ');
      append_escaped (line, parts[i]);
    }
}

static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c == '\\' && c[1] != '\0')
      {
        c++;
        g_string_append_c (plain, *c == 'n' ? '\n' : *c == 's' ? ' ' : *c == 'p' ? '|' : *c);
      }
    else
      {
        g_string_append_c (plain, *c);
      }
  return g_string_free (plain, FALSE);
}

static void
append_condition (GString *text, const PalCondition *condition)
{
  if (condition->unread != NULL)
    {
      g_string_append_printf (text, "%s\n", condition->unread);
      return;
    }
  append_escaped (text, condition->field);
  g_string_append_printf (text, " %s", verbs[condition->comparison]);
  for (int i = 0; condition->values[i] != NULL; i++)
    {
      g_string_append_c (text, i > 0 ? '|' : ' ');
      append_value (text, condition->values[i]);
    }
  g_string_append_c (text, '\n');
}

static gboolean
find_verb (const char *word, PalComparison *comparison)
{
  for (guint i = 0; i < PAL_FILTER_N_COMPARISONS; i++)
    if (g_strcmp0 (verbs[i], word) == 0)
      {
        *comparison = (PalComparison) i;
        return TRUE;
      }
  return FALSE;
}

static PalCondition *
read_condition (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  PalCondition *condition = g_new0 (PalCondition, 1);

  if (words[0] == NULL || words[0][0] == '\0' || words[1] == NULL || !find_verb (words[1], &condition->comparison))
    {
      condition->values = g_new0 (char *, 1);
      condition->unread = g_strdup (line);
      return condition;
    }
  condition->field = unescape (words[0]);
  condition->values = words[2] != NULL ? g_strsplit (words[2], "|", -1) : g_new0 (char *, 1);
  for (int i = 0; condition->values[i] != NULL; i++)
    {
      char *kept = condition->values[i];
      condition->values[i] = unescape (kept);
      g_free (kept);
    }
  return condition;
}

/* Never fails. Full transfer. */
PalFilter *
pal_filter_from_text (const char *text)
{
  PalFilter *self = pal_filter_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      pal_filter_add (self, read_condition (lines[i]));
  return self;
}

/* Full transfer. */
char *
pal_filter_to_text (const PalFilter *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pal_filter_get_n (self); i++)
    append_condition (text, pal_filter_get (self, i));
  return g_string_free (text, FALSE);
}

/* The filter ------------------------------------------------------------------------------------------------------------ */

PalFilter *
pal_filter_new (void)
{
  PalFilter *self = g_new0 (PalFilter, 1);

  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_condition_free);
  return self;
}

PalFilter *
pal_filter_copy (const PalFilter *self)
{
  PalFilter *copy = pal_filter_new ();

  for (guint i = 0; i < pal_filter_get_n (self); i++)
    pal_filter_add (copy, pal_condition_copy (pal_filter_get (self, i)));
  return copy;
}

void
pal_filter_free (PalFilter *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->conditions);
  g_free (self);
}

guint
pal_filter_get_n (const PalFilter *self)
{
  return self != NULL ? self->conditions->len : 0;
}

const PalCondition *
pal_filter_get (const PalFilter *self, guint index)
{
  return g_ptr_array_index (self->conditions, index);
}

/* Where an equal condition stands; -1: nowhere. */
int
pal_filter_find (const PalFilter *self, const PalCondition *condition)
{
  for (guint i = 0; i < pal_filter_get_n (self); i++)
    if (pal_condition_equal (pal_filter_get (self, i), condition))
      return (int) i;
  return -1;
}

/* @condition: (transfer full) */
void
pal_filter_add (PalFilter *self, PalCondition *condition)
{
  g_ptr_array_add (self->conditions, condition);
}

/* @condition: (transfer full) */
void
pal_filter_replace (PalFilter *self, guint index, PalCondition *condition)
{
  g_return_if_fail (index < self->conditions->len);

  pal_condition_free (self->conditions->pdata[index]);
  self->conditions->pdata[index] = condition;
}

void
pal_filter_remove (PalFilter *self, guint index)
{
  g_return_if_fail (index < self->conditions->len);

  g_ptr_array_remove_index (self->conditions, index);
}

void
pal_filter_clear (PalFilter *self)
{
  g_ptr_array_set_size (self->conditions, 0);
}

/* The same conditions in the same order. */
gboolean
pal_filter_equal (const PalFilter *a, const PalFilter *b)
{
  if (pal_filter_get_n (a) != pal_filter_get_n (b))
    return FALSE;
  for (guint i = 0; i < pal_filter_get_n (a); i++)
    if (!pal_condition_equal (pal_filter_get (a, i), pal_filter_get (b, i)))
      return FALSE;
  return TRUE;
}
