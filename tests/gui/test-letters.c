/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pages/letters/pal-letter-templates.h"
#include "pages/preferences/pal-kind-pane.h"
#include "rules/pal-demo.h"
#include "widgets/pal-band.h"
#include "widgets/pal-paper-view.h"

#include "pal-gui-window.h"

/* Letters in the real window, by actions and typed keys, on the demonstration. Today is 17 March 2026. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("letters-%s", name), *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_look (window, light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, dark);
  pal_gui_theme (FALSE, FALSE);
}

static GtkWidget *
get_page (PalWindow *window)
{
  return pal_window_get_page (window, "letters");
}

static GtkWidget *
templates_of (PalWindow *window)
{
  return pal_gui_find_type (get_page (window), PAL_TYPE_LETTER_TEMPLATES);
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
}

static char *
page_text (GtkWidget *root)
{
  PalPaperView *view = PAL_PAPER_VIEW (pal_gui_find_type (root, PAL_TYPE_PAPER_VIEW));

  return pal_document_get_page_text (pal_paper_view_get_document (view), pal_paper_view_get_page (view));
}

static void
open_template (PalWindow *window, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM letter_template WHERE kind = '%s' ORDER BY id", kind);
  g_autofree char *address = g_strdup_printf ("letters/%" G_GINT64_FORMAT, ask (window, sql));

  pal_gui_go (window, address);
  pal_gui_wait (250);
  pal_gui_settle ();
}

/* Templates -------------------------------------------------------------------------------------------------------- */

/* What comes with Palier, in this language: every field is one, and the preview has a letter. */
static void
test_usual (void)
{
  PalWindow *window = pal_gui_open ("usual.palier", fill_demo, NULL, "letters");
  static const char *const kinds[] = { "CONVOCATION", "DECISION_ACCEPTED", "DECISION_REFUSED", "OTHER" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = NULL;

      open_template (window, kinds[i]);
      text = page_text (get_page (window));
      g_assert_nonnull (strstr (text, "Habitat des Trois-Rivières"));
      g_assert_false (gtk_widget_get_mapped (pal_gui_find_type (get_page (window), PAL_TYPE_BAND)));
      look (window, kinds[i]);
    }
  pal_gui_close (window);
}

/* Typed: the preview follows; a field that is none is said; undone, all is as before. */
static void
test_edit (void)
{
  PalWindow *window = pal_gui_open ("edit.palier", fill_demo, NULL, "letters");
  gint64 before = ask (window, "SELECT count(*) FROM letter_template WHERE subject = 'Bonjour'");
  g_autofree char *text = NULL;
  GtkWidget *band;

  open_template (window, "OTHER");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (get_page (window), "subject")), "Bonjour");
  pal_gui_wait (300);
  text = page_text (get_page (window));
  g_assert_nonnull (strstr (text, "Bonjour"));
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template WHERE subject = 'Bonjour'"), ==, before + 1);

  gtk_widget_grab_focus (GTK_WIDGET (pal_gui_find_input (get_page (window), "subject")));
  pal_gui_settle ();
  pal_gui_key ("End");
  pal_gui_act (templates_of (window), "letters.insert::first_name");
  pal_gui_type ("{x}");
  pal_gui_wait (300);
  band = pal_gui_find_type (get_page (window), PAL_TYPE_BAND);
  g_assert_true (gtk_widget_get_mapped (band));
  look (window, "unknown");
  pal_gui_key ("Tab");
  undo (window);
  undo (window);
  pal_gui_wait (300);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template WHERE subject LIKE 'Bonjour%'"), ==, 0);
  g_assert_false (gtk_widget_get_mapped (band));
  pal_gui_close (window);
}

static void
test_duplicate (void)
{
  PalWindow *window = pal_gui_open ("duplicate.palier", fill_demo, NULL, "letters");

  open_template (window, "OTHER");
  pal_gui_act (templates_of (window), "letters.duplicate");
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 6);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template WHERE kind = 'OTHER'"), ==, 2);
  pal_gui_act (pal_gui_find_type (get_page (window), PAL_TYPE_KIND_PANE), "kind.delete");
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 5);
  undo (window);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 5);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template WHERE kind = 'OTHER'"), ==, 1);
  pal_gui_close (window);
}

/* An old file has none: it is offered the usual ones. */
static void
test_none (void)
{
  PalWindow *window = pal_gui_open ("none.palier", NULL, NULL, "letters");

  look (window, "none");
  pal_gui_act (templates_of (window), "letters.add-usual");
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 5);
  open_template (window, "CONVOCATION");
  look (window, "nobody");
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 0);
  pal_gui_close (window);
}

static void
test_large (void)
{
  PalWindow *window;

  pal_gui_text_scale (2);
  window = pal_gui_open ("large.palier", fill_demo, NULL, "letters");
  open_template (window, "CONVOCATION");
  look (window, "large");
  pal_gui_act (templates_of (window), "letters.preview");
  look (window, "large-preview");
  pal_gui_close (window);
  pal_gui_text_scale (1);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/letters/usual", test_usual);
  g_test_add_func ("/letters/edit", test_edit);
  g_test_add_func ("/letters/duplicate", test_duplicate);
  g_test_add_func ("/letters/none", test_none);
  g_test_add_func ("/letters/large", test_large);
  return pal_gui_run ();
}
