/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

typedef enum {
  PAL_ICS_COHORT,
  PAL_ICS_COACH,
  PAL_ICS_ROOM,
} PalIcsOf;

/* Whose sessions, and of which days. */
typedef struct {
  PalIcsOf of;
  gint64   record;     /* a cohort, a contact or a room */
  GDate    from, to;   /* first and last day; not valid: no limit */
} PalIcsScope;

/* A calendar that other programs read. */
typedef struct {
  char      *text;          /* the file: UTF-8, lines ended by CR LF */
  char      *file_stem;     /* what to call it, without a date and ".ics" */
  guint      n_sessions;    /* that take place */
  guint      n_cancelled;   /* that do not, or no longer belong here */
  GPtrArray *left_out;      /* char *: the sessions that have no date */
} PalIcs;

void           pal_ics_scope_init (PalIcsScope *scope, PalIcsOf of, gint64 record);
PalIcs        *pal_ics_new (PalStore *store, const PalIcsScope *scope, GError **error);
gboolean       pal_ics_write (const PalIcs *self, const char *path, GError **error);
void           pal_ics_free (PalIcs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIcs, pal_ics_free)

G_END_DECLS
