/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"

G_BEGIN_DECLS

typedef enum {
  PAL_MERGE_KEEP_SURVIVOR,
  PAL_MERGE_KEEP_OTHER,
  PAL_MERGE_KEEP_BOTH,   /* of a note: one below the other */
} PalMergeChoice;

/* One field of two people side by side, of the program's or of their own. */
typedef struct {
  const PalField *field;          /* NULL: an own field */
  gint64          custom_field;
  char           *label;
  char           *survivor, *other;           /* as people read them; "": unknown */
  char           *survivor_raw, *other_raw;   /* NULL: unknown */
  gboolean        differs;
  gboolean        may_keep_both;
  PalMergeChoice  choice;
} PalMergeRow;

/* Two people who become one: who was added first survives, which only matters to those who keep a number. */
typedef struct {
  PalStore  *store;
  PalRecord *survivor, *other;
  GPtrArray *rows;       /* PalMergeRow, of fields that at least one of them knows */
} PalMerge;

PalMerge      *pal_merge_new (PalStore *store, gint64 one, gint64 other, GError **error);
void           pal_merge_free (PalMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMerge, pal_merge_free)
char          *pal_merge_describe_below (PalStore *store, gint64 participant);
char          *pal_merge_warn (PalMerge *merge);
gboolean       pal_merge_apply (PalMerge *merge, PalEdit *edit, GError **error);

/* Where a participant is referred to: "table", "column" of each reference of the schema. */
GPtrArray     *pal_merge_references (PalStore *store, GError **error);
typedef struct { char *table, *column; } PalMergeReference;

/* Whom a record was merged with, as long as that is not undone. */
typedef struct {
  gint64    id;
  char     *name, *merged_on, *dropped;   /* the date ISO; dropped: NULL when everything was kept */
  gint64    op;                           /* the edit that undoing undoes */
  gboolean  can_undo;                     /* what it replaced is still kept */
} PalMerged;

GPtrArray     *pal_merged_list (PalStore *store, gint64 participant);
void           pal_merged_free (PalMerged *merged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMerged, pal_merged_free)
gboolean       pal_merged_undo (PalStore *store, const PalMerged *merged, GError **error);

G_END_DECLS
