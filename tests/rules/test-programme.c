/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-record.h"
#include "rules/pal-core.h"
#include "rules/programmes/pal-programme.h"
#include "rules/programmes/pal-sections.h"

typedef struct {
  char *folder;
  PalStore *store;
} Fixture;

static PalStore *
new_store (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  PalStore *store = pal_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_unsetenv ("LANGUAGE");
  self->folder = g_dir_make_tmp ("palier-programme-XXXXXX", NULL);
  self->store = new_store (self, "un.palier");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unsetenv ("LANGUAGE");
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
}

static const char *const ids[] = { "pack-emploi-logement",      "parcours-sud-lot1", "parcours-sud-lot2",
                                   "remobilisation-femmes-qpv", "mediation-emploi",  "insertion-pru" };

static gint64
add (PalStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Dispositif", &error);
  gint64 programme = pal_programme_add (edit, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (programme, !=, 0);
  g_assert_true (pal_edit_commit (edit, &error));
  return programme;
}

static gint64
import_programme (PalStore *store, const char *path, GError **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Import", NULL);
  gint64 programme = pal_programme_import (edit, path, error);

  if (programme != 0)
    g_assert_true (pal_edit_commit (edit, error));
  return programme;
}

static char *
export_programme (Fixture *self, PalStore *store, gint64 programme, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *text = NULL;

  pal_programme_export (store, programme, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gint64 ask (PalStore *store, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gint64
ask (PalStore *store, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  return pal_store_ask_int (store, sql, -1);
}

/* How many records there are in all. */
static gint64
count_all (PalStore *store)
{
  const PalKind *const *kinds = pal_kind_all ();
  gint64 n = 0;

  for (int i = 0; kinds[i] != NULL; i++)
    n += ask (store, "SELECT count (*) FROM %s", kinds[i]->table);
  return n;
}

/* What Palier comes with ------------------------------------------------ */

static void
test_catalogue (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) offers = pal_programme_catalogue ();

  g_assert_cmpuint (offers->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < offers->len; i++)
    {
      PalProgrammeOffer *offer = g_ptr_array_index (offers, i);
      g_assert_cmpstr (offer->id, ==, ids[i]);
      g_assert_cmpuint (strlen (offer->name), >, 5);
      g_assert_cmpuint (strlen (offer->summary), >, 20);
      g_assert_null (strchr (offer->summary, '\n'));
    }
  g_assert_cmpstr (((PalProgrammeOffer *) g_ptr_array_index (offers, 4))->name, ==, "Job mediation");

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_autoptr (GPtrArray) french = pal_programme_catalogue ();
  g_assert_cmpstr (((PalProgrammeOffer *) g_ptr_array_index (french, 4))->name, ==, "Médiation emploi");
}

/* The rules that the five documents give, as numbers. */
static void
test_rules (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *id, *where;
  } facts[] = {
    { "pack-emploi-logement",
      "age_max = 29 AND age_min IS NULL AND education_min = 5 AND resident_required = 'YES' AND target_min = 35"
      " AND currency = 'EUR' AND calendar = 'FR' AND continuous_entry = 0" },
    { "parcours-sud-lot1",
      "target_min = 50 AND target_max = 80 AND duration_months = 7 AND lot = '1' AND currency = 'XPF'"
      " AND calendar = 'NC' AND continuous_entry = 1 AND disability_required IS NULL" },
    { "parcours-sud-lot2",
      "target_min = 5 AND target_max = 5 AND duration_months = 8 AND lot = '2' AND currency = 'XPF'"
      " AND calendar = 'NC' AND disability_required = 'YES'" },
    { "remobilisation-femmes-qpv",
      "gender = 'F' AND age_min = 30 AND territory = 'QPV_OR_WATCH' AND in_support_required = 'YES'"
      " AND weeks_min = 10 AND weeks_max = 12 AND group_min = 10 AND group_max = 12"
      " AND budget_min_ttc = 3500000 AND budget_max_ttc = 4000000" },
    { "mediation-emploi", "continuous_entry = 1 AND currency = 'EUR'" },
    { "insertion-pru", "resident_required = 'YES' AND budget_max_ttc = 9 * 22000 * 100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      gint64 programme = add (self->store, facts[i].id);
      g_assert_cmpint (
        ask (self->store, "SELECT %s FROM programme WHERE id = %" G_GINT64_FORMAT, facts[i].where, programme), ==, 1);
      g_assert_cmpint (pal_outside_key_find (self->store, "bundle", "programme", facts[i].id), ==, programme);
    }
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM programme"), ==, 6);
}

/* Parts that each programme must have: phases, session templates, objectives, follow-ups, milestones, partners. */
static void
test_parts (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *id;
    int phases, sessions, objectives, follow_ups, milestones, partners;
  } parts[] = {
    { "pack-emploi-logement", 5, 7, 10, 1, 7, 6 }, { "parcours-sud-lot1", 3, 10, 25, 5, 10, 4 },
    { "parcours-sud-lot2", 3, 11, 22, 5, 10, 6 },  { "remobilisation-femmes-qpv", 4, 3, 17, 0, 11, 5 },
    { "mediation-emploi", 6, 5, 28, 12, 18, 6 },   { "insertion-pru", 5, 4, 9, 0, 8, 11 },
  };
  static const char *const tables[] = { "phase",          "session_template",   "objective_template",
                                        "follow_up_rule", "milestone_template", "programme_partner" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 programme = add (self->store, parts[i].id);
      const int *expected = &parts[i].phases;
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        g_assert_cmpint (
          ask (self->store, "SELECT count (*) FROM %s WHERE programme = %" G_GINT64_FORMAT, tables[t], programme), ==,
          expected[t]);
    }
}

/* Third programme: 1 individual coaching, 3 to 4 collective ones, 7 to 8 workshops with four themes; two groups of 12
 * places. */
static void
test_two_groups (Fixture *self, gconstpointer data)
{
  gint64 programme = add (self->store, "remobilisation-femmes-qpv");

  g_assert_cmpint (ask (self->store,
                        "SELECT count (*) FROM session_template WHERE kind = 'INDIVIDUAL' AND count_min = 1"
                        " AND count_max = 1 AND minutes_min = 30 AND minutes_max = 60"),
                   ==, 1);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM session_template WHERE kind = 'COACHING' AND count_min = 3"
                                     " AND count_max = 4 AND minutes_min = 150 AND minutes_max = 180"),
                   ==, 1);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM session_template WHERE kind = 'WORKSHOP' AND count_min = 7"
                                     " AND count_max = 8 AND minutes_min = 120 AND minutes_max = 120"
                                     " AND length (themes) - length (replace (themes, '|', '')) = 3"),
                   ==, 1);
  g_assert_cmpint (ask (self->store,
                        "SELECT count (*) FROM cohort WHERE programme = %" G_GINT64_FORMAT
                        " AND places = 12 AND status = 'PLANNED' AND start_on IS NULL",
                        programme),
                   ==, 2);
  g_assert_cmpint (pal_outside_key_find (self->store, "bundle", "cohort", "remobilisation-femmes-qpv/groupe-2"), !=, 0);
}

/* Fourth programme: days 1, 3 and 5, the end of the first week with each side, then monthly until the trial period
 * ends. */
static void
test_follow_ups (Fixture *self, gconstpointer data)
{
  add (self->store, "mediation-emploi");
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM follow_up_rule WHERE kind IN ('DAY1', 'DAY3', 'DAY5')"
                                     " AND working_days = 1 AND with_participant = 1 AND with_employer = 1"
                                     " AND after_days = CAST (substr (kind, 4) AS INTEGER) - 1"),
                   ==, 3);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM follow_up_rule WHERE kind = 'WEEK1'"
                                     " AND coalesce (with_participant, 0) + coalesce (with_employer, 0) = 1"),
                   ==, 2);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM follow_up_rule WHERE kind GLOB 'MONTH[1-6]'"
                                     " AND after_months = CAST (substr (kind, 6) AS INTEGER)"),
                   ==, 6);

  add (self->store, "parcours-sud-lot1");
  g_assert_cmpint (ask (self->store, "SELECT max (after_months) FROM follow_up_rule WHERE kind = 'REGULATION'"), ==, 3);
}

/* A session template that comes after another says so even when that one stands further down; objectives hang on their
 * phase. */
static void
test_references (Fixture *self, gconstpointer data)
{
  add (self->store, "parcours-sud-lot1");
  g_assert_cmpint (ask (self->store,
                        "SELECT count (*) FROM session_template s JOIN session_template a ON a.id = s.after"
                        " WHERE s.position = 9 AND a.position = 8"),
                   ==, 1);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM objective_template o JOIN phase p ON p.id = o.phase"
                                     " WHERE p.position = 2"),
                   ==, 7);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM objective_template WHERE phase IS NULL"), ==, 0);
}

/* Outcome sets ---------------------------------------------------------- */

/* The first document's own table, then the situations it does not name (INDICATORS, 2): class and whether it is a job.
 */
static const struct {
  const char *code;
  int over;
  const char *class;
  gboolean job;
} standard[] = {
  { "CREATION_ENTREPRISE", 0, "ED", TRUE },
  { "ARMEE", 0, "ED", TRUE },
  { "CDD", 6, "ED", TRUE },
  { "CDI", 0, "ED", TRUE },
  { "PATENTE", 0, "ED", TRUE },
  { "PPIC", 0, "ED", TRUE },
  { "CDD", 0, "SD", TRUE },
  { "INTERIM", 0, "SD", TRUE },
  { "MI_TEMPS", 0, "SD", TRUE },
  { "TEMPS_PARTIEL", 0, "SD", TRUE },
  { "SAISONNIER", 0, "SD", TRUE },
  { "NON_DECLARE", 0, "SD", TRUE },
  { "CONTRAT_AIDE", 0, "SD", TRUE },
  { "APPRENTISSAGE", 0, "SD", TRUE },
  { "FORMATION_QUALIFIANTE", 0, "SD", FALSE },
  { "FORMATION_PREQUALIFIANTE", 0, "SP", FALSE },
  { "RETOUR_VIE_TRIBALE", 0, "SP", FALSE },
  { "RESCOLARISATION", 0, "SP", FALSE },
  { "RECHERCHE_EMPLOI", 0, "NONE", FALSE },
  { "INACTIF", 0, "NONE", FALSE },
  { "SANTE", 0, "NONE", FALSE },
  { "DEMENAGEMENT", 0, "NONE", FALSE },
  { "INCARCERATION", 0, "NONE", FALSE },
  { "DECES", 0, "NONE", FALSE },
  { "REORIENTATION", 0, "NONE", FALSE },
  { "INJOIGNABLE", 0, "NONE", FALSE },
  { "INCONNU", 0, "NONE", FALSE },
};

static void
assert_standard (PalStore *store, gint64 outcome_set)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    g_assert_cmpint (ask (store,
                          "SELECT count (*) FROM outcome_rule WHERE outcome_set = %" G_GINT64_FORMAT " AND code = '%s'"
                          " AND coalesce (over_months, 0) = %d AND class = '%s' AND coalesce (is_employment, 0) = %d"
                          " AND min_quota_pct IS NULL AND needs_prospect IS NULL",
                          outcome_set, standard[i].code, standard[i].over, standard[i].class, standard[i].job),
                     ==, 1);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM outcome_rule WHERE outcome_set = %" G_GINT64_FORMAT, outcome_set),
                   ==, G_N_ELEMENTS (standard));
}

static void
test_standard_outcomes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "Nouveau", &error);
  gint64 outcome_set = pal_programme_standard_outcomes (edit, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pal_programme_standard_outcomes (edit, &error), ==, outcome_set);
  g_assert_true (pal_edit_commit (edit, &error));
  assert_standard (self->store, outcome_set);
  g_assert_cmpint (pal_outside_key_find (self->store, "bundle", "outcome_set", "outcomes-standard"), ==, outcome_set);

  /* Programmes that have the same set share it; the Pack has its own. */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add (self->store, ids[i]);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM outcome_set"), ==, 2);
  g_assert_cmpint (
    ask (self->store, "SELECT count (*) FROM programme WHERE outcome_set = %" G_GINT64_FORMAT, outcome_set), ==, 5);
}

/* Each file carries the standard set whole, so that it can be handed over alone. */
static void
test_same_set_in_each_file (Fixture *self, gconstpointer data)
{
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.palier", ids[i]);
      g_autoptr (PalStore) store = new_store (self, name);
      gint64 programme = add (store, ids[i]);
      assert_standard (store, ask (store, "SELECT outcome_set FROM programme WHERE id = %" G_GINT64_FORMAT, programme));
    }
}

/* A job that fits the Pack: CDI, or CDD of more than 6 months with a lasting prospect. It opens the housing
 * application; nothing else does, and nothing else is ED. */
static void
test_pack_outcomes (Fixture *self, gconstpointer data)
{
  add (self->store, "pack-emploi-logement");
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM outcome_rule WHERE class = 'ED'"), ==, 2);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM outcome_rule WHERE opens_housing = 1"), ==, 2);
  g_assert_cmpint (ask (self->store,
                        "SELECT count (*) FROM outcome_rule WHERE class = 'ED' AND opens_housing = 1 AND (code = 'CDI'"
                        " OR (code = 'CDD' AND over_months = 6 AND needs_prospect = 1))"),
                   ==, 2);
}

/* Languages ------------------------------------------------------------- */

static guint
count_themes (const char *themes)
{
  g_auto (GStrv) parts = g_strsplit (themes, "|", -1);

  return g_strv_length (parts);
}

/* Proper names and trades' words that are the same in both languages. */
static gboolean
is_same_in_both (const char *text)
{
  static const char *const same[] = { "Pack Emploi-Logement", "PPIC", "DEL", "DIHAL", "GIP", "Coach",
                                      "Maison de l’emploi" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_str_equal (same[i], text))
      return TRUE;
  return FALSE;
}

static void
assert_translated (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *english = g_key_file_get_string (file, group, key, NULL);
  g_autofree char *french = g_key_file_get_locale_string (file, group, key, "fr", NULL);

  if (english == NULL)
    return;
  if (!is_same_in_both (english) && g_str_equal (english, french))
    g_error ("[%s] %s is not translated: %s", group, key, english);
  if (g_str_equal (key, "themes"))
    g_assert_cmpuint (count_themes (english), ==, count_themes (french));
  g_assert_null (strchr (french, '\''));
  g_assert_null (strstr (french, " :"));
  g_assert_null (strstr (french, "« "));
}

static void
test_languages (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "name", "label", "themes", "role", "responsible", "summary" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/palier/Palier/data/programmes/%s.programme", ids[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_assert_true (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
      g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
      for (int g = 0; groups[g] != NULL; g++)
        for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
          assert_translated (file, groups[g], keys[k]);
    }
}

static void
test_french (Fixture *self, gconstpointer data)
{
  g_setenv ("LANGUAGE", "fr", TRUE);
  gint64 programme = add (self->store, "parcours-sud-lot1");
  g_autofree char *phase =
    pal_store_ask_text_of (self->store, "SELECT name FROM phase WHERE programme = ?1 AND position = 3", programme);
  g_assert_cmpstr (phase, ==, "Suivre à l’issue du parcours");
}

/* From landlord to landlord --------------------------------------------- */

static void
assert_round_trip (Fixture *self, gint64 programme, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = export_programme (self, self->store, programme, "envoi.programme");
  g_autofree char *path = g_build_filename (self->folder, "envoi.programme", NULL);
  g_autofree char *file = g_strdup_printf ("recu-%s.palier", name);
  g_autoptr (PalStore) other = new_store (self, file);
  gint64 received = import_programme (other, path, &error);

  g_assert_no_error (error);
  g_autofree char *second = export_programme (self, other, received, "retour.programme");
  g_assert_cmpstr (first, ==, second);
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  if (data != NULL)
    g_setenv ("LANGUAGE", data, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_round_trip (self, add (self->store, ids[i]), ids[i]);
}

/* A programme that somebody made by hand: no outside keys, own outcome set and field, words that a key file must
 * escape. */
static void
test_round_trip_of_ones_own (Fixture *self, gconstpointer data)
{
  static const char *const statements[] = {
    "INSERT INTO outcome_set (id, created_at, name) VALUES (1, '2026', '  Nos sorties = à nous ')",
    "INSERT INTO outcome_rule (id, created_at, outcome_set, code, label, class) VALUES (7, '2026', 1, 'CDI', 'CDI; \\ "
    "[tout]', 'ED')",
    "INSERT INTO programme (id, created_at, code, name, outcome_set, start_on, currency)"
    " VALUES (1, '2026', 'É1', 'Été à l’Œuvre', 1, '2026-01-05', 'EUR')",
    "INSERT INTO phase (id, created_at, programme, position, name) VALUES (1, '2026', 1, 2, 'Après'), (2, '2026', 1, "
    "1, 'Avant')",
    "INSERT INTO session_template (id, created_at, programme, position, name, after)"
    " VALUES (1, '2026', 1, 1, 'Premier', NULL), (2, '2026', 1, 2, 'Second', 1)",
    "UPDATE session_template SET after = 2 WHERE id = 1",
    "INSERT INTO objective_template (id, created_at, programme, phase, name) VALUES (1, '2026', 1, 2, 'Venir')",
    "INSERT INTO custom_field (id, created_at, table_name, programme, name, label, kind, choices)"
    " VALUES (1, '2026', 'participant', 1, 'taille', 'Taille', 'CHOICE', 'S|M|L')",
    "INSERT INTO cohort (id, created_at, programme, name) VALUES (1, '2026', 1, 'À nous seuls')",
  };
  sqlite3 *db = pal_store_get_db (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_cmpint (sqlite3_exec (db, statements[i], NULL, NULL, NULL), ==, SQLITE_OK);
  g_autofree char *text = export_programme (self, self->store, 1, "a-nous.programme");
  g_assert_nonnull (strstr (text, "id=ete-a-l-oeuvre\n"));
  g_assert_nonnull (strstr (text, "phase=phase\n"));
  g_assert_null (strstr (text, "seuls"));
  g_assert_null (strstr (text, "2026"));
  assert_round_trip (self, 1, "a-nous");
}

static void
test_already_there (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 programme = add (self->store, "parcours-sud-lot1");
  g_autofree char *text = export_programme (self, self->store, programme, "lot1.programme");
  g_autofree char *path = g_build_filename (self->folder, "lot1.programme", NULL);
  gint64 before = count_all (self->store);

  g_assert_cmpint (import_programme (self->store, path, &error), ==, 0);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "lot 1"));
  g_clear_error (&error);

  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "Encore", NULL);
  g_assert_cmpint (pal_programme_add (edit, "parcours-sud-lot1", &error), ==, 0);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS);
  g_assert_true (pal_edit_commit (edit, NULL));
  g_assert_cmpint (count_all (self->store), ==, before);
}

/* The other landlord has changed the standard set: it does not touch ours, the programme brings its own. */
static void
test_other_outcomes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) other = new_store (self, "autre.palier");
  gint64 programme = add (other, "parcours-sud-lot1");
  g_autofree char *path = g_build_filename (self->folder, "lot1.programme", NULL);

  add (self->store, "parcours-sud-lot2");
  g_assert_cmpint (sqlite3_exec (pal_store_get_db (other),
                                 "UPDATE outcome_rule SET class = 'ED' WHERE code = 'INTERIM'", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_autofree char *sent = export_programme (self, other, programme, "lot1.programme");
  gint64 received = import_programme (self->store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM outcome_set"), ==, 2);
  assert_standard (self->store, pal_outside_key_find (self->store, "bundle", "outcome_set", "outcomes-standard"));
  g_autofree char *again = export_programme (self, self->store, received, "encore.programme");
  g_assert_cmpstr (again, ==, sent);
}

/* Bad files ------------------------------------------------------------- */

#define HEAD "[palier]\nformat=1\nid=essai\n"
#define BODY "[programme]\ncode=E\nname=Essai\n"

static const struct {
  const char *text, *word;
} junk[] = {
  { "", "does not begin" },
  { "\n\n\n", "does not begin" },
  { "not a key file", "does not begin" },
  { "[palier\nformat=1", "does not begin" },
  { "\xff\xfe[palier]", "does not begin" },
  { BODY, "does not begin" },
  { "[palier]\nformat=1\n" BODY, "does not begin" },
  { "[palier]\nformat=1\nid=../../etc\n" BODY, "does not begin" },
  { "[palier]\nformat=abc\nid=essai\n" BODY, "does not begin" },
  { "[palier]\nformat=2\nid=essai\n" BODY, "newer version" },
  { HEAD, "no section" },
  { HEAD "[programme]\ncode=E\n", "Name" },
  { HEAD "[programme]\nname=Essai\n", "Code" },
  { HEAD BODY "[programme autre]\ncode=E\nname=Essai\n", "programme autre" },
  { HEAD BODY "[participant x]\nlast_name=Benali\n", "participant x" },
  { HEAD BODY "[phase]\nname=Sans nom de section\n", "phase" },
  { HEAD BODY "[phase Été]\nname=A\n", "phase Été" },
  { HEAD BODY "[phase a]\nname=A\nweeks=beaucoup\n", "Weeks" },
  { HEAD BODY "[phase a]\nname=A\nweeks=-3\n", "Weeks" },
  { HEAD BODY "[phase a]\nname=A\nweeks=99999999999999999999\n", "Weeks" },
  { HEAD BODY "[phase a]\nname=A\ncolour=red\n", "colour" },
  { HEAD BODY "[phase a]\nname=A\nid=1\n", "id" },
  { HEAD BODY "[objective_template a]\nname=A\nphase=nulle-part\n", "nulle-part" },
  { HEAD BODY "[session_template a]\nname=A\nafter=nulle-part\n", "nulle-part" },
  { HEAD BODY "[session_template a]\nname=A\nkind=FEAST\n", "Kind" },
  { HEAD BODY "[outcome_rule a]\ncode=CDI\nclass=ED\n", "one outcome set" },
  { HEAD BODY "[outcome_set a]\nname=A\n[outcome_set b]\nname=B\n", "one outcome set" },
  { HEAD BODY "[outcome_set a]\nname=A\n[outcome_rule b]\ncode=CDI\nclass=BEST\n", "Class" },
  { HEAD BODY "[phase a]\nname=\\z\n", "name" },
  { HEAD "[programme]\ncode=E\nname=Essai\nfunder=quelqu-un\n", "quelqu-un" },
};

static void
test_junk (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "junk.programme", NULL);
  gint64 before = count_all (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (junk); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (g_file_set_contents (path, junk[i].text, -1, NULL));
      g_assert_cmpint (import_programme (self->store, path, &error), ==, 0);
      g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED);
      g_test_message ("%s", error->message);
      if (strstr (error->message, junk[i].word) == NULL)
        g_error ("“%s” does not say “%s”", error->message, junk[i].word);
      g_assert_nonnull (strstr (error->message, "Nothing was changed"));
      g_assert_cmpint (count_all (self->store), ==, before);
    }
}

static void
test_odd_but_good (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "windows.programme", NULL);

  g_assert_true (g_file_set_contents (
    path, "\xEF\xBB\xBF[palier]\r\nformat=1\r\nid=essai\r\n\r\n[programme]\r\ncode=E\r\nname=Essai\r\n", -1, NULL));
  gint64 programme = import_programme (self->store, path, &error);
  g_assert_no_error (error);
  g_autofree char *name = pal_store_ask_text_of (self->store, "SELECT name FROM programme WHERE id = ?1", programme);
  g_assert_cmpstr (name, ==, "Essai");
}

static void
test_no_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "absent.programme", NULL);

  g_assert_cmpint (import_programme (self->store, path, &error), ==, 0);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (import_programme (self->store, self->folder, &error), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);

  gint64 programme = add (self->store, "insertion-pru");
  g_autofree char *nowhere = g_build_filename (self->folder, "nulle", "part.programme", NULL);
  g_assert_false (pal_programme_export (self->store, programme, nowhere, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (pal_programme_export (self->store, 12345, nowhere, &error));
  g_assert_nonnull (error);

  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "Rien", NULL);
  g_clear_error (&error);
  g_assert_cmpint (pal_programme_add (edit, "../schema/001-first", &error), ==, 0);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING);
}

static guint32
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* A good file with some bytes changed, taken out or doubled: it is imported or refused, and never half of it is kept.
 */
static void
test_mutations (Fixture *self, gconstpointer data)
{
  gint64 programme = add (self->store, "remobilisation-femmes-qpv");
  g_autofree char *text = export_programme (self, self->store, programme, "bon.programme");
  g_autofree char *path = g_build_filename (self->folder, "muet.programme", NULL);
  g_autoptr (PalStore) other = new_store (self, "autre.palier");
  guint32 state = 20260317;
  guint kept = 0, refused = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) bad = g_string_new (text);
      for (guint n = 0; n < 1 + i % 8; n++)
        {
          gssize at = next_random (&state) % bad->len;
          if (next_random (&state) % 3 == 0)
            g_string_erase (bad, at, MIN ((gssize) (next_random (&state) % 40), (gssize) bad->len - at));
          else if (next_random (&state) % 2 == 0)
            bad->str[at] = (char) next_random (&state);
          else
            g_string_insert_len (bad, at, text + next_random (&state) % 1000, next_random (&state) % 60);
        }
      g_autoptr (GError) error = NULL;
      g_assert_true (g_file_set_contents (path, bad->str, (gssize) bad->len, NULL));
      g_autoptr (PalEdit) edit = pal_edit_begin (other, "Import", NULL);
      gint64 received = pal_programme_import (edit, path, &error);
      g_assert_true ((received != 0) == (error == NULL));
      g_clear_object (&edit);
      g_assert_cmpint (count_all (other), ==, 0);
      received != 0 ? kept++ : refused++;
    }
  g_assert_cmpuint (kept, >, 10);
  g_assert_cmpuint (refused, >, 10);
}

static void
test_slugs (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *text, *slug;
  } cases[] = {
    { "Été à l’Œuvre", "ete-a-l-oeuvre" },
    { "  --- ", "" },
    { "Lot 1", "lot-1" },
    { NULL, "" },
    { "日本", "" },
    { "a/b\\c..", "a-b-c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = pal_slug_make (cases[i].text);
      g_assert_cmpstr (slug, ==, cases[i].slug);
      g_assert_true (pal_slug_is_valid (slug) == (*slug != '\0'));
    }
  g_assert_false (pal_slug_is_valid ("Lot"));
  g_assert_false (pal_slug_is_valid ("a b"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();

#define ADD(path, function) g_test_add ("/programme/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("catalogue", test_catalogue);
  ADD ("rules", test_rules);
  ADD ("parts", test_parts);
  ADD ("two-groups", test_two_groups);
  ADD ("follow-ups", test_follow_ups);
  ADD ("references", test_references);
  ADD ("standard-outcomes", test_standard_outcomes);
  ADD ("same-set-in-each-file", test_same_set_in_each_file);
  ADD ("pack-outcomes", test_pack_outcomes);
  ADD ("languages", test_languages);
  ADD ("french", test_french);
  ADD ("round-trip", test_round_trip);
  g_test_add ("/programme/round-trip-french", Fixture, "fr", set_up, test_round_trip, tear_down);
  ADD ("round-trip-of-ones-own", test_round_trip_of_ones_own);
  ADD ("already-there", test_already_there);
  ADD ("other-outcomes", test_other_outcomes);
  ADD ("junk", test_junk);
  ADD ("odd-but-good", test_odd_but_good);
  ADD ("no-file", test_no_file);
  ADD ("mutations", test_mutations);
  ADD ("slugs", test_slugs);
  return g_test_run ();
}
