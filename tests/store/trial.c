/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-dates.h"

/* Files ------------------------------------------------------------------------------------------------------- */

/* A folder in memory where there is one: these tests wait for the disk thousands of times. */
char *
trial_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_strdup ("/dev/shm/palier-trial-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  folder = g_dir_make_tmp ("palier-trial-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
trial_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);
      trial_remove (child);
    }
  g_remove (folder);
}

PalStore *
trial_create (const char *path)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

PalStore *
trial_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_open (path, PAL_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* Copies one file's bytes over another. */
void
trial_copy (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, &error));
  g_assert_true (g_file_set_contents_full (to, bytes, size, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  g_assert_no_error (error);
}

PalStore *
trial_copy_and_open (const char *from, const char *to)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *stale = g_strconcat (to, tails[i], NULL);
      g_unlink (stale);
    }
  trial_copy (from, to);
  return trial_open (to);
}

/* Random edits ------------------------------------------------------------------------------------------------ */

static const char *const words[] = {
  "Benali", "D’Almeida", "Étienne", "Œuvrard", "Nguyễn", "Šimić", "Le Goff", "Quai n° 4", "O'Neil", "  deux  mots ",
  "%_*\"'", "Zoé",
};

static char *
random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* A record of a table, picked by chance; 0 when it has none. */
static gint64
random_record (PalStore *store, GRand *rand, const char *table)
{
  g_autofree char *count_sql = g_strdup_printf ("SELECT count (*) FROM %s", table);
  g_autofree char *pick_sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET ?1", table);
  gint64 n = pal_store_ask_int (store, count_sql, 0);

  return n > 0 ? pal_store_ask_int_of (store, pick_sql, g_rand_int_range (rand, 0, n), 0) : 0;
}

static char *
random_choice (GRand *rand, const char *list)
{
  const PalChoice *choices = pal_choices (list);
  guint n = 0;

  while (choices != NULL && choices[n].code != NULL)
    n++;
  return n > 0 ? g_strdup (choices[g_rand_int_range (rand, 0, n)].code) : NULL;
}

/* A value as it is kept in the file; NULL: unknown. */
static char *
random_raw (PalStore *store, GRand *rand, const PalField *field)
{
  static const char *const three[] = { "YES", "NO", "UNKNOWN" };
  gint64 record;

  switch (field->kind)
    {
    case PAL_REF:
      record = random_record (store, rand, field->target);
      return record != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, record) : NULL;
    case PAL_CHOICE:
    case PAL_CHOICES:
    case PAL_LEVEL:
      return random_choice (rand, field->target);
    case PAL_THREE:
      return g_strdup (three[g_rand_int_range (rand, 0, 3)]);
    case PAL_BOOL:
      return g_strdup (g_rand_boolean (rand) ? "1" : "0");
    case PAL_DATE:
      return g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (rand, 10, 26), g_rand_int_range (rand, 1, 13),
                              g_rand_int_range (rand, 1, 29));
    case PAL_MOMENT:
      return g_strdup_printf ("2025-%02d-%02dT%02d:30:00", g_rand_int_range (rand, 1, 13),
                              g_rand_int_range (rand, 1, 29), g_rand_int_range (rand, 0, 24));
    case PAL_INT:
    case PAL_AMOUNT:
      return g_strdup_printf ("%d", field->max > 0 ? g_rand_int_range (rand, field->min, MIN (field->max, 1000) + 1)
                                                   : g_rand_int_range (rand, 0, 100000));
    case PAL_PHONE:
      return g_strdup_printf ("06 %02d %02d 44 55", g_rand_int_range (rand, 0, 100), g_rand_int_range (rand, 0, 100));
    case PAL_TEXT:
    case PAL_NOTE:
    default:
      return random_text (rand);
    }
}

static void
randomise (PalStore *store, GRand *rand, PalRecord *record, double share)
{
  const PalKind *kind = pal_record_get_kind (record);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      const PalField *field = &kind->fields[i];
      gboolean required = (field->flags & PAL_REQUIRED) != 0 && !pal_record_is_known (record, field->name);
      if (!required && g_rand_double (rand) > share)
        continue;
      if (!required && (field->flags & PAL_REQUIRED) == 0 && g_rand_double (rand) < 0.2)
        {
          pal_record_clear (record, field->name);
          continue;
        }
      /* A value that the field refuses (a town as an email address) is left as it was. */
      g_autofree char *raw = random_raw (store, rand, field);
      pal_record_set_raw (record, field->name, raw, NULL);
    }
}

/* What a person's record could not hold is not written; what the file refuses is an error. */
static gboolean
write_or_skip (PalRecord *record, PalEdit *edit, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!pal_record_check (record, NULL) || pal_record_save (record, edit, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const PalKind *
random_kind (GRand *rand)
{
  static const char *const often[] = { "participant", "participant", "prescription", "enrolment", "barrier", "note",
                                       "situation", "contact", "cohort", "tagged", "custom_value", "outside_key" };
  const PalKind *const *kinds = pal_kind_all ();
  guint n = 0;

  if (g_rand_double (rand) < 0.6)
    return pal_kind_find (often[g_rand_int_range (rand, 0, G_N_ELEMENTS (often))]);
  while (kinds[n] != NULL)
    n++;
  return kinds[g_rand_int_range (rand, 0, n)];
}

static gboolean
random_insert (PalEdit *edit, GRand *rand, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_new (random_kind (rand));

  randomise (pal_edit_get_store (edit), rand, record, 0.5);
  return write_or_skip (record, edit, error);
}

static gboolean
random_update (PalEdit *edit, GRand *rand, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  const PalKind *kind = random_kind (rand);
  gint64 id = random_record (store, rand, kind->table);
  g_autoptr (PalRecord) record = id != 0 ? pal_record_load (store, kind, id, error) : NULL;

  if (id == 0)
    return random_insert (edit, rand, error);
  if (record == NULL)
    return FALSE;
  randomise (store, rand, record, 0.15);
  return write_or_skip (record, edit, error);
}

/* Deletes a record with all that is below it; "refused" when something else needs it, and then the edit is over. */
static gboolean
random_delete (PalEdit *edit, GRand *rand, gboolean *refused, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  const PalKind *kind = random_kind (rand);
  gint64 id = random_record (store, rand, kind->table);
  g_autoptr (PalRecord) record = id != 0 ? pal_record_load (store, kind, id, error) : NULL;
  g_autoptr (GError) local = NULL;

  if (id == 0)
    return TRUE;
  if (record == NULL)
    return FALSE;
  if (pal_record_delete (record, edit, &local))
    return TRUE;
  *refused = g_error_matches (local, PAL_RECORD_ERROR, PAL_RECORD_ERROR_IN_USE);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
random_change (PalEdit *edit, GRand *rand, gboolean *refused, GError **error)
{
  double chance = g_rand_double (rand);

  if (chance < 0.5)
    return random_insert (edit, rand, error);
  if (chance < 0.85)
    return random_update (edit, rand, error);
  return random_delete (edit, rand, refused, error);
}

/* One edit of one to four random changes. Its number in the journal; 0 without an error: it changed nothing, or was let
 * go; 0 with an error: the file refused it. */
gint64
trial_edit (PalStore *store, GRand *rand, const char *label, GError **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (store, label, error);
  guint n = g_rand_int_range (rand, 1, 5);

  if (edit == NULL)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local = NULL;
      gboolean refused = FALSE;
      if (random_change (edit, rand, &refused, &local))
        continue;
      if (!refused)
        g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  return pal_edit_commit (edit, error) ? pal_edit_get_op (edit) : 0;
}

/* So many edits, all of which the file must take. */
void
trial_fill (PalStore *store, GRand *rand, guint edits)
{
  for (guint i = 0; i < edits; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = g_strdup_printf ("edit %u", i);
      trial_edit (store, rand, label, &error);
      g_assert_no_error (error);
    }
}

/* The whole content as text ----------------------------------------------------------------------------------- */

static void
dump_value (GString *text, const char *value)
{
  if (value == NULL)
    g_string_append (text, "|-");
  else
    {
      g_string_append (text, "|=");
      g_string_append (text, value);
    }
}

static void
dump_rows (PalStore *store, const char *title, const char *sql, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, &error);

  g_assert_no_error (error);
  while (pal_statement_step (statement, &error))
    {
      g_string_append (text, title);
      for (int i = 0; i < pal_statement_n_columns (statement); i++)
        dump_value (text, pal_statement_get_text (statement, i));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

/* The same of a connection that is not a store's. */
static void
dump_plain_rows (sqlite3 *db, const char *title, const char *sql, GString *text)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (text, title);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        dump_value (text, (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

/* Every record of the store, or of "mirror" when given. */
static void
dump_records (PalStore *store, sqlite3 *mirror, GString *text)
{
  g_autoptr (PalStatement) tables = pal_statement_new (store, "SELECT table_name FROM journaled ORDER BY position",
                                                       NULL);

  g_assert_nonnull (tables);
  while (pal_statement_step (tables, NULL))
    {
      const char *table = pal_statement_get_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
      if (mirror != NULL)
        dump_plain_rows (mirror, table, sql, text);
      else
        dump_rows (store, table, sql, text);
    }
}

/* Every record and what it is found and ordered by. */
char *
trial_dump (PalStore *store)
{
  GString *text = g_string_new (NULL);

  dump_records (store, NULL, text);
  dump_rows (store, "found", "SELECT rowid, * FROM found ORDER BY rowid", text);
  dump_rows (store, "word", "SELECT rowid FROM found WHERE found MATCH 'benali OR etienne OR 06*' ORDER BY rowid",
             text);
  dump_rows (store, "sort_key", "SELECT * FROM sort_key ORDER BY record", text);
  return g_string_free (text, FALSE);
}

static int
refuse_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static void
run_schema (sqlite3 *db)
{
  const char *folder = "/org/palier/Palier/data/schema/";
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert_cmpint (sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL), ==, SQLITE_OK);
    }
}

/* An empty file in memory, copied from one that is made once. */
static sqlite3 *
open_mirror (void)
{
  static sqlite3 *empty = NULL;
  sqlite3 *mirror = NULL;
  sqlite3_backup *copy;

  if (empty == NULL)
    {
      g_assert_cmpint (sqlite3_open (":memory:", &empty), ==, SQLITE_OK);
      run_schema (empty);
    }
  g_assert_cmpint (sqlite3_open (":memory:", &mirror), ==, SQLITE_OK);
  copy = sqlite3_backup_init (mirror, "main", empty, "main");
  g_assert_cmpint (sqlite3_backup_step (copy, -1), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_backup_finish (copy), ==, SQLITE_OK);
  return mirror;
}

/* The journal applied to an empty file, entry by entry, must give the records that the file holds. Returns them, as
 * trial_dump writes them, without search and order. */
char *
trial_replay (PalStore *store)
{
  sqlite3 *from = pal_store_get_db (store), *mirror = open_mirror ();
  sqlite3_stmt *deltas = NULL;
  GString *replayed = g_string_new (NULL), *kept = g_string_new (NULL);
  int code;

  g_assert_cmpint (sqlite3_prepare_v2 (from, "SELECT delta FROM op ORDER BY id", -1, &deltas, NULL), ==, SQLITE_OK);
  while ((code = sqlite3_step (deltas)) == SQLITE_ROW)
    {
      void *delta = (void *) sqlite3_column_blob (deltas, 0);
      int size = sqlite3_column_bytes (deltas, 0);
      g_assert_cmpint (sqlite3changeset_apply (mirror, size, delta, NULL, refuse_cb, NULL), ==, SQLITE_OK);
    }
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_finalize (deltas);
  dump_records (store, mirror, replayed);
  dump_records (store, NULL, kept);
  g_assert_cmpstr (replayed->str, ==, kept->str);
  sqlite3_close (mirror);
  g_string_free (replayed, TRUE);
  return g_string_free (kept, FALSE);
}

/* An error that a tired person can act on: ours, and a sentence. */
void
trial_assert_words (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PAL_STORE_ERROR || error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 20);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strstr (error->message, "(null)"));
}

void
trial_assert_sound (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *records = NULL;

  g_assert_true (pal_store_check (store, TRUE, &error));
  g_assert_no_error (error);
  records = trial_replay (store);
}
