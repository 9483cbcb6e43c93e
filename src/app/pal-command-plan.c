/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "records/pal-lookup.h"
#include "records/pal-record.h"
#include "records/pal-reference.h"
#include "reports/pal-csv.h"
#include "rules/planning/pal-plan.h"

/* Plans the sessions of cohorts without a window. */

#define USUAL_SECONDS 20.0

static GArray *
find_cohorts (PalStore *store, const PalRequest *request, GError **error)
{
  g_autoptr (GArray) cohorts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; request->cohorts != NULL && request->cohorts[i] != NULL; i++)
    {
      gint64 cohort = pal_record_lookup (store, "cohort", request->cohorts[i], error);
      if (cohort == 0)
        return NULL;
      g_array_append_val (cohorts, cohort);
    }
  if (cohorts->len > 0)
    return g_steal_pointer (&cohorts);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("say which cohort to plan: --cohort KEY"));
  return NULL;
}

/* What a record is called outside: the key that a bundle gave, else its title. Full transfer. */
static char *
key_of (PalStore *store, const char *table, gint64 id)
{
  char *key;

  if (id == 0)
    return g_strdup ("");
  key = pal_outside_key_of (store, "bundle", table, id);
  return key != NULL ? key : pal_reference_title (store, pal_kind_find (table), id);
}

/* Full transfer. */
static char *
to_csv (PalStore *store, const GPtrArray *sessions)
{
  g_autoptr (GString) csv = g_string_new ("cohort,template,start_at,minutes,room,coach\n");

  for (guint i = 0; i < sessions->len; i++)
    {
      const PalPlanned *planned = g_ptr_array_index (sessions, i);
      g_autofree char *minutes = g_strdup_printf ("%d", planned->minutes);
      g_autofree char *cohort = key_of (store, "cohort", planned->cohort);
      g_autofree char *session_template = key_of (store, "session_template", planned->session_template);
      g_autofree char *room = key_of (store, "room", planned->room);
      g_autofree char *coach = key_of (store, "contact", planned->coach);
      const char *const cells[] = { cohort, session_template, planned->start_at, minutes, room, coach };

      if (planned->placed)
        pal_csv_append_row (csv, cells, G_N_ELEMENTS (cells), ',', PAL_CSV_EXACT);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

/* One line each on standard error: whose session could not be placed, and why. */
static void
say_what_is_left (PalStore *store, const GPtrArray *sessions)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const PalPlanned *planned = g_ptr_array_index (sessions, i);
      g_autofree char *cohort = NULL, *session_template = NULL;

      if (planned->placed)
        continue;
      cohort = key_of (store, "cohort", planned->cohort);
      session_template = key_of (store, "session_template", planned->session_template);
      g_printerr (_("not placed: %s, %s: %s\n"), cohort, session_template, planned->why);
      g_printerr ("  %s\n", planned->help);
    }
}

/* How good the plan is, beside what any plan could reach. */
static void
say_quality (PalPlan *plan)
{
  g_autofree char *words = NULL;
  PalPlanQuality quality;

  pal_plan_measure (plan, &quality);
  if (quality.sessions == 0)
    return;
  words = pal_plan_quality_words (&quality);
  g_printerr ("%s\n", words);
}

static gboolean
write_csv (const char *path, const char *csv, GError **error)
{
  if (path == NULL)
    return TRUE;
  if (!g_str_equal (path, "-"))
    return g_file_set_contents (path, csv, -1, error);
  fputs (csv, stdout);
  return TRUE;
}

static gboolean
keep (PalStore *store, PalPlan *plan, guint n_cohorts, GError **error)
{
  g_autofree char *label =
    g_strdup_printf (ngettext ("Plan of %u cohort", "Plan of %u cohorts", n_cohorts), n_cohorts);
  g_autoptr (PalEdit) edit = pal_edit_begin (store, label, error);

  return edit != NULL && pal_plan_keep (plan, edit, error) && pal_edit_commit (edit, error);
}

gboolean
pal_command_plan (const PalRequest *request, GError **error)
{
  g_autoptr (PalStore) store = NULL;
  g_autoptr (GArray) cohorts = NULL;
  g_autoptr (PalPlan) plan = NULL;
  g_autofree char *csv = NULL;

  if (request->limit < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--limit is a number of seconds, more than 0"));
      return FALSE;
    }
  store = request->dry_run ? pal_store_open_reader (request->arguments[0], error)
                           : pal_store_open (request->arguments[0], PAL_STORE_OPEN_DEFAULT, error);
  cohorts = store != NULL ? find_cohorts (store, request, error) : NULL;
  plan = cohorts != NULL ? pal_plan_new (store, (const gint64 *) cohorts->data, cohorts->len, error) : NULL;
  if (plan == NULL)
    return FALSE;
  pal_plan_search (plan, (guint) request->seed, request->limit > 0 ? request->limit : USUAL_SECONDS, NULL);
  csv = to_csv (store, pal_plan_sessions (plan));
  if (!request->dry_run && !keep (store, plan, cohorts->len, error))
    return FALSE;
  if (!write_csv (request->output, csv, error))
    return FALSE;
  say_what_is_left (store, pal_plan_sessions (plan));
  say_quality (plan);
  g_clear_pointer (&plan, pal_plan_free);
  return request->dry_run || pal_store_close (store, error);
}
