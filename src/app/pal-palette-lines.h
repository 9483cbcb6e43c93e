/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-recent.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* One line of the search: what is read on it, and the action that it stands for. */
typedef struct {
  const char *heading;   /* translated: lines of one group follow each other */
  char       *icon_name;
  char       *title;
  char       *detail;    /* NULL: none */
  char       *keys;      /* NULL: none */
  char       *action;    /* "win.go" */
  GVariant   *target;    /* NULL: none */
  GtkWidget  *origin;    /* where the action is known */
} PalPaletteLine;

GPtrArray      *pal_palette_lines (GtkWidget *window, PalStore *store, PalRecent *recent, const char *typed);
PalPaletteLine *pal_palette_line_new (GtkWidget *origin, const char *heading, const char *title);
void            pal_palette_line_free (PalPaletteLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPaletteLine, pal_palette_line_free)

G_END_DECLS
