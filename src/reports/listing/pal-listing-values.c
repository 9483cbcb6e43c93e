/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-read.h"
#include "store/pal-text.h"

/* What people write where they know nothing. */
static const char *const unknown_words[] = {
  "",   "nr",  "nc",      "nsp", "inconnu", "inconnue", "non renseigne", "non communique", "ne sait pas",
  "na", "n a", "unknown", NULL,
};

static const char *const yes_words[] = { "x", "oui", "o", "yes", "y", "vrai", "true", "1", "ok", NULL };
static const char *const no_words[] = { "non", "n", "no", "faux", "false", "0", NULL };

static const char *const female_words[] = {
  "mme", "madame", "mlle", "mademoiselle", "f", "femme", "feminin", "mrs", "ms", "fille", NULL,
};
static const char *const male_words[] = { "m", "mr", "monsieur", "h", "homme", "masculin", "garcon", NULL };
static const char *const other_words[] = { "x", "autre", "non binaire", "mx", NULL };

/* Words that stay small inside the name of a town. */
static const char *const small_words[] = {
  "les", "lès", "lez", "sur", "sous", "en", "de", "du", "des", "la", "le", "aux", "au", "et", "à", "d", "l", NULL,
};

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xA0 || c == 0x202F || c == 0x200B || c == 0xFEFF;
}

/* The text without the spaces around it, no-break ones included. Full transfer. */
char *
pal_listing_strip (const char *text)
{
  const char *end;

  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text)
    {
      const char *before = g_utf8_prev_char (end);

      if (!is_space (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return g_strndup (text, (gsize) (end - text));
}

/* Whether a cell says that nothing is known: empty, dashes, question marks, "NR". */
gboolean
pal_listing_is_unknown (const char *text)
{
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return TRUE;
  /* All these words begin with one of three letters: most cells are told at once. */
  if (g_ascii_isdigit (*text) || (g_ascii_isalpha (*text) && strchr ("nNiIuU", *text) == NULL) || strlen (text) > 24)
    return FALSE;
  folded = pal_text_fold (text);
  /* Signs fold to nothing, but a mark of agreement or a formula's sign says something. */
  if (*folded == '\0')
    return strspn (text, " -_?./*") == strlen (text) || g_str_equal (text, "—") || g_str_equal (text, "–");
  return g_strv_contains (unknown_words, folded);
}

/* What a spreadsheet shows in place of a result that it could not calculate, in English or in French. */
gboolean
pal_listing_is_error (const char *text)
{
  static const char *const errors[] = {
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", NULL,
  };

  return *text == '#' && g_strv_contains (errors, text);
}

/* Why nothing was read from a cell: an error, or ("") a formula without its result. Full transfer. */
char *
pal_listing_why_not_calculated (const char *text)
{
  if (*text == '\0')
    return g_strdup (_("A formula whose result is not in the file: open it in the spreadsheet program and save it"));
  return g_strdup_printf (_("“%s” is an error of the spreadsheet, not a value"), text);
}

/* The digits of one number, without what stands for the country in front: "+33 (0)6 41…", "0033", "+687". */
static gboolean
is_international (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text) && *text != '+')
    text++;
  return *text == '+' || g_str_has_prefix (text, "00");
}

static char *
in_pairs (const char *digits)
{
  GString *pairs = g_string_new (NULL);

  for (guint i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (pairs, ' ');
      g_string_append_c (pairs, digits[i]);
    }
  return g_string_free (pairs, FALSE);
}

/* One number as it is read aloud, "06 45 55 48 22" or, in New Caledonia, "27 63 10"; NULL when it is none. */
static char *
format_phone (const char *text)
{
  char digits[20] = "0";
  guint n = 1;
  gboolean international = is_international (text);
  const char *number = digits + 1;
  g_autofree char *written = NULL;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at))
        continue;
      if (n == sizeof digits - 1)
        return NULL;
      digits[n++] = *at;
    }
  digits[n] = '\0';
  if (g_str_has_prefix (number, "00"))
    number += 2;
  if (g_str_has_prefix (number, "330") && strlen (number) == 12)
    return in_pairs (number + 2);
  if (g_str_has_prefix (number, "33") && strlen (number) == 11)
    {
      digits[strlen (digits) - 10] = '0';
      return in_pairs (digits + strlen (digits) - 10);
    }
  if (international && g_str_has_prefix (number, "687") && strlen (number) == 9)
    return in_pairs (number + 3);
  if (international)
    {
      written = pal_listing_strip (text);
      return strlen (number) >= 8 && strlen (number) <= 15 ? g_steal_pointer (&written) : NULL;
    }
  /* Nine digits: the spreadsheet took the number for a quantity and dropped its zero. */
  if (strlen (number) == 9 && number[0] != '0')
    return in_pairs (digits);
  if ((strlen (number) == 10 && number[0] == '0' && number[1] != '0') || (strlen (number) == 6 && number[0] != '0'))
    return in_pairs (number);
  return NULL;
}

static guint
count_digits (const char *text, const char *end)
{
  guint n = 0;

  for (; text < end; text++)
    n += g_ascii_isdigit (*text) != 0;
  return n;
}

/* Where a second number begins, for "06 12 34 56 78 / 03 80 11 22 33" or "… ou …"; NULL when there is one only. */
static const char *
find_second (const char *text)
{
  const char *end = text + strlen (text);

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean parts = strchr ("/;,\n", *at) != NULL || g_str_has_prefix (at, " ou ") || g_str_has_prefix (at, " et ");

      if (parts && count_digits (text, at) >= 6 && count_digits (at, end) >= 6)
        return at;
    }
  return NULL;
}

/* Reads a telephone number however it is written. What is no number is kept as it stands, and told. more says that the
 * cell holds something beside the number (a second one, a word), which the caller keeps elsewhere. */
gboolean
pal_listing_read_phone (const char *text, char **phone, gboolean *more, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  g_autofree char *first = NULL;
  const char *second = find_second (stripped);

  *phone = NULL;
  *more = FALSE;
  if (pal_listing_is_unknown (stripped))
    return TRUE;
  first = second != NULL ? g_strndup (stripped, (gsize) (second - stripped)) : g_strdup (stripped);
  *phone = format_phone (first);
  if (*phone == NULL)
    {
      *phone = g_steal_pointer (&stripped);
      *problem = g_strdup_printf (_("“%s” is not a telephone number; it was kept as written"), *phone);
      return FALSE;
    }
  for (const char *at = first; *at != '\0'; at++)
    *more |= g_ascii_isalpha (*at);
  *more |= second != NULL;
  return TRUE;
}

/* An address of electronic mail; another text is kept as it stands, and told. */
gboolean
pal_listing_read_email (const char *text, char **email, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  const char *at = strchr (stripped, '@');

  *email = NULL;
  if (pal_listing_is_unknown (stripped))
    return TRUE;
  if (at != NULL && at > stripped && strchr (at, '.') != NULL && strchr (at + 1, '@') == NULL
      && strpbrk (stripped, " \t\n,;") == NULL)
    {
      *email = g_steal_pointer (&stripped);
      return TRUE;
    }
  *email = g_steal_pointer (&stripped);
  *problem = g_strdup_printf (_("“%s” is not an e-mail address; it was kept as written"), *email);
  return FALSE;
}

/* A postcode, with the zero that a spreadsheet dropped (1000 is 01000, Bourg-en-Bresse); others are kept as they
 * stand, since every country writes its own. */
void
pal_listing_read_postcode (const char *text, char **postcode)
{
  g_autofree char *stripped = pal_listing_strip (text);
  gsize length = strlen (stripped);

  *postcode = NULL;
  if (pal_listing_is_unknown (stripped))
    return;
  if (length == 4 && strspn (stripped, "0123456789") == 4)
    *postcode = g_strconcat ("0", stripped, NULL);
  else
    *postcode = g_steal_pointer (&stripped);
}

/* Yes, no or not known, as YES, NO, UNKNOWN; NULL when the cell is empty. */
gboolean
pal_listing_read_three (const char *text, const char **three, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  g_autofree char *folded = pal_text_fold (stripped);

  *three = NULL;
  if (*stripped == '\0')
    return TRUE;
  if (g_strv_contains (yes_words, folded) || g_str_equal (stripped, "✓") || g_str_equal (stripped, "✔"))
    *three = "YES";
  else if (g_strv_contains (no_words, folded))
    *three = "NO";
  else if (pal_listing_is_unknown (stripped))
    *three = "UNKNOWN";
  else
    *problem = g_strdup_printf (_("“%s” is neither yes nor no"), stripped);
  return *three != NULL;
}

/* The gender that a form of address or a word says, as F, M, X; NULL when the cell is empty. */
gboolean
pal_listing_read_gender (const char *text, const char **gender, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  g_autofree char *folded = pal_text_fold (stripped);

  *gender = NULL;
  if (pal_listing_is_unknown (stripped))
    return TRUE;
  if (g_strv_contains (female_words, folded))
    *gender = "F";
  else if (g_strv_contains (male_words, folded))
    *gender = "M";
  else if (g_strv_contains (other_words, folded))
    *gender = "X";
  else
    *problem = g_strdup_printf (_("“%s” is not a form of address"), stripped);
  return *gender != NULL;
}

/* A whole number from 0 to max; -1 when the cell is empty or cannot be read. */
gboolean
pal_listing_read_number (const char *text, int max, int *number, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  gsize digits = strspn (stripped, "0123456789");

  *number = -1;
  if (pal_listing_is_unknown (stripped))
    return TRUE;
  if (digits > 0 && digits <= 6 && stripped[digits] == '\0' && g_ascii_strtoll (stripped, NULL, 10) <= max)
    {
      *number = (int) g_ascii_strtoll (stripped, NULL, 10);
      return TRUE;
    }
  *problem = g_strdup_printf (_("“%s” is not a whole number from 0 to %d"), stripped, max);
  return FALSE;
}

/* Whether a name is all capitals: two letters or more, none of them small. */
static gboolean
is_all_capitals (const char *text)
{
  guint letters = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_islower (c))
        return FALSE;
      letters += g_unichar_isupper (c);
    }
  return letters >= 2;
}

static gboolean
is_small_word (const char *start)
{
  const char *end = start;
  g_autofree char *word = NULL;
  g_autofree char *lower = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_strndup (start, (gsize) (end - start));
  lower = g_utf8_strdown (word, -1);
  return g_strv_contains (small_words, lower);
}

/* A capital at the beginning of each part, parts being divided by spaces, hyphens and apostrophes. */
static char *
with_capitals (const char *text, gboolean town)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  gboolean begins = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (begins && g_unichar_isalpha (c) && !(town && at > text && is_small_word (at)))
        g_string_append_unichar (out, g_unichar_toupper (c));
      else
        g_string_append_unichar (out, g_unichar_tolower (c));
      begins = !g_unichar_isalnum (c) && !g_unichar_ismark (c);
    }
  return g_string_free (out, FALSE);
}

/* A person's name: as typed, but for one in capitals only: N'GUESSAN → N'Guessan, EL AMRANI → El Amrani. Full transfer.
 */
char *
pal_listing_case_name (const char *text)
{
  g_autofree char *stripped = pal_listing_strip (text);

  return is_all_capitals (stripped) ? with_capitals (stripped, FALSE) : g_steal_pointer (&stripped);
}

/* A town's name: FONTAINE-LES-DIJON → Fontaine-les-Dijon. Full transfer. */
char *
pal_listing_case_city (const char *text)
{
  g_autofree char *stripped = pal_listing_strip (text);

  return is_all_capitals (stripped) ? with_capitals (stripped, TRUE) : g_steal_pointer (&stripped);
}

static gboolean
is_capitals_word (const char *word)
{
  g_autofree char *upper = g_utf8_strup (word, -1);

  return g_str_equal (upper, word) && g_unichar_isalpha (g_utf8_get_char (word));
}

/* Cuts a whole name in two: at a comma ("Diallo, Awa"), else after the words in capitals ("DIALLO Awa", "Awa DIALLO"),
 * else after the first word, which is the first name only when first_name_first says so. */
void
pal_listing_split_name (const char *text, gboolean first_name_first, char **last_name, char **first_name)
{
  g_autofree char *stripped = pal_listing_strip (text);
  g_auto (GStrv) parts = g_strsplit (stripped, ",", 2);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) capitals = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  if (parts[0] != NULL && parts[1] != NULL)
    {
      *last_name = pal_listing_case_name (parts[0]);
      *first_name = pal_listing_case_name (parts[1]);
      return;
    }
  words = g_strsplit (stripped, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      GString *to = is_capitals_word (words[i]) ? capitals : others;

      if (*words[i] != '\0')
        g_string_append_printf (to, "%s%s", to->len > 0 ? " " : "", words[i]);
    }
  if (capitals->len == 0 || others->len == 0)
    {
      const char *space = strchr (stripped, ' ');
      g_autofree char *start = space != NULL ? g_strndup (stripped, (gsize) (space - stripped)) : g_strdup (stripped);

      g_string_assign (first_name_first ? others : capitals, start);
      g_string_assign (first_name_first ? capitals : others, space != NULL ? space + 1 : "");
    }
  *last_name = pal_listing_case_name (capitals->str);
  *first_name = pal_listing_case_name (others->str);
}
