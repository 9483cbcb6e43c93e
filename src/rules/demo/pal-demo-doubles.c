/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-demo-private.h"
#include "rules/doubles/pal-double-person.h"
#include "records/pal-dates.h"

/* Some people of the roster written down a second time at the reception of an agency, as it happens: without accents, by a short
 * first name, with day and month of birth the other way round. */

static const struct {
  const char *slug;         /* of the roster */
  const char *last_name, *first_name;
  gboolean    same_phone, same_birth;
  const char *note;
} doubles[] = {
  { "lina-benali", "BENALI", "LINA", TRUE, FALSE, "Passée à l’agence, demande un rendez-vous pour son logement." },
  { "yasmine-saidi", "SAIDI", "Yasmina", TRUE, TRUE, "A laissé son numéro à l’accueil pour être rappelée." },
  { "salif-ouattara", "Wattara", "Salif", FALSE, TRUE, "Vu au forum de l’emploi, veut connaître les ateliers." },
};

/* The birth of @from: as it is, or with day and month swapped where that is a date; else not known. */
static void
write_birth (PalRecord *to, PalRecord *from, gboolean same)
{
  GDate birth;
  guint32 swapped;

  if (!pal_record_get_date (from, "birth-on", &birth))
    return;
  if (same)
    {
      pal_record_set_date (to, "birth-on", &birth);
      return;
    }
  swapped = pal_double_swap_birth (g_date_get_year (&birth) * 10000u + (guint) g_date_get_month (&birth) * 100 + g_date_get_day (&birth));
  if (swapped == 0)
    return;
  g_date_set_dmy (&birth, swapped % 100, (GDateMonth) (swapped / 100 % 100), (GDateYear) (swapped / 10000));
  pal_record_set_date (to, "birth-on", &birth);
}

static gboolean
add_note (PalDemo *demo, gint64 person, const char *text, GError **error)
{
  g_autoptr (PalRecord) note = pal_record_new (pal_kind_find ("note"));
  g_autofree char *day = pal_date_to_iso (&demo->today);
  g_autofree char *moment = g_strconcat (day, "T09:00", NULL);

  pal_record_set_int (note, "participant", person);
  pal_record_set_text (note, "held-at", moment);
  pal_record_set_text (note, "text", text);
  return pal_record_save (note, demo->edit, error);
}

gboolean
pal_demo_add_doubles (PalDemo *demo, GError **error)
{
  PalStore *store = pal_edit_get_store (demo->edit);

  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      gint64 id = pal_sections_find (demo->sections, "participant", doubles[i].slug);
      g_autoptr (PalRecord) person = id != 0 ? pal_record_load (store, pal_kind_find ("participant"), id, error) : NULL;
      g_autoptr (PalRecord) again = pal_record_new (pal_kind_find ("participant"));

      if (person == NULL)
        return FALSE;
      pal_record_set_text (again, "last-name", doubles[i].last_name);
      pal_record_set_text (again, "first-name", doubles[i].first_name);
      pal_record_set_text (again, "city", pal_record_get_text (person, "city"));
      pal_record_set_text (again, "status", "ACTIVE");
      if (doubles[i].same_phone)
        pal_record_set_text (again, "phone", pal_record_get_text (person, "phone"));
      write_birth (again, person, doubles[i].same_birth);
      if (!pal_record_save (again, demo->edit, error)
          || !add_note (demo, pal_record_get_id (again), doubles[i].note, error))
        return FALSE;
    }
  return TRUE;
}
