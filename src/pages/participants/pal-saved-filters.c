/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-saved-filters.h"

#include <glib/gi18n.h>

#include "pages/pal-ask.h"
#include "pages/pal-page.h"
#include "widgets/pal-named.h"

struct _PalSavedFilters {
  GtkWidget      parent_instance;

  GtkWidget     *button;
  PalAsk        *ask;       /* owned here too: it stands elsewhere */
  GtkWidget     *name;

  PalStore      *store;
  GPtrArray     *saved;     /* of PalSavedFilter */
  PalFilter     *current;   /* what holds in the list */
  gint64         used;      /* the one that was chosen last; 0: none of the file's */
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSavedFilters, pal_saved_filters, GTK_TYPE_WIDGET)

static PalSavedFilter *
find_saved (PalSavedFilters *self, gint64 id)
{
  for (guint i = 0; id != 0 && self->saved != NULL && i < self->saved->len; i++)
    {
      PalSavedFilter *saved = g_ptr_array_index (self->saved, i);
      if (saved->id == id)
        return saved;
    }
  return NULL;
}

/* The menu ------------------------------------------------------------------------------------------------------------------ */

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* The file's own first: those that people made are those that they use. */
static void
append_filters (PalSavedFilters *self, GMenu *menu, gboolean own)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < self->saved->len; i++)
    {
      PalSavedFilter *saved = g_ptr_array_index (self->saved, i);
      if ((saved->id != 0) == own)
        append_item (section, saved->name, "participants.use-filter", g_variant_new_uint32 (i));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, own ? _("Kept in this file") : _("Proposed"), G_MENU_MODEL (section));
}

static void
append_changes (PalSavedFilters *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  PalSavedFilter *used = find_saved (self, self->used);

  append_item (section, _("Keep These Conditions…"), "participants.keep-filter", NULL);
  if (used != NULL)
    {
      g_autofree char *update = g_strdup_printf (_("Update “%s”"), used->name), *delete = g_strdup_printf (_("Delete “%s”"), used->name);
      if (!pal_filter_equal (used->filter, self->current))
        append_item (section, update, "participants.update-filter", g_variant_new_int64 (used->id));
      append_item (section, delete, "participants.delete-filter", g_variant_new_int64 (used->id));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
fill_menu (PalSavedFilters *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_clear_pointer (&self->saved, g_ptr_array_unref);
  if (self->store == NULL)
    return;
  self->saved = pal_saved_filters_load (self->store);
  append_filters (self, menu, TRUE);
  append_filters (self, menu, FALSE);
  if (!pal_store_is_reader (self->store))
    append_changes (self, menu);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
}

/* Keeping --------------------------------------------------------------------------------------------------------------------- */

static void
answered_cb (PalSavedFilters *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pal_saved_filter_keep (self->store, 0, gtk_editable_get_text (GTK_EDITABLE (self->name)), self->current, &error);
  g_autofree char *words = NULL;

  if (id == 0)
    {
      pal_ask_set_problem (self->ask, error->message);
      gtk_widget_grab_focus (self->name);
      return;
    }
  self->used = id;
  fill_menu (self);
  words = g_strdup_printf (_("The filter “%s” is kept."), find_saved (self, id)->name);
  pal_ask_end (self->ask);
  gtk_widget_grab_focus (self->button);
  pal_page_toast (GTK_WIDGET (self), words, NULL, NULL);
}

static void
cancelled_cb (PalSavedFilters *self)
{
  gtk_widget_grab_focus (self->button);
}

static void
name_entered_cb (PalSavedFilters *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->ask), "ask.answer", NULL);
}

/* Deleted, and had back --------------------------------------------------------------------------------------------------------- */

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PalSavedFilters *self = data;
  const char *name, *text;
  gint64 id;

  g_variant_get (parameter, "(x&s&s)", &id, &name, &text);
  g_autoptr (PalFilter) filter = pal_filter_from_text (text);
  if (self->store != NULL)
    pal_saved_filter_keep (self->store, id, name, filter, NULL);
  self->used = id;
  fill_menu (self);
}

/* The toast is the window's, so its action has to be. */
static void
offer_restore (PalSavedFilters *self, const PalSavedFilter *saved)
{
  static const GActionEntry entries[] = { { "restore", restore_cb, "(xss)", NULL, NULL } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *text = pal_filter_to_text (saved->filter), *words = g_strdup_printf (_("The filter “%s” is deleted."), saved->name);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xss)", saved->id, saved->name, text));
  g_autofree char *action = g_action_print_detailed_name ("kept-filter.restore", target);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "kept-filter", G_ACTION_GROUP (group));
  pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), action);
}

/* The widget ---------------------------------------------------------------------------------------------------------------------- */

static void
pal_saved_filters_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "kept-filter", NULL);
  GTK_WIDGET_CLASS (pal_saved_filters_parent_class)->unroot (widget);
}

static void
pal_saved_filters_dispose (GObject *object)
{
  PalSavedFilters *self = PAL_SAVED_FILTERS (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (self->ask != NULL)
    g_signal_handlers_disconnect_by_data (self->ask, self);
  g_clear_object (&self->ask);
  g_clear_object (&self->store);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->current, pal_filter_free);
  G_OBJECT_CLASS (pal_saved_filters_parent_class)->dispose (object);
}

static void
pal_saved_filters_class_init (PalSavedFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_saved_filters_dispose;
  widget_class->unroot = pal_saved_filters_unroot;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_saved_filters_init (PalSavedFilters *self)
{
  self->current = pal_filter_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("My filters"));
  gtk_widget_set_tooltip_text (self->button, _("Filters that are kept (Ctrl+Shift+S keeps these conditions)"));
  pal_named_set (self->button, _("My filters"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->ask = g_object_ref_sink (PAL_ASK (pal_ask_new ()));
  g_signal_connect_swapped (self->ask, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->ask, "cancelled", G_CALLBACK (cancelled_cb), self);
}

GtkWidget *
pal_saved_filters_get_ask (PalSavedFilters *self)
{
  g_return_val_if_fail (PAL_IS_SAVED_FILTERS (self), NULL);

  return GTK_WIDGET (self->ask);
}

/* NULL: the file is closed. */
void
pal_saved_filters_set_store (PalSavedFilters *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_SAVED_FILTERS (self));

  g_set_object (&self->store, store);
  self->used = 0;
  pal_ask_end (self->ask);
  fill_menu (self);
}

void
pal_saved_filters_set_current (PalSavedFilters *self, const PalFilter *filter)
{
  PalFilter *copy = pal_filter_copy (filter);

  g_return_if_fail (PAL_IS_SAVED_FILTERS (self));

  pal_filter_free (self->current);
  self->current = copy;
  fill_menu (self);
}

/* By its place in the menu's list. */
void
pal_saved_filters_use (PalSavedFilters *self, guint index)
{
  PalSavedFilter *saved;
  g_autoptr (PalFilter) filter = NULL;

  g_return_if_fail (PAL_IS_SAVED_FILTERS (self));

  if (self->saved == NULL || index >= self->saved->len)
    return;
  saved = g_ptr_array_index (self->saved, index);
  self->used = saved->id;
  filter = pal_filter_copy (saved->filter);
  g_signal_emit (self, signals[CHOSEN], 0, filter);
}

void
pal_saved_filters_ask_name (PalSavedFilters *self)
{
  g_return_if_fail (PAL_IS_SAVED_FILTERS (self));

  pal_ask_begin (self->ask, _("Keep these conditions under a name"), C_("button", "Keep"));
  pal_ask_set_words (self->ask, _("Everybody who works with this file finds it under “My filters”."));
  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _("Name of the filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the filter"), -1);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (name_entered_cb), self);
  pal_ask_append (self->ask, self->name);
  gtk_widget_grab_focus (self->name);
}

/* The kept filter gets the conditions that hold now. */
void
pal_saved_filters_update (PalSavedFilters *self, gint64 id)
{
  PalSavedFilter *saved = find_saved (self, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (PAL_IS_SAVED_FILTERS (self));

  if (saved == NULL)
    return;
  if (pal_saved_filter_keep (self->store, id, saved->name, self->current, &error) == 0)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  words = g_strdup_printf (_("The filter “%s” is kept."), saved->name);
  fill_menu (self);
  pal_page_toast (GTK_WIDGET (self), words, NULL, NULL);
}

void
pal_saved_filters_delete (PalSavedFilters *self, gint64 id)
{
  PalSavedFilter *saved = find_saved (self, id);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PAL_IS_SAVED_FILTERS (self));

  if (saved == NULL)
    return;
  if (!pal_saved_filter_delete (self->store, id, &error))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  offer_restore (self, saved);
  self->used = 0;
  fill_menu (self);
}
