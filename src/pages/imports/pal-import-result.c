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

enum { MENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

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
  add_figure (self, result->people_updated, _("people updated"));
  add_figure (self, result->people_unchanged, _("people unchanged"));
  add_figure (self, result->n_conflicts, _("changed by hand"));
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

/* A line of the list: the number of a row in a chip, and beside it words. */
static GtkWidget *
line_new (guint row, PalChipKind kind, GtkWidget **words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  /* Translators: the number of a row, as a spreadsheet shows it. */
  g_autofree char *number = g_strdup_printf (_("row %u"), row);
  GtkWidget *chip = pal_chip_new (kind, number);

  *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_widget_set_hexpand (*words, TRUE);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (line), *words);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  return line;
}

static char *
describe_difference (const PalListingDifference *difference)
{
  const char *before = *difference->before != '\0' ? difference->before : _("unknown");

  if (difference->kept)
    /* Translators: a field; its value here, changed by hand; the value in the listing. */
    return g_strdup_printf (_("%s: “%s” was changed by hand and stays; the listing says “%s”"), difference->label, before,
                            difference->after);
  /* Translators: a field, its value before and after. */
  return g_strdup_printf (_("%s: %s → %s"), difference->label, before, difference->after);
}

/* Somebody whom a row changes, field by field. */
static GtkWidget *
change_new (const PalListingChange *change)
{
  GtkWidget *words;
  GtkWidget *line = line_new (change->row, change->n_kept > 0 ? PAL_CHIP_WARN : PAL_CHIP_OK, &words);

  gtk_box_append (GTK_BOX (words), words_new (change->name, "pal-strong"));
  for (guint i = 0; i < change->differences->len; i++)
    {
      const PalListingDifference *difference = g_ptr_array_index (change->differences, i);
      g_autofree char *text = describe_difference (difference);

      gtk_box_append (GTK_BOX (words), words_new (text, difference->kept ? "pal-warn" : "pal-text"));
    }
  return line;
}

static void
value_entered_cb (GtkEntry *entry, PalImportResult *self)
{
  const char *stands_for = gtk_editable_get_text (GTK_EDITABLE (entry));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "column"));
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (entry), "text"));
  g_autofree char *value = g_strdup (stands_for);

  if (*value != '\0')
    g_signal_emit (self, signals[MENDED], 0, column, text, value);
}

/* Where one says what an unreadable text stands for; all rows that have it are read so, this time and the next. */
static GtkWidget *
mend_new (PalImportResult *self, const PalListingProblem *problem)
{
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: %s is a text of a listing that could not be read. */
  g_autofree char *name = g_strdup_printf (_("What “%s” stands for"), problem->text);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("stands for…"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (entry, name);
  pal_named_set (entry, name);
  g_object_set_data (G_OBJECT (entry), "column", GUINT_TO_POINTER ((guint) problem->column));
  g_object_set_data_full (G_OBJECT (entry), "text", g_strdup (problem->text), g_free);
  g_signal_connect (entry, "activate", G_CALLBACK (value_entered_cb), self);
  return entry;
}

static GtkWidget *
problem_new (PalImportResult *self, const PalListingProblem *problem)
{
  GtkWidget *words;
  GtkWidget *line = line_new (problem->row, problem->notice ? PAL_CHIP_INFO : PAL_CHIP_WARN, &words);
  /* Translators: the heading of a column, and what stands in it. */
  g_autofree char *where = problem->heading == NULL ? NULL
                           : problem->text == NULL ? g_strdup (problem->heading)
                           : g_strdup_printf (_("%s: “%s”"), problem->heading, problem->text);

  gtk_box_append (GTK_BOX (words), words_new (problem->message, "pal-strong"));
  if (where != NULL)
    gtk_box_append (GTK_BOX (words), words_new (where, "pal-dim"));
  if (problem->column >= 0)
    gtk_box_append (GTK_BOX (line), mend_new (self, problem));
  return line;
}

static void
add_line (PalImportResult *self, GtkWidget *line)
{
  gtk_list_box_append (GTK_LIST_BOX (self->problems), line);
}

static void
add_heading (PalImportResult *self, const char *text)
{
  GtkWidget *heading = words_new (text, "pal-grouphead");

  gtk_widget_add_css_class (heading, "pal-strong");
  add_line (self, heading);
}

static void
add_more (PalImportResult *self, guint n)
{
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  if (n > 0)
    add_line (self, words_new (more, "pal-dim"));
}

/* Whose values change, those first where somebody should look. */
static void
add_changes (PalImportResult *self, const PalListingResult *result)
{
  guint shown = 0;

  if (result->n_changes == 0)
    return;
  add_heading (self, result->kept ? _("What changed in people who were known")
                                  : _("What would change in people who are known"));
  for (int with_kept = 1; with_kept >= 0; with_kept--)
    for (guint i = 0; i < result->changes->len && shown < SHOWN; i++)
      {
        const PalListingChange *change = g_ptr_array_index (result->changes, i);

        if ((change->n_kept > 0) != (with_kept == 1))
          continue;
        add_line (self, change_new (change));
        shown++;
      }
  add_more (self, result->n_changes - shown);
}

static void
add_problems (PalImportResult *self, const PalListingResult *result)
{
  guint total = result->n_problems + result->n_notices, told = 0, shown = 0;

  for (guint i = 0; i < result->problems->len; i++)
    told += ((PalListingProblem *) g_ptr_array_index (result->problems, i))->by_hand;
  if (total == told)
    {
      GtkWidget *good = words_new (_("Everything could be read."), "pal-ok");

      gtk_widget_set_margin_start (good, 12);
      gtk_widget_set_margin_top (good, 6);
      gtk_widget_set_margin_bottom (good, 6);
      add_line (self, good);
      return;
    }
  if (result->n_changes > 0)
    add_heading (self, _("What to look at, by row"));
  for (guint i = 0; i < result->problems->len && shown < SHOWN; i++)
    {
      const PalListingProblem *problem = g_ptr_array_index (result->problems, i);

      if (problem->by_hand)
        continue;
      add_line (self, problem_new (self, problem));
      shown++;
    }
  add_more (self, total - told - shown);
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
  signals[MENDED] = g_signal_new ("mended", PAL_TYPE_IMPORT_RESULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
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
  add_changes (self, result);
  add_problems (self, result);
}
