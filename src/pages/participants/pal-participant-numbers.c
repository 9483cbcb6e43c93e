/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-numbers.h"

#include <glib/gi18n.h>

#include "rules/people/pal-person-lists.h"

/* What others call the person: the number of a prescriber, of the PLIE, of a listing that was imported. */

static void
describe (PalRow *row, PalStore *store, PalFactWords *words)
{
  words->title = g_strdup (pal_row_get_text (row, PAL_NUMBERS_SOURCE));
  words->note = g_strdup (pal_row_get_text (row, PAL_NUMBERS_KEY));
}

static void
fill_form (PalForm *form)
{
  pal_fact_form_add (form, "source", FALSE, FALSE);
  pal_fact_form_add (form, "key", FALSE, FALSE);
}

const PalFactKind pal_participant_numbers = {
  .table = "outside_key",
  .tab = "identity",
  .title = N_("Numbers given by others"),
  .first = "source",
  .add = N_("Add a Number"),
  .add_action = "participant.add-number",
  .new_list = pal_number_list_new,
  .show_list = pal_number_list_show,
  .describe = describe,
  .fill_form = fill_form,
};

/* Full transfer. */
PalRecord *
pal_participant_new_number (gint64 person)
{
  PalRecord *record = pal_record_new (pal_kind_find ("outside_key"));

  pal_record_set_text (record, "table-name", "participant");
  pal_record_set_int (record, "record", person);
  return record;
}
