/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/pal-eligibility.h"
#include "test-file.h"

static PalRecord *
record (const char *kind, const char *const *values)
{
  PalRecord *self = pal_record_new (pal_kind_find (kind));

  for (; values[0] != NULL; values += 2)
    {
      g_autoptr (GError) error = NULL;
      pal_record_set_raw (self, values[0], values[1], &error);
      g_assert_no_error (error);
    }
  return self;
}

#define PERSON(...) record ("participant", (const char *const[]) { "last-name", "Benali", ##__VA_ARGS__, NULL })
#define PROGRAMME(...) record ("programme", (const char *const[]) { "code", "P", "name", "P", ##__VA_ARGS__, NULL })

/* Judges and frees both records; there is one verdict, or none when no reason is expected. */
static void
assert_verdict (PalRecord *person, PalRecord *programme, const char *site_kind, gboolean supported, PalAnswer answer,
                const char *reason, const char *field)
{
  PalEligibilityContext context = { site_kind, supported };
  GDate at;

  pal_date_from_iso ("2026-03-17", &at);
  g_autoptr (PalEligibility) eligibility = pal_eligibility_judge (person, programme, &context, &at);
  g_assert_cmpint (eligibility->answer, ==, answer);
  if (reason == NULL)
    g_assert_cmpuint (eligibility->verdicts->len, ==, 0);
  else
    {
      g_assert_cmpuint (eligibility->verdicts->len, ==, 1);
      const PalVerdict *verdict = g_ptr_array_index (eligibility->verdicts, 0);
      g_assert_cmpint (verdict->answer, ==, answer);
      g_assert_cmpstr (verdict->reason, ==, reason);
      g_assert_cmpstr (verdict->field, ==, field);
      if (field != NULL)
        g_assert_nonnull (pal_kind_get_field (pal_kind_find ("participant"), field));
    }
  g_object_unref (person);
  g_object_unref (programme);
}

static void
assert_age (const char *birth, const char *least, const char *greatest, PalAnswer answer, const char *reason)
{
  assert_verdict (PERSON ("birth-on", birth), PROGRAMME ("age-min", least, "age-max", greatest), NULL, FALSE, answer,
                  reason, birth == NULL ? "birth-on" : NULL);
}

static void
test_age (void)
{
  assert_age ("1991-05-12", NULL, "29", PAL_ANSWER_NO, "34 years old: must be under 30");
  assert_age ("1996-03-18", NULL, "29", PAL_ANSWER_YES, "29 years old (under 30)");
  assert_age ("1996-03-17", NULL, "29", PAL_ANSWER_NO, "30 years old: must be under 30");       /* birthday that day */
  assert_age ("1996-03-17", "30", NULL, PAL_ANSWER_YES, "30 years old (30 or older)");
  assert_age ("1996-03-18", "30", NULL, PAL_ANSWER_NO, "29 years old: must be 30 or older");
  assert_age ("2000-02-29", "18", "25", PAL_ANSWER_NO, "26 years old: must be 18 to 25");
  assert_age ("2001-01-01", "18", "25", PAL_ANSWER_YES, "25 years old (18 to 25)");
  assert_age ("2025-03-01", "18", NULL, PAL_ANSWER_NO, "1 year old: must be 18 or older");
  assert_age (NULL, "18", NULL, PAL_ANSWER_UNKNOWN, "Date of birth not filled in");
  assert_age (NULL, NULL, NULL, PAL_ANSWER_YES, NULL);
  assert_age ("2020-01-01", "0", NULL, PAL_ANSWER_YES, "6 years old (0 or older)");
}

static void
test_education (void)
{
  assert_verdict (PERSON ("education-level", "4"), PROGRAMME ("education-min", "5"), NULL, FALSE, PAL_ANSWER_NO,
                  "Level 4 · bac: 5 · bac + 2 or more is needed", NULL);
  assert_verdict (PERSON ("education-level", "5"), PROGRAMME ("education-min", "5"), NULL, FALSE, PAL_ANSWER_YES,
                  "Level 5 · bac + 2 (5 · bac + 2 or more)", NULL);
  assert_verdict (PERSON (), PROGRAMME ("education-min", "5"), NULL, FALSE, PAL_ANSWER_UNKNOWN,
                  "Level of education not filled in", "education-level");
}

static void
test_gender (void)
{
  assert_verdict (PERSON ("gender", "F"), PROGRAMME ("gender", "F"), NULL, FALSE, PAL_ANSWER_YES, "Woman", NULL);
  assert_verdict (PERSON ("gender", "M"), PROGRAMME ("gender", "F"), NULL, FALSE, PAL_ANSWER_NO, "Man: for women only",
                  NULL);
  assert_verdict (PERSON ("gender", "F"), PROGRAMME ("gender", "M"), NULL, FALSE, PAL_ANSWER_NO, "Woman: for men only",
                  NULL);
  assert_verdict (PERSON ("gender", "UNKNOWN"), PROGRAMME ("gender", "F"), NULL, FALSE, PAL_ANSWER_UNKNOWN,
                  "Gender not filled in", "gender");
  assert_verdict (PERSON (), PROGRAMME ("gender", "UNKNOWN"), NULL, FALSE, PAL_ANSWER_YES, NULL, NULL);
}

static void
assert_territory (const char *qpv, const char *site_kind, const char *territory, PalAnswer answer, const char *reason,
                  const char *field)
{
  assert_verdict (PERSON ("qpv", qpv), PROGRAMME ("territory", territory), site_kind, FALSE, answer, reason, field);
}

static void
test_territory (void)
{
  assert_territory (NULL, NULL, "ANY", PAL_ANSWER_YES, NULL, NULL);
  assert_territory ("YES", NULL, "QPV", PAL_ANSWER_YES, "Lives in a priority neighbourhood", NULL);
  assert_territory (NULL, "QPV", "QPV", PAL_ANSWER_YES, "Lives in a priority neighbourhood", NULL);
  assert_territory ("UNKNOWN", "ESTATE", "QPV", PAL_ANSWER_UNKNOWN, "Priority neighbourhood: not filled in", "qpv");
  assert_territory ("NO", "QPV", "QPV", PAL_ANSWER_NO, "Lives elsewhere: it must be a priority neighbourhood", NULL);
  assert_territory (NULL, "WATCH", "QPV", PAL_ANSWER_NO, "Lives in a watch neighbourhood: it must be a priority one",
                    NULL);
  assert_territory (NULL, "WATCH", "QPV_OR_WATCH", PAL_ANSWER_YES, "Lives in a watch neighbourhood", NULL);
  assert_territory ("NO", "WATCH", "QPV_OR_WATCH", PAL_ANSWER_YES, "Lives in a watch neighbourhood", NULL);
  assert_territory ("YES", NULL, "QPV_OR_WATCH", PAL_ANSWER_YES, "Lives in a priority neighbourhood", NULL);
  assert_territory ("NO", "ESTATE", "QPV_OR_WATCH", PAL_ANSWER_NO,
                    "Lives elsewhere: it must be a priority or a watch neighbourhood", NULL);
  assert_territory ("NO", NULL, "QPV_OR_WATCH", PAL_ANSWER_UNKNOWN,
                    "Not in a priority neighbourhood; in a watch one? Neighbourhood not filled in", "site");
  assert_territory (NULL, NULL, "QPV_OR_WATCH", PAL_ANSWER_UNKNOWN, "Priority neighbourhood: not filled in", "qpv");
}

static void
test_yes_or_no_rules (void)
{
  assert_verdict (PERSON ("resident", "YES"), PROGRAMME ("resident-required", "YES"), NULL, FALSE, PAL_ANSWER_YES,
                  "Lives in the landlord's housing", NULL);
  assert_verdict (PERSON ("resident", "NO"), PROGRAMME ("resident-required", "YES"), NULL, FALSE, PAL_ANSWER_NO,
                  "Does not live in the landlord's housing: for tenants and their children", NULL);
  assert_verdict (PERSON (), PROGRAMME ("resident-required", "YES"), NULL, FALSE, PAL_ANSWER_UNKNOWN,
                  "Lives in the landlord's housing? Not filled in", "resident");
  assert_verdict (PERSON ("resident", "NO"), PROGRAMME ("resident-required", "NO"), NULL, FALSE, PAL_ANSWER_YES, NULL,
                  NULL);
  assert_verdict (PERSON ("resident", "NO"), PROGRAMME ("resident-required", "UNKNOWN"), NULL, FALSE, PAL_ANSWER_YES,
                  NULL, NULL);

  assert_verdict (PERSON ("disabled", "YES"), PROGRAMME ("disability-required", "YES"), NULL, FALSE, PAL_ANSWER_YES,
                  "Disability recognised", NULL);
  assert_verdict (PERSON ("disabled", "YES", "disabled-until-on", "2026-03-17"),
                  PROGRAMME ("disability-required", "YES"), NULL, FALSE, PAL_ANSWER_YES, "Disability recognised", NULL);
  assert_verdict (PERSON ("disabled", "YES", "disabled-until-on", "2026-03-16"),
                  PROGRAMME ("disability-required", "YES"), NULL, FALSE, PAL_ANSWER_UNKNOWN,
                  "Recognition of disability ended on 16/03/2026: was it renewed?", "disabled-until-on");
  assert_verdict (PERSON ("disabled", "NO"), PROGRAMME ("disability-required", "YES"), NULL, FALSE, PAL_ANSWER_NO,
                  "No recognised disability: it is needed", NULL);
  assert_verdict (PERSON (), PROGRAMME ("disability-required", "YES"), NULL, FALSE, PAL_ANSWER_UNKNOWN,
                  "Recognised disability: not filled in", "disabled");

  assert_verdict (PERSON (), PROGRAMME ("in-support-required", "YES"), NULL, TRUE, PAL_ANSWER_YES,
                  "Already has an adviser", NULL);
  assert_verdict (PERSON ("in-support", "YES"), PROGRAMME ("in-support-required", "YES"), NULL, FALSE, PAL_ANSWER_YES,
                  "Already has an adviser", NULL);
  assert_verdict (PERSON ("in-support", "NO"), PROGRAMME ("in-support-required", "YES"), NULL, FALSE, PAL_ANSWER_NO,
                  "No adviser yet: one must already follow the person", NULL);
  assert_verdict (PERSON (), PROGRAMME ("in-support-required", "YES"), NULL, FALSE, PAL_ANSWER_UNKNOWN,
                  "Already has an adviser? Not filled in", "in-support");
}

/* One no makes no, whatever else is not known; else what is not known makes not known. */
static void
test_together (void)
{
  g_autoptr (PalRecord) women =
    PROGRAMME ("gender", "F", "age-min", "30", "territory", "QPV_OR_WATCH", "in-support-required", "YES");
  g_autoptr (PalRecord) free_for_all = PROGRAMME ();
  g_autoptr (PalRecord) yes = PERSON ("gender", "F", "birth-on", "1991-05-12", "qpv", "YES", "in-support", "YES");
  g_autoptr (PalRecord) unknown = PERSON ("gender", "F", "birth-on", "1991-05-12", "qpv", "YES");
  g_autoptr (PalRecord) man = PERSON ("gender", "M");
  GDate at;

  pal_date_from_iso ("2026-03-17", &at);
  g_autoptr (PalEligibility) first = pal_eligibility_judge (yes, women, NULL, &at);
  g_autoptr (PalEligibility) second = pal_eligibility_judge (unknown, women, NULL, &at);
  g_autoptr (PalEligibility) third = pal_eligibility_judge (man, women, NULL, &at);
  g_autoptr (PalEligibility) fourth = pal_eligibility_judge (man, free_for_all, NULL, &at);
  g_assert_cmpint (first->answer, ==, PAL_ANSWER_YES);
  g_assert_cmpuint (first->verdicts->len, ==, 4);
  g_assert_cmpint (second->answer, ==, PAL_ANSWER_UNKNOWN);
  g_assert_cmpint (third->answer, ==, PAL_ANSWER_NO);
  g_assert_cmpint (fourth->answer, ==, PAL_ANSWER_YES);
  g_assert_cmpuint (fourth->verdicts->len, ==, 0);
  g_assert_cmpstr (pal_answer_chip (first->answer), ==, "ok");
  g_assert_cmpstr (pal_answer_chip (second->answer), ==, "unknown");
  g_assert_cmpstr (pal_answer_chip (third->answer), ==, "no");
  g_assert_cmpstr (pal_answer_label (second->answer), ==, "Not known");
  pal_eligibility_free (NULL);
}

/* What the file knows beside the record: the neighbourhood's kind, a support that goes on at that date. */
static void
test_from_file (void)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "test", &error);
  g_autoptr (PalRecord) site = record ("site", (const char *const[]) { "name", "Quetigny", "kind", "WATCH", NULL });
  g_assert_true (pal_record_save (site, edit, &error));
  g_autoptr (PalRecord) person = PERSON ();
  pal_record_set_int (person, "site", pal_record_get_id (site));
  g_assert_true (pal_record_save (person, edit, &error));
  g_autoptr (PalRecord) support =
    record ("support", (const char *const[]) { "start-on", "2025-01-01", "end-on", "2026-03-17", NULL });
  pal_record_set_int (support, "participant", pal_record_get_id (person));
  g_assert_true (pal_record_save (support, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);

  g_autoptr (PalRecord) programme = PROGRAMME ("territory", "QPV_OR_WATCH", "in-support-required", "YES");
  GDate at;
  pal_date_from_iso ("2026-03-17", &at);
  g_autoptr (PalEligibility) last_day = pal_eligibility_load (store, person, programme, &at, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last_day->answer, ==, PAL_ANSWER_YES);
  g_date_add_days (&at, 1);
  g_autoptr (PalEligibility) after = pal_eligibility_load (store, person, programme, &at, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->answer, ==, PAL_ANSWER_UNKNOWN);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/eligibility/age", test_age);
  g_test_add_func ("/eligibility/education", test_education);
  g_test_add_func ("/eligibility/gender", test_gender);
  g_test_add_func ("/eligibility/territory", test_territory);
  g_test_add_func ("/eligibility/yes-or-no-rules", test_yes_or_no_rules);
  g_test_add_func ("/eligibility/together", test_together);
  g_test_add_func ("/eligibility/from-file", test_from_file);
  return g_test_run ();
}
