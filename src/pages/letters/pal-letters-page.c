/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letters-page.h"

#include <glib/gi18n.h>

#include "pal-letter-templates.h"

/* The templates of letters as a page of the window. */
struct _PalLettersPage {
  PalPage        parent_instance;

  PalPreference *templates;
};

G_DEFINE_FINAL_TYPE (PalLettersPage, pal_letters_page, PAL_TYPE_PAGE)

static void
pal_letters_page_set_store (PalPage  *page,
                            PalStore *store)
{
  pal_preference_set_store (PAL_LETTERS_PAGE (page)->templates, store);
}

static void
pal_letters_page_open (PalPage    *page,
                       gint64      record,
                       const char *tab)
{
  pal_preference_open (PAL_LETTERS_PAGE (page)->templates, record, tab);
}

static char *
pal_letters_page_get_address (PalPage *page)
{
  return pal_address_format ("letters", pal_preference_get_record (PAL_LETTERS_PAGE (page)->templates), NULL);
}

static gboolean
pal_letters_page_keep (PalPage  *page,
                       GError  **error)
{
  return pal_preference_keep (PAL_LETTERS_PAGE (page)->templates, error);
}

static gboolean
pal_letters_page_find (PalPage *page)
{
  return pal_preference_find (PAL_LETTERS_PAGE (page)->templates);
}

static void
add_activated_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  pal_preference_add (PAL_LETTERS_PAGE (widget)->templates);
}

static void
pal_letters_page_class_init (PalLettersPageClass *klass)
{
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  page_class->name = "letters";
  page_class->title = N_("Letters");
  page_class->icon_name = "mail-unread-symbolic";
  page_class->unlisted = TRUE;
  page_class->help = N_("The letters that you send to people: convocations, decisions and others. Write each once; a name "
                        "in braces, {First name}, is filled in for each person.\n"
                        "“Insert a Field” lists what can be filled in. What is no field is said beside the letter.\n"
                        "To write to people, select them in their cohort and choose “Letters”.");
  page_class->first_action = "letters.add";
  page_class->first_label = N_("Add a Template");
  page_class->set_store = pal_letters_page_set_store;
  page_class->open = pal_letters_page_open;
  page_class->get_address = pal_letters_page_get_address;
  page_class->keep = pal_letters_page_keep;
  page_class->find = pal_letters_page_find;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "letters.add", NULL, add_activated_cb);
}

static void
pal_letters_page_init (PalLettersPage *self)
{
  self->templates = PAL_PREFERENCE (pal_letter_templates_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->templates), GTK_WIDGET (self));
  g_signal_connect_object (self->templates, "moved", G_CALLBACK (pal_page_moved), self, G_CONNECT_SWAPPED);
}
