/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* What a list and a form over a kind of record are told: nothing but static tables. */

typedef struct {
  const char *field;
  const char *label;         /* N_(); NULL: the kind's own */
  const char *explanation;   /* N_(), at the right of the field */
  int         width;         /* in characters; 0: the room that there is */
  gboolean    beside;        /* in the row of the one before, without a label unless it has one of its own */
} PalKindInput;

typedef struct {
  const char         *title;    /* N_() */
  const char         *hint;     /* N_() */
  const PalKindInput *inputs;   /* ended by field NULL */
} PalKindCard;

typedef struct {
  const char *field;         /* NULL: how many records hang on this one */
  const char *title;         /* N_(); NULL: the kind's own */
  const char *below;         /* the field that stands in light under it */
  int         width;         /* in hundredths of an em; 0: natural */
  char     *(*show_below) (PalRow *row, guint column);   /* replaces its text, of a code; owned by the caller */
} PalKindColumn;

typedef struct _PalKindPage PalKindPage;
struct _PalKindPage {
  const char *name;          /* in addresses: "phases" */
  const char *title;         /* N_(): of the tab, and of the list */
  const char *icon;          /* of the empty list */
  const char *table;
  const char *singular, *plural;   /* PAL_KIND_COUNT ("%u phase", "%u phases") */
  const char *add;           /* N_("Add a Phase") */
  const char *none;          /* N_(): what an empty list says */
  const PalKindColumn *columns;    /* ended by PAL_KIND_COLUMNS_END */
  const PalKindCard *cards;        /* ended by inputs NULL; the required fields are in the first */
  const char *only;          /* the list is narrowed to those whose field is … */
  gint64      number;        /* … this number; a new one gets it */
  const char *text;          /* … or holds this code */
  gboolean    others;        /* a record that others need is not deleted, even where they could be left without it */

  /* What hangs on a record, each a tab of it. */
  const PalKindPage *const *parts; /* ended by NULL */
  const char *owner;         /* of a part: the field that leads to the record above … */
  const char *of;            /* … or to what this field of that record refers to */
  const char *of_none;       /* N_(): said when that field is empty */
};

#define PAL_KIND_COLUMNS_END { NULL, NULL, NULL, -1 }
#define PAL_KIND_COUNT(one, several) .singular = one, .plural = several

G_END_DECLS
