/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/doubles/pal-doubles-list.h"
#include "pages/pal-page.h"
#include "records/pal-record.h"
#include "widgets/pal-band.h"
#include "widgets/pal-form.h"

#include "pal-gui-window.h"

/* Doubles in the real window, by actions and typed keys: proposed while typing, in their list, merged, told apart, and back. */

typedef struct {
  gint64 lina, double_lina, zoe, double_zoe, awa, cohort;
} People;

#define PATIENCE 8000

static gint64
save (PalEdit *edit, const char *kind, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find (kind));

  for (; values[0] != NULL; values += 2)
    {
      pal_record_set_raw (record, values[0], values[1], &error);
      g_assert_no_error (error);
    }
  pal_record_save (record, edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

#define SAVE(edit, kind, ...) save (edit, kind, (const char *const[]) { __VA_ARGS__, NULL })

static const char *
number (gint64 id)
{
  static char texts[8][24];
  static guint next;
  char *text = texts[next++ % G_N_ELEMENTS (texts)];

  g_snprintf (text, sizeof texts[0], "%" G_GINT64_FORMAT, id);
  return text;
}

static void
fill (PalStore *store, gpointer data)
{
  People *people = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "people", &error);

  g_assert_no_error (error);
  gint64 programme = SAVE (edit, "programme", "code", "RF", "name", "Femmes en avant");
  people->cohort = SAVE (edit, "cohort", "programme", number (programme), "name", "RF1 — Les Lochères");
  people->lina = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "gender", "F", "birth-on", "1988-03-12",
                       "phone", "06 41 27 83 05", "address", "12 av. de la République", "city", "Dijon", "note", "Vient le lundi.");
  people->awa = SAVE (edit, "participant", "last-name", "Ouédraogo", "first-name", "Awa", "birth-on", "1990-02-01");
  people->zoe = SAVE (edit, "participant", "last-name", "Müller", "first-name", "Zoé", "birth-on", "1975-01-30", "phone", "0380112233");
  people->double_lina = SAVE (edit, "participant", "last-name", "BENALI", "first-name", "LINA", "birth-on", "1988-12-03", "phone",
                              "+33641278305", "email", "lina@exemple.fr", "address", "3 rue des Mimosas", "note", "Préfère le téléphone.");
  people->double_zoe = SAVE (edit, "participant", "last-name", "Muller", "first-name", "Zoe", "birth-on", "1975-01-30");
  SAVE (edit, "prescription", "participant", number (people->lina), "cohort", number (people->cohort), "prescribed-on", "2026-01-05");
  SAVE (edit, "barrier", "participant", number (people->double_lina), "theme", "MOBILITE");
  SAVE (edit, "note", "participant", number (people->double_lina), "text", "Premier entretien");
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_id (PalWindow *window, const char *page, const char *id)
{
  GtkWidget *found = pal_gui_find (pal_window_get_page (window, page), id);

  g_assert_nonnull (found);
  return found;
}

static gint64
ask (PalWindow *window, const char *sql, gint64 id)
{
  return pal_store_ask_int_of (pal_window_get_store (window), sql, id, -1);
}

static void
assert_kept (PalWindow *window, gint64 id, const char *field, const char *raw)
{
  g_autoptr (PalRecord) record = pal_record_load (pal_window_get_store (window), pal_kind_find ("participant"), id, NULL);
  g_autofree char *there = pal_record_get_raw (record, field);

  g_assert_cmpstr (there, ==, raw);
}

/* The first band that is seen below the fields, once it is there; NULL when none comes. */
static GtkWidget *
wait_for_band (PalWindow *window)
{
  GtkWidget *known = find_id (window, "participants", "known");

  for (guint waited = 0; waited < PATIENCE && !gtk_widget_get_visible (known); waited += 20)
    pal_gui_wait (20);
  pal_gui_wait (300);   /* what was typed last is looked at too */
  return gtk_widget_get_visible (known) ? gtk_widget_get_first_child (known) : NULL;
}

static char *
words_of (GtkWidget *band)
{
  char *words = NULL;

  g_object_get (band, "text", &words, NULL);
  return words;
}

static PalDoublesList *
list_of (PalWindow *window)
{
  return PAL_DOUBLES_LIST (find_id (window, "doubles", "list"));
}

static void
wait_for_pairs (PalWindow *window, guint n)
{
  for (guint waited = 0; waited < PATIENCE && pal_doubles_list_get_n (list_of (window)) != n; waited += 20)
    pal_gui_wait (20);
  g_assert_cmpuint (pal_doubles_list_get_n (list_of (window)), ==, n);
  pal_gui_wait (50);
}

static void
type_person (PalWindow *window, const char *last, const char *first)
{
  pal_gui_act (GTK_WIDGET (window), "win.new-participant");
  pal_gui_type (last);
  pal_gui_key ("Tab");
  pal_gui_key ("Tab");
  pal_gui_type (first);
}

/* While typing -------------------------------------------------------------------------------------------------------- */

static void
test_typing (void)
{
  People people;
  PalWindow *window = pal_gui_open ("typing.palier", fill, &people, "participants");
  GtkWidget *band, *known;

  type_person (window, "Ouedraogo", "Awa");
  g_assert_true (pal_gui_has_focus (find_id (window, "participants", "first_name")));   /* nothing took the keyboard */
  band = wait_for_band (window);
  g_assert_nonnull (band);
  g_autofree char *words = words_of (band);
  pal_gui_assert_says (words, "Awa Ouédraogo, 01/02/1990");
  pal_gui_look (window, "doubles-typing");
  pal_gui_key ("Tab");
  g_assert_cmpuint (pal_gui_check_names (find_id (window, "participants", "identity_form")), ==, 0);

  /* A birth that speaks against it takes the proposal away. */
  pal_gui_type_into (find_id (window, "participants", "birth_on"), "15/08/1960");
  known = find_id (window, "participants", "known");
  for (guint waited = 0; waited < PATIENCE && gtk_widget_get_visible (known); waited += 20)
    pal_gui_wait (20);
  g_assert_false (gtk_widget_get_visible (known));
  pal_gui_close (window);
}

static void
test_somebody_else (void)
{
  People people;
  PalWindow *window = pal_gui_open ("else.palier", fill, &people, "participants");
  GtkWidget *band;

  type_person (window, "Ouedraogo", "Awa");
  pal_gui_key ("Tab");
  gint64 id = pal_store_ask_int (pal_window_get_store (window), "SELECT max (id) FROM participant", 0);
  assert_kept (window, id, "first-name", "Awa");
  band = wait_for_band (window);
  g_assert_nonnull (band);
  gtk_widget_grab_focus (pal_gui_find_button (band, _("It Is Somebody Else")));
  pal_gui_key ("space");
  g_assert_false (gtk_widget_get_visible (find_id (window, "participants", "known")));
  g_assert_cmpint (ask (window, "SELECT other FROM not_double WHERE participant = ?1", id), ==, people.awa);
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM not_double WHERE participant = ?1", id), ==, 0);
  pal_gui_close (window);
}

/* Who is proposed can be opened, and compared with who was typed. */
static void
test_compare (void)
{
  People people;
  PalWindow *window = pal_gui_open ("compare.palier", fill, &people, "participants");
  GtkWidget *band;

  type_person (window, "Ouedraogo", "Awa");
  pal_gui_key ("Tab");
  band = wait_for_band (window);
  pal_gui_click (pal_gui_find_button (band, _("Compare")));
  g_autofree char *at = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (at, "doubles/"));
  pal_gui_assert_says (gtk_label_get_text (GTK_LABEL (find_id (window, "doubles", "names"))), "Awa Ouédraogo");
  pal_gui_key ("<Alt>Left");
  g_autofree char *back = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (back, "participants/"));
  pal_gui_close (window);
}

/* The list ------------------------------------------------------------------------------------------------------------- */

/* By keyboard alone: down the list, a value chosen, merged; the next pair told apart; nothing is left. */
static void
test_list (void)
{
  People people;
  PalWindow *window = pal_gui_open ("list.palier", fill, &people, "participants");
  PalDouble pair;

  pal_gui_act (GTK_WIDGET (window), "win.doubles");
  wait_for_pairs (window, 2);
  g_assert_true (pal_doubles_list_find (list_of (window), people.lina, people.double_lina, &pair));
  g_assert_true (pair.reasons & PAL_DOUBLE_SWAPPED_BIRTH);
  g_assert_true (pair.reasons & PAL_DOUBLE_SAME_PHONE);
  pal_gui_key ("<Control>f");
  pal_gui_key ("space");
  g_autofree char *first = pal_window_get_address (window);
  g_autofree char *wanted = pal_address_format ("doubles", people.lina, number (people.double_lina));
  g_assert_cmpstr (first, ==, wanted);
  pal_gui_look (window, "doubles");
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, "doubles-dark");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_text_scale (2);
  pal_gui_look (window, "doubles-large");
  pal_gui_text_scale (1);
  g_assert_cmpuint (pal_gui_check_names (pal_window_get_page (window, "doubles")), ==, 0);

  /* The birth of the first is proposed no more than that of the second: it was written later. Left takes the first. */
  GtkWidget *compare = find_id (window, "doubles", "compare");
  GtkWidget *birth = pal_gui_find_words (compare, GTK_TYPE_LABEL, "12/03/1988");
  GtkWidget *button = gtk_widget_get_ancestor (birth, GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  gtk_widget_grab_focus (gtk_widget_get_ancestor (pal_gui_find_words (compare, GTK_TYPE_LABEL, "03/12/1988"), GTK_TYPE_CHECK_BUTTON));
  pal_gui_key ("Left");
  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
    pal_gui_key ("space");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  pal_gui_key ("<Control>Return");

  pal_gui_assert_says (pal_gui_toast (window), "Lina Benali");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant WHERE id = ?1", people.double_lina), ==, 0);
  assert_kept (window, people.lina, "birth-on", "1988-03-12");
  assert_kept (window, people.lina, "last-name", "Benali");
  assert_kept (window, people.lina, "email", "lina@exemple.fr");
  assert_kept (window, people.lina, "note", "Vient le lundi.\n\nPréfère le téléphone.");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE participant = ?1", people.lina), ==, 1);

  /* The next pair is open, and told apart. */
  wait_for_pairs (window, 1);
  pal_gui_assert_says (gtk_label_get_text (GTK_LABEL (find_id (window, "doubles", "names"))), "Zoé Müller");
  gtk_widget_grab_focus (pal_gui_find_button (pal_window_get_page (window, "doubles"), _("_Two Different People")));
  pal_gui_key ("space");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM not_double WHERE participant = ?1", people.zoe), ==, 1);
  wait_for_pairs (window, 0);

  /* Undone twice both are proposed again. */
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  wait_for_pairs (window, 1);
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  pal_gui_go (window, "doubles");
  wait_for_pairs (window, 2);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE participant = ?1", people.double_lina), ==, 1);
  pal_gui_close (window);
}

/* The merge is undone from the record, after other fields were edited; an edit that stands in its way is named. */
static void
test_undo_from_record (void)
{
  People people;
  PalWindow *window = pal_gui_open ("undo.palier", fill, &people, "participants");
  g_autofree char *pair = pal_address_format ("doubles", people.lina, number (people.double_lina));
  g_autofree char *person = pal_address_format ("participants", people.lina, "identity");

  pal_gui_go (window, pair);
  pal_gui_act (find_id (window, "doubles", "compare"), "doubles.merge");
  pal_gui_go (window, person);
  GtkWidget *merged = find_id (window, "participants", "merged");
  g_assert_true (gtk_widget_get_mapped (merged));
  pal_gui_type_into (find_id (window, "participants", "birth_name"), "Kaddour");
  pal_gui_type_into (find_id (window, "participants", "address"), "8 place du Marché");
  pal_gui_look (window, "doubles-merged");

  gtk_widget_grab_focus (pal_gui_find_button (merged, _("Undo the Merge")));
  pal_gui_key ("space");
  pal_gui_assert_says (pal_gui_toast (window), _("Address"));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant WHERE id = ?1", people.double_lina), ==, 0);

  pal_gui_act (GTK_WIDGET (window), "win.undo");   /* the address */
  gtk_widget_grab_focus (pal_gui_find_button (find_id (window, "participants", "merged"), _("Undo the Merge")));
  pal_gui_key ("space");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant WHERE id = ?1", people.double_lina), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE participant = ?1", people.double_lina), ==, 1);
  assert_kept (window, people.lina, "birth-name", "Kaddour");
  assert_kept (window, people.double_lina, "last-name", "BENALI");
  g_assert_false (gtk_widget_get_visible (find_id (window, "participants", "merged")));
  pal_gui_close (window);
}

/* The list of participants says how many there are, and leads there. */
static void
test_link (void)
{
  People people;
  PalWindow *window = pal_gui_open ("link.palier", fill, &people, "participants");
  g_autofree char *words = g_strdup_printf (g_dngettext (NULL, "%u double?", "%u doubles?", 2), 2);
  GtkWidget *button = NULL;

  for (guint waited = 0; waited < PATIENCE && button == NULL; waited += 50)
    {
      pal_gui_wait (50);
      button = pal_gui_find_words (pal_window_get_page (window, "participants"), GTK_TYPE_BUTTON, words);
    }
  g_assert_nonnull (button);
  pal_gui_look (window, "doubles-link");
  pal_gui_click (button);
  g_autofree char *at = pal_window_get_address (window);
  g_assert_cmpstr (at, ==, "doubles");
  pal_gui_close (window);
}

/* Somebody who was merged or deleted meanwhile, in an address of before: words, and the list. */
static void
test_gone (void)
{
  People people;
  PalWindow *window = pal_gui_open ("gone.palier", fill, &people, "participants");

  pal_gui_go (window, "doubles/12/13");
  g_assert_cmpstr (pal_gui_toast (window), !=, "");
  g_autofree char *at = pal_window_get_address (window);
  g_assert_cmpstr (at, ==, "doubles");
  pal_gui_close (window);
}

int
main (int argc, char *argv[])
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/doubles/typing", test_typing);
  g_test_add_func ("/doubles/somebody-else", test_somebody_else);
  g_test_add_func ("/doubles/compare", test_compare);
  g_test_add_func ("/doubles/list", test_list);
  g_test_add_func ("/doubles/undo-from-record", test_undo_from_record);
  g_test_add_func ("/doubles/link", test_link);
  g_test_add_func ("/doubles/gone", test_gone);
  return pal_gui_run ();
}
