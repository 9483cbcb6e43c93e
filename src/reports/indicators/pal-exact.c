/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-exact.h"

/* What does not fit into 64 bits is kept to so many parts: far more than anybody prints. */
#define PARTS G_GINT64_CONSTANT (1000000000000)

typedef __int128 Wide;

static Wide
greatest_divisor (Wide a, Wide b)
{
  a = a < 0 ? -a : a;
  b = b < 0 ? -b : b;
  while (b != 0)
    {
      Wide rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

static PalExact
narrow (Wide num, Wide den)
{
  Wide divisor;

  if (den == 0)
    return (PalExact) { 0, 0 };
  if (den < 0)
    {
      num = -num;
      den = -den;
    }
  divisor = greatest_divisor (num, den);
  num /= divisor;
  den /= divisor;
  if (num <= G_MAXINT64 && num >= G_MININT64 && den <= G_MAXINT64)
    return (PalExact) { num, den };

  Wide whole = num / den, rest = num % den;
  while (den > ((Wide) 1 << 80))
    {
      rest /= 2;
      den /= 2;
    }
  if (whole > G_MAXINT64 / PARTS || whole < G_MININT64 / PARTS)
    return (PalExact) { whole > 0 ? MIN (whole, G_MAXINT64) : MAX (whole, G_MININT64), 1 };
  return (PalExact) { whole * PARTS + rest * PARTS / den, PARTS };
}

/* num / den in lowest terms; not computable when den is 0. */
PalExact
pal_exact (gint64 num, gint64 den)
{
  return narrow (num, den);
}

/* The mean of quotients, exact as long as their common denominator fits into 128 bits. Not computable when there is
 * none. */
PalExact
pal_exact_mean (const PalExact *values, guint n_values)
{
  Wide num = 0, den = 1;

  if (n_values == 0)
    return (PalExact) { 0, 0 };
  for (guint i = 0; i < n_values; i++)
    {
      Wide factor = values[i].den / greatest_divisor (den, values[i].den);
      if (den > ((Wide) 1 << 100) / factor)
        {
          num = num / (den / PARTS);
          den = PARTS;
          factor = values[i].den / greatest_divisor (den, values[i].den);
        }
      num = num * factor + values[i].num * (den * factor / values[i].den);
      den *= factor;
      Wide divisor = greatest_divisor (num, den);
      num /= divisor;
      den /= divisor;
    }
  return narrow (num, den * n_values);
}

PalExact
pal_exact_divide (PalExact value, PalExact by)
{
  if (value.den == 0 || by.den == 0 || by.num == 0)
    return (PalExact) { 0, 0 };
  return narrow ((Wide) value.num * by.den, (Wide) value.den * by.num);
}

double
pal_exact_to_double (PalExact value)
{
  return value.den == 0 ? 0 : (double) value.num / (double) value.den;
}

static void
trim_zeros (char *text)
{
  char *end;

  if (strchr (text, '.') == NULL)
    return;
  end = text + strlen (text) - 1;
  while (*end == '0')
    *end-- = '\0';
  if (*end == '.')
    *end = '\0';
}

/* A decimal number, halves rounded away from zero (INDICATORS C8), at most 12 decimals, with a decimal point whatever
 * the locale; "" when it is not computable. Trimmed of the zeros at its end when asked for. Owned by the caller. */
char *
pal_exact_to_decimal (PalExact value, guint decimals, gboolean trim)
{
  Wide scale = 1, magnitude, rounded;
  gboolean negative = value.num < 0;
  g_autofree char *text = NULL;

  if (value.den == 0)
    return g_strdup ("");
  decimals = MIN (decimals, 12);
  for (guint i = 0; i < decimals; i++)
    scale *= 10;
  magnitude = negative ? -(Wide) value.num : value.num;
  rounded = (magnitude * scale * 2 + value.den) / ((Wide) value.den * 2);
  text = g_strdup_printf ("%s%" G_GINT64_FORMAT, negative && rounded != 0 ? "-" : "", (gint64) (rounded / scale));
  if (decimals == 0)
    return g_steal_pointer (&text);

  char *whole = g_strdup_printf ("%s.%0*" G_GINT64_FORMAT, text, (int) decimals, (gint64) (rounded % scale));
  if (trim)
    trim_zeros (whole);
  return whole;
}
