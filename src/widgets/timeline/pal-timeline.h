/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/people/pal-timeline-facts.h"

G_BEGIN_DECLS

#define PAL_TYPE_TIMELINE (pal_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PalTimeline, pal_timeline, PAL, TIMELINE, GtkWidget)

/* Actions: timeline.zoom-in, timeline.zoom-out, timeline.fit-current, timeline.fit-all, timeline.open.
 * Signal: "opened": the item that pal_timeline_get_item() gives is to be shown. */

GtkWidget             *pal_timeline_new (void);
void                   pal_timeline_show (PalTimeline *timeline, PalTimelineFacts *facts, gboolean anew);
const PalTimelineItem *pal_timeline_get_item (PalTimeline *timeline);
void                   pal_timeline_get_range (PalTimeline *timeline, double *first, double *days);

G_END_DECLS
