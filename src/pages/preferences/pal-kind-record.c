/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-kind-record.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-columns.h"
#include "pal-kind-pane.h"
#include "widgets/pal-form.h"

#define DETAILS "details"

/* One record of a kind: what it is called, every field in cards, and a tab for each kind of record that hangs on it. */
struct _PalKindRecord {
  GtkWidget          parent_instance;

  const PalKindPage *page;
  GtkWidget         *box;
  GtkWidget         *head;
  GtkWidget         *back;
  GtkLabel          *title;
  GtkWidget         *delete;
  GtkStack          *tabs;
  GPtrArray         *forms;        /* of PalForm, not owned */
  GPtrArray         *parts;        /* of PalKindPane, not owned */

  PalRecord         *record;
  PalStore          *store;
  gulong             record_changed;
  char              *name;         /* of the section: "programmes" */
  gboolean           showing;      /* the program chooses the tab, not the person */
};

enum { PROP_NARROW = 1 };

enum { CREATED, GONE, TAB_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalKindRecord, pal_kind_record, GTK_TYPE_WIDGET)

/* What is shown ----------------------------------------------------------------------------------------------------- */

static gboolean
is_kept (PalKindRecord *self)
{
  return self->record != NULL && pal_record_get_id (self->record) != 0;
}

/* Whose parts a part shows: the record itself, or what one of its fields refers to. */
static gint64
owner_of (PalKindRecord *self, const PalKindPage *part)
{
  if (!is_kept (self))
    return 0;
  return part->of != NULL ? pal_record_get_int (self->record, part->of, 0) : pal_record_get_id (self->record);
}

static void
show_parts (PalKindRecord *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const PalKindPage *part = self->page->parts[i];
      g_autofree char *name = g_strdup_printf ("%s/%s", self->name != NULL ? self->name : "", part->name);
      PalKindPane *pane = g_ptr_array_index (self->parts, i);

      pal_preference_set_place (PAL_PREFERENCE (pane), name);
      pal_preference_set_store (PAL_PREFERENCE (pane), self->store);
      pal_kind_pane_set_owner (pane, self->record, owner_of (self, part));
    }
}

/* As the list calls it: a rule has no name of its own, but its kind. */
static char *
title_of (PalKindRecord *self)
{
  const char *first = self->page->columns[0].field;
  const PalField *field = pal_kind_get_field (pal_kind_find (self->page->table), first);

  if (field->kind == PAL_CHOICE || field->kind == PAL_REF)
    return pal_record_show (self->record, first);
  return pal_record_title (self->record);
}

static void
show_head (PalKindRecord *self)
{
  g_autofree char *title = self->record != NULL ? title_of (self) : NULL;
  gboolean editable = self->store != NULL && !pal_store_is_reader (self->store);

  gtk_label_set_text (self->title, title != NULL && title[0] != '\0' ? title : _("New record"));
  gtk_widget_set_sensitive (self->delete, editable);
}

static void
update (PalKindRecord *self)
{
  show_head (self);
  show_parts (self);
}

/* The forms --------------------------------------------------------------------------------------------------------- */

static void
created_cb (PalKindRecord *self, gint64 id)
{
  update (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalKindRecord *self)
{
  g_signal_emit (self, signals[GONE], 0);
}

static void
make_input (PalForm *form, const PalKind *kind, const PalKindInput *spec)
{
  GtkWidget *input = pal_input_new (kind, spec->field);

  g_object_set (input, "width-chars", spec->width, "beside", spec->beside, NULL);
  if (spec->label != NULL)
    g_object_set (input, "label", _(spec->label), NULL);
  else if (spec->beside)
    g_object_set (input, "label-visible", FALSE, NULL);
  if (spec->explanation != NULL)
    pal_input_set_explanation (PAL_INPUT (input), _(spec->explanation));
  pal_form_append (form, input);
}

static GtkWidget *
make_card (PalKindRecord *self, const PalKindCard *spec)
{
  const PalKind *kind = pal_kind_find (self->page->table);
  GtkWidget *card = pal_card_new (_(spec->title)), *form = pal_form_new (kind);

  if (spec->hint != NULL)
    pal_card_set_hint (PAL_CARD (card), _(spec->hint));
  for (guint i = 0; spec->inputs[i].field != NULL; i++)
    make_input (PAL_FORM (form), kind, &spec->inputs[i]);
  g_ptr_array_add (self->forms, form);
  g_signal_connect_swapped (form, "created", G_CALLBACK (created_cb), self);
  if (self->forms->len == 1)
    g_signal_connect_swapped (form, "gone", G_CALLBACK (gone_cb), self);
  pal_card_append (PAL_CARD (card), form);
  return card;
}

static GtkWidget *
make_details (PalKindRecord *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *columns = pal_columns_new ();

  for (guint i = 0; self->page->cards[i].inputs != NULL; i++)
    pal_columns_append (PAL_COLUMNS (columns), make_card (self, &self->page->cards[i]), FALSE);
  gtk_widget_add_css_class (columns, "pal-record-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), columns);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
tab_changed_cb (PalKindRecord *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[TAB_CHOSEN], 0);
}

static void
pal_kind_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_widget_get_visible (PAL_KIND_RECORD (object)->back));
}

static void
pal_kind_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_widget_set_visible (PAL_KIND_RECORD (object)->back, g_value_get_boolean (value));
}

static void
pal_kind_record_dispose (GObject *object)
{
  PalKindRecord *self = PAL_KIND_RECORD (object);

  g_clear_signal_handler (&self->record_changed, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_kind_record_parent_class)->dispose (object);
}

static void
pal_kind_record_finalize (GObject *object)
{
  PalKindRecord *self = PAL_KIND_RECORD (object);

  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->parts);
  g_free (self->name);
  G_OBJECT_CLASS (pal_kind_record_parent_class)->finalize (object);
}

static void
pal_kind_record_class_init (PalKindRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_kind_record_get_property;
  object_class->set_property = pal_kind_record_set_property;
  object_class->dispose = pal_kind_record_dispose;
  object_class->finalize = pal_kind_record_finalize;
  g_object_class_install_property (
    object_class, PROP_NARROW,
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[CREATED] =
    g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAB_CHOSEN] = g_signal_new ("tab-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_button (const char *icon, const char *action, const char *words)
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
pal_kind_record_init (PalKindRecord *self)
{
  self->forms = g_ptr_array_new ();
  self->parts = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->back = make_button ("go-previous-symbolic", "panes.back", _("Back to the List"));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->delete = make_button ("user-trash-symbolic", "kind.delete", _("Delete"));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_add_css_class (self->head, "pal-recordhead");
  gtk_widget_add_css_class (self->box, "pal-record");
  gtk_box_append (GTK_BOX (self->head), self->back);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->head), self->delete);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_tab (PalKindRecord *self, GtkWidget *child, const char *name, const char *title)
{
  gtk_stack_add_titled (self->tabs, child, name, title);
}

/* The fields in the first tab, then one for each kind of part. */
static void
make_tabs (PalKindRecord *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *switcher = gtk_stack_switcher_new ();

  self->tabs = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->tabs, FALSE);   /* a tab that is not seen does not make the window higher */
  add_tab (self, make_details (self), DETAILS, C_("tab", "Details"));
  for (guint i = 0; self->page->parts[i] != NULL; i++)
    {
      GtkWidget *pane = pal_kind_pane_new (self->page->parts[i]);

      g_ptr_array_add (self->parts, pane);
      add_tab (self, pane, self->page->parts[i]->name, _(self->page->parts[i]->title));
    }
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->tabs);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "pal-tabs");
  gtk_widget_add_css_class (scroller, "pal-tabbar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), switcher);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->tabs));
  g_signal_connect_swapped (self->tabs, "notify::visible-child", G_CALLBACK (tab_changed_cb), self);
}

GtkWidget *
pal_kind_record_new (const PalKindPage *page)
{
  PalKindRecord *self = g_object_new (PAL_TYPE_KIND_RECORD, NULL);

  self->page = page;
  gtk_widget_add_css_class (GTK_WIDGET (self->title), page->owner != NULL ? "pal-h2" : "pal-h1");
  if (page->parts != NULL)
    make_tabs (self);
  else
    gtk_box_append (GTK_BOX (self->box), make_details (self));
  return GTK_WIDGET (self);
}

/* @name: of the section, the end of its addresses. */
void
pal_kind_record_set_name (PalKindRecord *self, const char *name)
{
  g_return_if_fail (PAL_IS_KIND_RECORD (self));

  g_free (self->name);
  self->name = g_strdup (name);
}

/* Where the edits of this record are made, for the history. */
void
pal_kind_record_set_place (PalKindRecord *self, const char *place)
{
  g_return_if_fail (PAL_IS_KIND_RECORD (self));

  for (guint i = 0; i < self->forms->len; i++)
    pal_form_set_place (g_ptr_array_index (self->forms, i), place);
}

/* Whose part it is, for the history; NULL: the record stands for itself. */
void
pal_kind_record_set_subject (PalKindRecord *self, const char *subject)
{
  g_return_if_fail (PAL_IS_KIND_RECORD (self));

  for (guint i = 0; i < self->forms->len; i++)
    pal_form_set_subject (g_ptr_array_index (self->forms, i), subject);
}

/* @record: (nullable): kept in @store, or new. What is typed of the one before is kept first. */
void
pal_kind_record_show (PalKindRecord *self, PalRecord *record, PalStore *store)
{
  gboolean editable = store != NULL && !pal_store_is_reader (store);

  g_return_if_fail (PAL_IS_KIND_RECORD (self));

  for (guint i = 0; i < self->forms->len; i++)
    {
      pal_form_set_record (g_ptr_array_index (self->forms, i), record, store);
      pal_form_set_editable (g_ptr_array_index (self->forms, i), editable);
    }
  g_clear_signal_handler (&self->record_changed, self->record);
  g_set_object (&self->record, record);
  g_set_object (&self->store, store);
  if (record != NULL)
    self->record_changed = g_signal_connect_swapped (record, "notify", G_CALLBACK (update), self);
  update (self);
}

PalRecord *
pal_kind_record_get (PalKindRecord *self)
{
  g_return_val_if_fail (PAL_IS_KIND_RECORD (self), NULL);

  return self->record;
}

/* 0: none, or a new one that is not kept yet. */
gint64
pal_kind_record_get_id (PalKindRecord *self)
{
  g_return_val_if_fail (PAL_IS_KIND_RECORD (self), 0);

  return self->record != NULL ? pal_record_get_id (self->record) : 0;
}

/* @tab: (nullable): another than there is is answered by the first. Without "tab-chosen". */
void
pal_kind_record_set_tab (PalKindRecord *self, const char *tab)
{
  g_return_if_fail (PAL_IS_KIND_RECORD (self));

  if (self->tabs == NULL)
    return;
  self->showing = TRUE;
  gtk_stack_set_visible_child_name (
    self->tabs, tab != NULL && gtk_stack_get_child_by_name (self->tabs, tab) != NULL ? tab : DETAILS);
  self->showing = FALSE;
}

/* NULL: the first tab, or the only one. */
const char *
pal_kind_record_get_tab (PalKindRecord *self)
{
  const char *tab;

  g_return_val_if_fail (PAL_IS_KIND_RECORD (self), NULL);

  tab = self->tabs != NULL ? gtk_stack_get_visible_child_name (self->tabs) : NULL;
  return g_strcmp0 (tab, DETAILS) != 0 ? tab : NULL;
}

/* A button more in the head, before that which deletes. */
void
pal_kind_record_add_tool (PalKindRecord *self, GtkWidget *tool)
{
  g_return_if_fail (PAL_IS_KIND_RECORD (self));

  gtk_widget_insert_before (tool, self->head, self->delete);
}

/* Whether nothing of a new record is only on the screen; what is missing is said. */
gboolean
pal_kind_record_keep (PalKindRecord *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_KIND_RECORD (self), FALSE);

  if (self->record == NULL || is_kept (self))
    return TRUE;
  for (guint i = 0; i < self->forms->len; i++)
    if (pal_form_has_unkept (g_ptr_array_index (self->forms, i)))
      return pal_record_check (self->record, error);
  return TRUE;
}

/* Into the first field. */
gboolean
pal_kind_record_focus (PalKindRecord *self)
{
  g_return_val_if_fail (PAL_IS_KIND_RECORD (self), FALSE);

  pal_kind_record_set_tab (self, NULL);
  return gtk_widget_grab_focus (g_ptr_array_index (self->forms, 0));
}

/* The part that is shown (a PalKindPane); NULL: the record's own fields are. */
GtkWidget *
pal_kind_record_get_part (PalKindRecord *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (PAL_IS_KIND_RECORD (self), NULL);

  shown = self->tabs != NULL ? gtk_stack_get_visible_child (self->tabs) : NULL;
  return shown != NULL && PAL_IS_KIND_PANE (shown) ? shown : NULL;
}
