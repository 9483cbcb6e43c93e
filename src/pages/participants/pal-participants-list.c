/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-list.h"

#include <glib/gi18n.h>

#include "pages/doubles/pal-doubles-link.h"
#include "pages/pal-page.h"
#include "pal-participants-list-private.h"
#include "pal-participants-menu.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-named.h"

/* The list of people: searched as one types, narrowed by conditions, ordered by its headings. SQL does all of it. What is asked
 * above it (pal-participants-list-panes.c) works on the same list. */

enum { PROP_IN_COURSE = 1, PROP_IN_QPV, PROP_OPEN_BARRIER, PROP_NOBODY, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { OPENED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantsList, pal_participants_list, GTK_TYPE_WIDGET)

/* The conditions that have a chip of their own. */
static const char *const quick[N_PROPS] = {
  [PROP_IN_COURSE] = "state is IN_COURSE|SUSPENDED",
  [PROP_IN_QPV] = "qpv is YES",
  [PROP_OPEN_BARRIER] = "barrier.open known",
};

/* Where a quick condition stands in the filter; -1: nowhere. */
static int
find_quick (PalParticipantsList *self, guint id)
{
  g_autoptr (PalFilter) alone = pal_filter_from_text (quick[id]);

  return pal_filter_find (self->filter, pal_filter_get (alone, 0));
}

/* Asking ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_narrowed (PalParticipantsList *self)
{
  return pal_filter_get_n (self->filter) > 0 || gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';
}

static GtkWidget *
make_empty (gboolean nobody)
{
  GtkWidget *empty;

  if (!nobody)
    {
      empty = pal_empty_new ("system-search-symbolic", _("Nobody is like that"),
                             _("No person answers to this search and these filters together."));
      pal_empty_add_action (PAL_EMPTY (empty), _("Show Everybody"), "participants.show-everybody");
      return empty;
    }
  empty = pal_empty_new ("avatar-default-symbolic", _("Nobody yet"),
                         _("Add the first person by hand, or bring in the listing that a prescriber sent."));
  pal_empty_add_action (PAL_EMPTY (empty), _("Add a Person"), "win.new-participant");
  pal_empty_add_action (PAL_EMPTY (empty), _("Import a Listing…"), "win.import");
  return empty;
}

static void
update_total (PalParticipantsList *self)
{
  gint64 total = pal_people_count (self->store);

  if (self->nobody != (total == 0))
    {
      self->nobody = total == 0;
      pal_table_set_empty (self->table, make_empty (self->nobody));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOBODY]);
    }
  pal_table_set_total (self->table, (guint) CLAMP (total, 0, G_MAXUINT));
}

/* What cannot be asked of this file is said beside the count: the list would be shorter with it. */
static void
show_passed_over (PalParticipantsList *self)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < pal_filter_get_n (self->filter); i++)
    n += !pal_condition_check (self->fields, pal_filter_get (self->filter, i), NULL);
  words = g_strdup_printf (ngettext ("%u condition not applied", "%u conditions not applied", n), n);
  pal_table_set_status (self->table, n > 0 ? words : NULL);
}

void
pal_participants_list_ask (PalParticipantsList *self)
{
  PalPeopleView view = { .filter = self->filter, .order = self->order, .descending = self->descending };
  g_autoptr (GError) error = NULL;

  if (self->query == NULL)
    return;
  view.search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  if (!pal_people_list_show (self->query, self->fields, &view, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "participants.show-everybody", is_narrowed (self));
  show_passed_over (self);
}

/* The chips and the menu say what holds, and the list shows who answers. */
void
pal_participants_list_filter_changed (PalParticipantsList *self)
{
  g_autofree gboolean *elsewhere = g_new0 (gboolean, pal_filter_get_n (self->filter) + 1);

  for (guint id = PROP_IN_COURSE; id <= PROP_OPEN_BARRIER; id++)
    {
      int index = find_quick (self, id);
      if (index >= 0)
        elsewhere[index] = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
    }
  if (self->fields != NULL)
    pal_filter_bar_show (self->bar, self->fields, self->filter, elsewhere);
  pal_saved_filters_set_current (self->saved, self->filter);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "participants.keep-filter",
                                 pal_filter_get_n (self->filter) > 0 && self->store != NULL && !pal_store_is_reader (self->store));
  pal_participants_list_ask (self);
}

/* The person's moves ---------------------------------------------------------------------------------------------- */

static void
search_changed_cb (PalParticipantsList *self)
{
  pal_participants_list_ask (self);
}

static void
sort_changed_cb (PalParticipantsList *self, const char *column, gboolean descending)
{
  g_free (self->order);
  self->order = g_strdup (column);
  self->descending = descending;
  pal_participants_list_ask (self);
}

static void
selection_changed_cb (PalParticipantsList *self)
{
  gint64 id = pal_table_get_selected (self->table);

  pal_participants_list_update_bulk (self);
  if (!self->filling && id != 0)
    g_signal_emit (self, signals[OPENED], 0, id, self->by_keyboard);
}

static void
row_activated_cb (PalParticipantsList *self, gint64 id)
{
  g_signal_emit (self, signals[ENTERED], 0, id);
}

static gboolean
table_key_cb (PalParticipantsList *self)
{
  self->by_keyboard = TRUE;
  return FALSE;
}

static void
table_pressed_cb (PalParticipantsList *self)
{
  self->by_keyboard = FALSE;
}

static gboolean
search_key_cb (PalParticipantsList *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return pal_participants_list_focus_rows (self);
}

/* Enter in the search opens whoever stands first. */
static void
search_activated_cb (PalParticipantsList *self)
{
  gint64 first = self->query != NULL ? pal_query_get_key (self->query, 0) : 0;

  if (first == 0)
    return;
  pal_table_select (self->table, first);
  g_signal_emit (self, signals[ENTERED], 0, first);
}

static void
search_stopped_cb (PalParticipantsList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
show_everybody_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  pal_filter_clear (self->filter);
  pal_participants_list_filter_changed (self);
}

/* Own fields come and go: the catalogue is made anew, and with it what the chips and columns say. */
static void
reload_fields (PalParticipantsList *self)
{
  PalPeopleFields *before = self->fields;

  self->fields = pal_people_fields_new (self->store);
  pal_participants_list_close_panes (self);
  pal_participants_list_show_columns (self, pal_people_columns_load (self->fields));
  pal_participants_list_filter_changed (self);
  pal_people_fields_unref (before);
}

static void
store_changed_cb (PalParticipantsList *self, const char *const *tables)
{
  if (g_strv_contains (tables, "participant"))
    update_total (self);
  if (g_strv_contains (tables, "custom_field"))
    reload_fields (self);
  else if (pal_filter_get_n (self->filter) > 0 && (g_strv_contains (tables, "tag") || g_strv_contains (tables, "contact")
                                                  || g_strv_contains (tables, "cohort")))
    pal_participants_list_filter_changed (self);   /* the chips name them */
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participants_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (object);

  g_value_set_boolean (value, id == PROP_NOBODY ? self->nobody : find_quick (self, id) >= 0);
}

static void
pal_participants_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (object);
  g_autoptr (PalFilter) alone = pal_filter_from_text (quick[id]);
  int index = find_quick (self, id);

  if ((index >= 0) == g_value_get_boolean (value))
    return;
  if (index >= 0)
    pal_filter_remove (self->filter, (guint) index);
  else
    pal_filter_add (self->filter, pal_condition_copy (pal_filter_get (alone, 0)));
  pal_participants_list_filter_changed (self);
}

static void
pal_participants_list_dispose (GObject *object)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (object);

  if (self->table != NULL)
    {
      pal_participants_list_set_store (self, NULL);
      pal_table_set_columns (self->table, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_PARTICIPANTS_LIST);
  g_clear_pointer (&self->filter, pal_filter_free);
  g_clear_pointer (&self->shown, g_strfreev);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->order, g_free);
  G_OBJECT_CLASS (pal_participants_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_TABLE);
  g_type_ensure (PAL_TYPE_FILTER_BAR);
  g_type_ensure (PAL_TYPE_SAVED_FILTERS);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-participants-list.ui");
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, box);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, search);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, saved);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, bar);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, panes);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, add);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, table);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, search_activated_cb);
  gtk_widget_class_bind_template_callback (klass, search_stopped_cb);
  gtk_widget_class_bind_template_callback (klass, search_key_cb);
  gtk_widget_class_bind_template_callback (klass, sort_changed_cb);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  gtk_widget_class_bind_template_callback (klass, row_activated_cb);
  gtk_widget_class_bind_template_callback (klass, table_key_cb);
  gtk_widget_class_bind_template_callback (klass, table_pressed_cb);
}

static void
pal_participants_list_class_init (PalParticipantsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_participants_list_get_property;
  object_class->set_property = pal_participants_list_set_property;
  object_class->dispose = pal_participants_list_dispose;
  properties[PROP_IN_COURSE] = g_param_spec_boolean ("in-course", NULL, NULL, FALSE, flags);
  properties[PROP_IN_QPV] = g_param_spec_boolean ("in-qpv", NULL, NULL, FALSE, flags);
  properties[PROP_OPEN_BARRIER] = g_param_spec_boolean ("open-barrier", NULL, NULL, FALSE, flags);
  properties[PROP_NOBODY] = g_param_spec_boolean ("nobody", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_property_action (widget_class, "participants.in-course", "in-course");
  gtk_widget_class_install_property_action (widget_class, "participants.in-qpv", "in-qpv");
  gtk_widget_class_install_property_action (widget_class, "participants.open-barrier", "open-barrier");
  gtk_widget_class_install_action (widget_class, "participants.show-everybody", NULL, show_everybody_activated_cb);
  pal_participants_list_install_actions (widget_class);
  pal_participants_menu_bind_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
make_status (PalParticipantsList *self)
{
  GtkWidget *columns = gtk_button_new_with_label (_("Columns")), *actions = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = pal_participants_menu_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (columns), "participants.columns");
  gtk_widget_add_css_class (columns, "pal-link");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (actions), _("Actions"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (actions), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (actions), GTK_ARROW_UP);
  gtk_widget_add_css_class (actions, "pal-link");
  pal_named_set (actions, _("Actions"));
  self->doubles = pal_doubles_link_new ();
  pal_table_add_status_widget (self->table, self->doubles);
  pal_table_add_status_widget (self->table, columns);
  pal_table_add_status_widget (self->table, actions);
}

static void
pal_participants_list_init (PalParticipantsList *self)
{
  self->filter = pal_filter_new ();
  self->edited = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  pal_participants_list_make_panes (self);
  make_status (self);
  pal_table_set_multiple (self->table, TRUE);
  pal_table_set_name (self->table, _("Participants"));
  pal_table_set_count_words (self->table, "%u person", "%u people");
  pal_table_set_empty (self->table, make_empty (FALSE));
}

/* NULL: the file is closed. Search and filters stay as they are. */
void
pal_participants_list_set_store (PalParticipantsList *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PARTICIPANTS_LIST (self));

  pal_participants_list_close_panes (self);
  pal_table_set_query (self->table, NULL);
  pal_doubles_link_set_store (PAL_DOUBLES_LINK (self->doubles), store);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  pal_saved_filters_set_store (self->saved, store);
  if (store == NULL)
    {
      g_clear_pointer (&self->fields, pal_people_fields_unref);
      return;
    }
  g_clear_pointer (&self->fields, pal_people_fields_unref);
  self->fields = pal_people_fields_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_participants_list_show_columns (self, pal_people_columns_load (self->fields));
  pal_participants_list_filter_changed (self);
  gtk_widget_set_visible (self->add, !pal_store_is_reader (store));
  update_total (self);
  pal_participants_list_update_bulk (self);
}

/* 0: nobody. Without "opened". */
void
pal_participants_list_select (PalParticipantsList *self, gint64 id)
{
  g_return_if_fail (PAL_IS_PARTICIPANTS_LIST (self));

  if (pal_table_get_selected (self->table) == id)
    return;
  self->filling = TRUE;
  if (id != 0)
    pal_table_select (self->table, id);
  else
    pal_table_unselect_all (self->table);
  self->filling = FALSE;
}

/* Onto the row of somebody whose record was closed; nobody stays selected, so that a click opens anybody. */
void
pal_participants_list_return_to (PalParticipantsList *self, gint64 id)
{
  g_return_if_fail (PAL_IS_PARTICIPANTS_LIST (self));

  pal_participants_list_select (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  pal_participants_list_select (self, 0);
}

gboolean
pal_participants_list_focus_search (PalParticipantsList *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANTS_LIST (self), FALSE);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->search)))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
  return TRUE;
}

/* Onto the row that is selected, or the first one, which is then opened. */
gboolean
pal_participants_list_focus_rows (PalParticipantsList *self)
{
  gint64 selected, first;

  g_return_val_if_fail (PAL_IS_PARTICIPANTS_LIST (self), FALSE);

  selected = pal_table_get_selected (self->table);
  first = self->query != NULL ? pal_query_get_key (self->query, 0) : 0;
  if (first == 0)
    return FALSE;
  self->by_keyboard = TRUE;
  if (selected == 0 || pal_query_get_position (self->query, selected) == G_MAXUINT)
    pal_table_select (self->table, first);
  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
