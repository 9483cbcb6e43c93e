/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-read.h"
#include "pal-listing-sites.h"
#include "pal-listing-write.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "store/pal-bulk.h"
#include "store/pal-text.h"

#define MOST_WAITING 64   /* people that are inserted together */

typedef enum {
  PRESCRIPTION_PARTICIPANT,
  PRESCRIPTION_COHORT,
  PRESCRIPTION_PRESCRIBED_ON,
  PRESCRIPTION_PRESCRIBER,
  PRESCRIPTION_OFFICE,
  PRESCRIPTION_MOTIVE,
  PRESCRIPTION_DECISION,
  PRESCRIPTION_N_COLUMNS,
} PrescriptionColumn;

typedef enum {
  BARRIER_PARTICIPANT,
  BARRIER_PRESCRIPTION,
  BARRIER_PHASE,
  BARRIER_THEME,
  BARRIER_DETAIL,
  BARRIER_IDENTIFIED_ON,
  BARRIER_N_COLUMNS,
} BarrierColumn;

struct _PalListingWriter {
  PalEdit          *edit;
  PalStore         *store;
  PalListingResult *result;
  PalListingSites  *sites;
  gint64            cohort;
  char             *now;
  gint64            site, prescriber;   /* of the row that is prepared */
  PalBulk          *people, *prescriptions, *barriers;
  int               person_columns[PERSON_N_COLUMNS], status;
  int               prescription_columns[PRESCRIPTION_N_COLUMNS], barrier_columns[BARRIER_N_COLUMNS];
  PalStatement     *get_person, *fill_person;
  PalStatement     *get_prescriptions, *set_cohort, *get_barriers;
};

/* "last_name, birth_name, …", or with a pattern for each. Full transfer. */
static char *
join_columns (const char *before, const char *between)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < PERSON_N_COLUMNS; i++)
    {
      g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", before, pal_listing_person_column (i));
      if (between != NULL)
        g_string_append_printf (sql, "%s%u", between, i + 2);
    }
  return g_string_free (sql, FALSE);
}

static gboolean
prepare_people (PalListingWriter *writer, GError **error)
{
  g_autofree char *names = join_columns ("", NULL);
  g_autofree char *sets = join_columns ("", " = ?");
  g_autofree char *get = g_strdup_printf ("SELECT %s FROM participant WHERE id = ?1", names);
  g_autofree char *fill = g_strdup_printf ("UPDATE participant SET %s WHERE id = ?1", sets);

  writer->people = pal_bulk_new (writer->edit, "participant", error);
  if (writer->people == NULL)
    return FALSE;
  for (guint i = 0; i < PERSON_N_COLUMNS; i++)
    writer->person_columns[i] = pal_bulk_find_column (writer->people, pal_listing_person_column (i));
  writer->status = pal_bulk_find_column (writer->people, "status");
  writer->get_person = pal_statement_new (writer->store, get, error);
  writer->fill_person = writer->get_person != NULL ? pal_statement_new (writer->store, fill, error) : NULL;
  return writer->fill_person != NULL;
}

static gboolean
prepare_bulks (PalListingWriter *writer, GError **error)
{
  static const char *const prescription[PRESCRIPTION_N_COLUMNS] = {
    "participant", "cohort", "prescribed_on", "prescriber", "office", "motive", "decision",
  };
  static const char *const barrier[BARRIER_N_COLUMNS] = {
    "participant", "prescription", "phase", "theme", "detail", "identified_on",
  };

  writer->prescriptions = pal_bulk_new (writer->edit, "prescription", error);
  writer->barriers = writer->prescriptions != NULL ? pal_bulk_new (writer->edit, "barrier", error) : NULL;
  if (writer->barriers == NULL)
    return FALSE;
  for (guint i = 0; i < PRESCRIPTION_N_COLUMNS; i++)
    writer->prescription_columns[i] = pal_bulk_find_column (writer->prescriptions, prescription[i]);
  for (guint i = 0; i < BARRIER_N_COLUMNS; i++)
    writer->barrier_columns[i] = pal_bulk_find_column (writer->barriers, barrier[i]);
  return TRUE;
}

static gboolean
prepare_course (PalListingWriter *writer, GError **error)
{
  static const char *const sql[] = {
    "SELECT id, cohort, prescribed_on FROM prescription WHERE participant = ?1 ORDER BY id",
    "UPDATE prescription SET cohort = ?2 WHERE id = ?1",
    "SELECT theme, detail FROM barrier WHERE prescription = ?1",
  };
  PalStatement **const statements[] = { &writer->get_prescriptions, &writer->set_cohort, &writer->get_barriers };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      *statements[i] = pal_statement_new (writer->store, sql[i], error);
      if (*statements[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

PalListingWriter *
pal_listing_writer_new (PalEdit *edit, gint64 cohort, PalListingResult *result, GError **error)
{
  PalListingWriter *writer = g_new0 (PalListingWriter, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  writer->edit = edit;
  writer->store = pal_edit_get_store (edit);
  writer->cohort = cohort;
  writer->result = result;
  writer->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  writer->sites = pal_listing_sites_new (writer->store, writer->now, result, error);
  if (writer->sites != NULL && prepare_people (writer, error)
      && prepare_bulks (writer, error) && prepare_course (writer, error))
    return writer;
  pal_listing_writer_free (writer);
  return NULL;
}

void
pal_listing_writer_free (PalListingWriter *writer)
{
  if (writer == NULL)
    return;
  pal_bulk_free (writer->people);
  pal_bulk_free (writer->prescriptions);
  pal_bulk_free (writer->barriers);
  pal_statement_free (writer->get_person);
  pal_statement_free (writer->fill_person);
  pal_statement_free (writer->get_prescriptions);
  pal_statement_free (writer->set_cohort);
  pal_statement_free (writer->get_barriers);
  pal_listing_sites_free (writer->sites);
  g_free (writer->now);
  g_free (writer);
}

/* Brings into the tables what waits, parents first. It must be done before they are read, and at the end. */
gboolean
pal_listing_writer_flush (PalListingWriter *writer, GError **error)
{
  return pal_bulk_flush (writer->people, error) && pal_bulk_flush (writer->prescriptions, error)
         && pal_bulk_flush (writer->barriers, error);
}

/* The people that the file has, a row each, for pal_listing_writer_identify(). */
PalStatement *
pal_listing_writer_load_people (PalListingWriter *writer, GError **error)
{
  return pal_statement_new (
    writer->store, "SELECT id, last_name, first_name, birth_on, phone, email, address FROM participant", error);
}

void
pal_listing_writer_identify (PalStatement *row, PalListingIdentity *identity)
{
  GDate birth;

  g_date_clear (&birth, 1);
  pal_date_from_iso (pal_statement_get_text (row, 3), &birth);
  pal_listing_identity_init (identity, pal_statement_get_text (row, 1), pal_statement_get_text (row, 2),
                             g_date_valid (&birth) ? g_date_get_julian (&birth) : 0, pal_statement_get_text (row, 4),
                             pal_statement_get_text (row, 5), pal_statement_get_text (row, 6));
  identity->id = pal_statement_get_int (row, 0);
}

void
pal_listing_writer_count_site (PalListingWriter *writer, PalListing *listing, guint row)
{
  pal_listing_sites_count (writer->sites, listing, row);
}

/* Whom the prescriber calls by this number; 0 when nobody. */
gint64
pal_listing_writer_find_key (PalListingWriter *writer, const char *source, const char *key)
{
  return pal_outside_key_find (writer->store, source, "participant", key);
}

gboolean
pal_listing_writer_set_key (PalListingWriter *writer, const char *source, const char *key, gint64 id, GError **error)
{
  return pal_outside_key_set (writer->edit, source, "participant", key, id, error);
}

/* Whether somebody in the file may be the person of a row: the same last name, or the same birth. */
gboolean
pal_listing_writer_agrees (PalListingWriter *writer, gint64 id, const PalListingPerson *person)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = pal_text_fold (person->person[PERSON_LAST_NAME]);
  const char *birth;
  gboolean agrees = FALSE;

  pal_statement_bind_int (writer->get_person, 1, id);
  if (pal_statement_step (writer->get_person, NULL))
    {
      ours = pal_text_fold (pal_statement_get_text (writer->get_person, PERSON_LAST_NAME));
      birth = pal_statement_get_text (writer->get_person, PERSON_BIRTH_ON);
      agrees = g_str_equal (ours, theirs) || (birth != NULL && g_strcmp0 (birth, person->person[PERSON_BIRTH_ON]) == 0);
    }
  pal_statement_reset (writer->get_person);
  return agrees;
}

/* Finds or makes the site and the adviser that a row names. */
gboolean
pal_listing_writer_prepare (PalListingWriter *writer, PalListingPerson *person, GError **error)
{
  writer->site = writer->prescriber = 0;
  if (person->site_name != NULL
      && !pal_listing_sites_find (writer->sites, person->site_name, person->person[PERSON_CITY], person->qpv_code,
                                  &writer->site, error))
    return FALSE;
  if (person->prescriber != NULL
      && !pal_listing_sites_find_contact (writer->sites, person->prescriber, &writer->prescriber, error))
    return FALSE;
  person->site = writer->site;
  return TRUE;
}

static gboolean
is_number (PersonColumn column, const PalListingPerson *person, gint64 *number, gboolean *is_known)
{
  switch (column)
    {
    case PERSON_SITE:
      *number = person->site;
      *is_known = person->site != 0;
      return TRUE;
    case PERSON_EDUCATION_LEVEL:
      *number = person->education_level;
      *is_known = person->education_level != 0;
      return TRUE;
    case PERSON_CHILDREN:
      *number = person->children;
      *is_known = person->children >= 0;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
bind_column (PalStatement *statement, int index, PersonColumn column, const PalListingPerson *person)
{
  gint64 number;
  gboolean known;

  if (!is_number (column, person, &number, &known))
    pal_statement_bind_text (statement, index, person->person[column]);
  else if (known)
    pal_statement_bind_int (statement, index, number);
  else
    pal_statement_bind_null (statement, index);
}

gboolean
pal_listing_writer_add_person (PalListingWriter *writer, const PalListingPerson *person, gint64 *id, GError **error)
{
  if (pal_bulk_n_waiting (writer->people) >= MOST_WAITING && !pal_listing_writer_flush (writer, error))
    return FALSE;
  for (guint i = 0; i < PERSON_N_COLUMNS; i++)
    {
      gint64 number;
      gboolean known;

      if (!is_number (i, person, &number, &known))
        pal_bulk_set_text (writer->people, writer->person_columns[i], person->person[i]);
      else if (known)
        pal_bulk_set_int (writer->people, writer->person_columns[i], number);
    }
  pal_bulk_set_text (writer->people, writer->status, "ACTIVE");
  *id = pal_bulk_add (writer->people);
  return TRUE;
}

/* Two texts that say the same: a telephone in other groups, a name in other letters. */
static gboolean
same_value (PersonColumn column, const char *a, const char *b)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  if (column == PERSON_PHONE)
    {
      one = pal_text_telephone (a);
      two = pal_text_telephone (b);
    }
  else
    {
      one = pal_text_fold (a);
      two = pal_text_fold (b);
    }
  return strcmp (one, two) == 0;
}

static void
report_kept (PalListingWriter *writer, PersonColumn column, const char *ours, const char *theirs, guint number)
{
  const PalField *field = pal_kind_get_field (pal_kind_find ("participant"), pal_listing_person_column (column));
  char *message = ours != NULL ? g_strdup_printf (_("The file says “%s”: that was kept"), ours)
                               : g_strdup (_("The file says something else: that was kept"));

  pal_listing_report (writer->result, number, g_strdup (pal_field_label (field)), theirs, message, TRUE);
}

/* Binds what a column will hold: what the row says where nothing was known, or everywhere when it replaces. TRUE when
 * it changes. */
static gboolean
fill_column (PalListingWriter *writer, const PalListingPerson *person, PersonColumn column, gboolean replace,
             guint number)
{
  PalStatement *row = writer->get_person, *fill = writer->fill_person;
  gboolean had = !pal_statement_is_null (row, column), known = person->person[column] != NULL, same;
  int index = (int) column + 2;
  gint64 value = 0;

  if (is_number (column, person, &value, &known))
    same = had && known && pal_statement_get_int (row, column) == value;
  else
    same = had && known && same_value (column, pal_statement_get_text (row, column), person->person[column]);
  if (known && !same && (!had || replace))
    {
      bind_column (fill, index, column, person);
      return TRUE;
    }
  if (known && !same && column != PERSON_QPV_ON)
    report_kept (writer, column, value == 0 ? pal_statement_get_text (row, column) : NULL, person->person[column],
                 number);
  if (!had)
    pal_statement_bind_null (fill, index);
  else if (column == PERSON_SITE || column == PERSON_EDUCATION_LEVEL || column == PERSON_CHILDREN)
    pal_statement_bind_int (fill, index, pal_statement_get_int (row, column));
  else
    pal_statement_bind_text (fill, index, pal_statement_get_text (row, column));
  return FALSE;
}

/* Completes somebody who is known: what is empty is filled, what differs is kept and told; "replace" takes the
 * listing's word. */
gboolean
pal_listing_writer_fill_person (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean replace,
                                guint number, GError **error)
{
  gboolean changed = FALSE, done;
  GError *local = NULL;

  if (!pal_listing_writer_flush (writer, error))
    return FALSE;
  pal_statement_bind_int (writer->get_person, 1, id);
  if (pal_statement_step (writer->get_person, &local))
    for (guint i = 0; i < PERSON_N_COLUMNS; i++)
      changed |= fill_column (writer, person, i, replace, number);
  pal_statement_reset (writer->get_person);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  pal_statement_bind_int (writer->fill_person, 1, id);
  done = !changed || pal_statement_run (writer->fill_person, error);
  *(changed ? &writer->result->people_updated : &writer->result->people_unchanged) += 1;
  return done;
}

/* The prescription of that day that somebody has already; 0 when there is none. It takes the cohort if it had none. */
static gint64
find_prescription (PalListingWriter *writer, const PalListingPerson *person, gint64 id, GError **error)
{
  PalStatement *row = writer->get_prescriptions;
  gint64 found = 0;
  gboolean without_cohort = FALSE;

  pal_statement_bind_int (row, 1, id);
  while (found == 0 && pal_statement_step (row, error))
    {
      gint64 cohort = pal_statement_get_int (row, 1);

      if (g_strcmp0 (pal_statement_get_text (row, 2), person->prescribed_on) != 0
          || (cohort != 0 && writer->cohort != 0 && cohort != writer->cohort))
        continue;
      found = pal_statement_get_int (row, 0);
      without_cohort = cohort == 0;
    }
  pal_statement_reset (row);
  if (found != 0 && without_cohort && writer->cohort != 0)
    {
      pal_statement_bind_int (writer->set_cohort, 1, found);
      pal_statement_bind_int (writer->set_cohort, 2, writer->cohort);
      if (!pal_statement_run (writer->set_cohort, error))
        return 0;
    }
  return found;
}

static gint64
add_prescription (PalListingWriter *writer, const PalListingPerson *person, gint64 id)
{
  PalBulk *bulk = writer->prescriptions;
  const int *columns = writer->prescription_columns;

  pal_bulk_set_int (bulk, columns[PRESCRIPTION_PARTICIPANT], id);
  if (writer->cohort != 0)
    pal_bulk_set_int (bulk, columns[PRESCRIPTION_COHORT], writer->cohort);
  pal_bulk_set_text (bulk, columns[PRESCRIPTION_PRESCRIBED_ON], person->prescribed_on);
  if (writer->prescriber != 0)
    pal_bulk_set_int (bulk, columns[PRESCRIPTION_PRESCRIBER], writer->prescriber);
  pal_bulk_set_text (bulk, columns[PRESCRIPTION_OFFICE], person->office);
  pal_bulk_set_text (bulk, columns[PRESCRIPTION_MOTIVE], person->motive);
  pal_bulk_set_text (bulk, columns[PRESCRIPTION_DECISION], "PENDING");
  writer->result->prescriptions++;
  return pal_bulk_add (bulk);
}

static void
add_barrier (PalListingWriter *writer, const PalListingPerson *person, const PalListingBarrier *barrier, gint64 id,
             gint64 prescription)
{
  PalBulk *bulk = writer->barriers;
  const int *columns = writer->barrier_columns;

  pal_bulk_set_int (bulk, columns[BARRIER_PARTICIPANT], id);
  pal_bulk_set_int (bulk, columns[BARRIER_PRESCRIPTION], prescription);
  pal_bulk_set_text (bulk, columns[BARRIER_PHASE], "COURSE");
  pal_bulk_set_text (bulk, columns[BARRIER_THEME], barrier->theme);
  pal_bulk_set_text (bulk, columns[BARRIER_DETAIL], barrier->detail);
  pal_bulk_set_text (bulk, columns[BARRIER_IDENTIFIED_ON], person->prescribed_on);
  pal_bulk_add (bulk);
  writer->result->barriers++;
}

/* What makes two barriers of a prescription the same: the theme, and for others the words. Full transfer. */
static char *
barrier_key (const char *theme, const char *detail)
{
  return g_strcmp0 (theme, "AUTRE") == 0 ? g_strconcat ("AUTRE ", detail, NULL) : g_strdup (theme);
}

/* The barriers that a prescription has already, by their keys. */
static GHashTable *
get_barriers (PalListingWriter *writer, gint64 prescription)
{
  GHashTable *barriers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PalStatement *row = writer->get_barriers;

  pal_statement_bind_int (row, 1, prescription);
  while (pal_statement_step (row, NULL))
    {
      char *key = barrier_key (pal_statement_get_text (row, 0), pal_statement_get_text (row, 1));

      if (key != NULL)
        g_hash_table_add (barriers, key);
    }
  pal_statement_reset (row);
  return barriers;
}

/* The barriers that one cell names are different already; several cells, or an earlier row, may name one again. */
static void
add_barriers (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gint64 prescription, gboolean is_new)
{
  g_autoptr (GHashTable) known = NULL;

  if (!is_new)
    known = get_barriers (writer, prescription);
  else if (person->barriers->len > 1)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint cell = 0; cell < person->barriers->len; cell++)
    {
      GArray *barriers = g_ptr_array_index (person->barriers, cell);

      for (guint i = 0; i < barriers->len; i++)
        {
          const PalListingBarrier *barrier = &g_array_index (barriers, PalListingBarrier, i);

          if (known == NULL || g_hash_table_add (known, barrier_key (barrier->theme, barrier->detail)))
            add_barrier (writer, person, barrier, id, prescription);
        }
    }
}

/* Writes the prescription of a row and its barriers; one of the same day is not written twice. "known" says that the
 * person may have prescriptions already. */
gboolean
pal_listing_writer_prescribe (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean known,
                              GError **error)
{
  GError *local = NULL;
  gint64 prescription = 0;
  gboolean is_new;

  if (known && !pal_listing_writer_flush (writer, error))
    return FALSE;
  prescription = known ? find_prescription (writer, person, id, &local) : 0;
  is_new = prescription == 0;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (is_new)
    prescription = add_prescription (writer, person, id);
  add_barriers (writer, person, id, prescription, is_new);
  return TRUE;
}
