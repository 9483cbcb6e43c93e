/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-moves.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "rules/planning/pal-agenda.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"
#include "store/pal-edit.h"

/* An edit, made where the person is. */
static PalEdit *
begin (GtkWidget *page, const char *label, GError **error)
{
  g_autofree char *address = pal_page_get_address (PAL_PAGE (page));
  PalEdit *edit = pal_edit_begin (pal_page_get_store (PAL_PAGE (page)), label, error);

  if (edit != NULL)
    pal_edit_set_place (edit, address);
  return edit;
}

/* The following sessions of a series ------------------------------------------------------------------------------------ */

/* What was done with one of them, to be done with those after it. */
typedef struct {
  GtkWidget *page;
  PalStore  *store;
  gint64     session;
  char      *since;            /* where it was */
  int        days, minute;     /* how it moved; days 0 and minute -1: it was lengthened */
} Step;

static void
step_free (gpointer data, GClosure *closure)
{
  Step *step = data;

  g_object_unref (step->page);
  g_object_unref (step->store);
  g_free (step->since);
  g_free (step);
}

static gboolean
follow (Step *step, PalEdit *edit, PalSeriesOutcome *outcome, GError **error)
{
  if (step->minute < 0)
    return pal_series_copy (edit, step->session, PAL_SERIES_FOLLOWING, step->since, "minutes", outcome, error);
  return pal_series_shift (edit, step->session, PAL_SERIES_FOLLOWING, step->since, step->days, step->minute, outcome, error);
}

static void
followed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Step *step = data;
  g_auto (PalSeriesOutcome) outcome = { 0 };
  g_autofree char *which = NULL, *label = NULL, *done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  /* Another file may have been opened meanwhile. */
  if (pal_page_get_store (PAL_PAGE (step->page)) != step->store)
    return;
  which = pal_session_label (step->store, step->session);
  label = g_strdup_printf (_("Series from this one on: %s"), which);
  edit = begin (step->page, label, &error);
  if (edit == NULL || !follow (step, edit, &outcome, &error) || !pal_edit_commit (edit, &error))
    {
      pal_page_complain (step->page, error);
      return;
    }
  done = pal_series_outcome_words (&outcome);
  pal_page_toast (step->page, done, C_("button", "Undo"), "win.undo");
}

/* The toast is the window's, so its action has to be. FALSE: nothing follows. */
static gboolean
offer_to_follow (const Step *step, const char *done)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (step->page));
  guint n = pal_series_count (step->store, step->session, PAL_SERIES_FOLLOWING, step->since);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("follow", NULL);
  g_autofree char *label = NULL;
  Step *kept;

  if (window == NULL || n == 0)
    return FALSE;
  kept = g_memdup2 (step, sizeof *step);
  g_object_ref (kept->page);
  g_object_ref (kept->store);
  kept->since = g_strdup (step->since);
  g_signal_connect_data (action, "activate", G_CALLBACK (followed_cb), kept, step_free, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "series", G_ACTION_GROUP (group));
  label = g_strdup_printf (ngettext ("The Following One Too", "The %u Following Too", n), n);
  pal_page_toast (step->page, done, label, "series.follow");
  return TRUE;
}

/* What was done, and the first thing that stands against it. What follows in its series can do the same; Ctrl+Z undoes. */
static void
say (const Step *step, const char *done)
{
  g_autoptr (GPtrArray) clashes = pal_clashes_of (step->store, step->session, NULL);
  g_autofree char *whole = NULL;

  if (clashes != NULL && clashes->len > 0)
    whole = g_strdup_printf ("%s. %s", done, ((PalClash *) g_ptr_array_index (clashes, 0))->words);
  if (!offer_to_follow (step, whole != NULL ? whole : done))
    pal_page_toast (step->page, whole != NULL ? whole : done, C_("button", "Undo"), "win.undo");
}

static Step
step_from (GtkWidget *page, gint64 session)
{
  Step step = { .page = page, .store = pal_page_get_store (PAL_PAGE (page)), .session = session, .minute = -1 };

  step.since = pal_agenda_find_start (step.store, session);
  return step;
}

/* What is done ---------------------------------------------------------------------------------------------------------- */

gboolean
pal_planning_move (GtkWidget *page, gint64 session, const GDate *day, int minute)
{
  Step step = step_from (page, session);
  g_autofree char *since = step.since, *before = pal_session_label (step.store, session);
  g_autofree char *label = g_strdup_printf (_("Session moved: %s"), before), *after = NULL, *done = NULL;
  GDate was;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin (page, label, &error);

  if (edit == NULL || !pal_session_move (edit, session, day, minute, &error) || !pal_edit_commit (edit, &error))
    {
      pal_page_complain (page, error);
      return FALSE;
    }
  step.minute = minute;
  step.days = pal_agenda_day_of (since, &was) ? g_date_days_between (&was, day) : 0;
  after = pal_session_label (step.store, session);
  done = g_strdup_printf (_("Moved: %s"), after);
  say (&step, done);
  return TRUE;
}

gboolean
pal_planning_lengthen (GtkWidget *page, gint64 session, int minutes)
{
  Step step = step_from (page, session);
  g_autofree char *since = step.since, *which = pal_session_label (step.store, session);
  g_autofree char *label = g_strdup_printf (_("Length of a session: %s"), which), *done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin (page, label, &error);

  if (edit == NULL || !pal_session_lengthen (edit, session, minutes, &error) || !pal_edit_commit (edit, &error))
    {
      pal_page_complain (page, error);
      return FALSE;
    }
  /* Translators: hours and minutes, and the session that lasts so long. */
  done = g_strdup_printf (_("%d h %02d: %s"), minutes / 60, minutes % 60, which);
  say (&step, done);
  return TRUE;
}

/* One that stands alone and that nobody came to yet. */
gboolean
pal_planning_remove (GtkWidget *page, gint64 session)
{
  g_autofree char *which = pal_session_label (pal_page_get_store (PAL_PAGE (page)), session);
  g_autofree char *label = g_strdup_printf (_("Session deleted: %s"), which), *done = g_strdup_printf (_("Deleted: %s"), which);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin (page, label, &error);

  if (edit == NULL || !pal_session_remove (edit, session, NULL, &error) || !pal_edit_commit (edit, &error))
    {
      pal_page_complain (page, error);
      return FALSE;
    }
  pal_page_toast (page, done, C_("button", "Undo"), "win.undo");
  return TRUE;
}
