/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "../rules/test-file.h"
#include "reports/pdf/pal-document-private.h"
#include "reports/pdf/pal-pdf.h"
#include "reports/sheets/pal-coach-week.h"
#include "reports/sheets/pal-sheet-session.h"
#include "reports/sheets/pal-sign-sheet.h"
#include "rules/pal-core.h"
#include "rules/pal-logo.h"
#include "store/pal-edit.h"

/* Papers of sessions, as their pages say them; PDFs are kept in a folder to be looked at, when PALIER_PICTURES names one. */

typedef struct {
  PalStore *store;
  gint64    cohort, coach, session, day, interview;
} World;

#define ID(id) g_strdup_printf ("%" G_GINT64_FORMAT, id)

static void
add_people (PalEdit *edit, const char *cohort, guint n)
{
  static const char *const last[] = { "Benali", "Ngo-Ndombasi Montferrand de la Bretonnière", "Hnaïssé", "Œuvrard", "Thị Hoa Nguyễn" };
  static const char *const first[] = { "Lina", "Marie-Antoinette-Apolline", "Éloïse", "Zoé", "Wassila" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %02u", last[i % 5], i + 1);
      g_autofree char *participant = ID (SAVE (edit, "participant", "last-name", name, "first-name", first[i % 5]));

      SAVE (edit, "enrolment", "participant", participant, "cohort", cohort, "entry-on", "2026-01-05");
    }
}

static gint64
add_session (PalEdit *edit, const char *cohort, const char *coach, const char *room, const char *title, const char *start_at, const char *minutes)
{
  gint64 id = SAVE (edit, "session", "cohort", cohort, "kind", "WORKSHOP", "title", title, "theme", "Mobilité", "start-at", start_at,
                    "minutes", minutes, "room", room, "status", "PLANNED");
  g_autofree char *session = ID (id);

  SAVE (edit, "session_staff", "session", session, "contact", coach);
  return id;
}

static void
fill (World *world, PalEdit *edit)
{
  g_autofree char *funder = ID (SAVE (edit, "organisation", "name", "Dijon Métropole", "roles", "FUNDER"));
  g_autofree char *programme = ID (SAVE (edit, "programme", "code", "RF", "name", "Remobilisation de femmes des quartiers", "funder", funder,
                                  "calendar", "FR"));
  g_autofree char *cohort = ID (world->cohort = SAVE (edit, "cohort", "programme", programme, "name", "RF1 — Les Lochères"));
  g_autofree char *site = ID (SAVE (edit, "site", "name", "Maison des projets", "address", "11, rue des Lochères", "city", "Dijon"));
  g_autofree char *room = ID (SAVE (edit, "room", "site", site, "name", "Salle Doubs"));
  g_autofree char *coach = ID (world->coach = SAVE (edit, "contact", "last-name", "Wamytan", "first-name", "Hélène", "staff", "1"));
  g_autofree char *interview = NULL;

  SAVE (edit, "organisation", "name", "Habitat des Trois-Rivières", "roles", "LANDLORD");
  add_people (edit, cohort, 40);
  world->session = add_session (edit, cohort, coach, room, "Atelier", "2026-04-07T09:00", "150");
  world->day = add_session (edit, cohort, coach, room, "Journée « découverte des métiers »", "2026-04-09T09:00", "480");
  world->interview = SAVE (edit, "session", "cohort", cohort, "kind", "INDIVIDUAL", "start-at", "2026-04-10T14:00", "minutes", "60");
  interview = ID (world->interview);
  g_autofree char *one = ID (pal_store_ask_int (world->store, "SELECT id FROM enrolment ORDER BY id LIMIT 1", 0));
  SAVE (edit, "attendance", "session", interview, "enrolment", one);
  SAVE (edit, "session_staff", "session", interview, "contact", coach);
  SAVE (edit, "unavailability", "contact", coach, "start-at", "2026-04-08T08:00", "end-at", "2026-04-08T12:00", "reason", "Formation");
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  pal_core_init ();
  world->store = test_file_make ();
  edit = pal_edit_begin (world->store, "Fill", &error);
  g_assert_no_error (error);
  fill (world, edit);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  test_file_remove (world->store);
}

/* Nothing is cut: pieces are in the body of their page and follow each other. Then as a PDF. */
static void
check (PalDocument *document, const char *name)
{
  GPtrArray *pages = pal_document_get_pages (document);
  g_autofree char *path = g_getenv ("PALIER_PICTURES") != NULL ? g_build_filename (g_getenv ("PALIER_PICTURES"), name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

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
  if (path != NULL)
    pal_pdf_write_document (document, path, NULL, &error);
  g_assert_no_error (error);
}

#define assert_holds(text, part) \
  G_STMT_START { \
    if (strstr ((text), (part)) == NULL) \
      g_error ("“%s” is not in:\n%s", (part), (text)); \
  } G_STMT_END

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static PalDocument *
sheets_of (World *world, const gint64 *sessions, guint n)
{
  g_autoptr (GError) error = NULL;
  guint people = 0;
  PalDocument *document = pal_sign_sheets_new (world->store, sessions, n, &people, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (people, ==, 40);
  return document;
}

static cairo_status_t
write_cb (gpointer data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A logo of the landlord at the head of each sheet. */
static void
set_logo (World *world)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 80);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  cairo_set_source_rgb (cr, 0.1, 0.4, 0.3);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  picture = g_bytes_new (bytes->data, bytes->len);
  g_assert_true (pal_logo_set (world->store, picture, &error));
  g_assert_no_error (error);
}

/* Forty people, each on one line, over pages that repeat the headings; three lines stay empty. */
static void
test_sign_sheet (World *world, gconstpointer data)
{
  g_autoptr (PalDocument) document = NULL;
  g_autofree char *first = NULL, *last = NULL, *all = NULL;
  guint pages;

  set_logo (world);
  document = sheets_of (world, &world->session, 1);
  first = pal_document_get_page_text (document, 0);
  pages = pal_document_get_n_pages (document);
  check (document, "sign-sheet.pdf");
  g_assert_cmpuint (pages, ==, 2);
  last = pal_document_get_page_text (document, 1);
  all = g_strconcat (first, last, NULL);
  for (guint i = 0; i < 2; i++)
    assert_holds (i == 0 ? first : last, "Last name · First name · Arrival · Departure · Signature");
  assert_holds (first, "Habitat des Trois-Rivières");
  assert_holds (first, "Funded by · Dijon Métropole");
  assert_holds (first, "Session · Atelier: Mobilité");
  assert_holds (first, "Date · Tuesday 7\302\240April 2026");
  assert_holds (first, "Hours · 9:00 – 11:30");
  assert_holds (first, "Place · Salle Doubs, Maison des projets, 11, rue des Lochères, Dijon");
  assert_holds (first, "Run by · Hélène Wamytan");
  assert_holds (last, "Hélène Wamytan");
  g_assert_cmpuint (count (all, "Benali "), ==, 8);
  assert_holds (all, "Ngo-Ndombasi Montferrand de la Bretonnière 02 · Marie-Antoinette-Apolline");
  assert_holds (all, "Thị Hoa Nguyễn 40");
}

/* Over lunch: a morning and an afternoon to sign for, on the same upright page. */
static void
test_two_half_days (World *world, gconstpointer data)
{
  g_autoptr (PalDocument) document = sheets_of (world, &world->day, 1);
  g_autofree char *first = pal_document_get_page_text (document, 0);
  double width, height;

  check (document, "sign-sheet-day.pdf");
  pal_document_get_page_size (document, 0, &width, &height);
  g_assert_cmpfloat (width, <, height);
  assert_holds (first, "Hours · 9:00 – 17:00");
  assert_holds (first, "Arrival\nmorning · Departure\nmorning · Signature\nmorning · Arrival\nafternoon · Departure\nafternoon · Signature\nafternoon");
}

/* All of a week at once, each session a part of its own; an interview convenes one. */
static void
test_week (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (PalDocument) document = NULL;
  g_autofree char *interview = NULL;
  GDate from, to;
  guint first, n;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_dmy (&from, 6, G_DATE_APRIL, 2026);
  g_date_set_dmy (&to, 12, G_DATE_APRIL, 2026);
  found = pal_sheet_sessions_of_cohort (world->store, world->cohort, &from, &to, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 3);
  document = sheets_of (world, (const gint64 *) found->data, found->len);
  check (document, "sign-sheets-week.pdf");
  g_assert_cmpuint (pal_document_get_n_parts (document), ==, 3);
  g_assert_cmpstr (pal_document_get_part (document, 2, &first, &n), ==, "Individual interview Friday 10\302\240April 2026");
  g_assert_cmpuint (n, ==, 1);
  interview = pal_document_get_page_text (document, first);
  assert_holds (interview, "Benali 01");
  g_assert_null (strstr (interview, "Hnaïssé"));
  assert_holds (interview, "Place · ……");
}

/* The coach's own week: each working day, what is on it, and nothing of the week after. */
static void
test_coach_week (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDocument) document = NULL, empty = NULL;
  g_autofree char *page = NULL, *nothing = NULL;
  guint people = 0;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 9, G_DATE_APRIL, 2026);
  document = pal_coach_weeks_new (world->store, &world->coach, 1, &day, &people, &error);
  g_assert_no_error (error);
  check (document, "coach-week.pdf");
  g_assert_cmpuint (people, ==, 1);
  page = pal_document_get_page_text (document, 0);
  assert_holds (page, "Hélène Wamytan");
  assert_holds (page, "Week from 6\302\240April 2026 to 12\302\240April 2026 · 3 sessions, 11:30");
  assert_holds (page, "Monday 6\302\240April 2026 · Easter Monday\nNo session");
  assert_holds (page, "9:00 – 11:30 · Atelier: Mobilité · RF1 — Les Lochères · Salle Doubs, Maison des projets, 11, rue des Lochères, Dijon · 40\302\240people");
  assert_holds (page, "8:00 – 12:00 · Not available: Formation\nNo session");
  assert_holds (page, "14:00 – 15:00 · Individual interview · RF1 — Les Lochères · Lina Benali 01");
  g_assert_null (strstr (page, "Saturday"));

  g_date_add_days (&day, 7);
  empty = pal_coach_weeks_new (world->store, &world->coach, 1, &day, NULL, &error);
  g_assert_no_error (error);
  nothing = pal_document_get_page_text (empty, 0);
  g_assert_cmpuint (count (nothing, "No session"), ==, 5);
  g_assert_null (pal_coach_weeks_new (world->store, NULL, 0, &day, NULL, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING);
}

static void
test_nothing (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 gone = 12;

  g_assert_null (pal_sign_sheets_new (world->store, NULL, 0, NULL, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (pal_sign_sheets_new (world->store, &gone, 1, NULL, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/sheets/" path, World, NULL, set_up, test, tear_down)
  ADD ("sign-sheet", test_sign_sheet);
  ADD ("two-half-days", test_two_half_days);
  ADD ("week", test_week);
  ADD ("coach-week", test_coach_week);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
