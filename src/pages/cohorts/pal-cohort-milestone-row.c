/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-milestone-row.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-day-bar.h"

/* A line of the back-planning: what and who, when, the bar, the state. */

static void
stretch (GDate *from, GDate *until, const GDate *date)
{
  if (!g_date_valid (date))
    return;
  if (!g_date_valid (from) || g_date_compare (date, from) < 0)
    *from = *date;
  if (!g_date_valid (until) || g_date_compare (date, until) > 0)
    *until = *date;
}

/* All of them, and today, with some days of air. */
void
pal_milestone_scale_init (PalMilestoneScale *self, GPtrArray *milestones)
{
  pal_today (&self->today);
  self->from = self->until = self->today;
  for (guint i = 0; i < milestones->len; i++)
    {
      const PalMilestone *milestone = g_ptr_array_index (milestones, i);
      stretch (&self->from, &self->until, &milestone->begin);
      stretch (&self->from, &self->until, &milestone->due);
      stretch (&self->from, &self->until, &milestone->done);
    }
  g_date_subtract_days (&self->from, 5);
  g_date_add_days (&self->until, 10);
}

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static PalDayBarKind
bar_kind (PalMilestoneState state)
{
  static const PalDayBarKind kinds[] = {
    [PAL_MILESTONE_LATE] = PAL_DAY_BAR_LATE,    [PAL_MILESTONE_UNDER_WAY] = PAL_DAY_BAR_RUNNING,
    [PAL_MILESTONE_TO_COME] = PAL_DAY_BAR_PLANNED, [PAL_MILESTONE_UNDATED] = PAL_DAY_BAR_PLANNED,
    [PAL_MILESTONE_DONE] = PAL_DAY_BAR_DONE,    [PAL_MILESTONE_DONE_LATE] = PAL_DAY_BAR_DONE_LATE,
  };

  return kinds[state];
}

static GtkWidget *
new_bar (const PalMilestone *milestone, const PalMilestoneScale *scale)
{
  GtkWidget *bar = pal_day_bar_new ();
  gboolean done = milestone->state == PAL_MILESTONE_DONE || milestone->state == PAL_MILESTONE_DONE_LATE;

  pal_day_bar_set_scale (PAL_DAY_BAR (bar), &scale->from, &scale->until, &scale->today);
  if (g_date_valid (&milestone->due))
    pal_day_bar_set (PAL_DAY_BAR (bar), bar_kind (milestone->state), &milestone->begin, &milestone->due,
                     done ? &milestone->done : &scale->today);
  gtk_widget_set_hexpand (bar, TRUE);
  return bar;
}

/* Who answers for it, and that it was moved. Full transfer. */
static char *
describe (const PalMilestone *milestone)
{
  const char *who = milestone->responsible != NULL ? milestone->responsible : _("nobody yet");

  return milestone->by_hand ? g_strdup_printf (C_("who, of a milestone", "%s · set by hand"), who) : g_strdup (who);
}

/* @columns: the widths that all lines share: what, when, state. */
GtkWidget *
pal_cohort_milestone_row_new (const PalMilestone *milestone, const PalMilestoneScale *scale, GtkSizeGroup *const columns[3])
{
  g_autofree char *due = g_date_valid (&milestone->due) ? pal_date_show (&milestone->due) : g_strdup ("—");
  g_autofree char *who = describe (milestone), *state = pal_milestone_state_words (milestone);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", milestone->name, who, due, state);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *date = new_label (due, NULL), *chip = pal_chip_new (PAL_CHIP_PLAIN, NULL);
  GtkWidget *states = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *second = new_label (who, "pal-dim");

  gtk_box_append (GTK_BOX (words), new_label (milestone->name, milestone->state == PAL_MILESTONE_LATE ? "pal-strong" : NULL));
  gtk_widget_add_css_class (second, "pal-small");
  gtk_box_append (GTK_BOX (words), second);
  gtk_widget_set_tooltip_text (words, milestone->name);
  pal_chip_set_named (PAL_CHIP (chip), pal_milestone_state_chip (milestone->state), state);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (states), chip);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), new_bar (milestone, scale));
  gtk_box_append (GTK_BOX (box), states);
  gtk_size_group_add_widget (columns[0], words);
  gtk_size_group_add_widget (columns[1], date);
  gtk_size_group_add_widget (columns[2], states);
  gtk_widget_add_css_class (box, "pal-milestone");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "milestone", g_memdup2 (&milestone->id, sizeof milestone->id), g_free);
  return row;
}

/* The milestone of a line; 0: no line. */
gint64
pal_cohort_milestone_row_get_id (GtkListBoxRow *row)
{
  return row != NULL ? *(gint64 *) g_object_get_data (G_OBJECT (row), "milestone") : 0;
}
