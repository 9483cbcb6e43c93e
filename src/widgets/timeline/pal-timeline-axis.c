/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* What stands above and beside the lanes: months, today, the names of the groups. Today stands behind the bars. */

#define SMALL 0.88            /* of the text, in em */

/* "Jan", in the user's language; 1 is January. */
const char *
pal_timeline_month_name (guint month)
{
  static const char *const names[] = {
    NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"), NC_("month", "May"), NC_("month", "Jun"),
    NC_("month", "Jul"), NC_("month", "Aug"), NC_("month", "Sep"), NC_("month", "Oct"), NC_("month", "Nov"), NC_("month", "Dec"),
  };

  return g_dpgettext2 (NULL, "month", names[(month - 1) % 12]);
}

/* Every how many months a word fits. */
static guint
months_between (PalTimelineDrawing *d)
{
  double month = (d->plot.right - d->plot.left) * 30.4 / MAX (gtk_adjustment_get_page_size (d->self->range), 1);

  return month >= 3.4 * d->plot.em ? 1 : month * 3 >= 3.4 * d->plot.em ? 3 : 12;
}

static char *
tick_words (const GDate *date, gboolean first)
{
  guint month = g_date_get_month (date), year = g_date_get_year (date);

  if (month == 1)
    return g_strdup_printf ("%u", year);
  /* Translators: a month and a year: "Sep 2024". */
  return first ? g_strdup_printf (_("%s %u"), pal_timeline_month_name (month), year) : g_strdup (pal_timeline_month_name (month));
}

void
pal_timeline_place_flag (PalTimelineDrawing *d, graphene_rect_t *area)
{
  g_autofree char *day = g_strdup_printf (_("%1$d %2$s"), g_date_get_day (&d->self->facts->today),
                                          pal_timeline_month_name (g_date_get_month (&d->self->facts->today)));
  double width = pal_timeline_text_width (d->layout, day, SMALL * d->plot.em, TRUE) + d->plot.em;
  double x = pal_timeline_x_of (d->self, &d->plot, &d->self->facts->today);
  double left = CLAMP (x - width / 2, d->plot.left, MAX (d->plot.right - width, d->plot.left));

  graphene_rect_init (area, (float) round (left), (float) (0.25 * d->plot.em), (float) ceil (width), (float) (1.5 * d->plot.em));
}

static void
draw_tick (PalTimelineDrawing *d, const GDate *date, const graphene_rect_t *flag, double *free_from, gboolean first)
{
  double x = pal_timeline_x_of (d->self, &d->plot, date);
  g_autofree char *words = tick_words (date, first);
  gboolean strong = g_date_get_month (date) == 1;
  double width = pal_timeline_text_width (d->layout, words, SMALL * d->plot.em, strong);

  pal_drawing_set_color (d, strong ? "pal_line_strong" : "pal_line");
  pal_drawing_line (d, x + 0.5, d->plot.top - 0.3 * d->plot.em, x + 0.5, d->plot.bottom, 1);
  if (x < *free_from || x + width > d->plot.right
      || (flag != NULL && x + width + 3 > flag->origin.x && x < flag->origin.x + flag->size.width))
    return;
  pal_drawing_set_color (d, strong ? "pal_text" : "pal_dim");
  pal_drawing_text (d, words, x + 2, d->plot.em, 0, SMALL * d->plot.em, strong);
  *free_from = x + width + 0.6 * d->plot.em;
}

void
pal_timeline_draw_months (PalTimelineDrawing *d, const graphene_rect_t *flag)
{
  guint every = months_between (d);
  double free_from = d->plot.left;
  gboolean first = TRUE;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) gtk_adjustment_get_value (d->self->range));
  g_date_set_day (&date, 1);
  while ((g_date_get_month (&date) - 1) % every != 0)
    g_date_subtract_months (&date, 1);
  for (; pal_timeline_x_of (d->self, &d->plot, &date) <= d->plot.right; g_date_add_months (&date, every))
    if (pal_drawing_sees (d, pal_timeline_x_of (d->self, &d->plot, &date)))
      {
        draw_tick (d, &date, flag, &free_from, first);
        first = FALSE;
      }
}

void
pal_timeline_draw_today (PalTimelineDrawing *d, const graphene_rect_t *flag)
{
  g_autofree char *day = g_strdup_printf (_("%1$d %2$s"), g_date_get_day (&d->self->facts->today),
                                          pal_timeline_month_name (g_date_get_month (&d->self->facts->today)));
  double x = pal_timeline_x_of (d->self, &d->plot, &d->self->facts->today);

  pal_drawing_set_color (d, "pal_accent");
  pal_drawing_line (d, x, flag->origin.y, x, d->plot.bottom, 2);
  pal_drawing_trace_box (d, flag->origin.x, flag->origin.y, flag->size.width, flag->size.height);
  cairo_fill (d->cr);
  pal_drawing_set_color (d, "pal_on_accent");
  pal_drawing_text (d, day, flag->origin.x + flag->size.width / 2, pal_drawing_middle (flag), 0.5, SMALL * d->plot.em, TRUE);
}

void
pal_timeline_draw_names (PalTimelineDrawing *d)
{
  for (PalTimelineGroup group = 0; group < PAL_TIMELINE_N_GROUPS; group++)
    {
      double y = pal_timeline_top_of_group (d->self, &d->plot, group);

      if (d->self->facts->n_lanes[group] == 0)
        continue;
      pal_drawing_set_color (d, "pal_dim");
      pal_drawing_text (d, pal_timeline_group_label (group), 0, y + pal_timeline_lane_height (&d->plot, group) / 2, 0, d->plot.em, FALSE);
      if (y == d->plot.top)
        continue;
      pal_drawing_set_color (d, "pal_line");
      pal_drawing_line (d, 0, round (y - pal_timeline_group_gap (&d->plot) / 2) + 0.5, d->plot.right, round (y - pal_timeline_group_gap (&d->plot) / 2) + 0.5, 1);
    }
}

