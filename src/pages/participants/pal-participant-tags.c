/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-tags.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "records/pal-reference.h"
#include "rules/people/pal-people-bulk.h"
#include "rules/people/pal-person-lists.h"
#include "widgets/pal-input.h"
#include "widgets/pal-wrap-layout.h"

/* The tags of a person: chips that can be taken away, and a field that proposes the tags of the file and makes new ones. */
struct _PalParticipantTags {
  GtkWidget  parent_instance;

  PalWrap   *wrap;
  GtkWidget *chips;      /* a wrap of its own, so that adding stays last */
  GtkWidget *add;
  PalInput  *input;      /* in its place while one is chosen */

  PalStore  *store;
  PalRecord *person;     /* kept; NULL: nobody */
  PalRecord *wanted;     /* never saved: what the input says */
  PalQuery  *tags;
};

G_DEFINE_FINAL_TYPE (PalParticipantTags, pal_participant_tags, GTK_TYPE_WIDGET)

/* Edits ---------------------------------------------------------------------------------------------------------------- */

static PalEdit *
begin_edit (PalStore *store, PalRecord *person, const char *label, GError **error)
{
  g_autofree char *place = pal_address_format ("participants", pal_record_get_id (person), NULL);
  PalEdit *edit = pal_edit_begin (store, label, error);

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  return edit;
}

gboolean
pal_participant_remove_tag (PalStore *store, PalRecord *person, gint64 tag, GError **error)
{
  g_autofree char *name = pal_record_title (person), *words = pal_reference_title (store, pal_kind_find ("tag"), tag);
  /* Translators: in the history: a person, and a tag that was taken away. */
  g_autofree char *label = g_strdup_printf (_("%s — tag “%s” removed"), name, words);
  g_autoptr (PalEdit) edit = begin_edit (store, person, label, error);
  gint64 id = pal_record_get_id (person);
  PalPeopleDone done;

  return edit != NULL && pal_people_untag (edit, &id, 1, words, &done, error) && pal_edit_commit (edit, error);
}

/* Made when there is none of that name, in the same edit, so that one undo takes both away. */
static gboolean
put_tag (PalParticipantTags *self, const char *name, GError **error)
{
  gint64 id = pal_record_get_id (self->person);
  PalPeopleDone done;
  g_autofree char *person = pal_record_title (self->person);
  /* Translators: in the history: a person, and the tag that was put on them. */
  g_autofree char *label = g_strdup_printf (_("%s — tag “%s”"), person, name);
  g_autoptr (PalEdit) edit = begin_edit (self->store, self->person, label, error);

  return edit != NULL && pal_people_tag (edit, &id, 1, name, &done, error) && pal_edit_commit (edit, error);
}

/* Choosing one --------------------------------------------------------------------------------------------------------- */

static void
end_choosing (PalParticipantTags *self, gboolean back)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->input)))
    return;
  gtk_widget_set_visible (self->add, TRUE);
  if (back)
    gtk_widget_grab_focus (self->add);
  gtk_widget_set_visible (GTK_WIDGET (self->input), FALSE);
}

static void
settled_cb (PalParticipantTags *self)
{
  g_autoptr (GError) error = NULL;
  gint64 tag;

  if (!pal_input_read (self->input, self->wanted, &error))
    {
      pal_input_set_problem (self->input, error->message);
      return;
    }
  tag = pal_record_get_int (self->wanted, "tag", 0);
  if (tag != 0)
    {
      g_autofree char *name = pal_reference_title (self->store, pal_kind_find ("tag"), tag);

      put_tag (self, name, &error);
    }
  if (error != NULL)
    pal_page_complain (GTK_WIDGET (self), error);
  end_choosing (self, TRUE);
}

/* The input may choose a new tag once it is there: by then it is on the person, too. */
static gint64
create_cb (PalParticipantTags *self, const char *table, const char *typed)
{
  g_autoptr (GError) error = NULL;

  if (put_tag (self, typed, &error))
    return pal_tag_find (self->store, typed);
  pal_page_complain (GTK_WIDGET (self), error);
  return 0;
}

static gboolean
key_pressed_cb (PalParticipantTags *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || !gtk_widget_get_visible (GTK_WIDGET (self->input)))
    return FALSE;
  end_choosing (self, TRUE);
  return TRUE;
}

static void
left_cb (PalParticipantTags *self)
{
  g_autofree char *typed = pal_input_get_typed (self->input);

  if (typed[0] == '\0')
    end_choosing (self, FALSE);
}

/* The chips ------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
new_chip (PalRow *row, gboolean may_write)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *label = gtk_label_new (pal_row_get_text (row, PAL_TAGGED_NAME));
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = g_strdup_printf (_("Remove the tag: %s"), pal_row_get_text (row, PAL_TAGGED_NAME));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (chip, "pal-tag");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "x", pal_row_get_int (row, PAL_TAGGED_TAG, 0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "participant.remove-tag");
  gtk_widget_set_visible (remove, may_write);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  return chip;
}

static void
update (PalParticipantTags *self)
{
  guint n = self->tags != NULL && self->person != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tags)) : 0;
  gboolean may_write = self->store != NULL && !pal_store_is_reader (self->store);
  gboolean inside = gtk_widget_get_focus_child (self->chips) != NULL;

  if (inside)
    gtk_widget_grab_focus (self->add);   /* the chip on which one stood goes */
  pal_wrap_clear (PAL_WRAP (self->chips));
  gtk_widget_set_visible (self->chips, n > 0);   /* before they come: what a hidden widget gets does not measure it anew */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->tags), i);

      pal_wrap_append (PAL_WRAP (self->chips), new_chip (row, may_write));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->person != NULL && (may_write || n > 0));
}

static void
set_store (PalParticipantTags *self, PalStore *store)
{
  if (self->store == store)
    return;
  if (self->tags != NULL)
    g_signal_handlers_disconnect_by_data (self->tags, self);
  g_clear_object (&self->tags);
  g_set_object (&self->store, store);
  pal_input_set_store (self->input, store);
  if (store == NULL)
    return;
  self->tags = pal_tagged_list_new (store);
  g_signal_connect_swapped (self->tags, "items-changed", G_CALLBACK (update), self);
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
pal_participant_tags_dispose (GObject *object)
{
  PalParticipantTags *self = PAL_PARTICIPANT_TAGS (object);

  if (self->wrap != NULL)
    set_store (self, NULL);
  g_clear_object (&self->person);
  g_clear_object (&self->wanted);
  if (self->wrap != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->wrap)));
  G_OBJECT_CLASS (pal_participant_tags_parent_class)->dispose (object);
}

static void
pal_participant_tags_class_init (PalParticipantTagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_tags_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_input (PalParticipantTags *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->input = PAL_INPUT (g_object_new (PAL_TYPE_INPUT, "field", "tag", "label-visible", FALSE, "width-chars", 18, NULL));
  pal_input_set_kind (self->input, pal_kind_find ("tagged"));
  gtk_widget_set_visible (GTK_WIDGET (self->input), FALSE);
  g_signal_connect_swapped (self->input, "settled", G_CALLBACK (settled_cb), self);
  g_signal_connect_swapped (self->input, "create-reference", G_CALLBACK (create_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->input), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->input), focus);
}

static void
pal_participant_tags_init (PalParticipantTags *self)
{
  self->wanted = pal_record_new (pal_kind_find ("tagged"));
  self->wrap = PAL_WRAP (pal_wrap_new (6));
  self->chips = pal_wrap_new (6);
  self->add = gtk_button_new_with_label (_("+ Tag"));
  gtk_widget_add_css_class (self->add, "pal-link");
  gtk_widget_add_css_class (self->add, "pal-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a tag"), -1);
  gtk_widget_set_tooltip_text (self->add, _("Add a tag"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "participant.add-tag");
  make_input (self);
  pal_wrap_append (self->wrap, self->chips);
  pal_wrap_append (self->wrap, self->add);
  pal_wrap_append (self->wrap, GTK_WIDGET (self->input));
  gtk_widget_set_parent (GTK_WIDGET (self->wrap), GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* @person: (nullable): kept in @store. */
void
pal_participant_tags_show (PalParticipantTags *self, PalRecord *person, PalStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean same;

  g_return_if_fail (PAL_IS_PARTICIPANT_TAGS (self));

  same = self->person == person && self->store == store;
  g_set_object (&self->person, person);
  if (same)
    return;
  end_choosing (self, FALSE);
  set_store (self, store);
  if (self->tags != NULL && !pal_tagged_list_show (self->tags, person != NULL ? pal_record_get_id (person) : 0, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  update (self);
}

/* Asks which one. */
void
pal_participant_tags_begin (PalParticipantTags *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_TAGS (self));

  if (self->person == NULL)
    return;
  pal_record_clear (self->wanted, "tag");
  pal_input_show (self->input, self->wanted);
  pal_input_set_problem (self->input, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->input), TRUE);
  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->input));
}
