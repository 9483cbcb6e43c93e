/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-removal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-ask.h"
#include "pages/pal-page.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"

struct _PalSessionRemoval {
  GtkWidget  parent_instance;

  PalAsk    *ask;
  GtkWidget *reach[PAL_SERIES_ALL + 1];   /* owned by the question; not there for one that stands alone */
  GtkWidget *cancel;

  PalStore  *store;
  gint64     session;
  char      *subject, *place;
};

G_DEFINE_FINAL_TYPE (PalSessionRemoval, pal_session_removal, GTK_TYPE_WIDGET)

static PalSeriesReach
chosen_reach (PalSessionRemoval *self)
{
  for (guint i = PAL_SERIES_FOLLOWING; i <= PAL_SERIES_ALL; i++)
    if (self->reach[i] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->reach[i])))
      return i;
  return PAL_SERIES_ONE;
}

static gboolean
wants_cancel (PalSessionRemoval *self)
{
  return self->cancel != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->cancel));
}

/* What is done --------------------------------------------------------------------------------------------------------- */

static PalEdit *
begin_edit (PalSessionRemoval *self, gboolean cancel, GError **error)
{
  g_autofree char *called = pal_session_label (self->store, self->session);
  g_autofree char *label = g_strdup_printf (cancel ? _("%s — %s: cancelled") : _("%s — %s: deleted"), self->subject, called);
  PalEdit *edit = pal_edit_begin (self->store, label, error);

  if (edit != NULL && self->place != NULL)
    pal_edit_set_place (edit, self->place);
  return edit;
}

/* FALSE with @error; else what is said about it. */
static char *
remove_one (PalSessionRemoval *self, gboolean cancel, GError **error)
{
  g_autofree char *called = pal_session_label (self->store, self->session);
  gboolean cancelled = cancel || pal_session_is_settled (self->store, self->session);
  g_autoptr (PalEdit) edit = begin_edit (self, cancelled, error);

  if (edit == NULL
      || !(cancelled ? pal_session_set_status (edit, self->session, "CANCELLED", error) : pal_session_remove (edit, self->session, NULL, error))
      || !pal_edit_commit (edit, error))
    return NULL;
  return cancelled ? g_strdup_printf (_("Cancelled: %s"), called) : g_strdup_printf (_("Deleted: %s"), called);
}

static char *
remove_several (PalSessionRemoval *self, PalSeriesReach reach, gboolean cancel, GError **error)
{
  g_auto (PalSeriesOutcome) outcome = { 0 };
  g_autoptr (PalEdit) edit = begin_edit (self, cancel, error);

  if (edit == NULL || !pal_series_remove (edit, self->session, reach, cancel, &outcome, error) || !pal_edit_commit (edit, error))
    return NULL;
  return pal_series_outcome_words (&outcome);
}

static void
answered_cb (PalSessionRemoval *self)
{
  PalSeriesReach reach = chosen_reach (self);
  gboolean cancel = wants_cancel (self);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), PAL_TYPE_PAGE), *said_at = page != NULL ? page : GTK_WIDGET (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_object_ref (said_at);
  pal_session_removal_end (self);
  words = reach == PAL_SERIES_ONE ? remove_one (self, cancel, &error) : remove_several (self, reach, cancel, &error);
  if (words != NULL)
    pal_page_toast (said_at, words, C_("button", "Undo"), "win.undo");
  else
    pal_page_complain (said_at, error);
  g_object_unref (said_at);
}

/* What is asked -------------------------------------------------------------------------------------------------------- */

static void
add_reach (PalSessionRemoval *self, PalSeriesReach reach, const char *words)
{
  self->reach[reach] = gtk_check_button_new_with_label (words);
  if (reach == PAL_SERIES_ONE)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->reach[reach]), TRUE);
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (self->reach[reach]), GTK_CHECK_BUTTON (self->reach[PAL_SERIES_ONE]));
  pal_ask_append (self->ask, self->reach[reach]);
}

static void
ask_for_reach (PalSessionRemoval *self)
{
  guint following = pal_series_count (self->store, self->session, PAL_SERIES_FOLLOWING, NULL);
  guint all = pal_series_count (self->store, self->session, PAL_SERIES_ALL, NULL);
  g_autofree char *and_following = g_strdup_printf (_("This one and the following (%u)"), following);
  g_autofree char *and_all = g_strdup_printf (_("All that are still planned (%u others)"), all);

  add_reach (self, PAL_SERIES_ONE, _("This one only"));
  if (following > 0)
    add_reach (self, PAL_SERIES_FOLLOWING, and_following);
  if (all > following)
    add_reach (self, PAL_SERIES_ALL, and_all);
}

static void
ask (PalSessionRemoval *self, gboolean settled, gboolean in_series)
{
  g_autofree char *called = pal_session_label (self->store, self->session);
  g_autofree char *title = g_strdup_printf (_("Take out of the plan: %s"), called);

  pal_ask_begin (self->ask, title, settled && !in_series ? _("Mark as Cancelled") : _("Take Out"));
  if (in_series)
    ask_for_reach (self);
  if (!settled || in_series)
    {
      self->cancel = gtk_check_button_new_with_label (_("They stay in the plan, marked as cancelled"));
      pal_ask_append (self->ask, self->cancel);
    }
  if (settled)
    pal_ask_set_words (self->ask, _("It took place, or attendance was taken: it is marked as cancelled and not deleted, and what was entered stays."));
  gtk_widget_grab_focus (in_series ? self->reach[PAL_SERIES_ONE] : GTK_WIDGET (self->ask));
  if (!in_series)
    gtk_widget_child_focus (GTK_WIDGET (self->ask), GTK_DIR_TAB_FORWARD);
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
pal_session_removal_dispose (GObject *object)
{
  PalSessionRemoval *self = PAL_SESSION_REMOVAL (object);

  if (self->ask != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->ask));
  self->ask = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (pal_session_removal_parent_class)->dispose (object);
}

static void
pal_session_removal_class_init (PalSessionRemovalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_session_removal_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionremoval");
}

static void
pal_session_removal_init (PalSessionRemoval *self)
{
  self->ask = PAL_ASK (pal_ask_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->ask, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->ask, "cancelled", G_CALLBACK (pal_session_removal_end), self);
}

GtkWidget *
pal_session_removal_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_REMOVAL, NULL);
}

/* @subject: what it belongs to, for the history; @place: (nullable): its address there. */
void
pal_session_removal_begin (PalSessionRemoval *self, PalStore *store, gint64 session, const char *subject, const char *place)
{
  gboolean settled, in_series;

  g_return_if_fail (PAL_IS_SESSION_REMOVAL (self));

  pal_session_removal_end (self);
  memset (self->reach, 0, sizeof self->reach);
  self->cancel = NULL;
  g_set_object (&self->store, store);
  self->session = session;
  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_free (self->place);
  self->place = g_strdup (place);
  settled = pal_session_is_settled (store, session);
  in_series = pal_series_count (store, session, PAL_SERIES_ALL, NULL) > 0;
  if (!settled && !in_series)
    {
      answered_cb (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  ask (self, settled, in_series);
}

/* The question goes, unanswered. */
void
pal_session_removal_end (PalSessionRemoval *self)
{
  g_return_if_fail (PAL_IS_SESSION_REMOVAL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  pal_ask_end (self->ask);
}
