/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commands.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"

/* What was typed, read alike by several commands. */

/* "2026-03-17" and everything that a date field of the window understands. NULL leaves @date unset. */
gboolean
pal_command_read_date (const char *typed, GDate *date, GError **error)
{
  GDate today;
  g_autoptr (GError) reason = NULL;

  if (typed == NULL || pal_date_from_iso (typed, date))
    return TRUE;

  pal_today (&today);
  if (pal_date_read (typed, &today, date, &reason))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is not a date: %s"), typed, reason->message);
  return FALSE;
}

/* --from and --to. FALSE with @error when one is not a date, or when they are in the wrong order. */
gboolean
pal_command_read_period (const PalRequest *request, GDate *from, GDate *to, GError **error)
{
  if (!pal_command_read_date (request->from, from, error) || !pal_command_read_date (request->to, to, error))
    return FALSE;
  if (!g_date_valid (from) || !g_date_valid (to) || g_date_compare (from, to) <= 0)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("the period ends before it begins: %s, %s"),
               request->from, request->to);
  return FALSE;
}
