/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-first-start.h"
#include "pal-open-file.h"
#include "pal-palette.h"
#include "pal-recent.h"
#include "pal-refusal.h"
#include "pal-sidebar.h"
#include "pal-trail.h"
#include "pal-window.h"
#include "widgets/pal-band.h"
#include "widgets/pal-progress.h"
#include "widgets/pal-toast.h"

G_BEGIN_DECLS

/* What comes once the file is closed: the argument is what was given to pal_window_close_then(). */
typedef void (*PalWindowThen) (PalWindow *self, const char *argument);

struct _PalWindow {
  GtkApplicationWindow parent_instance;

  GtkWidget     *file_tools;
  GtkWidget     *undo_button;
  GtkWidget     *redo_button;
  GtkWidget     *search_button;
  GtkWidget     *search_label;
  GtkWidget     *title_box;
  GtkLabel      *title;
  GtkLabel      *subtitle;
  PalToaster    *toaster;
  PalProgress   *progress;
  PalPalette    *palette;
  GtkStack      *faces;
  GtkStack      *pages;
  PalBand       *reading_band;
  PalSidebar    *sidebar;
  PalFirstStart *first_start;
  PalRefusal    *refusal;

  PalOpenFile   *file;
  PalTrail      *trail;
  PalRecent     *recent;           /* of the file that is open */
  char          *refused_path;     /* the file that the refusal is about */
  char          *wanted_place;     /* where to go once the file is open */
  PalWindowThen  pending;          /* what waits for an answer: the file could not be closed as it should */
  char          *pending_argument;
  gint64         moved_at;         /* monotonic, microseconds */
  guint          idle;
  guint          counting;         /* source that counts what waits on pages that are not made yet */
  gboolean       arriving;         /* going to a place: what the page shows on the way is none */
  gboolean       busy;             /* closing, restoring: nothing else may begin */
  gboolean       ready_to_go;      /* closed: the window may be destroyed */
  gboolean       narrow;
  gboolean       folded;           /* the person's choice where there is room */
  gboolean       unfolded_narrow;  /* the person opened the sidebar although the window is narrow */
};

/* The frame, in pal-window.c */
GtkWidget     *pal_window_current_page (PalWindow *self);
void           pal_window_show_state (PalWindow *self);
void           pal_window_update_folding (PalWindow *self);

/* Going places and undoing, in pal-window-places.c */
void           pal_window_install_places (GtkWidgetClass *klass);
void           pal_window_add_undo_keys (PalWindow *self);
void           pal_window_show_edits (PalWindow *self);
void           pal_window_forget_places (PalWindow *self);
void           pal_window_take_store (PalWindow *self);

/* What waits on pages, in pal-window-badges.c */
void           pal_window_count_badges (PalWindow *self);

/* The file, in pal-window-file.c */
void           pal_window_install_file (GtkWidgetClass *klass);
void           pal_window_close_then (PalWindow *self, PalWindowThen then, const char *argument);

G_END_DECLS
