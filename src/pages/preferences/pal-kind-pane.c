/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-kind-pane.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/pal-panes.h"
#include "pal-kind-record.h"
#include "pal-kind-rows.h"
#include "widgets/pal-empty.h"

/* The records of a kind and, beside their list, the one that is open; the parts of a record stand below their list. */
struct _PalKindPane {
  PalPreference      parent_instance;

  const PalKindPage *page;
  PalPanes          *panes;       /* NULL in a part */
  GtkWidget         *none;        /* why there can be no parts; NULL in a list that stands alone */
  GtkStack          *faces;       /* "none", "record" */
  PalKindRows       *rows;
  PalKindRecord     *record;

  gint64             owner;
  gint64             above;       /* the record that the parts belong to, for addresses */
  char              *subject;     /* how it is called, for the history */
};

G_DEFINE_FINAL_TYPE (PalKindPane, pal_kind_pane, PAL_TYPE_PREFERENCE)

static gint64
get_id (PalKindPane *self)
{
  return pal_kind_record_get_id (self->record);
}

static gboolean
is_part (PalKindPane *self)
{
  return self->page->owner != NULL;
}

/* The place of a part is its record's; of anything else its own. */
static void
set_place (PalKindPane *self)
{
  g_autofree char *place =
    pal_preference_format_place (PAL_PREFERENCE (self), is_part (self) ? self->above : get_id (self), NULL);

  pal_kind_record_set_place (self->record, place);
}

/* Opening ---------------------------------------------------------------------------------------------------------- */

static void
show_record (PalKindPane *self, PalRecord *record)
{
  pal_kind_record_show (self->record, record, pal_preference_get_store (PAL_PREFERENCE (self)));
  gtk_stack_set_visible_child_name (self->faces, record != NULL ? "record" : "none");
  set_place (self);
}

static void
set_open (PalKindPane *self, gboolean open)
{
  if (self->panes != NULL)
    pal_panes_set_record_open (self->panes, open);
}

static void
close_record (PalKindPane *self)
{
  show_record (self, NULL);
  pal_kind_rows_select (self->rows, 0);
  set_open (self, FALSE);
}

static gboolean
open_record (PalKindPane *self, gint64 id)
{
  PalStore *store = pal_preference_get_store (PAL_PREFERENCE (self));
  const PalKind *kind = pal_kind_find (self->page->table);
  g_autoptr (PalRecord) record = NULL;

  if (id == get_id (self) && id != 0)
    return TRUE;
  record = store != NULL && id != 0 ? pal_record_load (store, kind, id, NULL) : NULL;
  if (record == NULL)
    {
      close_record (self);
      return FALSE;
    }
  show_record (self, record);
  pal_kind_rows_select (self->rows, id);
  return TRUE;
}

/* What every new record of the list has. */
static PalRecord *
make_new (PalKindPane *self)
{
  PalRecord *record = pal_record_new (pal_kind_find (self->page->table));

  if (is_part (self))
    pal_record_set_int (record, self->page->owner, self->owner);
  if (self->page->only != NULL && self->page->text != NULL)
    pal_record_set_text (record, self->page->only, self->page->text);
  else if (self->page->only != NULL)
    pal_record_set_int (record, self->page->only, self->page->number);
  if (pal_kind_get_field (pal_kind_find (self->page->table), "active") != NULL)
    pal_record_set_int (record, "active", 1);
  return record;
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static gboolean
is_narrow (PalKindPane *self)
{
  return self->panes != NULL && pal_panes_get_narrow (self->panes);
}

/* In a narrow window the arrows go down the list; Enter or a click opens. */
static void
opened_cb (PalKindPane *self, gint64 id, gboolean by_keyboard)
{
  if (by_keyboard && is_narrow (self))
    return;
  if (open_record (self, id))
    set_open (self, TRUE);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
entered_cb (PalKindPane *self, gint64 id)
{
  if (!open_record (self, id))
    return;
  set_open (self, TRUE);
  pal_kind_record_focus (self->record);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
closed_cb (PalKindPane *self)
{
  close_record (self);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
created_cb (PalKindPane *self, gint64 id)
{
  set_place (self);
  pal_kind_rows_select (self->rows, id);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
gone_cb (PalKindPane *self)
{
  close_record (self);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
tab_chosen_cb (PalKindPane *self)
{
  pal_preference_moved (PAL_PREFERENCE (self));
}

static gboolean
key_pressed_cb (PalKindPane *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || gtk_widget_get_focus_child (GTK_WIDGET (self->record)) == NULL)
    return FALSE;
  if (is_narrow (self))
    gtk_widget_activate_action (GTK_WIDGET (self->record), "panes.back", NULL);
  return pal_kind_rows_focus (self->rows);
}

/* Adding and deleting ---------------------------------------------------------------------------------------------- */

static gboolean
pal_kind_pane_add (PalPreference *preference)
{
  PalKindPane *self = PAL_KIND_PANE (preference);
  PalStore *store = pal_preference_get_store (preference);
  GtkWidget *part = pal_kind_record_get_part (self->record);
  g_autoptr (PalRecord) record = NULL;

  if (store == NULL || pal_store_is_reader (store))
    return FALSE;
  if (part != NULL && get_id (self) != 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->record)) != NULL)
    return pal_preference_add (PAL_PREFERENCE (part));
  if (is_part (self) && self->owner == 0)
    return FALSE;
  record = make_new (self);
  pal_kind_rows_select (self->rows, 0);
  show_record (self, record);
  set_open (self, TRUE);
  return pal_kind_record_focus (self->record);
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_kind_pane_add (PAL_PREFERENCE (widget));
}

static char *
delete_words (PalKindPane *self, const char *title)
{
  if (self->subject != NULL)
    return g_strdup_printf (_("%s — deleted: %s"), self->subject, title);
  return g_strdup_printf (_("Deleted: %s"), title);
}

static gboolean
refuse_used (PalStore *store, PalRecord *record, GError **error)
{
  g_autofree char *use = pal_record_find_use (store, record);
  g_autofree char *title = pal_record_title (record);

  if (use == NULL)
    return FALSE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_IN_USE,
               _("“%s” is still in use by: %s. Nothing was deleted; remove or move those first."), title, use);
  return TRUE;
}

static gboolean
delete_record (PalKindPane *self, PalRecord *record, const char *words, GError **error)
{
  PalStore *store = pal_preference_get_store (PAL_PREFERENCE (self));
  g_autofree char *place =
    pal_preference_format_place (PAL_PREFERENCE (self), is_part (self) ? self->above : get_id (self), NULL);
  g_autoptr (PalEdit) edit = NULL;

  if (self->page->others && refuse_used (store, record, error))
    return FALSE;
  edit = pal_edit_begin (store, words, error);
  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_record_delete (record, edit, error) && pal_edit_commit (edit, error);
}

/* The next record takes its place, so that a list is cleared by one key. */
static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalKindPane *self = PAL_KIND_PANE (widget);
  g_autoptr (PalRecord) record = NULL;
  g_autofree char *title = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  gint64 next;

  if (pal_kind_record_get (self->record) == NULL)
    return;
  record = g_object_ref (pal_kind_record_get (self->record));
  if (pal_record_get_id (record) == 0)
    {
      close_record (self);
      return;
    }
  title = pal_record_title (record);
  words = delete_words (self, title);
  next = pal_kind_rows_beside (self->rows, pal_record_get_id (record));
  if (!delete_record (self, record, words, &error))
    {
      pal_page_complain (widget, error);
      return;
    }
  if (next != 0)
    open_record (self, next);
  pal_kind_rows_focus (self->rows);
  pal_page_toast (widget, words, C_("button", "Undo"), "win.undo");
}

/* The section ------------------------------------------------------------------------------------------------------ */

static void
pal_kind_pane_set_store (PalPreference *preference, PalStore *store)
{
  PalKindPane *self = PAL_KIND_PANE (preference);
  gboolean editable = store != NULL && !pal_store_is_reader (store);

  close_record (self);
  pal_kind_rows_show (self->rows, store, self->owner);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.add", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kind.delete", editable);
}

static void
pal_kind_pane_set_place (PalPreference *preference, const char *name)
{
  pal_kind_record_set_name (PAL_KIND_PANE (preference)->record, name);
}

static void
pal_kind_pane_open (PalPreference *preference, gint64 record, const char *tab)
{
  PalKindPane *self = PAL_KIND_PANE (preference);

  if (record == 0)
    close_record (self);
  else if (open_record (self, record))
    {
      pal_kind_record_set_tab (self->record, tab);
      set_open (self, TRUE);
    }
}

static gint64
pal_kind_pane_get_record (PalPreference *preference)
{
  return get_id (PAL_KIND_PANE (preference));
}

static const char *
pal_kind_pane_get_tab (PalPreference *preference)
{
  return pal_kind_record_get_tab (PAL_KIND_PANE (preference)->record);
}

static gboolean
pal_kind_pane_keep (PalPreference *preference, GError **error)
{
  PalKindPane *self = PAL_KIND_PANE (preference);
  GtkWidget *part = pal_kind_record_get_part (self->record);

  return PAL_PREFERENCE_CLASS (pal_kind_pane_parent_class)->keep (preference, error)
         && pal_kind_record_keep (self->record, error) && (part == NULL || pal_preference_keep (PAL_PREFERENCE (part), error));
}

static gboolean
pal_kind_pane_find (PalPreference *preference)
{
  PalKindPane *self = PAL_KIND_PANE (preference);

  set_open (self, FALSE);
  return pal_kind_rows_focus_search (self->rows);
}

static void
pal_kind_pane_finalize (GObject *object)
{
  g_free (PAL_KIND_PANE (object)->subject);
  G_OBJECT_CLASS (pal_kind_pane_parent_class)->finalize (object);
}

static void
pal_kind_pane_class_init (PalKindPaneClass *klass)
{
  PalPreferenceClass *preference_class = PAL_PREFERENCE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_kind_pane_finalize;
  preference_class->set_store = pal_kind_pane_set_store;
  preference_class->set_place = pal_kind_pane_set_place;
  preference_class->open = pal_kind_pane_open;
  preference_class->get_record = pal_kind_pane_get_record;
  preference_class->get_tab = pal_kind_pane_get_tab;
  preference_class->keep = pal_kind_pane_keep;
  preference_class->find = pal_kind_pane_find;
  preference_class->add = pal_kind_pane_add;
  gtk_widget_class_install_action (widget_class, "kind.add", NULL, add_activated_cb);
  gtk_widget_class_install_action (widget_class, "kind.delete", NULL, delete_activated_cb);
}

static void
pal_kind_pane_init (PalKindPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}

/* Side by side, or the record in the place of the list. */
static void
make_panes (PalKindPane *self)
{
  self->panes = PAL_PANES (pal_panes_new ());
  g_object_set (self->panes, "list-width", 340, NULL);
  pal_panes_set_list (self->panes, GTK_WIDGET (self->rows));
  pal_panes_set_record (self->panes, GTK_WIDGET (self->faces));
  g_object_bind_property (self->panes, "narrow", self->record, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->panes, "closed", G_CALLBACK (closed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
}

/* Below each other, in the tab of a record. */
static void
make_part (PalKindPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  self->none = gtk_label_new (self->page->of_none != NULL ? _(self->page->of_none) : NULL);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (self->none, "pal-dim");
  gtk_widget_add_css_class (self->none, "pal-card-empty");
  gtk_widget_set_visible (self->none, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "pal-part-rows");
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), separator);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->faces));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
pal_kind_pane_new (const PalKindPage *page)
{
  PalKindPane *self = g_object_new (PAL_TYPE_KIND_PANE, NULL);
  GtkWidget *none = pal_empty_new (page->icon, _(page->title), _("Choose one in the list to see and change it."));

  self->page = page;
  self->rows = PAL_KIND_ROWS (pal_kind_rows_new (page));
  self->record = PAL_KIND_RECORD (pal_kind_record_new (page));
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->faces), "pal-record");
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  gtk_stack_add_named (self->faces, none, "none");
  gtk_stack_add_named (self->faces, GTK_WIDGET (self->record), "record");
  if (is_part (self))
    make_part (self);
  else
    make_panes (self);
  g_signal_connect_swapped (self->rows, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->rows, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (self->record, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->record, "gone", G_CALLBACK (gone_cb), self);
  g_signal_connect_swapped (self->record, "tab-chosen", G_CALLBACK (tab_chosen_cb), self);
  return GTK_WIDGET (self);
}

/* Of a part: @above: (nullable): the record whose tab it is. @owner: whose parts are shown; 0: there can be none. */
void
pal_kind_pane_set_owner (PalKindPane *self, PalRecord *above, gint64 owner)
{
  gint64 id = above != NULL ? pal_record_get_id (above) : 0;

  g_return_if_fail (PAL_IS_KIND_PANE (self) && self->page->owner != NULL);

  g_free (self->subject);
  self->subject = above != NULL ? pal_record_title (above) : NULL;
  pal_kind_record_set_subject (self->record, self->subject);
  gtk_widget_set_visible (self->none, owner == 0 && self->page->of_none != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), owner != 0);
  if (owner == self->owner && id == self->above)
    return;
  self->owner = owner;
  self->above = id;
  close_record (self);
  pal_kind_rows_show (self->rows, pal_preference_get_store (PAL_PREFERENCE (self)), owner);
}

GtkWidget *
pal_kind_pane_get_panes (PalKindPane *self)
{
  g_return_val_if_fail (PAL_IS_KIND_PANE (self), NULL);

  return (GtkWidget *) self->panes;
}

/* The record that is open; NULL: none. */
PalRecord *
pal_kind_pane_get_shown (PalKindPane *self)
{
  g_return_val_if_fail (PAL_IS_KIND_PANE (self), NULL);

  return pal_kind_record_get (self->record);
}

/* Buttons more, above the list and in the head of the record. */
void
pal_kind_pane_add_list_tool (PalKindPane *self, GtkWidget *tool)
{
  g_return_if_fail (PAL_IS_KIND_PANE (self));

  pal_kind_rows_add_tool (self->rows, tool);
}

void
pal_kind_pane_add_record_tool (PalKindPane *self, GtkWidget *tool)
{
  g_return_if_fail (PAL_IS_KIND_PANE (self));

  pal_kind_record_add_tool (self->record, tool);
}
