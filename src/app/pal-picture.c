/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-picture.h"

#include <glib/gi18n.h>

#define PICTURE_WIDTH  1366
#define PICTURE_HEIGHT 768

/**
 * pal_picture_prepare:
 * @window: a window that is not shown yet
 *
 * Gives a window the size of the smallest laptop that people work on, and takes away the edges that it has where no
 * compositor draws its shadow.
 */
void
pal_picture_prepare (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_unmaximize (window);
  gtk_window_set_default_size (window, PICTURE_WIDTH, PICTURE_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (window), "pal-picture");
}

/**
 * pal_picture_save:
 * @window: a window that is shown
 * @path: the PNG file to write; what is there is written over
 * @error: why there is no picture; G_IO_ERROR_PENDING: the window still waits to be drawn
 *
 * Draws the window as it is now into a file. It needs no window manager and no compositor.
 *
 * Returns: whether the picture is there
 */
gboolean
pal_picture_save (GtkWidget   *window,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width, height;

  g_return_val_if_fail (GTK_IS_NATIVE (window), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  width = gtk_widget_get_width (window);
  height = gtk_widget_get_height (window);
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PENDING, _("The window could not be drawn."));
      return FALSE;
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture “%s” could not be written. Check its folder."),
                   path);
      return FALSE;
    }
  return TRUE;
}
