/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-report.h"
#include "rules/people/pal-people-columns.h"

G_BEGIN_DECLS

/* The list of people as it is seen: who, in which order, with which columns. */
typedef struct {
  char      *search;
  PalFilter *filter;
  char      *order;
  gboolean   descending;
  char     **columns;
  gboolean   sensitive;    /* the sensitive ones of them too */
} PalPeopleSeen;

typedef enum { PAL_PEOPLE_XLSX, PAL_PEOPLE_CSV } PalPeopleFormat;

void           pal_people_seen_free (PalPeopleSeen *seen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPeopleSeen, pal_people_seen_free)

char          *pal_people_export_stem (void);
PalReport     *pal_people_export_report (PalStore *store, const PalPeopleSeen *seen, GCancellable *cancellable, GError **error);
int            pal_people_export (PalStore *store, const PalPeopleSeen *seen, PalPeopleFormat format, const char *path,
                                  GCancellable *cancellable, GError **error);
gboolean       pal_people_export_log (PalStore *store, const PalPeopleSeen *seen, int people, GError **error);

G_END_DECLS
