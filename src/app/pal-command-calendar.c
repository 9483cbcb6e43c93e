/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "records/pal-list-values.h"
#include "records/pal-lookup.h"
#include "reports/calendar/pal-ics.h"

/* Writes the sessions of a cohort, a coach or a room for a calendar program. It only reads the file. */

typedef struct {
  const char *key;      /* as it was typed */
  const char *table;
  PalIcsOf    of;
} Whose;

/* FALSE with @error unless exactly one is asked for. */
static gboolean
find_whose (const PalRequest *request, Whose *whose, GError **error)
{
  const Whose all[] = {
    { request->cohort, "cohort", PAL_ICS_COHORT }, { request->coach, "contact", PAL_ICS_COACH }, { request->room, "room", PAL_ICS_ROOM },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].key != NULL)
      {
        *whose = all[i];
        n++;
      }
  if (n == 1)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("say whose calendar: one of --cohort KEY, --coach KEY, --room KEY"));
  return FALSE;
}

static gboolean
put (const PalIcs *calendar, const char *path, GError **error)
{
  if (path != NULL && !g_str_equal (path, "-"))
    return pal_ics_write (calendar, path, error);
  fputs (calendar->text, stdout);
  return TRUE;
}

gboolean
pal_command_calendar (const PalRequest *request, GError **error)
{
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalIcs) calendar = NULL;
  PalIcsScope scope;
  Whose whose;

  pal_ics_scope_init (&scope, PAL_ICS_COHORT, 0);
  if (!find_whose (request, &whose, error) || !pal_command_read_period (request, &scope.from, &scope.to, error))
    return FALSE;
  store = pal_store_open_reader (request->arguments[0], error);
  if (store == NULL)
    return FALSE;
  pal_list_values_use (store);
  scope.of = whose.of;
  scope.record = pal_record_lookup (store, whose.table, whose.key, error);
  if (scope.record == 0 || (calendar = pal_ics_new (store, &scope, error)) == NULL || !put (calendar, request->output, error))
    return FALSE;
  for (guint i = 0; i < calendar->left_out->len; i++)
    g_printerr (_("left out, it has no date: %s\n"), (char *) g_ptr_array_index (calendar->left_out, i));
  return TRUE;
}
