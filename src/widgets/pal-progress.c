/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-progress.h"

#include <glib/gi18n.h>

/* A long work: what it is, how far it is, and a way to stop it. Hidden while there is none. */
struct _PalProgress {
  GtkWidget     parent_instance;

  GCancellable *cancellable;
  guint         pulse;      /* source; only while it is not known how much remains */
  GtkWidget    *column;
  GtkWidget    *what;
  GtkWidget    *bar;
  GtkWidget    *detail;
  GtkWidget    *cancel;
};

G_DEFINE_FINAL_TYPE (PalProgress, pal_progress, GTK_TYPE_WIDGET)

static void
cancel_clicked_cb (PalProgress *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_label_set_text (GTK_LABEL (self->detail), _("Stopping…"));
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (PAL_PROGRESS (data)->bar));
  return G_SOURCE_CONTINUE;
}

static void
pal_progress_dispose (GObject *object)
{
  PalProgress *self = PAL_PROGRESS (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->cancel, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_progress_parent_class)->dispose (object);
}

static void
pal_progress_class_init (PalProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_progress_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palprogress");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
pal_progress_init (PalProgress *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 12);
  gtk_widget_add_css_class (widget, "pal-progress");
  gtk_widget_set_visible (widget, FALSE);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (self->column, TRUE);
  self->what = new_label ();
  gtk_widget_add_css_class (self->what, "pal-strong");
  self->bar = gtk_progress_bar_new ();
  self->detail = new_label ();
  gtk_widget_add_css_class (self->detail, "pal-dim");
  gtk_widget_add_css_class (self->detail, "pal-small");
  gtk_box_append (GTK_BOX (self->column), self->what);
  gtk_box_append (GTK_BOX (self->column), self->bar);
  gtk_box_append (GTK_BOX (self->column), self->detail);
  self->cancel = gtk_button_new_with_label (_("Cancel"));
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->column, widget);
  gtk_widget_set_parent (self->cancel, widget);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self);
}

GtkWidget *
pal_progress_new (void)
{
  return g_object_new (PAL_TYPE_PROGRESS, NULL);
}

/* @cancellable: (nullable): without one there is nothing to cancel with. */
void
pal_progress_start (PalProgress *progress, const char *what, GCancellable *cancellable)
{
  g_return_if_fail (PAL_IS_PROGRESS (progress));

  g_set_object (&progress->cancellable, cancellable);
  gtk_label_set_text (GTK_LABEL (progress->what), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_widget_set_visible (progress->cancel, cancellable != NULL);
  gtk_widget_set_sensitive (progress->cancel, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (progress), TRUE);
  pal_progress_set (progress, -1, NULL);
}

/* @fraction: 0 to 1; negative while it is not known how much remains. @detail: "row 1 200 of 4 000". */
void
pal_progress_set (PalProgress *progress, double fraction, const char *detail)
{
  g_return_if_fail (PAL_IS_PROGRESS (progress));

  if (progress->cancellable != NULL && g_cancellable_is_cancelled (progress->cancellable))
    return;
  gtk_label_set_text (GTK_LABEL (progress->detail), detail != NULL ? detail : "");
  if (fraction >= 0)
    {
      g_clear_handle_id (&progress->pulse, g_source_remove);
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (progress->bar), MIN (fraction, 1));
    }
  else if (progress->pulse == 0)
    {
      progress->pulse = g_timeout_add (120, pulse_cb, progress);
    }
}

void
pal_progress_stop (PalProgress *progress)
{
  g_return_if_fail (PAL_IS_PROGRESS (progress));

  g_clear_handle_id (&progress->pulse, g_source_remove);
  g_clear_object (&progress->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (progress), FALSE);
}
