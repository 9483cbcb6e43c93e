/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What is done to the people who are selected, all of it in one edit.
 * Signals: "ended": done or cancelled. */
#define PAL_TYPE_PARTICIPANTS_BULK (pal_participants_bulk_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantsBulk, pal_participants_bulk, PAL, PARTICIPANTS_BULK, GtkWidget)

GtkWidget     *pal_participants_bulk_new (void);
void           pal_participants_bulk_begin (PalParticipantsBulk *self, const char *action, PalStore *store, const gint64 *people, guint n);
void           pal_participants_bulk_end (PalParticipantsBulk *self);
gboolean       pal_participants_bulk_needs_people (const char *action);

/* The actions, as the list that holds the selection installs them; ended by NULL. */
extern const char *const pal_participants_bulk_actions[];

G_END_DECLS
