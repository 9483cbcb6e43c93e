/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-order-sheet.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "pal-commission-words.h"
#include "records/pal-record.h"
#include "rules/entry/pal-commission-list.h"
#include "rules/entry/pal-order.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-form.h"
#include "widgets/pal-gauge.h"
#include "widgets/pal-table.h"
#include "widgets/pal-wrap-layout.h"

/* One purchase order: how many of its places are used, its fields, and its people with their months. */
struct _PalOrderSheet {
  GtkWidget  parent_instance;

  GtkWidget *head, *body;
  GtkWidget *back;
  GtkLabel  *name;
  PalChip   *state;
  GtkLabel  *details;
  GtkLabel  *places;
  PalGauge  *gauge;
  PalForm   *form;
  PalTable  *table;

  PalStore  *store;
  gulong     store_changed;
  PalQuery  *row, *people;
  PalRecord *order;         /* NULL: none is shown */
};

enum { PROP_NARROW = 1 };

enum { GONE, ESCAPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalOrderSheet, pal_order_sheet, GTK_TYPE_WIDGET)

/* Cells ------------------------------------------------------------------------------------------------------------ */

static char *
show_state (PalRow *row, guint column)
{
  return g_strdup (pal_course_state_label (pal_course_state_find (pal_row_get_text (row, column))));
}

static char *
look_of_state (PalRow *row)
{
  return g_strdup (pal_course_state_chip (pal_course_state_find (pal_row_get_text (row, PAL_ORDERED_STATE))));
}

static char *
look_of_cohort (PalRow *row)
{
  return pal_participant_cohort_look (pal_row_get_int (row, PAL_ORDERED_COLOUR, 0));
}

/* Whose place it was, or who has it now. */
static char *
show_replacement (PalRow *row, guint column)
{
  if (pal_row_is_known (row, PAL_ORDERED_REPLACES))
    return g_strdup_printf (_("Takes the place of %s"), pal_row_get_text (row, PAL_ORDERED_REPLACES));
  if (pal_row_is_known (row, PAL_ORDERED_REPLACED_BY))
    return g_strdup_printf (_("Replaced by %s"), pal_row_get_text (row, PAL_ORDERED_REPLACED_BY));
  return g_strdup ("");
}

static const PalTableColumn columns[] = {
  { "name", N_("Name"), PAL_TABLE_NAME, PAL_ORDERED_LAST_NAME, PAL_ORDERED_FIRST_NAME, .width = 900, .expand = TRUE },
  { "cohort", NC_("column", "Cohort"), PAL_TABLE_CHIP, PAL_ORDERED_CODE, .width = 480, .look = look_of_cohort },
  { "state", N_("State"), PAL_TABLE_CHIP, PAL_ORDERED_STATE, .width = 1100, .show = show_state, .look = look_of_state },
  { "months", NC_("column", "Months"), PAL_TABLE_NUMBER, PAL_ORDERED_MONTHS, .width = 430 },
  { "entered", NC_("column", "Entry"), PAL_TABLE_DATE, PAL_ORDERED_ENTRY_ON, .width = 640 },
  { "planned-end", NC_("column", "Planned end"), PAL_TABLE_DATE, PAL_ORDERED_PLANNED_END, .width = 680 },
  { "replacement", NC_("column", "Replacement"), PAL_TABLE_DIM, PAL_ORDERED_REPLACES, .width = 800, .expand = TRUE,
    .show = show_replacement },
  { NULL },
};

/* The head --------------------------------------------------------------------------------------------------------- */

static void
show_places (PalOrderSheet *self)
{
  PalOrderPlaces places;
  g_autoptr (GError) error = NULL;

  if (!pal_order_count (self->store, pal_record_get_id (self->order), &places, &error))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *words = pal_order_words (&places);
  gtk_label_set_text (self->places, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->places), words);
  pal_gauge_set (self->gauge, places.used, MAX (places.places, 0), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->gauge), places.places > 0);
}

static void
show_head (PalOrderSheet *self)
{
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->row), 0);

  if (row == NULL)
    return;
  g_autofree char *state = pal_order_state_words (row), *chip = pal_order_state_chip (row),
                  *issued = pal_participant_date_words (row, PAL_ORDERS_ISSUED_ON),
                  *held = pal_participant_date_words (row, PAL_ORDERS_MEETING_ON);
  g_autofree char *after = *held != '\0' ? g_strdup_printf (_("commission of %s"), held) : g_strdup ("");
  const char *const parts[] = { pal_row_get_text (row, PAL_ORDERS_PROGRAMME), issued, after };
  g_autoptr (GString) details = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", parts[i]);
  gtk_label_set_text (self->name, pal_row_get_text (row, PAL_ORDERS_NUMBER));
  pal_chip_set_named (self->state, chip, state);
  gtk_label_set_text (self->details, details->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), details->str);
  show_places (self);
}

/* What happens ----------------------------------------------------------------------------------------------------- */

static void
selection_changed_cb (PalOrderSheet *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "order.take-off",
                                 self->store != NULL && !pal_store_is_reader (self->store) && pal_table_get_n_selected (self->table) > 0);
}

static void
row_activated_cb (PalOrderSheet *self, gint64 id)
{
  guint position = pal_query_get_position (self->people, id);
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->people), position);
  g_autofree char *address =
    row != NULL ? pal_address_format ("participants", pal_row_get_int (row, PAL_ORDERED_PARTICIPANT, 0), NULL) : NULL;

  if (address != NULL)
    pal_page_go (GTK_WIDGET (self), address);
}

static void
store_changed_cb (PalOrderSheet *self)
{
  if (self->order == NULL)
    return;
  if (pal_record_reload (self->order, self->store, NULL))
    show_head (self);
  else
    g_signal_emit (self, signals[GONE], 0);
}

static gboolean
key_pressed_cb (PalOrderSheet *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  g_signal_emit (self, signals[ESCAPED], 0);
  return TRUE;
}

/* Actions ---------------------------------------------------------------------------------------------------------- */

/* "order.report" is the order itself (R04), "order.course-report" the end-of-course report of its people (R01). */
static void
report_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *address = pal_address_format ("reports", pal_order_sheet_get_id (PAL_ORDER_SHEET (widget)),
                                                 g_str_equal (action, "order.report") ? "order" : "order-course");

  pal_page_go (widget, address);
}

/* The edit that is begun for the order that is shown. */
static PalEdit *
begin (PalOrderSheet *self, const char *what, gboolean stays, GError **error)
{
  g_autofree char *title = pal_record_title (self->order), *label = g_strdup_printf (_("Purchase order %s — %s"), title, what);
  g_autofree char *place = stays ? pal_address_format ("commissions", pal_record_get_id (self->order), "order") : g_strdup ("commissions");
  PalEdit *edit = pal_edit_begin (self->store, label, error);

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  return edit;
}

static gboolean
take_off (PalOrderSheet *self, const gint64 *ids, guint n, const char *done, GError **error)
{
  g_autoptr (PalEdit) edit = begin (self, done, TRUE, error);

  for (guint i = 0; edit != NULL && i < n; i++)
    if (!pal_order_take_off (edit, ids[i], error))
      return FALSE;
  return edit != NULL && pal_edit_commit (edit, error);
}

static void
take_off_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalOrderSheet *self = PAL_ORDER_SHEET (widget);
  guint n;
  g_autofree gint64 *ids = pal_table_get_selection (self->table, &n);
  g_autofree char *done = pal_words_with_number (ngettext ("%u person taken off the order", "%u people taken off the order", n), n);
  g_autoptr (GError) error = NULL;

  if (!take_off (self, ids, n, done, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (widget, done, C_("button", "Undo"), "win.undo");
}

static gboolean
delete_order (PalOrderSheet *self, GError **error)
{
  g_autoptr (PalEdit) edit = begin (self, C_("edit", "deleted"), FALSE, error);
  g_autoptr (PalRecord) order = g_object_ref (self->order);

  return edit != NULL && pal_record_delete (order, edit, error) && pal_edit_commit (edit, error);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalOrderSheet *self = PAL_ORDER_SHEET (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, PAL_TYPE_PAGE);
  g_autofree char *title = pal_record_title (self->order), *words = g_strdup_printf (_("Deleted: %s"), title);
  g_autoptr (GError) error = NULL;

  if (!delete_order (self, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (page != NULL ? page : widget, words, C_("button", "Undo"), "win.undo");
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_order_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_widget_get_visible (PAL_ORDER_SHEET (object)->back));
}

static void
pal_order_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_widget_set_visible (PAL_ORDER_SHEET (object)->back, g_value_get_boolean (value));
}

static void
pal_order_sheet_dispose (GObject *object)
{
  PalOrderSheet *self = PAL_ORDER_SHEET (object);

  if (self->table != NULL)
    pal_order_sheet_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_ORDER_SHEET);
  G_OBJECT_CLASS (pal_order_sheet_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_CARD);
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_FORM);
  g_type_ensure (PAL_TYPE_GAUGE);
  g_type_ensure (PAL_TYPE_INPUT);
  g_type_ensure (PAL_TYPE_TABLE);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-order-sheet.ui");
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, head);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, body);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, back);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, name);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, state);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, details);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, places);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, gauge);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, form);
  gtk_widget_class_bind_template_child (klass, PalOrderSheet, table);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  gtk_widget_class_bind_template_callback (klass, row_activated_cb);
}

static void
pal_order_sheet_class_init (PalOrderSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_order_sheet_get_property;
  object_class->set_property = pal_order_sheet_set_property;
  object_class->dispose = pal_order_sheet_dispose;
  g_object_class_install_property (
    object_class, PROP_NARROW, g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ESCAPED] = g_signal_new ("escaped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "order.report", NULL, report_activated_cb);
  gtk_widget_class_install_action (widget_class, "order.course-report", NULL, report_activated_cb);
  gtk_widget_class_install_action (widget_class, "order.take-off", NULL, take_off_activated_cb);
  gtk_widget_class_install_action (widget_class, "order.delete", NULL, delete_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  bind_template (widget_class);
}

static void
pal_order_sheet_init (PalOrderSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->gauge), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->places, NULL, -1);
  pal_table_set_columns (self->table, columns);
  pal_table_set_multiple (self->table, TRUE);
  pal_table_set_name (self->table, _("People on the order"));
  pal_table_set_count_words (self->table, "%u person", "%u people");
  pal_table_set_empty (self->table, pal_empty_new ("system-users-symbolic", _("Nobody is on this order"),
                                                   _("People come onto an order from the commission that accepted them.")));
  gtk_widget_set_overflow (GTK_WIDGET (self->table), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pal_order_sheet_new (void)
{
  return g_object_new (PAL_TYPE_ORDER_SHEET, NULL);
}

/* NULL: the file is closed. No order is shown afterwards. */
void
pal_order_sheet_set_store (PalOrderSheet *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_ORDER_SHEET (self));

  pal_order_sheet_close (self);
  pal_table_set_query (self->table, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->row);
  g_clear_object (&self->people);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  /* Before the sheet hears of a change, so that the figures are up to date when it does. */
  self->row = pal_order_list_new (store);
  self->people = pal_ordered_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_table_set_query (self->table, self->people);
}

/* FALSE, with what was shown before still there, when there is no such order. */
gboolean
pal_order_sheet_show (PalOrderSheet *self, gint64 id, GError **error)
{
  g_autoptr (PalRecord) order = NULL;
  g_autofree char *place = pal_address_format ("commissions", id, "order");

  g_return_val_if_fail (PAL_IS_ORDER_SHEET (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (pal_order_sheet_get_id (self) == id)
    return TRUE;
  order = pal_record_load (self->store, pal_kind_find ("purchase_order"), id, error);
  if (order == NULL || !pal_order_list_show (self->row, id, error) || !pal_ordered_list_show (self->people, id, error))
    return FALSE;
  g_set_object (&self->order, order);
  pal_form_set_record (self->form, order, self->store);
  pal_form_set_place (self->form, place);
  pal_form_set_editable (self->form, !pal_store_is_reader (self->store));
  pal_table_unselect_all (self->table);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "order.delete", !pal_store_is_reader (self->store));
  selection_changed_cb (self);
  show_head (self);
  return TRUE;
}

/* Keeps what is typed and shows no order. */
void
pal_order_sheet_close (PalOrderSheet *self)
{
  g_return_if_fail (PAL_IS_ORDER_SHEET (self));

  if (self->order == NULL)
    return;
  pal_form_keep_below (GTK_WIDGET (self));
  g_clear_object (&self->order);
  pal_form_set_record (self->form, NULL, NULL);
}

/* 0: none. */
gint64
pal_order_sheet_get_id (PalOrderSheet *self)
{
  g_return_val_if_fail (PAL_IS_ORDER_SHEET (self), 0);

  return self->order != NULL ? pal_record_get_id (self->order) : 0;
}

/* Keeps what is typed. FALSE, with @error in words, when something of it stays on the screen only. */
gboolean
pal_order_sheet_keep (PalOrderSheet *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_ORDER_SHEET (self), FALSE);

  if (self->order == NULL || pal_form_keep_below (GTK_WIDGET (self)))
    return TRUE;
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("What you are typing cannot be kept yet."));
  return FALSE;
}

gboolean
pal_order_sheet_focus (PalOrderSheet *self)
{
  g_return_val_if_fail (PAL_IS_ORDER_SHEET (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
