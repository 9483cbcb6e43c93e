/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "pal-bench.h"
#include "rules/pal-core.h"
#include "rules/doubles/pal-doubles.h"

/* Doubles: those of one typed name among 100 000 people, and the list of all, whose time must grow less than quadratically. */

#define TYPED_AMONG 100000
#define TURNS 9

static const guint sizes[] = { 2500, 5000, 10000, 20000 };

static const char *const syllables[] = { "ba", "li", "na", "mar", "tin", "du", "rand", "ka", "ya", "ou", "dra", "go", "ben", "lef", "vre",
                                         "tra", "ore", "sil", "va", "mo", "reau", "gar", "nier", "pe", "tit", "cel", "ik", "so", "w", "kon" };
static const char *const firsts[] = { "Lina", "Awa", "Théo", "Nadia", "Jean-Marc", "Zoé", "Samira", "Loïc", "Élise", "Mohamed", "Fatima",
                                      "Marie", "Karim", "Inès", "Yasmine", "Paul", "Aïcha", "Moussa", "Sophie", "Nicolas", "Khadija",
                                      "Ibrahim", "Léa", "Hélène", "Omar", "Claire", "Thi Lan", "Teva", "Vaea", "Mickaël", "Sandrine",
                                      "Rachid", "Leïla", "Manon", "Hugo", "Chloé", "Fred", "Valérie", "Souleymane", "Olena" };

/* A name of two or three syllables; some names are had by many, as names are. */
static char *
last_name (GRand *dice)
{
  guint rare = (guint) (20000 * g_rand_double (dice) * g_rand_double (dice) * g_rand_double (dice));
  guint n = G_N_ELEMENTS (syllables);

  return g_strdup_printf ("%s%s%s", syllables[rare % n], syllables[rare / n % n], rare > n * n ? syllables[rare * 7 % n] : "");
}

typedef struct {
  char       *last;
  const char *first;
  char        birth[12], phone[16], address[40];
} Person;

static void
make_person (Person *person, GRand *dice)
{
  g_free (person->last);
  person->last = last_name (dice);
  person->first = firsts[(guint) (G_N_ELEMENTS (firsts) * g_rand_double (dice) * g_rand_double (dice))];
  g_snprintf (person->birth, sizeof person->birth, "%04d-%02d-%02d", g_rand_int_range (dice, 1955, 2006), g_rand_int_range (dice, 1, 13),
              g_rand_int_range (dice, 1, 29));
  g_snprintf (person->phone, sizeof person->phone, "06%08d", g_rand_int_range (dice, 0, 100000000));
  g_snprintf (person->address, sizeof person->address, "%d rue des %s%s", g_rand_int_range (dice, 1, 200),
              syllables[g_rand_int_range (dice, 0, 30)], syllables[g_rand_int_range (dice, 0, 30)]);
}

/* The same person as somebody else writes it. */
static void
spoil_person (Person *person, GRand *dice)
{
  char *upper = g_ascii_strup (person->last, -1);

  g_free (person->last);
  person->last = upper;
  if (g_rand_boolean (dice))
    g_snprintf (person->phone, sizeof person->phone, "07%08d", g_rand_int_range (dice, 0, 100000000));
  else
    person->birth[9] = '1';
}

/* A file of @n people, one in thirty written twice. They are put into the table itself: what is measured only reads. Full transfer. */
static PalStore *
make_people (const char *path, guint n)
{
  PalStore *store = pal_store_create (path, NULL);
  sqlite3 *db = pal_store_get_db (store);
  g_autoptr (GRand) dice = g_rand_new_with_seed (2026);
  Person person = { NULL };
  sqlite3_stmt *insert = NULL;

  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO participant (id, created_at, last_name, first_name, birth_on, phone, address, city) "
                      "VALUES (?1, '2026-01-01', ?2, ?3, ?4, ?5, ?6, 'Dijon')", -1, &insert, NULL);
  for (guint i = 0; i < n; i++)
    {
      if (i % 30 == 29)
        spoil_person (&person, dice);
      else
        make_person (&person, dice);
      sqlite3_bind_int64 (insert, 1, (gint64) i * 1000 + 1000);
      sqlite3_bind_text (insert, 2, person.last, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 3, person.first, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 4, person.birth, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 5, person.phone, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 6, person.address, -1, SQLITE_TRANSIENT);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  g_free (person.last);
  return store;
}

/* What is known grows letter by letter and field by field. */
static void
bench_typed (const char *folder)
{
  static const PalDoubleFacts typed[] = {
    { "B" }, { "Benbali" }, { "Benbali", .first_name = "L" }, { "Benbali", .first_name = "Lina" }, { "Lina", .first_name = "Benbali" },
    { "Bali", .first_name = "Lina", .birth_on = "1988-03-12" }, { "Bali", .first_name = "Mohamed", .birth_on = "1988-03-12", .phone = "0641223344" },
  };
  g_autofree char *path = g_build_filename (folder, "typed.palier", NULL);
  g_autoptr (PalStore) store = make_people (path, TYPED_AMONG);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PalDoubles) doubles = pal_doubles_new (store, NULL, NULL);

  printf ("%d people made ready in %.0f ms, once, in a thread\n", TYPED_AMONG, (g_get_monotonic_time () - start) / 1000.0);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *what = g_strdup_printf ("doubles of “%s %s %s” among 100 000", typed[i].last_name,
                                               typed[i].first_name ? typed[i].first_name : "", typed[i].birth_on ? typed[i].birth_on : "");

      for (guint turn = 0; turn < TURNS; turn++)
        {
          start = g_get_monotonic_time ();
          g_autoptr (PalDoublePerson) person = pal_double_person_new (0, &typed[i]);
          g_autoptr (GArray) found = pal_doubles_propose (doubles, store, person, 3, NULL);
          double milliseconds = (g_get_monotonic_time () - start) / 1000.0;

          g_assert_nonnull (found);
          g_array_append_val (times, milliseconds);
        }
      pal_bench_bound (what, pal_bench_median (times), 20, "ms");
    }
}

static double
time_all (const char *folder, guint n)
{
  g_autofree char *name = g_strdup_printf ("all-%u.palier", n);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (PalStore) store = make_people (path, n);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint turn = 0; turn < 3; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) doubles = pal_doubles_find_all (store, NULL, NULL, NULL, NULL);
      double seconds = (g_get_monotonic_time () - start) / 1e6;

      g_assert_cmpuint (doubles->len, >=, n / 40);
      g_array_append_val (times, seconds);
      if (turn == 0)
        printf ("%u people: %u doubles\n", n, doubles->len);
    }
  return pal_bench_median (times);
}

static void
bench_all (const char *folder)
{
  double seconds[G_N_ELEMENTS (sizes)];
  guint last = G_N_ELEMENTS (sizes) - 1;

  for (guint i = 0; i <= last; i++)
    {
      g_autofree char *what = g_strdup_printf ("all doubles of %u people", sizes[i]);

      seconds[i] = time_all (folder, sizes[i]);
      pal_bench_bound (what, seconds[i], sizes[i] <= 10000 ? 5 : 10, "s");
      if (i > 0)
        printf ("  %.2f × the time of half of them\n", seconds[i] / seconds[i - 1]);
    }
  /* Eight times the people: eight times the time would be straight, sixty-four times quadratic. */
  pal_bench_bound ("20 000 people against 2 500, times as long", seconds[last] / seconds[0], 24, "×");
}

int
main (void)
{
  g_autofree char *folder = NULL;

  pal_core_init ();
  folder = pal_bench_folder ();
  bench_typed (folder);
  bench_all (folder);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
