/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-cohort-list.h"
#include "rules/entry/pal-commission-list.h"
#include "rules/entry/pal-commission.h"
#include "rules/pal-core.h"
#include "rules/entry/pal-order.h"
#include "rules/entry/pal-progress-list.h"
#include "store/pal-journal.h"
#include "test-file.h"

/* Commissions and orders, counted by hand. Today is 17 March 2026. Two lots of one funder with one commission for both, and
 * a third programme without any; four people prescribed to the continuous cohort of lot 1. */
typedef struct {
  PalStore *store;
  gint64    lot1, lot2, third;
  gint64    l1, l2;                /* cohorts without end */
  gint64    committee, held, next; /* the meetings of 10 March and of 24 March */
  gint64    people[6];
  gint64    p[6];                  /* prescriptions: 0 to 3 to lot 1, 4 to lot 2, 5 to the third */
} Fixture;

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pal_date_from_iso (iso, &date));
  return date;
}

static char *
key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static PalEdit *
begin (Fixture *f, const char *label)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (f->store, label, &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (edit);
}

static gint64
ask (Fixture *f, const char *sql)
{
  return pal_store_ask_int (f->store, sql, -1);
}

static gint64
prescribe (PalEdit *edit, gint64 person, gint64 cohort)
{
  g_autoptr (GError) error = NULL;
  GDate on = day ("2026-03-02");
  gint64 prescription = pal_course_prescribe (edit, person, cohort, &on, &error);

  g_assert_no_error (error);
  return prescription;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "Aubry", "Benali", "Colin", "Diallo", "Evrard", "Faure" };

  f->store = test_file_make ();
  PalEdit *edit = begin (f, "fill");
  f->lot1 = SAVE (edit, "programme", "code", "L1", "name", "Lot 1", "duration-months", "7", "age-min", "18", "target-min", "50", "target-max", "80");
  f->lot2 = SAVE (edit, "programme", "code", "L2", "name", "Lot 2");
  f->third = SAVE (edit, "programme", "code", "X", "name", "Third");
  g_autofree char *lot1 = key (f->lot1), *lot2 = key (f->lot2), *third = key (f->third);
  f->l1 = SAVE (edit, "cohort", "programme", lot1, "name", "L1", "start-on", "2025-01-06", "places", "10", "status", "OPEN");
  f->l2 = SAVE (edit, "cohort", "programme", lot2, "name", "L2", "start-on", "2025-01-06", "status", "OPEN");
  gint64 other = SAVE (edit, "cohort", "programme", third, "name", "X", "start-on", "2025-01-06");
  f->committee = SAVE (edit, "committee", "name", "Commission", "kind", "ENTRY");
  g_autofree char *committee = key (f->committee);
  f->held = SAVE (edit, "meeting", "committee", committee, "held-at", "2026-03-10T09:00", "place", "DEL");
  f->next = SAVE (edit, "meeting", "committee", committee, "held-at", "2026-03-24T09:30", "place", "DEL");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      f->people[i] = SAVE (edit, "participant", "last-name", names[i], "first-name", "Ana", "birth-on", "1990-03-11", "status", "ACTIVE");
      f->p[i] = prescribe (edit, f->people[i], i < 4 ? f->l1 : i == 4 ? f->l2 : other);
    }
  commit (edit);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_file_remove (f->store);
}

static void
list_on (Fixture *f, gint64 meeting, guint first, guint last)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = begin (f, "list");

  for (guint i = first; i <= last; i++)
    g_assert_true (pal_commission_list (edit, meeting, f->p[i], &error));
  g_assert_no_error (error);
  commit (edit);
}

static void
say (Fixture *f, gint64 meeting, guint person, PalRuling ruling, int months, const char *words, gint64 later)
{
  g_autoptr (GError) error = NULL;
  PalSaid said = { ruling, day (meeting == f->held ? "2026-03-10" : "2026-03-16"), months, words, later };
  PalEdit *edit = begin (f, "say");

  pal_commission_say (edit, meeting, f->p[person], &said, &error);
  g_assert_no_error (error);
  commit (edit);
}

static gint64
write_order (Fixture *f, const char *number, gint64 places, guint first, guint last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  PalOrderDraft draft = { f->lot1, f->held, number, day ("2026-03-12"), places };
  PalEdit *edit = begin (f, "order");

  for (guint i = first; i <= last; i++)
    g_array_append_val (people, f->p[i]);
  gint64 order = pal_order_write (edit, &draft, people, &error);
  g_assert_no_error (error);
  commit (edit);
  return order;
}

static void
assert_refused (GError **why, const char *part)
{
  g_assert_error (*why, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE);
  if (strstr ((*why)->message, part) == NULL)
    g_error ("“%s” does not say “%s”", (*why)->message, part);
  g_clear_error (why);
}

/* Commissions ----------------------------------------------------------------------------------------------------- */

/* Without a programme and without a past a commission is for all; then for the programmes that it has seen. */
static void
test_which (Fixture *f, gconstpointer data)
{
  GDate today = day ("2026-03-17"), first = day ("2026-03-01");

  g_assert_cmpint (pal_commission_next (f->store, f->third, &today, 0), ==, f->next);
  g_assert_cmpuint (pal_commission_count_waiting (f->store, 0), ==, 6);
  list_on (f, f->held, 0, 0);
  g_assert_cmpuint (pal_commission_count_waiting (f->store, 0), ==, 3);      /* lot 1 alone, but for who is listed */
  list_on (f, f->held, 4, 4);
  g_assert_cmpuint (pal_commission_count_waiting (f->store, 0), ==, 3);
  g_assert_cmpuint (pal_commission_count_waiting (f->store, f->next), ==, 3);
  g_assert_cmpint (pal_commission_next (f->store, f->third, &today, 0), ==, 0);
  g_assert_cmpint (pal_commission_committee_for (f->store, f->third), ==, 0);
  g_assert_cmpint (pal_commission_next (f->store, f->lot2, &today, 0), ==, f->next);
  g_assert_cmpint (pal_commission_next (f->store, f->lot2, &first, 0), ==, f->held);
  g_assert_cmpint (pal_commission_next (f->store, f->lot2, &today, f->next), ==, 0);

  g_autoptr (GArray) waiting = pal_commission_waiting (f->store, f->next, NULL);
  g_assert_cmpuint (waiting->len, ==, 3);
  g_assert_cmpint (g_array_index (waiting, gint64, 0), ==, f->p[1]);
}

static void
test_call (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate on = day ("2026-04-21"), unknown, got;

  g_date_clear (&unknown, 1);
  list_on (f, f->held, 0, 0);
  PalEdit *edit = begin (f, "call");
  gint64 again = pal_commission_call (edit, f->lot1, &on, &error), own = pal_commission_call (edit, f->third, &unknown, &error);
  g_assert_no_error (error);
  commit (edit);

  g_assert_cmpint (ask (f, "SELECT count (*) FROM committee"), ==, 2);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM meeting WHERE held_at = '2026-04-21T09:30' AND place = 'DEL'"), ==, 1);
  g_assert_true (pal_commission_get_day (f->store, again, &got));
  g_assert_cmpint (g_date_compare (&got, &on), ==, 0);
  g_assert_false (pal_commission_get_day (f->store, own, &got));
  g_assert_cmpuint (pal_commission_count_waiting (f->store, own), ==, 1);
}

static PalRow *
candidate (Fixture *f, gint64 meeting, guint person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalQuery) list = pal_candidate_list_new (f->store, meeting, &error);

  g_assert_no_error (error);
  guint position = pal_query_get_position (list, f->p[person]);
  return position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (list), position) : NULL;
}

static void
check_candidate (Fixture *f, gint64 meeting, guint person, const char *ruling, const char *words)
{
  g_autoptr (PalRow) row = candidate (f, meeting, person);

  g_assert_nonnull (row);
  g_assert_cmpstr (pal_row_get_text (row, PAL_CANDIDATES_RULING), ==, ruling);
  g_assert_cmpstr (pal_row_get_text (row, PAL_CANDIDATES_WORDS), ==, words);
}

/* Accepted for months of one's own, refused with a reason, postponed to the next one: there the person waits anew, here it
 * stays written. */
static void
test_say (Fixture *f, gconstpointer data)
{
  list_on (f, f->held, 0, 3);
  check_candidate (f, f->held, 0, "PENDING", "");
  say (f, f->held, 0, PAL_RULING_ACCEPT, 6, NULL, 0);
  say (f, f->held, 1, PAL_RULING_REFUSE, 0, "Relève de la mission locale", 0);
  say (f, f->held, 2, PAL_RULING_POSTPONE, 0, "Pièces à fournir", f->next);
  say (f, f->held, 3, PAL_RULING_POSTPONE, 0, NULL, 0);
  check_candidate (f, f->held, 0, "ACCEPTED", "");
  check_candidate (f, f->held, 1, "REFUSED", "Relève de la mission locale");
  check_candidate (f, f->held, 2, "POSTPONED", "Pièces à fournir");
  check_candidate (f, f->next, 2, "PENDING", "");
  check_candidate (f, f->held, 3, "POSTPONED", "");
  g_assert_cmpuint (pal_commission_count_waiting (f->store, f->next), ==, 1);
  g_assert_cmpint (ask (f, "SELECT duration_months FROM prescription WHERE decision = 'ACCEPTED'"), ==, 6);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM prescription WHERE non_entry_reason = 'REFUS_COMMISSION'"), ==, 1);

  g_autoptr (PalRow) row = candidate (f, f->held, 0);
  g_assert_cmpstr (pal_row_get_text (row, PAL_CANDIDATES_AGE), ==, "35");      /* a day before the birthday */
  g_assert_cmpstr (pal_row_get_text (row, PAL_CANDIDATES_ELIGIBLE), ==, "YES");
  g_assert_cmpstr (pal_row_get_text (row, PAL_CANDIDATES_MONTHS), ==, "6");
  g_assert_cmpstr (pal_row_get_text (row, PAL_CANDIDATES_PROGRAMME_MONTHS), ==, "7");
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) why = NULL;
  PalSaid accept = { PAL_RULING_ACCEPT, day ("2026-03-10"), 0, NULL, 0 }, same = { PAL_RULING_POSTPONE, day ("2026-03-10"), 0, NULL, f->held };

  list_on (f, f->held, 0, 1);
  say (f, f->held, 0, PAL_RULING_ACCEPT, 0, NULL, 0);
  g_autoptr (PalCourse) accepted = pal_course_load (f->store, f->p[0], NULL), listed = pal_course_load (f->store, f->p[1], NULL),
                        waiting = pal_course_load (f->store, f->p[2], NULL);
  g_assert_false (pal_commission_can_list (accepted, f->next, &why));
  assert_refused (&why, "already accepted Ana Aubry");
  g_assert_false (pal_commission_can_list (listed, f->held, &why));
  assert_refused (&why, "on the list of this commission already");
  g_assert_false (pal_commission_can_take_off (accepted, f->held, &why));
  assert_refused (&why, "Ana Aubry");
  g_assert_false (pal_commission_can_say (waiting, f->held, &accept, &why));
  assert_refused (&why, "not on the list");
  g_assert_false (pal_commission_can_say (listed, f->held, &same, &why));
  assert_refused (&why, "choose a later commission");
  accept.on = day ("2026-03-01");
  g_assert_false (pal_commission_can_say (listed, f->held, &accept, &why));
  assert_refused (&why, "01/03/2026");

  /* What is not possible writes nothing. */
  PalEdit *edit = begin (f, "no");
  g_assert_false (pal_commission_list (edit, f->next, f->p[0], &why));
  assert_refused (&why, "Ana Aubry");
  g_assert_true (pal_commission_take_off (edit, f->held, f->p[1], &why));
  commit (edit);
  g_assert_cmpint (ask (f, "SELECT count (*) FROM prescription WHERE meeting IS NOT NULL"), ==, 1);
}

static void
check_commission (Fixture *f, gint64 meeting, const char *expected)
{
  g_autoptr (PalQuery) list = pal_commission_list_new (f->store);
  g_assert_true (pal_commission_list_show (list, meeting, NULL));
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autofree char *text = g_strdup_printf (
    "%s %s: %s candidates, %s undecided, %s accepted, %s refused, %s postponed, %s unordered", pal_row_get_text (row, PAL_COMMISSIONS_STATE),
    pal_row_get_text (row, PAL_COMMISSIONS_DAYS), pal_row_get_text (row, PAL_COMMISSIONS_CANDIDATES),
    pal_row_get_text (row, PAL_COMMISSIONS_UNDECIDED), pal_row_get_text (row, PAL_COMMISSIONS_ACCEPTED),
    pal_row_get_text (row, PAL_COMMISSIONS_REFUSED), pal_row_get_text (row, PAL_COMMISSIONS_POSTPONED),
    pal_row_get_text (row, PAL_COMMISSIONS_UNORDERED));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (PalQuery) all = pal_commission_list_new (f->store);

  g_assert_true (pal_commission_list_show (all, 0, NULL));
  g_assert_cmpint (pal_query_get_key (all, 0), ==, f->next);
  g_assert_cmpint (pal_query_get_key (all, 1), ==, f->held);
  check_commission (f, f->held, "DONE -7: 0 candidates, 0 undecided, 0 accepted, 0 refused, 0 postponed, 0 unordered");
  list_on (f, f->held, 0, 3);
  check_commission (f, f->held, "LATE -7: 4 candidates, 4 undecided, 0 accepted, 0 refused, 0 postponed, 0 unordered");
  say (f, f->held, 0, PAL_RULING_ACCEPT, 0, NULL, 0);
  say (f, f->held, 1, PAL_RULING_ACCEPT, 0, NULL, 0);
  say (f, f->held, 2, PAL_RULING_REFUSE, 0, NULL, 0);
  say (f, f->held, 3, PAL_RULING_POSTPONE, 0, NULL, f->next);
  check_commission (f, f->held, "ORDER -7: 3 candidates, 0 undecided, 2 accepted, 1 refused, 1 postponed, 2 unordered");
  check_commission (f, f->next, "COMING 7: 1 candidates, 1 undecided, 0 accepted, 0 refused, 0 postponed, 0 unordered");
  write_order (f, "BC 2026-001", 0, 0, 1);
  check_commission (f, f->held, "DONE -7: 3 candidates, 0 undecided, 2 accepted, 1 refused, 1 postponed, 0 unordered");
}

/* Orders ---------------------------------------------------------------------------------------------------------- */

static void
check_places (Fixture *f, gint64 order, const char *expected)
{
  g_autoptr (GError) error = NULL;
  PalOrderPlaces places;

  g_assert_true (pal_order_count (f->store, order, &places, &error));
  g_assert_no_error (error);
  g_autofree char *words = pal_order_words (&places);
  g_assert_cmpstr (words, ==, expected);
}

/* Two places, two accepted; one withdraws, another person takes the place and is accepted; a third one is one too many. */
static void
test_places (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate withdrawn = day ("2026-03-13"), replaced = day ("2026-03-14"), entered = day ("2026-03-16");

  list_on (f, f->held, 0, 2);
  for (guint i = 0; i <= 2; i++)
    say (f, f->held, i, PAL_RULING_ACCEPT, 5 + (int) i, NULL, 0);
  gint64 order = write_order (f, "BC 2026-001", 2, 0, 1);
  check_places (f, order, "2 places · 2 used · 0 remaining");

  PalEdit *edit = begin (f, "withdraw");
  g_assert_true (pal_course_withdraw (edit, f->p[1], &withdrawn, "DESISTEMENT", &error));
  commit (edit);
  check_places (f, order, "2 places · 1 used · 1 remaining · 1 withdrawal to replace");

  edit = begin (f, "replace");
  f->p[3] = pal_course_replace (edit, f->p[1], f->people[4], &replaced, &error);
  g_assert_no_error (error);
  commit (edit);
  check_places (f, order, "2 places · 1 used · 1 remaining · 1 replacement awaits the commission");
  g_assert_cmpint (ask (f, "SELECT duration_months FROM prescription WHERE replaces IS NOT NULL"), ==, 6);

  list_on (f, f->next, 3, 3);
  say (f, f->next, 3, PAL_RULING_ACCEPT, 0, NULL, 0);
  check_places (f, order, "2 places · 2 used · 0 remaining");
  edit = begin (f, "enter");
  pal_course_enter (edit, f->p[0], &entered, &error);
  g_assert_no_error (error);
  g_assert_true (pal_order_add (edit, order, f->p[2], &error));
  commit (edit);
  check_places (f, order, "2 places · 3 used · 1 too many");

  g_autoptr (PalQuery) people = pal_ordered_list_new (f->store);
  g_assert_true (pal_ordered_list_show (people, order, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (people)), ==, 4);
  g_autoptr (PalRow) left = g_list_model_get_item (G_LIST_MODEL (people), 1), came = g_list_model_get_item (G_LIST_MODEL (people), 3);
  g_assert_cmpstr (pal_row_get_text (left, PAL_ORDERED_REPLACED_BY), ==, "Ana Evrard");
  g_assert_cmpstr (pal_row_get_text (left, PAL_ORDERED_STATE), ==, "REPLACED");
  g_assert_cmpstr (pal_row_get_text (came, PAL_ORDERED_REPLACES), ==, "Ana Benali");
  g_assert_cmpstr (pal_row_get_text (came, PAL_ORDERED_HOLDS_PLACE), ==, "1");
}

static void
test_order_refusals (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) why = NULL;
  PalOrderDraft twice = { f->lot1, 0, "BC 2026-001", day ("2026-03-12"), 0 }, none = { f->lot1, 0, "", day ("2026-03-12"), 0 };

  list_on (f, f->held, 0, 4);
  say (f, f->held, 0, PAL_RULING_ACCEPT, 0, NULL, 0);
  say (f, f->held, 1, PAL_RULING_REFUSE, 0, NULL, 0);
  say (f, f->held, 4, PAL_RULING_ACCEPT, 0, NULL, 0);
  gint64 order = write_order (f, "BC 2026-001", 0, 0, 0);
  g_assert_false (pal_order_can_write (f->store, &twice, &why));
  assert_refused (&why, "BC 2026-001");
  g_assert_false (pal_order_can_write (f->store, &none, &why));
  assert_refused (&why, "number");

  const struct { guint person; const char *says; } cases[] = {
    { 0, "on this order already" }, { 1, "refused Ana Benali" }, { 2, "has not been accepted" }, { 4, "another programme" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalCourse) course = pal_course_load (f->store, f->p[cases[i].person], NULL);
      g_assert_false (pal_order_can_name (course, order, f->lot1, &why));
      assert_refused (&why, cases[i].says);
    }
}

static void
check_number (Fixture *f, const char *last, const char *on, const char *expected)
{
  GDate date = day (on);

  if (last != NULL)
    {
      PalEdit *edit = begin (f, "number");
      SAVE (edit, "purchase_order", "number", last, "issued-on", on);
      commit (edit);
    }
  g_autofree char *number = pal_order_propose_number (f->store, &date);
  g_assert_cmpstr (number, ==, expected);
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  check_number (f, NULL, "2026-03-12", "BC 2026-001");
  check_number (f, "BC 2026-030", "2026-03-12", "BC 2026-031");
  check_number (f, NULL, "2027-01-04", "BC 2027-001");
  check_number (f, "99", "2026-03-13", "100");
  check_number (f, "100", "2026-03-12", "101");      /* the next one is taken */
  check_number (f, "sans numéro", "2026-03-14", "");
}

/* Undo and progress ----------------------------------------------------------------------------------------------- */

static char *
dump (Fixture *f)
{
  return pal_store_ask_text (f->store,
                             "SELECT group_concat (id || ':' || coalesce (meeting, '') || ':' || coalesce (purchase_order, '') || ':' || decision || ':' "
                             "|| coalesce (duration_months, ''), ' ') || (SELECT count (*) FROM decision) || (SELECT count (*) FROM purchase_order) "
                             "|| (SELECT count (*) FROM meeting) FROM prescription");
}

static void
undo_last (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = pal_journal_next_undo (f->store);

  g_assert_true (pal_journal_undo (f->store, op->id, &error));
  g_assert_no_error (error);
}

/* Each edit goes back, in turn, to what was before it. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autofree char *empty = dump (f);
  list_on (f, f->held, 0, 3);
  g_autofree char *listed = dump (f);
  say (f, f->held, 0, PAL_RULING_ACCEPT, 6, "Projet solide", 0);
  g_autofree char *accepted = dump (f);
  say (f, f->held, 1, PAL_RULING_POSTPONE, 0, NULL, f->next);
  g_autofree char *postponed = dump (f);
  write_order (f, "BC 2026-001", 0, 0, 0);
  undo_last (f);
  g_autofree char *now = dump (f);
  g_assert_cmpstr (now, ==, postponed);
  undo_last (f);
  g_autofree char *before = dump (f);
  g_assert_cmpstr (before, ==, accepted);
  undo_last (f);
  g_autofree char *earlier = dump (f);
  g_assert_cmpstr (earlier, ==, listed);
  undo_last (f);
  g_autofree char *first = dump (f);
  g_assert_cmpstr (first, ==, empty);
}

static void
check_progress (Fixture *f, guint position, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalQuery) list = pal_progress_list_new (f->store);

  for (guint order = 0; order <= PAL_PROGRESS_BY_WARNING; order++)
    {
      g_assert_true (pal_progress_list_show (list, f->l1, order, TRUE, &error));
      g_assert_no_error (error);
    }
  g_assert_true (pal_progress_list_show (list, f->l1, PAL_PROGRESS_BY_NAME, FALSE, &error));
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autofree char *text = g_strdup_printf (
    "%s %s done %s of %s today %s left %s open %s worked %s lifted %s %s %s", pal_row_get_text (row, PAL_PROGRESS_LAST_NAME),
    pal_row_get_text (row, PAL_PROGRESS_STATE), pal_row_get_text (row, PAL_PROGRESS_DAYS_DONE),
    pal_row_get_text (row, PAL_PROGRESS_DAYS_PLANNED), pal_row_get_text (row, PAL_PROGRESS_DAYS_TODAY),
    pal_row_get_text (row, PAL_PROGRESS_DAYS_LEFT), pal_row_get_text (row, PAL_PROGRESS_BARRIERS_OPEN),
    pal_row_get_text (row, PAL_PROGRESS_BARRIERS_WORKED), pal_row_get_text (row, PAL_PROGRESS_BARRIERS_LIFTED),
    pal_row_get_text (row, PAL_PROGRESS_SITUATION), pal_row_get_text (row, PAL_PROGRESS_WARNING));
  g_assert_cmpstr (text, ==, expected);
}

/* A cohort without end: what is planned is each person's own. Aubry is suspended since 8 March; Benali's end is past;
 * Colin left after 31 of 59 days; Diallo is accepted. */
static void
test_progress (Fixture *f, gconstpointer data)
{
  PalEdit *edit = begin (f, "courses");
  g_autofree char *l1 = key (f->l1), *p0 = key (f->p[0]), *p1 = key (f->p[1]), *p2 = key (f->p[2]);
  g_autofree char *a = key (f->people[0]), *b = key (f->people[1]), *c = key (f->people[2]);
  gint64 first = SAVE (edit, "enrolment", "prescription", p0, "participant", a, "cohort", l1, "entry-on", "2026-03-01", "duration-months", "2");
  SAVE (edit, "enrolment", "prescription", p1, "participant", b, "cohort", l1, "entry-on", "2026-01-01", "duration-months", "2");
  gint64 third = SAVE (edit, "enrolment", "prescription", p2, "participant", c, "cohort", l1, "entry-on", "2026-01-01", "duration-months", "2",
                       "exit-on", "2026-01-31");
  g_autofree char *e0 = key (first), *e2 = key (third);
  SAVE (edit, "suspension", "enrolment", e0, "start-on", "2026-03-08");
  SAVE (edit, "situation", "enrolment", e2, "code", "CDI", "start-on", "2026-02-01");
  SAVE (edit, "barrier", "participant", a, "enrolment", e0, "phase", "COURSE", "theme", "MOBILITE", "worked-on", "2026-03-02");
  SAVE (edit, "barrier", "participant", a, "enrolment", e0, "phase", "COURSE", "theme", "LANGUE", "lifted-on", "2026-03-03");
  commit (edit);
  list_on (f, f->held, 3, 3);
  say (f, f->held, 3, PAL_RULING_ACCEPT, 0, NULL, 0);

  check_progress (f, 0, "Aubry SUSPENDED done 7 of 61 today 17 left 44 open 1 worked 1 lifted 1  SUSPENDED");
  check_progress (f, 1, "Benali IN_COURSE done 76 of 59 today 59 left -17 open 0 worked 0 lifted 0  END_PAST");
  check_progress (f, 2, "Colin EXITED done 31 of 59 today 59 left  open 0 worked 0 lifted 0 CDI ");
  check_progress (f, 3, "Diallo ACCEPTED done  of  today  left  open 0 worked 0 lifted 0  ");
}

static void
check_aim (Fixture *f, gint64 cohort, const char *expected)
{
  g_autoptr (PalQuery) list = pal_cohort_list_new (f->store);
  g_assert_true (pal_cohort_list_show (list, &(PalCohortsView) { .only = cohort }, NULL));
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autofree char *text = g_strdup_printf ("%s of %s, by now %s, year %s", pal_row_get_text (row, PAL_COHORTS_REACHED),
                                           pal_row_get_text (row, PAL_COHORTS_AIM), pal_row_get_text (row, PAL_COHORTS_BY_NOW),
                                           pal_row_get_text (row, PAL_COHORTS_BY_YEAR));

  g_assert_cmpstr (text, ==, expected);
}

/* Lot 1 asks for 50 to 80 people a year: on the 76th day of 365 it should be 10; three entered this year, over both cohorts of
 * the lot. A group has its places and the least that makes a group. */
static void
test_targets (Fixture *f, gconstpointer data)
{
  PalEdit *edit = begin (f, "courses");
  g_autofree char *lot1 = key (f->lot1), *l1 = key (f->l1), *third = key (f->third);
  gint64 group = SAVE (edit, "cohort", "programme", lot1, "name", "Groupe", "start-on", "2026-02-02", "end-on", "2026-06-30", "places", "12");
  g_autofree char *in_group = key (group);
  const char *const cohorts[] = { l1, l1, in_group, l1 }, *const days[] = { "2026-01-05", "2026-03-17", "2026-02-02", "2025-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (cohorts); i++)
    {
      g_autofree char *person = key (f->people[i]);
      SAVE (edit, "enrolment", "participant", person, "cohort", cohorts[i], "entry-on", days[i]);
    }
  SAVE (edit, "cohort", "programme", third, "name", "Sans fin");
  commit (edit);
  check_aim (f, f->l1, "3 of 80, by now 10, year 1");
  check_aim (f, f->l2, "0 of , by now , year 0");
  check_aim (f, group, "1 of 12, by now , year 0");

  edit = begin (f, "rules");
  g_autoptr (PalRecord) programme = pal_record_load (f->store, pal_kind_find ("programme"), f->lot1, NULL);
  pal_record_set_int (programme, "group-min", 8);
  pal_record_set_raw (programme, "start-on", "2026-03-01", NULL);
  pal_record_set_raw (programme, "end-on", "2026-04-30", NULL);
  g_assert_true (pal_record_save (programme, edit, NULL));
  commit (edit);
  check_aim (f, group, "1 of 12, by now 8, year 0");
  check_aim (f, f->l1, "3 of 80, by now 13, year 1");      /* 17 days of 61 */
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();

#define ADD(path, function) g_test_add ("/commission/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("which", test_which);
  ADD ("call", test_call);
  ADD ("say", test_say);
  ADD ("refusals", test_refusals);
  ADD ("list", test_list);
  ADD ("places", test_places);
  ADD ("order-refusals", test_order_refusals);
  ADD ("numbers", test_numbers);
  ADD ("undo", test_undo);
  ADD ("progress", test_progress);
  ADD ("targets", test_targets);
  return g_test_run ();
}
