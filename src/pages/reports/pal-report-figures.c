/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-figures.h"

#include <glib/gi18n.h>

#include "reports/indicators/pal-indicator.h"
#include "reports/pal-report-words.h"
#include "widgets/pal-gauge.h"

/* The figures of a report as one table: sections below each other share its columns. A figure is a button that says
 * who is counted (the action "reports.explain"), where it is an indicator. */

enum { TITLE, RATIO, VALUE, BAR, PREVIOUS, TARGET, GAP, N_COLUMNS };

typedef struct {
  GtkGrid *grid;
  int      row;
} Sheet;

static GtkWidget *
new_label (const char *words,
           float       xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_line (Sheet      *sheet,
          const char *css_class)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);
  gtk_grid_attach (sheet->grid, line, 0, sheet->row++, N_COLUMNS, 1);
}

static void
add_heads (Sheet *sheet)
{
  static const struct { int column; const char *words; } heads[] = {
    { TITLE, N_("Indicator") }, { RATIO, N_("num. / den.") }, { VALUE, N_("Value") }, { PREVIOUS, N_("Previous") },
    { TARGET, N_("Target") }, { GAP, N_("Gap") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *label = new_label (_(heads[i].words), heads[i].column == TITLE ? 0 : 1, "pal-sheet-head");

      gtk_grid_attach (sheet->grid, label, heads[i].column, sheet->row, 1, 1);
    }
  sheet->row++;
  add_line (sheet, "pal-sheet-line");
}

static void
add_whole_row (Sheet      *sheet,
               const char *words,
               const char *css_class)
{
  GtkWidget *label = new_label (words, 0, css_class);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 8);
  gtk_grid_attach (sheet->grid, label, 0, sheet->row++, N_COLUMNS, 1);
}

/* Figures ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_value (const PalFigure *figure)
{
  g_autofree char *words = pal_figure_to_text (figure);
  g_autofree char *lacking = pal_report_lacking_words (figure);
  g_autofree char *shown = g_strconcat (lacking != NULL ? "▲\302\240" : "", words, NULL);
  g_autofree char *plain = g_strdup_printf (C_("a figure that a click explains", "%s: %s. Who is counted?"),
                                            figure->title, words);
  g_autofree char *spoken = lacking != NULL ? g_strdup_printf ("%s %s.", plain, lacking) : g_strdup (plain);
  GtkWidget *button;

  if (pal_indicator_find (figure->code) == NULL)      /* a number of this report alone */
    return new_label (shown, 1, "pal-value");
  button = gtk_button_new_with_label (shown);
  gtk_widget_set_name (button, figure->code);
  gtk_widget_add_css_class (button, "pal-link");
  gtk_widget_add_css_class (button, "pal-value");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  if (lacking != NULL)
    gtk_widget_add_css_class (button, "pal-uncertain");
  gtk_widget_set_tooltip_text (button, lacking != NULL ? lacking : _("Who is counted?"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", figure->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reports.explain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

/* A rate is out of one; a count out of its target, or out of all that its breakdown counts. NULL: no bar. */
static GtkWidget *
new_bar (const PalFigure *figure,
         double           whole)
{
  GtkWidget *gauge;

  if (g_strcmp0 (figure->unit, "pct") == 0)
    whole = 1;
  else if (figure->has_target)
    whole = MAX (figure->target, figure->value);
  if (!figure->known || figure->masked || whole <= 0)
    return NULL;
  gauge = pal_gauge_new ();
  pal_gauge_set (PAL_GAUGE (gauge), figure->value, whole, figure->has_target ? figure->target : -1);
  gtk_widget_set_valign (gauge, GTK_ALIGN_CENTER);
  return gauge;
}

static void
add_words (Sheet      *sheet,
           int         column,
           const char *words,
           const char *css_class)
{
  if (words[0] != '\0')
    gtk_grid_attach (sheet->grid, new_label (words, 1, css_class), column, sheet->row, 1, 1);
}

static void
add_comparison (Sheet           *sheet,
                const PalFigure *figure)
{
  g_autofree char *previous = figure->has_previous ? pal_report_number_words (figure, figure->previous) : g_strdup ("");
  g_autofree char *target = pal_report_target_words (figure);
  gboolean missed;
  g_autofree char *gap = pal_report_gap_words (figure, &missed);

  add_words (sheet, PREVIOUS, previous, "pal-dim");
  add_words (sheet, TARGET, target, "pal-dim");
  add_words (sheet, GAP, gap, missed ? "pal-warn" : NULL);
}

static void
add_figure (Sheet           *sheet,
            const PalFigure *figure,
            double           whole)
{
  g_autofree char *ratio = pal_report_ratio_words (figure);
  gboolean is_part = figure->category != NULL;
  GtkWidget *title = new_label (is_part && figure->label != NULL ? figure->label : figure->title, 0, NULL);
  GtkWidget *bar = new_bar (figure, whole);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (title), 16);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, is_part ? 16 : 0);
  gtk_grid_attach (sheet->grid, title, TITLE, sheet->row, 1, 1);
  add_words (sheet, RATIO, ratio, "pal-dim");
  gtk_grid_attach (sheet->grid, new_value (figure), VALUE, sheet->row, 1, 1);
  if (bar != NULL)
    gtk_grid_attach (sheet->grid, bar, BAR, sheet->row, 1, 1);
  add_comparison (sheet, figure);
  sheet->row++;
  add_line (sheet, NULL);
}

/* What the categories of a breakdown add up to, from its first figure on. */
static double
sum_of_parts (const PalSection *section,
              guint             first)
{
  const PalFigure *one = g_ptr_array_index (section->figures, first);
  const PalIndicator *indicator = pal_indicator_find (one->code);
  double sum = 0;

  for (guint i = first; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);

      if (pal_indicator_find (figure->code) != indicator)
        break;
      if (figure->known && !figure->masked)
        sum += figure->value;
    }
  return sum;
}

static void
add_section (Sheet            *sheet,
             const PalSection *section)
{
  const PalIndicator *breakdown = NULL;
  const char *rubric = NULL;
  double whole = 0;

  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);
      const PalIndicator *indicator = pal_indicator_find (figure->code);

      if (figure->rubric != NULL && g_strcmp0 (rubric, figure->rubric) != 0)
        add_whole_row (sheet, figure->rubric, "pal-h3");
      rubric = figure->rubric;
      if (figure->category != NULL && indicator != breakdown)
        {
          add_whole_row (sheet, pal_report_figure_title (figure), "pal-strong");
          whole = sum_of_parts (section, i);
        }
      breakdown = figure->category != NULL ? indicator : NULL;
      add_figure (sheet, figure, figure->category != NULL ? whole : 0);
    }
}

/* An empty table with its heads. */
GtkWidget *
pal_report_figures_new (void)
{
  GtkWidget *grid = gtk_grid_new ();
  Sheet sheet = { GTK_GRID (grid), 0 };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_widget_add_css_class (grid, "pal-sheet-figures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Indicators"), -1);
  add_heads (&sheet);
  return grid;
}

/* Adds the figures of a section below those that are there. */
void
pal_report_figures_append (GtkWidget        *figures,
                           const PalSection *section,
                           gboolean          with_title)
{
  Sheet sheet = { GTK_GRID (figures), 0 };
  GtkWidget *last = gtk_widget_get_last_child (figures);

  gtk_grid_query_child (sheet.grid, last, NULL, &sheet.row, NULL, NULL);
  sheet.row++;
  if (with_title)
    {
      add_whole_row (&sheet, section->title, "pal-h2");
      if (section->text != NULL)
        add_whole_row (&sheet, section->text, "pal-dim");
    }
  add_section (&sheet, section);
}
