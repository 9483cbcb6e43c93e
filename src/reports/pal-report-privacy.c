/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "rules/pal-landlord.h"
#include "rules/pal-logo.h"

#include "pal-pseudonym.h"
#include "pal-report.h"

/* Whose a report is, and what it says of the data that it holds. */

#define KEEP_MONTHS 24      /* how long who receives a nominative report may keep it */

/* Where people ask for their rights: the landlord's address, else its name. */
static char *
contact_for_rights (PalStore *store, const char *organisation)
{
  g_autofree char *email =
    pal_store_ask_text_of (store, "SELECT coalesce(nullif(trim(rights_contact), ''), nullif(trim(email), '')) FROM organisation WHERE id = ?1", pal_landlord_find (store));

  return email != NULL ? g_steal_pointer (&email) : g_strdup (organisation);
}

/* The sentence of FR_PRACTICE, "RGPD in reports", for the variant. Owned by the caller. */
static char *
privacy_words (PalStore *store, const PalScope *scope, const char *organisation)
{
  g_autofree char *contact = contact_for_rights (store, organisation);
  g_autofree char *until = NULL;
  GDate date;
  int small_cells;

  if (scope->variant == PAL_VARIANT_PSEUDONYMISED)
    return g_strdup_printf (_("Pseudonymised data: they remain personal data. The correspondence table is kept by %s."),
                            organisation);
  if (scope->variant == PAL_VARIANT_AGGREGATED)
    {
      small_cells = pal_scope_get_number (scope, "small_cells", 5);
      return small_cells > 0
               ? g_strdup_printf (_("Aggregated data. Counts below %d are masked (“< %d”); “n.c.”: masked for the sake "
                                    "of another."), small_cells, small_cells)
               : g_strdup (_("Aggregated data."));
    }
  pal_today (&date);
  g_date_add_months (&date, KEEP_MONTHS);
  until = pal_date_show (&date);
  return g_strdup_printf (_("Nominative document – distribution restricted to the named recipients. It holds personal "
                            "data processed by %s for the follow-up of integration courses (art. 6-1-e / 6-1-b GDPR). "
                            "Do not forward or publish; to be destroyed by %s at the latest. Rights of access, "
                            "rectification and objection: %s."),
                          organisation, until, contact);
}

/* Fills in who sends the report, and the sentence on its data for the variant that its scope names. */
void
pal_report_set_sender (PalReport *report, PalStore *store)
{
  report->organisation = pal_landlord_name (store);
  if (report->organisation == NULL)
    report->organisation = g_strdup (_("the organisation"));
  report->logo = pal_logo_load (store);
  report->privacy = privacy_words (store, &report->scope, report->organisation);
  report->database = pal_file_fingerprint (store);
}
