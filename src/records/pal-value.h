/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-field.h"

G_BEGIN_DECLS

/* The value of one field: a number (integers, booleans, references; dates as Julian days) or a text. */
typedef struct {
  gboolean  known;
  gint64    number;
  char     *text;
} PalValue;

gboolean       pal_field_is_number (const PalField *field);
void           pal_value_clear (PalValue *value);
void           pal_value_copy (PalValue *to, const PalValue *from);
gboolean       pal_value_equal (const PalValue *a, const PalValue *b);
void           pal_value_set_text (PalValue *value, const char *text);
void           pal_value_set_number (PalValue *value, gint64 number);
char          *pal_value_to_raw (const PalField *field, const PalValue *value);
gboolean       pal_value_from_raw (const PalField *field, const char *raw, PalValue *value, GError **error);
char          *pal_value_show (const PalField *field, const PalValue *value);
gboolean       pal_value_read (const PalField *field, const char *typed, PalValue *value, GError **error);
gboolean       pal_value_check (const PalField *field, const PalValue *value, GError **error);

G_END_DECLS
