/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-filter.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* What the first columns of a row say, known only when a chosen column needs it. The chosen columns follow, in their order. */
enum {
  PAL_PEOPLE_LAST_NAME, PAL_PEOPLE_FIRST_NAME, PAL_PEOPLE_AGE, PAL_PEOPLE_COHORT, PAL_PEOPLE_COHORT_CODE, PAL_PEOPLE_COHORT_COLOUR,
  PAL_PEOPLE_STATE, PAL_PEOPLE_OPEN_BARRIERS, PAL_PEOPLE_CHOSEN,
};

/* The columns that are not a field of the catalogue. */
#define PAL_PEOPLE_COLUMN_NAME     "name"
#define PAL_PEOPLE_COLUMN_COHORT   "cohort"
#define PAL_PEOPLE_COLUMN_NEXT     "next"       /* what is to follow: a state, or open barriers */
#define PAL_PEOPLE_COLUMN_BARRIERS "barriers"   /* how many are open */

/* What the list shows: all that is asked holds together. */
typedef struct {
  const char      *search;      /* as typed; NULL: nothing */
  const PalFilter *filter;      /* NULL: everybody */
  const char      *order;       /* the key of a column that pal_people_can_order() takes; NULL: by name */
  gboolean         descending;
} PalPeopleView;

PalQuery      *pal_people_list_new (PalPeopleFields *fields, const char *const *columns);
gboolean       pal_people_list_show (PalQuery *list, PalPeopleFields *fields, const PalPeopleView *view, GError **error);
gboolean       pal_people_can_order (PalPeopleFields *fields, const char *column);
gint64         pal_people_count (PalStore *store);

G_END_DECLS
