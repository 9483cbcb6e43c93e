/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-templates.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/pal-panes.h"
#include "pages/preferences/pal-kind-pane.h"
#include "pal-letter-insert.h"
#include "reports/letters/pal-letter-fields.h"
#include "reports/letters/pal-letter.h"
#include "rules/pal-letter-catalogue.h"
#include "widgets/pal-band.h"
#include "widgets/pal-input.h"
#include "widgets/pal-paper-view.h"

struct _PalLetterTemplates {
  PalPreference  parent_instance;

  GtkWidget     *box;
  PalKindPane   *pane;
  PalInput      *subject, *body;    /* of the form */
  GtkWidget     *insert;
  GtkWidget     *side;              /* the preview */
  GtkWidget     *usual;             /* offers what comes with Palier, to a file that has none */
  PalBand       *band;              /* what is no field */
  GtkLabel      *whom;
  PalPaperView  *view;

  PalStore      *store;
  gulong         store_changed;
  guint          calm;              /* source that draws the preview again */
  gboolean       wanted;            /* in a narrow window, the preview takes the place of the text */
};

#define SIDE_WIDTH 420
#define CALM 150                    /* milliseconds without a key before the letter is laid out again */

G_DEFINE_FINAL_TYPE (PalLetterTemplates, pal_letter_templates, PAL_TYPE_PREFERENCE)

static const PalKindInput what[] = {
  { "kind" }, { "name" }, { "programme", .explanation = N_("Empty: for all of them") }, { NULL },
};
static const PalKindInput text[] = {
  { "subject" }, { "body" }, { NULL },
};
static const PalKindCard cards[] = {
  { N_("Letter"), NULL, what },
  { N_("Text"), N_("Names in braces are filled in; a dash begins a line of a list"), text },
  { NULL },
};

static char *
show_kind (PalRow *row, guint column)
{
  return g_strdup (pal_choice_label ("letter_kind", pal_row_get_text (row, column)));
}

static const PalKindColumn columns[] = { { "name", .below = "kind", .show_below = show_kind }, PAL_KIND_COLUMNS_END };

static const PalKindPage page = {
  .name = "letters", .title = N_("Letter templates"), .icon = "mail-unread-symbolic", .table = "letter_template",
  PAL_KIND_COUNT ("%u template", "%u templates"), .add = N_("Add a Template"),
  .none = N_("Convocations, decisions and other letters: written once, filled in for each person."), .columns = columns,
  .cards = cards,
};

/* The preview ------------------------------------------------------------------------------------------------------ */

/* The letter as it would be for somebody of the programme; without anybody, with its fields. */
static PalLetter *
make_example (PalLetterTemplates *self, gint64 programme)
{
  PalLetterTo to;
  PalLetter *letter = NULL;

  if (pal_letter_find_example (self->store, programme, &to) || pal_letter_find_example (self->store, 0, &to))
    letter = pal_letter_new (self->store, &to, NULL);
  return letter != NULL ? letter : pal_letter_new_blank ();
}

static void
show_whom (PalLetterTemplates *self, const PalLetter *letter)
{
  g_autofree char *words =
    letter->person != NULL ? g_strdup_printf (_("As it would be for %s"), letter->person) : g_strdup (_("With its fields"));

  gtk_label_set_text (self->whom, words);
}

static void
show_letter (PalLetterTemplates *self, PalRecord *record)
{
  g_autofree char *subject = pal_input_get_typed (self->subject), *body = pal_input_get_typed (self->body);
  g_autofree char *both = g_strconcat (subject, "\n", body, NULL), *wrong = pal_letter_fields_check (both);
  g_autoptr (PalLetter) letter = make_example (self, pal_record_get_int (record, "programme", 0));
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();
  g_autoptr (PalDocument) document = NULL;

  pal_letter_fill (letter, subject, body);
  g_ptr_array_add (letters, letter);
  document = pal_letters_to_document (self->store, letters, pal_record_get_text (record, "name"));
  pal_paper_view_set_document (self->view, document);
  show_whom (self, letter);
  gtk_widget_set_visible (GTK_WIDGET (self->band), wrong != NULL);
  if (wrong != NULL)
    pal_band_set (self->band, PAL_BAND_WARN, wrong);
}

static gboolean
is_narrow (PalLetterTemplates *self)
{
  return pal_panes_get_narrow (PAL_PANES (pal_kind_pane_get_panes (self->pane)));
}

/* Side by side, or one in the place of the other. */
static void
share_room (PalLetterTemplates *self)
{
  PalRecord *record = pal_kind_pane_get_shown (self->pane);
  gboolean narrow = is_narrow (self);

  gtk_widget_set_size_request (self->side, narrow ? -1 : SIDE_WIDTH, -1);
  gtk_widget_set_hexpand (self->side, narrow);
  gtk_widget_set_visible (self->side, record != NULL && (!narrow || self->wanted));
  gtk_widget_set_visible (GTK_WIDGET (self->pane), record == NULL || !narrow || !self->wanted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.preview", narrow && record != NULL);
}

static void
update (PalLetterTemplates *self)
{
  PalRecord *record = pal_kind_pane_get_shown (self->pane);
  gboolean editable = self->store != NULL && !pal_store_is_reader (self->store);

  if (record == NULL)
    self->wanted = FALSE;
  share_room (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.duplicate",
                                 editable && record != NULL && pal_record_get_id (record) != 0);
  gtk_widget_set_sensitive (self->insert, editable);
  if (self->store != NULL && record != NULL)
    show_letter (self, record);
}

static gboolean
calm_cb (gpointer data)
{
  PalLetterTemplates *self = data;

  self->calm = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (PalLetterTemplates *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM, calm_cb, self);
}

static void
moved_cb (PalLetterTemplates *self)
{
  update (self);
  pal_preference_moved (PAL_PREFERENCE (self));
}

/* A file that has none is offered those that come with Palier. */
static void
show_usual (PalLetterTemplates *self)
{
  gboolean editable = self->store != NULL && !pal_store_is_reader (self->store);

  gtk_widget_set_visible (self->usual, editable && pal_letter_catalogue_count (self->store) == 0);
}

static void
store_changed_cb (PalLetterTemplates *self)
{
  show_usual (self);
  typed_cb (self);
}

/* Actions ---------------------------------------------------------------------------------------------------------- */

static PalRecord *
copy_of (PalRecord *record)
{
  const PalKind *kind = pal_record_get_kind (record);
  PalRecord *copy = pal_record_new (kind);
  g_autofree char *name = g_strdup_printf (C_("a template", "%s (copy)"), pal_record_get_text (record, "name"));

  for (const PalField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *raw = pal_record_get_raw (record, field->name);

      if (raw != NULL)
        pal_record_set_raw (copy, field->name, raw, NULL);
    }
  pal_record_set_text (copy, "name", name);
  return copy;
}

static void
duplicate_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (widget);
  g_autoptr (PalRecord) copy = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (!pal_preference_keep (PAL_PREFERENCE (self), &error))
    {
      pal_page_complain (widget, error);
      return;
    }
  copy = copy_of (pal_kind_pane_get_shown (self->pane));
  label = g_strdup_printf (_("Letter template added: %s"), pal_record_get_text (copy, "name"));
  edit = pal_edit_begin (self->store, label, &error);
  if (edit == NULL || !pal_record_save (copy, edit, &error) || !pal_edit_commit (edit, &error))
    {
      pal_page_complain (widget, error);
      return;
    }
  pal_preference_open (PAL_PREFERENCE (self->pane), pal_record_get_id (copy), NULL);
  moved_cb (self);
  pal_page_toast (widget, label, C_("button", "Undo"), "win.undo");
}

static void
add_usual_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, _("Usual letters added"), &error);

  if (edit == NULL || !pal_letter_catalogue_add (edit, &error) || !pal_edit_commit (edit, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (widget, _("The usual letters are added."), C_("button", "Undo"), "win.undo");
}

static void
preview_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (widget);

  self->wanted = !self->wanted;
  share_room (self);
}

/* A section -------------------------------------------------------------------------------------------------------- */

static void
pal_letter_templates_set_store (PalPreference *preference, PalStore *store)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (preference);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  pal_preference_set_store (PAL_PREFERENCE (self->pane), store);
  if (store != NULL)
    self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  show_usual (self);
  update (self);
}

static void
pal_letter_templates_open (PalPreference *preference, gint64 record, const char *tab)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (preference);

  pal_preference_open (PAL_PREFERENCE (self->pane), record, tab);
  update (self);
}

static gint64
pal_letter_templates_get_record (PalPreference *preference)
{
  return pal_preference_get_record (PAL_PREFERENCE (PAL_LETTER_TEMPLATES (preference)->pane));
}

static gboolean
pal_letter_templates_keep (PalPreference *preference, GError **error)
{
  return pal_preference_keep (PAL_PREFERENCE (PAL_LETTER_TEMPLATES (preference)->pane), error);
}

static gboolean
pal_letter_templates_find (PalPreference *preference)
{
  return pal_preference_find (PAL_PREFERENCE (PAL_LETTER_TEMPLATES (preference)->pane));
}

static gboolean
pal_letter_templates_add_one (PalPreference *preference)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (preference);
  gboolean added = pal_preference_add (PAL_PREFERENCE (self->pane));

  update (self);
  return added;
}

static void
pal_letter_templates_dispose (GObject *object)
{
  PalLetterTemplates *self = PAL_LETTER_TEMPLATES (object);

  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_letter_templates_parent_class)->dispose (object);
}

static void
pal_letter_templates_class_init (PalLetterTemplatesClass *klass)
{
  PalPreferenceClass *preference_class = PAL_PREFERENCE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_letter_templates_dispose;
  preference_class->set_store = pal_letter_templates_set_store;
  preference_class->open = pal_letter_templates_open;
  preference_class->get_record = pal_letter_templates_get_record;
  preference_class->keep = pal_letter_templates_keep;
  preference_class->find = pal_letter_templates_find;
  preference_class->add = pal_letter_templates_add_one;
  gtk_widget_class_install_action (widget_class, "letters.duplicate", NULL, duplicate_activated_cb);
  gtk_widget_class_install_action (widget_class, "letters.add-usual", NULL, add_usual_activated_cb);
  gtk_widget_class_install_action (widget_class, "letters.preview", NULL, preview_activated_cb);
}

/* Making it -------------------------------------------------------------------------------------------------------- */

static PalInput *
find_input (GtkWidget *root, const char *name)
{
  if (PAL_IS_INPUT (root) && g_strcmp0 (pal_input_get_name (PAL_INPUT (root)), name) == 0)
    return PAL_INPUT (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      PalInput *found = find_input (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
watch_input (PalLetterTemplates *self, PalInput *input)
{
  pal_letter_insert_watch (PAL_LETTER_INSERT (self->insert), input);
  g_signal_connect_object (input, "edited", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_tool (const char *icon, const char *action, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static void
make_pane (PalLetterTemplates *self)
{
  GtkWidget *preview = make_tool ("view-reveal-symbolic", "letters.preview", _("Preview"));
  GtkWidget *panes;

  self->pane = PAL_KIND_PANE (pal_kind_pane_new (&page));
  pal_preference_set_page (PAL_PREFERENCE (self->pane), page.name);
  panes = pal_kind_pane_get_panes (self->pane);
  g_object_set (panes, "list-width", 252, NULL);
  self->insert = pal_letter_insert_new ();
  pal_kind_pane_add_record_tool (self->pane, self->insert);
  pal_kind_pane_add_record_tool (self->pane, make_tool ("edit-copy-symbolic", "letters.duplicate", _("Duplicate")));
  pal_kind_pane_add_record_tool (self->pane, preview);
  g_object_bind_property (panes, "narrow", preview, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->pane, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_object (panes, "notify::narrow", G_CALLBACK (share_room), self, G_CONNECT_SWAPPED);
  self->usual = gtk_button_new_with_label (_("Add the Usual Letters"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->usual), "letters.add-usual");
  gtk_widget_set_halign (self->usual, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (self->usual, 12);
  self->subject = find_input (GTK_WIDGET (self->pane), "subject");
  self->body = find_input (GTK_WIDGET (self->pane), "body");
  watch_input (self, self->subject);
  watch_input (self, self->body);
}

static void
make_side (PalLetterTemplates *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = make_tool ("go-previous-symbolic", "letters.preview", _("Back to the text"));

  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->whom = GTK_LABEL (gtk_label_new (NULL));
  self->band = PAL_BAND (pal_band_new (PAL_BAND_WARN, NULL));
  self->view = PAL_PAPER_VIEW (pal_paper_view_new ());
  gtk_label_set_xalign (self->whom, 0);
  gtk_label_set_ellipsize (self->whom, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->whom), TRUE);
  g_object_bind_property (pal_kind_pane_get_panes (self->pane), "narrow", back, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (head, "pal-recordhead");
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->whom));
  gtk_box_append (GTK_BOX (self->side), head);
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_hexpand (self->side, TRUE);
  gtk_widget_add_css_class (self->side, "pal-letter-side");
}

static void
pal_letter_templates_init (PalLetterTemplates *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  make_pane (self);
  make_side (self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pane));
  gtk_box_append (GTK_BOX (self->box), self->side);
  gtk_box_append (GTK_BOX (whole), self->box);
  gtk_box_append (GTK_BOX (whole), self->usual);
  gtk_widget_set_vexpand (self->box, TRUE);
  gtk_widget_set_parent (whole, GTK_WIDGET (self));
  pal_preference_set_page (PAL_PREFERENCE (self), page.name);
  update (self);
}

GtkWidget *
pal_letter_templates_new (void)
{
  return g_object_new (PAL_TYPE_LETTER_TEMPLATES, NULL);
}
