/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* The program is run as people run it, without a display: what it prints, what it exits with, what it writes. */

typedef struct {
  char *folder;
  char *file;      /* a path for a new file in it */
  char *output;    /* of the last command */
  char *complaint;
} Bench;

static void
set_up (Bench *bench, gconstpointer data)
{
  bench->folder = g_dir_make_tmp ("palier-command-XXXXXX", NULL);
  bench->file = g_build_filename (bench->folder, "essai.palier", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      remove_all (inside);
    }
  g_remove (path);
}

static void
tear_down (Bench *bench, gconstpointer data)
{
  remove_all (bench->folder);
  g_free (bench->folder);
  g_free (bench->file);
  g_free (bench->output);
  g_free (bench->complaint);
}

/* Runs "palier ARGUMENTS…" in the locale @locale and returns its exit code; what it printed is in @bench. */
static int
run_in (Bench *bench, const char *locale, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", g_str_has_prefix (locale, "fr") ? "fr" : "", TRUE);

  g_ptr_array_add (line, (char *) g_getenv ("PALIER_PROGRAM"));
  for (int i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (char *) arguments[i]);
  g_ptr_array_add (line, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) line->pdata, &error);
  g_assert_no_error (error);

  g_clear_pointer (&bench->output, g_free);
  g_clear_pointer (&bench->complaint, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &bench->output, &bench->complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

#define RUN(bench, ...) run_in ((bench), "C.UTF-8", (const char *const[]) { __VA_ARGS__, NULL })

#define assert_contains(text, part) \
  G_STMT_START { \
    if (strstr ((text), (part)) == NULL) \
      g_error ("“%s” is not in:\n%s", (part), (text)); \
  } G_STMT_END

static void
assert_one_line (const char *text)
{
  const char *end = strchr (text, '\n');

  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
}

/* Nothing was said where nothing is to be said: a warning on standard error would break scripts. */
static void
assert_done (Bench *bench, int code)
{
  g_assert_cmpstr (bench->complaint, ==, "");
  g_assert_cmpint (code, ==, 0);
}

static void
assert_refused (Bench *bench, int code, int expected)
{
  g_assert_cmpint (code, ==, expected);
  assert_one_line (bench->complaint);
  g_assert_cmpstr (bench->output, ==, "");
}

static const char *const names[] = { "new", "import", "report", "indicators", "plan", "calendar", "check", "backup", "export" };

static void
test_help (Bench *bench, gconstpointer data)
{
  assert_done (bench, RUN (bench, "--help"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *called = g_strdup_printf ("palier %s", names[i]);
      assert_contains (bench->output, called);
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *called = g_strdup_printf ("palier %s", names[i]);
      assert_done (bench, RUN (bench, names[i], "--help"));
      assert_contains (bench->output, called);
    }
  assert_done (bench, RUN (bench, "indicators", "--help"));
  assert_contains (bench->output, "--param");
  assert_contains (bench->output, "--csv");
}

static void
test_misuse (Bench *bench, gconstpointer data)
{
  assert_refused (bench, RUN (bench, "frobnicate"), 2);
  assert_contains (bench->complaint, "frobnicate");
  assert_refused (bench, RUN (bench, "new"), 2);
  assert_refused (bench, RUN (bench, "new", bench->file, "more"), 2);
  assert_refused (bench, RUN (bench, "check", bench->file, "--thoroughly"), 2);
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--as-of", "2026-02-30"), 2);
  assert_contains (bench->complaint, "2026-02-30");
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--from", "2026-02-01", "--to", "2026-01-01"),
                  2);
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--param", "base"), 2);
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--param", "height=3"), 2);
  assert_refused (bench, RUN (bench, "report", "R01", bench->file), 2);
  assert_refused (bench, RUN (bench, "report", "R99", bench->file, "-o", "x.xlsx"), 2);
  assert_refused (bench, RUN (bench, "report", "R01", bench->file, "-o", "x.xlsx", "--variant", "secret"), 2);
  assert_refused (bench, RUN (bench, "import", bench->file, bench->folder, "--cohort", "A"), 2);
  g_assert_false (g_file_test (bench->file, G_FILE_TEST_EXISTS));
}

static void
test_failures (Bench *bench, gconstpointer data)
{
  g_autofree char *alien = g_build_filename (bench->folder, "notes.palier", NULL);
  g_autofree char *text = NULL;

  assert_refused (bench, RUN (bench, "check", bench->file), 1);
  assert_refused (bench, RUN (bench, "export", bench->file, bench->folder), 1);

  g_assert_true (g_file_set_contents (alien, "not a database", -1, NULL));
  assert_refused (bench, RUN (bench, "check", alien), 1);
  assert_contains (bench->complaint, "notes.palier");
  assert_refused (bench, RUN (bench, "new", alien), 1);
  g_assert_true (g_file_get_contents (alien, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "not a database");

  /* A file that could not be filled is not left behind. */
  assert_refused (bench, RUN (bench, "new", bench->file, "--programme", "no-such-programme"), 1);
  g_assert_false (g_file_test (bench->file, G_FILE_TEST_EXISTS));
}

static void
test_new (Bench *bench, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (bench->folder, "bundle", NULL);
  g_autofree char *programmes = g_build_filename (folder, "programme.csv", NULL);
  g_autofree char *text = NULL;

  assert_done (bench, RUN (bench, "new", bench->file, "--programme", "parcours-sud-lot1", "pack-emploi-logement"));
  assert_contains (bench->output, "essai.palier");
  assert_refused (bench, RUN (bench, "new", bench->file), 1);
  assert_done (bench, RUN (bench, "check", bench->file));

  assert_done (bench, RUN (bench, "export", bench->file, folder));
  g_assert_true (g_file_get_contents (programmes, &text, NULL, NULL));
  assert_contains (text, "parcours-sud-lot1");
  assert_contains (text, "pack-emploi-logement");
}

static void
test_backup (Bench *bench, gconstpointer data)
{
  assert_done (bench, RUN (bench, "new", bench->file));
  assert_done (bench, RUN (bench, "backup", bench->file));
  g_strchomp (bench->output);
  g_assert_true (g_file_test (bench->output, G_FILE_TEST_IS_REGULAR));
  {
    g_autofree char *path = g_strdup (bench->output);
    assert_done (bench, RUN (bench, "check", path));
  }
}

/* Four people prescribed, three of whom entered; one left for a permanent contract. */
static const struct { const char *table, *rows; } small_bundle[] = {
  { "programme", "key,code,name,duration_months\nP,L1,Lot 1,6\n" },
  { "cohort", "key,programme,name,start_on,end_on,places,status\nC,P,Promotion 1,2025-01-06,2025-07-31,4,CLOSED\n" },
  { "participant", "key,last_name,first_name,gender,birth_on\nA,Zébulon,Anne,F,1990-05-01\nB,Yquem,Bruno,M,1985-01-01\n"
                   "D,Xavière,Dora,F,1979-12-31\nE,Wallon,Élise,F,\n" },
  { "prescription", "key,participant,cohort,prescribed_on,decision\n"
                    "PA,A,C,2024-12-01,ACCEPTED\nPB,B,C,2024-12-01,ACCEPTED\nPD,D,C,2024-12-02,ACCEPTED\nPE,E,C,2024-12-03,PENDING\n" },
  { "enrolment", "key,prescription,participant,cohort,entry_on,duration_months,exit_on,exit_reason\n"
                 "EA,PA,A,C,2025-01-06,6,2025-03-31,EMPLOI\nEB,PB,B,C,2025-01-06,6,,\nED,PD,D,C,2025-01-06,6,,\n" },
  { "situation", "key,enrolment,code,start_on\nS,EA,CDI,2025-04-01\n" },
};

static char *
write_bundle (Bench *bench)
{
  char *folder = g_build_filename (bench->folder, "incoming", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (small_bundle); i++)
    {
      g_autofree char *name = g_strconcat (small_bundle[i].table, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_true (g_file_set_contents (path, small_bundle[i].rows, -1, NULL));
    }
  return folder;
}

static void
make_small_file (Bench *bench)
{
  g_autofree char *folder = write_bundle (bench);

  assert_done (bench, RUN (bench, "new", bench->file));
  assert_done (bench, RUN (bench, "import", bench->file, folder));
}

static void
test_indicators (Bench *bench, gconstpointer data)
{
  make_small_file (bench);

  assert_done (bench, RUN (bench, "indicators", bench->file, "--cohort", "C", "--as-of", "2025-06-30", "--csv"));
  g_assert_true (g_str_has_prefix (bench->output, "indicator,numerator,denominator,value,unit\n"));
  assert_contains (bench->output, "\nN_PRESC,,,4,nb\n");
  assert_contains (bench->output, "\nTX_ENTREE,3,4,0.75,pct\n");
  assert_contains (bench->output, "\nTX_ED,1,3,0.333333,pct\n");
  assert_contains (bench->output, "\nGENRE:F,,,2,nb\n");
  assert_contains (bench->output, "\nDUE_BILAN_FIN_PARCOURS,,,2025-08-31,date\n");

  /* Before the exit, and with another base. */
  assert_done (bench, RUN (bench, "indicators", bench->file, "--cohort", "Promotion 1", "--as-of", "2025-02-01",
                           "--csv"));
  assert_contains (bench->output, "\nTX_ED,0,3,0,pct\n");
  assert_done (bench, RUN (bench, "indicators", bench->file, "--cohort", "C", "--as-of", "2025-06-30", "--csv",
                           "--param", "base=leavers"));
  assert_contains (bench->output, "\nTX_ED,1,1,1,pct\n");
  assert_done (bench, RUN (bench, "indicators", bench->file, "--programme", "L1", "--from", "2025-01-01",
                           "--to", "2025-06-30", "--csv"));
  assert_contains (bench->output, "\nN_ENTRES,,,3,nb\n");

  assert_refused (bench, RUN (bench, "indicators", bench->file, "--cohort", "Promotion 9", "--csv"), 1);
  assert_contains (bench->complaint, "Promotion 1");
}

/* Whether this system has the locale: without it the French cases say nothing. */
static gboolean
has_french (void)
{
  gboolean has = setlocale (LC_ALL, "fr_FR.UTF-8") != NULL;

  setlocale (LC_ALL, "C.UTF-8");
  return has;
}

static void
test_french (Bench *bench, gconstpointer data)
{
  static const char *const arguments[] = {
    "indicators", NULL, "--cohort", "C", "--as-of", "2025-06-30", "--csv", NULL
  };
  g_autofree char **line = g_memdup2 (arguments, sizeof arguments);

  if (!has_french ())
    {
      g_test_skip ("the locale fr_FR.UTF-8 is not installed");
      return;
    }
  make_small_file (bench);
  line[1] = bench->file;
  assert_done (bench, run_in (bench, "fr_FR.UTF-8", (const char *const *) line));
  assert_contains (bench->output, "\nTX_ENTREE,3,4,0.75,pct\n");
}

/* Every text of the workbook, read by a program that is not ours. */
static char *
unpack (const char *path)
{
  const char *argv[] = { "unzip", "-p", path, NULL };
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, NULL));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_report (Bench *bench, gconstpointer data)
{
  g_autofree char *named = g_build_filename (bench->folder, "named.xlsx", NULL);
  g_autofree char *unnamed = g_build_filename (bench->folder, "unnamed.xlsx", NULL);
  g_autofree char *page = g_build_filename (bench->folder, "page.PDF", NULL);
  g_autofree char *with = NULL, *without = NULL, *bytes = NULL;

  make_small_file (bench);
  assert_done (bench, RUN (bench, "report", "R01", bench->file, "--cohort", "C", "--as-of", "2025-08-01", "-o", named));
  assert_contains (bench->output, "named.xlsx");
  assert_done (bench, RUN (bench, "report", "R01", bench->file, "--cohort", "C", "--as-of", "2025-08-01",
                           "--variant", "pseudonymised", "-o", unnamed));

  with = unpack (named);
  without = unpack (unnamed);
  g_assert_nonnull (strstr (with, "Zébulon"));
  g_assert_null (strstr (without, "Zébulon"));
  g_assert_null (strstr (without, "Yquem"));

  assert_done (bench, RUN (bench, "report", "R01", bench->file, "--cohort", "C", "--as-of", "2025-08-01", "-o", page));
  g_assert_true (g_file_get_contents (page, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  assert_refused (bench, RUN (bench, "report", "R01", bench->file, "--cohort", "C", "-o", "report.odt"), 2);
  assert_refused (bench, RUN (bench, "report", "R01", bench->file, "--cohort", "C", "-o", "/nowhere/at/all.xlsx"), 1);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
read_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (name));
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, files->pdata[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_string_append_printf (all, "== %s\n%s", (char *) files->pdata[i], text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_round_trip (Bench *bench, gconstpointer data)
{
  g_autofree char *first = g_build_filename (bench->folder, "first", NULL);
  g_autofree char *second = g_build_filename (bench->folder, "second", NULL);
  g_autofree char *copy = g_build_filename (bench->folder, "copy.palier", NULL);
  g_autofree char *there = NULL, *back = NULL;

  assert_done (bench, RUN (bench, "new", bench->file, "--demo"));
  assert_done (bench, RUN (bench, "export", bench->file, first));
  assert_done (bench, RUN (bench, "new", copy));
  assert_done (bench, RUN (bench, "import", copy, first));
  assert_done (bench, RUN (bench, "export", copy, second));

  there = read_folder (first);
  back = read_folder (second);
  assert_contains (there, "== enrolment.csv");
  g_assert_cmpstr (there, ==, back);
}

static void
test_listing (Bench *bench, gconstpointer data)
{
  g_autofree char *path = g_build_filename (bench->folder, "liste.csv", NULL);
  g_autofree char *folder = g_build_filename (bench->folder, "out", NULL);
  g_autofree char *people = g_build_filename (folder, "participant.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "Nom;Prénom;Né(e) le;Orienté(e) le\r\nDURAND;Zoé;30/02/1990;03/02/2025\r\n"
                                      "MARTIN;Léa;01/02/1990;03/02/2025\r\n", -1, NULL));
  make_small_file (bench);
  assert_done (bench, RUN (bench, "import", bench->file, path, "--cohort", "C", "--dry-run"));
  assert_contains (bench->output, "30/02/1990");
  assert_done (bench, RUN (bench, "indicators", bench->file, "--cohort", "C", "--csv"));
  assert_contains (bench->output, "\nN_PRESC,,,4,nb\n");

  assert_done (bench, RUN (bench, "import", bench->file, path, "--cohort", "C"));
  assert_contains (bench->output, "30/02/1990");
  assert_done (bench, RUN (bench, "indicators", bench->file, "--cohort", "C", "--csv"));
  assert_contains (bench->output, "\nN_PRESC,,,6,nb\n");
  assert_refused (bench, RUN (bench, "import", bench->file, path, "--cohort", "nobody’s"), 1);

  assert_done (bench, RUN (bench, "export", bench->file, folder));
  g_assert_true (g_file_get_contents (people, &text, NULL, NULL));
  assert_contains (text, "Zoé");
}

/* The column @column of the line of @indicator, as it stands. Full transfer. */
static char *
field_of (const char *csv, const char *indicator, int column)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      if (g_strcmp0 (fields[0], indicator) == 0)
        return g_strdup (fields[column]);
    }
  g_error ("no line of %s in:\n%s", indicator, csv);
}

static void
test_demo (Bench *bench, gconstpointer data)
{
  g_autofree char *prescribed = NULL, *entered = NULL, *below = NULL, *above = NULL, *later = NULL;

  assert_done (bench, RUN (bench, "new", bench->file, "--demo"));
  assert_done (bench, RUN (bench, "check", bench->file));
  assert_refused (bench, RUN (bench, "new", bench->file, "--demo"), 1);

  assert_done (bench, RUN (bench, "indicators", bench->file, "--csv"));
  g_assert_true (g_str_has_prefix (bench->output, "indicator,numerator,denominator,value,unit\n"));
  prescribed = field_of (bench->output, "N_PRESC", 3);
  entered = field_of (bench->output, "N_ENTRES", 3);
  above = field_of (bench->output, "TX_ENTREE", 1);
  below = field_of (bench->output, "TX_ENTREE", 2);
  g_assert_cmpstr (above, ==, entered);
  g_assert_cmpstr (below, ==, prescribed);

  assert_done (bench, RUN (bench, "indicators", bench->file, "--csv", "--as-of", "2015-01-01"));
  later = field_of (bench->output, "N_PRESC", 3);
  g_assert_cmpstr (later, ==, "0");
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--cohort", "No such cohort", "--csv"), 1);
  assert_contains (bench->complaint, "No such cohort");
}

/* Of a plan standard error says how good it is, beside what any plan could reach. */
static void
assert_planned (Bench *bench, int code, const char *quality)
{
  g_assert_cmpint (code, ==, 0);
  assert_contains (bench->complaint, quality);
  g_assert_null (strstr (bench->complaint, "not placed"));
}

/* A plan is proposed, then kept; what it says is what the file holds. */
static void
test_plan (Bench *bench, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *proposed = NULL;

  assert_done (bench, RUN (bench, "new", bench->file, "--demo"));
  assert_refused (bench, RUN (bench, "plan", bench->file, "--csv", "-"), 2);
  assert_contains (bench->complaint, "--cohort");
  assert_refused (bench, RUN (bench, "plan", bench->file, "--cohort", "nowhere", "--csv", "-"), 1);

  assert_planned (bench, RUN (bench, "plan", bench->file, "--cohort", "remobilisation-femmes-qpv/groupe-2", "--dry-run", "--csv", "-"),
                  "18 of 18 sessions placed (no plan could place more than 18)");
  proposed = g_strdup (bench->output);
  lines = g_strsplit (proposed, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "cohort,template,start_at,minutes,room,coach");
  g_assert_cmpuint (g_strv_length (lines), >, 12);
  assert_planned (bench, RUN (bench, "plan", bench->file, "--cohort", "remobilisation-femmes-qpv/groupe-2", "--csv", "-"), "18 of 18");
  g_assert_cmpstr (bench->output, ==, proposed);

  /* Nothing is left to plan. */
  assert_done (bench, RUN (bench, "plan", bench->file, "--cohort", "remobilisation-femmes-qpv/groupe-2", "--csv", "-"));
  g_assert_cmpstr (bench->output, ==, "cohort,template,start_at,minutes,room,coach\n");
}

/* The calendar of a cohort, a coach and a room; into a file, and in part. */
static void
test_calendar (Bench *bench, gconstpointer data)
{
  g_autofree char *path = g_build_filename (bench->folder, "salle.ics", NULL), *written = NULL;

  assert_done (bench, RUN (bench, "new", bench->file, "--demo"));
  assert_refused (bench, RUN (bench, "calendar", bench->file), 2);
  assert_contains (bench->complaint, "--coach");
  assert_refused (bench, RUN (bench, "calendar", bench->file, "--coach", "Wamytan", "--room", "Salle Doubs"), 2);
  assert_refused (bench, RUN (bench, "calendar", bench->file, "--coach", "Wamytan", "--from", "2026-04-01", "--to", "2026-03-01"), 2);
  assert_refused (bench, RUN (bench, "calendar", bench->file, "--coach", "Nobody"), 1);
  assert_contains (bench->complaint, "Hélène Wamytan");

  assert_done (bench, RUN (bench, "calendar", bench->file, "--cohort", "remobilisation-femmes-qpv/groupe-1"));
  g_assert_true (g_str_has_prefix (bench->output, "BEGIN:VCALENDAR\r\n"));
  assert_contains (bench->output, "DTSTART;TZID=Europe/Paris:2026");
  assert_done (bench, RUN (bench, "calendar", bench->file, "--coach", "helene wamytan", "-o", "-"));
  assert_contains (bench->output, "SUMMARY:");
  assert_done (bench, RUN (bench, "calendar", bench->file, "--room", "Salle Doubs", "--from", "2026-03-17", "-o", path));
  g_assert_cmpstr (bench->output, ==, "");
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  assert_contains (written, "LOCATION:Salle Doubs");
  g_assert_null (strstr (written, "DTSTART;TZID=Europe/Paris:202601"));
  assert_refused (bench, RUN (bench, "calendar", bench->file, "--room", "Salle Doubs", "-o", "/no/such/folder/salle.ics"), 1);
  assert_contains (bench->complaint, "salle.ics");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/command-line/" path, Bench, NULL, set_up, test, tear_down)
  ADD ("help", test_help);
  ADD ("misuse", test_misuse);
  ADD ("failures", test_failures);
  ADD ("new", test_new);
  ADD ("backup", test_backup);
  ADD ("indicators", test_indicators);
  ADD ("french", test_french);
  ADD ("report", test_report);
  ADD ("round-trip", test_round_trip);
  ADD ("listing", test_listing);
  ADD ("demo", test_demo);
  ADD ("plan", test_plan);
  ADD ("calendar", test_calendar);
  return g_test_run ();
}
