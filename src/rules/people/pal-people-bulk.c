/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-bulk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rules/pal-course.h"
#include "records/pal-record.h"

/* Several people at once. Each function writes into the edit of its caller, so that all of it is undone by one step. */

#define MOST_NAMES 5

/* An enrolment that has begun, or will, and is not over. */
#define OPEN_ENROLMENT "(e.exit_on IS NULL OR e.exit_on > today ())"

/* Tags ------------------------------------------------------------------------------------------------------------------ */

/* The tag that is called so, without accents or capitals mattering; 0: none. */
gint64
pal_tag_find (PalStore *store, const char *name)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT id FROM tag WHERE fold (name) = fold (?1) ORDER BY id LIMIT 1", NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_text (statement, 1, name);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

static gint64
find_or_make_tag (PalEdit *edit, const char *name, GError **error)
{
  gint64 id = pal_tag_find (pal_edit_get_store (edit), name);
  g_autoptr (PalRecord) tag = NULL;

  if (id != 0)
    return id;
  tag = pal_record_new (pal_kind_find ("tag"));
  if (!pal_record_read (tag, "name", name, error) || !pal_record_save (tag, edit, error))
    return 0;
  return pal_record_get_id (tag);
}

static gint64
find_tagged (PalStore *store, gint64 tag, gint64 person)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT id FROM tagged WHERE tag = ?1 AND record = ?2 LIMIT 1", NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_int (statement, 1, tag);
  pal_statement_bind_int (statement, 2, person);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

static gboolean
add_tagged (PalEdit *edit, gint64 tag, gint64 person, GError **error)
{
  g_autoptr (PalRecord) tagged = pal_record_new (pal_kind_find ("tagged"));

  pal_record_set_int (tagged, "tag", tag);
  pal_record_set_int (tagged, "record", person);
  return pal_record_save (tagged, edit, error);
}

/* Puts a tag on people; it is made when there is none of that name. */
gboolean
pal_people_tag (PalEdit *edit, const gint64 *people, guint n, const char *name, PalPeopleDone *done, GError **error)
{
  gint64 tag = find_or_make_tag (edit, name, error);

  *done = (PalPeopleDone) { 0 };
  for (guint i = 0; tag != 0 && i < n; i++)
    if (find_tagged (pal_edit_get_store (edit), tag, people[i]) != 0)
      done->passed_over++;
    else if (add_tagged (edit, tag, people[i], error))
      done->changed++;
    else
      return FALSE;
  return tag != 0;
}

/* Takes a tag off people. The tag stays, also when nobody has it any more. */
gboolean
pal_people_untag (PalEdit *edit, const gint64 *people, guint n, const char *name, PalPeopleDone *done, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gint64 tag = pal_tag_find (store, name);

  *done = (PalPeopleDone) { 0 };
  for (guint i = 0; i < n; i++)
    {
      gint64 id = find_tagged (store, tag, people[i]);
      g_autoptr (PalRecord) tagged = id != 0 ? pal_record_load (store, pal_kind_find ("tagged"), id, error) : NULL;

      if (id == 0)
        done->passed_over++;
      else if (tagged != NULL && pal_record_delete (tagged, edit, error))
        done->changed++;
      else
        return FALSE;
    }
  return TRUE;
}

static char *
ids_as_json (const gint64 *ids, guint n)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static char **
read_names (PalStatement *rows)
{
  GPtrArray *names = g_ptr_array_new ();

  while (rows != NULL && pal_statement_step (rows, NULL))
    g_ptr_array_add (names, g_strdup (pal_statement_get_text (rows, 0)));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* The names of the tags that one of @people has; @people NULL: of all tags. Full transfer. */
char **
pal_people_tags (PalStore *store, const gint64 *people, guint n)
{
  g_autofree char *ids = people != NULL ? ids_as_json (people, n) : NULL;
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT t.name FROM tag t WHERE ?1 IS NULL OR t.id IN (SELECT g.tag FROM tagged g "
                       "WHERE g.record IN (SELECT value FROM json_each (?1))) ORDER BY fold (t.name)", NULL);

  if (rows != NULL)
    pal_statement_bind_text (rows, 1, ids);
  return read_names (rows);
}

/* Referents --------------------------------------------------------------------------------------------------------------- */

static gboolean
set_referent (PalEdit *edit, const char *table, gint64 id, gint64 contact, gboolean *changed, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (pal_edit_get_store (edit), pal_kind_find (table), id, error);

  if (record == NULL)
    return FALSE;
  *changed = pal_record_get_int (record, "referent", 0) != contact;
  if (!*changed)
    return TRUE;
  pal_record_set_int (record, "referent", contact);
  return pal_record_save (record, edit, error);
}

static GArray *
read_ids (PalStore *store, const char *sql, gint64 key)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PalStatement) rows = pal_statement_new (store, sql, NULL);

  if (rows != NULL)
    pal_statement_bind_int (rows, 1, key);
  while (rows != NULL && pal_statement_step (rows, NULL))
    {
      gint64 id = pal_statement_get_int (rows, 0);
      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
set_referents (PalEdit *edit, const char *table, GArray *ids, gint64 contact, guint *n, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gboolean changed;

      if (!set_referent (edit, table, g_array_index (ids, gint64, i), contact, &changed, error))
        return FALSE;
      *n += changed;
    }
  return TRUE;
}

/* Makes a coach the referent of the open courses of people. Who has none is passed over, and who has that referent. */
gboolean
pal_people_assign (PalEdit *edit, const gint64 *people, guint n, gint64 contact, PalPeopleDone *done, GError **error)
{
  *done = (PalPeopleDone) { 0 };
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) open =
        read_ids (pal_edit_get_store (edit), "SELECT e.id FROM enrolment e WHERE e.participant = ?1 AND " OPEN_ENROLMENT, people[i]);
      guint changed = 0;

      if (!set_referents (edit, "enrolment", open, contact, &changed, error))
        return FALSE;
      done->changed += changed > 0;
      done->passed_over += changed == 0;
    }
  return TRUE;
}

/* Cohorts ----------------------------------------------------------------------------------------------------------------- */

/* Prescribes people to a cohort. Who cannot be is passed over; @reasons gets why, in words. */
gboolean
pal_people_prescribe (PalEdit *edit, const gint64 *people, guint n, gint64 cohort, const GDate *on, PalPeopleDone *done,
                      GPtrArray *reasons, GError **error)
{
  *done = (PalPeopleDone) { 0 };
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) why_not = NULL;

      if (pal_course_prescribe (edit, people[i], cohort, on, &why_not) != 0)
        {
          done->changed++;
          continue;
        }
      if (!g_error_matches (why_not, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE))
        {
          g_propagate_error (error, g_steal_pointer (&why_not));
          return FALSE;
        }
      done->passed_over++;
      g_ptr_array_add (reasons, g_strdup (why_not->message));
    }
  return TRUE;
}

/* A coach who leaves -------------------------------------------------------------------------------------------------------- */

#define OPEN_OF_COACH "SELECT e.id FROM enrolment e WHERE e.referent = ?1 AND " OPEN_ENROLMENT
#define COHORTS_OF_COACH \
  "SELECT h.id FROM cohort h WHERE h.referent = ?1 AND coalesce (h.status, '') NOT IN ('CLOSED', 'CANCELLED') " \
  "AND (h.end_on IS NULL OR h.end_on >= today ())"

/* What changes hands, before it does. Full transfer. */
PalHandover *
pal_handover_plan (PalStore *store, gint64 from)
{
  PalHandover *plan = g_new0 (PalHandover, 1);
  g_autoptr (GArray) enrolments = read_ids (store, OPEN_OF_COACH, from), cohorts = read_ids (store, COHORTS_OF_COACH, from);
  g_autoptr (GArray) people = read_ids (store, "SELECT DISTINCT e.participant FROM enrolment e WHERE e.id IN (" OPEN_OF_COACH ")", from);
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT trim (coalesce (p.first_name, '') || ' ' || p.last_name) FROM participant p JOIN sort_key k "
                       "ON k.record = p.id WHERE p.id IN (SELECT e.participant FROM enrolment e WHERE e.id IN (" OPEN_OF_COACH ")) "
                       "ORDER BY k.value LIMIT " G_STRINGIFY (MOST_NAMES), NULL);

  if (rows != NULL)
    pal_statement_bind_int (rows, 1, from);
  plan->enrolments = enrolments->len;
  plan->people = people->len;
  plan->cohorts = cohorts->len;
  plan->names = read_names (rows);
  return plan;
}

void
pal_handover_free (PalHandover *plan)
{
  if (plan == NULL)
    return;
  g_strfreev (plan->names);
  g_free (plan);
}

/* Gives the open courses of one coach to another, and the cohorts too when asked. What is over stays with who did it. */
gboolean
pal_handover_take (PalEdit *edit, gint64 from, gint64 to, gboolean with_cohorts, PalPeopleDone *done, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (GArray) enrolments = read_ids (store, OPEN_OF_COACH, from), cohorts = read_ids (store, COHORTS_OF_COACH, from);
  guint n_cohorts = 0;

  *done = (PalPeopleDone) { 0 };
  if (from == to)
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("Choose somebody else: that is the same coach."));
      return FALSE;
    }
  return set_referents (edit, "enrolment", enrolments, to, &done->changed, error)
         && (!with_cohorts || set_referents (edit, "cohort", cohorts, to, &n_cohorts, error));
}
