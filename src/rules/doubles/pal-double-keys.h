/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-double-person.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* People are only compared with those who share a key with them. */
typedef struct {
  guint64 key;
  gint64  person;   /* an id, or a place in a list */
} PalDoubleKey;

void           pal_double_keys_add_near (GArray *keys, const PalDoublePerson *person, gint64 as);
void           pal_double_keys_add_near_swapped (GArray *keys, const PalDoublePerson *person, gint64 as);
void           pal_double_keys_add_sure (GArray *keys, const PalDoublePerson *person, gint64 as);
void           pal_double_keys_sort (GArray *keys);

PalStatement  *pal_double_people_statement (PalStore *store, const char *where, GError **error);
PalDoublePerson *pal_double_people_read (PalStatement *row);
gboolean       pal_double_people_add_keys (PalStore *store, GHashTable *people, GError **error);

G_END_DECLS
