/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole numbers over whole numbers: what a figure is, before anybody rounds it. */
typedef struct {
  gint64 num, den;          /* den > 0; 0: not computable */
} PalExact;

PalExact       pal_exact (gint64 num, gint64 den);
PalExact       pal_exact_mean (const PalExact *values, guint n_values);
PalExact       pal_exact_divide (PalExact value, PalExact by);
double         pal_exact_to_double (PalExact value);
char          *pal_exact_to_decimal (PalExact value, guint decimals, gboolean trim);

G_END_DECLS
