/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Colour never speaks alone: cohorts and series carry a pattern too. */
typedef enum {
  PAL_PATTERN_PLEIN,
  PAL_PATTERN_DIAG,
  PAL_PATTERN_POINTS,
  PAL_PATTERN_HORIZ,
  PAL_PATTERN_CROIX,
  PAL_PATTERN_VERT,
  PAL_N_PATTERNS,
} PalPattern;

void           pal_pattern_paint (cairo_t *cr, PalPattern pattern, const GdkRGBA *ink, const GdkRGBA *ground,
                                  double x, double y, double width, double height, double step);
void           pal_cohort_look (guint number, PalPattern *pattern, char color[8], char soft[13]);
void           pal_snapshot_pattern (GtkSnapshot *snapshot, PalPattern pattern, const GdkRGBA *ink,
                                     const GdkRGBA *ground, const graphene_rect_t *area, double step);

G_END_DECLS
