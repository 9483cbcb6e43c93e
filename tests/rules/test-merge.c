/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/pal-kinds.h"
#include "rules/pal-core.h"
#include "rules/doubles/pal-doubles.h"
#include "rules/doubles/pal-merge.h"
#include "store/pal-journal.h"
#include "test-file.h"

/* Two records of one person, each with something below: "one" was added first. */
typedef struct {
  PalStore *store;
  gint64    one, other, third, programme, cohort, contact, tag, shared_tag, own;
  gint64    prescription, enrolment, barrier;   /* of the other */
} World;

static PalEdit *
begin (World *self, const char *label)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (self->store, label, &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (edit);
}

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}
/* Texts that live as long as the test. */
static GPtrArray *texts;

static char *
keep_text (char *text)
{
  g_ptr_array_add (texts, text);
  return text;
}

#define ID(id) keep_text (id_text (id))

static void
add_people (World *self, PalEdit *edit)
{
  self->one = SAVE (edit, "participant", "last-name", "BENALI", "first-name", "LINA", "birth-on", "1988-03-12", "phone", "0641000000",
                    "note", "Vient le lundi.", "city", "Dijon", "status", "ARCHIVED");
  self->other = SAVE (edit, "participant", "last-name", "Bénali", "first-name", "Lina", "birth-on", "1988-03-12", "email",
                      "lina@exemple.fr", "phone", "0641000001", "note", "Préfère le téléphone.", "status", "ACTIVE");
  self->third = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Nora");
}

/* Something in every table that leads to a participant, and in those that name any record. */
static void
add_below (World *self, PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  self->programme = SAVE (edit, "programme", "code", "RF1", "name", "Remobilisation", "currency", "EUR");
  self->cohort = SAVE (edit, "cohort", "programme", ID (self->programme), "name", "C1");
  self->contact = SAVE (edit, "contact", "last-name", "Durand");
  self->tag = SAVE (edit, "tag", "name", "à rappeler");
  self->shared_tag = SAVE (edit, "tag", "name", "prioritaire");
  self->own = SAVE (edit, "custom_field", "table-name", "participant", "name", "dossier", "label", "Dossier");
  SAVE (edit, "prescription", "participant", ID (self->one), "cohort", ID (self->cohort), "prescribed-on", "2026-01-05");
  self->prescription = SAVE (edit, "prescription", "participant", ID (self->other), "cohort", ID (self->cohort), "prescribed-on", "2026-02-05");
  self->enrolment = SAVE (edit, "enrolment", "participant", ID (self->other), "cohort", ID (self->cohort), "prescription",
                          ID (self->prescription), "entry-on", "2026-02-20");
  self->barrier = SAVE (edit, "barrier", "participant", ID (self->other), "enrolment", ID (self->enrolment), "theme", "MOBILITE");
  SAVE (edit, "note", "participant", ID (self->other), "text", "Premier entretien");
  SAVE (edit, "situation", "enrolment", ID (self->enrolment), "code", "CDI");
  SAVE (edit, "support", "participant", ID (self->other), "contact", ID (self->contact), "kind", "PLIE");
  SAVE (edit, "tagged", "tag", ID (self->tag), "record", ID (self->other));
  SAVE (edit, "tagged", "tag", ID (self->shared_tag), "record", ID (self->one));
  SAVE (edit, "tagged", "tag", ID (self->shared_tag), "record", ID (self->other));
  SAVE (edit, "custom_value", "custom-field", ID (self->own), "record", ID (self->one), "value", "D-1");
  SAVE (edit, "custom_value", "custom-field", ID (self->own), "record", ID (self->other), "value", "D-2");
  SAVE (edit, "merged", "participant", ID (self->other), "name", "Lina B.");
  g_assert_true (pal_outside_key_set (edit, "PLIE", "participant", "P-1", self->one, &error));
  g_assert_true (pal_outside_key_set (edit, "PLIE", "participant", "P-2", self->other, &error));
  g_assert_true (pal_doubles_tell_apart (edit, self->other, self->third, &error));
  g_assert_true (pal_doubles_tell_apart (edit, self->third, self->one, &error));
  g_assert_true (pal_doubles_tell_apart (edit, self->one, self->other, &error));
  g_assert_no_error (error);
}

static void
set_up (World *self, gconstpointer data)
{
  self->store = test_file_make ();
  texts = g_ptr_array_new_with_free_func (g_free);
  PalEdit *edit = begin (self, "people");
  add_people (self, edit);
  add_below (self, edit);
  commit (edit);
}

static void
tear_down (World *self, gconstpointer data)
{
  test_file_remove (self->store);
  g_clear_pointer (&texts, g_ptr_array_unref);
}

/* Everything that an edit may change, one line a row, in the order of tables and keys. */
static char *
dump (World *self)
{
  GString *all = g_string_new (NULL);
  const PalKind *const *kinds = pal_kind_all ();

  for (int k = 0; kinds[k] != NULL; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", kinds[k]->table);
      g_autoptr (PalStatement) row = pal_statement_new (self->store, sql, NULL);

      while (pal_statement_step (row, NULL))
        {
          g_string_append (all, kinds[k]->table);
          for (int c = 0; c < pal_statement_n_columns (row); c++)
            g_string_append_printf (all, "|%s", pal_statement_is_null (row, c) ? "∅" : pal_statement_get_text (row, c));
          g_string_append_c (all, '\n');
        }
    }
  return g_string_free (all, FALSE);
}

static PalMerge *
compare (World *self)
{
  g_autoptr (GError) error = NULL;
  PalMerge *merge = pal_merge_new (self->store, self->other, self->one, &error);

  g_assert_no_error (error);
  return merge;
}

static PalMergeRow *
row_named (PalMerge *merge, const char *name)
{
  for (guint i = 0; i < merge->rows->len; i++)
    {
      PalMergeRow *row = g_ptr_array_index (merge->rows, i);

      if (row->field != NULL ? g_str_equal (row->field->name, name) : g_str_equal (row->label, name))
        return row;
    }
  g_assert_not_reached ();
}

static void
merge_now (World *self, PalMerge *merge)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = begin (self, "Lina Benali — Merged");

  pal_merge_apply (merge, edit, &error);
  g_assert_no_error (error);
  commit (edit);
}

static PalMerged *
last_merged (World *self)
{
  GPtrArray *all = pal_merged_list (self->store, self->one);
  PalMerged *merged = g_ptr_array_steal_index (all, 0);

  g_ptr_array_unref (all);
  return merged;
}

static void
set_field (World *self, gint64 id, const char *field, const char *value, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = pal_record_load (self->store, &pal_participant_kind, id, &error);
  PalEdit *edit = begin (self, label);

  pal_record_set_raw (person, field, value, &error);
  pal_record_save (person, edit, &error);
  g_assert_no_error (error);
  commit (edit);
}

static void
assert_field (World *self, gint64 id, const char *field, const char *value)
{
  g_autoptr (PalRecord) person = pal_record_load (self->store, &pal_participant_kind, id, NULL);
  g_autofree char *raw = pal_record_get_raw (person, field);

  g_assert_cmpstr (raw, ==, value);
}

/* Tests -------------------------------------------------------------------------------------------------------------------- */

static void
test_proposed (World *self, gconstpointer data)
{
  g_autoptr (PalMerge) merge = compare (self);

  g_assert_cmpint (pal_record_get_id (merge->survivor), ==, self->one);
  g_assert_cmpint (row_named (merge, "last-name")->choice, ==, PAL_MERGE_KEEP_OTHER);      /* its accent */
  g_assert_cmpint (row_named (merge, "first-name")->choice, ==, PAL_MERGE_KEEP_OTHER);     /* not in capitals */
  g_assert_false (row_named (merge, "birth-on")->differs);
  g_assert_cmpint (row_named (merge, "email")->choice, ==, PAL_MERGE_KEEP_OTHER);          /* the one known */
  g_assert_cmpint (row_named (merge, "city")->choice, ==, PAL_MERGE_KEEP_SURVIVOR);
  g_assert_cmpint (row_named (merge, "phone")->choice, ==, PAL_MERGE_KEEP_OTHER);          /* added later */
  g_assert_cmpint (row_named (merge, "note")->choice, ==, PAL_MERGE_KEEP_BOTH);
  g_assert_cmpint (row_named (merge, "status")->choice, ==, PAL_MERGE_KEEP_OTHER);         /* she is back */
  g_autofree char *warning = pal_merge_warn (merge);
  g_assert_nonnull (strstr (warning, "C1"));

  /* What was written last is the most recent, whoever was added first. */
  set_field (self, self->one, "phone", "0699999999", "telephone");
  g_autoptr (PalMerge) again = compare (self);
  g_assert_cmpint (row_named (again, "phone")->choice, ==, PAL_MERGE_KEEP_SURVIVOR);
}

static void
test_everything_moves (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalMerge) merge = compare (self);
  g_autofree char *below = pal_merge_describe_below (self->store, self->other);

  g_assert_cmpstr (below, ==, "Supports: 1 · Prescriptions: 1 · Courses: 1 · Barriers: 1 · Notes: 1");
  row_named (merge, "phone")->choice = PAL_MERGE_KEEP_SURVIVOR;
  row_named (merge, "Dossier")->choice = PAL_MERGE_KEEP_OTHER;
  merge_now (self, merge);

  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT count (*) FROM participant WHERE id = ?1", self->other, -1), ==, 0);
  assert_field (self, self->one, "last-name", "Bénali");
  assert_field (self, self->one, "phone", "0641000000");
  assert_field (self, self->one, "note", "Vient le lundi.\n\nPréfère le téléphone.");
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT count (*) FROM tagged WHERE record = ?1", self->one, -1), ==, 2);
  g_autofree char *own = pal_store_ask_text_of (self->store, "SELECT value FROM custom_value WHERE record = ?1", self->one);
  g_assert_cmpstr (own, ==, "D-2");
  /* A listing of either sender finds the one who is left. */
  g_assert_cmpint (pal_outside_key_find (self->store, "PLIE", "participant", "P-1"), ==, self->one);
  g_assert_cmpint (pal_outside_key_find (self->store, "PLIE", "participant", "P-2"), ==, self->one);
  g_assert_true (pal_doubles_are_apart (self->store, self->one, self->third));
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM not_double", -1), ==, 1);

  g_autoptr (PalMerged) merged = last_merged (self);
  g_assert_cmpstr (merged->name, ==, "Lina Bénali");
  g_assert_cmpstr (merged->merged_on, ==, "2026-03-17");
  g_assert_true (merged->can_undo);
  g_assert_cmpstr (merged->dropped, ==, "Last name: BENALI\nFirst name: LINA\nTelephone: 0641000001\nStatus: Archived\nDossier: D-1");
  g_assert_true (pal_store_check (self->store, TRUE, &error));
}

static void add_row (World *self, const char *table, const char *column, gint64 person);

/* That other tables may refer to it. */
static void
need_row (World *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  if (pal_store_ask_int (self->store, sql, 0) == 0)
    add_row (self, table, "", 0);
}

/* A row of @table whose @column is @person, and whatever else that table cannot do without: any record that it asks for. */
static void
add_row (World *self, const char *table, const char *column, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) names = g_string_new ("id, created_at"), values = g_string_new ("?2, '2026-01-01'");
  g_autoptr (PalStatement) needed = pal_statement_new (
    self->store, "SELECT c.name, c.type, f.\"table\" FROM pragma_table_info (?1) c LEFT JOIN pragma_foreign_key_list (?1) f "
    "ON f.\"from\" = c.name WHERE c.name = ?2 OR (c.\"notnull\" AND c.name NOT IN ('id', 'created_at'))", &error);

  pal_statement_bind_text (needed, 1, table);
  pal_statement_bind_text (needed, 2, column);
  while (pal_statement_step (needed, &error))
    {
      const char *name = pal_statement_get_text (needed, 0), *target = pal_statement_get_text (needed, 2);

      g_string_append_printf (names, ", %s", name);
      if (g_str_equal (name, column))
        g_string_append (values, ", ?1");
      else if (target != NULL)
        {
          need_row (self, target);
          g_string_append_printf (values, ", (SELECT max (id) FROM %s)", target);
        }
      else
        g_string_append (values, g_str_equal (pal_statement_get_text (needed, 1), "TEXT") ? ", 'x'" : ", 1");
    }
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, values->str);
  g_autoptr (PalStatement) insert = pal_statement_new (self->store, sql, &error);
  g_assert_no_error (error);
  pal_statement_bind_int (insert, 1, person);
  pal_statement_bind_int (insert, 2, pal_store_next_key (self->store));
  pal_statement_run (insert, &error);
  g_assert_no_error (error);
}

/* No row of any table, in whatever column SQLite knows as a reference or of whatever table that names records, is left behind. A
 * table that is added later is walked too: where this test has no row of the person, one is made. */
static void
test_nothing_is_forgotten (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) reference = pal_statement_new (
    self->store, "SELECT s.name, c.name FROM sqlite_schema s JOIN pragma_table_info (s.name) c "
    "LEFT JOIN pragma_foreign_key_list (s.name) f ON f.\"from\" = c.name WHERE s.type = 'table' "
    "AND (f.\"table\" = 'participant' OR c.name = 'record') AND s.name NOT IN ('op_line', 'sort_key')", &error);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  add_row (self, "meeting", "place", 0);
  while (pal_statement_step (reference, NULL))
    {
      const char *table = pal_statement_get_text (reference, 0), *column = pal_statement_get_text (reference, 1);
      char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?1", table, column);

      g_ptr_array_add (counts, sql);
      if (pal_store_ask_int_of (self->store, sql, self->other, -1) == 0)
        add_row (self, table, column, self->other);
      g_assert_cmpint (pal_store_ask_int_of (self->store, sql, self->other, -1), >, 0);
    }
  g_assert_cmpuint (counts->len, >=, 11);
  g_autoptr (PalMerge) merge = compare (self);
  merge_now (self, merge);
  for (guint i = 0; i < counts->len; i++)
    g_assert_cmpint (pal_store_ask_int_of (self->store, g_ptr_array_index (counts, i), self->other, -1), ==, 0);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM pragma_foreign_key_check", -1), ==, 0);
}

/* Undone at once the file is what it was, to the last value; redone it is merged again. */
static void
test_undo (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autoptr (PalMerge) merge = compare (self);

  merge_now (self, merge);
  g_autofree char *merged_dump = dump (self);
  g_autoptr (PalMerged) merged = last_merged (self);
  g_assert_true (pal_merged_undo (self->store, merged, &error));
  g_assert_no_error (error);
  g_autofree char *after = dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (pal_journal_redo (self->store, merged->op, &error));
  g_autofree char *again = dump (self);
  g_assert_cmpstr (merged_dump, ==, again);
}

/* What was written since into other fields stays; everything else is what it was. */
static void
test_undo_after_edits (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autoptr (PalMerge) merge = compare (self);

  merge_now (self, merge);
  set_field (self, self->one, "address", "3 rue des Mimosas", "address");
  set_field (self, self->one, "city", "Quetigny", "city");
  PalEdit *edit = begin (self, "later");
  gint64 note = SAVE (edit, "note", "participant", ID (self->one), "text", "Depuis");
  gint64 barrier = SAVE (edit, "barrier", "participant", ID (self->one), "enrolment", ID (self->enrolment), "theme", "LANGUE");
  commit (edit);

  g_autoptr (PalMerged) merged = last_merged (self);
  g_assert_true (pal_merged_undo (self->store, merged, &error));
  g_assert_no_error (error);
  assert_field (self, self->one, "address", "3 rue des Mimosas");
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT participant FROM note WHERE id = ?1", note, 0), ==, self->one);
  /* A barrier found since in a course goes with that course. */
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT participant FROM barrier WHERE id = ?1", barrier, 0), ==, self->other);

  /* Without those the file is byte for byte what it was. */
  edit = begin (self, "take away");
  g_autoptr (PalRecord) added = pal_record_load (self->store, &pal_note_kind, note, &error);
  g_assert_true (pal_record_delete (added, edit, &error));
  g_autoptr (PalRecord) found = pal_record_load (self->store, &pal_barrier_kind, barrier, &error);
  g_assert_true (pal_record_delete (found, edit, &error));
  commit (edit);
  set_field (self, self->one, "address", NULL, "address");
  set_field (self, self->one, "city", "Dijon", "city");
  g_autofree char *after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* A later edit of a field that the merge wrote is told by its name, not by that of an edit of another field; nothing changes. */
static void
test_conflict (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalMerge) merge = compare (self);

  merge_now (self, merge);
  set_field (self, self->one, "phone", "0700000000", "Lina Benali — Téléphone");
  set_field (self, self->one, "city", "Talant", "Lina Benali — Commune");
  g_autofree char *before = dump (self);
  g_autoptr (PalMerged) merged = last_merged (self);
  g_assert_false (pal_merged_undo (self->store, merged, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Lina Benali — Téléphone"));
  g_autofree char *after = dump (self);
  g_assert_cmpstr (before, ==, after);

  /* That one undone, the merge can be. */
  g_clear_error (&error);
  g_autoptr (PalOp) city = pal_journal_next_undo (self->store);
  g_assert_true (pal_journal_undo (self->store, city->id, &error));
  g_autoptr (PalOp) phone = pal_journal_next_undo (self->store);
  g_assert_true (pal_journal_undo (self->store, phone->id, &error));
  g_assert_true (pal_merged_undo (self->store, merged, &error));
  g_assert_no_error (error);
}

/* A merge with oneself, with somebody who is gone, one that was overtaken by an edit: words, and nothing changes. */
static void
test_refused (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalMerge) there = compare (self), back = NULL;
  g_autofree char *before = NULL;

  g_assert_null (pal_merge_new (self->store, self->one, self->one, &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  back = pal_merge_new (self->store, self->one, self->other, &error);
  merge_now (self, there);

  before = dump (self);
  g_autoptr (PalEdit) edit = begin (self, "again");
  g_assert_false (pal_merge_apply (back, edit, &error));   /* A into B, then B into A */
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING);
  g_clear_error (&error);
  g_clear_object (&edit);
  g_assert_null (pal_merge_new (self->store, self->other, self->third, &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING);
  g_clear_error (&error);

  g_autoptr (PalMerge) third = pal_merge_new (self->store, self->one, self->third, &error);
  g_assert_no_error (error);
  set_field (self, self->third, "city", "Talant", "city");
  g_autoptr (PalEdit) overtaken = begin (self, "overtaken");
  g_assert_false (pal_merge_apply (third, overtaken, &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_clear_object (&overtaken);
  set_field (self, self->third, "city", NULL, "city");
  g_autofree char *after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* A chain: the third into the other, then both into the first. The inner merge is undone after the outer one, and says so before. */
static void
test_chain (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autoptr (PalMerge) inner = pal_merge_new (self->store, self->other, self->third, &error);

  g_assert_no_error (error);
  merge_now (self, inner);
  g_autoptr (PalMerge) outer = compare (self);
  PalEdit *edit = begin (self, "Lina Benali — Merged again");
  g_assert_true (pal_merge_apply (outer, edit, &error));
  commit (edit);

  g_autoptr (GPtrArray) traces = pal_merged_list (self->store, self->one);
  g_assert_cmpuint (traces->len, ==, 3);   /* and one that the other had from before */
  PalMerged *outer_trace = g_ptr_array_index (traces, 0), *moved = g_ptr_array_index (traces, 1);
  g_assert_cmpstr (moved->name, ==, "Nora Benali");
  g_assert_false (pal_merged_undo (self->store, moved, &error));
  g_assert_nonnull (strstr (error->message, "Merged again"));
  g_clear_error (&error);
  g_assert_true (pal_merged_undo (self->store, outer_trace, &error));
  g_assert_true (pal_merged_undo (self->store, moved, &error));
  g_assert_no_error (error);
  g_autofree char *after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add ("/merge/proposed", World, NULL, set_up, test_proposed, tear_down);
  g_test_add ("/merge/everything-moves", World, NULL, set_up, test_everything_moves, tear_down);
  g_test_add ("/merge/nothing-is-forgotten", World, NULL, set_up, test_nothing_is_forgotten, tear_down);
  g_test_add ("/merge/undo", World, NULL, set_up, test_undo, tear_down);
  g_test_add ("/merge/undo-after-edits", World, NULL, set_up, test_undo_after_edits, tear_down);
  g_test_add ("/merge/conflict", World, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/merge/refused", World, NULL, set_up, test_refused, tear_down);
  g_test_add ("/merge/chain", World, NULL, set_up, test_chain, tear_down);
  return g_test_run ();
}
