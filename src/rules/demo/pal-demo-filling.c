/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-demo-private.h"
#include "records/pal-dates.h"

#define CLOSED_DAYS 11   /* before a commission its list is closed */

/* What the roster does not say about a person, drawn from the words of the family of cohorts (data/demo/filling.demo).
 * Some of it stays unknown, as in life. */

static void
set_words (PalRecord *record, const char *field, const char *words)
{
  if (words != NULL && *words != '\0' && !pal_record_is_known (record, field))
    pal_record_set_text (record, field, words);
}

static void
set_picked (PalDemo *demo, const char *family, PalDice *dice, PalRecord *record, const char *field, const char *key)
{
  g_autofree char *words = pal_dice_pick (dice, demo->filling, family, key);

  set_words (record, field, words);
}

static void
set_reference (PalDemo *demo, PalRecord *record, const char *field, const char *table, const char *slug)
{
  gint64 id = slug != NULL ? pal_sections_find (demo->sections, table, slug) : 0;

  if (id != 0 && !pal_record_is_known (record, field))
    pal_record_set_int (record, field, id);
}

/* Some days after a date that is known. FALSE when that has not come yet. */
static gboolean
set_days_after (PalDemo *demo, PalRecord *record, const char *field, const GDate *from, int days)
{
  GDate date = *from;

  if (!g_date_valid (from))
    return FALSE;
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  if (g_date_compare (&date, &demo->today) > 0)
    return FALSE;
  if (!pal_record_is_known (record, field))
    pal_record_set_date (record, field, &date);
  return TRUE;
}

/* "first part:second:third" in its parts. */
static char **
pick_parts (PalDemo *demo, const char *family, PalDice *dice, const char *key)
{
  g_autofree char *words = pal_dice_pick (dice, demo->filling, family, key);

  return g_strsplit (words != NULL ? words : "", ":", 3);
}

/* People ---------------------------------------------------------------- */

static void
set_address (PalDemo *demo, const char *family, PalDice *dice, PalRecord *person)
{
  const char *city = pal_record_get_text (person, "city");
  g_autofree char *street = pal_dice_pick (dice, demo->filling, family, "streets");
  g_autofree char *postcode = city != NULL ? g_key_file_get_string (demo->filling, "postcodes", city, NULL) : NULL;
  g_autofree char *line = street != NULL ? g_strdup_printf ("%u %s", 1 + pal_dice_roll (dice, 90), street) : NULL;

  if (pal_dice_chance (dice, 95))
    set_words (person, "address", line);
  set_words (person, "postcode", postcode);
}

static void
set_contact (PalDemo *demo, const char *family, PalDice *dice, PalRecord *person)
{
  g_autofree char *first = pal_slug_make (pal_record_get_text (person, "first-name"));
  g_autofree char *last = pal_slug_make (pal_record_get_text (person, "last-name"));
  g_autofree char *mail = g_strdup_printf ("%s.%s@exemple.fr", first, last);
  g_autofree char *range = pal_dice_pick (dice, demo->filling, family, "phone");
  guint number = pal_dice_roll (dice, 10000);
  g_autofree char *phone = g_strdup_printf ("%s %02u %02u", range != NULL ? range : "", number / 100, number % 100);

  if (pal_dice_chance (dice, 92))
    set_words (person, "phone", phone);
  if (pal_dice_chance (dice, 70))
    set_words (person, "email", mail);
}

/* Whether the place is a priority neighbourhood is known for those of the mainland: there is none in New Caledonia. */
static void
set_neighbourhood (PalDemo *demo, PalRecord *person, const GDate *prescribed)
{
  gint64 site = pal_record_get_int (person, "site", 0);
  g_autofree char *kind =
    site != 0 ? pal_store_ask_text_of (pal_edit_get_store (demo->edit), "SELECT kind FROM site WHERE id = ?1", site)
              : NULL;

  if (kind == NULL)
    return;
  set_words (person, "qpv", g_str_equal (kind, "QPV") ? "YES" : "NO");
  set_days_after (demo, person, "qpv-on", prescribed, -1);
}

static void
set_diploma (PalDemo *demo, PalDice *dice, PalRecord *person)
{
  g_autofree char *level = pal_record_get_raw (person, "education-level");

  if (level != NULL)
    set_picked (demo, "diplomas", dice, person, "diploma", level);
}

static void
set_dates (PalDemo *demo, const char *family, PalDice *dice, PalRecord *person, const GDate *prescribed)
{
  GDate until = demo->today;
  guint digits = pal_dice_roll (dice, 10000000);
  g_autofree char *number = g_strdup_printf ("%07u%c", digits, 'A' + (char) (digits % 26));

  if (pal_dice_chance (dice, 85))
    {
      set_days_after (demo, person, "registered-on", prescribed, -30 - (int) pal_dice_roll (dice, 600));
      set_words (person, "employment-service-id", number);
    }
  g_date_add_days (&until, 200 + pal_dice_roll (dice, 1300));
  if (g_strcmp0 (pal_record_get_text (person, "disabled"), "YES") == 0)
    pal_record_set_date (person, "disabled-until-on", &until);
  if (g_str_equal (family, "med") && pal_dice_chance (dice, 20))
    pal_record_set_date (person, "work-permit-until-on", &until);
}

void
pal_demo_fill_participant (PalDemo *demo, const char *family, PalDice *dice, PalRecord *person, PalRecord *prescription)
{
  g_autofree char *children = pal_dice_pick (dice, demo->filling, family, "children");
  GDate prescribed;

  pal_record_get_date (prescription, "prescribed-on", &prescribed);
  set_address (demo, family, dice, person);
  set_contact (demo, family, dice, person);
  set_neighbourhood (demo, person, &prescribed);
  set_diploma (demo, dice, person);
  set_picked (demo, family, dice, person, "resident", "resident");
  set_picked (demo, family, dice, person, "disabled", "disabled");
  set_picked (demo, family, dice, person, "in-support", "support");
  set_picked (demo, family, dice, person, "driving-licence", "licence");
  set_picked (demo, family, dice, person, "languages", "languages");
  set_picked (demo, family, dice, person, "housing-status", "housing");
  set_picked (demo, family, dice, person, "family", "family");
  set_picked (demo, family, dice, person, "benefits", "benefits");
  if (children != NULL && pal_dice_chance (dice, 80))
    pal_record_set_raw (person, "children", children, NULL);
  set_dates (demo, family, dice, person, &prescribed);
  pal_record_set_text (person, "status", "ACTIVE");
}

/* Courses --------------------------------------------------------------- */

/* Who takes a place is on the order of the person who left it. */
static void
take_order_over (PalDemo *demo, PalRecord *prescription)
{
  gint64 order = pal_store_ask_int_of (pal_edit_get_store (demo->edit), "SELECT purchase_order FROM prescription WHERE id = ?1",
                                       pal_record_get_int (prescription, "replaces", 0), 0);

  if (order != 0 && !pal_record_is_known (prescription, "purchase-order"))
    pal_record_set_int (prescription, "purchase-order", order);
}

/* The last dossiers came in after the list was closed: nobody has put them on one. */
static gboolean
is_listed (PalDemo *demo, PalRecord *prescription)
{
  GDate prescribed;

  return pal_record_get_date (prescription, "prescribed-on", &prescribed)
         && g_date_days_between (&prescribed, &demo->today) > CLOSED_DAYS;
}

/* The commission and the order of a decision, where the programme has them; who waits is on the next one's list. */
static void
set_commission (PalDemo *demo, const char *family, PalRecord *prescription, const char *decided)
{
  const char *decision = pal_record_get_text (prescription, "decision");
  gboolean waits = g_strcmp0 (decision, "PENDING") == 0 && !pal_record_is_known (prescription, "non-entry-on");
  g_autofree char *meeting = g_strconcat ("commission-", waits ? "2026-03-17" : decided, NULL);
  g_autofree char *order = g_strdup_printf ("bc-%s-%s", family, decided);

  if (g_str_equal (family, "rf"))
    set_reference (demo, prescription, "meeting", "meeting", waits ? "commission-rf2" : NULL);
  else if ((g_str_equal (family, "l1") || g_str_equal (family, "l2")) && (!waits || is_listed (demo, prescription)))
    set_reference (demo, prescription, "meeting", "meeting", meeting);
  if (g_strcmp0 (decision, "ACCEPTED") == 0)
    set_reference (demo, prescription, "purchase-order", "purchase_order", order);
  take_order_over (demo, prescription);
}

void
pal_demo_fill_prescription (
  PalDemo *demo, const char *family, PalDice *dice, PalRecord *prescription, const char *decided)
{
  g_auto (GStrv) prescriber = pick_parts (demo, family, dice, "prescribers");
  gboolean housing = g_strcmp0 (pal_record_get_text (prescription, "motive"), "LOGEMENT") == 0;
  GDate prescribed;

  pal_record_get_date (prescription, "prescribed-on", &prescribed);
  /* Of those whom the commission has not seen, some have not been reached yet. */
  if (g_strcmp0 (pal_record_get_text (prescription, "decision"), "PENDING") != 0 || pal_dice_chance (dice, 60))
    set_days_after (demo, prescription, "contact-on", &prescribed, 1 + (int) pal_dice_roll (dice, 6));
  if (prescriber[0] != NULL && pal_dice_chance (dice, 97))
    {
      set_reference (demo, prescription, "prescriber", "contact", prescriber[0]);
      set_words (prescription, "office", prescriber[1]);
    }
  if (housing)
    {
      g_autofree char *worker = pal_dice_pick (dice, demo->filling, family, "social_worker");
      set_reference (demo, prescription, "social-worker", "contact", worker);
    }
  if (pal_dice_chance (dice, 70))
    set_picked (demo, family, dice, prescription, "project-assessment", "assessments");
  set_commission (demo, family, prescription, decided);
}

/* What decides a report is copied at entry, and stays. */
static void
copy_at_entry (PalRecord *enrolment, PalRecord *person)
{
  static const struct {
    const char *from, *to;
  } copied[] = {
    { "qpv", "entry-qpv" },           { "resident", "entry-resident" }, { "education-level", "entry-education-level" },
    { "disabled", "entry-disabled" }, { "city", "entry-city" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      g_autofree char *raw = pal_record_get_raw (person, copied[i].from);
      if (raw != NULL && !pal_record_is_known (enrolment, copied[i].to))
        pal_record_set_raw (enrolment, copied[i].to, raw, NULL);
    }
}

static void
set_project (PalDemo *demo, const char *family, PalDice *dice, PalRecord *enrolment)
{
  g_auto (GStrv) project = pick_parts (demo, family, dice, "projects");
  int after = 20 + (int) pal_dice_roll (dice, 40);
  GDate entry, exit, defined;

  pal_record_get_date (enrolment, "entry-on", &entry);
  if (!pal_dice_chance (dice, 80) || !set_days_after (demo, enrolment, "project-on", &entry, after))
    return;
  pal_record_get_date (enrolment, "project-on", &defined);
  if (pal_record_get_date (enrolment, "exit-on", &exit) && g_date_compare (&defined, &exit) > 0)
    {
      pal_record_clear (enrolment, "project-on");
      return;
    }
  set_words (enrolment, "project", project[0]);
  set_words (enrolment, "project-rome", project[0] != NULL ? project[1] : NULL);
  if (pal_dice_chance (dice, 85))
    set_days_after (demo, enrolment, "plan-signed-on", &defined, 3 + (int) pal_dice_roll (dice, 10));
  if (pal_dice_chance (dice, g_key_file_has_key (demo->filling, family, "skills_map", NULL) ? 75 : 20))
    set_days_after (demo, enrolment, "skills-map-on", &defined, 14 + (int) pal_dice_roll (dice, 14));
}

/* Why a course broke off, in the words that the funder asks for. */
static void
set_break (PalDemo *demo, PalDice *dice, PalRecord *enrolment)
{
  const char *reason = pal_record_get_text (enrolment, "exit-reason");
  g_auto (GStrv) parts = reason != NULL ? pick_parts (demo, "breaks", dice, reason) : NULL;

  if (parts == NULL || g_strv_length (parts) != 3)
    return;
  set_words (enrolment, "exit-initiative", parts[0]);
  set_words (enrolment, "exit-difficulties", parts[1]);
  set_words (enrolment, "exit-recommendations", parts[2]);
}

void
pal_demo_fill_enrolment (PalDemo *demo, const char *family, PalDice *dice, PalRecord *enrolment, PalRecord *person)
{
  static const char *const statuses[] = { "CHOMAGE", "CHOMAGE", "CHOMAGE",   "CHOMAGE", "INACTIF",
                                          "INACTIF", "EMPLOI",  "FORMATION", "UNKNOWN" };
  g_autofree char *referent = pal_dice_pick (dice, demo->filling, family, "referents");
  const char *status = statuses[pal_dice_roll (dice, G_N_ELEMENTS (statuses))];

  copy_at_entry (enrolment, person);
  set_reference (demo, enrolment, "referent", "contact", referent);
  set_words (enrolment, "entry-status", status);
  if (g_str_equal (status, "CHOMAGE") && pal_dice_chance (dice, 85))
    pal_record_set_int (enrolment, "months-without-work", 1 + pal_dice_roll (dice, 40));
  set_project (demo, family, dice, enrolment);
  set_break (demo, dice, enrolment);
}

void
pal_demo_fill_situation (PalDemo *demo, const char *family, PalDice *dice, PalRecord *situation)
{
  static const char *const jobs[] = { "CDI",        "CDD",          "INTERIM",       "MI_TEMPS", "TEMPS_PARTIEL",
                                      "SAISONNIER", "CONTRAT_AIDE", "APPRENTISSAGE", NULL };
  const char *code = pal_record_get_text (situation, "code");
  gboolean is_job = g_strv_contains (jobs, code);
  g_autofree char *employer = pal_dice_pick (dice, demo->filling, family, is_job ? "employers" : "training");
  GDate start, trial_end;

  pal_record_get_date (situation, "start-on", &start);
  if (!set_days_after (demo, situation, "recorded-on", &start, (int) pal_dice_roll (dice, 21)))
    pal_record_set_date (situation, "recorded-on", &demo->today);
  if (is_job || g_str_has_prefix (code, "FORMATION_"))
    set_reference (demo, situation, "organisation", "organisation", employer);
  if (!g_str_equal (code, "CDI"))
    return;
  trial_end = start;
  g_date_add_months (&trial_end, 2 + pal_dice_roll (dice, 3));
  pal_record_set_date (situation, "trial-end-on", &trial_end);
  set_words (situation, "lasting-prospect", "YES");
  if (!pal_record_is_known (situation, "quota-pct"))
    pal_record_set_int (situation, "quota-pct", 100);
}

/* Barriers and traces --------------------------------------------------- */

/* "MOBILITE+" is lifted, "MOBILITE~" worked on, "MOBILITE" found. */
static gboolean
add_barrier (
  PalDemo *demo, PalDice *dice, const char *listed, PalRecord *prescription, PalRecord *enrolment, GError **error)
{
  g_autoptr (PalRecord) barrier = pal_record_new (pal_kind_find ("barrier"));
  g_autofree char *theme = g_strndup (listed, strcspn (listed, "+~"));
  char state = listed[strlen (theme)];
  GDate from, found, worked;

  pal_record_set_int (barrier, "participant", pal_record_get_int (prescription, "participant", 0));
  pal_record_set_int (barrier, "prescription", pal_record_get_id (prescription));
  pal_record_set_text (barrier, "phase", enrolment != NULL ? "COURSE" : "NON_ENTRY");
  if (enrolment != NULL)
    {
      pal_record_set_int (barrier, "enrolment", pal_record_get_id (enrolment));
      if (pal_record_is_known (enrolment, "referent"))
        pal_record_set_int (barrier, "author", pal_record_get_int (enrolment, "referent", 0));
    }
  if (!pal_record_set_raw (barrier, "theme", theme, error))
    return FALSE;
  if (pal_dice_chance (dice, 40))
    set_picked (demo, "common", dice, barrier, "detail", "details");

  pal_record_get_date (enrolment != NULL ? enrolment : prescription, enrolment != NULL ? "entry-on" : "prescribed-on",
                       &from);
  if (!set_days_after (demo, barrier, "identified-on", &from, (int) pal_dice_roll (dice, enrolment != NULL ? 21 : 1)))
    pal_record_set_date (barrier, "identified-on", &from);
  pal_record_get_date (barrier, "identified-on", &found);
  if (state != '\0' && set_days_after (demo, barrier, "worked-on", &found, 7 + (int) pal_dice_roll (dice, 30)) &&
      state == '+' && pal_record_get_date (barrier, "worked-on", &worked))
    set_days_after (demo, barrier, "lifted-on", &worked, 14 + (int) pal_dice_roll (dice, 70));
  return pal_record_save (barrier, demo->edit, error);
}

gboolean
pal_demo_add_barriers (
  PalDemo *demo, PalDice *dice, const char *listed, PalRecord *prescription, PalRecord *enrolment, GError **error)
{
  g_auto (GStrv) items = g_strsplit (listed, "|", -1);

  for (int i = 0; items[i] != NULL; i++)
    if (*items[i] != '\0' && !add_barrier (demo, dice, items[i], prescription, enrolment, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_note (PalDemo *demo, const char *family, PalDice *dice, PalRecord *enrolment, GError **error)
{
  g_autoptr (PalRecord) note = pal_record_new (pal_kind_find ("note"));
  g_autofree char *text = pal_dice_pick (dice, demo->filling, family, "notes");
  GDate held;

  pal_record_get_date (enrolment, "entry-on", &held);
  g_date_add_days (&held, 5 + pal_dice_roll (dice, 50));
  if (text == NULL || g_date_compare (&held, &demo->today) > 0)
    return TRUE;
  guint half_hours = 18 + pal_dice_roll (dice, 16);
  g_autofree char *day = pal_date_to_iso (&held);
  g_autofree char *at = g_strdup_printf ("%sT%02u:%s", day, half_hours / 2, half_hours % 2 == 0 ? "00" : "30");
  pal_record_set_int (note, "participant", pal_record_get_int (enrolment, "participant", 0));
  pal_record_set_int (note, "enrolment", pal_record_get_id (enrolment));
  if (pal_record_is_known (enrolment, "referent"))
    pal_record_set_int (note, "author", pal_record_get_int (enrolment, "referent", 0));
  pal_record_set_text (note, "kind", pal_dice_chance (dice, 75) ? "Entretien" : "Appel");
  pal_record_set_text (note, "text", text);
  return pal_record_set_raw (note, "held-at", at, error) && pal_record_save (note, demo->edit, error);
}

static gboolean
add_support (PalDemo *demo, PalDice *dice, PalRecord *prescription, GError **error)
{
  g_autoptr (PalRecord) support = pal_record_new (pal_kind_find ("support"));
  gint64 contact = pal_record_get_int (prescription, "prescriber", 0);
  GDate prescribed;

  if (contact == 0)
    return TRUE;
  pal_record_set_int (support, "participant", pal_record_get_int (prescription, "participant", 0));
  pal_record_set_int (support, "contact", contact);
  gint64 organisation = pal_store_ask_int_of (pal_edit_get_store (demo->edit),
                                              "SELECT organisation FROM contact WHERE id = ?1", contact, 0);
  if (organisation != 0)
    pal_record_set_int (support, "organisation", organisation);
  set_picked (demo, "common", dice, support, "kind", "supports");
  pal_record_get_date (prescription, "prescribed-on", &prescribed);
  set_days_after (demo, support, "start-on", &prescribed, -30 - (int) pal_dice_roll (dice, 400));
  return pal_record_save (support, demo->edit, error);
}

static gboolean
add_tag (PalDemo *demo, PalDice *dice, gint64 participant, GError **error)
{
  g_autoptr (PalRecord) tagged = pal_record_new (pal_kind_find ("tagged"));
  g_autofree char *slug = pal_dice_pick (dice, demo->filling, "common", "tags");

  set_reference (demo, tagged, "tag", "tag", slug);
  pal_record_set_int (tagged, "record", participant);
  return pal_record_save (tagged, demo->edit, error);
}

/* The programme's own field: one of its choices, the date of the first contact, or a number. */
static gboolean
add_own_value (PalDemo *demo, const char *family, PalDice *dice, PalRecord *prescription, GError **error)
{
  PalStore *store = pal_edit_get_store (demo->edit);
  g_autofree char *slug = g_key_file_get_string (demo->filling, family, "custom_field", NULL);
  gint64 field = slug != NULL ? pal_sections_find (demo->sections, "custom_field", slug) : 0;
  g_autoptr (PalRecord) definition =
    field != 0 ? pal_record_load (store, pal_kind_find ("custom_field"), field, error) : NULL;
  g_autoptr (PalRecord) value = pal_record_new (pal_kind_find ("custom_value"));
  g_autofree char *words = NULL;

  if (definition == NULL)
    return field == 0;
  if (pal_record_is_known (definition, "choices"))
    {
      g_auto (GStrv) choices = g_strsplit (pal_record_get_text (definition, "choices"), "|", -1);
      words = g_strdup (choices[pal_dice_roll (dice, g_strv_length (choices))]);
    }
  else if (g_strcmp0 (pal_record_get_text (definition, "kind"), "DATE") == 0)
    words = pal_record_get_raw (prescription, "contact-on");
  else
    words = g_strdup_printf ("DEL-%05u", pal_dice_roll (dice, 100000));
  if (words == NULL)
    return TRUE;
  pal_record_set_int (value, "custom-field", field);
  pal_record_set_int (value, "record", pal_record_get_int (prescription, "participant", 0));
  pal_record_set_text (value, "value", words);
  return pal_record_save (value, demo->edit, error);
}

/* Notes, other support, tags and values of own fields: each for some people. */
gboolean
pal_demo_add_traces (
  PalDemo *demo, const char *family, PalDice *dice, PalRecord *prescription, PalRecord *enrolment, GError **error)
{
  gint64 participant = pal_record_get_int (prescription, "participant", 0);
  gboolean has_own = pal_store_ask_int_of (pal_edit_get_store (demo->edit),
                                           "SELECT 1 FROM custom_value WHERE record = ?1", participant, 0) != 0;

  if (enrolment != NULL && pal_dice_chance (dice, 55) && !add_note (demo, family, dice, enrolment, error))
    return FALSE;
  if (pal_dice_chance (dice, 40) && !add_support (demo, dice, prescription, error))
    return FALSE;
  if (pal_dice_chance (dice, 15) && !add_tag (demo, dice, participant, error))
    return FALSE;
  return has_own || !pal_dice_chance (dice, 75) || add_own_value (demo, family, dice, prescription, error);
}
