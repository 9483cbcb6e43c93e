/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-read.h"
#include "records/pal-field.h"
#include "store/pal-text.h"

/* Free words of the trade, in French as they arrive, folded (no accent, no capital, no sign). */

#define MAX_DETAIL 400   /* what the field of a barrier holds */

/* Levels 1 to 8 of the national framework (decree 2019-14). Diplomas, and the class in which school was left as the
 * framework of 1969 ranks it: VI before the 3e, V bis in 3e, V before the last year of lycée, IV in it. The highest
 * that a cell names counts. Words are divided by "|"; place 0 is no level. */
static const char *const level_words[] = {
  "",
  "illettrisme|illettre|illettree|analphabete|fle|primaire|cep|non scolarise|non scolarisee|6e|5e|4e|6eme|5eme|"
  "4eme|6 eme|5 eme|4 eme",
  "3 eme|3e|3eme|troisieme|college|brevet|brevet des colleges|dnb|bepc|cfg|certificat de formation generale",
  "cap|capa|bep|bepa|brevet d etudes professionnelles|certificat d aptitude professionnelle|2nde|2de|seconde|"
  "1ere|premiere|lycee",
  "bac|baccalaureat|bp|brevet professionnel|brevet de technicien|daeu|terminale|bac 1|l1",
  "bac 2|bts|btsa|dut|deug|deust|l2|brevet de technicien superieur",
  "bac 3|bac 4|licence|l3|but|bachelor|maitrise|m1|master 1",
  "bac 5|bac 6|master|m2|ingenieur|ingenieure|dess|dea|mba",
  "bac 7|bac 8|doctorat|docteur|these|phd",
};

/* Said of no diploma at all, and what must be the whole cell to mean it. */
static const char no_diploma_words[]
  = "sans diplome|aucun diplome|pas de diplome|non diplome|non diplomee|sans qualification";
static const char no_diploma_cells[] = "aucun|sans|neant";

/* Roman numbers are the framework of 1969. */
typedef struct {
  const char *number;
  int         level;
} RomanLevel;

static const RomanLevel roman_levels[] = {
  { "i", 7 }, { "ii", 6 }, { "iii", 5 }, { "iv", 4 }, { "v", 3 }, { "v bis", 2 }, { "vbis", 2 }, { "vi", 1 },
};

/* The words by which a theme is known: beginnings of words, divided by "|". */
typedef struct {
  const char *theme;
  const char *words;
} ThemeWords;

static const ThemeWords theme_words[] = {
  { "MOBILITE", "mobil|permis de conduire|permis b|pas de permis|sans permis|vehicul|transport|voiture|deplacement" },
  { "GARDE_ENFANTS", "garde d enfants|garde|enfant|creche|parent|nourrice" },
  { "NUMERIQUE", "numeri|informati|ordinateur|internet|illectronisme" },
  { "LANGUE", "langue|francais|fle|illettr|alphab|analphab|lecture|ecriture|linguist" },
  { "SANTE", "sante|medica|malad|addict|psych|depress" },
  { "HANDICAP", "handicap|rqth|mdph|aah" },
  { "LOGEMENT", "logement|heberge|expulsion|sdf|sans domicile" },
  { "ADMINISTRATIF", "administrati|papiers|sejour|droits|demarches" },
  { "BUDGET", "budget|dette|surendett|endett|financ" },
  { "CONFIANCE", "confiance|estime|motivation" },
  { "ISOLEMENT", "isole|solitude" },
  { "QUALIFICATION", "qualif|diplome|formation" },
  { "EXPERIENCE", "experien" },
  { "JUDICIAIRE", "judici|justice|prison|detention|casier|spip" },
  { "AIDANT", "aidant" },
  { "DISCRIMINATION", "discrimin" },
  { "EMPRISE", "emprise" },
};

static const char no_barrier_cells[] = "aucun|aucune|neant|ras|non|sans|pas de frein|0";

/* How words are looked for in a folded text. */
typedef enum { WHOLE_CELL, WHOLE_WORDS, BEGINNINGS } Search;

static gboolean
stands_in (const char *folded, const char *words, gsize length, Search search)
{
  const char *at = folded;

  if (search == WHOLE_CELL)
    return strlen (folded) == length && strncmp (folded, words, length) == 0;
  while (at != NULL)
    {
      if (strncmp (at, words, length) == 0 && (search == BEGINNINGS || at[length] == '\0' || at[length] == ' '))
        return TRUE;
      at = strchr (at, ' ');
      at += at != NULL;
    }
  return FALSE;
}

/* The first words of a list, divided by "|", that stand in a folded text: their length, 0 when none do. */
static gsize
find_words (const char *folded, const char *list, Search search)
{
  while (*list != '\0')
    {
      gsize length = strcspn (list, "|");

      if (stands_in (folded, list, length, search))
        return length;
      list += length + (list[length] == '|');
    }
  return 0;
}

/* "niveau 4", "niv. IV", "4", "V bis": the number itself. 0 when the text is not of that kind. */
static int
numbered_level (const char *folded)
{
  static const char *const names[] = { "niveau ", "niv ", "nv ", "n " };
  const char *number = folded;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (folded, names[i]))
      {
        number = folded + strlen (names[i]);
        break;
      }
  if (number[0] >= '1' && number[0] <= '8' && (number[1] == '\0' || (number[1] == ' ' && number != folded)))
    return number[0] - '0';
  for (guint i = G_N_ELEMENTS (roman_levels); i > 0; i--)
    if (g_str_equal (number, roman_levels[i - 1].number))
      return roman_levels[i - 1].level;
  return 0;
}

/* The level, 1 to 8, of a diploma or of a level in free words; 0 when the cell is empty. */
gboolean
pal_listing_read_level (const char *text, int *level, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  g_autofree char *folded = NULL;

  *level = 0;
  if (pal_listing_is_unknown (stripped))
    return TRUE;
  folded = pal_text_fold (stripped);
  if (find_words (folded, no_diploma_words, WHOLE_WORDS) > 0 || find_words (folded, no_diploma_cells, WHOLE_CELL) > 0)
    *level = 1;
  if (*level == 0)
    *level = numbered_level (folded);
  if (*level > 0)
    return TRUE;
  for (int i = G_N_ELEMENTS (level_words) - 1; i > 0 && *level == 0; i--)
    if (find_words (folded, level_words[i], WHOLE_WORDS) > 0)
      *level = i;
  if (*level == 0)
    *problem = g_strdup_printf (_("“%s” is not a level; the words were kept under the diploma"), stripped);
  return *level > 0;
}

static void
clear_barrier (gpointer data)
{
  g_free (((PalListingBarrier *) data)->detail);
}

static gboolean
has_theme (GArray *barriers, const char *theme)
{
  for (guint i = 0; i < barriers->len; i++)
    if (g_str_equal (g_array_index (barriers, PalListingBarrier, i).theme, theme))
      return TRUE;
  return FALSE;
}

/* The words, where they say more than the one, of that length, by which the theme was found: "numérique" does not. */
static char *
detail_of (const char *piece, const char *folded, gsize length)
{
  gsize all = strlen (folded);

  if (all <= length + 5 && (all <= length || strchr (folded + length, ' ') == NULL))
    return NULL;
  return g_strdup (piece);
}

static void
add_barrier (GArray *barriers, const char *theme, char *detail)
{
  PalListingBarrier barrier = { theme, detail };

  if (detail != NULL && g_utf8_strlen (detail, -1) > MAX_DETAIL)
    *g_utf8_offset_to_pointer (detail, MAX_DETAIL) = '\0';
  g_array_append_val (barriers, barrier);
}

/* Every theme that one piece names, or "other" with the words. */
static void
add_piece (GArray *barriers, const char *piece)
{
  g_autofree char *stripped = pal_listing_strip (piece);
  g_autofree char *folded = pal_text_fold (stripped);
  const PalField *field = pal_kind_get_field (pal_kind_find ("barrier"), "theme");
  const char *code = pal_choice_find (field->target, stripped);
  gboolean found = code != NULL;

  if (*folded == '\0' || pal_listing_is_unknown (stripped) 
      || find_words (folded, no_barrier_cells, WHOLE_CELL) > 0)
    return;
  if (code != NULL && !has_theme (barriers, code))
    add_barrier (barriers, code, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (theme_words) && code == NULL; i++)
    {
      gsize length = find_words (folded, theme_words[i].words, BEGINNINGS);

      found |= length > 0;
      if (length > 0 && !has_theme (barriers, theme_words[i].theme))
        add_barrier (barriers, theme_words[i].theme, detail_of (stripped, folded, length));
    }
  if (!found)
    add_barrier (barriers, "AUTRE", g_steal_pointer (&stripped));
}

/* The barriers that a cell names, each once: PalListingBarrier, full transfer. Words of no theme are an "other" with
 * these words. */
GArray *
pal_listing_read_barriers (const char *text)
{
  GArray *barriers = g_array_new (FALSE, FALSE, sizeof (PalListingBarrier));
  g_auto (GStrv) pieces = g_strsplit_set (text, ",;/|+\n\r", 64);

  g_array_set_clear_func (barriers, clear_barrier);
  for (guint i = 0; pieces[i] != NULL; i++)
    add_piece (barriers, pieces[i]);
  return barriers;
}
