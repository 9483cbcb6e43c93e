/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-palette.h"

#include <glib/gi18n.h>

#include "pal-palette-lines.h"

/* The search over everything (Ctrl+K): lies over the page inside the window, so that it needs no surface of its own. The
 * keyboard stays in it until it closes. Arrows move the focus from row to row, so that a screen reader speaks each. */

/* A page of rows, for Page Up and Page Down. */
#define PAGE_ROWS 8

struct _PalPalette {
  GtkWidget  parent_instance;

  GtkWidget  *card;
  GtkWidget  *entry;
  GtkListBox *list;
  GtkWidget  *scroller;
  GtkWidget  *nothing;

  PalStore   *store;     /* while it is open */
  PalRecent  *recent;    /* not owned; while it is open */
  GPtrArray  *lines;     /* as the rows */
  GtkWidget  *before;    /* weak: who had the focus */
};

G_DEFINE_FINAL_TYPE (PalPalette, pal_palette, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_key (const char *keys)
{
  GtkWidget *key = gtk_label_new (keys);

  gtk_widget_add_css_class (key, "pal-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  return key;
}

static GtkWidget *
make_row (const PalPaletteLine *line)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean has_detail = line->detail != NULL && line->detail[0] != '\0';
  g_autofree char *spoken =
    g_strjoin (", ", line->title, line->heading, has_detail ? line->detail : line->keys, has_detail ? line->keys : NULL, NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (line->icon_name));
  gtk_box_append (GTK_BOX (words), make_label (line->title, NULL));
  if (has_detail)
    {
      GtkWidget *detail = make_label (line->detail, "pal-small");

      gtk_widget_add_css_class (detail, "pal-dim");
      gtk_box_append (GTK_BOX (words), detail);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  if (line->keys != NULL)
    gtk_box_append (GTK_BOX (box), make_key (line->keys));
  gtk_widget_add_css_class (box, "pal-palette-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static const PalPaletteLine *
line_of (PalPalette *self, GtkListBoxRow *row)
{
  return row != NULL ? g_ptr_array_index (self->lines, gtk_list_box_row_get_index (row)) : NULL;
}

static void
head_row_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const PalPaletteLine *line = line_of (data, row), *above = line_of (data, before);
  gboolean heads = above == NULL || !g_str_equal (line->heading, above->heading);
  GtkWidget *header = gtk_list_box_row_get_header (row);

  if (!heads)
    gtk_list_box_row_set_header (row, NULL);
  else if (header == NULL)
    {
      header = make_label (line->heading, "pal-palette-head");
      gtk_list_box_row_set_header (row, header);
    }
}

/* Says with the field what Enter would open. */
static void
describe_choice (PalPalette *self)
{
  const PalPaletteLine *line = line_of (self, gtk_list_box_get_selected_row (self->list));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  line != NULL ? line->title : _("Nothing is called so."), -1);
}

static void
empty_list (PalPalette *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

static void
show_lines (PalPalette *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GPtrArray *lines = pal_palette_lines (window, self->store, self->recent, typed);

  empty_list (self);
  self->lines = lines;
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (lines, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_set_visible (self->scroller, lines->len > 0);
  gtk_widget_set_visible (self->nothing, lines->len == 0);
  describe_choice (self);
}

static void
typed_cb (PalPalette *self)
{
  if (self->store != NULL)
    show_lines (self);
}

/* The search is over when its action begins: it acts on the page, with the focus where it was. */
static void
open_row (PalPalette *self, GtkListBoxRow *row)
{
  const PalPaletteLine *line = line_of (self, row);
  g_autoptr (GtkWidget) origin = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  if (line == NULL)
    return;

  origin = g_object_ref (line->origin);
  target = line->target != NULL ? g_variant_ref (line->target) : NULL;
  action = g_strdup (line->action);
  pal_palette_close (self);
  gtk_widget_activate_action_variant (origin, action, target);
}

static void
row_activated_cb (PalPalette *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

/* Keys ---------------------------------------------------------------------------------------------------------------- */

static void
focus_entry (PalPalette *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static gboolean
is_in_entry (PalPalette *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, self->entry);
}

/* Above the first row is the field. */
static void
move_to (PalPalette *self, int index)
{
  int last = (int) self->lines->len - 1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, CLAMP (index, 0, MAX (last, 0)));

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  if (index < 0)
    focus_entry (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (row));
  describe_choice (self);
}

static gboolean
move_by_key (PalPalette *self, guint key, gboolean shift)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int here = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  gboolean in_text = is_in_entry (self) && gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0';

  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down || (key == GDK_KEY_Tab && !shift))
    move_to (self, here + 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up || key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    move_to (self, here - 1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    move_to (self, here + PAGE_ROWS);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    move_to (self, MAX (here - PAGE_ROWS, 0));
  else if ((key == GDK_KEY_Home || key == GDK_KEY_KP_Home) && !in_text)
    move_to (self, 0);
  else if ((key == GDK_KEY_End || key == GDK_KEY_KP_End) && !in_text)
    move_to (self, (int) self->lines->len - 1);
  else
    return FALSE;
  return TRUE;
}

/* Before the field and the rows see it. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  PalPalette *self = data;

  if (self->lines == NULL)
    return FALSE;
  if (key == GDK_KEY_Escape)
    pal_palette_close (self);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    open_row (self, gtk_list_box_get_selected_row (self->list));
  else if (!move_by_key (self, key, (state & GDK_SHIFT_MASK) != 0))
    {
      /* Whoever types while on a row goes on typing in the field. */
      gboolean types = key == GDK_KEY_BackSpace || (gdk_keyval_to_unicode (key) >= ' ' && !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK)));

      if (!types || is_in_entry (self))
        return FALSE;
      focus_entry (self);
      gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
    }
  return TRUE;
}

static void
focus_left_cb (PalPalette *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  /* Another window may have the keyboard for a while. */
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      g_clear_weak_pointer (&self->before);
      pal_palette_close (self);
    }
}

static void
pressed_cb (PalPalette *self, int n, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked == NULL || (picked != self->card && !gtk_widget_is_ancestor (picked, self->card)))
    pal_palette_close (self);
}

static void
add_controllers (PalPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The widget ---------------------------------------------------------------------------------------------------------- */

static void
pal_palette_dispose (GObject *object)
{
  PalPalette *self = PAL_PALETTE (object);

  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_PALETTE);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_palette_parent_class)->dispose (object);
}

static void
pal_palette_class_init (PalPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_palette_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palpalette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, PalPalette, card);
  gtk_widget_class_bind_template_child (widget_class, PalPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, PalPalette, list);
  gtk_widget_class_bind_template_child (widget_class, PalPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, PalPalette, nothing);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pal_palette_init (PalPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, head_row_cb, self, NULL);
  add_controllers (self);
}

/**
 * pal_palette_open:
 * @store: the file to search
 * @recent: (nullable): where its user was; must live until the search is closed
 *
 * Shows the search, with the keyboard in its field. When it is open already, what was typed is there to be typed over.
 */
void
pal_palette_open (PalPalette *self, PalStore *store, PalRecent *recent)
{
  GtkWidget *focus;

  g_return_if_fail (PAL_IS_PALETTE (self));
  g_return_if_fail (PAL_IS_STORE (store));

  if (self->store != NULL)
    {
      gtk_widget_grab_focus (self->entry);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
      return;
    }

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_set_weak_pointer (&self->before, focus);
  self->store = g_object_ref (store);
  self->recent = recent;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_lines (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

/**
 * pal_palette_close:
 *
 * Hides the search, and gives the keyboard back to whoever had it.
 */
void
pal_palette_close (PalPalette *self)
{
  g_return_if_fail (PAL_IS_PALETTE (self));

  if (self->store == NULL)
    return;

  g_clear_object (&self->store);
  self->recent = NULL;
  if (self->before != NULL && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
  g_clear_weak_pointer (&self->before);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  empty_list (self);
}
