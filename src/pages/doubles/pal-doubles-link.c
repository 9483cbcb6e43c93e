/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-doubles-link.h"

#include <glib/gi18n.h>

#include "pal-doubles-task.h"
#include "rules/people/pal-people-list.h"

/* "14 doubles?", as a link to their page; nothing where there are none. They are counted in a thread, when nobody has typed
 * for a while. */
struct _PalDoublesLink {
  GtkWidget      parent_instance;

  GtkWidget     *button;
  PalStore      *store;
  gulong         store_changed;
  guint          waiting;       /* source of the main loop; 0: none */
  GCancellable  *cancellable;   /* of the count that goes on */
};

/* Seconds after an edit. */
#define WAIT 2
/* Among more people the count takes its time and some hundred megabytes: only their page looks for doubles then. */
#define MOST_PEOPLE 20000

G_DEFINE_FINAL_TYPE (PalDoublesLink, pal_doubles_link, GTK_TYPE_WIDGET)

static void
show_count (PalDoublesLink *self, guint count)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u double?", "%u doubles?", count), count);

  gtk_button_set_label (GTK_BUTTON (self->button), words);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PalDoublesLink *self = PAL_DOUBLES_LINK (source);
  g_autoptr (GArray) doubles = pal_doubles_find_all_finish (result, NULL);

  if (doubles == NULL)
    return;   /* stopped by a later edit or by closing the file, which is told elsewhere */
  g_clear_object (&self->cancellable);
  show_count (self, doubles->len);
}

static void
stop (PalDoublesLink *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
waited_cb (gpointer data)
{
  PalDoublesLink *self = data;

  self->waiting = 0;
  if (pal_people_count (self->store) > MOST_PEOPLE)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  pal_doubles_find_all_async (self->store, G_OBJECT (self), NULL, NULL, self->cancellable, counted_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (PalDoublesLink *self, const char *const *tables)
{
  if (tables != NULL && !g_strv_contains (tables, "participant") && !g_strv_contains (tables, "not_double"))
    return;
  stop (self);
  self->waiting = g_timeout_add_seconds (WAIT, waited_cb, self);
}

static void
pal_doubles_link_dispose (GObject *object)
{
  PalDoublesLink *self = PAL_DOUBLES_LINK (object);

  pal_doubles_link_set_store (self, NULL);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_doubles_link_parent_class)->dispose (object);
}

static void
pal_doubles_link_class_init (PalDoublesLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_doubles_link_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_doubles_link_init (PalDoublesLink *self)
{
  self->button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->button, "pal-link");
  gtk_widget_set_tooltip_text (self->button, _("People who may be in the file twice"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.doubles");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_doubles_link_new (void)
{
  return g_object_new (PAL_TYPE_DOUBLES_LINK, NULL);
}

/* @store: (nullable): the file whose doubles are counted. */
void
pal_doubles_link_set_store (PalDoublesLink *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_DOUBLES_LINK (self));

  if (self->store == store)
    return;
  stop (self);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  show_count (self, 0);
  if (store == NULL)
    return;
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  store_changed_cb (self, NULL);
}
