/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-conformity-private.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "rules/pal-calendar.h"
#include "store/pal-text.h"

/* Whether the sessions of a cohort are those that its programme asks for: over how many weeks; and of each session template
 * how many, how long, on which themes. Planned is what is not cancelled, held what was held by the as-of date. */

#define WEEKS_OF_A_COURSE 12   /* of a programme that does not say how long one lasts, as a plan reckons */

typedef struct {
  gint64  id, template;
  char   *theme;               /* folded; NULL: none */
  int     minutes;
  GDate   day;
  gboolean held;
} Held;

static void
held_free (gpointer data)
{
  Held *session = data;

  g_free (session->theme);
  g_free (session);
}

/* A session that was added by hand belongs to the template of its kind, where the programme has one such template only. */
static const char sessions_sql[] =
  "SELECT s.id, coalesce (s.session_template, (SELECT min (t.id) FROM session_template t JOIN cohort c ON c.programme = t.programme "
  "WHERE c.id = s.cohort AND t.kind = s.kind HAVING count (*) = 1)), s.theme, s.minutes, substr (s.start_at, 1, 10), "
  "s.status = 'HELD' AND substr (s.start_at, 1, 10) <= ?2 FROM session s "
  "WHERE s.cohort = ?1 AND s.start_at IS NOT NULL AND coalesce (s.status, '') <> 'CANCELLED' ORDER BY s.start_at";

static GPtrArray *
load_sessions (PalConformityCase *self, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (held_free);
  g_autoptr (PalStatement) row = pal_statement_new (self->store, sessions_sql, error);
  g_autofree char *at = pal_date_to_iso (&self->at);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, pal_record_get_id (self->cohort));
  pal_statement_bind_text (row, 2, at);
  while (pal_statement_step (row, &failure))
    {
      Held *session = g_new0 (Held, 1);

      session->id = pal_statement_get_int (row, 0);
      session->template = pal_statement_get_int (row, 1);
      session->theme = pal_statement_is_null (row, 2) ? NULL : pal_text_fold (pal_statement_get_text (row, 2));
      session->minutes = (int) pal_statement_get_int (row, 3);
      session->held = pal_statement_get_int (row, 5) != 0;
      g_ptr_array_add (sessions, session);
      if (!pal_date_from_iso (pal_statement_get_text (row, 4), &session->day))
        g_ptr_array_set_size (sessions, (int) sessions->len - 1);
    }
  if (failure == NULL)
    return g_steal_pointer (&sessions);
  g_propagate_error (error, failure);
  return NULL;
}

/* Over how many weeks ------------------------------------------------------------------------------------------------ */

/* ceil ((last − first) / 7), INDICATORS §3.5; negative: fewer than two sessions. */
static gint64
count_weeks (GPtrArray *sessions, gboolean held)
{
  const Held *first = NULL, *last = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      const Held *session = g_ptr_array_index (sessions, i);

      if (held && !session->held)
        continue;
      first = first != NULL ? first : session;
      last = session;
    }
  return first != last ? (g_date_days_between (&first->day, &last->day) + 6) / 7 : -1;
}

static char *
number_words (gint64 n)
{
  return n >= 0 ? g_strdup_printf ("%d", (int) n) : NULL;
}

static void
check_weeks (PalConformityCase *self, GPtrArray *sessions)
{
  PalConformityRange range = pal_conformity_range (self->programme, "weeks-min", "weeks-max");
  char *expected = pal_conformity_range_words (&range);
  gint64 planned = count_weeks (sessions, FALSE), held = count_weeks (sessions, TRUE);
  PalConformity *conformity;

  if (expected == NULL)
    return;
  conformity = pal_conformity_add (self, C_("conformity", "Duration"), "SEMAINES", _("Weeks from the first session to the last"), expected);
  conformity->planned = number_words (planned);
  conformity->held = number_words (held);
  conformity->state = pal_conformity_judge (self, &range, planned, held);
}

/* Of each template --------------------------------------------------------------------------------------------------- */

/* In a cohort with entries all the year round a rule is about the length of one course: what was held in as many days until
 * the as-of date, and what is planned in as many until the last session that is planned. */
static void
find_window (PalConformityCase *self, GPtrArray *sessions, GDate *held_from, GDate *planned_from)
{
  gint64 weeks = pal_record_get_int (self->programme, "weeks-max", 0), months = pal_record_get_int (self->programme, "duration-months", 0);
  GDate last = self->at;

  g_date_clear (held_from, 1);
  g_date_clear (planned_from, 1);
  if (g_date_valid (&self->end))
    return;
  if (sessions->len > 0 && g_date_compare (&((Held *) g_ptr_array_index (sessions, sessions->len - 1))->day, &last) > 0)
    last = ((Held *) g_ptr_array_index (sessions, sessions->len - 1))->day;
  if (weeks == 0 && months > 0)
    {
      pal_calendar_add_months (&self->at, -months, held_from);
      pal_calendar_add_months (&last, -months, planned_from);
      return;
    }
  pal_calendar_add_days (&self->at, -7 * (weeks > 0 ? weeks : WEEKS_OF_A_COURSE), held_from);
  pal_calendar_add_days (&last, -7 * (weeks > 0 ? weeks : WEEKS_OF_A_COURSE), planned_from);
}

/* Those of one template. Elements belong to @sessions. */
static GPtrArray *
select_sessions (GPtrArray *sessions, gint64 template, gboolean held, const GDate *from)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < sessions->len; i++)
    {
      Held *session = g_ptr_array_index (sessions, i);

      if (session->template == template && (!held || session->held)
          && (!g_date_valid (from) || g_date_compare (&session->day, from) > 0))
        g_ptr_array_add (selected, session);
    }
  return selected;
}

static void
check_count (PalConformityCase *self, PalRecord *template, const char *name, GPtrArray *planned, GPtrArray *held)
{
  PalConformityRange range = pal_conformity_range (template, "count-min", "count-max");
  char *expected = pal_conformity_range_words (&range);
  PalConformity *conformity;

  if (expected == NULL)
    return;
  conformity = pal_conformity_add (self, name, "NOMBRE", _("Sessions"), expected);
  conformity->planned = number_words (planned->len);
  conformity->held = number_words (held->len);
  conformity->state = pal_conformity_judge (self, &range, planned->len, held->len);
}

/* For each person ---------------------------------------------------------------------------------------------------- */

/* How many of those in the course have as many of the sessions as the rule asks; sessions that are nobody's yet fill up what
 * people lack. */
static guint
count_served (PalConformityCase *self, GPtrArray *sessions, GArray *people, const PalConformityRange *range)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PalStatement) row = pal_statement_new (self->store, "SELECT enrolment FROM attendance WHERE session = ?1", NULL);
  guint spare = 0, served = 0;

  for (guint i = 0; row != NULL && i < sessions->len; i++)
    {
      gboolean somebody = FALSE;

      pal_statement_reset (row);
      pal_statement_bind_int (row, 1, ((Held *) g_ptr_array_index (sessions, i))->id);
      while (pal_statement_step (row, NULL))
        {
          gint64 id = pal_statement_get_int (row, 0);

          g_hash_table_insert (counts, g_memdup2 (&id, sizeof id),
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id)) + 1));
          somebody = TRUE;
        }
      spare += !somebody;
    }
  for (guint i = 0; i < people->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &g_array_index (people, gint64, i)));
      guint lacking = range->least > n ? (guint) range->least - n : 0;

      served += lacking <= spare && (range->most < 0 || n <= range->most);
      spare -= MIN (lacking, spare);
    }
  return served;
}

/* Those who are in the course at the as-of date, or were when the cohort ended; before anybody has entered, the places. */
static GArray *
load_people (PalConformityCase *self)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PalStatement) row = pal_statement_new (
    self->store, "SELECT id FROM enrolment WHERE cohort = ?1 AND entry_on <= ?2 AND (exit_on IS NULL OR exit_on >= ?2) ORDER BY id", NULL);
  g_autofree char *at = pal_date_to_iso (self->over ? &self->end : &self->at);
  gint64 nobody = 0;

  if (row != NULL)
    {
      pal_statement_bind_int (row, 1, pal_record_get_id (self->cohort));
      pal_statement_bind_text (row, 2, at);
      while (pal_statement_step (row, NULL))
        {
          gint64 id = pal_statement_get_int (row, 0);
          g_array_append_val (people, id);
        }
    }
  if (people->len == 0)
    for (gint64 i = CLAMP (pal_record_get_int (self->cohort, "places", 0), 0, 1000); i > 0; i--)
      g_array_append_val (people, nobody);
  return people;
}

static void
check_each (PalConformityCase *self, PalRecord *template, const char *name, GPtrArray *planned, GPtrArray *held)
{
  PalConformityRange range = pal_conformity_range (template, "count-min", "count-max"), all;
  g_autoptr (GArray) people = load_people (self);
  g_autofree char *number = pal_conformity_range_words (&range);
  guint n_planned, n_held;
  PalConformity *conformity;

  if (number == NULL)
    return;
  conformity = pal_conformity_add (self, name, "NOMBRE", _("Sessions for each person"), g_steal_pointer (&number));
  if (people->len == 0)
    return;
  n_planned = count_served (self, planned, people, &range);
  n_held = count_served (self, held, people, &range);
  all = (PalConformityRange) { people->len, people->len };
  conformity->planned = g_strdup_printf ("%u / %u", n_planned, people->len);
  conformity->held = g_strdup_printf ("%u / %u", n_held, people->len);
  conformity->state = pal_conformity_judge (self, &all, n_planned, n_held);
}

/* How long ----------------------------------------------------------------------------------------------------------- */

static char *
length_words (gint64 minutes)
{
  if (minutes < 60)
    return g_strdup_printf (C_("length", "%d min"), (int) minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (C_("length", "%d h"), (int) minutes / 60);
  return g_strdup_printf (C_("length", "%d h %02d"), (int) minutes / 60, (int) minutes % 60);
}

static char *
span_words (gint64 from, gint64 until)
{
  g_autofree char *least = length_words (from), *most = length_words (until);

  return from == until ? g_steal_pointer (&least) : g_strdup_printf (C_("lengths", "%s to %s"), least, most);
}

/* The shortest and the longest, in words; NULL: there is none. @outside: how many are out of @range. */
static char *
measure (GPtrArray *sessions, const PalConformityRange *range, guint *outside)
{
  int least = G_MAXINT, most = 0;

  *outside = 0;
  for (guint i = 0; i < sessions->len; i++)
    {
      int minutes = ((Held *) g_ptr_array_index (sessions, i))->minutes;

      least = MIN (least, minutes);
      most = MAX (most, minutes);
      *outside += !pal_conformity_is_in (range, minutes);
    }
  return sessions->len > 0 ? span_words (least, most) : NULL;
}

static void
check_length (PalConformityCase *self, PalRecord *template, const char *name, GPtrArray *planned, GPtrArray *held)
{
  PalConformityRange range = pal_conformity_range (template, "minutes-min", "minutes-max");
  PalConformity *conformity;
  guint outside, held_outside;

  if (range.least < 0 && range.most < 0)
    return;
  conformity = pal_conformity_add (self, name, "LONGUEUR", _("Length"),
                                   span_words (range.least >= 0 ? range.least : range.most, range.most >= 0 ? range.most : range.least));
  conformity->planned = measure (planned, &range, &outside);
  conformity->held = measure (held, &range, &held_outside);
  if (outside > 0)
    conformity->detail = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u session is shorter or longer", "%u sessions are shorter or longer",
                                                       outside), outside);
  if ((self->over ? held_outside : outside) > 0)
    conformity->state = PAL_CONFORMITY_NOT_MET;
  else if (held->len > 0)
    conformity->state = PAL_CONFORMITY_MET;
  else
    conformity->state = planned->len > 0 && !self->over ? PAL_CONFORMITY_ON_TRACK : PAL_CONFORMITY_UNKNOWN;
}

/* On which themes ---------------------------------------------------------------------------------------------------- */

/* How many of @themes some session is on; those that none is on are added to @missing. */
static guint
count_themes (GPtrArray *sessions, char **themes, GString *missing)
{
  guint n = 0;

  for (guint t = 0; themes[t] != NULL; t++)
    {
      g_autofree char *wanted = pal_text_fold (themes[t]);
      gboolean found = FALSE;

      for (guint i = 0; !found && i < sessions->len; i++)
        found = g_strcmp0 (((Held *) g_ptr_array_index (sessions, i))->theme, wanted) == 0;
      n += found;
      if (!found && missing != NULL)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", themes[t]);
    }
  return n;
}

static void
check_themes (PalConformityCase *self, PalRecord *template, const char *name, GPtrArray *planned, GPtrArray *held)
{
  g_auto (GStrv) themes = g_strsplit (pal_record_is_known (template, "themes") ? pal_record_get_text (template, "themes") : "", "|", -1);
  guint n = g_strv_length (themes), n_planned, n_held;
  g_autoptr (GString) missing = g_string_new (NULL);
  PalConformityRange all = { n, n };
  PalConformity *conformity;

  if (n == 0 || (n == 1 && themes[0][0] == '\0'))
    return;
  conformity = pal_conformity_add (self, name, "THEMES", _("Each theme at least once"),
                                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u theme", "%u themes", n), n));
  n_planned = count_themes (planned, themes, missing);
  n_held = count_themes (held, themes, NULL);
  conformity->planned = g_strdup_printf ("%u / %u", n_planned, n);
  conformity->held = g_strdup_printf ("%u / %u", n_held, n);
  if (missing->len > 0)
    conformity->detail = g_strdup_printf (_("missing: %s"), missing->str);
  conformity->state = pal_conformity_judge (self, &all, n_planned, n_held);
}

static gboolean
check_template (PalConformityCase *self, gint64 id, GPtrArray *sessions, const GDate *held_from, const GDate *planned_from, GError **error)
{
  g_autoptr (PalRecord) template = pal_record_load (self->store, &pal_session_template_kind, id, error);
  g_autofree char *name = template != NULL ? pal_record_title (template) : NULL;
  gboolean individual = template != NULL && g_strcmp0 (pal_record_get_text (template, "kind"), "INDIVIDUAL") == 0;
  GDate always;
  g_autoptr (GPtrArray) planned = NULL, held = NULL;

  if (template == NULL)
    return FALSE;
  g_date_clear (&always, 1);
  planned = select_sessions (sessions, id, FALSE, individual ? &always : planned_from);
  held = select_sessions (sessions, id, TRUE, individual ? &always : held_from);
  if (individual)
    check_each (self, template, name, planned, held);
  else
    check_count (self, template, name, planned, held);
  check_length (self, template, name, planned, held);
  check_themes (self, template, name, planned, held);
  return TRUE;
}

gboolean
pal_conformity_check_sessions (PalConformityCase *self, GError **error)
{
  g_autoptr (GPtrArray) sessions = load_sessions (self, error);
  g_autoptr (PalStatement) row =
    sessions != NULL ? pal_statement_new (self->store, "SELECT id FROM session_template WHERE programme = ?1 ORDER BY position, id", error) : NULL;
  GDate held_from, planned_from;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  check_weeks (self, sessions);
  find_window (self, sessions, &held_from, &planned_from);
  pal_statement_bind_int (row, 1, pal_record_get_id (self->programme));
  while (pal_statement_step (row, &failure))
    if (!check_template (self, pal_statement_get_int (row, 0), sessions, &held_from, &planned_from, error))
      return FALSE;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
