/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The columns of a row of the list of participants. */
enum {
  PAL_PEOPLE_LAST_NAME, PAL_PEOPLE_FIRST_NAME, PAL_PEOPLE_AGE, PAL_PEOPLE_COHORT, PAL_PEOPLE_COHORT_CODE, PAL_PEOPLE_COHORT_COLOUR,
  PAL_PEOPLE_STATE, PAL_PEOPLE_CITY, PAL_PEOPLE_SITE, PAL_PEOPLE_PHONE, PAL_PEOPLE_QPV, PAL_PEOPLE_PRESCRIBED_ON,
  PAL_PEOPLE_OPEN_BARRIERS,
};

typedef enum {
  PAL_PEOPLE_BY_NAME, PAL_PEOPLE_BY_AGE, PAL_PEOPLE_BY_CITY, PAL_PEOPLE_BY_COHORT, PAL_PEOPLE_BY_PRESCRIPTION,
} PalPeopleOrder;

/* What the list shows: all that is asked holds together. */
typedef struct {
  const char     *search;        /* as typed; NULL: nothing */
  gint64          cohort;        /* 0: all */
  gboolean        in_course;     /* entered, not left */
  gboolean        in_qpv;
  gboolean        open_barrier;
  PalPeopleOrder  order;
  gboolean        descending;
} PalPeopleView;

PalQuery      *pal_people_list_new (PalStore *store);
gboolean       pal_people_list_show (PalQuery *list, const PalPeopleView *view, GError **error);
gint64         pal_people_count (PalStore *store);

G_END_DECLS
