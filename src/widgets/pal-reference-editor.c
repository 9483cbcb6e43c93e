/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-editor.h"

#include <glib/gi18n.h>

#include "records/pal-reference.h"
#include "store/pal-text.h"

#define MOST_MATCHES 8

/* Stands between the words and the id in the editor's text, so that two records of one name are told apart. */
#define ID_MARK '\x1f'

/* Another record, found by typing: the matches stand below, arrows and Enter choose, a last line creates what is
 * missing. */
struct _PalReferenceEditor {
  PalTextEditor  parent_instance;

  PalStore      *store;
  gint64         chosen;      /* 0: none, or what is typed is not settled yet */
  gboolean       putting;     /* the text comes from a choice, not from the keyboard */
  GError        *failure;     /* why the record could not be created; until something else is typed */
  GtkWidget     *popover;     /* a popover, child of the editor; made when it is first needed */
  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (PalReferenceEditor, pal_reference_editor, PAL_TYPE_TEXT_EDITOR)

enum { CREATE, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkEntry *
entry_of (PalReferenceEditor *self)
{
  return pal_text_editor_get_entry (PAL_TEXT_EDITOR (self));
}

static const char *
text_of (PalReferenceEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry_of (self)));
}

static const PalKind *
target_of (PalReferenceEditor *self)
{
  return pal_kind_find (pal_editor_get_field (PAL_EDITOR (self))->target);
}

static GPtrArray *
find_matches (PalReferenceEditor *self, guint most)
{
  const PalKind *kind = target_of (self);

  if (self->store == NULL || kind == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) pal_reference_free);
  return pal_reference_search (self->store, kind, text_of (self), most);
}

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *folded_a = pal_text_fold (a), *folded_b = pal_text_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}

static void
put (PalReferenceEditor *self, gint64 id, const char *title)
{
  self->putting = TRUE;
  pal_text_editor_put (PAL_TEXT_EDITOR (self), title);
  gtk_editable_set_position (GTK_EDITABLE (entry_of (self)), -1);
  self->putting = FALSE;
  self->chosen = id;
}

static gboolean
may_create (PalReferenceEditor *self)
{
  return !(pal_editor_get_field (PAL_EDITOR (self))->flags & PAL_CHOSEN) && pal_reference_can_make (target_of (self));
}

/* Creating --------------------------------------------------------------------------------------------------------- */

static gint64
create_record (PalReferenceEditor *self, const char *typed, GError **error)
{
  const PalKind *kind = target_of (self);
  g_autoptr (PalRecord) record = pal_reference_make (kind, typed);
  g_autofree char *label = g_strdup_printf ("%s — %s", typed, _("New record"));
  g_autoptr (PalEdit) edit = NULL;

  edit = pal_edit_begin (self->store, label, error);
  if (edit == NULL || !pal_record_save (record, edit, error) || !pal_edit_commit (edit, error))
    return 0;
  return pal_record_get_id (record);
}

/* What happens unless a page makes the record itself. */
static gint64
pal_reference_editor_create (PalReferenceEditor *self, const char *typed)
{
  g_clear_error (&self->failure);
  if (self->store == NULL || !may_create (self))
    return 0;
  return create_record (self, typed, &self->failure);
}

/* The list of matches ---------------------------------------------------------------------------------------------- */

static void
close_list (PalReferenceEditor *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
is_open (PalReferenceEditor *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

/* A row without a record is the one that creates it. */
static void
choose_row (PalReferenceEditor *self, GtkListBoxRow *row)
{
  PalReference *match = g_object_get_data (G_OBJECT (row), "reference");
  g_autofree char *typed = g_strstrip (g_strdup (text_of (self)));
  g_autofree char *title = NULL;
  gint64 id = match != NULL ? match->id : 0;

  if (match == NULL)
    g_signal_emit (self, signals[CREATE], 0, typed, &id);
  if (id == 0)
    {
      pal_editor_say_settled (PAL_EDITOR (self));
      return;
    }
  title = match != NULL ? g_strdup (match->title) : pal_reference_title (self->store, target_of (self), id);
  put (self, id, title);
  close_list (self);
  pal_editor_say_settled (PAL_EDITOR (self));
}

static void
row_activated_cb (PalReferenceEditor *self, GtkListBoxRow *row)
{
  choose_row (self, row);
}

static GtkWidget *
new_detail (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "pal-dim");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_row (const char *words, const char *detail, const char *icon)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (icon != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
      gtk_widget_add_css_class (label, "pal-link");
    }
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL)
    gtk_box_append (GTK_BOX (box), new_detail (detail));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static void
make_popover (PalReferenceEditor *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-matches");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matches"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);   /* the focus stays in the entry */
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static gboolean
fill_list (PalReferenceEditor *self)
{
  g_autoptr (GPtrArray) matches = find_matches (self, MOST_MATCHES);
  g_autofree char *typed = g_strstrip (g_strdup (text_of (self)));
  gboolean exact = FALSE;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < matches->len; i++)
    {
      PalReference *match = g_ptr_array_index (matches, i);
      GtkWidget *line = new_row (match->title, match->detail, NULL);

      exact = exact || same_words (match->title, typed);
      g_object_set_data_full (G_OBJECT (line), "reference", match, (GDestroyNotify) pal_reference_free);
      gtk_list_box_append (self->list, line);
    }
  g_ptr_array_set_free_func (matches, NULL);
  if (typed[0] != '\0' && !exact && may_create (self))
    {
      g_autofree char *words = g_strdup_printf (_("Create “%s”"), typed);

      gtk_list_box_append (self->list, new_row (words, NULL, "list-add-symbolic"));
    }
  if (typed[0] != '\0' && matches->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return gtk_list_box_get_row_at_index (self->list, 0) != NULL;
}

static void
open_list (PalReferenceEditor *self)
{
  if (!gtk_editable_get_editable (GTK_EDITABLE (entry_of (self))) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->popover == NULL)
    make_popover (self);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), gtk_widget_get_width (GTK_WIDGET (self)) - 2, -1);
  if (fill_list (self))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    close_list (self);
}

static void
move_selection (PalReferenceEditor *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) + by : (by > 0 ? 0 : -1);

  row = at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry_of (self)), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
typed_cb (PalReferenceEditor *self)
{
  self->chosen = 0;
  g_clear_error (&self->failure);
  if (!self->putting && !pal_editor_is_filling (PAL_EDITOR (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    open_list (self);
}

static gboolean
key_pressed_cb (PalReferenceEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = is_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (is_open (self))
        move_selection (self, 1);
      else
        open_list (self);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (is_open (self))
        move_selection (self, -1);
      return is_open (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        choose_row (self, row);
      return row != NULL;
    case GDK_KEY_Escape:
      if (!is_open (self))
        return FALSE;
      close_list (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
left_cb (PalReferenceEditor *self)
{
  close_list (self);
}

static void
icon_pressed_cb (PalReferenceEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (entry_of (self)));
  if (is_open (self))
    close_list (self);
  else
    open_list (self);
}

/* The editor ------------------------------------------------------------------------------------------------------- */

static void
pal_reference_editor_set_store (PalEditor *editor, PalStore *store)
{
  g_set_object (&PAL_REFERENCE_EDITOR (editor)->store, store);
}

static void
pal_reference_editor_show (PalEditor *editor, PalRecord *record)
{
  PalReferenceEditor *self = PAL_REFERENCE_EDITOR (editor);
  const char *name = pal_editor_get_field (editor)->name;
  g_autofree char *title = pal_record_show (record, name);

  put (self, pal_record_get_int (record, name, 0), title);
  close_list (self);
}

static char *
pal_reference_editor_get_typed (PalEditor *editor)
{
  PalReferenceEditor *self = PAL_REFERENCE_EDITOR (editor);

  if (self->chosen == 0)
    return g_strdup (text_of (self));
  return g_strdup_printf ("%s%c%" G_GINT64_FORMAT, text_of (self), ID_MARK, self->chosen);
}

static void
pal_reference_editor_set_typed (PalEditor *editor, const char *typed)
{
  const char *mark = strchr (typed, ID_MARK);
  g_autofree char *title = mark != NULL ? g_strndup (typed, mark - typed) : g_strdup (typed);

  put (PAL_REFERENCE_EDITOR (editor), mark != NULL ? g_ascii_strtoll (mark + 1, NULL, 10) : 0, title);
}

/* A name typed in full, or one that only one record answers to, needs no choosing. */
static gint64
settle_typed (PalReferenceEditor *self, guint *n_matches)
{
  g_autoptr (GPtrArray) matches = find_matches (self, MOST_MATCHES);
  PalReference *exact = NULL;
  guint n_exact = 0;

  for (guint i = 0; i < matches->len; i++)
    if (same_words (((PalReference *) g_ptr_array_index (matches, i))->title, text_of (self)))
      {
        exact = g_ptr_array_index (matches, i);
        n_exact++;
      }
  *n_matches = matches->len;
  if (n_exact == 1)
    return exact->id;
  return matches->len == 1 ? ((PalReference *) g_ptr_array_index (matches, 0))->id : 0;
}

static gboolean
pal_reference_editor_read (PalEditor *editor, PalRecord *record, GError **error)
{
  PalReferenceEditor *self = PAL_REFERENCE_EDITOR (editor);
  const char *name = pal_editor_get_field (editor)->name;
  g_autofree char *typed = g_strstrip (g_strdup (text_of (self))), *raw = NULL;
  gint64 id = self->chosen;
  guint n_matches = 0;

  if (typed[0] == '\0')
    {
      pal_record_clear (record, name);
      return TRUE;
    }
  if (id == 0)
    id = settle_typed (self, &n_matches);
  if (id == 0 && self->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  if (id == 0)
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                   n_matches > 1 ? _("Several are called “%s”: choose one in the list.")
                                 : _("Nothing is called “%s” yet: choose another in the list, or create it."), typed);
      return FALSE;
    }
  raw = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return pal_record_set_raw (record, name, raw, error);
}

static void
pal_reference_editor_dispose (GObject *object)
{
  PalReferenceEditor *self = PAL_REFERENCE_EDITOR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (pal_reference_editor_parent_class)->dispose (object);
}

static gboolean
first_id (GSignalInvocationHint *hint, GValue *sum, const GValue *answer, gpointer data)
{
  g_value_copy (answer, sum);
  return g_value_get_int64 (answer) == 0;
}

static void
pal_reference_editor_class_init (PalReferenceEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_reference_editor_dispose;
  editor_class->set_store = pal_reference_editor_set_store;
  editor_class->show = pal_reference_editor_show;
  editor_class->read = pal_reference_editor_read;
  editor_class->get_typed = pal_reference_editor_get_typed;
  editor_class->set_typed = pal_reference_editor_set_typed;
  signals[CREATE] = g_signal_new_class_handler ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                G_CALLBACK (pal_reference_editor_create), first_id, NULL, NULL,
                                                G_TYPE_INT64, 1, G_TYPE_STRING);
}

static void
pal_reference_editor_init (PalReferenceEditor *self)
{
  GtkWidget *entry = GTK_WIDGET (entry_of (self));
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_icon_from_icon_name (entry_of (self), GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (entry_of (self), GTK_ENTRY_ICON_SECONDARY, _("Show the list (↓)"));
  g_signal_connect_swapped (entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
}
