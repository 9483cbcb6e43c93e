/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/doubles/pal-merge.h"

G_BEGIN_DECLS

#define PAL_TYPE_DOUBLES_COMPARE (pal_doubles_compare_get_type ())
G_DECLARE_FINAL_TYPE (PalDoublesCompare, pal_doubles_compare, PAL, DOUBLES_COMPARE, GtkWidget)

void           pal_doubles_compare_show (PalDoublesCompare *self, PalMerge *merge);
PalMerge      *pal_doubles_compare_get_merge (PalDoublesCompare *self);

G_END_DECLS
