/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-double-person.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-dates.h"
#include "store/pal-text.h"

/* Whether two records are one person. Each likeness adds points and each contradiction takes some; what is not known says
 * nothing. The same last and first name alone are 60, from which a pair is worth a look (PAL_DOUBLE_POSSIBLE). People move and
 * change their number, so another address or telephone takes little; another day of birth takes all. */

/* Making --------------------------------------------------------------------------------------------------------- */

/* Folded, without spaces; NULL when nothing is left. Full transfer. */
static char *
fold_sign (const char *text)
{
  g_autofree char *folded = pal_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (out, *p);
  return g_string_free (out, out->len == 0);
}

/* An address as it is compared: the street, short words in full, without the floor and what follows it. */
static const char *const short_words[][2] = {
  { "av", "avenue" }, { "ave", "avenue" }, { "bd", "boulevard" }, { "bld", "boulevard" }, { "boul", "boulevard" }, { "r", "rue" },
  { "all", "allee" }, { "imp", "impasse" }, { "pl", "place" }, { "ch", "chemin" }, { "che", "chemin" }, { "chem", "chemin" },
  { "rte", "route" }, { "sq", "square" }, { "res", "residence" }, { "lot", "lotissement" }, { "st", "saint" }, { "ste", "sainte" },
};
static const char *const floor_words[] = {
  "appt", "apt", "app", "appartement", "bat", "batiment", "bt", "esc", "escalier", "etage", "porte", "logement", "log", "hall", "bp",
  "cedex", NULL,
};
static const char *const small_words[] = { "de", "du", "des", "la", "le", "les", "l", "d", NULL };

static char *
fold_address (const char *text)
{
  g_autofree char *folded = pal_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *out = g_string_new (NULL);

  for (int i = 0; words[i] != NULL && !g_strv_contains (floor_words, words[i]); i++)
    {
      const char *word = words[i];

      if (g_strv_contains (small_words, word))
        continue;
      for (guint s = 0; s < G_N_ELEMENTS (short_words); s++)
        if (strcmp (word, short_words[s][0]) == 0)
          word = short_words[s][1];
      g_string_append (out, word);
    }
  /* "Chenôve" alone is no address. */
  return g_string_free (out, out->len < 8);
}

static guint32
read_birth (const char *iso)
{
  GDate date;

  if (!pal_date_from_iso (iso, &date))
    return 0;
  return g_date_get_year (&date) * 10000u + (guint32) g_date_get_month (&date) * 100 + g_date_get_day (&date);
}

static char *
fold_phone (const char *text)
{
  char *digits = pal_text_telephone (text);

  if (strlen (digits) < 6)
    g_clear_pointer (&digits, g_free);
  return digits;
}

/* @id: 0 for somebody who is not in the file. Full transfer. */
PalDoublePerson *
pal_double_person_new (gint64 id, const PalDoubleFacts *facts)
{
  PalDoublePerson *person = g_new0 (PalDoublePerson, 1);

  person->id = id;
  pal_name_init (&person->last, facts->last_name);
  if (facts->birth_name != NULL && *facts->birth_name != '\0')
    pal_name_init (&person->birth, facts->birth_name);
  pal_name_init (&person->first, facts->first_name);
  person->gender = facts->gender != NULL && strchr ("FMX", facts->gender[0]) != NULL ? facts->gender[0] : '\0';
  person->birth_on = read_birth (facts->birth_on);
  person->phone = fold_phone (facts->phone);
  person->email = facts->email != NULL && strchr (facts->email, '@') != NULL ? fold_sign (facts->email) : NULL;
  person->address = fold_address (facts->address);
  person->place = fold_sign (facts->city != NULL ? facts->city : facts->postcode);
  person->landlord_ref = fold_sign (facts->landlord_ref);
  person->employment_id = fold_sign (facts->employment_service_id);
  return person;
}

/* What @source calls the person. */
void
pal_double_person_add_key (PalDoublePerson *person, const char *source, const char *key)
{
  guint n = person->keys != NULL ? g_strv_length (person->keys) : 0;

  person->keys = g_renew (char *, person->keys, n + 2);
  person->keys[n] = g_strdup_printf ("%s\n%s", source, key);
  person->keys[n + 1] = NULL;
}

void
pal_double_person_free (PalDoublePerson *person)
{
  if (person == NULL)
    return;
  pal_name_clear (&person->last);
  pal_name_clear (&person->birth);
  pal_name_clear (&person->first);
  g_free (person->phone);
  g_free (person->email);
  g_free (person->address);
  g_free (person->place);
  g_free (person->landlord_ref);
  g_free (person->employment_id);
  g_strfreev (person->keys);
  g_free (person);
}

/* Names ---------------------------------------------------------------------------------------------------------- */

static const struct { int points; guint reason; } name_points[] = {
  [PAL_NAMES_UNKNOWN] = { 0, 0 },
  [PAL_NAMES_DIFFERENT] = { -40, PAL_DOUBLE_OTHER_LAST_NAME },
  [PAL_NAMES_INITIAL] = { 12, PAL_DOUBLE_INITIAL },
  [PAL_NAMES_PART] = { 20, PAL_DOUBLE_PART_OF_NAME },
  [PAL_NAMES_TYPO] = { 20, PAL_DOUBLE_TYPO },
  [PAL_NAMES_SOUND] = { 22, PAL_DOUBLE_SOUNDS_ALIKE },
  [PAL_NAMES_SHORT] = { 22, PAL_DOUBLE_SHORT_NAME },
  [PAL_NAMES_SPELLING] = { 26, PAL_DOUBLE_SPELLING },
  [PAL_NAMES_LOST] = { 28, PAL_DOUBLE_LOST_LETTER },
  [PAL_NAMES_SAME] = { 30, 0 },
};

/* Two people who live together share nearly all but the first name. */
#define OTHER_FIRST_NAME -120

/* The last names, whichever of the two that a married person has fits best. */
static PalNameLikeness
compare_last (const PalDoublePerson *a, const PalDoublePerson *b, guint *reason)
{
  PalNameLikeness best = pal_name_compare (&a->last, &b->last);
  const PalNameLikeness others[] = {
    pal_name_compare (&a->birth, &b->last), pal_name_compare (&a->last, &b->birth), pal_name_compare (&a->birth, &b->birth),
  };

  *reason = 0;
  for (guint i = 0; best < PAL_NAMES_SAME && i < G_N_ELEMENTS (others); i++)
    if (others[i] > best)
      {
        best = others[i];
        *reason = best > PAL_NAMES_DIFFERENT ? PAL_DOUBLE_BIRTH_NAME : 0;
      }
  *reason |= name_points[best].reason;
  return best;
}

/* Both names in one field, and nothing in the other: "BENALI Lina". */
static gboolean
are_in_one (const PalDoublePerson *one, const PalDoublePerson *two)
{
  if (pal_name_is_known (&one->first) || !pal_name_is_known (&two->first) || strchr (one->last.words, ' ') == NULL)
    return FALSE;
  g_autofree char *there = g_strconcat (two->last.bare, two->first.bare, NULL);
  g_autofree char *back = g_strconcat (two->first.bare, two->last.bare, NULL);
  return strcmp (one->last.bare, there) == 0 || strcmp (one->last.bare, back) == 0;
}

static int
compare_swapped (const PalDoublePerson *a, const PalDoublePerson *b, guint *reasons)
{
  PalNameLikeness last = pal_name_compare (&a->last, &b->first), first = pal_name_compare (&a->first, &b->last);

  if (last < PAL_NAMES_TYPO || first < PAL_NAMES_TYPO)
    return G_MININT;
  *reasons = PAL_DOUBLE_SWAPPED_NAMES | name_points[last].reason | name_points[first].reason;
  return name_points[last].points + name_points[first].points - 2;
}

static int
compare_names (const PalDoublePerson *a, const PalDoublePerson *b, guint *reasons)
{
  guint last_reason, swapped_reasons = 0;
  PalNameLikeness last = compare_last (a, b, &last_reason), first = pal_name_compare (&a->first, &b->first);
  gboolean other_first = first == PAL_NAMES_DIFFERENT;
  int points = name_points[last].points + (other_first ? OTHER_FIRST_NAME : name_points[first].points);
  int swapped = last < PAL_NAMES_TYPO || first < PAL_NAMES_TYPO ? compare_swapped (a, b, &swapped_reasons) : G_MININT;

  *reasons = last_reason | (other_first ? PAL_DOUBLE_OTHER_FIRST_NAME : name_points[first].reason);
  if (last == PAL_NAMES_SAME && first == PAL_NAMES_SAME)
    *reasons |= PAL_DOUBLE_SAME_NAMES;
  if (swapped > points)
    {
      *reasons = swapped_reasons;
      points = swapped;
    }
  if (are_in_one (a, b) || are_in_one (b, a))
    {
      *reasons = PAL_DOUBLE_SAME_NAMES;
      points = 58;
    }
  return points;
}

/* Birth ---------------------------------------------------------------------------------------------------------- */

/* The same date with day and month the other way round; 0 when that is no date, or the same. */
guint32
pal_double_swap_birth (guint32 birth)
{
  guint32 year = birth / 10000, month = birth / 100 % 100, day = birth % 100;

  return day <= 12 && day != month ? year * 10000 + day * 100 + month : 0;
}

/* One digit that differs, or two neighbours the other way round. */
static gboolean
differ_by_a_digit (const char *a, const char *b)
{
  return strlen (a) == strlen (b) && pal_text_distance (a, b, 1) == 1;
}

static int
compare_birth (guint32 a, guint32 b, guint *reasons)
{
  char one[12], two[12];

  if (a == 0 || b == 0)
    return 0;
  if (a == b)
    {
      *reasons |= PAL_DOUBLE_SAME_BIRTH;
      /* The first of January is what is written for those whose day of birth nobody knows. */
      return a % 10000 == 101 ? 25 : 40;
    }
  if (a == pal_double_swap_birth (b))
    {
      *reasons |= PAL_DOUBLE_SWAPPED_BIRTH;
      return 32;
    }
  if (a / 10000 == b / 10000 && (a % 10000 == 101 || b % 10000 == 101))
    {
      *reasons |= PAL_DOUBLE_BIRTH_YEAR;
      return 12;
    }
  g_snprintf (one, sizeof one, "%08u", a);
  g_snprintf (two, sizeof two, "%08u", b);
  if (differ_by_a_digit (one, two))
    {
      *reasons |= PAL_DOUBLE_BIRTH_DIGIT;
      return 15;
    }
  *reasons |= PAL_DOUBLE_OTHER_BIRTH;
  return -70;
}

/* The rest ------------------------------------------------------------------------------------------------------- */

/* What a sign adds that both have, or takes when they differ. */
static int
compare_sign (const char *a, const char *b, int same, int other, guint same_reason, guint other_reason, guint *reasons)
{
  if (a == NULL || b == NULL)
    return 0;
  gboolean are = strcmp (a, b) == 0;
  *reasons |= are ? same_reason : other_reason;
  return are ? same : other;
}

static int
compare_phone (const char *a, const char *b, guint *reasons)
{
  if (a != NULL && b != NULL && differ_by_a_digit (a, b))
    {
      *reasons |= PAL_DOUBLE_PHONE_DIGIT;
      return 12;
    }
  return compare_sign (a, b, 35, -10, PAL_DOUBLE_SAME_PHONE, PAL_DOUBLE_OTHER_PHONE, reasons);
}

static int
compare_address (const PalDoublePerson *a, const PalDoublePerson *b, guint *reasons)
{
  gboolean elsewhere = a->place != NULL && b->place != NULL && strcmp (a->place, b->place) != 0;

  if (a->address == NULL || b->address == NULL)
    return elsewhere ? -5 : 0;
  if (strcmp (a->address, b->address) == 0 && !elsewhere)
    {
      *reasons |= PAL_DOUBLE_SAME_ADDRESS;
      return 25;
    }
  *reasons |= PAL_DOUBLE_OTHER_ADDRESS;
  return -15;
}

static gboolean
are_of_one_source (const char *a, const char *b)
{
  gsize length = (gsize) (strchr (a, '\n') - a);

  return strncmp (a, b, length + 1) == 0;
}

/* Nobody gives one number to two people, but somebody may register one person twice. */
static int
compare_keys (char *const *a, char *const *b, guint *reasons)
{
  gboolean differ = FALSE;

  for (int i = 0; a != NULL && a[i] != NULL; i++)
    for (int j = 0; b != NULL && b[j] != NULL; j++)
      if (strcmp (strchr (a[i], '\n'), strchr (b[j], '\n')) == 0 && strlen (strchr (a[i], '\n')) > 5)
        {
          *reasons |= PAL_DOUBLE_SAME_KEY;
          return 40;
        }
      else if (are_of_one_source (a[i], b[j]))
        differ = TRUE;
  if (!differ)
    return 0;
  *reasons |= PAL_DOUBLE_OTHER_KEY;
  return -20;
}

/* How much speaks for @a and @b being one person, and why (PalDoubleReason). */
int
pal_double_person_compare (const PalDoublePerson *a, const PalDoublePerson *b, guint *reasons)
{
  int points = compare_names (a, b, reasons);

  points += compare_birth (a->birth_on, b->birth_on, reasons);
  points += compare_phone (a->phone, b->phone, reasons);
  points += compare_sign (a->email, b->email, 25, 0, PAL_DOUBLE_SAME_EMAIL, 0, reasons);
  points += compare_address (a, b, reasons);
  points += compare_sign (a->landlord_ref, b->landlord_ref, 15, -5, PAL_DOUBLE_SAME_LANDLORD, 0, reasons);
  points += compare_sign (a->employment_id, b->employment_id, 70, -70, PAL_DOUBLE_SAME_EMPLOYMENT, PAL_DOUBLE_OTHER_EMPLOYMENT, reasons);
  points += compare_keys (a->keys, b->keys, reasons);
  if (a->gender != '\0' && b->gender != '\0' && a->gender != b->gender)
    {
      *reasons |= PAL_DOUBLE_OTHER_GENDER;
      points -= 20;
    }
  return points;
}

/* Words ---------------------------------------------------------------------------------------------------------- */

/* In the order in which people want to know them. */
static const struct { guint reason; const char *words; gboolean against; } reason_words[] = {
  { PAL_DOUBLE_SAME_EMPLOYMENT, N_("same employment service number") },
  { PAL_DOUBLE_SAME_KEY, N_("same number at a partner’s") },
  { PAL_DOUBLE_SAME_PHONE, N_("same telephone") },
  { PAL_DOUBLE_SAME_BIRTH, N_("born on the same day") },
  { PAL_DOUBLE_SWAPPED_BIRTH, N_("day and month of birth swapped") },
  { PAL_DOUBLE_SAME_NAMES, N_("same name") },
  { PAL_DOUBLE_SWAPPED_NAMES, N_("first and last name swapped") },
  { PAL_DOUBLE_BIRTH_NAME, N_("birth name") },
  { PAL_DOUBLE_LOST_LETTER, N_("a letter was lost in the name") },
  { PAL_DOUBLE_SPELLING, N_("another spelling of the first name") },
  { PAL_DOUBLE_SHORT_NAME, N_("nickname") },
  { PAL_DOUBLE_SOUNDS_ALIKE, N_("sounds alike") },
  { PAL_DOUBLE_TYPO, N_("one or two letters of the name differ") },
  { PAL_DOUBLE_PART_OF_NAME, N_("part of the name") },
  { PAL_DOUBLE_INITIAL, N_("initial of the name") },
  { PAL_DOUBLE_BIRTH_DIGIT, N_("one digit of the birth date differs") },
  { PAL_DOUBLE_BIRTH_YEAR, N_("same year of birth") },
  { PAL_DOUBLE_PHONE_DIGIT, N_("one digit of the telephone differs") },
  { PAL_DOUBLE_SAME_EMAIL, N_("same email") },
  { PAL_DOUBLE_SAME_ADDRESS, N_("same address") },
  { PAL_DOUBLE_SAME_LANDLORD, N_("same reference at the landlord’s") },
  { PAL_DOUBLE_OTHER_EMPLOYMENT, N_("other employment service number"), TRUE },
  { PAL_DOUBLE_OTHER_BIRTH, N_("other birth date"), TRUE },
  { PAL_DOUBLE_OTHER_LAST_NAME, N_("other last name"), TRUE },
  { PAL_DOUBLE_OTHER_FIRST_NAME, N_("other first name"), TRUE },
  { PAL_DOUBLE_OTHER_GENDER, N_("other gender"), TRUE },
  { PAL_DOUBLE_OTHER_KEY, N_("other number at a partner’s"), TRUE },
  { PAL_DOUBLE_OTHER_PHONE, N_("other telephone"), TRUE },
  { PAL_DOUBLE_OTHER_ADDRESS, N_("other address"), TRUE },
};

static char *
say (guint reasons, gboolean against)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reason_words); i++)
    if ((reasons & reason_words[i].reason) && reason_words[i].against == against)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _(reason_words[i].words));
  return g_string_free (words, words->len == 0);
}

char *
pal_double_reasons_for (guint reasons)
{
  char *words = say (reasons, FALSE);

  return words != NULL ? words : g_strdup ("");
}

char *
pal_double_reasons_against (guint reasons)
{
  return say (reasons, TRUE);
}
