/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/pal-own-fields.h"

#include <string.h>

#include "records/pal-history.h"
#include "records/pal-kinds.h"
#include "rules/pal-core.h"
#include "../rules/test-file.h"
#include "store/pal-journal.h"

/* A person in one programme of two, each with fields of its own. */
typedef struct {
  PalStore *store;
  gint64    person, here, there, cohort;
  gint64    shirt, size, nursery, on, cost, tools, elsewhere;
} World;

static char *
key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
define (PalEdit *edit, gint64 programme, const char *name, const char *kind, const char *choices)
{
  g_autofree char *of = programme != 0 ? key (programme) : NULL;

  return SAVE (edit, "custom_field", "table-name", "participant", "name", name, "label", name, "kind", kind, "choices", choices,
               "programme", of);
}

static void
fill (World *world, PalEdit *edit)
{
  world->here = SAVE (edit, "programme", "code", "A", "name", "Ici");
  world->there = SAVE (edit, "programme", "code", "B", "name", "Ailleurs");
  g_autofree char *programme = key (world->here);
  world->cohort = SAVE (edit, "cohort", "programme", programme, "name", "A1");
  world->person = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina");
  g_autofree char *cohort = key (world->cohort), *person = key (world->person);
  SAVE (edit, "prescription", "participant", person, "cohort", cohort, "prescribed-on", "2026-01-12");
  world->shirt = define (edit, 0, "Name", "TEXT", NULL);
  world->size = define (edit, world->here, "Pointure", "INT", NULL);
  world->nursery = define (edit, world->here, "Mode de garde", "CHOICE", "Crèche|Famille");
  world->on = define (edit, world->here, "Vu le", "DATE", NULL);
  world->cost = define (edit, world->here, "Frais", "AMOUNT", NULL);
  world->tools = define (edit, world->here, "Outils", "CHOICES", "Marteau| Scie |Truelle");
  world->elsewhere = define (edit, world->there, "Clef", "BOOL", NULL);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  world->store = test_file_make ();
  edit = pal_edit_begin (world->store, "test", &error);
  g_assert_no_error (error);
  fill (world, edit);
  g_assert_true (pal_edit_commit (edit, &error));
}

static void
tear_down (World *world, gconstpointer data)
{
  test_file_remove (world->store);
}

static PalRecord *
load (World *world)
{
  g_autoptr (GError) error = NULL;
  PalRecord *own = pal_record_load (world->store, pal_own_kind (world->store, "participant"), world->person, &error);

  g_assert_no_error (error);
  return own;
}

static const char *
name_of (PalRecord *own, gint64 field)
{
  const PalField *found = pal_own_field_find (pal_record_get_kind (own), field);

  g_assert_nonnull (found);
  return found->name;
}

/* Reads what a person types and keeps it, in one edit. */
static void
type (World *world, gint64 field, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) own = load (world);
  g_autoptr (PalEdit) edit = NULL;

  pal_record_read (own, name_of (own, field), typed, &error);
  g_assert_no_error (error);
  edit = pal_edit_begin (world->store, "type", &error);
  g_assert_no_error (error);
  g_assert_true (pal_record_save (own, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
}

static void
assert_raw (World *world, gint64 field, const char *raw)
{
  g_autoptr (PalRecord) own = load (world);
  g_autofree char *kept = pal_record_get_raw (own, name_of (own, field));

  g_assert_cmpstr (kept, ==, raw);
}

static void
assert_shown (World *world, gint64 field, const char *words)
{
  g_autoptr (PalRecord) own = load (world);
  g_autofree char *shown = pal_record_show (own, name_of (own, field));

  g_assert_cmpstr (shown, ==, words);
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = pal_journal_next_undo (world->store);

  pal_journal_undo (world->store, op->id, &error);
  g_assert_no_error (error);
}

static gint64
count_values (World *world)
{
  return pal_store_ask_int (world->store, "SELECT count (*) FROM custom_value", -1);
}

/* Each kind of field is typed, kept, shown, emptied and undone as the program's own are. */
static void
test_kinds (World *world, gconstpointer data)
{
  const struct { gint64 field; const char *typed, *raw, *shown; } cases[] = {
    { world->shirt, "  Lina  ", "Lina", "Lina" }, { world->size, "39", "39", "39" },
    { world->nursery, "creche", "Crèche", "Crèche" }, { world->on, "3/2/25", "2025-02-03", "03/02/2025" },
    { world->cost, "12,50", "1250", "12,50" }, { world->tools, "scie|Marteau", "Scie|Marteau", "Scie, Marteau" },
    { world->elsewhere, "oui", "1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_raw (world, cases[i].field, NULL);
      type (world, cases[i].field, cases[i].typed);
      assert_raw (world, cases[i].field, cases[i].raw);
      if (cases[i].shown != NULL)
        assert_shown (world, cases[i].field, cases[i].shown);
      type (world, cases[i].field, "");
      g_assert_cmpint (count_values (world), ==, 0);
      undo (world);
      assert_raw (world, cases[i].field, cases[i].raw);
      undo (world);
      g_assert_cmpint (count_values (world), ==, 0);
    }
}

/* What does not fit is refused in words and changes nothing; the label is the people's, whatever the language says of it. */
static void
test_wrong (World *world, gconstpointer data)
{
  const struct { gint64 field; const char *typed, *words; } cases[] = {
    { world->size, "grand", "grand" }, { world->nursery, "Voisine", "Voisine" }, { world->on, "30/2/2025", NULL },
    { world->tools, "Scie|Pelle", "Pelle" }, { world->elsewhere, "peut-être", "peut-être" },
  };
  g_autoptr (PalRecord) own = load (world);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pal_record_read (own, name_of (own, cases[i].field), cases[i].typed, &error));
      g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_false (pal_record_is_known (own, name_of (own, cases[i].field)));
    }
  g_assert_cmpstr (pal_field_label (pal_own_field_find (pal_record_get_kind (own), world->shirt)), ==, "Name");
}

/* Fields of no programme, then of the programme that the person was sent to; of another one only once it has a value. */
static void
test_groups (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) before = pal_own_groups (world->store, "participant", world->person);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 2);
  PalOwnGroup *none = before->pdata[0], *here = before->pdata[1];
  g_assert_cmpint (none->programme, ==, 0);
  g_assert_cmpuint (pal_kind_n_fields (none->kind), ==, 1);
  g_assert_cmpint (here->programme, ==, world->here);
  g_assert_cmpstr (here->title, ==, "Ici");
  g_assert_cmpuint (pal_kind_n_fields (here->kind), ==, 5);

  type (world, world->elsewhere, "non");
  after = pal_own_groups (world->store, "participant", world->person);
  g_assert_cmpuint (after->len, ==, 3);
}

/* Equal definitions are one kind, others another; both read the same values. */
static void
test_definitions_change (World *world, gconstpointer data)
{
  const PalKind *kind = pal_own_kind (world->store, "participant");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) definition = pal_record_load (world->store, &pal_custom_field_kind, world->nursery, &error);

  type (world, world->nursery, "Famille");
  g_assert_true (kind == pal_own_kind (world->store, "participant"));
  edit = pal_edit_begin (world->store, "choices", &error);
  pal_record_set_text (definition, "choices", "Crèche|Nounou");
  g_assert_true (pal_record_save (definition, edit, &error) && pal_edit_commit (edit, &error));
  g_assert_true (kind != pal_own_kind (world->store, "participant"));
  assert_raw (world, world->nursery, "Famille");
  undo (world);
  g_assert_true (kind == pal_own_kind (world->store, "participant"));
}

/* A value that the field can no longer read is neither shown as something else nor lost. */
static void
test_unread (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) definition = pal_record_load (world->store, &pal_custom_field_kind, world->shirt, &error);

  type (world, world->shirt, "quarante");
  edit = pal_edit_begin (world->store, "kind", &error);
  pal_record_set_text (definition, "kind", "INT");
  g_assert_true (pal_record_save (definition, edit, &error) && pal_edit_commit (edit, &error));
  assert_raw (world, world->shirt, NULL);
  g_autofree char *unread =
    pal_own_value_unread (world->store, pal_own_field_find (pal_own_kind (world->store, "participant"), world->shirt), world->person);
  g_assert_cmpstr (unread, ==, "quarante");
  type (world, world->size, "38");
  g_assert_cmpint (count_values (world), ==, 2);
}

/* Values go with their definition, and come back with it. */
static void
test_definition_deleted (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) definition = pal_record_load (world->store, &pal_custom_field_kind, world->size, &error);

  type (world, world->size, "38");
  edit = pal_edit_begin (world->store, "delete", &error);
  g_assert_true (pal_record_delete (definition, edit, &error) && pal_edit_commit (edit, &error));
  g_assert_cmpint (count_values (world), ==, 0);
  g_assert_null (pal_own_field_find (pal_own_kind (world->store, "participant"), world->size));
  undo (world);
  assert_raw (world, world->size, "38");
}

/* The SQL of a field gives what is kept, for filters and columns. */
static void
test_sql (World *world, gconstpointer data)
{
  const PalField *field = pal_own_field_find (pal_own_kind (world->store, "participant"), world->nursery);
  g_autofree char *value = pal_own_field_sql (field, "p.id");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM participant p", value);

  type (world, world->nursery, "Crèche");
  /* The history names the field, not its value. */
  g_auto (GStrv) lines = pal_history_describe (world->store, pal_store_ask_int (world->store, "SELECT max (id) FROM op", 0));
  g_assert_nonnull (strstr (lines[0], "Mode de garde"));
  g_assert_null (strstr (lines[0], "Crèche"));
  g_autofree char *read = pal_store_ask_text (world->store, sql);
  g_assert_cmpstr (read, ==, "Crèche");
  g_assert_cmpint (pal_own_field_id (field), ==, world->nursery);
  g_assert_cmpint (pal_own_field_id (&pal_participant_kind.fields[0]), ==, 0);
}

/* Says who it is about, and that the person is gone. */
static void
test_title (World *world, gconstpointer data)
{
  g_autoptr (PalRecord) own = load (world);
  g_autofree char *title = pal_record_title (own);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (title, ==, "Lina Benali");
  g_assert_null (pal_record_load (world->store, pal_record_get_kind (own), 12, &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING);
}

#define ADD(name, test) g_test_add ("/own-fields/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  ADD ("kinds", test_kinds);
  ADD ("wrong", test_wrong);
  ADD ("groups", test_groups);
  ADD ("definitions-change", test_definitions_change);
  ADD ("unread", test_unread);
  ADD ("definition-deleted", test_definition_deleted);
  ADD ("sql", test_sql);
  ADD ("title", test_title);
  return g_test_run ();
}
