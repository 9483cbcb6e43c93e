/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pal-report-activity.h"
#include "pal-report-attendance.h"
#include "pal-report-backplanning.h"
#include "pal-report-commission.h"
#include "pal-report-conformity.h"
#include "pal-report-course.h"

/* The catalogue of reports. */

static const PalReportKind kinds[] = {
  { "R01", N_("End-of-course report"), pal_report_course_build, TRUE },
  { "R04", N_("Commission list and purchase order"), pal_report_commission_build },
  { "R10", N_("Activity"), pal_report_activity_build, TRUE },
  { "R11", N_("Back-planning"), pal_report_backplanning_build },
  { "R15", N_("State of attendance"), pal_report_attendance_build, TRUE },
  { "R17", N_("Conformity to the specification"), pal_report_conformity_build },
  { NULL },
};

const PalReportKind *
pal_report_kinds (void)
{
  return kinds;
}

/* NULL when this version has no such report. */
const PalReportKind *
pal_report_kind_find (const char *id)
{
  for (const PalReportKind *kind = kinds; kind->id != NULL; kind++)
    if (g_strcmp0 (kind->id, id) == 0)
      return kind;
  return NULL;
}
