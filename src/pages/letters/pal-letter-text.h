/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/letters/pal-letter.h"

G_BEGIN_DECLS

/* The subject and the text of one letter, to change for this once. */
#define PAL_TYPE_LETTER_TEXT (pal_letter_text_get_type ())
G_DECLARE_FINAL_TYPE (PalLetterText, pal_letter_text, PAL, LETTER_TEXT, GtkWidget)

/* Signal: "edited", by the person. */

GtkWidget     *pal_letter_text_new (void);
void           pal_letter_text_show (PalLetterText *self, PalLetter *letter);
void           pal_letter_text_take (PalLetterText *self);

G_END_DECLS
