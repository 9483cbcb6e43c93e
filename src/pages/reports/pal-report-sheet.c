/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-sheet.h"

#include <glib/gi18n.h>

#include "pal-report-figures.h"
#include "pal-report-table.h"
#include "pal-report-texts.h"
#include "records/pal-dates.h"
#include "widgets/pal-column-chart.h"

/* The report as it will be sent, on its sheet of paper. */
struct _PalReportSheet {
  GtkWidget       parent_instance;

  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkLabel       *privacy;
  GtkWidget      *figures;      /* boxes that are filled anew with each report */
  GtkWidget      *tables;
  GtkWidget      *texts_title;
  PalReportTexts *texts;        /* stays: one may be writing in it */
};

G_DEFINE_FINAL_TYPE (PalReportSheet, pal_report_sheet, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (PalReportSheet *self,
           const char     *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_title (GtkWidget  *box,
           const char *words,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* Parts of the report ---------------------------------------------------------------------------------------------- */

static void
show_head (PalReportSheet  *self,
           const PalReport *report)
{
  const char *what = report->cohort != NULL ? report->cohort
                     : report->programme != NULL ? report->programme : _("All programmes");
  g_autofree char *title = g_strdup_printf ("%s — %s", report->title, what);
  g_autofree char *as_of = pal_date_show (&report->scope.as_of);
  /* Translators: under the title of a report: the organisation, as of when, the perimeter in words. */
  g_autofree char *subtitle = g_strdup_printf (_("%s · as of %s · %s"), report->organisation, as_of, report->perimeter);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->privacy, report->privacy != NULL ? report->privacy : "");
}

static gboolean
has_figures (const PalSection *section)
{
  double sum = 0;

  for (guint i = 0; i < section->figures->len; i++)
    sum += ((PalFigure *) g_ptr_array_index (section->figures, i))->value;
  return sum > 0;
}

static void
add_chart (PalReportSheet   *self,
           const PalSection *section)
{
  GtkWidget *chart = pal_column_chart_new (section->title);

  if (!has_figures (section))
    {
      g_object_ref_sink (chart);
      g_object_unref (chart);
      return;
    }
  pal_column_chart_add_series (PAL_COLUMN_CHART (chart), section->title);
  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);

      pal_column_chart_add_column (PAL_COLUMN_CHART (chart), figure->label, &figure->value, FALSE);
    }
  gtk_widget_add_css_class (chart, "pal-sheet-chart");
  gtk_widget_set_tooltip_text (chart, section->text);
  gtk_box_append (GTK_BOX (self->figures), chart);
}

static gboolean
has_indicators (const PalReport *report)
{
  for (guint i = 0; i < report->sections->len; i++)
    if (g_strcmp0 (((const PalSection *) g_ptr_array_index (report->sections, i))->id, "indicateurs") == 0)
      return TRUE;
  return FALSE;
}

/* Of a report with a table of indicators, the summary repeats the first of them: it is for the workbook, where they stand on
 * different sheets. */
static void
show_figures (PalReportSheet  *self,
              const PalReport *report)
{
  gboolean repeats = has_indicators (report);
  GtkWidget *figures = NULL;

  clear_box (self->figures);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *section = g_ptr_array_index (report->sections, i);

      if (section->kind != PAL_SECTION_FIGURES || (repeats && g_strcmp0 (section->id, "synthese") == 0))
        continue;
      if (figures == NULL)
        gtk_box_append (GTK_BOX (self->figures), figures = pal_report_figures_new ());
      pal_report_figures_append (figures, section, g_strcmp0 (section->id, "indicateurs") != 0);
    }
  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *section = g_ptr_array_index (report->sections, i);

      if (section->kind == PAL_SECTION_CHART)
        add_chart (self, section);
    }
}

static void
show_tables (PalReportSheet  *self,
             const PalReport *report)
{
  clear_box (self->tables);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *section = g_ptr_array_index (report->sections, i);

      if (section->kind != PAL_SECTION_TABLE)
        continue;
      add_title (self->tables, section->title, "pal-h2");
      if (section->text != NULL)
        add_title (self->tables, section->text, "pal-dim");
      if (section->rows->len > 0)
        gtk_box_append (GTK_BOX (self->tables), pal_report_table_new (section));
      else
        add_title (self->tables, _("Nobody."), "pal-dim");
    }
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_report_sheet_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_report_sheet_parent_class)->dispose (object);
}

static void
pal_report_sheet_class_init (PalReportSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_report_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palsheet");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_box (PalReportSheet *self,
         int             spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
pal_report_sheet_init (PalReportSheet *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The report"), -1);
  self->title = add_label (self, "pal-h2");
  self->subtitle = add_label (self, "pal-dim");
  self->privacy = add_label (self, "pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "pal-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->privacy), "pal-small");
  self->figures = add_box (self, 16);
  self->texts_title = GTK_WIDGET (add_label (self, "pal-h2"));
  gtk_label_set_text (GTK_LABEL (self->texts_title), _("Texts of the report"));
  gtk_widget_set_margin_top (self->texts_title, 10);
  self->texts = PAL_REPORT_TEXTS (pal_report_texts_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->texts), GTK_WIDGET (self));
  g_object_bind_property (self->texts, "visible", self->texts_title, "visible", G_BINDING_SYNC_CREATE);
  self->tables = add_box (self, 6);
  gtk_widget_set_margin_top (self->tables, 10);
}

GtkWidget *
pal_report_sheet_new (void)
{
  return g_object_new (PAL_TYPE_REPORT_SHEET, NULL);
}

/* @report: (nullable): NULL: an empty sheet. What is shown of it is copied or kept alive. @store: where its texts
   are. */
void
pal_report_sheet_show (PalReportSheet *self,
                       PalReport      *report,
                       PalStore       *store)
{
  g_return_if_fail (PAL_IS_REPORT_SHEET (self));

  pal_report_texts_show (self->texts, report != NULL ? store : NULL, report != NULL ? report->id : NULL,
                         report != NULL ? &report->scope : NULL);
  if (report == NULL)
    {
      clear_box (self->figures);
      clear_box (self->tables);
      return;
    }
  show_head (self, report);
  show_figures (self, report);
  show_tables (self, report);
}

/* FALSE: a text could not be kept. */
gboolean
pal_report_sheet_keep (PalReportSheet *self)
{
  g_return_val_if_fail (PAL_IS_REPORT_SHEET (self), FALSE);

  return pal_report_texts_keep (self->texts);
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* FALSE: the report does not show that figure. */
gboolean
pal_report_sheet_focus_figure (PalReportSheet *self,
                               const char     *code)
{
  GtkWidget *button;

  g_return_val_if_fail (PAL_IS_REPORT_SHEET (self), FALSE);

  button = code != NULL ? find_named (self->figures, code) : NULL;
  return button != NULL && gtk_widget_grab_focus (button);
}
