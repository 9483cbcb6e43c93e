/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-timeline.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "widgets/timeline/pal-timeline-legend.h"

/* The card of one person's time line over all courses. */
struct _PalParticipantTimeline {
  GtkWidget    parent_instance;

  PalCard     *card;
  PalTimeline *timeline;
  GtkWidget   *body;
  GtkWidget   *empty;

  PalStore    *store;
  gint64       person;
};

enum { OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantTimeline, pal_participant_timeline, GTK_TYPE_WIDGET)

static void
opened_cb (PalParticipantTimeline *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
show_facts (PalParticipantTimeline *self, PalTimelineFacts *facts, gboolean anew)
{
  gboolean any = facts != NULL && facts->items->len > 0;
  guint undated = facts != NULL ? facts->n_undated : 0;
  g_autofree char *hint = undated == 0 ? NULL :
    g_strdup_printf (ngettext ("%u without a date is not drawn", "%u without a date are not drawn", undated), undated);

  pal_card_set_hint (self->card, hint);
  gtk_widget_set_visible (self->body, any);
  gtk_widget_set_visible (self->empty, !any);
  pal_timeline_show (self->timeline, facts, anew);
}

static void
load (PalParticipantTimeline *self, gboolean anew)
{
  g_autoptr (GError) error = NULL;
  PalTimelineFacts *facts = NULL;
  GDate today;

  pal_today (&today);
  if (self->store != NULL && self->person != 0)
    facts = pal_timeline_facts_load (self->store, self->person, &today, &error);
  if (error != NULL)
    pal_page_complain (GTK_WIDGET (self), error);
  show_facts (self, facts, anew);
}

static void
pal_participant_timeline_dispose (GObject *object)
{
  PalParticipantTimeline *self = PAL_PARTICIPANT_TIMELINE (object);

  g_clear_object (&self->store);
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  G_OBJECT_CLASS (pal_participant_timeline_parent_class)->dispose (object);
}

static void
pal_participant_timeline_class_init (PalParticipantTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_timeline_dispose;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_participant_timeline_init (PalParticipantTimeline *self)
{
  self->card = PAL_CARD (pal_card_new (_("Time line")));
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->timeline = PAL_TIMELINE (pal_timeline_new ());
  self->empty = gtk_label_new (_("Nothing yet: a prescription, a situation or a barrier appears here as soon as it has a date."));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "pal-dim");
  gtk_widget_add_css_class (self->empty, "pal-card-empty");
  gtk_widget_add_css_class (self->body, "pal-timeline-body");
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->timeline));
  gtk_box_append (GTK_BOX (self->body), pal_timeline_legend_new ());
  pal_card_append (self->card, self->body);
  pal_card_append (self->card, self->empty);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  g_signal_connect_swapped (self->timeline, "opened", G_CALLBACK (opened_cb), self);
}

GtkWidget *
pal_participant_timeline_new (void)
{
  return g_object_new (PAL_TYPE_PARTICIPANT_TIMELINE, NULL);
}

/* @person: 0: nobody. */
void
pal_participant_timeline_show (PalParticipantTimeline *self, gint64 person, PalStore *store)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_TIMELINE (self));

  g_set_object (&self->store, store);
  self->person = person;
  load (self, TRUE);
}

/* The same person, after a change in the file. */
void
pal_participant_timeline_update (PalParticipantTimeline *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_TIMELINE (self));

  load (self, FALSE);
}

const PalTimelineItem *
pal_participant_timeline_get_item (PalParticipantTimeline *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_TIMELINE (self), NULL);

  return pal_timeline_get_item (self->timeline);
}
