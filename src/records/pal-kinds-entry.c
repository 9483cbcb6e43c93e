/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-kinds.h"
#include "pal-record.h"

/* Committees that meet and decide, and the orders that follow (MODEL). */

/* "17/03/2026 11:00 · DEL, Nouméa". */
static char *
meeting_title (PalRecord *record)
{
  const char *place = pal_record_get_text (record, "place");
  g_autofree char *held = pal_record_show (record, "held-at");

  if (place == NULL)
    return *held != '\0' ? g_steal_pointer (&held) : g_strdup (_("Meeting without a date"));
  return *held != '\0' ? g_strdup_printf ("%s · %s", held, place) : g_strdup (place);
}

static const PalField committee_fields[] = {
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 120 },
  { "kind", N_("Kind"), PAL_CHOICE, PAL_COLUMN, .target = "committee_kind" },
  { "programme", N_("Programme"), PAL_REF, PAL_COLUMN, .target = "programme" },
  { NULL },
};
const PalKind pal_committee_kind = { "committee", N_("Committee"), N_("Committees"), committee_fields };

static const PalField meeting_fields[] = {
  { "committee", N_("Committee"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "committee" },
  { "held-at", N_("Held"), PAL_MOMENT, PAL_COLUMN },
  { "place", N_("Place"), PAL_TEXT, 0, .max = 200 },
  { "agenda", N_("Agenda"), PAL_NOTE, 0, .max = 20000 },
  { "minutes-text", N_("Minutes"), PAL_NOTE, 0, .max = 50000 },
  { NULL },
};
const PalKind pal_meeting_kind = { "meeting", N_("Meeting"), N_("Meetings"), meeting_fields, meeting_title };

static const PalField purchase_order_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_COLUMN, .target = "programme" },
  { "number", N_("Order number"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 60 },
  { "issued-on", N_("Issued on"), PAL_DATE, PAL_COLUMN },
  { "places", N_("Places"), PAL_INT, PAL_COLUMN, .min = 0, .max = 100000 },
  { "meeting", N_("Commission"), PAL_REF, 0, .target = "meeting" },
  { NULL },
};
const PalKind pal_purchase_order_kind = { "purchase_order", N_("Purchase order"), N_("Purchase orders"), purchase_order_fields };

static const PalField decision_fields[] = {
  { "meeting", N_("Meeting"), PAL_REF, PAL_REQUIRED | PAL_OWNER | PAL_COLUMN, .target = "meeting" },
  { "participant", N_("Participant"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "participant" },
  { "text", N_("What was said"), PAL_NOTE, PAL_PERSONAL, .max = 20000 },
  { "owner", N_("Who does it"), PAL_REF, 0, .target = "contact" },
  { "due-on", N_("Due on"), PAL_DATE },
  { "done-on", N_("Done on"), PAL_DATE },
  { "prescription", N_("Prescription"), PAL_REF, 0, .target = "prescription" },
  { NULL },
};
const PalKind pal_decision_kind = { "decision", N_("Decision"), N_("Decisions"), decision_fields };
