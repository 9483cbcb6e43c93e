/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/indicators/pal-indicator.h"
#include "pal-report-course-private.h"
#include "pal-report-shelf.h"

/* R01, the end-of-course report (INDICATORS §1.1), whose table of indicators the province's specification makes
 * compulsory. */

#define SHEET_NAME_MAX 31

static const char *const summary[] = {
  "N_PRESC", "N_ENTRES", "NB_BENEFICIAIRES", "TX_ENTREE", "TX_REMPLISSAGE", "TX_INTEGRATION", "TX_DUREE",
  "TX_PROG_GLOBAL", "NB_SORTIES", "NB_EN_COURS", "TX_SORTIE_ANTICIPEE", "TX_ED", "TX_SD", "TX_SP", "TX_PLACEMENT",
  "DUE_BILAN_FIN_PARCOURS", NULL,
};

/* The breakdowns that the table of indicators itself asks for; the others are the typology. */
static const char *const in_table[] = { "NON_ENTREE", "FREIN_NE", "ANTICIPEE", "FREIN", NULL };

/* Not the towns in a pseudonymised report: with a row a person, a town of one person would tell who it is. */
static const char *const typology[] = {
  "GENRE", "AGE", "AGE_MOYEN", "AGE_MEDIAN", "NIVEAU", "RESIDENCE", "PART_QPV", "PRESC", "CONSEILLER", "MOTIF", NULL,
};

static gboolean
is_one_of (const char *const *codes, const char *code)
{
  return g_strv_contains (codes, code);
}

/* Every figure of the scope, in the order of the catalogue. Full transfer; elements PalFigure. */
static GPtrArray *
compute_all (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  const GPtrArray *indicators = pal_indicators ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_figure_free);

  for (guint i = 0; i < indicators->len; i++)
    {
      const PalIndicator *indicator = g_ptr_array_index (indicators, i);
      g_autoptr (GPtrArray) some = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (scope->variant == PAL_VARIANT_PSEUDONYMISED && g_str_equal (indicator->code, "RESIDENCE"))
        continue;
      some = pal_indicator_compute (store, indicator->code, scope, error);
      if (some == NULL)
        return NULL;
      for (guint j = 0; j < some->len; j++)
        {
          PalFigure *figure = pal_figure_copy (g_ptr_array_index (some, j));
          pal_course_add_tallies (figure, scope);
          g_ptr_array_add (figures, figure);
        }
    }
  return g_steal_pointer (&figures);
}

static void
add_figure (PalSection *section, const PalFigure *figure)
{
  g_ptr_array_add (section->figures, pal_figure_copy (figure));
}

static void
add_figures (PalReport *report, GPtrArray *figures)
{
  PalSection *synthesis = pal_section_new (PAL_SECTION_FIGURES, "synthese", _("Summary"));
  PalSection *table = pal_section_new (PAL_SECTION_FIGURES, "indicateurs", _("Indicators"));
  PalSection *people = pal_section_new (PAL_SECTION_FIGURES, "typologie", _("Who the participants are"));

  for (guint i = 0; i < figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (figures, i);
      const PalIndicator *indicator = pal_indicator_find (figure->code);

      if (is_one_of (summary, indicator->code))
        add_figure (synthesis, figure);
      if (is_one_of (typology, indicator->code))
        add_figure (people, figure);
      else if (!indicator->breakdown || is_one_of (in_table, indicator->code))
        add_figure (table, figure);
    }
  people->text = g_strdup (report->scope.variant == PAL_VARIANT_AGGREGATED
                             ? _("Each person once, as on the first entry. Small counts are masked.")
                             : _("Each person once, as on the first entry."));
  g_ptr_array_add (report->sections, synthesis);
  g_ptr_array_add (report->sections, table);
  g_ptr_array_add (report->sections, people);
}

static const PalFigure *
find_figure (GPtrArray *figures, const char *code)
{
  for (guint i = 0; i < figures->len; i++)
    if (g_strcmp0 (((PalFigure *) g_ptr_array_index (figures, i))->code, code) == 0)
      return g_ptr_array_index (figures, i);
  return NULL;
}

static void
add_class (PalSection *chart, const char *code, const char *title, gint64 count)
{
  PalFigure *figure = pal_figure_new ();

  figure->code = g_strconcat ("CLASSE:", code, NULL);
  figure->category = g_strdup (code);
  figure->label = g_strdup (title);
  figure->title = g_strdup (title);
  figure->unit = g_strdup ("nb");
  figure->known = TRUE;
  figure->numerator = count;
  figure->value = count;
  figure->value_num = count;
  figure->value_den = 1;
  g_ptr_array_add (chart->figures, figure);
}

/* The exits by class, each once: the rates are nested, so the differences of their numerators. */
static void
add_chart (PalReport *report, GPtrArray *figures)
{
  const PalFigure *exits = find_figure (figures, "NB_SORTIES"), *lasting = find_figure (figures, "TX_ED"),
                  *dynamic = find_figure (figures, "TX_SD"), *positive = find_figure (figures, "TX_SP");
  PalSection *chart;

  if (exits == NULL || lasting == NULL || dynamic == NULL || positive == NULL)
    return;

  gint64 ed = lasting->numerator, sd = dynamic->numerator - ed, sp = positive->numerator - dynamic->numerator;
  gint64 others = exits->numerator - positive->numerator;
  chart = pal_section_new (PAL_SECTION_CHART, "sorties", _("Exits by class"));
  add_class (chart, "ED", _("Lasting job"), ed);
  add_class (chart, "SD", _("Other dynamic exit"), sd);
  add_class (chart, "SP", _("Other positive exit"), sp);
  add_class (chart, "NONE", _("No positive exit"), others);
  chart->text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                   "Of %d exit: lasting job %d, other dynamic exit %d, other positive exit %d, "
                                   "no positive exit %d.",
                                   "Of %d exits: lasting job %d, other dynamic exit %d, other positive exit %d, "
                                   "no positive exit %d.",
                                   exits->numerator),
                                 (int) exits->numerator, (int) ed, (int) sd, (int) sp, (int) others);
  g_ptr_array_add (report->sections, chart);
}

static void
add_definitions (PalReport *report, GPtrArray *figures)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (figures, i);
      const PalIndicator *indicator = pal_indicator_find (figure->code);
      PalFigure *definition;

      if (!g_hash_table_add (done, indicator->code))
        continue;
      definition = pal_figure_new ();
      definition->code = g_strdup (indicator->code);
      definition->title = g_strdup (indicator->title);
      definition->definition = g_strdup (indicator->definition);
      definition->rubric = g_strdup (indicator->rubric);
      definition->unit = g_strdup (figure->unit);
      g_ptr_array_add (report->definitions, definition);
    }
}

/* What people wrote into the report: in the nominative variant only, since a text may name somebody. */
static gboolean
add_texts (PalReport *report, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT section, text FROM report_text "
                              "WHERE report = 'R01' AND trim(coalesce(text, '')) <> '' "
                              "AND ((?1 <> 0 AND cohort = ?1) OR (?1 = 0 AND cohort IS NULL AND programme = ?2)) "
                              "ORDER BY id", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (report->scope.variant != PAL_VARIANT_NOMINATIVE || report->scope.order != 0)
    return TRUE;
  pal_statement_bind_int (statement, 1, report->scope.cohort);
  pal_statement_bind_int (statement, 2, report->scope.programme);
  for (guint n = 1; pal_statement_step (statement, &failure); n++)
    {
      const char *words = pal_report_text_title (pal_statement_get_text (statement, 0));
      g_autofree char *id = g_strdup_printf ("texte_%u", n);
      g_autofree char *title = g_utf8_substring (words, 0, MIN (SHEET_NAME_MAX, g_utf8_strlen (words, -1)));
      PalSection *section = pal_section_new (PAL_SECTION_TEXT, id, title);
      section->text = g_strdup (pal_statement_get_text (statement, 1));
      g_ptr_array_add (report->sections, section);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
fill (PalReport *report, PalStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) figures = compute_all (store, &report->scope, cancellable, error);
  g_autoptr (PalPseudonyms) pseudonyms = pal_pseudonyms_new (store);

  if (figures == NULL || !pal_course_add_targets (figures, store, &report->scope, error)
      || !pal_course_add_previous (figures, store, &report->scope, cancellable, error))
    return FALSE;
  add_figures (report, figures);
  add_chart (report, figures);
  add_definitions (report, figures);
  return add_texts (report, store, error) && pal_course_add_lists (report, store, pseudonyms, error)
         && pal_course_add_missing (report, store, pseudonyms, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* The end-of-course report of a cohort, of the people on a purchase order, of a programme over a period, or of the whole file, as of the scope's date. It
 * only reads: @store may be a reader of another thread. Free with pal_report_free(). */
PalReport *
pal_report_course_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalReport) report = pal_report_new ("R01");
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  pal_scope_copy (&report->scope, scope);
  report->scope.as_of = as_of;
  pal_course_describe (report, store);
  return fill (report, store, cancellable, error) ? g_steal_pointer (&report) : NULL;
}
