/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/cohorts/pal-cohort-members.h"
#include "pages/letters/pal-letter-insert.h"
#include "pages/letters/pal-letter-templates.h"
#include "pages/letters/pal-letter-window.h"
#include "pages/preferences/pal-kind-pane.h"
#include "rules/demo/pal-demo.h"
#include "widgets/pal-band.h"
#include "widgets/pal-paper-view.h"
#include "widgets/pal-table.h"

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
  static const char *const kinds[] = { "CONVOCATION", "CONVOCATION_SESSION", "DECISION_ACCEPTED", "DECISION_REFUSED", "OTHER" };

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
  pal_gui_act (pal_gui_find_type (get_page (window), PAL_TYPE_LETTER_INSERT), "letters.insert::first_name");
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
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 7);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template WHERE kind = 'OTHER'"), ==, 2);
  pal_gui_act (pal_gui_find_type (get_page (window), PAL_TYPE_KIND_PANE), "kind.delete");
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 6);
  undo (window);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 6);
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
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 6);
  open_template (window, "CONVOCATION");
  look (window, "nobody");
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM letter_template"), ==, 0);
  pal_gui_close (window);
}

/* Writing ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
letter_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);

      if (PAL_IS_LETTER_WINDOW (one))
        return one;
    }
  return NULL;
}

static GtkWidget *
members_of (PalWindow *window)
{
  return pal_gui_find_type (pal_window_get_page (window, "cohorts"), PAL_TYPE_COHORT_MEMBERS);
}

/* The first two of the members, by the keyboard. */
static GtkWidget *
write_to_two (PalWindow *window, const char *cohort)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM cohort WHERE name LIKE '%s%%'", cohort);
  g_autofree char *address = g_strdup_printf ("cohorts/%" G_GINT64_FORMAT, ask (window, sql));
  GtkWidget *letters;

  pal_gui_go (window, address);
  gtk_widget_grab_focus (pal_gui_find_type (members_of (window), PAL_TYPE_TABLE));
  pal_gui_settle ();
  pal_gui_key ("Home");
  pal_gui_key ("<Shift>Down");
  pal_gui_act (members_of (window), "cohort.letters");
  letters = letter_window ();
  g_assert_nonnull (letters);
  pal_gui_attend (GTK_WINDOW (letters));
  pal_gui_settle ();
  return letters;
}

static void
look_at (GtkWidget *letters, const char *name)
{
  g_autofree char *file = g_strdup_printf ("letters-%s", name);

  g_assert_cmpuint (pal_gui_check_names (letters), ==, 0);
  pal_gui_picture (letters, file);
}

static char *
whole_text (GtkWidget *letters)
{
  PalPaperView *view = PAL_PAPER_VIEW (pal_gui_find_type (letters, PAL_TYPE_PAPER_VIEW));
  PalDocument *document = pal_paper_view_get_document (view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pal_document_get_n_pages (document); i++)
    {
      g_autofree char *page = pal_document_get_page_text (document, i);

      g_string_append (text, page);
    }
  return g_string_free (text, FALSE);
}

static void
act_on (GtkWidget *letters, const char *action, const char *path)
{
  g_assert_true (gtk_widget_activate_action (letters, action, "s", path));
  pal_gui_settle ();
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".pdf");
  return n;
}

/* Two members: the text of one of them is changed, both are on paper, then kept as sent, and that undone. */
static void
test_write (void)
{
  PalWindow *window = pal_gui_open ("write.palier", fill_demo, NULL, "cohorts");
  GtkWidget *letters = write_to_two (window, "L1 — session");
  g_autofree char *folder = g_dir_make_tmp ("palier-letters-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "all.pdf", NULL), *bytes = NULL, *text = NULL;
  gint64 notes = ask (window, "SELECT count(*) FROM note");
  gpointer weak = letters;

  look_at (letters, "write");
  gtk_widget_grab_focus (pal_gui_find_type (letters, GTK_TYPE_TEXT_VIEW));
  pal_gui_settle ();
  pal_gui_key ("<Control>Home");
  pal_gui_type ("Un mot pour vous seul");
  act_on (letters, "letter.pdf-to", path);
  text = whole_text (letters);
  g_assert_nonnull (strstr (text, "Un mot pour vous seul"));
  g_assert_null (strstr (strstr (text, "Un mot pour vous seul") + 1, "Un mot pour vous seul"));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  act_on (letters, "letter.pdf-each-to", folder);
  g_assert_cmpuint (count_files (folder), ==, 3);
  pal_gui_key ("Page_Down");
  look_at (letters, "written");

  g_object_add_weak_pointer (G_OBJECT (letters), &weak);
  pal_gui_act (letters, "letter.keep-sent");
  while (weak != NULL)
    pal_gui_wait (10);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM note"), ==, notes + 2);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM note WHERE text LIKE '%Un mot pour vous seul%'"), ==, 1);
  g_assert_cmpstr (pal_gui_toast (window), !=, "");
  pal_gui_attend (GTK_WINDOW (window));
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count(*) FROM note"), ==, notes);
  pal_gui_remove (folder);
  pal_gui_close (window);
}

/* From a course of one person. */
static void
test_course (void)
{
  PalWindow *window = pal_gui_open ("course.palier", fill_demo, NULL, "participants");
  g_autofree char *address = g_strdup_printf (
    "participants/%" G_GINT64_FORMAT "/course",
    ask (window, "SELECT participant FROM prescription WHERE decision = 'REFUSED' ORDER BY id LIMIT 1"));
  GtkWidget *letters, *button;
  g_autofree char *text = NULL;

  pal_gui_go (window, address);
  button = pal_gui_find_button (pal_window_get_page (window, "participants"), _("Letter…"));
  g_assert_true (gtk_widget_grab_focus (button));
  pal_gui_settle ();
  pal_gui_key ("space");
  letters = letter_window ();
  g_assert_nonnull (letters);
  text = whole_text (letters);
  g_assert_nonnull (strstr (text, "Habitat des Trois-Rivières"));
  look_at (letters, "course");
  gtk_window_close (GTK_WINDOW (letters));
  pal_gui_close (window);
}

/* Pages by keys and buttons, larger and smaller. */
static void
test_view (void)
{
  g_autoptr (PalDocument) document = pal_document_new ("Pages");
  GtkWidget *view = pal_paper_view_new ();
  g_autofree char *page = g_strdup_printf (_("Page %u of %u"), 2u, 3u), *spoken = NULL;
  GtkDrawingArea *area;
  GtkWindow *window;
  int height;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *words = g_strdup_printf ("The words of page %u", i + 1);

      pal_document_begin_part (document, words);
      pal_document_add_paragraph (document, PAL_PARAGRAPH_BODY, words);
    }
  pal_paper_view_set_document (PAL_PAPER_VIEW (view), document);
  window = pal_gui_show (view, 700, 500);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  pal_gui_key ("Page_Down");
  pal_gui_key ("Page_Down");
  g_assert_cmpuint (pal_paper_view_get_page (PAL_PAPER_VIEW (view)), ==, 2);
  pal_gui_key ("Page_Down");
  g_assert_cmpuint (pal_paper_view_get_page (PAL_PAPER_VIEW (view)), ==, 2);
  pal_gui_key ("Page_Up");
  g_assert_cmpuint (pal_paper_view_get_page (PAL_PAPER_VIEW (view)), ==, 1);
  spoken = g_strdup_printf ("%s\nThe words of page 2\n", page);
  area = GTK_DRAWING_AREA (pal_gui_find_type (view, GTK_TYPE_DRAWING_AREA));
  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       spoken);
  height = gtk_drawing_area_get_content_height (area);
  pal_gui_key ("<Control>minus");
  g_assert_cmpint (gtk_drawing_area_get_content_height (area), <, height);
  pal_gui_act (view, "paper.zoom-in");
  pal_gui_act (view, "paper.zoom-in");
  g_assert_cmpint (gtk_drawing_area_get_content_height (area), >, height);
  pal_gui_picture (view, "paper-view");
  pal_gui_hide (window);
}

/* The letter of the last step is proposed; Escape closes. */
static void
test_proposed (void)
{
  PalWindow *window = pal_gui_open ("proposed.palier", fill_demo, NULL, "cohorts");
  GtkWidget *letters = write_to_two (window, "RF2");
  gpointer weak = letters;

  look_at (letters, "convocation");
  g_object_add_weak_pointer (G_OBJECT (letters), &weak);
  pal_gui_key ("Escape");
  for (guint i = 0; weak != NULL && i < 200; i++)
    pal_gui_wait (10);
  g_assert_null (weak);
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
  look_at (write_to_two (window, "RF2"), "large-write");
  gtk_window_close (GTK_WINDOW (letter_window ()));
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
  g_test_add_func ("/letters/write", test_write);
  g_test_add_func ("/letters/proposed", test_proposed);
  g_test_add_func ("/letters/course", test_course);
  g_test_add_func ("/letters/view", test_view);
  g_test_add_func ("/letters/large", test_large);
  return pal_gui_run ();
}
