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
  const char *meaning;      /* the reading it asks for, as a report says it; %s: its value */
} Option;

static const Option options[] = {
  { "known_at", "1", 0, 0, N_("only situations recorded by the as-of date") },
  { "literal", "1", 0, 0, N_("rates in the literal sense of the funder's table") },
  { "integration", "last_day", 0, 0, N_("integration: present on the session's last day") },
  { "cdd_months", "ge6", 0, 0, N_("a fixed-term contract of exactly six months is lasting") },
  { "min_quota", NULL, 1, 100, N_("below %s percent of a full working time a lasting job is a dynamic exit") },
  { "base", "leavers", 0, 0, N_("exit rates on those who left") },
  { "early_exit", "without_job", 0, 0, N_("early exits without those to a job") },
  { "qpv", "known_only", 0, 0, N_("priority neighbourhoods: among the known answers") },
  { "typology", "prescribed", 0, 0, N_("typology of the people oriented") },
  { "small_cells", NULL, 0, 1000, N_("counts below %s are masked") },
  { "working_days", "0|1", 0, 0, NULL },
  { "calendar", "FR|NC|OWN", 0, 0, NULL },
  { "sensitive", "1", 0, 0, NULL },
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

/* The readings that were asked for instead of the catalogue's own, in words; NULL when there are none. Owned by the
 * caller. */
char *
pal_scope_describe_options (const PalScope *scope)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const char *value = pal_scope_get_option (scope, options[i].name);
      if (value == NULL || options[i].meaning == NULL)
        continue;
      g_auto (GStrv) parts = g_strsplit (_(options[i].meaning), "%s", 2);
      g_autofree char *meaning = g_strjoinv (value, parts);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", meaning);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
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
