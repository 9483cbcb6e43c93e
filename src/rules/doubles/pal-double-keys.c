/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-double-keys.h"

#include <string.h>

/* The keys under which people are looked for. "Near" keys answer for somebody who is being typed, of whom little is known: one
 * name as it sounds with the first letter of the other. "Sure" keys are for the list of all: whoever scores high enough to be in
 * it shares the sound of both names, or of one name together with the birth, telephone, email or address. They are narrow, so
 * that few people share one however many there are. */

typedef enum {
  KEY_LAST = 1, KEY_FIRST, KEY_PHONE, KEY_EMAIL, KEY_EMPLOYMENT, KEY_BIRTH, KEY_NAMES, KEY_WITH_BIRTH, KEY_WITH_PHONE,
  KEY_WITH_EMAIL, KEY_WITH_ADDRESS, KEY_OUTSIDE,
} KeyWay;

#define MOST_SOUNDS 6

/* The sounds under which a name is looked for. */
typedef struct {
  const char *sound[MOST_SOUNDS];
  char       *made[MOST_SOUNDS];
  guint       n;
} Sounds;

static void
sounds_add (Sounds *sounds, const char *sound)
{
  for (guint i = 0; i < sounds->n; i++)
    if (strcmp (sounds->sound[i], sound) == 0)
      return;
  if (*sound != '\0' && sounds->n < MOST_SOUNDS)
    sounds->sound[sounds->n++] = sound;
}

/* Each word of a name of several. */
static void
sounds_add_words (Sounds *sounds, const PalName *name)
{
  if (strchr (name->words, ' ') == NULL)
    return;
  g_auto (GStrv) words = g_strsplit (name->words, " ", 4);
  for (int i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > 2 && sounds->n < MOST_SOUNDS)
      {
        g_autofree char *sound = pal_name_sound (words[i]);
        char *skeleton = pal_name_skeleton (sound);

        sounds->made[sounds->n] = skeleton;
        guint before = sounds->n;
        sounds_add (sounds, skeleton);
        if (sounds->n == before)
          g_clear_pointer (&sounds->made[before], g_free);
      }
}

static void
sounds_add_name (Sounds *sounds, const PalName *name)
{
  if (!pal_name_is_known (name))
    return;
  sounds_add (sounds, name->skeleton);
  for (guint i = 0; name->circles != NULL && i < name->circles->len; i++)
    sounds_add (sounds, pal_name_circle_skeleton (g_array_index (name->circles, guint, i)));
  sounds_add_words (sounds, name);
}

static void
sounds_clear (Sounds *sounds)
{
  for (guint i = 0; i < MOST_SOUNDS; i++)
    g_free (sounds->made[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sounds, sounds_clear)

/* FNV-1a, 64 bits. */
static guint64
digest (guint64 before, const char *text)
{
  for (; *text != '\0'; text++)
    before = (before ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return (before ^ 0xff) * G_GUINT64_CONSTANT (0x100000001b3);
}

static void
add (GArray *keys, gint64 as, KeyWay way, const char *one, const char *two)
{
  PalDoubleKey key = { digest (digest (G_GUINT64_CONSTANT (0xcbf29ce484222325) + way, one), two), as };

  g_array_append_val (keys, key);
}

static void
add_letter (GArray *keys, gint64 as, KeyWay way, const char *sound, const PalName *other)
{
  const char letter[2] = { other->sound != NULL ? other->sound[0] : '\0', '\0' };

  add (keys, as, way, sound, letter);
}

static void
add_names (GArray *keys, const PalName *last, const PalName *birth, const PalName *first, gint64 as)
{
  g_auto (Sounds) lasts = { 0 };
  g_auto (Sounds) firsts = { 0 };

  sounds_add_name (&lasts, last);
  if (birth != NULL)
    sounds_add_name (&lasts, birth);
  sounds_add_name (&firsts, first);
  for (guint i = 0; i < lasts.n; i++)
    add_letter (keys, as, KEY_LAST, lasts.sound[i], first);
  for (guint i = 0; i < firsts.n; i++)
    add_letter (keys, as, KEY_FIRST, firsts.sound[i], last);
}

static void
add_birth (GArray *keys, const PalDoublePerson *person, guint32 birth, gint64 as)
{
  char text[12];

  if (birth == 0)
    return;
  g_snprintf (text, sizeof text, "%u", birth);
  if (pal_name_is_known (&person->first))
    add_letter (keys, as, KEY_BIRTH, text, &person->first);
  if (pal_name_is_known (&person->last))
    add_letter (keys, as, KEY_BIRTH, text, &person->last);
}

/* What somebody may be found by while being typed. @as: written into the keys. */
void
pal_double_keys_add_near (GArray *keys, const PalDoublePerson *person, gint64 as)
{
  add_names (keys, &person->last, &person->birth, &person->first, as);
  add_birth (keys, person, person->birth_on, as);
  if (person->phone != NULL)
    add (keys, as, KEY_PHONE, person->phone, "");
  if (person->email != NULL)
    add (keys, as, KEY_EMAIL, person->email, "");
  if (person->employment_id != NULL)
    add (keys, as, KEY_EMPLOYMENT, person->employment_id, "");
}

/* And what somebody is looked for by besides: names, and the day and month of birth, the other way round. */
void
pal_double_keys_add_near_swapped (GArray *keys, const PalDoublePerson *person, gint64 as)
{
  add_names (keys, &person->first, NULL, &person->last, as);
  add_birth (keys, person, pal_double_swap_birth (person->birth_on), as);
}

static void
add_both (GArray *keys, gint64 as, const char *one, const char *two)
{
  if (strcmp (one, two) > 0)
    add (keys, as, KEY_NAMES, two, one);
  else
    add (keys, as, KEY_NAMES, one, two);
}

/* One thing together with each sound of the names. */
static void
add_with (GArray *keys, gint64 as, KeyWay way, const char *sign, const Sounds *lasts, const Sounds *firsts)
{
  for (guint i = 0; sign != NULL && i < lasts->n; i++)
    add (keys, as, way, sign, lasts->sound[i]);
  for (guint i = 0; sign != NULL && i < firsts->n; i++)
    add (keys, as, way, sign, firsts->sound[i]);
}

/* What two who belong in the list of all doubles have in common. */
void
pal_double_keys_add_sure (GArray *keys, const PalDoublePerson *person, gint64 as)
{
  g_auto (Sounds) lasts = { 0 };
  g_auto (Sounds) firsts = { 0 };
  guint32 swapped = pal_double_swap_birth (person->birth_on);
  char birth[12];

  sounds_add_name (&lasts, &person->last);
  sounds_add_name (&lasts, &person->birth);
  sounds_add_name (&firsts, &person->first);
  for (guint i = 0; i < lasts.n; i++)
    for (guint j = 0; j < firsts.n; j++)
      add_both (keys, as, lasts.sound[i], firsts.sound[j]);
  /* Nobody knows which of two that may be swapped is right: both are kept under one. */
  g_snprintf (birth, sizeof birth, "%u", swapped != 0 ? MIN (swapped, person->birth_on) : person->birth_on);
  add_with (keys, as, KEY_WITH_BIRTH, person->birth_on != 0 ? birth : NULL, &lasts, &firsts);
  add_with (keys, as, KEY_WITH_PHONE, person->phone, &lasts, &firsts);
  add_with (keys, as, KEY_WITH_EMAIL, person->email, &lasts, &firsts);
  add_with (keys, as, KEY_WITH_ADDRESS, person->address, &lasts, &firsts);
  if (person->employment_id != NULL)
    add (keys, as, KEY_EMPLOYMENT, person->employment_id, "");
  for (int i = 0; person->keys != NULL && person->keys[i] != NULL; i++)
    add (keys, as, KEY_OUTSIDE, strchr (person->keys[i], '\n'), "");
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const PalDoubleKey *left = a, *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->person < right->person ? -1 : left->person > right->person;
}

void
pal_double_keys_sort (GArray *keys)
{
  g_array_sort (keys, compare_keys);
}

/* Reading people ------------------------------------------------------------------------------------------------------ */

/* The rows that pal_double_people_read() takes. @where: what follows "WHERE", about the table "p". */
PalStatement *
pal_double_people_statement (PalStore *store, const char *where, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT p.id, p.last_name, p.birth_name, p.first_name, p.gender, p.birth_on, p.phone, p.email, p.address, p.postcode, p.city, "
    "p.landlord_ref, p.employment_service_id FROM participant p WHERE p.status IS NOT 'ANONYMISED' AND %s", where);

  return pal_statement_new (store, sql, error);
}

/* Full transfer. */
PalDoublePerson *
pal_double_people_read (PalStatement *row)
{
  const PalDoubleFacts facts = {
    pal_statement_get_text (row, 1), pal_statement_get_text (row, 2), pal_statement_get_text (row, 3),
    pal_statement_get_text (row, 4), pal_statement_get_text (row, 5), pal_statement_get_text (row, 6),
    pal_statement_get_text (row, 7), pal_statement_get_text (row, 8), pal_statement_get_text (row, 9),
    pal_statement_get_text (row, 10), pal_statement_get_text (row, 11), pal_statement_get_text (row, 12),
  };

  return pal_double_person_new (pal_statement_get_int (row, 0), &facts);
}

/* Adds what others call each of @people (id → PalDoublePerson). A bundle's keys are only ours. */
gboolean
pal_double_people_add_keys (PalStore *store, GHashTable *people, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT record, source, key FROM outside_key WHERE table_name = 'participant' AND source <> 'bundle'", error);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    {
      gint64 id = pal_statement_get_int (row, 0);
      PalDoublePerson *person = g_hash_table_lookup (people, &id);

      if (person != NULL)
        pal_double_person_add_key (person, pal_statement_get_text (row, 1), pal_statement_get_text (row, 2));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
