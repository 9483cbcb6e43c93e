/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-moves.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "rules/planning/pal-clash.h"
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

/* What was done, and the first thing that stands against it. */
static void
say (GtkWidget *page, gint64 session, const char *done)
{
  g_autoptr (GPtrArray) clashes = pal_clashes_of (pal_page_get_store (PAL_PAGE (page)), session, NULL);
  g_autofree char *whole = NULL;

  if (clashes != NULL && clashes->len > 0)
    whole = g_strdup_printf ("%s. %s", done, ((PalClash *) g_ptr_array_index (clashes, 0))->words);
  pal_page_toast (page, whole != NULL ? whole : done, C_("button", "Undo"), "win.undo");
}

gboolean
pal_planning_move (GtkWidget *page, gint64 session, const GDate *day, int minute)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (page));
  g_autofree char *before = pal_session_label (store, session), *label = g_strdup_printf (_("Session moved: %s"), before);
  g_autofree char *after = NULL, *done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin (page, label, &error);

  if (edit == NULL || !pal_session_move (edit, session, day, minute, &error) || !pal_edit_commit (edit, &error))
    {
      pal_page_complain (page, error);
      return FALSE;
    }
  after = pal_session_label (store, session);
  done = g_strdup_printf (_("Moved: %s"), after);
  say (page, session, done);
  return TRUE;
}

gboolean
pal_planning_lengthen (GtkWidget *page, gint64 session, int minutes)
{
  g_autofree char *which = pal_session_label (pal_page_get_store (PAL_PAGE (page)), session);
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
  say (page, session, done);
  return TRUE;
}

/* One that was held, or that somebody attended, stays in the file as cancelled. */
gboolean
pal_planning_remove (GtkWidget *page, gint64 session)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (page));
  gboolean cancelled = pal_session_is_settled (store, session);
  g_autofree char *which = pal_session_label (store, session);
  g_autofree char *label = g_strdup_printf (cancelled ? _("Session cancelled: %s") : _("Session deleted: %s"), which);
  g_autofree char *done = g_strdup_printf (cancelled ? _("Cancelled, since people attended: %s") : _("Deleted: %s"), which);
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
