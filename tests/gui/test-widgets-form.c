/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include <glib/gi18n.h>

#include "records/pal-record.h"
#include "store/pal-journal.h"
#include "widgets/pal-form.h"

/* A form as a coach uses it: real keys, and what they leave in the file. */

typedef struct {
  PalStore  *store;
  PalForm   *form;
  GtkWindow *window;
  gint64     lina, awa, site;
} Fixture;

static const char form_ui[] =
  "<interface><object class='PalForm' id='form'><property name='kind'>participant</property>"
  "<property name='autosave'>150</property>"
  "<child><object class='PalInput' id='last_name'/></child>"
  "<child><object class='PalInput' id='first_name'/></child>"
  "<child><object class='PalInput' id='gender'/></child>"
  "<child><object class='PalInput' id='birth_on'/></child>"
  "<child><object class='PalInput' id='postcode'><property name='width-chars'>5</property></object></child>"
  "<child><object class='PalInput' id='city'><property name='beside'>1</property><property "
  "name='label-visible'>0</property></object></child>"
  "<child><object class='PalInput' id='site'/></child>"
  "<child><object class='PalInput' id='qpv'/></child>"
  "<child><object class='PalInput' id='children'/></child>"
  "<child><object class='PalInput' id='phone'/></child>"
  "<child><object class='PalInput' id='email'/></child>"
  "<child><object class='PalInput' id='note'/></child>"
  "</object></interface>";

static gint64
add_record (PalStore *store, const char *table, const char *name, const char *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, name, &error);
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find (table));

  pal_record_set_text (record, first != NULL ? "last-name" : "name", name);
  if (first != NULL)
    pal_record_set_text (record, "first-name", first);
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

static void
open_record (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (fixture->store, pal_kind_find ("participant"), id, &error);

  g_assert_no_error (error);
  pal_form_set_record (fixture->form, record, fixture->store);
  pal_gui_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_type_ensure (PAL_TYPE_FORM);
  g_type_ensure (PAL_TYPE_INPUT);
  fixture->store = pal_gui_store ();
  fixture->site = add_record (fixture->store, "site", "Les Lochères", NULL);
  add_record (fixture->store, "site", "Les Lilas", NULL);
  add_record (fixture->store, "site", "Jura", NULL);
  fixture->lina = add_record (fixture->store, "participant", "Benali", "Lina");
  fixture->awa = add_record (fixture->store, "participant", "N’Diaye", "Awa");
  builder = gtk_builder_new_from_string (form_ui, -1);
  fixture->form = PAL_FORM (gtk_builder_get_object (builder, "form"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->form));
  open_record (fixture, fixture->lina);
  fixture->window = pal_gui_show (scroller, 520, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_gui_hide (fixture->window);
  g_assert_true (pal_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

/* As the file has it, whatever the form believes. */
static char *
filed (Fixture *fixture, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (fixture->store, pal_kind_find ("participant"), id, &error);

  g_assert_no_error (error);
  return pal_record_get_raw (record, field);
}

#define assert_filed(fixture, field, value) \
  G_STMT_START { \
    g_autofree char *filed_ = filed (fixture, (fixture)->lina, field); \
    g_assert_cmpstr (filed_, ==, value); \
  } G_STMT_END

#define assert_typed(fixture, field, value) \
  G_STMT_START { \
    g_autofree char *typed_ = pal_input_get_typed (pal_form_get_input ((fixture)->form, field)); \
    g_assert_cmpstr (typed_, ==, value); \
  } G_STMT_END

static const char *
problem (Fixture *fixture, const char *field)
{
  return pal_input_get_problem (pal_form_get_input (fixture->form, field));
}

static void
go_to (Fixture *fixture, const char *field)
{
  g_assert_true (pal_form_focus_field (fixture->form, field));
  pal_gui_settle ();
}

static char *
last_label (Fixture *fixture)
{
  g_autoptr (PalOp) op = pal_journal_next_undo (fixture->store);

  return op != NULL ? g_strdup (op->label) : NULL;
}

static gint64
last_op (Fixture *fixture)
{
  g_autoptr (PalOp) op = pal_journal_next_undo (fixture->store);

  return op != NULL ? op->id : 0;
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  gint64 before;

  go_to (fixture, "phone");
  pal_gui_type ("06 41 27 83 05");
  assert_filed (fixture, "phone", NULL);
  pal_gui_key ("Tab");
  assert_filed (fixture, "phone", "06 41 27 83 05");
  label = last_label (fixture);
  g_assert_true (g_str_has_prefix (label, "Lina Benali — "));
  before = last_op (fixture);

  go_to (fixture, "phone");
  pal_gui_key ("Tab");
  g_assert_cmpint (last_op (fixture), ==, before);

  go_to (fixture, "city");
  pal_gui_type ("Besançon\n");
  assert_filed (fixture, "city", "Besançon");
  g_assert_cmpint (last_op (fixture), !=, before);

  go_to (fixture, "last_name");
  pal_gui_key ("<Control>a");
  pal_gui_key ("Delete");
  pal_gui_key ("Tab");
  g_assert_nonnull (problem (fixture, "last_name"));
  assert_filed (fixture, "last-name", "Benali");
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  gint64 before;

  go_to (fixture, "birth_on");
  pal_gui_type ("12/5/91\n");
  assert_typed (fixture, "birth_on", "12/05/1991");
  assert_filed (fixture, "birth-on", "1991-05-12");
  before = last_op (fixture);

  pal_gui_key ("<Control>a");
  pal_gui_type ("30/2/91");
  pal_gui_key ("Tab");
  g_assert_nonnull (problem (fixture, "birth_on"));
  g_assert_nonnull (strstr (problem (fixture, "birth_on"), "12/05/1991"));
  assert_typed (fixture, "birth_on", "30/2/91");
  assert_filed (fixture, "birth-on", "1991-05-12");
  g_assert_cmpint (last_op (fixture), ==, before);
  g_assert_true (pal_form_has_unkept (fixture->form));
  pal_gui_picture (GTK_WIDGET (fixture->window), "form-wrong");

  go_to (fixture, "birth_on");
  pal_gui_key ("Escape");
  g_assert_null (problem (fixture, "birth_on"));
  assert_typed (fixture, "birth_on", "12/05/1991");
  g_assert_false (pal_form_has_unkept (fixture->form));

  pal_gui_key ("<Control>a");
  pal_gui_type ("3 fév 1990");
  pal_gui_key ("Tab");
  assert_filed (fixture, "birth-on", "1990-02-03");
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *calendar;

  go_to (fixture, "birth_on");
  pal_gui_type ("12/5/91");
  pal_gui_key ("F4");
  calendar = pal_gui_find_type (GTK_WIDGET (fixture->form), GTK_TYPE_CALENDAR);
  g_assert_nonnull (calendar);
  g_assert_true (gtk_widget_get_mapped (calendar));
  pal_gui_picture (gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER), "form-calendar");
  pal_gui_key ("Right");
  pal_gui_key ("space");
  g_assert_false (gtk_widget_get_mapped (calendar));
  assert_filed (fixture, "birth-on", "1991-05-13");
  pal_gui_key ("F4");
  pal_gui_key ("Escape");
  g_assert_false (gtk_widget_get_mapped (calendar));
  assert_typed (fixture, "birth_on", "13/05/1991");
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  gint64 before;

  go_to (fixture, "gender");
  pal_gui_key ("Down");
  assert_filed (fixture, "gender", "F");
  before = last_op (fixture);
  pal_gui_key ("Down");
  assert_filed (fixture, "gender", "M");
  g_assert_cmpint (last_op (fixture), ==, before);   /* one visit, one edit */
  pal_gui_key ("BackSpace");
  assert_filed (fixture, "gender", NULL);

  go_to (fixture, "qpv");
  pal_gui_key ("Left");
  assert_filed (fixture, "qpv", "NO");
  pal_gui_key ("Left");
  assert_filed (fixture, "qpv", "YES");
  pal_gui_key ("Delete");
  assert_filed (fixture, "qpv", NULL);
}

static void
test_number (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, "children");
  pal_gui_type ("trois");
  pal_gui_key ("Tab");
  g_assert_nonnull (problem (fixture, "children"));
  assert_typed (fixture, "children", "trois");
  go_to (fixture, "children");
  pal_gui_key ("<Control>a");
  pal_gui_type ("3");
  pal_gui_key ("Tab");
  g_assert_null (problem (fixture, "children"));
  assert_filed (fixture, "children", "3");
}

static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autofree char *site = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->site), *made = NULL;
  g_autoptr (PalRecord) record = NULL;
  GtkWidget *list;

  go_to (fixture, "site");
  pal_gui_type ("les");
  list = pal_gui_find_type (GTK_WIDGET (pal_form_get_input (fixture->form, "site")), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (list);
  g_assert_true (gtk_widget_get_mapped (list));
  pal_gui_picture (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER), "form-matches");
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  g_assert_false (gtk_widget_get_mapped (list));
  assert_filed (fixture, "site", site);

  pal_gui_key ("<Control>a");
  pal_gui_type ("les l");
  pal_gui_key ("Tab");
  g_assert_nonnull (problem (fixture, "site"));
  assert_filed (fixture, "site", site);
  go_to (fixture, "site");
  pal_gui_key ("Escape");
  if (problem (fixture, "site") != NULL)
    pal_gui_key ("Escape");
  g_assert_null (problem (fixture, "site"));

  pal_gui_key ("<Control>a");
  pal_gui_type ("lilas");
  pal_gui_key ("Tab");
  g_assert_null (problem (fixture, "site"));
  made = filed (fixture, fixture->lina, "site");
  g_assert_cmpstr (made, !=, site);
  g_clear_pointer (&made, g_free);

  go_to (fixture, "site");
  pal_gui_key ("<Control>a");
  pal_gui_type ("Bel-Air");
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  made = filed (fixture, fixture->lina, "site");
  g_assert_nonnull (made);
  record = pal_record_load (fixture->store, pal_kind_find ("site"), g_ascii_strtoll (made, NULL, 10), NULL);
  g_assert_cmpstr (pal_record_get_text (record, "name"), ==, "Bel-Air");
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  go_to (fixture, "site");
  pal_gui_type ("jur");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (pal_gui_find_type (GTK_WIDGET (fixture->form), GTK_TYPE_LIST_BOX)), 0));
  pal_gui_click (row);
  assert_typed (fixture, "qpv", "");
  {
    g_autoptr (PalRecord) record = NULL;
    g_autofree char *site = filed (fixture, fixture->lina, "site");

    g_assert_nonnull (site);
    record = pal_record_load (fixture->store, pal_kind_find ("site"), g_ascii_strtoll (site, NULL, 10), NULL);
    g_assert_cmpstr (pal_record_get_text (record, "name"), ==, "Jura");
  }
  pal_gui_click (pal_gui_find_words (GTK_WIDGET (pal_form_get_input (fixture->form, "qpv")), GTK_TYPE_TOGGLE_BUTTON,
                                     g_dpgettext2 (NULL, "three", "Yes")));
  assert_filed (fixture, "qpv", "YES");
}

/* A note is kept while it is typed, in one edit with what follows. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  gint64 before = last_op (fixture), during;

  go_to (fixture, "note");
  pal_gui_type ("Premier entretien");
  pal_gui_wait (300);
  assert_filed (fixture, "note", "Premier entretien");
  during = last_op (fixture);
  g_assert_cmpint (during, !=, before);
  pal_gui_type ("\nTrès motivée");
  pal_gui_key ("Tab");
  assert_filed (fixture, "note", "Premier entretien\nTrès motivée");
  g_assert_cmpint (last_op (fixture), ==, during);
}

/* What others change comes into the form, but not into the field in which one types. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (fixture->store, pal_kind_find ("participant"), fixture->lina, &error);
  g_autoptr (PalEdit) edit = NULL;

  go_to (fixture, "city");
  pal_gui_type ("Dij");
  edit = pal_edit_begin (fixture->store, "elsewhere", &error);
  pal_record_set_text (record, "phone", "03 80 00 00 00");
  pal_record_set_text (record, "city", "Lyon");
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  pal_gui_settle ();
  assert_typed (fixture, "phone", "03 80 00 00 00");
  assert_typed (fixture, "city", "Dij");
  pal_gui_type ("on");
  pal_gui_key ("Tab");
  assert_filed (fixture, "city", "Dijon");

  g_assert_true (pal_journal_undo (fixture->store, last_op (fixture), &error));
  g_assert_no_error (error);
  assert_typed (fixture, "city", "Lyon");
}

/* A full disk: the text stays, the field says so, and it goes through when there is room. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db = pal_store_get_db (fixture->store);
  g_autofree char *much = g_strnfill (15000, 'x'), *limit = NULL;
  gint64 pages = pal_store_ask_int (fixture->store, "PRAGMA page_count", 0);

  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, pages);
  sqlite3_exec (db, limit, NULL, NULL, NULL);
  go_to (fixture, "note");
  pal_input_set_typed (pal_form_get_input (fixture->form, "note"), much);
  pal_gui_key ("Tab");
  g_assert_nonnull (problem (fixture, "note"));
  assert_typed (fixture, "note", much);
  assert_filed (fixture, "note", NULL);

  go_to (fixture, "phone");
  pal_gui_key ("Tab");
  g_assert_nonnull (problem (fixture, "note"));

  sqlite3_exec (db, "PRAGMA max_page_count = 1000000", NULL, NULL, NULL);
  go_to (fixture, "phone");
  pal_gui_key ("Tab");
  g_assert_null (problem (fixture, "note"));
  assert_filed (fixture, "note", much);
}

/* The same for a record that is created on the spot. */
static void
test_full_disk_create (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db = pal_store_get_db (fixture->store);
  g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                            pal_store_ask_int (fixture->store, "PRAGMA page_count", 0));
  g_autofree char *name = g_strnfill (110, 'z');

  /* Fill what is left in the last pages first. */
  sqlite3_exec (db, limit, NULL, NULL, NULL);
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (PalEdit) edit = pal_edit_begin (fixture->store, "fill", NULL);
      g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("tag"));

      pal_record_set_text (record, "name", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
      if (edit == NULL || !pal_record_save (record, edit, NULL) || !pal_edit_commit (edit, NULL))
        break;
    }
  go_to (fixture, "site");
  gtk_editable_set_text (
    GTK_EDITABLE (pal_gui_find_type (GTK_WIDGET (pal_form_get_input (fixture->form, "site")), GTK_TYPE_ENTRY)), name);
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  g_assert_nonnull (problem (fixture, "site"));
  g_assert_nonnull (strstr (problem (fixture, "site"),
                            _("The disk is full. Nothing that was kept is lost; make room, then try again.")));
  assert_typed (fixture, "site", name);
  assert_filed (fixture, "site", NULL);
  sqlite3_exec (db, "PRAGMA max_page_count = 1000000", NULL, NULL, NULL);
}

static void
created_cb (PalForm *form, gint64 id, gint64 *created)
{
  *created = id;
}

/* A new record is written with its first required field; what was typed before is in it. */
static void
test_new_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("participant"));
  gint64 created = 0, before = last_op (fixture);
  g_autofree char *phone = NULL, *last = NULL;

  pal_form_set_record (fixture->form, record, fixture->store);
  g_signal_connect (fixture->form, "created", G_CALLBACK (created_cb), &created);
  go_to (fixture, "phone");
  pal_gui_type ("06 00 00 00 01");
  pal_gui_key ("Tab");
  g_assert_null (problem (fixture, "phone"));
  g_assert_cmpint (last_op (fixture), ==, before);
  g_assert_true (pal_form_has_unkept (fixture->form));

  go_to (fixture, "last_name");
  pal_gui_type ("Kaya");
  pal_gui_key ("Tab");
  g_assert_cmpint (created, !=, 0);
  g_assert_false (pal_form_has_unkept (fixture->form));
  phone = filed (fixture, created, "phone");
  last = filed (fixture, created, "last-name");
  g_assert_cmpstr (phone, ==, "06 00 00 00 01");
  g_assert_cmpstr (last, ==, "Kaya");
  g_signal_handlers_disconnect_by_data (fixture->form, &created);
}

/* A wrong value is not lost when another record is shown in between. */
static void
test_change_of_record (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, "phone");
  pal_gui_type ("06 41");
  open_record (fixture, fixture->awa);
  assert_filed (fixture, "phone", "06 41");
  assert_typed (fixture, "phone", "");
  open_record (fixture, fixture->lina);

  go_to (fixture, "email");
  pal_gui_type ("lina.benali");
  open_record (fixture, fixture->awa);
  g_assert_null (problem (fixture, "email"));
  assert_typed (fixture, "email", "");
  open_record (fixture, fixture->lina);
  assert_typed (fixture, "email", "lina.benali");
  g_assert_nonnull (problem (fixture, "email"));
  assert_filed (fixture, "email", NULL);
}

/* Tab goes through all the fields in their order, Shift+Tab back. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = {
    "last_name", "first_name", "gender",   "birth_on", "postcode", "city",
    "site",      "qpv",        "children", "phone",    "email",    "note",
  };

  go_to (fixture, "last_name");
  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *input = GTK_WIDGET (pal_form_get_input (fixture->form, order[i]));

      pal_gui_key ("Tab");
      g_assert_nonnull (gtk_widget_get_focus_child (input));
    }
  for (guint i = G_N_ELEMENTS (order) - 1; i-- > 0; )
    {
      GtkWidget *input = GTK_WIDGET (pal_form_get_input (fixture->form, order[i]));

      pal_gui_key ("<Shift>Tab");
      g_assert_nonnull (gtk_widget_get_focus_child (input));
    }
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = pal_gui_find_type (GTK_WIDGET (pal_form_get_input (fixture->form, "city")), GTK_TYPE_ENTRY);

  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (fixture->window)), ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       pal_field_label (pal_kind_get_field (pal_kind_find ("participant"), "city")));
  go_to (fixture, "email");
  pal_gui_type ("x\n");
  entry = pal_gui_find_type (GTK_WIDGET (pal_form_get_input (fixture->form, "email")), GTK_TYPE_ENTRY);
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
}

static PalForm *
new_form (const char *table, const char *const *fields)
{
  GtkWidget *form = pal_form_new (pal_kind_find (table));

  for (guint i = 0; fields[i] != NULL; i++)
    pal_form_append (PAL_FORM (form), pal_input_new (NULL, fields[i]));
  return PAL_FORM (form);
}

/* The kinds of field that a person's record does not have. */
static void
test_other_kinds (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "last_name", "staff", "roles", NULL };
  PalForm *form = new_form ("contact", fields);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (form), 420, 260);
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("contact"));
  GtkWidget *roles;
  g_autofree char *raw = NULL, *after = NULL;

  pal_form_set_record (form, record, fixture->store);
  pal_form_focus_field (form, "last_name");
  pal_gui_type ("Ferrand\n");
  g_assert_cmpint (pal_record_get_id (record), !=, 0);
  pal_gui_key ("Tab");
  pal_gui_key ("space");
  g_assert_cmpint (pal_record_get_int (record, "staff", 0), ==, 1);
  pal_gui_key ("space");
  g_assert_cmpint (pal_record_get_int (record, "staff", 1), ==, 0);

  roles = GTK_WIDGET (pal_form_get_input (form, "roles"));
  pal_gui_key ("Tab");
  g_assert_nonnull (gtk_widget_get_focus_child (roles));
  pal_gui_key ("space");
  pal_gui_click (pal_gui_find_words (roles, GTK_TYPE_TOGGLE_BUTTON, pal_choice_label ("contact_role", "MENTOR")));
  raw = pal_record_get_raw (record, "roles");
  g_assert_cmpstr (raw, ==, "COACH|MENTOR");
  pal_gui_picture (GTK_WIDGET (window), "form-other-kinds");
  pal_gui_click (pal_gui_find_words (roles, GTK_TYPE_TOGGLE_BUTTON, pal_choice_label ("contact_role", "MENTOR")));
  after = pal_record_get_raw (record, "roles");
  g_assert_cmpstr (after, ==, "COACH");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_hide (window);
  pal_gui_attend (fixture->window);
}

static void
test_amount (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "code", "name", "budget_min_ttc", "age_min", NULL };
  PalForm *form = new_form ("programme", fields);
  GtkWindow *window = pal_gui_show (GTK_WIDGET (form), 420, 200);
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("programme"));

  pal_form_set_record (form, record, fixture->store);
  pal_form_focus_field (form, "code");
  pal_gui_type ("P1");
  pal_gui_key ("Tab");
  g_assert_cmpint (pal_record_get_id (record), ==, 0);
  pal_gui_type ("Pack");
  pal_gui_key ("Tab");
  g_assert_cmpint (pal_record_get_id (record), !=, 0);
  pal_gui_type ("1234,5");
  pal_gui_key ("Tab");
  g_assert_cmpint (pal_record_get_int (record, "budget_min_ttc", 0), ==, 123450);
  pal_gui_type ("douze\n");
  g_assert_nonnull (pal_input_get_problem (pal_form_get_input (form, "age_min")));
  pal_gui_hide (window);
  pal_gui_attend (fixture->window);
}

static void
test_not_editable (Fixture *fixture, gconstpointer data)
{
  pal_form_set_editable (fixture->form, FALSE);
  go_to (fixture, "phone");
  pal_gui_type ("06");
  assert_typed (fixture, "phone", "");
  pal_form_set_editable (fixture->form, TRUE);
  pal_gui_type ("06");
  assert_typed (fixture, "phone", "06");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  add_test ("/widgets/form/text", test_text);
  add_test ("/widgets/form/date", test_date);
  add_test ("/widgets/form/calendar", test_calendar);
  add_test ("/widgets/form/choices", test_choices);
  add_test ("/widgets/form/number", test_number);
  add_test ("/widgets/form/reference", test_reference);
  add_test ("/widgets/form/pointer", test_pointer);
  add_test ("/widgets/form/note", test_note);
  add_test ("/widgets/form/refresh", test_refresh);
  add_test ("/widgets/form/full-disk", test_full_disk);
  add_test ("/widgets/form/full-disk-create", test_full_disk_create);
  add_test ("/widgets/form/new-record", test_new_record);
  add_test ("/widgets/form/change-of-record", test_change_of_record);
  add_test ("/widgets/form/order", test_order);
  add_test ("/widgets/form/names", test_names);
  add_test ("/widgets/form/other-kinds", test_other_kinds);
  add_test ("/widgets/form/amount", test_amount);
  add_test ("/widgets/form/not-editable", test_not_editable);
  return g_test_run ();
}
