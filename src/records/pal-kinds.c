/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-kinds.h"

#include <string.h>

/* Every kind of record, parents before children. */
static const PalKind *const kinds[] = {
  &pal_organisation_kind,
  &pal_contact_kind,
  &pal_site_kind,
  &pal_room_kind,
  &pal_holiday_kind,
  &pal_rate_kind,
  &pal_list_value_kind,
  &pal_outcome_set_kind,
  &pal_outcome_rule_kind,
  &pal_programme_kind,
  &pal_programme_partner_kind,
  &pal_phase_kind,
  &pal_session_template_kind,
  &pal_objective_template_kind,
  &pal_follow_up_rule_kind,
  &pal_milestone_template_kind,
  &pal_target_kind,
  &pal_cohort_kind,
  &pal_committee_kind,
  &pal_meeting_kind,
  &pal_purchase_order_kind,
  &pal_participant_kind,
  &pal_not_double_kind,
  &pal_merged_kind,
  &pal_support_kind,
  &pal_prescription_kind,
  &pal_decision_kind,
  &pal_enrolment_kind,
  &pal_suspension_kind,
  &pal_barrier_kind,
  &pal_note_kind,
  &pal_situation_kind,
  &pal_unavailability_kind,
  &pal_plan_wish_kind,
  &pal_milestone_kind,
  &pal_session_kind,
  &pal_session_staff_kind,
  &pal_attendance_kind,
  &pal_report_text_kind,
  &pal_report_sent_kind,
  &pal_letter_template_kind,
  &pal_tag_kind,
  &pal_tagged_kind,
  &pal_custom_field_kind,
  &pal_custom_value_kind,
  &pal_outside_key_kind,
  &pal_import_file_kind,
  &pal_import_line_kind,
  NULL,
};

/* Every kind of record, parents before children, ended by NULL. */
const PalKind *const *
pal_kind_all (void)
{
  return kinds;
}

/* The kind that is kept in @table, NULL when there is none. */
const PalKind *
pal_kind_find (const char *table)
{
  for (guint i = 0; table != NULL && kinds[i] != NULL; i++)
    if (strcmp (kinds[i]->table, table) == 0)
      return kinds[i];
  return NULL;
}
