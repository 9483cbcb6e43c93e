/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pal-demo-private.h"

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "rules/pal-calendar.h"

/* Who came to the sessions of the demonstration. */

#define LEAST_LATE 5      /* minutes, by steps of five */
#define STEPS_LATE 5

typedef struct {
  gint64  enrolment;
  char   *name;           /* "Garnier Nathalie" */
} Convened;

static void
convened_clear (gpointer data)
{
  g_free (((Convened *) data)->name);
}

/* Full transfer; elements Convened. */
static GArray *
load_convened (const PalDemoSeries *series, PalRecord *session, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    pal_edit_get_store (series->demo->edit),
    "SELECT v.enrolment, p.last_name || ' ' || p.first_name FROM session s CROSS JOIN convened v ON v.session = s.id "
    "JOIN participant p ON p.id = v.participant WHERE s.id = ?1 ORDER BY v.enrolment", error);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Convened));
  GError *failure = NULL;

  g_array_set_clear_func (people, convened_clear);
  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, pal_record_get_id (session));
  while (pal_statement_step (row, &failure))
    {
      Convened one = { pal_statement_get_int (row, 0), g_strdup (pal_statement_get_text (row, 1)) };
      g_array_append_val (people, one);
    }
  if (failure == NULL)
    return g_steal_pointer (&people);
  g_propagate_error (error, failure);
  return NULL;
}

/* The day that the file calls it. Full transfer. */
static char *
written_day (const PalDemoSeries *series, PalRecord *session)
{
  g_autofree char *day = g_strndup (pal_record_get_text (session, "start-at"), 10);
  GDate date, written;

  if (!pal_date_from_iso (day, &date) || !pal_calendar_add_days (&date, -series->demo->shift, &written))
    return g_strdup (day);
  return pal_date_to_iso (&written);
}

/* Whether a list of days in the section holds this one. */
static gboolean
says_day (const PalDemoSeries *series, const char *key, const char *day)
{
  g_autofree char *list = g_key_file_get_string (series->file, series->group, key, NULL);
  g_auto (GStrv) days = g_strsplit (list != NULL ? list : "", "|", -1);

  return g_strv_contains ((const char *const *) days, day);
}

/* What the file says of one person on one day: "A", "R20"; NULL: nothing. Full transfer. */
static char *
find_exception (const PalDemoSeries *series, const char *day, const char *name)
{
  g_autofree char *cohort = g_key_file_get_string (series->file, series->group, "cohort", NULL);
  g_autofree char *group = g_strconcat ("exceptions ", cohort, NULL), *list = g_key_file_get_string (series->file, group, day, NULL);
  g_auto (GStrv) people = g_strsplit (list != NULL ? list : "", "|", -1);

  for (int i = 0; !series->individual && people[i] != NULL; i++)
    if (g_str_has_prefix (people[i], name) && people[i][strlen (name)] == ':')
      return g_strdup (people[i] + strlen (name) + 1);
  return NULL;
}

static int
percent_of (const PalDemoSeries *series, const char *key)
{
  return g_key_file_get_integer (series->file, series->group, key, NULL);
}

/* The same person on the same day comes or does not come each time that the demonstration is made. Full transfer. */
static char *
throw_dice (const PalDemoSeries *series, const char *day, const char *name)
{
  g_autofree char *seed = g_strdup_printf ("%s %s %s", series->group, day, name);
  PalDice dice = pal_dice_for (seed);
  int roll = (int) pal_dice_roll (&dice, 100), present = percent_of (series, "present"), late = percent_of (series, "late");

  if (roll < present)
    return g_strdup ("P");
  if (roll < present + late)
    return g_strdup_printf ("R%u", LEAST_LATE * (1 + pal_dice_roll (&dice, STEPS_LATE)));
  return g_strdup (roll < present + late + percent_of (series, "excused") ? "E" : "A");
}

static void
set_status (PalRecord *row, const char *said, int minutes, gboolean signed_sheet)
{
  static const struct { char sign; const char *code; } codes[] = {
    { 'P', "PRESENT" }, { 'R', "LATE" }, { 'E', "EXCUSED" }, { 'A', "ABSENT" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].sign == said[0])
      pal_record_set_text (row, "status", codes[i].code);
  if (said[0] == 'R')
    pal_record_set_int (row, "minutes", MAX (minutes - atoi (said + 1), 0));
  if (signed_sheet && (said[0] == 'P' || said[0] == 'R'))
    pal_record_set_int (row, "signed", 1);
}

static PalRecord *
load_row (const PalDemoSeries *series, PalRecord *session, gint64 enrolment)
{
  PalStore *store = pal_edit_get_store (series->demo->edit);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM attendance WHERE session = ?1 AND enrolment = %" G_GINT64_FORMAT, enrolment);
  gint64 id = pal_store_ask_int_of (store, sql, pal_record_get_id (session), 0);
  PalRecord *row = id != 0 ? pal_record_load (store, &pal_attendance_kind, id, NULL) : NULL;

  if (row != NULL)
    return row;
  row = pal_record_new (&pal_attendance_kind);
  pal_record_set_int (row, "session", pal_record_get_id (session));
  pal_record_set_int (row, "enrolment", enrolment);
  return row;
}

/* Writes down who came to a session that was held. */
gboolean
pal_demo_take_attendance (const PalDemoSeries *series, PalRecord *session, GError **error)
{
  g_autofree char *day = written_day (series, session);
  g_autoptr (GArray) people = load_convened (series, session, error);
  gboolean signed_sheet = !says_day (series, "unsigned", day);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; !says_day (series, "untaken", day) && i < people->len; i++)
    {
      const Convened *one = &g_array_index (people, Convened, i);
      g_autoptr (PalRecord) row = load_row (series, session, one->enrolment);
      g_autofree char *said = find_exception (series, day, one->name);

      if (said == NULL)
        said = throw_dice (series, day, one->name);
      set_status (row, said, (int) pal_record_get_int (session, "minutes", 0), signed_sheet);
      if (!pal_record_save (row, series->demo->edit, error))
        return FALSE;
    }
  return TRUE;
}
