/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-logo-card.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "rules/pal-logo.h"
#include "widgets/pal-compat-file.h"

/* Of a logo, in dots. */
#define MOST_WIDTH  1200.0
#define MOST_HEIGHT 480.0

/* The landlord's logo: shown, chosen or dropped, removed. */
struct _PalLogoCard {
  GtkWidget   parent_instance;

  GtkWidget  *card;
  GtkPicture *picture;
  GtkLabel   *none;
  PalStore   *store;
};

G_DEFINE_FINAL_TYPE (PalLogoCard, pal_logo_card, GTK_TYPE_WIDGET)

static void
update (PalLogoCard *self)
{
  g_autoptr (GBytes) logo = self->store != NULL ? pal_logo_load (self->store) : NULL;
  g_autoptr (GdkTexture) texture = logo != NULL ? gdk_texture_new_from_bytes (logo, NULL) : NULL;
  gboolean editable = self->store != NULL && !pal_store_is_reader (self->store);

  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->none), texture == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "logo.choose", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "logo.remove", editable && logo != NULL);
}

/* A photograph becomes as large as print shows it, and a PNG, which is what documents draw. NULL with @error in words. */
static GBytes *
read_picture (GFile *file, GError **error)
{
  g_autoptr (GInputStream) stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
  g_autoptr (GdkPixbuf) pixbuf = NULL, small = NULL;
  char *png = NULL;
  gsize size;
  double scale;

  if (stream == NULL)
    return NULL;
  pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  scale = pixbuf != NULL ? MIN (MOST_WIDTH / gdk_pixbuf_get_width (pixbuf), MOST_HEIGHT / gdk_pixbuf_get_height (pixbuf)) : 1;
  if (pixbuf != NULL && scale < 1)
    small = gdk_pixbuf_scale_simple (pixbuf, MAX (1, (int) (gdk_pixbuf_get_width (pixbuf) * scale)),
                                     MAX (1, (int) (gdk_pixbuf_get_height (pixbuf) * scale)), GDK_INTERP_HYPER);
  if (pixbuf != NULL && gdk_pixbuf_save_to_buffer (small != NULL ? small : pixbuf, &png, &size, "png", NULL, NULL))
    return g_bytes_new_take (png, size);
  g_set_error_literal (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED,
                       _("This picture cannot be read. Nothing was changed; save it as a PNG or a JPEG and choose it again."));
  return NULL;
}

static void
take_file (PalLogoCard *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = read_picture (file, &error);

  if (picture == NULL || !pal_logo_set (self->store, picture, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  update (self);
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (PalLogoCard) self = data;

  if (file != NULL && self->store != NULL)
    take_file (self, file);
}

static void
choose_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.png", "*.jpg", "*.jpeg", NULL };
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = path[0] != '\0' ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    take_file (PAL_LOGO_CARD (widget), file);
  else
    pal_compat_file_open (widget, _("Choose a Logo"), _("Pictures (PNG, JPEG)"), patterns, file_chosen_cb,
                          g_object_ref (widget));
}

static void
remove_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLogoCard *self = PAL_LOGO_CARD (widget);
  g_autoptr (GError) error = NULL;

  if (!pal_logo_set (self->store, NULL, &error))
    pal_page_complain (widget, error);
  update (self);
}

static gboolean
dropped_cb (PalLogoCard *self, const GValue *value)
{
  if (self->store == NULL || pal_store_is_reader (self->store) || !G_VALUE_HOLDS (value, G_TYPE_FILE))
    return FALSE;
  take_file (self, g_value_get_object (value));
  return TRUE;
}

static void
pal_logo_card_dispose (GObject *object)
{
  g_clear_object (&PAL_LOGO_CARD (object)->store);
  g_clear_pointer (&PAL_LOGO_CARD (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_logo_card_parent_class)->dispose (object);
}

static void
pal_logo_card_class_init (PalLogoCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_logo_card_dispose;
  gtk_widget_class_install_action (widget_class, "logo.choose", "s", choose_activated_cb);
  gtk_widget_class_install_action (widget_class, "logo.remove", NULL, remove_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_button (const char *words, const char *detailed_action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  return button;
}

static void
pal_logo_card_init (PalLogoCard *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->card = pal_card_new (_("Logo"));
  pal_card_set_hint (PAL_CARD (self->card), _("PNG or JPEG; at the head of letters and printed reports"));
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _("Logo"));
  gtk_widget_set_halign (GTK_WIDGET (self->picture), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "pal-logo");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Logo"), -1);
  self->none = GTK_LABEL (gtk_label_new (_("No logo yet: choose a picture, or drop it here.")));
  gtk_label_set_xalign (self->none, 0);
  gtk_label_set_wrap (self->none, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "pal-dim");
  gtk_box_append (GTK_BOX (buttons), make_button (_("Choose…"), "logo.choose::"));
  gtk_box_append (GTK_BOX (buttons), make_button (_("Remove"), "logo.remove"));
  gtk_widget_add_css_class (body, "pal-card-body");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->none));
  gtk_box_append (GTK_BOX (body), buttons);
  pal_card_append (PAL_CARD (self->card), body);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

/* NULL: the file is closed. */
void
pal_logo_card_show (PalLogoCard *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_LOGO_CARD (self));

  g_set_object (&self->store, store);
  update (self);
}
