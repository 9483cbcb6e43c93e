/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/pdf/pal-document-private.h"
#include "reports/pdf/pal-pdf.h"
#include "sample-report.h"

/* PDFs are read back by poppler's programs; that nothing is cut or overlaps is a property of every layout. */

#define TOLERANCE 0.6           /* points */
#define MEETS     2.5           /* boxes of words hold their leading: lines may touch by as much */

static char *folder;            /* kept after the test: the PDFs are there to be looked at */

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static char *
write_document (PalDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = path_of (name);
  gboolean written = pal_pdf_write_document (document, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (written);
  return path;
}

static char *
write_report (PalReport *report, const char *name)
{
  g_autoptr (PalDocument) document = pal_report_to_document (report);

  return write_document (document, name);
}

/* Programs of poppler ---------------------------------------------------------------------------------------------- */

/* NULL, and the test skipped, when it is not installed. Owned by the caller. */
static char *
run (const char *program, const char *option, const char *path, const char *target)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *command[] = { found, option, path, target, NULL };
  char *output = NULL;
  int status = -1;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  if (option == NULL)
    {
      command[1] = path;
      command[2] = target;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &output, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
text_of (const char *path)
{
  return run ("pdftotext", "-layout", path, "-");
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %.400s", part, text);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}

/* Words, one part a page. */
static char **
pages_of (const char *path)
{
  g_autofree char *text = text_of (path);

  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

/* Layout ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  double x0, y0, x1, y1;
  char   word[64];
} Box;

static void
assert_apart (GArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    for (guint j = i + 1; j < boxes->len; j++)
      {
        const Box *a = &g_array_index (boxes, Box, i), *b = &g_array_index (boxes, Box, j);
        double wide = MIN (a->x1, b->x1) - MAX (a->x0, b->x0), high = MIN (a->y1, b->y1) - MAX (a->y0, b->y0);

        if (wide > TOLERANCE && high > MEETS)
          g_error ("“%s” and “%s” overlap by %f × %f", a->word, b->word, wide, high);
      }
}

/* As another program sees them: every word is on the page, between its margins, and none lies on another. */
static void
assert_words_stand (const char *path)
{
  g_autofree char *xml = run ("pdftotext", "-bbox", path, "-");
  g_auto (GStrv) lines = g_strsplit (xml != NULL ? xml : "", "\n", -1);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  double width = 0, height = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      Box box = { 0 };

      if (sscanf (*line, " <page width=\"%lf\" height=\"%lf\"", &width, &height) == 2)
        g_array_set_size (boxes, 0);
      else if (sscanf (*line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%63[^<]", &box.x0, &box.y0,
                       &box.x1, &box.y1, box.word) == 5)
        {
          g_assert_cmpfloat (box.x0, >=, PAL_PAGE_SIDE - TOLERANCE);
          g_assert_cmpfloat (box.x1, <=, width - PAL_PAGE_SIDE + TOLERANCE);
          g_assert_cmpfloat (box.y0, >=, 0);
          g_assert_cmpfloat (box.y1, <=, height);
          g_array_append_val (boxes, box);
        }
      else if (strstr (*line, "</page>") != NULL)
        assert_apart (boxes);
    }
}

/* As the layout has them: pieces are in the body of their page and follow each other. */
static void
assert_pieces_stand (PalDocument *document)
{
  GPtrArray *pages = pal_document_get_pages (document);

  g_assert_cmpuint (pages->len, >, 0);
  for (guint i = 0; i < pages->len; i++)
    {
      const PalPaperPage *page = g_ptr_array_index (pages, i);
      double y = PAL_PAGE_TOP - 0.01, end = PAL_PAGE_TOP + pal_paper_height (page->landscape) + 0.01;

      for (guint j = 0; j < page->placed->len; j++)
        {
          const PalPlaced *placed = &g_array_index (page->placed, PalPlaced, j);

          g_assert_cmpfloat (placed->y, >=, y);
          y = placed->y + placed->piece->height;
          g_assert_cmpfloat (y, <=, end);
        }
    }
}

static void
assert_sound (PalDocument *document, const char *name)
{
  g_autofree char *path = NULL;

  assert_pieces_stand (document);
  path = write_document (document, name);
  assert_words_stand (path);
}

/* Reports ---------------------------------------------------------------------------------------------------------- */

static void
test_report (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autoptr (PalDocument) document = pal_report_to_document (report);
  g_autofree char *path = write_document (document, "nominative.pdf"), *text = text_of (path), *info = NULL;

  assert_pieces_stand (document);
  if (text == NULL)
    return;
  assert_words_stand (path);
  assert_holds (text, "Bilan de fin de parcours");
  assert_holds (text, "Habitat des Trois-Rivières");
  assert_holds (text, "Document nominatif");
  assert_holds (text, "Hnaïssé");
  assert_holds (text, "Thị Hoa");
  assert_holds (text, "n.d.");
  assert_holds (text, "Sorties par classe");
  assert_holds (text, "Deux ont trouvé un emploi avant le terme & une a déménagé.");
  assert_holds (text, "Ce que le cahier des charges définit");
  info = run ("pdfinfo", NULL, path, NULL);
  assert_holds (info, "Bilan de fin de parcours — Promotion C1");
  assert_holds (info, "Author:          Habitat des Trois-Rivières");
  assert_holds (info, "A4");
}

static void
test_privacy_first (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_PSEUDONYMISED, 12);
  g_autofree char *path = write_report (report, "pseudonymised.pdf");
  g_auto (GStrv) pages = pages_of (path);
  g_autofree char *whole = text_of (path);

  if (pages == NULL)
    return;
  assert_holds (pages[0], "Données pseudonymisées");
  assert_holds (pages[0], "Confidential");
  for (const char *const *surname = sample_surnames (); *surname != NULL; surname++)
    g_assert_null (strstr (whole, *surname));
  assert_holds (whole, "C1-07");
}

static void
test_stable (void)
{
  g_autofree char *first = NULL, *second = NULL, *first_bytes = NULL, *second_bytes = NULL;
  gsize first_length, second_length;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 20);

      *(i == 0 ? &first : &second) = write_report (report, i == 0 ? "first.pdf" : "second.pdf");
    }
  g_assert_true (g_file_get_contents (first, &first_bytes, &first_length, NULL));
  g_assert_true (g_file_get_contents (second, &second_bytes, &second_length, NULL));
  g_assert_cmpmem (first_bytes, first_length, second_bytes, second_length);
}

/* Many rows and more columns than a page takes: headings on every page, names in every part. */
static void
test_long_and_wide (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 500);
  PalSection *section = pal_report_get_section (report, "parcours");
  g_autoptr (PalDocument) document = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) pages = NULL;
  guint lists = 0, names = 0;

  for (guint i = 0; i < 14; i++)
    pal_section_add_column (section, "Une colonne de plus", PAL_CELL_TEXT);
  for (guint i = 0; i < section->rows->len; i++)
    for (guint j = 0; j < 14; j++)
      pal_row_add_text (g_ptr_array_index (section->rows, i), "à compléter");
  document = pal_report_to_document (report);
  assert_pieces_stand (document);
  path = write_document (document, "long.pdf");
  pages = pages_of (path);
  if (pages == NULL)
    return;
  assert_words_stand (path);
  for (char **page = pages; *page != NULL; page++)
    if (strstr (*page, "Prénom") != NULL)
      {
        lists++;
        names += count (*page, "Wamytan");
        g_assert_nonnull (strstr (*page, "Baptiste"));
      }
  g_assert_cmpuint (lists, >=, 15);
  g_assert_cmpuint (names, ==, 3 * 42);        /* each name in each of the three parts */
}

static void
test_empty (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 0);
  g_autoptr (PalReport) bare = pal_report_new ("R01");
  g_autoptr (PalDocument) document = pal_report_to_document (report);
  g_autoptr (PalDocument) empty = pal_document_new (NULL);
  g_autoptr (PalDocument) head = NULL;

  assert_sound (document, "empty.pdf");
  assert_sound (empty, "nothing.pdf");
  bare->title = g_strdup ("Rien");
  head = pal_report_to_document (bare);
  assert_sound (head, "bare.pdf");
  g_assert_cmpuint (pal_document_get_n_pages (empty), ==, 1);
}

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

/* Names of 80 letters, words without an end, a cell longer than a page, what is no text. */
static void
test_awkward (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 6);
  PalSection *section = pal_report_get_section (report, "parcours");
  GPtrArray *row = g_ptr_array_index (section->rows, 1);
  g_autofree char *name = repeat ("Montferrand-", 6), *word = repeat ("œ", 400), *essay = repeat ("Un mot de plus. ", 900);
  const char *cells[] = { name, word, essay, "\xff\xfe pas de l’UTF-8 \x01", "deux\nlignes et\ttabulation" };
  g_autoptr (PalDocument) document = NULL;
  g_autofree char *text = NULL, *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      PalCell *cell = g_ptr_array_index (row, i == 2 ? 12 : i == 1 ? 13 : i == 0 ? 1 : i == 3 ? 9 : 10);

      g_free (cell->text);
      cell->text = g_strdup (cells[i]);
      cell->known = TRUE;
    }
  document = pal_report_to_document (report);
  assert_sound (document, "awkward.pdf");
  path = path_of ("awkward.pdf");
  text = text_of (path);
  if (text != NULL)
    g_assert_cmpuint (count (text, "plus."), ==, 900);        /* nothing of it is cut */
}

static void
test_right_to_left (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 3);
  PalSection *section = pal_report_get_section (report, "parcours");
  GPtrArray *row = g_ptr_array_index (section->rows, 0);
  PalCell *cell = g_ptr_array_index (row, 1);
  g_autoptr (PalDocument) document = NULL;

  g_free (cell->text);
  cell->text = g_strdup ("بن علي \u202e\u2066 עברית 😀");
  g_free (report->title);
  report->title = g_strdup ("تقرير نهاية المسار");
  document = pal_report_to_document (report);
  assert_sound (document, "right-to-left.pdf");
}

/* Letters and paragraphs ------------------------------------------------------------------------------------------- */

static void
test_parts (void)
{
  g_autoptr (PalDocument) document = pal_document_new ("Courriers");
  g_autofree char *essay = repeat ("Nous vous attendons\302\240: à 9\302\240h, au cœur du quartier. ", 120), *path = NULL;
  g_autofree char *text = NULL, *alone = path_of ("part.pdf");
  guint first, n;

  for (guint i = 0; i < 3; i++)
    {
      pal_document_begin_part (document, i == 1 ? "Grâce Mbemba" : "Hugo Marchand");
      pal_document_add_paragraph (document, PAL_PARAGRAPH_SENDER, "Habitat des Trois-Rivières\n1 rue du Port");
      pal_document_move_to (document, 145);
      pal_document_add_paragraph (document, PAL_PARAGRAPH_ADDRESS, "Madame Grâce Mbemba");
      pal_document_add_paragraph (document, PAL_PARAGRAPH_LETTER, i == 1 ? essay : "Bonjour,");
      pal_document_add_paragraph (document, PAL_PARAGRAPH_ITEM, "une pièce d’identité");
    }
  assert_sound (document, "parts.pdf");
  g_assert_cmpuint (pal_document_get_n_parts (document), ==, 3);
  g_assert_cmpuint (pal_document_get_n_pages (document), ==, 4);
  g_assert_cmpstr (pal_document_get_part (document, 1, &first, &n), ==, "Grâce Mbemba");
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (pal_pdf_write_part (document, 1, alone, NULL));
  text = text_of (alone);
  if (text == NULL)
    return;
  g_assert_cmpuint (count (text, "quartier"), ==, 120);
  assert_holds (text, "page 2 / 2");
  assert_holds (text, "9 h, au cœur");          /* the program gives a space for one that does not break */
  path = path_of ("parts.pdf");
  g_free (text);
  text = text_of (path);
  g_assert_cmpuint (count (text, "page 1 / "), ==, 1);      /* a letter of one page has no number */
}

static void
test_page_text (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 3);
  g_autoptr (PalDocument) document = pal_report_to_document (report);
  g_autofree char *first = pal_document_get_page_text (document, 0);

  assert_holds (first, "Bilan de fin de parcours");
  assert_holds (first, "Document nominatif");
}

/* Writing ---------------------------------------------------------------------------------------------------------- */

static void
test_refusals (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder.pdf", NULL);
  g_autofree char *kept = path_of ("kept.pdf"), *bytes = NULL;

  g_assert_false (pal_pdf_write (report, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_holds (error->message, "folder.pdf");
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (kept, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (pal_pdf_write (report, kept, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (kept, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "before");
  g_assert_true (pal_pdf_write (report, kept, NULL, NULL));
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (kept, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR") != NULL ? g_getenv ("G_TEST_BUILDDIR") : g_get_tmp_dir (),
                             "pdf", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_test_add_func ("/pdf/report", test_report);
  g_test_add_func ("/pdf/privacy-first", test_privacy_first);
  g_test_add_func ("/pdf/stable", test_stable);
  g_test_add_func ("/pdf/long-and-wide", test_long_and_wide);
  g_test_add_func ("/pdf/empty", test_empty);
  g_test_add_func ("/pdf/awkward", test_awkward);
  g_test_add_func ("/pdf/right-to-left", test_right_to_left);
  g_test_add_func ("/pdf/parts", test_parts);
  g_test_add_func ("/pdf/page-text", test_page_text);
  g_test_add_func ("/pdf/refusals", test_refusals);
  return g_test_run ();
}
