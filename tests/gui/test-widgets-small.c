/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include "widgets/pal-band.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-column-chart.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-gauge.h"
#include "widgets/pal-pattern.h"
#include "widgets/pal-progress.h"
#include "widgets/pal-toast.h"
#include "widgets/pal-wrap-layout.h"

static void
activated_cb (GSimpleAction *action, GVariant *parameter, guint *count)
{
  (*count)++;
}

/* An action "win.NAME" that counts how often it is activated. */
static void
add_action (GtkWindow *window, const char *name, guint *count)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect (action, "activate", G_CALLBACK (activated_cb), count);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
}

static void
test_toast (void)
{
  GtkWidget *toaster = pal_toaster_new (), *page = gtk_label_new ("page");
  GtkWindow *window;
  GtkWidget *button;
  guint undone = 0;

  pal_toaster_set_child (PAL_TOASTER (toaster), page);
  window = pal_gui_show (toaster, 500, 300);
  add_action (window, "undo", &undone);
  g_assert_null (pal_toaster_get_message (PAL_TOASTER (toaster)));
  g_assert_true (pal_toast (page, "Lina Benali deleted", "Undo", "win.undo"));
  pal_gui_settle ();
  g_assert_cmpstr (pal_toaster_get_message (PAL_TOASTER (toaster)), ==, "Lina Benali deleted");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);

  button = pal_gui_find_words (toaster, GTK_TYPE_BUTTON, "Undo");
  pal_gui_click (button);
  g_assert_cmpuint (undone, ==, 1);
  g_assert_null (pal_toaster_get_message (PAL_TOASTER (toaster)));

  pal_toaster_show (PAL_TOASTER (toaster), "Copied", NULL, NULL);
  pal_gui_settle ();
  g_assert_false (gtk_widget_get_mapped (button));
  pal_gui_hide (window);
}

/* It goes by itself, but not while one is on the way to its button. */
static void
test_toast_time (void)
{
  GtkWidget *toaster = pal_toaster_new (), *page = gtk_button_new_with_label ("page");
  GtkWindow *window;
  guint undone = 0;

  pal_toaster_set_child (PAL_TOASTER (toaster), page);
  window = pal_gui_show (toaster, 500, 300);
  add_action (window, "undo", &undone);
  pal_toaster_show (PAL_TOASTER (toaster), "Deleted", "Undo", "win.undo");
  pal_gui_settle ();
  gtk_widget_grab_focus (pal_gui_find_words (toaster, GTK_TYPE_BUTTON, "Undo"));
  pal_gui_wait (6500);
  g_assert_cmpstr (pal_toaster_get_message (PAL_TOASTER (toaster)), ==, "Deleted");
  gtk_widget_grab_focus (page);
  pal_gui_wait (5000);
  g_assert_cmpstr (pal_toaster_get_message (PAL_TOASTER (toaster)), ==, "Deleted");
  pal_gui_wait (2000);
  g_assert_null (pal_toaster_get_message (PAL_TOASTER (toaster)));
  pal_gui_hide (window);
}

static void
test_progress (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *progress = pal_progress_new (), *bar;
  GtkWindow *window = pal_gui_show (progress, 400, 100);

  g_assert_false (gtk_widget_get_visible (progress));
  pal_progress_start (PAL_PROGRESS (progress), "Import", cancellable);
  pal_gui_settle ();
  bar = pal_gui_find_type (progress, GTK_TYPE_PROGRESS_BAR);
  pal_progress_set (PAL_PROGRESS (progress), 0.25, "row 1 of 4");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.25);
  g_assert_nonnull (pal_gui_find_words (progress, GTK_TYPE_LABEL, "row 1 of 4"));
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);

  pal_gui_click (pal_gui_find_type (progress, GTK_TYPE_BUTTON));
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  pal_progress_set (PAL_PROGRESS (progress), 0.5, "row 2 of 4");   /* one that was on its way */
  g_assert_null (pal_gui_find_words (progress, GTK_TYPE_LABEL, "row 2 of 4"));
  pal_progress_stop (PAL_PROGRESS (progress));
  g_assert_false (gtk_widget_get_visible (progress));
  pal_gui_hide (window);
}

static void
test_band (void)
{
  GtkWidget *band = pal_band_new (PAL_BAND_WARN, "What is missing before you send:");
  GtkWindow *window = pal_gui_show (band, 500, 100);
  guint opened = 0;

  add_action (window, "open", &opened);
  pal_band_add_link (PAL_BAND (band), "3 dates of birth", "win.open");
  pal_band_add_button (PAL_BAND (band), "Send", "win.open");
  pal_gui_settle ();
  g_assert_true (gtk_widget_has_css_class (band, "warn"));
  pal_gui_click (pal_gui_find_words (band, GTK_TYPE_BUTTON, "3 dates of birth"));
  pal_gui_click (pal_gui_find_words (band, GTK_TYPE_BUTTON, "Send"));
  g_assert_cmpuint (opened, ==, 2);
  pal_band_set (PAL_BAND (band), PAL_BAND_BAD, "Late");
  pal_band_clear_buttons (PAL_BAND (band));
  g_assert_false (gtk_widget_has_css_class (band, "warn"));
  g_assert_true (gtk_widget_has_css_class (band, "bad"));
  g_assert_null (pal_gui_find_type (band, GTK_TYPE_BUTTON));
  pal_gui_hide (window);
}

static void
test_empty (void)
{
  GtkWidget *empty = pal_empty_new (NULL, "No cohort", "A cohort is one run of a programme.");
  GtkWindow *window = pal_gui_show (empty, 400, 300);
  GtkWidget *first;
  guint made = 0;

  add_action (window, "new", &made);
  pal_empty_add_action (PAL_EMPTY (empty), "New cohort", "win.new");
  pal_empty_add_action (PAL_EMPTY (empty), "Import", "win.new");
  pal_gui_settle ();
  first = pal_gui_find_words (empty, GTK_TYPE_BUTTON, "New cohort");
  g_assert_true (gtk_widget_has_css_class (first, "suggested-action"));
  g_assert_false (gtk_widget_has_css_class (pal_gui_find_words (empty, GTK_TYPE_BUTTON, "Import"), "suggested-action"));
  gtk_widget_grab_focus (first);
  pal_gui_key ("Return");
  g_assert_cmpuint (made, ==, 1);
  pal_gui_hide (window);
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (pal_chip_new (PAL_CHIP_LATE, "4 days late"));

  g_assert_true (gtk_widget_has_css_class (chip, "late"));
  g_assert_true (pal_chip_set_named (PAL_CHIP (chip), "ok", "Yes"));
  g_assert_true (gtk_widget_has_css_class (chip, "ok"));
  g_assert_false (gtk_widget_has_css_class (chip, "late"));
  g_assert_true (pal_chip_set_named (PAL_CHIP (chip), "cohort-7", "RF8"));
  g_assert_true (gtk_widget_has_css_class (chip, "c2"));
  g_assert_false (pal_chip_set_named (PAL_CHIP (chip), "no such kind", "?"));
  g_assert_false (gtk_widget_has_css_class (chip, "c2"));
  g_assert_nonnull (pal_gui_find_words (chip, GTK_TYPE_LABEL, "?"));
  g_object_unref (chip);
}

/* 36 cohorts look different from each other. */
static void
test_cohort_looks (void)
{
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 36; i++)
    {
      PalPattern pattern;
      char color[8], soft[13];

      pal_cohort_look (i, &pattern, color, soft);
      g_assert_true (g_str_has_prefix (soft, color));
      g_hash_table_add (looks, g_strdup_printf ("%s %d", color, pattern));
    }
  g_assert_cmpuint (g_hash_table_size (looks), ==, 36);
}

static void
test_gauge (void)
{
  GtkWidget *gauge = g_object_ref_sink (pal_gauge_new ());

  pal_gauge_set (PAL_GAUGE (gauge), 22, 50, 25);
  g_assert_true (pal_gauge_is_below (PAL_GAUGE (gauge)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gauge), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 22.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gauge), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 50.0);
  pal_gauge_set (PAL_GAUGE (gauge), 25, 50, 25);
  g_assert_false (pal_gauge_is_below (PAL_GAUGE (gauge)));
  pal_gauge_set (PAL_GAUGE (gauge), 3, 0, -1);
  g_assert_false (pal_gauge_is_below (PAL_GAUGE (gauge)));
  g_object_unref (gauge);
}

static void
test_chart (void)
{
  static const double figures[] = { 6, 4 };
  GtkWidget *chart = pal_column_chart_new ("Exits by class");
  GtkWindow *window = pal_gui_show (chart, 400, 240);

  pal_gui_settle ();   /* nothing to draw yet */
  pal_column_chart_add_series (PAL_COLUMN_CHART (chart), "lasting job");
  pal_column_chart_add_series (PAL_COLUMN_CHART (chart), "dynamic");
  pal_column_chart_add_column (PAL_COLUMN_CHART (chart), "Q1", figures, TRUE);
  pal_gui_settle ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "Exits by class");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Q1: lasting job 6, dynamic 4");
  pal_column_chart_clear (PAL_COLUMN_CHART (chart));
  pal_gui_settle ();
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  pal_gui_hide (window);
}

static int
height_at (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Three children of 100 × 20 with 10 between them. */
static void
test_wrap (void)
{
  GtkWidget *wrap = g_object_ref_sink (pal_wrap_new (10)), *children[3];
  int minimum, natural;

  for (guint i = 0; i < 3; i++)
    {
      children[i] = gtk_label_new (NULL);
      gtk_widget_set_size_request (children[i], 100, 20);
      pal_wrap_append (PAL_WRAP (wrap), children[i]);
    }
  gtk_widget_measure (wrap, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 320);
  g_assert_cmpint (height_at (wrap, 320), ==, 20);
  g_assert_cmpint (height_at (wrap, 319), ==, 50);
  g_assert_cmpint (height_at (wrap, 210), ==, 50);
  g_assert_cmpint (height_at (wrap, 209), ==, 80);
  gtk_widget_set_visible (children[1], FALSE);
  g_assert_cmpint (height_at (wrap, 210), ==, 20);
  g_object_unref (wrap);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  g_test_add_func ("/widgets/small/toast", test_toast);
  g_test_add_func ("/widgets/small/toast-time", test_toast_time);
  g_test_add_func ("/widgets/small/progress", test_progress);
  g_test_add_func ("/widgets/small/band", test_band);
  g_test_add_func ("/widgets/small/empty", test_empty);
  g_test_add_func ("/widgets/small/chip", test_chip);
  g_test_add_func ("/widgets/small/cohort-looks", test_cohort_looks);
  g_test_add_func ("/widgets/small/gauge", test_gauge);
  g_test_add_func ("/widgets/small/chart", test_chart);
  g_test_add_func ("/widgets/small/wrap", test_wrap);
  return g_test_run ();
}
