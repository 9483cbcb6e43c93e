/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-double-name.h"

#include <gio/gio.h>
#include <string.h>

#include "store/pal-text.h"

/* Whether two names may be one: as people mistype, mishear, shorten and transcribe them. */

/* A letter that was lost on the way to us ("Petrovi?"): any letter. */
#define LOST '?'
/* It must pass through folding, where a sign would become a space: a letter that nobody uses. */
#define LOST_LETTER "\xca\x94"   /* U+0294 */

#define LONGEST_COMPARED 64

static const char *const particles[] = {
  "d", "de", "du", "des", "l", "la", "le", "les", "el", "al", "von", "van", "der", "den", "da", "do", "dos", "das", "di", "del", NULL,
};

/* Circles of first names ------------------------------------------------------------------------------------------- */

typedef struct {
  gboolean  spellings;   /* else a name and its short forms */
  char     *skeleton;    /* of the name that stands for all */
} Circle;

static GArray *circles;           /* Circle */
static GHashTable *circles_of;    /* joined first name → GArray of guint */

static char *
join (const char *folded)
{
  GString *joined = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (joined, *p);
  return g_string_free (joined, FALSE);
}

static void
add_to_circle (const char *name, guint circle)
{
  g_autofree char *folded = pal_text_fold (name);
  char *joined = join (folded);
  GArray *of = g_hash_table_lookup (circles_of, joined);

  if (of == NULL)
    {
      of = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (circles_of, g_strdup (joined), of);
    }
  g_array_append_val (of, circle);
  g_free (joined);
}

static void
read_circle (const char *line)
{
  const char *sign = strpbrk (line, "=:");

  if (*line == '#' || sign == NULL)
    return;
  g_autofree char *head = g_strstrip (g_strndup (line, (gsize) (sign - line)));
  g_autofree char *folded = pal_text_fold (head);
  g_autofree char *joined = join (folded);
  g_autofree char *sound = pal_name_sound (joined);
  g_auto (GStrv) names = g_strsplit_set (sign + 1, " \t", -1);
  Circle circle = { *sign == '=', pal_name_skeleton (sound) };
  guint number = circles->len;

  g_array_append_val (circles, circle);
  add_to_circle (head, number);
  for (int i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      add_to_circle (names[i], number);
}

static void
load_circles (void)
{
  static gsize loaded;

  if (!g_once_init_enter (&loaded))
    return;
  circles = g_array_new (FALSE, FALSE, sizeof (Circle));
  circles_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data ("/org/palier/Palier/data/lists/first-names.list", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes != NULL)
    {
      gsize size;
      const char *text = g_bytes_get_data (bytes, &size);
      g_autofree char *all = g_strndup (text, size);
      g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

      for (int i = 0; lines[i] != NULL; i++)
        read_circle (lines[i]);
    }
  g_once_init_leave (&loaded, 1);
}

/* The consonants of the name that stands for a circle: all of it can be looked up under them. */
const char *
pal_name_circle_skeleton (guint circle)
{
  return g_array_index (circles, Circle, circle).skeleton;
}

/* Sounds ----------------------------------------------------------------------------------------------------------- */

/* What is heard for what is written, the longest first. A capital in "then" asks for a vowel behind, a small letter for
 * one of e, i and y. Written names of the Maghreb and of West Africa follow French ears too. */
static const struct { const char *written, *heard, *then; } sounds[] = {
  { "eau", "o", "" }, { "sch", "X", "" }, { "tch", "X", "" }, { "ch", "X", "" }, { "sh", "X", "" }, { "ph", "f", "" }, { "th", "t", "" },
  { "dh", "d", "" }, { "kh", "k", "" }, { "gh", "g", "" }, { "rh", "r", "" }, { "ck", "k", "" }, { "qu", "k", "" }, { "cq", "k", "" },
  { "gn", "n", "" }, { "dj", "j", "" }, { "bv", "v", "" }, { "gu", "g", "e" }, { "ou", "w", "V" }, { "ou", "u", "" }, { "oo", "u", "" },
  { "au", "o", "" }, { "ai", "e", "" }, { "ei", "e", "" }, { "ay", "e", "" }, { "ey", "e", "" }, { "ae", "e", "" }, { "oe", "e", "" },
  { "mb", "nb", "" }, { "mp", "np", "" }, { "c", "s", "e" }, { "c", "k", "" }, { "g", "j", "e" }, { "q", "k", "" }, { "x", "ks", "" },
  { "y", "i", "" }, { "z", "s", "" }, { "h", "", "" },
};

static gboolean
is_followed (const char *behind, const char *then)
{
  if (*then == '\0')
    return TRUE;
  return *behind != '\0' && strchr (*then == 'e' ? "eiy" : "aeiouy", *behind) != NULL;
}

static const char *
hear (const char *at, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    {
      *length = strlen (sounds[i].written);
      if (strncmp (at, sounds[i].written, *length) == 0 && is_followed (at + *length, sounds[i].then))
        return sounds[i].heard;
    }
  *length = 1;
  return NULL;
}

static void
append_sound (GString *out, char c)
{
  if (out->len == 0 || out->str[out->len - 1] != c)
    g_string_append_c (out, c);
}

/* What a name without spaces and accents sounds like in French; letters of other scripts are left as they are. Full transfer. */
char *
pal_name_sound (const char *bare)
{
  GString *out = g_string_sized_new (strlen (bare));
  gsize length;

  for (const char *at = bare; *at != '\0'; at += length)
    {
      const char *heard = hear (at, &length);

      if (heard == NULL)
        append_sound (out, *at);
      else
        for (; *heard != '\0'; heard++)
          append_sound (out, *heard);
    }
  if (out->len > 2 && out->str[out->len - 1] == 'e')
    g_string_truncate (out, out->len - 1);
  else if (out->len > 3 && strchr ("tds", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* The consonants of a sound, and "a" for a vowel that begins it. Full transfer. */
char *
pal_name_skeleton (const char *sound)
{
  GString *out = g_string_sized_new (strlen (sound));

  for (const char *p = sound; *p != '\0'; p++)
    if (strchr ("aeiou", *p) == NULL)
      g_string_append_c (out, *p);
    else if (p == sound)
      g_string_append_c (out, 'a');
  return g_string_free (out, FALSE);
}

/* One name --------------------------------------------------------------------------------------------------------- */

/* Folded, with what was lost kept as one sign. Full transfer. */
static char *
fold_name (const char *text)
{
  if (text == NULL || (strchr (text, LOST) == NULL && strstr (text, "\xef\xbf\xbd") == NULL))
    return pal_text_fold (text);

  GString *marked = g_string_new (text);
  g_string_replace (marked, "\xef\xbf\xbd", "?", 0);
  while (g_string_replace (marked, "??", "?", 0) > 0)
    ;
  g_string_replace (marked, "?", LOST_LETTER, 0);
  char *folded = pal_text_fold (marked->str);
  g_string_assign (marked, folded);
  g_free (folded);
  g_string_replace (marked, LOST_LETTER, "?", 0);
  return g_string_free (marked, FALSE);
}

static char *
without_particles (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *out = g_string_new (NULL);

  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (particles, words[i]))
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  /* Somebody may be called nothing else: Le, Van. */
  if (out->len == 0)
    g_string_assign (out, folded);
  return g_string_free (out, FALSE);
}

/* @text: (nullable): as it is written. A last name that is a first name elsewhere may be spelled like that one, and may have been
 * written in its place. */
void
pal_name_init (PalName *name, const char *text)
{
  g_autofree char *folded = fold_name (text);

  load_circles ();
  name->words = strchr (folded, ' ') != NULL ? without_particles (folded) : g_strdup (folded);
  name->joined = join (folded);
  name->bare = join (name->words);
  name->sound = pal_name_sound (name->bare);
  name->skeleton = pal_name_skeleton (name->sound);
  name->circles = g_hash_table_lookup (circles_of, name->joined);
}

void
pal_name_clear (PalName *name)
{
  g_clear_pointer (&name->words, g_free);
  g_clear_pointer (&name->joined, g_free);
  g_clear_pointer (&name->bare, g_free);
  g_clear_pointer (&name->sound, g_free);
  g_clear_pointer (&name->skeleton, g_free);
  name->circles = NULL;
}

gboolean
pal_name_is_known (const PalName *name)
{
  return name->joined != NULL && name->joined[0] != '\0';
}

/* Two names -------------------------------------------------------------------------------------------------------- */

/* How many letters were left out, added, changed or swapped with their neighbour; @most + 1 when it is more than @most. */
guint
pal_text_distance (const char *a, const char *b, guint most)
{
  gsize n = strlen (a), m = strlen (b);
  guint rows[3][LONGEST_COMPARED + 1];

  if (n > LONGEST_COMPARED || m > LONGEST_COMPARED || (n > m ? n - m : m - n) > most)
    return most + 1;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
      guint least = row[0] = (guint) i;

      for (gsize j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], earlier[j - 2] + 1);
          least = MIN (least, row[j]);
        }
      if (least > most)
        return most + 1;
    }
  return MIN (rows[n % 3][m], most + 1);
}

static gboolean
has_article (const char *with, const char *without)
{
  return (g_str_has_prefix (with, "el") || g_str_has_prefix (with, "al")) && strlen (without) > 2 && strcmp (with + 2, without) == 0;
}

static gboolean
are_same (const PalName *a, const PalName *b)
{
  return strcmp (a->joined, b->joined) == 0 || strcmp (a->bare, b->bare) == 0 || has_article (a->joined, b->bare)
         || has_article (b->joined, a->bare);
}

static gboolean
are_same_but_lost (const char *a, const char *b)
{
  if (strlen (a) < 2 || strlen (a) != strlen (b))
    return FALSE;
  for (; *a != '\0'; a++, b++)
    if (*a != *b && *a != LOST && *b != LOST)
      return FALSE;
  return TRUE;
}

/* Whether both stand in a circle of that sort. */
static gboolean
share_circle (const PalName *a, const PalName *b, gboolean spellings)
{
  if (a->circles == NULL || b->circles == NULL)
    return FALSE;
  for (guint i = 0; i < a->circles->len; i++)
    for (guint j = 0; j < b->circles->len; j++)
      {
        guint circle = g_array_index (a->circles, guint, i);

        if (circle == g_array_index (b->circles, guint, j) && g_array_index (circles, Circle, circle).spellings == spellings)
          return TRUE;
      }
  return FALSE;
}

/* Short sounds are alike only when they are the same: Lina and Léna are two people. */
static gboolean
sound_alike (const PalName *a, const PalName *b)
{
  if (*a->sound == '\0' || *b->sound == '\0')
    return FALSE;
  return strcmp (a->sound, b->sound) == 0
         || (strlen (a->sound) >= 5 && strcmp (a->skeleton, b->skeleton) == 0 && pal_text_distance (a->sound, b->sound, 1) <= 1);
}

static gboolean
are_typed_alike (const PalName *a, const PalName *b)
{
  gsize shorter = MIN (strlen (a->bare), strlen (b->bare));
  guint most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;

  return most > 0 && pal_text_distance (a->bare, b->bare, most) <= most;
}

/* Whether each word of @few is one of @many, which has more; or its first letter, when the words are initials. */
static gboolean
are_words_of (const char *few, const char *many, gboolean initials)
{
  g_auto (GStrv) some = g_strsplit (few, " ", -1), all = g_strsplit (many, " ", -1);

  if (initials ? g_strv_length (some) > g_strv_length (all) : g_strv_length (some) >= g_strv_length (all))
    return FALSE;
  for (int i = 0; some[i] != NULL; i++)
    if (initials ? strlen (some[i]) != 1 || some[i][0] != all[i][0]
                 : strlen (some[i]) < 2 || !g_strv_contains ((const char *const *) all, some[i]))
      return FALSE;
  return TRUE;
}

PalNameLikeness
pal_name_compare (const PalName *a, const PalName *b)
{
  if (!pal_name_is_known (a) || !pal_name_is_known (b))
    return PAL_NAMES_UNKNOWN;
  if (are_same (a, b))
    return PAL_NAMES_SAME;
  if (are_same_but_lost (a->bare, b->bare))
    return PAL_NAMES_LOST;
  if (share_circle (a, b, TRUE))
    return PAL_NAMES_SPELLING;
  if (share_circle (a, b, FALSE))
    return PAL_NAMES_SHORT;
  if (sound_alike (a, b))
    return PAL_NAMES_SOUND;
  if (are_typed_alike (a, b))
    return PAL_NAMES_TYPO;
  if (are_words_of (a->words, b->words, FALSE) || are_words_of (b->words, a->words, FALSE))
    return PAL_NAMES_PART;
  if (are_words_of (a->words, b->words, TRUE) || are_words_of (b->words, a->words, TRUE))
    return PAL_NAMES_INITIAL;
  return PAL_NAMES_DIFFERENT;
}
