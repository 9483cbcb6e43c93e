/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "pal-ics.h"

G_BEGIN_DECLS

/* One session as a calendar shows it. */
typedef struct {
  gint64    id;
  char     *kind, *title, *theme, *session_template;
  char     *start_at;        /* local, ISO; NULL: unknown */
  int       minutes;         /* 0: unknown */
  char     *status;
  char     *cohort;          /* its name */
  char     *calendar;        /* of its programme: FR, NC or NULL */
  char     *room, *site, *address, *city;
  char     *staff;           /* names, joined by ", " */
  char     *initials;        /* of who is convened to an interview; only for the coach */
  gint64    changed;         /* the journal's last entry about it; 0: none is known */
  gboolean  gone;            /* deleted, or no longer of this cohort, coach or room */
} PalIcsEntry;

/* The zones that programmes live in, made once for a calendar. */
typedef struct _PalIcsZones PalIcsZones;

PalIcsZones   *pal_ics_zones_new (void);
void           pal_ics_zones_free (PalIcsZones *zones);
const char    *pal_ics_zone_name (const char *calendar);
icaltimezone  *pal_ics_zones_get (const PalIcsZones *zones, const char *name);
icalcomponent *pal_ics_zone_build (const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIcsZones, pal_ics_zones_free)

void           pal_ics_entry_free (PalIcsEntry *entry);
char          *pal_ics_entry_words (const PalIcsEntry *entry);
icalcomponent *pal_ics_entry_build (const PalIcsEntry *entry, PalIcsOf of, const char *file, gint64 floor, const PalIcsZones *zones);

GPtrArray     *pal_ics_load (PalStore *store, const PalIcsScope *scope, GError **error);

G_END_DECLS
