/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "records/pal-dates.h"
#include "reports/indicators/pal-indicator.h"

/* What stands beside a figure and in the tables of a report, in words. All texts are owned by the caller. */

#define PARTS 1000000

/* Another value in the unit of a figure: a target, the value of the period before. */
char *
pal_report_number_words (const PalFigure *like,
                         double           value)
{
  PalFigure shown = *like;

  shown.known = TRUE;
  shown.masked = FALSE;
  shown.value = value;
  shown.value_num = llround (value * PARTS);
  shown.value_den = PARTS;
  return g_strcmp0 (like->unit, "date") == 0 ? g_strdup ("") : pal_figure_to_text (&shown);
}

/* How far the figure is from its target, with its sign; empty when there is no target or no value. @missed: on the
 * wrong side of it. */
char *
pal_report_gap_words (const PalFigure *figure,
                      gboolean        *missed)
{
  PalFigure plain = { .unit = (char *) "mean" };
  gboolean is_rate = g_strcmp0 (figure->unit, "pct") == 0;
  double gap = (figure->value - figure->target) * (is_rate ? 100 : 1);
  g_autofree char *number = NULL, *signed_number = NULL;

  *missed = FALSE;
  if (!figure->has_target || !figure->known || figure->masked || g_strcmp0 (figure->unit, "date") == 0)
    return g_strdup ("");
  if (g_strcmp0 (figure->unit, "nb") == 0)
    plain.unit = figure->unit;
  *missed = figure->target_is_maximum ? gap > 0 : gap < 0;
  number = pal_report_number_words (&plain, fabs (gap));
  signed_number = g_strconcat (gap < 0 ? "−" : "+", number, NULL);
  /* Translators: the difference between two percentages. */
  return is_rate ? g_strdup_printf (_("%s pts"), signed_number) : g_steal_pointer (&signed_number);
}

/* The target of a figure, "≤ 20 %" when it is a maximum; empty when there is none. */
char *
pal_report_target_words (const PalFigure *figure)
{
  g_autofree char *number = figure->has_target ? pal_report_number_words (figure, figure->target) : g_strdup ("");

  return g_strconcat (figure->target_is_maximum && number[0] != '\0' ? "≤\302\240" : "", number, NULL);
}

/* Why a figure is not certain; NULL when nothing is missing. */
char *
pal_report_lacking_words (const PalFigure *figure)
{
  if (figure->n_lacking == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Not certain: %u record lacks what it is counted from",
                                    "Not certain: %u records lack what it is counted from", figure->n_lacking),
                          figure->n_lacking);
}

/* "31 / 41" of a rate; else empty. */
char *
pal_report_ratio_words (const PalFigure *figure)
{
  if (!figure->has_ratio || figure->masked || g_strcmp0 (figure->unit, "pct") != 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, figure->numerator, figure->denominator);
}

/* The indicator's title without its category. Owned by the figure or the catalogue. */
const char *
pal_report_figure_title (const PalFigure *figure)
{
  const PalIndicator *indicator = pal_indicator_find (figure->code);

  return indicator != NULL ? indicator->title : figure->title;
}

/* A cell as people read it; what is not known is empty, a rate that cannot be computed "n.d.". */
char *
pal_report_cell_words (const PalCell *cell,
                       PalCellKind    kind)
{
  const PalFigure rate = { .unit = (char *) "pct" }, hours = { .unit = (char *) "mean" };

  switch (kind)
    {
    case PAL_CELL_INT:
      return cell->known ? g_strdup_printf ("%.0f", cell->number) : g_strdup ("");
    case PAL_CELL_RATE:
      return cell->known ? pal_report_number_words (&rate, cell->number) : g_strdup (_("n.d."));
    case PAL_CELL_HOURS:
      return cell->known ? pal_report_number_words (&hours, cell->number) : g_strdup ("");
    case PAL_CELL_DATE:
      return cell->known ? pal_date_show (&cell->date) : g_strdup ("");
    case PAL_CELL_TEXT:
    case PAL_CELL_LONG_TEXT:
    case PAL_CELL_CODE:
    default:
      return g_strdup (cell->known && cell->text != NULL ? cell->text : "");
    }
}

const char *
pal_report_variant_words (PalVariant variant)
{
  switch (variant)
    {
    case PAL_VARIANT_PSEUDONYMISED:
      return C_("report variant", "Pseudonymised");
    case PAL_VARIANT_AGGREGATED:
      return C_("report variant", "Aggregated");
    case PAL_VARIANT_NOMINATIVE:
    default:
      return C_("report variant", "Nominative");
    }
}
