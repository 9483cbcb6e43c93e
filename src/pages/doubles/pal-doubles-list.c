/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-doubles-list.h"

#include <glib/gi18n.h>

#include "widgets/pal-chip.h"
#include "widgets/pal-named.h"

/* The pairs that are proposed, the surest first: both names, how sure it is and why. */
struct _PalDoublesList {
  GtkWidget   parent_instance;

  GtkListBox *list;
  GArray     *doubles;     /* PalDouble, those that are shown, in the order of the rows */
  guint       n;           /* and those beyond */
  gboolean    filling;     /* the program chooses the row, not the person */
};

/* So many can be worked through before the next search; a list box holds them at once. */
#define MOST_SHOWN 200

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalDoublesList, pal_doubles_list, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static PalChipKind
chip_of (int points)
{
  return points >= PAL_DOUBLE_CERTAIN ? PAL_CHIP_OK : points >= PAL_DOUBLE_LIKELY ? PAL_CHIP_INFO : PAL_CHIP_UNKNOWN;
}

static GtkWidget *
new_row (PalStore *store, const PalDouble *pair)
{
  g_autofree char *one = pal_double_describe (store, pair->one);
  g_autofree char *other = pal_double_describe (store, pair->other);
  g_autofree char *why = pal_double_reasons_for (pair->reasons);
  g_autofree char *name = g_strdup_printf ("%s; %s; %s: %s", one, other, pal_double_strength (pair->points), why);
  GtkWidget *row = gtk_list_box_row_new (), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *chip = pal_chip_new (chip_of (pair->points), pal_double_strength (pair->points));
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title = new_label (one, "pal-strong");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (first), title);
  gtk_box_append (GTK_BOX (first), chip);
  gtk_widget_add_css_class (lines, "pal-double-row");
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), new_label (other, "pal-strong"));
  gtk_box_append (GTK_BOX (lines), new_label (why, "pal-dim"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_widget_set_tooltip_text (row, why);
  pal_named_set (row, name);
  return row;
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, PalDoublesList *self)
{
  const PalDouble *pair;

  if (self->filling || row == NULL)
    return;
  pair = &g_array_index (self->doubles, PalDouble, gtk_list_box_row_get_index (row));
  g_signal_emit (self, signals[CHOSEN], 0, pair->one, pair->other);
}

static void
pal_doubles_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_doubles_list_parent_class)->dispose (object);
}

static void
pal_doubles_list_finalize (GObject *object)
{
  g_array_unref (PAL_DOUBLES_LIST (object)->doubles);
  G_OBJECT_CLASS (pal_doubles_list_parent_class)->finalize (object);
}

static void
pal_doubles_list_class_init (PalDoublesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_doubles_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_doubles_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_doubles_list_init (PalDoublesList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->doubles = g_array_new (FALSE, FALSE, sizeof (PalDouble));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  pal_named_set (GTK_WIDGET (self->list), _("Probable doubles"));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/* @doubles: (nullable): PalDouble, the surest first. No row is chosen. */
void
pal_doubles_list_show (PalDoublesList *self, PalStore *store, GArray *doubles)
{
  GtkWidget *row;

  g_return_if_fail (PAL_IS_DOUBLES_LIST (self));

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_array_set_size (self->doubles, 0);
  self->n = doubles != NULL ? doubles->len : 0;
  for (guint i = 0; i < MIN (self->n, MOST_SHOWN); i++)
    {
      const PalDouble *pair = &g_array_index (doubles, PalDouble, i);

      g_array_append_vals (self->doubles, pair, 1);
      gtk_list_box_append (self->list, new_row (store, pair));
    }
  self->filling = FALSE;
}

static int
find (PalDoublesList *self, gint64 one, gint64 other)
{
  for (guint i = 0; i < self->doubles->len; i++)
    {
      const PalDouble *pair = &g_array_index (self->doubles, PalDouble, i);

      if ((pair->one == one && pair->other == other) || (pair->one == other && pair->other == one))
        return (int) i;
    }
  return -1;
}

/* Marks the row of that pair, without "chosen". FALSE: it is not in the list; then none is marked. */
gboolean
pal_doubles_list_select (PalDoublesList *self, gint64 one, gint64 other)
{
  int at;

  g_return_val_if_fail (PAL_IS_DOUBLES_LIST (self), FALSE);

  at = find (self, one, other);
  self->filling = TRUE;
  if (at < 0)
    gtk_list_box_unselect_all (self->list);
  else
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, at));
  self->filling = FALSE;
  return at >= 0;
}

gboolean
pal_doubles_list_find (PalDoublesList *self, gint64 one, gint64 other, PalDouble *found)
{
  int at;

  g_return_val_if_fail (PAL_IS_DOUBLES_LIST (self), FALSE);

  at = find (self, one, other);
  if (at >= 0)
    *found = g_array_index (self->doubles, PalDouble, at);
  return at >= 0;
}

/* The pair is decided: its row goes, and the next one is chosen. */
void
pal_doubles_list_drop (PalDoublesList *self, gint64 one, gint64 other)
{
  int at;
  GtkListBoxRow *next;

  g_return_if_fail (PAL_IS_DOUBLES_LIST (self));

  at = find (self, one, other);
  if (at >= 0)
    {
      self->filling = TRUE;
      gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, at)));
      g_array_remove_index (self->doubles, (guint) at);
      self->n--;
      self->filling = FALSE;
    }
  next = gtk_list_box_get_row_at_index (self->list, MIN (MAX (at, 0), (int) self->doubles->len - 1));
  if (next == NULL)
    {
      g_signal_emit (self, signals[CHOSEN], 0, (gint64) 0, (gint64) 0);
      return;
    }
  gtk_list_box_select_row (self->list, next);
  gtk_widget_grab_focus (GTK_WIDGET (next));
}

/* All that are proposed, those that are not shown yet too. */
guint
pal_doubles_list_get_n (PalDoublesList *self)
{
  g_return_val_if_fail (PAL_IS_DOUBLES_LIST (self), 0);

  return self->n;
}

/* FALSE: there is no row. */
gboolean
pal_doubles_list_focus (PalDoublesList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PAL_IS_DOUBLES_LIST (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
