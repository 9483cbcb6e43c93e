/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-wishes.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "store/pal-text.h"

/* Wishes of a cohort, as its plan reads them and as people type them. */

/* Reading and writing ------------------------------------------------------------------------------------------------ */

static PalStatement *
ask (PalStore *store, const char *sql, gint64 cohort, const char *kind)
{
  PalStatement *row = pal_statement_new (store, sql, NULL);

  if (row != NULL)
    {
      pal_statement_bind_int (row, 1, cohort);
      pal_statement_bind_text (row, 2, kind);
    }
  return row;
}

/* The cohort's own record of that kind; 0: none. */
static gint64
find_own (PalStore *store, gint64 cohort, const char *kind)
{
  g_autoptr (PalStatement) row = ask (store, "SELECT id FROM plan_wish WHERE cohort = ?1 AND kind = ?2 ORDER BY id DESC", cohort, kind);

  return row != NULL && pal_statement_step (row, NULL) ? pal_statement_get_int (row, 0) : 0;
}

static char *
get_of_programme (PalStore *store, gint64 cohort, const char *kind)
{
  g_autoptr (PalStatement) row =
    ask (store, "SELECT w.value FROM plan_wish w JOIN cohort c ON c.programme = w.programme WHERE c.id = ?1 AND w.cohort IS NULL AND w.kind = ?2 "
                "AND trim (coalesce (w.value, '')) <> '' ORDER BY w.id DESC", cohort, kind);

  return row != NULL && pal_statement_step (row, NULL) ? g_strdup (pal_statement_get_text (row, 0)) : NULL;
}

/* What holds for the cohort: its own wish, else its programme's. Full transfer; NULL: none. */
char *
pal_wish_get (PalStore *store, gint64 cohort, const char *kind)
{
  gint64 own;
  g_autofree char *value = NULL;

  g_return_val_if_fail (PAL_IS_STORE (store) && kind != NULL, NULL);

  own = find_own (store, cohort, kind);
  if (own == 0)
    return get_of_programme (store, cohort, kind);
  value = pal_store_ask_text_of (store, "SELECT value FROM plan_wish WHERE id = ?1", own);
  return value != NULL && *g_strstrip (value) != '\0' ? g_steal_pointer (&value) : NULL;
}

static gboolean
save (PalEdit *edit, gint64 own, gint64 cohort, const char *kind, const char *value, GError **error)
{
  g_autoptr (PalRecord) wish =
    own != 0 ? pal_record_load (pal_edit_get_store (edit), &pal_plan_wish_kind, own, error) : pal_record_new (&pal_plan_wish_kind);

  if (wish == NULL)
    return FALSE;
  pal_record_set_int (wish, "cohort", cohort);
  pal_record_set_text (wish, "kind", kind);
  if (value != NULL)
    pal_record_set_text (wish, "value", value);
  else
    pal_record_clear (wish, "value");
  return pal_record_save (wish, edit, error);
}

/* @value: (nullable): NULL: none. The cohort keeps no record of its own where the programme's says the same. */
gboolean
pal_wish_set (PalEdit *edit, gint64 cohort, const char *kind, const char *value, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gint64 own = find_own (store, cohort, kind);
  g_autofree char *usual = get_of_programme (store, cohort, kind);
  g_autoptr (PalRecord) record = NULL;

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (usual, value) != 0)
    return save (edit, own, cohort, kind, value, error);
  if (own == 0)
    return TRUE;
  record = pal_record_load (store, &pal_plan_wish_kind, own, error);
  return record != NULL && pal_record_delete (record, edit, error);
}

/* The themes of the session templates, in the order in which they are wished: first those that are, then the others. Full
 * transfer. */
char **
pal_wish_themes (PalStore *store, gint64 cohort)
{
  g_autofree char *wished = pal_wish_get (store, cohort, "THEME");
  g_autofree char *all = pal_store_ask_text_of (
    store, "SELECT group_concat (themes, '|') FROM (SELECT t.themes FROM session_template t JOIN cohort c ON c.programme = t.programme "
           "WHERE c.id = ?1 AND coalesce (t.themes, '') <> '' ORDER BY t.position, t.id)", cohort);
  g_autofree char *joined = g_strconcat (wished != NULL ? wished : "", "|", all != NULL ? all : "", NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "|", -1);
  g_autoptr (GPtrArray) themes = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !g_ptr_array_find_with_equal_func (themes, parts[i], g_str_equal, NULL))
      g_ptr_array_add (themes, parts[i]);
  g_ptr_array_add (themes, NULL);
  return g_strdupv ((char **) themes->pdata);
}

/* As people read and type them --------------------------------------------------------------------------------------- */

static char *
show_break (const char *part)
{
  g_auto (GStrv) days = g_strsplit (part, "/", 2);
  GDate from, until;

  if (days[0] == NULL || !pal_date_from_iso (days[0], &from) || (days[1] != NULL && !pal_date_from_iso (days[1], &until)))
    return g_strdup (part);
  g_autofree char *first = pal_date_show (&from), *last = days[1] != NULL ? pal_date_show (&until) : NULL;
  return last != NULL ? g_strdup_printf ("%s – %s", first, last) : g_steal_pointer (&first);
}

static char *
show_hours (const char *part)
{
  g_auto (GStrv) ends = g_strsplit (part, "-", 2);

  return g_strjoinv ("–", ends);
}

/* "09:00–11:30, 13:30–16:00", "13/04/2026 – 26/04/2026". @value: (nullable). Full transfer. */
char *
pal_wish_show (const char *kind, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *shown = g_str_equal (kind, "BREAK") ? show_break (parts[i]) : g_str_equal (kind, "HOURS") ? show_hours (parts[i]) : NULL;

      if (shown == NULL)
        continue;
      g_free (parts[i]);
      parts[i] = shown;
    }
  return g_strjoinv (", ", parts);
}

/* "9", "9:30", "9h", "9h30": minutes of the day; negative: not to be understood. */
static int
read_hour (const char *typed)
{
  int hour = -1, minute = 0;
  char between = ':', more;
  int n = sscanf (typed, " %2d%c%2d%c", &hour, &between, &minute, &more);

  if (n < 1 || n > 3 || hour < 0 || hour > 24 || minute < 0 || minute > 59 || (n > 1 && strchr (":hH. ", between) == NULL))
    return -1;
  return hour * 60 + minute;
}

/* "9-11:30", "9h00 – 11h30", "9:00–11:30". Full transfer; NULL: not to be understood. */
static char *
read_hours (const char *part)
{
  g_auto (GStrv) ends = g_strsplit (part, strstr (part, "–") != NULL ? "–" : "-", 2);
  int from = ends[0] != NULL ? read_hour (g_strstrip (ends[0])) : -1, until = from >= 0 && ends[1] != NULL ? read_hour (g_strstrip (ends[1])) : -1;

  return from >= 0 && until > from ? g_strdup_printf ("%02d:%02d-%02d:%02d", from / 60, from % 60, until / 60, until % 60) : NULL;
}

static gboolean
read_day (const char *typed, char **iso)
{
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  GDate today, day;

  pal_today (&today);
  if (!pal_date_read (plain, &today, &day, NULL))
    return FALSE;
  *iso = pal_date_to_iso (&day);
  return TRUE;
}

/* "13/04/2026 – 26/04/2026", or one day. Full transfer; NULL: not to be understood. */
static char *
read_break (const char *part)
{
  g_auto (GStrv) days = g_strsplit (part, strstr (part, "–") != NULL ? "–" : " - ", 2);
  g_autofree char *from = NULL, *until = NULL;

  if (days[0] == NULL || !read_day (days[0], &from) || (days[1] != NULL && !read_day (days[1], &until)))
    return NULL;
  if (until == NULL)
    return g_steal_pointer (&from);
  return strcmp (from, until) <= 0 ? g_strdup_printf ("%s/%s", from, until) : NULL;
}

/* What was typed of HOURS or BREAK, several joined by commas. @value: (out) (transfer full): NULL: nothing. */
gboolean
pal_wish_read (const char *kind, const char *typed, char **value, GError **error)
{
  gboolean hours = g_str_equal (kind, "HOURS");
  g_auto (GStrv) parts = g_strsplit_set (typed, ",;", -1);
  g_autoptr (GString) read = g_string_new (NULL);

  *value = NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *one = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      one = hours ? read_hours (parts[i]) : read_break (parts[i]);
      if (one == NULL)
        {
          g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                       hours ? _("“%s” is not from one hour to a later one: 9:00–11:30.")
                             : _("“%s” is not from one day to a later one: 13/04/2026 – 26/04/2026."), parts[i]);
          return FALSE;
        }
      g_string_append_printf (read, "%s%s", read->len > 0 ? "|" : "", one);
    }
  *value = read->len > 0 ? g_strdup (read->str) : NULL;
  return TRUE;
}

/* What can be wished ------------------------------------------------------------------------------------------------- */

static char **
list_names (PalStore *store, const char *sql)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, sql, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  while (row != NULL && pal_statement_step (row, NULL))
    g_strv_builder_add (names, pal_statement_get_text (row, 0));
  return g_strv_builder_end (names);
}

/* By name, as a wish writes them. Full transfer. */
char **
pal_wish_rooms (PalStore *store)
{
  return list_names (store, "SELECT DISTINCT name FROM room ORDER BY name");
}

/* Those whom a plan gives sessions to: staff who coach. Full transfer. */
char **
pal_wish_coaches (PalStore *store)
{
  return list_names (store, "SELECT trim (coalesce (first_name, '') || ' ' || last_name) FROM contact WHERE staff = 1 "
                            "AND coalesce (active, 1) = 1 AND '|' || coalesce (roles, '') || '|' LIKE '%|COACH|%' ORDER BY last_name, id");
}

/* The other cohorts that are not over, which can be planned together with it, by name. Full transfer, as @names; as many ids as
 * names. */
gint64 *
pal_wish_companions (PalStore *store, gint64 cohort, char ***names)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT id, name FROM cohort WHERE id <> ?1 AND coalesce (status, '') NOT IN ('CLOSED', 'CANCELLED') "
           "AND (end_on IS NULL OR end_on >= today ()) ORDER BY name, id", NULL);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  GArray *ids = g_array_new (TRUE, FALSE, sizeof (gint64));

  if (row != NULL)
    pal_statement_bind_int (row, 1, cohort);
  while (row != NULL && pal_statement_step (row, NULL))
    {
      gint64 id = pal_statement_get_int (row, 0);

      g_array_append_val (ids, id);
      g_strv_builder_add (found, pal_statement_get_text (row, 1));
    }
  *names = g_strv_builder_end (found);
  return (gint64 *) g_array_free (ids, FALSE);
}
