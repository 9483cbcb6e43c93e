/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <string.h>

typedef struct {
  sqlite3_file  base;
  sqlite3_file *real;      /* right behind */
} FaultFile;

static sqlite3_vfs fault_vfs;
static sqlite3_vfs *real_vfs;

static struct {
  gboolean armed, for_ever, full;
  guint    nth, count, failed;
} plan;

/* Whether this operation fails, and counts it. */
static gboolean
fails (void)
{
  if (!plan.armed)
    return FALSE;
  plan.count++;
  if (plan.count != plan.nth && !(plan.for_ever && plan.count > plan.nth))
    return FALSE;
  plan.failed++;
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
close_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
read_cb (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), data, size, offset);
}

/* A write that fails leaves half of its bytes behind, as a disk does. */
static int
write_cb (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  if (fails ())
    {
      if (!plan.full && size > 1)
        real_of (file)->pMethods->xWrite (real_of (file), data, size / 2, offset);
      return plan.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  return real_of (file)->pMethods->xWrite (real_of (file), data, size, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  return !plan.full && fails () ? SQLITE_IOERR_TRUNCATE : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  return !plan.full && fails () ? SQLITE_IOERR_FSYNC : real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
file_size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
lock_cb (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
unlock_cb (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
check_reserved_lock_cb (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
file_control_cb (sqlite3_file *file, int op, void *arg)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, arg);
}

static int
sector_size_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
device_characteristics_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
shm_map_cb (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, memory);
}

static int
shm_lock_cb (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
shm_barrier_cb (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
shm_unmap_cb (sqlite3_file *file, int delete)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete);
}

static const sqlite3_io_methods fault_methods = {
  2, close_cb, read_cb, write_cb, truncate_cb, sync_cb, file_size_cb, lock_cb, unlock_cb, check_reserved_lock_cb,
  file_control_cb, sector_size_cb, device_characteristics_cb, shm_map_cb, shm_lock_cb, shm_barrier_cb, shm_unmap_cb,
  NULL, NULL,
};

static int
open_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &fault_methods;
  return code;
}

static int
delete_cb (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return !plan.full && fails () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

/* Makes it the default: every connection opened from now on goes through it. */
void
fault_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.szOsFile = sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = open_cb;
  fault_vfs.xDelete = delete_cb;
  sqlite3_vfs_register (&fault_vfs, TRUE);
}

/* From now on the n-th operation fails, and the later ones too when for_ever; "full": only writes, as on a full disk. */
void
fault_vfs_arm (guint nth, gboolean for_ever, gboolean full)
{
  plan.armed = TRUE;
  plan.for_ever = for_ever;
  plan.full = full;
  plan.nth = nth;
  plan.count = plan.failed = 0;
}

/* All goes well again; returns how many operations failed. */
guint
fault_vfs_disarm (void)
{
  plan.armed = FALSE;
  return plan.failed;
}
