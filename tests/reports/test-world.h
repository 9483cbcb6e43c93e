/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "reports/indicators/pal-indicator.h"
#include "records/pal-dates.h"
#include "rules/pal-core.h"

/* A file that each case fills anew, by hand: dates as people write them down in a case, NULL for what is not known. */
typedef struct {
  PalStore *store;
  char     *folder;
  PalScope  scope;
} World;

static World world;

static inline void
run (const char *format, ...)
{
  va_list arguments;
  char *message = NULL, *sql;

  va_start (arguments, format);
  sql = sqlite3_vmprintf (format, arguments);
  va_end (arguments);
  if (sqlite3_exec (pal_store_get_db (world.store), sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_free (sql);
}

static inline void
world_open (void)
{
  g_autoptr (GError) error = NULL;

  pal_core_init ();
  world.folder = g_dir_make_tmp ("palier-reports-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (world.folder, "test.palier", NULL);
  world.store = pal_store_create (path, &error);
  g_assert_no_error (error);
  pal_scope_init (&world.scope);
}

static inline void
world_close (void)
{
  g_autoptr (GError) error = NULL;
  const char *name;

  pal_scope_clear (&world.scope);
  g_assert_true (pal_store_close (world.store, &error));
  g_assert_no_error (error);
  g_clear_object (&world.store);
  g_autoptr (GDir) dir = g_dir_open (world.folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world.folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (world.folder);
  g_free (world.folder);
}

static inline void
as_of (const char *iso)
{
  g_assert_true (pal_date_from_iso (iso, &world.scope.as_of));
}

static inline void
period (const char *from, const char *to)
{
  g_assert_true (pal_date_from_iso (from, &world.scope.from));
  g_assert_true (pal_date_from_iso (to, &world.scope.to));
}

static inline void
option (const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  pal_scope_set_option (&world.scope, name, value, &error);
  g_assert_no_error (error);
}

/* An empty file but for one programme, 1, and one cohort of it, 10, "C1", from 06/01/2025 to 30/06/2025 with 8 places,
 * which is what is asked for, as of 02/10/2025. */
static inline void
world_clear (void)
{
  static const char *const tables[] = {
    "attendance", "session", "report_text", "report_sent", "situation", "barrier", "enrolment", "prescription", "purchase_order", "participant", "cohort",
    "target", "programme", "outcome_rule", "outcome_set", "contact", "organisation", "outside_key",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    run ("DELETE FROM %s", tables[i]);
  run ("INSERT INTO programme (id, created_at, code, name, target_min) VALUES (1, '', 'LOT1', 'Lot 1', 50)");
  run ("INSERT INTO cohort (id, created_at, programme, name, start_on, end_on, places) "
       "VALUES (10, '', 1, 'C1', '2025-01-06', '2025-06-30', 8)");
  pal_scope_clear (&world.scope);
  world.scope.cohort = 10;
  as_of ("2025-10-02");
}

static inline void
cohort (int id, const char *start, const char *end, int places)
{
  run ("INSERT INTO cohort (id, created_at, programme, name, start_on, end_on, places) VALUES (%d, '', 1, 'C%d', %Q, %Q, nullif(%d, 0))",
       id, id, start, end, places);
}

static inline void
person (int id, const char *gender, const char *birth)
{
  run ("INSERT INTO participant (id, created_at, last_name, first_name, gender, birth_on) VALUES (%d, '', 'Nom%d', 'Prénom%d', %Q, %Q)",
       id, id, id, gender, birth);
}

/* With the person, when it is not there yet. */
static inline void
need_person (int id)
{
  run ("INSERT OR IGNORE INTO participant (id, created_at, last_name, first_name) VALUES (%d, '', 'Nom%d', 'Prénom%d')", id, id, id);
}

/* Prescription @id of the person of the same number to cohort 10. */
static inline void
prescribed (int id, const char *on)
{
  need_person (id);
  run ("INSERT INTO prescription (id, created_at, participant, cohort, prescribed_on, decision) VALUES (%d, '', %d, 10, %Q, 'PENDING')",
       id, id, on);
}

static inline void
not_entered (int id, const char *on, const char *reason)
{
  run ("UPDATE prescription SET non_entry_on = %Q, non_entry_reason = %Q WHERE id = %d", on, reason, id);
}

/* Enrolment @id of the person of the same number in cohort 10, without a prescription. */
static inline void
entered (int id, const char *entry, const char *exit)
{
  need_person (id);
  run ("INSERT INTO enrolment (id, created_at, participant, cohort, entry_on, exit_on) VALUES (%d, '', %d, 10, %Q, %Q)",
       id, id, entry, exit);
}

static inline void
months (int id, int n)
{
  run ("UPDATE enrolment SET duration_months = %d WHERE id = %d", n, id);
}

/* What the person of that number did next. @contract_months and @quota 0: not known. */
static inline void
situation (int enrolment, const char *code, const char *start, const char *end, int contract_months, int quota)
{
  run ("INSERT INTO situation (created_at, enrolment, code, start_on, end_on, contract_months, quota_pct) "
       "VALUES ('', %d, %Q, %Q, %Q, nullif(%d, 0), nullif(%d, 0))", enrolment, code, start, end, contract_months, quota);
}

/* Checking ----------------------------------------------------------------------------------------------------------- */

/* The figures of an indicator as a text to compare: "5/9=0.555556", "=7", "0/0=" for n.d.; of a breakdown "F=2 M=1 X=0
 * NR=0". */
static inline char *
figures_of (const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = pal_indicator_compute (world.store, code, &world.scope, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *value = pal_figure_to_raw (figure);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", figure->category != NULL ? figure->category : "");
      if (figure->has_ratio)
        g_string_append_printf (text, "%d/%d", (int) figure->numerator, (int) figure->denominator);
      g_string_append_printf (text, "=%s", value);
    }
  return g_strdup (text->str);
}

/* The value that the rows of an explanation come to by the indicator's own kind of value. */
static inline double
value_of_rows (const PalIndicator *indicator, GPtrArray *rows)
{
  gint64 numerator = 0, denominator = 0;
  double quotients = 0;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PalCounted *row = g_ptr_array_index (rows, i);
      numerator += row->numerator;
      denominator += row->denominator;
      if (row->denominator > 0)
        {
          quotients += (double) row->numerator / row->denominator;
          n++;
        }
    }
  if (g_str_equal (indicator->value, "ratio"))
    return (double) numerator / denominator;
  if (g_str_equal (indicator->unit, "h"))
    return numerator / 60.0;
  if (g_str_equal (indicator->value, "mean"))
    return quotients / n / (g_str_equal (indicator->unit, "mois") ? 30.4375 : 1);
  return numerator;
}

/* Figures and names agree: whoever is behind a figure adds up to it, and who is left out weighs nothing and has a
 * reason. */
static inline void
check_explained (const char *code)
{
  g_autoptr (GError) error = NULL;
  const PalIndicator *indicator = pal_indicator_find (code);
  g_autoptr (GPtrArray) figures = pal_indicator_compute (world.store, code, &world.scope, &error);

  g_assert_nonnull (indicator);
  for (guint i = 0; i < figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (figures, i);
      g_autoptr (GPtrArray) rows = pal_indicator_explain (world.store, figure->code, &world.scope, &error);
      gint64 numerator = 0, denominator = 0;

      g_assert_no_error (error);
      for (guint j = 0; j < rows->len; j++)
        {
          const PalCounted *row = g_ptr_array_index (rows, j);
          numerator += row->numerator;
          denominator += row->denominator;
          if (row->excluded != NULL)
            g_assert_true (*row->excluded != '\0' && row->numerator == 0 && row->denominator == 0);
          g_assert_true (row->participant == 0 || *row->name != '\0');
          g_assert_nonnull (row->detail);
        }
      g_assert_cmpint (numerator, ==, figure->numerator);
      if (figure->has_ratio)
        g_assert_cmpint (denominator, ==, figure->denominator);
      if (figure->known && !g_str_equal (indicator->value, "median") && !g_str_has_prefix (indicator->value, "mean-of")
          && !g_str_equal (indicator->value, "date"))
        g_assert_cmpfloat_with_epsilon (value_of_rows (indicator, rows), figure->value, 1e-9);
    }
}

static inline void
check (const char *code, const char *expected)
{
  g_autofree char *figures = figures_of (code);

  if (g_strcmp0 (figures, expected) != 0)
    g_error ("%s is %s, not %s", code, figures, expected);
  check_explained (code);
}

/* How many rows of the explanation are left out. */
static inline guint
n_excluded (const char *figure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pal_indicator_explain (world.store, figure, &world.scope, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    if (((PalCounted *) g_ptr_array_index (rows, i))->excluded != NULL)
      n++;
  return n;
}

