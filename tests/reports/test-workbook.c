/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "reports/workbook/pal-workbook.h"
#include "sample-workbook.h"

/* Reading workbooks: what programs write, what a sheet may leave out, and what is no workbook or a bad one. */

static PalGrid *
read_grid (GBytes *bytes, guint sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalWorkbook) workbook = pal_workbook_new (bytes, "liste.xlsx", &error);
  PalGrid *grid;

  g_assert_no_error (error);
  grid = pal_workbook_read (workbook, sheet, NULL, &error);
  g_assert_no_error (error);
  return grid;
}

static void
assert_cell (PalGrid *grid, guint row, guint column, const char *expected)
{
  g_assert_cmpstr (pal_grid_get_cell (grid, row, column), ==, expected);
}

static guint
number_of (PalGrid *grid, guint row)
{
  return g_array_index (grid->numbers, guint, row);
}

static void
assert_refused (GBytes *bytes, PalWorkbookError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalWorkbook) workbook = pal_workbook_new (bytes, "liste.xlsx", &error);
  g_autoptr (PalGrid) grid = workbook != NULL ? pal_workbook_read (workbook, 0, NULL, &error) : NULL;

  if (grid != NULL)
    g_test_message ("%u bytes were read: %s", (guint) g_bytes_get_size (bytes), word);
  g_assert_null (grid);
  g_assert_error (error, PAL_WORKBOOK_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, word) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
}

static const char *const styles =
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy;@\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"[$-40C]d\\ mmmm\\ yyyy\"/>"
  "<numFmt numFmtId=\"166\" formatCode=\"00000\"/><numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/>"
  "<numFmt numFmtId=\"168\" formatCode=\"&quot;day &quot;0.00\"/><numFmt numFmtId=\"169\" formatCode=\"Standard\"/>"
  "<numFmt numFmtId=\"170\" formatCode=\"jj/mm/aaaa\"/><numFmt numFmtId=\"171\" formatCode=\"mmm\\-yy\"/></numFmts>"
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/>"
  "<xf numFmtId=\"20\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/>"
  "<xf numFmtId=\"168\"/><xf numFmtId=\"169\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs>"
  "<dxfs><dxf><numFmt numFmtId=\"0\" formatCode=\"dd/mm/yy\"/></dxf></dxfs>";

static void
assert_number (const char *value, guint style, gboolean since_1904, const char *expected)
{
  g_autofree char *sheet =
    g_strdup_printf (SAMPLE_SHEET ("<sheetData><row r=\"1\"><c r=\"A1\" s=\"%u\"><v>%s</v></c></row></sheetData>"), style, value);
  g_autoptr (GBytes) bytes = sample_workbook (sheet, NULL, styles, since_1904);
  g_autoptr (PalGrid) grid = read_grid (bytes, 0);

  assert_cell (grid, 0, 0, expected);
}

/* A date is a number whose style says so; the day that Excel invented is left for people to see. */
static void
test_numbers (void)
{
  static const struct { const char *value; guint style; const char *text;
  } cells[] = {
    { "30388", 0, "30388" },       { "30388", 1, "1983-03-13" },        { "30388", 4, "1983-03-13" },
    { "30388", 5, "1983-03-13" },  { "30388", 10, "1983-03-13" },       { "30388", 11, "1983-03-13" },
    { "1", 1, "1900-01-01" },      { "59", 1, "1900-02-28" },           { "60", 1, "29/02/1900" },
    { "61", 1, "1900-03-01" },     { "30388.75", 2, "1983-03-13 18:00" }, { "30388.75", 1, "1983-03-13" },
    { "0.5", 3, "12:00" },         { "1.25", 7, "30:00" },              { "30388.999999", 2, "1983-03-14" },
    { "1000", 6, "01000" },        { "21000", 6, "21000" },             { "12", 8, "12" },
    { "12.5", 9, "12.5" },         { "645554822", 0, "645554822" },     { "6.45554822E8", 0, "645554822" },
    { "12.300000000000001", 0, "12.3" }, { "-3", 1, "-3" },             { "99999999", 1, "99999999" },
    { "1E400", 1, "1E400" },       { "abc", 1, "abc" },                 { "2958465", 1, "9999-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_number (cells[i].value, cells[i].style, FALSE, cells[i].text);
  assert_number ("28926", 1, TRUE, "1983-03-13");
  assert_number ("0", 1, TRUE, "1904-01-01");
  assert_number ("12", 40000, FALSE, "12");
}

/* Texts: shared ones with runs, without their pronunciation; inline; of formulas; escapes; what is true; errors. */
static void
test_texts (void)
{
  static const char *const strings =
    "<si><t>Nom</t></si><si><r><t xml:space=\"preserve\">Jean </t></r><r><rPr><b/></rPr><t>Marc</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>JAN</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>a_x000D_&#10;b_x0041_</t></si>"
    "<si><t>Ine\xCC\x80s</t></si><si/>";
  static const char *const sheet = SAMPLE_SHEET (
    "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"
    "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><r><t>en </t></r><r><t>ligne</t></r></is></c>"
    "<c t=\"str\"><f>A1&amp;\"x\"</f><v>Nomx</v></c><c t=\"str\"><f>\"\"</f><v></v></c><c t=\"b\"><v>1</v></c>"
    "<c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2022-09-16T00:00:00</v></c><c><f>1+1</f></c><c><f>2+2</f><v/></c>"
    "<c t=\"s\"><v>99</v></c><c t=\"s\"><v>4</v></c><c><f>2+3</f><v>5</v></c></row></sheetData>");
  g_autoptr (GBytes) bytes = sample_workbook (sheet, strings, styles, FALSE);
  g_autoptr (PalGrid) grid = read_grid (bytes, 0);

  g_assert_cmpuint (pal_grid_n_rows (grid), ==, 2);
  g_assert_cmpuint (number_of (grid, 1), ==, 4);
  assert_cell (grid, 0, 0, "Nom");
  assert_cell (grid, 0, 1, "Jean Marc");
  assert_cell (grid, 0, 2, "a\nbA");
  assert_cell (grid, 0, 3, "In\xC3\xA8s");
  assert_cell (grid, 1, 0, "");
  assert_cell (grid, 1, 1, "en ligne");
  assert_cell (grid, 1, 2, "Nomx");
  assert_cell (grid, 1, 3, "");
  assert_cell (grid, 1, 4, "TRUE");
  assert_cell (grid, 1, 5, "#N/A");
  assert_cell (grid, 1, 6, "2022-09-16");
  g_assert_true (pal_grid_is_formula (grid, 1, 7) && pal_grid_is_formula (grid, 1, 8));
  g_assert_false (pal_grid_is_formula (grid, 1, 3));
  assert_cell (grid, 1, 11, "5");
  g_assert_cmpuint (grid->remarks->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (grid->remarks, 0), "(H4, I4)"));
  g_assert_nonnull (strstr (g_ptr_array_index (grid->remarks, 1), "1 cell"));
}

/* Merged cells belong to all their rows and columns, but a title does not fill its row. */
static void
test_merged (void)
{
  static const char *const sheet = SAMPLE_SHEET (
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Titre</t></is></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Quartier</t></is></c><c r=\"B3\"><v>1</v></c><c r=\"C3\"><v>7</v></c></row>"
    "<row r=\"4\"><c r=\"B4\"><v>2</v></c></row><row r=\"5\"><c r=\"A5\"/><c r=\"B5\"><v>3</v></c></row>"
    "<row r=\"6\"><c r=\"B6\"><v>4</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A5\"/><mergeCell ref=\"C3:XFD4\"/>"
    "<mergeCell ref=\"nonsense\"/><mergeCell ref=\"B2:A1\"/></mergeCells>");
  g_autoptr (GBytes) bytes = sample_workbook (sheet, NULL, NULL, FALSE);
  g_autoptr (PalGrid) grid = read_grid (bytes, 0);

  g_assert_cmpuint (pal_grid_n_rows (grid), ==, 5);
  g_assert_cmpuint (grid->n_columns, ==, 3);
  assert_cell (grid, 0, 1, "");
  assert_cell (grid, 1, 0, "Quartier");
  assert_cell (grid, 2, 0, "Quartier");
  assert_cell (grid, 2, 2, "7");
  assert_cell (grid, 3, 0, "Quartier");
  assert_cell (grid, 4, 0, "");
}

/* Prefixes, absolute targets, parts that no relation names, rows in disorder, hidden sheets, a chart among them. */
static void
test_shapes (void)
{
  const SamplePart odd[] = {
    { "_rels/.rels", "<p:Relationships xmlns:p=\"x\"><p:Relationship Id=\"a\" Type=\"u/officeDocument\" Target=\"/Book/Main.xml\"/></p:Relationships>" },
    { "book\\main.xml", "\xEF\xBB\xBF<x:workbook xmlns:x=\"m\" xmlns:rel=\"r\"><x:sheets><x:sheet name=\"Notes\" rel:id=\"s0\" state=\"veryHidden\"/>"
      "<x:sheet name=\"Courbe\" rel:id=\"s1\"/><x:sheet name=\"&#xC9;t&#233;\" rel:id=\"s2\"/></x:sheets></x:workbook>" },
    { "Book/_rels/Main.xml.rels", "<Relationships><Relationship Id=\"s2\" Type=\"u/worksheet\" Target=\"/Book/../feuilles/./deux.xml\"/>"
      "<Relationship Id=\"s0\" Type=\"u/worksheet\" Target=\"../feuilles/zero.xml\"/>"
      "<Relationship Id=\"s1\" Type=\"u/chartsheet\" Target=\"c.xml\"/></Relationships>" },
    { "feuilles/deux.xml", "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"9\"><x:c r=\"C9\"><x:v>9</x:v></x:c><x:c r=\"A9\"><x:v>8</x:v></x:c></x:row>"
      "<x:row r=\"2\"><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>" },
    { "feuilles/zero.xml", "<worksheet/>" },
  };
  const SamplePart bare[] = {
    { "xl/workbook.xml", "<workbook><sheets><sheet name=\"A\"/><sheet name=\"B\"/></sheets></workbook>" },
    { "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>" },
    { "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>" },
  };
  g_autoptr (GBytes) bytes = sample_archive (odd, G_N_ELEMENTS (odd), TRUE);
  g_autoptr (GBytes) simple = sample_archive (bare, G_N_ELEMENTS (bare), FALSE);
  g_autoptr (PalWorkbook) workbook = pal_workbook_new (bytes, "x.xlsx", NULL);
  g_autoptr (PalGrid) grid = read_grid (bytes, 1);
  g_autoptr (PalGrid) second = read_grid (simple, 1);

  g_assert_cmpuint (pal_workbook_n_sheets (workbook), ==, 2);
  g_assert_true (pal_workbook_sheet_is_hidden (workbook, 0) && !pal_workbook_sheet_is_hidden (workbook, 1));
  g_assert_cmpstr (pal_workbook_sheet_name (workbook, 1), ==, "Été");
  g_assert_cmpuint (number_of (grid, 0), ==, 2);
  assert_cell (grid, 0, 0, "2");
  assert_cell (grid, 1, 0, "8");
  assert_cell (grid, 1, 2, "9");
  assert_cell (second, 0, 0, "2");
}

/* What the library that writes our own workbooks makes. */
static void
test_written (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "palier-written.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *hidden = workbook_add_worksheet (book, "Listes"), *sheet = workbook_add_worksheet (book, "Personnes");
  lxw_format *dates = workbook_add_format (book);
  lxw_datetime born = { 1983, 3, 13, 0, 0, 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PalWorkbook) workbook = NULL;
  g_autoptr (PalGrid) grid = NULL;
  char *contents;
  gsize size;

  format_set_num_format (dates, "dd/mm/yyyy");
  worksheet_write_string (sheet, 0, 0, "Né(e) le", NULL);
  worksheet_write_datetime (sheet, 1, 0, &born, dates);
  worksheet_write_string (sheet, 1, 1, "=pas une formule", NULL);
  worksheet_merge_range (sheet, 1, 2, 2, 2, "Grésilles", NULL);
  worksheet_write_number (sheet, 2, 0, 12, NULL);
  worksheet_hide (hidden);
  worksheet_activate (sheet);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  bytes = g_bytes_new_take (contents, size);
  workbook = pal_workbook_new (bytes, "x.xlsx", NULL);
  g_assert_true (pal_workbook_sheet_is_hidden (workbook, 0));
  grid = read_grid (bytes, 1);
  assert_cell (grid, 0, 0, "Né(e) le");
  assert_cell (grid, 1, 0, "1983-03-13");
  assert_cell (grid, 1, 1, "=pas une formule");
  assert_cell (grid, 2, 2, "Grésilles");
  g_remove (path);
}

/* Whatever a file is that is no workbook of ours is told by what to do with it. */
static void
test_foreign (void)
{
  static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k";
  static const char locked[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  const SamplePart ods[] = { { "mimetype", "x" }, { "content.xml", "<a/>" } };
  const SamplePart xlsb[] = { { "xl/workbook.bin", "x" } };
  const SamplePart docx[] = { { "_rels/.rels", "<r><Relationship Type=\"/officeDocument\" Target=\"word/document.xml\"/></r>" },
                              { "word/document.xml", "<a/>" } };
  const SamplePart zip[] = { { "liste.csv", "Nom;Prénom" } };
  const SamplePart empty[] = { { "xl/workbook.xml", "<workbook/>" } };
  g_autoptr (GBytes) old = g_bytes_new_static (ole, sizeof ole);
  g_autoptr (GBytes) encrypted = g_bytes_new_static (locked, sizeof locked);
  g_autoptr (GBytes) opened = sample_archive (ods, G_N_ELEMENTS (ods), TRUE);
  g_autoptr (GBytes) binary = sample_archive (xlsb, G_N_ELEMENTS (xlsb), TRUE);
  g_autoptr (GBytes) text = sample_archive (docx, G_N_ELEMENTS (docx), TRUE);
  g_autoptr (GBytes) archive = sample_archive (zip, G_N_ELEMENTS (zip), TRUE);
  g_autoptr (GBytes) nothing = sample_archive (empty, G_N_ELEMENTS (empty), TRUE);

  assert_refused (old, PAL_WORKBOOK_ERROR_FOREIGN, "XLS");
  assert_refused (encrypted, PAL_WORKBOOK_ERROR_ENCRYPTED, "password");
  assert_refused (opened, PAL_WORKBOOK_ERROR_FOREIGN, "OpenDocument");
  assert_refused (binary, PAL_WORKBOOK_ERROR_FOREIGN, "XLSB");
  assert_refused (text, PAL_WORKBOOK_ERROR_FOREIGN, "text document");
  assert_refused (archive, PAL_WORKBOOK_ERROR_FOREIGN, "archive");
  assert_refused (nothing, PAL_WORKBOOK_ERROR_NO_SHEET, "no sheet");
}

/* Cut off anywhere before the last 22 bytes, which only count; or with XML that does not end. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = sample_workbook (SAMPLE_SHEET ("<sheetData><row><c><v>1</v></c></row></sheetData>"), NULL, styles, FALSE);
  g_autoptr (GBytes) unended = sample_workbook ("<worksheet><sheetData><row><c><v>1", NULL, styles, FALSE);
  g_autoptr (GBytes) cell = sample_workbook ("<worksheet><sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>", NULL, NULL, FALSE);
  g_autoptr (GBytes) row = sample_workbook ("<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>", NULL, NULL, FALSE);
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GBytes) nested = NULL;

  for (gsize size = 30; size < g_bytes_get_size (whole) - 22; size += 97)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size);

      assert_refused (cut, PAL_WORKBOOK_ERROR_DAMAGED, "liste.xlsx");
    }
  for (guint i = 0; i < 10000; i++)
    g_string_append (deep, "<a>");
  nested = sample_workbook (deep->str, NULL, NULL, FALSE);
  assert_refused (unended, PAL_WORKBOOK_ERROR_DAMAGED, "damaged");
  assert_refused (cell, PAL_WORKBOOK_ERROR_DAMAGED, "damaged");
  assert_refused (row, PAL_WORKBOOK_ERROR_DAMAGED, "damaged");
  assert_refused (nested, PAL_WORKBOOK_ERROR_DAMAGED, "damaged");
}

/* A small file that unfolds to hundreds of megabytes of blanks is refused long before. */
static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (80 * 1024 * 1024, ' ');
  const SamplePart parts[] = {
    { "xl/workbook.xml", "<workbook><sheets><sheet name=\"A\"/></sheets></workbook>" },
    { "xl/worksheets/sheet1.xml", blanks },
  };
  g_autoptr (GBytes) bytes = sample_archive (parts, G_N_ELEMENTS (parts), TRUE);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 200 * 1024);
  assert_refused (bytes, PAL_WORKBOOK_ERROR_TOO_LARGE, "unfolds");
}

/* All the rows that a sheet can have: refused when they are filled, read when they only have a style. */
static void
test_all_rows (void)
{
  g_autoptr (GString) filled = g_string_new ("<worksheet><sheetData>");
  g_autoptr (GString) styled = g_string_new ("<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row>");
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;
  g_autoptr (PalGrid) grid = NULL;

  for (guint row = 2; row <= 1048576; row++)
    {
      g_string_append_printf (filled, "<row r=\"%u\"><c r=\"A%u\"><v>%u</v></c></row>", row, row, row);
      g_string_append_printf (styled, "<row r=\"%u\"><c r=\"A%u\" s=\"1\"/></row>", row, row);
    }
  g_string_append (filled, "</sheetData></worksheet>");
  g_string_append (styled, "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"B1048576\"><v>2</v></c></row></sheetData></worksheet>");
  one = sample_workbook (filled->str, NULL, NULL, FALSE);
  two = sample_workbook (styled->str, NULL, NULL, FALSE);
  assert_refused (one, PAL_WORKBOOK_ERROR_TOO_LARGE, "200000");
  grid = read_grid (two, 0);
  g_assert_cmpuint (pal_grid_n_rows (grid), ==, 2);
  g_assert_cmpuint (number_of (grid, 1), ==, 1048576);
  g_assert_cmpuint (grid->n_columns, ==, 2);
  g_assert_cmpuint (grid->remarks->len, ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = sample_workbook (SAMPLE_SHEET ("<sheetData><row><c><v>1</v></c></row></sheetData>"), NULL, styles, FALSE);
  g_autoptr (PalWorkbook) workbook = pal_workbook_new (bytes, "x.xlsx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pal_workbook_read (workbook, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/numbers", test_numbers);
  g_test_add_func ("/workbook/texts", test_texts);
  g_test_add_func ("/workbook/merged", test_merged);
  g_test_add_func ("/workbook/shapes", test_shapes);
  g_test_add_func ("/workbook/written", test_written);
  g_test_add_func ("/workbook/foreign", test_foreign);
  g_test_add_func ("/workbook/damaged", test_damaged);
  g_test_add_func ("/workbook/bomb", test_bomb);
  g_test_add_func ("/workbook/all-rows", test_all_rows);
  g_test_add_func ("/workbook/cancel", test_cancel);
  return g_test_run ();
}
