/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* Any kind of record as a list. A row has one column a field of the kind, in its order, a reference as what it is called;
 * then how many records hang on it (the rooms of a site, the uses of a tag). */

typedef struct {
  const char *search;       /* words that its texts hold; NULL: all */
  const char *field;        /* the list is narrowed to those whose field … */
  gint64      number;       /* … is this number or reference … */
  const char *text;         /* … or has this code; NULL: the number counts */
  const char *order;        /* by this field; NULL: by order or name */
  gboolean    descending;
} PalKindView;

PalQuery      *pal_kind_list_new (PalStore *store, const PalKind *kind);
gboolean       pal_kind_list_show (PalQuery *list, const PalKind *kind, const PalKindView *view, GError **error);
guint          pal_kind_list_count_column (const PalKind *kind);

G_END_DECLS
