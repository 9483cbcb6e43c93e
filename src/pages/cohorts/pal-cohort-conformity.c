/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-conformity.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "rules/planning/pal-conformity.h"
#include "widgets/pal-chip.h"

/* A row is a grid of columns that are as wide in all rows: where each cell begins, and how many it takes. */
typedef enum { RULE, ASKED_FOR, PLANNED, HELD, STATE } Cell;
static const struct { int at, wide; } cells[] = { { 0, 6 }, { 6, 4 }, { 10, 2 }, { 12, 2 }, { 14, 3 } };

struct _PalCohortConformity {
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkWidget    *report;
  GtkLabel     *hint;
  GtkListBox   *list;

  PalStore     *store;
  gulong        store_changed;
  gint64        cohort;
  gboolean      stale;       /* the file changed while this was not seen */
};

G_DEFINE_FINAL_TYPE (PalCohortConformity, pal_cohort_conformity, GTK_TYPE_WIDGET)

/* Rows --------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_grid (const char *css_class)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, css_class);
  return grid;
}

static void
attach (GtkWidget *grid, Cell cell, GtkWidget *child)
{
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), child, cells[cell].at, 0, cells[cell].wide, 1);
}

static void
add_cell (GtkWidget *grid, Cell cell, const char *words, const char *css_class)
{
  attach (grid, cell, new_label (words != NULL ? words : _("n.d."), words != NULL ? css_class : "pal-dim"));
}

static GtkWidget *
new_row (const PalConformity *rule)
{
  GtkWidget *row = gtk_list_box_row_new (), *grid = new_grid ("pal-milestone");
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *chip = pal_chip_new (PAL_CHIP_PLAIN, NULL);
  const char *state = pal_conformity_label (rule->state), *none = _("n.d.");
  g_autofree char *spoken = g_strdup_printf (_("%s, %s: %s. Asked for: %s; planned: %s; held: %s"), rule->rubric, rule->rule, state,
                                             rule->expected, rule->planned != NULL ? rule->planned : none,
                                             rule->held != NULL ? rule->held : none);

  gtk_box_append (GTK_BOX (what), new_label (rule->rule, rule->state == PAL_CONFORMITY_NOT_MET ? "pal-strong" : NULL));
  if (rule->detail != NULL)
    {
      GtkWidget *detail = new_label (rule->detail, "pal-dim");
      gtk_widget_add_css_class (detail, "pal-small");
      gtk_box_append (GTK_BOX (what), detail);
    }
  attach (grid, RULE, what);
  add_cell (grid, ASKED_FOR, rule->expected, NULL);
  add_cell (grid, PLANNED, rule->planned, NULL);
  add_cell (grid, HELD, rule->held, "pal-strong");
  pal_chip_set_named (PAL_CHIP (chip), pal_conformity_chip (rule->state), state);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  attach (grid, STATE, chip);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "rubric", g_strdup (rule->rubric), g_free);
  return row;
}

/* The subject above the first of its rules. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *rubric = g_object_get_data (G_OBJECT (row), "rubric");
  const char *above = before != NULL ? g_object_get_data (G_OBJECT (before), "rubric") : NULL;
  GtkWidget *head;

  if (g_strcmp0 (rubric, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  head = new_label (rubric, "pal-grouphead");
  gtk_widget_add_css_class (head, "pal-h3");
  gtk_list_box_row_set_header (row, head);
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

static void
show_hint (PalCohortConformity *self, GPtrArray *rules)
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
  gtk_label_set_text (self->hint, words->str);
}

static void
update (PalCohortConformity *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  GtkWidget *child;
  GDate today;

  self->stale = FALSE;
  pal_today (&today);
  rules = pal_conformity_of (self->store, self->cohort, &today, &error);
  if (rules == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < rules->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (rules, i)));
  show_hint (self, rules);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conformity.report", rules->len > 0);
}

/* Every person is judged: only when somebody looks. */
static void
store_changed_cb (PalCohortConformity *self)
{
  self->stale = TRUE;
  if (self->cohort != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
pal_cohort_conformity_map (GtkWidget *widget)
{
  PalCohortConformity *self = PAL_COHORT_CONFORMITY (widget);

  GTK_WIDGET_CLASS (pal_cohort_conformity_parent_class)->map (widget);
  if (self->stale && self->cohort != 0)
    update (self);
}

static void
report_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *address = pal_address_format ("reports", PAL_COHORT_CONFORMITY (widget)->cohort, "R17");

  pal_page_go (widget, address);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_conformity_dispose (GObject *object)
{
  PalCohortConformity *self = PAL_COHORT_CONFORMITY (object);

  if (self->box != NULL)
    {
      pal_cohort_conformity_show (self, 0, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  G_OBJECT_CLASS (pal_cohort_conformity_parent_class)->dispose (object);
}

static void
pal_cohort_conformity_class_init (PalCohortConformityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_conformity_dispose;
  widget_class->map = pal_cohort_conformity_map;
  gtk_widget_class_install_action (widget_class, "conformity.report", NULL, report_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortconformity");
}

static GtkWidget *
make_bar (PalCohortConformity *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->report = gtk_button_new_with_label (_("Conformity Report"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->report), "conformity.report");
  self->hint = GTK_LABEL (new_label (NULL, "pal-dim"));
  gtk_label_set_xalign (self->hint, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_box_append (GTK_BOX (bar), self->report);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->hint));
  return bar;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = new_grid ("pal-milestone-head");

  add_cell (head, RULE, C_("conformity", "Rule"), "pal-dim");
  add_cell (head, ASKED_FOR, C_("conformity", "Asked for"), "pal-dim");
  add_cell (head, PLANNED, C_("conformity", "Planned"), "pal-dim");
  add_cell (head, HELD, C_("conformity", "Held"), "pal-dim");
  add_cell (head, STATE, _("State"), "pal-dim");
  return head;
}

static GtkWidget *
make_list (PalCohortConformity *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Conformity to the specification"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (card, "pal-card");
  gtk_box_append (GTK_BOX (card), make_head ());
  gtk_box_append (GTK_BOX (card), scroller);
  return card;
}

static void
pal_cohort_conformity_init (PalCohortConformity *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_widget_add_css_class (self->box, "pal-record-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* @cohort 0, @store NULL: none. */
void
pal_cohort_conformity_show (PalCohortConformity *self, gint64 cohort, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_CONFORMITY (self));

  if (self->store != store)
    {
      g_clear_signal_handler (&self->store_changed, self->store);
      g_set_object (&self->store, store);
      if (store != NULL)
        self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
    }
  if (self->cohort == cohort)
    return;
  self->cohort = store != NULL ? cohort : 0;
  self->stale = self->cohort != 0;
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

gboolean
pal_cohort_conformity_focus (PalCohortConformity *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PAL_IS_COHORT_CONFORMITY (self), FALSE);

  row = gtk_list_box_get_row_at_index (self->list, 0);
  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->report);
}
