/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-listing-people.h"

/* Who is who in a listing and in the file. A row is somebody who is known already when the names are the same, letter
 * by letter but for capitals and signs, with the same birth, telephone, e-mail or address. Within one listing it takes
 * the birth or the telephone, and nothing may speak against it: two rows that differ in the telephone are told as
 * probable doubles and left to people. All look-ups take the same time, however many people there are. */

#define MAX_CHAIN 64
#define PRIME G_GUINT64_CONSTANT (0x100000001b3)
#define OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)

/* Under what a person is found: the names with one thing more. */
typedef enum { WITH_BIRTH = 1, WITH_PHONE, WITH_EMAIL, WITH_PLACE, SAME_BIRTH, ANY_BIRTH } Way;

typedef struct {
  guint person;   /* in people */
  guint next;     /* in links, from 1; 0: the last */
} Link;

struct _PalListingPeople {
  GArray     *people;   /* PalListingIdentity */
  GArray     *links;    /* Link */
  GHashTable *first;    /* digest of a way → link, from 1 */
};

/* A digest is its own key: what a shorter pointer loses is compared again where it is found. */
static guint
hash_digest (gconstpointer key)
{
  guint64 digest = GPOINTER_TO_SIZE (key);

  return (guint) (digest ^ (digest >> 32));
}

static inline guint64
mix (guint64 digest, guint64 value)
{
  digest ^= value + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (digest << 6) + (digest >> 2);
  return digest * PRIME;
}

/* A letter without its accent. */
static gunichar
plain_letter (gunichar c)
{
  gunichar a, b;

  while (c >= 0x80 && g_unichar_decompose (c, &a, &b))
    c = a;
  return c;
}

/* A digest of the letters and digits of a text; 0 when it has none. FNV-1a. */
static guint64
digest_letters (const char *text, gboolean without_accents)
{
  guint64 digest = OFFSET;
  gboolean any = FALSE;

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c < 0x80 ? !g_ascii_isalnum ((char) c) : !g_unichar_isalnum (c))
        continue;
      c = c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
      digest = (digest ^ (without_accents ? plain_letter (c) : c)) * PRIME;
      any = TRUE;
    }
  return any ? digest : 0;
}

/* A telephone is its last nine digits, however it begins. */
static guint64
digest_phone (const char *phone)
{
  guint64 number = 0;
  guint digits = 0;

  for (; phone != NULL && *phone != '\0'; phone++)
    if (g_ascii_isdigit (*phone))
      {
        number = (number * 10 + (guint64) (*phone - '0')) % 1000000000;
        digits++;
      }
  return digits >= 6 ? number + 1 : 0;
}

/* Any text may be NULL. A person without any name is like nobody. */
void
pal_listing_identity_init (PalListingIdentity *identity, const char *last_name, const char *first_name, guint32 birth,
                           const char *phone, const char *email, const char *place)
{
  guint64 last = digest_letters (last_name, FALSE), first = digest_letters (first_name, FALSE);

  identity->id = 0;
  identity->row = 0;
  identity->exact = last != 0 || first != 0 ? mix (last, first) : 0;
  identity->folded = last != 0 || first != 0 ? mix (digest_letters (last_name, TRUE), digest_letters (first_name, TRUE))
                                             : 0;
  identity->birth = birth;
  identity->phone = digest_phone (phone);
  identity->email = digest_letters (email, FALSE);
  identity->place = digest_letters (place, TRUE);
}

PalListingPeople *
pal_listing_people_new (void)
{
  PalListingPeople *people = g_new0 (PalListingPeople, 1);
  Link none = { 0, 0 };

  people->people = g_array_new (FALSE, FALSE, sizeof (PalListingIdentity));
  people->links = g_array_new (FALSE, FALSE, sizeof (Link));
  people->first = g_hash_table_new (hash_digest, g_direct_equal);
  g_array_append_val (people->links, none);
  return people;
}

void
pal_listing_people_free (PalListingPeople *people)
{
  if (people == NULL)
    return;
  g_array_unref (people->people);
  g_array_unref (people->links);
  g_hash_table_unref (people->first);
  g_free (people);
}

static gpointer
digest_way (Way way, guint64 names, guint64 value)
{
  return GSIZE_TO_POINTER ((gsize) mix (mix ((guint64) way, names), value));
}

static void
link_person (PalListingPeople *people, guint person, Way way, guint64 names, guint64 value)
{
  gpointer digest = digest_way (way, names, value);
  gpointer before = g_hash_table_lookup (people->first, digest);
  Link link = { person, GPOINTER_TO_UINT (before) };

  g_array_append_val (people->links, link);
  g_hash_table_insert (people->first, digest, GUINT_TO_POINTER (people->links->len - 1));
}

void
pal_listing_people_add (PalListingPeople *people, const PalListingIdentity *identity)
{
  guint person = people->people->len;

  g_array_append_val (people->people, *identity);
  if (identity->exact == 0)
    return;
  if (identity->birth != 0)
    link_person (people, person, WITH_BIRTH, identity->exact, identity->birth);
  if (identity->phone != 0)
    link_person (people, person, WITH_PHONE, identity->exact, identity->phone);
  if (identity->email != 0 && identity->row == 0)
    link_person (people, person, WITH_EMAIL, identity->exact, identity->email);
  if (identity->place != 0 && identity->row == 0)
    link_person (people, person, WITH_PLACE, identity->exact, identity->place);
  link_person (people, person, SAME_BIRTH, identity->folded, identity->birth);
  link_person (people, person, ANY_BIRTH, identity->folded, 0);
}

static gboolean
differ (guint64 a, guint64 b)
{
  return a != 0 && b != 0 && a != b;
}

/* How much speaks for two being one; 0 when something speaks against it. */
static guint
agreement (const PalListingIdentity *a, const PalListingIdentity *sought)
{
  gboolean same_birth = a->birth != 0 && a->birth == sought->birth,
           same_phone = a->phone != 0 && a->phone == sought->phone;
  guint points = 1;

  if (a->exact != sought->exact || differ (a->birth, sought->birth))
    return 0;
  /* People change their number: for somebody kept since long the birth is enough. */
  if (differ (a->phone, sought->phone) || differ (a->email, sought->email))
    return a->row == 0 && same_birth ? 1 : 0;
  if (a->row != 0 && !same_birth && !same_phone)
    return 0;
  points += same_birth ? 4 : 0;
  points += same_phone ? 4 : 0;
  points += a->place != 0 && a->place == sought->place ? 2 : 0;
  points += a->email != 0 && a->email == sought->email ? 1 : 0;
  return points;
}

static void
find_best (PalListingPeople *people, const PalListingIdentity *sought, Way way, guint64 value, guint *points,
           const PalListingIdentity **best)
{
  gpointer digest = digest_way (way, sought->exact, value);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (people->first, digest));

  for (guint n = 0; at != 0 && n < MAX_CHAIN; n++)
    {
      const Link *link = &g_array_index (people->links, Link, at);
      const PalListingIdentity *person = &g_array_index (people->people, PalListingIdentity, link->person);
      guint one = agreement (person, sought);

      if (one > *points)
        {
          *points = one;
          *best = person;
        }
      at = link->next;
    }
}

/* Somebody who is certainly the same person; NULL when there is none. Valid until the next one is added. */
const PalListingIdentity *
pal_listing_people_find (PalListingPeople *people, const PalListingIdentity *sought)
{
  const PalListingIdentity *best = NULL;
  guint points = 0;

  if (sought->exact == 0)
    return NULL;
  if (sought->birth != 0)
    find_best (people, sought, WITH_BIRTH, sought->birth, &points, &best);
  if (sought->phone != 0)
    find_best (people, sought, WITH_PHONE, sought->phone, &points, &best);
  if (sought->email != 0)
    find_best (people, sought, WITH_EMAIL, sought->email, &points, &best);
  if (best == NULL && sought->place != 0)
    find_best (people, sought, WITH_PLACE, sought->place, &points, &best);
  return best;
}

static const PalListingIdentity *
find_first (PalListingPeople *people, const PalListingIdentity *sought, Way way, guint32 birth)
{
  gpointer digest = digest_way (way, sought->folded, birth);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (people->first, digest));
  const PalListingIdentity *person;

  if (at == 0)
    return NULL;
  person = &g_array_index (people->people, PalListingIdentity, g_array_index (people->links, Link, at).person);
  return person->folded == sought->folded ? person : NULL;
}

/* Somebody who may be the same person: the same names but for accents, and no other birth. NULL when there is none. */
const PalListingIdentity *
pal_listing_people_find_double (PalListingPeople *people, const PalListingIdentity *sought)
{
  const PalListingIdentity *person = NULL;

  if (sought->exact == 0)
    return NULL;
  if (sought->birth == 0)
    return find_first (people, sought, ANY_BIRTH, 0);
  person = find_first (people, sought, SAME_BIRTH, sought->birth);
  return person != NULL ? person : find_first (people, sought, SAME_BIRTH, 0);
}
