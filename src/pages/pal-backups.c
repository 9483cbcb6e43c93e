/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-backups.h"

#include <glib/gi18n.h>

#include "store/pal-backup.h"

/* The backups of a file, the newest first, each with a button that puts it in the file's place. */

struct _PalBackups {
  GtkWidget   parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PalBackups, pal_backups, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const PalBackup *backup,
          gboolean         suggested)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Put Back"));
  /* Translators: when a backup was made: day and hour. */
  g_autofree char *when = g_date_time_format (backup->made_at, _("%A %d %B %Y, %H:%M"));
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *said = g_strdup_printf (_("Put the backup of %s in the place of the file"), when);
  GtkWidget *when_label = gtk_label_new (when);
  GtkWidget *size_label = gtk_label_new (size);

  gtk_label_set_xalign (GTK_LABEL (when_label), 0);
  gtk_widget_set_hexpand (when_label, TRUE);
  gtk_widget_add_css_class (size_label, "pal-dim");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.restore-backup");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", backup->path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_box_append (GTK_BOX (box), when_label);
  gtk_box_append (GTK_BOX (box), size_label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "pal-backup-row");
  return box;
}

static void
pal_backups_dispose (GObject *object)
{
  PalBackups *self = PAL_BACKUPS (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list)));

  G_OBJECT_CLASS (pal_backups_parent_class)->dispose (object);
}

static void
pal_backups_class_init (PalBackupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_backups_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_backups_init (PalBackups *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Backups of this file"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * pal_backups_show:
 * @store_path: a file; it need not be readable, nor exist
 * @suggest: whether putting back the newest one is what the person came for
 *
 * Returns: how many backups of it there are
 */
guint
pal_backups_show (PalBackups *self,
                  const char *store_path,
                  gboolean    suggest)
{
  g_autoptr (GPtrArray) backups = NULL;
  GtkWidget *row;

  g_return_val_if_fail (PAL_IS_BACKUPS (self), 0);
  g_return_val_if_fail (store_path != NULL, 0);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  backups = pal_backup_list (store_path);
  for (guint i = 0; i < backups->len; i++)
    {
      gtk_list_box_append (self->list, make_row (g_ptr_array_index (backups, i), i == 0 && suggest));
      row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
    }
  return backups->len;
}
