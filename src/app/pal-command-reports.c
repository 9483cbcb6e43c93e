/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-list-values.h"
#include "records/pal-lookup.h"
#include "reports/indicators/pal-indicator.h"
#include "reports/pdf/pal-pdf.h"
#include "reports/xlsx/pal-xlsx.h"

/* The commands about figures: indicators and reports. They only read the file. */

static gboolean
read_variant (const char *typed, PalVariant *variant, GError **error)
{
  static const char *const names[] = { "nominative", "pseudonymised", "aggregated" };

  *variant = PAL_VARIANT_NOMINATIVE;
  if (typed == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (typed, names[i]) == 0)
      {
        *variant = (PalVariant) i;
        return TRUE;
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is not a variant: nominative, pseudonymised or aggregated"), typed);
  return FALSE;
}

/* What a report can be about beside a cohort or a programme: "meeting=2026-03-10", "order=BC 2026-030". */
static const struct {
  const char *name;
  const char *table;
  gsize       key;         /* of the scope */
} subjects[] = {
  { "meeting", "meeting", G_STRUCT_OFFSET (PalScope, meeting) },
  { "order", "purchase_order", G_STRUCT_OFFSET (PalScope, order) },
};

static gboolean
is_subject (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (subjects[i].name, name))
      return TRUE;
  return FALSE;
}

/* "base=leavers": another reading of a definition. */
static gboolean
read_params (char **params, PalScope *scope, GError **error)
{
  for (guint i = 0; params != NULL && params[i] != NULL; i++)
    {
      const char *equals = strchr (params[i], '=');
      g_autofree char *name = g_strndup (params[i], equals != NULL ? equals - params[i] : 0);
      g_autoptr (GError) reason = NULL;

      if (*name == '\0' || equals[1] == '\0')
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is not of the form NAME=VALUE"),
                       params[i]);
          return FALSE;
        }
      if (!is_subject (name) && !pal_scope_set_option (scope, name, equals + 1, &reason))
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, reason->message);
          return FALSE;
        }
    }
  return TRUE;
}

/* What needs no file: a misuse is told before anything is opened. */
static gboolean
read_words (const PalRequest *request, PalScope *scope, GError **error)
{
  if (request->programmes != NULL && g_strv_length (request->programmes) > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--programme is given once here"));
      return FALSE;
    }
  if (!pal_command_read_period (request, &scope->from, &scope->to, error) ||
      !pal_command_read_date (request->as_of, &scope->as_of, error))
    return FALSE;
  return read_variant (request->variant, &scope->variant, error) && read_params (request->params, scope, error);
}

static gboolean
read_subjects (PalStore *store, char **params, PalScope *scope, GError **error)
{
  for (guint i = 0; params != NULL && params[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (subjects); j++)
      {
        const char *equals = strchr (params[i], '=');
        gint64 *key = G_STRUCT_MEMBER_P (scope, subjects[j].key);

        if (strlen (subjects[j].name) != (gsize) (equals - params[i]) || !g_str_has_prefix (params[i], subjects[j].name))
          continue;
        *key = pal_record_lookup (store, subjects[j].table, equals + 1, error);
        if (*key == 0)
          return FALSE;
      }
  return TRUE;
}

static gboolean
read_keys (PalStore *store, const PalRequest *request, PalScope *scope, GError **error)
{
  if (request->programmes != NULL)
    {
      scope->programme = pal_record_lookup (store, "programme", request->programmes[0], error);
      if (scope->programme == 0)
        return FALSE;
    }
  if (request->cohort != NULL)
    {
      scope->cohort = pal_record_lookup (store, "cohort", request->cohort, error);
      if (scope->cohort == 0)
        return FALSE;
    }
  return read_subjects (store, request->params, scope, error);
}

/* For the eye: one line a figure, as people read it. */
static gboolean
print_figures (PalStore *store, const PalScope *scope, GError **error)
{
  const GPtrArray *indicators = pal_indicators ();

  for (guint i = 0; i < indicators->len; i++)
    {
      const PalIndicator *indicator = indicators->pdata[i];
      g_autoptr (GPtrArray) figures = NULL;

      if (indicator->cohort_only && scope->cohort == 0)
        continue;
      figures = pal_indicator_compute (store, indicator->code, scope, error);
      if (figures == NULL)
        return FALSE;
      for (guint j = 0; j < figures->len; j++)
        {
          const PalFigure *figure = figures->pdata[j];
          g_autofree char *value = pal_figure_to_text (figure);

          g_print ("%s\t%s\t%s\n", figure->code, value, figure->title);
        }
    }
  return TRUE;
}

static gboolean
print_csv (PalStore *store, const PalScope *scope, GError **error)
{
  g_autofree char *csv = pal_indicators_to_csv (store, scope, error);

  if (csv == NULL)
    return FALSE;
  g_print ("%s", csv);
  return TRUE;
}

gboolean
pal_command_indicators (const PalRequest *request, GError **error)
{
  g_autoptr (PalStore) store = NULL;
  gboolean done = FALSE;
  PalScope scope;

  pal_scope_init (&scope);
  if (read_words (request, &scope, error))
    {
      store = pal_store_open_reader (request->arguments[0], error);
      pal_list_values_use (store);
      done = store != NULL && read_keys (store, request, &scope, error) &&
             (request->csv ? print_csv (store, &scope, error) : print_figures (store, &scope, error));
    }
  pal_scope_clear (&scope);
  return done;
}

static const PalReportKind *
find_report (const char *id, GError **error)
{
  const PalReportKind *kind = pal_report_kind_find (id);
  g_autoptr (GString) known = g_string_new (NULL);

  if (kind != NULL)
    return kind;
  for (const PalReportKind *one = pal_report_kinds (); one->id != NULL; one++)
    g_string_append_printf (known, "%s%s (%s)", known->len > 0 ? ", " : "", one->id, _(one->title));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("there is no report “%s”; there is %s"), id,
               known->str);
  return NULL;
}

typedef gboolean (*Writer) (PalReport *report, const char *path, GCancellable *cancellable, GError **error);

/* By the ending of the file's name. */
static Writer
find_writer (const char *path, GError **error)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  if (lower == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("-o is missing: the workbook (.xlsx) or the PDF (.pdf) to write"));
  else if (g_str_has_suffix (lower, ".xlsx"))
    return pal_xlsx_write;
  else if (g_str_has_suffix (lower, ".pdf"))
    return pal_pdf_write;
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” ends neither in .xlsx nor in .pdf: a report is written as one of them"), path);
  return NULL;
}

static gboolean
write_report (PalStore *store, const PalReportKind *kind, const PalScope *scope, Writer write, const char *path,
              GError **error)
{
  g_autoptr (PalReport) report = kind->build (store, scope, NULL, error);
  g_autofree char *shown = g_filename_display_name (path);

  if (report == NULL || !write (report, path, NULL, error))
    return FALSE;
  g_print (_("Written: %s\n"), shown);
  for (guint i = 0; report->missing != NULL && i < report->missing->len; i++)
    {
      const PalCell *cell = report->missing->pdata[i];
      g_print (_("Missing: %s\n"), cell->text);
    }
  return TRUE;
}

gboolean
pal_command_report (const PalRequest *request, GError **error)
{
  const PalReportKind *kind = find_report (request->arguments[0], error);
  g_autoptr (PalStore) store = NULL;
  gboolean done = FALSE;
  Writer write;
  PalScope scope;

  if (kind == NULL || (write = find_writer (request->output, error)) == NULL)
    return FALSE;

  pal_scope_init (&scope);
  if (read_words (request, &scope, error))
    {
      store = pal_store_open_reader (request->arguments[1], error);
      pal_list_values_use (store);
      done = store != NULL && read_keys (store, request, &scope, error) &&
             write_report (store, kind, &scope, write, request->output, error);
    }
  pal_scope_clear (&scope);
  return done;
}
