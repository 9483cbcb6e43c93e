/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "records/pal-list-values.h"
#include "records/pal-lookup.h"
#include "reports/bundle/pal-bundle.h"
#include "reports/listing/pal-listing.h"
#include "rules/demo/pal-demo.h"
#include "rules/pal-letter-catalogue.h"
#include "rules/programmes/pal-programme.h"
#include "store/pal-backup.h"

/* The commands about the file itself: make, fill, check, back up, write out. */

static gboolean
add_programmes (PalStore *store, char **ids, GError **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (store, _("Add programmes"), error);

  if (edit == NULL)
    return FALSE;
  for (int i = 0; ids[i] != NULL; i++)
    {
      gboolean is_file = g_file_test (ids[i], G_FILE_TEST_IS_REGULAR);

      if ((is_file ? pal_programme_import (edit, ids[i], error) : pal_programme_add (edit, ids[i], error)) == 0)
        return FALSE;
    }
  return pal_letter_catalogue_add (edit, error) && pal_edit_commit (edit, error);
}

/* A file that could not be filled is not left behind: the same command can be given again. */
static gboolean
fill (PalStore *store, const PalRequest *request, GError **error)
{
  if (request->demo)
    return pal_demo_fill (store, error);
  return request->programmes == NULL || add_programmes (store, request->programmes, error);
}

gboolean
pal_command_new (const PalRequest *request, GError **error)
{
  g_autofree char *shown = g_filename_display_name (request->arguments[0]);
  g_autoptr (PalStore) store = NULL;

  if (request->demo && request->programmes != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--programme and --demo: the demonstration brings its own programmes"));
      return FALSE;
    }

  store = pal_store_create (request->arguments[0], error);
  if (store == NULL)
    return FALSE;
  if (!fill (store, request, error))
    {
      pal_store_close (store, NULL);
      g_unlink (request->arguments[0]);
      return FALSE;
    }
  if (!pal_store_close (store, error))
    return FALSE;
  g_print (_("Made: %s\n"), shown);
  return TRUE;
}

static void
print_count (const char *label, guint count)
{
  if (count > 0)
    g_print ("%s %u\n", label, count);
}

gboolean
pal_command_check (const PalRequest *request, GError **error)
{
  g_autoptr (PalStore) store = pal_store_open_reader (request->arguments[0], error);
  g_autofree char *shown = g_filename_display_name (request->arguments[0]);

  if (store == NULL || !pal_store_check (store, TRUE, error))
    return FALSE;
  g_print (_("%s is sound.\n"), shown);
  return TRUE;
}

gboolean
pal_command_backup (const PalRequest *request, GError **error)
{
  g_autoptr (PalStore) store = pal_store_open_reader (request->arguments[0], error);
  g_autofree char *path = store != NULL ? pal_backup_make (store, NULL, error) : NULL;
  g_autofree char *shown = NULL;

  if (path == NULL)
    return FALSE;
  shown = g_filename_display_name (path);
  g_print ("%s\n", shown);
  return TRUE;
}

/* On one line; NULL for NULL. Full transfer. */
static char *
on_one_line (const char *text)
{
  return text != NULL ? g_strdelimit (g_strdup (text), "\r\n", ' ') : NULL;
}

static void
print_problem (const PalListingProblem *problem)
{
  g_autofree char *text = on_one_line (problem->text);
  g_autofree char *heading = on_one_line (problem->heading);

  if (heading != NULL && text != NULL)
    g_print (_("row %u, %s “%s”: %s\n"), problem->row, heading, text, problem->message);
  else if (heading != NULL)
    g_print (_("row %u, %s: %s\n"), problem->row, heading, problem->message);
  else
    g_print (_("row %u: %s\n"), problem->row, problem->message);
}

static void
print_listing_result (const PalListingResult *result)
{
  print_count (_("Rows read:"), result->rows);
  print_count (_("People added:"), result->people_new);
  print_count (_("People completed:"), result->people_updated);
  print_count (_("People already known:"), result->people_unchanged);
  print_count (_("Prescriptions added:"), result->prescriptions);
  print_count (_("Barriers added:"), result->barriers);
  print_count (_("Sites added:"), result->sites);
  print_count (_("Prescribers added:"), result->contacts);
  print_count (_("Values that could not be read:"), result->n_problems);
  print_count (_("To look at:"), result->n_notices);
  for (guint i = 0; i < result->problems->len; i++)
    print_problem (result->problems->pdata[i]);
}

/* Takes the sheet that was asked for. */
static gboolean
choose_sheet (PalListing *listing, const char *name, GError **error)
{
  for (guint i = 0; name != NULL && i < pal_listing_get_n_sheets (listing); i++)
    if (g_str_equal (pal_listing_get_sheet_name (listing, i), name))
      return i == pal_listing_get_sheet (listing) || pal_listing_set_sheet (listing, i, error);
  if (name != NULL)
    g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_EMPTY,
                 _("“%s” has no sheet “%s”. Nothing was imported."), pal_listing_get_name (listing), name);
  return name == NULL;
}

static gboolean
import_listing (PalStore *store, const PalRequest *request, GError **error)
{
  g_autoptr (PalListing) listing = NULL;
  g_autoptr (PalListingResult) result = NULL;
  PalListingTarget target = { 0 };

  g_date_clear (&target.prescribed_on, 1);
  if (request->cohort != NULL)
    {
      target.cohort = pal_record_lookup (store, "cohort", request->cohort, error);
      if (target.cohort == 0)
        return FALSE;
    }

  listing = pal_listing_read (request->arguments[1], NULL, error);
  if (listing == NULL || !choose_sheet (listing, request->sheet, error))
    return FALSE;
  target.sender = request->sender;
  result = pal_listing_apply (store, listing, &target, !request->dry_run, NULL, NULL, NULL, error);
  if (result == NULL)
    return FALSE;
  print_listing_result (result);
  for (guint i = 0; i < pal_listing_get_remarks (listing)->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (pal_listing_get_remarks (listing), i));
  return TRUE;
}

static gboolean
import_bundle (PalStore *store, const PalRequest *request, GError **error)
{
  g_autoptr (PalBundleResult) result =
    pal_bundle_import (store, request->arguments[1], !request->dry_run, NULL, NULL, NULL, error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->counts->len; i++)
    {
      const PalBundleCount *count = result->counts->pdata[i];
      g_print (_("%s: %u added, %u changed, %u as they were\n"), count->table, count->added, count->updated,
               count->unchanged);
    }
  for (guint i = 0; i < result->warnings->len; i++)
    g_print ("%s\n", (char *) result->warnings->pdata[i]);
  return TRUE;
}

gboolean
pal_command_import (const PalRequest *request, GError **error)
{
  gboolean is_bundle = g_file_test (request->arguments[1], G_FILE_TEST_IS_DIR);
  g_autoptr (PalStore) store = NULL;
  g_autofree char *backup = NULL;

  if (is_bundle && request->cohort != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--cohort is for a listing; a bundle names the cohorts of its people itself"));
      return FALSE;
    }

  store = pal_store_open (request->arguments[0], PAL_STORE_OPEN_DEFAULT, error);
  pal_list_values_use (store);
  if (store == NULL)
    return FALSE;
  if (!request->dry_run)
    {
      backup = pal_backup_make (store, NULL, error);
      if (backup == NULL)
        return FALSE;
    }
  if (!(is_bundle ? import_bundle (store, request, error) : import_listing (store, request, error)))
    return FALSE;
  if (request->dry_run)
    g_print (_("Nothing was kept: this was a trial.\n"));
  return pal_store_close (store, error);
}

gboolean
pal_command_export (const PalRequest *request, GError **error)
{
  g_autoptr (PalStore) store = pal_store_open_reader (request->arguments[0], error);
  g_autofree char *shown = g_filename_display_name (request->arguments[1]);

  if (store == NULL || !pal_bundle_export (store, request->arguments[1], error))
    return FALSE;
  g_print (_("Written: %s\n"), shown);
  return TRUE;
}
