/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing.h"

G_BEGIN_DECLS

typedef struct {
  PalMeaning meaning;
  guint      confidence;
} PalListingColumn;

struct _PalListing {
  GObject      parent_instance;
  char        *name;
  GBytes      *bytes;
  PalEncoding  encoding;
  char         delimiter;
  char        *text;         /* decoded */
  gsize        length;
  guint        n_broken;
  gboolean     cut;

  char        *cells;        /* every cell, one after the other, each ended by a NUL */
  GArray      *offsets;      /* guint32: where each cell begins */
  GArray      *rows;         /* guint: the first cell of each row, and one more */
  guint        n_columns;

  int          heading_row;
  guint8      *uses;         /* PalRowUse of each row */
  GArray      *columns;      /* PalListingColumn */
};

/* Meanings that several columns may have at once: their texts are joined. */
gboolean       pal_meaning_repeats (PalMeaning meaning);

PalMeaning     pal_listing_meaning_of_heading (const char *heading, guint *score);
void           pal_listing_guess_heading (PalListing *self);
void           pal_listing_guess_uses (PalListing *self);
void           pal_listing_guess_columns (PalListing *self);

G_END_DECLS
