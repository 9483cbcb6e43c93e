/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-export.h"

#include <glib/gi18n.h>

#include "pal-page.h"
#include "pal-paper-window.h"
#include "widgets/pal-compat-file.h"

typedef struct {
  GtkWidget   *any;
  PalStore    *store;
  PalIcsScope  scope;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->any);
  g_object_unref (asked->store);
  g_free (asked);
}

/* How many entries, and what had to stay out. */
static void
say_written (GtkWidget *any, const PalIcs *calendar, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file), *shown = g_filename_display_name (name);
  g_autoptr (GString) words = g_string_new (NULL);
  guint left_out = calendar->left_out->len;

  g_string_printf (words, ngettext ("“%s” is written: %u session.", "“%s” is written: %u sessions.", calendar->n_sessions), shown,
                   calendar->n_sessions);
  if (calendar->n_cancelled > 0)
    g_string_append_printf (words, ngettext (" %u is marked as cancelled.", " %u are marked as cancelled.", calendar->n_cancelled),
                            calendar->n_cancelled);
  if (left_out > 0)
    g_string_append_printf (words, ngettext (" %u without a date is left out.", " %u without a date are left out.", left_out), left_out);
  pal_page_toast (any, words->str, NULL, NULL);
}

/* Writes the calendar, and says in the window of @any that it is done, or why not. */
gboolean
pal_calendar_export_to (GtkWidget *any, PalStore *store, const PalIcsScope *scope, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIcs) calendar = NULL;

  if (path == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("A calendar can only be written into a folder of this computer or of its network. Nothing was written: choose another folder."));
  else
    calendar = pal_ics_new (store, scope, &error);
  if (calendar != NULL && pal_ics_write (calendar, path, &error))
    say_written (any, calendar, file);
  else
    pal_page_complain (any, error);
  return error == NULL;
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GFile) target = file != NULL ? pal_paper_with_ending (file, ".ics") : NULL;

  if (target != NULL && gtk_widget_get_root (asked->any) != NULL)
    pal_calendar_export_to (asked->any, asked->store, &asked->scope, target);
  asked_free (asked);
}

/**
 * pal_calendar_export_ask:
 * @any: a widget of a page
 *
 * Asks where to, then writes the calendar.
 */
void
pal_calendar_export_ask (GtkWidget *any, PalStore *store, const PalIcsScope *scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIcs) calendar = pal_ics_new (store, scope, &error);
  g_autoptr (GFile) proposed = NULL;
  Asked *asked;

  if (calendar == NULL)
    {
      pal_page_complain (any, error);
      return;
    }
  proposed = pal_paper_propose_file (calendar->file_stem, ".ics");
  asked = g_new0 (Asked, 1);
  asked->any = g_object_ref (any);
  asked->store = g_object_ref (store);
  asked->scope = *scope;
  pal_compat_file_save (any, _("Export the Calendar"), proposed, chosen_cb, asked);
}
