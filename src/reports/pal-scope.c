/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"

#include "pal-report.h"

/* What can be asked for beside the perimeter and the dates (INDICATORS §4, "Options"). */
typedef struct {
  const char *name;
  const char *words;        /* the values that can be given, joined by "|"; NULL: a number */
  int         min, max;     /* of a number */
} Option;

static const Option options[] = {
  { "known_at", "1" },                  /* only situations recorded by the as-of date */
  { "literal", "1" },                   /* the sense in which the funder's table writes a rate */
  { "integration", "last_day" },        /* present on the session's last day only */
  { "cdd_months", "ge6" },              /* a contract of exactly six months is lasting */
  { "min_quota", NULL, 1, 100 },        /* below so much of a full working time, lasting is dynamic */
  { "base", "leavers" },                /* rates of exit on those who left */
  { "early_exit", "without_job" },      /* leaving for a job is not leaving early */
  { "qpv", "known_only" },              /* the share among those of whom one knows */
  { "typology", "prescribed" },         /* of the people oriented, not of those who entered */
  { "small_cells", NULL, 0, 1000 },     /* smaller counts of a breakdown are masked */
  { "working_days", "0|1" },            /* 1-3-5 in working days; 0: calendar days */
  { "calendar", "FR|NC|OWN" },          /* whose holidays */
  { "sensitive", "1" },                 /* a nominative list says health, justice and customary life in words */
};

void
pal_scope_init (PalScope *scope)
{
  *scope = (PalScope) { 0 };
  g_date_clear (&scope->from, 1);
  g_date_clear (&scope->to, 1);
  g_date_clear (&scope->as_of, 1);
}

/* @to must be initialised; it is filled anew. */
void
pal_scope_copy (PalScope *to, const PalScope *from)
{
  GHashTableIter iter;
  gpointer name, value;

  if (to == from)
    return;
  pal_scope_clear (to);
  *to = *from;
  to->options = NULL;
  if (from->options == NULL)
    return;

  to->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, from->options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (to->options, g_strdup (name), g_strdup (value));
}

void
pal_scope_clear (PalScope *scope)
{
  g_clear_pointer (&scope->options, g_hash_table_unref);
  pal_scope_init (scope);
}

static const Option *
find_option (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_strcmp0 (options[i].name, name) == 0)
      return &options[i];
  return NULL;
}

static gboolean
value_is_allowed (const Option *option, const char *value)
{
  gint64 number;

  if (option->words == NULL)
    return g_ascii_string_to_signed (value, 10, option->min, option->max, &number, NULL);
  if (g_strcmp0 (value, "0") == 0 && g_strcmp0 (option->words, "1") == 0)
    return TRUE;

  g_auto (GStrv) words = g_strsplit (option->words, "|", -1);
  return g_strv_contains ((const char *const *) words, value);
}

static void
refuse_value (const Option *option, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (option->words != NULL ? option->words : "", "|", -1);
  g_autofree char *expected = option->words != NULL ? g_strjoinv (_(" or "), words)
                                                    : g_strdup_printf ("%d–%d", option->min, option->max);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("The option “%s” does not know the value “%s”. Nothing was computed; give %s, or leave the option "
                 "out."),
               option->name, value, expected);
}

/* Sets an option of INDICATORS §4; an empty or NULL value takes it away. Returns FALSE with @error set in words when
 * there is no such option, or it does not know the value. */
gboolean
pal_scope_set_option (PalScope *scope, const char *name, const char *value, GError **error)
{
  const Option *option = find_option (name);

  if (option == NULL)
    {
      g_autoptr (GString) known = g_string_new (NULL);
      for (guint i = 0; i < G_N_ELEMENTS (options); i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", options[i].name);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("There is no option “%s”. Nothing was computed; the options are: %s."),
                   name != NULL ? name : "", known->str);
      return FALSE;
    }
  if (value == NULL || *value == '\0')
    {
      if (scope->options != NULL)
        g_hash_table_remove (scope->options, name);
      return TRUE;
    }
  if (!value_is_allowed (option, value))
    {
      refuse_value (option, value, error);
      return FALSE;
    }
  if (scope->options == NULL)
    scope->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (scope->options, g_strdup (name), g_strdup (value));
  return TRUE;
}

/* NULL when the option is not set, or set to "0" where that means no. Owned by the scope. */
const char *
pal_scope_get_option (const PalScope *scope, const char *name)
{
  const Option *option = find_option (name);
  const char *value = scope->options != NULL ? g_hash_table_lookup (scope->options, name) : NULL;

  if (option == NULL || value == NULL || !value_is_allowed (option, value))
    return NULL;
  return g_str_equal (value, "0") && g_strcmp0 (option->words, "1") == 0 ? NULL : value;
}

int
pal_scope_get_number (const PalScope *scope, const char *name, int otherwise)
{
  const char *value = pal_scope_get_option (scope, name);

  return value != NULL ? (int) g_ascii_strtoll (value, NULL, 10) : otherwise;
}

/* The as-of date: the one asked for, else the period's end, but never a day to come (C2), else today. */
void
pal_scope_get_as_of (const PalScope *scope, GDate *as_of)
{
  GDate today;

  if (g_date_valid (&scope->as_of))
    {
      *as_of = scope->as_of;
      return;
    }
  pal_today (&today);
  *as_of = g_date_valid (&scope->to) && g_date_compare (&scope->to, &today) < 0 ? scope->to : today;
}
