/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app/pal-application.h"
#include "app/pal-command-line.h"
#include "rules/pal-core.h"

/* The folder that the program was built in, when it is started from there: its settings and translations are then not
 * installed. Full transfer; NULL for an installed program. */
static char *
find_build_folder (const char *program)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *absolute = g_canonicalize_filename (found ? found : program, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *schemas = g_build_filename (parent, "data", "gschemas.compiled", NULL);

  if (!g_str_equal (name, "src") || !g_file_test (schemas, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_steal_pointer (&parent);
}

static void
prepare_texts_and_settings (const char *program)
{
  g_autofree char *build = find_build_folder (program);

  setlocale (LC_ALL, "");
  if (build == NULL)
    {
      bindtextdomain (GETTEXT_PACKAGE, PAL_LOCALE_DIR);
    }
  else
    {
      g_autofree char *translations = g_build_filename (build, "po", NULL);
      g_autofree char *schemas = g_build_filename (build, "data", NULL);

      bindtextdomain (GETTEXT_PACKAGE, translations);
      g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
    }
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (PalApplication) application = NULL;
  g_autofree char *commands = NULL;
  int status;

  prepare_texts_and_settings (argv[0]);
  pal_core_init ();

  if (pal_command_line_takes (argc, argv))
    return pal_command_line_run (argc, argv);

  application = pal_application_new ();
  commands = pal_command_line_describe ();
  g_application_set_option_context_description (G_APPLICATION (application), commands);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : pal_application_get_status (application);
}
