/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

gboolean       pal_calendar_add_days (const GDate *date, gint64 days, GDate *result);
gboolean       pal_calendar_add_months (const GDate *date, gint64 months, GDate *result);
int            pal_calendar_age (const GDate *birth, const GDate *at);
gboolean       pal_calendar_planned_limit (const GDate *entry, gint64 months, gint64 weeks, const GDate *cohort_end,
                                           GDate *limit);
gboolean       pal_calendar_planned_end (const GDate *entry, gint64 months, gint64 weeks, const GDate *cohort_end,
                                         const GDate *amended_end, GDate *last_day);
gboolean       pal_calendar_easter (int year, GDate *easter);

/* The days that are not worked: weekends, a country's public holidays, one's own. NULL knows of weekends only. */
typedef struct _PalCalendar PalCalendar;

typedef struct {
  GDate  date;
  char  *name;
} PalHoliday;

PalCalendar   *pal_calendar_new (const char *code);            /* FR, NC, OWN */
PalCalendar   *pal_calendar_load (PalStore *store, const char *code, GError **error);
void           pal_calendar_free (PalCalendar *self);
void           pal_calendar_add_holiday (PalCalendar *self, const GDate *date, const char *name);
const char    *pal_calendar_holiday_name (const PalCalendar *self, const GDate *date);
GPtrArray     *pal_calendar_holidays (const PalCalendar *self, int year);

gboolean       pal_calendar_is_working_day (const PalCalendar *self, const GDate *date);
gboolean       pal_calendar_next_working_day (const PalCalendar *self, const GDate *date, GDate *result);
gboolean       pal_calendar_previous_working_day (const PalCalendar *self, const GDate *date, GDate *result);
gboolean       pal_calendar_nth_working_day (const PalCalendar *self, const GDate *start, int n, GDate *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCalendar, pal_calendar_free)

G_END_DECLS
