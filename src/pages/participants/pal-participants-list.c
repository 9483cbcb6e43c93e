/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-list.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-participant-words.h"
#include "records/pal-field.h"
#include "rules/pal-cohort-list.h"
#include "rules/pal-course.h"
#include "rules/pal-people-list.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-swatch.h"
#include "widgets/pal-table.h"
#include "widgets/pal-wrap-layout.h"

/* The list of people: searched as one types, narrowed by filters, ordered by its headings. SQL does all of it. */
struct _PalParticipantsList {
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkSearchEntry *search;
  GtkDropDown    *cohort;
  GtkWidget      *add;
  PalTable       *table;

  PalStore       *store;
  gulong          store_changed;
  PalQuery       *query;
  PalQuery       *cohorts;
  gboolean        in_course;
  gboolean        in_qpv;
  gboolean        open_barrier;
  PalPeopleFields *fields;
  char           *order;
  gboolean        descending;
  gint64          narrowed_to;   /* a cohort; 0: all */
  gboolean        filling;       /* the program chooses the cohort or the row, not the person */
  gboolean        by_keyboard;   /* what moved the selection last */
  gboolean        nobody;        /* the file has no people at all */
};

enum { PROP_IN_COURSE = 1, PROP_IN_QPV, PROP_OPEN_BARRIER, PROP_NOBODY, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { OPENED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantsList, pal_participants_list, GTK_TYPE_WIDGET)

/* Cells ----------------------------------------------------------------------------------------------------------- */

static char *
show_age (PalRow *row, guint column)
{
  return g_strdup (pal_row_is_known (row, column) ? pal_row_get_text (row, column) : "?");
}

static char *
look_of_cohort (PalRow *row)
{
  return pal_participant_cohort_look (pal_row_get_int (row, PAL_PEOPLE_COHORT_COLOUR, 0));
}

static gboolean
lacks_birth_date (PalRow *row, PalCourseState state)
{
  return !pal_row_is_known (row, PAL_PEOPLE_AGE) && (state == PAL_COURSE_IN_COURSE || state == PAL_COURSE_ACCEPTED);
}

/* Short words: what comes next for those who have not entered yet, where the others stand. */
static const char *
words_of_state (PalCourseState state)
{
  switch (state)
    {
    case PAL_COURSE_PRESCRIBED:
      return C_("to follow", "To contact");
    case PAL_COURSE_CONTACTED:
      return C_("to follow", "Commission");
    case PAL_COURSE_ACCEPTED:
      return C_("to follow", "Accepted");
    case PAL_COURSE_REFUSED:
      return C_("to follow", "Refused");
    case PAL_COURSE_REPLACED:
      return C_("to follow", "Replaced");
    case PAL_COURSE_SUSPENDED:
      return C_("to follow", "Suspended");
    default:
      return pal_course_state_label (state);
    }
}

/* What a report lacks, barriers that are open; else where the person stands. */
static char *
show_next (PalRow *row, guint column)
{
  PalCourseState state = pal_course_state_find (pal_row_get_text (row, column));
  int barriers = (int) pal_row_get_int (row, PAL_PEOPLE_OPEN_BARRIERS, 0);

  if (state == PAL_COURSE_NONE && !pal_row_is_known (row, PAL_PEOPLE_COHORT))
    return g_strdup ("");
  if (lacks_birth_date (row, state))
    return g_strdup (_("Born when?"));
  if (state == PAL_COURSE_IN_COURSE && barriers > 0)
    return g_strdup_printf (ngettext ("%d barrier", "%d barriers", barriers), barriers);
  return g_strdup (words_of_state (state));
}

static char *
look_of_next (PalRow *row)
{
  PalCourseState state = pal_course_state_find (pal_row_get_text (row, PAL_PEOPLE_STATE));

  if (lacks_birth_date (row, state))
    return g_strdup ("unknown");
  return g_strdup (state == PAL_COURSE_EXITED ? "plain" : pal_course_state_chip (state));
}

static const PalTableColumn columns[] = {
  { "name", N_("Name"), PAL_TABLE_NAME, PAL_PEOPLE_LAST_NAME, PAL_PEOPLE_FIRST_NAME, .expand = TRUE, .sortable = TRUE },
  { "age", N_("Age"), PAL_TABLE_NUMBER, PAL_PEOPLE_AGE, .width = 330, .sortable = TRUE, .show = show_age },
  { "cohort", N_("Cohort"), PAL_TABLE_CHIP, PAL_PEOPLE_COHORT_CODE, .width = 740, .sortable = TRUE,
    .look = look_of_cohort },
  { "next", N_("To follow"), PAL_TABLE_STATE, PAL_PEOPLE_STATE, .width = 820, .show = show_next, .look = look_of_next },
  { NULL },
};

/* Asking ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_narrowed (PalParticipantsList *self)
{
  return self->in_course || self->in_qpv || self->open_barrier || self->narrowed_to != 0
         || gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';
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

static PalFilter *
make_filter (PalParticipantsList *self)
{
  g_autofree char *cohort = g_strdup_printf ("%" G_GINT64_FORMAT, self->narrowed_to);
  PalFilter *filter = pal_filter_new ();

  if (self->in_course)
    pal_filter_add (filter, pal_condition_new ("state", PAL_FILTER_IS, (const char *const[]) { "IN_COURSE", "SUSPENDED", NULL }));
  if (self->in_qpv)
    pal_filter_add (filter, pal_condition_new ("qpv", PAL_FILTER_IS, (const char *const[]) { "YES", NULL }));
  if (self->open_barrier)
    pal_filter_add (filter, pal_condition_new ("barrier.open", PAL_FILTER_KNOWN, NULL));
  if (self->narrowed_to != 0)
    pal_filter_add (filter, pal_condition_new ("cohort", PAL_FILTER_IS, (const char *const[]) { cohort, NULL }));
  return filter;
}

static void
ask (PalParticipantsList *self)
{
  g_autoptr (PalFilter) filter = make_filter (self);
  PalPeopleView view = { .filter = filter, .order = self->order, .descending = self->descending };
  g_autoptr (GError) error = NULL;

  if (self->query == NULL)
    return;
  view.search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  if (!pal_people_list_show (self->query, self->fields, &view, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "participants.show-everybody", is_narrowed (self));
}

/* Cohorts --------------------------------------------------------------------------------------------------------- */

static void
setup_cohort_cb (PalParticipantsList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), pal_swatch_new (0));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cohort (PalParticipantsList *self, GtkListItem *item, gboolean on_button)
{
  GtkWidget *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (swatch);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (PalRow) row = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->cohorts), position - 1) : NULL;
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  if (on_button)
    words = row != NULL ? pal_row_get_text (row, PAL_COHORTS_CODE) : _("Cohort");
  gtk_widget_set_visible (swatch, row != NULL);
  if (row != NULL)
    pal_swatch_set_number (PAL_SWATCH (swatch), (guint) pal_row_get_int (row, PAL_COHORTS_COLOUR, 1) - 1);
  gtk_label_set_text (GTK_LABEL (label), words);
}

/* The button says the code of the cohort, the list its name. */
static void
bind_chosen_cb (PalParticipantsList *self, GtkListItem *item)
{
  bind_cohort (self, item, TRUE);
}

static void
bind_offered_cb (PalParticipantsList *self, GtkListItem *item)
{
  bind_cohort (self, item, FALSE);
}

static void
make_cohort_factories (PalParticipantsList *self)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) offered = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (chosen, "setup", G_CALLBACK (setup_cohort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chosen, "bind", G_CALLBACK (bind_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (offered, "setup", G_CALLBACK (setup_cohort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (offered, "bind", G_CALLBACK (bind_offered_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_factory (self->cohort, chosen);
  gtk_drop_down_set_list_factory (self->cohort, offered);
}

/* The latest cohorts first; the one that is chosen stays so, unless it is no more. */
static void
fill_cohorts (PalParticipantsList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cohorts)), chosen = 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All cohorts"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->cohorts), i);

      gtk_string_list_append (names, pal_row_get_text (row, PAL_COHORTS_NAME));
      if (pal_row_get_id (row) == self->narrowed_to)
        chosen = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->cohort, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->cohort, chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->cohort), n > 0);
  if (chosen == 0 && self->narrowed_to != 0)
    {
      self->narrowed_to = 0;
      ask (self);
    }
}

/* The person's moves ---------------------------------------------------------------------------------------------- */

static void
search_changed_cb (PalParticipantsList *self)
{
  ask (self);
}

static void
cohort_chosen_cb (PalParticipantsList *self)
{
  guint selected = gtk_drop_down_get_selected (self->cohort);
  g_autoptr (PalRow) row = NULL;

  if (self->filling || self->cohorts == NULL)
    return;
  if (selected > 0)
    row = g_list_model_get_item (G_LIST_MODEL (self->cohorts), selected - 1);
  self->narrowed_to = row != NULL ? pal_row_get_id (row) : 0;
  ask (self);
}

static void
sort_changed_cb (PalParticipantsList *self, const char *column, gboolean descending)
{
  g_free (self->order);
  self->order = g_strdup (column);
  self->descending = descending;
  ask (self);
}

static void
selection_changed_cb (PalParticipantsList *self)
{
  gint64 id = pal_table_get_selected (self->table);

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
  gtk_drop_down_set_selected (self->cohort, 0);
  g_object_set (self, "in-course", FALSE, "in-qpv", FALSE, "open-barrier", FALSE, NULL);
  ask (self);
}

static void
store_changed_cb (PalParticipantsList *self, const char *const *tables)
{
  if (g_strv_contains (tables, "participant"))
    update_total (self);
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static gboolean *
filter_of (PalParticipantsList *self, guint id)
{
  switch (id)
    {
    case PROP_IN_COURSE:
      return &self->in_course;
    case PROP_IN_QPV:
      return &self->in_qpv;
    case PROP_OPEN_BARRIER:
      return &self->open_barrier;
    default:
      return &self->nobody;
    }
}

static void
pal_participants_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, *filter_of (PAL_PARTICIPANTS_LIST (object), id));
}

static void
pal_participants_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (object);
  gboolean *filter = filter_of (self, id);

  if (*filter == g_value_get_boolean (value))
    return;
  *filter = g_value_get_boolean (value);
  ask (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
pal_participants_list_dispose (GObject *object)
{
  PalParticipantsList *self = PAL_PARTICIPANTS_LIST (object);

  if (self->table != NULL)
    pal_participants_list_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_PARTICIPANTS_LIST);
  G_OBJECT_CLASS (pal_participants_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_TABLE);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-participants-list.ui");
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, box);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, search);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, cohort);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, add);
  gtk_widget_class_bind_template_child (klass, PalParticipantsList, table);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, search_activated_cb);
  gtk_widget_class_bind_template_callback (klass, search_stopped_cb);
  gtk_widget_class_bind_template_callback (klass, search_key_cb);
  gtk_widget_class_bind_template_callback (klass, cohort_chosen_cb);
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
pal_participants_list_init (PalParticipantsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pal_table_set_columns (self->table, columns);
  pal_table_set_name (self->table, _("Participants"));
  pal_table_set_count_words (self->table, "%u person", "%u people");
  pal_table_set_empty (self->table, make_empty (FALSE));
  pal_table_set_sort (self->table, "name", FALSE);
  make_cohort_factories (self);
  /* The focus goes to the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->cohort))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Only the people of one cohort"), -1);
}

/* NULL: the file is closed. Search and filters stay as they are. */
void
pal_participants_list_set_store (PalParticipantsList *self, PalStore *store)
{
  const PalCohortsView latest_first = { .order = PAL_COHORTS_BY_START, .descending = TRUE };

  g_return_if_fail (PAL_IS_PARTICIPANTS_LIST (self));

  pal_table_set_query (self->table, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  if (self->cohorts != NULL)
    g_signal_handlers_disconnect_by_data (self->cohorts, self);
  g_clear_object (&self->query);
  g_clear_pointer (&self->fields, pal_people_fields_unref);
  g_clear_object (&self->cohorts);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->fields = pal_people_fields_new (store);
  self->query = pal_people_list_new (self->fields, NULL);
  self->cohorts = pal_cohort_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_cohort_list_show (self->cohorts, &latest_first, NULL);
  g_signal_connect_swapped (self->cohorts, "items-changed", G_CALLBACK (fill_cohorts), self);
  fill_cohorts (self);
  ask (self);
  pal_table_set_query (self->table, self->query);
  gtk_widget_set_visible (self->add, !pal_store_is_reader (store));
  update_total (self);
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
