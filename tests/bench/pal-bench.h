/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What benchmarks share: a file of people made by the benchmark, medians, and a table of ratios with their bounds. */
char          *pal_bench_folder (void);
void           pal_bench_remove (const char *folder);
PalStore      *pal_bench_people (const char *path, guint n);
double         pal_bench_median (GArray *seconds);
double         pal_bench_best (GArray *seconds);
double         pal_bench_raw_search (PalStore *store, const char *typed);
void           pal_bench_ratio (const char *what, double measured, double baseline, double at_most);
void           pal_bench_bound (const char *what, double measured, double at_most, const char *unit);
int            pal_bench_result (void);

G_END_DECLS
