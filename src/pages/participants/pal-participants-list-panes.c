/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-list-private.h"

#include "pages/pal-ask.h"
#include "pages/pal-page.h"
#include "pal-participants-columns.h"

/* What is asked above the list of people, in the place of a dialog: conditions, names of filters, columns, what happens to those
 * who are selected, what an export takes along. */

/* One thing is asked at a time. */
void
pal_participants_list_close_panes (PalParticipantsList *self)
{
  pal_filter_pane_end (self->filter_pane);
  pal_columns_pane_end (self->columns_pane);
  pal_participants_bulk_end (self->bulk);
  pal_export_pane_end (self->export_pane);
  pal_ask_end (PAL_ASK (pal_saved_filters_get_ask (self->saved)));
}

/* Conditions ------------------------------------------------------------------------------------------------------- */

static void
condition_chosen_cb (PalParticipantsList *self, const PalCondition *condition)
{
  if (self->edited >= 0 && (guint) self->edited < pal_filter_get_n (self->filter))
    pal_filter_replace (self->filter, (guint) self->edited, pal_condition_copy (condition));
  else if (pal_filter_find (self->filter, condition) < 0)
    pal_filter_add (self->filter, pal_condition_copy (condition));
  pal_participants_list_filter_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
pane_closed_cb (PalParticipantsList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
begin_condition (PalParticipantsList *self, const char *key)
{
  pal_participants_list_close_panes (self);
  self->edited = -1;
  if (self->fields != NULL)
    pal_filter_pane_begin (self->filter_pane, self->fields, key);
}

static void
add_filter_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_condition (PAL_PARTICIPANTS_LIST (widget), NULL);
}

static void
filter_by_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_condition (PAL_PARTICIPANTS_LIST (widget), g_variant_get_string (parameter, NULL));
}

static void
edit_condition_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index >= pal_filter_get_n (self->filter))
    return;
  pal_participants_list_close_panes (self);
  self->edited = (int) index;
  pal_filter_pane_edit (self->filter_pane, self->fields, pal_filter_get (self->filter, index));
}

static void
remove_condition_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (index >= pal_filter_get_n (self->filter))
    return;
  pal_participants_list_close_panes (self);
  pal_filter_remove (self->filter, index);
  pal_participants_list_filter_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Kept filters ----------------------------------------------------------------------------------------------------- */

static void
saved_chosen_cb (PalParticipantsList *self, const PalFilter *filter)
{
  PalFilter *copy = pal_filter_copy (filter);

  pal_participants_list_close_panes (self);
  pal_filter_free (self->filter);
  self->filter = copy;
  pal_participants_list_filter_changed (self);
}

static void
saved_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);

  if (g_str_equal (action, "participants.use-filter"))
    pal_saved_filters_use (self->saved, g_variant_get_uint32 (parameter));
  else if (g_str_equal (action, "participants.update-filter"))
    pal_saved_filters_update (self->saved, g_variant_get_int64 (parameter));
  else if (g_str_equal (action, "participants.delete-filter"))
    pal_saved_filters_delete (self->saved, g_variant_get_int64 (parameter));
  else
    {
      pal_participants_list_close_panes (self);
      pal_saved_filters_ask_name (self->saved);
    }
}

/* Columns ---------------------------------------------------------------------------------------------------------- */

/* The list anew, with other columns; who was selected stays so. @columns: (transfer full). What the table had of the old ones is
 * freed when it has the new ones. */
void
pal_participants_list_show_columns (PalParticipantsList *self, char **columns)
{
  guint n;
  g_autofree gint64 *selected = pal_table_get_selection (self->table, &n);
  g_autofree PalTableColumn *made_before = self->columns;
  g_auto (GStrv) shown_before = self->shown;

  self->filling = TRUE;
  self->shown = columns;
  if (self->order != NULL && !g_strv_contains ((const char *const *) columns, self->order))
    g_clear_pointer (&self->order, g_free);
  pal_table_set_query (self->table, NULL);
  g_clear_object (&self->query);
  self->columns = pal_participants_columns_new (self->fields, (const char *const *) columns);
  pal_table_set_columns (self->table, self->columns);
  self->query = pal_people_list_new (self->fields, (const char *const *) columns);
  pal_participants_list_ask (self);
  pal_table_set_query (self->table, self->query);
  pal_table_set_sort (self->table, self->order != NULL ? self->order : PAL_PEOPLE_COLUMN_NAME, self->descending);
  if (n > 0)
    pal_table_select_several (self->table, selected, n);
  self->filling = FALSE;
}

static void
columns_changed_cb (PalParticipantsList *self)
{
  const char *const *chosen = pal_columns_pane_get (self->columns_pane);
  g_autoptr (GError) error = NULL;

  pal_participants_list_show_columns (self, g_strdupv ((char **) chosen));
  if (!pal_store_is_reader (self->store) && !pal_people_columns_keep (self->fields, chosen, &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
columns_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);

  pal_participants_list_close_panes (self);
  if (self->fields != NULL)
    pal_columns_pane_begin (self->columns_pane, self->fields, (const char *const *) self->shown);
}

/* Several people --------------------------------------------------------------------------------------------------- */

void
pal_participants_list_update_bulk (PalParticipantsList *self)
{
  gboolean writes = self->store != NULL && !pal_store_is_reader (self->store);
  gboolean somebody = writes && pal_table_get_n_selected (self->table) > 0;

  for (int i = 0; pal_participants_bulk_actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), pal_participants_bulk_actions[i],
                                   pal_participants_bulk_needs_people (pal_participants_bulk_actions[i]) ? somebody : writes);
}

static void
bulk_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);
  guint n;
  g_autofree gint64 *people = pal_table_get_selection (self->table, &n);

  pal_participants_list_close_panes (self);
  pal_participants_bulk_begin (self->bulk, action, self->store, people, n);
}

static void
bulk_ended_cb (PalParticipantsList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Export ----------------------------------------------------------------------------------------------------------- */

/* Full transfer. */
static PalPeopleSeen *
what_is_seen (PalParticipantsList *self)
{
  PalPeopleSeen *seen = g_new0 (PalPeopleSeen, 1);

  seen->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  seen->filter = pal_filter_copy (self->filter);
  seen->order = g_strdup (self->order);
  seen->descending = self->descending;
  seen->columns = g_strdupv (self->shown);
  return seen;
}

static void
export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);
  gboolean csv = g_str_equal (g_variant_get_string (parameter, NULL), "csv");

  pal_participants_list_close_panes (self);
  if (self->fields != NULL)
    pal_export_pane_begin (self->export_pane, self->fields, what_is_seen (self), csv ? PAL_PEOPLE_CSV : PAL_PEOPLE_XLSX);
}

/* Together -------------------------------------------------------------------------------------------------------- */

static void
add_pane (PalParticipantsList *self, GtkWidget *pane)
{
  gtk_box_append (GTK_BOX (self->panes), pane);
}

void
pal_participants_list_make_panes (PalParticipantsList *self)
{
  self->filter_pane = PAL_FILTER_PANE (pal_filter_pane_new ());
  self->columns_pane = PAL_COLUMNS_PANE (pal_columns_pane_new ());
  self->bulk = PAL_PARTICIPANTS_BULK (pal_participants_bulk_new ());
  self->export_pane = PAL_EXPORT_PANE (pal_export_pane_new ());
  add_pane (self, GTK_WIDGET (self->filter_pane));
  add_pane (self, GTK_WIDGET (self->columns_pane));
  add_pane (self, GTK_WIDGET (self->bulk));
  add_pane (self, GTK_WIDGET (self->export_pane));
  add_pane (self, pal_saved_filters_get_ask (self->saved));
  g_signal_connect_swapped (self->saved, "chosen", G_CALLBACK (saved_chosen_cb), self);
  g_signal_connect_swapped (self->filter_pane, "chosen", G_CALLBACK (condition_chosen_cb), self);
  g_signal_connect_swapped (self->filter_pane, "cancelled", G_CALLBACK (pane_closed_cb), self);
  g_signal_connect_swapped (self->columns_pane, "changed", G_CALLBACK (columns_changed_cb), self);
  g_signal_connect_swapped (self->columns_pane, "closed", G_CALLBACK (pane_closed_cb), self);
  g_signal_connect_swapped (self->bulk, "ended", G_CALLBACK (bulk_ended_cb), self);
  g_signal_connect_swapped (self->export_pane, "closed", G_CALLBACK (pane_closed_cb), self);
}

/* What can be asked for, by menus, keys and buttons. */
void
pal_participants_list_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "participants.add-filter", NULL, add_filter_activated_cb);
  gtk_widget_class_install_action (klass, "participants.filter-by", "s", filter_by_activated_cb);
  gtk_widget_class_install_action (klass, "participants.edit-condition", "u", edit_condition_activated_cb);
  gtk_widget_class_install_action (klass, "participants.remove-condition", "u", remove_condition_activated_cb);
  gtk_widget_class_install_action (klass, "participants.use-filter", "u", saved_activated_cb);
  gtk_widget_class_install_action (klass, "participants.keep-filter", NULL, saved_activated_cb);
  gtk_widget_class_install_action (klass, "participants.update-filter", "x", saved_activated_cb);
  gtk_widget_class_install_action (klass, "participants.delete-filter", "x", saved_activated_cb);
  gtk_widget_class_install_action (klass, "participants.columns", NULL, columns_activated_cb);
  gtk_widget_class_install_action (klass, "participants.export", "s", export_activated_cb);
  for (int i = 0; pal_participants_bulk_actions[i] != NULL; i++)
    gtk_widget_class_install_action (klass, pal_participants_bulk_actions[i], NULL, bulk_activated_cb);
}
