/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

typedef enum {
  PAL_CLASH_COACH,         /* runs another session then */
  PAL_CLASH_ROOM,          /* is taken then */
  PAL_CLASH_PARTICIPANT,   /* is convened to another session then */
  PAL_CLASH_CAPACITY,      /* more people than the room holds */
  PAL_CLASH_ACCESS,        /* somebody is disabled, and the room has no access */
  PAL_CLASH_CLOSED,        /* a holiday, a closure or a weekend */
  PAL_CLASH_AWAY,          /* a coach, the room or somebody convened is not available */
  PAL_CLASH_DATES,         /* outside the dates of the cohort */
} PalClashKind;

/* Something about a session that should not be. It warns, and forbids nothing. */
typedef struct {
  PalClashKind kind;
  gint64       session, other;   /* other: the session that it clashes with; 0: none */
  char        *words;            /* one sentence: who or what, with which session */
} PalClash;

void           pal_clash_free (PalClash *clash);
GPtrArray     *pal_clashes_of (PalStore *store, gint64 session, GError **error);
GPtrArray     *pal_clashes_among (PalStore *store, const char *sessions, GError **error);
char          *pal_clash_sql (const char *select);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalClash, pal_clash_free)

G_END_DECLS
