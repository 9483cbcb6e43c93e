/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pal-window.h"
#include "widgets/pal-input.h"

#include "pal-gui.h"

G_BEGIN_DECLS

/* What the tests of pages share: the whole window, with a file of the test's own. */

typedef void (*PalGuiFill) (PalStore *store, gpointer data);

void           pal_gui_begin (int *argc, char ***argv);
int            pal_gui_run (void);

PalWindow     *pal_gui_open (const char *name, PalGuiFill fill, gpointer data, const char *address);
PalWindow     *pal_gui_start (void);
void           pal_gui_wait_for_file (PalWindow *window);
PalWindow     *pal_gui_reopen (const char *path);
void           pal_gui_close (PalWindow *window);
void           pal_gui_go (PalWindow *window, const char *address);
void           pal_gui_act (GtkWidget *widget, const char *action);
const char    *pal_gui_toast (PalWindow *window);

GtkWidget     *pal_gui_find_button (GtkWidget *root, const char *words);
PalInput      *pal_gui_find_input (GtkWidget *root, const char *field);
gboolean       pal_gui_has_focus (GtkWidget *widget);
void           pal_gui_type_into (GtkWidget *input, const char *text);

void           pal_gui_assert_says (const char *text, const char *part);
void           pal_gui_look (PalWindow *window, const char *name);

G_END_DECLS
