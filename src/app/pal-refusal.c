/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-refusal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-backups.h"
#include "store/pal-lock.h"
#include "store/pal-store.h"

/* Why a file could not be opened, in words, and what can be done about it: one button a way out, the best one first. */

struct _PalRefusal {
  GtkWidget      parent_instance;

  GtkWidget     *scroller;
  GtkLabel      *refusal_title;
  GtkLabel      *message;
  GtkLabel      *path;
  GtkBox        *choices;
  GtkWidget     *backups_card;
  PalBackups    *backups;
};

G_DEFINE_FINAL_TYPE (PalRefusal, pal_refusal, GTK_TYPE_WIDGET)

typedef struct {
  const char *label;    /* N_() */
  const char *action;
} Choice;

typedef struct {
  int         code;     /* PalStoreError */
  const char *title;    /* N_() */
  Choice      choices[3];
} Refusal;

static const Refusal refusals[] = {
  { PAL_STORE_ERROR_NOT_PALIER, N_("This is not a Palier file"),
    { { N_("Open Another File…"), "app.open" } } },
  { PAL_STORE_ERROR_NEWER, N_("This file needs a newer Palier"),
    { { N_("Open Another File…"), "app.open" } } },
  { PAL_STORE_ERROR_DAMAGED, N_("This file is damaged"),
    { { NULL } } },
  { PAL_STORE_ERROR_LOCKED, N_("This file is already open"),
    { { N_("Try Again"), "win.try-again" }, { N_("Open to Read"), "win.open-to-read" } } },
  { PAL_STORE_ERROR_READ_ONLY, N_("This file cannot be written to"),
    { { N_("Open to Read"), "win.open-to-read" }, { N_("Work on a Copy"), "win.copy-here" } } },
  { PAL_STORE_ERROR_PLACE, N_("This file should be worked on from this computer"),
    { { N_("Work on a Copy"), "win.copy-here" }, { N_("Open to Read"), "win.open-to-read" } } },
  { PAL_STORE_ERROR_MISSING, N_("The file is not there"),
    { { N_("Try Again"), "win.try-again" }, { N_("Open Another File…"), "app.open" } } },
  { PAL_STORE_ERROR_FULL, N_("The disk is full"),
    { { N_("Try Again"), "win.try-again" }, { N_("Open to Read"), "win.open-to-read" } } },
  { PAL_STORE_ERROR_FAILED, N_("This file could not be opened"),
    { { N_("Try Again"), "win.try-again" }, { N_("Open Another File…"), "app.open" } } },
};

static const Refusal *
find_refusal (const GError *error)
{
  int code = error->domain == PAL_STORE_ERROR ? error->code : PAL_STORE_ERROR_FAILED;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (refusals[i].code == code)
      return &refusals[i];
  return &refusals[G_N_ELEMENTS (refusals) - 1];
}

static void
add_choice (PalRefusal *self,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->choices, button);
}

/* Where there are backups, the newest one is the way out that the list proposes. */
static void
show_choices (PalRefusal    *self,
              const Refusal *refusal,
              const char    *path,
              guint          n_backups)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  for (guint i = 0; i < G_N_ELEMENTS (refusal->choices) && refusal->choices[i].label != NULL; i++)
    add_choice (self, _(refusal->choices[i].label), refusal->choices[i].action);
  /* A lock that this computer holds is alive; only what another one left behind may be taken over. */
  if (refusal->code == PAL_STORE_ERROR_LOCKED && pal_lock_is_foreign (path))
    add_choice (self, _("Open Anyway: Nobody Works on It Any More"), "win.take-over");
  add_choice (self, _("Back to the Start"), "win.start");
  child = gtk_widget_get_first_child (GTK_WIDGET (self->choices));
  if (n_backups == 0)
    gtk_widget_add_css_class (child, "suggested-action");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->message, NULL, -1);
  gtk_widget_grab_focus (child);
}

static void
pal_refusal_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_REFUSAL);

  G_OBJECT_CLASS (pal_refusal_parent_class)->dispose (object);
}

static void
pal_refusal_class_init (PalRefusalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_refusal_dispose;

  g_type_ensure (PAL_TYPE_BACKUPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-refusal.ui");
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, scroller);
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, refusal_title);
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, message);
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, path);
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, choices);
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, backups_card);
  gtk_widget_class_bind_template_child (widget_class, PalRefusal, backups);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_refusal_init (PalRefusal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pal_refusal_set:
 * @path: the file that was refused
 * @error: why; its message is shown as it stands
 */
void
pal_refusal_set (PalRefusal   *self,
                 const char   *path,
                 const GError *error)
{
  const Refusal *refusal;
  g_autofree char *shown = NULL;
  guint n_backups = 0;

  g_return_if_fail (PAL_IS_REFUSAL (self));
  g_return_if_fail (path != NULL && error != NULL);

  refusal = find_refusal (error);
  shown = g_filename_display_name (path);
  gtk_label_set_text (self->refusal_title, _(refusal->title));
  gtk_label_set_text (self->message, error->message);
  gtk_label_set_text (self->path, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->path), strstr (error->message, shown) == NULL);
  if (refusal->code == PAL_STORE_ERROR_DAMAGED || refusal->code == PAL_STORE_ERROR_MISSING)
    n_backups = pal_backups_show (self->backups, path, TRUE);
  gtk_widget_set_visible (self->backups_card, n_backups > 0);
  show_choices (self, refusal, path, n_backups);
}

/**
 * pal_refusal_get_message:
 *
 * Returns: (transfer none): why the last file was refused, in words
 */
const char *
pal_refusal_get_message (PalRefusal *self)
{
  g_return_val_if_fail (PAL_IS_REFUSAL (self), NULL);

  return gtk_label_get_text (self->message);
}
