/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-eligibility.h"

#include <glib/gi18n.h>

#include "pal-calendar.h"
#include "records/pal-dates.h"

/* Whether a person may enter a programme, rule by rule. A rule that the programme does not have says nothing; a fact
 * that is not known is never taken for a no. */

typedef struct {
  PalRecord                   *person;
  PalRecord                   *programme;
  const PalEligibilityContext *context;
  const GDate                 *at;
  GPtrArray                   *verdicts;
} Case;

const char *
pal_answer_label (PalAnswer answer)
{
  return answer == PAL_ANSWER_YES ? _("Yes") : answer == PAL_ANSWER_NO ? _("No") : C_("answer", "Not known");
}

/* The kind of chip that shows the answer. */
const char *
pal_answer_chip (PalAnswer answer)
{
  return answer == PAL_ANSWER_YES ? "ok" : answer == PAL_ANSWER_NO ? "no" : "unknown";
}

static void
verdict_free (gpointer data)
{
  PalVerdict *verdict = data;

  g_free (verdict->reason);
  g_free (verdict);
}

/* Takes the reason. */
static void
say (Case *c, const char *rule, PalAnswer answer, char *reason)
{
  PalVerdict *verdict = g_new0 (PalVerdict, 1);

  verdict->rule = rule;
  verdict->answer = answer;
  verdict->reason = reason;
  g_ptr_array_add (c->verdicts, verdict);
}

static void
ask (Case *c, const char *rule, const char *field, char *reason)
{
  say (c, rule, PAL_ANSWER_UNKNOWN, reason);
  ((PalVerdict *) g_ptr_array_index (c->verdicts, c->verdicts->len - 1))->field = field;
}

static PalAnswer
three (PalRecord *record, const char *field)
{
  const char *value = pal_record_get_text (record, field);

  return g_strcmp0 (value, "YES") == 0  ? PAL_ANSWER_YES
         : g_strcmp0 (value, "NO") == 0 ? PAL_ANSWER_NO
                                        : PAL_ANSWER_UNKNOWN;
}

/* Bounds are completed years, both included: "under 30" is a greatest age of 29. */
static char *
age_needed (gint64 least, gint64 greatest)
{
  if (least < 0)
    return g_strdup_printf (_("under %d"), (int) greatest + 1);
  if (greatest < 0)
    return g_strdup_printf (_("%d or older"), (int) least);
  return g_strdup_printf (_("%d to %d"), (int) least, (int) greatest);
}

static void
judge_age (Case *c)
{
  gint64 least = CLAMP (pal_record_get_int (c->programme, "age-min", -1), -1, 999);
  gint64 greatest = CLAMP (pal_record_get_int (c->programme, "age-max", -1), -1, 999);
  GDate birth;

  if (least < 0 && greatest < 0)
    return;
  g_date_clear (&birth, 1);
  pal_record_get_date (c->person, "birth-on", &birth);
  int age = pal_calendar_age (&birth, c->at);
  if (age < 0)
    {
      ask (c, "age", "birth-on", g_strdup (_("Date of birth not filled in")));
      return;
    }

  g_autofree char *years = g_strdup_printf (ngettext ("%d year old", "%d years old", age), age);
  g_autofree char *needed = age_needed (least, greatest);
  if (age < least || (greatest >= 0 && age > greatest))
    say (c, "age", PAL_ANSWER_NO, g_strdup_printf (_("%s: must be %s"), years, needed));
  else
    say (c, "age", PAL_ANSWER_YES, g_strdup_printf (C_("what is (what is needed)", "%s (%s)"), years, needed));
}

static void
judge_education (Case *c)
{
  if (!pal_record_is_known (c->programme, "education-min"))
    return;
  if (!pal_record_is_known (c->person, "education-level"))
    {
      ask (c, "education", "education-level", g_strdup (_("Level of education not filled in")));
      return;
    }

  g_autofree char *level = pal_record_show (c->person, "education-level");
  g_autofree char *needed = pal_record_show (c->programme, "education-min");
  if (pal_record_get_int (c->person, "education-level", 0) < pal_record_get_int (c->programme, "education-min", 0))
    say (c, "education", PAL_ANSWER_NO, g_strdup_printf (_("Level %s: %s or more is needed"), level, needed));
  else
    say (c, "education", PAL_ANSWER_YES, g_strdup_printf (_("Level %s (%s or more)"), level, needed));
}

static void
judge_gender (Case *c)
{
  const char *needed = pal_record_get_text (c->programme, "gender");
  const char *gender = pal_record_get_text (c->person, "gender");
  gboolean women = g_strcmp0 (needed, "F") == 0;

  if (!women && g_strcmp0 (needed, "M") != 0)
    return;
  if (gender == NULL || *gender == '\0' || g_strcmp0 (gender, "UNKNOWN") == 0)
    {
      ask (c, "gender", "gender", g_strdup (_("Gender not filled in")));
      return;
    }

  g_autofree char *shown = pal_record_show (c->person, "gender");
  if (g_strcmp0 (gender, needed) == 0)
    say (c, "gender", PAL_ANSWER_YES, g_steal_pointer (&shown));
  else
    say (c, "gender", PAL_ANSWER_NO, g_strdup_printf (women ? _("%s: for women only") : _("%s: for men only"), shown));
}

static void
judge_priority_only (Case *c, PalAnswer in_priority, gboolean in_watch)
{
  if (in_priority == PAL_ANSWER_YES)
    say (c, "territory", PAL_ANSWER_YES, g_strdup (_("Lives in a priority neighbourhood")));
  else if (in_watch)
    say (c, "territory", PAL_ANSWER_NO, g_strdup (_("Lives in a watch neighbourhood: it must be a priority one")));
  else if (in_priority == PAL_ANSWER_NO)
    say (c, "territory", PAL_ANSWER_NO, g_strdup (_("Lives elsewhere: it must be a priority neighbourhood")));
  else
    ask (c, "territory", "qpv", g_strdup (_("Priority neighbourhood: not filled in")));
}

static void
judge_priority_or_watch (Case *c, PalAnswer in_priority, gboolean in_watch)
{
  if (in_priority == PAL_ANSWER_YES)
    say (c, "territory", PAL_ANSWER_YES, g_strdup (_("Lives in a priority neighbourhood")));
  else if (in_watch)
    say (c, "territory", PAL_ANSWER_YES, g_strdup (_("Lives in a watch neighbourhood")));
  else if (in_priority == PAL_ANSWER_UNKNOWN)
    ask (c, "territory", "qpv", g_strdup (_("Priority neighbourhood: not filled in")));
  else if (c->context->site_kind == NULL)
    ask (c, "territory", "site",
         g_strdup (_("Not in a priority neighbourhood; in a watch one? Neighbourhood not filled in")));
  else
    say (c, "territory", PAL_ANSWER_NO,
         g_strdup (_("Lives elsewhere: it must be a priority or a watch neighbourhood")));
}

/* The person's own field decides; a neighbourhood that is a priority one answers when it is empty. A watch
 * neighbourhood is not a priority one, and stands for one only where the programme says so. */
static void
judge_territory (Case *c)
{
  const char *territory = pal_record_get_text (c->programme, "territory");
  PalAnswer in_priority = three (c->person, "qpv");

  if (in_priority == PAL_ANSWER_UNKNOWN && g_strcmp0 (c->context->site_kind, "QPV") == 0)
    in_priority = PAL_ANSWER_YES;
  gboolean in_watch = g_strcmp0 (c->context->site_kind, "WATCH") == 0;

  if (g_strcmp0 (territory, "QPV") == 0)
    judge_priority_only (c, in_priority, in_watch);
  else if (g_strcmp0 (territory, "QPV_OR_WATCH") == 0)
    judge_priority_or_watch (c, in_priority, in_watch);
}

static void
judge_resident (Case *c)
{
  if (three (c->programme, "resident-required") != PAL_ANSWER_YES)
    return;
  switch (three (c->person, "resident"))
    {
    case PAL_ANSWER_YES:
      say (c, "resident", PAL_ANSWER_YES, g_strdup (_("Lives in the landlord's housing")));
      break;
    case PAL_ANSWER_NO:
      say (c, "resident", PAL_ANSWER_NO,
           g_strdup (_("Does not live in the landlord's housing: for tenants and their children")));
      break;
    case PAL_ANSWER_UNKNOWN:
    default:
      ask (c, "resident", "resident", g_strdup (_("Lives in the landlord's housing? Not filled in")));
    }
}

/* A recognition has an end: past it, nobody knows whether it was renewed. */
static void
judge_disability (Case *c)
{
  GDate until;

  if (three (c->programme, "disability-required") != PAL_ANSWER_YES)
    return;
  PalAnswer disabled = three (c->person, "disabled");
  g_date_clear (&until, 1);
  if (disabled == PAL_ANSWER_YES && pal_record_get_date (c->person, "disabled-until-on", &until) && g_date_valid (c->at)
      && g_date_compare (&until, c->at) < 0)
    {
      g_autofree char *shown = pal_date_show (&until);
      ask (c, "disability", "disabled-until-on",
           g_strdup_printf (_("Recognition of disability ended on %s: was it renewed?"), shown));
    }
  else if (disabled == PAL_ANSWER_YES)
    say (c, "disability", PAL_ANSWER_YES, g_strdup (_("Disability recognised")));
  else if (disabled == PAL_ANSWER_NO)
    say (c, "disability", PAL_ANSWER_NO, g_strdup (_("No recognised disability: it is needed")));
  else
    ask (c, "disability", "disabled", g_strdup (_("Recognised disability: not filled in")));
}

static void
judge_support (Case *c)
{
  if (three (c->programme, "in-support-required") != PAL_ANSWER_YES)
    return;
  PalAnswer supported = three (c->person, "in-support");
  if (supported == PAL_ANSWER_YES || (supported == PAL_ANSWER_UNKNOWN && c->context->supported))
    say (c, "support", PAL_ANSWER_YES, g_strdup (_("Already has an adviser")));
  else if (supported == PAL_ANSWER_NO)
    say (c, "support", PAL_ANSWER_NO, g_strdup (_("No adviser yet: one must already follow the person")));
  else
    ask (c, "support", "in-support", g_strdup (_("Already has an adviser? Not filled in")));
}

/* What each rule of the programme says of the participant at a date: no if any says no, else not known if any is not
 * known, else yes. The age is the completed one at that date. The context may be NULL. Free with
 * pal_eligibility_free(). */
PalEligibility *
pal_eligibility_judge (PalRecord *participant,
                       PalRecord *programme,
                       const PalEligibilityContext *context,
                       const GDate *at)
{
  static const PalEligibilityContext nothing_known = { NULL, FALSE };
  PalEligibility *self = g_new0 (PalEligibility, 1);
  Case c = { participant, programme, context != NULL ? context : &nothing_known, at, NULL };

  self->answer = PAL_ANSWER_YES;
  self->verdicts = c.verdicts = g_ptr_array_new_with_free_func (verdict_free);
  judge_gender (&c);
  judge_age (&c);
  judge_territory (&c);
  judge_education (&c);
  judge_resident (&c);
  judge_disability (&c);
  judge_support (&c);
  for (guint i = 0; i < self->verdicts->len; i++)
    self->answer = MIN (self->answer, ((PalVerdict *) g_ptr_array_index (self->verdicts, i))->answer);
  return self;
}

static gboolean
is_supported (PalStore *store, PalRecord *participant, const GDate *at, gboolean *supported, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *day = g_date_valid (at) ? pal_date_to_iso (at) : NULL;
  g_autoptr (PalStatement) statement =
    pal_statement_new (store,
                       "SELECT 1 FROM support WHERE participant = ?1 AND (start_on IS NULL OR start_on <= ?2) AND "
                       "(end_on IS NULL OR end_on >= ?2)",
                       error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, pal_record_get_id (participant));
  pal_statement_bind_text (statement, 2, day);
  *supported = pal_statement_step (statement, &failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return failed == NULL;
}

/* The same with what the file knows beside the record: the kind of the neighbourhood, who follows the person. */
PalEligibility *
pal_eligibility_load (PalStore *store, PalRecord *participant, PalRecord *programme, const GDate *at, GError **error)
{
  PalEligibilityContext context = { NULL, FALSE };
  gint64 site = pal_record_get_int (participant, "site", 0);
  g_autofree char *site_kind =
    site != 0 ? pal_store_ask_text_of (store, "SELECT kind FROM site WHERE id = ?1", site) : NULL;

  context.site_kind = site_kind;
  if (!is_supported (store, participant, at, &context.supported, error))
    return NULL;
  return pal_eligibility_judge (participant, programme, &context, at);
}

void
pal_eligibility_free (PalEligibility *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->verdicts);
  g_free (self);
}
