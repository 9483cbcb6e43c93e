/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/preferences/pal-logo-card.h"
#include "pages/preferences/pal-programmes-preference.h"
#include "pages/preferences/pal-value-row.h"
#include "rules/demo/pal-demo.h"
#include "rules/pal-logo.h"
#include "widgets/pal-form.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The preferences in the real window, by actions and typed keys, on the demonstration. Today is 17 March 2026. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static PalWindow *
open_demo (const char *name, const char *address)
{
  return pal_gui_open (name, fill_demo, NULL, address);
}

/* In each light. */
static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("preferences-%s", name), *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_look (window, light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, dark);
  pal_gui_theme (FALSE, FALSE);
}

static GtkWidget *
get_page (PalWindow *window)
{
  return pal_window_get_page (window, "preferences");
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static void
assert_text (PalWindow *window, const char *sql, const char *expected)
{
  g_autofree char *text = pal_store_ask_text (pal_window_get_store (window), sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
}

static void
assert_address (PalWindow *window, const char *expected)
{
  g_autofree char *here = pal_window_get_address (window);

  g_assert_cmpstr (here, ==, expected);
}

static void
go_to_record (PalWindow *window, const char *sql, const char *tab)
{
  g_autofree char *address = g_strdup_printf ("preferences/%" G_GINT64_FORMAT "/%s", ask (window, sql), tab);

  pal_gui_go (window, address);
}

static PalValueRow *
find_row (GtkWidget *root, const char *code)
{
  PalValueRow *found = NULL;

  if (PAL_IS_VALUE_ROW (root))
    return g_str_equal (pal_value_row_get_code (PAL_VALUE_ROW (root)), code) ? PAL_VALUE_ROW (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, code);
  return found;
}

static PalValueRow *
find_value (PalWindow *window, const char *code)
{
  PalValueRow *row = find_row (get_page (window), code);

  g_assert_nonnull (row);
  return row;
}

/* Sections ---------------------------------------------------------------------------------------------------------- */

/* Ctrl+comma, and the arrows through the sections. */
static void
test_frame (void)
{
  PalWindow *window = open_demo ("frame.palier", "participants");

  pal_gui_key ("<Control>comma");
  assert_address (window, "preferences/organisation");
  look (window, "organisation");
  pal_gui_go (window, "preferences/sites");
  assert_address (window, "preferences/sites");
  pal_gui_go (window, "preferences/nothing");
  assert_address (window, "preferences/organisation");
  pal_gui_act (GTK_WIDGET (window), "win.back");
  assert_address (window, "preferences/sites");
  pal_gui_close (window);
}

static void
test_organisation (void)
{
  static const char rights[] = "SELECT rights_contact FROM organisation WHERE roles LIKE '%LANDLORD%'";
  PalWindow *window = open_demo ("organisation.palier", "preferences");

  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (get_page (window), "rights-contact")), "dpo@rives.example");
  assert_text (window, rights, "dpo@rives.example");
  undo (window);
  assert_text (window, rights, NULL);
  assert_address (window, "preferences/organisation");
  pal_gui_close (window);
}

/* A picture is kept once, as a PNG no larger than print needs, shown, and removed without a trace; another file is refused in
 * words. */
static void
test_logo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("palier-logo-XXXXXX", NULL);
  g_autofree char *photograph = g_build_filename (folder, "logo.jpg", NULL), *text = g_build_filename (folder, "logo.txt", NULL);
  g_autofree char *choose = g_strdup_printf ("logo.choose::%s", photograph), *wrong = g_strdup_printf ("logo.choose::%s", text);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 3000, 900);
  PalWindow *window = open_demo ("logo.palier", "preferences");
  GtkWidget *card = pal_gui_find_type (get_page (window), PAL_TYPE_LOGO_CARD);
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_pixbuf_fill (pixbuf, 0x17597aff);
  g_assert_true (gdk_pixbuf_save (pixbuf, photograph, "jpeg", NULL, NULL));
  g_assert_true (g_file_set_contents (text, "not a picture at all", -1, NULL));
  pal_gui_act (card, choose);
  logo = pal_logo_load (pal_window_get_store (window));
  g_assert_nonnull (logo);
  texture = gdk_texture_new_from_bytes (logo, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1200);
  g_assert_cmpmem (g_bytes_get_data (logo, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  pal_gui_act (card, wrong);
  pal_gui_assert_says (pal_gui_toast (window), "PNG");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM blob"), ==, 1);
  look (window, "logo");
  pal_gui_act (card, "logo.remove");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM blob"), ==, 0);
  pal_gui_remove (folder);
  pal_gui_close (window);
}

/* A member of staff is added, corrected and set aside by keys alone, and each step undone. */
static void
test_staff (void)
{
  static const char count[] = "SELECT count (*) FROM contact WHERE staff = 1 AND last_name = 'Ouattara'";
  PalWindow *window = open_demo ("staff.palier", "preferences/staff");
  gint64 before = ask (window, "SELECT count (*) FROM contact WHERE staff = 1");

  pal_gui_key ("<Control>n");
  pal_gui_type ("Ouattara");
  pal_gui_key ("Tab");
  pal_gui_type ("Aya");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, count), ==, 1);
  assert_text (window, "SELECT first_name FROM contact WHERE last_name = 'Ouattara' AND active = 1", "Aya");
  look (window, "staff");
  undo (window);
  undo (window);
  g_assert_cmpint (ask (window, count), ==, 0);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM contact WHERE staff = 1"), ==, before);
  pal_gui_close (window);
}

/* Who is needed elsewhere is not deleted, and it is said by whom; who is not is deleted by one key. */
static void
test_refusal (void)
{
  static const char used[] = "SELECT referent FROM enrolment WHERE referent IS NOT NULL LIMIT 1";
  PalWindow *window = open_demo ("refusal.palier", "preferences");
  gint64 before = ask (window, "SELECT count (*) FROM contact");

  go_to_record (window, used, "staff");
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "last-name")), "kind.delete");
  pal_gui_assert_says (pal_gui_toast (window), _("Cohorts"));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM contact"), ==, before);
  pal_gui_close (window);
}

/* Rooms stand in a tab of their site: added there, and the undo leads back to them. */
static void
test_rooms (void)
{
  static const char count[] = "SELECT count (*) FROM room WHERE name = 'Salle du fond' AND capacity = 12";
  PalWindow *window = open_demo ("rooms.palier", "preferences");

  go_to_record (window, "SELECT site FROM room ORDER BY id LIMIT 1", "sites/rooms");
  pal_gui_act (pal_gui_find_button (get_page (window), _("Add a Room")), "kind.add");
  pal_gui_type ("Salle du fond");
  pal_gui_key ("Tab");
  pal_gui_type ("12");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, count), ==, 1);
  look (window, "rooms");
  pal_gui_go (window, "participants");
  undo (window);
  g_assert_cmpint (ask (window, count), ==, 0);
  g_assert_nonnull (pal_gui_find_input (get_page (window), "capacity"));
  pal_gui_close (window);
}

/* A programme is made empty, filled by keys, written to a file, and comes back the same from it. */
static void
test_programme (void)
{
  g_autofree char *folder = g_dir_make_tmp ("palier-programme-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "first.programme", NULL);
  g_autofree char *again = g_build_filename (folder, "again.programme", NULL);
  g_autofree char *export = g_strdup_printf ("programmes.export::%s", first);
  g_autofree char *import = g_strdup_printf ("programmes.import::%s", first);
  g_autofree char *export_again = g_strdup_printf ("programmes.export::%s", again);
  g_autofree char *before = NULL, *after = NULL;
  PalWindow *window = open_demo ("programme.palier", "preferences/programmes");

  pal_gui_key ("<Control>n");
  pal_gui_type ("Tremplin numérique");
  pal_gui_key ("Tab");
  pal_gui_type ("TN");
  pal_gui_key ("Tab");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (get_page (window), "age-min")), "18");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (get_page (window), "weeks-max")), "12");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM programme WHERE code = 'TN' AND age_min = 18 AND weeks_max = 12"), ==, 1);
  go_to_record (window, "SELECT id FROM programme WHERE code = 'TN'", "programmes/phases");
  pal_gui_act (pal_gui_find_button (get_page (window), _("Add a Phase")), "kind.add");
  pal_gui_type ("Découvrir");
  pal_gui_key ("Tab");
  pal_gui_type ("4");
  pal_gui_key ("Tab");
  go_to_record (window, "SELECT id FROM programme WHERE code = 'TN'", "programmes/objectives");
  pal_gui_act (pal_gui_find_button (get_page (window), _("Add an Objective")), "kind.add");
  pal_gui_type ("Envoyer un courriel");
  pal_gui_key ("Tab");
  pal_gui_type ("Découv\n");
  go_to_record (window, "SELECT id FROM programme WHERE code = 'TN'", "programmes");
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), export);
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), "kind.delete");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM programme WHERE code = 'TN'"), ==, 0);
  pal_gui_act (pal_gui_find_type (get_page (window), PAL_TYPE_PROGRAMMES_PREFERENCE), import);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM objective_template o JOIN phase p ON p.id = o.phase "
                        "JOIN programme pr ON pr.id = o.programme WHERE pr.code = 'TN' AND p.weeks = 4"), ==, 1);
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), export_again);
  g_assert_true (g_file_get_contents (first, &before, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  pal_gui_remove (folder);
  pal_gui_close (window);
}

/* A copy has everything but cohorts; one that cohorts need is not deleted. */
static void
test_copy (void)
{
  static const char count[] = "SELECT count (*) FROM programme";
  PalWindow *window = open_demo ("copy.palier", "preferences");
  gint64 before = ask (window, count), phases = ask (window, "SELECT count (*) FROM phase");

  go_to_record (window, "SELECT programme FROM phase WHERE programme IN (SELECT programme FROM cohort) LIMIT 1", "programmes");
  look (window, "programme");
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), "kind.delete");
  pal_gui_assert_says (pal_gui_toast (window), _("Cohorts"));
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), "programmes.duplicate");
  g_assert_cmpint (ask (window, count), ==, before + 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM phase"), >, phases);
  undo (window);
  g_assert_cmpint (ask (window, count), ==, before);
  pal_gui_close (window);
}

/* A target is set by the title of its indicator. */
static void
test_target (void)
{
  PalWindow *window = open_demo ("target.palier", "preferences");

  go_to_record (window, "SELECT programme FROM target ORDER BY id LIMIT 1", "programmes/targets");
  pal_gui_act (pal_gui_find_button (get_page (window), _("Add a Target")), "kind.add");
  pal_input_set_typed (pal_gui_find_input (get_page (window), "indicator"), "TX_SORTIE_ANTICIPEE");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (get_page (window), "value")), "37");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM target WHERE indicator = 'TX_SORTIE_ANTICIPEE' AND value = 37"), ==, 1);
  look (window, "targets");
  pal_gui_close (window);
}

/* A closure is typed in, and the working days of SQL know of it at once; the undo takes it back. */
static void
test_closure (void)
{
  PalWindow *window = open_demo ("closure.palier", "preferences/holidays");
  gint64 before = ask (window, "SELECT count (*) FROM holiday");

  pal_gui_key ("<Control>n");
  pal_gui_type ("16/06/2026");
  pal_gui_key ("Tab");
  pal_input_set_typed (pal_gui_find_input (get_page (window), "calendar"), "OWN");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), "Journée d’équipe");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM holiday"), ==, before + 1);
  g_assert_cmpint (ask (window, "SELECT working_day ('2026-06-16', 'NC')"), ==, 0);
  look (window, "holidays");
  undo (window);
  while (ask (window, "SELECT count (*) FROM holiday") > before)
    undo (window);
  g_assert_cmpint (ask (window, "SELECT working_day ('2026-06-16', 'NC')"), ==, 1);
  pal_gui_close (window);
}

/* A field of one's own for everybody, and a tag that is deleted with its uses and brought back. */
static void
test_own (void)
{
  PalWindow *window = open_demo ("own.palier", "preferences/fields");

  pal_gui_key ("<Control>n");
  pal_gui_type ("casier");
  pal_gui_key ("Tab");
  pal_gui_type ("Casier");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM custom_field WHERE name = 'casier' AND label = 'Casier' "
                        "AND table_name = 'participant'"), ==, 1);
  look (window, "fields");
  pal_gui_go (window, "preferences/tags");
  pal_gui_key ("<Control>n");
  pal_gui_type ("Vue mobile");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag WHERE name = 'Vue mobile'"), ==, 1);
  pal_gui_act (GTK_WIDGET (pal_gui_find_input (get_page (window), "name")), "kind.delete");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag WHERE name = 'Vue mobile'"), ==, 0);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag WHERE name = 'Vue mobile'"), ==, 1);
  pal_gui_close (window);
}

/* A word of one's own is read wherever the code stands: in the list that stood open, and in the fields. */
static void
test_words (void)
{
  PalWindow *window = open_demo ("words.palier", "preferences");

  go_to_record (window, "SELECT id FROM site WHERE kind = 'VENUE' ORDER BY id LIMIT 1", "sites");
  pal_gui_go (window, "preferences/lists/site_kind");
  look (window, "lists");
  gtk_widget_child_focus (GTK_WIDGET (find_value (window, "VENUE")), GTK_DIR_TAB_FORWARD);
  pal_gui_key ("<Control>a");
  pal_gui_type ("Tiers-lieu\n");
  g_assert_cmpstr (pal_choice_label ("site_kind", "VENUE"), ==, "Tiers-lieu");
  pal_gui_act (GTK_WIDGET (window), "win.back");
  g_assert_nonnull (pal_gui_find_words (get_page (window), GTK_TYPE_LABEL, "Tiers-lieu"));
  look (window, "words-site");
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpstr (pal_choice_label ("site_kind", "VENUE"), !=, "Tiers-lieu");
  assert_address (window, "preferences/lists/site_kind");
  pal_gui_close (window);
}

/* A value of one's own is added, chosen, and proposed no more once it is removed. */
static void
test_values (void)
{
  PalWindow *window = open_demo ("values.palier", "preferences/lists/motive");

  pal_gui_key ("<Control>n");
  pal_gui_type ("Mission locale\n");
  g_assert_cmpstr (pal_choice_label ("motive", "MISSION_LOCALE"), ==, "Mission locale");
  pal_gui_type ("mission LOCALE\n");
  pal_gui_assert_says (pal_gui_toast (window), "Mission locale");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM list_value WHERE list = 'motive'"), ==, 1);
  g_signal_emit_by_name (find_value (window, "MISSION_LOCALE"), "removed");
  pal_gui_settle ();
  g_assert_null (pal_choice_find ("motive", "Mission locale"));
  undo (window);
  g_assert_cmpstr (pal_choice_label ("motive", "MISSION_LOCALE"), ==, "Mission locale");
  look (window, "values");
  pal_gui_close (window);
}

static void
test_looks (void)
{
  static const char *const sections[] = { "staff", "partners", "sites", "rates" };
  PalWindow *window = open_demo ("looks.palier", "preferences");

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *address = g_strdup_printf ("preferences/%s", sections[i]);
      g_autofree char *name = g_strdup_printf ("list-%s", sections[i]);

      pal_gui_go (window, address);
      pal_gui_act (GTK_WIDGET (window), "win.find");
      pal_gui_key ("Down");
      look (window, name);
    }
  pal_gui_close (window);
}

/* At 200 % one thing at a time, and nothing is cut. */
static void
test_large (void)
{
  PalWindow *window = open_demo ("large.palier", "preferences");

  pal_gui_text_scale (2);
  pal_gui_go (window, "preferences/staff");
  look (window, "large-staff");
  pal_gui_act (GTK_WIDGET (window), "win.find");
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  look (window, "large-member");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, 768);
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/preferences/frame", test_frame);
  g_test_add_func ("/preferences/organisation", test_organisation);
  g_test_add_func ("/preferences/logo", test_logo);
  g_test_add_func ("/preferences/staff", test_staff);
  g_test_add_func ("/preferences/refusal", test_refusal);
  g_test_add_func ("/preferences/rooms", test_rooms);
  g_test_add_func ("/preferences/programme", test_programme);
  g_test_add_func ("/preferences/copy", test_copy);
  g_test_add_func ("/preferences/target", test_target);
  g_test_add_func ("/preferences/closure", test_closure);
  g_test_add_func ("/preferences/own", test_own);
  g_test_add_func ("/preferences/words", test_words);
  g_test_add_func ("/preferences/values", test_values);
  g_test_add_func ("/preferences/looks", test_looks);
  g_test_add_func ("/preferences/large", test_large);
  return pal_gui_run ();
}
