/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-column-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pal-pattern.h"
#include "pal-theme.h"

/* Stacked columns, one a period: series are told apart by fill and pattern, figures stand on the bars. */

typedef struct {
  char     *name;
  double   *values;    /* one a series */
  gboolean  current;   /* the column that the page is about; its name is strong */
} ChartColumn;

struct _PalColumnChart {
  GtkWidget  parent_instance;

  char      *title;
  GPtrArray *series;     /* of char * */
  GPtrArray *columns;    /* of ChartColumn */
};

G_DEFINE_FINAL_TYPE (PalColumnChart, pal_column_chart, GTK_TYPE_WIDGET)

/* What drawing needs to know, in pixels. */
typedef struct {
  cairo_t     *cr;
  PangoLayout *layout;
  double       em;
  double       left, top, right, bottom;   /* the plot */
  double       highest;                    /* value at the top */
  double       step;                       /* value between two grid lines */
  gboolean     legend_below;
} Plot;

static const struct {
  PalPattern  pattern;
  const char *ink;
} looks[] = {
  { PAL_PATTERN_PLEIN, "pal_accent" },
  { PAL_PATTERN_DIAG, "pal_bar" },
  { PAL_PATTERN_POINTS, "pal_border" },
  { PAL_PATTERN_HORIZ, "pal_c3" },
  { PAL_PATTERN_CROIX, "pal_c5" },
  { PAL_PATTERN_VERT, "pal_c2" },
};

static void
chart_column_free (gpointer data)
{
  ChartColumn *column = data;

  g_free (column->name);
  g_free (column->values);
  g_free (column);
}

static double
total_of (PalColumnChart *self, const ChartColumn *column)
{
  double total = 0;

  for (guint i = 0; i < self->series->len; i++)
    total += MAX (column->values[i], 0);
  return total;
}

/* 1, 2 or 5 times a power of ten, so that about four lines are drawn. */
static double
nice_step (double highest)
{
  double power = pow (10, floor (log10 (MAX (highest, 1) / 4)));
  double times = highest / 4 / power;

  return MAX (1, power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10));
}

static void
set_color (PalColumnChart *self, Plot *plot, const char *name)
{
  GdkRGBA color = pal_theme_color (GTK_WIDGET (self), name);

  gdk_cairo_set_source_rgba (plot->cr, &color);
}

static void
set_text (Plot *plot, const char *text, double size, gboolean strong)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (plot->layout)));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (plot->layout, font);
  pango_layout_set_text (plot->layout, text, -1);
  pango_font_description_free (font);
}

/* Text at (@x, @y); @align 0 starts there, 0.5 is centred on it, 1 ends there; always centred in height. */
static void
draw_text (Plot *plot, const char *text, double x, double y, double align, double size, gboolean strong)
{
  int width, height;

  set_text (plot, text, size, strong);
  pango_layout_get_pixel_size (plot->layout, &width, &height);
  cairo_move_to (plot->cr, round (x - width * align), round (y - height / 2.0));
  pango_cairo_show_layout (plot->cr, plot->layout);
  cairo_new_path (plot->cr);
}

static double
text_width (Plot *plot, const char *text, double size, gboolean strong)
{
  int width;

  set_text (plot, text, size, strong);
  pango_layout_get_pixel_size (plot->layout, &width, NULL);
  return width;
}

static double
y_of (const Plot *plot, double value)
{
  return plot->bottom - (plot->bottom - plot->top) * value / plot->highest;
}

static void
draw_grid (PalColumnChart *self, Plot *plot)
{
  for (double value = 0; value <= plot->highest + plot->step / 2; value += plot->step)
    {
      g_autofree char *figure = g_strdup_printf ("%.0f", value);
      double y = round (y_of (plot, value)) + 0.5;

      set_color (self, plot, value == 0 ? "pal_line_strong" : "pal_line");
      cairo_set_line_width (plot->cr, 1);
      cairo_move_to (plot->cr, plot->left, y);
      cairo_line_to (plot->cr, plot->right, y);
      cairo_stroke (plot->cr);
      set_color (self, plot, "pal_dim");
      draw_text (plot, figure, plot->left - 0.5 * plot->em, y, 1, 0.88 * plot->em, FALSE);
    }
}

/* The figure on its bar: in the bar's own light on a full bar, on a patch of paper over a pattern. */
static void
draw_figure (PalColumnChart *self, Plot *plot, guint series, double value, double x, double y, double height)
{
  g_autofree char *figure = g_strdup_printf ("%.0f", value);
  double size = 0.88 * plot->em, width = text_width (plot, figure, size, TRUE);

  if (height < 1.1 * size)
    return;
  if (looks[series % G_N_ELEMENTS (looks)].pattern == PAL_PATTERN_PLEIN)
    {
      set_color (self, plot, "pal_on_accent");
    }
  else
    {
      set_color (self, plot, "pal_surface");
      cairo_rectangle (plot->cr, x - width / 2 - 3, y - 0.6 * size, width + 6, 1.2 * size);
      cairo_fill (plot->cr);
      set_color (self, plot, "pal_text");
    }
  draw_text (plot, figure, x, y, 0.5, size, TRUE);
}

static void
draw_column (PalColumnChart *self, Plot *plot, const ChartColumn *column, double middle, double width)
{
  GdkRGBA ground = pal_theme_color (GTK_WIDGET (self), "pal_surface");
  double below = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      double value = MAX (column->values[i], 0), bottom = round (y_of (plot, below)),
             top = round (y_of (plot, below + value));
      GdkRGBA ink = pal_theme_color (GTK_WIDGET (self), looks[i % G_N_ELEMENTS (looks)].ink);
      double x = round (middle - width / 2);

      if (value <= 0)
        continue;
      pal_pattern_paint (plot->cr, looks[i % G_N_ELEMENTS (looks)].pattern, &ink, &ground, x, top + 1, width,
                         bottom - top - 1, 5);
      gdk_cairo_set_source_rgba (plot->cr, &ink);
      cairo_set_line_width (plot->cr, 1);
      cairo_rectangle (plot->cr, x + 0.5, top + 1.5, width - 1, MAX (bottom - top - 2, 0));
      cairo_stroke (plot->cr);
      draw_figure (self, plot, i, value, middle, (top + bottom) / 2, bottom - top);
      below += value;
    }
  set_color (self, plot, column->current ? "pal_text" : "pal_dim");
  draw_text (plot, column->name, middle, plot->bottom + 0.85 * plot->em, 0.5, 0.88 * plot->em, column->current);
}

static double
sign_width (PalColumnChart *self, Plot *plot, guint series)
{
  return text_width (plot, g_ptr_array_index (self->series, series), 0.92 * plot->em, FALSE) + 1.45 * plot->em;
}

static double
legend_width (PalColumnChart *self, Plot *plot)
{
  double width = 0;

  for (guint i = 0; i < self->series->len; i++)
    width += sign_width (self, plot, i) + (i > 0 ? plot->em : 0);
  return width;
}

/* What the fills mean, from @x on, on as many lines as needed. Returns how many; draws nothing when @measure. */
static guint
draw_legend (PalColumnChart *self, Plot *plot, double left, double y, double right, gboolean measure)
{
  GdkRGBA ground = pal_theme_color (GTK_WIDGET (self), "pal_surface");
  double x = left, em = plot->em;
  guint lines = 1;

  for (guint i = 0; i < self->series->len; i++)
    {
      GdkRGBA ink = pal_theme_color (GTK_WIDGET (self), looks[i % G_N_ELEMENTS (looks)].ink);
      double width = sign_width (self, plot, i);

      if (x > left && x + width > right + 1)
        {
          x = left;
          y += 1.5 * em;
          lines++;
        }
      if (!measure)
        {
          pal_pattern_paint (plot->cr, looks[i % G_N_ELEMENTS (looks)].pattern, &ink, &ground, x, y - 0.36 * em, em,
                             0.72 * em, 4);
          gdk_cairo_set_source_rgba (plot->cr, &ink);
          cairo_rectangle (plot->cr, x + 0.5, y - 0.36 * em, em - 1, 0.72 * em);
          cairo_stroke (plot->cr);
          set_color (self, plot, "pal_text");
          draw_text (plot, g_ptr_array_index (self->series, i), x + 1.45 * em, y, 0, 0.92 * em, FALSE);
        }
      x += width + em;
    }
  return lines;
}

/* The title at the left and the legend at the right, or below it where there is no room. No legend for one series. */
static void
draw_head (PalColumnChart *self, Plot *plot, double width)
{
  double legend = legend_width (self, plot), middle = 0.7 * plot->em;

  set_color (self, plot, "pal_text");
  draw_text (plot, self->title != NULL ? self->title : "", 0, middle, 0, plot->em, TRUE);
  if (self->series->len > 1 && plot->legend_below)
    draw_legend (self, plot, 0, middle + 1.5 * plot->em, width, FALSE);
  else if (self->series->len > 1)
    draw_legend (self, plot, width - legend, middle, width, FALSE);
}

static void
prepare (PalColumnChart *self, Plot *plot, double width, double height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double highest = 1;

  plot->em = pango_font_description_get_size (pango_context_get_font_description (context)) / (double) PANGO_SCALE;
  plot->layout = pango_layout_new (context);
  for (guint i = 0; i < self->columns->len; i++)
    highest = MAX (highest, total_of (self, g_ptr_array_index (self->columns, i)));
  plot->step = nice_step (highest);
  plot->highest = ceil (highest / plot->step) * plot->step;
  plot->left = 2.2 * plot->em;
  plot->right = width;
  plot->top = 2.2 * plot->em;
  plot->legend_below =
    text_width (plot, self->title != NULL ? self->title : "", plot->em, TRUE) + plot->em + legend_width (self, plot) >
    width;
  if (self->series->len > 1 && plot->legend_below)
    plot->top += 1.5 * plot->em * draw_legend (self, plot, 0, 0, width, TRUE);
  plot->bottom = MAX (height - 1.7 * plot->em, plot->top + 1);
}

static void
pal_column_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalColumnChart *self = PAL_COLUMN_CHART (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Plot plot = { 0 };
  double slot;

  if (width <= 0 || height <= 0)
    return;
  plot.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  prepare (self, &plot, width, height);
  draw_head (self, &plot, width);
  draw_grid (self, &plot);
  slot = (plot.right - plot.left) / MAX (self->columns->len, 1);
  for (guint i = 0; i < self->columns->len; i++)
    draw_column (self, &plot, g_ptr_array_index (self->columns, i), plot.left + slot * (i + 0.5),
                 round (MIN (3.2 * plot.em, slot * 0.7)));
  g_object_unref (plot.layout);
  cairo_destroy (plot.cr);
}

static void
pal_column_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int em = pango_font_description_get_size (pango_context_get_font_description (context)) / PANGO_SCALE;

  *minimum = em * (orientation == GTK_ORIENTATION_HORIZONTAL ? 18 : 12);
  *natural = em * (orientation == GTK_ORIENTATION_HORIZONTAL ? 46 : 17);
}

/* The picture in words, for those who hear it. */
static void
update_accessible (PalColumnChart *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const ChartColumn *column = g_ptr_array_index (self->columns, i);

      g_string_append_printf (words, "%s%s: ", i > 0 ? "; " : "", column->name);
      for (guint j = 0; j < self->series->len; j++)
        g_string_append_printf (words, "%s%s %.0f", j > 0 ? ", " : "",
                                (const char *) g_ptr_array_index (self->series, j), column->values[j]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->title != NULL ? self->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str,
                                  -1);
}

static void
pal_column_chart_finalize (GObject *object)
{
  PalColumnChart *self = PAL_COLUMN_CHART (object);

  g_free (self->title);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (pal_column_chart_parent_class)->finalize (object);
}

static void
pal_column_chart_class_init (PalColumnChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_column_chart_finalize;
  widget_class->snapshot = pal_column_chart_snapshot;
  widget_class->measure = pal_column_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "palchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pal_column_chart_init (PalColumnChart *self)
{
  self->series = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (chart_column_free);
}

GtkWidget *
pal_column_chart_new (const char *title)
{
  PalColumnChart *self = g_object_new (PAL_TYPE_COLUMN_CHART, NULL);

  pal_column_chart_set_title (self, title);
  return GTK_WIDGET (self);
}

void
pal_column_chart_set_title (PalColumnChart *chart, const char *title)
{
  g_return_if_fail (PAL_IS_COLUMN_CHART (chart));

  g_free (chart->title);
  chart->title = g_strdup (title);
  update_accessible (chart);
  gtk_widget_queue_draw (GTK_WIDGET (chart));
}

/* Takes away the columns and the series. */
void
pal_column_chart_clear (PalColumnChart *chart)
{
  g_return_if_fail (PAL_IS_COLUMN_CHART (chart));

  g_ptr_array_set_size (chart->columns, 0);
  g_ptr_array_set_size (chart->series, 0);
  update_accessible (chart);
  gtk_widget_queue_draw (GTK_WIDGET (chart));
}

/* From the bottom of the stack to its top, before the first column. */
void
pal_column_chart_add_series (PalColumnChart *chart, const char *name)
{
  g_return_if_fail (PAL_IS_COLUMN_CHART (chart));
  g_return_if_fail (chart->columns->len == 0);

  g_ptr_array_add (chart->series, g_strdup (name));
}

/* @values: one a series, copied. */
void
pal_column_chart_add_column (PalColumnChart *chart, const char *name, const double *values, gboolean current)
{
  ChartColumn *column;

  g_return_if_fail (PAL_IS_COLUMN_CHART (chart));
  g_return_if_fail (values != NULL);

  column = g_new0 (ChartColumn, 1);
  column->name = g_strdup (name);
  column->values = g_memdup2 (values, sizeof (double) * chart->series->len);
  column->current = current;
  g_ptr_array_add (chart->columns, column);
  update_accessible (chart);
  gtk_widget_queue_draw (GTK_WIDGET (chart));
}
