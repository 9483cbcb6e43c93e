/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

/* A programme that comes with Palier. */
typedef struct {
  char *id;         /* parcours-sud-lot1: also its outside key of source "bundle" */
  char *name;       /* in the user's language */
  char *summary;    /* one line */
} PalProgrammeOffer;

void           pal_programme_offer_free (PalProgrammeOffer *offer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalProgrammeOffer, pal_programme_offer_free)

GPtrArray     *pal_programme_catalogue (void);
gint64         pal_programme_add (PalEdit *edit, const char *id, GError **error);
gint64         pal_programme_import (PalEdit *edit, const char *path, GError **error);
gboolean       pal_programme_export (PalStore *store, gint64 programme, const char *path, GError **error);
gint64         pal_programme_duplicate (PalEdit *edit, gint64 programme, GError **error);
gint64         pal_programme_standard_outcomes (PalEdit *edit, GError **error);

G_END_DECLS
