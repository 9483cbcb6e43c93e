/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "records/pal-kinds.h"
#include "rules/pal-core.h"
#include "trial.h"

#define SESSIONS 200

typedef struct {
  char     *folder;
  char     *path;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = trial_folder ();
  self->path = g_build_filename (self->folder, "essai.palier", NULL);
  self->store = trial_create (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  trial_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* The edits of a session that still hold, and the content before each. */
typedef struct {
  gint64 op;
  char  *before;
} Step;

static void
clear_step (gpointer data)
{
  Step *step = data;
  g_free (step->before);
}

static void
undo (PalStore *store, gint64 op)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_journal_undo (store, op, &error));
  g_assert_no_error (error);
}

static void
redo (PalStore *store, gint64 op)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_journal_redo (store, op, &error));
  g_assert_no_error (error);
}

static void
assert_content (PalStore *store, const char *expected)
{
  g_autofree char *content = trial_dump (store);

  if (strcmp (content, expected) != 0)
    g_test_message ("expected:\n%s\nfound:\n%s", expected, content);
  g_assert_true (strcmp (content, expected) == 0);
}

/* Random edits, and now and then the last one undone; "undone" tells how many at the end can be done again. */
static GArray *
play (PalStore *store, GRand *rand, guint *undone)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (Step));
  guint n = g_rand_int_range (rand, 5, 25);

  *undone = 0;
  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      Step step = { 0, trial_dump (store) };
      if (steps->len > 0 && g_rand_double (rand) < 0.1)
        {
          Step *last = &g_array_index (steps, Step, steps->len - 1);
          undo (store, last->op);
          assert_content (store, last->before);
          g_array_set_size (steps, steps->len - 1);
          g_free (step.before);
          *undone += 1;
          continue;
        }
      step.op = trial_edit (store, rand, "edit", &error);
      g_assert_no_error (error);
      if (step.op == 0)
        {
          g_free (step.before);
          continue;
        }
      g_array_append_val (steps, step);
      *undone = 0;
    }
  return steps;
}

/* Every edit of a session undone one by one gives each earlier content again, to the first; redone, to the last. */
static void
back_and_forth (PalStore *store, GArray *steps, guint undone)
{
  g_autofree char *last = trial_dump (store);

  for (guint i = steps->len; i > 0; i--)
    {
      const Step *step = &g_array_index (steps, Step, i - 1);
      g_autoptr (PalOp) next = pal_journal_next_undo (store);
      g_assert_nonnull (next);
      g_assert_cmpint (next->id, ==, step->op);
      undo (store, next->id);
      assert_content (store, step->before);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      const char *after = i + 1 < steps->len ? g_array_index (steps, Step, i + 1).before : last;
      g_autoptr (PalOp) next = pal_journal_next_redo (store);
      g_assert_nonnull (next);
      g_assert_cmpint (next->id, ==, g_array_index (steps, Step, i).op);
      redo (store, next->id);
      assert_content (store, after);
    }
  for (guint i = 0; i < undone; i++)
    {
      g_autoptr (PalOp) next = pal_journal_next_redo (store);
      g_assert_nonnull (next);
      redo (store, next->id);
    }
  g_assert_null (pal_journal_next_redo (store));
}

static void
test_sessions (Fixture *self, gconstpointer data)
{
  for (guint seed = 0; seed < SESSIONS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      /* Each session begins on what the earlier ones left, and on a new file now and then. */
      if (seed % 5 == 0 && seed > 0)
        {
          trial_assert_sound (self->store);
          tear_down (self, NULL);
          set_up (self, NULL);
        }
      else
        {
          g_clear_object (&self->store);
          self->store = trial_open (self->path);
        }
      g_test_message ("session %u", seed);
      guint undone;
      g_autoptr (GArray) steps = play (self->store, rand, &undone);
      back_and_forth (self->store, steps, undone);
    }
  trial_assert_sound (self->store);
}

/* After a restart the edits are undone from the history, by their numbers, the last first. */
static void
test_from_history (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  g_autofree char *first = trial_dump (self->store);
  g_autofree char *last = NULL;
  guint undone;
  g_autoptr (GArray) steps = play (self->store, rand, &undone);

  last = trial_dump (self->store);
  g_clear_object (&self->store);
  self->store = trial_open (self->path);
  g_assert_null (pal_journal_next_undo (self->store));
  for (guint i = steps->len; i > 0; i--)
    undo (self->store, g_array_index (steps, Step, i - 1).op);
  assert_content (self->store, first);
  g_clear_object (&self->store);
  self->store = trial_open (self->path);
  for (guint i = 0; i < steps->len; i++)
    redo (self->store, g_array_index (steps, Step, i).op);
  assert_content (self->store, last);
  trial_assert_sound (self->store);
}

/* Edits that stand in each other's way ---------------------------------------------------------------------------- */

static gint64
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  return pal_edit_get_op (edit);
}

static gint64
save (PalStore *store, const char *label, PalRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, label, &error);

  g_assert_no_error (error);
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_no_error (error);
  return commit (edit);
}

static gint64
set_field (PalStore *store, const char *label, PalRecord *record, const char *field, const char *value)
{
  pal_record_set_text (record, field, value);
  return save (store, label, record);
}

static PalRecord *
new_person (PalStore *store, gint64 *op)
{
  PalRecord *person = pal_record_new (&pal_participant_kind);

  pal_record_set_text (person, "last-name", "Benali");
  pal_record_set_text (person, "city", "Nouméa");
  *op = save (store, "person added", person);
  return person;
}

static PalRecord *
new_below (PalStore *store, const PalKind *kind, PalRecord *person, const char *label, gint64 *op)
{
  PalRecord *record = pal_record_new (kind);

  pal_record_set_int (record, "participant", pal_record_get_id (person));
  *op = save (store, label, record);
  return record;
}

static void
assert_refused (PalStore *store, gint64 op, const char *because)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = trial_dump (store);

  g_assert_false (pal_journal_undo (store, op, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT);
  trial_assert_words (error);
  if (because != NULL && strstr (error->message, because) == NULL)
    g_test_message ("“%s” is not named in: %s", because, error->message);
  g_assert_true (because == NULL || strstr (error->message, because) != NULL);
  assert_content (store, before);
}

static void
test_same_field (Fixture *self, gconstpointer data)
{
  gint64 added;
  g_autoptr (PalRecord) person = new_person (self->store, &added);
  gint64 first = set_field (self->store, "first move", person, "city", "Dumbéa");
  gint64 second = set_field (self->store, "second move", person, "city", "Païta");

  assert_refused (self->store, first, "second move");
  assert_refused (self->store, added, "second move");
  undo (self->store, second);
  undo (self->store, first);
  undo (self->store, added);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM participant", -1), ==, 0);
  redo (self->store, added);
  redo (self->store, first);
  redo (self->store, second);
  g_autofree char *city = pal_store_ask_text (self->store, "SELECT city FROM participant");
  g_assert_cmpstr (city, ==, "Païta");
}

static void
test_other_field (Fixture *self, gconstpointer data)
{
  gint64 added;
  g_autoptr (PalRecord) person = new_person (self->store, &added);
  gint64 moved = set_field (self->store, "moved", person, "city", "Dumbéa");

  set_field (self->store, "married", person, "last-name", "Le Goff");
  undo (self->store, moved);
  g_autofree char *name = pal_store_ask_text (self->store, "SELECT last_name || ' ' || city FROM participant");
  g_assert_cmpstr (name, ==, "Le Goff Nouméa");
  trial_assert_sound (self->store);
}

/* Undoing the person would leave the prescription without one. */
static void
test_row_below (Fixture *self, gconstpointer data)
{
  gint64 added, prescribed;
  g_autoptr (PalRecord) person = new_person (self->store, &added);
  g_autoptr (PalRecord) below = new_below (self->store, &pal_prescription_kind, person, "prescribed", &prescribed);

  assert_refused (self->store, added, "prescribed");
  undo (self->store, prescribed);
  undo (self->store, added);
}

static void
test_deleted_since (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 added, noted, moved, deleted;
  g_autoptr (PalRecord) person = new_person (self->store, &added);
  g_autoptr (PalRecord) note = new_below (self->store, &pal_note_kind, person, "noted", &noted);
  g_autoptr (PalEdit) edit = NULL;

  moved = set_field (self->store, "moved", person, "city", "Dumbéa");
  edit = pal_edit_begin (self->store, "deleted", &error);
  g_assert_true (pal_record_delete (person, edit, &error));
  deleted = commit (edit);
  assert_refused (self->store, moved, "deleted");
  assert_refused (self->store, noted, "deleted");
  undo (self->store, deleted);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM note", -1), ==, 1);
  undo (self->store, moved);
  undo (self->store, noted);
  undo (self->store, added);
  trial_assert_sound (self->store);
}

/* Redo is refused as undo is: what it needs is no longer there. */
static void
test_redo_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 added;
  g_autoptr (PalRecord) person = new_person (self->store, &added);
  gint64 moved = set_field (self->store, "moved", person, "city", "Dumbéa");

  undo (self->store, moved);
  g_assert_true (pal_record_reload (person, self->store, NULL));
  set_field (self->store, "moved again", person, "city", "Païta");
  g_autofree char *before = trial_dump (self->store);
  g_assert_false (pal_journal_redo (self->store, moved, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "moved again"));
  assert_content (self->store, before);
}

/* Undoing by hand and then from the history: what is already as it was is not a conflict, and redo brings it back. */
static void
test_same_value (Fixture *self, gconstpointer data)
{
  gint64 added;
  g_autoptr (PalRecord) person = new_person (self->store, &added);
  gint64 moved = set_field (self->store, "moved", person, "city", "Dumbéa");

  set_field (self->store, "moved back", person, "city", "Nouméa");
  undo (self->store, moved);
  g_autofree char *city = pal_store_ask_text (self->store, "SELECT city FROM participant");
  g_assert_cmpstr (city, ==, "Nouméa");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
#define ADD(name, func) g_test_add ("/undo/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sessions", test_sessions);
  ADD ("from-history", test_from_history);
  ADD ("same-field", test_same_field);
  ADD ("other-field", test_other_field);
  ADD ("row-below", test_row_below);
  ADD ("deleted-since", test_deleted_since);
  ADD ("redo-conflict", test_redo_conflict);
  ADD ("same-value", test_same_value);
  return g_test_run ();
}
