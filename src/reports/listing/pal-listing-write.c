/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-write-private.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "store/pal-text.h"

#define MOST_WAITING 64   /* people that are inserted together */

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

/* Begins to write the rows of a listing, in the open edit. */
PalListingWriter *
pal_listing_writer_new (PalEdit *edit, PalListing *listing, const PalListingTarget *target, PalListingResult *result,
                        GError **error)
{
  PalListingWriter *writer = g_new0 (PalListingWriter, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  writer->edit = edit;
  writer->listing = listing;
  writer->store = pal_edit_get_store (edit);
  writer->cohort = target->cohort;
  writer->over_hand = target->over_hand;
  writer->result = result;
  writer->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  writer->sites = pal_listing_sites_new (writer->store, writer->now, result, error);
  writer->trace = writer->sites != NULL ? pal_listing_trace_new (edit, listing, target->sender, error) : NULL;
  if (writer->trace != NULL && prepare_people (writer, error) && prepare_bulks (writer, error)
      && pal_listing_writer_prepare_course (writer, error))
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
  pal_listing_writer_forget_course (writer);
  pal_listing_writer_forget_own (writer);
  pal_listing_sites_free (writer->sites);
  pal_listing_trace_free (writer->trace);
  pal_listing_change_free (writer->change);
  g_free (writer->now);
  g_free (writer);
}

/* Brings into the tables what waits, parents first. It must be done before they are read, and at the end. */
gboolean
pal_listing_writer_flush (PalListingWriter *writer, GError **error)
{
  return pal_bulk_flush (writer->people, error) && pal_bulk_flush (writer->prescriptions, error)
         && pal_bulk_flush (writer->barriers, error) && pal_listing_trace_flush (writer->trace, error);
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

/* What the sender sent before, and what is noted of this listing. */
PalListingTrace *
pal_listing_writer_get_trace (PalListingWriter *writer)
{
  return writer->trace;
}

/* How many of last name, first name and birth are the same for somebody in the file and the person of a row. */
guint
pal_listing_writer_count_agreements (PalListingWriter *writer, gint64 id, const PalListingPerson *person)
{
  static const PersonColumn columns[] = { PERSON_LAST_NAME, PERSON_FIRST_NAME, PERSON_BIRTH_ON };
  guint n = 0;

  pal_statement_bind_int (writer->get_person, 1, id);
  if (pal_statement_step (writer->get_person, NULL))
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        const char *ours = pal_statement_get_text (writer->get_person, columns[i]);
        const char *theirs = person->person[columns[i]];
        g_autofree char *one = ours != NULL ? pal_text_fold (ours) : NULL;
        g_autofree char *two = theirs != NULL ? pal_text_fold (theirs) : NULL;

        n += one != NULL && g_strcmp0 (one, two) == 0;
      }
  pal_statement_reset (writer->get_person);
  return n;
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

/* Whether a column holds a number, and which one a row says. */
gboolean
pal_listing_person_is_number (PersonColumn column, const PalListingPerson *person, gint64 *number, gboolean *is_known)
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

gboolean
pal_listing_writer_add_person (PalListingWriter *writer, const PalListingPerson *person, gint64 *id, GError **error)
{
  if (pal_bulk_n_waiting (writer->people) >= MOST_WAITING && !pal_listing_writer_flush (writer, error))
    return FALSE;
  for (guint i = 0; i < PERSON_N_COLUMNS; i++)
    {
      gint64 number;
      gboolean known;

      if (!pal_listing_person_is_number (i, person, &number, &known))
        pal_bulk_set_text (writer->people, writer->person_columns[i], person->person[i]);
      else if (known)
        pal_bulk_set_int (writer->people, writer->person_columns[i], number);
    }
  pal_bulk_set_text (writer->people, writer->status, "ACTIVE");
  *id = pal_bulk_add (writer->people);
  return TRUE;
}

