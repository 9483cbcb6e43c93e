/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-read.h"
#include "pal-listing-write-private.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "records/pal-value.h"
#include "store/pal-text.h"

/* Completing and correcting somebody who is known. What was empty is filled. What differs is the sender's word only where
 * the person came from that sender, and nobody changed it by hand since; else what the file says stays, and is told. */

#define MOST_CHANGES 10000   /* beyond they are counted only: nobody reads more */

typedef struct {
  PalListingWriter       *writer;
  const PalListingPerson *person;
  gint64                  id;
  guint                   number;       /* of the row, as a spreadsheet shows it */
  gboolean                correct;      /* the sender's word replaces what the sender said before */
  gboolean                asked, qpv;   /* whether by_hand was asked for; whether the QPV changed */
  GHashTable             *by_hand;      /* names of columns; NULL: none */
} Filling;

/* Two texts that say the same: a telephone in other groups, a name in other letters; but a sender may correct letters. */
static gboolean
same_value (PersonColumn column, const char *a, const char *b, gboolean to_the_letter)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (strcmp (a, b) == 0 || (to_the_letter && column != PERSON_PHONE))
    return strcmp (a, b) == 0;
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
bind_column (PalStatement *statement, int index, PersonColumn column, const PalListingPerson *person)
{
  gint64 number;
  gboolean known;

  if (!pal_listing_person_is_number (column, person, &number, &known))
    pal_statement_bind_text (statement, index, person->person[column]);
  else if (known)
    pal_statement_bind_int (statement, index, number);
  else
    pal_statement_bind_null (statement, index);
}

/* A value as people read it. Full transfer. */
static char *
show_raw (PalStore *store, const PalField *field, const char *raw)
{
  PalValue value = { 0 };
  char *shown;

  if (raw == NULL)
    return g_strdup ("");
  if (field->kind == PAL_REF)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1",
                                              g_str_equal (field->target, "contact") ? "last_name" : "name", field->target);

      shown = pal_store_ask_text_of (store, sql, g_ascii_strtoll (raw, NULL, 10));
      return shown != NULL ? shown : g_strdup ("");
    }
  if (!pal_value_from_raw (field, raw, &value, NULL))
    return g_strdup (raw);
  shown = pal_value_show (field, &value);
  pal_value_clear (&value);
  return shown;
}

static void
difference_free (gpointer data)
{
  PalListingDifference *difference = data;

  g_free (difference->label);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

void
pal_listing_change_free (PalListingChange *change)
{
  if (change == NULL)
    return;
  g_free (change->name);
  g_ptr_array_unref (change->differences);
  g_free (change);
}

/* Notes what a row changes in a record, or would change if it had not been changed by hand ("kept"). Values as they are
 * kept; NULL: unknown. */
void
pal_listing_writer_add_difference (PalListingWriter *writer, const PalField *field, const char *before,
                                   const char *after, gboolean kept)
{
  PalListingDifference *difference = g_new0 (PalListingDifference, 1);

  if (writer->change == NULL)
    {
      writer->change = g_new0 (PalListingChange, 1);
      writer->change->differences = g_ptr_array_new_with_free_func (difference_free);
    }
  difference->label = g_strdup (pal_field_label (field));
  difference->before = show_raw (writer->store, field, before);
  difference->after = show_raw (writer->store, field, after);
  difference->kept = kept;
  writer->change->n_kept += kept;
  g_ptr_array_add (writer->change->differences, difference);
}

static const PalField *
field_of (PersonColumn column)
{
  return pal_kind_get_field (&pal_participant_kind, pal_listing_person_column (column));
}

/* What a row says of a column, as it is kept. Full transfer. */
static char *
raw_of (const PalListingPerson *person, PersonColumn column)
{
  gint64 number;
  gboolean known;

  if (!pal_listing_person_is_number (column, person, &number, &known))
    return g_strdup (person->person[column]);
  return known ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static gboolean
was_changed_by_hand (Filling *filling, PersonColumn column)
{
  if (!filling->asked)
    filling->by_hand =
      pal_listing_trace_changed_by_hand (filling->writer->trace, filling->id, "participant", filling->id);
  filling->asked = TRUE;
  return filling->by_hand != NULL && g_hash_table_contains (filling->by_hand, pal_listing_person_column (column));
}

/* Whether the file and the row say the same, or the row says nothing. */
static gboolean
says_nothing_new (Filling *filling, PersonColumn column)
{
  PalStatement *row = filling->writer->get_person;
  gboolean had = !pal_statement_is_null (row, column), known;
  gint64 value;

  if (pal_listing_person_is_number (column, filling->person, &value, &known))
    return !known || (had && pal_statement_get_int (row, column) == value);
  if (filling->person->person[column] == NULL || (column == PERSON_QPV_ON && had && !filling->qpv))
    return TRUE;
  return had && same_value (column, pal_statement_get_text (row, column), filling->person->person[column], filling->correct);
}

static void
report_kept (Filling *filling, PersonColumn column, const char *ours, const char *theirs, gboolean by_hand)
{
  const PalField *field = field_of (column);
  g_autofree char *shown = show_raw (filling->writer->store, field, ours);
  g_autofree char *read = show_raw (filling->writer->store, field, theirs);
  char *message = by_hand ? g_strdup_printf (_("Changed by hand to “%s”: that was kept"), shown)
                          : g_strdup_printf (_("The file says “%s”: that was kept"), shown);

  PalListingProblem *problem = pal_listing_report (filling->writer->result, filling->number,
                                                   g_strdup (pal_field_label (field)), read, message, TRUE);

  if (problem != NULL)
    problem->by_hand = by_hand;
}

/* Whether the row's word is taken for a column where it says something new. */
static gboolean
takes_word (Filling *filling, PersonColumn column)
{
  const char *ours = pal_statement_get_text (filling->writer->get_person, column);
  g_autofree char *theirs = raw_of (filling->person, column);
  gboolean by_hand;

  if (ours == NULL && !filling->correct)
    {
      pal_listing_writer_add_difference (filling->writer, field_of (column), NULL, theirs, FALSE);
      return TRUE;
    }
  if (!filling->correct)
    {
      report_kept (filling, column, ours, theirs, FALSE);
      return FALSE;
    }
  by_hand = !filling->writer->over_hand && was_changed_by_hand (filling, column);
  pal_listing_writer_add_difference (filling->writer, field_of (column), ours, theirs, by_hand);
  if (by_hand)
    report_kept (filling, column, ours, theirs, TRUE);
  return !by_hand;
}

/* Binds what a column will hold. TRUE when it changes. */
static gboolean
fill_column (Filling *filling, PersonColumn column)
{
  PalStatement *row = filling->writer->get_person, *fill = filling->writer->fill_person;
  int index = (int) column + 2;

  if (!says_nothing_new (filling, column) && takes_word (filling, column))
    {
      filling->qpv |= column == PERSON_QPV;
      bind_column (fill, index, column, filling->person);
      return TRUE;
    }
  if (pal_statement_is_null (row, column))
    pal_statement_bind_null (fill, index);
  else if (column == PERSON_SITE || column == PERSON_EDUCATION_LEVEL || column == PERSON_CHILDREN)
    pal_statement_bind_int (fill, index, pal_statement_get_int (row, column));
  else
    pal_statement_bind_text (fill, index, pal_statement_get_text (row, column));
  return FALSE;
}

/* Completes somebody who is known; "correct" takes the sender's word where it differs. number is that of the row. */
gboolean
pal_listing_writer_fill_person (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean correct,
                                guint number, GError **error)
{
  Filling filling = { .writer = writer, .person = person, .id = id, .number = number, .correct = correct };
  gboolean changed = FALSE, done;
  GError *local = NULL;

  if (!pal_listing_writer_flush (writer, error))
    return FALSE;
  pal_statement_bind_int (writer->get_person, 1, id);
  if (pal_statement_step (writer->get_person, &local))
    for (guint i = 0; i < PERSON_N_COLUMNS; i++)
      changed |= fill_column (&filling, i);
  pal_statement_reset (writer->get_person);
  g_clear_pointer (&filling.by_hand, g_hash_table_unref);
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

/* Ends a row, whose person was added or found: notes what came of it. */
void
pal_listing_writer_end_row (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean is_new)
{
  PalListingChange *change = g_steal_pointer (&writer->change);
  PalListingResult *result = writer->result;
  PalRowOutcome outcome = is_new ? PAL_OUTCOME_NEW : PAL_OUTCOME_UNCHANGED;

  if (change != NULL && !is_new)
    outcome = change->n_kept > 0 ? PAL_OUTCOME_CONFLICT : PAL_OUTCOME_UPDATED;
  if (person->row < result->n_outcomes)
    result->outcomes[person->row] = (guint8) outcome;
  result->n_conflicts += outcome == PAL_OUTCOME_CONFLICT;
  result->n_changes += change != NULL;
  if (change == NULL || result->changes->len >= MOST_CHANGES)
    {
      pal_listing_change_free (change);
      return;
    }
  change->row = person->number;
  change->person = id;
  change->name = g_strjoin (" ", person->person[PERSON_LAST_NAME], person->person[PERSON_FIRST_NAME], NULL);
  g_ptr_array_add (result->changes, change);
}
