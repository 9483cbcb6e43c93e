/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-sidebar.h"

#include <glib/gi18n.h>

/* The list of pages; folded, icons alone, and the badge moves onto the icon. */

typedef struct {
  char          *page;
  char          *title;
  GtkListBoxRow *row;
  GtkWidget     *label;
  GtkWidget     *badge;
  GtkWidget     *corner_badge;
} Entry;

struct _PalSidebar {
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkListBox *list;
  GtkButton  *foot;
  GtkLabel   *user;
  GtkLabel   *backup;
  GPtrArray  *entries;
  char       *current;   /* the page that is shown */
  gboolean    folded;
};

G_DEFINE_FINAL_TYPE (PalSidebar, pal_sidebar, GTK_TYPE_WIDGET)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->page);
  g_free (entry->title);
  g_free (entry);
}

static Entry *
find_entry (PalSidebar *self,
            const char *page)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->page, page) == 0)
        return entry;
    }
  return NULL;
}

static GtkWidget *
make_badge (GtkAlign halign,
            GtkAlign valign)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "pal-badge");
  gtk_widget_set_halign (badge, halign);
  gtk_widget_set_valign (badge, valign);
  gtk_widget_set_visible (badge, FALSE);
  return badge;
}

static void
show_badge (PalSidebar *self,
            Entry      *entry)
{
  gboolean counts = gtk_label_get_text (GTK_LABEL (entry->badge))[0] != '\0';
  gboolean late = gtk_widget_has_css_class (entry->badge, "late");

  gtk_widget_set_visible (entry->badge, counts && !self->folded);
  gtk_widget_set_visible (entry->corner_badge, counts && late && self->folded);
}

static void
show_entry (PalSidebar *self,
            Entry      *entry)
{
  gtk_widget_set_visible (entry->label, !self->folded);
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry->row), self->folded ? entry->title : NULL);
  show_badge (self, entry);
}

/* A click, or an arrow key. When the window does not go there it says so, and sets the current page again. */
static void
row_selected_cb (GtkListBox    *list,
                 GtkListBoxRow *row,
                 PalSidebar    *self)
{
  Entry *entry = row ? g_ptr_array_index (self->entries, gtk_list_box_row_get_index (row)) : NULL;

  if (entry != NULL && g_strcmp0 (entry->page, self->current) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", entry->page);
}

static GtkWidget *
make_foot (PalSidebar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->user = GTK_LABEL (gtk_label_new (NULL));
  self->backup = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->user), "pal-strong");
  gtk_widget_add_css_class (GTK_WIDGET (self->user), "pal-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->backup), "pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->backup), "pal-small");
  for (int i = 0; i < 2; i++)
    {
      GtkLabel *label = i == 0 ? self->user : self->backup;

      gtk_label_set_xalign (label, 0);
      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
    }

  self->foot = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_child (self->foot, box);
  gtk_button_set_has_frame (self->foot, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->foot), _("Backups of this file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->foot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Backups of this file"), -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->foot), "win.go::backups");
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "pal-sidebar-foot");
  return GTK_WIDGET (self->foot);
}

static void
pal_sidebar_dispose (GObject *object)
{
  PalSidebar *self = PAL_SIDEBAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_free);

  G_OBJECT_CLASS (pal_sidebar_parent_class)->dispose (object);
}

static void
pal_sidebar_class_init (PalSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palsidebar");
}

static void
pal_sidebar_init (PalSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-sidebar");
}

/**
 * pal_sidebar_add:
 * @page: the class of a page that the sidebar lists
 */
void
pal_sidebar_add (PalSidebar   *self,
                 PalPageClass *page)
{
  GtkWidget *box, *overlay, *image;
  Entry *entry;

  g_return_if_fail (PAL_IS_SIDEBAR (self) && page != NULL);

  entry = g_new0 (Entry, 1);
  entry->page = g_strdup (page->name);
  entry->title = g_strdup (_(page->title));
  image = gtk_image_new_from_icon_name (page->icon_name);
  entry->label = gtk_label_new (entry->title);
  gtk_label_set_xalign (GTK_LABEL (entry->label), 0);
  gtk_widget_set_hexpand (entry->label, TRUE);
  entry->badge = make_badge (GTK_ALIGN_END, GTK_ALIGN_CENTER);
  entry->corner_badge = make_badge (GTK_ALIGN_END, GTK_ALIGN_START);

  overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), image);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), entry->corner_badge);
  gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), entry->label);
  gtk_box_append (GTK_BOX (box), entry->badge);
  gtk_list_box_append (self->list, box);
  entry->row = GTK_LIST_BOX_ROW (gtk_widget_get_parent (box));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  g_ptr_array_add (self->entries, entry);
  show_entry (self, entry);
}

/**
 * pal_sidebar_set_current:
 * @page: (nullable): the name of the page that is shown; one that is not listed leaves nothing selected
 */
void
pal_sidebar_set_current (PalSidebar *self,
                         const char *page)
{
  Entry *entry;

  g_return_if_fail (PAL_IS_SIDEBAR (self));

  g_free (self->current);
  self->current = g_strdup (page);
  entry = find_entry (self, page);
  if (entry != NULL)
    gtk_list_box_select_row (self->list, entry->row);
  else
    gtk_list_box_unselect_all (self->list);
}

/**
 * pal_sidebar_set_badge:
 * @page: the name of a page
 * @count: what waits there; 0 shows nothing
 * @late: whether it is late
 */
void
pal_sidebar_set_badge (PalSidebar *self,
                       const char *page,
                       guint       count,
                       gboolean    late)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
  g_autofree char *said = NULL;
  Entry *entry;

  g_return_if_fail (PAL_IS_SIDEBAR (self));

  entry = find_entry (self, page);
  if (entry == NULL)
    return;

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *badge = i == 0 ? entry->badge : entry->corner_badge;

      gtk_label_set_text (GTK_LABEL (badge), text);
      if (late)
        gtk_widget_add_css_class (badge, "late");
      else
        gtk_widget_remove_css_class (badge, "late");
    }
  /* Translators: what a page's badge says aloud: the page, and how many things wait there or are late. */
  said = count == 0 ? g_strdup (entry->title)
         : g_strdup_printf (late ? _("%s, %u late") : _("%s, %u waiting"), entry->title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  show_badge (self, entry);
}

/**
 * pal_sidebar_set_foot:
 * @user: who works here
 * @backup: when the last backup was made, in words
 */
void
pal_sidebar_set_foot (PalSidebar *self,
                      const char *user,
                      const char *backup)
{
  g_autofree char *said = NULL;

  g_return_if_fail (PAL_IS_SIDEBAR (self));

  gtk_label_set_text (self->user, user);
  gtk_label_set_text (self->backup, backup);
  said = g_strdup_printf ("%s, %s", user, backup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->foot), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/**
 * pal_sidebar_set_folded:
 * @folded: whether only icons are shown
 */
void
pal_sidebar_set_folded (PalSidebar *self,
                        gboolean    folded)
{
  g_return_if_fail (PAL_IS_SIDEBAR (self));

  self->folded = !!folded;
  gtk_widget_set_visible (GTK_WIDGET (self->foot), !folded);
  for (guint i = 0; i < self->entries->len; i++)
    show_entry (self, g_ptr_array_index (self->entries, i));
  if (folded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "folded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "folded");
}

/**
 * pal_sidebar_get_folded:
 *
 * Returns: whether only icons are shown
 */
gboolean
pal_sidebar_get_folded (PalSidebar *self)
{
  g_return_val_if_fail (PAL_IS_SIDEBAR (self), FALSE);

  return self->folded;
}
