/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "rules/entry/pal-commission.h"
#include "rules/entry/pal-order.h"

#include "pal-report-commission.h"

/* R04, the list of a commission or a purchase order (INDICATORS §1.1): who is proposed, what was decided, for how many
 * months. It names those it orders places for, so there is no variant without names. */

#define TABLE_ID "commission"

/* Of a commission (?1) whoever is on its list, or was and went to another one; of an order (?2) whoever is on it. ?3 narrows
 * to a programme, 0 does not; ?4 is the as-of date, when a later decision was not known. */
static const char people[] =
  "SELECT q.*, CASE WHEN q.ruling IN ('ACCEPTED', 'ENTERED') THEN coalesce (q.said_months, q.programme_months) END AS months FROM ("
  "SELECT p.participant, trim (coalesce (a.first_name, '') || ' ' || a.last_name) AS person, o.number, "
  "  coalesce (o.issued_on, substr (m.held_at, 1, 10)) AS dated_on, coalesce (nullif (trim (g.lot), ''), g.code) AS lot, "
  "  CASE WHEN ?2 = 0 AND p.meeting IS NOT m.id THEN 'POSTPONED' "
  "       WHEN EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id AND e.entry_on <= ?4) THEN 'ENTERED' "
  "       WHEN (p.decision = 'REFUSED' OR p.non_entry_reason = 'REFUS_COMMISSION') AND coalesce (p.decision_on, '') <= ?4 THEN 'REFUSED' "
  "       WHEN p.non_entry_on <= ?4 OR (p.non_entry_on IS NULL AND p.non_entry_reason IS NOT NULL) THEN 'WITHDRAWN' "
  "       WHEN p.decision = 'ACCEPTED' AND coalesce (p.decision_on, '') <= ?4 THEN 'ACCEPTED' ELSE 'PENDING' END AS ruling, "
  "  p.duration_months AS asked_months, "
  "  coalesce ((SELECT e.duration_months FROM enrolment e WHERE e.prescription = p.id ORDER BY e.id LIMIT 1), p.duration_months) AS said_months, "
  "  g.duration_months AS programme_months, "
  "  (SELECT d.text FROM decision d WHERE d.meeting = m.id AND d.prescription = p.id ORDER BY d.id DESC LIMIT 1) AS words, "
  "  (SELECT trim (coalesce (x.first_name, '') || ' ' || x.last_name) FROM prescription r JOIN participant x ON x.id = r.participant "
  "   WHERE r.id = p.replaces) AS replaces, "
  "  (SELECT trim (coalesce (x.first_name, '') || ' ' || x.last_name) FROM prescription r JOIN participant x ON x.id = r.participant "
  "   WHERE r.replaces = p.id ORDER BY r.id LIMIT 1) AS replaced_by, "
  "  g.id AS programme, k.value AS sort_key, p.id AS prescription "
  "FROM prescription p JOIN participant a ON a.id = p.participant LEFT JOIN cohort c ON c.id = p.cohort "
  "LEFT JOIN programme g ON g.id = c.programme LEFT JOIN purchase_order o ON o.id = p.purchase_order "
  "LEFT JOIN meeting m ON m.id = CASE WHEN ?2 = 0 THEN ?1 ELSE p.meeting END LEFT JOIN sort_key k ON k.record = a.id "
  "WHERE CASE WHEN ?2 <> 0 THEN p.purchase_order = ?2 "
  "           ELSE p.meeting = ?1 OR p.id IN (SELECT d.prescription FROM decision d WHERE d.meeting = ?1) END "
  "  AND (?3 = 0 OR c.programme = ?3)) q ORDER BY q.lot, q.sort_key, q.prescription";

enum { PARTICIPANT, PERSON, NUMBER, DATED_ON, LOT, RULING, ASKED_MONTHS, SAID_MONTHS, PROGRAMME_MONTHS, WORDS, REPLACES, REPLACED_BY,
       PROGRAMME, SORT_KEY, PRESCRIPTION, MONTHS };

/* How many stand how. */
typedef struct {
  guint  all, accepted, refused, postponed, pending, withdrawn;
  gint64 months;
} Counts;

/* Rows ------------------------------------------------------------------------------------------------------------- */

static void
count (Counts *counts, const char *ruling, gint64 months)
{
  guint *const numbers[] = { &counts->accepted, &counts->accepted, &counts->refused, &counts->postponed, &counts->withdrawn };
  static const char *const codes[] = { "ACCEPTED", "ENTERED", "REFUSED", "POSTPONED", "WITHDRAWN" };
  guint *number = &counts->pending;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i], ruling))
      number = numbers[i];
  (*number)++;
  counts->all++;
  counts->months += months;
}

static void
add_words (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
}

/* Who was replaced by whom, the months that were asked for and not given, what the commission said. Owned by the caller. */
static char *
remarks (PalStatement *row)
{
  const char *replaces = pal_statement_get_text (row, REPLACES), *replaced_by = pal_statement_get_text (row, REPLACED_BY);
  g_autoptr (GString) words = g_string_new (pal_statement_get_text (row, WORDS));
  g_autofree char *took = replaces != NULL ? g_strdup_printf (_("Takes the place of %s"), replaces) : NULL;
  g_autofree char *gave = replaced_by != NULL ? g_strdup_printf (_("Replaced by %s"), replaced_by) : NULL;

  if (took != NULL)
    add_words (words, took);
  if (gave != NULL)
    add_words (words, gave);
  if (pal_statement_is_null (row, MONTHS) && pal_statement_get_int (row, ASKED_MONTHS) > 0)
    {
      gint64 n = pal_statement_get_int (row, ASKED_MONTHS);
      g_autofree char *asked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month asked for", "%d months asked for", (gulong) n), (int) n);
      add_words (words, asked);
    }
  return g_strdup (words->str);
}

/* What the list says of a course that has begun is what was decided. */
static const char *
ruling_in_words (const char *ruling)
{
  return pal_ruling_label (g_str_equal (ruling, "ENTERED") ? "ACCEPTED" : ruling);
}

static void
add_row (PalSection *section, PalStatement *row)
{
  GPtrArray *cells = pal_section_add_row (section);
  g_autofree char *words = remarks (row);

  pal_row_add_text (cells, pal_statement_get_text (row, NUMBER));
  pal_row_add_date (cells, pal_statement_get_text (row, DATED_ON));
  pal_row_add_text (cells, pal_statement_get_text (row, LOT));
  pal_row_add_text (cells, pal_statement_get_text (row, PERSON))->record = pal_statement_get_int (row, PARTICIPANT);
  if (pal_statement_is_null (row, MONTHS))
    pal_row_add_unknown (cells);
  else
    pal_row_add_number (cells, pal_statement_get_int (row, MONTHS));
  pal_row_add_text (cells, ruling_in_words (pal_statement_get_text (row, RULING)));
  pal_row_add_text (cells, words);
}

static void
add_missing (PalReport *report, PalStatement *row, const char *what)
{
  PalCell *cell = pal_row_add_unknown (report->missing);

  cell->known = TRUE;
  cell->text = g_strdup_printf (C_("who, and what is missing", "%s: %s"), pal_statement_get_text (row, PERSON), what);
  cell->record = pal_statement_get_int (row, PARTICIPANT);
  cell->table = "participant";
}

static void
look_for_missing (PalReport *report, PalStatement *row)
{
  const char *ruling = pal_statement_get_text (row, RULING);
  gboolean accepted = g_str_equal (ruling, "ACCEPTED") || g_str_equal (ruling, "ENTERED");

  if (g_str_equal (ruling, "PENDING") && report->scope.order == 0)
    add_missing (report, row, _("decision of the commission"));
  if (accepted && pal_statement_is_null (row, MONTHS))
    add_missing (report, row, _("duration in months"));
  if (accepted && pal_statement_get_text (row, NUMBER) == NULL)
    add_missing (report, row, _("purchase order"));
}

static PalSection *
new_table (const PalScope *scope)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, TABLE_ID, scope->order != 0 ? _("People on the order") : _("Commission list"));

  pal_section_add_column (section, _("Purchase order No."), PAL_CELL_CODE);
  pal_section_add_column (section, _("Date"), PAL_CELL_DATE);
  pal_section_add_column (section, _("Lot"), PAL_CELL_TEXT);
  pal_section_add_column (section, _("Beneficiary"), PAL_CELL_TEXT);
  pal_section_add_total (section, _("Duration (months)"), PAL_CELL_INT);
  pal_section_add_column (section, _("Decision"), PAL_CELL_TEXT);
  pal_section_add_column (section, _("Remarks"), PAL_CELL_LONG_TEXT);
  return section;
}

static gboolean
add_people (PalReport *report, PalStore *store, Counts *counts, GError **error)
{
  const PalScope *scope = &report->scope;
  g_autofree char *as_of = pal_date_to_iso (&scope->as_of);
  g_autoptr (PalStatement) statement = pal_statement_new (store, people, error);
  g_autoptr (PalSection) section = new_table (scope);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, scope->meeting);
  pal_statement_bind_int (statement, 2, scope->order);
  pal_statement_bind_int (statement, 3, scope->order != 0 ? 0 : scope->programme);
  pal_statement_bind_text (statement, 4, as_of);
  while (pal_statement_step (statement, &failure))
    {
      add_row (section, statement);
      count (counts, pal_statement_get_text (statement, RULING), pal_statement_get_int (statement, MONTHS));
      look_for_missing (report, statement);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_ptr_array_add (report->sections, g_steal_pointer (&section));
  return TRUE;
}

/* Figures ---------------------------------------------------------------------------------------------------------- */

/* @tallied: the words in the table's column "Decision" that the workbook counts again; NULL: a number that stands alone. */
static void
add_figure (PalReport *report, PalSection *section, const char *code, const char *title, const char *definition, gint64 value,
            const char *tallied)
{
  PalFigure *figure = pal_figure_new (), *rule;

  figure->code = g_strdup (code);
  figure->title = g_strdup (title);
  figure->definition = g_strdup (definition);
  figure->rubric = g_strdup (_("Commission"));
  figure->unit = g_strdup ("nb");
  figure->known = TRUE;
  figure->numerator = figure->value_num = value;
  figure->value = value;
  figure->value_den = 1;
  rule = pal_figure_copy (figure);
  if (tallied != NULL)
    {
      figure->numerator_in.section = g_strdup (TABLE_ID);
      figure->numerator_in.column = *tallied != '\0' ? g_strdup (_("Decision")) : NULL;
      figure->numerator_in.values = *tallied != '\0' ? g_strdup (tallied) : NULL;
    }
  g_ptr_array_add (section->figures, figure);
  g_ptr_array_add (report->definitions, rule);
}

static void
add_decisions (PalReport *report, PalSection *section, const Counts *counts)
{
  add_figure (report, section, "CANDIDATS", report->scope.order != 0 ? _("People named") : _("Candidates"),
              _("Everybody on the list, whatever was decided."), counts->all, "");
  add_figure (report, section, "ACCEPTES", _("Accepted"), _("Accepted by the commission and not withdrawn, entered or not."),
              counts->accepted, pal_ruling_label ("ACCEPTED"));
  add_figure (report, section, "REFUSES", _("Refused"), _("Refused by the commission."), counts->refused, pal_ruling_label ("REFUSED"));
  add_figure (report, section, "AJOURNES", _("Postponed"), _("Seen by this commission and sent to another one, or to none yet."),
              counts->postponed, pal_ruling_label ("POSTPONED"));
  add_figure (report, section, "A_DECIDER", _("To decide"), _("On the list, and nothing is decided."), counts->pending,
              pal_ruling_label ("PENDING"));
  add_figure (report, section, "DESISTES", _("Withdrawn"), _("Accepted or not, the person does not enter."), counts->withdrawn,
              pal_ruling_label ("WITHDRAWN"));
}

/* The months that are ordered: the sum of the table's column. */
static void
add_months (PalReport *report, PalSection *section, const Counts *counts)
{
  add_figure (report, section, "MOIS", _("Months accepted"), _("The months of everybody who is accepted, together."), counts->months, NULL);

  PalFigure *figure = g_ptr_array_index (section->figures, section->figures->len - 1);
  figure->numerator_in.section = g_strdup (TABLE_ID);
  figure->numerator_in.column = g_strdup (_("Duration (months)"));
  figure->numerator_in.sum = TRUE;
}

static gboolean
add_places (PalReport *report, PalSection *section, PalStore *store, char **words, GError **error)
{
  PalOrderPlaces places;

  if (report->scope.order == 0)
    return TRUE;
  if (!pal_order_count (store, report->scope.order, &places, error))
    return FALSE;
  *words = pal_order_words (&places);
  if (places.places >= 0)
    {
      add_figure (report, section, "PLACES", _("Places ordered"), _("The number of people that the order says."), places.places, NULL);
      add_figure (report, section, "PLACES_RESTANTES", _("Places left"),
                  _("Places ordered less those of who is accepted or entered and not withdrawn; negative: too many."),
                  places.places - places.used, NULL);
    }
  return TRUE;
}

/* "4 candidates · 2 accepted (13 months) · 1 refused": under the title of the table. Owned by the caller. */
static char *
sentence (const PalReport *report, const Counts *counts)
{
  const struct { const char *words; guint n; } parts[] = {
    { g_dngettext (GETTEXT_PACKAGE, "%u refused", "%u refused", counts->refused), counts->refused },
    { g_dngettext (GETTEXT_PACKAGE, "%u postponed", "%u postponed", counts->postponed), counts->postponed },
    { g_dngettext (GETTEXT_PACKAGE, "%u withdrawn", "%u withdrawn", counts->withdrawn), counts->withdrawn },
    { g_dngettext (GETTEXT_PACKAGE, "%u to decide", "%u to decide", counts->pending), counts->pending },
  };
  GString *words = g_string_new (NULL);
  g_autofree char *accepted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u accepted", "%u accepted", counts->accepted), counts->accepted);

  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", counts->all), counts->all);
  add_words (words, accepted);
  if (counts->months > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, " (%d month)", " (%d months)", (gulong) counts->months), (int) counts->months);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      {
        g_auto (GStrv) halves = g_strsplit (parts[i].words, "%u", 2);
        g_autofree char *digits = g_strdup_printf ("%u", parts[i].n), *text = g_strjoinv (digits, halves);
        add_words (words, text);
      }
  return g_string_free (words, FALSE);
}

/* Head ------------------------------------------------------------------------------------------------------------- */

static char *
describe_meeting (PalStore *store, gint64 meeting)
{
  g_autoptr (PalRecord) record = pal_record_load (store, pal_kind_find ("meeting"), meeting, NULL);
  g_autofree char *title = record != NULL ? pal_record_title (record) : g_strdup ("");
  g_autofree char *committee = pal_store_ask_text_of (
    store, "SELECT k.name FROM meeting m JOIN committee k ON k.id = m.committee WHERE m.id = ?1", meeting);

  return committee != NULL ? g_strdup_printf ("%s, %s", committee, title) : g_steal_pointer (&title);
}

static char *
describe_order (PalStore *store, gint64 order)
{
  g_autofree char *number = pal_store_ask_text_of (store, "SELECT number FROM purchase_order WHERE id = ?1", order);
  g_autofree char *iso = pal_store_ask_text_of (store, "SELECT issued_on FROM purchase_order WHERE id = ?1", order);
  GDate issued;

  if (!pal_date_from_iso (iso, &issued))
    return g_strdup_printf (_("Purchase order %s"), number != NULL ? number : "");
  g_autofree char *on = pal_date_show (&issued);
  return g_strdup_printf (_("Purchase order %s of %s"), number, on);
}

/* commission_2026-03-10_nominatif, bon-de-commande_BC-2026-030_nominatif: in French whatever the user's language. */
static char *
file_stem (PalStore *store, const PalScope *scope)
{
  g_autofree char *what = scope->order != 0
                            ? pal_store_ask_text_of (store, "SELECT number FROM purchase_order WHERE id = ?1", scope->order)
                            : pal_store_ask_text_of (store, "SELECT substr (held_at, 1, 10) FROM meeting WHERE id = ?1", scope->meeting);
  g_autofree char *ascii = g_str_to_ascii (what != NULL ? what : "", "C");

  g_strcanon (ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  return g_strdup_printf ("%s_%s_nominatif", scope->order != 0 ? "bon-de-commande" : "commission",
                          *ascii != '\0' ? ascii : "sans-date");
}

static void
describe (PalReport *report, PalStore *store)
{
  const PalScope *scope = &report->scope;
  gint64 programme =
    scope->order != 0 ? pal_store_ask_int_of (store, "SELECT programme FROM purchase_order WHERE id = ?1", scope->order, 0)
    : scope->programme != 0
      ? scope->programme
      : pal_store_ask_int_of (store, "SELECT k.programme FROM meeting m JOIN committee k ON k.id = m.committee WHERE m.id = ?1",
                              scope->meeting, 0);

  report->title = g_strdup (scope->order != 0 ? _("Purchase order") : _("Commission list"));
  pal_report_set_sender (report, store);
  report->programme = pal_store_ask_text_of (store, "SELECT name FROM programme WHERE id = ?1", programme);
  if (report->programme == NULL)
    report->programme = g_strdup (_("Several programmes"));
  report->perimeter = scope->order != 0 ? describe_order (store, scope->order) : describe_meeting (store, scope->meeting);
  report->file_stem = file_stem (store, scope);
}

/* Building --------------------------------------------------------------------------------------------------------- */

/* Without a commission or an order: the commission of the programme that was held last and has candidates, else the next
 * one. */
static gint64
find_meeting (PalStore *store, const PalScope *scope)
{
  g_autofree char *as_of = pal_date_to_iso (&scope->as_of);
  g_autoptr (PalStatement) statement = pal_statement_new (
    store, "SELECT m.id FROM meeting m JOIN prescription p ON p.meeting = m.id JOIN cohort c ON c.id = p.cohort "
           "WHERE (?1 = 0 OR c.programme = ?1) GROUP BY m.id "
           "ORDER BY substr (m.held_at, 1, 10) <= ?2 DESC, CASE WHEN substr (m.held_at, 1, 10) <= ?2 THEN m.held_at END DESC, m.held_at LIMIT 1",
    NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_int (statement, 1, scope->programme);
  pal_statement_bind_text (statement, 2, as_of);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

static gboolean
is_possible (PalStore *store, const PalScope *scope, GError **error)
{
  gboolean there = scope->order != 0 ? pal_store_ask_int_of (store, "SELECT 1 FROM purchase_order WHERE id = ?1", scope->order, 0) != 0
                                     : pal_store_ask_int_of (store, "SELECT 1 FROM meeting WHERE id = ?1", scope->meeting, 0) != 0;

  if (scope->variant != PAL_VARIANT_NOMINATIVE)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("The commission list and the purchase order name the people that they are about: there is no variant without "
                   "names. Nothing was made; choose the nominative variant, or the end-of-course report."));
  else if (!there)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("There is no commission with candidates to report on. Put prescriptions on a commission's list first, or say "
                   "which commission or order it is."));
  return there && scope->variant == PAL_VARIANT_NOMINATIVE;
}

static gboolean
fill (PalReport *report, PalStore *store, GError **error)
{
  PalSection *synthesis = pal_section_new (PAL_SECTION_FIGURES, "synthese", _("In figures"));
  Counts counts = { 0 };
  g_autofree char *places = NULL;

  g_ptr_array_add (report->sections, synthesis);
  if (!add_people (report, store, &counts, error))
    return FALSE;
  add_decisions (report, synthesis, &counts);
  add_months (report, synthesis, &counts);
  if (!add_places (report, synthesis, store, &places, error))
    return FALSE;
  PalSection *table = pal_report_get_section (report, TABLE_ID);
  g_autofree char *said = sentence (report, &counts);
  table->text = places != NULL ? g_strdup_printf ("%s. %s.", places, said) : g_strdup_printf ("%s.", said);
  return TRUE;
}

/* The list of a commission (scope->meeting), or a purchase order (scope->order), in the nominative variant. It only reads:
 * @store may be a reader of another thread. Free with pal_report_free(). */
PalReport *
pal_report_commission_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalReport) report = pal_report_new ("R04");
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  pal_scope_copy (&report->scope, scope);
  report->scope.as_of = as_of;
  if (report->scope.meeting == 0 && report->scope.order == 0)
    report->scope.meeting = find_meeting (store, &report->scope);
  if (!is_possible (store, &report->scope, error))
    return NULL;
  describe (report, store);
  if (!fill (report, store, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
