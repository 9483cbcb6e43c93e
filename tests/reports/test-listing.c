/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-dates.h"
#include "reports/listing/pal-listing-read.h"
#include "reports/listing/pal-listing.h"
#include "reports/workbook/pal-workbook.h"
#include "sample-workbook.h"
#include "rules/pal-core.h"
#include "store/pal-journal.h"

/* A listing as it comes from a spreadsheet on Windows. */
static const char *const messy =
  "Liste des personnes orientées;;;;;;;;;;;;;;\r\n"
  "\r\n"
  "Civilité;NOM;Prénom;Né(e) le;Tél.;Courriel;Adresse;CP;Commune;Quartier;QPV;Niveau;Prescripteur;Freins "
  "repérés;Orienté(e) le\r\n"
  "M.;N'GUESSAN;Jean-Marc;13.03.1983;645554822;jm@exemple.fr;\"84 av. Champollion\nBât. B\";21240;TALANT;Le "
  "Belvédère;oui;CAP;PE Dijon;"
  "langue;16/09/2022\r\n"
  "Mme;BERNARD;Fatou;20/02/95;03 11 32 75 67;;108 allée Jean-Jaurès;21800;Quetigny;quartier de veille;N;3e;CCAS;garde "
  "d'enfants;04/08/2022\r\n"
  "Mme;EL AMRANI;Nadia;31/02/1988;;;2 rue de la République;21000;DIJON;Le Belvédère;x;sans diplôme;PLIE;mobilité, "
  "numérique;25/07/2022\r\n"
  "M.;=HYPERLINK(1);José;30388;;;;21000;DIJON;Le Belvédère;O;niveau V;CCAS;mobilité, dressage;27/07/2022\r\n"
  "Mme;;Inès;23/10/1994;0640185719;;;21800;Quetigny;;;;CCAS;;17/06/2022\r\n"
  ";Total : 5;;;;;;;;;;;;;\r\n";

typedef struct {
  char     *folder;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("palier-listing-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "essai.palier", NULL);
  self->store = pal_store_create (path, &error);
  g_assert_no_error (error);
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
}

/* The text as Windows writes it. */
static PalListing *
read_listing (const char *text, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &size, &error);
  g_autoptr (GBytes) data = NULL;
  PalListing *listing;

  g_assert_no_error (error);
  data = g_bytes_new_take (bytes, size);
  listing = pal_listing_new (data, "liste.csv", &error);
  g_assert_no_error (error);
  return listing;
}

static PalListingResult *
apply (Fixture *self, PalListing *listing, gint64 cohort, gboolean keep)
{
  g_autoptr (GError) error = NULL;
  PalListingTarget target = { .cohort = cohort };
  PalListingResult *result;

  g_date_clear (&target.prescribed_on, 1);
  result = pal_listing_apply (self->store, listing, &target, keep, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static gint64
ask (Fixture *self, const char *sql)
{
  return pal_store_ask_int (self->store, sql, -1);
}

static void
assert_text (Fixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = pal_store_ask_text (self->store, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_date (const char *text, PalDateSense sense, const char *expected)
{
  GDate today, date;
  g_autofree char *iso = NULL;
  g_autofree char *problem = NULL;
  gboolean done;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, 3, 2026);
  done = pal_listing_read_date (text, sense, &today, &date, &problem);
  iso = pal_date_to_iso (&date);
  if (g_strcmp0 (iso, expected) != 0)
    g_test_message ("date “%s”", text);
  g_assert_cmpstr (iso, ==, expected);
  g_assert_true (done == (problem == NULL));
  if (expected != NULL)
    g_assert_true (done);
}

static void
test_dates (void)
{
  static const struct { const char *text, *iso;
  } births[] = {
    { "13.03.1983", "1983-03-13" },
    { "20/02/1995", "1995-02-20" },
    { "1979-07-05", "1979-07-05" },
    { "01/07/98", "1998-07-01" },
    { "06-08-1985", "1985-08-06" },
    { "3 mars 1984", "1984-03-03" },
    { "1er août 1984", "1984-08-01" },
    { "3 Mars 84", "1984-03-03" },
    { "12 févr. 2001", "2001-02-12" },
    { "le 5 juil. 1990", "1990-07-05" },
    { "March 3, 1984", "1984-03-03" },
    { "30388", "1983-03-13" },
    { "13031983", "1983-03-13" },
    { "19830313", "1983-03-13" },
    { "130383", "1983-03-13" },
    { "1979-07-05 00:00:00", "1979-07-05" },
    { "1979-07-05T00:00", "1979-07-05" },
    { " 1/2/1990 ", "1990-02-01" },
    { "29/02/2000", "2000-02-29" },
    { "05/06/15", "2015-06-05" },
    { "05/06/17", "1917-06-05" },
    { "lundi 5 juin 1989", "1989-06-05" },
    { "1990/12/01", "1990-12-01" },
    { "31/02/1988", NULL },
    { "12/13/1990", NULL },
    { "1985", NULL },
    { "mars 1984", NULL },
    { "03/1984", NULL },
    { "29/02/1999", NULL },
    { "5 jui 1990", NULL },
    { "demain", NULL },
    { "12/03/2030", NULL },
    { "01/01/1850", NULL },
    { "00/01/1990", NULL },
    { "1/2/3/4", NULL },
    { "12", NULL },
    { "123456789", NULL },
    { "=1+1", NULL },
    { "1.5e3", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    assert_date (births[i].text, PAL_DATE_OF_BIRTH, births[i].iso);
  assert_date ("16/09/22", PAL_DATE_OF_FACT, "2022-09-16");
  assert_date ("16/09/75", PAL_DATE_OF_FACT, NULL);
  assert_date ("18/03/2026", PAL_DATE_OF_FACT, NULL);
}

/* What is empty is unknown, and no problem. */
static void
test_unknown (void)
{
  static const char *const texts[] = { "", "  ", "-", "--", "?", "NR", "nsp", "inconnu", "Non renseigné", "\xC2\xA0" };
  GDate today, date;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, 3, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *problem = NULL, *phone = NULL;
      gboolean more;
      int level;

      g_assert_true (pal_listing_read_date (texts[i], PAL_DATE_OF_BIRTH, &today, &date, &problem));
      g_assert_false (g_date_valid (&date));
      g_assert_true (pal_listing_read_phone (texts[i], &phone, &more, &problem));
      g_assert_null (phone);
      g_assert_true (pal_listing_read_level (texts[i], &level, &problem));
      g_assert_cmpint (level, ==, 0);
      g_assert_null (problem);
    }
}

static void
test_phones (void)
{
  static const struct { const char *text, *phone; gboolean good, more;
  } phones[] = {
    { "645554822", "06 45 55 48 22", TRUE, FALSE },
    { "0631091366", "06 31 09 13 66", TRUE, FALSE },
    { "+33 6 61 28 71 47", "06 61 28 71 47", TRUE, FALSE },
    { "+33 (0)6 61 28 71 47", "06 61 28 71 47", TRUE, FALSE },
    { "0033661287147", "06 61 28 71 47", TRUE, FALSE },
    { "33661287147", "06 61 28 71 47", TRUE, FALSE },
    { "03.54.74.44.82", "03 54 74 44 82", TRUE, FALSE },
    { "07-25-03-12-92", "07 25 03 12 92", TRUE, FALSE },
    { "06/45/55/48/22", "06 45 55 48 22", TRUE, FALSE },
    { "27 63 10", "27 63 10", TRUE, FALSE },
    { "+687 27.63.10", "27 63 10", TRUE, FALSE },
    { "+32 2 123 45 67", "+32 2 123 45 67", TRUE, FALSE },
    { "06 45 55 48 22 / 03 80 11 22 33", "06 45 55 48 22", TRUE, TRUE },
    { "06 45 55 48 22 (mère)", "06 45 55 48 22", TRUE, TRUE },
    { "06 45 55", "06 45 55", FALSE, FALSE },
    { "6,45555E+08", "6,45555E+08", FALSE, FALSE },
    { "rappeler le soir", "rappeler le soir", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *phone = NULL;
      g_autofree char *problem = NULL;
      gboolean more, good = pal_listing_read_phone (phones[i].text, &phone, &more, &problem);

      g_assert_cmpstr (phone, ==, phones[i].phone);
      g_assert_true (good == phones[i].good && good == (problem == NULL));
      g_assert_true (more == phones[i].more);
    }
}

static void
test_words (void)
{
  static const struct { const char *text; int level;
  } levels[] = {
    { "CAP", 3 },
    { "BEP", 3 },
    { "niveau V", 3 },
    { "Niv. 4", 4 },
    { "niveau V bis", 2 },
    { "bac +2", 5 },
    { "BAC+5", 7 },
    { "BTS", 5 },
    { "Licence", 6 },
    { "Licence pro", 6 },
    { "Bac pro", 4 },
    { "Bac", 4 },
    { "3e", 2 },
    { "3ème", 2 },
    { "sans diplôme", 1 },
    { "Master 2", 7 },
    { "Niveau 5 (bac+2)", 5 },
    { "niveau bac", 4 },
    { "Brevet professionnel", 4 },
    { "brevet des collèges", 2 },
    { "Doctorat", 8 },
    { "4", 4 },
    { "Niveau III", 5 },
    { "CAP petite enfance", 3 },
    { "pas de diplôme", 1 },
    { "cuisinier", 0 },
    { "9", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *problem = NULL;
      int level;

      g_assert_true (pal_listing_read_level (levels[i].text, &level, &problem) == (levels[i].level > 0));
      if (level != levels[i].level)
        g_test_message ("level “%s”", levels[i].text);
      g_assert_cmpint (level, ==, levels[i].level);
    }
}

static void
assert_barriers (const char *text, const char *expected)
{
  g_autoptr (GArray) barriers = pal_listing_read_barriers (text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < barriers->len; i++)
    {
      const PalListingBarrier *barrier = &g_array_index (barriers, PalListingBarrier, i);

      g_string_append_printf (found, "%s(%s)", barrier->theme, barrier->detail != NULL ? barrier->detail : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_barriers (void)
{
  assert_barriers ("mobilité, numérique", "MOBILITE()NUMERIQUE()");
  assert_barriers ("garde d'enfants", "GARDE_ENFANTS()");
  assert_barriers ("pas de permis / dettes", "MOBILITE()BUDGET()");
  assert_barriers ("mobilité et santé; mobilité", "MOBILITE(mobilité et santé)SANTE(mobilité et santé)");
  assert_barriers ("dressage de lions", "AUTRE(dressage de lions)");
  assert_barriers ("aucun", "");
  assert_barriers ("", "");
  assert_barriers ("LANGUE|EMPRISE", "LANGUE()EMPRISE()");
}

static void
test_names (void)
{
  static const struct { const char *text, *name;
  } names[] = {
    { "N'GUESSAN", "N'Guessan" },
    { "EL AMRANI", "El Amrani" },
    { "SAINT-PIERRE", "Saint-Pierre" },
    { "O’CONNOR", "O’Connor" },
    { "BÂ", "Bâ" },
    { "thomas", "thomas" },
    { "Da Silva", "Da Silva" },
    { " DIALLO ", "Diallo" },
    { "=1+1", "=1+1" },
  };
  g_autofree char *city = pal_listing_case_city ("FONTAINE-LES-DIJON");
  g_autofree char *other = pal_listing_case_city ("L'HAY LES ROSES");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = pal_listing_case_name (names[i].text);

      g_assert_cmpstr (name, ==, names[i].name);
    }
  g_assert_cmpstr (city, ==, "Fontaine-les-Dijon");
  g_assert_cmpstr (other, ==, "L'Hay les Roses");
}

static void
assert_split (const char *text, gboolean first_name_first, const char *last, const char *first)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  pal_listing_split_name (text, first_name_first, &one, &two);
  g_assert_cmpstr (one, ==, last);
  g_assert_cmpstr (two, ==, first);
}

static void
test_whole_names (void)
{
  assert_split ("DIALLO Awa", FALSE, "Diallo", "Awa");
  assert_split ("Awa DIALLO", FALSE, "Diallo", "Awa");
  assert_split ("EL AMRANI Jean Marc", FALSE, "El Amrani", "Jean Marc");
  assert_split ("Diallo, Awa", FALSE, "Diallo", "Awa");
  assert_split ("Diallo Awa", FALSE, "Diallo", "Awa");
  assert_split ("Awa Diallo", TRUE, "Diallo", "Awa");
  assert_split ("DIALLO", FALSE, "Diallo", "");
}

static void
test_guesses (void)
{
  static const PalMeaning expected[] = {
    PAL_MEANING_CIVILITY, PAL_MEANING_LAST_NAME, PAL_MEANING_FIRST_NAME,    PAL_MEANING_BIRTH_ON,
    PAL_MEANING_PHONE,    PAL_MEANING_EMAIL,     PAL_MEANING_ADDRESS,       PAL_MEANING_POSTCODE,
    PAL_MEANING_CITY,     PAL_MEANING_SITE,      PAL_MEANING_QPV,           PAL_MEANING_EDUCATION,
    PAL_MEANING_OFFICE,   PAL_MEANING_BARRIERS,  PAL_MEANING_PRESCRIBED_ON,
  };
  g_autoptr (PalListing) listing = read_listing (messy, "WINDOWS-1252");

  g_assert_cmpint (pal_listing_get_encoding (listing), ==, PAL_ENCODING_WINDOWS_1252);
  g_assert_cmpint (pal_listing_get_delimiter (listing), ==, ';');
  g_assert_cmpint (pal_listing_get_heading_row (listing), ==, 2);
  g_assert_cmpuint (pal_listing_get_n_rows (listing), ==, 9);
  g_assert_cmpuint (pal_listing_get_n_people (listing), ==, 5);
  g_assert_cmpint (pal_listing_get_row_use (listing, 0), ==, PAL_ROW_TITLE);
  g_assert_cmpint (pal_listing_get_row_use (listing, 1), ==, PAL_ROW_BLANK);
  g_assert_cmpint (pal_listing_get_row_use (listing, 2), ==, PAL_ROW_HEADING);
  g_assert_cmpint (pal_listing_get_row_use (listing, 8), ==, PAL_ROW_TOTAL);
  g_assert_cmpuint (pal_listing_get_n_columns (listing), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (pal_meaning_id (pal_listing_get_meaning (listing, i)), ==, pal_meaning_id (expected[i]));
      g_assert_cmpuint (pal_listing_get_confidence (listing, i), >=, 60);
    }
  g_assert_cmpstr (pal_listing_get_cell (listing, 3, 6), ==, "84 av. Champollion\nBât. B");
}

/* Other senders: no heading, one column for the name, a page break that repeats the headings, remarks. */
static void
test_other_shapes (void)
{
  g_autoptr (PalListing) bare = read_listing ("DIALLO,Awa,12/03/1990,06 11 22 33 44,awa@exemple.fr,21000\n"
                                              "SOW,Issa,13/04/1985,06 11 22 33 45,issa@exemple.fr,21000\n", "UTF-8");
  g_autoptr (PalListing)
    whole = read_listing ("Bénéficiaire\tDate de naissance\tDate\tRéférent\nDIALLO Awa\t1/2/1990\t3/4/2025\tP. Roy\n"
                          "Bénéficiaire\tDate de naissance\tDate\tRéférent\nSOW Issa\t2/2/1990\t3/4/2025\tP. Roy\n"
                          "* liste provisoire\t\t\t\n",
                          "UTF-8");

  g_assert_cmpint (pal_listing_get_heading_row (bare), ==, -1);
  g_assert_cmpuint (pal_listing_get_n_people (bare), ==, 2);
  g_assert_cmpint (pal_listing_get_meaning (bare, 0), ==, PAL_MEANING_LAST_NAME);
  g_assert_cmpint (pal_listing_get_meaning (bare, 1), ==, PAL_MEANING_FIRST_NAME);
  g_assert_cmpint (pal_listing_get_meaning (bare, 2), ==, PAL_MEANING_BIRTH_ON);
  g_assert_cmpint (pal_listing_get_meaning (bare, 3), ==, PAL_MEANING_PHONE);
  g_assert_cmpint (pal_listing_get_meaning (bare, 4), ==, PAL_MEANING_EMAIL);
  g_assert_cmpint (pal_listing_get_meaning (bare, 5), ==, PAL_MEANING_POSTCODE);
  g_assert_cmpint (pal_listing_get_delimiter (whole), ==, '\t');
  g_assert_cmpint (pal_listing_get_meaning (whole, 0), ==, PAL_MEANING_FULL_NAME);
  g_assert_cmpint (pal_listing_get_meaning (whole, 1), ==, PAL_MEANING_BIRTH_ON);
  g_assert_cmpint (pal_listing_get_meaning (whole, 2), ==, PAL_MEANING_PRESCRIBED_ON);
  g_assert_cmpint (pal_listing_get_meaning (whole, 3), ==, PAL_MEANING_PRESCRIBER);
  g_assert_cmpint (pal_listing_get_row_use (whole, 2), ==, PAL_ROW_REPEATED_HEADING);
  g_assert_cmpint (pal_listing_get_row_use (whole, 4), ==, PAL_ROW_REMARK);
  g_assert_cmpuint (pal_listing_get_n_people (whole), ==, 2);
}

static void
test_mending (void)
{
  g_autoptr (PalListing) listing = read_listing (messy, "WINDOWS-1252");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *problem = NULL;

  pal_listing_set_meaning (listing, 3, PAL_MEANING_PRESCRIBED_ON);
  g_assert_cmpint (pal_listing_get_meaning (listing, 3), ==, PAL_MEANING_PRESCRIBED_ON);
  g_assert_cmpint (pal_listing_get_meaning (listing, 14), ==, PAL_MEANING_IGNORED);
  pal_listing_set_row_used (listing, 3, FALSE);
  pal_listing_set_row_used (listing, 8, TRUE);
  g_assert_cmpint (pal_listing_get_row_use (listing, 3), ==, PAL_ROW_LEFT_OUT);
  g_assert_cmpuint (pal_listing_get_n_people (listing), ==, 5);
  pal_listing_set_heading_row (listing, -1);
  g_assert_cmpint (pal_listing_get_row_use (listing, 2), ==, PAL_ROW_PERSON);
  pal_listing_set_heading_row (listing, 2);
  g_assert_cmpint (pal_listing_get_meaning (listing, 14), ==, PAL_MEANING_PRESCRIBED_ON);

  g_assert_true (pal_listing_set_encoding (listing, PAL_ENCODING_MAC_ROMAN, &error));
  g_assert_cmpstr (pal_listing_get_cell (listing, 2, 0), !=, "Civilité");
  g_assert_true (pal_listing_set_encoding (listing, PAL_ENCODING_WINDOWS_1252, &error));
  g_assert_cmpstr (pal_listing_get_cell (listing, 2, 0), ==, "Civilité");
  g_assert_true (pal_listing_set_delimiter (listing, ',', &error));
  g_assert_cmpuint (pal_listing_get_n_columns (listing), <, 15);
  g_assert_true (pal_listing_set_delimiter (listing, ';', &error));

  shown = pal_listing_show (listing, 3, 3, NULL);
  g_assert_cmpstr (shown, ==, "13/03/1983");
  g_free (shown);
  shown = pal_listing_show (listing, 5, 3, &problem);
  g_assert_cmpstr (shown, ==, "");
  g_assert_nonnull (strstr (problem, "31/02/1988"));
}

static void
test_refusals (void)
{
  static const struct { const char *bytes; gsize size;
  } files[] = {
    { "", 0 },         { "PK\x03\x04zip", 7 },    { "\xD0\xCF\x11\xE0 old", 8 },
    { "%PDF-1.4", 8 }, { "SQLite format 3", 16 }, { "\r\n\r\n", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].bytes, files[i].size);
      g_autoptr (PalListing) listing = pal_listing_new (bytes, "x.csv", &error);

      g_assert_null (listing);
      g_assert_true (error != NULL && (error->domain == PAL_LISTING_ERROR || error->domain == PAL_WORKBOOK_ERROR));
      g_assert_nonnull (strstr (error->message, "x.csv"));
    }
}

static const PalListingProblem *
find_problem (PalListingResult *result, guint row, gboolean notice)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      const PalListingProblem *problem = g_ptr_array_index (result->problems, i);

      if (problem->row == row && problem->notice == notice)
        return problem;
    }
  return NULL;
}

static void
test_apply (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) listing = read_listing (messy, "WINDOWS-1252");
  g_autoptr (PalListingResult) tried = apply (self, listing, 0, FALSE);
  g_autoptr (PalListingResult) result = NULL;
  const PalListingProblem *problem;

  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op"), ==, 0);
  result = apply (self, listing, 0, TRUE);
  g_assert_true (result->kept && !tried->kept);
  g_assert_cmpuint (result->people_new, ==, 5);
  g_assert_cmpuint (result->prescriptions, ==, 5);
  g_assert_cmpuint (result->barriers, ==, 6);
  g_assert_cmpuint (result->sites, ==, 2);
  g_assert_cmpuint (result->n_problems, ==, 2);
  g_assert_cmpuint (tried->people_new, ==, result->people_new);
  g_assert_cmpuint (tried->n_problems, ==, result->n_problems);
  problem = find_problem (result, 6, FALSE);
  g_assert_cmpstr (problem->heading, ==, "Né(e) le");
  g_assert_cmpstr (problem->text, ==, "31/02/1988");
  g_assert_nonnull (find_problem (result, 8, FALSE));

  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant WHERE status = 'ACTIVE'"), ==, 5);
  g_assert_cmpint (
    ask (self, "SELECT count (*) FROM prescription WHERE decision = 'PENDING' AND prescribed_on > '2022-06-01'"), ==,
    5);
  assert_text (self,
               "SELECT first_name || '|' || gender || '|' || birth_on || '|' || phone || '|' || address || '|' || city "
               "|| '|' || qpv || '|' || "
               "qpv_on || '|' || education_level || '|' || diploma FROM participant WHERE last_name = 'N''Guessan'",
               "Jean-Marc|M|1983-03-13|06 45 55 48 22|84 av. Champollion\nBât. B|Talant|YES|2022-09-16|3|CAP");
  assert_text (
    self,
    "SELECT coalesce (birth_on, 'unknown') || '|' || education_level FROM participant WHERE last_name = 'El Amrani'",
    "unknown|1");
  assert_text (self, "SELECT birth_on FROM participant WHERE last_name LIKE '=%'", "1983-03-13");
  assert_text (self, "SELECT last_name FROM participant WHERE first_name = 'Inès'", "?");
  assert_text (self,
               "SELECT group_concat (name || ' ' || kind || ' ' || city, '|') FROM (SELECT * FROM site ORDER BY name)",
               "Le Belvédère QPV Talant|quartier de veille WATCH Quetigny");
  assert_text (self,
               "SELECT group_concat (theme || coalesce (detail, '')) FROM barrier JOIN participant p ON p.id = "
               "participant WHERE p.first_name = 'José'",
               "MOBILITE,AUTREdressage");
  g_assert_cmpint (
    ask (self, "SELECT count (*) FROM barrier b JOIN prescription p ON p.id = b.prescription WHERE b.phase = 'COURSE' "
               "AND b.identified_on = p.prescribed_on"),
    ==, 6);
  assert_text (self, "SELECT office FROM prescription WHERE prescribed_on = '2022-09-16'", "PE Dijon");
  g_assert_cmpint (ask (self, "SELECT count (*) FROM found WHERE found MATCH 'nguessan OR guessan'"), ==, 1);
}

/* One edit, which undo takes back whole; the same file again finds everybody. */
static void
test_undo_and_again (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) listing = read_listing (messy, "WINDOWS-1252");
  g_autoptr (PalListingResult) first = apply (self, listing, 0, TRUE);
  g_autoptr (PalListingResult) again = apply (self, listing, 0, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (again->people_new, ==, 0);
  g_assert_cmpuint (again->people_unchanged, ==, 5);
  g_assert_cmpuint (again->prescriptions + again->barriers + again->sites, ==, 0);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op"), ==, 1);
  g_assert_true (pal_journal_undo (self->store, ask (self, "SELECT id FROM op"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (self, "SELECT (SELECT count (*) FROM participant) + (SELECT count (*) FROM prescription) + "
                        "(SELECT count (*) FROM barrier) + (SELECT count (*) FROM site)"), ==, 0);
}

/* One person on two rows; a probable double is told and kept apart; what is known is never overwritten. */
static void
test_same_person (Fixture *self, gconstpointer data)
{
  static const char *const rows =
    "Nom;Prénom;Né le;Tél;Ville;Orienté le\n"
    "SOW;Awa;2/8/1996;0611223344;Dijon;1/6/2025\n"
    "Sow;AWA;02.08.1996;;Talant;3/9/2025\n"
    "Sow;Awa;02/08/1996;0611223344;;1/6/2025\n"
    "Sow;Awa;02/08/1996;0699999999;;1/6/2025\n"
    "Koné;Anaïs;11/1/1996;;;1/6/2025\n"
    "KONE;Anais;11/1/1996;;;1/6/2025\n"
    "Koné;Anaïs;12/1/1996;;;1/6/2025\n"
    "Kaya;Léa;13/1/1996;;;1/6/2025\n"
    "Kaya;Léa;13/1/1996;0633445566;Longvic;1/6/2025\n";
  g_autoptr (PalListing) listing = read_listing (rows, "UTF-8");
  g_autoptr (PalListingResult) result = apply (self, listing, 0, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (result->people_new, ==, 6);
  g_assert_cmpint (
    ask (
      self,
      "SELECT count (*) FROM prescription JOIN participant p ON p.id = participant WHERE p.phone = '06 11 22 33 44'"),
    ==, 2);
  assert_text (self, "SELECT city FROM participant WHERE phone = '06 11 22 33 44'", "Dijon");
  g_assert_nonnull (find_problem (result, 3, TRUE));
  g_assert_nonnull (find_problem (result, 5, TRUE));
  g_assert_nonnull (find_problem (result, 7, TRUE));
  g_assert_null (find_problem (result, 8, TRUE));

  /* Inserted and completed in one edit: undo must take it back whole. */
  assert_text (self, "SELECT phone || city FROM participant WHERE first_name = 'Léa'", "06 33 44 55 66Longvic");
  g_assert_true (pal_journal_undo (self->store, ask (self, "SELECT id FROM op"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 0);
}

/* The prescriber's own number: a corrected file updates the person, a number of somebody else does not. */
static void
test_outside_key (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) one = read_listing (
    "N° dossier;Nom;Prénom;Ville;Orienté le;Conseiller\nA7;Sow;Awa;Dijon;1/6/2025;Roy Paul\n", "UTF-8");
  g_autoptr (PalListing) two = read_listing (
    "N° dossier;Nom;Prénom;Ville;Orienté le;Conseiller\nA7;Sow;Aïssa;Talant;1/6/2025;Paul ROY\n", "UTF-8");
  g_autoptr (PalListing)
    three = read_listing ("N° dossier;Nom;Prénom;Ville;Orienté le\nA7;Diallo;Issa;Talant;1/6/2025\n", "UTF-8");
  g_autoptr (PalListingResult) first = apply (self, one, 0, TRUE);
  g_autoptr (PalListingResult) second = apply (self, two, 0, TRUE);
  g_autoptr (PalListingResult) third = apply (self, three, 0, TRUE);

  g_assert_cmpuint (first->people_new, ==, 1);
  g_assert_cmpuint (first->contacts, ==, 1);
  g_assert_cmpuint (second->people_updated, ==, 1);
  g_assert_cmpuint (second->contacts, ==, 0);
  assert_text (self, "SELECT first_name || city FROM participant WHERE last_name = 'Sow'", "AïssaTalant");
  g_assert_cmpuint (third->people_new, ==, 1);
  g_assert_cmpuint (third->n_problems, ==, 1);
}

static gboolean
stop_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **to = data;

  *to = g_object_ref (result);
}

static PalListing *
many_rows (guint n)
{
  g_autoptr (GString) text = g_string_new ("Nom;Prénom;Né le;Freins\n");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Nom%u;Prénom%u;%u/%u/19%02u;mobilité\n", i, i, 1 + i % 28, 1 + i % 12, 60 + i % 40);
  bytes = g_bytes_new (text->str, text->len);
  return pal_listing_new (bytes, "many.csv", NULL);
}

static void
progress_cb (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

/* In slices: the loop turns in between, progress grows, and the result is that of one go. */
static void
test_slices (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) listing = many_rows (3000);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PalListingResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PalListingTarget target = { 0 };
  double fraction = 0;

  g_date_clear (&target.prescribed_on, 1);
  g_date_set_dmy (&target.prescribed_on, 1, 9, 2025);
  pal_listing_apply_async (self->store, listing, &target, TRUE, progress_cb, &fraction, NULL, applied_cb, &done);
  while (done == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = pal_listing_apply_finish (listing, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->people_new, ==, 3000);
  g_assert_cmpfloat (fraction, ==, 1);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM prescription WHERE prescribed_on = '2025-09-01'"), ==, 3000);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) listing = many_rows (20000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PalListingResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PalListingTarget target = { 0 };

  g_date_clear (&target.prescribed_on, 1);
  pal_listing_apply_async (self->store, listing, &target, TRUE, NULL, NULL, cancellable, applied_cb, &done);
  g_timeout_add (40, stop_cb, cancellable);
  while (done == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = pal_listing_apply_finish (listing, done, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (strstr (error->message, "many.csv"));
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 0);
  g_clear_error (&error);

  result = pal_listing_apply (self->store, listing, &target, TRUE, NULL, NULL, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 0);
}

static void
test_without_names (Fixture *self, gconstpointer data)
{
  g_autoptr (PalListing) listing = read_listing ("CP;Ville\n21000;Dijon\n", "UTF-8");
  g_autoptr (GError) error = NULL;
  PalListingTarget target = { 0 };

  g_date_clear (&target.prescribed_on, 1);
  g_assert_null (pal_listing_apply (self->store, listing, &target, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_NO_NAMES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/listing/dates", test_dates);
  g_test_add_func ("/listing/unknown", test_unknown);
  g_test_add_func ("/listing/phones", test_phones);
  g_test_add_func ("/listing/levels", test_words);
  g_test_add_func ("/listing/barriers", test_barriers);
  g_test_add_func ("/listing/names", test_names);
  g_test_add_func ("/listing/whole-names", test_whole_names);
  g_test_add_func ("/listing/guesses", test_guesses);
  g_test_add_func ("/listing/other-shapes", test_other_shapes);
  g_test_add_func ("/listing/mending", test_mending);
  g_test_add_func ("/listing/refusals", test_refusals);
  g_test_add ("/listing/apply", Fixture, NULL, set_up, test_apply, tear_down);
  g_test_add ("/listing/undo-and-again", Fixture, NULL, set_up, test_undo_and_again, tear_down);
  g_test_add ("/listing/same-person", Fixture, NULL, set_up, test_same_person, tear_down);
  g_test_add ("/listing/outside-key", Fixture, NULL, set_up, test_outside_key, tear_down);
  g_test_add ("/listing/slices", Fixture, NULL, set_up, test_slices, tear_down);
  g_test_add ("/listing/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/listing/without-names", Fixture, NULL, set_up, test_without_names, tear_down);
  return g_test_run ();
}
