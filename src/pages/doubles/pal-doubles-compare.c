/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-doubles-compare.h"

#include <glib/gi18n.h>

#include "widgets/pal-named.h"

/* Two people side by side, field by field: at the left the one who was added first, at the right the other, and which value is
 * kept. Where they say the same there is nothing to choose. */
struct _PalDoublesCompare {
  GtkWidget  parent_instance;

  GtkWidget *grid;
  PalMerge  *merge;
};

/* The columns of the grid. */
enum { LABEL, LEFT, RIGHT, BOTH };

G_DEFINE_FINAL_TYPE (PalDoublesCompare, pal_doubles_compare, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
toggled_cb (GtkCheckButton *button, PalMergeRow *row)
{
  if (gtk_check_button_get_active (button))
    row->choice = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "choice"));
}

/* One of the values to choose from. */
static GtkWidget *
add_choice (PalDoublesCompare *self, PalMergeRow *row, PalMergeChoice choice, const char *words, int line, GtkWidget *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = new_label (words[0] != '\0' ? words : _("not known"), words[0] != '\0' ? NULL : "pal-dim");
  g_autofree char *name = g_strdup_printf ("%s: %s", row->label, words[0] != '\0' ? words : _("not known"));

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "pal-choice");
  gtk_widget_set_hexpand (button, choice != PAL_MERGE_KEEP_BOTH);
  pal_named_set (button, name);
  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  g_object_set_data (G_OBJECT (button), "choice", GINT_TO_POINTER (choice));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), row->choice == choice);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), row);
  gtk_grid_attach (GTK_GRID (self->grid), button, choice == PAL_MERGE_KEEP_SURVIVOR ? LEFT : choice == PAL_MERGE_KEEP_OTHER ? RIGHT : BOTH,
                   line, 1, 1);
  return button;
}

static void
add_row (PalDoublesCompare *self, PalMergeRow *row, int line)
{
  GtkWidget *label = new_label (row->label, row->differs ? "pal-strong" : "pal-dim");

  gtk_grid_attach (GTK_GRID (self->grid), label, LABEL, line, 1, 1);
  if (!row->differs)
    {
      gtk_grid_attach (GTK_GRID (self->grid), new_label (row->survivor, "pal-dim"), LEFT, line, 2, 1);
      return;
    }
  GtkWidget *left = add_choice (self, row, PAL_MERGE_KEEP_SURVIVOR, row->survivor, line, NULL);
  add_choice (self, row, PAL_MERGE_KEEP_OTHER, row->other, line, left);
  if (row->may_keep_both)
    add_choice (self, row, PAL_MERGE_KEEP_BOTH, _("Both"), line, left);
}

static GtkWidget *
new_value (const char *below)
{
  return below[0] != '\0' ? new_label (below, NULL) : new_label (_("nothing"), "pal-dim");
}

/* What stands below each is kept, whatever is chosen. */
static void
add_below (PalDoublesCompare *self, int line)
{
  g_autofree char *left = pal_merge_describe_below (self->merge->store, pal_record_get_id (self->merge->survivor));
  g_autofree char *right = pal_merge_describe_below (self->merge->store, pal_record_get_id (self->merge->other));

  GtkWidget *label = new_label (_("What stands below (all is kept)"), "pal-strong");

  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_grid_attach (GTK_GRID (self->grid), label, LABEL, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), new_value (left), LEFT, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), new_value (right), RIGHT, line, 1, 1);
}

static void
clear (PalDoublesCompare *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_clear_pointer (&self->merge, pal_merge_free);
}

/* Those that differ first: they are what there is to do. */
static int
add_rows (PalDoublesCompare *self, gboolean differing, int line)
{
  for (guint i = 0; i < self->merge->rows->len; i++)
    {
      PalMergeRow *row = g_ptr_array_index (self->merge->rows, i);

      if (row->differs == differing)
        add_row (self, row, line++);
    }
  return line;
}

static void
pal_doubles_compare_dispose (GObject *object)
{
  PalDoublesCompare *self = PAL_DOUBLES_COMPARE (object);

  if (self->grid != NULL)
    clear (self);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_doubles_compare_parent_class)->dispose (object);
}

static void
pal_doubles_compare_class_init (PalDoublesCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_doubles_compare_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palcompare");
}

static void
pal_doubles_compare_init (PalDoublesCompare *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 5);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/* @merge: (nullable) (transfer full): the two; what is chosen is written into it. */
void
pal_doubles_compare_show (PalDoublesCompare *self, PalMerge *merge)
{
  static const char *const heads[] = { N_("Field"), N_("Added first"), N_("Added later") };
  int line = 1;

  g_return_if_fail (PAL_IS_DOUBLES_COMPARE (self));

  clear (self);
  self->merge = merge;
  if (merge == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    gtk_grid_attach (GTK_GRID (self->grid), new_label (_(heads[i]), "pal-head"), (int) i, 0, 1, 1);
  line = add_rows (self, TRUE, line);
  add_below (self, line);
  add_rows (self, FALSE, line + 1);
}

PalMerge *
pal_doubles_compare_get_merge (PalDoublesCompare *self)
{
  g_return_val_if_fail (PAL_IS_DOUBLES_COMPARE (self), NULL);

  return self->merge;
}
