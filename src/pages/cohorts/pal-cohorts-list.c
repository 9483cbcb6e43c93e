/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohorts-list.h"

#include <glib/gi18n.h>

#include "pal-cohort-words.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"
#include "widgets/pal-wrap-layout.h"

/* The list of cohorts: searched as one types, narrowed to those that run, ordered by its headings. */
struct _PalCohortsList {
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkSearchEntry *search;
  PalTable       *table;

  PalStore       *store;
  gulong          store_changed;
  PalQuery       *query;
  gboolean        running;
  PalCohortsOrder order;
  gboolean        descending;
  gboolean        filling;       /* the program selects the row, not the person */
  gboolean        by_keyboard;   /* what moved the selection last */
  gboolean        none;          /* the file has no cohorts at all */
};

enum { PROP_RUNNING = 1 };

enum { OPENED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortsList, pal_cohorts_list, GTK_TYPE_WIDGET)

/* Cells ------------------------------------------------------------------------------------------------------------ */

static char *
show_name (PalRow *row, guint column)
{
  return g_strdup (
    pal_cohort_name_beside_chip (pal_row_get_text (row, column), pal_row_get_text (row, PAL_COHORTS_CODE)));
}

/* "11 / 12": who entered, of the places that there are; "17 / 50–80", the target of the year, where people enter all year round. */
static char *
show_entered (PalRow *row, guint column)
{
  int entered = (int) pal_row_get_int (row, column, 0), aim = (int) pal_row_get_int (row, PAL_COHORTS_AIM, 0);

  if (!pal_row_is_known (row, PAL_COHORTS_AIM))
    return g_strdup_printf ("%d", entered);
  gint64 least = pal_row_get_int (row, PAL_COHORTS_TARGET_MIN, aim);
  if (pal_row_get_int (row, PAL_COHORTS_BY_YEAR, 0) != 0 && least < aim)
    return g_strdup_printf ("%d / %d–%d", entered, (int) least, aim);
  return g_strdup_printf ("%d / %d", entered, aim);
}

/* Under the heading "Ends in": days, or what stands for them. */
static char *
show_end (PalRow *row, guint column)
{
  return pal_cohort_end_words (row);
}

static const PalTableColumn columns[] = {
  { "programme", NC_("column", "Cohort"), PAL_TABLE_CHIP, PAL_COHORTS_CODE, .width = 720, .sortable = TRUE,
    .look = pal_cohort_chip },
  { "name", N_("Name"), PAL_TABLE_TITLE, PAL_COHORTS_NAME, PAL_COHORTS_PROGRAMME, .expand = TRUE, .sortable = TRUE,
    .show = show_name },
  { "entered", NC_("column", "Entered"), PAL_TABLE_GAUGE, PAL_COHORTS_REACHED, PAL_COHORTS_AIM, PAL_COHORTS_BY_NOW, .width = 560,
    .sortable = TRUE, .show = show_entered },
  { "in-course", NC_("column", "In course"), PAL_TABLE_NUMBER, PAL_COHORTS_IN_COURSE, .width = 490, .sortable = TRUE },
  { "end", NC_("column", "Ends in"), PAL_TABLE_TWO_LINES, PAL_COHORTS_END_ON, PAL_COHORTS_END_ON, .width = 600,
    .sortable = TRUE, .show = show_end, .show_second = pal_participant_date_words },
  { NULL },
};

/* Asking ----------------------------------------------------------------------------------------------------------- */

static gboolean
is_narrowed (PalCohortsList *self)
{
  return self->running || gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';
}

static GtkWidget *
make_empty (gboolean none)
{
  GtkWidget *empty;

  if (!none)
    {
      empty = pal_empty_new ("system-search-symbolic", _("No cohort is like that"),
                             _("No cohort answers to this search and this filter together."));
      pal_empty_add_action (PAL_EMPTY (empty), _("Show All Cohorts"), "cohorts.show-all");
      return empty;
    }
  empty = pal_empty_new ("system-users-symbolic", _("No cohort yet"),
                         _("A cohort is one run of a programme, with its dates and its places. People are prescribed "
                            "to it, enter it and leave it."));
  pal_empty_add_action (PAL_EMPTY (empty), _("New Cohort"), "win.new-cohort");
  return empty;
}

static void
update_total (PalCohortsList *self)
{
  gint64 total = pal_cohort_count (self->store);

  if (self->none != (total == 0))
    {
      self->none = total == 0;
      pal_table_set_empty (self->table, make_empty (self->none));
    }
  pal_table_set_total (self->table, (guint) CLAMP (total, 0, G_MAXUINT));
}

static void
ask (PalCohortsList *self)
{
  const PalCohortsView view = {
    .search = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .running = self->running,
    .order = self->order,
    .descending = self->descending,
  };
  g_autoptr (GError) error = NULL;

  if (self->query == NULL)
    return;
  if (!pal_cohort_list_show (self->query, &view, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohorts.show-all", is_narrowed (self));
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
search_changed_cb (PalCohortsList *self)
{
  ask (self);
}

static void
sort_changed_cb (PalCohortsList *self, const char *column, gboolean descending)
{
  static const struct { const char *column; PalCohortsOrder order; } orders[] = {
    { "programme", PAL_COHORTS_BY_PROGRAMME }, { "name", PAL_COHORTS_BY_NAME }, { "entered", PAL_COHORTS_BY_ENTERED },
    { "in-course", PAL_COHORTS_BY_IN_COURSE }, { "end", PAL_COHORTS_BY_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (orders[i].column, column) == 0)
      self->order = orders[i].order;
  self->descending = descending;
  ask (self);
}

static void
selection_changed_cb (PalCohortsList *self)
{
  gint64 id = pal_table_get_selected (self->table);

  if (!self->filling && id != 0)
    g_signal_emit (self, signals[OPENED], 0, id, self->by_keyboard);
}

static void
row_activated_cb (PalCohortsList *self, gint64 id)
{
  g_signal_emit (self, signals[ENTERED], 0, id);
}

static gboolean
table_key_cb (PalCohortsList *self)
{
  self->by_keyboard = TRUE;
  return FALSE;
}

static void
table_pressed_cb (PalCohortsList *self)
{
  self->by_keyboard = FALSE;
}

static gboolean
search_key_cb (PalCohortsList *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return pal_cohorts_list_focus_rows (self);
}

/* Enter in the search opens the cohort that stands first. */
static void
search_activated_cb (PalCohortsList *self)
{
  gint64 first = self->query != NULL ? pal_query_get_key (self->query, 0) : 0;

  if (first == 0)
    return;
  pal_table_select (self->table, first);
  g_signal_emit (self, signals[ENTERED], 0, first);
}

static void
search_stopped_cb (PalCohortsList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
show_all_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortsList *self = PAL_COHORTS_LIST (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_object_set (self, "running", FALSE, NULL);
  ask (self);
}

static void
store_changed_cb (PalCohortsList *self, const char *const *tables)
{
  if (g_strv_contains (tables, "cohort"))
    update_total (self);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohorts_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PAL_COHORTS_LIST (object)->running);
}

static void
pal_cohorts_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalCohortsList *self = PAL_COHORTS_LIST (object);

  if (self->running == g_value_get_boolean (value))
    return;
  self->running = g_value_get_boolean (value);
  ask (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
pal_cohorts_list_dispose (GObject *object)
{
  PalCohortsList *self = PAL_COHORTS_LIST (object);

  if (self->table != NULL)
    pal_cohorts_list_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_COHORTS_LIST);
  G_OBJECT_CLASS (pal_cohorts_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_TABLE);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-cohorts-list.ui");
  gtk_widget_class_bind_template_child (klass, PalCohortsList, box);
  gtk_widget_class_bind_template_child (klass, PalCohortsList, search);
  gtk_widget_class_bind_template_child (klass, PalCohortsList, table);
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
pal_cohorts_list_class_init (PalCohortsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_cohorts_list_get_property;
  object_class->set_property = pal_cohorts_list_set_property;
  object_class->dispose = pal_cohorts_list_dispose;
  g_object_class_install_property (object_class, PROP_RUNNING,
                                   g_param_spec_boolean ("running", NULL, NULL, FALSE, flags));
  signals[OPENED] =
    g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[ENTERED] =
    g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_property_action (widget_class, "cohorts.running", "running");
  gtk_widget_class_install_action (widget_class, "cohorts.show-all", NULL, show_all_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
pal_cohorts_list_init (PalCohortsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->order = PAL_COHORTS_BY_START;
  self->descending = TRUE;
  pal_table_set_columns (self->table, columns);
  pal_table_set_name (self->table, _("Cohorts"));
  pal_table_set_count_words (self->table, "%u cohort", "%u cohorts");
  pal_table_set_empty (self->table, make_empty (FALSE));
}

/* NULL: the file is closed. The search and the filter stay as they are. */
void
pal_cohorts_list_set_store (PalCohortsList *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORTS_LIST (self));

  pal_table_set_query (self->table, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->query = pal_cohort_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  ask (self);
  pal_table_set_query (self->table, self->query);
  update_total (self);
}

/* 0: none. Without "opened". */
void
pal_cohorts_list_select (PalCohortsList *self, gint64 id)
{
  g_return_if_fail (PAL_IS_COHORTS_LIST (self));

  if (pal_table_get_selected (self->table) == id)
    return;
  self->filling = TRUE;
  if (id != 0)
    pal_table_select (self->table, id);
  else
    pal_table_unselect_all (self->table);
  self->filling = FALSE;
}

gboolean
pal_cohorts_list_focus_search (PalCohortsList *self)
{
  g_return_val_if_fail (PAL_IS_COHORTS_LIST (self), FALSE);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->search)))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
  return TRUE;
}

/* Onto the row that is selected, or the first one, which is then opened. */
gboolean
pal_cohorts_list_focus_rows (PalCohortsList *self)
{
  gint64 selected, first;

  g_return_val_if_fail (PAL_IS_COHORTS_LIST (self), FALSE);

  selected = pal_table_get_selected (self->table);
  first = self->query != NULL ? pal_query_get_key (self->query, 0) : 0;
  if (first == 0)
    return FALSE;
  self->by_keyboard = TRUE;
  if (selected == 0 || pal_query_get_position (self->query, selected) == G_MAXUINT)
    pal_table_select (self->table, first);
  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
