/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-facts.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"

/* The facts of one kind of a person, each a line that opens into its form. A line stays where it is while it is edited,
 * also when its dates would give it another place: the order is made when the person is opened. */
struct _PalParticipantFacts {
  GtkWidget          parent_instance;

  const PalFactKind *kind;
  PalStore          *store;
  PalRecord         *person;
  PalQuery          *query;
  GPtrArray         *aside;      /* lines of other people in which something stays typed that cannot be kept */

  PalCard           *card;
  GtkWidget         *add;
  GtkWidget         *add_menu;   /* in its place when there is a choice of what to add it to */
  GtkWidget         *rows;
  GtkSizeGroup      *states;
  GtkSizeGroup      *steps;
  GtkLabel          *empty;
  char              *why_not;    /* nothing can be added; NULL: it can */
};

G_DEFINE_FINAL_TYPE (PalParticipantFacts, pal_participant_facts, GTK_TYPE_WIDGET)

static void
show_empty (PalParticipantFacts *self)
{
  gboolean any = gtk_widget_get_first_child (self->rows) != NULL;
  gboolean may_write = self->store != NULL && !pal_store_is_reader (self->store);

  gboolean chosen = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->add_menu)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), any || self->kind->empty != NULL);
  gtk_label_set_text (self->empty, self->why_not != NULL ? self->why_not : self->kind->empty != NULL ? _(self->kind->empty) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_visible (self->add, may_write && self->why_not == NULL && !chosen);
  gtk_widget_set_visible (self->add_menu, may_write && self->why_not == NULL && chosen);
}

static PalParticipantFact *
find_fact (PalParticipantFacts *self, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (pal_participant_fact_get_id (PAL_PARTICIPANT_FACT (child)) == id)
      return PAL_PARTICIPANT_FACT (child);
  return NULL;
}

static void
remove_fact (PalParticipantFacts *self, PalParticipantFact *fact)
{
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (fact));
  show_empty (self);
}

/* Deleting -------------------------------------------------------------------------------------------------------- */

static gboolean
delete_record (PalParticipantFacts *self, PalParticipantFact *fact, GError **error)
{
  g_autofree char *name = pal_record_title (self->person);
  /* Translators: in the history: a person, then what was deleted of them. */
  g_autofree char *label = g_strdup_printf (_("%s — %s: deleted"), name, pal_participant_fact_get_title (fact));
  g_autofree char *place = pal_address_format ("participants", pal_record_get_id (self->person), self->kind->tab);
  g_autoptr (PalRecord) record = pal_record_load (self->store, pal_kind_find (self->kind->table),
                                                  pal_participant_fact_get_id (fact), error);
  g_autoptr (PalEdit) edit = record != NULL ? pal_edit_begin (self->store, label, error) : NULL;

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_record_delete (record, edit, error) && pal_edit_commit (edit, error);
}

static void
delete_cb (PalParticipantFacts *self, PalParticipantFact *fact)
{
  g_autofree char *title = g_strdup (pal_participant_fact_get_title (fact));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (pal_participant_fact_get_id (fact) == 0)
    {
      remove_fact (self, fact);
      gtk_widget_grab_focus (self->add);
      return;
    }
  if (!delete_record (self, fact, &error))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  words = g_strdup_printf (_("Deleted: %s"), title);
  pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
}

/* The lines ------------------------------------------------------------------------------------------------------- */

static PalParticipantFact *
new_fact (PalParticipantFacts *self)
{
  GtkWidget *fact = pal_participant_fact_new (self->kind, self->store);

  pal_participant_fact_set_person (PAL_PARTICIPANT_FACT (fact), self->person);
  pal_participant_fact_align (PAL_PARTICIPANT_FACT (fact), self->states, self->steps);
  g_signal_connect_object (fact, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  return PAL_PARTICIPANT_FACT (fact);
}

static void
drop_gone (PalParticipantFacts *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL; child = next)
    {
      gint64 id = pal_participant_fact_get_id (PAL_PARTICIPANT_FACT (child));

      next = gtk_widget_get_next_sibling (child);
      if (id != 0 && pal_query_get_position (self->query, id) == G_MAXUINT)
        gtk_box_remove (GTK_BOX (self->rows), child);
    }
}

/* A record that has just been made may be told by the list before its own form tells it. */
static PalParticipantFact *
find_unsaved (PalParticipantFacts *self, gint64 id)
{
  PalParticipantFact *fact = find_fact (self, 0);
  PalForm *form = fact != NULL ? pal_participant_fact_get_form (fact) : NULL;
  PalRecord *record = form != NULL ? pal_form_get_record (form) : NULL;

  return record != NULL && pal_record_get_id (record) == id ? fact : NULL;
}

/* The line of a record that was put aside, with what stays typed in it. */
static PalParticipantFact *
take_aside (PalParticipantFacts *self, gint64 id)
{
  for (guint i = 0; i < self->aside->len; i++)
    if (pal_participant_fact_get_id (g_ptr_array_index (self->aside, i)) == id)
      return g_ptr_array_steal_index (self->aside, i);
  return NULL;
}

static void
insert_fact (PalParticipantFacts *self, gint64 id, GtkWidget *above)
{
  g_autoptr (PalParticipantFact) aside = take_aside (self, id);

  gtk_box_insert_child_after (GTK_BOX (self->rows), GTK_WIDGET (aside != NULL ? aside : new_fact (self)), above);
}

static void
update_rows (PalParticipantFacts *self)
{
  guint n = self->query != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->query)) : 0;
  GtkWidget *above = NULL;

  if (self->query != NULL)
    drop_gone (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->query), i);
      PalParticipantFact *fact = find_fact (self, pal_row_get_id (row));

      if (fact == NULL)
        fact = find_unsaved (self, pal_row_get_id (row));
      if (fact == NULL)
        {
          insert_fact (self, pal_row_get_id (row), above);
          fact = PAL_PARTICIPANT_FACT (above != NULL ? gtk_widget_get_next_sibling (above)
                                                     : gtk_widget_get_first_child (self->rows));
        }
      pal_participant_fact_describe (fact, row);
      above = GTK_WIDGET (fact);
    }
  show_empty (self);
}

static void
clear_rows (PalParticipantFacts *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    {
      PalForm *form = pal_participant_fact_get_form (PAL_PARTICIPANT_FACT (child));

      if (form != NULL && pal_participant_fact_get_id (PAL_PARTICIPANT_FACT (child)) != 0 && !pal_form_keep (form))
        g_ptr_array_add (self->aside, g_object_ref (child));
      gtk_box_remove (GTK_BOX (self->rows), child);
    }
}

static void
set_store (PalParticipantFacts *self, PalStore *store)
{
  if (!g_set_object (&self->store, store))
    return;
  clear_rows (self);
  g_ptr_array_set_size (self->aside, 0);
  if (self->query != NULL)
    g_signal_handlers_disconnect_by_data (self->query, self);
  g_clear_object (&self->query);
  if (store == NULL)
    return;
  self->query = self->kind->new_list (store);
  g_signal_connect_swapped (self->query, "items-changed", G_CALLBACK (update_rows), self);
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participant_facts_dispose (GObject *object)
{
  PalParticipantFacts *self = PAL_PARTICIPANT_FACTS (object);

  if (self->card != NULL)
    set_store (self, NULL);
  g_clear_object (&self->person);
  g_clear_object (&self->states);
  g_clear_object (&self->steps);
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  G_OBJECT_CLASS (pal_participant_facts_parent_class)->dispose (object);
}

static void
pal_participant_facts_finalize (GObject *object)
{
  g_free (PAL_PARTICIPANT_FACTS (object)->why_not);
  g_ptr_array_unref (PAL_PARTICIPANT_FACTS (object)->aside);
  G_OBJECT_CLASS (pal_participant_facts_parent_class)->finalize (object);
}

static void
pal_participant_facts_class_init (PalParticipantFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_participant_facts_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_participant_facts_init (PalParticipantFacts *self)
{
  self->states = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->steps = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->aside = g_ptr_array_new_with_free_func (g_object_unref);
  self->card = PAL_CARD (pal_card_new (NULL));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->empty, 0);
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "pal-card-empty");
  self->add = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->add, "pal-link");
  self->add_menu = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->add_menu, "pal-link");
  pal_card_append_end (self->card, self->add);
  pal_card_append_end (self->card, self->add_menu);
  pal_card_append (self->card, GTK_WIDGET (self->empty));
  pal_card_append (self->card, self->rows);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

GtkWidget *
pal_participant_facts_new (const PalFactKind *kind)
{
  PalParticipantFacts *self = g_object_new (PAL_TYPE_PARTICIPANT_FACTS, NULL);

  self->kind = kind;
  pal_card_set_title (self->card, _(kind->title));
  pal_card_set_hint (self->card, kind->hint != NULL ? _(kind->hint) : NULL);
  gtk_button_set_label (GTK_BUTTON (self->add), _(kind->add));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->add), kind->add_action);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_menu), _(kind->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->add), -1);
  return GTK_WIDGET (self);
}

/* @person: (nullable): kept in @store. What is typed of the person before is kept first. */
void
pal_participant_facts_show (PalParticipantFacts *self, PalRecord *person, PalStore *store)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PAL_IS_PARTICIPANT_FACTS (self));

  clear_rows (self);
  set_store (self, store);
  g_set_object (&self->person, person);
  if (self->query != NULL
      && !self->kind->show_list (self->query, person != NULL ? pal_record_get_id (person) : 0, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  update_rows (self);
}

/* The person may be called otherwise now. */
void
pal_participant_facts_rename (PalParticipantFacts *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_FACTS (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL && self->person != NULL;
       child = gtk_widget_get_next_sibling (child))
    pal_participant_fact_set_person (PAL_PARTICIPANT_FACT (child), self->person);
}

/* @record: new, belonging to the person. At most one waits for its first field. */
void
pal_participant_facts_add (PalParticipantFacts *self, PalRecord *record)
{
  PalParticipantFact *fact;

  g_return_if_fail (PAL_IS_PARTICIPANT_FACTS (self));
  g_return_if_fail (self->person != NULL);

  fact = find_fact (self, 0);
  if (fact == NULL)
    {
      fact = new_fact (self);
      gtk_box_prepend (GTK_BOX (self->rows), GTK_WIDGET (fact));
      pal_participant_fact_begin (fact, record);
      show_empty (self);
    }
  pal_form_focus_field (pal_participant_fact_get_form (fact), self->kind->first);
}

/* Opens the line of a record, for instance of one that has just been made. */
void
pal_participant_facts_open (PalParticipantFacts *self, gint64 id)
{
  PalParticipantFact *fact;

  g_return_if_fail (PAL_IS_PARTICIPANT_FACTS (self));

  fact = find_fact (self, id);
  if (fact == NULL)
    return;
  pal_participant_fact_open (fact, TRUE);
  pal_form_focus_field (pal_participant_fact_get_form (fact), self->kind->first);
}

/* What a new one can be added to, each item an action; NULL: there is no choice. */
void
pal_participant_facts_set_choices (PalParticipantFacts *self, GMenuModel *choices)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_FACTS (self));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_menu), choices);
  show_empty (self);
}

/* One sentence that says why nothing can be added; NULL: it can. */
void
pal_participant_facts_set_why_not (PalParticipantFacts *self, const char *why_not)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_FACTS (self));

  g_free (self->why_not);
  self->why_not = g_strdup (why_not);
  show_empty (self);
}
