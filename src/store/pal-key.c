/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-store-private.h"

#define EPOCH_MS      G_GINT64_CONSTANT (1577836800000)   /* 2020-01-01T00:00:00Z */
#define DESK_BITS     8
#define COUNTER_BITS  14

/* The key of a new record: 41 bits of milliseconds since 2020 (enough until 2089), 8 of desk, 14 of counter. Keys never go
 * backwards, even when the clock does: then the counter runs on. */
gint64
pal_store_next_key (PalStore *store)
{
  gint64 ms = g_get_real_time () / 1000 - EPOCH_MS;
  gint64 key = ((MAX (ms, 0) << DESK_BITS) | store->desk) << COUNTER_BITS;

  if (key <= store->last_key)
    {
      key = store->last_key + 1;
      /* A full counter would carry into the desk: go on in the next millisecond. */
      if ((key & ((1 << COUNTER_BITS) - 1)) == 0)
        {
          gint64 next = (store->last_key >> (DESK_BITS + COUNTER_BITS)) + 1;
          key = ((next << DESK_BITS) | store->desk) << COUNTER_BITS;
        }
    }
  store->last_key = key;
  return key;
}

/* When a record was made, or an entry of the journal written: milliseconds since 1970, UTC. */
gint64
pal_store_key_time (gint64 key)
{
  return (key >> (DESK_BITS + COUNTER_BITS)) + EPOCH_MS;
}
