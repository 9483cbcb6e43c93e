/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  PAL_CHIP_PLAIN,
  PAL_CHIP_OK,
  PAL_CHIP_NO,
  PAL_CHIP_WARN,
  PAL_CHIP_LATE,
  PAL_CHIP_UNKNOWN,
  PAL_CHIP_INFO,
  PAL_CHIP_COHORT,
} PalChipKind;

#define PAL_TYPE_CHIP (pal_chip_get_type ())
G_DECLARE_FINAL_TYPE (PalChip, pal_chip, PAL, CHIP, GtkWidget)

GtkWidget      *pal_chip_new (PalChipKind kind, const char *words);
void            pal_chip_set (PalChip *chip, PalChipKind kind, const char *words);
void            pal_chip_set_cohort (PalChip *chip, guint number, const char *words);
gboolean        pal_chip_set_named (PalChip *chip, const char *kind, const char *words); /* "ok", "late", "cohort-3" */

G_END_DECLS
