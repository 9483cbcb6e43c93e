/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-cohort.h"

#include <glib/gi18n-lib.h>

#include "pal-pseudonym.h"
#include "records/pal-dates.h"
#include "rules/pal-landlord.h"

/* What reports that are about one cohort and name nobody in it have in common. */

static char *
ask (PalStore *store, const char *sql, gint64 of)
{
  return pal_store_ask_text_of (store, sql, of);
}

/* retroplanning_RF1-Les-Locheres_2026-03-17: whatever the user's language. */
static char *
make_stem (const PalReport *report, const char *stem)
{
  g_autofree char *ascii = g_str_to_ascii (report->cohort, "C"), *as_of = pal_date_to_iso (&report->scope.as_of);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  g_strcanon (ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
  words = g_strsplit (ascii, "-", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "-" : "", words[i]);
  return g_strdup_printf ("%s_%s_%s", stem, joined->len > 0 ? joined->str : "promotion", as_of);
}

/* The head of the report on scope->cohort, called @title; its files begin with @stem. FALSE with @error when there is no
 * such cohort. */
gboolean
pal_report_cohort_describe (PalReport *report, PalStore *store, const char *title, const char *stem, GError **error)
{
  gint64 cohort = report->scope.cohort;

  report->cohort = ask (store, "SELECT name FROM cohort WHERE id = ?1", cohort);
  if (report->cohort == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("“%s” is about one cohort, and none was chosen. Nothing was made; choose a cohort."), title);
      return FALSE;
    }
  report->scope.programme = pal_store_ask_int_of (store, "SELECT programme FROM cohort WHERE id = ?1", cohort, 0);
  report->title = g_strdup (title);
  report->organisation = pal_landlord_name (store);
  if (report->organisation == NULL)
    report->organisation = g_strdup (_("the organisation"));
  report->programme = ask (store, "SELECT name FROM programme WHERE id = ?1", report->scope.programme);
  report->perimeter = g_strdup (report->cohort);
  report->privacy = g_strdup (_("This document names nobody who takes part in the programme."));
  report->file_stem = make_stem (report, stem);
  report->database = pal_file_fingerprint (store);
  return TRUE;
}

/* Adds a number to the figures of @section, and its rule to the definitions. Owned by the section. */
PalFigure *
pal_report_cohort_count (PalReport *report, PalSection *section, const char *code, const char *title, const char *definition, gint64 value)
{
  PalFigure *figure = pal_figure_new ();

  figure->code = g_strdup (code);
  figure->title = g_strdup (title);
  figure->definition = g_strdup (definition);
  figure->rubric = g_strdup (report->title);
  figure->unit = g_strdup ("nb");
  figure->known = TRUE;
  figure->numerator = figure->value_num = value;
  figure->value = (double) value;
  figure->value_den = 1;
  g_ptr_array_add (section->figures, figure);
  g_ptr_array_add (report->definitions, pal_figure_copy (figure));
  return figure;
}
