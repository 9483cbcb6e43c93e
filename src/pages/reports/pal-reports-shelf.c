/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-reports-shelf.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"

/* The reports to make, late ones first, and those that were sent. */
struct _PalReportsShelf {
  GtkWidget   parent_instance;

  GtkWidget  *scrolled;
  GtkListBox *list;
  GPtrArray  *items;        /* PalShelfItem, one a row */
  gboolean    selecting;
};

G_DEFINE_FINAL_TYPE (PalReportsShelf, pal_reports_shelf, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
group_words (PalShelfGroup group)
{
  switch (group)
    {
    case PAL_SHELF_LATE:
      return C_("reports", "Late");
    case PAL_SHELF_SOON:
      return C_("reports", "To send within a month");
    case PAL_SHELF_LATER:
      return C_("reports", "Later");
    case PAL_SHELF_OLD:
      return C_("reports", "Not sent, over a year old");
    case PAL_SHELF_SENT:
    default:
      return C_("reports", "Sent");
    }
}

/**
 * pal_shelf_item_words:
 * @kind: (out): the look of the chip that says it
 *
 * Returns: (transfer full): when the report is due or was sent, in words
 */
char *
pal_shelf_item_words (const PalShelfItem *item,
                      PalChipKind        *kind)
{
  g_autofree char *date = g_date_valid (&item->date) ? pal_date_show (&item->date) : NULL;

  *kind = PAL_CHIP_PLAIN;
  if (date == NULL)
    return g_strdup (item->group == PAL_SHELF_SENT            ? C_("a report", "sent")
                     : g_str_equal (item->report, "R01") ? _("no end date") : _("no due date"));
  switch (item->group)
    {
    case PAL_SHELF_LATE:
      *kind = PAL_CHIP_LATE;
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", -item->days), -item->days);
    case PAL_SHELF_SOON:
      *kind = PAL_CHIP_WARN;
      break;
    case PAL_SHELF_SENT:
      *kind = PAL_CHIP_OK;
      break;
    default:
      break;
    }
  return g_steal_pointer (&date);
}

/* Rows ------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *words,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
report_title (const char *report)
{
  const PalReportKind *kind = pal_report_kind_find (report);

  return kind != NULL ? _(kind->title) : report;
}

static GtkWidget *
new_row (const PalShelfItem *item)
{
  const char *what = item->what != NULL ? item->what : _("All programmes"), *title = report_title (item->report);
  PalChipKind kind;
  g_autofree char *words = pal_shelf_item_words (item, &kind);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", what, title, words);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = new_label (title, "pal-dim");
  GtkWidget *chip = kind == PAL_CHIP_PLAIN ? new_label (words, "pal-dim") : pal_chip_new (kind, words);

  gtk_widget_add_css_class (label, "pal-small");
  gtk_widget_add_css_class (box, "pal-shelf-row");
  if (kind == PAL_CHIP_PLAIN)
    {
      gtk_widget_add_css_class (chip, "pal-small");
      gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_NONE);
    }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (box), new_label (what, "pal-strong"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static PalShelfItem *
item_of (PalReportsShelf *self,
         GtkListBoxRow   *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->items->len ? g_ptr_array_index (self->items, index) : NULL;
}

static GtkWidget *
new_head (PalReportsShelf *self,
          PalShelfGroup    group)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (group_words (group));
  g_autofree char *count = g_strdup_printf ("%u", pal_reports_shelf_count (self, group));
  GtkWidget *badge = gtk_label_new (count);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (head, "pal-grouphead");
  gtk_widget_add_css_class (label, group == PAL_SHELF_LATE ? "pal-late" : "pal-strong");
  gtk_widget_add_css_class (badge, "pal-badge");
  if (group == PAL_SHELF_LATE)
    gtk_widget_add_css_class (badge, "late");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), badge);
  return head;
}

static void
update_head (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       data)
{
  PalReportsShelf *self = data;
  PalShelfItem *item = item_of (self, row), *earlier = item_of (self, before);

  if (item != NULL && (earlier == NULL || earlier->group != item->group))
    gtk_list_box_row_set_header (row, new_head (self, item->group));
  else
    gtk_list_box_row_set_header (row, NULL);
}

static void
row_selected_cb (PalReportsShelf *self,
                 GtkListBoxRow   *row)
{
  PalShelfItem *item = item_of (self, row);

  if (item != NULL && !self->selecting)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

/* A list that is entered chooses its first row where none is chosen; but then the report that is open stands on no row, and
 * stays open. */
static gboolean
pal_reports_shelf_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  PalReportsShelf *self = PAL_REPORTS_SHELF (widget);
  gboolean moved, entered = gtk_list_box_get_selected_row (self->list) == NULL && gtk_widget_get_focus_child (widget) == NULL;

  self->selecting = entered;
  moved = GTK_WIDGET_CLASS (pal_reports_shelf_parent_class)->focus (widget, direction);
  if (entered)
    gtk_list_box_unselect_all (self->list);
  self->selecting = FALSE;
  return moved;
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_reports_shelf_dispose (GObject *object)
{
  PalReportsShelf *self = PAL_REPORTS_SHELF (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_reports_shelf_parent_class)->dispose (object);
}

static void
pal_reports_shelf_finalize (GObject *object)
{
  g_ptr_array_unref (PAL_REPORTS_SHELF (object)->items);
  G_OBJECT_CLASS (pal_reports_shelf_parent_class)->finalize (object);
}

static void
pal_reports_shelf_class_init (PalReportsShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_reports_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_reports_shelf_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  widget_class->focus = pal_reports_shelf_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_reports_shelf_init (PalReportsShelf *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_shelf_item_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_list_box_set_header_func (self->list, update_head, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reports"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);

  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "child", self->list, "vexpand", TRUE, NULL);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
pal_reports_shelf_new (void)
{
  return g_object_new (PAL_TYPE_REPORTS_SHELF, NULL);
}

/* @items: (transfer full): as pal_report_shelf() gives them. Nothing is selected then. */
void
pal_reports_shelf_set_items (PalReportsShelf *self,
                             GPtrArray       *items)
{
  GtkListBoxRow *row;

  g_return_if_fail (PAL_IS_REPORTS_SHELF (self));
  g_return_if_fail (items != NULL);

  self->selecting = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_unref (self->items);
  self->items = items;
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (items, i)));
  self->selecting = FALSE;
}

/* Whether the report is about one cohort, order or commission, and both about the same. */
static gboolean
is_about (const PalShelfItem *item,
          const char         *report,
          const PalScope     *scope)
{
  return item->sent == 0 && g_strcmp0 (item->report, report) == 0 && item->scope.cohort == scope->cohort
         && item->scope.order == scope->order && item->scope.meeting == scope->meeting
         && (scope->cohort != 0 || scope->order != 0 || scope->meeting != 0);
}

/* Selects the report that was sent, or else the one to be made that is about the same, without "chosen". NULL, and nothing
 * is selected, when the shelf does not hold it. */
const PalShelfItem *
pal_reports_shelf_select (PalReportsShelf *self,
                          const char      *report,
                          const PalScope  *scope,
                          gint64           sent)
{
  PalShelfItem *found = NULL;
  guint at = 0;

  g_return_val_if_fail (PAL_IS_REPORTS_SHELF (self), NULL);

  for (guint i = 0; i < self->items->len && found == NULL; i++)
    {
      PalShelfItem *item = g_ptr_array_index (self->items, i);

      if (sent != 0 ? item->sent == sent : is_about (item, report, scope))
        {
          found = item;
          at = i;
        }
    }
  self->selecting = TRUE;
  gtk_list_box_select_row (self->list, found != NULL ? gtk_list_box_get_row_at_index (self->list, at) : NULL);
  self->selecting = FALSE;
  return found;
}

/* The first of the shelf; NULL when it is empty. */
const PalShelfItem *
pal_reports_shelf_get_first (PalReportsShelf *self)
{
  g_return_val_if_fail (PAL_IS_REPORTS_SHELF (self), NULL);

  return self->items->len > 0 ? g_ptr_array_index (self->items, 0) : NULL;
}

guint
pal_reports_shelf_count (PalReportsShelf *self,
                         PalShelfGroup    group)
{
  guint n = 0;

  g_return_val_if_fail (PAL_IS_REPORTS_SHELF (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    if (((PalShelfItem *) g_ptr_array_index (self->items, i))->group == group)
      n++;
  return n;
}
