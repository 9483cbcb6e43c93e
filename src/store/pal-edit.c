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
  char            *label;
  char            *place;
  char            *visit;
  gint64           op;
};

G_DEFINE_FINAL_TYPE (PalEdit, pal_edit, G_TYPE_OBJECT)

static void
end (PalEdit *self)
{
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

static gboolean
journal (PalEdit *self, gconstpointer delta, int size, GHashTable *tables, GError **error)
{
  PalOpHead head = { .kind = "EDIT", .label = self->label, .place = self->place, .visit = self->visit };

  self->op = pal_op_write (self->store, &head, delta, size, tables, error);
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
  gboolean empty = code == SQLITE_OK && size == 0;
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
