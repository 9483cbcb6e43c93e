/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/people/pal-filter.h"

G_BEGIN_DECLS

/* The conditions that hold, each a chip that can be changed or taken away. The actions are those of the list around it:
 * "participants.edit-condition" and "participants.remove-condition" (u: the condition's place). */
#define PAL_TYPE_FILTER_BAR (pal_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (PalFilterBar, pal_filter_bar, PAL, FILTER_BAR, GtkWidget)

void           pal_filter_bar_show (PalFilterBar *self, PalPeopleFields *fields, const PalFilter *filter, const gboolean *without);

G_END_DECLS
