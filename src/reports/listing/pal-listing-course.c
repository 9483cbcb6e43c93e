/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-listing-read.h"
#include "pal-listing-write-private.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

/* The prescription of a row, and its barriers. One of the same day is not written twice, and a sender may correct one
 * that nobody has decided on. */

gboolean
pal_listing_writer_prepare_course (PalListingWriter *writer, GError **error)
{
  static const char *const sql[] = {
    "SELECT id, cohort, prescribed_on FROM prescription WHERE participant = ?1 ORDER BY id",
    "UPDATE prescription SET cohort = ?2 WHERE id = ?1",
    "SELECT theme, detail FROM barrier WHERE prescription = ?1",
    "SELECT prescribed_on, office, motive, prescriber, cohort, decision = 'PENDING' "
    "AND NOT EXISTS (SELECT 1 FROM enrolment WHERE prescription = ?1) FROM prescription WHERE id = ?1",
    "UPDATE prescription SET prescribed_on = ?2, office = ?3, motive = ?4, prescriber = ?5 WHERE id = ?1",
  };
  PalStatement **const statements[] = { &writer->get_prescriptions, &writer->set_cohort, &writer->get_barriers,
                                        &writer->get_prescription, &writer->correct_prescription };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      *statements[i] = pal_statement_new (writer->store, sql[i], error);
      if (*statements[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

void
pal_listing_writer_forget_course (PalListingWriter *writer)
{
  pal_statement_free (writer->get_prescriptions);
  pal_statement_free (writer->set_cohort);
  pal_statement_free (writer->get_barriers);
  pal_statement_free (writer->get_prescription);
  pal_statement_free (writer->correct_prescription);
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

/* What a prescription holds in the end: what the row says, unless it says nothing or somebody changed that by hand. */
static gboolean
correct_column (PalListingWriter *writer, const char *column, const char *ours, const char *theirs, GHashTable *by_hand,
                int index)
{
  const PalField *field = pal_kind_get_field (&pal_prescription_kind, column);
  gboolean differs = theirs != NULL && g_strcmp0 (ours, theirs) != 0;
  gboolean kept = differs && !writer->over_hand && by_hand != NULL && g_hash_table_contains (by_hand, column);

  if (differs)
    pal_listing_writer_add_difference (writer, field, ours, theirs, kept);
  pal_statement_bind_text (writer->correct_prescription, index, differs && !kept ? theirs : ours);
  return differs && !kept;
}

/* Takes the sender's word for a prescription that came from there. */
static gboolean
correct_prescription (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gint64 prescription,
                      GError **error)
{
  g_autoptr (GHashTable) by_hand = NULL;
  g_autofree char *theirs =
    writer->prescriber != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, writer->prescriber) : NULL;
  PalStatement *row = writer->get_prescription;
  gboolean changed = FALSE;

  pal_statement_bind_int (row, 1, prescription);
  if (pal_statement_step (row, error) && pal_statement_get_int (row, 5) != 0)
    {
      by_hand = pal_listing_trace_changed_by_hand (writer->trace, id, "prescription", prescription);
      pal_statement_bind_int (writer->correct_prescription, 1, prescription);
      changed |= correct_column (writer, "prescribed_on", pal_statement_get_text (row, 0), person->prescribed_on, by_hand, 2);
      changed |= correct_column (writer, "office", pal_statement_get_text (row, 1), person->office, by_hand, 3);
      changed |= correct_column (writer, "motive", pal_statement_get_text (row, 2), person->motive, by_hand, 4);
      changed |= correct_column (writer, "prescriber", pal_statement_get_text (row, 3), theirs, by_hand, 5);
    }
  pal_statement_reset (row);
  return !changed || pal_statement_run (writer->correct_prescription, error);
}

/* Whether a prescription can be the one of the row: not decided on, and of no other cohort. */
static gboolean
can_be_corrected (PalListingWriter *writer, gint64 prescription)
{
  PalStatement *row = writer->get_prescription;
  gboolean can = FALSE;

  pal_statement_bind_int (row, 1, prescription);
  if (pal_statement_step (row, NULL))
    {
      gint64 cohort = pal_statement_get_int (row, 4);

      can = pal_statement_get_int (row, 5) != 0 && (cohort == 0 || writer->cohort == 0 || cohort == writer->cohort);
    }
  pal_statement_reset (row);
  return can;
}

/* The prescription of a row among those that its person has; 0 when there is none. FALSE with an error. */
static gboolean
find_known_prescription (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gint64 *prescription,
                         GError **error)
{
  gint64 from_sender = pal_listing_trace_prescription_of (writer->trace, id);
  GError *local = NULL;

  *prescription = find_prescription (writer, person, id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (*prescription == 0 && from_sender != 0 && can_be_corrected (writer, from_sender))
    *prescription = from_sender;
  return *prescription == 0 || *prescription != from_sender
         || correct_prescription (writer, person, id, from_sender, error);
}

/* Writes the prescription of a row and its barriers, and notes the line. "known" says that the person may have
 * prescriptions already. */
gboolean
pal_listing_writer_prescribe (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean known,
                              GError **error)
{
  gint64 prescription = 0;
  gboolean is_new;

  if (known && (!pal_listing_writer_flush (writer, error)
                || !find_known_prescription (writer, person, id, &prescription, error)))
    return FALSE;
  is_new = prescription == 0;
  if (is_new)
    prescription = add_prescription (writer, person, id);
  add_barriers (writer, person, id, prescription, is_new);
  pal_listing_trace_add_line (writer->trace, person->number, prescription);
  return TRUE;
}
