/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-import-result.h"

#include <glib/gi18n.h>

#include "widgets/pal-chip.h"
#include "widgets/pal-named.h"

#define SHOWN 300

struct _PalImportResult {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *figures;
  GtkWidget *problems;
};

G_DEFINE_FINAL_TYPE (PalImportResult, pal_import_result, GTK_TYPE_WIDGET)

static void
clear (GtkWidget *container)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (container)) != NULL)
    if (GTK_IS_LIST_BOX (container))
      gtk_list_box_remove (GTK_LIST_BOX (container), child);
    else
      gtk_box_remove (GTK_BOX (container), child);
}

static void
add_figure (PalImportResult *self, guint n, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (figure), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (figure, "pal-figure");
  gtk_widget_add_css_class (label, "pal-dim");
  gtk_widget_add_css_class (label, "pal-small");
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->figures), box);
}

static void
add_figures (PalImportResult *self, const PalListingResult *result)
{
  add_figure (self, result->people_new, _("new people"));
  add_figure (self, result->people_updated, _("people completed"));
  add_figure (self, result->people_unchanged, _("people unchanged"));
  add_figure (self, result->prescriptions, _("prescriptions"));
  add_figure (self, result->barriers, _("barriers"));
  add_figure (self, result->sites, _("new neighbourhoods"));
  add_figure (self, result->n_problems, _("unreadable values"));
}

static GtkWidget *
words_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
problem_new (const PalListingProblem *problem)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: the number of a row, as a spreadsheet shows it. */
  g_autofree char *number = g_strdup_printf (_("row %u"), problem->row);
  /* Translators: the heading of a column, and what stands in it. */
  g_autofree char *where = problem->heading == NULL ? NULL
                           : problem->text == NULL ? g_strdup (problem->heading)
                           : g_strdup_printf (_("%s: “%s”"), problem->heading, problem->text);
  GtkWidget *chip = pal_chip_new (problem->notice ? PAL_CHIP_INFO : PAL_CHIP_WARN, number);

  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), chip);
  gtk_box_append (GTK_BOX (words), words_new (problem->message, "pal-strong"));
  if (where != NULL)
    gtk_box_append (GTK_BOX (words), words_new (where, "pal-dim"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  return row;
}

static void
add_problems (PalImportResult *self, const PalListingResult *result)
{
  guint total = result->n_problems + result->n_notices;
  guint shown = MIN (result->problems->len, SHOWN);

  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->problems), problem_new (g_ptr_array_index (result->problems, i)));
  if (total > shown)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", total - shown), total - shown);
      gtk_list_box_append (GTK_LIST_BOX (self->problems), words_new (more, "pal-dim"));
    }
  if (total == 0)
    gtk_list_box_append (GTK_LIST_BOX (self->problems), words_new (_("Everything could be read."), "pal-ok"));
}

static void
pal_import_result_dispose (GObject *object)
{
  PalImportResult *self = PAL_IMPORT_RESULT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_import_result_parent_class)->dispose (object);
}

static void
pal_import_result_class_init (PalImportResultClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_import_result_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_import_result_init (PalImportResult *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  self->problems = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->problems), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->problems, "pal-list");
  pal_named_set (self->problems, _("What to look at, by row"));
  gtk_widget_add_css_class (self->figures, "pal-toolbar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->problems);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->figures);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pal_import_result_show:
 * @result: (nullable): what was tried or kept; NULL empties the widget
 */
void
pal_import_result_show (PalImportResult *self, const PalListingResult *result)
{
  clear (self->figures);
  clear (self->problems);
  if (result == NULL)
    return;
  add_figures (self, result);
  add_problems (self, result);
}
