/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-address.h"
#include "pal-cohort-attendance.h"
#include "pal-cohort-conformity.h"
#include "pal-cohort-details.h"
#include "pal-cohort-head.h"
#include "pal-cohort-members.h"
#include "pal-cohort-milestones.h"
#include "pal-cohort-progress.h"
#include "pal-cohort-sessions.h"
#include "pages/pal-page.h"
#include "pages/pal-panes.h"
#include "records/pal-record.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-form.h"

/* One cohort: head, tabs, and what each tab shows. */
struct _PalCohortSheet {
  GtkWidget         parent_instance;

  PalCohortHead    *head;
  GtkWidget        *switcher;
  GtkStack         *tabs;
  PalCohortMembers *members;
  PalCohortSessions *sessions;
  PalCohortMilestones *milestones;
  PalCohortConformity *conformity;
  PalCohortAttendance *attendance;
  PalCohortProgress *progress;
  PalCohortDetails *details;

  PalStore         *store;
  gulong            store_changed;
  PalRecord        *cohort;      /* NULL: none is shown */
  PalRecord        *draft;       /* a new one that is not kept yet; given back when one is asked for again */
  PalQuery         *figures;     /* the cohort's row in the list of cohorts */
  gboolean          showing;     /* the program changes tabs, not the person */
};

enum { PROP_NARROW = 1 };

enum { CREATED, GONE, TAB_CHOSEN, ESCAPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortSheet, pal_cohort_sheet, GTK_TYPE_WIDGET)

/* What is shown ---------------------------------------------------------------------------------------------------- */

static gboolean
is_kept (PalCohortSheet *self)
{
  return self->cohort != NULL && pal_record_get_id (self->cohort) != 0;
}

/* The matrix of attendance is as wide as the window lets it be. */
static void
share_width (PalCohortSheet *self)
{
  gboolean attending = self->cohort != NULL && g_strcmp0 (pal_cohort_sheet_get_tab (self), "attendance") == 0;

  gboolean taking = attending && pal_cohort_attendance_is_taking (self->attendance);

  pal_cohort_head_set_attending (self->head, attending);
  gtk_widget_set_visible (GTK_WIDGET (self->head), !taking);   /* one session has the whole height as well */
  gtk_widget_set_visible (self->switcher, is_kept (self) && !taking);
  pal_panes_ask_width (GTK_WIDGET (self), attending);
}

static void
update_actions (PalCohortSheet *self)
{
  gboolean may_write = self->store != NULL && !pal_store_is_reader (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.add-people", may_write && is_kept (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.delete", may_write && self->cohort != NULL);
}

/* What follows from the file, again. */
static void
update (PalCohortSheet *self)
{
  g_autoptr (PalRow) row = is_kept (self) ? g_list_model_get_item (G_LIST_MODEL (self->figures), 0) : NULL;

  if (self->cohort == NULL)
    return;
  pal_cohort_head_show (self->head, self->cohort, row, self->store);
  pal_cohort_members_show (self->members, row, pal_record_get_int (self->cohort, "programme", 0),
                           row != NULL ? self->store : NULL);
  pal_cohort_sessions_show (self->sessions, row, row != NULL ? self->store : NULL);
  pal_cohort_milestones_show (self->milestones, row, row != NULL ? self->store : NULL);
  pal_cohort_conformity_show (self->conformity, row != NULL ? pal_row_get_id (row) : 0, row != NULL ? self->store : NULL);
  pal_cohort_attendance_show (self->attendance, row, row != NULL ? self->store : NULL);
  pal_cohort_progress_show (self->progress, row != NULL ? pal_row_get_id (row) : 0, row != NULL ? self->store : NULL);
  share_width (self);
  update_actions (self);
}

static void
ask_figures (PalCohortSheet *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  /* No cohort has the key -1: nothing is shown for a new one. */
  if (!pal_cohort_list_show (self->figures, &(PalCohortsView) { .only = id != 0 ? id : -1 }, &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
show_cohort (PalCohortSheet *self, PalRecord *cohort)
{
  /* What is typed of the cohort that is left is kept while all of it is still its own. */
  pal_form_keep_below (GTK_WIDGET (self));
  g_set_object (&self->cohort, cohort);
  ask_figures (self, pal_record_get_id (cohort));
  pal_cohort_details_show (self->details, cohort, self->store);
  update (self);
}

/* What happens ----------------------------------------------------------------------------------------------------- */

/* @tables: (nullable): what an edit touched; NULL: anything. */
static gboolean
touches (const char *const *tables, const char *table)
{
  return tables == NULL || g_strv_contains (tables, table);
}

/* The form reads its fields again itself, and says it when the cohort is no more. */
static void
store_changed_cb (PalCohortSheet *self, const char *const *tables)
{
  if (!is_kept (self))
    return;
  if (touches (tables, "cohort") && !pal_record_reload (self->cohort, self->store, NULL))
    return;
  if (touches (tables, "cohort") || touches (tables, "programme") || touches (tables, "outcome_set")
      || touches (tables, "organisation"))
    pal_cohort_details_update (self->details);
  update (self);
}

static void
created_cb (PalCohortSheet *self, gint64 id)
{
  g_clear_object (&self->draft);
  ask_figures (self, id);
  pal_cohort_details_update (self->details);
  update (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalCohortSheet *self)
{
  if (self->cohort != NULL)
    g_signal_emit (self, signals[GONE], 0);
}

static void
tab_changed_cb (PalCohortSheet *self)
{
  share_width (self);
  if (!self->showing && self->cohort != NULL)
    g_signal_emit (self, signals[TAB_CHOSEN], 0);
}

static gboolean
key_pressed_cb (PalCohortSheet *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  g_signal_emit (self, signals[ESCAPED], 0);
  return TRUE;
}

/* Actions ---------------------------------------------------------------------------------------------------------- */

static void
add_people_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSheet *self = PAL_COHORT_SHEET (widget);

  gtk_stack_set_visible_child_name (self->tabs, "members");
  pal_cohort_members_find_people (self->members);
}

static gboolean
delete_cohort (PalCohortSheet *self, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("%s — deleted"), name);
  g_autofree char *place = pal_address_format ("cohorts", pal_record_get_id (self->cohort), "members");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);
  g_autoptr (PalRecord) cohort = edit != NULL ? g_object_ref (self->cohort) : NULL;

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_record_delete (cohort, edit, error) && pal_edit_commit (edit, error);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSheet *self = PAL_COHORT_SHEET (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, PAL_TYPE_PAGE);
  g_autofree char *name = pal_record_title (self->cohort);
  g_autofree char *words = g_strdup_printf (_("Deleted: %s"), name);
  g_autoptr (GError) error = NULL;

  if (!is_kept (self))
    {
      g_clear_object (&self->draft);
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  if (!delete_cohort (self, name, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (page != NULL ? page : widget, words, C_("button", "Undo"), "win.undo");
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_object_get_property (G_OBJECT (PAL_COHORT_SHEET (object)->head), "narrow", value);
}

static void
pal_cohort_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalCohortSheet *self = PAL_COHORT_SHEET (object);

  g_object_set_property (G_OBJECT (self->head), "narrow", value);
  g_object_set_property (G_OBJECT (self->members), "narrow", value);
}

static void
pal_cohort_sheet_dispose (GObject *object)
{
  PalCohortSheet *self = PAL_COHORT_SHEET (object);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->cohort);
  g_clear_object (&self->draft);
  g_clear_object (&self->figures);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_COHORT_SHEET);
  G_OBJECT_CLASS (pal_cohort_sheet_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_COHORT_CONFORMITY);
  g_type_ensure (PAL_TYPE_COHORT_ATTENDANCE);
  g_type_ensure (PAL_TYPE_COHORT_DETAILS);
  g_type_ensure (PAL_TYPE_COHORT_HEAD);
  g_type_ensure (PAL_TYPE_COHORT_MEMBERS);
  g_type_ensure (PAL_TYPE_COHORT_MILESTONES);
  g_type_ensure (PAL_TYPE_COHORT_PROGRESS);
  g_type_ensure (PAL_TYPE_COHORT_SESSIONS);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-cohort-sheet.ui");
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, head);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, switcher);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, tabs);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, members);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, sessions);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, milestones);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, conformity);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, attendance);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, progress);
  gtk_widget_class_bind_template_child (klass, PalCohortSheet, details);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, share_width);
  gtk_widget_class_bind_template_callback (klass, tab_changed_cb);
}

static void
pal_cohort_sheet_class_init (PalCohortSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_cohort_sheet_get_property;
  object_class->set_property = pal_cohort_sheet_set_property;
  object_class->dispose = pal_cohort_sheet_dispose;
  g_object_class_install_property (
    object_class, PROP_NARROW,
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[CREATED] =
    g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAB_CHOSEN] = g_signal_new ("tab-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ESCAPED] = g_signal_new ("escaped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "cohort.add-people", NULL, add_people_activated_cb);
  gtk_widget_class_install_action (widget_class, "cohort.delete", NULL, delete_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  bind_template (widget_class);
}

static void
pal_cohort_sheet_init (PalCohortSheet *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}

/* NULL: the file is closed. No cohort is shown afterwards. */
void
pal_cohort_sheet_set_store (PalCohortSheet *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_SHEET (self));

  pal_cohort_sheet_close (self);
  g_clear_object (&self->draft);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->figures);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  /* Before the sheet hears of a change, so that the figures are up to date when it does. */
  self->figures = pal_cohort_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/* Shows a cohort; FALSE, with the one that was shown before still there, when there is no such cohort. */
gboolean
pal_cohort_sheet_show (PalCohortSheet *self, gint64 id, GError **error)
{
  g_autoptr (PalRecord) cohort = NULL;

  g_return_val_if_fail (PAL_IS_COHORT_SHEET (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (is_kept (self) && pal_record_get_id (self->cohort) == id)
    return TRUE;
  cohort = pal_record_load (self->store, pal_kind_find ("cohort"), id, error);
  if (cohort == NULL)
    return FALSE;
  show_cohort (self, cohort);
  return TRUE;
}

/* Shows an empty cohort that is kept as soon as it has a programme and a name, or the one that was begun before. */
void
pal_cohort_sheet_show_new (PalCohortSheet *self)
{
  g_return_if_fail (PAL_IS_COHORT_SHEET (self));
  g_return_if_fail (self->store != NULL);

  if (self->draft == NULL)
    self->draft = pal_record_new (pal_kind_find ("cohort"));
  pal_cohort_sheet_set_tab (self, "details");
  if (self->cohort != self->draft)
    show_cohort (self, self->draft);
  pal_cohort_details_focus (self->details);
}

/* Keeps what is typed and shows no cohort. */
void
pal_cohort_sheet_close (PalCohortSheet *self)
{
  g_return_if_fail (PAL_IS_COHORT_SHEET (self));

  if (self->cohort == NULL)
    return;
  pal_form_keep_below (GTK_WIDGET (self));
  g_clear_object (&self->cohort);
  pal_cohort_members_show (self->members, NULL, 0, NULL);
  pal_cohort_sessions_show (self->sessions, NULL, NULL);
  pal_cohort_milestones_show (self->milestones, NULL, NULL);
  pal_cohort_conformity_show (self->conformity, 0, NULL);
  pal_cohort_attendance_show (self->attendance, NULL, NULL);
  share_width (self);
  pal_cohort_progress_show (self->progress, 0, NULL);
  pal_cohort_details_show (self->details, NULL, NULL);
}

/* 0: none, or a new one that is not kept yet. */
gint64
pal_cohort_sheet_get_id (PalCohortSheet *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_SHEET (self), 0);

  return self->cohort != NULL ? pal_record_get_id (self->cohort) : 0;
}

const char *
pal_cohort_sheet_get_tab (PalCohortSheet *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_SHEET (self), NULL);

  return gtk_stack_get_visible_child_name (self->tabs);
}

/* @tab: (nullable): "members", "sessions", "milestones", "attendance", "progress", "conformity", "details"; another is answered by the
 * first. "sessions/123" opens that session, "attendance/123" takes its attendance. Without "tab-chosen". */
void
pal_cohort_sheet_set_tab (PalCohortSheet *self, const char *tab)
{
  gint64 session = tab != NULL && g_str_has_prefix (tab, "sessions/") ? g_ascii_strtoll (tab + strlen ("sessions/"), NULL, 10) : 0;

  g_return_if_fail (PAL_IS_COHORT_SHEET (self));

  if (session != 0)
    tab = "sessions";
  if (tab != NULL && g_str_has_prefix (tab, "attendance/"))
    {
      pal_cohort_attendance_open (self->attendance, g_ascii_strtoll (tab + strlen ("attendance/"), NULL, 10));
      tab = "attendance";
    }
  self->showing = TRUE;
  gtk_stack_set_visible_child_name (
    self->tabs, tab != NULL && gtk_stack_get_child_by_name (self->tabs, tab) != NULL ? tab : "members");
  self->showing = FALSE;
  share_width (self);
  if (session != 0)
    pal_cohort_sessions_open (self->sessions, session);
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
pal_cohort_sheet_keep (PalCohortSheet *self, GError **error)
{
  const char *problem;

  g_return_val_if_fail (PAL_IS_COHORT_SHEET (self), FALSE);

  if (self->cohort == NULL)
    return TRUE;
  if (!pal_form_keep_below (GTK_WIDGET (self)))
    {
      problem = find_problem (GTK_WIDGET (self));
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                           problem != NULL ? problem : _("What you are typing cannot be kept yet."));
      return FALSE;
    }
  if (is_kept (self))
    return pal_cohort_members_keep (self->members, error) && pal_cohort_sessions_keep (self->sessions, error);
  if (!is_begun (self->cohort))
    return TRUE;
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                       _("This new cohort is not kept yet: it needs a programme and a name."));
  return FALSE;
}

/* What was begun with people and not done is given up. */
void
pal_cohort_sheet_drop (PalCohortSheet *self)
{
  g_return_if_fail (PAL_IS_COHORT_SHEET (self));

  pal_cohort_members_drop (self->members);
  pal_cohort_sessions_drop (self->sessions);
}

/* Into the tab that is shown. */
gboolean
pal_cohort_sheet_focus (PalCohortSheet *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_SHEET (self), FALSE);

  if (g_strcmp0 (pal_cohort_sheet_get_tab (self), "members") == 0)
    return pal_cohort_members_focus (self->members);
  if (g_strcmp0 (pal_cohort_sheet_get_tab (self), "sessions") == 0)
    return pal_cohort_sessions_focus (self->sessions);
  if (g_strcmp0 (pal_cohort_sheet_get_tab (self), "milestones") == 0)
    return pal_cohort_milestones_focus (self->milestones);
  if (g_strcmp0 (pal_cohort_sheet_get_tab (self), "attendance") == 0)
    return pal_cohort_attendance_focus (self->attendance);
  if (g_strcmp0 (pal_cohort_sheet_get_tab (self), "progress") == 0)
    return pal_cohort_progress_focus (self->progress);
  if (g_strcmp0 (pal_cohort_sheet_get_tab (self), "conformity") == 0)
    return pal_cohort_conformity_focus (self->conformity);
  return pal_cohort_details_focus (self->details);
}
