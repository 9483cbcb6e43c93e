/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "rules/pal-core.h"
#include "rules/pal-course.h"
#include "rules/people/pal-people-list.h"
#include "store/pal-journal.h"

#include "test-file.h"

/* Filters over people. Today is 17 March 2026. */

static PalStore *store;
static gint64 programme, cohort, other_cohort, nadia, karim, lochere, talant, mission, tag_crib, tag_car;
static gint64 lina, awa, zoe, theo, sam;
static gint64 own_care, own_number;

static const char *
key (gint64 id)
{
  static char texts[16][24];
  static guint next;
  char *text = texts[next++ % G_N_ELEMENTS (texts)];

  g_snprintf (text, sizeof texts[0], "%" G_GINT64_FORMAT, id);
  return text;
}

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pal_date_from_iso (iso, &date));
  return date;
}

static void
fill_where (PalEdit *edit)
{
  lochere = SAVE (edit, "site", "name", "Les Lochères", "kind", "QPV");
  talant = SAVE (edit, "site", "name", "Talant", "kind", "WATCH");
  nadia = SAVE (edit, "contact", "last-name", "Ferrand", "first-name", "Nadia", "staff", "1");
  karim = SAVE (edit, "contact", "last-name", "Zeroual", "first-name", "Karim", "staff", "1");
  mission = SAVE (edit, "organisation", "name", "Mission locale");
  programme = SAVE (edit, "programme", "code", "RF", "name", "Femmes en avant");
  cohort = SAVE (edit, "cohort", "programme", key (programme), "name", "RF1");
  other_cohort = SAVE (edit, "cohort", "programme", key (programme), "name", "RF2");
  tag_crib = SAVE (edit, "tag", "name", "crèche");
  tag_car = SAVE (edit, "tag", "name", "voiture");
  own_care = SAVE (edit, "custom_field", "table-name", "participant", "programme", key (programme), "name", "mode-de-garde",
                   "label", "Mode de garde", "kind", "CHOICE", "choices", "crèche|famille|aucun");
  own_number = SAVE (edit, "custom_field", "table-name", "participant", "name", "enfants scolarisés", "label", "Enfants scolarisés",
                     "kind", "INT");
}

static gint64
enter (PalEdit *edit, gint64 person, gint64 into, const char *prescribed_on, const char *entry_on)
{
  g_autoptr (GError) error = NULL;
  GDate prescribed = day (prescribed_on), entry = day (entry_on);
  gint64 prescription = pal_course_prescribe (edit, person, into, &prescribed, &error);

  g_assert_no_error (error);
  pal_course_accept (edit, prescription, &prescribed, 0, &error);
  g_assert_no_error (error);
  gint64 enrolment = pal_course_enter (edit, prescription, &entry, &error);
  g_assert_no_error (error);
  return enrolment;
}

static void
fill_courses (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;
  GDate last = day ("2025-12-20"), prescribed = day ("2026-03-10");
  PalCourseExit exit = { .on = last, .reason = "EMPLOI", .situation = "CDI" };

  enter (edit, lina, cohort, "2026-01-05", "2026-01-13");
  g_assert_true (pal_course_exit (edit, enter (edit, awa, cohort, "2025-05-05", "2025-05-13"), &exit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pal_course_prescribe (edit, awa, other_cohort, &prescribed, &error), !=, 0);
  enter (edit, theo, other_cohort, "2026-03-01", "2026-03-02");
  SAVE (edit, "prescription", "participant", key (zoe), "cohort", key (cohort), "prescribed-on", "2026-02-10", "office", "Antenne Nord");
}

static void
fill_facts (PalEdit *edit)
{
  SAVE (edit, "barrier", "participant", key (lina), "theme", "GARDE_ENFANTS", "identified-on", "2026-01-13");
  SAVE (edit, "barrier", "participant", key (lina), "theme", "MOBILITE", "identified-on", "2026-01-13", "lifted-on", "2026-02-20");
  SAVE (edit, "barrier", "participant", key (theo), "theme", "MOBILITE", "identified-on", "2026-03-10");
  SAVE (edit, "tagged", "tag", key (tag_crib), "record", key (lina));
  SAVE (edit, "tagged", "tag", key (tag_car), "record", key (lina));
  SAVE (edit, "tagged", "tag", key (tag_crib), "record", key (zoe));
  SAVE (edit, "custom_value", "custom-field", key (own_care), "record", key (lina), "value", "crèche");
  SAVE (edit, "custom_value", "custom-field", key (own_care), "record", key (zoe), "value", "famille");
  SAVE (edit, "custom_value", "custom-field", key (own_number), "record", key (zoe), "value", "12");
  SAVE (edit, "custom_value", "custom-field", key (own_number), "record", key (awa), "value", "3");
  SAVE (edit, "support", "participant", key (awa), "organisation", key (mission), "kind", "CIP");
}

/* Lina is in course; Awa left and is prescribed again; Théo is in course since this month; Zoé is prescribed; Sam only known. */
static void
fill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "fill", &error);

  fill_where (edit);
  lina = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "birth-on", "1991-05-12", "qpv", "YES", "city", "Dijon",
               "children", "2", "site", key (lochere));
  awa = SAVE (edit, "participant", "last-name", "Diallo", "first-name", "Awa", "birth-on", "1996-03-17", "phone", "06 11 22 33 44",
              "site", key (talant), "qpv", "NO", "city", "Chenôve");
  zoe = SAVE (edit, "participant", "last-name", "Édouard", "first-name", "Zoé", "qpv", "UNKNOWN", "city", "chenove", "gender", "F");
  theo = SAVE (edit, "participant", "last-name", "Farge", "first-name", "Théo", "birth-on", "1996-03-18", "site", key (lochere),
               "disabled", "YES", "education-level", "4");
  sam = SAVE (edit, "participant", "last-name", "Garnier", "first-name", "Sam", "email", "100%_sam@exemple.fr");
  fill_courses (edit);
  fill_facts (edit);
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static char *
who_answers (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_autoptr (PalQuery) list = pal_people_list_new (fields, NULL);
  g_autoptr (PalFilter) filter = pal_filter_from_text (text);
  GString *names = g_string_new (NULL);

  pal_people_list_show (list, fields, &(PalPeopleView) { .filter = filter }, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", pal_row_get_text (row, PAL_PEOPLE_FIRST_NAME));
    }
  return g_string_free (names, FALSE);
}

static void
expect (const char *text, const char *names)
{
  g_autofree char *found = who_answers (text);

  if (g_strcmp0 (found, names) != 0)
    g_error ("“%s” gives “%s”, not “%s”", text, found, names);
}

static void
expect_of (const char *asked, gint64 id, const char *names)
{
  g_autofree char *text = g_strdup_printf ("%s %s", asked, key (id));

  expect (text, names);
}

/* What people themselves are. */
static void
test_person (void)
{
  expect ("", "Lina Awa Zoé Théo Sam");
  expect ("qpv is YES", "Lina");
  expect ("qpv is YES|NO", "Lina Awa");
  expect ("qpv is-not YES", "Awa Zoé Théo Sam");
  expect ("qpv unknown", "Zoé Théo Sam");
  expect ("qpv is UNKNOWN", "Zoé Théo Sam");
  expect ("qpv known", "Lina Awa");
  expect ("city is CHENOVE", "Awa Zoé");
  expect ("city contains jo", "Lina");
  expect ("city unknown", "Théo Sam");
  expect ("phone contains 06.11.22", "Awa");
  expect ("email contains 100%_SAM", "Sam");
  expect ("email contains 1%m", "");   /* a sign, not a wildcard */
  expect ("children at-least 2", "Lina");
  expect ("children at-least 10", "");
  expect ("education-level is 4", "Théo");
  expect ("age at-least 30", "Lina Awa");
  expect ("age at-most 29", "Théo");
  expect ("age between 30 30\nage known", "Lina Awa Théo");   /* two values are joined by a bar: passed over */
  expect ("age between 30|30", "Awa");
  expect ("age unknown", "Zoé Sam");
  expect ("birth-on before 1992-01-01", "Lina");
  expect ("birth-on between 1996-03-17|1996-03-17", "Awa");
  expect ("territory is QPV", "Lina Théo");
  expect ("territory is QPV|WATCH", "Lina Awa Théo");
  expect_of ("site is", talant, "Awa");
}

/* Courses: one and the same answers to all that is asked of it. */
static void
test_courses (void)
{
  g_autofree char *in_first = g_strdup_printf ("cohort is %s", key (cohort)), *both = g_strdup_printf ("%s\ncohort is %s", in_first, key (other_cohort));
  g_autofree char *left_second = g_strdup_printf ("cohort is %s\nstate is EXITED", key (other_cohort));
  g_autofree char *not_left = g_strdup_printf ("%s\nstate is-not EXITED", in_first), *not_second = g_strdup_printf ("cohort is-not %s", key (other_cohort));

  expect ("state is IN_COURSE|SUSPENDED", "Lina Théo");
  expect ("state is PRESCRIBED", "Awa Zoé");
  expect ("state is EXITED|PRESCRIBED", "Awa Zoé");
  expect ("state is EXITED", "Awa");
  expect ("state is-not IN_COURSE", "Awa Zoé Sam");
  expect ("state unknown", "Sam");
  expect (in_first, "Lina Awa Zoé");
  expect (both, "Awa");
  expect (left_second, "");
  expect (not_left, "Lina Zoé");
  expect (not_second, "Lina Zoé Sam");
  expect_of ("programme is", programme, "Lina Awa Zoé Théo");
  expect ("prescription.office is antenne nord", "Zoé");
  expect ("prescription.office unknown\nstate is PRESCRIBED", "Awa");
  expect ("enrolment.referent unknown\nstate is IN_COURSE", "Lina Théo");
  expect ("enrolment.exit-reason is EMPLOI", "Awa");
  expect ("situation.code is CDI", "Awa");
  expect ("situation.class is NONE", "Awa");   /* the programme has no rules */
}

static void
test_dates (void)
{
  expect ("prescription.prescribed-on longer-ago 30", "Lina Awa Zoé");
  expect ("prescription.prescribed-on longer-ago 35", "Lina Awa");     /* 10 February is 35 days ago, not more */
  expect ("prescription.prescribed-on longer-ago 34", "Lina Awa Zoé");
  expect ("prescription.prescribed-on last-days 7", "Awa");
  expect ("prescription.prescribed-on last-days 6", "");
  expect ("prescription.prescribed-on after 2026-02-10", "Awa Théo");
  expect ("prescription.prescribed-on before 2026-01-05", "Awa");
  expect ("barrier.open-since last-days 10", "Théo");
  expect ("enrolment.entry-on next-days 10", "");
  g_setenv ("PALIER_TODAY", "2026-02-25", TRUE);
  expect ("enrolment.entry-on next-days 10", "Théo");
  expect ("prescription.prescribed-on longer-ago 30", "Lina Awa");
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
}

static void
test_facts (void)
{
  g_autofree char *both = g_strdup_printf ("tag is %s\ntag is %s", key (tag_crib), key (tag_car));
  g_autofree char *one = g_strdup_printf ("tag is %s\ntag is-not %s", key (tag_crib), key (tag_car));

  expect ("barrier.open known", "Lina Théo");
  expect ("barrier.open is GARDE_ENFANTS|MOBILITE", "Lina Théo");
  expect ("barrier.open is GARDE_ENFANTS\nbarrier.open is-not MOBILITE", "Lina");
  expect ("barrier.open is GARDE_ENFANTS\nbarrier.lifted is MOBILITE", "Lina");
  expect ("barrier.open unknown", "Awa Zoé Sam");
  expect_of ("tag is", tag_crib, "Lina Zoé");
  expect (both, "Lina");
  expect (one, "Zoé");
  expect ("tag unknown", "Awa Théo Sam");
  expect_of ("support.organisation is", mission, "Awa");
  expect ("support.kind is cip", "Awa");
}

static void
test_own_fields (void)
{
  expect ("own.mode-de-garde is crèche", "Lina");
  expect ("own.mode-de-garde is crèche|famille", "Lina Zoé");
  expect ("own.mode-de-garde unknown", "Awa Théo Sam");
  expect ("own.enfants\\sscolarisés at-least 9", "Zoé");   /* as numbers: 12 is more than 3 and 9 */
  expect ("own.enfants\\sscolarisés at-most 9", "Awa");
}

/* "In course, QPV or watch, childcare barrier open, prescribed more than 30 days ago." */
static void
test_together (void)
{
  static const char text[] = "state is IN_COURSE|SUSPENDED\nterritory is QPV|WATCH\nbarrier.open is GARDE_ENFANTS\n"
                             "prescription.prescribed-on longer-ago 30\n";
  g_autoptr (PalFilter) filter = pal_filter_from_text (text);
  g_autofree char *again = pal_filter_to_text (filter);

  expect (text, "Lina");
  g_assert_cmpstr (again, ==, text);
}

static void
test_text (void)
{
  static const char odd[] = "own.a\\sb\\\\c is one\\ptwo|thr ee\\n\nunheard of\nqpv resembles YES\nnothing is 1|2\nqpv known\n";
  g_autoptr (PalFilter) filter = pal_filter_from_text (odd), copy = pal_filter_copy (filter);
  g_autofree char *again = pal_filter_to_text (copy);
  const PalCondition *first = pal_filter_get (filter, 0);

  g_assert_cmpuint (pal_filter_get_n (filter), ==, 5);
  g_assert_cmpstr (first->field, ==, "own.a b\\c");
  g_assert_cmpstr (first->values[0], ==, "one|two");
  g_assert_cmpstr (first->values[1], ==, "thr ee\n");
  g_assert_cmpstr (pal_filter_get (filter, 2)->unread, ==, "qpv resembles YES");
  g_assert_cmpstr (again, ==, odd);
  g_assert_true (pal_filter_equal (filter, copy));
  expect (odd, "Lina Awa");   /* what is not understood is passed over, and kept */
}

/* A field that was removed: said in words, kept, and the list goes on; it is back when the field is. */
static void
test_removed_field (void)
{
  static const char text[] = "own.mode-de-garde is crèche\nbarrier.open known\n";
  g_autoptr (GError) error = NULL, why = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "remove", &error);
  g_autoptr (PalRecord) field = pal_record_load (store, &pal_custom_field_kind, own_care, &error);
  g_autoptr (PalFilter) filter = pal_filter_from_text (text);

  expect (text, "Lina");
  g_assert_true (pal_record_delete (field, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  gint64 op = pal_edit_get_op (edit);
  g_clear_object (&edit);
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_autofree char *words = pal_condition_words (fields, pal_filter_get (filter, 0)), *kept = pal_filter_to_text (filter);
  g_assert_false (pal_condition_check (fields, pal_filter_get (filter, 0), &why));
  g_assert_nonnull (why);
  g_assert_cmpstr (words, ==, "mode-de-garde: crèche");
  g_assert_cmpstr (kept, ==, text);
  expect (text, "Lina Théo");
  g_assert_true (pal_journal_undo (store, op, &error));
  g_assert_no_error (error);
  expect (text, "Lina");
}

/* Values are values, whatever they say. */
static void
test_injection (void)
{
  static const char *const values[] = { "x' OR '1'='1", "\"; DROP TABLE participant; --", "?1", ":a", "%", "1) OR (1=1", "\\' OR 1=1 --" };
  static const char *const keys[] = { "city", "qpv", "prescription.office", "barrier.open", "tag", "own.mode-de-garde", "children", "state",
                                      "birth-on", "city) OR (1", "own.x' OR 1=1 --", "site" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    for (guint v = 0; v < G_N_ELEMENTS (values); v++)
      for (PalComparison c = PAL_FILTER_IS; c < PAL_FILTER_N_COMPARISONS; c++)
        {
          g_autoptr (PalFilter) filter = pal_filter_new ();
          g_autofree char *text = NULL, *found = NULL;

          pal_filter_add (filter, pal_condition_new (keys[k], c, (const char *const[]) { values[v], NULL }));
          text = pal_filter_to_text (filter);
          found = who_answers (text);
          if (c == PAL_FILTER_CONTAINS && (k == 0 || k == 2))   /* the others are of a kind that holds nothing */
            g_assert_cmpstr (found, !=, "Lina Awa Zoé Théo Sam");
        }
  g_assert_cmpint (pal_people_count (store), ==, 5);
  expect ("city is x' OR '1'='1", "");
  expect ("state is x' OR '1'='1", "");
}

/* Whether one of the person's courses is in a state, as the rules say it. */
static gboolean
is_in_state (gint64 person, PalCourseState state, const GDate *at)
{
  g_autoptr (PalStatement) rows = pal_statement_new (store, "SELECT id FROM prescription WHERE participant = ?1", NULL);
  gboolean hit = FALSE;

  pal_statement_bind_int (rows, 1, person);
  while (pal_statement_step (rows, NULL))
    {
      g_autoptr (PalCourse) course = pal_course_load (store, pal_statement_get_int (rows, 0), NULL);
      hit |= pal_course_state (course, at) == state;
    }
  return hit;
}

/* The states by SQL are those that the rules say, on every day. */
static void
test_states (void)
{
  static const char *const days[] = { "2025-05-12", "2025-05-13", "2025-12-19", "2025-12-20", "2026-01-12", "2026-01-13", "2026-03-02",
                                      "2026-03-17" };
  const struct { gint64 id; const char *name; } people[] = { { lina, "Lina" }, { awa, "Awa" }, { zoe, "Zoé" }, { theo, "Théo" } };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (PalCourseState state = PAL_COURSE_PRESCRIBED; state <= PAL_COURSE_EXITED; state++)
      {
        GDate at = day (days[d]);
        g_setenv ("PALIER_TODAY", days[d], TRUE);
        g_autofree char *text = g_strdup_printf ("state is %s", pal_course_state_code (state)), *found = who_answers (text);
        g_autoptr (GString) expected = g_string_new (NULL);

        for (guint p = 0; p < G_N_ELEMENTS (people); p++)
          if (is_in_state (people[p].id, state, &at))
            g_string_append_printf (expected, "%s%s", expected->len > 0 ? " " : "", people[p].name);
        if (g_strcmp0 (found, expected->str) != 0)
          g_error ("%s, %s: “%s” instead of “%s”", days[d], text, found, expected->str);
      }
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
}

static void
expect_words (const char *text, const char *words)
{
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_autoptr (PalFilter) filter = pal_filter_from_text (text);
  g_autofree char *said = pal_condition_words (fields, pal_filter_get (filter, 0));

  g_assert_cmpstr (said, ==, words);
}

static void
test_words (void)
{
  expect_words ("barrier.open is GARDE_ENFANTS|MOBILITE", "Open barrier: Childcare or Mobility");
  expect_words ("barrier.open known", "Open barrier: any");
  expect_words ("prescription.prescribed-on longer-ago 30", "Prescribed on: more than 30 days ago");
  expect_words ("birth-on before 1992-01-01", "Born on: before 01/01/1992");
  g_autofree char *not_nadia = g_strdup_printf ("enrolment.referent is-not %s", key (nadia));

  expect_words (not_nadia, "Referent: not Nadia Ferrand");
  expect_words ("enrolment.referent is 42", "Referent: (deleted)");
  expect_words ("age between 18|25", "Age: from 18 to 25");
  expect_words ("qpv unknown", "Lives in a QPV: not filled in");
}

/* Every field of the catalogue can be asked by each comparison that it offers, and offers values that can be asked. */
static void
test_catalogue (void)
{
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);

  for (guint i = 0; i < pal_people_fields_get_n (fields); i++)
    {
      const PalPeopleField *field = pal_people_fields_get (fields, i);
      g_autoptr (GPtrArray) values = pal_people_field_values (fields, field, "", 50);
      const char *value = values->len > 0 ? ((PalPeopleValue *) values->pdata[0])->value
                          : field->field.kind == PAL_DATE || field->field.kind == PAL_MOMENT ? "2026-01-01" : "1";
      guint n;
      const PalComparison *comparisons = pal_filter_comparisons (field, &n);

      for (guint c = 0; c < n; c++)
        {
          const char *two[] = { value, value, NULL };
          g_autoptr (PalFilter) filter = pal_filter_new ();
          g_autofree char *text = NULL, *found = NULL;
          if (comparisons[c] >= PAL_FILTER_LONGER_AGO)
            two[0] = "30";
          two[pal_comparison_n_values (comparisons[c]) == 2 ? 2 : pal_comparison_n_values (comparisons[c]) == 0 ? 0 : 1] = NULL;
          pal_filter_add (filter, pal_condition_new (field->key, comparisons[c], two));
          g_assert_true (pal_condition_check (fields, pal_filter_get (filter, 0), NULL));
          text = pal_filter_to_text (filter);
          found = who_answers (text);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  store = test_file_make ();
  fill ();
  g_test_add_func ("/filter/person", test_person);
  g_test_add_func ("/filter/courses", test_courses);
  g_test_add_func ("/filter/dates", test_dates);
  g_test_add_func ("/filter/facts", test_facts);
  g_test_add_func ("/filter/own-fields", test_own_fields);
  g_test_add_func ("/filter/together", test_together);
  g_test_add_func ("/filter/text", test_text);
  g_test_add_func ("/filter/removed-field", test_removed_field);
  g_test_add_func ("/filter/injection", test_injection);
  g_test_add_func ("/filter/states", test_states);
  g_test_add_func ("/filter/words", test_words);
  g_test_add_func ("/filter/catalogue", test_catalogue);
  int status = g_test_run ();
  test_file_remove (store);
  return status;
}
