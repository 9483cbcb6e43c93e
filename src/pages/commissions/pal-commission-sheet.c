/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commission-sheet.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-columns.h"
#include "pages/pal-page.h"
#include "pal-commission-candidates.h"
#include "pal-commission-words.h"
#include "records/pal-record.h"
#include "rules/entry/pal-commission-list.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-form.h"
#include "widgets/pal-wrap-layout.h"

/* One commission: when and where, its candidates, its orders, and every field of it. */
struct _PalCommissionSheet {
  GtkWidget                parent_instance;

  GtkWidget               *head, *switcher;
  GtkWidget               *back;
  GtkLabel                *name;
  PalChip                 *state;
  GtkLabel                *details;
  GtkLabel                *counts;
  GtkWidget               *orders;        /* links to the orders that followed */
  GtkStack                *tabs;
  PalCommissionCandidates *candidates;
  PalForm                 *meeting_form, *committee_form;

  PalStore                *store;
  gulong                   store_changed;
  PalQuery                *row, *order_list;
  PalRecord               *meeting, *committee;   /* NULL: none is shown */
  gboolean                 showing;       /* the program changes tabs, not the person */
};

enum { PROP_NARROW = 1 };

enum { GONE, TAB_CHOSEN, ESCAPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCommissionSheet, pal_commission_sheet, GTK_TYPE_WIDGET)

/* The head --------------------------------------------------------------------------------------------------------- */

static void
show_orders (PalCommissionSheet *self)
{
  GListModel *list = G_LIST_MODEL (self->order_list);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->orders)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PalRow) order = g_list_model_get_item (list, i);
      g_autofree char *left = pal_order_state_words (order), *address = pal_address_format ("commissions", pal_row_get_id (order), "order");
      g_autofree char *words = g_strdup_printf ("%s · %s", pal_row_get_text (order, PAL_ORDERS_NUMBER), left);
      GtkWidget *link = gtk_button_new_with_label (words);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", address);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "win.go");
      gtk_widget_add_css_class (link, "pal-link");
      pal_wrap_append (PAL_WRAP (self->orders), link);
    }
}

static void
show_head (PalCommissionSheet *self)
{
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->row), 0);

  if (row == NULL)
    return;
  g_autofree char *name = pal_commission_name (row), *state = pal_commission_state_words (row), *chip = pal_commission_state_chip (row),
                  *when = pal_commission_when (row, PAL_COMMISSIONS_HELD_AT), *counts = pal_commission_count_words (row);
  const char *const parts[] = { when, pal_row_get_text (row, PAL_COMMISSIONS_PLACE), pal_row_get_text (row, PAL_COMMISSIONS_PROGRAMMES) };
  g_autoptr (GString) details = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", parts[i]);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  pal_chip_set_named (self->state, chip, state);
  gtk_label_set_text (self->details, details->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), details->str);
  gtk_label_set_text (self->counts, counts);
  show_orders (self);
}

/* What happens ----------------------------------------------------------------------------------------------------- */

/* The fields of the committee stand beside those of the meeting: another committee, other fields. */
static void
show_committee (PalCommissionSheet *self)
{
  gint64 id = self->meeting != NULL ? pal_record_get_int (self->meeting, "committee", 0) : 0;
  g_autofree char *place = self->meeting != NULL ? pal_address_format ("commissions", pal_record_get_id (self->meeting), "details") : NULL;

  if (self->committee != NULL && id == pal_record_get_id (self->committee))
    return;
  g_clear_object (&self->committee);
  if (id != 0)
    self->committee = pal_record_load (self->store, pal_kind_find ("committee"), id, NULL);
  pal_form_set_record (self->committee_form, self->committee, self->committee != NULL ? self->store : NULL);
  pal_form_set_place (self->committee_form, place);
  pal_form_set_editable (self->committee_form, self->committee != NULL && !pal_store_is_reader (self->store));
}

static void
store_changed_cb (PalCommissionSheet *self)
{
  if (self->meeting == NULL)
    return;
  if (!pal_record_reload (self->meeting, self->store, NULL))
    {
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  show_head (self);
  show_committee (self);
}

static void
tab_changed_cb (PalCommissionSheet *self)
{
  if (!self->showing && self->meeting != NULL)
    g_signal_emit (self, signals[TAB_CHOSEN], 0);
}

static gboolean
key_pressed_cb (PalCommissionSheet *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  g_signal_emit (self, signals[ESCAPED], 0);
  return TRUE;
}

/* A committee that is named here for the first time is an entry commission. */
static gint64
create_reference_cb (PalCommissionSheet *self, const char *table, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf (_("%s — created"), typed);
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("committee"));
  g_autoptr (PalEdit) edit = g_str_equal (table, "committee") ? pal_edit_begin (self->store, label, &error) : NULL;

  if (edit == NULL)
    return 0;
  pal_record_set_text (record, "name", typed);
  pal_record_set_text (record, "kind", "ENTRY");
  if (pal_record_save (record, edit, &error) && pal_edit_commit (edit, &error))
    return pal_record_get_id (record);
  pal_page_complain (GTK_WIDGET (self), error);
  return 0;
}

static void
report_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *address = pal_address_format ("reports", pal_commission_sheet_get_id (PAL_COMMISSION_SHEET (widget)), "commission");

  pal_page_go (widget, address);
}

static gboolean
delete_meeting (PalCommissionSheet *self, const char *words, GError **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, words, error);
  g_autoptr (PalRecord) meeting = edit != NULL ? g_object_ref (self->meeting) : NULL;

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, "commissions");
  return pal_record_delete (meeting, edit, error) && pal_edit_commit (edit, error);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCommissionSheet *self = PAL_COMMISSION_SHEET (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, PAL_TYPE_PAGE);
  g_autofree char *title = pal_record_title (self->meeting), *label = g_strdup_printf (_("Commission %s — %s"), title, C_("edit", "deleted"));
  g_autofree char *words = g_strdup_printf (_("Deleted: %s"), title);
  g_autoptr (GError) error = NULL;

  if (!delete_meeting (self, label, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (page != NULL ? page : widget, words, C_("button", "Undo"), "win.undo");
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_commission_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_widget_get_visible (PAL_COMMISSION_SHEET (object)->back));
}

static void
pal_commission_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_widget_set_visible (PAL_COMMISSION_SHEET (object)->back, g_value_get_boolean (value));
}

static void
pal_commission_sheet_dispose (GObject *object)
{
  PalCommissionSheet *self = PAL_COMMISSION_SHEET (object);

  if (self->tabs != NULL)
    pal_commission_sheet_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_COMMISSION_SHEET);
  G_OBJECT_CLASS (pal_commission_sheet_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_CARD);
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_COLUMNS);
  g_type_ensure (PAL_TYPE_COMMISSION_CANDIDATES);
  g_type_ensure (PAL_TYPE_FORM);
  g_type_ensure (PAL_TYPE_INPUT);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-commission-sheet.ui");
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, head);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, switcher);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, back);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, name);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, state);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, details);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, counts);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, orders);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, tabs);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, candidates);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, meeting_form);
  gtk_widget_class_bind_template_child (klass, PalCommissionSheet, committee_form);
  gtk_widget_class_bind_template_callback (klass, tab_changed_cb);
}

static void
pal_commission_sheet_class_init (PalCommissionSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_commission_sheet_get_property;
  object_class->set_property = pal_commission_sheet_set_property;
  object_class->dispose = pal_commission_sheet_dispose;
  g_object_class_install_property (
    object_class, PROP_NARROW, g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAB_CHOSEN] = g_signal_new ("tab-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ESCAPED] = g_signal_new ("escaped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "commission.report", NULL, report_activated_cb);
  gtk_widget_class_install_action (widget_class, "commission.delete", NULL, delete_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  bind_template (widget_class);
}

static void
pal_commission_sheet_init (PalCommissionSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_object (pal_form_get_input (self->meeting_form, "committee"), "create-reference", G_CALLBACK (create_reference_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
pal_commission_sheet_new (void)
{
  return g_object_new (PAL_TYPE_COMMISSION_SHEET, NULL);
}

/* NULL: the file is closed. No commission is shown afterwards. */
void
pal_commission_sheet_set_store (PalCommissionSheet *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_COMMISSION_SHEET (self));

  pal_commission_sheet_close (self);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->row);
  g_clear_object (&self->order_list);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  /* Before the sheet hears of a change, so that the figures are up to date when it does. */
  self->row = pal_commission_list_new (store);
  self->order_list = pal_order_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/* FALSE, with what was shown before still there, when there is no such commission. */
gboolean
pal_commission_sheet_show (PalCommissionSheet *self, gint64 id, GError **error)
{
  g_autoptr (PalRecord) meeting = NULL;
  g_autofree char *place = pal_address_format ("commissions", id, "details");

  g_return_val_if_fail (PAL_IS_COMMISSION_SHEET (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (pal_commission_sheet_get_id (self) == id)
    return TRUE;
  meeting = pal_record_load (self->store, pal_kind_find ("meeting"), id, error);
  if (meeting == NULL || !pal_commission_list_show (self->row, id, error) || !pal_order_list_show_of (self->order_list, id, error))
    return FALSE;
  pal_form_keep_below (GTK_WIDGET (self));
  g_set_object (&self->meeting, meeting);
  pal_form_set_record (self->meeting_form, meeting, self->store);
  pal_form_set_place (self->meeting_form, place);
  pal_form_set_editable (self->meeting_form, !pal_store_is_reader (self->store));
  show_committee (self);
  pal_commission_candidates_show (self->candidates, id, self->store);
  show_head (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "commission.delete", !pal_store_is_reader (self->store));
  return TRUE;
}

/* Keeps what is typed and shows no commission. */
void
pal_commission_sheet_close (PalCommissionSheet *self)
{
  g_return_if_fail (PAL_IS_COMMISSION_SHEET (self));

  if (self->meeting == NULL)
    return;
  pal_form_keep_below (GTK_WIDGET (self));
  g_clear_object (&self->meeting);
  g_clear_object (&self->committee);
  pal_form_set_record (self->meeting_form, NULL, NULL);
  pal_form_set_record (self->committee_form, NULL, NULL);
  pal_commission_candidates_show (self->candidates, 0, NULL);
}

/* 0: none. */
gint64
pal_commission_sheet_get_id (PalCommissionSheet *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_SHEET (self), 0);

  return self->meeting != NULL ? pal_record_get_id (self->meeting) : 0;
}

const char *
pal_commission_sheet_get_tab (PalCommissionSheet *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_SHEET (self), NULL);

  return gtk_stack_get_visible_child_name (self->tabs);
}

/* @tab: (nullable): "candidates", "details"; another is answered by the first. Without "tab-chosen". */
void
pal_commission_sheet_set_tab (PalCommissionSheet *self, const char *tab)
{
  g_return_if_fail (PAL_IS_COMMISSION_SHEET (self));

  self->showing = TRUE;
  gtk_stack_set_visible_child_name (self->tabs, g_strcmp0 (tab, "details") == 0 ? "details" : "candidates");
  self->showing = FALSE;
}

/* Keeps what is typed. FALSE, with @error in words, when something of it stays on the screen only. */
gboolean
pal_commission_sheet_keep (PalCommissionSheet *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_SHEET (self), FALSE);

  if (self->meeting == NULL)
    return TRUE;
  if (pal_form_keep_below (GTK_WIDGET (self)))
    return pal_commission_candidates_keep (self->candidates, error);
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("What you are typing cannot be kept yet."));
  return FALSE;
}

/* What was begun with people and not done is given up. */
void
pal_commission_sheet_drop (PalCommissionSheet *self)
{
  g_return_if_fail (PAL_IS_COMMISSION_SHEET (self));

  pal_commission_candidates_drop (self->candidates);
}

/* Into the tab that is shown. */
gboolean
pal_commission_sheet_focus (PalCommissionSheet *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_SHEET (self), FALSE);

  if (g_strcmp0 (pal_commission_sheet_get_tab (self), "details") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->meeting_form));
  return pal_commission_candidates_focus (self->candidates);
}
