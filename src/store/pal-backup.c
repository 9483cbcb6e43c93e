/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_WIN32
#include <io.h>
#define fsync _commit
#else
#include <unistd.h>
#endif

#include "pal-lock.h"
#include "pal-store-private.h"

#define STAMP "%Y-%m-%dT%H-%M-%S"
#define STAMP_LENGTH 19

/* How many backups are kept: one a day, then one a week, then one a month. */
#define KEEP_DAYS   12
#define KEEP_WEEKS  10
#define KEEP_MONTHS 9

void
pal_backup_free (PalBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_date_time_unref (backup->made_at);
  g_free (backup);
}

static char *
stem_of (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".palier"))
    name[strlen (name) - strlen (".palier")] = '\0';
  return name;
}

/* The folder beside a file where its backups are kept. Full transfer. */
char *
pal_backup_folder (const char *store_path)
{
  g_autofree char *folder = g_path_get_dirname (store_path);
  g_autofree char *stem = stem_of (store_path);
  g_autofree char *name = g_strconcat (stem, ".backups", NULL);

  return g_build_filename (folder, name, NULL);
}

static char *
new_name (const char *store_path)
{
  g_autofree char *folder = pal_backup_folder (store_path);
  g_autofree char *stem = stem_of (store_path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP);
  g_autofree char *name = g_strdup_printf ("%s-%s.palier", stem, stamp);

  return g_build_filename (folder, name, NULL);
}

static gboolean
set_file_error (GError **error, int code, const char *path)
{
  g_set_error (error, PAL_STORE_ERROR, code == ENOSPC ? PAL_STORE_ERROR_FULL : PAL_STORE_ERROR_FAILED,
               _("The backup “%s” could not be made (%s). The file itself is safe; make room or choose another folder."),
               path, g_strerror (code));
  return FALSE;
}

static gboolean
flush_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR, 0);
  int result = fd >= 0 ? fsync (fd) : -1;
  int saved = errno;

  if (fd >= 0)
    close (fd);
  return result == 0 || set_file_error (error, saved, path);
}

static gboolean
vacuum_into (PalStore *store, const char *path, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_text (statement, 1, path);
  /* A connection that only reads may write a copy, though SQLite takes that for a change. */
  if (store->reader && !pal_store_execute (store, "PRAGMA query_only = OFF", error))
    return FALSE;
  gboolean done = pal_statement_run (statement, error);
  return (!store->reader || pal_store_execute (store, "PRAGMA query_only = ON", error)) && done;
}

/* Opens a backup and checks all of it. */
gboolean
pal_backup_verify (const char *path, GError **error)
{
  g_autoptr (PalStore) store = pal_store_open_reader (path, error);

  return store != NULL && pal_store_check (store, TRUE, error);
}

static gboolean
write_backup (PalStore *store, const char *path, GError **error)
{
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_file_error (error, errno, path);
  g_unlink (partial);
  gboolean done = vacuum_into (store, partial, error) && pal_backup_verify (partial, error) && flush_file (partial, error);
  if (done && g_rename (partial, path) != 0)
    done = set_file_error (error, errno, path);
  if (!done)
    g_unlink (partial);
  return done;
}

/* Writes a copy of the file, verified by opening it, to @destination; NULL: among the file's backups, which are then thinned.
 * Returns its path (full transfer), or NULL with @error set and nothing left behind. May run on a reader in a thread. */
char *
pal_backup_make (PalStore *store, const char *destination, GError **error)
{
  g_autofree char *path = destination != NULL ? g_strdup (destination) : new_name (pal_store_get_path (store));

  if (destination != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS,
                   _("There is already a file “%s”. Nothing was changed; choose another name."), path);
      return NULL;
    }
  if (!write_backup (store, path, error))
    return NULL;
  if (destination == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      pal_backup_thin (folder, now);
    }
  return g_steal_pointer (&path);
}

static GDateTime *
stamp_of (const char *name)
{
  int year, month, day, hour, minute, second;
  gsize length = strlen (name);
  gsize tail = strlen (".palier");

  if (length < STAMP_LENGTH + tail || strcmp (name + length - tail, ".palier") != 0)
    return NULL;
  const char *stamp = name + length - tail - STAMP_LENGTH;
  if (sscanf (stamp, "%4d-%2d-%2dT%2d-%2d-%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PalBackup *left = *(PalBackup *const *) a, *right = *(PalBackup *const *) b;

  return g_date_time_compare (right->made_at, left->made_at);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      GDateTime *made_at = stamp_of (name);
      if (made_at == NULL)
        continue;
      PalBackup *backup = g_new0 (PalBackup, 1);
      GStatBuf info;
      backup->path = g_build_filename (folder, name, NULL);
      backup->made_at = made_at;
      backup->size = g_stat (backup->path, &info) == 0 ? info.st_size : 0;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* The backups of a file, newest first. Full transfer; elements PalBackup. */
GPtrArray *
pal_backup_list (const char *store_path)
{
  g_autofree char *folder = pal_backup_folder (store_path);

  return list_folder (folder);
}

typedef struct {
  char *last;
  int   left;
} Slots;

/* Whether the newest backup of its day, week or month is kept: @period names that day, week or month. */
static gboolean
take_slot (Slots *slots, char *period)
{
  g_autofree char *owned = period;

  if (slots->left == 0 || g_strcmp0 (slots->last, owned) == 0)
    return FALSE;
  slots->left--;
  g_free (slots->last);
  slots->last = g_steal_pointer (&owned);
  return TRUE;
}

/* Keeps all of the last day, then the newest of 12 days, of 10 weeks and of 9 months; removes the others. */
void
pal_backup_thin (const char *folder, GDateTime *now)
{
  g_autoptr (GPtrArray) backups = list_folder (folder);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  Slots days = { NULL, KEEP_DAYS }, weeks = { NULL, KEEP_WEEKS }, months = { NULL, KEEP_MONTHS };

  for (guint i = 0; i < backups->len; i++)
    {
      PalBackup *backup = g_ptr_array_index (backups, i);
      gboolean keep = g_date_time_compare (backup->made_at, yesterday) > 0;
      keep |= take_slot (&days, g_date_time_format (backup->made_at, "%Y-%m-%d"));
      keep |= take_slot (&weeks, g_date_time_format (backup->made_at, "%G-%V"));
      keep |= take_slot (&months, g_date_time_format (backup->made_at, "%Y-%m"));
      if (!keep)
        g_unlink (backup->path);
    }
  g_free (days.last);
  g_free (weeks.last);
  g_free (months.last);
}

/* A file and what belongs to it: a log that stayed behind would be read into the file that takes its place. */
static const char *const tails[] = { "", "-wal", "-shm", "-journal" };

static gboolean
move_part (const char *from_path, const char *to_path, guint part)
{
  g_autofree char *from = g_strconcat (from_path, tails[part], NULL);
  g_autofree char *to = g_strconcat (to_path, tails[part], NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) || g_rename (from, to) == 0;
}

static gboolean
has_part (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *name = g_strconcat (path, tails[i], NULL);
      if (g_file_test (name, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* Gives a file another name, with all that belongs to it or not at all. */
static char *
move_aside (const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, STAMP);
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (!move_part (path, aside, i))
      {
        int saved = errno;
        while (i-- > 0)
          move_part (aside, path, i);
        set_file_error (error, saved, aside);
        return NULL;
      }
  return g_steal_pointer (&aside);
}

/* Puts a verified backup in the place of a file, which must be closed. The file that was there is never overwritten: it is set
 * aside, and its new name returned in @set_aside (full transfer; NULL when there was none). */
gboolean
pal_backup_restore (const char *backup_path, const char *store_path, char **set_aside, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (backup_path);
  g_autofree char *partial = g_strconcat (store_path, ".part", NULL);
  g_autoptr (GFile) to = g_file_new_for_path (partial);
  g_autofree char *aside = NULL;

  if (!pal_backup_verify (backup_path, error))
    return FALSE;
  PalLock *lock = pal_lock_take (store_path, FALSE, NULL, error);
  if (lock == NULL)
    return FALSE;

  gboolean done = g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error)
                  && flush_file (partial, error);
  if (done && has_part (store_path))
    done = (aside = move_aside (store_path, error)) != NULL;
  if (done && g_rename (partial, store_path) != 0)
    {
      done = set_file_error (error, errno, store_path);
      for (guint i = 0; aside != NULL && i < G_N_ELEMENTS (tails); i++)
        move_part (aside, store_path, i);
      g_clear_pointer (&aside, g_free);
    }
  if (!done)
    g_unlink (partial);
  pal_lock_release (lock);
  if (set_aside != NULL)
    *set_aside = g_steal_pointer (&aside);
  return done;
}
