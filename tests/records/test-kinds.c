/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-core.h"

static PalStore *store;

static const char *
type_of (const PalField *field)
{
  switch (field->kind)
    {
    case PAL_INT: case PAL_AMOUNT: case PAL_BOOL: case PAL_LEVEL: case PAL_REF:
      return "INTEGER";
    default:
      return "TEXT";
    }
}

/* Every column of a table stands in the table of fields in the same order, with its type, and says NOT NULL when it is required. */
static void
test_schema_agrees (void)
{
  const PalKind *const *kinds = pal_kind_all ();
  int n = 0;

  for (; kinds[n] != NULL; n++)
    {
      g_autoptr (PalStatement) statement =
        pal_statement_new (store, "SELECT name, type, \"notnull\" FROM pragma_table_info (?1) ORDER BY cid", NULL);
      guint i = 0;

      pal_statement_bind_text (statement, 1, kinds[n]->table);
      g_assert_true (pal_statement_step (statement, NULL));
      g_assert_cmpstr (pal_statement_get_text (statement, 0), ==, "id");
      g_assert_true (pal_statement_step (statement, NULL));
      g_assert_cmpstr (pal_statement_get_text (statement, 0), ==, "created_at");
      for (; pal_statement_step (statement, NULL); i++)
        {
          const PalField *field = &kinds[n]->fields[i];
          g_assert_nonnull (field->name);
          g_autofree char *column = pal_field_column (field);
          g_assert_cmpstr (column, ==, pal_statement_get_text (statement, 0));
          g_assert_cmpstr (type_of (field), ==, pal_statement_get_text (statement, 1));
          g_assert_cmpint ((field->flags & PAL_REQUIRED) != 0, ==, pal_statement_get_int (statement, 2));
          if (field->kind == PAL_REF)
            g_assert_nonnull (pal_kind_find (field->target));
          if (field->kind == PAL_CHOICE || field->kind == PAL_CHOICES || field->kind == PAL_LEVEL)
            g_assert_nonnull (pal_choices (field->target));
        }
      g_assert_cmpuint (i, ==, pal_kind_n_fields (kinds[n]));
    }
  g_assert_cmpint (n, ==, pal_store_ask_int (store, "SELECT count (*) FROM journaled", 0));
  g_assert_cmpint (0, ==, pal_store_ask_int (store, "SELECT count (*) FROM journaled WHERE table_name NOT IN "
                                             "(SELECT name FROM sqlite_schema WHERE type = 'table')", -1));
}

/* A reference that lives and dies with another record is deleted with it by the schema too. */
static void
test_owners_cascade (void)
{
  const PalKind *const *kinds = pal_kind_all ();

  for (int k = 0; kinds[k] != NULL; k++)
    for (int i = 0; kinds[k]->fields[i].name != NULL; i++)
      {
        const PalField *field = &kinds[k]->fields[i];
        if (field->kind != PAL_REF)
          continue;
        g_autofree char *column = pal_field_column (field);
        g_autofree char *sql = g_strdup_printf ("SELECT on_delete FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s' AND \"table\" = '%s'",
                                                kinds[k]->table, column, field->target);
        g_autofree char *rule = pal_store_ask_text (store, sql);
        g_assert_nonnull (rule);
        if (field->flags & PAL_OWNER)
          g_assert_cmpstr (rule, ==, "CASCADE");
        else
          g_assert_cmpstr (rule, !=, "CASCADE");
      }
}

static void
test_properties (void)
{
  g_autoptr (PalRecord) person = pal_record_new (&pal_participant_kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GDate *born = NULL;

  g_object_set (person, "last-name", "Benali", NULL);
  g_object_get (person, "last-name", &name, "birth-on", &born, NULL);
  g_assert_cmpstr (name, ==, "Benali");
  g_assert_null (born);
  g_assert_true (pal_record_read (person, "birth-on", "12/5/1991", &error));
  g_object_get (person, "birth-on", &born, NULL);
  g_assert_cmpint (g_date_get_year (born), ==, 1991);
  g_date_free (born);
  g_assert_false (pal_record_is_known (person, "children"));
  pal_record_set_int (person, "children", 0);
  g_assert_true (pal_record_is_known (person, "children"));
  g_assert_false (pal_record_read (person, "birth-on", "30/02/26", &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_autofree char *kept = pal_record_get_raw (person, "birth-on");
  g_assert_cmpstr (kept, ==, "1991-05-12");
}

static void
test_dates_as_typed (void)
{
  const struct { const char *typed, *iso; } cases[] = {
    { "3/2", "2026-02-03" }, { "030225", "2025-02-03" }, { "3 fév", "2026-02-03" }, { "3 févr. 2025", "2025-02-03" },
    { "today", "2026-03-17" }, { "aujourd’hui", "2026-03-17" }, { "+7", "2026-03-24" }, { "-17", "2026-02-28" }, { "29/2/2024", "2024-02-29" },
    { "1.7.98", "1998-07-01" }, { "2025-02-03", "2025-02-03" }, { "03022025", "2025-02-03" }, { "29/2/2025", NULL }, { "31/4", NULL },
    { "32/1", NULL }, { "3/13/2025", NULL }, { "abc", NULL }, { "1", NULL }, { "", NULL }, { "+", NULL },
  };
  GDate today, date;

  pal_date_from_iso ("2026-03-17", &today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = pal_date_read (cases[i].typed, &today, &date, &error);
      g_autofree char *iso = pal_date_to_iso (&date);
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpint (good, ==, cases[i].iso != NULL);
      g_assert_cmpint (error == NULL, ==, good);
    }
}

static void
test_raw_round_trip (void)
{
  const struct { const char *field, *raw, *shown; } cases[] = {
    { "birth-on", "1991-05-12", "12/05/1991" }, { "education-level", "4", NULL }, { "qpv", "YES", NULL }, { "children", "3", "3" },
    { "gender", "F", NULL }, { "note", "une ligne\nune autre", "une ligne\nune autre" },
  };
  g_autoptr (PalRecord) person = pal_record_new (&pal_participant_kind);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (pal_record_set_raw (person, cases[i].field, cases[i].raw, &error));
      g_autofree char *raw = pal_record_get_raw (person, cases[i].field);
      g_autofree char *shown = pal_record_show (person, cases[i].field);
      g_assert_cmpstr (raw, ==, cases[i].raw);
      if (cases[i].shown != NULL)
        g_assert_cmpstr (shown, ==, cases[i].shown);
    }
  g_assert_false (pal_record_set_raw (person, "gender", "Z", NULL));
  g_assert_false (pal_record_set_raw (person, "children", "99", NULL));
  g_assert_false (pal_record_set_raw (person, "birth-on", "12/05/1991", NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_autofree char *folder = g_dir_make_tmp ("palier-kinds-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "essai.palier", NULL);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_test_add_func ("/records/schema-agrees", test_schema_agrees);
  g_test_add_func ("/records/owners-cascade", test_owners_cascade);
  g_test_add_func ("/records/properties", test_properties);
  g_test_add_func ("/records/dates-as-typed", test_dates_as_typed);
  g_test_add_func ("/records/raw-round-trip", test_raw_round_trip);
  int result = g_test_run ();
  g_clear_object (&store);
  g_remove (path);
  g_rmdir (folder);
  return result;
}
