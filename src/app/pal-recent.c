/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-recent.h"

#include "pages/pal-address.h"
#include "pal-pages.h"
#include "pal-preferences.h"

/* What somebody looks at in a file is theirs: it is kept with their settings, not in the file, which others open too. */

#define MOST_PLACES 12

struct _PalRecent {
  char      *path;
  GPtrArray *places;   /* addresses, the latest first */
};

/* One record is one place, whatever its tab; and so is a page that shows no records of its own. */
static gboolean
is_same_place (const char *a, const char *b)
{
  g_autoptr (PalAddress) left = pal_address_parse (a), right = pal_address_parse (b);
  const PalPageKind *left_kind = pal_pages_kind_at (left), *right_kind = pal_pages_kind_at (right);

  return g_str_equal (left->page, right->page) && left_kind == right_kind
         && (left_kind == NULL || left->record == right->record);
}

/**
 * pal_recent_open:
 * @path: full path of the file
 *
 * Returns: (transfer full): the places in it that are remembered
 */
PalRecent *
pal_recent_open (const char *path)
{
  PalRecent *self = g_new0 (PalRecent, 1);
  g_auto (GStrv) places = pal_preferences_places (path);

  self->path = g_strdup (path);
  self->places = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; places[i] != NULL; i++)
    g_ptr_array_add (self->places, g_strdup (places[i]));
  return self;
}

/**
 * pal_recent_free:
 * @self: (nullable) (transfer full): what to free; what was not kept is forgotten
 */
void
pal_recent_free (PalRecent *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * pal_recent_visit:
 * @address: where one is now
 * @passing: whether the place before was only passed by on the way here
 */
void
pal_recent_visit (PalRecent *self, const char *address, gboolean passing)
{
  g_return_if_fail (self != NULL && address != NULL);

  if (passing && self->places->len > 0)
    g_ptr_array_remove_index (self->places, 0);
  for (guint i = self->places->len; i-- > 0;)
    if (is_same_place (self->places->pdata[i], address))
      g_ptr_array_remove_index (self->places, i);
  g_ptr_array_insert (self->places, 0, g_strdup (address));
  if (self->places->len > MOST_PLACES)
    g_ptr_array_set_size (self->places, MOST_PLACES);
}

/**
 * pal_recent_keep:
 *
 * Remembers the places for the next start.
 */
void
pal_recent_keep (PalRecent *self)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (places, self->places->pdata[i]);
  g_ptr_array_add (places, NULL);
  pal_preferences_set_places (self->path, (const char *const *) places->pdata);
}

/**
 * pal_recent_get:
 * @position: 0 is where one is, or was last
 *
 * Returns: (nullable) (transfer none): the address; NULL after the last
 */
const char *
pal_recent_get (PalRecent *self, guint position)
{
  return self != NULL && position < self->places->len ? g_ptr_array_index (self->places, position) : NULL;
}
