/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-sheet.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pal-participant-barriers.h"
#include "pal-participant-course-tab.h"
#include "pal-participant-facts.h"
#include "pal-participant-head.h"
#include "pal-participant-identity.h"
#include "pal-participant-tags.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-form.h"

/* One person: head, tabs, and what each tab shows. */
struct _PalParticipantSheet {
  GtkWidget                parent_instance;

  PalParticipantHead      *head;
  GtkStack                *tabs;
  GtkWidget               *switcher;
  PalParticipantIdentity  *identity;
  GtkBox                  *course_box;
  GtkBox                  *barriers_box;
  PalParticipantCourseTab *course_tab;
  PalParticipantFacts     *barriers;

  PalStore                *store;
  gulong                   store_changed;
  PalRecord               *person;      /* NULL: nobody is shown */
  PalRecord               *draft;       /* a new person that is not kept yet; given back when one is asked for again */
  PalQuery                *courses;
  gboolean                 showing;     /* the program changes tabs, not the person */
};

enum { PROP_NARROW = 1 };

enum { CREATED, GONE, TAB_CHOSEN, ESCAPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantSheet, pal_participant_sheet, GTK_TYPE_WIDGET)

/* What is shown --------------------------------------------------------------------------------------------------- */

static gboolean
is_kept (PalParticipantSheet *self)
{
  return self->person != NULL && pal_record_get_id (self->person) != 0;
}

static char *
place_of (PalParticipantSheet *self, const char *tab)
{
  return pal_address_format ("participants", pal_participant_sheet_get_id (self), tab);
}

/* The latest course; @entered: the latest that began with an enrolment. NULL: none. */
static PalRow *
find_course (PalParticipantSheet *self, gboolean entered)
{
  guint n = self->courses != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->courses)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      if (!entered || pal_row_is_known (row, PAL_COURSES_ENROLMENT))
        return g_steal_pointer (&row);
    }
  return NULL;
}

static void
update_actions (PalParticipantSheet *self)
{
  static const char *const writing[] = {
    "participant.prescribe", "participant.add-barrier", "participant.lift-barrier", "participant.reopen-barrier",
    "participant.add-support", "participant.add-unavailability", "participant.add-number", "participant.add-tag", "participant.remove-tag",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PalRow) entered = find_course (self, TRUE);
  gboolean may_write = is_kept (self) && !pal_store_is_reader (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], may_write);
  gtk_widget_action_set_enabled (widget, "participant.add-situation", may_write && entered != NULL);
  gtk_widget_action_set_enabled (widget, "participant.add-suspension", may_write && entered != NULL);
  gtk_widget_action_set_enabled (widget, "participant.delete", may_write || self->person == self->draft);
}

/* What follows from the file, again. */
static void
update (PalParticipantSheet *self)
{
  if (self->person == NULL)
    return;
  pal_participant_head_show (self->head, self->person, self->store, self->courses);
  gtk_widget_set_visible (self->switcher, is_kept (self));
  update_actions (self);
}

static void
show_person (PalParticipantSheet *self, PalRecord *person)
{
  g_autoptr (GError) error = NULL;
  PalRecord *kept;

  /* What is typed of the person who is left is kept while all of it is still theirs. */
  pal_form_keep_below (GTK_WIDGET (self));
  g_set_object (&self->person, person);
  kept = is_kept (self) ? person : NULL;
  if (!pal_course_list_show (self->courses, pal_participant_sheet_get_id (self), &error))
    pal_page_complain (GTK_WIDGET (self), error);
  pal_participant_identity_show (self->identity, person, self->store, self->courses);
  pal_participant_course_tab_show (self->course_tab, kept, self->store, self->courses);
  pal_participant_facts_show (self->barriers, kept, self->store);
  update (self);
}

/* What happens ---------------------------------------------------------------------------------------------------- */

static gboolean
touches (const char *const *tables, const char *const *wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (tables == NULL || g_strv_contains (tables, wanted[i]))
      return TRUE;
  return FALSE;
}

/* The forms read their fields again themselves, and say it when the person is no more. */
static void
store_changed_cb (PalParticipantSheet *self, const char *const *tables)
{
  static const char *const decisive[] = { "participant", "programme", "site", "support", "organisation", NULL };
  static const char *const dated[] = { "prescription", "enrolment", "suspension", "situation", "barrier", "cohort", "organisation",
                                       NULL };

  if (!is_kept (self))
    return;
  if (touches (tables, (const char *const[]) { "participant", NULL }))
    {
      if (!pal_record_reload (self->person, self->store, NULL))
        return;
      pal_participant_identity_rename (self->identity);
      pal_participant_course_tab_rename (self->course_tab);
      pal_participant_facts_rename (self->barriers);
    }
  if (touches (tables, decisive))
    pal_participant_identity_update (self->identity);
  if (touches (tables, dated))
    pal_participant_course_tab_update (self->course_tab);
  update (self);
}

static void
created_cb (PalParticipantSheet *self, gint64 id)
{
  g_clear_object (&self->draft);
  pal_course_list_show (self->courses, id, NULL);
  pal_participant_course_tab_show (self->course_tab, self->person, self->store, self->courses);
  pal_participant_facts_show (self->barriers, self->person, self->store);
  pal_participant_identity_update (self->identity);
  update (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalParticipantSheet *self)
{
  if (self->person != NULL)
    g_signal_emit (self, signals[GONE], 0);
}

static void
tab_changed_cb (PalParticipantSheet *self)
{
  if (!self->showing && self->person != NULL)
    g_signal_emit (self, signals[TAB_CHOSEN], 0);
}

static gboolean
key_pressed_cb (PalParticipantSheet *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  g_signal_emit (self, signals[ESCAPED], 0);
  return TRUE;
}

/* Actions --------------------------------------------------------------------------------------------------------- */

static void
choose_tab (PalParticipantSheet *self, const char *tab)
{
  gtk_stack_set_visible_child_name (self->tabs, tab);
}

static void
fill_in_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);

  choose_tab (self, "identity");
  pal_participant_identity_focus_field (self->identity, g_variant_get_string (parameter, NULL));
}

static void
prescribe_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);

  choose_tab (self, "course");
  pal_participant_course_tab_prescribe (self->course_tab);
}

static void
add_situation_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);

  choose_tab (self, "course");
  pal_participant_course_tab_add_situation (self->course_tab, g_variant_get_int64 (parameter));
}

static void
add_suspension_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);

  choose_tab (self, "course");
  pal_participant_course_tab_add_suspension (self->course_tab, g_variant_get_int64 (parameter));
}

/* A barrier of the course that runs now, else of the prescription that asks for one. Full transfer. */
static PalRecord *
make_barrier (PalParticipantSheet *self)
{
  g_autoptr (PalRow) course = find_course (self, FALSE);
  gint64 prescription = course != NULL ? pal_row_get_int (course, PAL_COURSES_PRESCRIPTION, 0) : 0;
  gint64 enrolment = course != NULL ? pal_row_get_int (course, PAL_COURSES_ENROLMENT, 0) : 0;

  return pal_participant_new_barrier (pal_record_get_id (self->person), prescription, enrolment);
}

static void
add_barrier_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);
  g_autoptr (PalRecord) barrier = make_barrier (self);

  choose_tab (self, "barriers");
  pal_participant_facts_add (self->barriers, barrier);
}

static void
add_to_identity_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);

  choose_tab (self, "identity");
  if (g_str_equal (action, "participant.add-support"))
    pal_participant_identity_add_support (self->identity);
  else if (g_str_equal (action, "participant.add-unavailability"))
    pal_participant_identity_add_unavailability (self->identity);
  else
    pal_participant_identity_add_number (self->identity);
}

static void
add_tag_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_participant_head_add_tag (PAL_PARTICIPANT_SHEET (widget)->head);
}

static void
remove_tag_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);
  g_autoptr (GError) error = NULL;

  if (!pal_participant_remove_tag (self->store, self->person, g_variant_get_int64 (parameter), &error))
    pal_page_complain (widget, error);
}

static void
lift_barrier_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);
  g_autofree char *place = place_of (self, "barriers");
  g_autoptr (GError) error = NULL;

  if (pal_participant_lift_barrier (self->store, g_variant_get_int64 (parameter), place, &error))
    pal_page_toast (widget, _("The barrier is lifted today."), C_("button", "Undo"), "win.undo");
  else
    pal_page_complain (widget, error);
}

static void
reopen_barrier_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);
  g_autofree char *place = place_of (self, "barriers");
  g_autoptr (PalRecord) again = make_barrier (self);
  g_autoptr (GError) error = NULL;
  gint64 id = pal_participant_reopen_barrier (self->store, g_variant_get_int64 (parameter), again, place, &error);

  if (id == 0)
    {
      pal_page_complain (widget, error);
      return;
    }
  pal_participant_facts_open (self->barriers, id);
  pal_page_toast (widget, _("The barrier is open again; the one that was lifted is kept."), C_("button", "Undo"),
                  "win.undo");
}

static void
barrier_opened_cb (PalParticipantSheet *self, gint64 barrier)
{
  choose_tab (self, "barriers");
  pal_participant_facts_open (self->barriers, barrier);
}

static gboolean
delete_person (PalParticipantSheet *self, const char *name, GError **error)
{
  /* Translators: in the history: a person who was deleted. */
  g_autofree char *label = g_strdup_printf (_("%s — deleted"), name), *place = place_of (self, "identity");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);
  g_autoptr (PalRecord) person = edit != NULL ? g_object_ref (self->person) : NULL;

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_record_delete (person, edit, error) && pal_edit_commit (edit, error);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, PAL_TYPE_PAGE);
  g_autofree char *name = pal_record_title (self->person);
  g_autofree char *words = g_strdup_printf (_("Deleted: %s"), name);
  g_autoptr (GError) error = NULL;

  if (!is_kept (self))
    {
      g_clear_object (&self->draft);
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  if (!delete_person (self, name, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (page != NULL ? page : widget, words, C_("button", "Undo"), "win.undo");
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participant_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_object_get_property (G_OBJECT (PAL_PARTICIPANT_SHEET (object)->head), "narrow", value);
}

static void
pal_participant_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_object_set_property (G_OBJECT (PAL_PARTICIPANT_SHEET (object)->head), "narrow", value);
}

static void
pal_participant_sheet_dispose (GObject *object)
{
  PalParticipantSheet *self = PAL_PARTICIPANT_SHEET (object);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->person);
  g_clear_object (&self->draft);
  g_clear_object (&self->courses);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_PARTICIPANT_SHEET);
  G_OBJECT_CLASS (pal_participant_sheet_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "participant.fill-in", "s", fill_in_activated_cb);
  gtk_widget_class_install_action (klass, "participant.prescribe", NULL, prescribe_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-situation", "x", add_situation_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-suspension", "x", add_suspension_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-barrier", NULL, add_barrier_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-support", NULL, add_to_identity_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-unavailability", NULL, add_to_identity_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-number", NULL, add_to_identity_activated_cb);
  gtk_widget_class_install_action (klass, "participant.add-tag", NULL, add_tag_activated_cb);
  gtk_widget_class_install_action (klass, "participant.remove-tag", "x", remove_tag_activated_cb);
  gtk_widget_class_install_action (klass, "participant.lift-barrier", "x", lift_barrier_activated_cb);
  gtk_widget_class_install_action (klass, "participant.reopen-barrier", "x", reopen_barrier_activated_cb);
  gtk_widget_class_install_action (klass, "participant.delete", NULL, delete_activated_cb);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_PARTICIPANT_HEAD);
  g_type_ensure (PAL_TYPE_PARTICIPANT_IDENTITY);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-participant-sheet.ui");
  gtk_widget_class_bind_template_child (klass, PalParticipantSheet, head);
  gtk_widget_class_bind_template_child (klass, PalParticipantSheet, tabs);
  gtk_widget_class_bind_template_child (klass, PalParticipantSheet, switcher);
  gtk_widget_class_bind_template_child (klass, PalParticipantSheet, identity);
  gtk_widget_class_bind_template_child (klass, PalParticipantSheet, course_box);
  gtk_widget_class_bind_template_child (klass, PalParticipantSheet, barriers_box);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, tab_changed_cb);
}

static void
pal_participant_sheet_class_init (PalParticipantSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_participant_sheet_get_property;
  object_class->set_property = pal_participant_sheet_set_property;
  object_class->dispose = pal_participant_sheet_dispose;
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAB_CHOSEN] = g_signal_new ("tab-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ESCAPED] = g_signal_new ("escaped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_participant_sheet_init (PalParticipantSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->course_tab = PAL_PARTICIPANT_COURSE_TAB (pal_participant_course_tab_new ());
  self->barriers = PAL_PARTICIPANT_FACTS (pal_participant_facts_new (&pal_participant_barriers));
  gtk_box_append (self->course_box, GTK_WIDGET (self->course_tab));
  g_signal_connect_swapped (self->course_tab, "barrier-opened", G_CALLBACK (barrier_opened_cb), self);
  gtk_box_append (self->barriers_box, GTK_WIDGET (self->barriers));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}

/* NULL: the file is closed. Nobody is shown afterwards. */
void
pal_participant_sheet_set_store (PalParticipantSheet *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_SHEET (self));

  pal_participant_sheet_close (self);
  g_clear_object (&self->draft);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->courses);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  /* Before the record hears of a change, so that the courses are up to date when it does. */
  self->courses = pal_course_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/* Shows somebody; FALSE, with whoever was shown before still there, when there is no such person. */
gboolean
pal_participant_sheet_show (PalParticipantSheet *self, gint64 id, GError **error)
{
  g_autoptr (PalRecord) person = NULL;

  g_return_val_if_fail (PAL_IS_PARTICIPANT_SHEET (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (is_kept (self) && pal_record_get_id (self->person) == id)
    return TRUE;
  person = pal_record_load (self->store, pal_kind_find ("participant"), id, error);
  if (person == NULL)
    return FALSE;
  show_person (self, person);
  return TRUE;
}

/* Shows an empty record that is kept as soon as it has a last name, or the one that was begun and left before. */
void
pal_participant_sheet_show_new (PalParticipantSheet *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_SHEET (self));
  g_return_if_fail (self->store != NULL);

  if (self->draft == NULL)
    self->draft = pal_record_new (pal_kind_find ("participant"));
  pal_participant_sheet_set_tab (self, "identity");
  if (self->person != self->draft)
    show_person (self, self->draft);
  pal_participant_identity_focus_first (self->identity);
}

/* Keeps what is typed and shows nobody. */
void
pal_participant_sheet_close (PalParticipantSheet *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_SHEET (self));

  if (self->person == NULL)
    return;
  pal_form_keep_below (GTK_WIDGET (self));
  g_clear_object (&self->person);
  pal_participant_identity_show (self->identity, NULL, NULL, NULL);
  pal_participant_course_tab_show (self->course_tab, NULL, NULL, NULL);
  pal_participant_facts_show (self->barriers, NULL, NULL);
}

/* 0: nobody, or somebody new who is not kept yet. */
gint64
pal_participant_sheet_get_id (PalParticipantSheet *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_SHEET (self), 0);

  return self->person != NULL ? pal_record_get_id (self->person) : 0;
}

const char *
pal_participant_sheet_get_tab (PalParticipantSheet *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_SHEET (self), NULL);

  return gtk_stack_get_visible_child_name (self->tabs);
}

/* @tab: (nullable): "identity", "course", "barriers"; another is answered by the first. Without "tab-chosen". */
void
pal_participant_sheet_set_tab (PalParticipantSheet *self, const char *tab)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_SHEET (self));

  if (tab == NULL || gtk_stack_get_child_by_name (self->tabs, tab) == NULL)
    tab = "identity";
  self->showing = TRUE;
  gtk_stack_set_visible_child_name (self->tabs, tab);
  self->showing = FALSE;
}

static gboolean
is_begun (PalRecord *record)
{
  const PalField *fields = pal_record_get_kind (record)->fields;

  for (guint i = 0; fields[i].name != NULL; i++)
    if (pal_record_is_known (record, fields[i].name))
      return TRUE;
  return FALSE;
}

static const char *
find_problem (GtkWidget *widget)
{
  if (PAL_IS_INPUT (widget))
    return pal_input_get_problem (PAL_INPUT (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *problem = find_problem (child);

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

/* Keeps what is typed. FALSE, with @error in words, when something of it stays on the screen only. */
gboolean
pal_participant_sheet_keep (PalParticipantSheet *self, GError **error)
{
  const char *problem;

  g_return_val_if_fail (PAL_IS_PARTICIPANT_SHEET (self), FALSE);

  if (self->person == NULL)
    return TRUE;
  if (!pal_form_keep_below (GTK_WIDGET (self)))
    {
      problem = find_problem (GTK_WIDGET (self));
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                           problem != NULL ? problem : _("What you are typing cannot be kept yet."));
      return FALSE;
    }
  if (is_kept (self) || !is_begun (self->person))
    return TRUE;
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                       _("This new person is not kept yet: the last name is missing."));
  return FALSE;
}

/* Into the first field of the tab. */
gboolean
pal_participant_sheet_focus (PalParticipantSheet *self)
{
  GtkWidget *tab;

  g_return_val_if_fail (PAL_IS_PARTICIPANT_SHEET (self), FALSE);

  tab = gtk_stack_get_visible_child (self->tabs);
  if (g_strcmp0 (pal_participant_sheet_get_tab (self), "identity") == 0)
    return pal_participant_identity_focus_first (self->identity);
  return gtk_widget_child_focus (tab, GTK_DIR_TAB_FORWARD);
}
