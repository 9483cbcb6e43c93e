/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children one after the other, on as many lines as the width asks for. */
#define PAL_TYPE_WRAP_LAYOUT (pal_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (PalWrapLayout, pal_wrap_layout, PAL, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *pal_wrap_layout_new (int spacing);

/* A container with this layout; properties: spacing. */
#define PAL_TYPE_WRAP (pal_wrap_get_type ())
G_DECLARE_FINAL_TYPE (PalWrap, pal_wrap, PAL, WRAP, GtkWidget)

GtkWidget        *pal_wrap_new (int spacing);
void              pal_wrap_append (PalWrap *wrap, GtkWidget *child);
void              pal_wrap_clear (PalWrap *wrap);

G_END_DECLS
