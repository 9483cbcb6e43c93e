/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a bar says by its shape and pattern as much as by its colour. */
typedef enum {
  PAL_DAY_BAR_PLANNED,     /* dashed edge */
  PAL_DAY_BAR_RUNNING,     /* filled up to today */
  PAL_DAY_BAR_LATE,        /* its days outlined, and hatched from when it was due */
  PAL_DAY_BAR_DONE,        /* filled, with a tick */
  PAL_DAY_BAR_DONE_LATE,   /* the same, hatched from when it was due until it was done */
} PalDayBarKind;

#define PAL_TYPE_DAY_BAR (pal_day_bar_get_type ())
G_DECLARE_FINAL_TYPE (PalDayBar, pal_day_bar, PAL, DAY_BAR, GtkWidget)

GtkWidget     *pal_day_bar_new (void);
void           pal_day_bar_set_scale (PalDayBar *self, const GDate *from, const GDate *until, const GDate *today);
void           pal_day_bar_set (PalDayBar *self, PalDayBarKind kind, const GDate *begin, const GDate *due, const GDate *end);
void           pal_day_bar_set_head (PalDayBar *self);

G_END_DECLS
