/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-window-private.h"

#include "pal-pages.h"
#include "pages/pal-page.h"

/* What waits on pages that nobody has looked at yet; those that were shown count for themselves. */

#define CALM 500   /* milliseconds after the file was opened or changed */

static gboolean
is_made (PalWindow *self, const PalPageClass *klass)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, klass->name);

  return page != NULL && pal_page_get_store (PAL_PAGE (page)) == pal_window_get_store (self);
}

static gboolean
count_cb (gpointer data)
{
  PalWindow *self = data;
  PalStore *store = pal_window_get_store (self);
  PalPageClass *klass;

  self->counting = 0;
  for (guint i = 0; store != NULL && (klass = pal_pages_get (i)) != NULL; i++)
    if (klass->count != NULL && !is_made (self, klass))
      {
        gboolean late = FALSE;
        guint count = klass->count (store, &late);

        pal_sidebar_set_badge (self->sidebar, klass->name, count, late);
      }
  return G_SOURCE_REMOVE;
}

/* Soon, when the file has been left alone for a moment. */
void
pal_window_count_badges (PalWindow *self)
{
  g_clear_handle_id (&self->counting, g_source_remove);
  self->counting = g_timeout_add_full (G_PRIORITY_LOW, CALM, count_cb, self, NULL);
}
