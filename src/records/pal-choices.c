/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-field.h"
#include "pal-list-values.h"
#include "store/pal-text.h"

/* The lists of values (MODEL, "Codes"). Codes are what the file keeps, words are what people read. */

typedef struct {
  const char      *name;
  const PalChoice *choices;
} List;

static const PalChoice organisation_role[] = {
  { "LANDLORD", N_("Landlord") }, { "FUNDER", N_("Funder") }, { "PRESCRIBER", N_("Prescriber (organisation)") },
  { "OPERATOR", N_("Operator") }, { "EMPLOYER", N_("Employer") }, { "HOST", N_("Host company") },
  { "TRAINING", N_("Training provider") }, { "PUBLIC", N_("Public service") }, { NULL },
};
static const PalChoice contact_role[] = {
  { "COACH", N_("Coach") }, { "ADVISER", N_("Employment adviser") }, { "MEDIATOR", N_("Job mediator") },
  { "OFFICER", N_("Social-development officer") }, { "MENTOR", N_("Mentor") }, { "TUTOR", N_("Tutor") },
  { "SOCIAL_WORKER", N_("Social worker") }, { NULL },
};
static const PalChoice site_kind[] = {
  { "AGENCY", N_("Agency") }, { "QPV", N_("Priority neighbourhood (QPV)") }, { "WATCH", N_("Watch neighbourhood") },
  { "ESTATE", N_("Estate") }, { "SETTLEMENT", N_("Informal settlement") }, { "VENUE", N_("Training venue") }, { NULL },
};
static const PalChoice territory[] = {
  { "ANY", N_("Anywhere") }, { "QPV", N_("In a QPV") }, { "QPV_OR_WATCH", N_("In a QPV or a watch neighbourhood") }, { NULL },
};
static const PalChoice calendar[] = {
  { "FR", N_("France") }, { "NC", N_("New Caledonia") }, { "OWN", N_("Our own") }, { NULL },
};
static const PalChoice three[] = {
  { "YES", N_("Yes") }, { "NO", N_("No") }, { "UNKNOWN", N_("Not known") }, { NULL },
};
static const PalChoice gender[] = {
  { "F", N_("Woman") }, { "M", N_("Man") }, { "X", N_("Other") }, { "UNKNOWN", N_("Not known") }, { NULL },
};
static const PalChoice education_level[] = {
  { "1", N_("1 · basic knowledge") }, { "2", N_("2 · no diploma") }, { "3", N_("3 · CAP, BEP") }, { "4", N_("4 · bac") },
  { "5", N_("5 · bac + 2") }, { "6", N_("6 · licence") }, { "7", N_("7 · master, engineer") }, { "8", N_("8 · doctorate") }, { NULL },
};
static const PalChoice cohort_status[] = {
  { "PLANNED", N_("Planned") }, { "OPEN", N_("Open") }, { "CLOSED", N_("Closed") }, { "CANCELLED", N_("Cancelled") }, { NULL },
};
static const PalChoice participant_status[] = {
  { "ACTIVE", N_("Active") }, { "ARCHIVED", N_("Archived") }, { "ANONYMISED", N_("Anonymised") }, { NULL },
};
static const PalChoice decision[] = {
  { "PENDING", N_("Pending") }, { "ACCEPTED", N_("Accepted") }, { "REFUSED", N_("Refused") }, { NULL },
};
static const PalChoice committee_kind[] = {
  { "ENTRY", N_("Entry commission") }, { "STEERING", N_("Steering committee") }, { "TECHNICAL", N_("Technical committee") },
  { "OTHER", N_("Other committee") }, { NULL },
};
static const PalChoice motive[] = {
  { "PROJET", N_("Career plan") }, { "FREINS", N_("Barriers to lift") }, { "LOGEMENT", N_("Housing") },
  { "REMOBILISATION", N_("Remobilisation") }, { "AUTRE", N_("Other reason") }, { NULL },
};
static const PalChoice non_entry_reason[] = {
  { "DESISTEMENT", N_("Withdrawal") }, { "REFUS_COMMISSION", N_("Refused by the commission") }, { "ABSENCE", N_("Did not come") },
  { "REORIENTATION", N_("Referred elsewhere") }, { "INJOIGNABLE", N_("Cannot be reached") }, { "AUTRE", N_("Other reason") }, { NULL },
};
static const PalChoice exit_reason[] = {
  { "TERME", N_("End of the course") }, { "EMPLOI", N_("Job") }, { "FORMATION", N_("Training") }, { "SANTE", N_("Health") },
  { "DEMENAGEMENT", N_("Moved away") }, { "ABANDON", N_("Gave up") }, { "EXCLUSION", N_("Excluded") },
  { "STRUCTURE", N_("Ended by the host or provider") }, { "REORIENTATION", N_("Referred elsewhere") }, { "DECES", N_("Death") },
  { "AUTRE", N_("Other reason") }, { NULL },
};
static const PalChoice exit_initiative[] = {
  { "PARTICIPANT", N_("The participant") }, { "HOST", N_("The host company") }, { "PROVIDER", N_("The provider") }, { NULL },
};
static const PalChoice entry_status[] = {
  { "CHOMAGE", N_("Unemployed") }, { "INACTIF", N_("Inactive") }, { "EMPLOI", N_("In work") }, { "FORMATION", N_("In training") },
  { "UNKNOWN", N_("Not known") }, { NULL },
};
static const PalChoice barrier_phase[] = {
  { "NON_ENTRY", N_("Before entry") }, { "COURSE", N_("During the course") }, { NULL },
};
static const PalChoice barrier_theme[] = {
  { "MOBILITE", N_("Mobility") }, { "GARDE_ENFANTS", N_("Childcare") }, { "NUMERIQUE", N_("Digital") }, { "LANGUE", N_("Language") },
  { "SANTE", N_("Health") }, { "HANDICAP", N_("Disability") }, { "LOGEMENT", N_("Housing") }, { "ADMINISTRATIF", N_("Administrative") },
  { "BUDGET", N_("Budget, debts") }, { "CONFIANCE", N_("Self-confidence") }, { "ISOLEMENT", N_("Isolation") },
  { "QUALIFICATION", N_("Qualification") }, { "EXPERIENCE", N_("Experience") }, { "JUDICIAIRE", N_("Legal situation") },
  { "AIDANT", N_("Family carer") }, { "DISCRIMINATION", N_("Discrimination") }, { "EMPRISE", N_("Under influence") },
  { "AUTRE", N_("Other barrier") }, { NULL },
};
static const PalChoice situation_code[] = {
  { "CDI", N_("Permanent contract (CDI)") }, { "CDD", N_("Fixed-term contract (CDD)") }, { "CREATION_ENTREPRISE", N_("Business creation") },
  { "ARMEE", N_("Armed forces") }, { "PATENTE", N_("Self-employed (patente)") }, { "PPIC", N_("PPIC") }, { "INTERIM", N_("Temporary agency work") },
  { "MI_TEMPS", N_("Half-time job") }, { "TEMPS_PARTIEL", N_("Part-time job") }, { "SAISONNIER", N_("Seasonal job") },
  { "NON_DECLARE", N_("Undeclared work") }, { "CONTRAT_AIDE", N_("Subsidised contract") }, { "APPRENTISSAGE", N_("Apprenticeship") },
  { "FORMATION_QUALIFIANTE", N_("Qualifying training") }, { "FORMATION_PREQUALIFIANTE", N_("Pre-qualifying training") },
  { "RETOUR_VIE_TRIBALE", N_("Return to tribal life") }, { "RESCOLARISATION", N_("Back to school") },
  { "RECHERCHE_EMPLOI", N_("Looking for a job") }, { "INACTIF", N_("Inactive") }, { "SANTE", N_("Health") },
  { "DEMENAGEMENT", N_("Moved away") }, { "INCARCERATION", N_("Imprisonment") }, { "DECES", N_("Death") },
  { "REORIENTATION", N_("Referred elsewhere") }, { "INJOIGNABLE", N_("Cannot be reached") }, { "INCONNU", N_("Not known") }, { NULL },
};
static const PalChoice outcome_class[] = {
  { "ED", N_("Lasting job (ED)") }, { "SD", N_("Dynamic exit (SD)") }, { "SP", N_("Positive exit (SP)") }, { "NONE", N_("No positive exit") }, { NULL },
};
static const PalChoice session_kind[] = {
  { "INDIVIDUAL", N_("Individual interview") }, { "COACHING", N_("Group coaching") }, { "WORKSHOP", N_("Workshop") },
  { "INFORMATION", N_("Information meeting") }, { "EXTERNAL", N_("Outside") }, { NULL },
};
static const PalChoice session_status[] = {
  { "PLANNED", N_("Planned") }, { "HELD", N_("Took place") }, { "CANCELLED", N_("Cancelled") }, { NULL },
};
static const PalChoice attendance_status[] = {
  { "PRESENT", N_("Present") }, { "LATE", N_("Came late") }, { "EXCUSED", N_("Excused") }, { "ABSENT", N_("Absent") }, { NULL },
};
static const PalChoice wish_kind[] = {
  { "WEEKDAYS", N_("Weekdays") }, { "HOURS", N_("Hours") }, { "ROOM", N_("Room") }, { "COACH", N_("Coach") }, { "THEME", N_("Theme") },
  { "BREAK", N_("Break") }, { "SPREAD", N_("Sessions a week, at most") }, { NULL },
};
static const PalChoice follow_up_kind[] = {
  { "DAY1", N_("Day 1") }, { "DAY3", N_("Day 3") }, { "DAY5", N_("Day 5") }, { "WEEK1", N_("End of the first week") },
  { "MONTH1", N_("Month 1") }, { "MONTH2", N_("Month 2") }, { "MONTH3", N_("Month 3") }, { "MONTH4", N_("Month 4") },
  { "MONTH5", N_("Month 5") }, { "MONTH6", N_("Month 6") }, { "TRIAL_END", N_("End of the trial period") },
  { "REGULATION", N_("Regulation appointment") }, { "CALL3M", N_("Call at 3 months") }, { "CALL6M", N_("Call at 6 months") }, { NULL },
};
static const PalChoice follow_up_anchor[] = {
  { "SITUATION_START", N_("Start of the job") }, { "EXIT", N_("Exit from the course") }, { NULL },
};
static const PalChoice milestone_anchor[] = {
  { "COHORT_START", N_("Start of the cohort") }, { "COHORT_END", N_("End of the cohort") }, { NULL },
};
static const PalChoice letter_kind[] = {
  { "CONVOCATION", N_("Convocation") }, { "CONVOCATION_SESSION", N_("Convocation to a session") },
  { "DECISION_ACCEPTED", N_("Decision: accepted") },
  { "DECISION_REFUSED", N_("Decision: refused") }, { "OTHER", N_("Other letter") }, { NULL },
};
static const PalChoice variant[] = {
  { "NOMINATIVE", N_("Nominative") }, { "PSEUDONYMISED", N_("Pseudonymised") }, { "AGGREGATED", N_("Aggregated") }, { NULL },
};
static const PalChoice currency[] = {
  { "EUR", N_("Euro") }, { "XPF", N_("Pacific franc (XPF)") }, { NULL },
};
static const PalChoice custom_kind[] = {
  { "TEXT", N_("Text") }, { "NOTE", N_("Long text") }, { "INT", N_("Number") }, { "DATE", N_("Date") },
  { "BOOL", N_("Yes or no") }, { "CHOICE", N_("One of a list") }, { "CHOICES", N_("Several of a list") }, { "AMOUNT", N_("Amount") },
  { NULL },
};

/* Given by those who compute them (pal_choices_give). */
static const PalChoice indicator[] = { { NULL } };

static List lists[] = {
  { "organisation_role", organisation_role }, { "contact_role", contact_role }, { "site_kind", site_kind }, { "territory", territory },
  { "calendar", calendar }, { "three", three }, { "gender", gender }, { "education_level", education_level },
  { "cohort_status", cohort_status }, { "participant_status", participant_status }, { "decision", decision }, { "committee_kind", committee_kind }, { "motive", motive },
  { "non_entry_reason", non_entry_reason }, { "exit_reason", exit_reason }, { "exit_initiative", exit_initiative },
  { "entry_status", entry_status }, { "barrier_phase", barrier_phase }, { "barrier_theme", barrier_theme },
  { "situation_code", situation_code }, { "outcome_class", outcome_class }, { "session_kind", session_kind },
  { "session_status", session_status }, { "attendance_status", attendance_status }, { "wish_kind", wish_kind },
  { "follow_up_kind", follow_up_kind }, { "follow_up_anchor", follow_up_anchor }, { "milestone_anchor", milestone_anchor },
  { "letter_kind", letter_kind }, { "variant", variant }, { "currency", currency }, { "custom_kind", custom_kind }, { "indicator", indicator },
};

static gboolean
is_own (const char *list)
{
  return list != NULL && g_str_has_prefix (list, PAL_OWN_LIST);
}

static PalChoice *
split_own (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  GArray *choices = g_array_new (TRUE, TRUE, sizeof (PalChoice));

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      {
        const char *word = g_intern_string (parts[i]);
        PalChoice choice = { word, word };
        g_array_append_val (choices, choice);
      }
  return (PalChoice *) (gpointer) g_array_free (choices, FALSE);
}

/* Split once, and kept as long as the program runs. */
static const PalChoice *
own_choices (const char *list)
{
  static GMutex mutex;
  static GHashTable *split;

  g_mutex_lock (&mutex);
  if (split == NULL)
    split = g_hash_table_new (g_str_hash, g_str_equal);
  PalChoice *choices = g_hash_table_lookup (split, list);
  if (choices == NULL)
    {
      choices = split_own (list + strlen (PAL_OWN_LIST));
      g_hash_table_insert (split, g_strdup (list), choices);
    }
  g_mutex_unlock (&mutex);
  return choices;
}

/* What people read for a choice: their own word, or the program's in their language. */
const char *
pal_choice_word (const char *list, const PalChoice *choice)
{
  return is_own (list) || choice->as_is ? choice->label : _(choice->label);
}

/* The list of that name, ended by a choice without code; NULL when there is none. Where the file that is in use says
 * otherwise, its words and values come first. What was given once stays where it is: a reader may hold it. */
const PalChoice *
pal_choices (const char *list)
{
  const PalChoice *changed;

  if (is_own (list))
    return own_choices (list);
  changed = pal_list_values_find (list);
  return changed != NULL ? changed : pal_choices_built_in (list);
}

/* The same, as the program brings it. */
const PalChoice *
pal_choices_built_in (const char *list)
{
  for (guint i = 0; list != NULL && i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].name, list) == 0)
      return g_atomic_pointer_get (&lists[i].choices);
  return NULL;
}

/* A list that a layer above knows, in the place of an empty one. @choices stay with the caller, for good. */
void
pal_choices_give (const char *list, const PalChoice *choices)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].name, list) == 0)
      g_atomic_pointer_set (&lists[i].choices, choices);
}

/* The word for a code; the code itself when the list does not have it, as a file from elsewhere may. "" for NULL. */
const char *
pal_choice_label (const char *list, const char *code)
{
  const PalChoice *choices = pal_choices (list);

  if (code == NULL)
    return "";
  for (guint i = 0; choices != NULL && choices[i].code != NULL; i++)
    if (strcmp (choices[i].code, code) == 0)
      return pal_choice_word (list, &choices[i]);
  return code;
}

static const char *
find_typed (const char *list, const PalChoice *choices, const char *wanted)
{
  for (guint i = 0; choices != NULL && choices[i].code != NULL; i++)
    {
      g_autofree char *code = pal_text_fold (choices[i].code);
      g_autofree char *label = pal_text_fold (pal_choice_word (list, &choices[i]));

      if (strcmp (wanted, code) == 0 || strcmp (wanted, label) == 0)
        return choices[i].code;
    }
  return NULL;
}

/* The code that was typed, as a code or as its word, without accents or capitals mattering; NULL when it is none of the list. The
 * program's own word still says what it said before people gave the value another. */
const char *
pal_choice_find (const char *list, const char *typed)
{
  const PalChoice *choices = pal_choices (list), *built_in = pal_choices_built_in (list);
  g_autofree char *wanted = pal_text_fold (typed);
  const char *code = find_typed (list, choices, wanted);

  return code != NULL || built_in == choices ? code : find_typed (list, built_in, wanted);
}
