/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-window-private.h"

#include <glib/gi18n.h>

#include "pages/pal-panes.h"
#include "pal-pages.h"
#include "pal-preferences.h"
#include "rules/pal-landlord.h"

/* The frame: header bar, list of pages, and the page that is shown; before a file is open, the first start or a
 * refusal. */

G_DEFINE_FINAL_TYPE (PalWindow, pal_window, GTK_TYPE_APPLICATION_WINDOW)

static char *
describe_backup (GDateTime *at)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean today;

  if (at == NULL)
    return g_strdup (_("No backup yet"));

  today = g_date_time_get_year (at) == g_date_time_get_year (now)
          && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now);
  /* Translators: under the user's name, the time of the last backup: today's hour, or an earlier day. */
  return g_date_time_format (at, today ? _("Backed up at %H:%M") : _("Backed up on %d/%m/%Y"));
}

static void
show_foot (PalWindow *self)
{
  g_autofree char *backup = describe_backup (self->file ? pal_open_file_get_backed_up_at (self->file) : NULL);
  const char *name = g_get_real_name ();

  if (g_strcmp0 (name, "Unknown") == 0 || name[0] == '\0')
    name = g_get_user_name ();
  pal_sidebar_set_foot (self->sidebar, name, backup);
}

static void
say_state (PalWindow  *self,
           const char *words)
{
  gtk_label_set_text (self->subtitle, words);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), words[0] != '\0');
}

static void
complain_activated_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  const char *message;
  gboolean full;

  g_variant_get (parameter, "(&sb)", &message, &full);
  pal_toaster_complain (self->toaster, message, NULL, NULL);
  if (full)
    say_state (self, _("Not saved: the disk is full"));
}

static void
fold_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  PalWindow *self = data;
  gboolean folded = !pal_sidebar_get_folded (self->sidebar);

  if (self->narrow)
    self->unfolded_narrow = !folded;
  else
    self->folded = folded;
  pal_preferences_set_int ("sidebar-folded", self->folded);
  pal_window_update_folding (self);
}

static void
find_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalPageClass *first = pal_pages_get (0);
  GtkWidget *page = pal_window_current_page (self);

  if (page == NULL || pal_page_find (PAL_PAGE (page)))
    return;

  /* A page without a search of its own: people are what one looks for. */
  if (pal_window_go (self, first->name))
    pal_page_find (PAL_PAGE (pal_window_current_page (self)));
}

static void
search_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);

  if (self->file != NULL && !self->busy)
    pal_palette_open (self->palette, pal_window_get_store (self), self->recent);
}

/* All that answers to what was typed, in a list that has a search of its own. */
static void
look_for_activated_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  const char *address, *typed;
  GtkWidget *focus;

  g_variant_get (parameter, "(&s&s)", &address, &typed);
  if (!pal_window_go (self, address) || !pal_page_find (PAL_PAGE (pal_window_current_page (self))))
    return;

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (GTK_IS_EDITABLE (focus))
    {
      gtk_editable_set_text (GTK_EDITABLE (focus), typed);
      gtk_editable_set_position (GTK_EDITABLE (focus), -1);
    }
}

static void
help_closed_cb (GtkPopover *popover,
                gpointer    data)
{
  gtk_widget_unparent (GTK_WIDGET (popover));
}

static GtkWidget *
make_help (PalPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (pal_page_get_title (page));
  g_auto (GStrv) paragraphs = g_strsplit (pal_page_get_help (page) ? pal_page_get_help (page) : "", "\n", -1);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "pal-h2");
  gtk_box_append (GTK_BOX (box), title);
  for (int i = 0; paragraphs[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (paragraphs[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_width_chars (GTK_LABEL (label), 44);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "pal-help");
  return box;
}

static void
help_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  GtkWidget *page = pal_window_current_page (self);
  GtkWidget *popover;

  if (page == NULL)
    return;

  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), make_help (PAL_PAGE (page)));
  gtk_widget_set_parent (popover, self->title_box);
  g_signal_connect (popover, "closed", G_CALLBACK (help_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
width_changed_cb (gpointer data)
{
  PalWindow *self = data;

  self->idle = 0;
  self->narrow = pal_panes_window_is_narrow (GTK_WIDGET (self));
  self->unfolded_narrow = FALSE;
  gtk_widget_set_visible (self->search_label, !self->narrow);
  if (self->narrow)
    gtk_widget_add_css_class (self->search_button, "narrow");
  else
    gtk_widget_remove_css_class (self->search_button, "narrow");
  pal_window_update_folding (self);
  return G_SOURCE_REMOVE;
}

static void
pal_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  PalWindow *self = PAL_WINDOW (widget);

  GTK_WIDGET_CLASS (pal_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (pal_panes_window_is_narrow (widget) != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, width_changed_cb, self, NULL);
}

static void
destroy_then (PalWindow  *self,
              const char *argument)
{
  self->ready_to_go = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
pal_window_close_request (GtkWindow *window)
{
  PalWindow *self = PAL_WINDOW (window);
  int width, height;

  if (!gtk_window_is_maximized (window))
    {
      gtk_window_get_default_size (window, &width, &height);
      pal_preferences_set_int ("window-width", MAX (width, 640));
      pal_preferences_set_int ("window-height", MAX (height, 400));
    }
  pal_preferences_set_int ("window-maximized", gtk_window_is_maximized (window));

  if (self->file == NULL || self->ready_to_go)
    return FALSE;
  pal_window_close_then (self, destroy_then, NULL);
  return TRUE;
}

static void
pal_window_dispose (GObject *object)
{
  PalWindow *self = PAL_WINDOW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->file != NULL)
    {
      pal_window_take_store (self);
      g_signal_handlers_disconnect_by_data (self->file, self);
      g_signal_handlers_disconnect_by_data (pal_open_file_get_store (self->file), self);
      pal_open_file_close (self->file, NULL);
    }
  g_clear_object (&self->file);
  g_clear_pointer (&self->trail, pal_trail_free);
  g_clear_pointer (&self->recent, pal_recent_free);
  g_clear_pointer (&self->refused_path, g_free);
  g_clear_pointer (&self->wanted_place, g_free);
  g_clear_pointer (&self->pending_argument, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_WINDOW);

  G_OBJECT_CLASS (pal_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, PalWindow, file_tools);
  gtk_widget_class_bind_template_child (klass, PalWindow, undo_button);
  gtk_widget_class_bind_template_child (klass, PalWindow, redo_button);
  gtk_widget_class_bind_template_child (klass, PalWindow, search_button);
  gtk_widget_class_bind_template_child (klass, PalWindow, search_label);
  gtk_widget_class_bind_template_child (klass, PalWindow, title_box);
  gtk_widget_class_bind_template_child (klass, PalWindow, title);
  gtk_widget_class_bind_template_child (klass, PalWindow, subtitle);
  gtk_widget_class_bind_template_child (klass, PalWindow, toaster);
  gtk_widget_class_bind_template_child (klass, PalWindow, progress);
  gtk_widget_class_bind_template_child (klass, PalWindow, palette);
  gtk_widget_class_bind_template_child (klass, PalWindow, faces);
  gtk_widget_class_bind_template_child (klass, PalWindow, pages);
  gtk_widget_class_bind_template_child (klass, PalWindow, reading_band);
  gtk_widget_class_bind_template_child (klass, PalWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, PalWindow, first_start);
  gtk_widget_class_bind_template_child (klass, PalWindow, refusal);
}

static void
pal_window_class_init (PalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_window_dispose;
  widget_class->size_allocate = pal_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = pal_window_close_request;

  g_type_ensure (PAL_TYPE_BAND);
  g_type_ensure (PAL_TYPE_FIRST_START);
  g_type_ensure (PAL_TYPE_PALETTE);
  g_type_ensure (PAL_TYPE_PROGRESS);
  g_type_ensure (PAL_TYPE_REFUSAL);
  g_type_ensure (PAL_TYPE_SIDEBAR);
  g_type_ensure (PAL_TYPE_TOASTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-window.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "win.complain", "(sb)", complain_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.look-for", "(ss)", look_for_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_activated_cb);
  pal_window_install_places (widget_class);
  pal_window_install_file (widget_class);
}

static void
pal_window_init (PalWindow *self)
{
  static const GActionEntry stateful[] = {
    { "fold-sidebar", fold_activated_cb, NULL, "false", NULL },
  };
  PalPageClass *page;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), stateful, G_N_ELEMENTS (stateful), self);
  self->folded = pal_preferences_int ("sidebar-folded", FALSE) != 0;
  self->trail = pal_trail_new ();
  pal_window_add_undo_keys (self);
  pal_band_add_button (self->reading_band, _("Work on a Copy"), "win.copy-here");
  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    if (!page->unlisted)
      pal_sidebar_add (self->sidebar, page);

  gtk_window_set_default_size (GTK_WINDOW (self), pal_preferences_int ("window-width", 1366),
                               pal_preferences_int ("window-height", 768));
  if (pal_preferences_int ("window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  pal_window_update_folding (self);
  pal_window_show_state (self);
  pal_first_start_show_form (self->first_start, FALSE);
}

/**
 * pal_window_new:
 *
 * Returns: (transfer floating): a window that shows the first start
 */
GtkWidget *
pal_window_new (GtkApplication *application)
{
  return g_object_new (PAL_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pal_window_get_store:
 *
 * Returns: (nullable) (transfer none): the file that is open
 */
PalStore *
pal_window_get_store (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);

  return self->file ? pal_open_file_get_store (self->file) : NULL;
}

/**
 * pal_window_is_busy:
 *
 * Returns: whether a file is being closed or put back, so that no other may be opened yet
 */
gboolean
pal_window_is_busy (PalWindow *self)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), FALSE);

  return self->busy;
}

/* The page that is shown; NULL without a file. */
GtkWidget *
pal_window_current_page (PalWindow *self)
{
  return self->file ? gtk_stack_get_visible_child (self->pages) : NULL;
}

/* What the header bar says: whose file it is, and that all of it is kept. */
void
pal_window_show_state (PalWindow *self)
{
  PalStore *store = pal_window_get_store (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *landlord = store ? pal_landlord_name (store) : NULL;
  g_autofree char *file = store ? g_path_get_basename (pal_store_get_path (store)) : NULL;
  g_autofree char *saved = NULL;

  gtk_label_set_text (self->title, landlord ? landlord : file ? file : "Palier");
  gtk_window_set_title (GTK_WINDOW (self), gtk_label_get_text (self->title));
  gtk_widget_set_visible (self->file_tools, store != NULL);
  gtk_widget_set_visible (self->search_button, store != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_band), store != NULL && pal_store_is_reader (store));
  if (store == NULL)
    {
      say_state (self, "");
      return;
    }

  /* Translators: under the landlord's name in the header bar; the hour of the last edit. */
  saved = g_date_time_format (now, _("Everything is saved · %H:%M"));
  say_state (self, pal_store_is_reader (store) ? _("Open to read only") : saved);
  show_foot (self);
}

/* Folds the list of pages: always in a narrow window, unless it was opened there; otherwise as the person left it. */
void
pal_window_update_folding (PalWindow *self)
{
  gboolean folded = self->narrow ? !self->unfolded_narrow : self->folded;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "fold-sidebar");

  pal_sidebar_set_folded (self->sidebar, folded);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (folded));
}
