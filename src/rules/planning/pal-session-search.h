/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

GArray        *pal_session_search (PalStore *store, char **words, guint most, GError **error);

/* What a search shows of sessions: id, rank, title; then what tells them apart. */
extern const char pal_session_search_look[];
char          *pal_session_search_title (PalStatement *row);
char          *pal_session_search_detail (PalStatement *row);

G_END_DECLS
