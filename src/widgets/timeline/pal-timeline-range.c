/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

/* Which days the time line shows, and how it is zoomed and scrolled. */

#define FEWEST_DAYS 21.0
#define FEWEST_AT_FIRST 150.0

double
pal_timeline_days_seen (PalTimeline *self)
{
  return gtk_adjustment_get_page_size (self->range);
}

static double
all_days (PalTimeline *self)
{
  return gtk_adjustment_get_upper (self->range) - gtk_adjustment_get_lower (self->range);
}

void
pal_timeline_show_days (PalTimeline *self, double first, double days)
{
  double lower = gtk_adjustment_get_lower (self->range), upper = gtk_adjustment_get_upper (self->range);

  days = CLAMP (days, MIN (FEWEST_DAYS, upper - lower), upper - lower);
  gtk_adjustment_configure (self->range, CLAMP (first, lower, upper - days), lower, upper, days / 12, days * 0.8, days);
  gtk_widget_set_visible (self->scrollbar, days < upper - lower - 0.5);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-in", days > FEWEST_DAYS + 0.5);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-out", days < upper - lower - 0.5);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Some room before the first day, more after the last one, where words stand beside the bars. */
static void
pad (const GDate *from, const GDate *to, double *first, double *days)
{
  double length = g_date_get_julian (to) - g_date_get_julian (from) + 1;
  double missing = MAX (0, FEWEST_AT_FIRST - length * 1.24);

  *first = g_date_get_julian (from) - length * 0.04 - missing / 2;
  *days = length * 1.24 + missing;
}

void
pal_timeline_fit (PalTimeline *self, const GDate *from, const GDate *to)
{
  double first, days;

  pad (from, to, &first, &days);
  pal_timeline_show_days (self, first, days);
}

void
pal_timeline_set_bounds (PalTimeline *self)
{
  double first, days;

  pad (&self->facts->from, &self->facts->to, &first, &days);
  gtk_adjustment_set_lower (self->range, first);
  gtk_adjustment_set_upper (self->range, first + days);
}

/* The day at @part of the width (0 … 1) stays where it is. */
void
pal_timeline_zoom (PalTimeline *self, double times, double part)
{
  double day = gtk_adjustment_get_value (self->range) + pal_timeline_days_seen (self) * part;
  double days = CLAMP (pal_timeline_days_seen (self) * times, FEWEST_DAYS, all_days (self));

  pal_timeline_show_days (self, day - days * part, days);
}

/* In Julian days: the first that is seen, and how many are. */
void
pal_timeline_get_range (PalTimeline *timeline, double *first, double *days)
{
  g_return_if_fail (PAL_IS_TIMELINE (timeline));

  *first = gtk_adjustment_get_value (timeline->range);
  *days = pal_timeline_days_seen (timeline);
}
