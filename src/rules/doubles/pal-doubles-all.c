/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-double-keys.h"
#include "pal-doubles.h"

/* The list of all doubles in one pass: everybody is read once, put under the keys of what doubles have in common, and compared
 * with those alone who stand under one key. A key that very many share (a hostel's telephone and a common name) is gone through
 * with a window, in the order of births, so that the work grows with the people and not with their square. */

#define WINDOW 40
/* Where the time goes, for the progress. */
#define READ_SHARE 0.5

typedef struct {
  guint32 one, two;   /* places in "people", the smaller first */
} Pair;

typedef struct {
  PalStore           *store;
  GPtrArray          *people;    /* PalDoublePerson */
  GHashTable         *apart;     /* "1 2": those whom people told apart */
  PalDoublesProgress  progress;
  gpointer            data;
  GCancellable       *cancellable;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->apart, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
tell (Search *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
read_people (Search *self, GError **error)
{
  double all = MAX (1, (double) pal_store_ask_int (self->store, "SELECT count (*) FROM participant", 0));
  g_autoptr (PalStatement) row = pal_double_people_statement (self->store, "true ORDER BY p.id", error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    {
      PalDoublePerson *person = pal_double_people_read (row);

      g_ptr_array_add (self->people, person);
      g_hash_table_insert (by_id, &person->id, person);
      if (self->people->len % 500 == 0 && !tell (self, READ_SHARE * self->people->len / all, error))
        return FALSE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return pal_double_people_add_keys (self->store, by_id, error);
}

static char *
apart_key (gint64 one, gint64 other)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (one, other), MAX (one, other));
}

static gboolean
read_apart (Search *self, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (self->store, "SELECT participant, other FROM not_double", error);

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, NULL))
    g_hash_table_add (self->apart, apart_key (pal_statement_get_int (row, 0), pal_statement_get_int (row, 1)));
  return TRUE;
}

static GArray *
make_keys (Search *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (PalDoubleKey));

  for (guint i = 0; i < self->people->len; i++)
    pal_double_keys_add_sure (keys, g_ptr_array_index (self->people, i), i);
  pal_double_keys_sort (keys);
  return keys;
}

static int
compare_births (gconstpointer a, gconstpointer b, gpointer data)
{
  Search *self = data;
  const PalDoublePerson *left = g_ptr_array_index (self->people, (guint) ((const PalDoubleKey *) a)->person);
  const PalDoublePerson *right = g_ptr_array_index (self->people, (guint) ((const PalDoubleKey *) b)->person);

  return left->birth_on < right->birth_on ? -1 : left->birth_on > right->birth_on;
}

/* The pairs of the people under one key. */
static void
add_pairs (Search *self, PalDoubleKey *keys, guint n, GArray *pairs)
{
  if (n > WINDOW)
    g_qsort_with_data (keys, (int) n, sizeof *keys, compare_births, self);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && j <= i + WINDOW; j++)
      {
        guint32 one = (guint32) keys[i].person, two = (guint32) keys[j].person;
        Pair pair = { MIN (one, two), MAX (one, two) };

        if (one != two)
          g_array_append_val (pairs, pair);
      }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = a, *right = b;

  if (left->one != right->one)
    return left->one < right->one ? -1 : 1;
  return left->two < right->two ? -1 : left->two > right->two;
}

static GArray *
make_pairs (Search *self)
{
  g_autoptr (GArray) keys = make_keys (self);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint at = 0, end; at < keys->len; at = end)
    {
      PalDoubleKey *first = &g_array_index (keys, PalDoubleKey, at);

      for (end = at + 1; end < keys->len && g_array_index (keys, PalDoubleKey, end).key == first->key; end++)
        ;
      add_pairs (self, first, end - at, pairs);
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
judge (Search *self, const Pair *pair, GArray *doubles)
{
  const PalDoublePerson *one = g_ptr_array_index (self->people, pair->one), *two = g_ptr_array_index (self->people, pair->two);
  PalDouble found = { one->id, two->id, 0, 0 };

  found.points = pal_double_person_compare (one, two, &found.reasons);
  if (found.points < PAL_DOUBLE_POSSIBLE)
    return;
  g_autofree char *key = apart_key (one->id, two->id);
  if (!g_hash_table_contains (self->apart, key))
    g_array_append_val (doubles, found);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const PalDouble *left = a, *right = b;

  if (left->points != right->points)
    return left->points > right->points ? -1 : 1;
  return left->one < right->one ? -1 : left->one > right->one;
}

/* @progress: (nullable): called in this thread. Full transfer. */
GArray *
pal_doubles_find_all (PalStore *store, PalDoublesProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (Search) search = { store, g_ptr_array_new_with_free_func ((GDestroyNotify) pal_double_person_free),
                             g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), progress, data, cancellable };
  g_autoptr (GArray) doubles = g_array_new (FALSE, FALSE, sizeof (PalDouble));

  if (!read_people (&search, error) || !read_apart (&search, error) || !tell (&search, READ_SHARE, error))
    return NULL;

  g_autoptr (GArray) pairs = make_pairs (&search);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (i == 0 || compare_pairs (pair, pair - 1) != 0)
        judge (&search, pair, doubles);
      if (i % 500 == 0 && !tell (&search, READ_SHARE + (1 - READ_SHARE) * i / pairs->len, error))
        return NULL;
    }
  g_array_sort (doubles, compare_doubles);
  return tell (&search, 1, error) ? g_steal_pointer (&doubles) : NULL;
}
