/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-sheet-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "reports/letters/pal-letter.h"

#define NOON        (12 * 60)
#define AFTER_LUNCH (13 * 60 + 30)

void
pal_sheet_session_free (PalSheetSession *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->status);
  g_free (self->name);
  g_free (self->programme);
  g_free (self->cohort);
  g_free (self->funder);
  g_free (self->place);
  g_free (self->room);
  g_free (self->staff);
  g_free (self);
}

static const char session_row[] =
  "SELECT s.id, s.cohort, s.kind, s.status, s.title, s.theme, g.name, h.name, o.name, s.start_at, s.minutes, r.name, i.name, i.address, i.city, "
  "(SELECT group_concat (name, ', ') FROM (SELECT trim (coalesce (c.first_name, '') || ' ' || c.last_name) AS name FROM session_staff f "
  "JOIN contact c ON c.id = f.contact WHERE f.session = s.id ORDER BY f.id)) "
  "FROM session s JOIN cohort h ON h.id = s.cohort LEFT JOIN programme g ON g.id = h.programme LEFT JOIN organisation o ON o.id = g.funder "
  "LEFT JOIN room r ON r.id = s.room LEFT JOIN site i ON i.id = r.site WHERE s.id = ?1";

static char *
column (PalStatement *row, int at)
{
  const char *text = pal_statement_get_text (row, at);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* "Workshop: Mobility", else its kind. Full transfer. */
static char *
name_of (PalStatement *row)
{
  g_autofree char *title = column (row, 4), *theme = column (row, 5);
  const char *name = title != NULL ? title : pal_choice_label ("session_kind", pal_statement_get_text (row, 2));

  if (name == NULL || *name == '\0')
    name = _("Session");
  return theme != NULL ? g_strdup_printf (C_("kind of session, theme", "%s: %s"), name, theme) : g_strdup (name);
}

/* Room, site, address and town, what is known of them. */
static char *
place_of (PalStatement *row)
{
  g_autoptr (GString) place = g_string_new (NULL);

  for (int i = 11; i <= 14; i++)
    {
      const char *part = pal_statement_get_text (row, i);

      if (part != NULL && *part != '\0')
        g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", part);
    }
  return place->len > 0 ? g_strdup (place->str) : NULL;
}

static void
read_times (PalSheetSession *self, const char *start_at, int minutes)
{
  g_autofree char *day = g_strndup (start_at != NULL ? start_at : "", 10);

  self->begin = self->end = -1;
  g_date_clear (&self->day, 1);
  if (!pal_date_from_iso (day, &self->day) || strlen (start_at) < 16)
    return;
  self->begin = (int) (g_ascii_strtoll (start_at + 11, NULL, 10) * 60 + g_ascii_strtoll (start_at + 14, NULL, 10));
  if (minutes > 0)
    self->end = self->begin + minutes;
}

/**
 * pal_sheet_session_load:
 * @error: that there is no such session, or why the file could not be read
 *
 * Returns: (transfer full): what papers say of it; NULL with @error set
 */
PalSheetSession *
pal_sheet_session_load (PalStore *store, gint64 session, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, session_row, error);
  PalSheetSession *self;
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, session);
  if (!pal_statement_step (row, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      else
        g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING, _("This session is not in the file any more. Nothing was made."));
      return NULL;
    }
  self = g_new0 (PalSheetSession, 1);
  self->id = pal_statement_get_int (row, 0);
  self->cohort_id = pal_statement_get_int (row, 1);
  self->kind = column (row, 2);
  self->status = column (row, 3);
  self->name = name_of (row);
  self->programme = column (row, 6);
  self->cohort = column (row, 7);
  self->funder = column (row, 8);
  read_times (self, pal_statement_get_text (row, 9), (int) pal_statement_get_int (row, 10));
  self->room = column (row, 11);
  self->place = place_of (row);
  self->staff = column (row, 15);
  return self;
}

/* "Tuesday 7 April 2026"; NULL without a day. Full transfer. */
char *
pal_sheet_session_day (const PalSheetSession *self)
{
  return g_date_valid (&self->day) ? pal_letter_day (&self->day, TRUE) : NULL;
}

/* Of a day, or of the next one. Full transfer. */
char *
pal_sheet_time (int minute)
{
  /* Translators: an hour on paper: hours, minutes; "%d h %02d" in French. */
  return g_strdup_printf (C_("time of day", "%d:%02d"), minute / 60 % 24, minute % 60);
}

/* "9:00 – 11:00"; the beginning alone when nobody said how long it lasts, NULL without an hour. Full transfer. */
char *
pal_sheet_session_hours (const PalSheetSession *self)
{
  g_autofree char *begin = self->begin >= 0 ? pal_sheet_time (self->begin) : NULL, *end = self->end >= 0 ? pal_sheet_time (self->end) : NULL;

  if (begin == NULL || end == NULL)
    return g_steal_pointer (&begin);
  return g_strdup_printf ("%s – %s", begin, end);
}

/* A morning and an afternoon, each to be signed for: funders count half-days (INDICATORS, R15). */
gboolean
pal_sheet_session_spans_lunch (const PalSheetSession *self)
{
  return self->begin >= 0 && self->begin < NOON && self->end > AFTER_LUNCH;
}

static GArray *
find (PalStore *store, const char *sql, gint64 key, const GDate *from, const GDate *to, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, sql, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *first = from != NULL && g_date_valid (from) ? pal_date_to_iso (from) : NULL;
  g_autofree char *last = to != NULL && g_date_valid (to) ? pal_date_to_iso (to) : NULL;
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, key);
  pal_statement_bind_text (row, 2, first);
  pal_statement_bind_text (row, 3, last);
  while (pal_statement_step (row, &failure))
    {
      gint64 id = pal_statement_get_int (row, 0);
      g_array_append_val (found, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, failure);
  return NULL;
}

/* Who runs a session, in the order in which they were named. Full transfer; elements gint64, contacts. */
GArray *
pal_sheet_session_staff (PalStore *store, gint64 session, GError **error)
{
  return find (store, "SELECT contact FROM session_staff WHERE session = ?1 AND ?2 IS NULL AND ?3 IS NULL ORDER BY id", session, NULL, NULL, error);
}

#define WITHIN \
  "coalesce (s.status, '') <> 'CANCELLED' AND s.start_at IS NOT NULL AND (?2 IS NULL OR substr (s.start_at, 1, 10) >= ?2) " \
  "AND (?3 IS NULL OR substr (s.start_at, 1, 10) <= ?3) ORDER BY s.start_at, s.id"

/* The sessions of a cohort that take place, by time. @from and @to: first and last day; NULL or not valid: no limit.
 * Full transfer; elements gint64. */
GArray *
pal_sheet_sessions_of_cohort (PalStore *store, gint64 cohort, const GDate *from, const GDate *to, GError **error)
{
  return find (store, "SELECT s.id FROM session s WHERE s.cohort = ?1 AND " WITHIN, cohort, from, to, error);
}

/* The same of somebody who runs them. */
GArray *
pal_sheet_sessions_of_coach (PalStore *store, gint64 contact, const GDate *from, const GDate *to, GError **error)
{
  return find (store, "SELECT s.id FROM session s WHERE s.id IN (SELECT session FROM session_staff WHERE contact = ?1) AND " WITHIN, contact,
               from, to, error);
}
