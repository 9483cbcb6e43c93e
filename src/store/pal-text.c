/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-text.h"

#include <string.h>

/* Letters that decomposition leaves as they are, and what people type for them. */
static const struct { gunichar letter; const char *plain; } plain_letters[] = {
  { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x0153, "oe" }, { 0x00F8, "o" }, { 0x0142, "l" }, { 0x0111, "d" }, { 0x00F0, "d" },
  { 0x00FE, "th" }, { 0x0131, "i" },
};

static void
append_plain (GString *out, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (out, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (out, c);
}

static gboolean
is_plain_ascii (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      return FALSE;
  return TRUE;
}

/* The text without accents, capitals or ligatures, each run of other signs become one space: what search and order compare.
 * "N'Guessan  Œuvrard" → "n guessan oeuvrard". Never NULL; full transfer. */
char *
pal_text_fold (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;
  if (!is_plain_ascii (text))
    {
      valid = g_utf8_make_valid (text, -1);
      decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
      text = decomposed;
    }

  GString *out = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* Nearly every letter is plain by now, and every cell of a listing comes by here. */
      gboolean plain = (guchar) *p < 0x80;
      gunichar c = plain ? (guchar) *p : g_utf8_get_char (p);
      if (!plain && g_unichar_ismark (c))
        continue;
      if (plain ? !g_ascii_isalnum (c) : !g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      if (plain)
        g_string_append_c (out, g_ascii_tolower (c));
      else
        append_plain (out, g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}

/* The digits of a telephone number as they are kept for search, however it is written: +33 6 41…, 0033…, 06.41…, and the number
 * whose leading zero a spreadsheet lost all give 0641…; New Caledonia's +687 gives its six digits. Full transfer. */
char *
pal_text_telephone (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);

  if (g_str_has_prefix (digits->str, "00"))
    g_string_erase (digits, 0, 2);
  if (digits->len > 9 && g_str_has_prefix (digits->str, "33"))
    {
      g_string_erase (digits, 0, 2);
      if (digits->str[0] != '0')
        g_string_prepend_c (digits, '0');
    }
  else if (digits->len == 9 && g_str_has_prefix (digits->str, "687"))
    g_string_erase (digits, 0, 3);
  else if (digits->len == 9 && digits->str[0] != '0')
    g_string_prepend_c (digits, '0');
  return g_string_free (digits, FALSE);
}

static gboolean
looks_like_telephone (const char *typed)
{
  int digits = 0;

  for (const char *p = typed; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (strchr (" +.-/()", *p) == NULL)
        return FALSE;
    }
  return digits >= 2;
}

static char *
telephone_expression (const char *typed)
{
  const char *start = typed;
  while (*start == ' ')
    start++;

  g_autofree char *number = pal_text_telephone (typed);
  /* Half a number with the country's code: "+33 6 41" is what begins with 0641. */
  if (g_str_has_prefix (start, "+33") && g_str_has_prefix (number, "33"))
    return g_strdup_printf ("phone : \"0%s\" *", number + 2);
  return g_strdup_printf ("phone : \"%s\" *", number);
}

/* What a person typed, as an expression for the search table: each word is the beginning of a word of the record, a number the
 * beginning of its telephone. NULL when nothing was typed that can be searched. Full transfer. */
char *
pal_text_search_expression (const char *typed)
{
  if (typed == NULL || *typed == '\0')
    return NULL;
  if (looks_like_telephone (typed))
    return telephone_expression (typed);

  g_autofree char *folded = pal_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *expression = g_string_new (NULL);
  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (expression, "%s\"%s\" *", expression->len > 0 ? " AND " : "", words[i]);
  return g_string_free (expression, expression->len == 0);
}
