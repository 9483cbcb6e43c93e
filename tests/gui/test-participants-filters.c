/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pages/pal-page.h"
#include "pages/participants/pal-participants-export.h"
#include "records/pal-record.h"
#include "rules/pal-course.h"
#include "rules/demo/pal-demo.h"
#include "rules/people/pal-saved-filter.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The list of participants: conditions, kept filters, columns, several people at once. By keys and actions alone. */

typedef struct {
  gint64 programme, site, cohort, next_cohort, nadia, karim;
  gint64 benali, camara, delorme, ecole;
} People;

static People people;

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
fill_where (PalEdit *edit)
{
  people.site = SAVE (edit, "site", "name", "Les Lochères", "kind", "QPV");
  people.nadia = SAVE (edit, "contact", "last-name", "Ferrand", "first-name", "Nadia", "staff", "1");
  people.karim = SAVE (edit, "contact", "last-name", "Zeroual", "first-name", "Karim", "staff", "1");
  people.programme = SAVE (edit, "programme", "code", "RF", "name", "Femmes en avant");
  people.cohort = SAVE (edit, "cohort", "programme", number (people.programme), "name", "RF1 — Les Lochères", "status", "OPEN",
                        "referent", number (people.nadia));
  people.next_cohort = SAVE (edit, "cohort", "programme", number (people.programme), "name", "RF2 — Talant", "status", "OPEN");
}

/* Benali and Delorme are in course with Nadia; Benali alone answers to the filter of the tests. */
static void
fill (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "people", &error);
  gint64 prescription;

  fill_where (edit);
  people.benali = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "qpv", "YES", "birth-on", "1991-05-12",
                        "city", "Dijon", "benefits", "RSA");
  people.camara = SAVE (edit, "participant", "last-name", "Camara", "first-name", "Aïssatou", "city", "Chenôve");
  people.delorme = SAVE (edit, "participant", "last-name", "Delorme", "first-name", "Kévin", "site", number (people.site));
  people.ecole = SAVE (edit, "participant", "last-name", "École", "first-name", "Zoé");
  prescription = SAVE (edit, "prescription", "participant", number (people.benali), "cohort", number (people.cohort),
                       "prescribed-on", "2026-01-05");
  SAVE (edit, "enrolment", "participant", number (people.benali), "cohort", number (people.cohort), "prescription",
        number (prescription), "entry-on", "2026-01-12", "referent", number (people.nadia));
  prescription = SAVE (edit, "prescription", "participant", number (people.delorme), "cohort", number (people.cohort),
                       "prescribed-on", "2026-03-05");
  SAVE (edit, "enrolment", "participant", number (people.delorme), "cohort", number (people.cohort), "prescription",
        number (prescription), "entry-on", "2026-03-12", "referent", number (people.nadia));
  SAVE (edit, "barrier", "participant", number (people.benali), "theme", "GARDE_ENFANTS", "identified-on", "2026-01-12");
  SAVE (edit, "barrier", "participant", number (people.delorme), "theme", "GARDE_ENFANTS", "identified-on", "2026-03-12");
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* The page ------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
find_id (PalWindow *window, const char *id)
{
  GtkWidget *found = pal_gui_find (pal_window_get_page (window, "participants"), id);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
list_of (PalWindow *window)
{
  return gtk_widget_get_ancestor (find_id (window, "search"), g_type_from_name ("PalParticipantsList"));
}

static PalTable *
table_of (PalWindow *window)
{
  return PAL_TABLE (find_id (window, "table"));
}

static guint
count_rows (PalWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pal_table_get_query (table_of (window))));
}

static gint64
row_at (PalWindow *window, guint position)
{
  return pal_query_get_key (pal_table_get_query (table_of (window)), position);
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

/* On the list, from the search field, as the keys do it. */
static void
act (PalWindow *window, const char *action)
{
  pal_gui_act (find_id (window, "search"), action);
}

static GtkWidget *
chip_of (PalWindow *window, const char *words)
{
  GtkWidget *label = pal_gui_find_words (find_id (window, "bar"), GTK_TYPE_LABEL, words);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

/* Chooses the field that is found by @typed: the comparison that comes first is there, with the focus on its value. */
static void
choose_field (PalWindow *window, const char *typed)
{
  gtk_widget_grab_focus (find_id (window, "search"));
  pal_gui_key ("<Control><Shift>f");
  pal_gui_type (typed);
  pal_gui_key ("Return");
  pal_gui_settle ();
}

/* In French "Undo" and "Cancel" are one word. */
static GtkWidget *
find_seen_button (GtkWidget *root, const char *words)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), words) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_seen_button (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The filter of the tests ------------------------------------------------------------------------------------------------------ */

/* "In course, QPV or watch, childcare barrier open, prescribed more than 30 days ago." */
static void
build_filter (PalWindow *window)
{
  g_autofree char *themes = g_utf8_substring (_("Childcare"), 0, 5), *qpv = g_strdup ("QPV"), *watch = g_utf8_strdown (_("Watch neighbourhood"), -1);

  choose_field (window, _("State"));
  pal_gui_type (pal_course_state_label (PAL_COURSE_IN_COURSE));
  pal_gui_key ("Return");
  pal_gui_key ("Return");
  g_assert_cmpuint (count_rows (window), ==, 2);
  choose_field (window, _("Territory"));
  pal_gui_type (qpv);
  pal_gui_key ("Return");
  pal_gui_type (watch);
  pal_gui_key ("Return");
  pal_gui_key ("Return");
  choose_field (window, _("Open barrier"));
  pal_gui_type (themes);
  pal_gui_key ("Return");
  pal_gui_key ("Return");
  g_assert_cmpuint (count_rows (window), ==, 2);
  choose_field (window, _("Prescribed on"));
  pal_gui_type ("30");
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (row_at (window, 0), ==, people.benali);
}

static char *
path_of (PalWindow *window)
{
  return g_strdup (pal_store_get_path (pal_window_get_store (window)));
}

static void
test_filter (void)
{
  PalWindow *window = pal_gui_open ("filter.palier", fill, NULL, "participants");
  g_autoptr (GPtrArray) saved = NULL;
  const PalSavedFilter *mine;

  build_filter (window);
  pal_gui_look (window, "filters-built");
  pal_gui_key ("<Control><Shift>s");
  pal_gui_type ("Garde d’enfants en attente");
  pal_gui_key ("Return");
  pal_gui_settle ();
  saved = pal_saved_filters_load (pal_window_get_store (window));
  mine = g_ptr_array_index (saved, saved->len - 1);
  g_assert_cmpstr (mine->name, ==, "Garde d’enfants en attente");
  g_assert_cmpuint (pal_filter_get_n (mine->filter), ==, 4);

  /* Everybody, then the kept one again. */
  act (window, "participants.show-everybody");
  g_assert_cmpuint (count_rows (window), ==, 4);
  g_autofree char *action = g_strdup_printf ("participants.use-filter(uint32 %u)", saved->len - 1);
  act (window, action);
  g_assert_cmpuint (count_rows (window), ==, 1);

  /* A condition is taken away by Delete on its chip, and the filter can be brought up to that, or deleted and had back. */
  g_autofree char *days = g_strdup_printf (ngettext ("more than %d day ago", "more than %d days ago", 30), 30);
  g_autofree char *words = g_strdup_printf (_("%s: %s"), _("Prescribed on"), days);
  gtk_widget_grab_focus (chip_of (window, words));
  pal_gui_key ("Delete");
  g_assert_null (chip_of (window, words));
  g_assert_cmpuint (count_rows (window), ==, 2);
  g_autofree char *update = g_strdup_printf ("participants.update-filter(int64 %" G_GINT64_FORMAT ")", mine->id);
  g_autofree char *delete = g_strdup_printf ("participants.delete-filter(int64 %" G_GINT64_FORMAT ")", mine->id);
  act (window, update);
  act (window, delete);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM saved_filter"), ==, 0);
  pal_gui_click (find_seen_button (GTK_WIDGET (window), C_("button", "Undo")));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM saved_filter"), ==, 1);
  pal_gui_close (window);
}

/* What was kept is there when the file is opened again. */
static void
test_reopened (void)
{
  PalWindow *window = pal_gui_open ("kept.palier", fill, NULL, "participants");
  g_autofree char *path = path_of (window);

  build_filter (window);
  pal_gui_key ("<Control><Shift>s");
  pal_gui_type ("Rouvert\n");
  pal_gui_key ("<Control><Shift>l");
  pal_gui_type (_("Town"));
  pal_gui_key ("Return");
  pal_gui_key ("Escape");
  pal_gui_close (window);

  window = pal_gui_reopen (path);
  g_assert_cmpuint (count_rows (window), ==, 4);
  g_assert_nonnull (pal_gui_find_words (find_id (window, "table"), GTK_TYPE_LABEL, "Chenôve"));
  g_autoptr (GPtrArray) saved = pal_saved_filters_load (pal_window_get_store (window));
  g_autofree char *action = g_strdup_printf ("participants.use-filter(uint32 %u)", saved->len - 1);
  act (window, action);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (row_at (window, 0), ==, people.benali);
  pal_gui_close (window);
}

static void
test_wrong_values (void)
{
  PalWindow *window = pal_gui_open ("wrong.palier", fill, NULL, "participants");

  choose_field (window, _("Prescribed on"));
  pal_gui_type ("beaucoup");
  pal_gui_key ("Return");
  g_assert_nonnull (pal_gui_find_words (list_of (window), GTK_TYPE_LABEL, _("Say how many days, as a number.")));
  g_assert_cmpuint (count_rows (window), ==, 4);
  pal_gui_key ("<Control>a");
  pal_gui_type ("3");
  pal_gui_key ("Return");
  g_assert_cmpuint (count_rows (window), ==, 2);
  act (window, "participants.show-everybody");
  choose_field (window, _("Open barrier"));
  pal_gui_key ("Return");
  g_assert_nonnull (pal_gui_find_words (list_of (window), GTK_TYPE_LABEL, _("Say what to compare with.")));
  pal_gui_key ("Escape");
  g_assert_true (pal_gui_has_focus (find_id (window, "search")));
  g_assert_cmpuint (count_rows (window), ==, 4);
  pal_gui_close (window);
}

/* A condition on a field that is no more: said on its chip and beside the count; the list goes on. */
static void
test_removed_field (void)
{
  PalWindow *window = pal_gui_open ("removed.palier", fill, NULL, "participants");
  g_autoptr (PalFilter) filter = pal_filter_from_text ("own.mode-de-garde is crèche\nqpv is YES\n");
  g_autofree char *said = g_strdup_printf (ngettext ("%u condition not applied", "%u conditions not applied", 1), 1u);
  g_autofree char *words = g_strdup_printf (_("%s: %s"), "mode-de-garde", "crèche");

  pal_saved_filter_keep (pal_window_get_store (window), 0, "Ancien", filter, NULL);
  act (window, "participants.show-everybody");
  act (window, "participants.in-qpv");
  g_autoptr (GPtrArray) saved = pal_saved_filters_load (pal_window_get_store (window));
  g_autofree char *action = g_strdup_printf ("participants.use-filter(uint32 %u)", saved->len - 1);
  act (window, action);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_nonnull (chip_of (window, words));
  pal_gui_assert_says (gtk_widget_get_tooltip_text (chip_of (window, words)),
                       _("This file does not have this field any more: the condition is kept, and not applied."));
  pal_gui_look (window, "filters-removed");
  g_assert_nonnull (pal_gui_find_type (find_id (window, "table"), GTK_TYPE_LABEL));
  pal_gui_close (window);
}

static GtkWidget *
find_heading (PalWindow *window, const char *words)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (pal_gui_find_words (find_id (window, "table"), GTK_TYPE_LABEL, words)));
}

/* The order and who is selected stay when the columns change; the order of a column that goes, goes with it. */
static void
test_columns (void)
{
  PalWindow *window = pal_gui_open ("columns.palier", fill, NULL, "participants");

  pal_gui_click (find_heading (window, _("Age")));
  g_assert_cmpint (row_at (window, 0), ==, people.benali);
  pal_gui_wait (600);   /* not a double click */
  pal_table_select (table_of (window), people.delorme);
  act (window, "participants.columns");
  pal_gui_type (_("Town"));
  pal_gui_key ("Return");
  g_assert_cmpint (row_at (window, 0), ==, people.benali);
  g_assert_cmpint (pal_table_get_selected (table_of (window)), ==, people.delorme);
  pal_gui_type ("age");   /* the keyboard of the tests has no Â */
  pal_gui_key ("Return");
  pal_gui_key ("Escape");
  g_assert_null (pal_gui_find_words (find_id (window, "table"), GTK_TYPE_LABEL, _("Age")));
  pal_gui_click (find_heading (window, _("Town")));
  g_assert_cmpint (row_at (window, 0), ==, people.camara);   /* Chenôve comes before Dijon */
  pal_gui_close (window);
}

/* Several people ----------------------------------------------------------------------------------------------------------------- */

/* The first two of the list, with Shift and the arrows. */
static void
select_two (PalWindow *window)
{
  gtk_widget_grab_focus (find_id (window, "search"));
  pal_gui_key ("Down");
  pal_gui_key ("<Shift>Down");
  g_assert_cmpuint (pal_table_get_n_selected (table_of (window)), ==, 2);
}

static void
test_tags (void)
{
  PalWindow *window = pal_gui_open ("tags.palier", fill, NULL, "participants");

  select_two (window);
  pal_gui_key ("<Control><Shift>t");
  pal_gui_type ("Réunion du 24");
  pal_gui_look (window, "filters-tag");
  pal_gui_key ("Return");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged"), ==, 2);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag"), ==, 1);
  g_assert_cmpuint (pal_table_get_n_selected (table_of (window)), ==, 2);
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged"), ==, 0);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag"), ==, 0);
  pal_gui_act (GTK_WIDGET (window), "win.redo");

  gtk_widget_grab_focus (find_id (window, "search"));
  pal_gui_key ("Down");
  pal_gui_key ("<Control>a");
  g_assert_cmpuint (pal_table_get_n_selected (table_of (window)), ==, 4);
  act (window, "participants.untag");
  pal_gui_type ("reunion du 24\n");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged"), ==, 0);
  pal_gui_close (window);
}

static PalInput *
input_of (PalWindow *window, const char *field)
{
  PalInput *input = pal_gui_find_input (list_of (window), field);

  g_assert_nonnull (input);
  return input;
}

/* By the button's own action, wherever it stands by now. */
static void
answer (PalWindow *window, const char *words)
{
  pal_gui_settle ();
  pal_gui_act (find_seen_button (list_of (window), words), "ask.answer");
}

static void
test_cohort (void)
{
  PalWindow *window = pal_gui_open ("cohort.palier", fill, NULL, "participants");

  select_two (window);   /* Benali is in RF1 already; Camara nowhere */
  pal_gui_key ("<Control><Shift>g");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (input_of (window, "cohort"))));
  pal_gui_type ("RF2");
  pal_gui_key ("Return");
  act (window, "participants.show-everybody");
  answer (window, _("Add to the Cohort"));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription WHERE prescribed_on = '2026-03-17'"), ==, 2);
  pal_gui_assert_says (pal_gui_toast (window), "RF2");
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription"), ==, 2);
  pal_gui_close (window);
}

static void
test_coaches (void)
{
  PalWindow *window = pal_gui_open ("coaches.palier", fill, NULL, "participants");

  select_two (window);
  pal_gui_key ("<Control><Shift>r");
  pal_gui_type ("Karim");
  pal_gui_key ("Return");
  answer (window, C_("button", "Assign"));
  g_assert_cmpint (pal_store_ask_int_of (pal_window_get_store (window), "SELECT count (*) FROM enrolment WHERE referent = ?1", people.karim, 0),
                   ==, 1);
  pal_gui_act (GTK_WIDGET (window), "win.undo");

  /* Nadia leaves: what changes hands is said first. */
  act (window, "participants.hand-over");
  pal_gui_type ("Nadia");
  pal_gui_key ("Return");
  pal_gui_settle ();
  pal_gui_look (window, "filters-handover");
  pal_gui_key ("Tab");
  pal_gui_type ("Karim");
  pal_gui_key ("Return");
  answer (window, _("Hand Over"));
  g_assert_cmpint (pal_store_ask_int_of (pal_window_get_store (window), "SELECT count (*) FROM enrolment WHERE referent = ?1", people.karim, 0),
                   ==, 2);
  g_assert_cmpint (pal_store_ask_int_of (pal_window_get_store (window), "SELECT count (*) FROM cohort WHERE referent = ?1", people.karim, 0), ==, 1);
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpint (pal_store_ask_int_of (pal_window_get_store (window), "SELECT count (*) FROM cohort WHERE referent = ?1", people.nadia, 0), ==, 1);
  g_assert_cmpint (pal_store_ask_int_of (pal_window_get_store (window), "SELECT count (*) FROM enrolment WHERE referent = ?1", people.nadia, 0),
                   ==, 2);
  pal_gui_close (window);
}

/* Nobody is selected: nothing that is about them can be begun. */
static void
test_nobody (void)
{
  PalWindow *window = pal_gui_open ("nobody.palier", fill, NULL, "participants");

  pal_table_unselect_all (table_of (window));
  pal_gui_settle ();
  gtk_widget_grab_focus (find_id (window, "search"));
  pal_gui_key ("<Control><Shift>t");
  pal_gui_type ("x\n");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag"), ==, 0);
  pal_gui_close (window);
}

/* Export -------------------------------------------------------------------------------------------------------------------------- */

static void
test_export (void)
{
  PalWindow *window = pal_gui_open ("export.palier", fill, NULL, "participants");
  PalStore *store = pal_window_get_store (window);
  g_autofree char *folder = g_path_get_dirname (pal_store_get_path (store)), *path = g_build_filename (folder, "liste.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PalPeopleSeen *seen = g_new0 (PalPeopleSeen, 1);
  g_autofree char *text = NULL;

  seen->filter = pal_filter_from_text ("qpv is YES\n");
  seen->columns = g_strdupv ((char **) (const char *const[]) { "name", "city", "benefits", NULL });
  pal_participants_export_to (list_of (window), store, seen, PAL_PEOPLE_CSV, file);
  for (guint i = 0; i < 200 && *pal_gui_toast (window) == '\0'; i++)
    pal_gui_wait (20);
  pal_gui_assert_says (pal_gui_toast (window), "liste.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  pal_gui_assert_says (text, "Benali");
  g_assert_null (strstr (text, "RSA"));
  g_assert_cmpint (ask (window, "SELECT people FROM export_log"), ==, 1);
  g_remove (path);
  pal_gui_close (window);
}

/* A sensitive column that is shown leaves only when that is said. */
static void
test_sensitive (void)
{
  PalWindow *window = pal_gui_open ("sensitive.palier", fill, NULL, "participants");

  gtk_widget_grab_focus (find_id (window, "search"));
  pal_gui_key ("<Control><Shift>l");
  pal_gui_type (_("Benefits"));
  pal_gui_key ("Return");
  pal_gui_look (window, "filters-columns");
  pal_gui_key ("Escape");
  g_assert_nonnull (pal_gui_find_words (find_id (window, "table"), GTK_TYPE_LABEL, "RSA"));
  pal_gui_key ("<Control><Shift>e");
  pal_gui_settle ();
  GtkWidget *tick = pal_gui_find_type (find_id (window, "panes"), GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (tick);
  pal_gui_look (window, "filters-export");
  pal_gui_key ("Escape");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM export_log"), ==, 0);
  pal_gui_close (window);
}

/* Looks ------------------------------------------------------------------------------------------------------------------------- */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static void
test_pictures (void)
{
  PalWindow *window = pal_gui_open ("demo.palier", fill_demo, NULL, "participants");

  act (window, "participants.use-filter(uint32 0)");
  pal_gui_look (window, "filters-preset");
  act (window, "participants.show-everybody");
  act (window, "participants.add-filter");
  pal_gui_look (window, "filters-fields");
  pal_gui_type (_("Open barrier"));
  pal_gui_key ("Return");
  pal_gui_look (window, "filters-values");
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, "filters-values-dark");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_key ("Escape");
  act (window, "participants.filter-by::prescription.prescribed-on");
  pal_gui_look (window, "filters-days");
  pal_gui_key ("Escape");
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  pal_gui_look (window, "filters-narrow");
  pal_gui_close (window);
}

static void
test_large_pictures (void)
{
  PalWindow *window = pal_gui_open ("large.palier", fill_demo, NULL, "participants");

  pal_gui_text_scale (2);
  act (window, "participants.use-filter(uint32 0)");
  pal_gui_look (window, "filters-200");
  act (window, "participants.filter-by::barrier.open");
  pal_gui_look (window, "filters-200-values");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (void); } tests[] = {
    { "filter", test_filter }, { "reopened", test_reopened }, { "wrong-values", test_wrong_values }, { "removed-field", test_removed_field },
    { "columns", test_columns }, { "tags", test_tags }, { "cohort", test_cohort }, { "coaches", test_coaches }, { "nobody", test_nobody }, { "export", test_export },
    { "sensitive", test_sensitive }, { "pictures", test_pictures }, { "large-pictures", test_large_pictures },
  };

  pal_gui_begin (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/participants-filters/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  return pal_gui_run ();
}
