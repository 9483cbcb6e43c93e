/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-preference-sections.h"

#include <glib/gi18n.h>

#include "pal-holidays-preference.h"
#include "pal-kind-pane.h"
#include "pal-lists-preference.h"
#include "pal-organisation-preference.h"
#include "pal-programmes-preference.h"

/* The sections of the preferences, most of them nothing but tables. */

#define INPUTS(name, ...) static const PalKindInput name[] = { __VA_ARGS__, { NULL } }
#define CARDS(name, ...) static const PalKindCard name[] = { __VA_ARGS__, { NULL } }
#define COLUMNS(name, ...) static const PalKindColumn name[] = { __VA_ARGS__, PAL_KIND_COLUMNS_END }

/* Not available, wishes --------------------------------------------------------------------------------------------- */

INPUTS (away_fields, { "start-at" }, { "end-at", .explanation = N_("10/04/2026 18:00") }, { "reason" });
CARDS (away_cards, { N_("Not available"), N_("Whoever plans a session then is warned, and a plan keeps clear of it"), away_fields });
COLUMNS (away_columns, { "start-at", .width = 900 }, { "end-at", .width = 900 }, { "reason" });

static const PalKindPage staff_away_page = {
  .name = "away", .title = N_("Unavailabilities"), .icon = "x-office-calendar-symbolic", .table = "unavailability",
  PAL_KIND_COUNT ("%u unavailability", "%u unavailabilities"), .add = N_("Add an Unavailability"),
  .none = N_("Leave, training, other work: when this person runs no session."), .columns = away_columns, .cards = away_cards,
  .owner = "contact",
};

INPUTS (all_away_fields, { "room" }, { "contact" }, { "start-at" },
        { "end-at", .explanation = N_("10/04/2026 18:00") }, { "reason" });
CARDS (all_away_cards, { N_("Not available"), N_("A room, or somebody of the staff"), all_away_fields });
COLUMNS (all_away_columns, { "room" }, { "contact", .width = 800 }, { "start-at", .width = 860 }, { "end-at", .width = 860 });

static const PalKindPage all_away_page = {
  .name = "unavailability", .title = N_("Unavailabilities"), .icon = "x-office-calendar-symbolic", .table = "unavailability",
  PAL_KIND_COUNT ("%u unavailability", "%u unavailabilities"), .add = N_("Add an Unavailability"),
  .none = N_("When a room is lent or closed, or somebody of the staff is away: sessions are planned around it."),
  .columns = all_away_columns, .cards = all_away_cards,
};

INPUTS (coach_wish_fields, { "kind" }, { "value", .explanation = N_("1|2|4, or 09:00-11:30") });
CARDS (coach_wish_cards, { N_("Wish"), N_("Days: 1 is Monday; “|” between two"), coach_wish_fields });
COLUMNS (coach_wish_columns, { "kind", .width = 900 }, { "value" });

static const PalKindPage staff_wishes_page = {
  .name = "wishes", .title = N_("Wishes for planning"), .icon = "starred-symbolic", .table = "plan_wish",
  PAL_KIND_COUNT ("%u wish", "%u wishes"), .add = N_("Add a Wish"),
  .none = N_("On which days, at what hours and on which themes this person would like to run sessions: days 1|2|4 (Monday is 1), hours "
             "09:00-11:30|13:30-16:00, themes by name, breaks 2026-04-13/2026-04-26."), .columns = coach_wish_columns,
  .cards = coach_wish_cards, .owner = "contact",
};
static const PalKindPage *const staff_parts[] = { &staff_away_page, &staff_wishes_page, NULL };

/* Staff, partners --------------------------------------------------------------------------------------------------- */

INPUTS (staff_identity, { "last-name" }, { "first-name" }, { "job" }, { "roles" },
        { "active", .explanation = N_("Who has left stays in the records, and is no longer proposed") });
INPUTS (staff_reach, { "phone" }, { "email" }, { "organisation" });
CARDS (staff_cards, { N_("Identity"), NULL, staff_identity }, { N_("Contact details"), NULL, staff_reach });
COLUMNS (staff_columns, { "last-name", .below = "first-name" }, { "roles", .width = 900 }, { "active", .width = 400 });

static const PalKindPage staff_page = {
  .name = "staff", .title = N_("Staff"), .icon = "system-users-symbolic", .table = "contact",
  PAL_KIND_COUNT ("%u member of staff", "%u members of staff"), .add = N_("Add a Member of Staff"),
  .none = N_("Coaches, advisers and officers who work with you: they are the referents of cohorts and people."),
  .columns = staff_columns, .cards = staff_cards, .only = "staff", .number = 1, .others = TRUE, .parts = staff_parts,
};

INPUTS (contact_identity, { "last-name" }, { "first-name" }, { "job" }, { "roles" }, { "phone" }, { "email" }, { "active" });
CARDS (contact_cards, { N_("Contact"), NULL, contact_identity });
COLUMNS (contact_columns, { "last-name", .below = "first-name" }, { "job" }, { "phone" });

static const PalKindPage contacts_page = {
  .name = "contacts", .title = N_("Contacts"), .icon = "system-users-symbolic", .table = "contact",
  PAL_KIND_COUNT ("%u contact", "%u contacts"), .add = N_("Add a Contact"),
  .none = N_("Nobody is named at this organisation yet."), .columns = contact_columns, .cards = contact_cards,
  .others = TRUE, .owner = "organisation",
};

INPUTS (partner_identity, { "name" }, { "roles" }, { "siret", .width = 16 }, { "sector" }, { "size", .width = 7 });
INPUTS (partner_reach, { "address" }, { "postcode", .label = N_("Postcode and town"), .width = 6 }, { "city", .beside = TRUE },
        { "phone" }, { "email" }, { "website" }, { "access" });
INPUTS (partner_note, { "note" });
CARDS (partner_cards, { N_("Organisation"), NULL, partner_identity }, { N_("Contact details"), NULL, partner_reach },
       { N_("Note"), NULL, partner_note });
COLUMNS (partner_columns, { "name", .below = "city" }, { "roles", .width = 900 },
         { NULL, N_("Contacts"), .width = 520 });
static const PalKindPage *const partner_parts[] = { &contacts_page, NULL };

static const PalKindPage partners_page = {
  .name = "partners", .title = N_("Partners"), .icon = "emblem-shared-symbolic", .table = "organisation",
  PAL_KIND_COUNT ("%u organisation", "%u organisations"), .add = N_("Add an Organisation"),
  .none = N_("Funders, prescribers, operators, employers: the organisations that you work with, and who to call there."),
  .columns = partner_columns, .cards = partner_cards, .others = TRUE, .parts = partner_parts,
};

/* Sites and rooms -------------------------------------------------------------------------------------------------- */

INPUTS (room_fields, { "name" }, { "capacity", .width = 5 }, { "wheelchair" });
CARDS (room_cards, { N_("Room"), NULL, room_fields });
COLUMNS (room_columns, { "name" }, { "capacity", N_("Capacity") }, { "wheelchair" });

static const PalKindPage rooms_page = {
  .name = "rooms", .title = N_("Rooms"), .icon = "go-home-symbolic", .table = "room",
  PAL_KIND_COUNT ("%u room", "%u rooms"), .add = N_("Add a Room"),
  .none = N_("No room is known here yet."), .columns = room_columns, .cards = room_cards, .others = TRUE, .owner = "site",
};

INPUTS (site_identity, { "name" }, { "kind" },
        { "qpv-code", .width = 10, .explanation = N_("As on sig.ville.gouv.fr: QN00000A") }, { "organisation" },
        { "wheelchair" });
INPUTS (site_reach, { "address" }, { "city" });
INPUTS (site_note, { "diagnosis" });
CARDS (site_cards, { N_("Site"), NULL, site_identity }, { N_("Address"), NULL, site_reach },
       { N_("Diagnosis"), N_("Who could work here, what helps, what hinders"), site_note });
COLUMNS (site_columns, { "name", .below = "city" }, { "kind", .width = 700 }, { NULL, N_("Rooms"), .width = 440 });
static const PalKindPage *const site_parts[] = { &rooms_page, NULL };

static const PalKindPage sites_page = {
  .name = "sites", .title = N_("Sites and rooms"), .icon = "go-home-symbolic", .table = "site",
  PAL_KIND_COUNT ("%u site", "%u sites"), .add = N_("Add a Site"),
  .none = N_("Agencies, neighbourhoods and venues: where people live, and where you receive them."),
  .columns = site_columns, .cards = site_cards, .others = TRUE, .parts = site_parts,
};

/* Rates, own fields ------------------------------------------------------------------------------------------------ */

INPUTS (rate_fields, { "name", .explanation = N_("SMIC, SMG…") }, { "calendar", N_("Country") },
        { "amount", .width = 10, .explanation = N_("In euros or in francs") },
        { "from-on", .width = 10, .explanation = N_("Valid until the next one of this name") });
CARDS (rate_cards, { N_("Public rate"), NULL, rate_fields });
COLUMNS (rate_columns, { "name" }, { "calendar", N_("Country"), .width = 600 }, { "amount", .width = 500 },
         { "from-on", .width = 780 });

static const PalKindPage rates_page = {
  .name = "rates", .title = N_("Public rates"), .icon = "accessories-calculator-symbolic", .table = "rate",
  PAL_KIND_COUNT ("%u rate", "%u rates"), .add = N_("Add a Rate"),
  .none = N_("Minimum wages and other public rates, each from its date on: what is counted for a day takes the one that "
             "was valid then."),
  .columns = rate_columns, .cards = rate_cards,
};

INPUTS (own_fields, { "name", .explanation = N_("For files; short") }, { "label", .explanation = N_("What people read") },
        { "kind" }, { "choices", .explanation = N_("Of a list: “|” between two") },
        { "programme", .explanation = N_("Empty: for all") });
CARDS (own_cards, { N_("Own field"), N_("Its values stay with their records"), own_fields });
COLUMNS (own_columns, { "name", .below = "label" }, { "kind", .width = 700 }, { NULL, N_("Filled in"), .width = 560 });

static const PalKindPage people_fields_page = {
  .name = "fields", .title = N_("Own fields of people"), .icon = "document-edit-symbolic", .table = "custom_field",
  PAL_KIND_COUNT ("%u field", "%u fields"), .add = N_("Add a Field"),
  .none = N_("What a programme asks of people beside the fields that everybody has."), .columns = own_columns,
  .cards = own_cards, .only = "table-name", .text = "participant",
};

static const PalKindPage cohort_fields_page = {
  .name = "cohort-fields", .title = N_("Own fields of cohorts"), .icon = "document-edit-symbolic", .table = "custom_field",
  PAL_KIND_COUNT ("%u field", "%u fields"), .add = N_("Add a Field"),
  .none = N_("What you note of a cohort beside the fields that all have."), .columns = own_columns, .cards = own_cards,
  .only = "table-name", .text = "cohort",
};

INPUTS (tag_fields, { "name" });
CARDS (tag_cards, { N_("Tag"), N_("Deleted with its uses, which an undo brings back"), tag_fields });
COLUMNS (tag_columns, { "name" }, { NULL, N_("Uses"), .width = 460 });

static const PalKindPage tags_page = {
  .name = "tags", .title = N_("Tags"), .icon = "bookmark-new-symbolic", .table = "tag",
  PAL_KIND_COUNT ("%u tag", "%u tags"), .add = N_("Add a Tag"),
  .none = N_("Words of your own that you put on people, to find them again together."), .columns = tag_columns,
  .cards = tag_cards,
};

static const PalPreferenceSection sections[] = {
  { "organisation", N_("Your organisation"), .type = pal_organisation_preference_get_type },
  { "staff", N_("Staff"), .page = &staff_page },
  { "partners", N_("Partners"), .page = &partners_page },
  { "sites", N_("Sites and rooms"), .page = &sites_page },
  { "unavailability", N_("Unavailabilities"), .page = &all_away_page },
  { "programmes", N_("Programmes"), .type = pal_programmes_preference_get_type },
  { "lists", N_("Lists of values"), .type = pal_lists_preference_get_type },
  { "holidays", N_("Holidays and closures"), .type = pal_holidays_preference_get_type },
  { "rates", N_("Public rates"), .page = &rates_page },
  { "fields", N_("Own fields of people"), .page = &people_fields_page },
  { "cohort-fields", N_("Own fields of cohorts"), .page = &cohort_fields_page },
  { "tags", N_("Tags"), .page = &tags_page },
  { "letters", N_("Letter templates"), .address = "letters" },
  { "backups", N_("Backups"), .address = "backups" },
  { NULL },
};

const PalPreferenceSection *
pal_preference_sections (void)
{
  return sections;
}

const PalPreferenceSection *
pal_preference_section_find (const char *name)
{
  for (guint i = 0; name != NULL && sections[i].name != NULL; i++)
    if (g_str_equal (sections[i].name, name))
      return &sections[i];
  return NULL;
}

/* Floating. */
PalPreference *
pal_preference_section_make (const PalPreferenceSection *section)
{
  g_return_val_if_fail (section != NULL && section->address == NULL, NULL);

  if (section->page != NULL)
    return PAL_PREFERENCE (pal_kind_pane_new (section->page));
  return g_object_new (section->type (), NULL);
}
