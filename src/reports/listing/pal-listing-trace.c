/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-listing-private.h"
#include "pal-listing-trace.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "store/pal-bulk.h"

/* Each row that is kept is noted with its file and line beside the prescription that it made or found: people are
 * reached through it, also after two of them were merged. A corrected file of the same sender is told by that: a person
 * who came from the sender before takes the sender's word, but where somebody changed it by hand. Without a name of the
 * sender, files of one name are of one sender. */

#define NO_SENDER "listing"   /* the source of numbers whose sender has no name */

/* Somebody who came from the sender before. */
typedef struct {
  gint64   prescription;   /* the one; 0 when there are several */
  gboolean claimed;        /* a row of this listing is that person */
} Known;

struct _PalListingTrace {
  PalEdit      *edit;
  PalStore     *store;
  char         *source;
  gint64        file;           /* the import_file of the lines that are added */
  gint64        last_file;      /* the sender's last one before, 0: none */
  GHashTable   *known;          /* person → Known */
  GHashTable   *at_line;        /* line of the last file → person */
  GHashTable   *noted;          /* line that this very file has already → prescription */
  GHashTable   *keys;           /* the sender's number → person */
  PalBulk      *lines, *numbers;
  PalStatement *by_hand;
  int           line_columns[4], number_columns[4];
};

static GHashTable *
table_of_keys (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
put (GHashTable *table, gint64 key, gpointer value)
{
  g_hash_table_insert (table, g_memdup2 (&key, sizeof key), value);
}

/* A line that the sender sent before. */
static void
remember_line (PalListingTrace *trace, PalStatement *row)
{
  gint64 file = pal_statement_get_int (row, 0), line = pal_statement_get_int (row, 1),
         prescription = pal_statement_get_int (row, 2), person = pal_statement_get_int (row, 3);
  Known *known = g_hash_table_lookup (trace->known, &person);

  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->prescription = prescription;
      put (trace->known, person, known);
    }
  else if (known->prescription != prescription)
    known->prescription = 0;
  if (file != trace->last_file)
    g_hash_table_remove_all (trace->at_line);
  trace->last_file = file;
  put (trace->at_line, line, g_memdup2 (&person, sizeof person));
  if (file == trace->file)
    put (trace->noted, line, g_memdup2 (&prescription, sizeof prescription));
}

static gboolean
load_lines (PalListingTrace *trace, const char *sender, const char *name, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    trace->store, "SELECT l.import_file, l.line, l.record, p.participant FROM import_file f "
    "JOIN import_line l ON l.import_file = f.id JOIN prescription p ON p.id = l.record "
    "WHERE CASE WHEN ?1 IS NULL THEN f.sender IS NULL AND f.name = ?2 ELSE f.sender = ?1 END "
    "AND l.table_name = 'prescription' ORDER BY f.id, l.id", error);
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  pal_statement_bind_text (row, 1, sender);
  pal_statement_bind_text (row, 2, name);
  while (pal_statement_step (row, &local))
    remember_line (trace, row);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The numbers that the sender gave, and those whose sender had no name. */
static gboolean
load_keys (PalListingTrace *trace, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    trace->store, "SELECT key, record FROM outside_key WHERE table_name = 'participant' AND source IN (?1, ?2) "
    "ORDER BY source = ?1, id", error);
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  pal_statement_bind_text (row, 1, trace->source);
  pal_statement_bind_text (row, 2, NO_SENDER);
  while (pal_statement_step (row, &local))
    {
      gint64 person = pal_statement_get_int (row, 1);

      g_hash_table_insert (trace->keys, g_strdup (pal_statement_get_text (row, 0)), g_memdup2 (&person, sizeof person));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The record of the file that is imported; the same file again is the same record. */
static gboolean
note_file (PalListingTrace *trace, PalListing *listing, const char *sender, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, listing->bytes);
  const char *sheet = listing->workbook != NULL ? pal_listing_get_sheet_name (listing, listing->sheet) : NULL;
  g_autoptr (PalStatement) before = pal_statement_new (
    trace->store, "SELECT id FROM import_file WHERE digest = ?1 AND sender IS ?2 AND sheet IS ?3 ORDER BY id", error);
  g_autoptr (PalRecord) file = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  if (before == NULL)
    return FALSE;
  pal_statement_bind_text (before, 1, digest);
  pal_statement_bind_text (before, 2, sender);
  pal_statement_bind_text (before, 3, sheet);
  if (pal_statement_step (before, NULL))
    {
      trace->file = pal_statement_get_int (before, 0);
      return TRUE;
    }
  file = pal_record_new (&pal_import_file_kind);
  pal_record_set_text (file, "name", listing->name);
  pal_record_set_text (file, "sender", sender);
  pal_record_set_text (file, "sheet", sheet);
  pal_record_set_text (file, "imported-at", at);
  pal_record_set_text (file, "digest", digest);
  if (!pal_record_save (file, trace->edit, error))
    return FALSE;
  trace->file = pal_record_get_id (file);
  return TRUE;
}

static gboolean
prepare (PalListingTrace *trace, GError **error)
{
  static const char *const line[] = { "import_file", "line", "table_name", "record" };
  static const char *const number[] = { "source", "key", "table_name", "record" };

  trace->lines = pal_bulk_new (trace->edit, "import_line", error);
  trace->numbers = trace->lines != NULL ? pal_bulk_new (trace->edit, "outside_key", error) : NULL;
  if (trace->numbers == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (line); i++)
    {
      trace->line_columns[i] = pal_bulk_find_column (trace->lines, line[i]);
      trace->number_columns[i] = pal_bulk_find_column (trace->numbers, number[i]);
    }
  trace->by_hand = pal_statement_new (
    trace->store, "SELECT l.columns FROM op_line l JOIN op o ON o.id = l.op WHERE l.participant = ?1 "
    "AND l.table_name = ?2 AND l.record = ?3 AND l.change = 'UPDATE' AND o.kind = 'EDIT' AND o.reverted_by IS NULL "
    "AND o.place IS NOT '" PAL_LISTING_PLACE "'", error);
  return trace->by_hand != NULL;
}

/* Looks up what came before and notes the file, in the edit. sender may be NULL. */
PalListingTrace *
pal_listing_trace_new (PalEdit *edit, PalListing *listing, const char *sender, GError **error)
{
  PalListingTrace *trace = g_new0 (PalListingTrace, 1);

  if (sender != NULL && *sender == '\0')
    sender = NULL;
  trace->edit = edit;
  trace->store = pal_edit_get_store (edit);
  trace->source = g_strdup (sender != NULL ? sender : NO_SENDER);
  trace->known = table_of_keys (g_free);
  trace->at_line = table_of_keys (g_free);
  trace->noted = table_of_keys (g_free);
  trace->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (note_file (trace, listing, sender, error) && load_lines (trace, sender, listing->name, error)
      && load_keys (trace, error) && prepare (trace, error))
    return trace;
  pal_listing_trace_free (trace);
  return NULL;
}

void
pal_listing_trace_free (PalListingTrace *trace)
{
  if (trace == NULL)
    return;
  pal_bulk_free (trace->lines);
  pal_bulk_free (trace->numbers);
  pal_statement_free (trace->by_hand);
  g_hash_table_unref (trace->known);
  g_hash_table_unref (trace->at_line);
  g_hash_table_unref (trace->noted);
  g_hash_table_unref (trace->keys);
  g_free (trace->source);
  g_free (trace);
}

gboolean
pal_listing_trace_flush (PalListingTrace *trace, GError **error)
{
  return pal_bulk_flush (trace->numbers, error) && pal_bulk_flush (trace->lines, error);
}

/* Whom the sender calls by this number; 0 when nobody. */
gint64
pal_listing_trace_find_key (PalListingTrace *trace, const char *key)
{
  const gint64 *person = g_hash_table_lookup (trace->keys, key);

  return person != NULL ? *person : 0;
}

/* Notes a number that the sender gives to somebody; it had no number like that. */
void
pal_listing_trace_set_key (PalListingTrace *trace, const char *key, gint64 person)
{
  pal_bulk_set_text (trace->numbers, trace->number_columns[0], trace->source);
  pal_bulk_set_text (trace->numbers, trace->number_columns[1], key);
  pal_bulk_set_text (trace->numbers, trace->number_columns[2], "participant");
  pal_bulk_set_int (trace->numbers, trace->number_columns[3], person);
  pal_bulk_add (trace->numbers);
  g_hash_table_insert (trace->keys, g_strdup (key), g_memdup2 (&person, sizeof person));
}

/* Whether somebody came from the sender before this listing. */
gboolean
pal_listing_trace_is_known (PalListingTrace *trace, gint64 person)
{
  return g_hash_table_contains (trace->known, &person);
}

/* The one prescription of somebody that came from the sender before; 0 when there is none, or several. */
gint64
pal_listing_trace_prescription_of (PalListingTrace *trace, gint64 person)
{
  const Known *known = g_hash_table_lookup (trace->known, &person);

  return known != NULL ? known->prescription : 0;
}

/* Who stood on this line of the sender's last file; 0 when nobody did. */
gint64
pal_listing_trace_person_at (PalListingTrace *trace, guint line)
{
  gint64 number = line;
  const gint64 *person = g_hash_table_lookup (trace->at_line, &number);

  return person != NULL ? *person : 0;
}

/* Notes that a row of this listing is somebody who came before. */
void
pal_listing_trace_claim (PalListingTrace *trace, gint64 person)
{
  Known *known = g_hash_table_lookup (trace->known, &person);

  if (known != NULL)
    known->claimed = TRUE;
}

gboolean
pal_listing_trace_is_claimed (PalListingTrace *trace, gint64 person)
{
  const Known *known = g_hash_table_lookup (trace->known, &person);

  return known != NULL && known->claimed;
}

/* The columns of a record of somebody that were changed in other ways than by an import, as a set of names. Full
 * transfer; NULL when there are none. */
GHashTable *
pal_listing_trace_changed_by_hand (PalListingTrace *trace, gint64 person, const char *table, gint64 record)
{
  GHashTable *columns = NULL;

  pal_statement_bind_int (trace->by_hand, 1, person);
  pal_statement_bind_text (trace->by_hand, 2, table);
  pal_statement_bind_int (trace->by_hand, 3, record);
  while (pal_statement_step (trace->by_hand, NULL))
    {
      g_auto (GStrv) names = g_strsplit (pal_statement_get_text (trace->by_hand, 0), " ", -1);

      if (columns == NULL)
        columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; names[i] != NULL; i++)
        g_hash_table_add (columns, g_strdup (names[i]));
    }
  pal_statement_reset (trace->by_hand);
  return columns;
}

/* Notes that a line of the file made or found a prescription. */
void
pal_listing_trace_add_line (PalListingTrace *trace, guint line, gint64 prescription)
{
  gint64 number = line;
  const gint64 *noted = g_hash_table_lookup (trace->noted, &number);

  if (noted != NULL && *noted == prescription)
    return;
  pal_bulk_set_int (trace->lines, trace->line_columns[0], trace->file);
  pal_bulk_set_int (trace->lines, trace->line_columns[1], line);
  pal_bulk_set_text (trace->lines, trace->line_columns[2], "prescription");
  pal_bulk_set_int (trace->lines, trace->line_columns[3], prescription);
  pal_bulk_add (trace->lines);
}
