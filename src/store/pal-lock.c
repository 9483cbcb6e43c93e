/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#ifdef G_OS_WIN32
#include <io.h>
#include <process.h>
#include <windows.h>
#else
#include <sys/file.h>
#include <unistd.h>
#endif

#include "pal-store.h"

/* One process writes a file. NAME.palier.lock names who (user, host, process, since when), and the system's own lock on it
 * tells whether that process still lives: it goes with the process, however it ends. A lock file that nobody holds is stale,
 * unless another computer wrote it, which this one cannot know about. */
struct _PalLock {
  int   fd;
  char *path;
};

static char *
lock_path (const char *store_path)
{
  return g_strconcat (store_path, ".lock", NULL);
}

static gboolean
hold (int fd)
{
#ifdef G_OS_WIN32
  OVERLAPPED at = { .Offset = 0x7fffffff };
  return LockFileEx ((HANDLE) _get_osfhandle (fd), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at);
#else
  return flock (fd, LOCK_EX | LOCK_NB) == 0;
#endif
}

static gboolean
write_holder (int fd)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  gsize size = 0;

  g_key_file_set_string (file, "lock", "user", g_get_real_name ());
  g_key_file_set_string (file, "lock", "host", g_get_host_name ());
  g_key_file_set_integer (file, "lock", "process", getpid ());
  g_key_file_set_string (file, "lock", "since", since);

  g_autofree char *text = g_key_file_to_data (file, &size, NULL);
  return ftruncate (fd, 0) == 0 && lseek (fd, 0, SEEK_SET) == 0 && write (fd, text, size) == (gssize) size;
}

static GKeyFile *
read_holder (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  return g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) && g_key_file_has_group (file, "lock")
         ? g_steal_pointer (&file) : NULL;
}

static char *
describe (GKeyFile *file)
{
  g_autofree char *user = g_key_file_get_string (file, "lock", "user", NULL);
  g_autofree char *host = g_key_file_get_string (file, "lock", "host", NULL);
  g_autofree char *since = g_key_file_get_string (file, "lock", "since", NULL);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) at = since != NULL ? g_date_time_new_from_iso8601 (since, local) : NULL;
  g_autofree char *when = at != NULL ? g_date_time_format (at, "%d/%m/%Y %H:%M") : g_strdup ("?");

  /* Translators: who holds a file: user, computer, since when. */
  return g_strdup_printf (_("%s, on the computer “%s”, since %s"), user != NULL ? user : "?", host != NULL ? host : "?", when);
}

/* Who holds the lock of a file, in words; NULL when nobody is named. Full transfer. */
char *
pal_lock_holder (const char *store_path)
{
  g_autofree char *path = lock_path (store_path);
  g_autoptr (GKeyFile) file = read_holder (path);

  return file != NULL ? describe (file) : NULL;
}

static void
set_locked_error (GError **error, const char *path)
{
  g_autoptr (GKeyFile) file = read_holder (path);
  g_autofree char *who = file != NULL ? describe (file) : g_strdup (_("another program"));

  g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED,
               _("This file is already open: %s. Close it there first; nothing was changed."), who);
}

static gboolean
is_foreign (GKeyFile *file)
{
  g_autofree char *host = g_key_file_get_string (file, "lock", "host", NULL);

  return host != NULL && g_strcmp0 (host, g_get_host_name ()) != 0;
}

/* Whether another computer holds the lock of a file, so that nobody here can tell if it still works on it. */
gboolean
pal_lock_is_foreign (const char *store_path)
{
  g_autofree char *path = lock_path (store_path);
  g_autoptr (GKeyFile) file = read_holder (path);

  return file != NULL && is_foreign (file);
}

/* Takes the lock of the file @store_path. @anyway takes over what another computer left behind. @was_stale tells that the last
 * holder did not close the file. Full transfer: give back with pal_lock_release(). */
PalLock *
pal_lock_take (const char *store_path, gboolean anyway, gboolean *was_stale, GError **error)
{
  g_autofree char *path = lock_path (store_path);
  g_autoptr (GKeyFile) before = read_holder (path);
  gboolean existed = g_file_test (path, G_FILE_TEST_EXISTS);
  int fd = g_open (path, O_RDWR | O_CREAT, 0600);

  if (fd < 0)
    {
      int saved = errno;
      g_set_error (error, PAL_STORE_ERROR, saved == ENOSPC ? PAL_STORE_ERROR_FULL : PAL_STORE_ERROR_READ_ONLY,
                   _("The folder of this file cannot be written to (%s). It can be opened to read, or copied elsewhere."),
                   g_strerror (saved));
      return NULL;
    }
  if (!hold (fd) || (before != NULL && is_foreign (before) && !anyway))
    {
      set_locked_error (error, path);
      close (fd);
      return NULL;
    }
  if (!write_holder (fd))
    {
      int saved = errno;
      g_set_error (error, PAL_STORE_ERROR, saved == ENOSPC ? PAL_STORE_ERROR_FULL : PAL_STORE_ERROR_READ_ONLY,
                   _("The lock of this file cannot be written (%s). Make room on the disk, then open it again."), g_strerror (saved));
      close (fd);
      if (!existed)
        g_unlink (path);
      return NULL;
    }
  if (was_stale != NULL)
    *was_stale = existed;

  PalLock *self = g_new0 (PalLock, 1);
  self->fd = fd;
  self->path = g_steal_pointer (&path);
  return self;
}

/* Lets the lock go but leaves its file, which tells the next one that the last close was not clean. */
void
pal_lock_leave (PalLock *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

void
pal_lock_release (PalLock *self)
{
  if (self == NULL)
    return;
#ifdef G_OS_WIN32
  close (self->fd);
  g_unlink (self->path);
#else
  g_unlink (self->path);   /* while it is still held, so that nobody takes a file that is about to go */
  close (self->fd);
#endif
  g_free (self->path);
  g_free (self);
}
