/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

#include <math.h>

/* Where things stand on the time line: the months above, then the lanes of each group. */

#define HEAD 2.1              /* heights in em */
#define GROUP_GAP 0.5

static const struct {
  double lane, bar;
} heights[PAL_TIMELINE_N_GROUPS] = {
  [PAL_TIMELINE_COURSES] = { 2.2, 1.65 }, [PAL_TIMELINE_SITUATIONS] = { 1.9, 1.5 }, [PAL_TIMELINE_BARRIERS] = { 1.6, 0.8 },
};

double
pal_timeline_em (PalTimeline *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return pango_font_description_get_size (pango_context_get_font_description (context)) / (double) PANGO_SCALE;
}

double
pal_timeline_head_height (PalTimeline *self)
{
  return HEAD * pal_timeline_em (self);
}

double
pal_timeline_lanes_height (PalTimeline *self)
{
  double ems = 0;

  for (guint group = 0; self->facts != NULL && group < PAL_TIMELINE_N_GROUPS; group++)
    if (self->facts->n_lanes[group] > 0)
      ems += self->facts->n_lanes[group] * heights[group].lane + GROUP_GAP;
  return ems * pal_timeline_em (self);
}

void
pal_timeline_set_text (PangoLayout *layout, const char *text, double size, gboolean strong)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
}

double
pal_timeline_text_width (PangoLayout *layout, const char *text, double size, gboolean strong)
{
  int width;

  pal_timeline_set_text (layout, text, size, strong);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of the column at the left. */
double
pal_timeline_names_width (PalTimeline *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  double em = pal_timeline_em (self), widest = 0;
  int tools;

  for (guint group = 0; group < PAL_TIMELINE_N_GROUPS; group++)
    widest = MAX (widest, pal_timeline_text_width (layout, pal_timeline_group_label (group), em, FALSE));
  gtk_widget_measure (self->tools, GTK_ORIENTATION_HORIZONTAL, -1, &tools, NULL, NULL, NULL);
  return ceil (MAX (widest + em, tools));
}

void
pal_timeline_plot (PalTimeline *self, PalTimelinePlot *plot)
{
  plot->em = pal_timeline_em (self);
  plot->left = pal_timeline_names_width (self);
  plot->right = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 0.5 * plot->em, plot->left + 1);
  plot->top = pal_timeline_head_height (self);
  plot->bottom = plot->top + pal_timeline_lanes_height (self);
}

double
pal_timeline_x_of_day (PalTimeline *self, const PalTimelinePlot *plot, double day)
{
  double days = gtk_adjustment_get_page_size (self->range);

  return plot->left + (day - gtk_adjustment_get_value (self->range)) * (plot->right - plot->left) / MAX (days, 1);
}

double
pal_timeline_x_of (PalTimeline *self, const PalTimelinePlot *plot, const GDate *date)
{
  return round (pal_timeline_x_of_day (self, plot, g_date_get_julian (date)));
}

double
pal_timeline_top_of_group (PalTimeline *self, const PalTimelinePlot *plot, PalTimelineGroup group)
{
  double ems = 0;

  for (PalTimelineGroup above = 0; above < group; above++)
    if (self->facts->n_lanes[above] > 0)
      ems += self->facts->n_lanes[above] * heights[above].lane + GROUP_GAP;
  return plot->top + ems * plot->em;
}

/* Where an item is drawn, also outside of what is seen. */
void
pal_timeline_place (PalTimeline *self, const PalTimelinePlot *plot, const PalTimelineItem *item, graphene_rect_t *area)
{
  PalTimelineGroup group = pal_timeline_item_group (item);
  double lane = heights[group].lane * plot->em, bar = round (heights[group].bar * plot->em);
  double top = pal_timeline_top_of_group (self, plot, group) + item->lane * lane + (lane - bar) / 2;
  double from = pal_timeline_x_of (self, plot, &item->start_on);
  double to = round (pal_timeline_x_of_day (self, plot, g_date_get_julian (&item->end_on) + 1.0));

  graphene_rect_init (area, (float) from, (float) round (top), (float) MAX (to - from, 3), (float) bar);
}

/* Of one lane of the group. */
double
pal_timeline_lane_height (const PalTimelinePlot *plot, PalTimelineGroup group)
{
  return heights[group].lane * plot->em;
}

/* Between two groups. */
double
pal_timeline_group_gap (const PalTimelinePlot *plot)
{
  return GROUP_GAP * plot->em;
}

/* The part of a course that stands for the time after the entry. */
void
pal_timeline_bar_of (PalTimeline *self, const PalTimelinePlot *plot, const PalTimelineItem *item, const graphene_rect_t *area, graphene_rect_t *bar)
{
  double from = g_date_valid (&item->entry_on) ? MAX (pal_timeline_x_of (self, plot, &item->entry_on), area->origin.x) : area->origin.x;

  *bar = *area;
  bar->size.width = (float) MAX (area->origin.x + area->size.width - from, 3);
  bar->origin.x = (float) from;
}
