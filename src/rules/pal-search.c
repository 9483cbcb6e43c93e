/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-search.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-course.h"
#include "pal-list-columns.h"
#include "planning/pal-session-search.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "store/pal-text.h"

/* One search over kinds of record. The full text index gives every record that answers, once; the names among them are told
 * apart here, and the few best are then looked at: ordering all of them in SQL costs more than finding them. */

/* How many of the best names are looked at for where they stand today. */
#define LOOKED_AT 60

/* How a name answers to what was typed, the best first. */
typedef enum {
  WHOLE,        /* "martin": the whole last name, or the whole name in either order */
  BEGINS,       /* the name begins so: "mart", "martin li" */
  TURNED,       /* in the other order: "li", "lina mar" */
  WORDS,        /* each word begins a word of the name */
  ELSEWHERE,    /* birth name, telephone, note */
  NOTES,        /* a note about the person */
} Nearness;

typedef struct {
  gint64    id;
  Nearness  nearness;
  int       rank;       /* 0: what is going on today; the past comes last */
  char     *value;      /* the folded name, by which lists are ordered */
  PalHit   *hit;
} Candidate;

typedef struct {
  const char *kind;
  GPtrArray  *best;     /* Candidate, at most LOOKED_AT */
  GArray     *ids;      /* gint64, ascending: all who answered */
} Gathered;

typedef struct {
  char    *folded;      /* what was typed */
  char   **words;
  gboolean by_telephone;
} Typed;

/* What is shown of a kind: id, rank, title, then the parts of the detail. */
typedef struct {
  const char *kind;
  const char *sql;
  char     *(*detail) (PalStatement *row, gboolean by_telephone);
  char     *(*title) (PalStatement *row);   /* in place of the third column; or NULL */
  const char *leads_to;   /* the last column, where it is known, is a record of this kind that is opened instead; or NULL */
} Look;

static void
append_part (GString *detail, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (detail->len > 0)
    g_string_append (detail, " · ");
  g_string_append (detail, part);
}

static char *
describe_person (PalStatement *row, gboolean by_telephone)
{
  GString *detail = g_string_new (NULL);
  PalCourseState state = pal_course_state_find (pal_statement_get_text (row, 3));

  if (by_telephone)
    append_part (detail, pal_statement_get_text (row, 7));
  if (g_strcmp0 (pal_statement_get_text (row, 8), "ARCHIVED") == 0)
    append_part (detail, pal_choice_label ("participant_status", "ARCHIVED"));
  else if (state != PAL_COURSE_NONE)
    append_part (detail, pal_course_state_label (state));
  append_part (detail, pal_statement_get_text (row, 4));
  if (!pal_statement_is_null (row, 5))
    {
      int age = (int) pal_statement_get_int (row, 5);
      g_autofree char *years = g_strdup_printf (ngettext ("%d year old", "%d years old", age), age);
      append_part (detail, years);
    }
  append_part (detail, pal_statement_get_text (row, 6));
  return g_string_free (detail, FALSE);
}

static char *
show_date (const char *iso)
{
  GDate date;

  return iso != NULL && pal_date_from_iso (iso, &date) ? pal_date_show (&date) : NULL;
}

static char *
describe_cohort (PalStatement *row, gboolean by_telephone)
{
  GString *detail = g_string_new (NULL);
  g_autofree char *start = show_date (pal_statement_get_text (row, 4)), *end = show_date (pal_statement_get_text (row, 5));
  g_autofree char *dates = NULL;
  int in_course = (int) pal_statement_get_int (row, 6);
  g_autofree char *people = g_strdup_printf (ngettext ("%d person in course", "%d people in course", in_course), in_course);

  if (start != NULL && end != NULL)
    dates = g_strdup_printf (_("from %s to %s"), start, end);
  else if (start != NULL)
    dates = g_strdup_printf (_("since %s"), start);
  append_part (detail, pal_statement_get_text (row, 3));
  append_part (detail, dates);
  if (in_course > 0)
    append_part (detail, people);
  return g_string_free (detail, FALSE);
}

/* Codes joined by "|", in words. */
static void
append_choices (GString *detail, const char *list, const char *codes)
{
  g_auto (GStrv) each = g_strsplit (codes != NULL ? codes : "", "|", -1);

  for (int i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0')
      append_part (detail, pal_choice_label (list, each[i]));
}

static char *
describe_organisation (PalStatement *row, gboolean by_telephone)
{
  GString *detail = g_string_new (NULL);

  append_choices (detail, "organisation_role", pal_statement_get_text (row, 3));
  append_part (detail, pal_statement_get_text (row, 4));
  append_part (detail, pal_statement_get_text (row, 5));
  return g_string_free (detail, FALSE);
}

static char *
describe_contact (PalStatement *row, gboolean by_telephone)
{
  GString *detail = g_string_new (NULL);

  append_part (detail, pal_statement_get_text (row, 3));
  append_part (detail, pal_statement_get_text (row, 4));
  append_part (detail, pal_statement_get_text (row, 5));
  return g_string_free (detail, FALSE);
}

static char *
describe_programme (PalStatement *row, gboolean by_telephone)
{
  GString *detail = g_string_new (NULL);

  append_part (detail, pal_statement_get_text (row, 3));
  append_part (detail, pal_statement_get_text (row, 4));
  return g_string_free (detail, FALSE);
}

static char *
describe_site (PalStatement *row, gboolean by_telephone)
{
  GString *detail = g_string_new (NULL);

  append_choices (detail, "site_kind", pal_statement_get_text (row, 3));
  append_part (detail, pal_statement_get_text (row, 4));
  return g_string_free (detail, FALSE);
}

static char *
describe_session (PalStatement *row, gboolean by_telephone)
{
  return pal_session_search_detail (row);
}

#define WANTED "(SELECT value FROM json_each (?1))"

/* The latest course is the row that max() picks, as SQLite documents. */
static const Look looks[] = {
  { "participant",
    "SELECT p.id, CASE WHEN p.status = 'ARCHIVED' THEN 3 WHEN c.state IN ('IN_COURSE', 'SUSPENDED') THEN 0 "
    "WHEN c.state IS NULL OR c.state IN ('PRESCRIBED', 'CONTACTED', 'ACCEPTED') THEN 1 ELSE 2 END, "
    "trim (coalesce (p.first_name, '') || ' ' || p.last_name), c.state, c.name, age (p.birth_on, today ()), p.city, p.phone, p.status "
    "FROM participant p LEFT JOIN (SELECT c.participant, co.name, " PAL_COURSE_STATE " AS state, "
    "max (coalesce (c.entry_on, c.prescribed_on, '')) FROM course c LEFT JOIN cohort co ON co.id = c.cohort "
    "WHERE c.participant IN " WANTED " GROUP BY c.participant) c ON c.participant = p.id WHERE p.id IN " WANTED,
    describe_person },
  { "cohort",
    "SELECT co.id, CASE WHEN co.status IN ('CLOSED', 'CANCELLED') OR co.end_on < today () THEN 2 WHEN co.start_on <= today () THEN 0 "
    "ELSE 1 END, co.name, pr.name, co.start_on, co.end_on, "
    "(SELECT count (*) FROM enrolment e WHERE e.cohort = co.id AND e.entry_on <= today () AND (e.exit_on IS NULL OR e.exit_on > today ())) "
    "FROM cohort co LEFT JOIN programme pr ON pr.id = co.programme WHERE co.id IN " WANTED,
    describe_cohort },
  { "organisation", "SELECT id, 0, name, roles, city, phone FROM organisation WHERE id IN " WANTED, describe_organisation },
  { "contact",
    "SELECT c.id, coalesce (c.active, 1) = 0, trim (coalesce (c.first_name, '') || ' ' || c.last_name), c.job, o.name, c.phone, "
    "CASE WHEN coalesce (c.staff, 0) = 0 THEN c.organisation END "
    "FROM contact c LEFT JOIN organisation o ON o.id = c.organisation WHERE c.id IN " WANTED,
    describe_contact, .leads_to = "organisation" },
  { "programme", "SELECT id, 0, name, code, lot FROM programme WHERE id IN " WANTED, describe_programme },
  { "session", pal_session_search_look, describe_session, .title = pal_session_search_title },
  { "site", "SELECT id, 0, name, kind, city FROM site WHERE id IN " WANTED, describe_site },
};

static const Look *
find_look (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].kind, kind))
      return &looks[i];
  return NULL;
}

/* What was typed ---------------------------------------------------------------------------------------------------- */

static void
typed_clear (Typed *typed)
{
  g_free (typed->folded);
  g_strfreev (typed->words);
}

/* The expression for the index: a number may be a telephone, and also stand in a name ("RF 2026"). Full transfer. */
static char *
read_typed (Typed *typed, const char *text)
{
  g_autofree char *expression = pal_text_search_expression (text);
  GString *both;

  typed->folded = pal_text_fold (text);
  typed->words = g_strsplit (typed->folded, " ", -1);
  typed->by_telephone = expression != NULL && g_str_has_prefix (expression, "phone");
  if (!typed->by_telephone)
    return g_steal_pointer (&expression);

  both = g_string_new (expression);
  for (int i = 0; typed->words[i] != NULL; i++)
    g_string_append_printf (both, "%s name : \"%s\" *", i == 0 ? " OR (" : " AND", typed->words[i]);
  g_string_append_c (both, ')');
  return g_string_free (both, FALSE);
}

static gboolean
begins_a_word (const char *name, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = name; at != NULL; at = strpbrk (at, " \x01"))
    {
      if (at != name)
        at++;
      if (strncmp (at, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_all_words (const char *name, char **words)
{
  for (int i = 0; words[i] != NULL; i++)
    if (!begins_a_word (name, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * pal_search_answers:
 * @words: the name of something that is not in the file: a page, a command
 * @begins: (out): whether the name begins with what was typed
 *
 * Returns: whether each word of @typed begins a word of it, without accents or capitals mattering
 */
gboolean
pal_search_answers (const char *words, const char *typed, gboolean *begins)
{
  g_autofree char *name = pal_text_fold (words), *wanted = pal_text_fold (typed);
  g_auto (GStrv) each = g_strsplit (wanted, " ", -1);

  *begins = g_str_has_prefix (name, wanted);
  return *wanted != '\0' && has_all_words (name, each);
}

/* @value: "last\x01first", as lists are ordered. */
static Nearness
nearness_of (const Typed *typed, const char *value)
{
  gsize length = strlen (typed->folded);
  const char *first = strchr (value, '\x01');
  g_autofree char *straight = NULL, *turned = NULL;

  /* Most of what answers to one letter is settled here. */
  if (strncmp (value, typed->folded, length) == 0)
    return value[length] == '\0' || value[length] == '\x01' ? WHOLE : BEGINS;
  if (!has_all_words (value, typed->words))
    return ELSEWHERE;
  if (first == NULL)
    return WORDS;

  straight = g_strdelimit (g_strdup (value), "\x01", ' ');
  if (g_str_has_prefix (straight, typed->folded))
    return straight[length] == '\0' ? WHOLE : BEGINS;
  turned = g_strdup_printf ("%s %.*s", first + 1, (int) (first - value), value);
  if (g_str_has_prefix (turned, typed->folded))
    return turned[length] == '\0' ? WHOLE : TURNED;
  return WORDS;
}

/* The best ---------------------------------------------------------------------------------------------------------- */

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->value);
  g_clear_pointer (&candidate->hit, pal_hit_free);
  g_free (candidate);
}

static int
compare_names (Nearness a, const char *a_value, Nearness b, const char *b_value)
{
  return a != b ? (a < b ? -1 : 1) : strcmp (a_value, b_value);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = *(Candidate *const *) a, *right = *(Candidate *const *) b;
  gboolean elsewhere = left->nearness >= ELSEWHERE, other_elsewhere = right->nearness >= ELSEWHERE;

  /* The whole name first, found elsewhere last; between them, who is here today comes before how the name begins. */
  if ((left->nearness == WHOLE) != (right->nearness == WHOLE))
    return left->nearness == WHOLE ? -1 : 1;
  if (elsewhere != other_elsewhere)
    return elsewhere ? 1 : -1;
  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return compare_names (left->nearness, left->value, right->nearness, right->value);
}

/* Keeps the nearest names, in order. */
static void
offer (GPtrArray *best, gint64 id, Nearness nearness, const char *value)
{
  guint at = best->len;
  Candidate *made;

  while (at > 0)
    {
      const Candidate *before = g_ptr_array_index (best, at - 1);
      if (compare_names (before->nearness, before->value, nearness, value) <= 0)
        break;
      at--;
    }
  if (at == LOOKED_AT)
    return;
  if (best->len == LOOKED_AT)
    g_ptr_array_remove_index (best, LOOKED_AT - 1);
  made = g_new0 (Candidate, 1);
  made->id = id;
  made->nearness = nearness;
  made->value = g_strdup (value);
  g_ptr_array_insert (best, (int) at, made);
}

static Gathered *
find_gathered (GArray *all, const char *kind)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (g_array_index (all, Gathered, i).kind, kind))
      return &g_array_index (all, Gathered, i);
  return NULL;
}

static void
gathered_clear (gpointer data)
{
  Gathered *gathered = data;

  g_ptr_array_unref (gathered->best);
  g_array_unref (gathered->ids);
}

static GArray *
start_gathering (const char *const *kinds)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (Gathered));

  g_array_set_clear_func (all, gathered_clear);
  for (int i = 0; kinds[i] != NULL; i++)
    {
      const Look *look = find_look (kinds[i]);
      Gathered gathered;

      if (look == NULL)
        continue;
      gathered.kind = look->kind;
      gathered.best = g_ptr_array_new_with_free_func (candidate_free);
      gathered.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (all, gathered);
    }
  return all;
}

/* Everything that answers, in the order of its key. @has_notes: whether notes are among it. */
static gboolean
gather (PalStore *store, const char *expression, const Typed *typed, GArray *all, gboolean *has_notes, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT k.record, k.kind, k.value FROM found f CROSS JOIN sort_key k ON k.record = f.rowid "
                       "WHERE f.found MATCH ?1", error);
  Gathered *people = find_gathered (all, "participant");

  if (rows == NULL)
    return FALSE;
  pal_statement_bind_text (rows, 1, expression);
  while (pal_statement_step (rows, &failed))
    {
      const char *kind = pal_statement_get_text (rows, 1), *value = pal_statement_get_text (rows, 2);
      Gathered *gathered = people != NULL && g_str_equal (kind, "participant") ? people : find_gathered (all, kind);
      gint64 id = pal_statement_get_int (rows, 0);

      *has_notes |= g_str_equal (kind, "note");
      if (gathered == NULL)
        continue;
      g_array_append_val (gathered->ids, id);
      offer (gathered->best, id, nearness_of (typed, value), value);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* Sessions are also found by their day and their cohort, and the next ones come first: in an order of their own. */
static gboolean
gather_sessions (PalStore *store, const Typed *typed, Gathered *sessions, GError **error)
{
  g_autoptr (GArray) found = pal_session_search (store, typed->words, LOOKED_AT, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      gint64 id = g_array_index (found, gint64, i);
      g_autofree char *value = g_strdup_printf ("%04u", i);

      g_array_append_val (sessions->ids, id);
      offer (sessions->best, id, WORDS, value);
    }
  return found != NULL;
}

/* People whose notes answer, beside those who answer themselves. */
static gboolean
gather_notes (PalStore *store, const char *expression, Gathered *people, GError **error)
{
  guint found = people->ids->len;
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT DISTINCT n.participant, k.value FROM found f CROSS JOIN note n ON n.id = f.rowid "
                       "JOIN sort_key k ON k.record = n.participant WHERE f.found MATCH ?1", error);

  if (rows == NULL)
    return FALSE;
  pal_statement_bind_text (rows, 1, expression);
  while (pal_statement_step (rows, &failed))
    {
      gint64 id = pal_statement_get_int (rows, 0);

      if (found > 0 && bsearch (&id, people->ids->data, found, sizeof id, compare_ids) != NULL)
        continue;
      g_array_append_val (people->ids, id);
      offer (people->best, id, NOTES, pal_statement_get_text (rows, 1));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

static PalHit *
read_hit (const Look *look, PalStatement *row, gboolean by_telephone, gboolean in_note)
{
  PalHit *hit = g_new0 (PalHit, 1);
  g_autofree char *detail = look->detail (row, by_telephone);
  int last = pal_statement_n_columns (row) - 1;
  gboolean leads = look->leads_to != NULL && !pal_statement_is_null (row, last);

  hit->kind = leads ? look->leads_to : look->kind;
  hit->id = pal_statement_get_int (row, leads ? last : 0);
  hit->title = look->title != NULL ? look->title (row) : g_strdup (pal_statement_get_text (row, 2));
  if (in_note)
    hit->detail = g_strdup_printf ("%s%s%s", _("in a note"), *detail != '\0' ? " · " : "", detail);
  else
    hit->detail = g_steal_pointer (&detail);
  return hit;
}

static Candidate *
find_candidate (GPtrArray *best, gint64 id)
{
  for (guint i = 0; i < best->len; i++)
    if (((Candidate *) best->pdata[i])->id == id)
      return best->pdata[i];
  return NULL;
}

static char *
json_of (GPtrArray *best)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < best->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ((Candidate *) best->pdata[i])->id);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static gboolean
look_at (PalStore *store, Gathered *gathered, const Typed *typed, GError **error)
{
  const Look *look = find_look (gathered->kind);
  g_autofree char *json = json_of (gathered->best);
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) rows = pal_statement_new (store, look->sql, error);

  if (rows == NULL)
    return FALSE;
  pal_statement_bind_text (rows, 1, json);
  while (pal_statement_step (rows, &failed))
    {
      Candidate *candidate = find_candidate (gathered->best, pal_statement_get_int (rows, 0));

      candidate->rank = (int) pal_statement_get_int (rows, 1);
      candidate->hit = read_hit (look, rows, typed->by_telephone, candidate->nearness == NOTES);
    }
  g_ptr_array_sort (gathered->best, compare_candidates);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static void
hits_free (gpointer data)
{
  PalHits *hits = data;

  g_ptr_array_unref (hits->hits);
  g_free (hits);
}

static PalHits *
take_best (Gathered *gathered, guint most)
{
  PalHits *hits = g_new0 (PalHits, 1);

  hits->kind = gathered->kind;
  hits->total = gathered->ids->len;
  hits->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_hit_free);
  for (guint i = 0; i < gathered->best->len && hits->hits->len < most; i++)
    {
      Candidate *candidate = g_ptr_array_index (gathered->best, i);

      if (candidate->hit != NULL)
        g_ptr_array_add (hits->hits, g_steal_pointer (&candidate->hit));
    }
  return hits;
}

/**
 * pal_search:
 * @typed: as typed: beginnings of words of a name in any order, without accents or capitals mattering, a telephone number
 *   however it is written, words of a note
 * @kinds: the tables wanted, in the order of the answer, ended by NULL; those that cannot be searched are left out
 * @most: how many of each kind
 *
 * Returns: (transfer full) (nullable): #PalHits for each kind of which something was found, the best first: names that are or
 *   begin so, of them who is in course before who is not, then what was found elsewhere; NULL when the file cannot be asked
 */
GPtrArray *
pal_search (PalStore *store, const char *typed, const char *const *kinds, guint most, GError **error)
{
  GPtrArray *answer = g_ptr_array_new_with_free_func (hits_free);
  g_autoptr (GArray) all = start_gathering (kinds);
  Typed read = { 0 };
  g_autofree char *expression = read_typed (&read, typed);
  gboolean has_notes = FALSE, asked = TRUE;
  Gathered *people = find_gathered (all, "participant"), *sessions = find_gathered (all, "session");

  if (expression != NULL)
    asked = gather (store, expression, &read, all, &has_notes, error);
  if (expression != NULL && asked && sessions != NULL)
    asked = gather_sessions (store, &read, sessions, error);
  if (asked && has_notes && people != NULL)
    asked = gather_notes (store, expression, people, error);
  for (guint i = 0; asked && i < all->len; i++)
    {
      Gathered *gathered = &g_array_index (all, Gathered, i);

      if (gathered->ids->len == 0)
        continue;
      asked = look_at (store, gathered, &read, error);
      g_ptr_array_add (answer, take_best (gathered, most));
    }
  typed_clear (&read);
  if (!asked)
    g_clear_pointer (&answer, g_ptr_array_unref);
  return answer;
}

/**
 * pal_search_knows:
 *
 * Returns: whether records of this kind can be found
 */
gboolean
pal_search_knows (const char *kind)
{
  return find_look (kind) != NULL;
}

/**
 * pal_search_describe:
 *
 * Returns: (transfer full) (nullable): one record as a search would show it; NULL when there is none (any more)
 */
PalHit *
pal_search_describe (PalStore *store, const char *kind, gint64 id)
{
  const Look *look = find_look (kind);
  g_autofree char *json = g_strdup_printf ("[%" G_GINT64_FORMAT "]", id);
  g_autoptr (PalStatement) row = look != NULL ? pal_statement_new (store, look->sql, NULL) : NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_text (row, 1, json);
  return pal_statement_step (row, NULL) ? read_hit (look, row, FALSE, FALSE) : NULL;
}

void
pal_hit_free (PalHit *hit)
{
  if (hit == NULL)
    return;

  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}
