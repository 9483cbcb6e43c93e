/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-bulk-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"

/* Asks what is to be done to the people who are selected, and does it in one edit. What can be done is a table
 * (pal-participants-bulk-tasks.c). */

enum { ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantsBulk, pal_participants_bulk, GTK_TYPE_WIDGET)

const char *const pal_participants_bulk_actions[] = {
  "participants.add-to-cohort", "participants.tag", "participants.untag", "participants.assign", "participants.hand-over", NULL
};

static const PalBulkTask *
find_task (const char *action)
{
  for (const PalBulkTask *task = pal_participants_bulk_tasks; task->action != NULL; task++)
    if (strcmp (task->action, action) == 0)
      return task;
  return NULL;
}

static gboolean
write_all (PalParticipantsBulk *self, GString *done, GError **error)
{
  g_autofree char *label = self->task->label (self), *place = pal_address_format ("participants", 0, NULL);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return self->task->write (self, edit, done, error) && pal_edit_commit (edit, error);
}

static void
answered_cb (PalParticipantsBulk *self)
{
  g_autoptr (GString) done = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pal_ask_set_problem (self->ask, NULL);
  if (!self->task->read (self))
    return;
  if (!write_all (self, done, &error))
    {
      pal_ask_set_problem (self->ask, error->message);
      return;
    }
  pal_participants_bulk_end (self);
  pal_page_toast (GTK_WIDGET (self), done->str, C_("button", "Undo"), "win.undo");
  g_signal_emit (self, signals[ENDED], 0);
}

static void
cancelled_cb (PalParticipantsBulk *self)
{
  pal_participants_bulk_end (self);
  g_signal_emit (self, signals[ENDED], 0);
}

/* The widget ------------------------------------------------------------------------------------------------------------------------------ */

static void
pal_participants_bulk_dispose (GObject *object)
{
  PalParticipantsBulk *self = PAL_PARTICIPANTS_BULK (object);

  if (self->ask != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->ask)));
  g_clear_object (&self->labels);
  g_clear_object (&self->store);
  g_clear_object (&self->answer);
  g_clear_object (&self->other);
  g_clear_pointer (&self->people, g_array_unref);
  G_OBJECT_CLASS (pal_participants_bulk_parent_class)->dispose (object);
}

static void
pal_participants_bulk_class_init (PalParticipantsBulkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participants_bulk_dispose;
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_participants_bulk_init (PalParticipantsBulk *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->ask = PAL_ASK (pal_ask_new ());
  g_signal_connect_swapped (self->ask, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->ask, "cancelled", G_CALLBACK (cancelled_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_participants_bulk_new (void)
{
  return g_object_new (PAL_TYPE_PARTICIPANTS_BULK, NULL);
}

/* Whether the action is about those who are selected. */
gboolean
pal_participants_bulk_needs_people (const char *action)
{
  const PalBulkTask *task = find_task (action);

  return task != NULL && task->needs_people;
}

/* Asks what an action needs to know, about these people. */
void
pal_participants_bulk_begin (PalParticipantsBulk *self, const char *action, PalStore *store, const gint64 *people, guint n)
{
  g_return_if_fail (PAL_IS_PARTICIPANTS_BULK (self));
  g_return_if_fail (find_task (action) != NULL);

  self->task = find_task (action);
  g_set_object (&self->store, store);
  g_array_set_size (self->people, 0);
  if (n > 0)
    g_array_append_vals (self->people, people, n);
  self->first = self->second = NULL;
  self->tag = self->with_cohorts = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->task->ask (self);
}

/* Forgets what was asked. */
void
pal_participants_bulk_end (PalParticipantsBulk *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANTS_BULK (self));

  pal_ask_end (self->ask);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
