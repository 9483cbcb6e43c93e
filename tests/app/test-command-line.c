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

static const char *const names[] = { "new", "import", "indicators", "check", "backup" };

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
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--from", "2026-02-01", "--to", "2026-01-01"), 2);
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--param", "base"), 2);
  assert_refused (bench, RUN (bench, "indicators", bench->file, "--csv", "--param", "height=3"), 2);
  g_assert_false (g_file_test (bench->file, G_FILE_TEST_EXISTS));
}

static void
test_failures (Bench *bench, gconstpointer data)
{
  g_autofree char *alien = g_build_filename (bench->folder, "notes.palier", NULL);
  g_autofree char *text = NULL;

  assert_refused (bench, RUN (bench, "check", bench->file), 1);

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
  assert_done (bench, RUN (bench, "new", bench->file, "--programme", "parcours-sud-lot1", "pack-emploi-logement"));
  assert_contains (bench->output, "essai.palier");
  assert_refused (bench, RUN (bench, "new", bench->file), 1);
  assert_done (bench, RUN (bench, "check", bench->file));
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

static void
test_listing (Bench *bench, gconstpointer data)
{
  g_autofree char *path = g_build_filename (bench->folder, "liste.csv", NULL);

  g_assert_true (g_file_set_contents (path, "Nom;Prénom;Né(e) le;Orienté(e) le\r\nDURAND;Zoé;30/02/1990;03/02/2025\r\n"
                                      "MARTIN;Léa;01/02/1990;03/02/2025\r\n", -1, NULL));
  assert_done (bench, RUN (bench, "new", bench->file));
  assert_done (bench, RUN (bench, "import", bench->file, path, "--dry-run"));
  assert_contains (bench->output, "30/02/1990");
  assert_contains (bench->output, "People added: 2");

  /* The trial kept nothing: the same people are new again; the third time the one whose birth could be read is known. */
  assert_done (bench, RUN (bench, "import", bench->file, path));
  assert_contains (bench->output, "People added: 2");
  assert_done (bench, RUN (bench, "import", bench->file, path));
  assert_contains (bench->output, "People already known: 1");
  assert_refused (bench, RUN (bench, "import", bench->file, path, "--cohort", "nobody’s"), 1);
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
  ADD ("listing", test_listing);
  ADD ("demo", test_demo);
  return g_test_run ();
}
