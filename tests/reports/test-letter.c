/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-kinds.h"
#include "records/pal-lookup.h"
#include "reports/letters/pal-letter-fields.h"
#include "reports/letters/pal-letter.h"
#include "reports/pdf/pal-document-private.h"
#include "reports/pdf/pal-pdf.h"
#include "rules/pal-core.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"
#include "../rules/test-file.h"

/* Letters on the demonstration. */

static char *
fill (const char *text, const char *name, GPtrArray **missing)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  if (name != NULL)
    g_hash_table_insert (values, (gpointer) "first_name", (gpointer) name);
  *missing = g_ptr_array_new_with_free_func (g_free);
  return pal_letter_fields_fill (text, values, *missing);
}

static void
assert_filled (const char *text, const char *name, const char *expected, guint n_missing)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *filled = fill (text, name, &missing);

  g_assert_cmpstr (filled, ==, expected);
  g_assert_cmpuint (missing->len, ==, n_missing);
}

static void
test_fields (void)
{
  assert_filled ("Hello {First name}, {first name}!", "Zoé", "Hello Zoé, Zoé!", 0);
  assert_filled ("{FIRST NAME}", "{Last name}", "{Last name}", 0);       /* what was filled in is not read again */
  assert_filled ("Hello {First name}", NULL, "Hello {First name}", 1);   /* stays visible */
  assert_filled ("{First nam} {First nam}", "Zoé", "{First nam} {First nam}", 1);
  assert_filled ("a { b } {} {{First name}} {First\nname} {", "Zoé", "a { b } {} {Zoé} {First\nname} {", 1);
  assert_filled ("", NULL, "", 0);
  assert_filled (NULL, NULL, "", 0);
}

static void
test_check (void)
{
  g_autofree char *near = pal_letter_fields_check ("{First nmae}, {Last name}, {First nmae}");
  g_autofree char *far = pal_letter_fields_check ("{Shoe size}");

  g_assert_null (pal_letter_fields_check ("{First name} and {Organisation's telephone}"));
  g_assert_null (pal_letter_fields_check ("no field"));
  g_assert_nonnull (strstr (near, "Did you mean “{First name}”?"));
  g_assert_null (strchr (near, '\n'));          /* once */
  g_assert_nonnull (strstr (far, "“{Shoe size}” is no field"));
  for (const PalLetterField *field = pal_letter_fields (); field->id != NULL; field++)
    g_assert_true (pal_letter_field_find (pal_letter_field_name (field)) == field);
}

static PalStore *
open_demo (void)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
  return store;
}

static GArray *
ids_of (PalStore *store, const char *sql)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_nonnull (statement);
  while (pal_statement_step (statement, NULL))
    {
      gint64 id = pal_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  return ids;
}

static PalRecord *
template_of (PalStore *store, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM letter_template WHERE kind = '%s' ORDER BY id", kind);
  g_autoptr (GArray) ids = ids_of (store, sql);
  g_autoptr (GError) error = NULL;
  PalRecord *record;

  g_assert_cmpuint (ids->len, >, 0);
  record = pal_record_load (store, &pal_letter_template_kind, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  return record;
}

/* What comes with Palier has no field that is none. */
static void
test_templates (void)
{
  PalStore *store = open_demo ();
  g_autoptr (GArray) ids = ids_of (store, "SELECT id FROM letter_template");

  g_assert_cmpuint (ids->len, ==, 6);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PalRecord) record = pal_record_load (store, &pal_letter_template_kind, g_array_index (ids, gint64, i), NULL);
      g_autofree char *subject = pal_letter_fields_check (pal_record_get_text (record, "subject"));
      g_autofree char *body = pal_letter_fields_check (pal_record_get_text (record, "body"));

      g_assert_cmpstr (subject, ==, NULL);
      g_assert_cmpstr (body, ==, NULL);
    }
  test_file_remove (store);
}

static PalLetter *
letter_for (PalStore *store, gint64 prescription, PalRecord *template)
{
  g_autoptr (PalRecord) record = pal_record_load (store, &pal_prescription_kind, prescription, NULL);
  PalLetterTo to = { pal_record_get_int (record, "participant", 0), prescription, 0 };
  g_autoptr (GError) error = NULL;
  PalLetter *letter = pal_letter_new (store, &to, &error);

  g_assert_no_error (error);
  pal_letter_fill (letter, pal_record_get_text (template, "subject"), pal_record_get_text (template, "body"));
  return letter;
}

static GPtrArray *
forty_letters (PalStore *store, PalRecord *template)
{
  g_autoptr (GArray) ids = ids_of (store, "SELECT id FROM prescription WHERE decision = 'ACCEPTED' ORDER BY id LIMIT 40");
  GPtrArray *letters = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_letter_free);

  g_assert_cmpuint (ids->len, ==, 40);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (letters, letter_for (store, g_array_index (ids, gint64, i), template));
  return letters;
}

/* One page each, each to its own person. */
static void
test_forty (void)
{
  PalStore *store = open_demo ();
  g_autoptr (PalRecord) template = template_of (store, "DECISION_ACCEPTED");
  g_autoptr (GPtrArray) letters = forty_letters (store, template);
  g_autoptr (PalDocument) document = pal_letters_to_document (store, letters, "Decisions");
  guint first, n;

  g_assert_cmpuint (pal_document_get_n_parts (document), ==, 40);
  g_assert_cmpuint (pal_document_get_n_pages (document), ==, 40);
  for (guint i = 0; i < letters->len; i++)
    {
      const PalLetter *letter = g_ptr_array_index (letters, i);
      g_autofree char *page = pal_document_get_page_text (document, i);

      g_assert_cmpstr (pal_document_get_part (document, i, &first, &n), ==, letter->person);
      g_assert_cmpuint (first, ==, i);
      g_assert_nonnull (strstr (page, letter->address));
      g_assert_nonnull (strstr (page, "It is accepted"));
      g_assert_nonnull (strstr (page, "3 quai des Carrières"));
      if (letter->missing->len == 0)
        g_assert_null (strchr (page, '{'));
      else
        g_assert_nonnull (strchr (page, '{'));
    }
  test_file_remove (store);
}

/* The convocation says the day, the time and the place of the commission. */
static void
test_convocation (void)
{
  PalStore *store = open_demo ();
  g_autoptr (PalRecord) template = template_of (store, "CONVOCATION");
  g_autoptr (GArray) ids =
    ids_of (store, "SELECT p.id FROM prescription p JOIN cohort c ON c.id = p.cohort JOIN participant w ON w.id = p.participant "
                   "WHERE c.name LIKE 'RF2%' AND w.gender = 'F' AND p.decision = 'PENDING' ORDER BY p.id");
  g_autoptr (PalLetter) letter = letter_for (store, g_array_index (ids, gint64, 0), template);
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();
  g_autoptr (PalDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "pdf", NULL);
  g_autofree char *path = g_build_filename (folder, "convocation.pdf", NULL);

  g_assert_cmpuint (letter->missing->len, ==, 0);
  g_assert_cmpstr (letter->subject, ==, "Your appointment of Tuesday 24\302\240March 2026");
  g_assert_nonnull (strstr (letter->body, "- Time: 14:00"));
  g_assert_nonnull (strstr (letter->body, "- Place: Maison des projets"));
  g_assert_true (g_str_has_prefix (letter->address, "Ms "));
  g_ptr_array_add (letters, letter);
  document = pal_letters_to_document (store, letters, "Convocation");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  pal_pdf_write_document (document, path, NULL, &error);
  g_assert_no_error (error);
  test_file_remove (store);
}

static cairo_status_t
append_cb (gpointer data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A picture as preferences keep it. */
static void
set_logo (PalStore *store, const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO UPDATE SET bytes = ?2",
                       &error);

  g_assert_no_error (error);
  pal_statement_bind_text (row, 1, "picture");
  pal_statement_bind_blob (row, 2, bytes, length);
  pal_statement_step (row, &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_set_setting (store, "logo", "picture", &error));
}

/* Where the address stands, with or without a logo: a window envelope shows it. */
static double
address_place (PalStore *store, guint *pieces)
{
  g_autoptr (PalRecord) template = template_of (store, "OTHER");
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_letter_free);
  g_autoptr (PalDocument) document = NULL;
  const PalPaperPage *page;
  double place = 0;
  PalLetterTo to;

  g_assert_true (pal_letter_find_example (store, 0, &to));
  g_ptr_array_add (letters, letter_for (store, to.prescription, template));
  document = pal_letters_to_document (store, letters, "Letter");
  page = g_ptr_array_index (pal_document_get_pages (document), 0);
  *pieces = page->placed->len;
  for (guint i = 0; i < page->placed->len && place == 0; i++)
    if (g_array_index (page->placed, PalPlaced, i).piece->place > 0)
      place = g_array_index (page->placed, PalPlaced, i).y;
  return place;
}

static void
test_logo (void)
{
  PalStore *store = open_demo ();
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 100);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  guint without, with, broken;
  double place = address_place (store, &without);

  g_assert_cmpint (cairo_surface_write_to_png_stream (picture, append_cb, png), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (picture);
  set_logo (store, png->data, png->len);
  g_assert_cmpfloat (address_place (store, &with), ==, place);
  g_assert_cmpuint (with, ==, without + 1);
  set_logo (store, (const guint8 *) "no picture", 10);
  g_assert_cmpfloat (address_place (store, &broken), ==, place);
  g_assert_cmpuint (broken, ==, without);
  test_file_remove (store);
}

static guint
count_notes (PalStore *store)
{
  g_autoptr (GArray) ids = ids_of (store, "SELECT id FROM note WHERE kind = 'Letter'");

  return ids->len;
}

/* Sent: a note each, in one edit; undone, none. */
static void
test_sent (void)
{
  PalStore *store = open_demo ();
  g_autoptr (PalRecord) template = template_of (store, "DECISION_ACCEPTED");
  g_autoptr (PalRecord) note = NULL;
  g_autoptr (GPtrArray) letters = forty_letters (store, template);
  const PalLetter *first = g_ptr_array_index (letters, 0);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (PalOp) op = NULL;
  g_autoptr (GError) error = NULL;

  pal_letters_mark_sent (store, letters, "Decision", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_notes (store), ==, 40);
  ids = ids_of (store, "SELECT id FROM note WHERE kind = 'Letter' ORDER BY id");
  note = pal_record_load (store, &pal_note_kind, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (pal_record_get_int (note, "participant", 0), ==, first->to.participant);
  g_assert_true (g_str_has_prefix (pal_record_get_text (note, "text"), "Decision, sent on 17/03/2026: "));
  g_assert_nonnull (strstr (pal_record_get_text (note, "text"), "It is accepted"));
  g_object_unref (g_steal_pointer (&note));
  op = pal_journal_next_undo (store);
  g_assert_cmpstr (op->label, ==, "40 people — letter sent: Decision");
  g_assert_true (pal_journal_undo (store, op->id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_notes (store), ==, 0);
  test_file_remove (store);
}

static void
test_nobody (void)
{
  PalStore *store = test_file_make ();
  PalLetterTo to = { 42, 0, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (pal_letter_find_example (store, 0, &to));
  to.participant = 42;
  g_assert_null (pal_letter_new (store, &to, &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING);
  test_file_remove (store);
}

/* Everybody who is convened to a session is written to: what, when, where and with whom. */
static void
test_session (void)
{
  PalStore *store = open_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) template = template_of (store, "CONVOCATION_SESSION");
  gint64 session = pal_store_ask_int (store, "SELECT s.id FROM session s JOIN cohort h ON h.id = s.cohort WHERE h.name LIKE 'RF1%' "
                                      "AND s.kind = 'WORKSHOP' AND s.start_at > '2026-03-17' AND s.room IS NOT NULL ORDER BY s.start_at LIMIT 1", 0);
  g_autoptr (GArray) to = pal_letters_to_session (store, session, &error);
  const PalLetterTo gone = { g_array_index (to, PalLetterTo, 0).participant, 0, 0, 12 };
  g_autofree char *room = pal_store_ask_text_of (store, "SELECT r.name FROM session s JOIN room r ON r.id = s.room WHERE s.id = ?1", session);

  g_assert_no_error (error);
  g_assert_cmpuint (to->len, >, 5);
  for (guint i = 0; i < to->len; i++)
    {
      g_autoptr (PalLetter) letter = pal_letter_new (store, &g_array_index (to, PalLetterTo, i), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (letter->kind, ==, "CONVOCATION_SESSION");
      pal_letter_fill (letter, pal_record_get_text (template, "subject"), pal_record_get_text (template, "body"));
      g_assert_cmpuint (letter->missing->len, ==, 0);
      g_assert_nonnull (strstr (letter->body, room));
      g_assert_nonnull (strstr (letter->subject, "2026"));
    }
  g_assert_null (pal_letter_new (store, &gone, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING);
  g_clear_object (&template);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/letter/fields", test_fields);
  g_test_add_func ("/letter/check", test_check);
  g_test_add_func ("/letter/templates", test_templates);
  g_test_add_func ("/letter/forty", test_forty);
  g_test_add_func ("/letter/convocation", test_convocation);
  g_test_add_func ("/letter/session", test_session);
  g_test_add_func ("/letter/logo", test_logo);
  g_test_add_func ("/letter/sent", test_sent);
  g_test_add_func ("/letter/nobody", test_nobody);
  return g_test_run ();
}
