/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-filters.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-field.h"
#include "widgets/pal-named.h"
#include "widgets/pal-wrap-layout.h"

#define BUTTON_CHARS 15

/* The drop-downs, in the order in which they stand; what is chosen in "kind" is the place of a code. */
enum { COHORT, COACH, ROOM, PROGRAMME, KIND, N_CHOICES };

static const struct {
  const char *words;           /* of the label */
  const char *all;             /* the first line */
} choices[N_CHOICES] = {
  [COHORT] = { N_("Cohort"), N_("All cohorts") },
  [COACH] = { NC_("calendar", "Coach"), N_("All coaches") },
  [ROOM] = { N_("Room"), N_("All rooms") },
  [PROGRAMME] = { N_("Programme"), N_("All programmes") },
  [KIND] = { N_("Kind"), N_("All kinds") },
};

struct _PalPlanningFilters {
  GtkWidget       parent_instance;

  GtkWidget      *wrap;
  GtkDropDown    *drop_downs[N_CHOICES];
  GArray         *ids[N_CHOICES];       /* gint64, a line each; the first, 0, is all */
  GtkCheckButton *clashing;
  GtkCheckButton *cancelled;

  gulong          store_changed;
  PalStore       *store;
  gboolean        showing;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalPlanningFilters, pal_planning_filters, GTK_TYPE_WIDGET)

static void
say_changed (PalPlanningFilters *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* What can be chosen ---------------------------------------------------------------------------------------------------- */

static void
fill (PalPlanningFilters *self, guint which, const GPtrArray *found)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 all = 0;

  g_array_set_size (self->ids[which], 0);
  g_array_append_val (self->ids[which], all);
  gtk_string_list_append (names, _(choices[which].all));
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const PalAgendaChoice *choice = g_ptr_array_index (found, i);

      g_array_append_val (self->ids[which], choice->id);
      gtk_string_list_append (names, choice->name != NULL ? choice->name : "");
    }
  gtk_drop_down_set_model (self->drop_downs[which], G_LIST_MODEL (names));
}

/* The kinds of sessions; their ids are their places in the list, from 1. */
static void
fill_kinds (PalPlanningFilters *self)
{
  const PalChoice *kinds = pal_choices ("session_kind");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_agenda_choice_free);

  for (guint i = 0; kinds[i].code != NULL; i++)
    {
      PalAgendaChoice *choice = g_new0 (PalAgendaChoice, 1);

      choice->id = i + 1;
      choice->name = g_strdup (pal_choice_label ("session_kind", kinds[i].code));
      g_ptr_array_add (found, choice);
    }
  fill (self, KIND, found);
}

static void
select_id (PalPlanningFilters *self, guint which, gint64 id)
{
  for (guint i = 0; i < self->ids[which]->len; i++)
    if (g_array_index (self->ids[which], gint64, i) == id)
      {
        gtk_drop_down_set_selected (self->drop_downs[which], i);
        return;
      }
  gtk_drop_down_set_selected (self->drop_downs[which], 0);
}

static gint64
get_id (PalPlanningFilters *self, guint which)
{
  guint selected = gtk_drop_down_get_selected (self->drop_downs[which]);

  return selected < self->ids[which]->len ? g_array_index (self->ids[which], gint64, selected) : 0;
}

static void
load (PalPlanningFilters *self)
{
  static const PalAgendaChoices which[] = { [COHORT] = PAL_AGENDA_COHORTS, [COACH] = PAL_AGENDA_COACHES, [ROOM] = PAL_AGENDA_ROOMS,
                                            [PROGRAMME] = PAL_AGENDA_PROGRAMMES };
  PalAgendaView view = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean showing = self->showing;

  self->showing = TRUE;
  pal_planning_filters_read (self, &view);
  for (guint i = 0; i < G_N_ELEMENTS (which); i++)
    {
      g_autoptr (GPtrArray) found = self->store != NULL && error == NULL ? pal_agenda_load_choices (self->store, which[i], &error) : NULL;

      fill (self, i, found);
    }
  fill_kinds (self);
  pal_planning_filters_show (self, &view);
  self->showing = showing;
  if (error != NULL)
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
store_changed_cb (PalPlanningFilters *self, const char *const *tables)
{
  static const char *const ours[] = { "cohort", "contact", "room", "programme", "list_value" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_strv_contains (tables, ours[i]))
      {
        load (self);
        return;
      }
}

/* The widget ------------------------------------------------------------------------------------------------------------ */

static void
clear_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningFilters *self = PAL_PLANNING_FILTERS (widget);
  const PalAgendaView none = { 0 };

  pal_planning_filters_show (self, &none);
  say_changed (self);
}

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
  gtk_list_item_set_child (item, label);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, words);
}

static GtkListItemFactory *
new_factory (int chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_item_cb), GINT_TO_POINTER (chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item_cb), NULL);
  return factory;
}

/* Long names are cut on the button; the list has room for them, and finds what is typed. */
static void
add_drop_down (PalPlanningFilters *self, guint which)
{
  static const char *const names[N_CHOICES] = { "cohort", "coach", "room", "programme", "kind" };
  GtkDropDown *drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_autoptr (GtkListItemFactory) on_button = new_factory (BUTTON_CHARS), in_list = new_factory (3 * BUTTON_CHARS);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  const char *words = which == COACH ? g_dpgettext2 (NULL, "calendar", choices[which].words) : _(choices[which].words);

  gtk_drop_down_set_factory (drop_down, on_button);
  gtk_drop_down_set_list_factory (drop_down, in_list);
  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  gtk_widget_set_name (GTK_WIDGET (drop_down), names[which]);
  pal_named_set (GTK_WIDGET (drop_down), words);
  self->drop_downs[which] = drop_down;
  self->ids[which] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (say_changed), self);
  pal_wrap_append (PAL_WRAP (self->wrap), GTK_WIDGET (drop_down));
}

static GtkCheckButton *
add_check (PalPlanningFilters *self, const char *words)
{
  GtkWidget *check = gtk_check_button_new_with_label (words);

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (say_changed), self);
  pal_wrap_append (PAL_WRAP (self->wrap), check);
  return GTK_CHECK_BUTTON (check);
}

static void
pal_planning_filters_dispose (GObject *object)
{
  PalPlanningFilters *self = PAL_PLANNING_FILTERS (object);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->wrap, gtk_widget_unparent);
  for (guint i = 0; i < N_CHOICES; i++)
    g_clear_pointer (&self->ids[i], g_array_unref);
  G_OBJECT_CLASS (pal_planning_filters_parent_class)->dispose (object);
}

static void
pal_planning_filters_class_init (PalPlanningFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_planning_filters_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "filters.clear", NULL, clear_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palplanningfilters");
}

static void
pal_planning_filters_init (PalPlanningFilters *self)
{
  GtkWidget *clear = gtk_button_new_with_label (_("Show All"));

  self->showing = TRUE;
  self->wrap = pal_wrap_new (6);
  gtk_widget_set_parent (self->wrap, GTK_WIDGET (self));
  for (guint i = 0; i < N_CHOICES; i++)
    add_drop_down (self, i);
  self->clashing = add_check (self, _("With a clash"));
  self->cancelled = add_check (self, _("Cancelled too"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "filters.clear");
  pal_wrap_append (PAL_WRAP (self->wrap), clear);
  load (self);
  self->showing = FALSE;
}

/* @store: (nullable) */
void
pal_planning_filters_set_store (PalPlanningFilters *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PLANNING_FILTERS (self));

  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  load (self);
}

/* A filter by something that is no more shows all. */
void
pal_planning_filters_show (PalPlanningFilters *self, const PalAgendaView *view)
{
  const PalChoice *kinds = pal_choices ("session_kind");
  gint64 kind = 0;
  gboolean showing = self->showing;

  g_return_if_fail (PAL_IS_PLANNING_FILTERS (self));

  for (guint i = 0; view->kind != NULL && kinds[i].code != NULL; i++)
    if (g_str_equal (kinds[i].code, view->kind))
      kind = i + 1;
  self->showing = TRUE;
  select_id (self, COHORT, view->cohort);
  select_id (self, COACH, view->coach);
  select_id (self, ROOM, view->room);
  select_id (self, PROGRAMME, view->programme);
  select_id (self, KIND, kind);
  gtk_check_button_set_active (self->clashing, view->clashing);
  gtk_check_button_set_active (self->cancelled, view->cancelled);
  self->showing = showing;
}

/* The range of @view stays. */
void
pal_planning_filters_read (PalPlanningFilters *self, PalAgendaView *view)
{
  gint64 kind = get_id (self, KIND);

  g_return_if_fail (PAL_IS_PLANNING_FILTERS (self));

  view->cohort = get_id (self, COHORT);
  view->coach = get_id (self, COACH);
  view->room = get_id (self, ROOM);
  view->programme = get_id (self, PROGRAMME);
  view->kind = kind > 0 ? g_intern_string (pal_choices ("session_kind")[kind - 1].code) : NULL;
  view->clashing = gtk_check_button_get_active (self->clashing);
  view->cancelled = gtk_check_button_get_active (self->cancelled);
}
