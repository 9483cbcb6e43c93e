/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-address.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_PAGE (pal_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalPage, pal_page, PAL, PAGE, GtkWidget)

/* A kind of record that stands in the addresses of a page, which a search then finds. */
typedef struct {
  const char *kind;          /* its table: "organisation" */
  const char *tab;           /* the tab of such an address: "partners"; NULL: whichever the page likes */
  const char *title;         /* N_(): what they are called together; NULL: as the page */
} PalPageKind;

struct _PalPageClass {
  GtkWidgetClass parent_class;

  /* What the window shows of a page; set in class_init. */
  const char *name;          /* "participants": first part of its addresses */
  const char *title;         /* N_() */
  const char *icon_name;
  const char *help;          /* N_(): the page's short help (F1); paragraphs are separated by a newline */
  const char *first_action;  /* "win.new-participant": what an empty page offers; or NULL */
  const char *first_label;   /* N_(): the words on that button */
  gboolean    unlisted;      /* reached by the menu, not by the sidebar */
  const PalPageKind *opens;  /* ended by kind NULL; or NULL */

  /* Virtual functions; each may be left out. */
  void      (*set_store)   (PalPage *self, PalStore *store);                   /* store NULL: the file is closed */
  void      (*open)        (PalPage *self, gint64 record, const char *tab); /* 0: the list; 0 and "new": a new one */
  char     *(*get_address) (PalPage *self);
  gboolean  (*keep)        (PalPage *self, GError **error);                    /* keep what is being typed */
  gboolean  (*find)        (PalPage *self);                                    /* Ctrl+F: focus the search field */
  void      (*attend)      (PalPage *self);                                    /* focus the record that is open */
  guint     (*count)       (PalStore *store, gboolean *late);                  /* the badge, before the page is made */

  gpointer padding[2];
};

/* Signals: "moved": the person opened another record or tab of this page (see pal_page_moved). */

const char    *pal_page_get_name (PalPage *self);
const char    *pal_page_get_title (PalPage *self);
const char    *pal_page_get_help (PalPage *self);

void           pal_page_set_store (PalPage *self, PalStore *store);
PalStore      *pal_page_get_store (PalPage *self);
void           pal_page_open (PalPage *self, gint64 record, const char *tab);
char          *pal_page_get_address (PalPage *self);
void           pal_page_moved (PalPage *self);
gboolean       pal_page_keep (PalPage *self, GError **error);
gboolean       pal_page_find (PalPage *self);
gboolean       pal_page_attend (PalPage *self);
void           pal_page_set_badge (PalPage *self, guint count, gboolean late);
guint          pal_page_get_badge (PalPage *self, gboolean *late);
GtkWidget     *pal_page_make_empty (PalPage *self);

/* From any widget inside a window: what is said, and where one goes. */
void           pal_page_toast (GtkWidget *any, const char *text, const char *label, const char *detailed_action);
void           pal_page_complain (GtkWidget *any, const GError *error);
void           pal_page_go (GtkWidget *any, const char *address);

G_END_DECLS
