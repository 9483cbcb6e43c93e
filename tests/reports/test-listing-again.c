/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "reports/listing/pal-listing-mapping.h"
#include "reports/listing/pal-listing-origin.h"
#include "reports/listing/pal-listing-read.h"
#include "reports/listing/pal-listing.h"
#include "rules/pal-core.h"
#include "rules/doubles/pal-merge.h"
#include "store/pal-journal.h"

/* A listing comes again, corrected: the same people are updated, by the sender's number, by name and birth, or by their
 * line; what somebody changed by hand stays; each row remembers where it came from. */

#define HEAD "N° dossier;Nom;Prénom;Né le;Tél;Ville;Orienté le;Prescripteur\n"

typedef struct {
  char     *path;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  int file = g_file_open_tmp ("palier-again-XXXXXX", &self->path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_remove (self->path);
  self->store = pal_store_create (self->path, NULL);
  g_assert_nonnull (self->store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (pal_store_close (self->store, NULL));
  g_clear_object (&self->store);
  g_remove (self->path);
  g_free (self->path);
}

static PalListingResult *
bring_in (Fixture *self, const char *text, const char *name, const char *sender, gboolean over_hand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PalListing) listing = pal_listing_new (bytes, name, &error);
  PalListingTarget target = { .sender = sender, .over_hand = over_hand };
  PalListingResult *result;

  g_assert_no_error (error);
  g_date_clear (&target.prescribed_on, 1);
  result = pal_listing_apply (self->store, listing, &target, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_text (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = pal_store_ask_text (self->store, sql);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
ask (Fixture *self, const char *sql)
{
  return pal_store_ask_int (self->store, sql, -1);
}

static void
undo_last (Fixture *self)
{
  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (op);
  pal_journal_undo (self->store, op->id, &error);
  g_assert_no_error (error);
}

/* Somebody of the house types another value into a field. */
static void
change_by_hand (Fixture *self, const char *last_name, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "by hand", &error);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM participant WHERE last_name = '%s'", last_name);
  g_autoptr (PalRecord) person = pal_record_load (self->store, &pal_participant_kind, ask (self, sql), &error);

  pal_record_set_text (person, field, value);
  g_assert_true (pal_record_save (person, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
}

static const PalListingDifference *
difference_of (PalListingResult *result, guint row, guint n)
{
  for (guint i = 0; i < result->changes->len; i++)
    {
      const PalListingChange *change = g_ptr_array_index (result->changes, i);

      if (change->row == row && n < change->differences->len)
        return g_ptr_array_index (change->differences, n);
    }
  return NULL;
}

/* By name and birth, then by number alone; the prescription is corrected too, and undo brings everything back. */
static void
test_corrected (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListingResult) one = bring_in (self, HEAD "A7;SOW;Awa;2/8/1996;0611223344;Dijon;1/6/2025;CCAS\n"
                                               "A8;Kone;Anais;11/1/1996;;Dijon;1/6/2025;CCAS\n", "mars.csv", "PLIE", FALSE);
  g_autoptr (PalListingResult) two = bring_in (self, HEAD "A7;SOW;Awa;2/8/1996;0699999999;Talant;4/6/2025;CCAS\n"
                                               "A8;Koné;Anaïs;11/1/1996;0633445566;;1/6/2025;PE\n", "mars-corrige.csv", "PLIE", FALSE);
  const PalListingDifference *phone = difference_of (two, 2, 0), *date = difference_of (two, 2, 2);

  g_assert_cmpuint (one->people_new, ==, 2);
  g_assert_cmpint (one->outcomes[1], ==, PAL_OUTCOME_NEW);
  g_assert_cmpuint (one->changes->len, ==, 0);
  g_assert_cmpuint (two->people_new, ==, 0);
  g_assert_cmpuint (two->people_updated, ==, 2);
  g_assert_cmpuint (two->prescriptions, ==, 0);
  g_assert_cmpint (two->outcomes[1], ==, PAL_OUTCOME_UPDATED);
  g_assert_cmpstr (phone->before, ==, "06 11 22 33 44");
  g_assert_cmpstr (phone->after, ==, "06 99 99 99 99");
  g_assert_cmpstr (date->before, ==, "01/06/2025");
  g_assert_cmpstr (date->after, ==, "04/06/2025");
  assert_text (self, "SELECT p.phone || p.city || r.prescribed_on FROM participant p JOIN prescription r ON r.participant = p.id "
               "WHERE p.last_name = 'Sow'", "06 99 99 99 99Talant2025-06-04");
  assert_text (self, "SELECT p.last_name || p.first_name || p.city || r.office FROM participant p JOIN prescription r "
               "ON r.participant = p.id WHERE p.first_name LIKE 'Ana%'", "KonéAnaïsDijonPE");
  undo_last (self);
  assert_text (self, "SELECT group_concat (phone || city) FROM participant WHERE last_name = 'Sow'", "06 11 22 33 44Dijon");
  g_assert_cmpint (ask (self, "SELECT count (*) FROM import_file"), ==, 1);
}

/* What was changed by hand is shown beside what the sender says, and stays unless the sender shall have the last word. */
static void
test_by_hand (Fixture *self, gconstpointer data)
{
  static const char *const first = HEAD "A7;SOW;Awa;2/8/1996;0611223344;Dijon;1/6/2025;CCAS\n";
  static const char *const again = HEAD "A7;SOW;Awa;2/8/1996;0655555555;Talant;1/6/2025;CCAS\n";
  g_autoptr (PalListingResult) one = bring_in (self, first, "mars.csv", "PLIE", FALSE);
  g_autoptr (PalListingResult) two = NULL;
  g_autoptr (PalListingResult) three = NULL;

  change_by_hand (self, "Sow", "phone", "06 77 77 77 77");
  two = bring_in (self, again, "avril.csv", "PLIE", FALSE);
  g_assert_cmpint (two->outcomes[1], ==, PAL_OUTCOME_CONFLICT);
  g_assert_cmpuint (two->n_conflicts, ==, 1);
  g_assert_true (difference_of (two, 2, 0)->kept && !difference_of (two, 2, 1)->kept);
  assert_text (self, "SELECT phone || city FROM participant", "06 77 77 77 77Talant");
  three = bring_in (self, again, "avril.csv", "PLIE", TRUE);
  g_assert_cmpint (three->outcomes[1], ==, PAL_OUTCOME_UPDATED);
  assert_text (self, "SELECT phone || city FROM participant", "06 55 55 55 55Talant");
  undo_last (self);
  assert_text (self, "SELECT phone || city FROM participant", "06 77 77 77 77Talant");
}

/* Without numbers: a name is corrected on the same line; a row that comes before moves no one; twins stay two. */
static void
test_by_line (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListingResult) one = bring_in (self, "Nom;Prénom;Né le;Orienté le\nDiallo;Awa;1/2/1990;1/6/2025\n"
                                               "Duppont;Jean;3/4/1980;1/6/2025\nSow;Issa;5/5/1985;1/6/2025\n", "l.csv", "PLIE", FALSE);
  g_autoptr (PalListingResult) two = bring_in (self, "Nom;Prénom;Né le;Orienté le\nDiallo;Awa;1/2/1990;1/6/2025\n"
                                               "Dupont;Jean;3/4/1980;1/6/2025\nSow;Issa;6/5/1985;1/6/2025\n", "l2.csv", "PLIE", FALSE);
  g_autoptr (PalListingResult) three = bring_in (self, "Nom;Prénom;Né le;Orienté le\nDiallo;Adama;1/2/1990;1/6/2025\n"
                                                 "Diallo;Awa;1/2/1990;1/6/2025\nDupont;Jean;3/4/1980;1/6/2025\n", "l3.csv", "PLIE", FALSE);

  g_assert_cmpuint (one->people_new, ==, 3);
  g_assert_cmpuint (two->people_new, ==, 0);
  g_assert_cmpuint (two->people_updated, ==, 2);
  g_assert_cmpuint (three->people_new, ==, 1);
  assert_text (self, "SELECT group_concat (last_name || ' ' || first_name || ' ' || birth_on, ', ') FROM "
               "(SELECT * FROM participant ORDER BY last_name, first_name)",
               "Diallo Adama 1990-02-01, Diallo Awa 1990-02-01, Dupont Jean 1980-04-03, Sow Issa 1985-05-06");
  g_assert_cmpint (ask (self, "SELECT count (*) FROM prescription"), ==, 4);
}

/* Another sender completes, but corrects nothing. */
static void
test_other_sender (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListingResult) one = bring_in (self, HEAD "A7;SOW;Awa;2/8/1996;;Dijon;1/6/2025;CCAS\n", "mars.csv", "PLIE", FALSE);
  g_autoptr (PalListingResult) two = bring_in (self, HEAD "A7;SOW;Awa;2/8/1996;0611223344;Talant;1/6/2025;CCAS\n", "mars.csv", "FT", FALSE);
  g_autoptr (PalListingResult) three = bring_in (self, HEAD "A7;Petit;Luc;2/9/1996;;Talant;1/6/2025;CCAS\n", "mars.csv", "CAF", FALSE);

  g_assert_cmpuint (two->people_updated, ==, 1);
  g_assert_cmpuint (two->n_notices, ==, 1);
  g_assert_cmpuint (three->people_new, ==, 1);
  assert_text (self, "SELECT phone || city FROM participant WHERE last_name = 'Sow'", "06 11 22 33 44Dijon");
  assert_text (self, "SELECT group_concat (source || key) FROM (SELECT * FROM outside_key ORDER BY source)", "CAFA7,FTA7,PLIEA7");
}

/* Two people become one: whatever the sender calls either of them, the one who stays is updated. */
static void
test_after_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListingResult) one = bring_in (self, HEAD "A7;SOW;Awa;2/8/1996;0611223344;Dijon;1/6/2025;CCAS\n"
                                               "A8;Saw;Awa;2/8/1996;;Dijon;3/6/2025;CCAS\n", "mars.csv", "PLIE", FALSE);
  g_autoptr (PalMerge) merge = pal_merge_new (self->store, ask (self, "SELECT id FROM participant WHERE last_name = 'Sow'"),
                                              ask (self, "SELECT id FROM participant WHERE last_name = 'Saw'"), &error);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "merge", &error);
  g_autoptr (PalListingResult) two = NULL;
  g_autofree char *origin = NULL;

  g_assert_true (pal_merge_apply (merge, edit, &error) && pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  two = bring_in (self, HEAD "A7;SOW;Awa;2/8/1996;0611223344;Dijon;1/6/2025;CCAS\n"
                  "A8;Saw;Awa;2/8/1996;;Talant;3/6/2025;CCAS\n", "avril.csv", "PLIE", FALSE);
  g_assert_cmpuint (two->people_new, ==, 0);
  g_assert_cmpuint (two->prescriptions, ==, 0);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 1);
  assert_text (self, "SELECT phone || city FROM participant", "06 11 22 33 44Talant");
  origin = pal_listing_origin (self->store, ask (self, "SELECT id FROM participant"));
  g_assert_nonnull (strstr (origin, "mars.csv (PLIE), line 2"));
  g_assert_nonnull (strstr (origin, "avril.csv (PLIE), line 3"));
}

/* Where rows came from; the same file again leaves no trace; deleting somebody leaves none either. */
static void
test_origin (Fixture *self, gconstpointer data)
{
  static const char *const text = HEAD ";SOW;Awa;2/8/1996;;Dijon;1/6/2025;CCAS\n\n;Petit;Luc;2/9/1996;;;1/6/2025;\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListingResult) one = bring_in (self, text, "orientations-2022.csv", NULL, FALSE);
  g_autoptr (PalListingResult) two = bring_in (self, text, "orientations-2022.csv", NULL, FALSE);
  gint64 person = ask (self, "SELECT id FROM participant WHERE last_name = 'Petit'");
  g_autofree char *origin = pal_listing_origin (self->store, person);
  g_autoptr (PalRecord) record = pal_record_load (self->store, &pal_participant_kind, person, &error);
  g_autoptr (PalEdit) edit = NULL;

  g_assert_true (g_str_has_prefix (origin, "Came from orientations-2022.csv, line 4, "));
  g_assert_cmpint (ask (self, "SELECT count (*) FROM import_line"), ==, 2);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op"), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op_line WHERE table_name = 'import_line'"), ==, 0);
  edit = pal_edit_begin (self->store, "delete", &error);
  g_assert_true (pal_record_delete (record, edit, &error) && pal_edit_commit (edit, &error));
  g_assert_cmpint (ask (self, "SELECT count (*) FROM import_line"), ==, 1);
  undo_last (self);
  undo_last (self);
  g_assert_cmpint (ask (self, "SELECT (SELECT count (*) FROM import_line) + (SELECT count (*) FROM import_file) + "
                        "(SELECT count (*) FROM participant)"), ==, 0);
}

/* Columns may hold fields that people defined, and tags; what is there is completed, and corrected by the same sender. */
static void
test_own_fields (Fixture *self, gconstpointer data)
{
  static const char *const text = "Nom;Prénom;Né le;Taille;Étiquettes\nSow;Awa;2/8/1996;42;suivi, Mère isolée\nPetit;Luc;2/9/1996;quarante;SUIVI\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "field", &error);
  g_autoptr (PalRecord) field = pal_record_new (&pal_custom_field_kind);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PalListing) listing = pal_listing_new (bytes, "l.csv", &error);
  g_autoptr (PalListingResult) result = NULL;
  g_autoptr (PalListingResult) again = NULL;
  PalListingTarget target = { .sender = "PLIE" };

  pal_record_set_text (field, "table-name", "participant");
  pal_record_set_text (field, "name", "taille");
  pal_record_set_text (field, "label", "Taille");
  pal_record_set_text (field, "kind", "INT");
  g_assert_true (pal_record_save (field, edit, &error) && pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pal_listing_get_meaning (listing, 4), ==, PAL_MEANING_TAGS);
  pal_listing_set_own_field (listing, 3, pal_record_get_id (field));
  g_date_clear (&target.prescribed_on, 1);
  result = pal_listing_apply (self->store, listing, &target, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_text (self, "SELECT group_concat (p.last_name || v.value) FROM custom_value v JOIN participant p ON p.id = v.record", "Sow42");
  assert_text (self, "SELECT group_concat (name || n, ',') FROM (SELECT t.name, count (*) AS n FROM tagged g JOIN tag t ON t.id = g.tag "
               "GROUP BY t.id ORDER BY t.name)", "Mère isolée1,suivi2");
  pal_listing_set_value (listing, 3, "Quarante", "40");
  again = pal_listing_apply (self->store, listing, &target, TRUE, NULL, NULL, NULL, &error);
  g_assert_cmpuint (again->n_problems, ==, result->n_problems - 1);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM custom_value"), ==, 2);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM tagged"), ==, 3);
  undo_last (self);
  undo_last (self);
  g_assert_cmpint (ask (self, "SELECT (SELECT count (*) FROM custom_value) + (SELECT count (*) FROM tagged) + (SELECT count (*) FROM tag)"),
                   ==, 0);
}

static PalListing *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  PalListing *listing = pal_listing_new (bytes, "l.csv", &error);

  g_assert_no_error (error);
  return listing;
}

/* A way of reading comes back with the same headings, in whatever order they stand; other headings do not have it. */
static void
test_mapping (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) one = read_text ("Nom;Prénom;Colonne A;Colonne B;Le\nSow;Awa;M;Dijon;02/28/1996\n");
  g_autoptr (PalListing) two = read_text ("Colonne B;Prénom;Nom;Le;Colonne A\nTalant;Luc;Petit;12/31/1990;M\n");
  g_autoptr (PalListing) three = read_text ("Nom;Prénom;Ville\nSow;Awa;Dijon\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalMapping) mapping = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *shown = NULL;
  gint64 id;

  pal_listing_set_meaning (one, 2, PAL_MEANING_DRIVING_LICENCE);
  pal_listing_set_value (one, 2, "m", "oui");
  pal_listing_set_meaning (one, 3, PAL_MEANING_CITY);
  pal_listing_set_meaning (one, 4, PAL_MEANING_BIRTH_ON);
  pal_listing_set_month_first (one, TRUE);
  id = pal_mapping_keep (self->store, one, 0, "PLIE; Dijon", "PLIE", &error);
  g_assert_no_error (error);
  g_assert_cmpint (pal_mapping_find (self->store, three), ==, 0);
  g_assert_cmpint (pal_mapping_find (self->store, two), ==, id);
  mapping = pal_mapping_apply (self->store, id, two, &error);
  g_assert_cmpstr (mapping->sender, ==, "PLIE");
  g_assert_cmpint (pal_listing_get_meaning (two, 0), ==, PAL_MEANING_CITY);
  g_assert_cmpint (pal_listing_get_meaning (two, 4), ==, PAL_MEANING_DRIVING_LICENCE);
  g_assert_cmpstr (pal_listing_get_value (two, 1, 4), ==, "oui");
  shown = pal_listing_show (two, 1, 3, NULL);
  g_assert_cmpstr (shown, ==, "31/12/1990");

  g_assert_cmpint (pal_mapping_keep (self->store, two, id, "PLIE", NULL, &error), ==, id);
  g_assert_true (pal_mapping_rename (self->store, id, "PLIE de Dijon", &error));
  all = pal_mapping_list (self->store);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((PalMapping *) g_ptr_array_index (all, 0))->name, ==, "PLIE de Dijon");
  g_assert_true (pal_mapping_delete (self->store, id, &error));
  g_assert_cmpint (pal_mapping_find (self->store, two), ==, 0);
  g_assert_null (pal_mapping_apply (self->store, id, two, &error));
  g_assert_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_EMPTY);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op"), ==, 0);
}

static void
assert_date (const char *text, PalDateSense sense, const char *expected)
{
  g_autofree char *problem = NULL;
  g_autofree char *iso = NULL;
  GDate today, date;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, 3, 2026);
  pal_listing_read_date (text, sense, &today, &date, &problem);
  iso = pal_date_to_iso (&date);
  g_assert_cmpstr (iso, ==, expected);
  g_assert_true ((problem == NULL) == (expected != NULL));
}

static void
test_month_first (void)
{
  assert_date ("03/13/1983", PAL_DATE_OF_BIRTH | PAL_DATE_MONTH_FIRST, "1983-03-13");
  assert_date ("3-4-83", PAL_DATE_OF_BIRTH | PAL_DATE_MONTH_FIRST, "1983-03-04");
  assert_date ("13/03/1983", PAL_DATE_OF_BIRTH | PAL_DATE_MONTH_FIRST, NULL);
  assert_date ("1983-03-13", PAL_DATE_OF_BIRTH | PAL_DATE_MONTH_FIRST, "1983-03-13");
  assert_date ("13 mars 1983", PAL_DATE_OF_BIRTH | PAL_DATE_MONTH_FIRST, "1983-03-13");
  assert_date ("12/31/2025", PAL_DATE_OF_FACT | PAL_DATE_MONTH_FIRST, "2025-12-31");
  assert_date ("12/31/2025", PAL_DATE_OF_FACT, NULL);
}

#define ADD(name, func) g_test_add ("/listing-again/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  ADD ("corrected", test_corrected);
  ADD ("by-hand", test_by_hand);
  ADD ("by-line", test_by_line);
  ADD ("other-sender", test_other_sender);
  ADD ("after-merge", test_after_merge);
  ADD ("origin", test_origin);
  ADD ("own-fields", test_own_fields);
  ADD ("mapping", test_mapping);
  g_test_add_func ("/listing-again/month-first", test_month_first);
  return g_test_run ();
}
