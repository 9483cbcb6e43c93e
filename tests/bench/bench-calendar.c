/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "pal-bench.h"
#include "pal-gui.h"
#include "widgets/calendar/pal-calendar-private.h"

/* One frame of a calendar with 200 sessions in view: what is drawn, and all of it put on the screen. */

#define SESSIONS 200
#define TURNS 41

static GPtrArray *
sessions (guint first_day, guint n_days)
{
  static const char *const titles[] = { "Parler de son parcours", "Atelier CV", "Coaching collectif 2", "Garde d’enfants : les modes",
                                        "Mobilité 1" };
  static const char *const codes[] = { "RF2", "L1", "PEL6", "MBA", "L2", "RG1" };
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_item_free);

  for (guint i = 0; i < SESSIONS; i++)
    {
      PalCalendarItem *item;
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_dmy (&day, 1, G_DATE_APRIL, 2026);
      g_date_add_days (&day, first_day - 1 + i % n_days);
      item = pal_calendar_item_new (i + 1, &day, 8 * 60 + (int) (i / n_days * 37 % 570), 60 + (int) (i % 4) * 30);
      item->look = (int) (i % 12);
      item->state = (i % 7 == 0 ? PAL_CALENDAR_PROPOSED : 0) | (i % 11 == 0 ? PAL_CALENDAR_CLASH : 0);
      item->title = g_strdup (titles[i % G_N_ELEMENTS (titles)]);
      item->code = g_strdup (codes[i % G_N_ELEMENTS (codes)]);
      item->lines = g_strdup ("Jura\nC. Vasseur");
      item->clash = item->state & PAL_CALENDAR_CLASH ? g_strdup ("Jura prise 2 fois.") : NULL;
      g_ptr_array_add (items, item);
    }
  return items;
}

/* A holiday, a strip and somebody who is away. */
static GPtrArray *
marks (void)
{
  static const guint8 days[][2] = { { 6, 6 }, { 4, 20 }, { 9, 10 } };
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_mark_free);

  for (PalCalendarMarkKind kind = PAL_CALENDAR_HOLIDAY; kind <= PAL_CALENDAR_AWAY; kind++)
    {
      PalCalendarMark *mark;
      GDate from, to;

      g_date_clear (&from, 1);
      g_date_clear (&to, 1);
      g_date_set_dmy (&from, days[kind][0], G_DATE_APRIL, 2026);
      g_date_set_dmy (&to, days[kind][1], G_DATE_APRIL, 2026);
      mark = pal_calendar_mark_new (kind, &from, &to, "Vacances scolaires");
      mark->to_minute = kind == PAL_CALENDAR_AWAY ? PAL_CALENDAR_DAY : 0;
      g_ptr_array_add (all, mark);
    }
  return all;
}

static void
renew (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    renew (child);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Seconds of work since @start until the window has drawn what was asked for: style, places, drawing and pixels. Waiting for the
 * screen and for other programs does not count. */
static double
until_painted (GtkWidget *widget, clock_t start)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (frames, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (frames, handler);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static void
bench (const char *what, PalCalendarView *view)
{
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double)), pulled = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *anew = g_strdup_printf ("%s, all drawn anew, median", what);
  g_autofree char *pull = g_strdup_printf ("%s, one session is pulled, median", what);

  for (guint i = 0; i < TURNS; i++)
    {
      clock_t start = clock ();
      double seconds;

      renew (GTK_WIDGET (view));
      seconds = until_painted (GTK_WIDGET (view), start);
      g_array_append_val (whole, seconds);
      pal_gui_settle ();
      start = clock ();
      pal_calendar_ghost_begin (view, PAL_GHOST_MOVED, g_ptr_array_index (view->scene.items, 3));
      view->ghost.minute += 15;
      pal_calendar_ghost_changed (view);
      seconds = until_painted (GTK_WIDGET (view), start);
      g_array_append_val (pulled, seconds);
      pal_calendar_ghost_drop (view);
      pal_gui_settle ();
    }
  pal_bench_bound (anew, pal_bench_median (whole) * 1000, 16, "ms");
  pal_bench_bound (pull, pal_bench_median (pulled) * 1000, 16, "ms");
}

int
main (int argc, char *argv[])
{
  PalCalendarView *view;
  GtkWindow *window;
  GDate day;

  pal_gui_init (&argc, &argv);
  view = PAL_CALENDAR_VIEW (pal_calendar_view_new ());
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 8, G_DATE_APRIL, 2026);
  pal_calendar_view_set_hours (view, 8 * 60, 18 * 60, 12 * 60, 13 * 60);
  pal_calendar_view_show (view, PAL_CALENDAR_WEEK, &day);
  pal_calendar_view_set_items (view, sessions (6, 5));
  pal_calendar_view_set_marks (view, marks ());
  window = pal_gui_show (GTK_WIDGET (view), 1190, 680);
  bench ("week of 200", view);
  pal_calendar_view_show (view, PAL_CALENDAR_MONTH, &day);
  pal_calendar_view_set_items (view, sessions (1, 30));
  pal_gui_settle ();
  bench ("month of 200", view);
  pal_gui_hide (window);
  return pal_bench_result ();
}
