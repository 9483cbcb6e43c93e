/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A frame around the window's content over which short messages come and go. */
#define PAL_TYPE_TOASTER (pal_toaster_get_type ())
G_DECLARE_FINAL_TYPE (PalToaster, pal_toaster, PAL, TOASTER, GtkWidget)

/* Properties: child. */

GtkWidget      *pal_toaster_new (void);
void            pal_toaster_set_child (PalToaster *toaster, GtkWidget *child);
void            pal_toaster_show (PalToaster *toaster, const char *message, const char *button,
                                  const char *detailed_action);
void            pal_toaster_complain (PalToaster *toaster, const char *message, const char *button,
                                      const char *detailed_action);
void            pal_toaster_dismiss (PalToaster *toaster);
const char     *pal_toaster_get_message (PalToaster *toaster);

/* Shown by the nearest toaster above the widget; FALSE when there is none. */
gboolean        pal_toast (GtkWidget *widget, const char *message, const char *button, const char *detailed_action);

G_END_DECLS
