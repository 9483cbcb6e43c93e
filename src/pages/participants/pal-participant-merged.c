/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-merged.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "rules/doubles/pal-merge.h"
#include "widgets/pal-band.h"

/* "Merged with Lina B. on 17/03/2026", with what was not kept and the way back. */
struct _PalParticipantMerged {
  GtkWidget  parent_instance;

  PalStore  *store;
  gint64     person;   /* 0: nobody */
};

G_DEFINE_FINAL_TYPE (PalParticipantMerged, pal_participant_merged, GTK_TYPE_WIDGET)

static void
add_band (PalParticipantMerged *self, const PalMerged *merged)
{
  GtkWidget *band;
  GDate day;
  gboolean dated = pal_date_from_iso (merged->merged_on, &day);
  g_autofree char *on = dated ? pal_date_show (&day) : NULL;
  /* Translators: a person, and a date. */
  g_autofree char *words = on != NULL ? g_strdup_printf (_("Merged with %s on %s"), merged->name, on)
                                      : g_strdup_printf (_("Merged with %s"), merged->name);
  g_autofree char *action = g_strdup_printf ("merged.undo(int64 %" G_GINT64_FORMAT ")", merged->id);
  /* Translators: %s are lines of a field and its value. */
  g_autofree char *dropped = merged->dropped != NULL ? g_strdup_printf (_("Not kept:\n%s"), merged->dropped) : NULL;

  band = pal_band_new (PAL_BAND_INFO, words);
  gtk_widget_set_tooltip_text (band, dropped);
  if (merged->can_undo && !pal_store_is_reader (self->store))
    pal_band_add_link (PAL_BAND (band), _("Undo the Merge"), action);
  gtk_widget_set_parent (band, GTK_WIDGET (self));
}

static void
clear (PalParticipantMerged *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
undo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantMerged *self = PAL_PARTICIPANT_MERGED (widget);
  g_autoptr (GPtrArray) all = self->store != NULL ? pal_merged_list (self->store, self->person) : NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PalMerged *merged = g_ptr_array_index (all, i);
      g_autofree char *words = g_strdup_printf (_("%s is back, with all that stood below."), merged->name);

      if (merged->id != g_variant_get_int64 (parameter))
        continue;
      if (pal_merged_undo (self->store, merged, &error))
        pal_page_toast (widget, words, NULL, NULL);
      else
        pal_page_complain (widget, error);
    }
}

static void
pal_participant_merged_dispose (GObject *object)
{
  PalParticipantMerged *self = PAL_PARTICIPANT_MERGED (object);

  clear (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_participant_merged_parent_class)->dispose (object);
}

static void
pal_participant_merged_class_init (PalParticipantMergedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_participant_merged_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palmerged");
  gtk_widget_class_install_action (widget_class, "merged.undo", "x", undo_activated_cb);
}

static void
pal_participant_merged_init (PalParticipantMerged *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

/* @person: (nullable). Again after each edit. */
void
pal_participant_merged_show (PalParticipantMerged *self, PalRecord *person, PalStore *store)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (PAL_IS_PARTICIPANT_MERGED (self));

  g_set_object (&self->store, store);
  self->person = person != NULL ? pal_record_get_id (person) : 0;
  clear (self);
  all = store != NULL && self->person != 0 ? pal_merged_list (store, self->person) : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    add_band (self, g_ptr_array_index (all, i));
  gtk_widget_set_visible (GTK_WIDGET (self), all != NULL && all->len > 0);
}
