/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "records/pal-dates.h"

#include "reports/indicators/pal-exact.h"
#include "pal-report.h"

/* Figures ---------------------------------------------------------------------------------------------------------- */

PalFigure *
pal_figure_new (void)
{
  PalFigure *figure = g_new0 (PalFigure, 1);

  g_date_clear (&figure->date, 1);
  return figure;
}

static void
tally_copy (PalTally *tally)
{
  tally->section = g_strdup (tally->section);
  tally->column = g_strdup (tally->column);
  tally->values = g_strdup (tally->values);
}

static void
tally_clear (PalTally *tally)
{
  g_free (tally->section);
  g_free (tally->column);
  g_free (tally->values);
}

/* Full transfer. */
PalFigure *
pal_figure_copy (const PalFigure *figure)
{
  PalFigure *copy = g_memdup2 (figure, sizeof *figure);

  copy->code = g_strdup (figure->code);
  copy->category = g_strdup (figure->category);
  copy->label = g_strdup (figure->label);
  copy->title = g_strdup (figure->title);
  copy->definition = g_strdup (figure->definition);
  copy->rubric = g_strdup (figure->rubric);
  copy->unit = g_strdup (figure->unit);
  tally_copy (&copy->numerator_in);
  tally_copy (&copy->denominator_in);
  return copy;
}

void
pal_figure_free (PalFigure *figure)
{
  if (figure == NULL)
    return;
  g_free (figure->code);
  g_free (figure->category);
  g_free (figure->label);
  g_free (figure->title);
  g_free (figure->definition);
  g_free (figure->rubric);
  g_free (figure->unit);
  tally_clear (&figure->numerator_in);
  tally_clear (&figure->denominator_in);
  g_free (figure);
}

static char *
masked_text (const PalFigure *figure)
{
  return figure->mask_below > 0 ? g_strdup_printf ("< %d", figure->mask_below) : g_strdup (_("n.c."));
}

/* With the decimal point of the user's locale. */
static char *
local_decimal (PalExact value, guint decimals)
{
  g_autofree char *text = pal_exact_to_decimal (value, decimals, FALSE);
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);

  return g_strjoinv (localeconv ()->decimal_point, parts);
}

/* The figure as people read it, with its unit: "33,3 %", "7", "n.d.", "< 5", "03/02/2026". Owned by the caller. */
char *
pal_figure_to_text (const PalFigure *figure)
{
  PalExact value = { figure->value_num, figure->value_den };
  g_autofree char *number = NULL;
  gboolean two;

  if (figure->masked)
    return masked_text (figure);
  if (!figure->known)
    return g_strdup (_("n.d."));
  if (g_strcmp0 (figure->unit, "date") == 0)
    return pal_date_show (&figure->date);
  if (g_strcmp0 (figure->unit, "nb") == 0)
    return value.den == 1 ? pal_exact_to_decimal (value, 0, FALSE) : local_decimal (value, 1);
  if (g_strcmp0 (figure->unit, "pct") == 0)
    {
      number = local_decimal (pal_exact_divide (value, (PalExact) { 1, 100 }), 1);
      return g_strdup_printf (C_("percentage", "%s%%"), number);
    }
  two = g_strcmp0 (figure->unit, "ratio") == 0 || g_strcmp0 (figure->unit, "eur") == 0;
  number = local_decimal (value, two ? 2 : 1);
  if (g_strcmp0 (figure->unit, "ans") == 0)
    return g_strdup_printf (_("%s years"), number);
  if (g_strcmp0 (figure->unit, "mois") == 0)
    return g_strdup_printf (_("%s months"), number);
  if (g_strcmp0 (figure->unit, "h") == 0)
    return g_strdup_printf (C_("hours", "%s h"), number);
  return g_steal_pointer (&number);
}

/* The figure as "palier indicators --csv" writes it: a decimal point, 6 decimals at most, pct as a fraction, an ISO
 * date; n.d. is "". Owned by the caller. */
char *
pal_figure_to_raw (const PalFigure *figure)
{
  if (figure->masked)
    return masked_text (figure);
  if (!figure->known)
    return g_strdup ("");
  if (g_strcmp0 (figure->unit, "date") == 0)
    return pal_date_to_iso (&figure->date);
  return pal_exact_to_decimal ((PalExact) { figure->value_num, figure->value_den }, 6, TRUE);
}

/* Standing at the right, summed, of one type in a workbook. */
gboolean
pal_cell_kind_is_number (PalCellKind kind)
{
  return kind == PAL_CELL_INT || kind == PAL_CELL_RATE || kind == PAL_CELL_HOURS;
}

/* Sections --------------------------------------------------------------------------------------------------------- */

static void
column_free (gpointer data)
{
  PalReportColumn *column = data;

  g_free (column->label);
  g_free (column);
}

static void
cell_free (gpointer data)
{
  PalCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

/* @id is ASCII, @title at most 31 characters: they name the workbook's table and sheet. */
PalSection *
pal_section_new (PalSectionKind kind, const char *id, const char *title)
{
  PalSection *section = g_new0 (PalSection, 1);

  section->kind = kind;
  section->id = g_strdup (id);
  section->title = g_strdup (title);
  section->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_figure_free);
  section->columns = g_ptr_array_new_with_free_func (column_free);
  section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return section;
}

void
pal_section_free (PalSection *section)
{
  if (section == NULL)
    return;
  g_free (section->id);
  g_free (section->title);
  g_free (section->text);
  g_ptr_array_unref (section->figures);
  g_ptr_array_unref (section->columns);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

static PalReportColumn *
add_column (PalSection *section, const char *label, PalCellKind kind)
{
  PalReportColumn *column = g_new0 (PalReportColumn, 1);

  column->label = g_strdup (label);
  column->kind = kind;
  g_ptr_array_add (section->columns, column);
  return column;
}

void
pal_section_add_column (PalSection *section, const char *label, PalCellKind kind)
{
  add_column (section, label, kind);
}

void
pal_section_add_total (PalSection *section, const char *label, PalCellKind kind)
{
  add_column (section, label, kind)->total = TRUE;
}

/* Owned by the section; the cells are added with pal_row_add_…, one a column. */
GPtrArray *
pal_section_add_row (PalSection *section)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (cell_free);

  g_ptr_array_add (section->rows, row);
  return row;
}

/* The cells are owned by their row. */
PalCell *
pal_row_add_unknown (GPtrArray *row)
{
  PalCell *cell = g_new0 (PalCell, 1);

  g_date_clear (&cell->date, 1);
  g_ptr_array_add (row, cell);
  return cell;
}

PalCell *
pal_row_add_text (GPtrArray *row, const char *text)
{
  PalCell *cell = pal_row_add_unknown (row);

  cell->known = text != NULL && *text != '\0';
  cell->text = cell->known ? g_strdup (text) : NULL;
  return cell;
}

PalCell *
pal_row_add_number (GPtrArray *row, double number)
{
  PalCell *cell = pal_row_add_unknown (row);

  cell->known = TRUE;
  cell->number = number;
  return cell;
}

/* Unknown, shown as n.d., when there is nothing below. */
PalCell *
pal_row_add_rate (GPtrArray *row, gint64 numerator, gint64 denominator)
{
  PalCell *cell = pal_row_add_unknown (row);

  cell->known = denominator != 0;
  cell->number = pal_exact_to_double (pal_exact (numerator, denominator));
  return cell;
}

/* What is not a date is kept as unknown. */
PalCell *
pal_row_add_date (GPtrArray *row, const char *iso)
{
  PalCell *cell = pal_row_add_unknown (row);

  cell->known = iso != NULL && pal_date_from_iso (iso, &cell->date);
  return cell;
}

/* Reports ---------------------------------------------------------------------------------------------------------- */

PalReport *
pal_report_new (const char *id)
{
  PalReport *report = g_new0 (PalReport, 1);

  report->id = g_strdup (id);
  pal_scope_init (&report->scope);
  report->made_at = g_date_time_new_now_local ();
  report->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_section_free);
  report->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_figure_free);
  report->missing = g_ptr_array_new_with_free_func (cell_free);
  return report;
}

void
pal_report_free (PalReport *report)
{
  if (report == NULL)
    return;
  g_free (report->id);
  g_free (report->title);
  g_free (report->organisation);
  g_clear_pointer (&report->logo, g_bytes_unref);
  g_free (report->programme);
  g_free (report->cohort);
  g_free (report->file_stem);
  pal_scope_clear (&report->scope);
  g_free (report->perimeter);
  g_free (report->privacy);
  g_free (report->database);
  g_clear_pointer (&report->made_at, g_date_time_unref);
  g_ptr_array_unref (report->sections);
  g_ptr_array_unref (report->definitions);
  g_ptr_array_unref (report->missing);
  g_free (report);
}

/* Owned by the report; NULL when it has no section of that name. */
PalSection *
pal_report_get_section (PalReport *report, const char *id)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (report->sections, i);
      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }
  return NULL;
}
