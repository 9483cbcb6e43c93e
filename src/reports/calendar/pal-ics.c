/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-ics-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "records/pal-reference.h"
#include "reports/pal-pseudonym.h"

/* The sessions of a cohort, a coach or a room as a calendar file (RFC 5545), to bring into any calendar program. Brought in again
 * it moves and cancels what it brought in before: an entry keeps its identifier, whatever changes. */

static const char *const tables[] = { "cohort", "contact", "room" };

/* @record: whose; all days. */
void
pal_ics_scope_init (PalIcsScope *scope, PalIcsOf of, gint64 record)
{
  scope->of = of;
  scope->record = record;
  g_date_clear (&scope->from, 1);
  g_date_clear (&scope->to, 1);
}

void
pal_ics_free (PalIcs *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->file_stem);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static void
add_x (icalcomponent *calendar, const char *name, const char *value)
{
  g_autofree char *valid = g_strdelimit (g_utf8_make_valid (value, -1), "\r\n\t", ' ');
  icalproperty *property = icalproperty_new_x (valid);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (calendar, property);
}

static icalcomponent *
make_calendar (const char *name, const GPtrArray *entries)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Palier//Palier " PAL_VERSION "//FR"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  add_x (calendar, "X-WR-CALNAME", name);
  for (guint i = 0; i < entries->len; i++)
    {
      const PalIcsEntry *entry = g_ptr_array_index (entries, i);
      const char *zone = pal_ics_zone_name (entry->calendar);

      if (entry->start_at != NULL && g_hash_table_add (added, (char *) zone))
        icalcomponent_add_component (calendar, pal_ics_zone_build (zone));
    }
  return calendar;
}

static gboolean
is_cancelled (const PalIcsEntry *entry)
{
  return entry->gone || g_strcmp0 (entry->status, "CANCELLED") == 0;
}

/* The last entry of the journal of which the values or the list of records are forgotten. */
static gint64
find_floor (PalStore *store)
{
  return pal_store_ask_int (store, "SELECT max (id) FROM op WHERE delta IS NULL OR NOT EXISTS (SELECT 1 FROM op_line WHERE op_line.op = op.id)", 0);
}

static void
fill (PalIcs *self, icalcomponent *calendar, PalStore *store, PalIcsOf of, const GPtrArray *entries)
{
  g_autofree char *file = pal_file_fingerprint (store);
  g_autoptr (PalIcsZones) zones = pal_ics_zones_new ();
  gint64 floor = find_floor (store);

  for (guint i = 0; i < entries->len; i++)
    {
      const PalIcsEntry *entry = g_ptr_array_index (entries, i);

      if (entry->start_at == NULL)
        {
          g_ptr_array_add (self->left_out, pal_ics_entry_words (entry));
          continue;
        }
      icalcomponent_add_component (calendar, pal_ics_entry_build (entry, of, file, floor, zones));
      if (is_cancelled (entry))
        self->n_cancelled++;
      else
        self->n_sessions++;
    }
}

/**
 * pal_ics_new:
 * @scope: whose sessions, of which days
 * @error: why the file could not be read
 *
 * Who is convened is in no calendar: a coach reads initials on interviews, a cohort's or a room's calendar says nothing of them.
 *
 * Returns: (transfer full): the calendar; NULL with @error set
 */
PalIcs *
pal_ics_new (PalStore *store, const PalIcsScope *scope, GError **error)
{
  g_autoptr (GPtrArray) entries = pal_ics_load (store, scope, error);
  g_autofree char *name = NULL;
  icalcomponent *calendar;
  PalIcs *self;
  char *text;

  if (entries == NULL)
    return NULL;
  self = g_new0 (PalIcs, 1);
  name = pal_reference_title (store, pal_kind_find (tables[scope->of]), scope->record);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->file_stem = g_strdup_printf (C_("file", "Calendar %s"), name);
  calendar = make_calendar (name, entries);
  fill (self, calendar, store, scope->of, entries);
  text = icalcomponent_as_ical_string_r (calendar);
  self->text = g_strdup (text);
  free (text);
  icalcomponent_free (calendar);
  return self;
}

/* Writes the calendar beside @path, then puts it in its place: one that cannot be written leaves the one before. */
gboolean
pal_ics_write (const PalIcs *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) reason = NULL;

  if (g_file_replace_contents (file, self->text, strlen (self->text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &reason))
    return TRUE;
  g_set_error (error, reason->domain, reason->code, _("The calendar “%s” could not be written (%s). Nothing was changed: choose another "
                                                     "folder, or close the program that has it open."), shown, reason->message);
  return FALSE;
}
