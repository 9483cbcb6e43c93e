/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "damage.h"
#include "records/pal-record.h"
#include "reports/bundle/pal-bundle.h"
#include "reports/listing/pal-listing.h"
#include "rules/pal-core.h"
#include "store/pal-journal.h"

/* Ten thousand damaged listings and bundles. Whatever comes in, the importers answer with words or with a result, the
 * file stays whole, and a trial leaves nothing. The damage follows from its number alone: a failure names it. */

#define LISTINGS 6000
#define BUNDLES 4000
#define KEEP_EVERY 200   /* now and then it is kept, the file checked, and the edit undone */

static const char *const listings[] = {
  "Liste des personnes orientées;;;;;;;\r\n\r\nCivilité;NOM;Prénom;Né(e) le;Tél.;Adresse;QPV;Freins repérés;Orienté(e) "
  "le\r\n"
  "M.;N'GUESSAN;Jean-Marc;13.03.1983;645554822;\"84 av.\nBât. B\";oui;langue, mobilité;16/09/2022\r\n"
  "Mme;BERNARD;Fatou;20/02/95;03 11 32 75 67;108 allée;N;garde d'enfants;04/08/2022\r\n;Total : 2;;;;;;;\r\n",
  "Bénéficiaire\tDate de naissance\tE-mail\tNiveau\tQuartier\tRéférent\tN° dossier\nDIALLO Awa\t3 mars "
  "1984\ta@b.fr\tbac +2\tGrésilles\tP. Roy\tA7\n"
  "SOW Issa\t30388\tx@y.fr\tniveau V\tquartier de veille\tRoy Paul\tA8\nSOW Issa\t30388\tx@y.fr\tniveau "
  "V\tGrésilles\t\tA8\n",
  "\"Nom\",\"Prénom\",\"Naissance\",\"Enfants\",\"Observations\",\"RQTH\"\n\"Koné\",\"Anaïs\",\"1990-01-11\",\"2\","
  "\"dit \"\"oui\"\"\",\"x\"\n"
  "\"Koné\",\"Anais\",\"1990-01-11\",\"40\",\"06 11 22 33 44 / 03 80 11 22 33\",\"non\"\n",
  "DIALLO;Awa;12/03/1990;06 11 22 33 44;21000\nSOW;Issa;13/04/1985;+687 27 63 10;1000\n",
};

static const struct { const char *name, *text;
} bundle[] = {
  { "organisation.csv", "key,name,roles,note\nO1,Bailleur,LANDLORD|FUNDER,\"deux\nlignes\"\n" },
  { "programme.csv", "\xEF\xBB\xBFkey,code,name,funder,continuous_entry,target_min\r\nPR,S1,Parcours,O1,YES,50\r\n" },
  { "cohort.csv", "name;programme;key;start_on;places\nPromotion 1;PR;C1;2025-09-01;12\n" },
  { "participant.csv", "qpv,first_name,key,last_name,birth_on,education_level,created_at\n1,Awa,P1,Diallo,1990-02-01,3,"
                       "2025-01-02T03:04:05\n"
                       "YES,Issa,P2,Sow,,,\n" },
  { "prescription.csv",
    "key,participant,cohort,prescribed_on,replaces\nX1,P1,C1,2025-08-01,X2\nX2,P2,C1,2025-08-02,\n" },
  { "custom_field.csv", "key,table_name,name,kind\nF1,participant,taille,TEXT\n" },
  { "custom_value.csv", "key,custom_field,record,value\nV1,F1,P1,M\n" },
  { "tag.csv", "key,name\nT1,suivi\n" },
  { "tagged.csv", "key,table_name,tag,record\nG1,cohort,T1,C1\n" },
  { "outside_key.csv", "source,key,table_name,record\nPLIE,007,participant,P1\nbundle,P1bis,participant,P1\n" },
};

typedef struct {
  char     *folder;
  char     *bundle;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("palier-fuzz-XXXXXX", NULL);
  self->bundle = g_build_filename (self->folder, "bundle", NULL);
  path = g_build_filename (self->folder, "fuzz.palier", NULL);
  g_assert_cmpint (g_mkdir (self->bundle, 0700), ==, 0);
  self->store = pal_store_create (path, NULL);
  g_assert_nonnull (self->store);
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
  g_assert_true (pal_store_close (self->store, NULL));
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->bundle);
}

static gint64
count (Fixture *self)
{
  return pal_store_ask_int (
    self->store,
    "SELECT (SELECT count (*) FROM participant) + (SELECT count (*) FROM prescription) + "
    "(SELECT count (*) FROM site) + (SELECT count (*) FROM organisation) + (SELECT count (*) FROM outside_key) + "
    "(SELECT count (*) FROM contact) + (SELECT count (*) FROM tag) + (SELECT count (*) FROM found)",
    -1);
}

/* What stands where it should not, in a listing or a bundle. */
static const char *const pieces[] = {
  "\"",           ";",          ",",          "\t",           "\n",         "\r",         "\r\n",
  "\xEF\xBB\xBF", "\xFF\xFE",   "\xC3",       "\xED\xA0\x80", "=cmd()",     "31/02/1988", "99999999999999999999",
  "-1",           "|",          "''",         "\"\"",         "é",          "\xE9",       "sep=,\n",
  "P1",           "key",        "created_at", "1e400",        "0000-00-00", "9999-12-31", "\x01",
  "%s%n",         "PK\x03\x04", NULL,
};

static GBytes *
damaged_listing (GRand *rand)
{
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "UTF-16LE", "UTF-8" };
  const char *text = listings[g_rand_int_range (rand, 0, G_N_ELEMENTS (listings))];
  gsize size;
  g_autofree char *encoded = g_convert (text, -1, encodings[g_rand_int_range (rand, 0, 4)], "UTF-8", NULL, &size, NULL);

  return fuzz_damage (encoded, size, pieces, rand);
}

/* People mend guesses in any way. */
static gboolean
mend (PalListing *listing, GRand *rand)
{
  if (g_rand_int_range (rand, 0, 6) == 0
      && !pal_listing_set_encoding (listing, g_rand_int_range (rand, 0, PAL_N_ENCODINGS), NULL))
    return FALSE;
  if (g_rand_int_range (rand, 0, 6) == 0
      && !pal_listing_set_delimiter (listing, ";,\t|"[g_rand_int_range (rand, 0, 4)], NULL))
    return FALSE;
  if (g_rand_int_range (rand, 0, 6) == 0)
    pal_listing_set_heading_row (listing, g_rand_int_range (rand, -1, (gint32) pal_listing_get_n_rows (listing)));
  for (gint32 n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      guint column = (guint) g_rand_int_range (rand, 0, (gint32) pal_listing_get_n_columns (listing));
      guint row = (guint) g_rand_int_range (rand, 0, (gint32) pal_listing_get_n_rows (listing));
      g_autofree char *problem = NULL;
      g_autofree char *shown = NULL;

      pal_listing_set_meaning (listing, column, g_rand_int_range (rand, 0, PAL_N_MEANINGS));
      pal_listing_set_row_used (listing, row, g_rand_int_range (rand, 0, 2));
      shown = pal_listing_show (listing, row, column, &problem);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
    }
  return TRUE;
}

static void
assert_words (const GError *error)
{
  g_assert_true (error != NULL && *error->message != '\0');
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_problems (const PalListingResult *result)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      const PalListingProblem *problem = g_ptr_array_index (result->problems, i);

      g_assert_true (problem->message != NULL && g_utf8_validate (problem->message, -1, NULL));
      g_assert_true (problem->text == NULL || g_utf8_validate (problem->text, -1, NULL));
    }
}

/* What was kept is whole, and undo takes all of it back. */
static void
check_and_undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);

  pal_store_check (self->store, TRUE, &error);
  g_assert_no_error (error);
  if (op != NULL)
    {
      pal_journal_undo (self->store, op->id, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (count (self), ==, 0);
}

static void
try_listing (Fixture *self, guint number, guint *good)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (GBytes) bytes = damaged_listing (rand);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListing) listing = pal_listing_new (bytes, "fuzz.csv", &error);
  g_autoptr (PalListingResult) result = NULL;
  gboolean keep = number % KEEP_EVERY == 0;
  PalListingTarget target = { 0 };

  if (listing == NULL)
    {
      assert_words (error);
      return;
    }
  if (!mend (listing, rand))
    return;
  g_date_clear (&target.prescribed_on, 1);
  result = pal_listing_apply (self->store, listing, &target, keep, NULL, NULL, NULL, &error);
  *good += result != NULL;
  if (result == NULL)
    assert_words (error);
  else
    check_problems (result);
  if (keep)
    check_and_undo (self);
  else if (number % 16 == 0)
    g_assert_cmpint (count (self), ==, 0);
}

static void
test_listings (Fixture *self, gconstpointer data)
{
  guint good = 0;

  for (guint i = 0; i < LISTINGS; i++)
    {
      g_test_message ("listing %u", i);
      try_listing (self, i, &good);
    }
  /* A damaged listing is read as far as it goes; without names, or with senseless mends, it is refused. */
  g_assert_cmpuint (good, >, LISTINGS / 4);
  g_assert_cmpuint (good, <, LISTINGS);
}

static void
put (Fixture *self, const char *name, gconstpointer text, gsize size)
{
  g_autofree char *path = g_build_filename (self->bundle, name, NULL);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
try_bundle (Fixture *self, guint number, guint *good)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  guint which = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (bundle));
  g_autoptr (GBytes) bytes = fuzz_damage (bundle[which].text, strlen (bundle[which].text), pieces, rand);
  g_autoptr (PalBundleResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean keep = number % KEEP_EVERY == 0;

  put (self, bundle[which].name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  result = pal_bundle_import (self->store, self->bundle, keep, NULL, NULL, NULL, &error);
  *good += result != NULL;
  if (result == NULL)
    assert_words (error);
  for (guint i = 0; result != NULL && i < result->warnings->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (result->warnings, i), -1, NULL));
  if (keep)
    check_and_undo (self);
  else if (number % 16 == 0)
    g_assert_cmpint (count (self), ==, 0);
  put (self, bundle[which].name, bundle[which].text, strlen (bundle[which].text));
}

static void
test_bundles (Fixture *self, gconstpointer data)
{
  guint good = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bundle); i++)
    put (self, bundle[i].name, bundle[i].text, strlen (bundle[i].text));
  for (guint i = 0; i < BUNDLES; i++)
    {
      g_test_message ("bundle %u", i);
      try_bundle (self, i, &good);
    }
  /* Some damage is harmless, most is refused: both ways were taken. */
  g_assert_cmpuint (good, >, BUNDLES / 20);
  g_assert_cmpuint (good, <, BUNDLES * 19 / 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add ("/fuzz/listings", Fixture, NULL, set_up, test_listings, tear_down);
  g_test_add ("/fuzz/bundles", Fixture, NULL, set_up, test_bundles, tear_down);
  return g_test_run ();
}
