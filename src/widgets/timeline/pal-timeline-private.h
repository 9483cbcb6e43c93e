/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/pal-pattern.h"
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
double         pal_timeline_lane_height (const PalTimelinePlot *plot, PalTimelineGroup group);
double         pal_timeline_group_gap (const PalTimelinePlot *plot);
void           pal_timeline_plot (PalTimeline *self, PalTimelinePlot *plot);
double         pal_timeline_x_of_day (PalTimeline *self, const PalTimelinePlot *plot, double day);
double         pal_timeline_x_of (PalTimeline *self, const PalTimelinePlot *plot, const GDate *date);
double         pal_timeline_top_of_group (PalTimeline *self, const PalTimelinePlot *plot, PalTimelineGroup group);
void           pal_timeline_place (PalTimeline *self, const PalTimelinePlot *plot, const PalTimelineItem *item,
                                   graphene_rect_t *area);
void           pal_timeline_bar_of (PalTimeline *self, const PalTimelinePlot *plot, const PalTimelineItem *item,
                                    const graphene_rect_t *area, graphene_rect_t *bar);
void           pal_timeline_set_text (PangoLayout *layout, const char *text, double size, gboolean strong);
const char    *pal_timeline_month_name (guint month);
double         pal_timeline_text_width (PangoLayout *layout, const char *text, double size, gboolean strong);

double         pal_timeline_days_seen (PalTimeline *self);
void           pal_timeline_show_days (PalTimeline *self, double first, double days);
void           pal_timeline_fit (PalTimeline *self, const GDate *from, const GDate *to);
void           pal_timeline_set_bounds (PalTimeline *self);
void           pal_timeline_zoom (PalTimeline *self, double times, double part);

/* Drawing it once. */
typedef struct {
  PalTimeline     *self;
  PalTimelinePlot  plot;
  cairo_t         *cr;
  PangoLayout     *layout;
} PalTimelineDrawing;

GdkRGBA        pal_drawing_color (PalTimelineDrawing *d, const char *name);
void           pal_drawing_set_color (PalTimelineDrawing *d, const char *name);
void           pal_drawing_text (PalTimelineDrawing *d, const char *text, double x, double y, double align, double size,
                                 gboolean strong);
void           pal_drawing_line (PalTimelineDrawing *d, double x1, double y1, double x2, double y2, double width);
void           pal_drawing_dashes (PalTimelineDrawing *d, gboolean on);
void           pal_drawing_trace_box (PalTimelineDrawing *d, double x, double y, double width, double height);
void           pal_drawing_box (PalTimelineDrawing *d, const graphene_rect_t *area, const char *fill, const char *edge);
void           pal_drawing_hatch (PalTimelineDrawing *d, const graphene_rect_t *area, PalPattern pattern, const char *ink_name,
                                  const char *ground_name);
double         pal_drawing_middle (const graphene_rect_t *area);
double         pal_drawing_end_of (const graphene_rect_t *area);
void           pal_drawing_tick (PalTimelineDrawing *d, double x, double y);
gboolean       pal_drawing_sees (PalTimelineDrawing *d, double x);

void           pal_timeline_place_flag (PalTimelineDrawing *d, graphene_rect_t *area);
void           pal_timeline_draw_months (PalTimelineDrawing *d, const graphene_rect_t *flag);
void           pal_timeline_draw_today (PalTimelineDrawing *d, const graphene_rect_t *flag);
void           pal_timeline_draw_names (PalTimelineDrawing *d);
void           pal_timeline_draw_item (PalTimelineDrawing *d, guint index);
void           pal_timeline_say_item (PalTimelineDrawing *d, guint index);
void           pal_timeline_draw (PalTimeline *self, GtkSnapshot *snapshot);

G_END_DECLS
