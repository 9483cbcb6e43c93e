/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-export-pane.h"

#include <glib/gi18n.h>

#include "pages/pal-ask.h"
#include "pal-participants-export.h"

struct _PalExportPane {
  GtkWidget        parent_instance;

  PalAsk          *ask;
  GtkWidget       *sensitive;

  PalStore        *store;
  PalPeopleSeen   *seen;       /* what will leave; NULL: nothing is asked */
  PalPeopleFormat  format;
};

enum { CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalExportPane, pal_export_pane, GTK_TYPE_WIDGET)

/* The titles of the sensitive columns that are shown, NULL when there are none. Full transfer. */
static char *
sensitive_titles (PalPeopleFields *fields, char **columns)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (int i = 0; columns[i] != NULL; i++)
    if (pal_people_column_is_sensitive (fields, columns[i]))
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", pal_people_column_title (fields, columns[i]));
  return titles->len > 0 ? g_strdup (titles->str) : NULL;
}

static void
answered_cb (PalExportPane *self)
{
  PalPeopleSeen *seen = g_steal_pointer (&self->seen);

  seen->sensitive = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->sensitive));
  pal_ask_end (self->ask);
  pal_participants_export_ask (GTK_WIDGET (self), self->store, seen, self->format);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
cancelled_cb (PalExportPane *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* The widget --------------------------------------------------------------------------------------------------------------- */

static void
pal_export_pane_dispose (GObject *object)
{
  PalExportPane *self = PAL_EXPORT_PANE (object);

  if (self->ask != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->ask)));
  g_clear_object (&self->store);
  g_clear_pointer (&self->seen, pal_people_seen_free);
  G_OBJECT_CLASS (pal_export_pane_parent_class)->dispose (object);
}

static void
pal_export_pane_class_init (PalExportPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_export_pane_dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_export_pane_init (PalExportPane *self)
{
  self->ask = PAL_ASK (pal_ask_new ());
  g_signal_connect_swapped (self->ask, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->ask, "cancelled", G_CALLBACK (cancelled_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
}

GtkWidget *
pal_export_pane_new (void)
{
  return g_object_new (PAL_TYPE_EXPORT_PANE, NULL);
}

/* Sensitive columns leave when that is said, and not because they are shown. @seen: (transfer full) */
void
pal_export_pane_begin (PalExportPane *self, PalPeopleFields *fields, PalPeopleSeen *seen, PalPeopleFormat format)
{
  g_autofree char *titles = sensitive_titles (fields, seen->columns), *words = NULL;

  g_return_if_fail (PAL_IS_EXPORT_PANE (self));

  if (titles == NULL)
    {
      pal_participants_export_ask (GTK_WIDGET (self), pal_people_fields_get_store (fields), seen, format);
      return;
    }
  g_clear_pointer (&self->seen, pal_people_seen_free);
  self->seen = seen;
  self->format = format;
  g_set_object (&self->store, pal_people_fields_get_store (fields));
  words = g_strdup_printf (_("With the sensitive columns too: %s"), titles);
  pal_ask_begin (self->ask, _("Export the list that is seen"), _("Export…"));
  self->sensitive = gtk_check_button_new_with_label (words);
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (self->sensitive)), TRUE);
  pal_ask_append (self->ask, self->sensitive);
  pal_ask_set_words (self->ask, _("Each export of names is logged: who, when, how many people."));
  gtk_widget_grab_focus (self->sensitive);
}

void
pal_export_pane_end (PalExportPane *self)
{
  g_return_if_fail (PAL_IS_EXPORT_PANE (self));

  pal_ask_end (self->ask);
}
