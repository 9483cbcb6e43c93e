/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include "records/pal-record.h"
#include "widgets/pal-band.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-column-chart.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-form.h"
#include "widgets/pal-gauge.h"
#include "widgets/pal-progress.h"
#include "widgets/pal-table.h"
#include "widgets/pal-toast.h"
#include "widgets/pal-wrap-layout.h"

/* One page with every widget, drawn in each look; the pictures are for the eye, the checks for what an eye does not
 * see. */

static const struct {
  const char *last, *first, *birth, *next, *chip;
  guint       cohort;
} people[] = {
  { "Aubry", "Chantal", "1973-04-02", "Bilan le 27/03", "", 0 },
  { "Bakayoko", "Fatoumata", "1987-06-11", "2 absences", "warn", 0 },
  { "Benali", "Lina", "1991-05-12", "Garde d’enfants", "", 3 },
  { "Bourdin", "Sylvie", "1978-09-30", "", "", 0 },
  { "Camara", "Aïssatou", "1994-12-24", "Commission 24/03", "info", 1 },
  { "Chevallier", "Mélanie", "1996-08-01", "Logement ouvert", "ok", 2 },
  { "Da Silva", "Maria", "1981-02-17", "", "", 0 },
  { "Delorme", "Kévin", "1999-10-08", "Essai finit 20/03", "warn", 2 },
  { "Garnier", "Nathalie", "1970-07-19", "3 absences", "late", 4 },
  { "Haddad", "Nora", "", "Date de naiss. ?", "unknown", 1 },
  { "Jacquet", "Françoise", "1967-11-05", "Non entrée", "no", 5 },
  { "Mbemba", "Grâce", "1993-03-21", "Point J5 : 4 j", "late", 3 },
};

static void
fill_file (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "people", &error);
  g_autoptr (PalRecord) site = pal_record_new (pal_kind_find ("site"));

  g_assert_no_error (error);
  pal_record_set_text (site, "name", "Les Lochères");
  g_assert_true (pal_record_save (site, edit, &error));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("participant"));
      g_autofree char *kind = g_strdup_printf ("cohort-%u", people[i].cohort);

      pal_record_set_text (record, "last-name", people[i].last);
      pal_record_set_text (record, "first-name", people[i].first);
      pal_record_set_raw (record, "birth-on", people[i].birth, NULL);
      pal_record_set_text (record, "diploma", people[i].next);
      pal_record_set_text (record, "landlord-ref", people[i].chip);
      pal_record_set_text (record, "languages", kind);
      pal_record_set_text (record, "city", "Dijon");
      pal_record_set_text (record, "postcode", "21000");
      pal_record_set_text (record, "phone", "06 41 27 83 05");
      pal_record_set_int (record, "site", pal_record_get_id (site));
      pal_record_set_int (record, "education-level", 4);
      pal_record_set_raw (record, "qpv", "YES", NULL);
      pal_record_set_raw (record, "qpv-on", "2025-11-04", NULL);
      g_assert_true (pal_record_save (record, edit, &error));
      g_assert_no_error (error);
    }
  g_assert_true (pal_edit_commit (edit, &error));
}

static char *
show_age (PalRow *row, guint column)
{
  const char *birth = pal_row_get_text (row, column);

  return birth[0] != '\0' ? g_strdup_printf ("%d", 2026 - atoi (birth)) : g_strdup ("?");
}

static char *
show_cohort (PalRow *row, guint column)
{
  return g_strdup_printf ("RF%d", atoi (pal_row_get_text (row, column) + strlen ("cohort-")) + 1);
}

static const PalTableColumn columns[] = {
  { "name", "Nom", PAL_TABLE_NAME, 0, 1, .expand = TRUE, .sortable = TRUE, .width = 1000 },
  { "age", "Âge", PAL_TABLE_NUMBER, 2, .show = show_age, .sortable = TRUE, .width = 340 },
  { "cohort", "Promo.", PAL_TABLE_CHIP, 5, 5, .show = show_cohort, .width = 540 },
  { "next", "À suivre", PAL_TABLE_STATE, 3, 4, .width = 1000 },
  { NULL },
};

static GtkWidget *
new_table (PalStore *store)
{
  static const char *const tables[] = { "participant", NULL };
  GtkWidget *table = pal_table_new (columns);
  g_autoptr (PalQuery) query = pal_query_new (store, tables,
    "SELECT id, last_name, first_name, birth_on, diploma, landlord_ref, languages FROM participant "
    "WHERE id IN (SELECT value FROM json_each (?1))");
  GtkWidget *link = gtk_button_new_with_label ("Colonnes");

  g_assert_true (pal_query_set_keys (query, "SELECT id FROM participant ORDER BY last_name", NULL, NULL));
  pal_table_set_name (PAL_TABLE (table), "Participants");
  pal_table_set_query (PAL_TABLE (table), query);
  pal_table_set_sort (PAL_TABLE (table), "name", FALSE);
  pal_table_set_total (PAL_TABLE (table), 148);
  gtk_widget_add_css_class (link, "pal-link");
  pal_table_add_status_widget (PAL_TABLE (table), link);
  pal_table_select (PAL_TABLE (table), pal_query_get_key (query, 2));
  gtk_widget_set_size_request (table, 380, 280);
  return table;
}

static PalInput *
add_input (PalForm *form, const char *field, gboolean beside, int width)
{
  GtkWidget *input = g_object_new (PAL_TYPE_INPUT, "field", field, "beside", beside, "label-visible", !beside,
                                   "width-chars", width, NULL);

  pal_form_append (form, input);
  return PAL_INPUT (input);
}

static GtkWidget *
new_form (PalStore *store, gint64 id)
{
  GtkWidget *form = pal_form_new (pal_kind_find ("participant"));
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (store, pal_kind_find ("participant"), id, &error);
  PalInput *input;

  g_assert_no_error (error);
  add_input (PAL_FORM (form), "last_name", FALSE, 0);
  add_input (PAL_FORM (form), "first_name", FALSE, 0);
  add_input (PAL_FORM (form), "gender", FALSE, 0);
  input = add_input (PAL_FORM (form), "birth_on", FALSE, 0);
  pal_input_set_explanation (input, "34 ans");
  add_input (PAL_FORM (form), "postcode", FALSE, 5);
  add_input (PAL_FORM (form), "city", TRUE, 0);
  add_input (PAL_FORM (form), "site", FALSE, 0);
  add_input (PAL_FORM (form), "qpv", FALSE, 0);
  input = add_input (PAL_FORM (form), "qpv_on", FALSE, 0);
  add_input (PAL_FORM (form), "education_level", FALSE, 0);
  add_input (PAL_FORM (form), "registered_on", FALSE, 0);
  add_input (PAL_FORM (form), "phone", FALSE, 0);
  add_input (PAL_FORM (form), "note", FALSE, 0);
  pal_form_set_record (PAL_FORM (form), record, store);
  pal_input_set_typed (input, "30/02/26");
  pal_form_keep (PAL_FORM (form));
  gtk_widget_set_margin_start (form, 12);
  gtk_widget_set_margin_end (form, 12);
  gtk_widget_set_margin_top (form, 12);
  gtk_widget_set_margin_bottom (form, 12);
  return form;
}

static GtkWidget *
new_card (const char *title, const char *explanation, GtkWidget *child)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_label_new (title), *dim = gtk_label_new (explanation);

  gtk_widget_add_css_class (words, "pal-h3");
  gtk_widget_add_css_class (dim, "pal-dim");
  gtk_widget_add_css_class (dim, "pal-small");
  gtk_widget_set_hexpand (dim, TRUE);
  gtk_label_set_xalign (GTK_LABEL (dim), 1);
  gtk_label_set_ellipsize (GTK_LABEL (dim), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (head, "pal-cardhead");
  gtk_widget_add_css_class (card, "pal-card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), dim);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), child);
  return card;
}

static GtkWidget *
new_chips (void)
{
  static const struct {
    PalChipKind kind;
    const char *words;
  } chips[] = {
    { PAL_CHIP_OK, "Oui" }, { PAL_CHIP_NO, "Non" }, { PAL_CHIP_WARN, "20 mars" }, { PAL_CHIP_LATE, "retard 4 j" },
    { PAL_CHIP_UNKNOWN, "Pas connu" }, { PAL_CHIP_INFO, "en cours" }, { PAL_CHIP_PLAIN, "Lot 1" },
  };
  GtkWidget *wrap = pal_wrap_new (6);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    pal_wrap_append (PAL_WRAP (wrap), pal_chip_new (chips[i].kind, chips[i].words));
  for (guint i = 0; i < 7; i++)
    {
      GtkWidget *chip = pal_chip_new (PAL_CHIP_COHORT, "");
      g_autofree char *code = g_strdup_printf ("RF%u", i + 1);

      pal_chip_set_cohort (PAL_CHIP (chip), i, code);
      pal_wrap_append (PAL_WRAP (wrap), chip);
    }
  gtk_widget_set_margin_start (wrap, 12);
  gtk_widget_set_margin_end (wrap, 12);
  gtk_widget_set_margin_top (wrap, 10);
  gtk_widget_set_margin_bottom (wrap, 10);
  return wrap;
}

static GtkWidget *
new_gauges (void)
{
  static const double figures[][3] = {
    { 38, 70, 35 }, { 92, 100, 90 }, { 41, 63, -1 }, { 22, 50, 25 }, { 113, 100, 80 }
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      GtkWidget *gauge = pal_gauge_new ();

      pal_gauge_set (PAL_GAUGE (gauge), figures[i][0], figures[i][1], figures[i][2]);
      gtk_box_append (GTK_BOX (box), gauge);
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  return box;
}

static GtkWidget *
new_chart (void)
{
  static const double figures[][3] = { { 6, 4, 2 }, { 8, 5, 2 }, { 7, 6, 3 }, { 9, 5, 3 }, { 9, 5, 3 } };
  static const char *const names[] = { "T1 25", "T2", "T3", "T4", "T1 26" };
  GtkWidget *chart = pal_column_chart_new ("Sorties par classe");

  pal_column_chart_add_series (PAL_COLUMN_CHART (chart), "emploi durable");
  pal_column_chart_add_series (PAL_COLUMN_CHART (chart), "dynamique");
  pal_column_chart_add_series (PAL_COLUMN_CHART (chart), "positive");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    pal_column_chart_add_column (PAL_COLUMN_CHART (chart), names[i], figures[i], i == 4);
  gtk_widget_set_margin_start (chart, 12);
  gtk_widget_set_margin_end (chart, 12);
  gtk_widget_set_margin_top (chart, 10);
  gtk_widget_set_margin_bottom (chart, 10);
  gtk_widget_set_vexpand (chart, TRUE);
  return chart;
}

static GtkWidget *
new_buttons (void)
{
  GtkWidget *wrap = pal_wrap_new (6);
  static const char *const words[] = {
    "Nouveau", "Exporter (XLSX)", "Pas maintenant", "En parcours", "QPV", "Supprimer"
  };
  static const char *const classes[] = { NULL,         "suggested-action", NULL,
                                         "pal-filter", "pal-filter",       "destructive-action" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *button =
        i == 3 || i == 4 ? gtk_toggle_button_new_with_label (words[i]) : gtk_button_new_with_label (words[i]);

      if (classes[i] != NULL)
        gtk_widget_add_css_class (button, classes[i]);
      if (i == 2)
        gtk_widget_set_sensitive (button, FALSE);
      if (i == 3)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      pal_wrap_append (PAL_WRAP (wrap), button);
    }
  return wrap;
}

static GtkWidget *
new_gallery (PalStore *store)
{
  GtkWidget *columns_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10),
            *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *table = new_table (store), *band = pal_band_new (PAL_BAND_WARN, "Ce qui manque avant l’envoi :");
  GtkWidget *empty = pal_empty_new ("pal-info-symbolic", "Aucune promotion",
                                    "Une promotion est une session d’un dispositif, avec ses dates et ses places."),
            *progress = pal_progress_new ();
  GtkWidget *toaster = pal_toaster_new (),
            *bad =
              pal_band_new (PAL_BAND_BAD, "Nathalie Garnier : 3 absences de suite, sans excuse, depuis le 3 mars.");

  pal_band_add_link (PAL_BAND (band), "3 dates de naissance", "win.missing::birth");
  pal_band_add_link (PAL_BAND (band), "2 feuilles non signées", "win.missing::sheets");
  pal_band_add_button (PAL_BAND (bad), "Noter un appel", "win.call");
  pal_empty_add_action (PAL_EMPTY (empty), "Nouvelle promotion", "win.new-cohort");
  pal_empty_add_action (PAL_EMPTY (empty), "Importer une liste", "win.import");
  pal_progress_start (PAL_PROGRESS (progress), "Import de liste.csv", g_cancellable_new ());
  pal_progress_set (PAL_PROGRESS (progress), 0.3, "1 200 lignes sur 4 000");

  gtk_box_append (GTK_BOX (left), new_card ("Table", "42 personnes", table));
  gtk_box_append (GTK_BOX (left), empty);
  gtk_box_append (GTK_BOX (left), progress);
  gtk_box_append (GTK_BOX (middle),
                  new_card ("Identité", "Chaque champ est gardé dès qu’on le quitte",
                            new_form (store, pal_query_get_key (pal_table_get_query (PAL_TABLE (table)), 2))));
  gtk_box_append (GTK_BOX (right), band);
  gtk_box_append (GTK_BOX (right), bad);
  gtk_box_append (GTK_BOX (right), new_buttons ());
  gtk_box_append (GTK_BOX (right), new_card ("États", "couleur, forme et mot", new_chips ()));
  gtk_box_append (GTK_BOX (right), new_card ("Jauges", "où l’on devrait être aujourd’hui", new_gauges ()));
  gtk_box_append (GTK_BOX (right), new_card ("Rapport", NULL, new_chart ()));
  gtk_box_append (GTK_BOX (columns_box), left);
  gtk_box_append (GTK_BOX (columns_box), middle);
  gtk_box_append (GTK_BOX (columns_box), right);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_size_request (middle, 400, -1);
  gtk_widget_set_margin_start (columns_box, 10);
  gtk_widget_set_margin_end (columns_box, 10);
  gtk_widget_set_margin_top (columns_box, 10);
  gtk_widget_set_margin_bottom (columns_box, 10);
  pal_toaster_set_child (PAL_TOASTER (toaster), columns_box);
  return toaster;
}

/* The links and buttons of the gallery have something to do, so that they are drawn as usual. */
static void
add_actions (GtkWindow *window)
{
  static const char *const names[] = { "missing", "call", "new-cohort", "import", "undo" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], i == 0 ? G_VARIANT_TYPE_STRING : NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
}

static void
test_pictures (void)
{
  g_autoptr (PalStore) store = pal_gui_store ();
  GtkWidget *gallery;
  GtkWindow *window;

  fill_file (store);
  gallery = new_gallery (store);
  window = pal_gui_show (gallery, 1366, 768);
  add_actions (window);
  pal_toaster_show (PAL_TOASTER (gallery), "Lina Benali supprimée", "Annuler", "win.undo");
  pal_gui_settle ();
  pal_gui_picture (GTK_WIDGET (window), "gallery-light");
  pal_gui_theme (TRUE, FALSE);
  pal_gui_picture (GTK_WIDGET (window), "gallery-dark");
  pal_gui_theme (FALSE, TRUE);
  pal_gui_picture (GTK_WIDGET (window), "gallery-contrast");
  pal_gui_theme (TRUE, TRUE);
  pal_gui_picture (GTK_WIDGET (window), "gallery-contrast-dark");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_text_scale (2);
  pal_gui_picture (GTK_WIDGET (window), "gallery-200");
  pal_gui_text_scale (1);
  pal_gui_hide (window);
}

static void
test_names (void)
{
  g_autoptr (PalStore) store = pal_gui_store ();
  GtkWindow *window;

  fill_file (store);
  window = pal_gui_show (new_gallery (store), 1366, 768);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_hide (window);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  g_test_add_func ("/widgets/gallery/pictures", test_pictures);
  g_test_add_func ("/widgets/gallery/names", test_names);
  return g_test_run ();
}
