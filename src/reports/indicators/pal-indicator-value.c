/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-indicator-private.h"

static gboolean
is_counted (const PalUnit *unit, const char *category)
{
  return unit->excluded == NULL && (category == NULL || g_strcmp0 (unit->category, category) == 0);
}

static int
compare_numerators (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const PalExact *) a)->num, right = ((const PalExact *) b)->num;

  return (left > right) - (left < right);
}

static PalExact
median (GArray *quotients)
{
  guint n = quotients->len;

  if (n == 0)
    return pal_exact (0, 0);
  g_array_sort (quotients, compare_numerators);

  PalExact upper = g_array_index (quotients, PalExact, n / 2);
  PalExact lower = g_array_index (quotients, PalExact, (n - 1) / 2);
  return pal_exact (lower.num + upper.num, 2);
}

/* Computes a figure from the rows that explain it, in whole numbers: nothing is rounded before it is shown. */
PalResult
pal_indicator_value (const PalIndicatorFile *file, const GPtrArray *rows, const char *category)
{
  g_autoptr (GArray) quotients = g_array_new (FALSE, FALSE, sizeof (PalExact));
  PalResult result = { .value = { 0, 0 } };
  gint64 last = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PalUnit *unit = g_ptr_array_index (rows, i);
      if (!is_counted (unit, category))
        continue;
      PalExact quotient = { unit->numerator, unit->denominator };
      result.numerator += unit->numerator;
      result.denominator += unit->denominator;
      last = unit->numerator;
      if (unit->denominator > 0)
        g_array_append_val (quotients, quotient);
    }

  switch (file->kind)
    {
    case PAL_VALUE_COUNT:
    case PAL_VALUE_SUM:
      result.value = pal_exact (result.numerator, 1);
      break;
    case PAL_VALUE_RATIO:
      result.value = pal_exact (result.numerator, result.denominator);
      break;
    case PAL_VALUE_DIFFERENCE:
      result.value = pal_exact (result.numerator - result.denominator, 1);
      break;
    case PAL_VALUE_MEAN:
    case PAL_VALUE_MEAN_OF:
      result.value = pal_exact_mean ((const PalExact *) quotients->data, quotients->len);
      break;
    case PAL_VALUE_MEDIAN:
      result.value = median (quotients);
      break;
    case PAL_VALUE_DATE:
      result.value = pal_exact (last, last > 0 ? 1 : 0);
      break;
    }
  result.value = pal_exact_divide (result.value, file->scale);
  return result;
}

static void
mask (PalFigure *figure, int below)
{
  figure->masked = TRUE;
  figure->mask_below = below;
  figure->value = 0;
  figure->value_num = 0;
  figure->value_den = 1;
  figure->numerator = 0;
  figure->denominator = 0;
}

/* Small cells of one breakdown: counts from 1 to @threshold - 1 are masked, zeros are kept; where exactly one was
 * masked, the next smallest is masked too, or the total would give it away (FR_PRACTICE, "RGPD in reports"). */
void
pal_figures_mask (GPtrArray *figures, int threshold)
{
  PalFigure *next = NULL;
  guint n_masked = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      if (figure->numerator > 0 && figure->numerator < threshold)
        {
          mask (figure, threshold);
          n_masked++;
        }
      else if (figure->numerator > 0 && (next == NULL || figure->numerator < next->numerator))
        next = figure;
    }
  if (n_masked == 1 && next != NULL)
    mask (next, 0);
  for (guint i = 0; n_masked > 0 && i < figures->len; i++)
    ((PalFigure *) g_ptr_array_index (figures, i))->denominator = 0;
}
