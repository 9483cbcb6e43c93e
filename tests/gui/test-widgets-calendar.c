/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include "widgets/calendar/pal-calendar-private.h"

/* The week of Easter 2026, with everything that a calendar can show. */

typedef struct {
  guint8      day;             /* of April 2026 */
  int         minute, minutes;
  int         look;
  guint       state;
  const char *title, *code, *lines, *clash;
} Sample;

static const Sample samples[] = {
  { 7, 540, 120, 1, 0, "Parler de son parcours", "RF2", "Jura\nC. Vasseur" },
  { 7, 570, 120, 3, PAL_CALENDAR_HELD, "Atelier CV", "L1", "Saône\nK. Zeroual" },
  { 7, 840, 120, 1, PAL_CALENDAR_PROPOSED, "Numérique 1", "RF2", "Doubs\nC. Vasseur" },
  { 8, 540, 180, 2, 0, "Coaching collectif 2", "PEL6", "Jura\nN. Ferrand" },
  { 8, 840, 120, 1, PAL_CALENDAR_PROPOSED | PAL_CALENDAR_CLASH, "Garde d’enfants : les modes", "RF2", "Jura\nC. Vasseur",
    "Jura prise 2 fois de 14:30 à 16:00. Saône est libre." },
  { 8, 870, 150, 4, PAL_CALENDAR_CLASH, "Rencontre emploi", "MBA", "Jura\nK. Zeroual", "Jura prise 2 fois de 14:30 à 16:00. Saône est libre." },
  { 9, 540, 60, 3, 0, "Point de régulation", "L1", "Bur. 2" },
  { 9, 540, 120, 1, PAL_CALENDAR_PROPOSED, "Mobilité 1", "RF2", "Saône" },
  { 9, 570, 60, 5, 0, "Entretien", "L2", "Bur. 1" },
  { 9, 810, 150, 2, PAL_CALENDAR_CANCELLED, "Simulation d’entretien", "PEL6", "Doubs\nN. Ferrand" },
  { 10, 540, 180, 1, PAL_CALENDAR_PROPOSED, "Coaching collectif 1", "RF2", "Jura\nC. Vasseur" },
  { 10, 810, 90, 3, 0, "Point de régulation", "L1", "Bur. 2\nN. Ferrand" },
  { 10, 840, 120, 4, PAL_CALENDAR_FIXED, "Visite de l’usine", "MBA", "hors site" },
};

static void
set_date (GDate *date, guint day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, G_DATE_APRIL, 2026);
}

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_item_free);
}

static void
add_item (GPtrArray *items, const Sample *sample)
{
  PalCalendarItem *item;
  GDate day;

  set_date (&day, sample->day);
  item = pal_calendar_item_new (items->len + 1, &day, sample->minute, sample->minutes);
  item->look = sample->look;
  item->state = sample->state;
  item->title = g_strdup (sample->title);
  item->code = g_strdup (sample->code);
  item->lines = g_strdup (sample->lines);
  item->clash = g_strdup (sample->clash);
  g_ptr_array_add (items, item);
}

static GPtrArray *
sample_items (void)
{
  GPtrArray *items = new_items ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    add_item (items, &samples[i]);
  return items;
}

static void
add_mark (GPtrArray *marks, PalCalendarMarkKind kind, guint from, guint to, int minute, int to_minute, const char *words, const char *note)
{
  PalCalendarMark *mark;
  GDate first, last;

  set_date (&first, from);
  set_date (&last, to);
  mark = pal_calendar_mark_new (kind, &first, &last, words);
  mark->minute = minute;
  mark->to_minute = to_minute;
  mark->note = g_strdup (note);
  g_ptr_array_add (marks, mark);
}

static GPtrArray *
sample_marks (void)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_mark_free);

  add_mark (marks, PAL_CALENDAR_HOLIDAY, 6, 6, 0, 0, "Lundi de Pâques", "férié");
  add_mark (marks, PAL_CALENDAR_PERIOD, 4, 20, 0, 0, "Vacances scolaires, zone A (4 – 20 avril)", NULL);
  add_mark (marks, PAL_CALENDAR_AWAY, 9, 10, 0, 0, "C. Vasseur", "congé");
  add_mark (marks, PAL_CALENDAR_AWAY, 10, 10, 960, 1080, "Doubs : travaux", NULL);
  return marks;
}

static PalCalendarView *
new_view (PalCalendarMode mode)
{
  PalCalendarView *view = PAL_CALENDAR_VIEW (pal_calendar_view_new ());
  GDate day;

  set_date (&day, 8);
  pal_calendar_view_set_hours (view, 8 * 60, 18 * 60, 12 * 60, 13 * 60);
  pal_calendar_view_show (view, mode, &day);
  pal_calendar_view_set_items (view, sample_items ());
  pal_calendar_view_set_marks (view, sample_marks ());
  pal_calendar_view_set_now (view, &day, 11 * 60 + 20);
  return view;
}

/* Looks ---------------------------------------------------------------------------------------------------------------- */

static void
test_looks (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  GDate day;

  set_date (&day, 8);
  pal_gui_picture (GTK_WIDGET (view), "calendar-week");
  pal_gui_theme (TRUE, FALSE);
  pal_gui_picture (GTK_WIDGET (view), "calendar-week-dark");
  pal_calendar_view_show (view, PAL_CALENDAR_MONTH, &day);
  pal_gui_settle ();
  pal_gui_picture (GTK_WIDGET (view), "calendar-month-dark");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_picture (GTK_WIDGET (view), "calendar-month");
  pal_gui_text_scale (2);
  pal_gui_picture (GTK_WIDGET (view), "calendar-month-200");
  pal_calendar_view_show (view, PAL_CALENDAR_WEEK, &day);
  pal_gui_settle ();
  pal_gui_picture (GTK_WIDGET (view), "calendar-week-200");
  pal_gui_text_scale (1);
  pal_gui_theme (FALSE, TRUE);
  pal_gui_picture (GTK_WIDGET (view), "calendar-week-contrast");
  pal_gui_theme (FALSE, FALSE);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_hide (window);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  g_test_add_func ("/widgets/calendar/looks", test_looks);
  return g_test_run ();
}
