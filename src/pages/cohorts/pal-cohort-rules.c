/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-rules.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"

struct _PalCohortRules {
  GtkWidget  parent_instance;

  PalCard   *card;
  GtkLabel  *name;
  GtkGrid   *grid;
  GtkLabel  *none;
  int        n_lines;
};

G_DEFINE_FINAL_TYPE (PalCohortRules, pal_cohort_rules, GTK_TYPE_WIDGET)

static GtkLabel *
new_label (const char *words, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (words));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
add_line (PalCohortRules *self, const char *what, const char *words)
{
  GtkLabel *label = new_label (what, "pal-dim"), *value = new_label (words, NULL);

  gtk_widget_set_hexpand (GTK_WIDGET (value), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (self->grid, GTK_WIDGET (label), 0, self->n_lines, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (value), 1, self->n_lines, 1, 1);
  self->n_lines++;
}

/* "30 to 45", "30 or more", "45 or less"; NULL when neither is known. Full transfer. */
static char *
range_words (PalRecord *programme, const char *least, const char *most)
{
  int from = (int) pal_record_get_int (programme, least, 0), to = (int) pal_record_get_int (programme, most, 0);

  if (!pal_record_is_known (programme, least) && !pal_record_is_known (programme, most))
    return NULL;
  if (!pal_record_is_known (programme, most))
    return g_strdup_printf (_("%d or more"), from);
  if (!pal_record_is_known (programme, least))
    return g_strdup_printf (_("%d or less"), to);
  return from == to ? g_strdup_printf ("%d", from) : g_strdup_printf (_("%d to %d"), from, to);
}

static void
add_range (PalCohortRules *self, PalRecord *programme, const char *what, const char *least, const char *most)
{
  g_autofree char *words = range_words (programme, least, most);

  if (words != NULL)
    add_line (self, what, words);
}

static void
add_field (PalCohortRules *self, PalRecord *programme, const char *field, const char *what)
{
  g_autofree char *words = pal_record_is_known (programme, field) ? pal_record_show (programme, field) : NULL;

  if (words != NULL && words[0] != '\0')
    add_line (self, what, words);
}

/* Required or not: what is not required is no rule. */
static void
add_requirement (PalCohortRules *self, PalRecord *programme, const char *field, const char *what)
{
  if (g_strcmp0 (pal_record_get_text (programme, field), "YES") == 0)
    add_line (self, what, _("required"));
}

static void
fill (PalCohortRules *self, PalRecord *programme)
{
  add_range (self, programme, C_("rule of a programme", "Age"), "age-min", "age-max");
  add_field (self, programme, "gender", C_("rule of a programme", "Gender"));
  add_field (self, programme, "education-min", _("Education, at least"));
  if (g_strcmp0 (pal_record_get_text (programme, "territory"), "ANY") != 0)
    add_field (self, programme, "territory", _("Territory"));
  add_requirement (self, programme, "resident-required", _("Tenant of the landlord"));
  add_requirement (self, programme, "disability-required", _("Recognised as disabled"));
  add_requirement (self, programme, "in-support-required", _("Already followed"));
  add_range (self, programme, C_("rule of a programme", "People in a group"), "group-min", "group-max");
  add_range (self, programme, C_("rule of a programme", "Weeks"), "weeks-min", "weeks-max");
  add_field (self, programme, "duration-months", _("Duration (months)"));
  add_range (self, programme, C_("rule of a programme", "People a year"), "target-min", "target-max");
  if (pal_record_get_int (programme, "continuous-entry", 0) != 0)
    add_line (self, C_("rule of a programme", "Entries"), _("all year round"));
  add_field (self, programme, "funder", _("Funder"));
  add_field (self, programme, "outcome-set", _("Outcome set"));
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_rules_dispose (GObject *object)
{
  PalCohortRules *self = PAL_COHORT_RULES (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  G_OBJECT_CLASS (pal_cohort_rules_parent_class)->dispose (object);
}

static void
pal_cohort_rules_class_init (PalCohortRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_cohort_rules_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_cohort_rules_init (PalCohortRules *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->card = PAL_CARD (pal_card_new (_("Rules of the programme")));
  self->name = new_label (NULL, "pal-strong");
  self->grid = GTK_GRID (gtk_grid_new ());
  self->none = new_label (_("The programme has no rule."), "pal-dim");
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 5);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->none));
  gtk_widget_add_css_class (body, "pal-card-body");
  pal_card_append (self->card, body);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

/* @programme: (nullable): none is chosen yet. */
void
pal_cohort_rules_show (PalCohortRules *self, PalRecord *programme)
{
  g_autofree char *name = NULL;
  GtkWidget *child;

  g_return_if_fail (PAL_IS_COHORT_RULES (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->n_lines = 0;
  if (programme != NULL)
    fill (self, programme);
  name = programme != NULL ? pal_record_title (programme) : g_strdup (_("Choose a programme first."));
  gtk_label_set_text (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), self->n_lines > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), programme != NULL && self->n_lines == 0);
}
