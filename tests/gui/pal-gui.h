/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

void           pal_gui_init (int *argc, char ***argv);

PalStore      *pal_gui_store (void);
void           pal_gui_remove (const char *path);
GtkWindow     *pal_gui_show (GtkWidget *child, int width, int height);
void           pal_gui_hide (GtkWindow *window);
void           pal_gui_attend (GtkWindow *window);
void           pal_gui_settle (void);
void           pal_gui_wait (guint milliseconds);

GtkWidget     *pal_gui_find (GtkWidget *root, const char *id);
GtkWidget     *pal_gui_find_type (GtkWidget *root, GType type);
GtkWidget     *pal_gui_find_words (GtkWidget *root, GType type, const char *words);

void           pal_gui_key (const char *keys);
void           pal_gui_type (const char *text);
void           pal_gui_click (GtkWidget *widget);
void           pal_gui_point (GtkWidget *widget, double x, double y);
void           pal_gui_button (gboolean down);
void           pal_gui_drag (GtkWidget *widget, double x1, double y1, double x2, double y2);

void           pal_gui_picture (GtkWidget *widget, const char *name);
void           pal_gui_theme (gboolean dark, gboolean contrast);
void           pal_gui_text_scale (double scale);

guint          pal_gui_check_names (GtkWidget *root);

G_END_DECLS
