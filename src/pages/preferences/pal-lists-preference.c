/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-lists-preference.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/pal-panes.h"
#include "pal-value-row.h"

/* The lists of values: other words for the program's own, values of one's own, and those that are proposed no more. */
struct _PalListsPreference {
  PalPreference       parent_instance;

  PalPanes           *panes;
  GtkListBox         *lists;
  GtkLabel           *title;
  GtkLabel           *hint;
  GtkWidget          *back;
  GtkWidget          *values;      /* of PalValueRow */
  GtkEntry           *add;
  const PalValueList *shown;
  gulong              store_changed;
  PalStore           *store;
  gboolean            choosing;
};

G_DEFINE_FINAL_TYPE (PalListsPreference, pal_lists_preference, PAL_TYPE_PREFERENCE)

static gboolean
is_editable (PalListsPreference *self)
{
  return self->store != NULL && !pal_store_is_reader (self->store);
}

/* Edits ------------------------------------------------------------------------------------------------------------- */

static PalEdit *
begin (PalListsPreference *self, const char *word, GError **error)
{
  g_autofree char *label = g_strdup_printf ("%s — %s", _(self->shown->title), word);
  g_autofree char *place = pal_preference_format_place (PAL_PREFERENCE (self), 0, self->shown->name);
  PalEdit *edit = pal_edit_begin (self->store, label, error);

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  return edit;
}

static void
finish (PalListsPreference *self, PalEdit *edit, gboolean done, GError *error)
{
  g_autoptr (GError) failure = error;

  if (!done || !pal_edit_commit (edit, &failure))
    pal_page_complain (GTK_WIDGET (self), failure);
}

static void
reworded_cb (PalListsPreference *self, const char *word, PalValueRow *row)
{
  GError *error = NULL;
  g_autoptr (PalEdit) edit = begin (self, word, &error);

  finish (self, edit,
          edit != NULL && pal_list_value_set_word (edit, self->shown->name, pal_value_row_get_code (row), word, &error),
          error);
}

static void
hidden_cb (PalListsPreference *self, gboolean hidden, PalValueRow *row)
{
  const char *code = pal_value_row_get_code (row);
  GError *error = NULL;
  g_autoptr (PalEdit) edit = begin (self, pal_choice_label (self->shown->name, code), &error);

  finish (self, edit, edit != NULL && pal_list_value_set_hidden (edit, self->shown->name, code, hidden, &error), error);
}

/* A value that records hold stays there: it is said. */
static void
removed_cb (PalListsPreference *self, PalValueRow *row)
{
  const char *list = self->shown->name, *code = pal_value_row_get_code (row);
  guint uses = pal_list_value_uses (self->store, list, code);
  g_autofree char *word = g_strdup (pal_choice_label (list, code));
  g_autofree char *said =
    uses > 0 ? g_strdup_printf (ngettext ("“%s” is no longer proposed. It stays readable in the %u record that holds it.",
                                          "“%s” is no longer proposed. It stays readable in the %u records that hold it.", uses),
                                word, uses)
             : g_strdup_printf (_("Removed: %s"), word);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), PAL_TYPE_PAGE);
  GError *error = NULL;
  g_autoptr (PalEdit) edit = begin (self, word, &error);
  gboolean done = edit != NULL && pal_list_value_remove (edit, list, code, &error);

  finish (self, edit, done, error);
  if (done)
    pal_page_toast (page, said, C_("button", "Undo"), "win.undo");
}

static void
add_activated_cb (PalListsPreference *self)
{
  const char *word = gtk_editable_get_text (GTK_EDITABLE (self->add));
  GError *error = NULL;
  g_autoptr (PalEdit) edit = begin (self, word, &error);
  g_autofree char *code = edit != NULL ? pal_list_value_add (edit, self->shown->name, word, &error) : NULL;

  finish (self, edit, code != NULL, error);
  if (code != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->add), "");
}

/* What is shown ---------------------------------------------------------------------------------------------------- */

static PalValueRow *
find_row (PalListsPreference *self, const char *code)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->values); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (pal_value_row_get_code (PAL_VALUE_ROW (row)), code))
      return PAL_VALUE_ROW (row);
  return NULL;
}

static gboolean
has_code (const PalChoice *choices, const char *code)
{
  for (guint i = 0; choices[i].code != NULL; i++)
    if (g_str_equal (choices[i].code, code))
      return TRUE;
  return FALSE;
}

static void
drop_gone (PalListsPreference *self, const PalChoice *choices)
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (self->values); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (choices == NULL || !has_code (choices, pal_value_row_get_code (PAL_VALUE_ROW (row))))
        gtk_box_remove (GTK_BOX (self->values), row);
    }
}

static PalValueRow *
new_row (PalListsPreference *self, const char *code)
{
  GtkWidget *row = pal_value_row_new (code);

  g_signal_connect_object (row, "reworded", G_CALLBACK (reworded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "hidden", G_CALLBACK (hidden_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->values), row);
  return PAL_VALUE_ROW (row);
}

static void
update_values (PalListsPreference *self)
{
  const PalChoice *choices = pal_choices (self->shown->name);

  drop_gone (self, choices);
  for (guint i = 0; choices[i].code != NULL; i++)
    {
      PalValueRow *row = find_row (self, choices[i].code);

      if (row == NULL)
        row = new_row (self, choices[i].code);
      pal_value_row_show (row, self->shown->name, &choices[i],
                          self->store != NULL ? pal_list_value_uses (self->store, self->shown->name, choices[i].code) : 0,
                          is_editable (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->add), self->shown->open && is_editable (self));
}

static gboolean
keep_words (PalListsPreference *self)
{
  gboolean all = TRUE;

  for (GtkWidget *row = gtk_widget_get_first_child (self->values); row != NULL; row = gtk_widget_get_next_sibling (row))
    all = pal_value_row_keep (PAL_VALUE_ROW (row)) && all;
  return all;
}

static void
show_list (PalListsPreference *self, const PalValueList *list)
{
  keep_words (self);
  if (self->shown != list)
    drop_gone (self, NULL);
  self->shown = list;
  gtk_label_set_text (self->title, _(list->title));
  gtk_label_set_text (self->hint, list->open
                                    ? _("Other words, values of your own, and those that you no longer propose. Records keep "
                                        "what they hold, and reports count it as before.")
                                    : _("Other words, and values that you no longer propose. Rules rely on this list: nothing "
                                        "is added to it or taken away."));
  update_values (self);
  self->choosing = TRUE;
  gtk_list_box_select_row (self->lists, gtk_list_box_get_row_at_index (self->lists, list - pal_value_lists ()));
  self->choosing = FALSE;
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
row_selected_cb (PalListsPreference *self, GtkListBoxRow *row)
{
  if (row == NULL || self->choosing)
    return;
  show_list (self, &pal_value_lists ()[gtk_list_box_row_get_index (row)]);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
row_activated_cb (PalListsPreference *self)
{
  pal_panes_set_record_open (self->panes, TRUE);
  gtk_widget_child_focus (self->values, GTK_DIR_TAB_FORWARD);
}

static void
store_changed_cb (PalListsPreference *self, const char *const *tables)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || g_strv_contains (tables, "list_value"))
    update_values (self);
}

/* The section ------------------------------------------------------------------------------------------------------ */

static void
pal_lists_preference_set_store (PalPreference *preference, PalStore *store)
{
  PalListsPreference *self = PAL_LISTS_PREFERENCE (preference);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  if (store == NULL)
    {
      drop_gone (self, NULL);
      return;
    }
  self->store_changed = g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_values (self);
}

static void
pal_lists_preference_open (PalPreference *preference, gint64 record, const char *tab)
{
  PalListsPreference *self = PAL_LISTS_PREFERENCE (preference);
  const PalValueList *list = pal_value_list_find (tab);

  show_list (self, list != NULL ? list : self->shown);
  pal_panes_set_record_open (self->panes, list != NULL);
}

static const char *
pal_lists_preference_get_tab (PalPreference *preference)
{
  return PAL_LISTS_PREFERENCE (preference)->shown->name;
}

static gboolean
pal_lists_preference_keep (PalPreference *preference, GError **error)
{
  keep_words (PAL_LISTS_PREFERENCE (preference));
  return TRUE;
}

static gboolean
pal_lists_preference_add (PalPreference *preference)
{
  PalListsPreference *self = PAL_LISTS_PREFERENCE (preference);

  pal_panes_set_record_open (self->panes, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static gboolean
pal_lists_preference_find (PalPreference *preference)
{
  PalListsPreference *self = PAL_LISTS_PREFERENCE (preference);

  pal_panes_set_record_open (self->panes, FALSE);
  return gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->lists)));
}

static void
pal_lists_preference_dispose (GObject *object)
{
  PalListsPreference *self = PAL_LISTS_PREFERENCE (object);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_lists_preference_parent_class)->dispose (object);
}

static void
pal_lists_preference_class_init (PalListsPreferenceClass *klass)
{
  PalPreferenceClass *preference_class = PAL_PREFERENCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_lists_preference_dispose;
  preference_class->set_store = pal_lists_preference_set_store;
  preference_class->open = pal_lists_preference_open;
  preference_class->get_tab = pal_lists_preference_get_tab;
  preference_class->keep = pal_lists_preference_keep;
  preference_class->find = pal_lists_preference_find;
  preference_class->add = pal_lists_preference_add;
}

static GtkWidget *
make_lists (PalListsPreference *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const PalValueList *lists = pal_value_lists ();

  self->lists = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->lists, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lists), "pal-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lists of values"), -1);
  for (guint i = 0; lists[i].name != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (_(lists[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "pal-section-row");
      gtk_list_box_append (self->lists, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(lists[i].title), -1);
    }
  g_signal_connect_swapped (self->lists, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->lists, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->lists));
  gtk_widget_add_css_class (scroller, "pal-surface");
  return scroller;
}

static GtkWidget *
make_head (PalListsPreference *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_valign (self->back, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "panes.back");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the list"), -1);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "pal-h1");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "pal-dim");
  gtk_widget_add_css_class (head, "pal-recordhead");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

static GtkWidget *
make_values (PalListsPreference *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  self->add = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->add, _("Add a value: type its word, then Enter"));
  gtk_entry_set_max_length (self->add, 120);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a value"), -1);
  g_signal_connect_swapped (self->add, "activate", G_CALLBACK (add_activated_cb), self);
  gtk_box_append (GTK_BOX (card), self->values);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->add));
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_widget_add_css_class (card, "pal-card");
  gtk_widget_add_css_class (card, "pal-values");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), card);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "pal-record");
  return box;
}

static void
pal_lists_preference_init (PalListsPreference *self)
{
  self->shown = pal_value_lists ();
  self->panes = PAL_PANES (pal_panes_new ());
  g_object_set (self->panes, "list-width", 230, NULL);
  pal_panes_set_list (self->panes, make_lists (self));
  pal_panes_set_record (self->panes, make_values (self));
  g_object_bind_property (self->panes, "narrow", self->back, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
}
