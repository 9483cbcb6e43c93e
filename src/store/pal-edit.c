/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-edit.h"

#include <glib/gi18n.h>

#include "pal-changes.h"

/* An edit is one transaction that can be undone: BEGIN IMMEDIATE, an eye on the journaled tables, the changes, their changeset
 * in the journal, COMMIT. An edit that changed nothing leaves no trace; one that is let go without commit is rolled back. */
struct _PalEdit {
  GObject          parent_instance;
  PalStore        *store;
  PalChanges      *changes;   /* until it is kept */
  char            *label;
  char            *place;
  char            *visit;
  gint64           op;
  /* while it is kept */
  GHashTable      *tables;    /* names of those touched */
  GByteArray      *bytes;     /* the changeset */
  PalOpWriting    *writing;
};

G_DEFINE_FINAL_TYPE (PalEdit, pal_edit, G_TYPE_OBJECT)

static void
end (PalEdit *self)
{
  g_clear_pointer (&self->writing, pal_op_writing_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->changes, pal_changes_free);
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
  self->changes = pal_changes_new (store);
  return g_steal_pointer (&self);
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

/* For PalBulk, which tells of its rows itself. Owned by the edit; NULL once it is being kept. */
PalChanges *
pal_edit_get_changes (PalEdit *self)
{
  return self->changes;
}

/* Takes what changed, and begins to write it down; nothing is begun when nothing changed. */
static gboolean
begin_journal (PalEdit *self, GError **error)
{
  PalOpHead head = { .kind = "EDIT", .label = self->label, .place = self->place, .visit = self->visit };
  GArray *rows = NULL;

  self->tables = g_hash_table_new (g_str_hash, g_str_equal);
  self->bytes = pal_changes_finish (self->changes, &rows, error);
  g_clear_pointer (&self->changes, pal_changes_free);
  if (self->bytes == NULL)
    return FALSE;
  if (self->bytes->len == 0)
    {
      g_array_unref (rows);
      return TRUE;
    }
  self->writing = pal_op_writing_new (self->store, &head, self->bytes->data, (int) self->bytes->len, rows);
  pal_op_writing_list_tables (self->writing, self->tables);
  return TRUE;
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

  g_return_val_if_fail (self->changes != NULL || self->writing != NULL, FALSE);

  *over = FALSE;
  if (self->changes != NULL)
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

  g_return_val_if_fail (self->changes != NULL, FALSE);

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
