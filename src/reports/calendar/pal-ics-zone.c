/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-ics-private.h"

/* The two zones of our programmes, written out: a calendar is the same whatever the computer knows of zones. France has changed
 * its clocks on the last Sundays of March and October since 1996 (directive 2000/84/EC, as before it 94/21/EC); New Caledonia
 * has not since March 1997. */

static const struct { const char *name, *rules; } zones[] = {
  { "Europe/Paris",
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Europe/Paris\r\n"
    "BEGIN:DAYLIGHT\r\n"
    "DTSTART:19960331T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\n"
    "TZNAME:CEST\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19961027T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0200\r\n"
    "TZOFFSETTO:+0100\r\n"
    "TZNAME:CET\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n" },
  { "Pacific/Noumea",
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Pacific/Noumea\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19970302T030000\r\n"
    "TZOFFSETFROM:+1200\r\n"
    "TZOFFSETTO:+1100\r\n"
    "TZNAME:+11\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n" },
};

/* @calendar: (nullable): of a programme. Static. */
const char *
pal_ics_zone_name (const char *calendar)
{
  return zones[g_strcmp0 (calendar, "NC") == 0 ? 1 : 0].name;
}

/* The rules of a zone that pal_ics_zone_name() names. Full transfer. */
icalcomponent *
pal_ics_zone_build (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (zones[i].name, name))
      return icalparser_parse_string (zones[i].rules);
  return NULL;
}

struct _PalIcsZones {
  icaltimezone *zones[G_N_ELEMENTS (zones)];
};

PalIcsZones *
pal_ics_zones_new (void)
{
  PalIcsZones *self = g_new0 (PalIcsZones, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      self->zones[i] = icaltimezone_new ();
      icaltimezone_set_component (self->zones[i], pal_ics_zone_build (zones[i].name));
    }
  return self;
}

void
pal_ics_zones_free (PalIcsZones *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    icaltimezone_free (self->zones[i], 1);
  g_free (self);
}

/* Owned by @self. */
icaltimezone *
pal_ics_zones_get (const PalIcsZones *self, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (zones[i].name, name))
      return self->zones[i];
  return NULL;
}
