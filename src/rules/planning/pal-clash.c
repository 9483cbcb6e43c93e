/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-clash.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"

#define CLASHES "/org/palier/Palier/data/planning/clashes.sql"

void
pal_clash_free (PalClash *clash)
{
  if (clash == NULL)
    return;
  g_free (clash->words);
  g_free (clash);
}

/* @select after what says which sessions clash: a statement over "clash", see the file. :wanted is its first parameter.
 * Full transfer; NULL only when the program was built without the file. */
char *
pal_clash_sql (const char *select)
{
  g_autoptr (GBytes) head = g_resources_lookup_data (CLASHES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (head != NULL, NULL);
  return g_strdup_printf ("%.*s\n%s", (int) g_bytes_get_size (head), (const char *) g_bytes_get_data (head, NULL), select);
}

/* "C2 — Workshop, 09:00": how people call the other session. Full transfer. */
static char *
describe_other (PalStore *store, gint64 session)
{
  g_autofree char *cohort = pal_store_ask_text_of (store, "SELECT h.name FROM session s JOIN cohort h ON h.id = s.cohort WHERE s.id = ?1", session);
  g_autofree char *time = pal_store_ask_text_of (store, "SELECT substr (start_at, 12, 5) FROM session WHERE id = ?1", session);

  return g_strdup_printf (C_("another session: cohort, time", "%s at %s"), cohort != NULL ? cohort : "", time != NULL ? time : "");
}

static char *
show_iso (const char *iso)
{
  GDate date;

  return iso != NULL && pal_date_from_iso (iso, &date) ? pal_date_show (&date) : g_strdup ("");
}

static char *
describe_dates (char **parts)
{
  g_autofree char *from = show_iso (parts[0]), *until = show_iso (parts[1]);

  return until[0] != '\0' ? g_strdup_printf (_("The cohort runs from %s to %s."), from, until)
                          : g_strdup_printf (_("The cohort begins on %s."), from);
}

/* One sentence. Full transfer. */
static char *
describe (PalStore *store, PalClashKind kind, gint64 other, const char *who)
{
  g_auto (GStrv) parts = g_strsplit (who != NULL ? who : "", "|", 3);
  g_autofree char *with = other != 0 ? describe_other (store, other) : NULL;
  g_autofree char *day = NULL;

  switch (kind)
    {
    case PAL_CLASH_COACH:
      return g_strdup_printf (_("%s also runs %s."), who, with);
    case PAL_CLASH_ROOM:
      return g_strdup_printf (_("%s is taken by %s."), who, with);
    case PAL_CLASH_PARTICIPANT:
      return g_strdup_printf (_("%s is also convened to %s."), who, with);
    case PAL_CLASH_CAPACITY:
      return g_strdup_printf (_("%s holds %s people, and %s are convened."), parts[0], parts[1], parts[2]);
    case PAL_CLASH_ACCESS:
      return g_strdup_printf (_("%s has no wheelchair access, and somebody convened is recognised as disabled."), who);
    case PAL_CLASH_CLOSED:
      day = show_iso (who);
      return g_strdup_printf (_("%s is not a working day."), day);
    case PAL_CLASH_AWAY:
      return parts[0] != NULL && parts[1] != NULL && parts[1][0] != '\0'
               ? g_strdup_printf (_("%s is not available (%s)."), parts[0], parts[1])
               : g_strdup_printf (_("%s is not available."), parts[0]);
    case PAL_CLASH_DATES:
    default:
      return describe_dates (parts);
    }
}

/**
 * pal_clashes_among:
 * @sessions: their ids, a JSON array
 *
 * Returns: (transfer full): what stands against them, PalClash, by session; empty when nothing does. Sessions that are cancelled
 *   clash with nothing
 */
GPtrArray *
pal_clashes_among (PalStore *store, const char *sessions, GError **error)
{
  g_autoptr (GPtrArray) clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_clash_free);
  g_autofree char *sql = pal_clash_sql ("SELECT session, kind, other, who FROM clash ORDER BY session, kind, other, who");
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  pal_statement_bind_text (statement, 1, sessions);
  while (pal_statement_step (statement, &failure))
    {
      PalClash *clash = g_new0 (PalClash, 1);

      clash->session = pal_statement_get_int (statement, 0);
      clash->kind = (PalClashKind) pal_statement_get_int (statement, 1);
      clash->other = pal_statement_get_int (statement, 2);
      clash->words = describe (store, clash->kind, clash->other, pal_statement_get_text (statement, 3));
      g_ptr_array_add (clashes, clash);
    }
  if (failure == NULL)
    return g_steal_pointer (&clashes);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * pal_clashes_of:
 *
 * Returns: (transfer full): what stands against the session, PalClash; empty when nothing does, or when it is cancelled
 */
GPtrArray *
pal_clashes_of (PalStore *store, gint64 session, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("[%" G_GINT64_FORMAT "]", session);

  return pal_clashes_among (store, wanted, error);
}
