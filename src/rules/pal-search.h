/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* A record that a search found, or that is looked up by its key. Somebody at a partner's leads to the partner. */
typedef struct {
  const char *kind;     /* its table: "participant", "cohort", "organisation", "contact", "programme", "session", "site" */
  gint64      id;
  char       *title;    /* "Lina Benali" */
  char       *detail;   /* what tells two of the same name apart: "In course · RF1 · 34 years old · Dijon"; may be "" */
} PalHit;

/* What was found of one kind, the best first. */
typedef struct {
  const char *kind;
  GPtrArray  *hits;     /* PalHit, as many as were asked for */
  guint       total;    /* how many there are in all */
} PalHits;

GPtrArray     *pal_search (PalStore *store, const char *typed, const char *const *kinds, guint most, GError **error);
gboolean       pal_search_answers (const char *words, const char *typed, gboolean *begins);
gboolean       pal_search_knows (const char *kind);
PalHit        *pal_search_describe (PalStore *store, const char *kind, gint64 id);
void           pal_hit_free (PalHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalHit, pal_hit_free)

G_END_DECLS
