/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

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

/* Layout --------------------------------------------------------------------------------------------------------------- */

static void
check_inside (const PalCalendarScene *scene, const PalCalendarPlot *plot, const PalCalendarPiece *piece)
{
  double left = pal_calendar_plot_x (plot, scene, piece->day), right = pal_calendar_plot_x (plot, scene, piece->day + 1);

  g_assert_cmpfloat (piece->area.size.width, >=, 1);
  g_assert_cmpfloat (piece->area.size.height, >=, 1);
  g_assert_cmpfloat (piece->area.origin.x, >=, left);
  g_assert_cmpfloat (piece->area.origin.x + piece->area.size.width, <=, right);
  g_assert_cmpfloat (piece->area.origin.y, >=, 0);
  g_assert_cmpfloat (piece->area.origin.y + piece->area.size.height, <=, plot->height);
}

static gboolean
share_a_pixel (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.x < b->origin.x + b->size.width && b->origin.x < a->origin.x + a->size.width
         && a->origin.y < b->origin.y + b->size.height && b->origin.y < a->origin.y + a->size.height;
}

static void
check_layout (const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  for (guint i = 0; i < scene->pieces->len; i++)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (scene, i);

      check_inside (scene, plot, piece);
      for (guint j = 0; j < i; j++)
        g_assert_false (share_a_pixel (&piece->area, &pal_calendar_scene_piece (scene, j)->area));
    }
}

/* Whatever stands at one time: no two sessions share a pixel, and each stays in its day. */
static void
test_layout (void)
{
  static const double heights[] = { 300, 1100, 2600 };

  for (guint turn = 0; turn < 60; turn++)
    {
      PalCalendarScene scene = { 0 };
      PalCalendarPlot plot;
      guint n = (guint) g_test_rand_int_range (1, 45);

      pal_calendar_scene_init (&scene);
      set_date (&scene.day, 8);
      for (guint i = 0; i < n; i++)
        add_item (scene.items, &(Sample) { .day = (guint8) g_test_rand_int_range (5, 13), .minute = g_test_rand_int_range (0, 1440),
                                           .minutes = g_test_rand_int_range (0, 3) == 0 ? 0 : g_test_rand_int_range (1, turn % 2 ? 240 : 1300) });
      pal_calendar_scene_update (&scene);
      pal_calendar_plot_init (&plot, &scene, turn % 3 == 0 ? 26 : 13);
      plot.width = 600 + g_test_rand_int_range (0, 700);
      plot.height = heights[turn % 3];
      pal_calendar_place (&scene, &plot);
      check_layout (&scene, &plot);
      pal_calendar_scene_clear (&scene);
    }
}

/* Two at one time share the day; one beside a gap reaches over it. */
static void
test_lanes (void)
{
  PalCalendarScene scene = { 0 };
  PalCalendarPlot plot;

  pal_calendar_scene_init (&scene);
  set_date (&scene.day, 8);
  add_item (scene.items, &(Sample) { 7, 540, 120 });
  add_item (scene.items, &(Sample) { 7, 570, 30 });
  add_item (scene.items, &(Sample) { 7, 570, 240 });
  add_item (scene.items, &(Sample) { 7, 690, 60 });
  add_item (scene.items, &(Sample) { 11, 600, 60 });
  pal_calendar_scene_update (&scene);
  g_assert_cmpuint (scene.n_columns, ==, 6);   /* Saturday has something */
  pal_calendar_plot_init (&plot, &scene, 13);
  plot.width = 900;
  plot.height = 24 * 60;
  pal_calendar_place (&scene, &plot);
  g_assert_cmpuint (pal_calendar_scene_piece (&scene, 0)->n_lanes, ==, 3);
  g_assert_cmpuint (pal_calendar_scene_piece (&scene, 3)->lane, ==, 0);
  g_assert_cmpuint (pal_calendar_scene_piece (&scene, 4)->n_lanes, ==, 1);
  check_layout (&scene, &plot);
  pal_calendar_scene_clear (&scene);
}

/* At the end of a day, without a length, and over midnight. */
static void
test_odd (void)
{
  static const Sample odd[] = {
    { 7, 1380, 60, 0, 0, "Veillée", "A" }, { 7, 1439, 0, 1, 0, "Rien", "B" }, { 7, 600, 0, 2, 0, NULL, NULL },
    { 8, 540, 20 * 60, 3, 0, "Vingt heures", "C" }, { 9, 1320, 240, 4, PAL_CALENDAR_CLASH, "Nuit", "D", NULL, "La salle est fermée." },
    { 10, 0, 1440, 5, 0, "Tout le jour", "E" }, { 8, -30, -10, 0, 0, "Faux", "F" }, { 8, 5000, 100000, 0, 0, "Très long", "G" },
  };
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  GPtrArray *items = new_items ();
  GDate day;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    add_item (items, &odd[i]);
  pal_calendar_view_set_items (view, items);
  pal_gui_settle ();
  check_layout (&view->scene, &view->plot);
  pal_gui_key ("End");
  pal_gui_picture (GTK_WIDGET (view), "calendar-odd");
  set_date (&day, 8);
  pal_calendar_view_show (view, PAL_CALENDAR_MONTH, &day);
  pal_gui_settle ();
  pal_gui_picture (GTK_WIDGET (view), "calendar-odd-month");
  for (guint i = 0; i < 12; i++)
    pal_gui_key (i % 2 ? "Down" : "Right");
  pal_calendar_view_set_items (view, new_items ());
  pal_gui_settle ();
  pal_gui_key ("Home");
  pal_gui_key ("Delete");
  pal_gui_hide (window);
}

/* Keys ----------------------------------------------------------------------------------------------------------------- */

static void
say (GString *heard, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (heard, format, args);
  va_end (args);
}

static guint
april (guint julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_assert_cmpint (g_date_get_month (&date), ==, G_DATE_APRIL);
  return g_date_get_day (&date);
}

static void
selected_cb (PalCalendarView *view, gint64 id, GString *heard)
{
  say (heard, "selected %d;", (int) id);
}

static void
opened_cb (PalCalendarView *view, gint64 id, GString *heard)
{
  say (heard, "opened %d;", (int) id);
}

static void
asked_cb (PalCalendarView *view, guint day, int minute, int minutes, GString *heard)
{
  say (heard, "asked %u %d %d;", april (day), minute, minutes);
}

static void
moved_cb (PalCalendarView *view, gint64 id, guint day, int minute, GString *heard)
{
  say (heard, "moved %d %u %d;", (int) id, april (day), minute);
}

static void
lengthened_cb (PalCalendarView *view, gint64 id, int minutes, GString *heard)
{
  say (heard, "lengthened %d %d;", (int) id, minutes);
}

static void
deleted_cb (PalCalendarView *view, gint64 id, GString *heard)
{
  say (heard, "deleted %d;", (int) id);
}

static void
turned_cb (PalCalendarView *view, int by, GString *heard)
{
  say (heard, "turned %d;", by);
}

static void
day_opened_cb (PalCalendarView *view, guint day, GString *heard)
{
  say (heard, "day %u;", april (day));
}

static GString *
listen (PalCalendarView *view)
{
  GString *heard = g_string_new (NULL);

  g_signal_connect (view, "selected", G_CALLBACK (selected_cb), heard);
  g_signal_connect (view, "opened", G_CALLBACK (opened_cb), heard);
  g_signal_connect (view, "asked", G_CALLBACK (asked_cb), heard);
  g_signal_connect (view, "moved", G_CALLBACK (moved_cb), heard);
  g_signal_connect (view, "lengthened", G_CALLBACK (lengthened_cb), heard);
  g_signal_connect (view, "deleted", G_CALLBACK (deleted_cb), heard);
  g_signal_connect (view, "turned", G_CALLBACK (turned_cb), heard);
  g_signal_connect (view, "day-opened", G_CALLBACK (day_opened_cb), heard);
  return heard;
}

static void
expect (GString *heard, const char *words)
{
  g_assert_cmpstr (heard->str, ==, words);
  g_string_truncate (heard, 0);
}

static void
press_and_expect (GString *heard, const char *key, const char *words)
{
  pal_gui_key (key);
  expect (heard, words);
}

static void
check_focus (PalCalendarView *view, const char *part)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));

  g_assert_true (PAL_IS_CALENDAR_TILE (focus));
  if (strstr (pal_calendar_tile_get_words (PAL_CALENDAR_TILE (focus)), part) == NULL)
    g_error ("on “%s” instead of “%s”", pal_calendar_tile_get_words (PAL_CALENDAR_TILE (focus)), part);
}

static void
test_walk (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before"), *after = gtk_button_new_with_label ("after");
  g_autoptr (GString) heard = NULL;
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), after);
  gtk_widget_set_vexpand (GTK_WIDGET (view), TRUE);
  window = pal_gui_show (box, 850, 645);
  heard = listen (view);
  gtk_widget_grab_focus (before);
  pal_gui_key ("Tab");
  check_focus (view, "8:00");
  press_and_expect (heard, "Home", "selected 1;");
  check_focus (view, "Jura, C. Vasseur");
  press_and_expect (heard, "Right", "selected 2;");    /* beside it */
  press_and_expect (heard, "Left", "selected 1;");
  press_and_expect (heard, "Down", "selected 2;");     /* still there when the first ends */
  press_and_expect (heard, "Down", "selected 0;");
  check_focus (view, "11:30");
  press_and_expect (heard, "Return", "asked 7 690 60;");
  press_and_expect (heard, "Down", "");
  press_and_expect (heard, "<Control>Down", "selected 3;");
  press_and_expect (heard, "Right", "selected 5;");
  check_focus (view, "Saône est libre");
  press_and_expect (heard, "Return", "opened 5;");
  press_and_expect (heard, "Delete", "deleted 5;");
  press_and_expect (heard, "End", "selected 13;");
  press_and_expect (heard, "Page_Down", "turned 1;");
  press_and_expect (heard, "Page_Up", "turned -1;");
  pal_gui_key ("Tab");
  g_assert_true (gtk_widget_has_focus (after));
  pal_gui_key ("<Shift>Tab");
  check_focus (view, "MBA");
  g_signal_handlers_disconnect_by_data (view, heard);
  pal_gui_hide (window);
}

static void
test_carry (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  g_autoptr (GString) heard = listen (view);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  pal_calendar_view_select (view, 3);
  pal_gui_settle ();
  press_and_expect (heard, "<Shift>Down", "moved 3 7 855;");
  press_and_expect (heard, "<Shift>Up", "moved 3 7 825;");
  press_and_expect (heard, "<Shift>Right", "moved 3 8 840;");
  press_and_expect (heard, "<Shift>Page_Down", "moved 3 14 840;");
  press_and_expect (heard, "<Alt>Down", "moved 3 7 855;");
  press_and_expect (heard, "<Control><Shift>Down", "lengthened 3 135;");
  press_and_expect (heard, "<Control><Shift>Up", "lengthened 3 105;");
  pal_calendar_view_select (view, 13);   /* it is fixed */
  press_and_expect (heard, "<Shift>Down", "");
  pal_calendar_view_select (view, 11);   /* the last day */
  press_and_expect (heard, "<Shift>Right", "");
  g_signal_handlers_disconnect_by_data (view, heard);
  pal_gui_hide (window);
}

/* The pointer ---------------------------------------------------------------------------------------------------------- */

/* Where something stands on the screen, from the corner of the calendar. */
static void
place_of (PalCalendarView *view, gint64 id, double *x, double *top, double *bottom)
{
  GtkWidget *tile = pal_calendar_view_tile (view, (guint) pal_calendar_scene_find_piece (&view->scene, id));
  graphene_rect_t area;

  g_assert_true (gtk_widget_compute_bounds (tile, GTK_WIDGET (view), &area));
  *x = area.origin.x + area.size.width / 2;
  *top = area.origin.y;
  *bottom = area.origin.y + area.size.height;
}

/* What a screen reader says of a session: its own words, or with @hours those of where it is carried. */
static void
check_label (PalCalendarView *view, gint64 id, const char *hours)
{
  GtkWidget *tile = pal_calendar_view_tile (view, (guint) pal_calendar_scene_find_piece (&view->scene, id));
  g_autofree char *day = NULL, *carried = NULL;
  GDate date;

  set_date (&date, 8);
  day = pal_calendar_day_words (&date);
  carried = g_strdup_printf ("%s, %s", day, hours);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       hours != NULL ? carried : pal_calendar_tile_get_words (PAL_CALENDAR_TILE (tile)));
}

static void
test_pull (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  g_autoptr (GString) heard = listen (view);
  double hour = view->plot.height / 24, day = view->plot.width / 5, x, top, bottom;

  place_of (view, 3, &x, &top, &bottom);
  pal_gui_drag (GTK_WIDGET (view), x, top + 20, x + day, top + 20 + hour / 2);
  expect (heard, "selected 3;moved 3 8 870;");
  pal_gui_drag (GTK_WIDGET (view), x, bottom - 3, x, bottom - 3 + hour);
  expect (heard, "lengthened 3 180;");
  pal_gui_drag (GTK_WIDGET (view), x, bottom + 0.5 * hour, x, bottom + 1.2 * hour);
  expect (heard, "selected 0;asked 7 990 45;");

  pal_gui_point (GTK_WIDGET (view), x, top + 20);   /* Escape puts it back */
  pal_gui_button (TRUE);
  pal_gui_point (GTK_WIDGET (view), x, top + 60);
  pal_gui_point (GTK_WIDGET (view), x + day, top + 70);
  pal_gui_picture (GTK_WIDGET (view), "calendar-pull");
  check_label (view, 3, "15:00 – 17:00");
  pal_gui_key ("Escape");
  check_label (view, 3, NULL);
  pal_gui_button (FALSE);
  expect (heard, "selected 3;");
  pal_gui_wait (500);   /* not a double click */
  pal_gui_point (GTK_WIDGET (view), x, top + 20);   /* other sessions come while one is pulled */
  pal_gui_button (TRUE);
  pal_gui_point (GTK_WIDGET (view), x, top + 60);
  pal_calendar_view_set_items (view, sample_items ());
  pal_gui_point (GTK_WIDGET (view), x + day, top + 70);
  pal_gui_button (FALSE);
  expect (heard, "");
  pal_gui_wait (500);
  pal_gui_point (GTK_WIDGET (view), x, top + 20);   /* beyond the edge the hours come along */
  pal_gui_button (TRUE);
  pal_gui_point (GTK_WIDGET (view), x, top + 60);
  pal_gui_point (GTK_WIDGET (view), x, gtk_widget_get_height (GTK_WIDGET (view)) + 30);
  pal_gui_wait (500);
  g_assert_cmpfloat (view->top, >, 8 * 60);
  pal_gui_key ("Escape");
  pal_gui_button (FALSE);
  expect (heard, "");
  place_of (view, 13, &x, &top, &bottom);   /* a fixed one stays */
  pal_gui_drag (GTK_WIDGET (view), x, top + 20, x, top + 20 + hour);
  expect (heard, "selected 13;");
  g_signal_handlers_disconnect_by_data (view, heard);
  pal_gui_hide (window);
}

/* Quickly, and long after the click before, so that it is a double one. */
static void
click_twice (PalCalendarView *view, double x, double y)
{
  pal_gui_wait (500);
  pal_gui_point (GTK_WIDGET (view), x, y);
  for (guint i = 0; i < 2; i++)
    {
      pal_gui_button (TRUE);
      pal_gui_button (FALSE);
    }
}

static void
test_clicks (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  g_autoptr (GString) heard = listen (view);
  double hour = view->plot.height / 24, x, top, bottom;

  place_of (view, 4, &x, &top, &bottom);
  click_twice (view, x, top + 30);
  expect (heard, "selected 4;opened 4;");
  click_twice (view, x, bottom + 0.6 * hour);
  expect (heard, "selected 0;asked 8 750 60;");
  g_signal_handlers_disconnect_by_data (view, heard);
  pal_gui_hide (window);
}

static void
test_month (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_MONTH);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  g_autoptr (GString) heard = listen (view);
  double week = view->plot.height / 5, day = view->plot.width / 5, x, top, bottom;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  press_and_expect (heard, "Right", "selected 8;");
  press_and_expect (heard, "Down", "selected 0;");
  check_focus (view, "9");
  press_and_expect (heard, "Return", "day 9;");
  press_and_expect (heard, "Down", "");
  check_focus (view, "16");
  press_and_expect (heard, "Return", "asked 16 480 60;");
  press_and_expect (heard, "Home", "selected 1;");
  press_and_expect (heard, "<Shift>Down", "moved 1 14 540;");
  press_and_expect (heard, "<Shift>Left", "moved 1 6 540;");
  press_and_expect (heard, "<Control>Return", "day 7;");
  pal_gui_point (GTK_WIDGET (view), view->plot.gutter + 2.5 * day, view->plot.head + week + 10);   /* the number of a day */
  pal_gui_button (TRUE);
  pal_gui_button (FALSE);
  expect (heard, "selected 0;day 8;");
  place_of (view, 2, &x, &top, &bottom);
  pal_gui_drag (GTK_WIDGET (view), x, top + 5, x + 2 * day, top + 5 + week);
  expect (heard, "selected 2;moved 2 16 570;");
  g_signal_handlers_disconnect_by_data (view, heard);
  pal_gui_hide (window);
}

/* What lies beyond the hours that are seen is announced at the edge; a click goes there. What is selected is scrolled to. */
static void
test_edges (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GPtrArray *items = sample_items ();
  g_autoptr (GString) heard = NULL;
  GtkWindow *window;
  double head;

  add_item (items, &(Sample) { 7, 6 * 60, 60, 0, 0, "Tôt" });
  add_item (items, &(Sample) { 9, 21 * 60, 60, 0, 0, "Tard" });
  add_item (items, &(Sample) { 9, 22 * 60, 60, 0, 0, "Plus tard" });
  pal_calendar_view_set_items (view, items);
  window = pal_gui_show (GTK_WIDGET (view), 850, 645);
  heard = listen (view);
  head = pal_calendar_plot_head_height (&view->plot, &view->scene);
  pal_gui_picture (GTK_WIDGET (view), "calendar-edges");
  pal_gui_point (GTK_WIDGET (view), view->plot.gutter + view->plot.width * 0.3, head + 8);
  pal_gui_button (TRUE);
  pal_gui_button (FALSE);
  expect (heard, "selected 14;");
  g_assert_cmpfloat (view->top, <=, 6 * 60);
  pal_calendar_view_select (view, 16);
  pal_gui_settle ();
  expect (heard, "");
  g_assert_cmpfloat (view->top, >, 11 * 60);
  g_signal_handlers_disconnect_by_data (view, heard);
  pal_gui_hide (window);
}

/* A screen reader finds each session, and what is shown. */
static void
test_spoken (void)
{
  PalCalendarView *view = new_view (PAL_CALENDAR_WEEK);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (view), 850, 645);

  for (guint i = 0; i < view->scene.pieces->len; i++)
    {
      g_autofree char *words = pal_calendar_item_words (pal_calendar_scene_item (&view->scene, pal_calendar_scene_piece (&view->scene, i)));
      GtkWidget *tile = pal_calendar_view_tile (view, i);

      g_assert_true (gtk_widget_get_mapped (tile));
      gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
    }
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  pal_gui_hide (window);
}

/* Paper has the colours of the light look. */
static void
test_paper_colours (void)
{
  PalCalendarPalette paper, screen;
  GtkWidget *view = pal_calendar_view_new ();
  GtkWindow *window = pal_gui_show (view, 400, 300);

  pal_calendar_palette_paper (paper);
  pal_calendar_palette_read (screen, view);
  for (PalInk ink = 0; ink < PAL_N_INKS; ink++)
    if (!gdk_rgba_equal (&paper[ink], &screen[ink]))
      g_error ("%s is not the same on paper", pal_calendar_ink_name (ink));
  pal_gui_hide (window);
}

/* A full week of a month is higher on paper, and nothing of it is left out. */
static void
test_paper_rows (void)
{
  PalCalendarScene scene = { 0 };
  PalCalendarPlot plot;

  pal_calendar_scene_init (&scene);
  scene.mode = PAL_CALENDAR_MONTH;
  set_date (&scene.day, 8);
  for (guint i = 0; i < 12; i++)
    add_item (scene.items, &(Sample) { .day = 8, .minute = 480 + (int) i, .minutes = 60 });
  pal_calendar_scene_update (&scene);
  pal_calendar_plot_init (&plot, &scene, 8);
  plot.width = 700;
  plot.height = 460;
  pal_calendar_place (&scene, &plot);
  g_assert_false (pal_calendar_scene_piece (&scene, 11)->shown);
  pal_calendar_plot_fit_rows (&plot, &scene);
  pal_calendar_place (&scene, &plot);
  for (guint i = 0; i < scene.pieces->len; i++)
    g_assert_cmpint (pal_calendar_scene_piece (&scene, i)->shown, ==, pal_calendar_scene_piece (&scene, i)->item >= 0);
  g_assert_cmpfloat_with_epsilon (pal_calendar_plot_row (&plot, &scene, 5), 460, 1);
  pal_calendar_scene_clear (&scene);
}

/* A4 on its side, within margins. */
static void
test_paper (void)
{
  PalCalendarView *view = PAL_CALENDAR_VIEW (g_object_ref_sink (new_view (PAL_CALENDAR_WEEK)));
  const char *pictures = g_getenv ("PALIER_PICTURES");
  g_autofree char *path = g_build_filename (pictures != NULL ? pictures : g_get_tmp_dir (), "calendar.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 842, 595);
  cairo_t *cr = cairo_create (surface);
  GDate day;

  set_date (&day, 8);
  for (PalCalendarMode mode = PAL_CALENDAR_WEEK; mode <= PAL_CALENDAR_MONTH; mode++)
    {
      pal_calendar_view_show (view, mode, &day);
      cairo_save (cr);
      cairo_translate (cr, 36, 60);
      pal_calendar_view_draw_page (view, cr, 842 - 72, 595 - 96);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  if (pictures == NULL)
    g_unlink (path);
  g_object_unref (view);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  g_test_add_func ("/widgets/calendar/layout", test_layout);
  g_test_add_func ("/widgets/calendar/lanes", test_lanes);
  g_test_add_func ("/widgets/calendar/odd", test_odd);
  g_test_add_func ("/widgets/calendar/walk", test_walk);
  g_test_add_func ("/widgets/calendar/carry", test_carry);
  g_test_add_func ("/widgets/calendar/pull", test_pull);
  g_test_add_func ("/widgets/calendar/clicks", test_clicks);
  g_test_add_func ("/widgets/calendar/month", test_month);
  g_test_add_func ("/widgets/calendar/edges", test_edges);
  g_test_add_func ("/widgets/calendar/spoken", test_spoken);
  g_test_add_func ("/widgets/calendar/paper", test_paper);
  g_test_add_func ("/widgets/calendar/paper-rows", test_paper_rows);
  g_test_add_func ("/widgets/calendar/paper-colours", test_paper_colours);
  g_test_add_func ("/widgets/calendar/looks", test_looks);
  return g_test_run ();
}
