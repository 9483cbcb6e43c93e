/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_COURSE (pal_participant_course_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantCourse, pal_participant_course, PAL, PARTICIPANT_COURSE, GtkWidget)

GtkWidget     *pal_participant_course_new (PalStore *store);
void           pal_participant_course_set_person (PalParticipantCourse *self, PalRecord *person);
void           pal_participant_course_describe (PalParticipantCourse *self, PalRow *row);
gboolean       pal_participant_course_is (PalParticipantCourse *self, gint64 prescription, gint64 enrolment);
void           pal_participant_course_open (PalParticipantCourse *self, gboolean open);

G_END_DECLS
