/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-backplanning.h"

#include <glib/gi18n-lib.h>

#include "pal-report-cohort.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "rules/planning/pal-milestone.h"

/* R11, the back-planning of a cohort (INDICATORS §1.1): what has to be done, who answers for it, by when and how it stands.
 * Its table becomes a Gantt in a workbook. */

#define TABLE_ID "retroplanning"

/* The columns of the table, in order. */
enum { TASK, RESPONSIBLE, ANCHOR, OFFSET, DURATION, BEGIN, DUE, STATUS, LATE };

static PalSection *
new_table (void)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, TABLE_ID, _("Back-planning"));

  pal_section_add_column (section, C_("back-planning", "Task"), PAL_CELL_TEXT);
  pal_section_add_column (section, _("Responsible"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("back-planning", "Counted from"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("back-planning", "Offset (d)"), PAL_CELL_INT);
  pal_section_add_column (section, C_("back-planning", "Duration (d)"), PAL_CELL_INT);
  pal_section_add_column (section, C_("back-planning", "Start"), PAL_CELL_DATE);
  pal_section_add_column (section, C_("back-planning", "Due on"), PAL_CELL_DATE);
  pal_section_add_column (section, C_("back-planning", "Status"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("back-planning", "Late (d)"), PAL_CELL_INT);
  section->bar_from = BEGIN + 1;
  section->bar_until = DUE + 1;
  return section;
}

static void
add_date (GPtrArray *row, const GDate *date)
{
  g_autofree char *iso = g_date_valid (date) ? pal_date_to_iso (date) : NULL;

  pal_row_add_date (row, iso);
}

static void
add_number (GPtrArray *row, gboolean known, int number)
{
  if (known)
    pal_row_add_number (row, number);
  else
    pal_row_add_unknown (row);
}

static void
add_row (PalSection *section, const PalMilestone *milestone)
{
  GPtrArray *row = pal_section_add_row (section);

  pal_row_add_text (row, milestone->name);
  pal_row_add_text (row, milestone->responsible);
  pal_row_add_text (row, pal_choice_label ("milestone_anchor", milestone->anchor));
  add_number (row, milestone->has_offset, milestone->offset_days);
  add_number (row, milestone->duration_days > 0, milestone->duration_days);
  add_date (row, &milestone->begin);
  add_date (row, &milestone->due);
  pal_row_add_text (row, pal_milestone_state_label (milestone->state));
  pal_row_add_number (row, milestone->days_late);
}

static void
add_missing (PalReport *report, const PalMilestone *milestone, const char *what)
{
  PalCell *cell = pal_row_add_unknown (report->missing);

  cell->known = TRUE;
  cell->text = g_strdup_printf (C_("who, and what is missing", "%s: %s"), milestone->name, what);
  cell->record = report->scope.cohort;
  cell->table = "cohort";
}

static void
add_counts (PalReport *report, PalSection *section, GPtrArray *milestones)
{
  static const struct { PalMilestoneState state; const char *code, *definition; } kinds[] = {
    { PAL_MILESTONE_DONE, "JALONS_FAITS", N_("Done by the day on which it was due.") },
    { PAL_MILESTONE_DONE_LATE, "JALONS_FAITS_EN_RETARD", N_("Done after the day on which it was due.") },
    { PAL_MILESTONE_LATE, "JALONS_EN_RETARD", N_("Due before the as-of date, and not done.") },
    { PAL_MILESTONE_UNDER_WAY, "JALONS_EN_COURS", N_("Begun by the as-of date: its due date less its duration.") },
    { PAL_MILESTONE_TO_COME, "JALONS_A_VENIR", N_("Begins after the as-of date.") },
    { PAL_MILESTONE_UNDATED, "JALONS_SANS_DATE", N_("Counted from an end that the cohort does not have, or without a date of its own.") },
  };
  PalFigure *all = pal_report_cohort_count (report, section, "JALONS", _("Milestones"),
    _("Each is due so many days from the start or the end of the cohort, brought back to the working day before where it is none."),
    milestones->len);

  all->numerator_in.section = g_strdup (TABLE_ID);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const char *label = pal_milestone_state_label (kinds[k].state);
      guint n = 0;

      for (guint i = 0; i < milestones->len; i++)
        n += ((PalMilestone *) g_ptr_array_index (milestones, i))->state == kinds[k].state;
      if (n == 0 && kinds[k].state == PAL_MILESTONE_UNDATED)
        continue;
      PalFigure *figure = pal_report_cohort_count (report, section, kinds[k].code, label, _(kinds[k].definition), n);
      figure->numerator_in.section = g_strdup (TABLE_ID);
      figure->numerator_in.column = g_strdup (C_("back-planning", "Status"));
      figure->numerator_in.values = g_strdup (label);
    }
}

/* "Late: 1 · To come: 3" under the title of the table. Full transfer. */
static char *
sentence (GPtrArray *milestones)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (PalMilestoneState state = PAL_MILESTONE_LATE; state <= PAL_MILESTONE_DONE_LATE; state++)
    {
      guint n = 0;

      for (guint i = 0; i < milestones->len; i++)
        n += ((PalMilestone *) g_ptr_array_index (milestones, i))->state == state;
      if (n == 0)
        continue;
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, C_("a state of milestones, how many", "%s: %u"), pal_milestone_state_label (state), n);
    }
  return g_strdup (words->str);
}

static gboolean
fill (PalReport *report, PalStore *store, GError **error)
{
  PalSection *synthesis = pal_section_new (PAL_SECTION_FIGURES, "synthese", _("In figures")), *table = new_table ();
  g_autoptr (GPtrArray) milestones = pal_milestones_of (store, report->scope.cohort, &report->scope.as_of, error);

  g_ptr_array_add (report->sections, synthesis);
  g_ptr_array_add (report->sections, table);
  if (milestones == NULL)
    return FALSE;
  if (milestones->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("This cohort has no milestone yet. Make its back-planning first: the tab “Back-planning” of the cohort."));
      return FALSE;
    }
  for (guint i = 0; i < milestones->len; i++)
    {
      const PalMilestone *milestone = g_ptr_array_index (milestones, i);

      add_row (table, milestone);
      if (milestone->responsible == NULL)
        add_missing (report, milestone, _("who answers for it"));
      if (milestone->state == PAL_MILESTONE_UNDATED)
        add_missing (report, milestone, _("when it is due"));
    }
  add_counts (report, synthesis, milestones);
  table->text = sentence (milestones);
  return TRUE;
}

/* The back-planning of scope->cohort as it stands on the as-of date. It only reads: @store may be a reader of another
 * thread. Free with pal_report_free(). */
PalReport *
pal_report_backplanning_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalReport) report = pal_report_new ("R11");
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  pal_scope_copy (&report->scope, scope);
  report->scope.as_of = as_of;
  if (!pal_report_cohort_describe (report, store, _("Back-planning"), "retroplanning", error) || !fill (report, store, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
