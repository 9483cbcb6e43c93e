/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/preferences/pal-preference.h"

G_BEGIN_DECLS

/* The templates of letters: their list, the one that is open and, beside it, how a letter from it looks. */
#define PAL_TYPE_LETTER_TEMPLATES (pal_letter_templates_get_type ())
G_DECLARE_FINAL_TYPE (PalLetterTemplates, pal_letter_templates, PAL, LETTER_TEMPLATES, PalPreference)

/* Actions: "letters.duplicate", "letters.add-usual", "letters.preview". */

GtkWidget     *pal_letter_templates_new (void);

G_END_DECLS
