/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_PANES (pal_panes_get_type ())
G_DECLARE_FINAL_TYPE (PalPanes, pal_panes, PAL, PANES, GtkWidget)

GtkWidget     *pal_panes_new (void);
void           pal_panes_set_list (PalPanes *self, GtkWidget *list);
void           pal_panes_set_record (PalPanes *self, GtkWidget *record);
void           pal_panes_set_record_open (PalPanes *self, gboolean record_open);
gboolean       pal_panes_get_record_open (PalPanes *self);
gboolean       pal_panes_get_narrow (PalPanes *self);
void           pal_panes_ask_width (GtkWidget *record, gboolean whole);

gboolean       pal_panes_window_is_narrow (GtkWidget *any);

G_END_DECLS
