/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "damage.h"

/* One thing that goes wrong with a file on its way. */
static void
damage_once (GByteArray *bytes, const char *const *pieces, GRand *rand)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint wanted = (guint) g_rand_int_range (rand, 1, 64), length = MIN (wanted, bytes->len - at);
  g_autoptr (GByteArray) tail = g_byte_array_new ();
  const char *piece = pieces[g_rand_int_range (rand, 0, (gint32) g_strv_length ((char **) pieces))];

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      if (length > 0)
        bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      if (length > 0)
        g_byte_array_remove_range (bytes, at, length);
      break;
    case 2:
      g_byte_array_set_size (bytes, at);
      break;
    case 3:
      if (length > 0)
        bytes->data[at] = 0;
      break;
    case 4:
      if (length > 0)
        g_byte_array_append (tail, bytes->data + at, length);
      g_byte_array_append (bytes, tail->data, tail->len);
      break;
    default:
      if (bytes->len > at)
        g_byte_array_append (tail, bytes->data + at, bytes->len - at);
      g_byte_array_set_size (bytes, at);
      for (guint times = g_rand_int_range (rand, 0, 40) == 0 ? 3000 : 1; times > 0; times--)
        g_byte_array_append (bytes, (const guint8 *) piece, (guint) strlen (piece));
      g_byte_array_append (bytes, tail->data, tail->len);
      break;
    }
}

/* A text after one to six such things; "pieces" (ended by NULL) is what is put into it. Full transfer. */
GBytes *
fuzz_damage (const char *text, gsize size, const char *const *pieces, GRand *rand)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) text, (guint) size);
  for (gint32 n = g_rand_int_range (rand, 1, 7); n > 0; n--)
    damage_once (bytes, pieces, rand);
  return g_byte_array_free_to_bytes (bytes);
}
