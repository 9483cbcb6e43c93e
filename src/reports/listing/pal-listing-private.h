/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing.h"
#include "reports/pal-grid.h"
#include "reports/workbook/pal-workbook.h"

G_BEGIN_DECLS

typedef struct {
  PalMeaning meaning;
  guint      confidence;
  gint64     own;          /* the custom_field, of PAL_MEANING_OWN */
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

  PalWorkbook *workbook;     /* NULL: the file is text */
  guint        sheet;

  PalGrid     *grid;
  guint        n_columns;

  int          heading_row;
  guint8      *uses;         /* PalRowUse of each row */
  GArray      *columns;      /* PalListingColumn */
  GPtrArray   *values;       /* of each column, what its texts stand for: folded text → text; NULL: nothing */
  gboolean     month_first;  /* in dates */
};

/* Meanings that several columns may have at once: their texts are joined. */
gboolean       pal_meaning_repeats (PalMeaning meaning);

PalMeaning     pal_listing_meaning_of_heading (const char *heading, guint *score);
void           pal_listing_guess_heading (PalListing *self);
void           pal_listing_guess_uses (PalListing *self);
void           pal_listing_guess_columns (PalListing *self);

G_END_DECLS
