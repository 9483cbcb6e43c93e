/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-sheet.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "pal-session-clashes.h"
#include "pal-session-draft.h"
#include "pal-session-follow.h"
#include "pal-session-form.h"
#include "pal-session-head.h"
#include "pal-session-papers.h"
#include "pal-session-people.h"
#include "pal-session-removal.h"
#include "pal-session-repeat.h"
#include "pal-session-team.h"
#include "records/pal-record.h"
#include "records/pal-reference.h"
#include "rules/planning/pal-session-edit.h"
#include "rules/planning/pal-session-list.h"
#include "widgets/pal-band.h"

struct _PalSessionSheet {
  GtkWidget          parent_instance;

  gboolean           wide;
  GtkWidget         *box;
  PalSessionHead    *head;
  PalSessionClashes *clashes;
  PalBand           *slip;       /* a length that may be a slip of the hand */
  PalForm           *form;
  PalSessionTeam    *team;
  PalSessionPeople  *people;
  PalSessionRepeat  *repeat;
  PalSessionFollow  *follow;     /* whether others of its series are changed too */
  PalSessionRemoval *removal;
  char              *start;      /* where it was when it was shown or kept last */
  GtkWidget         *create;     /* of a new one that is not kept yet */
  GtkWidget         *attend;
  GtkWidget         *delete;

  PalStore          *store;
  gulong             store_changed;
  PalRecord         *session;    /* NULL: none is shown */
};

enum { PROP_WIDE = 1 };
enum { CREATED, GONE, CLOSED, OPEN_SESSION, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSessionSheet, pal_session_sheet, GTK_TYPE_WIDGET)

static gboolean
is_kept (PalSessionSheet *self)
{
  return self->session != NULL && pal_record_get_id (self->session) != 0;
}

/* Where a session stands: in the planning, when it is edited there, else in the plan of its cohort. Full transfer. */
static char *
place_of (PalSessionSheet *self, gint64 session)
{
  gint64 cohort = pal_session_list_cohort_of (self->store, session);
  g_autofree char *tab = g_strdup_printf ("sessions/%" G_GINT64_FORMAT, session);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), PAL_TYPE_PAGE);

  if (page != NULL && g_str_equal (pal_page_get_name (PAL_PAGE (page)), "planning"))
    return pal_address_format ("planning", session, NULL);
  return pal_address_format ("cohorts", cohort, tab);
}

static char *
cohort_of (PalSessionSheet *self)
{
  return pal_reference_title (self->store, pal_kind_find ("cohort"), pal_record_get_int (self->session, "cohort", 0));
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

/* A length that may be a slip of the hand is kept, and asked about. */
static void
show_slip (PalSessionSheet *self)
{
  gint64 minutes = pal_record_get_int (self->session, "minutes", -1);
  g_autofree char *slip = minutes >= 0 ? pal_session_length_words ((int) minutes) : NULL;

  pal_band_set (self->slip, PAL_BAND_WARN, slip);
  gtk_widget_set_visible (GTK_WIDGET (self->slip), slip != NULL);
}

/* What follows from the file, again. */
static void
show_all (PalSessionSheet *self)
{
  gboolean may_write = self->session != NULL && !pal_store_is_reader (self->store);
  g_autofree char *cohort = NULL, *who = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.delete", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.create", may_write && !is_kept (self));
  if (self->session == NULL)
    return;
  gtk_widget_set_visible (self->create, !is_kept (self));
  gtk_widget_set_visible (self->attend, is_kept (self));
  gtk_button_set_label (GTK_BUTTON (self->delete), is_kept (self) ? _("Delete the Session") : _("Drop It"));
  gtk_widget_set_visible (GTK_WIDGET (self->team), is_kept (self));
  gtk_widget_set_visible (GTK_WIDGET (self->people), is_kept (self));
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), is_kept (self));
  pal_session_repeat_update (self->repeat);
  pal_session_people_update (self->people);
  cohort = cohort_of (self);
  who = pal_session_who (self->store, pal_record_get_id (self->session));
  pal_session_head_show (self->head, self->session, cohort, who);
  pal_session_form_explain (self->form, self->session, self->store);
  show_slip (self);
  pal_session_clashes_show (self->clashes, self->store, pal_record_get_id (self->session));
}

static void
remember_start (PalSessionSheet *self)
{
  g_free (self->start);
  self->start = g_strdup (self->session != NULL ? pal_record_get_text (self->session, "start-at") : NULL);
}

/* Those who belong to a session that is in the file. */
static void
show_members (PalSessionSheet *self)
{
  gint64 id = self->session != NULL ? pal_record_get_id (self->session) : 0;
  g_autofree char *place = id != 0 ? place_of (self, id) : NULL;
  g_autofree char *cohort = id != 0 ? cohort_of (self) : NULL;

  pal_form_set_place (self->form, place);
  pal_form_set_subject (self->form, cohort);
  pal_session_team_set (self->team, id != 0 ? self->store : NULL, id, cohort, place);
  pal_session_people_set (self->people, id != 0 ? self->store : NULL, id, cohort, place);
  pal_session_repeat_set (self->repeat, id != 0 ? self->store : NULL, id, cohort, place);
  pal_session_follow_end (self->follow);
  pal_session_removal_end (self->removal);
  remember_start (self);
}

/* What happens ------------------------------------------------------------------------------------------------------- */

static void
store_changed_cb (PalSessionSheet *self)
{
  if (self->session != NULL)
    show_all (self);
}

static void
created_cb (PalSessionSheet *self, gint64 id)
{
  show_members (self);
  show_all (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalSessionSheet *self)
{
  if (self->session == NULL)
    return;
  pal_session_sheet_close (self);
  g_signal_emit (self, signals[GONE], 0);
}

static void
kept_cb (PalSessionSheet *self, const char *field)
{
  show_all (self);
  if (is_kept (self))
    pal_session_follow_offer (self->follow, self->store, pal_record_get_id (self->session), field, self->start);
  remember_start (self);
}

static void
team_kept_cb (PalSessionSheet *self)
{
  if (is_kept (self))
    pal_session_follow_offer (self->follow, self->store, pal_record_get_id (self->session), PAL_FOLLOW_TEAM, self->start);
}

static void
create_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *cohort = NULL;

  if (!pal_form_keep (self->form) || is_kept (self))
    return;
  cohort = cohort_of (self);
  if (pal_session_draft_keep (self->session, self->store, cohort, &error))
    created_cb (self, pal_record_get_id (self->session));
  else
    pal_page_complain (widget, error);
}

static void
papers_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (widget);

  pal_form_keep_below (widget);
  pal_session_papers_activate (widget, self->store, pal_session_sheet_get_id (self), action);
}

/* Who came is noted with the cohort's attendance. */
static void
attend_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (widget);
  g_autofree char *tab = g_strdup_printf ("attendance/%" G_GINT64_FORMAT, pal_session_sheet_get_id (self));
  g_autofree char *address = is_kept (self) ? pal_address_format ("cohorts", pal_record_get_int (self->session, "cohort", 0), tab) : NULL;

  if (address != NULL)
    pal_page_go (widget, address);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (widget);
  gint64 id = pal_record_get_id (self->session);
  g_autofree char *cohort = cohort_of (self), *place = place_of (self, id);

  if (id == 0)
    gone_cb (self);
  else
    pal_session_removal_begin (self->removal, self->store, id, cohort, place);
}

static void
close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (widget);
  g_autoptr (GError) error = NULL;

  if (pal_session_sheet_keep (self, &error))
    g_signal_emit (self, signals[CLOSED], 0);
  else
    pal_page_complain (widget, error);
}

static void
open_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (widget);
  gint64 other = g_variant_get_int64 (parameter);
  g_autofree char *place = NULL;
  gboolean opened = FALSE;

  g_signal_emit (self, signals[OPEN_SESSION], 0, other, &opened);
  if (opened)
    return;
  place = place_of (self, other);
  pal_page_go (widget, place);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
set_store (PalSessionSheet *self, PalStore *store)
{
  if (self->store == store)
    return;
  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

static void
show_record (PalSessionSheet *self, PalRecord *session, PalStore *store)
{
  pal_form_keep_below (GTK_WIDGET (self));
  set_store (self, store);
  g_set_object (&self->session, session);
  pal_form_set_record (self->form, session, store);
  pal_form_set_editable (self->form, store != NULL && !pal_store_is_reader (store));
  show_members (self);
  show_all (self);
}

static void
pal_session_sheet_dispose (GObject *object)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (object);

  if (self->box != NULL)
    {
      pal_session_sheet_close (self);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_pointer (&self->start, g_free);
  G_OBJECT_CLASS (pal_session_sheet_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_SESSION] = g_signal_new ("open-session", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                        G_TYPE_BOOLEAN, 1, G_TYPE_INT64);
}

static GtkWidget *
make_buttons (PalSessionSheet *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->create = gtk_button_new_with_label (_("Add the Session"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->create), "session.create");
  self->attend = gtk_button_new_with_label (_("Take Attendance"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->attend), "session.attend");
  self->delete = gtk_button_new_with_label (_("Delete the Session"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->delete), "session.delete");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), self->create);
  gtk_box_append (GTK_BOX (buttons), self->attend);
  gtk_box_append (GTK_BOX (buttons), self->delete);
  return buttons;
}

/* What stands against the session stays in sight above it. */
static GtkWidget *
make_scroller (GtkWidget *body)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), body);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
pal_session_sheet_constructed (GObject *object)
{
  PalSessionSheet *self = PAL_SESSION_SHEET (object);
  GtkWidget *fields = pal_card_new (_("Session")), *team = pal_card_new (_("Run by")), *people = pal_card_new (_("Convened"));
  GtkWidget *repeat = pal_card_new (_("Series")), *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  G_OBJECT_CLASS (pal_session_sheet_parent_class)->constructed (object);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->clashes = PAL_SESSION_CLASHES (pal_session_clashes_new ());
  self->slip = PAL_BAND (pal_band_new (PAL_BAND_WARN, NULL));
  self->form = pal_session_form_new (self->wide);
  self->head = PAL_SESSION_HEAD (pal_session_head_new ());
  self->team = PAL_SESSION_TEAM (pal_session_team_new ());
  pal_card_append (PAL_CARD (fields), GTK_WIDGET (self->form));
  self->people = PAL_SESSION_PEOPLE (pal_session_people_new ());
  pal_card_append (PAL_CARD (team), GTK_WIDGET (self->team));
  pal_card_append (PAL_CARD (people), GTK_WIDGET (self->people));
  self->repeat = PAL_SESSION_REPEAT (pal_session_repeat_new ());
  self->follow = PAL_SESSION_FOLLOW (pal_session_follow_new ());
  self->removal = PAL_SESSION_REMOVAL (pal_session_removal_new ());
  pal_card_append (PAL_CARD (repeat), GTK_WIDGET (self->repeat));
  g_object_bind_property (self->repeat, "visible", repeat, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->team, "visible", team, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->people, "visible", people, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->people, "summary", people, "hint", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->clashes));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->slip));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->follow));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->removal));
  gtk_box_append (GTK_BOX (self->box), pal_session_repeat_get_question (self->repeat));
  gtk_box_append (GTK_BOX (body), fields);
  gtk_box_append (GTK_BOX (body), team);
  gtk_box_append (GTK_BOX (body), people);
  gtk_box_append (GTK_BOX (body), repeat);
  gtk_box_append (GTK_BOX (body), make_buttons (self));
  gtk_box_append (GTK_BOX (self->box), make_scroller (body));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->form, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->form, "gone", G_CALLBACK (gone_cb), self);
  g_signal_connect_swapped (self->form, "kept", G_CALLBACK (kept_cb), self);
  g_signal_connect_swapped (self->team, "kept", G_CALLBACK (team_kept_cb), self);
}

static void
pal_session_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PAL_SESSION_SHEET (object)->wide = g_value_get_boolean (value);
}

static void
pal_session_sheet_class_init (PalSessionSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pal_session_sheet_constructed;
  object_class->set_property = pal_session_sheet_set_property;
  object_class->dispose = pal_session_sheet_dispose;
  g_object_class_install_property (object_class, PROP_WIDE, g_param_spec_boolean ("wide", NULL, NULL, FALSE, flags));
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_install_action (widget_class, "session.create", NULL, create_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.attend", NULL, attend_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.close", NULL, close_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.open", "x", open_activated_cb);
  pal_session_papers_install (widget_class, papers_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionsheet");
}

static void
pal_session_sheet_init (PalSessionSheet *self)
{
}

/* @wide: two fields a row. */
GtkWidget *
pal_session_sheet_new (gboolean wide)
{
  return g_object_new (PAL_TYPE_SESSION_SHEET, "wide", wide, NULL);
}

/**
 * pal_session_sheet_show:
 * @id: a session in the file
 *
 * Shows another session, after keeping what is typed.
 *
 * Returns: FALSE when there is no such session (any more); then what was shown stays
 */
gboolean
pal_session_sheet_show (PalSessionSheet *self, PalStore *store, gint64 id)
{
  g_autoptr (PalRecord) session = NULL;

  g_return_val_if_fail (PAL_IS_SESSION_SHEET (self), FALSE);
  g_return_val_if_fail (PAL_IS_STORE (store), FALSE);

  session = pal_record_load (store, pal_kind_find ("session"), id, NULL);
  if (session != NULL)
    show_record (self, session, store);
  return session != NULL;
}

/**
 * pal_session_sheet_show_new:
 * @cohort: whose it will be; 0: it is asked
 * @day: (nullable): when it will be
 * @minute: of that day
 * @minutes: how long; 0: not said
 *
 * Begins a session, which is in the file once a field of it is filled in, or it is added as it stands.
 */
void
pal_session_sheet_show_new (PalSessionSheet *self, PalStore *store, gint64 cohort, const GDate *day, int minute, int minutes)
{
  g_autoptr (PalRecord) session = pal_session_draft_new (cohort, day, minute, minutes);

  g_return_if_fail (PAL_IS_SESSION_SHEET (self));
  g_return_if_fail (PAL_IS_STORE (store));

  show_record (self, session, store);
}

/* Shows none; what is typed is kept where it can be. */
void
pal_session_sheet_close (PalSessionSheet *self)
{
  g_return_if_fail (PAL_IS_SESSION_SHEET (self));

  show_record (self, NULL, NULL);
}

/* 0: none, or one that is not kept yet. */
gint64
pal_session_sheet_get_id (PalSessionSheet *self)
{
  g_return_val_if_fail (PAL_IS_SESSION_SHEET (self), 0);

  return self->session != NULL ? pal_record_get_id (self->session) : 0;
}

static gboolean
is_begun (PalSessionSheet *self)
{
  static const char *const fields[] = { "title", "theme", "note", "room", "session-template" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (pal_record_is_known (self->session, fields[i]))
      return TRUE;
  return FALSE;
}

/* Keeps what is typed. FALSE, with @error in words, when something of it stays on the screen only: also a new one that was begun. */
gboolean
pal_session_sheet_keep (PalSessionSheet *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_SESSION_SHEET (self), FALSE);

  if (self->session == NULL)
    return TRUE;
  if (pal_form_keep_below (GTK_WIDGET (self)))
    {
      if (is_kept (self) || !is_begun (self))
        return TRUE;
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                           _("This new session is not kept yet: choose its cohort, or drop it."));
      return FALSE;
    }
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                       _("What you are typing in this session cannot be kept yet: the field that is marked says why."));
  return FALSE;
}

/* @field: (nullable): its column; NULL: the first one that is empty of what a session needs. */
gboolean
pal_session_sheet_focus (PalSessionSheet *self, const char *field)
{
  g_return_val_if_fail (PAL_IS_SESSION_SHEET (self), FALSE);

  if (self->session == NULL)
    return FALSE;
  if (field != NULL)
    return pal_form_focus_field (self->form, field);
  return pal_form_focus_field (self->form, pal_record_is_known (self->session, "cohort") ? "title" : "cohort");
}
