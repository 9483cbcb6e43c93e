/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-columns-pane.h"
#include "pal-export-pane.h"
#include "pal-filter-bar.h"
#include "pal-filter-pane.h"
#include "pal-participants-bulk.h"
#include "pal-participants-list.h"
#include "pal-saved-filters.h"
#include "widgets/pal-table.h"

G_BEGIN_DECLS

struct _PalParticipantsList {
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkSearchEntry      *search;
  PalSavedFilters     *saved;
  GtkWidget           *add;
  PalFilterBar        *bar;
  GtkWidget           *panes;        /* where something is asked, one at a time */
  PalFilterPane       *filter_pane;
  PalColumnsPane      *columns_pane;
  PalParticipantsBulk *bulk;
  PalExportPane       *export_pane;
  PalTable            *table;
  GtkWidget           *doubles;      /* how many may be in the file twice */

  PalStore            *store;
  gulong               store_changed;
  PalPeopleFields     *fields;
  PalQuery            *query;
  PalFilter           *filter;
  int                  edited;       /* which condition is being changed; -1: a new one */
  char               **shown;        /* the chosen columns */
  PalTableColumn      *columns;
  char                *order;
  gboolean             descending;
  gboolean             filling;      /* the program chooses the row, not the person */
  gboolean             by_keyboard;  /* what moved the selection last */
  gboolean             nobody;       /* the file has no people at all */
};

/* The list. */
void           pal_participants_list_ask (PalParticipantsList *self);
void           pal_participants_list_filter_changed (PalParticipantsList *self);

/* What is asked above it. */
void           pal_participants_list_install_actions (GtkWidgetClass *klass);
void           pal_participants_list_make_panes (PalParticipantsList *self);
void           pal_participants_list_close_panes (PalParticipantsList *self);
void           pal_participants_list_show_columns (PalParticipantsList *self, char **columns);
void           pal_participants_list_update_bulk (PalParticipantsList *self);

G_END_DECLS
