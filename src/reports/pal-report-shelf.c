/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-calendar.h"

#include "pal-report-shelf.h"

/* The reports that wait to be made, those that were sent, and what a report can be about. */

#define SOON_DAYS 31
#define OLD_DAYS 365
#define LIST_DAYS 7        /* after a commission its list and the order are due */

static const char *const variants[] = { "NOMINATIVE", "PSEUDONYMISED", "AGGREGATED" };

void
pal_shelf_item_free (PalShelfItem *item)
{
  if (item == NULL)
    return;
  g_free (item->report);
  g_free (item->what);
  pal_scope_clear (&item->scope);
  g_free (item);
}

void
pal_perimeter_free (PalPerimeter *perimeter)
{
  if (perimeter == NULL)
    return;
  g_free (perimeter->name);
  g_free (perimeter);
}

static PalShelfItem *
new_item (const char *report, const char *what)
{
  PalShelfItem *item = g_new0 (PalShelfItem, 1);

  item->report = g_strdup (report);
  item->what = g_strdup (what);
  pal_scope_init (&item->scope);
  g_date_clear (&item->date, 1);
  return item;
}

static void
read_date (PalStatement *statement, int column, GDate *date)
{
  const char *iso = pal_statement_get_text (statement, column);

  if (iso == NULL || !pal_date_from_iso (iso, date))
    g_date_clear (date, 1);
}

static void
count_days (PalShelfItem *item)
{
  GDate today;

  pal_today (&today);
  item->days = g_date_valid (&item->date) ? g_date_days_between (&today, &item->date) : G_MAXINT;
}

/* The group that its date puts it in. */
static void
set_group (PalShelfItem *item)
{
  count_days (item);
  if (item->days == G_MAXINT || item->days > SOON_DAYS)
    item->group = PAL_SHELF_LATER;
  else if (item->days >= 0)
    item->group = PAL_SHELF_SOON;
  else
    item->group = item->days < -OLD_DAYS ? PAL_SHELF_OLD : PAL_SHELF_LATE;
}

/* Due a month after the end of the cohort, or of the last course on an order (INDICATORS, DUE_BILAN_FIN_PARCOURS). */
static void
set_due (PalShelfItem *item, const GDate *end)
{
  if (!g_date_valid (end) || !pal_calendar_add_months (end, 1, &item->date))
    g_date_clear (&item->date, 1);
  set_group (item);
}

/* Moves the statement's error, if any, to @error. */
static gboolean
is_read (GError *failure, GError **error)
{
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* A cohort without end is reported on order by order, once it has orders (INDICATORS, C2). */
static gboolean
add_cohorts (GPtrArray *shelf, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT id, programme, name, end_on FROM cohort c "
                              "WHERE coalesce(status, '') <> 'CANCELLED' AND NOT EXISTS "
                              "(SELECT 1 FROM report_sent s WHERE s.cohort = c.id AND s.report = 'R01') "
                              "AND NOT (end_on IS NULL AND EXISTS (SELECT 1 FROM prescription p "
                              "         WHERE p.cohort = c.id AND p.purchase_order IS NOT NULL))", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (pal_statement_step (statement, &failure))
    {
      PalShelfItem *item = new_item ("R01", pal_statement_get_text (statement, 2));
      GDate end;
      item->scope.cohort = pal_statement_get_int (statement, 0);
      item->scope.programme = pal_statement_get_int (statement, 1);
      read_date (statement, 3, &end);
      set_due (item, &end);
      g_ptr_array_add (shelf, item);
    }
  return is_read (failure, error);
}

/* The orders of cohorts without end. The last course ends when its person left, or is to leave. */
static gboolean
add_orders (GPtrArray *shelf, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (
    store, "SELECT o.id, o.programme, o.number || ' · ' || c.name, "
           "       max(coalesce(e.exit_on, planned_end (e.entry_on, e.duration_months, e.duration_weeks, NULL, e.amended_end_on))) "
           "FROM purchase_order o JOIN prescription p ON p.purchase_order = o.id "
           "JOIN cohort c ON c.id = p.cohort AND c.end_on IS NULL AND coalesce(c.status, '') <> 'CANCELLED' "
           "LEFT JOIN enrolment e ON e.prescription = p.id "
           "WHERE NOT EXISTS (SELECT 1 FROM report_sent s WHERE s.purchase_order = o.id AND s.report = 'R01') "
           "GROUP BY o.id", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (pal_statement_step (statement, &failure))
    {
      PalShelfItem *item = new_item ("R01", pal_statement_get_text (statement, 2));
      GDate end;
      item->scope.order = pal_statement_get_int (statement, 0);
      item->scope.programme = pal_statement_get_int (statement, 1);
      read_date (statement, 3, &end);
      set_due (item, &end);
      g_ptr_array_add (shelf, item);
    }
  return is_read (failure, error);
}

/* The commissions with candidates whose list was not sent. */
static gboolean
add_commissions (GPtrArray *shelf, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (
    store, "SELECT m.id, coalesce(k.programme, 0), k.name, substr(m.held_at, 1, 10) FROM meeting m JOIN committee k ON k.id = m.committee "
           "WHERE k.kind = 'ENTRY' AND EXISTS (SELECT 1 FROM prescription p WHERE p.meeting = m.id) "
           "AND NOT EXISTS (SELECT 1 FROM report_sent s WHERE s.meeting = m.id AND s.report = 'R04')", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (pal_statement_step (statement, &failure))
    {
      PalShelfItem *item = new_item ("R04", pal_statement_get_text (statement, 2));
      item->scope.meeting = pal_statement_get_int (statement, 0);
      item->scope.programme = pal_statement_get_int (statement, 1);
      read_date (statement, 3, &item->date);
      if (g_date_valid (&item->date) && !pal_calendar_add_days (&item->date, LIST_DAYS, &item->date))
        g_date_clear (&item->date, 1);
      set_group (item);
      g_ptr_array_add (shelf, item);
    }
  return is_read (failure, error);
}

/* What accompanies a cohort until a month after its end, without a date of its own: its back-planning once it has
 * milestones, whether it keeps the specification once it has sessions, its activity and its attendance once one was held. */
static gboolean
add_companions (GPtrArray *shelf, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (
    store, "SELECT r.column1, c.id, c.programme, c.name FROM (VALUES ('R10'), ('R11'), ('R15'), ('R17')) r JOIN cohort c "
           "WHERE coalesce(c.status, '') NOT IN ('CANCELLED', 'CLOSED') AND (c.end_on IS NULL OR c.end_on >= add_days(?1, -31)) "
           "AND CASE r.column1 WHEN 'R11' THEN EXISTS (SELECT 1 FROM milestone m WHERE m.cohort = c.id) "
           "WHEN 'R17' THEN EXISTS (SELECT 1 FROM session s WHERE s.cohort = c.id) "
           "ELSE EXISTS (SELECT 1 FROM session s WHERE s.cohort = c.id AND s.status = 'HELD') END ORDER BY 1, 2", error);
  g_autofree char *today = NULL;
  GError *failure = NULL;
  GDate now;

  if (statement == NULL)
    return FALSE;
  pal_today (&now);
  today = pal_date_to_iso (&now);
  pal_statement_bind_text (statement, 1, today);
  while (pal_statement_step (statement, &failure))
    {
      PalShelfItem *item = new_item (pal_statement_get_text (statement, 0), pal_statement_get_text (statement, 3));
      item->scope.cohort = pal_statement_get_int (statement, 1);
      item->scope.programme = pal_statement_get_int (statement, 2);
      set_group (item);
      g_ptr_array_add (shelf, item);
    }
  return is_read (failure, error);
}

static PalVariant
variant_of (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (g_strcmp0 (code, variants[i]) == 0)
      return i;
  return PAL_VARIANT_NOMINATIVE;
}

static gboolean
add_sent (GPtrArray *shelf, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT s.id, s.report, coalesce(s.programme, c.programme, 0), coalesce(s.cohort, 0), "
                              "s.from_on, s.to_on, s.as_of_on, s.variant, s.sent_on, coalesce(o.number, k.name, c.name, p.name), "
                              "coalesce(s.meeting, 0), coalesce(s.purchase_order, 0) FROM report_sent s "
                              "LEFT JOIN purchase_order o ON o.id = s.purchase_order "
                              "LEFT JOIN meeting m ON m.id = s.meeting LEFT JOIN committee k ON k.id = m.committee "
                              "LEFT JOIN cohort c ON c.id = s.cohort "
                              "LEFT JOIN programme p ON p.id = s.programme", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (pal_statement_step (statement, &failure))
    {
      PalShelfItem *item = new_item (pal_statement_get_text (statement, 1), pal_statement_get_text (statement, 9));
      item->group = PAL_SHELF_SENT;
      item->sent = pal_statement_get_int (statement, 0);
      item->scope.programme = pal_statement_get_int (statement, 2);
      item->scope.cohort = pal_statement_get_int (statement, 3);
      read_date (statement, 4, &item->scope.from);
      read_date (statement, 5, &item->scope.to);
      read_date (statement, 6, &item->scope.as_of);
      item->scope.variant = variant_of (pal_statement_get_text (statement, 7));
      item->scope.meeting = pal_statement_get_int (statement, 10);
      item->scope.order = pal_statement_get_int (statement, 11);
      read_date (statement, 8, &item->date);
      count_days (item);
      g_ptr_array_add (shelf, item);
    }
  return is_read (failure, error);
}

/* The latest first among the sent and the old; else what is due first. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const PalShelfItem *left = *(PalShelfItem *const *) a, *right = *(PalShelfItem *const *) b;
  gboolean latest_first = left->group >= PAL_SHELF_OLD;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  if (left->days != right->days)
    return (left->days < right->days) == latest_first ? 1 : -1;
  return g_utf8_collate (left->what != NULL ? left->what : "", right->what != NULL ? right->what : "");
}

/* The end-of-course report of each cohort, or order, that did not get one, the list of each commission, what accompanies the
 * cohorts that run, and every report that was sent, group by group. Full transfer; elements PalShelfItem. */
GPtrArray *
pal_report_shelf (PalStore *store, GError **error)
{
  g_autoptr (GPtrArray) shelf = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_shelf_item_free);

  if (!add_cohorts (shelf, store, error) || !add_orders (shelf, store, error) || !add_commissions (shelf, store, error)
      || !add_companions (shelf, store, error) || !add_sent (shelf, store, error))
    return NULL;
  g_ptr_array_sort (shelf, compare_items);
  return g_steal_pointer (&shelf);
}

/* Each programme, followed by its cohorts, the latest first. Full transfer; elements PalPerimeter. */
GPtrArray *
pal_report_perimeters (PalStore *store, GError **error)
{
  g_autoptr (GPtrArray) perimeters = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_perimeter_free);
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT programme, cohort, name, has_end FROM ("
                              "SELECT id AS programme, 0 AS cohort, name, 0 AS has_end, name AS whole, '' AS start_on "
                              "FROM programme "
                              "UNION ALL SELECT p.id, c.id, c.name, c.end_on IS NOT NULL, p.name, "
                              "coalesce(c.start_on, '') "
                              "FROM cohort c JOIN programme p ON p.id = c.programme) "
                              "ORDER BY whole, programme, cohort <> 0, start_on DESC, cohort", error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  while (pal_statement_step (statement, &failure))
    {
      PalPerimeter *perimeter = g_new0 (PalPerimeter, 1);
      perimeter->programme = pal_statement_get_int (statement, 0);
      perimeter->cohort = pal_statement_get_int (statement, 1);
      perimeter->name = g_strdup (pal_statement_get_text (statement, 2));
      perimeter->has_end = pal_statement_get_int (statement, 3) != 0;
      g_ptr_array_add (perimeters, perimeter);
    }
  return is_read (failure, error) ? g_steal_pointer (&perimeters) : NULL;
}

/* Sent reports ----------------------------------------------------------------------------------------------------- */

static void
set_date (PalRecord *record, const char *field, const GDate *date)
{
  if (g_date_valid (date))
    pal_record_set_date (record, field, date);
}

static PalRecord *
make_sent (const PalReport *report, const char *figures)
{
  PalRecord *record = pal_record_new (&pal_report_sent_kind);
  GDate today;

  pal_today (&today);
  pal_record_set_text (record, "report", report->id);
  if (report->scope.programme != 0)
    pal_record_set_int (record, "programme", report->scope.programme);
  if (report->scope.cohort != 0)
    pal_record_set_int (record, "cohort", report->scope.cohort);
  if (report->scope.meeting != 0)
    pal_record_set_int (record, "meeting", report->scope.meeting);
  if (report->scope.order != 0)
    pal_record_set_int (record, "purchase-order", report->scope.order);
  set_date (record, "from-on", &report->scope.from);
  set_date (record, "to-on", &report->scope.to);
  set_date (record, "as-of-on", &report->scope.as_of);
  pal_record_set_text (record, "variant", variants[report->scope.variant]);
  pal_record_set_date (record, "sent-on", &today);
  pal_record_set_text (record, "figures", figures);
  return record;
}

/* Keeps, as one edit, that a report was sent today. @figures: as pal_indicators_to_csv() wrote them for its scope: the
 * next report compares with them. Returns the row of report_sent, 0 with @error set when it was not kept. */
gint64
pal_report_mark_sent (PalStore *store, const PalReport *report, const char *figures, GError **error)
{
  g_autofree char *label = g_strdup_printf (C_("an edit: what, and of what", "%s sent — %s"), report->title,
                                            report->cohort != NULL ? report->cohort
                                            : report->programme != NULL ? report->programme : report->organisation);
  g_autoptr (PalEdit) edit = pal_edit_begin (store, label, error);
  g_autoptr (PalRecord) record = NULL;

  if (edit == NULL)
    return 0;
  pal_edit_set_place (edit, "reports");
  record = make_sent (report, figures);
  if (!pal_record_save (record, edit, error) || !pal_edit_commit (edit, error))
    return 0;
  return pal_record_get_id (record);
}

/* Texts ------------------------------------------------------------------------------------------------------------ */

static const struct {
  const char *section;
  const char *title;
} texts[] = {
  { "introduction", N_("Introduction") },
  { "analyse", N_("Qualitative analysis") },
  { "difficultes", N_("Difficulties met") },
  { "preconisations", N_("Recommendations") },
  { "conclusion", N_("Conclusion") },
};

/* The sections that people write, in the order of the report; ended by NULL. */
const char *const *
pal_report_text_sections (void)
{
  static const char *const sections[] = {
    "introduction", "analyse", "difficultes", "preconisations", "conclusion", NULL,
  };

  return sections;
}

/* The heading of a section, translated; another section's name is its heading. */
const char *
pal_report_text_title (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_ascii_strcasecmp (texts[i].section, section) == 0)
      return _(texts[i].title);
  return section;
}

/* The record of kind report_text that holds a section of that report; 0: nothing was written yet. */
gint64
pal_report_text_find (PalStore *store, const char *report, const PalScope *scope, const char *section)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT id FROM report_text WHERE report = ?1 AND lower(section) = ?2 "
                              "AND ((?3 <> 0 AND cohort = ?3) OR (?3 = 0 AND cohort IS NULL AND programme = ?4)) "
                              "ORDER BY id LIMIT 1", NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_text (statement, 1, report);
  pal_statement_bind_text (statement, 2, section);
  pal_statement_bind_int (statement, 3, scope->cohort);
  pal_statement_bind_int (statement, 4, scope->programme);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}
