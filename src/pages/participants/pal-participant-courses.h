/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_COURSES (pal_participant_courses_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantCourses, pal_participant_courses, PAL, PARTICIPANT_COURSES, GtkWidget)

void           pal_participant_courses_show (PalParticipantCourses *self, PalQuery *courses);

G_END_DECLS
