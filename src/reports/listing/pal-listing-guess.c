/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-listing-private.h"
#include "pal-listing-read.h"
#include "records/pal-dates.h"
#include "store/pal-text.h"

/* The guesses: which row holds the headings, which rows are people, what each column means. A column is judged by its
 * heading and by what stands under it. */

#define HEADING_WITHIN 40
#define SAMPLE 200
#define ENOUGH 35            /* below it a column is better not imported than wrongly */

/* How much of a sample reads as each kind of value, 0 to 1; -1 when the column is empty. */
typedef struct {
  double date, old_date, phone, email, postcode, round, three, gender, level, name;
} Sample;

typedef struct {
  guint      column;
  PalMeaning meaning;
  double     score;
} Candidate;

static gboolean
is_blank (const char *cell)
{
  g_autofree char *stripped = NULL;

  if (*cell == '\0' || g_ascii_isalnum (*cell))
    return *cell == '\0';
  stripped = pal_listing_strip (cell);
  return *stripped == '\0';
}

static guint
count_filled (PalListing *self, guint row)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n += !is_blank (pal_listing_get_cell (self, row, i));
  return n;
}

/* The row among the first ones where most cells are headings; it takes two. */
void
pal_listing_guess_heading (PalListing *self)
{
  guint best = 1;

  self->heading_row = -1;
  for (guint row = 0; row < MIN (HEADING_WITHIN, pal_listing_get_n_rows (self)); row++)
    {
      guint n = 0;

      for (guint i = 0; i < self->n_columns; i++)
        {
          guint score;

          pal_listing_meaning_of_heading (pal_listing_get_cell (self, row, i), &score);
          n += score >= 70;
        }
      if (n > best)
        {
          best = n;
          self->heading_row = (int) row;
        }
    }
}

static gboolean
is_repeated_heading (PalListing *self, guint row)
{
  guint same = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = pal_listing_get_cell (self, row, i);

      if (strcmp (cell, pal_listing_get_cell (self, (guint) self->heading_row, i)) != 0)
        return FALSE;
      same += *cell != '\0';
    }
  return same >= 2;
}

/* "Total : 326", "Sous-total", "Nombre de personnes : 12": at the beginning of the first filled cell of a nearly empty
 * row. */
static gboolean
is_total (PalListing *self, guint row)
{
  static const char *const words[] = { "total", "sous total", "totaux",   "nombre de",
                                       "nb de", "nb total",   "effectif", "somme" };

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = pal_listing_get_cell (self, row, i);
      g_autofree char *folded = NULL;

      if (is_blank (cell))
        continue;
      folded = pal_text_fold (cell);
      for (guint word = 0; word < G_N_ELEMENTS (words); word++)
        {
          char after = g_str_has_prefix (folded, words[word]) ? folded[strlen (words[word])] : 'x';

          if (after == '\0' || after == ' ')
            return TRUE;
        }
      return FALSE;
    }
  return FALSE;
}

static PalRowUse
guess_use (PalListing *self, guint row)
{
  guint filled = count_filled (self, row);

  if (filled == 0)
    return PAL_ROW_BLANK;
  if (self->heading_row >= 0 && row < (guint) self->heading_row)
    return PAL_ROW_TITLE;
  if (self->heading_row >= 0 && is_repeated_heading (self, row))
    return PAL_ROW_REPEATED_HEADING;
  if (filled * 3 <= self->n_columns + 2 && is_total (self, row))
    return PAL_ROW_TOTAL;
  if (filled == 1 && self->n_columns >= 3)
    return PAL_ROW_REMARK;
  return PAL_ROW_PERSON;
}

/* Says of each row what it is. */
void
pal_listing_guess_uses (PalListing *self)
{
  for (guint row = 0; row < pal_listing_get_n_rows (self); row++)
    self->uses[row] = (int) row == self->heading_row ? PAL_ROW_HEADING : guess_use (self, row);
}

static gboolean
looks_like_name (const char *text)
{
  guint words = 1, letters = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isalpha (c))
        letters++;
      else if (c == ' ')
        words++;
      else if (c != '-' && c != '\'' && c != 0x2019)
        return FALSE;
    }
  return letters >= 2 && words <= 3;
}

static void
read_sample (const char *text, const GDate *today, Sample *sample)
{
  g_autofree char *problem = NULL;
  g_autofree char *phone = NULL;
  gboolean more;
  GDate date;
  const char *word;
  int level;

  if (pal_listing_read_date (text, PAL_DATE_OF_BIRTH, today, &date, &problem) && g_date_valid (&date))
    {
      sample->date++;
      sample->old_date += g_date_get_year (&date) + 14 <= g_date_get_year (today);
    }
  g_clear_pointer (&problem, g_free);
  sample->phone += pal_listing_read_phone (text, &phone, &more, &problem) && phone != NULL;
  g_clear_pointer (&problem, g_free);
  sample->email += strchr (text, '@') != NULL && strchr (text, ' ') == NULL;
  sample->postcode += strlen (text) == 5 && strspn (text, "0123456789") == 5;
  sample->round += strlen (text) == 5 && text[4] == '0';
  sample->three += pal_listing_read_three (text, &word, &problem) && word != NULL;
  g_clear_pointer (&problem, g_free);
  sample->gender += pal_listing_read_gender (text, &word, &problem) && word != NULL;
  g_clear_pointer (&problem, g_free);
  sample->level += pal_listing_read_level (text, &level, &problem) && level > 0;
  sample->name += looks_like_name (text);
}

static gboolean
take_sample (PalListing *self, guint column, Sample *sample)
{
  double *values = (double *) sample;
  GDate today;
  guint n = 0;

  memset (sample, 0, sizeof *sample);
  pal_today (&today);
  for (guint row = 0; row < pal_listing_get_n_rows (self) && n < SAMPLE; row++)
    {
      g_autofree char *text = NULL;

      if (self->uses[row] != PAL_ROW_PERSON)
        continue;
      text = pal_listing_strip (pal_listing_get_cell (self, row, column));
      if (pal_listing_is_unknown (text) || pal_listing_is_error (text))
        continue;
      read_sample (text, &today, sample);
      n++;
    }
  for (guint i = 0; i < sizeof *sample / sizeof (double) && n > 0; i++)
    values[i] /= n;
  return n > 0;
}

/* How much of a column reads as what it would mean; -1 when any text will do. */
static double
fit (const Sample *sample, PalMeaning meaning)
{
  switch (meaning)
    {
    case PAL_MEANING_BIRTH_ON: return sample->old_date;
    case PAL_MEANING_PRESCRIBED_ON:
    case PAL_MEANING_REGISTERED_ON: return sample->date;
    case PAL_MEANING_PHONE: return sample->phone;
    case PAL_MEANING_EMAIL: return sample->email;
    case PAL_MEANING_POSTCODE: return sample->postcode;
    case PAL_MEANING_CIVILITY: return sample->gender;
    case PAL_MEANING_EDUCATION: return sample->level;
    case PAL_MEANING_QPV:
    case PAL_MEANING_RESIDENT:
    case PAL_MEANING_DISABLED:
    case PAL_MEANING_IN_SUPPORT:
    case PAL_MEANING_DRIVING_LICENCE: return sample->three;
    default: return -1;
    }
}

/* A column without a telling heading: only values that nothing else looks like. */
static void
guess_by_values (const Sample *sample, Candidate *candidate)
{
  double date = MAX (sample->date, sample->old_date);

  if (sample->email >= 0.8)
    *candidate = (Candidate) { candidate->column, PAL_MEANING_EMAIL, 60 * sample->email };
  else if (sample->postcode >= 0.8
           && sample->round >= 0.5) /* days counted by Excel are as long, but end in any digit */
    *candidate = (Candidate) { candidate->column, PAL_MEANING_POSTCODE, 45 * sample->postcode };
  else if (date >= 0.8)
    *candidate = (Candidate){ candidate->column,
                              sample->old_date >= 0.7 ? PAL_MEANING_BIRTH_ON : PAL_MEANING_PRESCRIBED_ON, 50 * date };
  else if (sample->phone >= 0.8)
    *candidate = (Candidate) { candidate->column, PAL_MEANING_PHONE, 55 * sample->phone };
  else if (sample->gender >= 0.9 && sample->three < 0.9)
    *candidate = (Candidate) { candidate->column, PAL_MEANING_CIVILITY, 50 * sample->gender };
  else if (sample->level >= 0.8 && sample->three < 0.5)
    *candidate = (Candidate) { candidate->column, PAL_MEANING_EDUCATION, 45 * sample->level };
}

/* "Date" alone over births, "orientation" over places: the values have the last word where they are plain. */
static Candidate
judge_column (PalListing *self, guint column, const Sample *sample, gboolean filled)
{
  const char *heading = self->heading_row >= 0 ? pal_listing_get_cell (self, (guint) self->heading_row, column) : "";
  Candidate candidate = { column, PAL_MEANING_IGNORED, 0 };
  guint score;
  double values;

  candidate.meaning = pal_listing_meaning_of_heading (heading, &score);
  candidate.score = 0.8 * score;
  values = filled ? fit (sample, candidate.meaning) : -1;
  if (values >= 0)
    candidate.score = values < 0.2 ? 0.5 * score : 0.6 * score + 40 * values;
  if (candidate.meaning == PAL_MEANING_PRESCRIBED_ON && score < 100 && filled && sample->date < 0.2)
    candidate.score = 0;
  if (candidate.score < ENOUGH && filled && (candidate.meaning != PAL_MEANING_IGNORED || score == 0))
    {
      Candidate other = { column, PAL_MEANING_IGNORED, 0 };

      guess_by_values (sample, &other);
      if (other.score > candidate.score)
        candidate = other;
    }
  return candidate;
}

static gboolean
is_taken (PalListing *self, PalMeaning meaning)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_array_index (self->columns, PalListingColumn, i).meaning == meaning)
      return TRUE;
  return FALSE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *two = b;

  if (one->score != two->score)
    return one->score < two->score ? 1 : -1;
  return one->column < two->column ? -1 : 1;
}

static void
assign (PalListing *self, guint column, PalMeaning meaning, double score)
{
  g_array_index (self->columns, PalListingColumn, column) = (PalListingColumn) { meaning,
                                                                                (guint) CLAMP (score, 1, 100), 0 };
}

/* Names are like no other value, so where no heading tells them they are the first two columns of words. */
static void
guess_names (PalListing *self, const Sample *samples)
{
  static const PalMeaning wanted[] = { PAL_MEANING_LAST_NAME, PAL_MEANING_FIRST_NAME };
  guint next = is_taken (self, PAL_MEANING_LAST_NAME) ? 1 : 0;

  if (is_taken (self, PAL_MEANING_FULL_NAME) || (next == 1 && is_taken (self, PAL_MEANING_FIRST_NAME)))
    return;
  for (guint i = 0; i < self->n_columns && next < G_N_ELEMENTS (wanted); i++)
    if (g_array_index (self->columns, PalListingColumn, i).meaning == PAL_MEANING_IGNORED && samples[i].name >= 0.8
        && samples[i].three < 0.5 && samples[i].gender < 0.5 && samples[i].level < 0.5)
      assign (self, i, wanted[next++], 25);
}

/* The reference number of a row (1, 2, 3 …) names no person. */
static gboolean
counts_rows (PalListing *self, guint column)
{
  gint64 last = 0;
  guint n = 0;

  for (guint row = 0; row < pal_listing_get_n_rows (self) && n < SAMPLE; row++)
    {
      const char *cell = pal_listing_get_cell (self, row, column);
      gint64 number = g_ascii_strtoll (cell, NULL, 10);

      if (self->uses[row] != PAL_ROW_PERSON)
        continue;
      if (*cell == '\0' || cell[strspn (cell, "0123456789")] != '\0' || number > SAMPLE
          || (number != last + 1 && n > 0))
        return FALSE;
      last = number;
      n++;
    }
  return n > 0;
}

/* Gives each column the meaning that its heading and its values speak for; a meaning goes to the column that fits it
 * best. */
void
pal_listing_guess_columns (PalListing *self)
{
  g_autofree Candidate *candidates = g_new0 (Candidate, self->n_columns + 1);
  g_autofree Sample *samples = g_new0 (Sample, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean filled = take_sample (self, i, &samples[i]);

      candidates[i] = judge_column (self, i, &samples[i], filled);
      g_array_index (self->columns, PalListingColumn, i) = (PalListingColumn) { PAL_MEANING_IGNORED, 0, 0 };
    }
  qsort (candidates, self->n_columns, sizeof (Candidate), compare_candidates);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Candidate *best = &candidates[i];

      if (best->meaning == PAL_MEANING_IGNORED || best->score < ENOUGH
          || (!pal_meaning_repeats (best->meaning) && is_taken (self, best->meaning))
          || (best->meaning == PAL_MEANING_OUTSIDE_KEY && counts_rows (self, best->column)))
        continue;
      assign (self, best->column, best->meaning, best->score);
    }
  if (is_taken (self, PAL_MEANING_LAST_NAME) && is_taken (self, PAL_MEANING_FULL_NAME))
    for (guint i = 0; i < self->n_columns; i++)
      if (g_array_index (self->columns, PalListingColumn, i).meaning == PAL_MEANING_FULL_NAME)
        assign (self, i, PAL_MEANING_IGNORED, 1);
  guess_names (self, samples);
}
