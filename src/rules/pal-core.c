/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-core.h"

#include "pal-functions.h"
#include "records/pal-index.h"
#include "store/pal-store.h"

/* Gives every file that is opened from now on the trade's SQL functions and the index of records. Call it first; again does nothing. */
void
pal_core_init (void)
{
  PalStoreHooks hooks = { .add_functions = pal_functions_add, .index_record = pal_index_record, .index_all = pal_index_all };

  pal_store_set_hooks (&hooks);
}
