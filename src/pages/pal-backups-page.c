/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-backups-page.h"

#include <glib/gi18n.h>

#include "pal-backups.h"
#include "store/pal-backup.h"

/* The backups of the file that is open: one more now, or an earlier one in its place. */

struct _PalBackupsPage {
  PalPage        parent_instance;

  GtkLabel      *folder;
  GtkWidget     *empty;
  GtkWidget     *card;
  PalBackups *list;
};

G_DEFINE_FINAL_TYPE (PalBackupsPage, pal_backups_page, PAL_TYPE_PAGE)

static void
show_backups (PalBackupsPage *self)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  g_autofree char *folder = store ? pal_backup_folder (pal_store_get_path (store)) : NULL;
  g_autofree char *shown = folder ? g_filename_display_name (folder) : NULL;
  guint n_backups = store ? pal_backups_show (self->list, pal_store_get_path (store), FALSE) : 0;

  gtk_label_set_text (self->folder, shown ? shown : "");
  gtk_widget_set_visible (self->card, n_backups > 0);
  gtk_widget_set_visible (self->empty, n_backups == 0);
}

static void
pal_backups_page_set_store (PalPage  *page,
                            PalStore *store)
{
  show_backups (PAL_BACKUPS_PAGE (page));
}

static void
pal_backups_page_open (PalPage    *page,
                       gint64      record,
                       const char *tab)
{
  show_backups (PAL_BACKUPS_PAGE (page));
}

static void
pal_backups_page_class_init (PalBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  page_class->name = "backups";
  page_class->title = N_("Backups");
  page_class->icon_name = "drive-harddisk-symbolic";
  page_class->help = N_("A backup is made when the file is closed and every hour in which something changed. It is opened "
                        "and checked before it counts.\n"
                        "“Put Back” sets the file as it is now aside, beside it, and goes on from the backup: nothing is "
                        "lost.");
  page_class->unlisted = TRUE;
  page_class->set_store = pal_backups_page_set_store;
  page_class->open = pal_backups_page_open;

  g_type_ensure (PAL_TYPE_BACKUPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalBackupsPage, folder);
  gtk_widget_class_bind_template_child (widget_class, PalBackupsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PalBackupsPage, card);
  gtk_widget_class_bind_template_child (widget_class, PalBackupsPage, list);
}

static void
pal_backups_page_init (PalBackupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
