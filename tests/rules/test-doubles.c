/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/pal-kinds.h"
#include "reports/listing/pal-listing.h"
#include "rules/pal-core.h"
#include "rules/doubles/pal-doubles.h"
#include "store/pal-journal.h"
#include "test-file.h"

/* The listing of a prescriber --------------------------------------------------------------------------------------- */

/* Who is written twice in the listing, found by reading it: the same address, and the same birth where both have one. */
static const char *const written_twice[] = {
  "?uk Inès | Zuk Ines",
  "Benali Lea | Benali Léa",
  "Benali Raphael | Benali Raphaël",
  "Celik Chloe | Çelik Chloé",
  "D'Almeida Moussa | D'Almeida Moussa",
  "Ferreira Moussa | Ferreira Moussa",
  "Kone Anais | Koné Anaïs",
  "Martin Mamadou | Martin Mamadou",
  "Moreau Lea | Moreau Léa",
  "Nguyen Helene | Nguyen Hélène",
  "O'Connor Melanie | O'Connor Mélanie",
  "Ouedraogo Yasmine | Ouédraogo Yasmine",
  "Petrovi? Aïcha | Petrovic Aicha",
  "Sow Awa | Sow Awa",
};
#define FALSE_ONES 5

static void
import_listing (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "orientations-2022.csv", NULL);
  g_autoptr (PalListing) listing = pal_listing_read (path, NULL, &error);
  PalListingTarget target = { 0 };

  g_assert_no_error (error);
  g_date_clear (&target.prescribed_on, 1);
  g_autoptr (PalListingResult) result = pal_listing_apply (store, listing, &target, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Doubles that differ are two people until somebody says otherwise. */
  g_assert_cmpuint (result->people_new, ==, 326);
}

static char *
name_of (PalStore *store, gint64 id)
{
  return pal_store_ask_text_of (store, "SELECT last_name || ' ' || first_name FROM participant WHERE id = ?1", id);
}

static char *
pair_of (PalStore *store, const PalDouble *pair)
{
  g_autofree char *one = name_of (store, pair->one);
  g_autofree char *other = name_of (store, pair->other);
  gboolean first = strcmp (one, other) <= 0;

  return g_strdup_printf ("%s | %s", first ? one : other, first ? other : one);
}

static void
test_listing (void)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();
  gboolean found[G_N_ELEMENTS (written_twice)] = { FALSE };
  guint others = 0;

  import_listing (store);
  g_autoptr (GArray) doubles = pal_doubles_find_all (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < doubles->len; i++)
    {
      const PalDouble *pair = &g_array_index (doubles, PalDouble, i);
      g_autofree char *names = pair_of (store, pair);
      g_autofree char *why = pal_double_reasons_for (pair->reasons);
      g_autofree char *against = pal_double_reasons_against (pair->reasons);
      guint at = 0;

      g_test_message ("%3d %s (%s; %s: %s)", pair->points, names, pal_double_strength (pair->points), why, against);
      while (at < G_N_ELEMENTS (written_twice) && (found[at] || !g_str_equal (written_twice[at], names)))
        at++;
      if (at < G_N_ELEMENTS (written_twice))
        found[at] = TRUE;
      else
        others++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (written_twice); i++)
    if (!found[i])
      g_test_message ("missing: %s", written_twice[i]);
  for (guint i = 0; i < G_N_ELEMENTS (written_twice); i++)
    g_assert_true (found[i]);
  g_assert_cmpuint (others, <=, FALSE_ONES);
  test_file_remove (store);
}

/* Kinds of likeness -------------------------------------------------------------------------------------------------- */

static const struct {
  PalDoubleFacts one, other;
  guint          reason;     /* one that is given */
  int            least, most;
} likenesses[] = {
  /* Accents, capitals, hyphens, particles. */
  { { "Müller", .first_name = "Zoé" }, { "MULLER", .first_name = "zoe" }, PAL_DOUBLE_SAME_NAMES, 60, 60 },
  { { "Da Silva", .first_name = "Jean-Marc" }, { "Silva", .first_name = "Jean Marc" }, PAL_DOUBLE_SAME_NAMES, 60, 60 },
  { { "El Amrani", .first_name = "Léa" }, { "ELAMRANI", .first_name = "Lea" }, PAL_DOUBLE_SAME_NAMES, 60, 60 },
  { { "El Amrani", .first_name = "Léa" }, { "Amrani", .first_name = "Léa" }, PAL_DOUBLE_SAME_NAMES, 60, 60 },
  { { "Ben Ali", .first_name = "Nora" }, { "Benali", .first_name = "Nora" }, PAL_DOUBLE_SAME_NAMES, 60, 60 },
  { { "N'Guessan", .first_name = "Awa" }, { "Nguessan", .first_name = "Awa" }, PAL_DOUBLE_SAME_NAMES, 60, 60 },
  /* The order of names, and both in one. */
  { { "Teuira", .first_name = "Vaitiare" }, { "Vaitiare", .first_name = "Teuira" }, PAL_DOUBLE_SWAPPED_NAMES, 55, 60 },
  { { "Tran", .first_name = "Thi Lan" }, { "THI LAN", .first_name = "Tran" }, PAL_DOUBLE_SWAPPED_NAMES, 50, 60 },
  { { "BENALI Lina" }, { "Benali", .first_name = "Lina" }, PAL_DOUBLE_SAME_NAMES, 55, 60 },
  /* Maiden and married. */
  { { "Martin", "Benali", "Lina" }, { "Benali", .first_name = "Lina" }, PAL_DOUBLE_BIRTH_NAME, 60, 60 },
  { { "Benali-Martin", .first_name = "Lina" }, { "Benali", .first_name = "Lina" }, PAL_DOUBLE_PART_OF_NAME, 50, 55 },
  /* Nicknames, spellings, initials, letters that were lost. */
  { { "Petit", .first_name = "Frédéric" }, { "Petit", .first_name = "Fred" }, PAL_DOUBLE_SHORT_NAME, 50, 55 },
  { { "Kaya", .first_name = "Mohamed" }, { "Kaya", .first_name = "Mouhammad" }, PAL_DOUBLE_SPELLING, 50, 60 },
  { { "Kaya", .first_name = "Mohammed" }, { "Kaya", .first_name = "Muhammad" }, PAL_DOUBLE_SPELLING, 55, 60 },
  { { "Diallo", .first_name = "Fatoumata" }, { "Diallo", .first_name = "Fatou" }, PAL_DOUBLE_SPELLING, 50, 60 },
  { { "Kaya", .first_name = "L." }, { "Kaya", .first_name = "Léa" }, PAL_DOUBLE_INITIAL, 40, 45 },
  { { "Kaya", .first_name = "J.-S." }, { "Kaya", .first_name = "Jean-Sébastien" }, PAL_DOUBLE_INITIAL, 40, 45 },
  { { "Petrovi?", .first_name = "Ana" }, { "Petrović", .first_name = "Ana" }, PAL_DOUBLE_LOST_LETTER, 55, 60 },
  /* Sounds and slips. */
  { { "Lefebvre", .first_name = "Théo" }, { "Lefèvre", .first_name = "Téo" }, PAL_DOUBLE_SOUNDS_ALIKE, 44, 60 },
  { { "Dupont", .first_name = "Lyna" }, { "Dupond", .first_name = "Lina" }, PAL_DOUBLE_SOUNDS_ALIKE, 44, 60 },
  { { "Ouattara", .first_name = "Awa" }, { "Wattara", .first_name = "Awa" }, PAL_DOUBLE_SOUNDS_ALIKE, 50, 60 },
  { { "Khelifi", .first_name = "Djamel" }, { "Kelifi", .first_name = "Jamel" }, PAL_DOUBLE_SOUNDS_ALIKE, 44, 60 },
  { { "Garnier", .first_name = "Lina" }, { "Garmier", .first_name = "Lina" }, PAL_DOUBLE_TYPO, 50, 55 },
  /* Dates. */
  { { "Kaya", .first_name = "Léa", .birth_on = "1988-03-12" }, { "Kaya", .first_name = "Léa", .birth_on = "1988-12-03" },
    PAL_DOUBLE_SWAPPED_BIRTH, 90, 95 },
  { { "Kaya", .first_name = "Léa", .birth_on = "1988-03-12" }, { "Kaya", .first_name = "Léa", .birth_on = "1988-03-13" },
    PAL_DOUBLE_BIRTH_DIGIT, 75, 80 },
  { { "Kaya", .first_name = "Léa", .birth_on = "1988-03-12" }, { "Kaya", .first_name = "Léa", .birth_on = "1988-01-01" },
    PAL_DOUBLE_BIRTH_YEAR, 70, 75 },
  { { "Kaya", .first_name = "Léa", .birth_on = "1988-03-12" }, { "Kaya", .first_name = "Léa", .birth_on = "1975-10-30" },
    PAL_DOUBLE_OTHER_BIRTH, -20, 0 },
  /* Telephones, email, address, numbers. */
  { { "Kaya", .first_name = "Léa", .phone = "+33 6 41 22 33 44" }, { "Kaya", .first_name = "Léa", .phone = "0641223344" },
    PAL_DOUBLE_SAME_PHONE, 95, 95 },
  { { "Kaya", .phone = "641223344" }, { "Kaya", .first_name = "Léa", .phone = "06.41.22.33.44" }, PAL_DOUBLE_SAME_PHONE, 60, 70 },
  { { "Kaya", .first_name = "Léa", .phone = "0641223344" }, { "Kaya", .first_name = "Léa", .phone = "0641223354" },
    PAL_DOUBLE_PHONE_DIGIT, 70, 75 },
  { { "Kaya", .first_name = "Léa", .phone = "0641223344" }, { "Kaya", .first_name = "Léa", .phone = "0380998877" },
    PAL_DOUBLE_OTHER_PHONE, 45, 55 },
  { { "Kaya", .first_name = "Léa", .email = "L.Kaya@Exemple.fr" }, { "Kaya", .first_name = "Léa", .email = "l.kaya@exemple.fr" },
    PAL_DOUBLE_SAME_EMAIL, 80, 90 },
  { { "Kaya", .first_name = "Léa", .address = "12 av. de la République, appt 4", .city = "DIJON" },
    { "Kaya", .first_name = "Léa", .address = "12, avenue de la Republique", .city = "Dijon" }, PAL_DOUBLE_SAME_ADDRESS, 80, 90 },
  { { "Kaya", .first_name = "Léa", .employment_service_id = "123 456 7A" }, { "Martin", .first_name = "Léa", .employment_service_id = "1234567a" },
    PAL_DOUBLE_SAME_EMPLOYMENT, 60, 60 },
  { { "Kaya", .first_name = "Léa", .employment_service_id = "1234567A" }, { "Kaya", .first_name = "Léa", .employment_service_id = "7654321B" },
    PAL_DOUBLE_OTHER_EMPLOYMENT, -20, 0 },
  { { "Kaya", .first_name = "Léa", .landlord_ref = "L-77" }, { "Kaya", .first_name = "Léa", .landlord_ref = "l77" },
    PAL_DOUBLE_SAME_LANDLORD, 70, 80 },
  { { "Kaya", .first_name = "Dominique", .gender = "F" }, { "Kaya", .first_name = "Dominique", .gender = "M" },
    PAL_DOUBLE_OTHER_GENDER, 40, 40 },
  /* Who married in between: the day and the telephone say more than the name. */
  { { "Kaya", .first_name = "Léa", .birth_on = "1988-03-12", .phone = "0641223344" },
    { "Martin", .first_name = "Léa", .birth_on = "1988-03-12", .phone = "0641223344" }, PAL_DOUBLE_OTHER_LAST_NAME, 60, 70 },
  /* Twins, and a mother and her daughter, share all but the first name. */
  { { "Kaya", .first_name = "Léa", .birth_on = "1988-03-12", .phone = "0641223344", .address = "12 rue des Lilas", .landlord_ref = "L1" },
    { "Kaya", .first_name = "Zoé", .birth_on = "1988-03-12", .phone = "0641223344", .address = "12 rue des Lilas", .landlord_ref = "L1" },
    PAL_DOUBLE_OTHER_FIRST_NAME, -100, 40 },
  { { "Kaya", .first_name = "Léa" }, { "Kaya", .first_name = "Lina" }, PAL_DOUBLE_OTHER_FIRST_NAME, -120, -80 },
  { { "Kaya", .first_name = "Lina" }, { "Kaya", .first_name = "Léna" }, PAL_DOUBLE_TYPO, 44, 55 },
};

static void
test_likenesses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (likenesses); i++)
    {
      g_autoptr (PalDoublePerson) one = pal_double_person_new (1, &likenesses[i].one);
      g_autoptr (PalDoublePerson) other = pal_double_person_new (2, &likenesses[i].other);
      guint reasons = 0, back = 0;
      int points = pal_double_person_compare (one, other, &reasons);
      g_autofree char *why = pal_double_reasons_for (reasons);

      g_test_message ("%s / %s: %d, %s", likenesses[i].one.last_name, likenesses[i].other.last_name, points, why);
      g_assert_true (reasons & likenesses[i].reason);
      g_assert_cmpint (points, >=, likenesses[i].least);
      g_assert_cmpint (points, <=, likenesses[i].most);
      g_assert_cmpint (points, ==, pal_double_person_compare (other, one, &back));
      g_assert_cmpuint (reasons, ==, back);
    }
}

/* Numbers that a partner gave: the same one speaks for, two of one partner against. */
static void
test_outside_keys (void)
{
  PalDoubleFacts facts = { "Kaya", .first_name = "Léa" };
  g_autoptr (PalDoublePerson) one = pal_double_person_new (1, &facts), other = pal_double_person_new (2, &facts),
                              third = pal_double_person_new (3, &facts);
  guint reasons = 0;

  pal_double_person_add_key (one, "PLIE", "2024-118");
  pal_double_person_add_key (other, "Mission locale", "2024-118");
  pal_double_person_add_key (third, "PLIE", "2024-119");
  g_assert_cmpint (pal_double_person_compare (one, other, &reasons), ==, 100);
  g_assert_true (reasons & PAL_DOUBLE_SAME_KEY);
  g_assert_cmpint (pal_double_person_compare (one, third, &reasons), ==, 40);
  g_assert_true (reasons & PAL_DOUBLE_OTHER_KEY);
}

/* Proposing ---------------------------------------------------------------------------------------------------------- */

static gint64
add_person (PalStore *store, const char *last, const char *first, const char *birth, const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "person", &error);

  g_assert_no_error (error);
  gint64 id = SAVE (edit, "participant", "last-name", last, "first-name", first, "birth-on", birth, "phone", phone);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  return id;
}

/* Who is proposed first for what is typed; 0: nobody. */
static gint64
propose (PalDoubles *doubles, PalStore *store, gint64 id, const PalDoubleFacts *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDoublePerson) person = pal_double_person_new (id, facts);
  g_autoptr (GArray) found = pal_doubles_propose (doubles, store, person, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, <=, 3);
  return found->len > 0 ? g_array_index (found, PalDouble, 0).other : 0;
}

static void
test_propose (void)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();
  gint64 lina = add_person (store, "Benali", "Lina", "1988-03-12", "06 41 22 33 44");
  gint64 khadija = add_person (store, "Khelifi", "Khadija", "1979-11-02", "0380112233");

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *last = g_strdup_printf ("Voisin%c%c", 'a' + i % 26, 'a' + i / 26);
      add_person (store, last, "Paul", "1970-05-06", NULL);
    }
  g_autoptr (PalDoubles) doubles = pal_doubles_new (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "BENALY", .first_name = "Lyna" }), ==, lina);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Bénali", .first_name = "lina" }), ==, lina);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Lina", .first_name = "Benali" }), ==, lina);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Benaly", .first_name = "Lyna", .birth_on = "1988-12-03" }), ==, lina);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Benali", .phone = "+33 6 41 22 33 44" }), ==, lina);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Benalli-Martin", .first_name = "Lina", .phone = "641223344" }), ==, 0);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Benali-Martin", .first_name = "Lina" }), ==, lina);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Kelifi", .first_name = "Kadidja" }), ==, khadija);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Khelifi", .first_name = "Mina" }), ==, 0);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Benali", .first_name = "Lina", .birth_on = "1970-01-30" }), ==, 0);
  g_assert_cmpint (propose (doubles, store, lina, &(PalDoubleFacts) { "Benali", .first_name = "Lina" }), ==, 0);

  /* Who was added or renamed since is proposed too; who was deleted is not. */
  gint64 since = add_person (store, "Ouédraogo", "Awa", NULL, NULL);
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Ouedraogo", .first_name = "Awa" }), ==, since);
  g_assert_false (pal_doubles_is_worn (doubles, store));
  g_autoptr (PalOp) op = pal_journal_next_undo (store);
  g_assert_true (pal_journal_undo (store, op->id, &error));
  g_assert_cmpint (propose (doubles, store, 0, &(PalDoubleFacts) { "Ouedraogo", .first_name = "Awa" }), ==, 0);
  test_file_remove (store);
}

/* Telling apart: never proposed again, one way or the other, until that is undone. */
static void
test_apart (void)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();
  gint64 one = add_person (store, "Benali", "Lina", "1988-03-12", NULL);
  gint64 other = add_person (store, "BENALI", "Lina", "1988-03-12", NULL);
  PalDoubleFacts facts = { "Benali", .first_name = "Lina" };
  g_autoptr (PalDoubles) doubles = pal_doubles_new (store, NULL, &error);
  g_autoptr (GArray) all = pal_doubles_find_all (store, NULL, NULL, NULL, &error);

  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (propose (doubles, store, other, &facts), ==, one);

  g_autoptr (PalEdit) edit = pal_edit_begin (store, "apart", &error);
  g_assert_true (pal_doubles_tell_apart (edit, one, other, &error));
  g_assert_true (pal_doubles_tell_apart (edit, other, one, &error));
  g_assert_false (pal_doubles_tell_apart (edit, one, one, NULL));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_cmpint (pal_store_ask_int (store, "SELECT count (*) FROM not_double", 0), ==, 1);
  g_autoptr (GArray) none = pal_doubles_find_all (store, NULL, NULL, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (propose (doubles, store, other, &facts), ==, 0);
  g_assert_cmpint (propose (doubles, store, one, &facts), ==, 0);

  g_assert_true (pal_journal_undo (store, pal_edit_get_op (edit), &error));
  g_autoptr (GArray) again = pal_doubles_find_all (store, NULL, NULL, NULL, &error);
  g_assert_cmpuint (again->len, ==, 1);
  test_file_remove (store);
}

static void
progress_cb (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, >=, *(double *) data);
  *(double *) data = fraction;
}

static void
cancel_cb (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_progress (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PalStore *store = test_file_make ();
  double fraction = 0;

  import_listing (store);
  g_autoptr (GArray) doubles = pal_doubles_find_all (store, progress_cb, &fraction, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (fraction, ==, 1);
  g_assert_null (pal_doubles_find_all (store, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_file_remove (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/doubles/listing", test_listing);
  g_test_add_func ("/doubles/likenesses", test_likenesses);
  g_test_add_func ("/doubles/outside-keys", test_outside_keys);
  g_test_add_func ("/doubles/propose", test_propose);
  g_test_add_func ("/doubles/apart", test_apart);
  g_test_add_func ("/doubles/progress", test_progress);
  return g_test_run ();
}
