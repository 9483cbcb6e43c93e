/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/planning/pal-attendance.h"

G_BEGIN_DECLS

/* One person of a session: a button for each status, large enough for a finger, minutes of who comes late, the signature.
 * Signals: "chosen" (status; AWAITED takes it back), "counted" (minutes late), "signed" (whether). */
#define PAL_TYPE_ROLL_ROW (pal_roll_row_get_type ())
G_DECLARE_FINAL_TYPE (PalRollRow, pal_roll_row, PAL, ROLL_ROW, GtkListBoxRow)

GtkWidget     *pal_roll_row_new (gint64 enrolment);
gint64         pal_roll_row_get_enrolment (PalRollRow *self);
void           pal_roll_row_show (PalRollRow *self, const PalAttendanceSession *session, const PalAttendancePerson *person,
                                  const PalAttendanceCell *cell);
const char    *pal_roll_row_get_name (PalRollRow *self);

G_END_DECLS
