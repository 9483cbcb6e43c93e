/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pal-text.h"

#define LONGEST_NAME 60       /* characters between two braces; more is no field */
#define NEAR_ENOUGH  3        /* letters to change until a name that was meant is proposed */

static const PalLetterField fields[] = {
  { "title", NC_("field of a letter", "Title") },
  { "first_name", NC_("field of a letter", "First name") },
  { "last_name", NC_("field of a letter", "Last name") },
  { "birth_on", NC_("field of a letter", "Date of birth") },
  { "programme", NC_("field of a letter", "Programme") },
  { "cohort", NC_("field of a letter", "Cohort") },
  { "entry_on", NC_("field of a letter", "Entry date") },
  { "end_on", NC_("field of a letter", "End date") },
  { "duration", NC_("field of a letter", "Duration") },
  { "place", NC_("field of a letter", "Place") },
  { "commission", NC_("field of a letter", "Commission") },
  { "commission_on", NC_("field of a letter", "Commission date") },
  { "commission_at", NC_("field of a letter", "Commission time") },
  { "commission_place", NC_("field of a letter", "Commission place") },
  { "session", NC_("field of a letter", "Session") },
  { "session_on", NC_("field of a letter", "Session date") },
  { "session_at", NC_("field of a letter", "Session time") },
  { "session_place", NC_("field of a letter", "Session place") },
  { "session_staff", NC_("field of a letter", "Session run by") },
  { "decision_on", NC_("field of a letter", "Decision date") },
  { "adviser", NC_("field of a letter", "Adviser") },
  { "adviser_phone", NC_("field of a letter", "Adviser’s telephone") },
  { "prescriber", NC_("field of a letter", "Prescriber") },
  { "office", NC_("field of a letter", "Prescribing office") },
  { "organisation", NC_("field of a letter", "Organisation") },
  { "organisation_phone", NC_("field of a letter", "Organisation’s telephone") },
  { "organisation_email", NC_("field of a letter", "Organisation’s email") },
  { "today", NC_("field of a letter", "Today") },
  { NULL },
};

/* In the order in which they are proposed, ended by id NULL. */
const PalLetterField *
pal_letter_fields (void)
{
  return fields;
}

/* NULL: there is none of that id. */
const PalLetterField *
pal_letter_field_get (const char *id)
{
  for (const PalLetterField *field = fields; field->id != NULL; field++)
    if (g_str_equal (field->id, id))
      return field;
  return NULL;
}

const char *
pal_letter_field_name (const PalLetterField *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field of a letter", field->name);
}

/* Apostrophes are typed in two ways. */
static char *
fold (const char *name)
{
  g_autofree char *folded = pal_text_fold (name);
  GString *plain = g_string_new (folded);

  g_string_replace (plain, "’", "'", 0);
  g_string_replace (plain, "\302\240", " ", 0);
  return g_strstrip (g_string_free (plain, FALSE));
}

/* A name counts in the user's language and in English, in which the file may have been written. */
const PalLetterField *
pal_letter_field_find (const char *typed)
{
  g_autofree char *wanted = fold (typed);

  for (const PalLetterField *field = fields; field->id != NULL; field++)
    {
      g_autofree char *here = fold (pal_letter_field_name (field)), *english = fold (field->name);

      if (g_str_equal (wanted, here) || g_str_equal (wanted, english))
        return field;
    }
  return NULL;
}

/* Braces ----------------------------------------------------------------------------------------------------------- */

/* The next field of a text, from its opening brace to its closing one; NULL when there is none. @name is full transfer. */
static const char *
next_field (const char *text, const char **end, char **name)
{
  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      gsize length = strcspn (open + 1, "{}\n");

      if (open[1 + length] != '}' || length == 0 || g_utf8_strlen (open + 1, (gssize) length) > LONGEST_NAME)
        continue;
      *end = open + 1 + length + 1;
      *name = g_strndup (open + 1, length);
      return open;
    }
  return NULL;
}

/* How many letters have to be put in, left out or changed. */
static guint
distance (const char *a, const char *b)
{
  glong length_a, length_b;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &length_a), *y = g_utf8_to_ucs4_fast (b, -1, &length_b);
  g_autofree guint *row = g_new (guint, length_b + 1);

  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint corner = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint above = row[j], change = corner + (x[i - 1] != y[j - 1]);

          row[j] = MIN (MIN (above, row[j - 1]) + 1, change);
          corner = above;
        }
    }
  return row[length_b];
}

/* What was probably meant; NULL when nothing is near. */
static const PalLetterField *
nearest (const char *typed)
{
  g_autofree char *wanted = fold (typed);
  const PalLetterField *best = NULL;
  guint least = NEAR_ENOUGH + 1;

  for (const PalLetterField *field = fields; field->id != NULL; field++)
    {
      g_autofree char *name = fold (pal_letter_field_name (field));
      guint far = distance (wanted, name);

      if (far < least && far * 2 < strlen (name))
        {
          least = far;
          best = field;
        }
    }
  return best;
}

static char *
refuse (const char *name)
{
  const PalLetterField *meant = nearest (name);

  if (meant != NULL)
    return g_strdup_printf (_("“{%s}” is no field. Did you mean “{%s}”?"), name, pal_letter_field_name (meant));
  return g_strdup_printf (_("“{%s}” is no field: it will stay in the letter as it is."), name);
}

/* What stands in braces in a template and is no field, a sentence each, once; NULL: all are fields. Full transfer. */
char *
pal_letter_fields_check (const char *text)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *end = text, *open;
  char *name;

  while (end != NULL && (open = next_field (end, &end, &name)) != NULL)
    {
      if (pal_letter_field_find (name) == NULL && !g_hash_table_contains (said, name))
        {
          g_autofree char *sentence = refuse (name);

          g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
          g_hash_table_add (said, g_strdup (name));
        }
      g_free (name);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/* The text with its fields filled in. @values: id → text. What has no value, or is no field, stays as it is, in its
 * braces, and its name is added to @missing (char *), once. Full transfer. */
char *
pal_letter_fields_fill (const char *text, GHashTable *values, GPtrArray *missing)
{
  GString *filled = g_string_new (NULL);
  const char *from = text != NULL ? text : "", *end, *open;
  char *name;

  while ((open = next_field (from, &end, &name)) != NULL)
    {
      const PalLetterField *field = pal_letter_field_find (name);
      const char *value = field != NULL ? g_hash_table_lookup (values, field->id) : NULL;

      g_string_append_len (filled, from, open - from);
      if (value != NULL && *value != '\0')
        g_string_append (filled, value);
      else
        {
          g_string_append_len (filled, open, end - open);
          if (!g_ptr_array_find_with_equal_func (missing, name, g_str_equal, NULL))
            g_ptr_array_add (missing, g_strdup (name));
        }
      g_free (name);
      from = end;
    }
  g_string_append (filled, from);
  return g_string_free (filled, FALSE);
}
