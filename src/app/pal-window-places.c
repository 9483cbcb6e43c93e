/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-window-private.h"

#include <glib/gi18n.h>

#include "pal-pages.h"
#include "store/pal-journal.h"

/* Going from place to place, and undoing edits where they were made. */

/* A record that is passed by faster than this, on the way down a list, is not a place to come back to. */
#define PASSING_MICROSECONDS 700000

static void
show_trail (PalWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->file != NULL && pal_trail_can_back (self->trail));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward",
                                 self->file != NULL && pal_trail_can_forward (self->trail));
}

static void
page_moved_cb (PalPage   *page,
               PalWindow *self)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *address = NULL;
  gboolean passing;

  /* A page on its way to a place passes through its empty state. */
  if (self->arriving || GTK_WIDGET (page) != pal_window_current_page (self))
    return;

  address = pal_page_get_address (page);
  passing = now - self->moved_at < PASSING_MICROSECONDS;
  if (passing)
    pal_trail_replace (self->trail, address);
  else
    pal_trail_go (self->trail, address);
  pal_recent_visit (self->recent, address, passing);
  self->moved_at = now;
  show_trail (self);
}

static void
badge_changed_cb (PalPage    *page,
                  GParamSpec *pspec,
                  PalWindow  *self)
{
  gboolean late;
  guint count = pal_page_get_badge (page, &late);

  pal_sidebar_set_badge (self->sidebar, pal_page_get_name (page), count, late);
}

/* A page is made when it is first shown: starting does not wait for those that nobody looks at. */
static GtkWidget *
ensure_page (PalWindow    *self,
             PalPageClass *klass)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, klass->name);

  if (page == NULL)
    {
      page = g_object_new (G_TYPE_FROM_CLASS (klass), NULL);
      gtk_stack_add_named (self->pages, page, klass->name);
      g_signal_connect (page, "moved", G_CALLBACK (page_moved_cb), self);
      g_signal_connect (page, "notify::badge", G_CALLBACK (badge_changed_cb), self);
      badge_changed_cb (PAL_PAGE (page), NULL, self);
    }
  pal_page_set_store (PAL_PAGE (page), pal_window_get_store (self));
  return page;
}

/* The keyboard goes along: whoever was in the page that is left is in the one that is shown, not nowhere. */
static void
attend_page (PalWindow *self,
             GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_get_child_visible (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_place (PalWindow  *self,
            const char *text)
{
  g_autoptr (PalAddress) address = pal_address_parse (text);
  PalPageClass *known = pal_pages_find (address->page);
  PalPageClass *klass = known ? known : pal_pages_get (0);
  g_autofree char *here = NULL;
  GtkWidget *page;

  pal_palette_close (self->palette);
  self->arriving = TRUE;
  page = ensure_page (self, klass);
  gtk_stack_set_visible_child (self->pages, page);
  pal_sidebar_set_current (self->sidebar, klass->name);
  if (known)
    pal_page_open (PAL_PAGE (page), address->record, address->tab);
  else
    pal_page_open (PAL_PAGE (page), 0, NULL);
  self->arriving = FALSE;
  self->moved_at = 0;
  here = pal_page_get_address (PAL_PAGE (page));
  pal_recent_visit (self->recent, here, FALSE);
  attend_page (self, page);
}

/* Keeps what is being typed on the page that is about to be left. What cannot be kept is said, with the choice to
 * leave it. */
static gboolean
keep_page (PalWindow  *self,
           const char *address)
{
  GtkWidget *page = pal_window_current_page (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *action = NULL;

  if (page == NULL || pal_page_keep (PAL_PAGE (page), &error))
    return TRUE;

  pal_sidebar_set_current (self->sidebar, pal_page_get_name (PAL_PAGE (page)));
  action = g_strdup_printf ("win.leave::%s", address);
  pal_toaster_complain (self->toaster, error ? error->message : _("What you are typing cannot be kept yet."),
                        C_("button", "Leave It"), action);
  return FALSE;
}

static void
arrive (PalWindow  *self,
        const char *address)
{
  g_autofree char *here = NULL;

  show_place (self, address);
  here = pal_page_get_address (PAL_PAGE (pal_window_current_page (self)));
  pal_trail_go (self->trail, here);
  show_trail (self);
}

static void
go_activated_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);

  if (g_str_equal (action, "win.leave") && self->file != NULL)
    arrive (self, g_variant_get_string (parameter, NULL));
  else
    pal_window_go (self, g_variant_get_string (parameter, NULL));
}

/* Goes to a record to work on it: the keyboard goes into it. */
static void
open_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  g_autoptr (PalAddress) address = pal_address_parse (text);

  if (pal_window_go (self, text) && address->record != 0)
    pal_page_attend (PAL_PAGE (pal_window_current_page (self)));
}

/* A page as it was left. */
static void
page_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, g_variant_get_string (parameter, NULL));
  g_autofree char *address = page ? pal_page_get_address (PAL_PAGE (page)) : g_variant_dup_string (parameter, NULL);

  pal_window_go (self, address);
}

static void
back_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  gboolean back = g_str_equal (action, "win.back");
  const char *address;

  if (self->file == NULL || self->busy)
    return;

  address = back ? pal_trail_back (self->trail) : pal_trail_forward (self->trail);
  if (address == NULL)
    return;
  if (keep_page (self, address))
    show_place (self, address);
  else if (back)
    pal_trail_forward (self->trail);
  else
    pal_trail_back (self->trail);
  show_trail (self);
}

static void
named_page_activated_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  static const char *const places[][2] = {
    { "win.new-participant", "participants/0/new" },
    { "win.new-cohort", "cohorts/0/new" },
    { "win.new-commission", "commissions/0/new" },
    { "win.new-session", "planning/0/new" },
    { "win.import", "import" },
    { "win.doubles", "doubles" },
    { "win.paste-rows", "import/0/paste" },
    { "win.history", "history" },
    { "win.backups", "backups" },
    { "win.letters", "letters" },
    { "win.preferences", "preferences" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (action, places[i][0]))
      pal_window_go (PAL_WINDOW (widget), places[i][1]);
}

static void
new_activated_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GtkWidget *page = pal_window_current_page (PAL_WINDOW (widget));
  const char *first = page ? PAL_PAGE_GET_CLASS (page)->first_action : NULL;

  /* From the page: the action may be one of its own. */
  gtk_widget_activate_action (first ? page : widget, first ? first : "win.new-participant", NULL);
}

static void
say_undone (PalWindow   *self,
            const PalOp *op,
            gboolean     undo)
{
  g_autofree char *words = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), op->label);

  if (op->place != NULL && op->place[0] != '\0')
    arrive (self, op->place);
  pal_toaster_show (self->toaster, words, undo ? C_("button", "Redo") : C_("button", "Undo"),
                    undo ? "win.redo" : "win.undo");
}

static void
undo_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalStore *store = pal_window_get_store (self);
  gboolean undo = g_str_equal (action, "win.undo");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = NULL;

  /* What is being typed becomes an edit first: it is then the last one. */
  if (store == NULL || self->busy || !keep_page (self, pal_trail_here (self->trail)))
    return;

  op = undo ? pal_journal_next_undo (store) : pal_journal_next_redo (store);
  if (op == NULL)
    return;

  if (undo ? pal_journal_undo (store, op->id, &error) : pal_journal_redo (store, op->id, &error))
    say_undone (self, op, undo);
  else
    pal_page_complain (widget, error);
}

/* Whether the field that has the focus had some typing of its own to undo. GtkText does not say so beforehand, and
 * swallows the key when it has none. */
static gboolean
undo_typing (GtkWidget  *focus,
             const char *text_action)
{
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean undo = g_str_equal (text_action, "text.undo");

      return (undo ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer))
             && gtk_widget_activate_action (focus, text_action, NULL);
    }
  if (!GTK_IS_TEXT (focus))
    return FALSE;

  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, text_action, NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static gboolean
undo_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  gboolean undo = GPOINTER_TO_INT (data);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (focus == NULL || !undo_typing (focus, undo ? "text.undo" : "text.redo"))
    gtk_widget_activate_action (widget, undo ? "win.undo" : "win.redo", NULL);
  return TRUE;
}

static void
show_button (GtkWidget   *button,
             const char  *name,
             const char  *keys,
             const PalOp *op)
{
  g_autofree char *words = op ? g_strdup_printf ("%s : %s (%s)", name, op->label, keys) : g_strdup (name);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  op ? op->label : "", -1);
}

/* The actions of this part, for the class of the window. */
void
pal_window_install_places (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.go", "s", go_activated_cb);
  gtk_widget_class_install_action (klass, "win.open", "s", open_activated_cb);
  gtk_widget_class_install_action (klass, "win.page", "s", page_activated_cb);
  gtk_widget_class_install_action (klass, "win.leave", "s", go_activated_cb);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_activated_cb);
  gtk_widget_class_install_action (klass, "win.forward", NULL, back_activated_cb);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_activated_cb);
  gtk_widget_class_install_action (klass, "win.new-participant", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.new-cohort", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.new-commission", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.new-session", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.import", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.doubles", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.paste-rows", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.history", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.backups", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.letters", NULL, named_page_activated_cb);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, named_page_activated_cb);
}

/* Undo and redo by key, before the field that has the focus sees them. */
void
pal_window_add_undo_keys (PalWindow *self)
{
  static const struct { guint key; GdkModifierType modifiers; gboolean undo; } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, TRUE },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, FALSE },
    { GDK_KEY_y, GDK_CONTROL_MASK, FALSE },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcutTrigger *trigger = gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers);
      GtkShortcutAction *action = gtk_callback_action_new (undo_key_cb, GINT_TO_POINTER (keys[i].undo), NULL);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Shows what undo and redo would do now. */
void
pal_window_show_edits (PalWindow *self)
{
  PalStore *store = pal_window_get_store (self);
  g_autoptr (PalOp) undo = store ? pal_journal_next_undo (store) : NULL;
  g_autoptr (PalOp) redo = store ? pal_journal_next_redo (store) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  show_button (self->undo_button, _("Undo"), C_("key", "Ctrl+Z"), undo);
  show_button (self->redo_button, _("Redo"), C_("key", "Ctrl+Shift+Z"), redo);
}

/* Another file: no place of the last one can be returned to. */
void
pal_window_forget_places (PalWindow *self)
{
  pal_trail_clear (self->trail);
  show_trail (self);
}

/* Takes the file from every page, before it is closed; a page is given the next one when it is shown. */
void
pal_window_take_store (PalWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    pal_page_set_store (PAL_PAGE (page), NULL);
}

/**
 * pal_window_go:
 * @address: "participants/123/identity"; a page that does not exist is answered by the first one
 *
 * Goes to a place, after what is being typed is kept.
 *
 * Returns: whether it went there; FALSE without a file, or when something typed cannot be kept, which is then said
 */
gboolean
pal_window_go (PalWindow  *self,
               const char *address)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (self->file == NULL || self->busy || !keep_page (self, address))
    return FALSE;

  arrive (self, address);
  return TRUE;
}

/**
 * pal_window_get_address:
 *
 * Returns: (nullable) (transfer full): where the person is; NULL without a file
 */
char *
pal_window_get_address (PalWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);

  page = pal_window_current_page (self);
  return page ? pal_page_get_address (PAL_PAGE (page)) : NULL;
}

/**
 * pal_window_get_page:
 * @name: "participants"
 *
 * Returns: (nullable) (transfer none): that page, when it was shown once
 */
GtkWidget *
pal_window_get_page (PalWindow  *self,
                     const char *name)
{
  g_return_val_if_fail (PAL_IS_WINDOW (self), NULL);

  return gtk_stack_get_child_by_name (self->pages, name);
}
