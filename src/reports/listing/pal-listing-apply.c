/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-people.h"
#include "pal-listing-read.h"
#include "pal-listing-row.h"
#include "pal-listing-trace.h"
#include "pal-listing-write.h"
#include "store/pal-edit.h"

/* Bringing a listing into the file, in small steps: the same steps run to the end at once, or in slices between which
 * the window lives. Everything is one edit; tried without keeping, it is taken back. */

#define SLICE_USEC 15000
#define ROWS_A_LOOK 32        /* rows between two looks at the clock */

typedef enum { PHASE_PEOPLE, PHASE_PLACES, PHASE_ROWS, PHASE_DEFERRED, PHASE_KEEP, PHASE_DONE } Phase;

typedef struct {
  PalListing       *listing;
  PalListingTarget  target;
  gboolean          keep;
  PalProgressFunc       progress;
  gpointer          progress_data;
  GCancellable     *cancellable;
  PalEdit          *edit;
  PalListingWriter *writer;
  PalListingReader *reader;
  PalListingPeople *people;
  PalStatement     *loading;
  PalListingResult *result;
  Phase             phase;
  guint             row;
  GArray           *deferred;   /* guint: rows that may be somebody whose line they have */
} Import;

static void
import_free (Import *import)
{
  g_clear_pointer (&import->loading, pal_statement_free);
  g_clear_pointer (&import->writer, pal_listing_writer_free);
  g_clear_pointer (&import->reader, pal_listing_reader_free);
  g_clear_pointer (&import->people, pal_listing_people_free);
  g_clear_object (&import->edit);
  g_clear_pointer (&import->result, pal_listing_result_free);
  g_clear_pointer (&import->deferred, g_array_unref);
  g_clear_object (&import->cancellable);
  g_clear_object (&import->listing);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static gboolean
has_names (PalListing *listing)
{
  for (guint i = 0; i < pal_listing_get_n_columns (listing); i++)
    {
      PalMeaning meaning = pal_listing_get_meaning (listing, i);

      if (meaning == PAL_MEANING_LAST_NAME || meaning == PAL_MEANING_FULL_NAME)
        return TRUE;
    }
  return FALSE;
}

static Import *
import_begin (PalStore *store, PalListing *listing, const PalListingTarget *target, gboolean keep,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (Import) import = g_new0 (Import, 1);
  g_autofree char *label = NULL;

  if (!has_names (listing))
    {
      g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_NO_NAMES,
                   _("No column of “%s” is known to hold the last names. Nothing was imported; say which column does."),
                   pal_listing_get_name (listing));
      return NULL;
    }
  import->listing = g_object_ref (listing);
  import->target = *target;
  import->keep = keep;
  import->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  import->result = pal_listing_result_new (pal_listing_get_n_rows (listing));
  import->deferred = g_array_new (FALSE, FALSE, sizeof (guint));
  label = g_strdup_printf (_("Import of %s"), pal_listing_get_name (listing));
  import->edit = pal_edit_begin (store, label, error);
  if (import->edit == NULL)
    return NULL;
  pal_edit_set_place (import->edit, PAL_LISTING_PLACE);
  import->writer = pal_listing_writer_new (import->edit, listing, target, import->result, error);
  import->loading = import->writer != NULL ? pal_listing_writer_load_people (import->writer, error) : NULL;
  if (import->loading == NULL)
    return NULL;
  import->people = pal_listing_people_new ();
  import->reader = pal_listing_reader_new (listing, &target->prescribed_on, import->result);
  return g_steal_pointer (&import);
}

/* Takes in some of the people that the file has. */
static gboolean
step_people (Import *import, GError **error)
{
  GError *local = NULL;

  for (guint i = 0; i < ROWS_A_LOOK; i++)
    {
      PalListingIdentity identity;

      if (!pal_statement_step (import->loading, &local))
        {
          g_clear_pointer (&import->loading, pal_statement_free);
          import->phase = PHASE_PLACES;
          break;
        }
      pal_listing_writer_identify (import->loading, &identity);
      pal_listing_people_add (import->people, &identity);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Counts, before any row is written, what the rows say of each neighbourhood: one row may be wrong about it. */
static gboolean
step_places (Import *import, GError **error)
{
  for (guint i = 0; i < ROWS_A_LOOK; i++, import->row++)
    {
      if (import->row == pal_listing_get_n_rows (import->listing))
        {
          import->row = 0;
          import->phase = PHASE_ROWS;
          return TRUE;
        }
      if (pal_listing_get_row_use (import->listing, import->row) == PAL_ROW_PERSON)
        pal_listing_writer_count_site (import->writer, import->listing, import->row);
    }
  return TRUE;
}

static void
identify_row (const PalListingPerson *person, guint number, PalListingIdentity *identity)
{
  pal_listing_identity_init (identity, person->person[PERSON_LAST_NAME], person->person[PERSON_FIRST_NAME],
                             person->birth, person->person[PERSON_PHONE], person->person[PERSON_EMAIL],
                             person->person[PERSON_ADDRESS]);
  identity->row = number;
}

static void
report_double (Import *import, const PalListingIdentity *other, guint number)
{
  char *message;

  if (other->row > 0)
    message = g_strdup_printf (_("Perhaps the same person as on row %u"), other->row);
  else
    message = g_strdup (_("Perhaps somebody who is in the file already"));
  pal_listing_report (import->result, number, NULL, NULL, message, TRUE);
}

/* Somebody known by the sender's number, provided that the row does not name somebody else (-1). FALSE with an error. */
static gboolean
find_by_key (Import *import, const PalListingPerson *person, gint64 *id, GError **error)
{
  PalListingTrace *trace = pal_listing_writer_get_trace (import->writer);

  *id = person->outside_key != NULL ? pal_listing_trace_find_key (trace, person->outside_key) : 0;
  if (*id == 0)
    return TRUE;
  if (!pal_listing_writer_flush (import->writer, error))
    return FALSE;
  if (pal_listing_writer_count_agreements (import->writer, *id, person) > 0)
    return TRUE;
  pal_listing_report (
    import->result, person->number, NULL, person->outside_key,
    g_strdup (_("This number belongs to somebody with another name and another date of birth: it was not used")),
    FALSE);
  *id = -1;
  return TRUE;
}

/* Somebody who stood on the same line of the sender's last file, whom no other row is, and of whom the row keeps two out
 * of last name, first name and birth; 0 when there is nobody. */
static gint64
find_by_line (Import *import, const PalListingPerson *person)
{
  PalListingTrace *trace = pal_listing_writer_get_trace (import->writer);
  gint64 id = pal_listing_trace_person_at (trace, person->number);

  if (id == 0 || pal_listing_trace_is_claimed (trace, id)
      || pal_listing_writer_count_agreements (import->writer, id, person) < 2)
    return 0;
  return id;
}

static gboolean
add_person (Import *import, PalListingPerson *person, PalListingIdentity *identity, GError **error)
{
  const PalListingIdentity *twin = pal_listing_people_find_double (import->people, identity);

  if (twin != NULL)
    report_double (import, twin, identity->row);
  if (!pal_listing_writer_add_person (import->writer, person, &identity->id, error))
    return FALSE;
  import->result->people_new++;
  pal_listing_people_add (import->people, identity);
  return TRUE;
}

/* Writes a row whose person is found (identity->id) or new (0). */
static gboolean
write_row (Import *import, PalListingPerson *person, PalListingIdentity *identity, gboolean by_key, GError **error)
{
  PalListingTrace *trace = pal_listing_writer_get_trace (import->writer);
  gboolean known = identity->id != 0, correct = by_key || pal_listing_trace_is_known (trace, identity->id);

  import->result->rows++;
  if (!pal_listing_writer_prepare (import->writer, person, error))
    return FALSE;
  if (known ? !pal_listing_writer_fill_person (import->writer, person, identity->id, correct, person->number, error)
            : !add_person (import, person, identity, error))
    return FALSE;
  pal_listing_trace_claim (trace, identity->id);
  if (person->outside_key != NULL && pal_listing_trace_find_key (trace, person->outside_key) == 0)
    pal_listing_trace_set_key (trace, person->outside_key, identity->id);
  if (!pal_listing_writer_set_own (import->writer, person, identity->id, correct, error)
      || !pal_listing_writer_tag (import->writer, person, identity->id, error)
      || !pal_listing_writer_prescribe (import->writer, person, identity->id, known, error))
    return FALSE;
  pal_listing_writer_end_row (import->writer, person, identity->id, !known);
  return TRUE;
}

/* A row is somebody by the sender's number, by name and birth, or, when all other rows have been seen ("last"), by its
 * line; else it is somebody new. */
static gboolean
import_row (Import *import, guint row, gboolean last, GError **error)
{
  PalListingTrace *trace = pal_listing_writer_get_trace (import->writer);
  PalListingPerson *person = pal_listing_reader_read (import->reader, row);
  const PalListingIdentity *known;
  PalListingIdentity identity;
  gint64 by_key;

  if (!find_by_key (import, person, &by_key, error))
    return FALSE;
  identify_row (person, person->number, &identity);
  known = by_key > 0 ? NULL : pal_listing_people_find (import->people, &identity);
  identity.id = by_key > 0 ? by_key : known != NULL ? known->id : 0;
  if (identity.id == 0 && !last && by_key == 0 && pal_listing_trace_person_at (trace, person->number) != 0)
    {
      g_array_append_val (import->deferred, row);
      return TRUE;
    }
  if (identity.id == 0 && last)
    identity.id = find_by_line (import, person);
  return write_row (import, person, &identity, by_key > 0, error);
}

static gboolean
step_rows (Import *import, GError **error)
{
  for (guint i = 0; i < ROWS_A_LOOK; i++, import->row++)
    {
      if (import->row == pal_listing_get_n_rows (import->listing))
        {
          import->row = 0;
          import->phase = PHASE_DEFERRED;
          return TRUE;
        }
      if (pal_listing_get_row_use (import->listing, import->row) == PAL_ROW_PERSON
          && !import_row (import, import->row, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PalListingChange *one = *(PalListingChange *const *) a, *two = *(PalListingChange *const *) b;

  return one->row < two->row ? -1 : one->row > two->row;
}

/* The rows that could not be told before all others had been seen. */
static gboolean
step_deferred (Import *import, GError **error)
{
  if (import->row == 0 && import->deferred->len > 0 && !pal_listing_writer_flush (import->writer, error))
    return FALSE;
  for (guint i = 0; i < ROWS_A_LOOK && import->row < import->deferred->len; i++, import->row++)
    if (!import_row (import, g_array_index (import->deferred, guint, import->row), TRUE, error))
      return FALSE;
  if (import->row < import->deferred->len)
    return TRUE;
  g_ptr_array_sort (import->result->changes, compare_rows);
  import->phase = PHASE_KEEP;
  return TRUE;
}

/* Keeps the edit, a part at a time, or takes it back when it was a trial. */
static gboolean
step_keep (Import *import, gint64 until, GError **error)
{
  gboolean over = !import->keep;

  if (import->writer != NULL)
    {
      gboolean flushed = pal_listing_writer_flush (import->writer, error);

      g_clear_pointer (&import->writer, pal_listing_writer_free);
      if (!flushed)
        return FALSE;
    }
  else if (import->keep && !pal_edit_commit_step (import->edit, until, &over, error))
    return FALSE;
  if (!over)
    return TRUE;
  g_clear_object (&import->edit);
  import->result->kept = import->keep;
  import->phase = PHASE_DONE;
  return TRUE;
}

static gboolean
check_cancelled (Import *import, GError **error)
{
  if (!g_cancellable_is_cancelled (import->cancellable))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped. Nothing of “%s” was kept."),
               pal_listing_get_name (import->listing));
  return FALSE;
}

static void
tell_progress (Import *import)
{
  guint n_rows = MAX (pal_listing_get_n_rows (import->listing), 1);

  if (import->progress == NULL)
    return;
  if (import->phase == PHASE_ROWS)
    import->progress (0.7 * import->row / n_rows, import->progress_data);
  else if (import->phase == PHASE_KEEP && import->edit != NULL)
    import->progress (0.7 + 0.25 * pal_edit_get_progress (import->edit), import->progress_data);
}

static gboolean
step (Import *import, gint64 until, GError **error)
{
  switch (import->phase)
    {
    case PHASE_PEOPLE: return step_people (import, error);
    case PHASE_PLACES: return step_places (import, error);
    case PHASE_ROWS: return step_rows (import, error);
    case PHASE_DEFERRED: return step_deferred (import, error);
    default: return step_keep (import, until, error);
    }
}

/* Works until the monotonic time "until" (0: without end). FALSE with an error when it cannot go on. */
static gboolean
import_step (Import *import, gint64 until, GError **error)
{
  while (import->phase != PHASE_DONE)
    {
      if (!check_cancelled (import, error))
        return FALSE;
      if (!step (import, until, error))
        return FALSE;
      if (until > 0 && g_get_monotonic_time () >= until)
        break;
      if (until == 0 && import->row % 1024 == 0)
        tell_progress (import);
    }
  if (until > 0)
    tell_progress (import);
  return TRUE;
}

static PalListingResult *
import_end (Import *import)
{
  if (import->progress != NULL)
    import->progress (1, import->progress_data);
  return g_steal_pointer (&import->result);
}

/* Brings the people of a listing into the file as one edit that can be undone: a person, a prescription, its barriers
 * and its site a row. With keep FALSE it is tried: the counts and the problems are the same, and nothing remains. NULL
 * with an error (G_IO_ERROR_CANCELLED when it was stopped): nothing remains either. */
PalListingResult *
pal_listing_apply (PalStore *store, PalListing *listing, const PalListingTarget *target, gboolean keep,
                   PalProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Import) import = import_begin (store, listing, target, keep, cancellable, error);

  if (import == NULL)
    return NULL;
  import->progress = progress;
  import->progress_data = progress_data;
  return import_step (import, 0, error) ? import_end (import) : NULL;
}

/* One slice. The main loop turns between two of them. */
static gboolean
slice_cb (gpointer data)
{
  GTask *task = data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!import_step (import, g_get_monotonic_time () + SLICE_USEC, &error))
    {
      /* Whoever is told must find the file as it was. */
      g_clear_object (&import->edit);
      g_task_return_error (task, error);
      return G_SOURCE_REMOVE;
    }
  if (import->phase != PHASE_DONE)
    return G_SOURCE_CONTINUE;
  g_task_return_pointer (task, import_end (import), (GDestroyNotify) pal_listing_result_free);
  return G_SOURCE_REMOVE;
}

/* The same in slices of 15 ms on the main context of the caller, who must not edit the file nor mend the listing until
 * it is over. */
void
pal_listing_apply_async (PalStore *store, PalListing *listing, const PalListingTarget *target, gboolean keep,
                         PalProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  /* Not given to the task, which would answer "cancelled" in its own words. */
  g_autoptr (GTask) task = g_task_new (listing, NULL, callback, user_data);
  GError *error = NULL;
  Import *import = import_begin (store, listing, target, keep, cancellable, &error);
  GSource *source;

  g_task_set_source_tag (task, pal_listing_apply_async);
  if (import == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  import->progress = progress;
  import->progress_data = progress_data;
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  source = g_idle_source_new ();
  g_task_attach_source (task, source, slice_cb);
  g_source_unref (source);
}

PalListingResult *
pal_listing_apply_finish (PalListing *listing, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, listing), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
