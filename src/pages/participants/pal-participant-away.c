/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-away.h"

#include <glib/gi18n.h>

#include "rules/people/pal-person-lists.h"
#include "rules/planning/pal-session-words.h"

/* When the person cannot come: an operation, a hearing, no childcare. Plans keep clear of it, and sessions warn of it. */

/* "Mon 13/04/2026 09:00". Full transfer. */
static char *
show_moment (const char *moment)
{
  g_autofree char *day = pal_session_day_words (moment), *time = pal_session_time_words (moment, 0);

  return g_strdup_printf ("%s %s", day, time);
}

static void
describe (PalRow *row, PalStore *store, PalFactWords *words)
{
  const char *reason = pal_row_get_text (row, PAL_AWAY_REASON);
  g_autofree char *from = show_moment (pal_row_get_text (row, PAL_AWAY_START_AT)), *until = show_moment (pal_row_get_text (row, PAL_AWAY_END_AT));

  words->title = g_strdup_printf (C_("two moments", "%s – %s"), from, until);
  words->details = g_strdup (reason);
  if (pal_row_get_int (row, PAL_AWAY_NOW, 0) == 0)
    return;
  words->state = g_strdup (C_("unavailability", "Now"));
  words->look = "warn";
}

static void
fill_form (PalForm *form)
{
  pal_fact_form_add (form, "start-at", FALSE, FALSE);
  pal_fact_form_add (form, "end-at", FALSE, FALSE);
  pal_fact_form_add (form, "reason", FALSE, FALSE);
}

const PalFactKind pal_participant_away = {
  .table = "unavailability",
  .tab = "identity",
  .title = N_("Unavailabilities"),
  .empty = N_("When the person cannot come: sessions are planned around it."),
  .first = "start-at",
  .at_once = TRUE,
  .add = N_("Add"),
  .add_action = "participant.add-unavailability",
  .new_list = pal_away_list_new,
  .show_list = pal_away_list_show,
  .describe = describe,
  .fill_form = fill_form,
};

/* At no time yet. Full transfer. */
PalRecord *
pal_participant_new_unavailability (gint64 person)
{
  PalRecord *record = pal_record_new (pal_kind_find ("unavailability"));

  pal_record_set_int (record, "participant", person);
  return record;
}
