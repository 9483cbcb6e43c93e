/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-private.h"
#include "store/pal-text.h"

/* What a column may mean, and the headings under which prescribers put it, folded (no accent, no capital, no sign). */
typedef struct {
  const char *id;
  const char *label;
  const char *headings;   /* divided by "|" */
} Meaning;

static const Meaning meanings[PAL_N_MEANINGS] = {
  [PAL_MEANING_IGNORED] = { "ignored", N_("Not imported"),
    "n|no|num|numero|ordre" },
  [PAL_MEANING_LAST_NAME] = { "last_name", N_("Last name"),
    "nom|noms|nom de famille|nom usuel|nom d usage|nom marital|nom du beneficiaire|nom beneficiaire|"
    "nom du candidat|nom participant|nom du participant|last name|surname" },
  [PAL_MEANING_FIRST_NAME] = { "first_name", N_("First name"),
    "prenom|prenoms|first name|prenom du beneficiaire" },
  [PAL_MEANING_FULL_NAME] = { "full_name", N_("Last and first name"),
    "nom prenom|nom et prenom|nom prenoms|prenom nom|prenom et nom|nom complet|identite|beneficiaire|participant|"
    "participante|candidat|candidate|stagiaire|personne" },
  [PAL_MEANING_BIRTH_NAME] = { "birth_name", N_("Birth name"),
    "nom de naissance|nom de jeune fille|nom patronymique|birth name" },
  [PAL_MEANING_CIVILITY] = { "civility", N_("Form of address or gender"),
    "civilite|civ|sexe|genre|titre|h f|f h|m mme|m f|gender" },
  [PAL_MEANING_BIRTH_ON] = { "birth_on", N_("Born on"),
    "ne e le|ne le|nee le|ne nee le|date de naissance|date naissance|date naiss|date de naiss|naissance|ddn|dn|"
    "birth date|date of birth" },
  [PAL_MEANING_PHONE] = { "phone", N_("Telephone"),
    "tel|telephone|telephones|portable|mobile|tel portable|tel mobile|n tel|n de tel|n telephone|n de telephone|"
    "numero de telephone|gsm|tel 1|phone" },
  [PAL_MEANING_EMAIL] = { "email", N_("E-mail"),
    "courriel|mail|email|e mail|mel|adresse mail|adresse email|adresse e mail|adresse electronique|"
    "courrier electronique" },
  [PAL_MEANING_ADDRESS] = { "address", N_("Address"),
    "adresse|adresse postale|adresse 1|adresse 2|rue|voie|domicile|complement d adresse|address" },
  [PAL_MEANING_POSTCODE] = { "postcode", N_("Postcode"),
    "cp|c p|code postal|codepostal|postcode" },
  [PAL_MEANING_CITY] = { "city", N_("Town"),
    "commune|ville|localite|lieu de residence|commune de residence|ville de residence|city|town" },
  [PAL_MEANING_SITE] = { "site", N_("Neighbourhood"),
    "quartier|quartier de residence|nom du quartier|nom du qpv|qpv nom|quartier qpv|secteur|site|lieu de vie" },
  [PAL_MEANING_QPV] = { "qpv", N_("Lives in a priority neighbourhood"),
    "qpv|en qpv|quartier prioritaire|habitant qpv|habitante qpv|habitant e qpv|resident qpv|residente qpv|issu qpv|"
    "qpv o n|qpv oui non|adresse en qpv" },
  [PAL_MEANING_RESIDENT] = { "resident", N_("Tenant of the landlord"),
    "locataire|locataire hlm|parc social|hlm|logement social|locataire du bailleur|locataire ou enfant de locataire" },
  [PAL_MEANING_LANDLORD_REF] = { "landlord_ref", N_("Tenant number"),
    "reference locataire|ref locataire|n locataire|n de locataire|numero locataire|reference bailleur|"
    "n de contrat de location" },
  [PAL_MEANING_EDUCATION] = { "education_level", N_("Level of education"),
    "niveau|niv|niveau scolaire|niveau d etudes|niveau d etude|niveau etudes|niveau de formation|niveau formation|"
    "niveau de qualification|niveau de diplome|formation" },
  [PAL_MEANING_DIPLOMA] = { "diploma", N_("Diploma"),
    "diplome|diplomes|dernier diplome|dernier diplome obtenu|diplome obtenu|diplome le plus eleve" },
  [PAL_MEANING_DISABLED] = { "disabled", N_("Recognised as disabled"),
    "rqth|handicap|th|boe|boeth|travailleur handicape|reconnaissance th|situation de handicap" },
  [PAL_MEANING_IN_SUPPORT] = { "in_support", N_("Followed by an adviser"),
    "accompagne|accompagnee|accompagne e|accompagnement|accompagnement en cours|deja accompagne|deja accompagnee|"
    "suivi en cours" },
  [PAL_MEANING_DRIVING_LICENCE] = { "driving_licence", N_("Driving licence"),
    "permis|permis b|permis de conduire|permis o n" },
  [PAL_MEANING_LANGUAGES] = { "languages", N_("Languages"),
    "langues|langue|langues parlees|langue maternelle" },
  [PAL_MEANING_CHILDREN] = { "children", N_("Children"),
    "enfants|nb enfants|nb d enfants|nombre d enfants|nombre enfants|enfants a charge|nb enfants a charge" },
  [PAL_MEANING_REGISTERED_ON] = { "registered_on", N_("Registered with the employment service on"),
    "inscrit depuis|inscrit e depuis|date inscription|date d inscription|inscription pe|inscription ft|"
    "inscrit pe le|inscrit le|inscrit e le" },
  [PAL_MEANING_EMPLOYMENT_SERVICE_ID] = { "employment_service_id", N_("Number at the employment service"),
    "identifiant pe|id pe|n pe|identifiant pole emploi|n pole emploi|identifiant ft|id ft|n ft|"
    "identifiant france travail|n france travail|n de|n demandeur d emploi|numero de demandeur d emploi|"
    "identifiant de" },
  [PAL_MEANING_OUTSIDE_KEY] = { "outside_key", N_("Prescriber’s number for the person"),
    "identifiant|id|matricule|reference|ref|n dossier|n de dossier|numero de dossier|dossier|code beneficiaire|"
    "n beneficiaire|identifiant plie" },
  [PAL_MEANING_PRESCRIBED_ON] = { "prescribed_on", N_("Prescribed on"),
    "oriente e le|oriente le|orientee le|date d orientation|date orientation|orientation|prescrit le|prescrit e le|"
    "date de prescription|date prescription|date|date de la demande|date d envoi" },
  [PAL_MEANING_OFFICE] = { "office", N_("Prescriber"),
    "prescripteur|prescriptrice|structure|organisme|orienteur|oriente par|agence|antenne|structure prescriptrice|"
    "organisme prescripteur|lieu de prescription|structure orienteuse|structure d origine|partenaire" },
  [PAL_MEANING_PRESCRIBER] = { "prescriber", N_("Adviser who prescribes"),
    "conseiller|conseillere|conseiller e|referent|referente|referent e|nom du conseiller|conseiller referent|"
    "nom du prescripteur|conseiller prescripteur|referent de parcours|referent rsa|referent plie" },
  [PAL_MEANING_MOTIVE] = { "motive", N_("Motive"),
    "motif|motif de prescription|motif d orientation|motif de l orientation" },
  [PAL_MEANING_BARRIERS] = { "barriers", N_("Barriers"),
    "freins|frein|freins reperes|freins identifies|freins a l emploi|problematique|problematiques|"
    "problematiques reperees|difficultes|difficultes reperees" },
  [PAL_MEANING_NOTE] = { "note", N_("Note"),
    "observation|observations|commentaire|commentaires|remarque|remarques|note|notes|precisions|divers|infos|"
    "informations complementaires" },
  [PAL_MEANING_TAGS] = { "tags", N_("Tags"),
    "etiquette|etiquettes|mots cles|tags|tag" },
  [PAL_MEANING_OWN] = { "own", N_("Own field"), "" },
};

/* The word under which a meaning is kept in a file. */
const char *
pal_meaning_id (PalMeaning meaning)
{
  g_return_val_if_fail ((guint) meaning < PAL_N_MEANINGS, "ignored");

  return meanings[meaning].id;
}

/* What people see, translated. */
const char *
pal_meaning_label (PalMeaning meaning)
{
  g_return_val_if_fail ((guint) meaning < PAL_N_MEANINGS, "");

  return _(meanings[meaning].label);
}

/* The meaning of an id, PAL_MEANING_IGNORED for one that is not known. */
PalMeaning
pal_meaning_find (const char *id)
{
  for (guint i = 0; i < PAL_N_MEANINGS; i++)
    if (g_strcmp0 (meanings[i].id, id) == 0)
      return i;
  return PAL_MEANING_IGNORED;
}

gboolean
pal_meaning_repeats (PalMeaning meaning)
{
  return meaning == PAL_MEANING_IGNORED || meaning == PAL_MEANING_BARRIERS || meaning == PAL_MEANING_NOTE
         || meaning == PAL_MEANING_ADDRESS || meaning == PAL_MEANING_TAGS || meaning == PAL_MEANING_OWN;
}

/* How well a heading fits one phrase: the same 100, begins with it 80, holds it 60, in proportion to what the phrase
 * explains. */
static guint
score_phrase (const char *heading, gsize heading_length, const char *phrase, gsize length)
{
  const char *at;

  if (length == heading_length && strncmp (heading, phrase, length) == 0)
    return 100;
  if (length < 3 || length > heading_length)
    return 0;
  for (at = heading; at != NULL; at = strchr (at + 1, ' '))
    {
      const char *word = at == heading ? at : at + 1;

      if (strncmp (word, phrase, length) == 0 && (word[length] == '\0' || word[length] == ' '))
        return (word == heading ? 40 : 30) + (guint) (50 * length / heading_length);
    }
  return 0;
}

static guint
score_meaning (const char *folded, const Meaning *meaning)
{
  const char *phrase = meaning->headings;
  gsize heading_length = strlen (folded);
  guint best = 0;

  while (*phrase != '\0')
    {
      gsize length = strcspn (phrase, "|");

      best = MAX (best, score_phrase (folded, heading_length, phrase, length));
      phrase += length + (phrase[length] == '|');
    }
  return best;
}

/* The meaning that a heading names best, and how well (0 to 100). */
PalMeaning
pal_listing_meaning_of_heading (const char *heading, guint *score)
{
  g_autofree char *folded = strlen (heading) <= 120 ? pal_text_fold (heading) : g_strdup ("");
  PalMeaning found = PAL_MEANING_IGNORED;

  *score = 0;
  for (guint i = 0; i < PAL_N_MEANINGS && *folded != '\0'; i++)
    {
      guint one = score_meaning (folded, &meanings[i]);

      if (one > *score)
        {
          *score = one;
          found = i;
        }
    }
  return found;
}

/* What a row is, for the column where people see which rows are imported; translated. */
const char *
pal_row_use_label (PalRowUse use)
{
  switch (use)
    {
    case PAL_ROW_PERSON: return _("Person");
    case PAL_ROW_HEADING: return _("Headings");
    case PAL_ROW_REPEATED_HEADING: return _("Headings, repeated");
    case PAL_ROW_TITLE: return _("Above the headings");
    case PAL_ROW_BLANK: return _("Blank");
    case PAL_ROW_TOTAL: return _("Total");
    case PAL_ROW_REMARK: return _("A remark: one cell only");
    case PAL_ROW_LEFT_OUT: return _("Left out");
    default: return "";
    }
}

/* What came of a row, beside it; translated. */
const char *
pal_row_outcome_label (PalRowOutcome outcome)
{
  switch (outcome)
    {
    case PAL_OUTCOME_NEW: return C_("row", "New");
    case PAL_OUTCOME_UPDATED: return C_("row", "Updated");
    case PAL_OUTCOME_UNCHANGED: return C_("row", "Unchanged");
    case PAL_OUTCOME_CONFLICT: return C_("row", "Changed by hand");
    default: return "";
    }
}
