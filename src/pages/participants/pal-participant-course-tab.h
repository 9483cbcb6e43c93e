/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_COURSE_TAB (pal_participant_course_tab_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantCourseTab, pal_participant_course_tab, PAL, PARTICIPANT_COURSE_TAB, GtkWidget)

/* Signal: "barrier-opened" (id): the time line leads to a barrier, which another tab shows. */

GtkWidget     *pal_participant_course_tab_new (void);
void           pal_participant_course_tab_show (PalParticipantCourseTab *self, PalRecord *person, PalStore *store,
                                                PalQuery *courses);
void           pal_participant_course_tab_rename (PalParticipantCourseTab *self);
void           pal_participant_course_tab_update (PalParticipantCourseTab *self);
void           pal_participant_course_tab_prescribe (PalParticipantCourseTab *self);
void           pal_participant_course_tab_add_situation (PalParticipantCourseTab *self, gint64 enrolment);
void           pal_participant_course_tab_add_suspension (PalParticipantCourseTab *self, gint64 enrolment);

G_END_DECLS
