/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-command-line.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "pal-commands.h"

/* The program without a window. One table says what each command is called, takes and does: parsing, --help and the
 * list of commands are all read from it. Exit codes: */
#define EXIT_DONE   0
#define EXIT_FAILED 1   /* the request could not be met: one line on standard error says why and what to do */
#define EXIT_MISUSE 2

typedef struct {
  const char         *name;
  const char         *arguments;   /* N_(): as --help shows them */
  const char         *summary;     /* N_() */
  const char         *details;     /* N_(): what --help says below the options; may be NULL */
  const GOptionEntry *options;
  guint               n_arguments; /* those without a dash */
  char             ***more;        /* the option whose further values follow it without a dash; may be NULL */
  PalCommandFunc      run;
} Command;

/* A process runs one command: GOption writes what was typed into this. */
static PalRequest asked;

#define PROGRAMME { "programme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.programmes, \
                    N_("the programme, by key, code or name"), N_("KEY") }
#define COHORT { "cohort", 0, 0, G_OPTION_ARG_STRING, &asked.cohort, N_("the cohort, by key or name"), N_("KEY") }
#define DAYS \
  { "from", 0, 0, G_OPTION_ARG_STRING, &asked.from, N_("first day of the period"), N_("DATE") }, \
  { "to", 0, 0, G_OPTION_ARG_STRING, &asked.to, N_("last day of the period"), N_("DATE") }
#define PERIOD \
  DAYS, \
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &asked.as_of, N_("what was true on that day; today if not given"), N_("DATE") }
#define PARAM { "param", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.params, \
                N_("another reading of a definition, for instance base=leavers; may be given several times"), \
                N_("NAME=VALUE") }

static const GOptionEntry new_options[] = {
  { "programme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.programmes,
    N_("a programme to start with; may be given several times"), N_("ID") },
  { "demo", 0, 0, G_OPTION_ARG_NONE, &asked.demo,
    N_("fill the file with the demonstration: invented people, five programmes"), NULL },
  { NULL }
};

static const GOptionEntry import_options[] = {
  { "cohort", 0, 0, G_OPTION_ARG_STRING, &asked.cohort,
    N_("the cohort that a listing's people are prescribed for, by key or name"), N_("KEY") },
  { "sender", 0, 0, G_OPTION_ARG_STRING, &asked.sender,
    N_("who sent a listing: a corrected one of the same sender updates the same people"), N_("NAME") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &asked.sheet, N_("the sheet of a workbook; the first one if not given"), N_("NAME") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &asked.dry_run, N_("say what would be imported, keep nothing"), NULL },
  { NULL }
};

static const GOptionEntry report_options[] = {
  PROGRAMME, COHORT, PERIOD,
  { "variant", 0, 0, G_OPTION_ARG_STRING, &asked.variant,
    N_("nominative (if not given), pseudonymised or aggregated"), N_("VARIANT") },
  PARAM,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &asked.output, N_("the workbook or PDF to write"), N_("OUT.xlsx|OUT.pdf") },
  { NULL }
};

static const GOptionEntry indicator_options[] = {
  PROGRAMME, COHORT, PERIOD, PARAM,
  { "csv", 0, 0, G_OPTION_ARG_NONE, &asked.csv, N_("one line each: indicator,numerator,denominator,value,unit"), NULL },
  { NULL }
};

static const GOptionEntry plan_options[] = {
  { "cohort", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asked.cohorts,
    N_("a cohort to plan, by key or name; several are planned together"), N_("KEY") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &asked.seed, N_("another number, another plan"), N_("N") },
  { "limit", 0, 0, G_OPTION_ARG_DOUBLE, &asked.limit, N_("stop after so many seconds with the best plan so far"), N_("SECONDS") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &asked.dry_run, N_("propose, keep nothing"), NULL },
  { "csv", 0, 0, G_OPTION_ARG_FILENAME, &asked.output,
    N_("where to write cohort,template,start_at,minutes,room,coach; - is standard output"), N_("OUT.csv") },
  { NULL }
};

static const GOptionEntry calendar_options[] = {
  COHORT,
  { "coach", 0, 0, G_OPTION_ARG_STRING, &asked.coach, N_("who runs the sessions, by key or name"), N_("KEY") },
  { "room", 0, 0, G_OPTION_ARG_STRING, &asked.room, N_("the room, by key or name"), N_("KEY") },
  DAYS,
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &asked.output,
    N_("the calendar to write; - or nothing is standard output"), N_("OUT.ics") },
  { NULL }
};

static const GOptionEntry no_options[] = {
  { NULL }
};

static const Command commands[] = {
  { "new", N_("FILE"), N_("Makes a new file"),
    N_("An ID is that of a programme that comes with Palier, or the path of a .programme file."),
    new_options, 1, &asked.programmes, pal_command_new },
  { "import", N_("FILE DIR-or-LISTING"),
    N_("Brings in a bundle (a folder of CSV files) or a prescriber’s listing (one .xlsx or .csv file)"), NULL,
    import_options, 2, NULL, pal_command_import },
  { "report", N_("ID FILE"), N_("Writes a report as a workbook or a PDF"),
    N_("Dates are written 2026-03-17 or 17/03/2026. A key is the one given by a bundle. --param meeting=DAY or "
       "order=NUMBER names the commission or the purchase order that R04 lists; R01 takes an order too."),
    report_options, 2, &asked.params, pal_command_report },
  { "indicators", N_("FILE"), N_("Prints the indicators of a cohort or of a programme"),
    N_("Dates are written 2026-03-17 or 17/03/2026. A key is the one given by a bundle."),
    indicator_options, 1, &asked.params, pal_command_indicators },
  { "plan", N_("FILE"), N_("Plans the sessions that the programme of a cohort asks for"),
    N_("What is planned or held already stays where it is. Standard error says what could not be placed and why, what would help, and how good the plan is beside what any plan could reach."),
    plan_options, 1, &asked.cohorts, pal_command_plan },
  { "calendar", N_("FILE"), N_("Writes the sessions of a cohort, a coach or a room for a calendar program"),
    N_("Dates are written 2026-03-17 or 17/03/2026. Brought in again, the calendar moves and cancels what it brought in before. Nobody "
       "convened is named in it; a coach’s own calendar shows the initials of who comes to an interview."),
    calendar_options, 1, NULL, pal_command_calendar },
  { "check", N_("FILE"), N_("Checks that a file is sound"), NULL, no_options, 1, NULL, pal_command_check },
  { "backup", N_("FILE"), N_("Makes a verified backup and prints its path"), NULL,
    no_options, 1, NULL, pal_command_backup },
  { "export", N_("FILE DIR"), N_("Writes everything as a bundle (a folder of CSV files)"), NULL,
    no_options, 2, NULL, pal_command_export },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* Output is UTF-8 whatever the locale, so that what one command writes another reads. */
static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static void
complain (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  fprintf (stderr, "palier: %s\n", line);
}

static GOptionContext *
make_context (const Command *command)
{
  GOptionContext *context = g_option_context_new (_(command->arguments));

  g_option_context_set_summary (context, _(command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _(command->details));
  g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  return context;
}

/* "new FILE --programme A B": what the arguments do not claim belongs to the option, when it was given. */
static void
move_to_option (GPtrArray *arguments, guint claimed, char ***option)
{
  g_autoptr (GStrvBuilder) values = NULL;

  if (option == NULL || *option == NULL || arguments->len <= claimed)
    return;

  values = g_strv_builder_new ();
  g_strv_builder_addv (values, (const char **) *option);
  for (guint i = claimed; i < arguments->len; i++)
    g_strv_builder_add (values, arguments->pdata[i]);
  g_strfreev (*option);
  *option = g_strv_builder_end (values);
  g_ptr_array_set_size (arguments, claimed);
}

static gboolean
parse (const Command *command, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = make_context (command);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  for (int i = 1; i < argc; i++)
    if (!g_str_equal (argv[i], "--"))
      g_ptr_array_add (arguments, g_strdup (argv[i]));
  move_to_option (arguments, command->n_arguments, command->more);

  if (arguments->len != command->n_arguments)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("“palier %s” takes: %s"), command->name,
                   _(command->arguments));
      return FALSE;
    }
  g_ptr_array_add (arguments, NULL);
  asked.arguments = (char **) g_ptr_array_free (g_steal_pointer (&arguments), FALSE);
  return TRUE;
}

static void
clear_request (void)
{
  g_strfreev (asked.arguments);
  g_strfreev (asked.programmes);
  g_strfreev (asked.params);
  g_strfreev (asked.cohorts);
  g_free (asked.cohort);
  g_free (asked.coach);
  g_free (asked.room);
  g_free (asked.sender);
  g_free (asked.sheet);
  g_free (asked.from);
  g_free (asked.to);
  g_free (asked.as_of);
  g_free (asked.variant);
  g_free (asked.output);
  asked = (PalRequest) { 0 };
}

/**
 * pal_command_line_takes:
 *
 * Returns: whether what was typed is for the program without a window: a command, or a word that is neither a command
 *   nor a file
 */
gboolean
pal_command_line_takes (int argc, char **argv)
{
  if (argc < 2 || argv[1][0] == '-')
    return FALSE;
  if (find_command (argv[1]) != NULL)
    return TRUE;
  return strpbrk (argv[1], "./\\:") == NULL && !g_file_test (argv[1], G_FILE_TEST_EXISTS);
}

/**
 * pal_command_line_run:
 *
 * Runs the command that pal_command_line_takes() recognised.
 *
 * Returns: the program's exit code: 0 done, 1 failed, 2 misused
 */
int
pal_command_line_run (int argc, char **argv)
{
  const Command *command = find_command (argv[1]);
  g_autofree char *called = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_set_print_handler (print_utf8);
  if (command == NULL)
    {
      g_autofree char *message =
        g_strdup_printf (_("“%s” is neither a command nor a file; “palier --help” lists the commands."), argv[1]);
      complain (message);
      return EXIT_MISUSE;
    }

  called = g_strdup_printf ("palier %s", command->name);
  g_set_prgname (called);
  done = parse (command, argc - 1, argv + 1, &error) && command->run (&asked, &error);
  clear_request ();
  if (done && fflush (stdout) != 0)
    {
      complain (_("The result could not be written: the output is full or closed. The file itself is safe."));
      return EXIT_FAILED;
    }
  if (done)
    return EXIT_DONE;

  if (error->domain == G_OPTION_ERROR)
    {
      g_autofree char *message = g_strdup_printf (_("%s (“%s --help” says more)"), error->message, called);
      complain (message);
      return EXIT_MISUSE;
    }
  complain (error->message);
  return EXIT_FAILED;
}

/**
 * pal_command_line_describe:
 *
 * Returns: (transfer full): the commands, for the program's --help
 */
char *
pal_command_line_describe (void)
{
  g_autoptr (GString) text = g_string_new (_("Without a window:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  palier %s %s\n      %s", commands[i].name, _(commands[i].arguments),
                            _(commands[i].summary));
  g_string_append_printf (text, "\n\n%s", _("“palier COMMAND --help” says more about one."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
