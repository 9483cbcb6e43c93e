/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What a programme's file holds, shared by its reader and its writer. */
#define PAL_PROGRAMME_HEAD "palier"
#define PAL_PROGRAMME_FORMAT 1

const char *const *pal_programme_tables (void);   /* parents first, ended by NULL */
gboolean           pal_programme_write_outcomes (PalStore *store, gint64 outcome_set, const char *id, GKeyFile *file,
                                                 GError **error);

G_END_DECLS
