/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-toast.h"

#include <glib/gi18n.h>

#include "pal-compat-theme.h"

#define SHOWN_SECONDS 6

struct _PalToaster {
  GtkWidget  parent_instance;

  GtkWidget *overlay;
  GtkWidget *revealer;
  GtkWidget *toast;
  GtkWidget *label;
  GtkWidget *button;
  guint      timer;      /* source; none while the pointer or the focus rests on the toast */
  char      *action;     /* detailed; what the button does */
  gboolean   held;       /* stays until it is closed */
};

static GtkBuildableIface *parent_buildable;

static void pal_toaster_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalToaster, pal_toaster, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_toaster_buildable_init))

enum { PROP_CHILD = 1 };

static gboolean
time_is_up_cb (gpointer data)
{
  PalToaster *self = data;

  self->timer = 0;
  pal_toaster_dismiss (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (PalToaster *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (SHOWN_SECONDS, time_is_up_cb, self);
}

/* Whoever reads it or is on the way to its button has the time they need. */
static void
attended_cb (PalToaster *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
left_cb (PalToaster *self)
{
  if (gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) && !self->held)
    start_timer (self);
}

/* The message goes before its action is done, which may bring another message. */
static void
button_clicked_cb (PalToaster *self)
{
  g_autofree char *action = g_steal_pointer (&self->action);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  pal_toaster_dismiss (self);
  if (action != NULL && g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
pal_toaster_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    pal_toaster_set_child (PAL_TOASTER (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pal_toaster_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_toaster_add_child;
}

static void
pal_toaster_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  pal_toaster_set_child (PAL_TOASTER (object), g_value_get_object (value));
}

static void
pal_toaster_dispose (GObject *object)
{
  PalToaster *self = PAL_TOASTER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->action, g_free);
  G_OBJECT_CLASS (pal_toaster_parent_class)->dispose (object);
}

static void
pal_toaster_class_init (PalToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = pal_toaster_set_property;
  G_OBJECT_CLASS (klass)->dispose = pal_toaster_dispose;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_CHILD,
                                   g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
new_close_button (PalToaster *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (pal_toaster_dismiss), self);
  return close;
}

static void
make_toast (PalToaster *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *focus = gtk_event_controller_focus_new ();

  self->toast = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "spacing", 10, NULL);
  gtk_widget_add_css_class (self->toast, "pal-toast");
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 70);
  self->button = gtk_button_new_with_label ("");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->toast), self->label);
  gtk_box_append (GTK_BOX (self->toast), self->button);
  gtk_box_append (GTK_BOX (self->toast), new_close_button (self));
  gtk_widget_add_controller (self->toast, motion);
  gtk_widget_add_controller (self->toast, focus);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (attended_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (attended_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
}

static void
pal_toaster_init (PalToaster *self)
{
  make_toast (self);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->toast);
  gtk_widget_set_halign (self->revealer, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->revealer, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (self->revealer, 24);
  gtk_widget_set_visible (self->revealer, FALSE);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->revealer);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

GtkWidget *
pal_toaster_new (void)
{
  return g_object_new (PAL_TYPE_TOASTER, NULL);
}

void
pal_toaster_set_child (PalToaster *toaster, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_TOASTER (toaster));

  gtk_overlay_set_child (GTK_OVERLAY (toaster->overlay), child);
}

/**
 * pal_toaster_show:
 * @button: (nullable): words of the button, "Undo"
 * @detailed_action: (nullable): what it does, "win.undo"
 *
 * Shows one sentence for six seconds, longer while one points at it, in place of the one before.
 */
void
pal_toaster_show (PalToaster *toaster, const char *message, const char *button, const char *detailed_action)
{
  g_return_if_fail (PAL_IS_TOASTER (toaster));
  g_return_if_fail (message != NULL);

  gtk_label_set_text (GTK_LABEL (toaster->label), message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toaster->toast), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_widget_set_visible (toaster->button, button != NULL);
  gtk_button_set_label (GTK_BUTTON (toaster->button), button != NULL ? button : "");
  g_free (toaster->action);
  toaster->action = g_strdup (detailed_action);
  toaster->held = FALSE;
  gtk_widget_set_visible (toaster->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (toaster->revealer), TRUE);
  pal_compat_announce (GTK_WIDGET (toaster), message);
  start_timer (toaster);
}

/**
 * pal_toaster_complain:
 * @button: (nullable): words of the button, "Close Anyway"
 * @detailed_action: (nullable): what it does
 *
 * Shows what went wrong, until it is closed: it may take longer to read, or be read later.
 */
void
pal_toaster_complain (PalToaster *toaster, const char *message, const char *button, const char *detailed_action)
{
  pal_toaster_show (toaster, message, button, detailed_action);
  g_clear_handle_id (&toaster->timer, g_source_remove);
  toaster->held = TRUE;
}

void
pal_toaster_dismiss (PalToaster *toaster)
{
  g_return_if_fail (PAL_IS_TOASTER (toaster));

  g_clear_handle_id (&toaster->timer, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (toaster->revealer), FALSE);
  gtk_widget_set_visible (toaster->revealer, FALSE);
}

/* What is shown now; NULL: nothing. */
const char *
pal_toaster_get_message (PalToaster *toaster)
{
  g_return_val_if_fail (PAL_IS_TOASTER (toaster), NULL);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (toaster->revealer)))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (toaster->label));
}

/* For pages, which do not know the window they are in. */
gboolean
pal_toast (GtkWidget *widget, const char *message, const char *button, const char *detailed_action)
{
  GtkWidget *toaster;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  toaster = gtk_widget_get_ancestor (widget, PAL_TYPE_TOASTER);
  if (toaster == NULL)
    return FALSE;
  pal_toaster_show (PAL_TOASTER (toaster), message, button, detailed_action);
  return TRUE;
}
