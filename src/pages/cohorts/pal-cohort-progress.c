/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-progress.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "reports/indicators/pal-indicator.h"
#include "rules/pal-course.h"
#include "rules/entry/pal-progress-list.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-gauge.h"
#include "widgets/pal-table.h"

/* Where the people of a cohort stand: its figures, which are the reports' own, and a line for each person. */

/* A figure of the head, computed by the indicator of that code. */
typedef struct {
  const char *code;
  const char *title;      /* N_() */
} FigureKind;

static const FigureKind kinds[] = {
  { "TX_REMPLISSAGE", N_("Entered / places") },        { "NB_EN_COURS", N_("In course") },
  { "NB_SORTIES", N_("Left") },                        { "TX_PROG_PROJET", N_("Project and plan") },
  { "TX_PROG_FREINS", N_("Barriers lifted") },         { "TX_SORTIE_ANTICIPEE", N_("Early exits") },
};
#define N_FIGURES G_N_ELEMENTS (kinds)

struct _PalCohortProgress {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *values[N_FIGURES], *details[N_FIGURES];
  GtkWidget *boxes[N_FIGURES], *gauges[N_FIGURES];
  PalTable  *table;

  PalStore  *store;
  gulong     store_changed;
  PalQuery  *query;
  gint64     cohort;
  PalProgressOrder order;
  gboolean   descending;
  gboolean   stale;       /* the file changed while this was not seen */
};

G_DEFINE_FINAL_TYPE (PalCohortProgress, pal_cohort_progress, GTK_TYPE_WIDGET)

/* Cells ------------------------------------------------------------------------------------------------------------ */

static char *
with_number (const char *format, gint64 number)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strjoinv (digits, parts);
}

static char *
show_state (PalRow *row, guint column)
{
  return g_strdup (pal_course_state_label (pal_course_state_find (pal_row_get_text (row, column))));
}

static char *
look_of_state (PalRow *row)
{
  return g_strdup (pal_course_state_chip (pal_course_state_find (pal_row_get_text (row, PAL_PROGRESS_STATE))));
}

/* "76 / 212 d". */
static char *
show_days (PalRow *row, guint column)
{
  if (!pal_row_is_known (row, PAL_PROGRESS_DAYS_DONE))
    return g_strdup ("");
  if (!pal_row_is_known (row, PAL_PROGRESS_DAYS_PLANNED))
    return g_strdup_printf (_("%d d"), (int) pal_row_get_int (row, PAL_PROGRESS_DAYS_DONE, 0));
  /* Translators: days done, of days planned. */
  return g_strdup_printf (_("%d / %d d"), (int) pal_row_get_int (row, PAL_PROGRESS_DAYS_DONE, 0),
                          (int) pal_row_get_int (row, PAL_PROGRESS_DAYS_PLANNED, 0));
}

static char *
show_barriers (PalRow *row, guint column)
{
  gint64 open = pal_row_get_int (row, PAL_PROGRESS_BARRIERS_OPEN, 0);

  return open > 0 ? with_number (C_("barriers", "%u open"), open) : g_strdup ("");
}

/* How many of those that are open are being worked on, and how many are lifted. */
static char *
show_worked (PalRow *row, guint column)
{
  gint64 worked = pal_row_get_int (row, PAL_PROGRESS_BARRIERS_WORKED, 0), lifted = pal_row_get_int (row, column, 0);
  g_autofree char *first = worked > 0 ? with_number (C_("barriers", "%u worked on"), worked) : g_strdup (""),
                  *second = lifted > 0 ? with_number (C_("barriers", "%u lifted"), lifted) : g_strdup ("");

  return g_strdup_printf ("%s%s%s", first, worked > 0 && lifted > 0 ? " · " : "", second);
}

/* The project, or the day on which there was one. */
static char *
show_project (PalRow *row, guint column)
{
  if (pal_row_is_known (row, column))
    return g_strdup (pal_row_get_text (row, column));
  return pal_participant_date_words (row, PAL_PROGRESS_PROJECT_ON);
}

static char *
show_plan (PalRow *row, guint column)
{
  g_autofree char *on = pal_participant_date_words (row, column);

  return *on != '\0' ? g_strdup_printf (_("plan %s"), on) : g_strdup ("");
}

static char *
show_map (PalRow *row, guint column)
{
  g_autofree char *on = pal_participant_date_words (row, column);

  return g_strdup (*on != '\0' ? "✓" : "");
}

/* What is to be looked at; of a course that goes well, nothing. */
static char *
show_warning (PalRow *row, guint column)
{
  const char *code = pal_row_get_text (row, column);
  gint64 left = pal_row_get_int (row, PAL_PROGRESS_DAYS_LEFT, 0), suspended = pal_row_get_int (row, PAL_PROGRESS_SUSPENDED_DAYS, 0);

  if (g_str_equal (code, "END_PAST"))
    return with_number (ngettext ("%u d past the end", "%u d past the end", (gulong) -left), -left);
  if (g_str_equal (code, "END_SOON"))
    return left == 0 ? g_strdup (_("ends today")) : with_number (ngettext ("ends in %u d", "ends in %u d", (gulong) left), left);
  if (g_str_equal (code, "SUSPENDED"))
    return with_number (ngettext ("suspended %u d", "suspended %u d", (gulong) suspended), suspended);
  if (g_str_equal (code, "NO_PROJECT"))
    return g_strdup (_("no project yet"));
  return g_strdup (g_str_equal (code, "NO_SITUATION") ? _("situation?") : "");
}

static char *
look_of_warning (PalRow *row)
{
  const char *code = pal_row_get_text (row, PAL_PROGRESS_WARNING);

  return g_strdup (g_str_equal (code, "END_PAST") ? "late" : g_str_equal (code, "NO_SITUATION") ? "unknown" : "warn");
}

static const PalTableColumn columns[] = {
  { "name", N_("Name"), PAL_TABLE_NAME, PAL_PROGRESS_LAST_NAME, PAL_PROGRESS_FIRST_NAME, .width = 840, .expand = TRUE, .sortable = TRUE },
  { "state", N_("State"), PAL_TABLE_STATE, PAL_PROGRESS_STATE, .width = 780, .sortable = TRUE, .show = show_state, .look = look_of_state },
  { "done", NC_("column", "Days"), PAL_TABLE_GAUGE, PAL_PROGRESS_DAYS_DONE, PAL_PROGRESS_DAYS_PLANNED, PAL_PROGRESS_DAYS_TODAY,
    .width = 640, .sortable = TRUE, .show = show_days },
  { "end", NC_("column", "Planned end"), PAL_TABLE_DATE, PAL_PROGRESS_PLANNED_END, .width = 690, .sortable = TRUE },
  { "barriers", NC_("column", "Barriers"), PAL_TABLE_TWO_LINES, PAL_PROGRESS_BARRIERS_OPEN, PAL_PROGRESS_BARRIERS_LIFTED, .width = 800,
    .sortable = TRUE, .show = show_barriers, .show_second = show_worked },
  { "project", NC_("column", "Project"), PAL_TABLE_TWO_LINES, PAL_PROGRESS_PROJECT, PAL_PROGRESS_PLAN_ON, .width = 820, .expand = TRUE,
    .sortable = TRUE, .show = show_project, .show_second = show_plan },
  { "map", NC_("column", "Map"), PAL_TABLE_DIM, PAL_PROGRESS_MAP_ON, .width = 320, .show = show_map },
  { "warning", NC_("column", "To look at"), PAL_TABLE_CHIP, PAL_PROGRESS_WARNING, .width = 900, .sortable = TRUE, .show = show_warning,
    .look = look_of_warning },
  { "situation", N_("Situation"), PAL_TABLE_CODE, PAL_PROGRESS_SITUATION, .list = "situation_code", .width = 700, .sortable = TRUE },
  { NULL },
};

/* Figures ---------------------------------------------------------------------------------------------------------- */

static void
show_figure (PalCohortProgress *self, guint i, const PalFigure *figure)
{
  g_autofree char *value = pal_figure_to_text (figure);
  g_autofree char *detail = figure->has_ratio ? g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, figure->numerator, figure->denominator)
                                              : g_strdup ("");
  gboolean rate = figure->has_ratio && figure->known && !figure->masked;

  gtk_label_set_text (self->values[i], value);
  gtk_label_set_text (self->details[i], detail);
  pal_gauge_set (PAL_GAUGE (self->gauges[i]), rate ? (double) figure->numerator : 0, rate ? (double) figure->denominator : 0, -1);
  gtk_widget_set_opacity (self->gauges[i], rate ? 1 : 0);   /* the titles of all figures stay on one line */
  gtk_widget_set_tooltip_text (self->boxes[i], figure->definition);
}

static void
show_figures (PalCohortProgress *self)
{
  PalScope scope;

  pal_scope_init (&scope);
  scope.cohort = self->cohort;
  pal_today (&scope.as_of);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) figures = pal_indicator_compute (self->store, kinds[i].code, &scope, &error);

      if (figures == NULL)
        pal_page_complain (GTK_WIDGET (self), error);
      else if (figures->len > 0)
        show_figure (self, i, g_ptr_array_index (figures, 0));
    }
  pal_scope_clear (&scope);
  self->stale = FALSE;
}

/* What happens ----------------------------------------------------------------------------------------------------- */

static void
ask (PalCohortProgress *self)
{
  g_autoptr (GError) error = NULL;

  if (self->query != NULL && self->cohort != 0
      && !pal_progress_list_show (self->query, self->cohort, self->order, self->descending, &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
sort_changed_cb (PalCohortProgress *self, const char *column, gboolean descending)
{
  static const struct { const char *column; PalProgressOrder order; } orders[] = {
    { "name", PAL_PROGRESS_BY_NAME },         { "state", PAL_PROGRESS_BY_STATE },     { "done", PAL_PROGRESS_BY_DONE },
    { "end", PAL_PROGRESS_BY_END },           { "barriers", PAL_PROGRESS_BY_BARRIERS }, { "project", PAL_PROGRESS_BY_PROJECT },
    { "situation", PAL_PROGRESS_BY_SITUATION }, { "warning", PAL_PROGRESS_BY_WARNING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (orders[i].column, column) == 0)
      self->order = orders[i].order;
  self->descending = descending;
  ask (self);
}

static void
row_activated_cb (PalCohortProgress *self, gint64 id)
{
  guint position = pal_query_get_position (self->query, id);
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->query), position);
  g_autofree char *address =
    row != NULL ? pal_address_format ("participants", pal_row_get_int (row, PAL_PROGRESS_PARTICIPANT, 0), NULL) : NULL;

  if (address != NULL)
    pal_page_go (GTK_WIDGET (self), address);
}

/* Figures cost more than rows: they are computed when somebody looks at them. */
static void
store_changed_cb (PalCohortProgress *self)
{
  self->stale = TRUE;
  if (self->cohort != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_figures (self);
}

static void
pal_cohort_progress_map (GtkWidget *widget)
{
  PalCohortProgress *self = PAL_COHORT_PROGRESS (widget);

  GTK_WIDGET_CLASS (pal_cohort_progress_parent_class)->map (widget);
  if (self->stale && self->cohort != 0)
    show_figures (self);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_progress_dispose (GObject *object)
{
  PalCohortProgress *self = PAL_COHORT_PROGRESS (object);

  if (self->box != NULL)
    {
      pal_cohort_progress_show (self, 0, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  G_OBJECT_CLASS (pal_cohort_progress_parent_class)->dispose (object);
}

static void
pal_cohort_progress_class_init (PalCohortProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_cohort_progress_dispose;
  GTK_WIDGET_CLASS (klass)->map = pal_cohort_progress_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
make_figure (PalCohortProgress *self, guint i)
{
  GtkLabel *title = new_label (_(kinds[i].title), "pal-dim");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->boxes[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  self->values[i] = new_label ("", "pal-h2");
  self->details[i] = new_label ("", "pal-dim");
  self->gauges[i] = pal_gauge_new ();
  gtk_label_set_ellipsize (self->values[i], PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (title), "pal-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->details[i]), "pal-small");
  gtk_widget_set_valign (GTK_WIDGET (self->values[i]), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->details[i]), GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->values[i]));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->details[i]));
  gtk_box_append (GTK_BOX (self->boxes[i]), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (self->boxes[i]), line);
  gtk_box_append (GTK_BOX (self->boxes[i]), self->gauges[i]);
  gtk_widget_set_hexpand (self->boxes[i], TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->gauges[i]), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, self->values[i],
                                  self->details[i], NULL, -1);
  return self->boxes[i];
}

static void
make_table (PalCohortProgress *self)
{
  self->table = PAL_TABLE (pal_table_new (columns));
  pal_table_set_name (self->table, _("Progress"));
  pal_table_set_count_words (self->table, "%u person", "%u people");
  pal_table_set_empty (self->table, pal_empty_new ("system-users-symbolic", _("Nobody has entered yet"),
                                                   _("Here stands, for each person who entered or is accepted, how far the course is, "
                                                     "the barriers, the project, and what is to be looked at.")));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self->table), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tight");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tall");
  g_signal_connect_swapped (self->table, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static void
pal_cohort_progress_init (PalCohortProgress *self)
{
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_set_homogeneous (GTK_BOX (figures), TRUE);
  for (guint i = 0; i < N_FIGURES; i++)
    gtk_box_append (GTK_BOX (figures), make_figure (self, i));
  make_table (self);
  gtk_box_append (GTK_BOX (self->box), figures);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->table));
  gtk_widget_add_css_class (self->box, "pal-record-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pal_cohort_progress_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_PROGRESS, NULL);
}

/* @cohort 0, @store NULL: none. */
void
pal_cohort_progress_show (PalCohortProgress *self, gint64 cohort, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_PROGRESS (self));

  if (self->store != store)
    {
      pal_table_set_query (self->table, NULL);
      g_clear_signal_handler (&self->store_changed, self->store);
      g_clear_object (&self->query);
      g_set_object (&self->store, store);
      if (store != NULL)
        {
          /* Before this hears of a change, so that the rows are up to date when it does. */
          self->query = pal_progress_list_new (store);
          self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
          pal_table_set_query (self->table, self->query);
        }
    }
  if (self->cohort == cohort)
    return;
  self->cohort = store != NULL ? cohort : 0;
  ask (self);
  if (self->cohort == 0)
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_figures (self);
}

gboolean
pal_cohort_progress_focus (PalCohortProgress *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_PROGRESS (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
