/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-doubles.h"

#include <glib/gi18n.h>

#include "pal-double-keys.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

/* Proposing doubles of one person. The keys of everybody stand in memory, sorted. Kept in the file (six a person, with their
 * index: 25 MB for 100 000 people) they would make importing those half as slow again, past its bound, an edit of a name half as
 * slow again too, and erasing somebody one place more to forget. Whoever was edited since is compared besides, so that the keys
 * need not follow each edit. */

/* So many who share some key are looked at, those first who share several. */
#define MOST_LOOKED_AT 500
/* So many edited people are compared besides. */
#define MOST_EDITED 400
/* As often as no key can be found. */
#define EDITED 1000

struct _PalDoubles {
  GArray *keys;      /* PalDoubleKey, sorted; "person" is an id */
  gint64  last_op;   /* of the journal when they were made */
};

/* Making ----------------------------------------------------------------------------------------------------------- */

static gboolean
read_keys (PalDoubles *self, PalStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalStatement) row = pal_double_people_statement (store, "true", error);
  g_autoptr (GError) failure = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    {
      g_autoptr (PalDoublePerson) person = pal_double_people_read (row);

      pal_double_keys_add_near (self->keys, person, person->id);
      if (++n % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Reads everybody once (about a second for 100 000 people). Full transfer. */
PalDoubles *
pal_doubles_new (PalStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalDoubles) self = g_new0 (PalDoubles, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (PalDoubleKey));
  /* Before the people: what is edited meanwhile is then looked at twice, and never missed. */
  self->last_op = pal_store_ask_int (store, "SELECT coalesce (max (id), 0) FROM op", 0);
  if (!read_keys (self, store, cancellable, error))
    return NULL;
  pal_double_keys_sort (self->keys);
  return g_steal_pointer (&self);
}

void
pal_doubles_free (PalDoubles *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->keys);
  g_free (self);
}

/* Proposing --------------------------------------------------------------------------------------------------------- */

/* Adds the ids of those who were edited since, each once: "id → times found". FALSE: they are too many. */
static gboolean
add_edited (PalDoubles *self, PalStore *store, GHashTable *found)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT DISTINCT record FROM op_line WHERE op >= ?1 AND table_name = 'participant' LIMIT ?2", NULL);
  guint n = 0;

  if (row == NULL)
    return TRUE;
  pal_statement_bind_int (row, 1, self->last_op);
  pal_statement_bind_int (row, 2, MOST_EDITED + 1);
  while (pal_statement_step (row, NULL))
    {
      if (found != NULL)
        g_hash_table_insert (found, g_memdup2 (&(gint64) { pal_statement_get_int (row, 0) }, sizeof (gint64)), GUINT_TO_POINTER (EDITED));
      n++;
    }
  return n <= MOST_EDITED;
}

gboolean
pal_doubles_is_worn (PalDoubles *self, PalStore *store)
{
  return !add_edited (self, store, NULL);
}

/* The place of the first key that is not below @key. */
static guint
find_key (GArray *keys, guint64 key)
{
  guint low = 0, high = keys->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (keys, PalDoubleKey, middle).key < key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
count_person (GHashTable *found, const gint64 *id)
{
  guint times = GPOINTER_TO_UINT (g_hash_table_lookup (found, id));

  g_hash_table_insert (found, g_memdup2 (id, sizeof *id), GUINT_TO_POINTER (times + 1));
}

static GHashTable *
find_near (PalDoubles *self, const PalDoublePerson *person)
{
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) sought = g_array_new (FALSE, FALSE, sizeof (PalDoubleKey));

  pal_double_keys_add_near (sought, person, 0);
  pal_double_keys_add_near_swapped (sought, person, 0);
  for (guint i = 0; i < sought->len; i++)
    {
      guint64 key = g_array_index (sought, PalDoubleKey, i).key;

      for (guint at = find_key (self->keys, key); at < self->keys->len; at++)
        {
          const PalDoubleKey *there = &g_array_index (self->keys, PalDoubleKey, at);

          if (there->key != key)
            break;
          count_person (found, &there->person);
        }
    }
  return found;
}

static guint
count_found (GHashTable *found, guint least)
{
  GHashTableIter iter;
  gpointer id, times;
  guint n = 0;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, &times))
    n += GPOINTER_TO_UINT (times) >= least;
  return n;
}

/* "[12,15]": those to look at. One key that very many share tells little: then those who share several are looked at. Full
 * transfer. */
static char *
list_found (GHashTable *found)
{
  GString *ids = g_string_new ("[");
  GHashTableIter iter;
  gpointer id, times;
  guint least = 1, n = 0;

  while (least < EDITED && count_found (found, least) > MOST_LOOKED_AT)
    least++;
  g_hash_table_iter_init (&iter, found);
  while (n < MOST_LOOKED_AT && g_hash_table_iter_next (&iter, &id, &times))
    if (GPOINTER_TO_UINT (times) >= least)
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, n++ > 0 ? "," : "", *(gint64 *) id);
  g_string_append_c (ids, ']');
  return g_string_free (ids, FALSE);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const PalDouble *left = a, *right = b;

  if (left->points != right->points)
    return left->points > right->points ? -1 : 1;
  return left->other < right->other ? -1 : left->other > right->other;
}

/* Those of @row who are like @person, the surest first. */
static GArray *
judge_all (PalStatement *row, const PalDoublePerson *person, GError **error)
{
  g_autoptr (GArray) doubles = g_array_new (FALSE, FALSE, sizeof (PalDouble));
  g_autoptr (GError) failure = NULL;

  while (pal_statement_step (row, &failure))
    {
      g_autoptr (PalDoublePerson) other = pal_double_people_read (row);
      PalDouble found = { person->id, other->id, 0, 0 };

      if (other->id == person->id)
        continue;
      found.points = pal_double_person_compare (person, other, &found.reasons);
      if (found.points >= PAL_DOUBLE_TYPED)
        g_array_append_val (doubles, found);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_array_sort (doubles, compare_doubles);
  return g_steal_pointer (&doubles);
}

/**
 * pal_doubles_propose:
 * @store: the file that @self was made for, as it is now
 * @person: who is typed or imported; with an id, somebody of the file, who is not proposed
 * @most: how many are enough
 *
 * Returns: (transfer full): who may be that person, the surest first: elements PalDouble, whose "other" is the one found.
 *   Those whom people told apart from @person are left out
 */
GArray *
pal_doubles_propose (PalDoubles *self, PalStore *store, PalDoublePerson *person, guint most, GError **error)
{
  g_autoptr (GHashTable) found = find_near (self, person);
  g_autoptr (PalStatement) row = pal_double_people_statement (store, "p.id IN (SELECT value FROM json_each (?1))", error);

  if (row == NULL)
    return NULL;
  add_edited (self, store, found);
  g_autofree char *ids = list_found (found);
  pal_statement_bind_text (row, 1, ids);
  GArray *doubles = judge_all (row, person, error);
  for (guint i = 0; doubles != NULL && i < doubles->len && i < most;)
    if (person->id != 0 && pal_doubles_are_apart (store, person->id, g_array_index (doubles, PalDouble, i).other))
      g_array_remove_index (doubles, i);
    else
      i++;
  if (doubles != NULL && doubles->len > most)
    g_array_set_size (doubles, most);
  return doubles;
}

/* Telling apart ----------------------------------------------------------------------------------------------------- */

gboolean
pal_doubles_are_apart (PalStore *store, gint64 one, gint64 other)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT 1 FROM not_double WHERE (participant = ?1 AND other = ?2) OR (participant = ?2 AND other = ?1)", NULL);

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, one);
  pal_statement_bind_int (row, 2, other);
  return pal_statement_step (row, NULL);
}

gboolean
pal_doubles_tell_apart (PalEdit *edit, gint64 one, gint64 other, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalRecord) row = pal_record_new (&pal_not_double_kind);

  if (one == other)
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                   _("That is one and the same person. Nothing was changed; choose two people."));
      return FALSE;
    }
  if (pal_doubles_are_apart (store, one, other))
    return TRUE;
  pal_record_set_int (row, "participant", one);
  pal_record_set_int (row, "other", other);
  return pal_record_save (row, edit, error);
}

/* Words ------------------------------------------------------------------------------------------------------------- */

const char *
pal_double_strength (int points)
{
  if (points >= PAL_DOUBLE_CERTAIN)
    return _("Almost certain");
  return points >= PAL_DOUBLE_LIKELY ? _("Likely") : _("Possible");
}

/* Who it is, so that two of one name are told apart. NULL: there is nobody of that id. Full transfer. */
char *
pal_double_describe (PalStore *store, gint64 participant)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT p.last_name, p.first_name, p.birth_on, (SELECT co.name FROM course c JOIN cohort co ON co.id = c.cohort "
    "WHERE c.participant = p.id ORDER BY coalesce (c.entry_on, c.prescribed_on, '') DESC LIMIT 1), p.city "
    "FROM participant p WHERE p.id = ?1", NULL);
  GDate birth;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, participant);
  if (!pal_statement_step (row, NULL))
    return NULL;

  const char *first = pal_statement_get_text (row, 1), *cohort = pal_statement_get_text (row, 3), *city = pal_statement_get_text (row, 4);
  GString *words = g_string_new (first);
  g_string_append_printf (words, "%s%s", first != NULL ? " " : "", pal_statement_get_text (row, 0));
  if (pal_date_from_iso (pal_statement_get_text (row, 2), &birth))
    {
      g_autofree char *shown = pal_date_show (&birth);
      g_string_append_printf (words, ", %s", shown);
    }
  if (cohort != NULL || city != NULL)
    g_string_append_printf (words, ", %s", cohort != NULL ? cohort : city);
  return g_string_free (words, FALSE);
}
