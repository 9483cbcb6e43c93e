/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

#include <math.h>

/* The same week or month on paper, in the light look. */

#define FONTS "Inter,Segoe UI,Noto Sans,Liberation Sans,Sans"
#define EM 8.0                 /* points */

/* The hours of work and one before, and whatever lies beyond them. */
static void
choose_hours (PalCalendarScene *scene, PalCalendarPlot *plot)
{
  plot->from = scene->from;
  plot->to = scene->to;
  for (guint i = 0; i < scene->pieces->len; i++)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (scene, i);

      if (piece->item < 0)
        continue;
      plot->from = MIN (plot->from, piece->from);
      plot->to = MAX (plot->to, MAX (piece->to, piece->from + 30));
    }
  plot->from = plot->from / 60 * 60;
  plot->to = MIN ((plot->to + 59) / 60 * 60, PAL_CALENDAR_DAY);
  if (plot->to - plot->from < 60)
    plot->to = plot->from + 60;
}

static void
draw_sheet (PalCalendarPen *pen, PalCalendarScene *scene, PalCalendarPlot *plot, double head)
{
  cairo_save (pen->cr);
  cairo_translate (pen->cr, plot->gutter, 0);
  pal_calendar_draw_head (pen, scene, plot);
  cairo_restore (pen->cr);
  cairo_translate (pen->cr, 0, head);
  pal_calendar_draw_gutter (pen, scene, plot);
  cairo_translate (pen->cr, plot->gutter, 0);
  if (scene->mode == PAL_CALENDAR_MONTH)
    pal_calendar_draw_month (pen, scene, plot);
  else
    pal_calendar_draw_ground (pen, scene, plot);
  for (guint i = 0; i < scene->pieces->len; i++)
    if (pal_calendar_scene_piece (scene, i)->shown)
      pal_calendar_draw_piece (pen, scene, pal_calendar_scene_piece (scene, i), 0);
  pal_calendar_draw_notes (pen, scene, plot, 0);
  pal_pen_ink (pen, PAL_INK_LINE_STRONG);
  cairo_set_line_width (pen->cr, 0.75);
  cairo_rectangle (pen->cr, -plot->gutter, -head, plot->width + plot->gutter, plot->height + head);
  cairo_stroke (pen->cr);
}

/* Letters stand where they belong on paper, not on the pixels of a screen. */
static PangoLayout *
new_layout (cairo_t *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_from_string (FONTS);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_font_description (context, font);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return layout;
}

/**
 * pal_calendar_view_draw_page:
 * @width: in points, as @height; the drawing fills them from the origin of @cr
 *
 * Draws what is shown on paper, in light colours, without the cursor and the signs of today. Titles are for the
 * caller to add.
 */
void
pal_calendar_view_draw_page (PalCalendarView *self, cairo_t *cr, double width, double height)
{
  g_autoptr (PangoLayout) layout = NULL;
  PalCalendarPalette inks;
  PalCalendarPlot plot;
  PalCalendarPen pen;
  double head;
  GDate today = self->scene.today;

  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));

  layout = new_layout (cr);
  pal_calendar_plot_init (&plot, &self->scene, EM);
  if (self->scene.mode == PAL_CALENDAR_WEEK)
    choose_hours (&self->scene, &plot);
  head = pal_calendar_plot_head_height (&plot, &self->scene);
  plot.width = MAX (width - plot.gutter, 1);
  plot.height = MAX (height - head, 1);
  if (self->scene.mode == PAL_CALENDAR_MONTH)
    pal_calendar_plot_fit_rows (&plot, &self->scene);
  pal_calendar_palette_paper (inks);
  pal_calendar_place (&self->scene, &plot);
  pal_pen_init (&pen, cr, layout, inks, NULL, EM);
  cairo_save (cr);
  g_date_clear (&self->scene.today, 1);
  draw_sheet (&pen, &self->scene, &plot, head);
  self->scene.today = today;
  cairo_restore (cr);
  pal_pen_clear (&pen);
  if (self->plot.width > 0)
    pal_calendar_place (&self->scene, &self->plot);
}
