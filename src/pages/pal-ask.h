/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks something in the place where it is needed, above a list, instead of a dialog: a title, what is asked, words about what
 * will happen, and two buttons. Escape cancels.
 * Signals: "answered", "cancelled". Actions: "ask.answer", "ask.cancel". */
#define PAL_TYPE_ASK (pal_ask_get_type ())
G_DECLARE_FINAL_TYPE (PalAsk, pal_ask, PAL, ASK, GtkWidget)

GtkWidget     *pal_ask_new (void);
void           pal_ask_begin (PalAsk *self, const char *title, const char *button);
void           pal_ask_append (PalAsk *self, GtkWidget *child);
void           pal_ask_set_words (PalAsk *self, const char *words);
void           pal_ask_set_problem (PalAsk *self, const char *sentence);
void           pal_ask_set_possible (PalAsk *self, gboolean possible);
void           pal_ask_end (PalAsk *self);

G_END_DECLS
