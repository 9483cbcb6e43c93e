/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commissions-list.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "pal-commission-words.h"
#include "records/pal-dates.h"
#include "rules/entry/pal-commission-list.h"
#include "rules/entry/pal-commission.h"
#include "widgets/pal-band.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"

/* The commissions, the next one first, and the purchase orders; above them who waits for a commission and is on no list. */
struct _PalCommissionsList {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkStack  *stack;
  PalBand   *waiting;
  PalTable  *commissions, *orders;

  PalStore  *store;
  gulong     store_changed;
  PalQuery  *commission_query, *order_query;
  gboolean   filling;       /* the program selects the row, not the person */
  gboolean   by_keyboard;   /* what moved the selection last */
};

enum { OPENED, ENTERED, COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCommissionsList, pal_commissions_list, GTK_TYPE_WIDGET)

/* Cells ------------------------------------------------------------------------------------------------------------ */

static char *
show_name (PalRow *row, guint column)
{
  return pal_commission_when (row, PAL_COMMISSIONS_HELD_AT);
}

static char *
show_counts (PalRow *row, guint column)
{
  return pal_commission_count_words (row);
}

static char *
show_state (PalRow *row, guint column)
{
  return pal_commission_state_words (row);
}

static const PalTableColumn commission_columns[] = {
  { "when", NC_("column", "Commission"), PAL_TABLE_TITLE, PAL_COMMISSIONS_HELD_AT, PAL_COMMISSIONS_CANDIDATES, .expand = TRUE,
    .show = show_name, .show_second = show_counts },
  { "state", N_("State"), PAL_TABLE_CHIP, PAL_COMMISSIONS_STATE, .width = 1000, .show = show_state, .look = pal_commission_state_chip },
  { NULL },
};

/* "3 / 4": used, of those ordered. */
static char *
show_used (PalRow *row, guint column)
{
  int used = (int) pal_row_get_int (row, column, 0);

  if (!pal_row_is_known (row, PAL_ORDERS_PLACES))
    return g_strdup_printf ("%d / ?", used);
  return g_strdup_printf ("%d / %d", used, (int) pal_row_get_int (row, PAL_ORDERS_PLACES, 0));
}

static char *
show_left (PalRow *row, guint column)
{
  return pal_order_state_words (row);
}

static char *
show_issued (PalRow *row, guint column)
{
  g_autofree char *issued = pal_participant_date_words (row, PAL_ORDERS_ISSUED_ON);

  return g_strdup_printf ("%s · %s", pal_row_get_text (row, PAL_ORDERS_CODE), issued);
}

static const PalTableColumn order_columns[] = {
  { "number", NC_("column", "Purchase order"), PAL_TABLE_TITLE, PAL_ORDERS_NUMBER, PAL_ORDERS_CODE, .expand = TRUE,
    .show_second = show_issued },
  { "used", NC_("column", "Places used"), PAL_TABLE_GAUGE, PAL_ORDERS_USED, PAL_ORDERS_PLACES, .width = 640, .show = show_used },
  { "left", NC_("column", "Left"), PAL_TABLE_CHIP, PAL_ORDERS_PLACES, .width = 860, .show = show_left, .look = pal_order_state_chip },
  { NULL },
};

/* Who waits -------------------------------------------------------------------------------------------------------- */

/* The first commission to come that decides for somebody who waits. */
static gint64
find_next (PalCommissionsList *self, GArray *waiting)
{
  GDate today;

  pal_today (&today);
  for (guint i = 0; i < waiting->len; i++)
    {
      g_autoptr (PalCourse) course = pal_course_load (self->store, g_array_index (waiting, gint64, i), NULL);
      gint64 next = course != NULL ? pal_commission_next (self->store, course->programme, &today, 0) : 0;
      if (next != 0)
        return next;
    }
  return 0;
}

static void
update_waiting (PalCommissionsList *self)
{
  g_autoptr (GArray) waiting = self->store != NULL ? pal_commission_waiting (self->store, 0, NULL) : NULL;
  guint n = waiting != NULL ? waiting->len : 0;
  gint64 next = n > 0 ? find_next (self, waiting) : 0;
  GDate day;

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), n > 0);
  g_signal_emit (self, signals[COUNTED], 0);
  if (n == 0)
    return;
  g_autofree char *words = pal_words_with_number (
    ngettext ("%u prescription waits and is on no commission’s list.", "%u prescriptions wait and are on no commission’s list.", n), n);
  pal_band_set (self->waiting, PAL_BAND_WARN, words);
  pal_band_clear_buttons (self->waiting);
  if (next == 0)
    {
      pal_band_add_button (self->waiting, _("Call a Commission"), "win.new-commission");
      return;
    }
  g_autofree char *on = pal_commission_get_day (self->store, next, &day) ? pal_date_show (&day) : g_strdup ("");
  g_autofree char *button = g_strdup_printf (_("Put on the Commission of %s"), on);
  pal_band_add_button (self->waiting, button, "commissions.list-waiting");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "commissions.list-waiting", !pal_store_is_reader (self->store));
}

/* Each onto the next commission of its programme; who has none keeps waiting. */
static guint
list_waiting (PalCommissionsList *self, GError **error)
{
  g_autoptr (GArray) waiting = pal_commission_waiting (self->store, 0, error);
  g_autoptr (PalEdit) edit = waiting != NULL ? pal_edit_begin (self->store, _("Who waits put on the next commission"), error) : NULL;
  GDate today;
  guint n = 0;

  if (edit == NULL)
    return 0;
  pal_today (&today);
  pal_edit_set_place (edit, "commissions");
  for (guint i = 0; i < waiting->len; i++)
    {
      g_autoptr (PalCourse) course = pal_course_load (self->store, g_array_index (waiting, gint64, i), error);
      gint64 next = course != NULL ? pal_commission_next (self->store, course->programme, &today, 0) : 0;
      if (course == NULL || (next != 0 && !pal_commission_list (edit, next, course->prescription, error)))
        return 0;
      n += next != 0;
    }
  return n == 0 || pal_edit_commit (edit, error) ? n : 0;
}

static void
list_waiting_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCommissionsList *self = PAL_COMMISSIONS_LIST (widget);
  g_autoptr (GError) error = NULL;
  guint n = list_waiting (self, &error);
  g_autofree char *done = pal_words_with_number (ngettext ("%u person put on the list", "%u people put on the list", n), n);

  if (error != NULL)
    pal_page_complain (widget, error);
  else if (n > 0)
    pal_page_toast (widget, done, C_("button", "Undo"), "win.undo");
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
selection_changed_cb (PalCommissionsList *self, PalTable *table)
{
  gint64 id = pal_table_get_selected (table);

  if (!self->filling && id != 0)
    g_signal_emit (self, signals[OPENED], 0, id, table == self->orders, self->by_keyboard);
}

static void
commission_selected_cb (PalCommissionsList *self)
{
  selection_changed_cb (self, self->commissions);
}

static void
order_selected_cb (PalCommissionsList *self)
{
  selection_changed_cb (self, self->orders);
}

static void
commission_activated_cb (PalCommissionsList *self, gint64 id)
{
  g_signal_emit (self, signals[ENTERED], 0, id, FALSE);
}

static void
order_activated_cb (PalCommissionsList *self, gint64 id)
{
  g_signal_emit (self, signals[ENTERED], 0, id, TRUE);
}

static gboolean
key_cb (PalCommissionsList *self)
{
  self->by_keyboard = TRUE;
  return FALSE;
}

static void
pressed_cb (PalCommissionsList *self)
{
  self->by_keyboard = FALSE;
}

static void
store_changed_cb (PalCommissionsList *self)
{
  update_waiting (self);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_commissions_list_dispose (GObject *object)
{
  PalCommissionsList *self = PAL_COMMISSIONS_LIST (object);

  if (self->commissions != NULL)
    pal_commissions_list_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_COMMISSIONS_LIST);
  G_OBJECT_CLASS (pal_commissions_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_BAND);
  g_type_ensure (PAL_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-commissions-list.ui");
  gtk_widget_class_bind_template_child (klass, PalCommissionsList, box);
  gtk_widget_class_bind_template_child (klass, PalCommissionsList, stack);
  gtk_widget_class_bind_template_child (klass, PalCommissionsList, waiting);
  gtk_widget_class_bind_template_child (klass, PalCommissionsList, commissions);
  gtk_widget_class_bind_template_child (klass, PalCommissionsList, orders);
  gtk_widget_class_bind_template_callback (klass, commission_selected_cb);
  gtk_widget_class_bind_template_callback (klass, order_selected_cb);
  gtk_widget_class_bind_template_callback (klass, commission_activated_cb);
  gtk_widget_class_bind_template_callback (klass, order_activated_cb);
  gtk_widget_class_bind_template_callback (klass, key_cb);
  gtk_widget_class_bind_template_callback (klass, pressed_cb);
}

static void
pal_commissions_list_class_init (PalCommissionsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_commissions_list_dispose;
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_BOOLEAN,
                                  G_TYPE_BOOLEAN);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[COUNTED] = g_signal_new ("counted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "commissions.list-waiting", NULL, list_waiting_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
pal_commissions_list_init (PalCommissionsList *self)
{
  GtkWidget *none = pal_empty_new ("x-office-calendar-symbolic", _("No commission yet"),
                                   _("An entry commission decides who enters a programme, and for how many months. The purchase order "
                                     "follows.")),
            *no_order = pal_empty_new ("x-office-document-symbolic", _("No purchase order yet"),
                                       _("An order is written from a commission: it says how many places are ordered, and for whom."));

  gtk_widget_init_template (GTK_WIDGET (self));
  pal_empty_add_action (PAL_EMPTY (none), _("Call a Commission"), "win.new-commission");
  pal_table_set_columns (self->commissions, commission_columns);
  pal_table_set_name (self->commissions, _("Commissions"));
  pal_table_set_count_words (self->commissions, "%u commission", "%u commissions");
  pal_table_set_empty (self->commissions, none);
  pal_table_set_columns (self->orders, order_columns);
  pal_table_set_name (self->orders, _("Purchase orders"));
  pal_table_set_count_words (self->orders, "%u order", "%u orders");
  pal_table_set_empty (self->orders, no_order);
}

GtkWidget *
pal_commissions_list_new (void)
{
  return g_object_new (PAL_TYPE_COMMISSIONS_LIST, NULL);
}

/* NULL: the file is closed. */
void
pal_commissions_list_set_store (PalCommissionsList *self, PalStore *store)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PAL_IS_COMMISSIONS_LIST (self));

  pal_table_set_query (self->commissions, NULL);
  pal_table_set_query (self->orders, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->commission_query);
  g_clear_object (&self->order_query);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  /* Before the list hears of a change, so that the rows are up to date when it does. */
  self->commission_query = pal_commission_list_new (store);
  self->order_query = pal_order_list_new (store);
  if (!pal_commission_list_show (self->commission_query, 0, &error) || !pal_order_list_show (self->order_query, 0, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_table_set_query (self->commissions, self->commission_query);
  pal_table_set_query (self->orders, self->order_query);
  update_waiting (self);
}

/* Shows which one is open beside the list, without "opened"; 0: none. */
void
pal_commissions_list_select (PalCommissionsList *self, gint64 id, gboolean order)
{
  g_return_if_fail (PAL_IS_COMMISSIONS_LIST (self));

  self->filling = TRUE;
  if (id != 0)
    gtk_stack_set_visible_child_name (self->stack, order ? "orders" : "commissions");
  if (id != 0 && !order)
    pal_table_select (self->commissions, id);
  else
    pal_table_unselect_all (self->commissions);
  if (id != 0 && order)
    pal_table_select (self->orders, id);
  else
    pal_table_unselect_all (self->orders);
  self->filling = FALSE;
}

/* Onto the row that is selected, or the first one, which is then opened. */
gboolean
pal_commissions_list_focus_rows (PalCommissionsList *self)
{
  gboolean order;

  g_return_val_if_fail (PAL_IS_COMMISSIONS_LIST (self), FALSE);

  order = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "orders") == 0;
  PalTable *table = order ? self->orders : self->commissions;
  PalQuery *query = order ? self->order_query : self->commission_query;
  gint64 first = query != NULL ? pal_query_get_key (query, 0) : 0;
  if (first == 0)
    return FALSE;
  self->by_keyboard = TRUE;
  if (pal_table_get_selected (table) == 0)
    pal_table_select (table, first);
  return gtk_widget_grab_focus (GTK_WIDGET (table));
}

/* How many commissions are over with somebody still to decide on. */
guint
pal_commissions_list_count_late (PalCommissionsList *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSIONS_LIST (self), 0);

  return self->store != NULL ? pal_commission_count_late (self->store) : 0;
}
