/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-read.h"
#include "pal-listing-row.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "store/pal-text.h"

/* Reading one row into the values of a person and of a prescription. A cell that cannot be read is told with its row
 * and its column, and the rest of the row is kept. */

#define MAX_MEMO 4096
#define MAX_PROBLEMS 10000

/* What a text of few different words (a level, a town, yes or no) was read as, so that each is read once. */
typedef struct {
  const char *code;
  int         number;
  char       *text;
  GArray     *barriers;
  char       *problem;
} Memo;

struct _PalListingReader {
  PalListing       *listing;
  PalListingResult *result;
  GDate             today;
  PalDateSense      order;                    /* of day and month in dates */
  char             *prescribed_on;            /* of rows without a date */
  GHashTable       *memos[PAL_N_MEANINGS];    /* text of a cell → Memo */
  int               max[PERSON_N_COLUMNS];    /* most characters, 0: any number */
  GStringChunk     *texts;
  GPtrArray        *barriers, *tags;
  GArray           *own;
  PalListingPerson  person;
};

static const char *const person_columns[PERSON_N_COLUMNS] = {
  "last_name", "birth_name", "first_name",    "gender",
  "birth_on",  "phone",      "email",         "address",
  "postcode",  "city",       "site",          "qpv",
  "qpv_on",    "resident",   "landlord_ref",  "education_level",
  "diploma",   "disabled",   "in_support",    "driving_licence",
  "languages", "children",   "registered_on", "employment_service_id",
  "note",
};

const char *
pal_listing_person_column (PersonColumn column)
{
  return person_columns[column];
}

static void
memo_free (gpointer data)
{
  Memo *memo = data;

  g_free (memo->text);
  g_free (memo->problem);
  g_clear_pointer (&memo->barriers, g_array_unref);
  g_free (memo);
}

static void
problem_free (gpointer data)
{
  PalListingProblem *problem = data;

  g_free (problem->heading);
  g_free (problem->text);
  g_free (problem->message);
  g_free (problem);
}

/* An empty result, for a listing of so many rows. */
PalListingResult *
pal_listing_result_new (guint n_rows)
{
  PalListingResult *result = g_new0 (PalListingResult, 1);

  result->problems = g_ptr_array_new_with_free_func (problem_free);
  result->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_listing_change_free);
  result->outcomes = g_new0 (guint8, n_rows + 1);
  result->n_outcomes = n_rows;
  return result;
}

void
pal_listing_result_free (PalListingResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->problems);
  g_ptr_array_unref (result->changes);
  g_free (result->outcomes);
  g_free (result);
}

/* Adds a problem or a notice. Takes heading and message. Beyond ten thousand they are counted only: nobody reads more.
 * Returns it, until the next one is added; NULL when it was only counted. */
PalListingProblem *
pal_listing_report (PalListingResult *result, guint row, char *heading, const char *text, char *message,
                    gboolean notice)
{
  PalListingProblem *problem = g_new0 (PalListingProblem, 1);

  *(notice ? &result->n_notices : &result->n_problems) += 1;
  problem->row = row;
  problem->heading = heading;
  problem->text = g_strdup (text);
  problem->message = message;
  problem->notice = notice;
  problem->column = -1;
  if (result->problems->len < MAX_PROBLEMS)
    {
      g_ptr_array_add (result->problems, problem);
      return problem;
    }
  problem_free (problem);
  return NULL;
}

static void
report_cell (PalListingReader *reader, guint column, char *message, gboolean notice)
{
  guint row = reader->person.row;
  const char *text = pal_listing_get_cell (reader->listing, row, column);
  PalListingProblem *problem = pal_listing_report (reader->result, pal_listing_get_row_number (reader->listing, row),
                                                   pal_listing_get_heading (reader->listing, column), text, message, notice);

  if (problem != NULL && !notice && *text != '\0')
    problem->column = (int) column;
}

/* Keeps a text until the next row; takes it. NULL and "" give NULL. */
const char *
pal_listing_reader_take (PalListingReader *reader, char *text)
{
  const char *kept = text != NULL && *text != '\0' ? g_string_chunk_insert (reader->texts, text) : NULL;

  g_free (text);
  return kept;
}

/* Gives a column of the person a text, cut to what the field holds; takes it. */
static void
set_text (PalListingReader *reader, guint column, PersonColumn to, char *text)
{
  int max = reader->max[to];

  if (text != NULL && max > 0 && strlen (text) > (gsize) max && g_utf8_strlen (text, -1) > max)
    {
      *g_utf8_offset_to_pointer (text, max) = '\0';
      report_cell (reader, column, g_strdup_printf (_("Longer than %d characters: only the beginning was kept"), max),
                   FALSE);
    }
  reader->person.person[to] = pal_listing_reader_take (reader, text);
}

/* Joins a text to what the column has already: a note of several columns, an address of two lines. Takes it. */
static void
add_text (PalListingReader *reader, guint column, PersonColumn to, char *text)
{
  const char *before = reader->person.person[to];

  if (text == NULL || *text == '\0')
    g_free (text);
  else if (before == NULL)
    set_text (reader, column, to, text);
  else
    {
      set_text (reader, column, to, g_strconcat (before, "\n", text, NULL));
      g_free (text);
    }
}

static Memo *
read_memo (PalMeaning meaning, const char *cell)
{
  Memo *memo = g_new0 (Memo, 1);

  switch (meaning)
    {
    case PAL_MEANING_CIVILITY:
      pal_listing_read_gender (cell, &memo->code, &memo->problem);
      break;
    case PAL_MEANING_EDUCATION:
      pal_listing_read_level (cell, &memo->number, &memo->problem);
      break;
    case PAL_MEANING_CHILDREN:
      pal_listing_read_number (cell, 30, &memo->number, &memo->problem);
      break;
    case PAL_MEANING_CITY:
      memo->text = pal_listing_case_city (cell);
      break;
    case PAL_MEANING_BARRIERS:
      memo->barriers = pal_listing_read_barriers (cell);
      break;
    case PAL_MEANING_MOTIVE:
      memo->text = pal_listing_strip (cell);
      memo->code = pal_choice_find (pal_kind_get_field (pal_kind_find ("prescription"), "motive")->target, memo->text);
      if (memo->code == NULL && !pal_listing_is_unknown (memo->text))
        memo->problem = g_strdup_printf (_("“%s” is not in the list of motives"), memo->text);
      break;
    default:
      pal_listing_read_three (cell, &memo->code, &memo->problem);
      break;
    }
  return memo;
}

/* What a cell was read as; a problem is told for every row that has it. */
static const Memo *
look_up (PalListingReader *reader, guint column, PalMeaning meaning, const char *cell)
{
  GHashTable *memos = reader->memos[meaning];
  Memo *memo;

  if (memos == NULL)
    memos = reader->memos[meaning] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, memo_free);
  memo = g_hash_table_lookup (memos, cell);
  if (memo == NULL)
    {
      if (g_hash_table_size (memos) >= MAX_MEMO)
        g_hash_table_remove_all (memos);
      memo = read_memo (meaning, cell);
      g_hash_table_insert (memos, g_strdup (cell), memo);
    }
  if (memo->problem != NULL && meaning != PAL_MEANING_QPV)
    report_cell (reader, column, g_strdup (memo->problem), FALSE);
  return memo;
}

static void
read_date (PalListingReader *reader, guint column, PersonColumn to, PalDateSense sense, const char *cell)
{
  char *problem = NULL;
  GDate date;

  if (!pal_listing_read_date (cell, sense | reader->order, &reader->today, &date, &problem))
    report_cell (reader, column, problem, FALSE);
  if (!g_date_valid (&date))
    return;
  reader->person.person[to] = pal_listing_reader_take (reader, pal_date_to_iso (&date));
  if (to == PERSON_BIRTH_ON)
    reader->person.birth = g_date_get_julian (&date);
}

static void
read_prescribed_on (PalListingReader *reader, guint column, const char *cell)
{
  char *problem = NULL;
  GDate date;

  if (!pal_listing_read_date (cell, PAL_DATE_OF_FACT | reader->order, &reader->today, &date, &problem))
    report_cell (reader, column, problem, FALSE);
  else if (g_date_valid (&date))
    reader->person.prescribed_on = pal_listing_reader_take (reader, pal_date_to_iso (&date));
}

static void
read_phone (PalListingReader *reader, guint column, const char *cell)
{
  char *phone, *problem = NULL;
  gboolean more;

  if (!pal_listing_read_phone (cell, &phone, &more, &problem))
    report_cell (reader, column, problem, FALSE);
  if (more)
    {
      add_text (reader, column, PERSON_NOTE, g_strdup_printf (_("Telephone: %s"), cell));
      report_cell (reader, column, g_strdup (_("The first number was taken; the whole text is in the note")), TRUE);
    }
  set_text (reader, column, PERSON_PHONE, phone);
}

static void
read_email (PalListingReader *reader, guint column, const char *cell)
{
  char *email, *problem = NULL;

  if (!pal_listing_read_email (cell, &email, &problem))
    report_cell (reader, column, problem, FALSE);
  set_text (reader, column, PERSON_EMAIL, email);
}

static void
read_postcode (PalListingReader *reader, guint column, const char *cell)
{
  char *postcode;

  pal_listing_read_postcode (cell, &postcode);
  set_text (reader, column, PERSON_POSTCODE, postcode);
}

/* The words of the level are kept under the diploma, unless the listing has a column for that. */
static void
read_education (PalListingReader *reader, guint column, const char *cell)
{
  g_autofree char *words = pal_listing_strip (cell);

  reader->person.education_level = look_up (reader, column, PAL_MEANING_EDUCATION, cell)->number;
  if (reader->person.person[PERSON_DIPLOMA] == NULL && !pal_listing_is_unknown (words))
    set_text (reader, column, PERSON_DIPLOMA, g_steal_pointer (&words));
}

/* "QN02105M", or QP and six digits before 2024. */
static gboolean
is_qpv_code (const char *text)
{
  return strlen (text) >= 6 && strlen (text) <= 12
         && (g_ascii_strncasecmp (text, "QP", 2) == 0 || g_ascii_strncasecmp (text, "QN", 2) == 0)
         && g_ascii_isdigit (text[2]);
}

/* Whether a neighbourhood is under watch only, which is not a QPV. */
gboolean
pal_listing_is_watch (const char *name)
{
  g_autofree char *folded = pal_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strv_contains ((const char *const *) words, "veille");
}

/* Yes or no; but some write the neighbourhood itself here, or its code. */
static void
read_qpv (PalListingReader *reader, guint column, const char *cell)
{
  const Memo *memo = look_up (reader, column, PAL_MEANING_QPV, cell);
  g_autofree char *text = NULL;

  reader->person.person[PERSON_QPV] = memo->code;
  if (memo->problem == NULL)
    return;
  text = pal_listing_strip (cell);
  reader->person.person[PERSON_QPV] = pal_listing_is_watch (text) ? "NO" : "YES";
  if (is_qpv_code (text))
    reader->person.qpv_code = pal_listing_reader_take (reader, g_steal_pointer (&text));
  else if (reader->person.site_name == NULL)
    reader->person.site_name = pal_listing_reader_take (reader, g_steal_pointer (&text));
}

static void
read_full_name (PalListingReader *reader, guint column, const char *cell)
{
  g_autofree char *heading = pal_listing_get_heading (reader->listing, column);
  g_autofree char *folded = pal_text_fold (heading);
  char *last, *first;

  pal_listing_split_name (cell, g_str_has_prefix (folded, "prenom"), &last, &first);
  set_text (reader, column, PERSON_LAST_NAME, last);
  set_text (reader, column, PERSON_FIRST_NAME, first);
}

static gboolean
has_letters (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}

/* A name is text whatever it begins with; a letter that the sender's spreadsheet could not write is worth a look. */
static void
read_name (PalListingReader *reader, guint column, PersonColumn to, const char *cell)
{
  if (!has_letters (cell))
    return;
  set_text (reader, column, to, pal_listing_case_name (cell));
  if (strchr (cell, '?') != NULL || strstr (cell, "\xEF\xBF\xBD") != NULL)
    report_cell (reader, column, g_strdup (_("A sign stands in place of a letter that was lost: correct the name")),
                 TRUE);
}

static void
read_barriers (PalListingReader *reader, guint column, const char *cell)
{
  const Memo *memo = look_up (reader, column, PAL_MEANING_BARRIERS, cell);

  if (memo->barriers->len > 0)
    g_ptr_array_add (reader->barriers, g_array_ref (memo->barriers));
  for (guint i = 0; i < memo->barriers->len; i++)
    {
      const PalListingBarrier *barrier = &g_array_index (memo->barriers, PalListingBarrier, i);

      if (g_str_equal (barrier->theme, "AUTRE") && barrier->detail != NULL)
        report_cell (reader, column,
                     g_strdup_printf (_("“%s” is no barrier of the list; it was kept as another one, in these words"),
                                      barrier->detail),
                     TRUE);
    }
}

/* A text of the prescription or the site, cut at what such a field holds. */
static const char *
read_short (PalListingReader *reader, const char *cell)
{
  char *text = pal_listing_strip (cell);

  if (strlen (text) > 120 && g_utf8_strlen (text, -1) > 120)
    *g_utf8_offset_to_pointer (text, 120) = '\0';
  if (pal_listing_is_unknown (text))
    g_clear_pointer (&text, g_free);
  return pal_listing_reader_take (reader, text);
}

/* Several tags stand in one cell, parted by commas, semicolons, bars or new lines. */
static void
read_tags (PalListingReader *reader, const char *cell)
{
  g_auto (GStrv) names = g_strsplit_set (cell, ",;|\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = read_short (reader, names[i]);

      if (name != NULL && *name != '\0')
        g_ptr_array_add (reader->tags, (gpointer) name);
    }
}

static void
read_own (PalListingReader *reader, guint column, const char *cell)
{
  char *text = pal_listing_strip (cell);
  PalListingOwn own = { column, pal_listing_get_own_field (reader->listing, column), NULL };

  if (pal_listing_is_unknown (text))
    g_clear_pointer (&text, g_free);
  own.text = pal_listing_reader_take (reader, text);
  if (own.text != NULL)
    g_array_append_val (reader->own, own);
}

static void
read_cell (PalListingReader *reader, guint column, PalMeaning meaning, const char *cell)
{
  PalListingPerson *person = &reader->person;

  switch (meaning)
    {
    case PAL_MEANING_LAST_NAME: read_name (reader, column, PERSON_LAST_NAME, cell); break;
    case PAL_MEANING_FIRST_NAME: read_name (reader, column, PERSON_FIRST_NAME, cell); break;
    case PAL_MEANING_BIRTH_NAME: read_name (reader, column, PERSON_BIRTH_NAME, cell); break;
    case PAL_MEANING_FULL_NAME: read_full_name (reader, column, cell); break;
    case PAL_MEANING_CIVILITY: person->person[PERSON_GENDER] = look_up (reader, column, meaning, cell)->code; break;
    case PAL_MEANING_BIRTH_ON: read_date (reader, column, PERSON_BIRTH_ON, PAL_DATE_OF_BIRTH, cell); break;
    case PAL_MEANING_REGISTERED_ON: read_date (reader, column, PERSON_REGISTERED_ON, PAL_DATE_OF_FACT, cell); break;
    case PAL_MEANING_PRESCRIBED_ON: read_prescribed_on (reader, column, cell); break;
    case PAL_MEANING_PHONE: read_phone (reader, column, cell); break;
    case PAL_MEANING_EMAIL: read_email (reader, column, cell); break;
    case PAL_MEANING_ADDRESS: add_text (reader, column, PERSON_ADDRESS, pal_listing_strip (cell)); break;
    case PAL_MEANING_POSTCODE: read_postcode (reader, column, cell); break;
    case PAL_MEANING_CITY:
      set_text (reader, column, PERSON_CITY, g_strdup (look_up (reader, column, meaning, cell)->text));
      break;
    case PAL_MEANING_SITE: person->site_name = read_short (reader, cell); break;
    case PAL_MEANING_QPV: read_qpv (reader, column, cell); break;
    case PAL_MEANING_RESIDENT: person->person[PERSON_RESIDENT] = look_up (reader, column, meaning, cell)->code; break;
    case PAL_MEANING_DISABLED: person->person[PERSON_DISABLED] = look_up (reader, column, meaning, cell)->code; break;
    case PAL_MEANING_IN_SUPPORT:
      person->person[PERSON_IN_SUPPORT] = look_up (reader, column, meaning, cell)->code;
      break;
    case PAL_MEANING_DRIVING_LICENCE:
      person->person[PERSON_DRIVING_LICENCE] = look_up (reader, column, meaning, cell)->code;
      break;
    case PAL_MEANING_LANDLORD_REF: set_text (reader, column, PERSON_LANDLORD_REF, pal_listing_strip (cell)); break;
    case PAL_MEANING_EDUCATION: read_education (reader, column, cell); break;
    case PAL_MEANING_DIPLOMA: set_text (reader, column, PERSON_DIPLOMA, pal_listing_strip (cell)); break;
    case PAL_MEANING_LANGUAGES: set_text (reader, column, PERSON_LANGUAGES, pal_listing_strip (cell)); break;
    case PAL_MEANING_CHILDREN: person->children = look_up (reader, column, meaning, cell)->number; break;
    case PAL_MEANING_EMPLOYMENT_SERVICE_ID:
      set_text (reader, column, PERSON_EMPLOYMENT_SERVICE_ID, pal_listing_strip (cell));
      break;
    case PAL_MEANING_OUTSIDE_KEY: person->outside_key = read_short (reader, cell); break;
    case PAL_MEANING_OFFICE: person->office = read_short (reader, cell); break;
    case PAL_MEANING_PRESCRIBER: person->prescriber = read_short (reader, cell); break;
    case PAL_MEANING_MOTIVE: person->motive = look_up (reader, column, meaning, cell)->code; break;
    case PAL_MEANING_BARRIERS: read_barriers (reader, column, cell); break;
    case PAL_MEANING_TAGS: read_tags (reader, cell); break;
    case PAL_MEANING_OWN: read_own (reader, column, cell); break;
    case PAL_MEANING_NOTE: add_text (reader, column, PERSON_NOTE, pal_listing_strip (cell)); break;
    default: break;
    }
}

static void
report_row (PalListingReader *reader, const char *message)
{
  pal_listing_report (reader->result, pal_listing_get_row_number (reader->listing, reader->person.row), NULL, NULL,
                      g_strdup (message), FALSE);
}

/* What a person and a prescription cannot do without. */
static void
complete (PalListingReader *reader)
{
  PalListingPerson *person = &reader->person;

  if (person->person[PERSON_LAST_NAME] == NULL)
    {
      report_row (reader, _("The last name is missing: the person was given “?”"));
      person->person[PERSON_LAST_NAME] = "?";
    }
  else if (person->person[PERSON_FIRST_NAME] == NULL)
    report_row (reader, _("The first name is missing"));
  if (person->prescribed_on == NULL)
    person->prescribed_on = reader->prescribed_on;
  if (person->prescribed_on == NULL)
    report_row (reader, _("The date of the prescription is missing: reports do not count it"));
  if (person->person[PERSON_QPV] != NULL && !g_str_equal (person->person[PERSON_QPV], "UNKNOWN"))
    person->person[PERSON_QPV_ON] = person->prescribed_on;
}

/* Begins to read. prescribed_on (may be cleared) is the date of rows that have none; problems go to result. The listing
 * must stay as it is until the reader is freed. */
PalListingReader *
pal_listing_reader_new (PalListing *listing, const GDate *prescribed_on, PalListingResult *result)
{
  PalListingReader *reader = g_new0 (PalListingReader, 1);
  const PalKind *kind = pal_kind_find ("participant");

  reader->listing = g_object_ref (listing);
  reader->result = result;
  reader->texts = g_string_chunk_new (4096);
  reader->barriers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  reader->tags = g_ptr_array_new ();
  reader->own = g_array_new (FALSE, FALSE, sizeof (PalListingOwn));
  reader->order = listing->month_first ? PAL_DATE_MONTH_FIRST : 0;
  pal_today (&reader->today);
  if (g_date_valid (prescribed_on))
    reader->prescribed_on = pal_date_to_iso (prescribed_on);
  for (guint i = 0; i < PERSON_N_COLUMNS; i++)
    {
      const PalField *field = pal_kind_get_field (kind, person_columns[i]);

      reader->max[i] = field->kind == PAL_TEXT || field->kind == PAL_NOTE || field->kind == PAL_PHONE ? (int) field->max
                                                                                                      : 0;
    }
  return reader;
}

void
pal_listing_reader_free (PalListingReader *reader)
{
  if (reader == NULL)
    return;
  for (guint i = 0; i < PAL_N_MEANINGS; i++)
    g_clear_pointer (&reader->memos[i], g_hash_table_unref);
  g_string_chunk_free (reader->texts);
  g_ptr_array_unref (reader->barriers);
  g_ptr_array_unref (reader->tags);
  g_array_unref (reader->own);
  g_free (reader->prescribed_on);
  g_object_unref (reader->listing);
  g_free (reader);
}

/* Reads a row. What it returns is the reader's, and good until the next row. */
PalListingPerson *
pal_listing_reader_read (PalListingReader *reader, guint row)
{
  g_string_chunk_clear (reader->texts);
  g_ptr_array_set_size (reader->barriers, 0);
  g_ptr_array_set_size (reader->tags, 0);
  g_array_set_size (reader->own, 0);
  reader->person = (PalListingPerson) {
    .row = row,
    .number = pal_listing_get_row_number (reader->listing, row),
    .children = -1,
    .barriers = reader->barriers,
    .tags = reader->tags,
    .own = reader->own,
  };
  for (guint column = 0; column < reader->listing->n_columns; column++)
    {
      PalMeaning meaning = g_array_index (reader->listing->columns, PalListingColumn, column).meaning;
      const char *cell = pal_listing_get_value (reader->listing, row, column);

      if (meaning == PAL_MEANING_IGNORED)
        continue;
      if (*cell == '\0' ? pal_listing_is_formula (reader->listing, row, column) : pal_listing_is_error (cell))
        report_cell (reader, column, pal_listing_why_not_calculated (cell), FALSE);
      else if (*cell != '\0')
        read_cell (reader, column, meaning, cell);
    }
  complete (reader);
  return &reader->person;
}
