/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places where one has been, for back and forward. */
typedef struct _PalTrail PalTrail;

PalTrail      *pal_trail_new (void);
void           pal_trail_free (PalTrail *self);
void           pal_trail_clear (PalTrail *self);
void           pal_trail_go (PalTrail *self, const char *address);
void           pal_trail_replace (PalTrail *self, const char *address);
const char    *pal_trail_here (PalTrail *self);
const char    *pal_trail_back (PalTrail *self);
const char    *pal_trail_forward (PalTrail *self);
gboolean       pal_trail_can_back (PalTrail *self);
gboolean       pal_trail_can_forward (PalTrail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTrail, pal_trail_free)

G_END_DECLS
