/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-kinds.h"
#include "pal-record.h"

/* Workshops (MODEL): sessions, who runs them, who is convened, and what a plan has to mind. */

/* "Workshop: Mobility", else its kind. Full transfer. */
static char *
session_title (PalRecord *record)
{
  const char *title = pal_record_get_text (record, "title"), *theme = pal_record_get_text (record, "theme");
  g_autofree char *kind = pal_record_show (record, "kind");

  if (title != NULL)
    return g_strdup (title);
  return theme != NULL ? g_strdup_printf (C_("kind of session, theme", "%s: %s"), kind, theme) : g_steal_pointer (&kind);
}

static gboolean
ends_after_start (const PalField *field, PalRecord *record, GError **error)
{
  const char *start = pal_record_get_text (record, "start-at"), *end = pal_record_get_text (record, field->name);

  if (start == NULL || end == NULL || g_strcmp0 (end, start) > 0)
    return TRUE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("The end comes before the beginning."));
  return FALSE;
}

static const PalField unavailability_fields[] = {
  { "contact", N_("Contact"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "contact" },
  { "room", N_("Room"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "room" },
  { "participant", N_("Participant"), PAL_REF, PAL_OWNER, .target = "participant" },
  { "start-at", N_("From"), PAL_MOMENT, PAL_REQUIRED | PAL_COLUMN },
  { "end-at", N_("Until"), PAL_MOMENT, PAL_REQUIRED | PAL_COLUMN, .check = ends_after_start },
  { "reason", N_("Reason"), PAL_TEXT, PAL_COLUMN | PAL_PERSONAL, .max = 200 },
  { NULL },
};
const PalKind pal_unavailability_kind = { "unavailability", N_("Unavailability"), N_("Unavailabilities"), unavailability_fields };

static const PalField plan_wish_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_OWNER, .target = "programme" },
  { "cohort", N_("Cohort"), PAL_REF, PAL_OWNER, .target = "cohort" },
  { "contact", N_("Contact"), PAL_REF, PAL_OWNER, .target = "contact" },
  { "kind", N_("Kind"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "wish_kind" },
  { "value", N_("Value"), PAL_TEXT, PAL_COLUMN, .max = 400 },
  { NULL },
};
const PalKind pal_plan_wish_kind = { "plan_wish", N_("Wish"), N_("Wishes"), plan_wish_fields };

/* What has to be done around a cohort, and by when (back-planning). */
static const PalField milestone_fields[] = {
  { "cohort", N_("Cohort"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "cohort" },
  { "template", N_("Milestone of the programme"), PAL_REF, 0, .target = "milestone_template" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 200 },
  { "due-on", N_("Due on"), PAL_DATE, PAL_COLUMN },
  { "done-on", N_("Done on"), PAL_DATE, PAL_COLUMN },
  { "responsible", N_("Responsible"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "duration-days", N_("Duration (days)"), PAL_INT, 0, .min = 0, .max = 4000 },
  { "planned-on", N_("Planned by the programme"), PAL_DATE },
  { NULL },
};
const PalKind pal_milestone_kind = { "milestone", N_("Milestone of a cohort"), N_("Milestones of cohorts"), milestone_fields };

static const PalField session_fields[] = {
  { "cohort", N_("Cohort"), PAL_REF, PAL_REQUIRED | PAL_OWNER | PAL_COLUMN, .target = "cohort" },
  { "session-template", N_("Session template"), PAL_REF, 0, .target = "session_template" },
  { "kind", N_("Kind"), PAL_CHOICE, PAL_COLUMN, .target = "session_kind" },
  { "theme", N_("Theme"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "title", N_("Title"), PAL_TEXT, 0, .max = 200 },
  { "start-at", N_("Start"), PAL_MOMENT, PAL_COLUMN },
  { "minutes", N_("Length (minutes)"), PAL_INT, PAL_COLUMN, .min = 0, .max = 1440 },
  { "room", N_("Room"), PAL_REF, PAL_COLUMN, .target = "room" },
  { "status", N_("Status"), PAL_CHOICE, PAL_COLUMN, .target = "session_status" },
  { "note", N_("Note"), PAL_NOTE, PAL_PERSONAL, .max = 20000 },
  { "series", N_("Series"), PAL_TEXT, 0, .max = 40 },
  { NULL },
};
const PalKind pal_session_kind = { "session", N_("Session"), N_("Sessions"), session_fields, session_title };

static const PalField session_staff_fields[] = {
  { "session", N_("Session"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "session" },
  { "contact", N_("Contact"), PAL_REF, PAL_REQUIRED | PAL_OWNER | PAL_COLUMN, .target = "contact" },
  { "role", N_("Role"), PAL_TEXT, 0, .max = 80 },
  { NULL },
};
const PalKind pal_session_staff_kind = { "session_staff", N_("Staff of a session"), N_("Staff of sessions"), session_staff_fields };

static const PalField attendance_fields[] = {
  { "session", N_("Session"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "session" },
  { "enrolment", N_("Course"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "enrolment" },
  { "status", N_("Attendance"), PAL_CHOICE, PAL_COLUMN, .target = "attendance_status" },
  { "minutes", N_("Minutes attended"), PAL_INT, PAL_COLUMN, .min = 0, .max = 1440 },
  { "signed", N_("Signed"), PAL_BOOL, PAL_COLUMN },
  { NULL },
};
const PalKind pal_attendance_kind = { "attendance", N_("Convocation"), N_("Convocations"), attendance_fields };
