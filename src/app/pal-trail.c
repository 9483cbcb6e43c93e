/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-trail.h"

/* Enough to find one's way back through a day's work. */
#define MOST_PLACES 200

struct _PalTrail {
  GPtrArray *places;
  guint      here;
};

static void
drop_forward (PalTrail *self)
{
  if (self->here + 1 < self->places->len)
    g_ptr_array_set_size (self->places, self->here + 1);
}

/**
 * pal_trail_new:
 *
 * Returns: (transfer full): a trail without a place
 */
PalTrail *
pal_trail_new (void)
{
  PalTrail *self = g_new0 (PalTrail, 1);

  self->places = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * pal_trail_free:
 * @self: (nullable) (transfer full): what to free
 */
void
pal_trail_free (PalTrail *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * pal_trail_clear:
 *
 * Forgets every place, when another file is opened.
 */
void
pal_trail_clear (PalTrail *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->places, 0);
  self->here = 0;
}

/**
 * pal_trail_go:
 * @address: where one is now
 *
 * Adds a place; the places ahead are forgotten. Going where one is adds nothing.
 */
void
pal_trail_go (PalTrail   *self,
              const char *address)
{
  g_return_if_fail (self != NULL && address != NULL);

  if (g_strcmp0 (address, pal_trail_here (self)) == 0)
    return;

  drop_forward (self);
  g_ptr_array_add (self->places, g_strdup (address));
  if (self->places->len > MOST_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  self->here = self->places->len - 1;
}

/**
 * pal_trail_replace:
 * @address: where one is now
 *
 * Takes the place of the last one: for the records that are only passed by on the way.
 */
void
pal_trail_replace (PalTrail   *self,
                   const char *address)
{
  g_return_if_fail (self != NULL && address != NULL);

  if (self->places->len == 0)
    {
      pal_trail_go (self, address);
      return;
    }
  drop_forward (self);
  g_free (self->places->pdata[self->here]);
  self->places->pdata[self->here] = g_strdup (address);
}

/**
 * pal_trail_here:
 *
 * Returns: (nullable) (transfer none): the place where one is
 */
const char *
pal_trail_here (PalTrail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->places->len > 0 ? g_ptr_array_index (self->places, self->here) : NULL;
}

/**
 * pal_trail_back:
 *
 * Returns: (nullable) (transfer none): the place before, which is now here; NULL when there is none
 */
const char *
pal_trail_back (PalTrail *self)
{
  if (!pal_trail_can_back (self))
    return NULL;

  self->here--;
  return pal_trail_here (self);
}

/**
 * pal_trail_forward:
 *
 * Returns: (nullable) (transfer none): the place after, which is now here; NULL when there is none
 */
const char *
pal_trail_forward (PalTrail *self)
{
  if (!pal_trail_can_forward (self))
    return NULL;

  self->here++;
  return pal_trail_here (self);
}

/**
 * pal_trail_can_back:
 *
 * Returns: whether there is a place before this one
 */
gboolean
pal_trail_can_back (PalTrail *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->here > 0;
}

/**
 * pal_trail_can_forward:
 *
 * Returns: whether there is a place after this one
 */
gboolean
pal_trail_can_forward (PalTrail *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->here + 1 < self->places->len;
}
