/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-timeline.h"

G_BEGIN_DECLS

struct _PalTimeline {
  GtkWidget         parent_instance;

  PalTimelineFacts *facts;       /* NULL: nobody's */
  int               cursor;      /* of the items; -1: there are none */
  GtkAdjustment    *range;       /* in Julian days: the first that is seen, and how many */
  GtkEventControllerFocus *focus;
  GtkWidget        *scrollbar;
  GtkWidget        *tools;       /* above the names of the groups */
  double            pointer_x;
  double            pressed_at;  /* the first day that was seen when a pull began */
};

/* Where things stand, in pixels. */
typedef struct {
  double em;
  double left, right;            /* of the days */
  double top, bottom;            /* of the lanes */
} PalTimelinePlot;

gboolean       pal_timeline_has_focus (PalTimeline *self);
double         pal_timeline_em (PalTimeline *self);
double         pal_timeline_head_height (PalTimeline *self);
double         pal_timeline_lanes_height (PalTimeline *self);
double         pal_timeline_names_width (PalTimeline *self);
void           pal_timeline_plot (PalTimeline *self, PalTimelinePlot *plot);
void           pal_timeline_place (PalTimeline *self, const PalTimelinePlot *plot, const PalTimelineItem *item,
                                   graphene_rect_t *area);
void           pal_timeline_draw (PalTimeline *self, GtkSnapshot *snapshot);

G_END_DECLS
