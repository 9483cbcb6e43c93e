/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/pal-course.h"
#include "rules/pal-search.h"
#include "test-file.h"

/* One search over people, cohorts, organisations and the rest. Today is 17 March 2026. */

static const char *const kinds[] = { "participant", "cohort", "organisation", "contact", "programme", "site", NULL };

static PalStore *store;
static gint64 lina, cohort;

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pal_date_from_iso (iso, &date));
  return date;
}

static void
enter (PalEdit *edit, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GDate prescribed = day ("2026-01-05"), decided = day ("2026-01-08"), entered = day ("2026-01-13");
  gint64 prescription = pal_course_prescribe (edit, person, cohort, &prescribed, &error);

  g_assert_true (pal_course_accept (edit, prescription, &decided, 0, &error));
  g_assert_cmpint (pal_course_enter (edit, prescription, &entered, &error), !=, 0);
  g_assert_no_error (error);
}

static void
fill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "fill", &error);
  gint64 programme = SAVE (edit, "programme", "code", "RFQ", "name", "Remobilisation des femmes");
  g_autofree char *programme_key = g_strdup_printf ("%" G_GINT64_FORMAT, programme);
  gint64 agency = SAVE (edit, "organisation", "name", "Agence des Lilas", "roles", "EMPLOYER|HOST", "city", "Dijon", "phone", "03 80 11 22 33");
  g_autofree char *agency_key = g_strdup_printf ("%" G_GINT64_FORMAT, agency);
  gint64 zoe, martinez;
  g_autofree char *zoe_key = NULL;

  cohort = SAVE (edit, "cohort", "programme", programme_key, "name", "RF 2026 · Les Lochères", "start-on", "2026-01-13", "end-on", "2026-04-03");
  SAVE (edit, "cohort", "programme", programme_key, "name", "RF 2024 · Les Lochères", "start-on", "2024-01-13", "end-on", "2024-04-03");
  SAVE (edit, "contact", "organisation", agency_key, "last-name", "Ferrand", "first-name", "Nadia", "job", "Conseillère");
  SAVE (edit, "contact", "organisation", agency_key, "last-name", "Roussel", "staff", "1");
  SAVE (edit, "site", "name", "Les Lochères", "kind", "QPV", "city", "Dijon");
  lina = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "birth-name", "Kaddour", "birth-on", "1991-05-12",
               "phone", "+33 6 41 27 83 05", "city", "Dijon");
  SAVE (edit, "participant", "last-name", "Martin", "first-name", "Élise", "status", "ARCHIVED");
  SAVE (edit, "participant", "last-name", "Abadie", "first-name", "Martin");
  SAVE (edit, "participant", "last-name", "Martineau", "first-name", "Paul");
  martinez = SAVE (edit, "participant", "last-name", "Martinez", "first-name", "Rosa");
  SAVE (edit, "participant", "last-name", "Le Goff", "first-name", "Anne", "note", "travaille chez Martin");
  zoe = SAVE (edit, "participant", "last-name", "Édouard", "first-name", "Zoé");
  zoe_key = g_strdup_printf ("%" G_GINT64_FORMAT, zoe);
  SAVE (edit, "note", "participant", zoe_key, "text", "A vu la crèche martinoise, martin-pêcheur");
  enter (edit, lina);
  enter (edit, martinez);
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

/* "participant: Lina Benali, Paul Martineau; cohort: …", and how many more. */
static char *
found (const char *typed, guint most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = pal_search (store, typed, kinds, most, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const PalHits *hits = all->pdata[i];

      g_string_append_printf (text, "%s%s: ", i > 0 ? "; " : "", hits->kind);
      for (guint j = 0; j < hits->hits->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? ", " : "", ((PalHit *) hits->hits->pdata[j])->title);
      if (hits->total > hits->hits->len)
        g_string_append_printf (text, " +%u", hits->total - hits->hits->len);
    }
  return g_string_free (text, FALSE);
}

static void
expect (const char *typed, const char *expected)
{
  g_autofree char *text = found (typed, 5);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_kinds (void)
{
  expect ("benali", "participant: Lina Benali");
  expect ("LINA béna", "participant: Lina Benali");
  expect ("kaddour", "participant: Lina Benali");
  expect ("rf 2026", "cohort: RF 2026 · Les Lochères");
  expect ("2026", "cohort: RF 2026 · Les Lochères");
  expect ("lilas", "organisation: Agence des Lilas");
  expect ("ferrand", "contact: Nadia Ferrand");
  expect ("remob", "programme: Remobilisation des femmes");
  expect ("locheres", "cohort: RF 2026 · Les Lochères, RF 2024 · Les Lochères; site: Les Lochères");
  expect ("zzz", "");
  expect ("", "");
  expect ("  ", "");
  expect ("\"'*()", "");
}

/* Whom one calls at a partner's leads to the partner; a member of staff is opened. */
static void
test_contacts (void)
{
  static const char *const contacts[] = { "contact", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ours = pal_search (store, "roussel", contacts, 5, &error), theirs = pal_search (store, "ferrand", contacts, 5, &error);
  const PalHit *hit = ((PalHits *) ours->pdata[0])->hits->pdata[0];

  g_assert_cmpstr (hit->kind, ==, "contact");
  hit = ((PalHits *) theirs->pdata[0])->hits->pdata[0];
  g_assert_cmpstr (hit->kind, ==, "organisation");
  g_assert_cmpint (hit->id, ==, pal_store_ask_int (store, "SELECT id FROM organisation", 0));
  g_assert_cmpstr (hit->title, ==, "Nadia Ferrand");
  g_assert_cmpstr (hit->detail, ==, "Conseillère · Agence des Lilas");
  g_assert_true (pal_search_knows ("organisation"));
  g_assert_false (pal_search_knows ("rate"));
}

static void
test_telephone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  expect ("0641", "participant: Lina Benali");
  expect ("06 41 27", "participant: Lina Benali");
  expect ("+33 6 41 27 83 05", "participant: Lina Benali");
  expect ("06.41.27.83.05", "participant: Lina Benali");
  expect ("0380", "organisation: Agence des Lilas");

  /* The number is what one looks for: it is said first. */
  all = pal_search (store, "0641", kinds, 5, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (((PalHit *) ((PalHits *) all->pdata[0])->hits->pdata[0])->detail, "+33 6 41 27 83 05"));
}

/* The whole name, then names that begin so (who is in course first), then what was found in notes. */
static void
test_order (void)
{
  g_autofree char *few = found ("martin", 2);

  expect ("martin", "participant: Élise Martin, Rosa Martinez, Paul Martineau, Martin Abadie, Anne Le Goff +1");
  g_assert_cmpstr (few, ==, "participant: Élise Martin, Rosa Martinez +4");
  expect ("martinoise", "participant: Zoé Édouard");
  expect ("zoe ed", "participant: Zoé Édouard");
  expect ("goff an", "participant: Anne Le Goff");
}

static void
test_details (void)
{
  g_autoptr (PalHit) person = pal_search_describe (store, "participant", lina);
  g_autoptr (PalHit) running = pal_search_describe (store, "cohort", cohort);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) by_note = pal_search (store, "martinoise", kinds, 5, &error);

  g_assert_cmpstr (person->title, ==, "Lina Benali");
  g_assert_cmpstr (person->detail, ==, "In course · RF 2026 · Les Lochères · 34 years old · Dijon");
  g_assert_cmpstr (running->detail, ==, "Remobilisation des femmes · from 13/01/2026 to 03/04/2026 · 2 people in course");
  g_assert_no_error (error);
  g_assert_cmpstr (((PalHit *) ((PalHits *) by_note->pdata[0])->hits->pdata[0])->detail, ==, "in a note");
  g_assert_null (pal_search_describe (store, "participant", 12));
  g_assert_null (pal_search_describe (store, "nothing", lina));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  store = test_file_make ();
  fill ();
  g_test_add_func ("/search/kinds", test_kinds);
  g_test_add_func ("/search/contacts", test_contacts);
  g_test_add_func ("/search/telephone", test_telephone);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/details", test_details);
  status = g_test_run ();
  test_file_remove (store);
  return status;
}
