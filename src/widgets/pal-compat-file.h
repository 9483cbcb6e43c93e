/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The answer to a file chooser: NULL when the person changed their mind. The file is the callee's to look at, not to keep. */
typedef void (*PalCompatFileChosen) (GFile *file, gpointer data);

void           pal_compat_file_open (GtkWidget *any, const char *title, const char *filter, const char *const *patterns,
                                     PalCompatFileChosen chosen, gpointer data);
void           pal_compat_file_save (GtkWidget *any, const char *title, GFile *proposed, PalCompatFileChosen chosen,
                                     gpointer data);
void           pal_compat_file_folder (GtkWidget *any, const char *title, PalCompatFileChosen chosen, gpointer data);

G_END_DECLS
