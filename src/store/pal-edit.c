/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-edit.h"

#include <glib/gi18n.h>

#include "pal-store-private.h"

/* An edit is one transaction that can be undone: BEGIN IMMEDIATE, a session on the journaled tables, the changes, their changeset
 * in the journal, COMMIT. An edit that changed nothing leaves no trace; one that is let go without commit is rolled back. */
struct _PalEdit {
  GObject          parent_instance;
  PalStore        *store;
  sqlite3_session *session;
  GPtrArray       *known;     /* PalBulkRecords, inserted while the session looked away; NULL: none */
  char            *label;
  char            *place;
  char            *visit;
  gint64           op;
  /* while it is kept */
  GHashTable      *tables;    /* names of those touched */
  GByteArray      *bytes;     /* the changeset, when it was put together */
  void            *seen;      /* what the session saw, or what that was merged into; sqlite3_free() */
  PalOpWriting    *writing;
};

G_DEFINE_FINAL_TYPE (PalEdit, pal_edit, G_TYPE_OBJECT)

static void
records_free (gpointer data)
{
  PalBulkRecords *records = data;

  g_byte_array_unref (records->bytes);
  g_array_unref (records->rows);
  g_free (records);
}

static void
end (PalEdit *self)
{
  g_clear_pointer (&self->writing, pal_op_writing_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->seen, sqlite3_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (self->store->edit == self)
    self->store->edit = NULL;
}

static void
pal_edit_finalize (GObject *object)
{
  PalEdit *self = PAL_EDIT (object);

  if (self->store != NULL && self->store->edit == self)
    {
      end (self);
      if (self->store->db != NULL)
        pal_store_rollback (self->store);
    }
  g_clear_object (&self->store);
  g_free (self->label);
  g_free (self->place);
  g_free (self->visit);
  G_OBJECT_CLASS (pal_edit_parent_class)->finalize (object);
}

static void
pal_edit_class_init (PalEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_edit_finalize;
}

static void
pal_edit_init (PalEdit *self)
{
}

/* Begins an edit. @label names it for undo and for the history ("Lina Benali — Téléphone"). Full transfer: letting it go without
 * pal_edit_commit() undoes what was written in it. Fails when another edit is open, or when the file cannot be written to. */
PalEdit *
pal_edit_begin (PalStore *store, const char *label, GError **error)
{
  g_autoptr (PalEdit) self = g_object_new (PAL_TYPE_EDIT, NULL);

  g_return_val_if_fail (PAL_IS_STORE (store) && label != NULL, NULL);

  if (store->db == NULL || store->reader)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_READ_ONLY,
                   _("This file is open to read only. Nothing was changed; copy it to a folder of yours to work on it."));
      return NULL;
    }
  if (store->edit != NULL)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED,
                   _("Another change is being written (%s). Try again when it is done."), store->edit->label);
      return NULL;
    }
  if (!pal_store_begin (store, error))
    return NULL;

  self->store = g_object_ref (store);
  self->label = g_strdup (label);
  store->edit = self;
  self->session = pal_store_open_session (store, error);
  return self->session != NULL ? g_steal_pointer (&self) : NULL;
}

PalStore *
pal_edit_get_store (PalEdit *self)
{
  return self->store;
}

/* The address of the page where the edit is made: undo shows that place. */
void
pal_edit_set_place (PalEdit *self, const char *place)
{
  g_free (self->place);
  self->place = g_strdup (place);
}

/* Edits that follow each other with the same @visit (one stay in one field) are one in the journal. */
void
pal_edit_set_visit (PalEdit *self, const char *visit)
{
  g_free (self->visit);
  self->visit = g_strdup (visit);
}

/* For PalBulk: a part of the changeset that it writes itself. Owned by the edit. */
PalBulkRecords *
pal_edit_add_records (PalEdit *self, const PalJournaled *table)
{
  PalBulkRecords *records = g_new0 (PalBulkRecords, 1);

  records->table = table;
  records->bytes = g_byte_array_new ();
  records->rows = g_array_new (FALSE, FALSE, sizeof (PalBulkRow));
  if (self->known == NULL)
    self->known = g_ptr_array_new_with_free_func (records_free);
  g_ptr_array_add (self->known, records);
  return records;
}

/* For PalBulk: whether the session records what is written. */
void
pal_edit_set_recording (PalEdit *self, gboolean recording)
{
  if (self->session != NULL)
    sqlite3session_enable (self->session, recording);
}

/* The smallest key among the rows that are known, G_MAXINT64 when there are none. */
static gint64
first_known (PalEdit *self)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; self->known != NULL && i < self->known->len; i++)
    {
      PalBulkRecords *records = g_ptr_array_index (self->known, i);
      if (records->rows->len > 0)
        first = MIN (first, g_array_index (records->rows, PalBulkRow, 0).record);
    }
  return first;
}

/* The parts of the changeset that are known, one after the other, behind "bytes". */
static void
append_known (PalEdit *self, GByteArray *bytes)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      PalBulkRecords *records = g_ptr_array_index (self->known, i);
      if (records->rows->len > 0)
        g_byte_array_append (bytes, records->bytes->data, records->bytes->len);
    }
}

/* Puts what the session saw and what is known into one changeset. Rows that were inserted in bulk and changed later are
 * merged, since no change may be undone before one that follows it. */
static gboolean
put_together (PalEdit *self, int seen_size, PalDelta *delta, GError **error)
{
  gboolean merge = pal_op_changes_rows_from (self->seen, seen_size, first_known (self));
  void *merged = NULL;

  *delta = (PalDelta) { self->seen, seen_size, seen_size, NULL };
  if (first_known (self) == G_MAXINT64)
    return TRUE;
  self->bytes = g_byte_array_new ();
  if (!merge && seen_size > 0)
    g_byte_array_append (self->bytes, self->seen, (guint) seen_size);
  append_known (self, self->bytes);
  if (!merge)
    {
      *delta = (PalDelta) { self->bytes->data, (int) self->bytes->len, seen_size, self->known };
      return TRUE;
    }
  if (!pal_op_combine (self->store, self->bytes->data, (int) self->bytes->len, self->seen, seen_size, &delta->size,
                       &merged, error))
    return FALSE;
  sqlite3_free (self->seen);
  self->seen = merged;
  *delta = (PalDelta) { merged, delta->size, delta->size, NULL };
  return TRUE;
}

/* Takes from the session what changed, and begins to write it down; nothing is begun when nothing changed. */
static gboolean
begin_journal (PalEdit *self, GError **error)
{
  PalOpHead head = { .kind = "EDIT", .label = self->label, .place = self->place, .visit = self->visit };
  PalDelta delta;
  int size = 0, code = sqlite3session_changeset (self->session, &size, &self->seen);

  if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (self->store->db, code));
  /* The program's own tables are written to as well while the edit is open: they must not be recorded. */
  g_clear_pointer (&self->session, sqlite3session_delete);
  self->tables = g_hash_table_new (g_str_hash, g_str_equal);
  if (code != SQLITE_OK || !put_together (self, size, &delta, error))
    return FALSE;
  /* Nothing is left when every row went again. */
  if (delta.size == 0)
    return TRUE;
  self->writing = pal_op_writing_new (self->store, &head, &delta, self->tables, error);
  return self->writing != NULL;
}

/* Ends an edit that was written down (or changed nothing): it is kept, or taken back. */
static gboolean
finish (PalEdit *self, gboolean written, GError **error)
{
  g_autoptr (PalStore) store = g_object_ref (self->store);
  g_autoptr (GHashTable) tables = self->tables != NULL ? g_hash_table_ref (self->tables) : NULL;
  gboolean empty = written && self->writing == NULL;
  gboolean done = written && !empty && pal_store_commit (store, error);

  if (done)
    self->op = pal_op_writing_get_op (self->writing);
  end (self);
  if (!done)
    pal_store_rollback (store);
  else
    pal_store_emit_changed (store, tables);
  return done || empty;
}

/* A part of keeping the edit, which takes long when it has very many rows: works until the monotonic time "until" (0: to the
 * end), and says in @over when it is kept. Nothing may be written in the edit any more. FALSE with @error set: nothing of it was
 * kept, and it is over. */
gboolean
pal_edit_commit_step (PalEdit *self, gint64 until, gboolean *over, GError **error)
{
  gboolean good = TRUE;

  g_return_val_if_fail (self->session != NULL || self->writing != NULL, FALSE);

  *over = FALSE;
  if (self->session != NULL)
    good = begin_journal (self, error);
  else
    good = pal_op_writing_step (self->writing, until, error);
  if (good && self->writing != NULL && pal_op_writing_get_op (self->writing) == 0)
    return TRUE;
  *over = TRUE;
  return finish (self, good, error);
}

/* How much of what pal_edit_commit_step() does is done, from 0 to 1. */
double
pal_edit_get_progress (PalEdit *self)
{
  return self->writing != NULL ? pal_op_writing_get_progress (self->writing) : 0;
}

/* Keeps the edit: when this returns TRUE it is on the disk. FALSE with @error set: nothing of it was kept. Either way it is over. */
gboolean
pal_edit_commit (PalEdit *self, GError **error)
{
  gboolean over = FALSE, good = TRUE;

  g_return_val_if_fail (self->session != NULL, FALSE);

  while (good && !over)
    good = pal_edit_commit_step (self, 0, &over, error);
  return good;
}

/* The edit's number in the journal after commit; 0 when it changed nothing. */
gint64
pal_edit_get_op (PalEdit *self)
{
  return self->op;
}
