/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/pal-calendar.h"
#include "pal-demo-private.h"
#include "records/pal-dates.h"

/* What was sent in time: the list of each commission that was held, and the end-of-course report of each order whose last
 * course is over. */

#define LIST_DAYS 3        /* after a commission its list was sent */
#define WRITING_DAYS 20    /* after the last course its report was sent */

static gboolean
keep_sent (PalDemo *demo, const char *report, const char *field, gint64 id, gint64 programme, const GDate *on, GError **error)
{
  g_autoptr (PalRecord) sent = pal_record_new (pal_kind_find ("report_sent"));

  pal_record_set_text (sent, "report", report);
  pal_record_set_int (sent, field, id);
  if (programme != 0)
    pal_record_set_int (sent, "programme", programme);
  pal_record_set_text (sent, "variant", "NOMINATIVE");
  pal_record_set_date (sent, "as-of-on", on);
  pal_record_set_date (sent, "sent-on", on);
  return pal_record_save (sent, demo->edit, error);
}

/* @sql gives the record, its programme and a day; so many days after it the report was sent, if that has come. */
static gboolean
send_all (PalDemo *demo, const char *sql, const char *report, const char *field, int days, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (pal_edit_get_store (demo->edit), sql, error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return FALSE;
  while (pal_statement_step (statement, &failed))
    {
      GDate day;
      if (!pal_date_from_iso (pal_statement_get_text (statement, 2), &day) || !pal_calendar_add_days (&day, days, &day)
          || g_date_compare (&day, &demo->today) > 0)
        continue;
      if (!keep_sent (demo, report, field, pal_statement_get_int (statement, 0), pal_statement_get_int (statement, 1), &day, error))
        return FALSE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return failed == NULL;
}

gboolean
pal_demo_send_lists (PalDemo *demo, GError **error)
{
  return send_all (demo, "SELECT m.id, 0, substr (m.held_at, 1, 10) FROM meeting m JOIN committee k ON k.id = m.committee "
                         "WHERE k.kind = 'ENTRY' AND EXISTS (SELECT 1 FROM prescription p WHERE p.meeting = m.id) ORDER BY m.id",
                   "R04", "meeting", LIST_DAYS, error)
         && send_all (demo, "SELECT o.id, o.programme, max (coalesce (e.exit_on, planned_end (e.entry_on, e.duration_months, "
                            "e.duration_weeks, NULL, e.amended_end_on))) FROM purchase_order o JOIN prescription p ON p.purchase_order = o.id "
                            "JOIN cohort c ON c.id = p.cohort AND c.end_on IS NULL LEFT JOIN enrolment e ON e.prescription = p.id "
                            "GROUP BY o.id ORDER BY o.id",
                      "R01", "purchase-order", WRITING_DAYS, error);
}
