/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fields of letters: "{First name}" in a template becomes the person's. */

typedef struct {
  const char *id;        /* "first_name"; NULL ends the list */
  const char *name;      /* NC_("field of a letter") */
} PalLetterField;

const PalLetterField *pal_letter_fields (void);
const char    *pal_letter_field_name (const PalLetterField *field);        /* in the user's language */
const PalLetterField *pal_letter_field_get (const char *id);
const PalLetterField *pal_letter_field_find (const char *typed);           /* without minding capitals or accents; NULL: none */
char          *pal_letter_fields_check (const char *text);                 /* what is no field, in words; NULL: nothing */
char          *pal_letter_fields_fill (const char *text, GHashTable *values, GPtrArray *missing);

G_END_DECLS
