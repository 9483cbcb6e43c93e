/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-calendar-item.h"

G_BEGIN_DECLS

#define PAL_TYPE_CALENDAR_VIEW (pal_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (PalCalendarView, pal_calendar_view, PAL, CALENDAR_VIEW, GtkWidget)

/* A week or a month of sessions; it knows nothing of the file. Days in signals are Julian days (g_date_get_julian()), minutes
 * are those of the day. It changes nothing by itself: whoever hears "moved" edits, and sets the items anew.
 *
 * "selected"   (gint64 id)                                  0: none is
 * "opened"     (gint64 id)                                  Enter, double click
 * "asked"      (guint day, int minute, int minutes)         Enter, double click or a pull on an empty place
 * "moved"      (gint64 id, guint day, int minute)           pulled, or Shift and arrows
 * "lengthened" (gint64 id, int minutes)                     its lower edge, or Ctrl, Shift and arrows
 * "deleted"    (gint64 id)                                  Delete
 * "turned"     (int by)                                     Page Up, Page Down: to the week or month before or after
 * "day-opened" (guint day)                                  "+3" and the number of a day in a month, Ctrl+Enter */

typedef enum {
  PAL_CALENDAR_WEEK,
  PAL_CALENDAR_MONTH,
} PalCalendarMode;

/* For set_days: Monday is bit 0. */
#define PAL_CALENDAR_WORKDAYS 0x1f
#define PAL_CALENDAR_ALL_DAYS 0x7f

GtkWidget     *pal_calendar_view_new (void);
void           pal_calendar_view_show (PalCalendarView *self, PalCalendarMode mode, const GDate *day);
void           pal_calendar_view_get_range (PalCalendarView *self, GDate *first, GDate *last);
void           pal_calendar_view_set_items (PalCalendarView *self, GPtrArray *items);
void           pal_calendar_view_set_marks (PalCalendarView *self, GPtrArray *marks);
void           pal_calendar_view_set_days (PalCalendarView *self, guint days);
void           pal_calendar_view_set_hours (PalCalendarView *self, int from, int to, int lunch_from, int lunch_to);
void           pal_calendar_view_set_now (PalCalendarView *self, const GDate *today, int minute);

void           pal_calendar_view_select (PalCalendarView *self, gint64 id);
gint64         pal_calendar_view_get_selected (PalCalendarView *self);
gboolean       pal_calendar_view_get_place (PalCalendarView *self, GDate *day, int *minute);
void           pal_calendar_view_draw_page (PalCalendarView *self, cairo_t *cr, double width, double height);

G_END_DECLS
