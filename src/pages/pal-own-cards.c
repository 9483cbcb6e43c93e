/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-own-cards.h"

#include <glib/gi18n.h>

#include "pal-card.h"
#include "pal-page.h"
#include "records/pal-own-fields.h"
#include "widgets/pal-form.h"

struct _PalOwnCards {
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GHashTable *cards;          /* PalKind → PalCard with its form, also of records that were left: what is typed there stays */
  char       *place;

  PalStore   *store;
  gulong      store_changed;
  char       *table;
  gint64      record;         /* 0: nothing is shown */
};

G_DEFINE_FINAL_TYPE (PalOwnCards, pal_own_cards, GTK_TYPE_WIDGET)

static PalForm *
form_of (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "form");
}

static GtkWidget *
new_card (PalOwnCards *self, const PalKind *kind)
{
  GtkWidget *card = pal_card_new (NULL), *form = pal_form_new (kind);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    pal_form_append (PAL_FORM (form), pal_input_new (kind, kind->fields[i].name));
  pal_form_set_place (PAL_FORM (form), self->place);
  pal_card_append (PAL_CARD (card), form);
  g_object_set_data (G_OBJECT (card), "form", form);
  g_hash_table_insert (self->cards, (gpointer) kind, g_object_ref_sink (card));
  return card;
}

/* What was kept while the field was of another kind is said below it, as long as nothing takes its place. */
static void
say_unread (PalOwnCards *self, PalForm *form, const PalKind *kind)
{
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      PalInput *input = pal_form_get_input (form, kind->fields[i].name);
      g_autofree char *unread = pal_own_value_unread (self->store, &kind->fields[i], self->record);
      g_autofree char *words = unread == NULL ? NULL :
        g_strdup_printf (_("“%s” was kept here, and no longer fits this field. It stays until you give another value."), unread);

      if (words != NULL && !pal_input_is_touched (input))
        pal_input_set_problem (input, words);
    }
}

static void
show_card (PalOwnCards *self, GtkWidget *card, const PalOwnGroup *group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) own = pal_record_load (self->store, group->kind, self->record, &error);

  if (own == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  pal_card_set_title (PAL_CARD (card), group->title != NULL ? group->title : _("Own fields"));
  pal_card_set_hint (PAL_CARD (card), group->title != NULL ? _("Fields of the programme") : NULL);
  pal_form_set_record (form_of (card), own, self->store);
  pal_form_set_editable (form_of (card), !pal_store_is_reader (self->store));
}

/* Whether the same cards of the same record are there already. */
static gboolean
is_shown (PalOwnCards *self, GPtrArray *groups)
{
  GtkWidget *card = gtk_widget_get_first_child (self->box);

  for (guint i = 0; i < groups->len; i++, card = gtk_widget_get_next_sibling (card))
    {
      const PalOwnGroup *group = g_ptr_array_index (groups, i);
      PalRecord *record = card != NULL ? pal_form_get_record (form_of (card)) : NULL;

      if (record == NULL || card != g_hash_table_lookup (self->cards, group->kind) || pal_record_get_id (record) != self->record)
        return FALSE;
    }
  return card == NULL;
}

static void
clear (PalOwnCards *self)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (self->box)) != NULL)
    {
      pal_form_set_record (form_of (card), NULL, NULL);
      gtk_box_remove (GTK_BOX (self->box), card);
    }
}

static void
show_cards (PalOwnCards *self, GPtrArray *groups)
{
  clear (self);
  for (guint i = 0; i < groups->len; i++)
    {
      const PalOwnGroup *group = g_ptr_array_index (groups, i);
      GtkWidget *card = g_hash_table_lookup (self->cards, group->kind);

      if (card == NULL)
        card = new_card (self, group->kind);
      gtk_box_append (GTK_BOX (self->box), card);
      show_card (self, card, group);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), groups->len > 0);
}

static void
update (PalOwnCards *self)
{
  g_autoptr (GPtrArray) groups = self->record != 0 ? pal_own_groups (self->store, self->table, self->record) : g_ptr_array_new ();

  if (!is_shown (self, groups))
    show_cards (self, groups);
  for (guint i = 0; i < groups->len; i++)
    {
      const PalOwnGroup *group = g_ptr_array_index (groups, i);

      say_unread (self, form_of (g_hash_table_lookup (self->cards, group->kind)), group->kind);
    }
}

static void
store_changed_cb (PalOwnCards *self, const char *const *tables)
{
  static const char *const decisive[] = { "custom_field", "custom_value", "programme", "prescription", "enrolment", "cohort" };

  for (guint i = 0; i < G_N_ELEMENTS (decisive); i++)
    if (tables == NULL || g_strv_contains (tables, decisive[i]))
      {
        update (self);
        return;
      }
}

static void
pal_own_cards_dispose (GObject *object)
{
  PalOwnCards *self = PAL_OWN_CARDS (object);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_own_cards_parent_class)->dispose (object);
}

static void
pal_own_cards_finalize (GObject *object)
{
  g_free (PAL_OWN_CARDS (object)->table);
  g_free (PAL_OWN_CARDS (object)->place);
  G_OBJECT_CLASS (pal_own_cards_parent_class)->finalize (object);
}

static void
pal_own_cards_class_init (PalOwnCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_own_cards_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_own_cards_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_own_cards_init (PalOwnCards *self)
{
  self->cards = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_own_cards_new (void)
{
  return g_object_new (PAL_TYPE_OWN_CARDS, NULL);
}

/* @record: of @table; 0: none. What is typed of the record before is kept first. */
void
pal_own_cards_show (PalOwnCards *self, const char *table, gint64 record, PalStore *store)
{
  g_return_if_fail (PAL_IS_OWN_CARDS (self));

  if (self->store != store)
    {
      clear (self);
      g_hash_table_remove_all (self->cards);
      g_clear_signal_handler (&self->store_changed, self->store);
      g_set_object (&self->store, store);
      if (store != NULL)
        /* After the forms have read their values again. */
        self->store_changed = g_signal_connect_data (store, "changed", G_CALLBACK (store_changed_cb), self, NULL,
                                                     G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  g_free (self->table);
  self->table = g_strdup (table);
  self->record = store != NULL ? record : 0;
  update (self);
}

/* The address that History shows for the edits made here. */
void
pal_own_cards_set_place (PalOwnCards *self, const char *place)
{
  GHashTableIter iter;
  gpointer card;

  g_return_if_fail (PAL_IS_OWN_CARDS (self));

  g_free (self->place);
  self->place = g_strdup (place);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    pal_form_set_place (form_of (card), place);
}
