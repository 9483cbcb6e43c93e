/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/pal-input.h"

G_BEGIN_DECLS

/* A button that lists the fields of letters, and puts the one that is chosen where one was typing last. */
#define PAL_TYPE_LETTER_INSERT (pal_letter_insert_get_type ())
G_DECLARE_FINAL_TYPE (PalLetterInsert, pal_letter_insert, PAL, LETTER_INSERT, GtkWidget)

/* Action: "letters.insert" (id of a field). */

GtkWidget     *pal_letter_insert_new (void);
void           pal_letter_insert_watch (PalLetterInsert *self, PalInput *input);

G_END_DECLS
