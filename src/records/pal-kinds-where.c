/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-kinds.h"
#include "pal-record.h"

/* Who and where (MODEL). */

static const PalField organisation_fields[] = {
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_SEARCHED | PAL_COLUMN, .max = 160 },
  { "roles", N_("Roles"), PAL_CHOICES, PAL_COLUMN, .target = "organisation_role" },
  { "siret", N_("SIRET"), PAL_TEXT, 0, .max = 20 },
  { "sector", N_("Sector"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "size", N_("Size (people)"), PAL_INT, 0, .min = 0, .max = 1000000 },
  { "address", N_("Address"), PAL_TEXT, 0, .max = 200 },
  { "postcode", N_("Postcode"), PAL_TEXT, 0, .max = 10 },
  { "city", N_("Town"), PAL_TEXT, PAL_COLUMN, .max = 80 },
  { "phone", N_("Telephone"), PAL_PHONE, PAL_SEARCHED, .max = 40 },
  { "email", N_("Email"), PAL_TEXT, 0, .max = 120 },
  { "website", N_("Website"), PAL_TEXT, 0, .max = 200 },
  { "access", N_("Access"), PAL_TEXT, 0, .max = 400 },
  { "note", N_("Note"), PAL_NOTE, PAL_SEARCHED, .max = 20000 },
  { "rights-contact", N_("Contact for data rights"), PAL_TEXT, 0, .max = 200 },
  { NULL },
};
const PalKind pal_organisation_kind = { "organisation", N_("Organisation"), N_("Organisations"), organisation_fields };

static const PalField contact_fields[] = {
  { "organisation", N_("Organisation"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "organisation" },
  { "last-name", N_("Last name"), PAL_TEXT, PAL_REQUIRED | PAL_SEARCHED | PAL_COLUMN | PAL_PERSONAL, .max = 80 },
  { "first-name", N_("First name"), PAL_TEXT, PAL_SEARCHED | PAL_COLUMN | PAL_PERSONAL, .max = 80 },
  { "job", N_("Job"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "phone", N_("Telephone"), PAL_PHONE, PAL_SEARCHED | PAL_PERSONAL, .max = 40 },
  { "email", N_("Email"), PAL_TEXT, PAL_PERSONAL, .max = 120 },
  { "staff", N_("Member of our staff"), PAL_BOOL, PAL_COLUMN },
  { "roles", N_("Roles"), PAL_CHOICES, PAL_COLUMN, .target = "contact_role" },
  { "active", N_("Active"), PAL_BOOL, PAL_COLUMN },
  { NULL },
};
const PalKind pal_contact_kind = { "contact", N_("Contact"), N_("Contacts"), contact_fields, pal_person_title };

static const PalField site_fields[] = {
  { "organisation", N_("Organisation"), PAL_REF, 0, .target = "organisation" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_SEARCHED | PAL_COLUMN, .max = 120 },
  { "kind", N_("Kind"), PAL_CHOICE, PAL_COLUMN, .target = "site_kind" },
  { "qpv-code", N_("QPV code"), PAL_TEXT, 0, .max = 20 },
  { "address", N_("Address"), PAL_TEXT, 0, .max = 200 },
  { "city", N_("Town"), PAL_TEXT, PAL_COLUMN, .max = 80 },
  { "wheelchair", N_("Wheelchair access"), PAL_BOOL },
  { "diagnosis", N_("Diagnosis"), PAL_NOTE, 0, .max = 20000 },
  { NULL },
};
const PalKind pal_site_kind = { "site", N_("Site"), N_("Sites"), site_fields };

/* How many it holds and whether a wheelchair comes in: it has its site's access where it has none of its own. Without a
 * known capacity no session is said to be too large for it (data/planning/clashes.sql). */
static char *
room_detail (PalStore *store, gint64 id)
{
  gint64 capacity = pal_store_ask_int_of (store, "SELECT coalesce (capacity, 0) FROM room WHERE id = ?1", id, 0);
  gint64 access = pal_store_ask_int_of (store, "SELECT coalesce (r.wheelchair, i.wheelchair, -1) FROM room r "
                                        "LEFT JOIN site i ON i.id = r.site WHERE r.id = ?1", id, -1);
  g_autofree char *places = capacity > 0 ? g_strdup_printf (ngettext ("%d place", "%d places", (gulong) capacity), (int) capacity)
                                         : g_strdup (_("capacity not known"));

  if (access < 0)
    return g_steal_pointer (&places);
  return g_strdup_printf ("%s, %s", places, access > 0 ? _("wheelchair access") : _("no wheelchair access"));
}

static const PalField room_fields[] = {
  { "site", N_("Site"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "site" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 80 },
  { "capacity", N_("Capacity (people)"), PAL_INT, PAL_COLUMN, .min = 0, .max = 10000 },
  { "wheelchair", N_("Wheelchair access"), PAL_BOOL, PAL_COLUMN },
  { NULL },
};
const PalKind pal_room_kind = { "room", N_("Room"), N_("Rooms"), room_fields, .detail = room_detail };

static const PalField holiday_fields[] = {
  { "held-on", N_("On"), PAL_DATE, PAL_REQUIRED | PAL_COLUMN },
  { "name", N_("Name"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "calendar", N_("Calendar"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "calendar" },
  { NULL },
};
const PalKind pal_holiday_kind = { "holiday", N_("Holiday"), N_("Holidays"), holiday_fields };

static const PalField rate_fields[] = {
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 80 },
  { "calendar", N_("Calendar"), PAL_CHOICE, 0, .target = "calendar" },
  { "amount", N_("Amount"), PAL_AMOUNT, PAL_COLUMN },
  { "from-on", N_("From"), PAL_DATE, PAL_COLUMN },
  { NULL },
};
const PalKind pal_rate_kind = { "rate", N_("Rate"), N_("Rates"), rate_fields };
