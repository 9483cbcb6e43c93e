/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

char          *pal_participant_age_words (PalRecord *person);
char          *pal_participant_date_words (PalRow *row, guint column);
char          *pal_participant_span_words (PalRow *row, guint from, guint until);
char          *pal_participant_cohort_look (gint64 colour);

/* Of a row of pal_course_list_new(). */
char          *pal_participant_state_words (PalRow *course);
char          *pal_participant_state_look (PalRow *course);
char          *pal_participant_dates_words (PalRow *course);

G_END_DECLS
