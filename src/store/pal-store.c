/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifndef G_OS_WIN32
#include <unistd.h>
#endif

#include "pal-backup.h"
#include "pal-place.h"
#include "pal-store-private.h"

G_DEFINE_FINAL_TYPE (PalStore, pal_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (pal-store-error-quark, pal_store_error)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];
static PalStoreHooks hooks;

/* What the layers above give to every store; set once, before the first one is opened. */
void
pal_store_set_hooks (const PalStoreHooks *given)
{
  hooks = *given;
}

const PalStoreHooks *
pal_store_hooks (void)
{
  return &hooks;
}

/* An error in words for what SQLite says. */
GError *
pal_store_error_from_sqlite (sqlite3 *db, int code)
{
  /* A damaged file can put any bytes into SQLite's words. */
  g_autofree char *detail = g_utf8_make_valid (db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code), -1);

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return g_error_new (PAL_STORE_ERROR, PAL_STORE_ERROR_FULL,
                          _("The disk is full. Nothing that was kept is lost; make room, then try again."));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return g_error_new (PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
                          _("The file is damaged (%s). It was not written to; restore a backup."), detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return g_error_new (PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED,
                          _("Another program is writing to this file. Nothing was changed; try again in a moment."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return g_error_new (PAL_STORE_ERROR, PAL_STORE_ERROR_READ_ONLY,
                          _("This file cannot be written to here. Nothing was changed; copy it to a folder of yours."));
    case SQLITE_IOERR:
      return g_error_new (PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED,
                          _("The disk did not answer (%s). What was kept before is safe; check the disk, then try again."), detail);
    default:
      return g_error_new (PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED, _("The file refused this (%s). Nothing was changed."), detail);
    }
}

/* Runs statements that return nothing. */
gboolean
pal_store_execute (PalStore *store, const char *sql, GError **error)
{
  int code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
  return code == SQLITE_OK;
}

static gboolean
run_once (PalStore *store, const char *sql, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  return statement != NULL && pal_statement_run (statement, error);
}

/* Begins a transaction that writes. */
gboolean
pal_store_begin (PalStore *store, GError **error)
{
  return run_once (store, "BEGIN IMMEDIATE", error);
}

/* Keeps a transaction: when this returns TRUE it is on the disk. */
gboolean
pal_store_commit (PalStore *store, GError **error)
{
  return run_once (store, "COMMIT", error);
}

/* Ends a transaction that failed; SQLite may have ended it already, when the disk was full. */
void
pal_store_rollback (PalStore *store)
{
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
}

static void
journaled_free (PalJournaled *self)
{
  g_free (self->table);
  g_free (self->person);
  g_strfreev (self->columns);
  g_free (self);
}

static PalJournaled *
journaled_new (PalStore *store, const char *table, const char *person)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  PalJournaled *self = g_new0 (PalJournaled, 1);

  self->table = g_strdup (table);
  self->person = g_strdup (person);
  self->person_column = -1;
  pal_statement_bind_text (statement, 1, table);
  while (pal_statement_step (statement, NULL))
    {
      if (g_strcmp0 (person, pal_statement_get_text (statement, 0)) == 0)
        self->person_column = columns->len;
      g_ptr_array_add (columns, g_strdup (pal_statement_get_text (statement, 0)));
    }
  self->n_columns = columns->len;
  g_ptr_array_add (columns, NULL);
  self->columns = (char **) g_ptr_array_steal (columns, NULL);
  return self;
}

static gboolean
add_journaled (PalStore *store, const char *name, const char *person, gboolean silent)
{
  PalJournaled *table = name != NULL ? journaled_new (store, name, person) : NULL;

  if (table == NULL)
    return FALSE;
  table->silent = silent;
  g_ptr_array_add (store->tables, table);
  g_hash_table_insert (store->journaled, table->table, table);
  return table->n_columns > 0;
}

/* Reads which tables edits record: all of them, since what is missing here would be changed without a trace. */
gboolean
pal_store_load_journaled (PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT table_name, person, silent FROM journaled ORDER BY position", error);
  g_autoptr (GError) local = NULL;
  gboolean whole = TRUE;

  if (statement == NULL)
    return FALSE;
  g_hash_table_remove_all (store->journaled);
  g_ptr_array_set_size (store->tables, 0);
  while (whole && pal_statement_step (statement, &local))
    whole = add_journaled (store, pal_statement_get_text (statement, 0), pal_statement_get_text (statement, 1),
                           pal_statement_get_int (statement, 2) != 0);
  if (local == NULL && whole && store->tables->len > 0)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
                 _("“%s” is damaged (%s). It will not be written to; restore a backup."), store->path, "journaled");
  return FALSE;
}

/* Tells the lists that rows of @tables (a set of names) changed. */
void
pal_store_emit_changed (PalStore *store, GHashTable *tables)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_add (names, NULL);
  g_signal_emit (store, signals[CHANGED], 0, names->pdata);
}

static void
pal_store_finalize (GObject *object)
{
  PalStore *self = PAL_STORE (object);

  pal_store_close (self, NULL);
  g_free (self->path);
  g_hash_table_unref (self->journaled);
  g_ptr_array_unref (self->tables);
  G_OBJECT_CLASS (pal_store_parent_class)->finalize (object);
}

static void
pal_store_class_init (PalStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_store_finalize;
  signals[CHANGED] = g_signal_new ("changed", PAL_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
pal_store_init (PalStore *self)
{
  self->statements = pal_statement_table_new ();
  self->journaled = g_hash_table_new (g_str_hash, g_str_equal);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) journaled_free);
  self->desk = 1;
}

/* The first bytes of a SQLite file say what it is before anything is opened: the magic, at 60 the schema, at 68 whose it is. */
static gboolean
check_header (const char *path, GError **error)
{
  guchar head[100] = { 0 };
  FILE *file = g_fopen (path, "rb");
  gsize size = file != NULL ? fread (head, 1, sizeof head, file) : 0;

  if (file != NULL)
    fclose (file);
  guint32 version = (guint32) head[60] << 24 | head[61] << 16 | head[62] << 8 | head[63];
  guint32 owner = (guint32) head[68] << 24 | head[69] << 16 | head[70] << 8 | head[71];

  if (size < sizeof head || memcmp (head, "SQLite format 3", 16) != 0 || owner != PAL_STORE_APPLICATION_ID)
    {
      g_autoptr (GPtrArray) backups = pal_backup_list (path);
      if (backups->len > 0)
        g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
                     _("“%s” is damaged: its first page is not that of a Palier file. It was not touched; restore a backup."), path);
      else
        g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_NOT_PALIER,
                     _("“%s” is not a Palier file. It was not touched; to bring a listing in, use Import."), path);
      return FALSE;
    }
  if (version > (guint32) pal_schema_current ())
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_NEWER,
                   _("“%s” was made by a newer version of Palier (%u, this one knows %d). It was not touched; "
                     "install the new version on this computer."), path, version, pal_schema_current ());
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_exists (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_NOT_PALIER, _("“%s” is a folder, not a Palier file."), path);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING,
                   _("There is no file “%s”. Check its name, or whether its disk is connected."), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (folder, W_OK) == 0 && (g_access (path, F_OK) != 0 || g_access (path, W_OK) == 0))
    return TRUE;
  g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_READ_ONLY,
               _("“%s” cannot be written to. It can be opened to read, or copied to a folder of yours."), path);
  return FALSE;
}

static gboolean
set_up_connection (PalStore *self, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  /* Each edit's session prepares small statements of its own: room for them without asking the system for memory. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1200, 400);
  sqlite3_busy_timeout (self->db, 2000);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (hooks.add_functions != NULL && !hooks.add_functions (self->db))
    {
      g_propagate_error (error, pal_store_error_from_sqlite (self->db, sqlite3_errcode (self->db)));
      return FALSE;
    }
  return pal_store_execute (self, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
                            "PRAGMA cache_size = -65536", error);
}

static gboolean
set_up_writing (PalStore *self, GError **error)
{
  if (!pal_store_execute (self, "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL", error))
    return FALSE;

  g_autoptr (PalStatement) statement = pal_statement_new (self, "PRAGMA journal_mode = WAL", error);
  if (statement == NULL)
    return FALSE;
  if (!pal_statement_step (statement, error))
    return FALSE;
  if (g_ascii_strcasecmp (pal_statement_get_text (statement, 0), "wal") != 0)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_PLACE,
                   _("The disk of “%s” cannot keep a file safe while it changes. Copy it to another disk; it was not touched."), self->path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_connection (PalStore *self, const char *name, int flags, GError **error)
{
  /* A connection stays in one thread at a time: it needs no lock of its own. */
  int code = sqlite3_open_v2 (name, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (self->db, code));
      return FALSE;
    }
  return set_up_connection (self, error);
}

static void
read_counters (PalStore *self)
{
  g_autofree char *desk = pal_store_get_setting (self, "desk");

  self->desk = desk != NULL ? CLAMP (atoi (desk), 0, 255) : 1;
  self->last_key = pal_store_ask_int (self, "SELECT max (id) FROM op", 0);
  self->sitting = pal_store_ask_int (self, "SELECT sitting FROM op ORDER BY id DESC LIMIT 1", 0) + 1;
}

static PalStore *
store_new (const char *path)
{
  PalStore *self = g_object_new (PAL_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  return self;
}

/* Removes a file that could not be made, with what SQLite keeps beside it. */
static void
remove_unfinished (const char *path)
{
  static const char *const tails[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *name = g_strconcat (path, tails[i], NULL);
      g_unlink (name);
    }
}

/* Makes a new file. Full transfer; refuses to write over anything. The schema is written before the log is turned on, so that
 * the head of the file itself says from the first moment that it is Palier's. */
PalStore *
pal_store_create (const char *path, GError **error)
{
  g_autoptr (PalStore) self = store_new (path);

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS,
                   _("There is already a file “%s”. Nothing was changed; choose another name."), self->path);
      return NULL;
    }
  if (!pal_place_check (self->path, error) || !check_writable (self->path, error))
    return NULL;
  self->lock = pal_lock_take (self->path, FALSE, NULL, error);
  if (self->lock == NULL)
    return NULL;
  if (!open_connection (self, self->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error)
      || !pal_schema_create (self, error) || !set_up_writing (self, error) || !pal_store_load_journaled (self, error))
    {
      /* Half a file would only be refused later: leave the folder as it was. */
      pal_store_close (self, NULL);
      remove_unfinished (self->path);
      return NULL;
    }
  read_counters (self);
  return g_steal_pointer (&self);
}

/* Opens a file to work on it; quick_check runs here when the last close was unclean, else pal_store_check() is for the caller,
 * after the first frame. Full transfer. PAL_STORE_ERROR says which refusal it is; nothing is changed then. */
PalStore *
pal_store_open (const char *path, PalStoreOpenFlags flags, GError **error)
{
  g_autoptr (PalStore) self = store_new (path);

  if (!check_exists (self->path, error) || !check_header (self->path, error) || !pal_place_check (self->path, error)
      || !check_writable (self->path, error))
    return NULL;
  self->lock = pal_lock_take (self->path, (flags & PAL_STORE_OPEN_TAKE_LOCK) != 0, &self->unclean, error);
  if (self->lock == NULL)
    return NULL;
  if (!open_connection (self, self->path, SQLITE_OPEN_READWRITE, error) || !set_up_writing (self, error)
      || (self->unclean && !pal_store_check (self, FALSE, error))
      || !pal_schema_migrate (self, error) || !pal_store_load_journaled (self, error))
    {
      /* A file that cannot be opened is left as it lies, log included, and when it was not closed checked again next time. */
      if (self->db != NULL)
        sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      if (self->unclean)
        g_clear_pointer (&self->lock, pal_lock_leave);
      return NULL;
    }
  read_counters (self);
  return g_steal_pointer (&self);
}

static gboolean
can_read (PalStore *self)
{
  return pal_store_ask_int (self, "SELECT count (*) FROM journaled", -1) >= 0;
}

/* Opens a second connection that only reads, for reports in a thread, or for a file in a read-only place. Full transfer. */
PalStore *
pal_store_open_reader (const char *path, GError **error)
{
  g_autoptr (PalStore) self = store_new (path);

  self->reader = TRUE;
  /* Where it can be written to, it is opened as such and kept from writing: the last one to close then clears the log away. */
  gboolean writable = check_writable (self->path, NULL);
  if (!check_exists (self->path, error) || !check_header (self->path, error)
      || !open_connection (self, self->path, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error)
      || !pal_store_execute (self, "PRAGMA query_only = ON", error))
    return NULL;
  if (!can_read (self))
    {
      /* Where the log's index cannot be made, as on a read-only disk, the file is read as it lies: nobody else writes it there. */
      g_autofree char *uri = g_filename_to_uri (self->path, NULL, error);
      g_autofree char *name = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
      g_hash_table_remove_all (self->statements);
      g_clear_pointer (&self->db, sqlite3_close_v2);
      if (name == NULL || !open_connection (self, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error))
        return NULL;
    }
  return pal_store_load_journaled (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Closes the file: everything kept is in it, and its lock is gone. Called again, it does nothing. */
gboolean
pal_store_close (PalStore *self, GError **error)
{
  int code = SQLITE_OK;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->db != NULL)
    {
      pal_store_rollback (self);
      code = sqlite3_close_v2 (self->db);
      self->db = NULL;
    }
  g_clear_pointer (&self->lock, pal_lock_release);
  if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (NULL, code));
  return code == SQLITE_OK;
}

static gboolean
expect_ok (PalStore *self, const char *pragma, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (self, pragma, error);
  if (statement == NULL)
    return FALSE;

  g_autoptr (GError) local = NULL;
  if (!pal_statement_step (statement, &local))
    {
      gboolean silent = local == NULL;   /* foreign_key_check says nothing when all is well */
      if (!silent)
        g_propagate_error (error, g_steal_pointer (&local));
      return silent;
    }
  const char *answer = pal_statement_get_text (statement, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  const char *end = answer != NULL && g_str_has_prefix (answer, "***") ? strchr (answer, '\n') : NULL;
  g_autofree char *detail = g_utf8_make_valid (end != NULL ? end + 1 : answer != NULL ? answer : "?", -1);
  g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
               _("“%s” is damaged (%s). It will not be written to; restore a backup."), self->path, detail);
  return FALSE;
}

/* Checks the file: pages and order of rows; @thorough also indexes, references and the search index. */
gboolean
pal_store_check (PalStore *self, gboolean thorough, GError **error)
{
  if (!thorough)
    return expect_ok (self, "PRAGMA quick_check (1)", error);
  return expect_ok (self, "PRAGMA integrity_check (1)", error) && expect_ok (self, "PRAGMA foreign_key_check", error)
         && (self->reader || pal_store_execute (self, "INSERT INTO found (found) VALUES ('integrity-check')", error));
}

const char *
pal_store_get_path (PalStore *self)
{
  return self->path;
}

/* Whether the last one who had the file open did not close it. */
gboolean
pal_store_was_unclean (PalStore *self)
{
  return self->unclean;
}

gboolean
pal_store_is_reader (PalStore *self)
{
  return self->reader;
}

/* The number of this opening of the file: undo by key reaches the edits of one sitting. */
gint64
pal_store_get_sitting (PalStore *self)
{
  return self->sitting;
}

sqlite3 *
pal_store_get_db (PalStore *self)
{
  return self->db;
}

/* A setting of the file, NULL when it has none of that name. Full transfer. */
char *
pal_store_get_setting (PalStore *self, const char *name)
{
  g_autoptr (PalStatement) statement = pal_statement_new (self, "SELECT value FROM setting WHERE name = ?1", NULL);

  if (statement == NULL)
    return NULL;
  pal_statement_bind_text (statement, 1, name);
  return pal_statement_step (statement, NULL) ? g_strdup (pal_statement_get_text (statement, 0)) : NULL;
}

/* Settings are the program's own: they are not part of an edit, and not undone. */
gboolean
pal_store_set_setting (PalStore *self, const char *name, const char *value, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (self, "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_text (statement, 1, name);
  pal_statement_bind_text (statement, 2, value);
  return pal_statement_run (statement, error);
}
