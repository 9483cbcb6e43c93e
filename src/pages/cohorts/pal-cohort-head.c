/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-head.h"

#include <glib/gi18n.h>

#include "pal-cohort-words.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "pal-attendance-page.h"
#include "records/pal-dates.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-gauge.h"
#include "widgets/pal-wrap-layout.h"

/* One figure of the cohort: what it is, how much, of what, and a bar. */
typedef struct {
  GtkWidget *box;
  GtkLabel  *title;
  GtkLabel  *figure;
  GtkLabel  *detail;
  GtkWidget *gauge;
} Gauge;

typedef enum { PLACES, IN_COURSE, ENTERED, ASSIDUITY, SESSIONS, END, N_GAUGES } GaugeId;

/* Which cohort it is, where it stands, and how full it is. */
struct _PalCohortHead {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *back;
  GtkWidget *back_label;
  GtkLabel  *name;
  PalChip   *code;
  PalChip   *state;
  GtkLabel  *details;
  GtkWidget *menu_button;
  GtkWidget *gauges;
  Gauge      gauge[N_GAUGES];
};

enum { PROP_NARROW = 1 };

G_DEFINE_FINAL_TYPE (PalCohortHead, pal_cohort_head, GTK_TYPE_WIDGET)

/* Gauges ----------------------------------------------------------------------------------------------------------- */

static GtkLabel *
new_label (const char *css_class, gboolean may_be_cut)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (may_be_cut)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
make_gauge (PalCohortHead *self, Gauge *gauge)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gauge->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gauge->title = new_label ("pal-dim", TRUE);
  gauge->figure = new_label ("pal-figure", FALSE);
  gauge->detail = new_label ("pal-dim", TRUE);
  gauge->gauge = pal_gauge_new ();
  gtk_widget_add_css_class (GTK_WIDGET (gauge->title), "pal-small");
  gtk_widget_add_css_class (GTK_WIDGET (gauge->detail), "pal-small");
  gtk_widget_set_valign (GTK_WIDGET (gauge->figure), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (gauge->detail), GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (gauge->figure));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (gauge->detail));
  gtk_box_append (GTK_BOX (gauge->box), GTK_WIDGET (gauge->title));
  gtk_box_append (GTK_BOX (gauge->box), line);
  gtk_box_append (GTK_BOX (gauge->box), gauge->gauge);
  gtk_widget_add_css_class (gauge->box, "pal-cohort-gauge");
  gtk_widget_set_hexpand (gauge->box, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gauge->gauge), GTK_ACCESSIBLE_RELATION_LABELLED_BY, gauge->title,
                                  gauge->figure, gauge->detail, NULL, -1);
  gtk_box_append (GTK_BOX (self->gauges), gauge->box);
}

/* @whole 0: there is nothing to measure against, and no bar. @mark: where one should be by now; -1: not said. @all: what is said where the pointer rests. */
static void
show_gauge (Gauge *gauge, const char *title, const char *figure, const char *detail, const char *all, double value,
            double whole, double mark)
{
  gtk_label_set_text (gauge->title, title);
  gtk_label_set_text (gauge->figure, figure);
  gtk_label_set_text (gauge->detail, detail);
  gtk_widget_set_tooltip_text (gauge->box, all);
  pal_gauge_set (PAL_GAUGE (gauge->gauge), value, whole, mark);
  gtk_widget_set_opacity (gauge->gauge, whole > 0 ? 1 : 0);   /* the titles of all gauges stay on one line */
}

static void
append (GString *words, const char *text)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

/* @words hold "%u"; nothing is said of none. */
static void
append_number (GString *line, const char *words, guint number)
{
  g_auto (GStrv) parts = g_strsplit (words, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%u", number), *text = g_strjoinv (digits, parts);

  if (number > 0)
    append (line, text);
}

static guint
count_in_course (const guint *counts)
{
  return counts[PAL_COURSE_IN_COURSE] + counts[PAL_COURSE_SUSPENDED];
}

static guint
count_prescribed (const guint *counts)
{
  guint n = 0;

  for (guint state = PAL_COURSE_PRESCRIBED; state <= PAL_COURSE_EXITED; state++)
    n += counts[state];
  return n;
}

/* What weighs most is said beside the figure, all of it where the pointer rests. */
static void
show_places (PalCohortHead *self, PalRow *cohort, const guint *counts)
{
  gboolean over = pal_cohort_phase (cohort) == PAL_COHORT_OVER;
  guint entered = count_in_course (counts) + counts[PAL_COURSE_EXITED], not_replaced = counts[PAL_COURSE_NOT_ENTERED];
  /* A place is taken by who is in course, and by who is accepted and has not come yet. */
  guint taken = over ? entered : count_in_course (counts) + counts[PAL_COURSE_ACCEPTED];
  guint places = (guint) MAX (pal_row_get_int (cohort, PAL_COHORTS_PLACES, 0), 0);
  g_autofree char *figure = g_strdup_printf ("%u", taken), *of = g_strdup_printf ("/ %u", places);
  g_autoptr (GString) detail = g_string_new (places > 0 ? of : "/ ?"),
                      all = g_string_new (places > 0 ? NULL : _("Number of places not known"));

  append_number (all, ngettext ("%u place taken", "%u places taken", taken), taken);
  append_number (all, ngettext ("%u free", "%u free", places - taken), places > taken ? places - taken : 0);
  append_number (all, ngettext ("%u too many", "%u too many", taken - places),
                 places > 0 && taken > places ? taken - places : 0);
  append_number (all, ngettext ("%u not replaced", "%u not replaced", not_replaced), not_replaced);
  if (places > 0 && taken > places)
    append_number (detail, ngettext ("%u too many", "%u too many", taken - places), taken - places);
  else if (places > 0 && !over && not_replaced > 0)
    append_number (detail, ngettext ("%u not replaced", "%u not replaced", not_replaced), not_replaced);
  else if (places > 0 && !over)
    append_number (detail, ngettext ("%u free", "%u free", places - taken), places - taken);
  show_gauge (&self->gauge[PLACES], over ? _("Places filled") : _("Places taken"), figure, detail->str, all->str,
              taken, places, pal_row_get_int (cohort, PAL_COHORTS_BY_YEAR, 0) != 0 ? -1 : (double) pal_row_get_int (cohort, PAL_COHORTS_BY_NOW, -1));
}

static void
show_in_course (PalCohortHead *self, const guint *counts)
{
  guint in_course = count_in_course (counts), suspended = counts[PAL_COURSE_SUSPENDED],
        left = counts[PAL_COURSE_EXITED];
  g_autofree char *figure = g_strdup_printf ("%u", in_course), *of = g_strdup_printf ("/ %u", in_course + left);
  g_autoptr (GString) detail = g_string_new (of), all = g_string_new (NULL);

  append_number (all, ngettext ("%u in course", "%u in course", in_course), in_course);
  append_number (all, ngettext ("%u suspended", "%u suspended", suspended), suspended);
  append_number (all, ngettext ("%u left", "%u left", left), left);
  if (suspended > 0)
    append_number (detail, ngettext ("%u suspended", "%u suspended", suspended), suspended);
  else
    append_number (detail, ngettext ("%u left", "%u left", left), left);
  show_gauge (&self->gauge[IN_COURSE], _("In course / entered"), figure, detail->str, all->str, in_course,
              in_course + left, -1);
}

static void
show_entered (PalCohortHead *self, const guint *counts)
{
  guint entered = count_in_course (counts) + counts[PAL_COURSE_EXITED], prescribed = count_prescribed (counts);
  guint awaiting = counts[PAL_COURSE_PRESCRIBED] + counts[PAL_COURSE_CONTACTED], accepted = counts[PAL_COURSE_ACCEPTED];
  guint refused = counts[PAL_COURSE_REFUSED],
        not_entered = counts[PAL_COURSE_NOT_ENTERED] + counts[PAL_COURSE_REPLACED];
  g_autofree char *figure = g_strdup_printf ("%u", entered), *of = g_strdup_printf ("/ %u", prescribed);
  g_autoptr (GString) detail = g_string_new (of), all = g_string_new (NULL);

  append_number (all, ngettext ("%u person prescribed", "%u people prescribed", prescribed), prescribed);
  append_number (all, ngettext ("%u awaits", "%u await", awaiting), awaiting);
  append_number (all, ngettext ("%u person accepted", "%u people accepted", accepted), accepted);
  append_number (all, ngettext ("%u person refused", "%u people refused", refused), refused);
  append_number (all, ngettext ("%u person not entered", "%u people not entered", not_entered), not_entered);
  append_number (detail, ngettext ("%u awaits", "%u await", awaiting), awaiting);
  show_gauge (&self->gauge[ENTERED], _("Entered / prescribed"), figure, detail->str, all->str, entered, prescribed, -1);
}

/* Who came, and how many workshops were held, where there is room to say it. */
static void
show_attendance (PalCohortHead *self, PalRow *cohort, PalStore *store)
{
  PalAttendanceFigures figures;
  g_autofree char *rate = NULL, *held = NULL, *detail = NULL, *threshold = NULL;

  if (!pal_attendance_count (store, pal_row_get_id (cohort), &figures, NULL))
    return;
  rate = pal_attendance_rate_words (figures.came, figures.taken);
  held = g_strdup_printf ("%u", figures.held);
  detail = g_strdup_printf (_("/ %u planned"), figures.all);
  threshold = g_strdup_printf (_("threshold %u%%"), PAL_ATTENDANCE_LOW);
  show_gauge (&self->gauge[ASSIDUITY], _("Assiduity"), rate, threshold, NULL, figures.came, figures.taken,
              figures.taken * PAL_ATTENDANCE_LOW / 100.0);
  show_gauge (&self->gauge[SESSIONS], _("Workshops held"), held, detail, NULL, figures.held, figures.all, figures.past);
}

/* How much of the time is over; nothing to draw for a cohort without end. */
static void
show_end (PalCohortHead *self, PalRow *cohort)
{
  g_autofree char *words = pal_cohort_end_words (cohort),
                  *day = pal_participant_date_words (cohort, PAL_COHORTS_END_ON);
  GDate start, end, today;
  double whole = 0, elapsed = 0;

  pal_today (&today);
  if (pal_date_from_iso (pal_row_get_text (cohort, PAL_COHORTS_START_ON), &start)
      && pal_date_from_iso (pal_row_get_text (cohort, PAL_COHORTS_END_ON), &end) && g_date_compare (&start, &end) <= 0)
    {
      whole = g_date_days_between (&start, &end) + 1;
      elapsed = pal_cohort_phase (cohort) == PAL_COHORT_OVER
                  ? whole
                  : CLAMP (g_date_days_between (&start, &today) + 1, 0, whole);
    }
  show_gauge (&self->gauge[END], pal_cohort_ends_in_days (cohort) ? _("Ends in") : _("End"), words, day, NULL,
              elapsed, whole, -1);
}

/* Where people enter all year round: the year's entries in the programme against its target, and where it should be by
 * now. */
static void
show_year (PalCohortHead *self, PalRow *cohort)
{
  gint64 entered = pal_row_get_int (cohort, PAL_COHORTS_REACHED, 0), by_now = pal_row_get_int (cohort, PAL_COHORTS_BY_NOW, -1),
         least = pal_row_get_int (cohort, PAL_COHORTS_TARGET_MIN, 0), most = pal_row_get_int (cohort, PAL_COHORTS_TARGET_MAX, 0);
  g_autofree char *figure = g_strdup_printf ("%d", (int) entered);
  g_autofree char *detail = least > 0 && most > least ? g_strdup_printf (_("/ %d–%d a year"), (int) least, (int) most)
                                                      : g_strdup_printf (_("/ %d a year"), (int) MAX (least, most));
  g_autofree char *all = g_strdup_printf (_("Entered this year in the programme: %d; %d would be expected by now"), (int) entered, (int) by_now);

  show_gauge (&self->gauge[END], _("This year"), figure, detail, all, entered, pal_row_get_int (cohort, PAL_COHORTS_AIM, 0), by_now);
}

/* The first line --------------------------------------------------------------------------------------------------- */

static void
show_details (PalCohortHead *self, PalRecord *record, PalRow *cohort)
{
  g_autofree char *dates = pal_cohort_dates_words (cohort), *referent = pal_record_show (record, "referent");
  g_autofree char *site = pal_record_show (record, "site");
  const char *const parts[] = { pal_row_get_text (cohort, PAL_COHORTS_PROGRAMME), dates, site, referent };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      append (words, parts[i]);
  gtk_label_set_text (self->details, words->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), words->str);
}

static void
show_chips (PalCohortHead *self, PalRow *cohort)
{
  g_autofree char *look = pal_cohort_chip (cohort), *state = pal_cohort_state_words (cohort);

  pal_chip_set_named (self->code, look, pal_row_get_text (cohort, PAL_COHORTS_CODE));
  pal_chip_set_named (self->state, pal_cohort_state_chip (cohort), state);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_head_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_widget_get_visible (PAL_COHORT_HEAD (object)->back));
}

static void
pal_cohort_head_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_widget_set_visible (PAL_COHORT_HEAD (object)->back, g_value_get_boolean (value));
}

static void
pal_cohort_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_COHORT_HEAD);
  G_OBJECT_CLASS (pal_cohort_head_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-cohort-head.ui");
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, box);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, back);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, back_label);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, name);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, code);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, state);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, details);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PalCohortHead, gauges);
}

static void
pal_cohort_head_class_init (PalCohortHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_cohort_head_get_property;
  object_class->set_property = pal_cohort_head_set_property;
  object_class->dispose = pal_cohort_head_dispose;
  g_object_class_install_property (
    object_class, PROP_NARROW,
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_cohort_head_init (PalCohortHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GaugeId id = 0; id < N_GAUGES; id++)
    make_gauge (self, &self->gauge[id]);
  pal_cohort_head_set_attending (self, FALSE);
}

/* Above the attendance, which has the whole width: who came is said in place of who entered, and where "back" leads. */
void
pal_cohort_head_set_attending (PalCohortHead *self, gboolean attending)
{
  g_return_if_fail (PAL_IS_COHORT_HEAD (self));

  gtk_widget_set_visible (self->gauge[ASSIDUITY].box, attending);
  gtk_widget_set_visible (self->gauge[SESSIONS].box, attending);
  gtk_widget_set_visible (self->gauge[ENTERED].box, !attending);
  gtk_widget_set_visible (self->back_label, attending);
}

/* @record: kept, or new. @cohort: (nullable): its row of pal_cohort_list_new(); NULL: new. */
void
pal_cohort_head_show (PalCohortHead *self, PalRecord *record, PalRow *cohort, PalStore *store)
{
  guint counts[PAL_COURSE_EXITED + 1];
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PAL_IS_COHORT_HEAD (self));

  name = cohort != NULL ? pal_record_title (record) : g_strdup (_("New cohort"));
  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_widget_set_visible (self->menu_button, !pal_store_is_reader (store));
  gtk_widget_set_visible (GTK_WIDGET (self->code), cohort != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->state), cohort != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->details), cohort != NULL);
  gtk_widget_set_visible (self->gauges, cohort != NULL);
  if (cohort == NULL)
    return;
  if (!pal_cohort_count_states (store, pal_row_get_id (cohort), counts, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  show_chips (self, cohort);
  show_details (self, record, cohort);
  show_places (self, cohort, counts);
  show_in_course (self, counts);
  show_entered (self, counts);
  show_attendance (self, cohort, store);
  if (pal_row_get_int (cohort, PAL_COHORTS_BY_YEAR, 0) != 0)
    show_year (self, cohort);
  else
    show_end (self, cohort);
}
