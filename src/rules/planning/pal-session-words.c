/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "records/pal-reference.h"

static const char *const weekdays[] = {
  NULL, NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"), NC_("weekday", "Fri"),
  NC_("weekday", "Sat"), NC_("weekday", "Sun"),
};

const char *
pal_session_weekday (guint weekday)
{
  g_return_val_if_fail (weekday >= G_DATE_MONDAY && weekday <= G_DATE_SUNDAY, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[weekday]);
}

/* "" when it has no date. */
char *
pal_session_day_words (const char *start_at)
{
  g_autofree char *iso = g_strndup (start_at != NULL ? start_at : "", 10), *shown = NULL;
  GDate day;

  if (!pal_date_from_iso (iso, &day))
    return g_strdup ("");
  shown = pal_date_show (&day);
  return g_strdup_printf ("%s %s", pal_session_weekday (g_date_get_weekday (&day)), shown);
}

/* The beginning alone when nobody said how long it lasts; "" when it has no hour. */
char *
pal_session_time_words (const char *start_at, int minutes)
{
  int begin, end;

  if (start_at == NULL || strlen (start_at) < 16)
    return g_strdup ("");
  begin = (int) (g_ascii_strtoll (start_at + 11, NULL, 10) * 60 + g_ascii_strtoll (start_at + 14, NULL, 10));
  end = (begin + minutes) % (24 * 60);
  if (minutes <= 0)
    return g_strdup_printf ("%02d:%02d", begin / 60, begin % 60);
  return g_strdup_printf ("%02d:%02d–%02d:%02d", begin / 60, begin % 60, end / 60, end % 60);
}

/* What it is: its title, else its kind; then the theme, or the person of an interview. */
char *
pal_session_name_words (const char *kind, const char *title, const char *theme, const char *who)
{
  const char *name = title != NULL && *title != '\0' ? title : pal_choice_label ("session_kind", kind);
  const char *more = who != NULL && *who != '\0' ? who : theme;

  return more != NULL && *more != '\0' ? g_strdup_printf (C_("a session, its theme or person", "%s: %s"), name, more) : g_strdup (name);
}

/* Of a status that nobody gave: planned. What stands against the session comes first. */
char *
pal_session_state_words (const char *status, int clashes)
{
  if (clashes > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d clash", "%d clashes", (gulong) clashes), clashes);
  return g_strdup (pal_choice_label ("session_status", status != NULL && *status != '\0' ? status : "PLANNED"));
}

const char *
pal_session_state_chip (const char *status, int clashes)
{
  if (clashes > 0)
    return "warn";
  return g_strcmp0 (status, "HELD") == 0 ? "ok" : g_strcmp0 (status, "CANCELLED") == 0 ? "no" : "info";
}

/* "Themed workshop: Mobility" */
char *
pal_planned_words (PalStore *store, const PalPlanned *planned)
{
  g_autofree char *title = pal_reference_title (store, pal_kind_find ("session_template"), planned->session_template);

  return pal_session_name_words (NULL, title, planned->theme, planned->person);
}

/* "Salle Doubs · Hélène Wamytan", else why it found no place. */
char *
pal_planned_place_words (PalStore *store, const PalPlanned *planned)
{
  g_autofree char *room = NULL, *coach = NULL;

  if (!planned->placed)
    return g_strdup (planned->why);
  room = planned->room != 0 ? pal_reference_title (store, pal_kind_find ("room"), planned->room) : NULL;
  coach = planned->coach != 0 ? pal_reference_title (store, pal_kind_find ("contact"), planned->coach) : NULL;
  if (room != NULL && coach != NULL)
    return g_strdup_printf ("%s · %s", room, coach);
  return g_strdup (room != NULL ? room : coach != NULL ? coach : "");
}
