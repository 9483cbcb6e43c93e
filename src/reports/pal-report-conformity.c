/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-conformity.h"

#include <glib/gi18n-lib.h>

#include "pal-report-cohort.h"
#include "rules/planning/pal-conformity.h"

/* R17, whether a cohort keeps the specification of its programme (INDICATORS §1.1): each rule with what is planned and what was
 * held. */

#define TABLE_ID "conformite"

static PalSection *
new_table (void)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, TABLE_ID, _("Conformity to the specification"));

  pal_section_add_column (section, C_("conformity", "Subject"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("conformity", "Rule"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("conformity", "Asked for"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("conformity", "Planned"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("conformity", "Held"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("conformity", "Conformity"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("conformity", "Remark"), PAL_CELL_LONG_TEXT);
  return section;
}

static void
add_row (PalSection *section, const PalConformity *rule)
{
  GPtrArray *row = pal_section_add_row (section);
  const char *const values[] = { rule->rubric, rule->rule, rule->expected, rule->planned, rule->held };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    pal_row_add_text (row, values[i]);
  pal_row_add_text (row, pal_conformity_label (rule->state));
  pal_row_add_text (row, rule->detail);
}

/* What is not known stands at the top of the report, before one sends it. */
static void
add_missing (PalReport *report, const PalConformity *rule)
{
  PalCell *cell = pal_row_add_unknown (report->missing);

  cell->known = TRUE;
  cell->text = g_strdup_printf (C_("who, and what is missing", "%s: %s"), rule->rubric, rule->rule);
  cell->record = report->scope.cohort;
  cell->table = "cohort";
}

static void
add_counts (PalReport *report, PalSection *section, GPtrArray *rules)
{
  static const struct { PalConformityState state; const char *code, *definition; } kinds[] = {
    { PAL_CONFORMITY_MET, "REGLES_RESPECTEES", N_("What was held by the as-of date keeps the rule.") },
    { PAL_CONFORMITY_ON_TRACK, "REGLES_PREVUES", N_("What is planned keeps the rule; not enough was held yet.") },
    { PAL_CONFORMITY_NOT_MET, "REGLES_NON_RESPECTEES",
      N_("What is planned breaks the rule, too much was held, or the cohort is over and too little was held.") },
    { PAL_CONFORMITY_UNKNOWN, "REGLES_NON_RENSEIGNEES", N_("The file does not say enough to tell.") },
  };
  PalFigure *all = pal_report_cohort_count (report, section, "REGLES", C_("conformity", "Rules"),
    _("The rules of the programme and of its session templates. Planned is what is not cancelled; held is what was held by the as-of "
      "date. Weeks are those from the first session to the last, begun ones counted. A rule for each person is about those who are in "
      "the course. In a cohort with entries all year round the numbers are those of the length of one course."), rules->len);

  all->numerator_in.section = g_strdup (TABLE_ID);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const char *label = pal_conformity_label (kinds[k].state);
      PalFigure *figure = pal_report_cohort_count (report, section, kinds[k].code, label, _(kinds[k].definition),
                                                   pal_conformity_count (rules, kinds[k].state));

      figure->numerator_in.section = g_strdup (TABLE_ID);
      figure->numerator_in.column = g_strdup (C_("conformity", "Conformity"));
      figure->numerator_in.values = g_strdup (label);
    }
}

/* "Met: 7 · Planned: 3" under the title of the table. Full transfer. */
static char *
sentence (GPtrArray *rules)
{
  static const PalConformityState states[] = { PAL_CONFORMITY_NOT_MET, PAL_CONFORMITY_MET, PAL_CONFORMITY_ON_TRACK, PAL_CONFORMITY_UNKNOWN };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (pal_conformity_count (rules, states[i]) > 0)
      {
        g_string_append (words, words->len > 0 ? " · " : "");
        g_string_append_printf (words, C_("a state of rules, how many", "%s: %u"), pal_conformity_label (states[i]),
                                pal_conformity_count (rules, states[i]));
      }
  return g_strdup (words->str);
}

static gboolean
fill (PalReport *report, PalStore *store, GError **error)
{
  PalSection *synthesis = pal_section_new (PAL_SECTION_FIGURES, "synthese", _("In figures")), *table = new_table ();
  g_autoptr (GPtrArray) rules = pal_conformity_of (store, report->scope.cohort, &report->scope.as_of, error);

  g_ptr_array_add (report->sections, synthesis);
  g_ptr_array_add (report->sections, table);
  if (rules == NULL)
    return FALSE;
  if (rules->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The programme of this cohort has no rule to check. Give it rules and session templates in the preferences."));
      return FALSE;
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const PalConformity *rule = g_ptr_array_index (rules, i);

      add_row (table, rule);
      if (rule->state == PAL_CONFORMITY_UNKNOWN)
        add_missing (report, rule);
    }
  add_counts (report, synthesis, rules);
  table->text = sentence (rules);
  return TRUE;
}

/* The conformity of scope->cohort as it stands on the as-of date. It only reads: @store may be a reader of another thread.
 * Free with pal_report_free(). */
PalReport *
pal_report_conformity_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalReport) report = pal_report_new ("R17");
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  pal_scope_copy (&report->scope, scope);
  report->scope.as_of = as_of;
  if (!pal_report_cohort_describe (report, store, _("Conformity to the specification"), "conformite", error)
      || !fill (report, store, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
