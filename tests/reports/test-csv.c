/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "reports/pal-csv.h"
#include "reports/listing/pal-encoding.h"

#define BYTES(literal) literal, sizeof (literal) - 1

static void
assert_guess (const char *bytes, gsize size, PalEncoding expected, const char *text)
{
  gsize length;
  guint broken;
  g_autofree char *decoded = NULL;

  g_assert_cmpint (pal_encoding_guess (bytes, size), ==, expected);
  decoded = pal_encoding_decode (bytes, size, expected, &length, &broken);
  g_assert_cmpstr (decoded, ==, text);
  g_assert_cmpuint (length, ==, strlen (text));
  g_assert_cmpuint (broken, ==, 0);
}

static void
test_encodings (void)
{
  assert_guess (BYTES ("Pr\xC3\xA9nom;\xC5\x92uvre"), PAL_ENCODING_UTF8, "Prénom;Œuvre");
  assert_guess (BYTES ("\xEF\xBB\xBFPr\xC3\xA9nom"), PAL_ENCODING_UTF8, "Prénom");
  assert_guess (BYTES ("Nom;Ville"), PAL_ENCODING_UTF8, "Nom;Ville");
  assert_guess (BYTES ("\xFF\xFEN\0o\0m\0\xE9\0"), PAL_ENCODING_UTF16_LE, "Nomé");
  assert_guess (BYTES ("\xFE\xFF\0N\0o\0m\0\xE9"), PAL_ENCODING_UTF16_BE, "Nomé");
  assert_guess (BYTES ("N\0o\0m\0;\0V\0i\0l\0l\0e\0"), PAL_ENCODING_UTF16_LE, "Nom;Ville");
  assert_guess (BYTES ("\0N\0o\0m\0;\0V\0i\0l\0l\0e"), PAL_ENCODING_UTF16_BE, "Nom;Ville");
  assert_guess (BYTES ("\xFF\xFE\x3D\xD8\x42\xDC"), PAL_ENCODING_UTF16_LE, "\xF0\x9F\x91\x82");
  assert_guess (BYTES ("Pr\xE9nom;N\xE9(e) le;c\x9Cur;\x80 l\x92"
                       "avis"),
                PAL_ENCODING_WINDOWS_1252, "Prénom;Né(e) le;cœur;€ l’avis");
  assert_guess (BYTES ("Pr\xE9nom;s\xBDur"), PAL_ENCODING_ISO_8859_15, "Prénom;sœur");
  assert_guess (BYTES ("Pr\x8Enom;Gr\x8Esilles;\x88 c\x99t\x8E"), PAL_ENCODING_MAC_ROMAN, "Prénom;Grésilles;à côté");
}

/* One broken letter does not make a Unicode file a Windows one; NULs and halves of letters are shown, never lost
 * silently. */
static void
test_broken_text (void)
{
  static const char mixed[] = "Pr\xC3\xA9nom \xC3\xA9t\xC3\xA9 \xC3\xA8re Zo\xE9 \xC3\xA7" "a";
  guint broken;
  gsize length;
  g_autofree char *text = NULL;
  g_autofree char *nul = NULL;
  g_autofree char *half = NULL;

  g_assert_cmpint (pal_encoding_guess (mixed, sizeof mixed - 1), ==, PAL_ENCODING_UTF8);
  text = pal_encoding_decode (mixed, sizeof mixed - 1, PAL_ENCODING_UTF8, &length, &broken);
  g_assert_cmpstr (text, ==, "Prénom été ère Zoé ça");
  g_assert_cmpuint (broken, ==, 1);

  nul = pal_encoding_decode (BYTES ("a\0b"), PAL_ENCODING_UTF8, &length, &broken);
  g_assert_cmpstr (nul, ==, "a\xEF\xBF\xBD" "b");
  g_assert_cmpuint (broken, ==, 1);

  half = pal_encoding_decode (BYTES ("N\0\x3D\xD8o\0x"), PAL_ENCODING_UTF16_LE, &length, &broken);
  g_assert_cmpstr (half, ==, "N\xEF\xBF\xBDo");
  g_assert_cmpuint (broken, ==, 2);
}

static void
test_delimiters (void)
{
  g_assert_cmpint (
    pal_csv_guess_delimiter (BYTES ("nom;freins\nDiallo;mobilité, santé\nSow;langue, santé, logement\n")), ==, ';');
  g_assert_cmpint (pal_csv_guess_delimiter (BYTES ("nom,lieu\nDiallo,\"a;b;c\"\nSow,d\n")), ==, ',');
  g_assert_cmpint (pal_csv_guess_delimiter (BYTES ("nom\tprénom\nDiallo\tAwa, Fatou\n")), ==, '\t');
  g_assert_cmpint (pal_csv_guess_delimiter (BYTES ("nom|prénom\nDiallo|Awa\n")), ==, '|');
  g_assert_cmpint (pal_csv_guess_delimiter (BYTES ("Listing de juin, vu le 3\n\na;b;c\n1;2;3\n4;5;6\n")), ==, ';');
  g_assert_cmpint (pal_csv_guess_delimiter (BYTES ("")), ==, ';');
}

static char *
dump (const char *text, gsize length, char delimiter, gboolean *cut)
{
  g_autoptr (PalCsvReader) reader = pal_csv_reader_new (text, length, delimiter);
  GString *out = g_string_new (NULL);

  while (pal_csv_reader_next (reader))
    {
      g_string_append_printf (out, "%u:", pal_csv_reader_get_row (reader));
      for (guint i = 0; i < pal_csv_reader_n_fields (reader); i++)
        g_string_append_printf (out, "[%s]", pal_csv_reader_get_field (reader, i, NULL));
      g_assert_cmpstr (pal_csv_reader_get_field (reader, pal_csv_reader_n_fields (reader), NULL), ==, "");
    }
  if (cut != NULL)
    *cut = pal_csv_reader_was_cut (reader);
  return g_string_free (out, FALSE);
}

static void
assert_rows (const char *text, char delimiter, const char *expected)
{
  gboolean cut;
  g_autofree char *rows = dump (text, strlen (text), delimiter, &cut);

  g_assert_cmpstr (rows, ==, expected);
  g_assert_false (cut);
}

static void
test_rows (void)
{
  assert_rows ("a;b\r\nc;d\r\n", ';', "1:[a][b]2:[c][d]");
  assert_rows ("a;b\nc;d", ';', "1:[a][b]2:[c][d]");
  assert_rows ("a;b\rc;d\r", ';', "1:[a][b]2:[c][d]");
  assert_rows ("a;b\r\n\r\n\r\nc\r\n", ';', "1:[a][b]2:3:4:[c]");
  assert_rows ("a\n\nb", ';', "1:[a]2:3:[b]");
  assert_rows ("\"rue, 4\r\nBât. B\";x\nc;\"dit \"\"Zo\"\"\"\n", ';', "1:[rue, 4\r\nBât. B][x]2:[c][dit \"Zo\"]");
  assert_rows ("  a  ; \" b \" ;\n", ';', "1:[a][ b ][]");
  assert_rows ("a\t\tb\n", '\t', "1:[a][][b]");
  assert_rows ("", ';', "");
}

static void
test_cut_and_nul (void)
{
  gboolean cut;
  g_autofree char *rows = dump (BYTES ("a;b\nc;\"d;e\nf"), ';', &cut);
  g_autoptr (PalCsvReader) reader = pal_csv_reader_new (BYTES ("x;a\0b;y\n"), ';');
  gsize length;

  g_assert_cmpstr (rows, ==, "1:[a][b]2:[c][d;e\nf]");
  g_assert_true (cut);

  g_assert_true (pal_csv_reader_next (reader));
  g_assert_cmpuint (pal_csv_reader_n_fields (reader), ==, 3);
  pal_csv_reader_get_field (reader, 1, &length);
  g_assert_cmpuint (length, ==, 3);
  g_assert_false (pal_csv_reader_next (reader));
}

/* More rows than are read at once, and a field longer than a piece. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PalCsvReader) reader = NULL;
  g_autofree char *field = g_strnfill (20000, 'x');
  guint n = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%u,\"v%u\"\r\n", i, i);
  g_string_append_printf (text, "end,%s\n", field);
  reader = pal_csv_reader_new (text->str, text->len, ',');
  while (pal_csv_reader_next (reader) && n < 5000)
    {
      g_autofree char *value = g_strdup_printf ("v%u", n);

      g_assert_cmpuint (pal_csv_reader_n_fields (reader), ==, 2);
      g_assert_cmpstr (pal_csv_reader_get_field (reader, 1, NULL), ==, value);
      g_assert_cmpuint (pal_csv_reader_get_row (reader), ==, ++n);
    }
  g_assert_cmpstr (pal_csv_reader_get_field (reader, 1, NULL), ==, field);
  g_assert_cmpuint (pal_csv_reader_get_offset (reader), ==, text->len);
}

static void
test_writing (void)
{
  static const char *const fields[] = {
    "plain", NULL, "a,b", "dit \"Zo\"", "deux\nlignes", " bord", "=1+1", "-5", "é"
  };
  g_autoptr (GString) exact = g_string_new (NULL);
  g_autoptr (GString) sheet = g_string_new (NULL);
  g_autoptr (PalCsvReader) reader = NULL;

  pal_csv_append_row (exact, fields, G_N_ELEMENTS (fields), ',', PAL_CSV_EXACT);
  g_assert_cmpstr (exact->str, ==, "plain,,\"a,b\",\"dit \"\"Zo\"\"\",\"deux\nlignes\",\" bord\",=1+1,-5,é\n");
  reader = pal_csv_reader_new (exact->str, exact->len, ',');
  g_assert_true (pal_csv_reader_next (reader));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (pal_csv_reader_get_field (reader, i, NULL), ==, fields[i] != NULL ? fields[i] : "");

  pal_csv_append_row (sheet, fields, G_N_ELEMENTS (fields), ';', PAL_CSV_SPREADSHEET);
  g_assert_cmpstr (sheet->str, ==, "plain;;a,b;\"dit \"\"Zo\"\"\";\"deux\nlignes\";\" bord\";'=1+1;'-5;é\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/broken-text", test_broken_text);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/cut-and-nul", test_cut_and_nul);
  g_test_add_func ("/csv/long-text", test_long_text);
  g_test_add_func ("/csv/writing", test_writing);
  return g_test_run ();
}
