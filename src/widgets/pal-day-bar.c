/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-day-bar.h"

#include <math.h>

#include "pal-pattern.h"
#include "pal-theme.h"
#include "widgets/timeline/pal-timeline-private.h"

/* One line of a list with bars: days on a scale that all lines of the list share, today as a line through all of them. The
 * head of the list is one of them too, with the months in place of a bar. */
struct _PalDayBar {
  GtkWidget      parent_instance;

  gboolean       head;
  gboolean       shown;            /* there is something to draw besides today */
  PalDayBarKind  kind;
  GDate          from, until, today;
  GDate          begin, due, end;  /* end: when it was done, or until when it is late */
};

G_DEFINE_FINAL_TYPE (PalDayBar, pal_day_bar, GTK_TYPE_WIDGET)

#define HEIGHT 10
#define SMALL  0.88

typedef struct {
  PalDayBar *self;
  cairo_t   *cr;
  double     width, height;
} Drawing;

/* Where a day begins; the end of the last one is the width. */
static double
x_of (const Drawing *d, const GDate *date)
{
  double days = MAX (g_date_days_between (&d->self->from, &d->self->until) + 1, 1);

  return d->width * g_date_days_between (&d->self->from, date) / days;
}

static double
end_of (const Drawing *d, const GDate *date)
{
  GDate next = *date;

  g_date_add_days (&next, 1);
  return x_of (d, &next);
}

static void
set_color (const Drawing *d, const char *name)
{
  GdkRGBA color = pal_theme_color (GTK_WIDGET (d->self), name);

  gdk_cairo_set_source_rgba (d->cr, &color);
}

static void
fill (const Drawing *d, double from, double until, const char *name)
{
  set_color (d, name);
  cairo_rectangle (d->cr, from, (d->height - HEIGHT) / 2, MAX (until - from, 3), HEIGHT);
  cairo_fill (d->cr);
}

static void
hatch (const Drawing *d, double from, double until, const char *ink_name, const char *ground_name)
{
  GdkRGBA ink = pal_theme_color (GTK_WIDGET (d->self), ink_name), ground = pal_theme_color (GTK_WIDGET (d->self), ground_name);

  if (until > from)
    pal_pattern_paint (d->cr, PAL_PATTERN_DIAG, &ink, &ground, from, (d->height - HEIGHT) / 2, until - from, HEIGHT, 5);
}

static void
outline (const Drawing *d, double from, double until, const char *name, gboolean dashed)
{
  const double dashes[] = { 3, 2 };

  set_color (d, name);
  cairo_set_line_width (d->cr, 1);
  cairo_set_dash (d->cr, dashes, dashed ? 2 : 0, 0);
  cairo_rectangle (d->cr, round (from) + 0.5, (d->height - HEIGHT) / 2 + 0.5, MAX (round (until - from) - 1, 3), HEIGHT - 1);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

static void
draw_tick (const Drawing *d, double x)
{
  double y = d->height / 2;

  set_color (d, "pal_ok");
  cairo_set_line_width (d->cr, 1.8);
  cairo_move_to (d->cr, x + 3, y);
  cairo_line_to (d->cr, x + 6, y + 3.5);
  cairo_line_to (d->cr, x + 11, y - 4);
  cairo_stroke (d->cr);
}

static void
draw_bar (const Drawing *d)
{
  double begin = x_of (d, &d->self->begin), due = end_of (d, &d->self->due);
  double end = g_date_valid (&d->self->end) ? end_of (d, &d->self->end) : due;

  switch (d->self->kind)
    {
    case PAL_DAY_BAR_PLANNED:
      outline (d, begin, due, "pal_border", TRUE);
      break;
    case PAL_DAY_BAR_RUNNING:
      fill (d, begin, due, "pal_accent_soft");
      fill (d, begin, MIN (end, due), "pal_bar");
      outline (d, begin, due, "pal_accent", FALSE);
      break;
    case PAL_DAY_BAR_LATE:
      fill (d, begin, due, "pal_bad_soft");
      hatch (d, due, end, "pal_bad", "pal_bad_soft");
      outline (d, begin, MAX (due, end), "pal_bad", FALSE);
      break;
    case PAL_DAY_BAR_DONE_LATE:
      hatch (d, due, end, "pal_warn", "pal_warn_soft");
      /* fall through */
    case PAL_DAY_BAR_DONE:
    default:
      fill (d, begin, due, "pal_ok_soft");
      outline (d, begin, due, "pal_ok", FALSE);
      draw_tick (d, MAX (due, end));
    }
}

static void
draw_today (const Drawing *d)
{
  double x = round (x_of (d, &d->self->today));

  if (!g_date_valid (&d->self->today) || x < 0 || x > d->width)
    return;
  set_color (d, "pal_accent");
  cairo_set_line_width (d->cr, 2);
  cairo_move_to (d->cr, x, 0);
  cairo_line_to (d->cr, x, d->height);
  cairo_stroke (d->cr);
}

/* A line where each month begins, and in the head its name where that fits. */
static void
draw_months (const Drawing *d)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (d->self), NULL);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (d->self));
  double em = pango_font_description_get_size (pango_context_get_font_description (context)) / (double) PANGO_SCALE;
  double free_from = 0;
  GDate date = d->self->from;

  for (g_date_set_day (&date, 1); g_date_compare (&date, &d->self->until) <= 0; g_date_add_months (&date, 1))
    {
      double x = round (x_of (d, &date));
      const char *name = pal_timeline_month_name (g_date_get_month (&date));

      set_color (d, g_date_get_month (&date) == 1 ? "pal_line_strong" : "pal_line");
      cairo_set_line_width (d->cr, 1);
      cairo_move_to (d->cr, x + 0.5, 0);
      cairo_line_to (d->cr, x + 0.5, d->height);
      if (x >= 0)
        cairo_stroke (d->cr);
      cairo_new_path (d->cr);
      if (!d->self->head || MAX (x, 0) < free_from)
        continue;
      pal_timeline_set_text (layout, name, SMALL * em, FALSE);
      double width = pal_timeline_text_width (layout, name, SMALL * em, FALSE);
      if (MAX (x, 0) + 3 + width > d->width)
        continue;
      set_color (d, "pal_dim");
      cairo_move_to (d->cr, MAX (x, 0) + 3, (d->height - SMALL * em * 1.35) / 2);
      pango_cairo_show_layout (d->cr, layout);
      cairo_new_path (d->cr);
      free_from = MAX (x, 0) + width + em;
    }
}

static void
pal_day_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalDayBar *self = PAL_DAY_BAR (widget);
  Drawing d = { self, NULL, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };

  if (!g_date_valid (&self->from) || !g_date_valid (&self->until))
    return;
  d.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) d.width, (float) d.height));
  draw_months (&d);
  if (!self->head)
    draw_today (&d);
  if (self->shown)
    draw_bar (&d);
  cairo_destroy (d.cr);
}

static void
pal_day_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : 20;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : 20;
}

static void
pal_day_bar_class_init (PalDayBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pal_day_bar_snapshot;
  widget_class->measure = pal_day_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "paldaybar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_day_bar_init (PalDayBar *self)
{
  for (GDate *dates[] = { &self->from, &self->until, &self->today, &self->begin, &self->due, &self->end }, **date = dates;
       date < dates + G_N_ELEMENTS (dates); date++)
    g_date_clear (*date, 1);
}

/* What it says stands beside it in words: it is a picture only. */
GtkWidget *
pal_day_bar_new (void)
{
  return g_object_new (PAL_TYPE_DAY_BAR, NULL);
}

/* The first and the last day that are shown, and today, which may be outside. */
void
pal_day_bar_set_scale (PalDayBar *self, const GDate *from, const GDate *until, const GDate *today)
{
  g_return_if_fail (PAL_IS_DAY_BAR (self));

  self->from = *from;
  self->until = *until;
  self->today = *today;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* From @begin until @due, both included. @end: when it was done, or until when it runs or is late by now; may be invalid. */
void
pal_day_bar_set (PalDayBar *self, PalDayBarKind kind, const GDate *begin, const GDate *due, const GDate *end)
{
  g_return_if_fail (PAL_IS_DAY_BAR (self));
  g_return_if_fail (g_date_valid (begin) && g_date_valid (due));

  self->shown = TRUE;
  self->kind = kind;
  self->begin = *begin;
  self->due = *due;
  self->end = *end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Names the months in place of a bar. */
void
pal_day_bar_set_head (PalDayBar *self)
{
  g_return_if_fail (PAL_IS_DAY_BAR (self));

  self->head = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
