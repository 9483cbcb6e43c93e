/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-ics-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-field.h"

/* One entry of a calendar. Calendars are shown to others, so it never says who is convened, nor what was noted: of an interview the
 * coach alone reads initials, and its title, which people may have typed a name into, is only read as the template's. */

void
pal_ics_entry_free (PalIcsEntry *entry)
{
  g_free (entry->kind);
  g_free (entry->title);
  g_free (entry->theme);
  g_free (entry->session_template);
  g_free (entry->start_at);
  g_free (entry->status);
  g_free (entry->cohort);
  g_free (entry->calendar);
  g_free (entry->room);
  g_free (entry->site);
  g_free (entry->address);
  g_free (entry->city);
  g_free (entry->staff);
  g_free (entry->initials);
  g_free (entry);
}

static gboolean
is_known (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Whatever an import brought: UTF-8, and none of the characters that calendar files do not allow (RFC 5545, 3.1). */
static char *
clean (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) && *at != '\n' && *at != '\t')
      *at = ' ';
  return valid;
}

/* "Themed workshop: Mobility". Full transfer. */
char *
pal_ics_entry_words (const PalIcsEntry *entry)
{
  gboolean interview = g_strcmp0 (entry->kind, "INDIVIDUAL") == 0;
  const char *typed = interview ? entry->session_template : entry->title;
  const char *name = is_known (typed) ? typed : pal_choice_label ("session_kind", entry->kind);

  if (!is_known (name))
    name = _("Session");
  if (interview || !is_known (entry->theme))
    return g_strdup (name);
  return g_strdup_printf (C_("kind of session, theme", "%s: %s"), name, entry->theme);
}

/* What stands in the calendar's square. */
static char *
summary_of (const PalIcsEntry *entry, PalIcsOf of)
{
  g_autofree char *words = pal_ics_entry_words (entry);
  g_autoptr (GString) summary = g_string_new (words);

  if (of == PAL_ICS_COACH && is_known (entry->initials))
    g_string_append_printf (summary, " (%s)", entry->initials);
  if (of != PAL_ICS_COHORT && is_known (entry->cohort))
    g_string_append_printf (summary, " · %s", entry->cohort);
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static char *
location_of (const PalIcsEntry *entry)
{
  const char *const parts[] = { entry->room, entry->site, entry->address, entry->city };
  g_autoptr (GString) location = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_known (parts[i]))
      g_string_append_printf (location, "%s%s", location->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&location), FALSE);
}

static char *
description_of (const PalIcsEntry *entry)
{
  g_autoptr (GString) description = g_string_new (NULL);

  if (is_known (entry->staff))
    g_string_append_printf (description, _("Run by: %s"), entry->staff);
  if (is_known (entry->cohort))
    {
      if (description->len > 0)
        g_string_append_c (description, '\n');
      g_string_append_printf (description, _("Cohort: %s"), entry->cohort);
    }
  return g_string_free (g_steal_pointer (&description), FALSE);
}

static void
add_text (icalcomponent *event, icalproperty *(*make) (const char *), const char *text)
{
  g_autofree char *clear = is_known (text) ? clean (text) : NULL;

  if (clear != NULL)
    icalcomponent_add_property (event, make (clear));
}

/* Time ------------------------------------------------------------------------------------------------------------- */

static icaltimetype
utc_from_ms (gint64 ms)
{
  return icaltime_from_timet_with_zone ((time_t) (ms / 1000), FALSE, icaltimezone_get_utc_timezone ());
}

/* "2026-03-17T09:00", "2026-03-17T09:00:30" or a day alone; a null time for anything else. Wall clock, of no zone. */
static icaltimetype
read_start (const char *iso)
{
  icaltimetype time = icaltime_null_time ();
  g_autofree char *day = g_strndup (iso, 10);
  GDate date;

  if (!pal_date_from_iso (day, &date))
    return time;
  time.year = g_date_get_year (&date);
  time.month = g_date_get_month (&date);
  time.day = g_date_get_day (&date);
  time.is_date = strlen (iso) < 16;
  if (!time.is_date)
    {
      time.hour = (int) g_ascii_strtoll (iso + 11, NULL, 10);
      time.minute = (int) g_ascii_strtoll (iso + 14, NULL, 10);
    }
  return time;
}

/* An hour that a night of March skips is the one after it: 02:30 is 03:30 (RFC 5545, 3.3.5). Else an entry that begins in it and
 * ends behind it would end before it begins. Some versions of libical take such an hour for the one before: the difference tells. */
static icaltimetype
skip_missing_hour (icaltimetype time, icaltimezone *zone)
{
  icaltimetype local = time, real;

  icaltime_set_timezone (&local, zone);
  real = icaltime_convert_to_zone (icaltime_convert_to_zone (local, icaltimezone_get_utc_timezone ()), zone);
  real.zone = NULL;
  return icaltime_compare (real, time) > 0 ? real : icaltime_add (time, icaltime_subtract (time, real));
}

static void
add_time (icalcomponent *event, icalproperty *(*make) (icaltimetype), icaltimetype time, const char *zone_name)
{
  icalproperty *property = make (time);

  if (!time.is_date)
    icalproperty_add_parameter (property, icalparameter_new_tzid (zone_name));
  icalcomponent_add_property (event, property);
}

/* The end is the hour that the screen shows: the beginning and the length on the clock of the wall, whatever the night. */
static void
add_times (icalcomponent *event, const PalIcsEntry *entry, const PalIcsZones *zones)
{
  const char *name = pal_ics_zone_name (entry->calendar);
  icaltimezone *zone = pal_ics_zones_get (zones, name);
  icaltimetype start = read_start (entry->start_at), end;

  if (!start.is_date)
    start = skip_missing_hour (start, zone);
  add_time (event, icalproperty_new_dtstart, start, name);
  if (start.is_date || entry->minutes <= 0)
    return;
  end = start;
  icaltime_adjust (&end, 0, 0, entry->minutes, 0);
  add_time (event, icalproperty_new_dtend, skip_missing_hour (end, zone), name);
}

/* The journal's last word on the session, in seconds since it was made: an import replaces an entry by one whose number is greater,
 * or the same and made later (RFC 5546, 2.1.5). It never goes down: an undo is an entry of its own, and for what the journal has
 * forgotten stands @floor. An entry typed back within one visit of a field leaves the journal; nothing was exported in between
 * from the window, for that ends the visit. */
static int
sequence_of (const PalIcsEntry *entry, gint64 floor)
{
  gint64 made = pal_store_key_time (entry->id), last = pal_store_key_time (MAX (MAX (entry->changed, floor), entry->id));

  return (int) MIN ((last - made) / 1000, G_MAXINT32);
}

/**
 * pal_ics_entry_build:
 * @entry: one that has a start
 * @file: what the file is told from others by; no name, no id of its own
 * @floor: the last entry of the journal of which not everything is known any more; 0: there is none
 * @zones: those of the calendar
 *
 * Returns: (transfer full): the entry of the calendar
 */
icalcomponent *
pal_ics_entry_build (const PalIcsEntry *entry, PalIcsOf of, const char *file, gint64 floor, const PalIcsZones *zones)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  gboolean cancelled = entry->gone || g_strcmp0 (entry->status, "CANCELLED") == 0;
  g_autofree char *uid = g_strdup_printf ("%" G_GINT64_FORMAT "-%s@palier", entry->id, file);
  g_autofree char *summary = summary_of (entry, of), *location = location_of (entry), *description = description_of (entry);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (utc_from_ms (g_get_real_time () / 1000)));
  icalcomponent_add_property (event, icalproperty_new_sequence (sequence_of (entry, floor)));
  icalcomponent_add_property (event, icalproperty_new_lastmodified (utc_from_ms (pal_store_key_time (MAX (entry->changed, entry->id)))));
  add_times (event, entry, zones);
  add_text (event, icalproperty_new_summary, summary);
  add_text (event, icalproperty_new_location, location);
  add_text (event, icalproperty_new_description, description);
  icalcomponent_add_property (event, icalproperty_new_status (cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (event, icalproperty_new_transp (cancelled ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  return event;
}
