/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/letters/pal-letter.h"

G_BEGIN_DECLS

/* Letters to some people: which template, how each letter looks, on paper or as PDF, and kept as sent. */
#define PAL_TYPE_LETTER_WINDOW (pal_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (PalLetterWindow, pal_letter_window, PAL, LETTER_WINDOW, GtkWindow)

/* Actions: "letter.print", "letter.pdf", "letter.pdf-to" (path), "letter.pdf-each", "letter.pdf-each-to" (folder),
 * "letter.keep-sent", "letter.close". */

PalLetterWindow *pal_letter_window_present (GtkWidget *any, PalStore *store, GArray *to);

G_END_DECLS
