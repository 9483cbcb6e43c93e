/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/people/pal-filter.h"

G_BEGIN_DECLS

/* With what a field is compared: values to tick, found by typing; or what is typed. Signals: "entered": Enter, with nothing left
 * to find. */
#define PAL_TYPE_FILTER_VALUE (pal_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (PalFilterValue, pal_filter_value, PAL, FILTER_VALUE, GtkWidget)

GtkWidget     *pal_filter_value_new (PalPeopleFields *fields, const PalPeopleField *field, PalComparison comparison, const char *const *values);
void           pal_filter_value_set_comparison (PalFilterValue *self, PalComparison comparison);
char         **pal_filter_value_read (PalFilterValue *self, GError **error);

G_END_DECLS
