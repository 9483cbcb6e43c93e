/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"
#include "store/pal-journal.h"

/* What the proofs of the store share: a folder, random edits of any kind of record, and the whole content as text. */

char          *trial_folder (void);
void           trial_remove (const char *folder);
PalStore      *trial_create (const char *path);
PalStore      *trial_open (const char *path);
PalStore      *trial_copy_and_open (const char *from, const char *to);
void           trial_copy (const char *from, const char *to);

gint64         trial_edit (PalStore *store, GRand *rand, const char *label, GError **error);
void           trial_fill (PalStore *store, GRand *rand, guint edits);

char          *trial_dump (PalStore *store);
char          *trial_replay (PalStore *store);
void           trial_assert_words (const GError *error);
void           trial_assert_sound (PalStore *store);
