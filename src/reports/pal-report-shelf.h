/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-report.h"

G_BEGIN_DECLS

/* In the order in which they are shown. */
typedef enum {
  PAL_SHELF_LATE,
  PAL_SHELF_SOON,       /* due within a month */
  PAL_SHELF_LATER,      /* or without a date: a cohort that has no end */
  PAL_SHELF_OLD,        /* due more than a year ago and never sent: no longer waited for */
  PAL_SHELF_SENT,
} PalShelfGroup;

/* A report of the shelf: to be made for a cohort, or sent. */
typedef struct {
  PalShelfGroup  group;
  char          *report;       /* R01 */
  gint64         sent;         /* the row of report_sent; 0: not sent */
  PalScope       scope;
  char          *what;         /* the cohort's name, else the programme's; NULL: the whole file */
  GDate          date;         /* due on, or sent on; invalid: none */
  int            days;         /* from today until that date; negative: it is past */
} PalShelfItem;

/* What a report can be about: a programme as a whole, or one of its cohorts. */
typedef struct {
  gint64    programme;
  gint64    cohort;            /* 0: the whole programme */
  char     *name;
  gboolean  has_end;           /* the cohort has an end: a period changes nothing in its report */
} PalPerimeter;

void           pal_shelf_item_free (PalShelfItem *item);
void           pal_perimeter_free (PalPerimeter *perimeter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalShelfItem, pal_shelf_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPerimeter, pal_perimeter_free)

GPtrArray     *pal_report_shelf (PalStore *store, GError **error);
GPtrArray     *pal_report_perimeters (PalStore *store, GError **error);

gint64         pal_report_mark_sent (PalStore *store, const PalReport *report, const char *figures, GError **error);

/* What people write into a report, by section. */
const char    *const *pal_report_text_sections (void);
const char    *pal_report_text_title (const char *section);
gint64         pal_report_text_find (PalStore *store, const char *report, const PalScope *scope, const char *section);

G_END_DECLS
