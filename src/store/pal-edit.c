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
journal_all (PalEdit *self, gconstpointer seen, int seen_size, GHashTable *tables, PalOpHead *head, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean merge = pal_op_changes_rows_from (seen, seen_size, first_known (self));
  PalDelta delta = { NULL };
  void *merged = NULL;

  if (!merge && seen_size > 0)
    g_byte_array_append (bytes, seen, (guint) seen_size);
  append_known (self, bytes);
  if (merge
      && !pal_op_combine (self->store, bytes->data, (int) bytes->len, seen, seen_size, &delta.size, &merged, error))
    return FALSE;
  if (merge)
    delta = (PalDelta) { merged, delta.size, delta.size, NULL };
  else
    delta = (PalDelta) { bytes->data, (int) bytes->len, seen_size, self->known };
  /* Nothing is left when every row went again. */
  gboolean done = delta.size == 0;
  if (!done)
    self->op = pal_op_write (self->store, head, &delta, tables, error);
  sqlite3_free (merged);
  return done || self->op != 0;
}

static gboolean
journal (PalEdit *self, gconstpointer delta, int size, GHashTable *tables, GError **error)
{
  PalOpHead head = { .kind = "EDIT", .label = self->label, .place = self->place, .visit = self->visit };
  PalDelta seen = { delta, size, size, NULL };

  if (first_known (self) != G_MAXINT64)
    return journal_all (self, delta, size, tables, &head, error);
  self->op = pal_op_write (self->store, &head, &seen, tables, error);
  return self->op != 0;
}

/* Keeps the edit: when this returns TRUE it is on the disk. FALSE with @error set: nothing of it was kept. Either way it is over. */
gboolean
pal_edit_commit (PalEdit *self, GError **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PalStore) store = g_object_ref (self->store);
  int size = 0;
  void *delta = NULL;

  g_return_val_if_fail (self->session != NULL, FALSE);

  int code = sqlite3session_changeset (self->session, &size, &delta);
  if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
  gboolean empty = code == SQLITE_OK && size == 0 && first_known (self) == G_MAXINT64;
  /* The program's own tables are written to as well while the edit is open: they must not be recorded. */
  g_clear_pointer (&self->session, sqlite3session_delete);
  gboolean done = code == SQLITE_OK && !empty && journal (self, delta, size, tables, error)
                  && pal_store_commit (store, error);

  sqlite3_free (delta);
  end (self);
  if (!done)
    pal_store_rollback (store);
  else
    pal_store_emit_changed (store, tables);
  return done || empty;
}

/* The edit's number in the journal after commit; 0 when it changed nothing. */
gint64
pal_edit_get_op (PalEdit *self)
{
  return self->op;
}
