/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pal-pattern.h"
#include "pal-theme.h"

/* How the time line looks: the months above, then the lanes of each group. Today stands behind the bars. Words that do not fit
 * in their bar stand beside it, or are left to the tooltip. */

#define HEAD 2.1              /* heights in em */
#define GROUP_GAP 0.5
#define TEXT 0.92
#define SMALL 0.88
#define EDGE 3.0              /* rounding of a bar, in pixels */

static const struct {
  double lane, bar;
} heights[PAL_TIMELINE_N_GROUPS] = {
  [PAL_TIMELINE_COURSES] = { 2.2, 1.65 }, [PAL_TIMELINE_SITUATIONS] = { 1.9, 1.5 }, [PAL_TIMELINE_BARRIERS] = { 1.6, 0.8 },
};

typedef struct {
  PalTimeline     *self;
  PalTimelinePlot  plot;
  cairo_t         *cr;
  PangoLayout     *layout;
} Drawing;

/* Measures ------------------------------------------------------------------------------------------------------------- */

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

static void
set_text (PangoLayout *layout, const char *text, double size, gboolean strong)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
}

static double
text_width (PangoLayout *layout, const char *text, double size, gboolean strong)
{
  int width;

  set_text (layout, text, size, strong);
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
    widest = MAX (widest, text_width (layout, pal_timeline_group_label (group), em, FALSE));
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

static double
x_of_day (PalTimeline *self, const PalTimelinePlot *plot, double day)
{
  double days = gtk_adjustment_get_page_size (self->range);

  return plot->left + (day - gtk_adjustment_get_value (self->range)) * (plot->right - plot->left) / MAX (days, 1);
}

static double
x_of (PalTimeline *self, const PalTimelinePlot *plot, const GDate *date)
{
  return round (x_of_day (self, plot, g_date_get_julian (date)));
}

static double
top_of_group (PalTimeline *self, const PalTimelinePlot *plot, PalTimelineGroup group)
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
  double top = top_of_group (self, plot, group) + item->lane * lane + (lane - bar) / 2;
  double from = x_of (self, plot, &item->start_on);
  double to = round (x_of_day (self, plot, g_date_get_julian (&item->end_on) + 1.0));

  graphene_rect_init (area, (float) from, (float) round (top), (float) MAX (to - from, 3), (float) bar);
}

/* Strokes and words ---------------------------------------------------------------------------------------------------- */

static GdkRGBA
color_of (Drawing *d, const char *name)
{
  return pal_theme_color (GTK_WIDGET (d->self), name);
}

static void
set_color (Drawing *d, const char *name)
{
  GdkRGBA color = color_of (d, name);

  gdk_cairo_set_source_rgba (d->cr, &color);
}

/* @align 0 starts at @x, 0.5 is centred on it, 1 ends there; centred in height on @y. */
static void
draw_text (Drawing *d, const char *text, double x, double y, double align, double size, gboolean strong)
{
  int width, height;

  set_text (d->layout, text, size, strong);
  pango_layout_get_pixel_size (d->layout, &width, &height);
  cairo_move_to (d->cr, round (x - width * align), round (y - height / 2.0));
  pango_cairo_show_layout (d->cr, d->layout);
  cairo_new_path (d->cr);
}

static void
line (Drawing *d, double x1, double y1, double x2, double y2, double width)
{
  cairo_set_line_width (d->cr, width);
  cairo_move_to (d->cr, x1, y1);
  cairo_line_to (d->cr, x2, y2);
  cairo_stroke (d->cr);
}

static void
dashes (Drawing *d, gboolean on)
{
  const double pattern[] = { 3, 3 };

  cairo_set_dash (d->cr, pattern, on ? 2 : 0, 0);
}

static void
trace_box (Drawing *d, double x, double y, double width, double height)
{
  double r = MAX (MIN (EDGE, MIN (width, height) / 2), 0);

  cairo_new_path (d->cr);
  cairo_arc (d->cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (d->cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (d->cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (d->cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (d->cr);
}

static void
box (Drawing *d, const graphene_rect_t *area, const char *fill, const char *edge)
{
  trace_box (d, area->origin.x + 0.5, area->origin.y + 0.5, area->size.width - 1, area->size.height - 1);
  set_color (d, fill);
  cairo_fill_preserve (d->cr);
  set_color (d, edge);
  cairo_set_line_width (d->cr, 1);
  cairo_stroke (d->cr);
}

static void
hatch (Drawing *d, const graphene_rect_t *area, PalPattern pattern, const char *ink_name, const char *ground_name)
{
  GdkRGBA ink = color_of (d, ink_name), ground = color_of (d, ground_name);

  pal_pattern_paint (d->cr, pattern, &ink, &ground, area->origin.x, area->origin.y, area->size.width, area->size.height, 5);
}

static double
middle (const graphene_rect_t *area)
{
  return area->origin.y + area->size.height / 2;
}

static double
end_of (const graphene_rect_t *area)
{
  return area->origin.x + area->size.width;
}

/* The months ----------------------------------------------------------------------------------------------------------- */

static const char *
month_name (guint month)
{
  static const char *const names[] = {
    NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"), NC_("month", "May"), NC_("month", "Jun"),
    NC_("month", "Jul"), NC_("month", "Aug"), NC_("month", "Sep"), NC_("month", "Oct"), NC_("month", "Nov"), NC_("month", "Dec"),
  };

  return g_dpgettext2 (NULL, "month", names[(month - 1) % 12]);
}

/* Every how many months a word fits. */
static guint
months_between (Drawing *d)
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
  return first ? g_strdup_printf (_("%s %u"), month_name (month), year) : g_strdup (month_name (month));
}

static void
flag_place (Drawing *d, graphene_rect_t *area)
{
  g_autofree char *day = g_strdup_printf (_("%1$d %2$s"), g_date_get_day (&d->self->facts->today),
                                          month_name (g_date_get_month (&d->self->facts->today)));
  double width = text_width (d->layout, day, SMALL * d->plot.em, TRUE) + d->plot.em;
  double x = x_of (d->self, &d->plot, &d->self->facts->today);
  double left = CLAMP (x - width / 2, d->plot.left, MAX (d->plot.right - width, d->plot.left));

  graphene_rect_init (area, (float) round (left), (float) (0.25 * d->plot.em), (float) ceil (width), (float) (1.5 * d->plot.em));
}

static gboolean
is_seen (Drawing *d, double x)
{
  return x >= d->plot.left && x <= d->plot.right;
}

static void
draw_tick (Drawing *d, const GDate *date, const graphene_rect_t *flag, double *free_from, gboolean first)
{
  double x = x_of (d->self, &d->plot, date);
  g_autofree char *words = tick_words (date, first);
  gboolean strong = g_date_get_month (date) == 1;
  double width = text_width (d->layout, words, SMALL * d->plot.em, strong);

  set_color (d, strong ? "pal_line_strong" : "pal_line");
  line (d, x + 0.5, d->plot.top - 0.3 * d->plot.em, x + 0.5, d->plot.bottom, 1);
  if (x < *free_from || x + width > d->plot.right
      || (flag != NULL && x + width + 3 > flag->origin.x && x < flag->origin.x + flag->size.width))
    return;
  set_color (d, strong ? "pal_text" : "pal_dim");
  draw_text (d, words, x + 2, d->plot.em, 0, SMALL * d->plot.em, strong);
  *free_from = x + width + 0.6 * d->plot.em;
}

static void
draw_months (Drawing *d, const graphene_rect_t *flag)
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
  for (; x_of (d->self, &d->plot, &date) <= d->plot.right; g_date_add_months (&date, every))
    if (is_seen (d, x_of (d->self, &d->plot, &date)))
      {
        draw_tick (d, &date, flag, &free_from, first);
        first = FALSE;
      }
}

static void
draw_today (Drawing *d, const graphene_rect_t *flag)
{
  g_autofree char *day = g_strdup_printf (_("%1$d %2$s"), g_date_get_day (&d->self->facts->today),
                                          month_name (g_date_get_month (&d->self->facts->today)));
  double x = x_of (d->self, &d->plot, &d->self->facts->today);

  set_color (d, "pal_accent");
  line (d, x, flag->origin.y, x, d->plot.bottom, 2);
  trace_box (d, flag->origin.x, flag->origin.y, flag->size.width, flag->size.height);
  cairo_fill (d->cr);
  set_color (d, "pal_on_accent");
  draw_text (d, day, flag->origin.x + flag->size.width / 2, middle (flag), 0.5, SMALL * d->plot.em, TRUE);
}

/* The items ------------------------------------------------------------------------------------------------------------ */

/* From the prescription to the entry, or to where it ended without one: a thin line with a ring where it began and a dot for
 * the commission; dashed while nothing is decided. */
static void
draw_waiting (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  gboolean entered = g_date_valid (&item->entry_on), pending = !entered && item->open;
  double y = round (middle (area)) + 0.5, x = area->origin.x;
  double to = entered ? x_of (d->self, &d->plot, &item->entry_on) : end_of (area);

  double r = 0.24 * d->plot.em;

  set_color (d, "pal_dim");
  dashes (d, pending);
  line (d, x + r, y, to, y, 1.5);
  dashes (d, FALSE);
  if (entered && to - x < r)
    return;
  cairo_arc (d->cr, x + r, y, r, 0, 2 * G_PI);
  cairo_set_line_width (d->cr, 1.5);
  cairo_stroke (d->cr);
  if (g_date_valid (&item->decision_on))
    {
      cairo_arc (d->cr, MAX (x_of (d->self, &d->plot, &item->decision_on), x + r), y, r, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
  if (entered || item->open)
    return;
  line (d, to - r, y - r, to + r, y + r, 1.5);   /* it led to no entry */
  line (d, to - r, y + r, to + r, y - r, 1.5);
}

static void
bar_of (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *area, graphene_rect_t *bar)
{
  double from = g_date_valid (&item->entry_on) ? MAX (x_of (d->self, &d->plot, &item->entry_on), area->origin.x) : area->origin.x;

  *bar = *area;
  bar->size.width = (float) MAX (end_of (area) - from, 3);
  bar->origin.x = (float) from;
}

/* What is still to come has dashed edges and no fill. */
static void
draw_planned (Drawing *d, const graphene_rect_t *bar, double from)
{
  double x = MAX (from, bar->origin.x + 1), to = end_of (bar);

  if (to - x < 3)
    return;
  set_color (d, "pal_surface");
  cairo_rectangle (d->cr, x, bar->origin.y, to - x + 1, bar->size.height);
  cairo_fill (d->cr);
}

static void
draw_dashed_edge (Drawing *d, const graphene_rect_t *bar, double from, const char *edge)
{
  double x = MAX (from, bar->origin.x + 1), y = bar->origin.y + 0.5, to = end_of (bar) - 0.5, below = y + bar->size.height - 1;

  if (to - x < 3)
    return;
  set_color (d, edge);
  dashes (d, TRUE);
  cairo_set_line_width (d->cr, 1);
  cairo_move_to (d->cr, x, y);
  cairo_line_to (d->cr, to, y);
  cairo_line_to (d->cr, to, below);
  cairo_line_to (d->cr, x, below);
  cairo_stroke (d->cr);
  dashes (d, FALSE);
}

/* When somebody left early: until when it was meant to last. */
static void
draw_given_up (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *bar)
{
  double y = round (middle (bar)) + 0.5, to;

  if (!g_date_valid (&item->exit_on) || !g_date_valid (&item->planned_end_on)
      || g_date_compare (&item->planned_end_on, &item->exit_on) <= 0)
    return;
  to = x_of (d->self, &d->plot, &item->planned_end_on);
  set_color (d, "pal_border");
  dashes (d, TRUE);
  line (d, end_of (bar) + 2, y, to, y, 1);
  dashes (d, FALSE);
  line (d, to + 0.5, y - 4, to + 0.5, y + 4, 1);
}

static void
draw_course (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  PalPattern pattern = PAL_PATTERN_PLEIN;
  char color[8] = "pal_c6", soft[13];
  graphene_rect_t bar, swatch;
  double today = x_of_day (d->self, &d->plot, g_date_get_julian (&d->self->facts->today));

  draw_waiting (d, item, area);
  if (!g_date_valid (&item->entry_on))
    return;
  if (item->colour >= 0)
    pal_cohort_look ((guint) item->colour, &pattern, color, soft);
  else
    g_strlcpy (soft, "pal_c6_soft", sizeof soft);
  bar_of (d, item, area, &bar);
  draw_given_up (d, item, &bar);
  box (d, &bar, soft, color);
  if (!g_date_valid (&item->exit_on))
    {
      draw_planned (d, &bar, today);
      draw_dashed_edge (d, &bar, today, color);
    }
  swatch = GRAPHENE_RECT_INIT (bar.origin.x, bar.origin.y, (float) MIN (0.6 * d->plot.em, bar.size.width), bar.size.height);
  hatch (d, &swatch, pattern, color, soft);
  set_color (d, color);
  line (d, end_of (&swatch) + 0.5, bar.origin.y, end_of (&swatch) + 0.5, bar.origin.y + bar.size.height, 1);
}

static void
draw_suspension (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  graphene_rect_t inner = *area;

  graphene_rect_inset (&inner, 0, 2);
  hatch (d, &inner, PAL_PATTERN_DIAG, "pal_warn", "pal_surface");
  set_color (d, "pal_warn");
  cairo_set_line_width (d->cr, 1);
  cairo_rectangle (d->cr, inner.origin.x + 0.5, inner.origin.y + 0.5, inner.size.width - 1, inner.size.height - 1);
  cairo_stroke (d->cr);
}

static void
draw_situation (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  double x = end_of (area), y = middle (area);

  box (d, area, "pal_accent_soft", "pal_accent");
  if (!item->open)
    return;
  set_color (d, "pal_accent");   /* it goes on */
  cairo_move_to (d->cr, x + 2, y - 4);
  cairo_line_to (d->cr, x + 7, y);
  cairo_line_to (d->cr, x + 2, y + 4);
  cairo_set_line_width (d->cr, 1.5);
  cairo_stroke (d->cr);
}

/* Hatched while it was only found, solid once it is worked on; red until it is lifted. */
static void
draw_barrier (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  const char *ink = item->open ? "pal_bad" : "pal_border", *ground = item->open ? "pal_bad_soft" : "pal_sunken";
  double solid = g_date_valid (&item->worked_on) ? MAX (x_of (d->self, &d->plot, &item->worked_on), area->origin.x) : end_of (area);
  graphene_rect_t found = *area, worked = *area;

  found.size.width = (float) MIN (solid - area->origin.x, area->size.width);
  worked.origin.x = (float) solid;
  worked.size.width = (float) MAX (end_of (area) - solid, 0);
  if (found.size.width > 0)
    hatch (d, &found, PAL_PATTERN_DIAG, ink, ground);
  if (worked.size.width > 0)
    hatch (d, &worked, PAL_PATTERN_PLEIN, ink, ground);
  set_color (d, ink);
  cairo_set_line_width (d->cr, 1);
  cairo_rectangle (d->cr, area->origin.x + 0.5, area->origin.y + 0.5, area->size.width - 1, area->size.height - 1);
  cairo_stroke (d->cr);
}

static void
draw_tick_mark (Drawing *d, double x, double y)
{
  double em = d->plot.em;

  set_color (d, "pal_ok");
  cairo_set_line_width (d->cr, 0.15 * em);
  cairo_move_to (d->cr, x, y);
  cairo_line_to (d->cr, x + 0.25 * em, y + 0.25 * em);
  cairo_line_to (d->cr, x + 0.7 * em, y - 0.3 * em);
  cairo_stroke (d->cr);
}

/* The words ------------------------------------------------------------------------------------------------------------ */

/* How far each lane of the group is taken, and where its next item begins. */
typedef struct {
  double taken, next;
} Room;

static double
start_of_next (Drawing *d, guint index, const PalTimelineItem *item)
{
  GPtrArray *items = d->self->facts->items;

  for (guint i = index + 1; i < items->len; i++)
    {
      const PalTimelineItem *other = g_ptr_array_index (items, i);
      graphene_rect_t area;

      if (other->kind != item->kind || other->lane != item->lane)
        continue;
      pal_timeline_place (d->self, &d->plot, other, &area);
      return area.origin.x - 0.4 * d->plot.em;
    }
  return d->plot.right;
}

/* The first suspension of a course that ends after @from; FALSE: there is none. */
static gboolean
find_suspension (Drawing *d, const PalTimelineItem *item, double from, graphene_rect_t *area)
{
  for (guint i = 0; item->kind == PAL_TIMELINE_COURSE && i < d->self->facts->items->len; i++)
    {
      const PalTimelineItem *other = g_ptr_array_index (d->self->facts->items, i);

      if (other->kind != PAL_TIMELINE_SUSPENSION || other->course != item->course)
        continue;
      pal_timeline_place (d->self, &d->plot, other, area);
      if (end_of (area) > from)
        return TRUE;
    }
  return FALSE;
}

/* Where the words first have room between the suspensions of a bar; FALSE: nowhere. */
static gboolean
find_room (Drawing *d, const PalTimelineItem *item, const graphene_rect_t *bar, double width, double *x)
{
  graphene_rect_t suspension;

  while (find_suspension (d, item, *x, &suspension))
    {
      if (*x + width <= suspension.origin.x)
        return TRUE;
      *x = end_of (&suspension) + 0.5 * d->plot.em;
    }
  return *x + width <= MIN (end_of (bar), d->plot.right);
}

static gboolean
say_inside (Drawing *d, const char *words, const PalTimelineItem *item, const graphene_rect_t *bar, double from)
{
  double x = MAX (from, d->plot.left) + 0.5 * d->plot.em;

  if (words == NULL || !find_room (d, item, bar, text_width (d->layout, words, TEXT * d->plot.em, TRUE) + 0.3 * d->plot.em, &x))
    return FALSE;
  set_color (d, "pal_text");
  draw_text (d, words, x, middle (bar), 0, TEXT * d->plot.em, TRUE);
  return TRUE;
}

/* Right of the bar, else left of it. */
static gboolean
say_beside (Drawing *d, const char *words, const graphene_rect_t *bar, double gap, const Room *room, const char *color)
{
  double width = words != NULL ? text_width (d->layout, words, TEXT * d->plot.em, FALSE) : 0;
  double right = end_of (bar) + gap, left = bar->origin.x - 0.5 * d->plot.em - width;

  if (words == NULL)
    return FALSE;
  if (right >= d->plot.left && right + width <= MIN (room->next, d->plot.right))
    left = right;
  else if (bar->origin.x > d->plot.right || left < MAX (room->taken, d->plot.left))
    return FALSE;
  set_color (d, "pal_surface");   /* no line goes through them */
  cairo_rectangle (d->cr, left - 2, middle (bar) - 0.6 * d->plot.em, width + 4, 1.2 * d->plot.em);
  cairo_fill (d->cr);
  set_color (d, color);
  draw_text (d, words, left, middle (bar), 0, TEXT * d->plot.em, FALSE);
  return TRUE;
}

static void
say (Drawing *d, guint index, const PalTimelineItem *item, const graphene_rect_t *area, double taken)
{
  Room room = { taken, start_of_next (d, index, item) };
  graphene_rect_t bar = *area;
  double gap = 0.5 * d->plot.em, from;

  if (item->kind == PAL_TIMELINE_COURSE)
    bar_of (d, item, area, &bar);
  from = bar.origin.x + (item->kind == PAL_TIMELINE_COURSE ? 0.6 * d->plot.em : 0);
  if (item->kind == PAL_TIMELINE_BARRIER && !item->open)
    {
      if (is_seen (d, end_of (&bar)))
        draw_tick_mark (d, end_of (&bar) + gap, middle (&bar));
      gap += 1.1 * d->plot.em;
    }
  else if (item->open)
    {
      gap += 0.6 * d->plot.em;
    }
  if (item->kind == PAL_TIMELINE_BARRIER)
    (void) (say_beside (d, item->label, &bar, gap, &room, item->open ? "pal_bad" : "pal_text")
            || say_beside (d, item->short_label, &bar, gap, &room, item->open ? "pal_bad" : "pal_text"));
  else if (item->kind == PAL_TIMELINE_COURSE && !g_date_valid (&item->entry_on))
    (void) (say_beside (d, item->label, &bar, gap, &room, "pal_text") || say_beside (d, item->short_label, &bar, gap, &room, "pal_text"));
  else if (item->kind != PAL_TIMELINE_SUSPENSION)
    (void) (say_inside (d, item->label, item, &bar, from) || say_beside (d, item->label, &bar, gap, &room, "pal_text")
            || say_inside (d, item->short_label, item, &bar, from) || say_beside (d, item->short_label, &bar, gap, &room, "pal_text"));
}

/* All of it ------------------------------------------------------------------------------------------------------------ */

static void
draw_item (Drawing *d, guint index)
{
  const PalTimelineItem *item = g_ptr_array_index (d->self->facts->items, index);
  graphene_rect_t area;

  pal_timeline_place (d->self, &d->plot, item, &area);
  switch (item->kind)
    {
    case PAL_TIMELINE_COURSE:
      draw_course (d, item, &area);
      break;
    case PAL_TIMELINE_SUSPENSION:
      draw_suspension (d, item, &area);
      break;
    case PAL_TIMELINE_SITUATION:
      draw_situation (d, item, &area);
      break;
    case PAL_TIMELINE_BARRIER: default:
      draw_barrier (d, item, &area);
    }
}

static void
say_item (Drawing *d, guint index)
{
  const PalTimelineItem *item = g_ptr_array_index (d->self->facts->items, index);
  graphene_rect_t area, before;
  double taken = d->plot.left;

  pal_timeline_place (d->self, &d->plot, item, &area);
  for (guint i = 0; i < index; i++)
    {
      const PalTimelineItem *other = g_ptr_array_index (d->self->facts->items, i);

      if (other->kind != item->kind || other->lane != item->lane)
        continue;
      pal_timeline_place (d->self, &d->plot, other, &before);
      taken = MAX (taken, end_of (&before) + 10 * d->plot.em);   /* its own words may stand there */
    }
  say (d, index, item, &area, taken);
}

static void
draw_names (Drawing *d)
{
  for (PalTimelineGroup group = 0; group < PAL_TIMELINE_N_GROUPS; group++)
    {
      double y = top_of_group (d->self, &d->plot, group);

      if (d->self->facts->n_lanes[group] == 0)
        continue;
      set_color (d, "pal_dim");
      draw_text (d, pal_timeline_group_label (group), 0, y + heights[group].lane * d->plot.em / 2, 0, d->plot.em, FALSE);
      if (y == d->plot.top)
        continue;
      set_color (d, "pal_line");
      line (d, 0, round (y - GROUP_GAP * d->plot.em / 2) + 0.5, d->plot.right, round (y - GROUP_GAP * d->plot.em / 2) + 0.5, 1);
    }
}

static void
draw_cursor (Drawing *d)
{
  const PalTimelineItem *item = pal_timeline_get_item (d->self);
  graphene_rect_t area;

  if (item == NULL || !pal_timeline_has_focus (d->self))
    return;
  pal_timeline_place (d->self, &d->plot, item, &area);
  set_color (d, "pal_accent");
  trace_box (d, area.origin.x - 2.5, area.origin.y - 2.5, area.size.width + 5, area.size.height + 5);
  cairo_set_line_width (d->cr, 2.5);
  cairo_stroke (d->cr);
}

static void
draw_days (Drawing *d)
{
  GPtrArray *items = d->self->facts->items;
  gboolean now = is_seen (d, x_of (d->self, &d->plot, &d->self->facts->today));
  graphene_rect_t flag;

  flag_place (d, &flag);
  draw_months (d, now ? &flag : NULL);
  if (now)
    draw_today (d, &flag);
  cairo_save (d->cr);
  cairo_rectangle (d->cr, d->plot.left - 3, 0, d->plot.right - d->plot.left + 6, d->plot.bottom + 4);
  cairo_clip (d->cr);
  for (guint i = 0; i < items->len; i++)
    draw_item (d, i);
  for (guint i = 0; i < items->len; i++)
    say_item (d, i);
  draw_cursor (d);
  cairo_restore (d->cr);
}

void
pal_timeline_draw (PalTimeline *self, GtkSnapshot *snapshot)
{
  Drawing d = { .self = self };

  if (self->facts == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  pal_timeline_plot (self, &d.plot);
  d.cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))));
  d.layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  draw_names (&d);
  draw_days (&d);
  g_object_unref (d.layout);
  cairo_destroy (d.cr);
}
