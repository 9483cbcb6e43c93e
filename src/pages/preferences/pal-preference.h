/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* One section of the preferences. */
#define PAL_TYPE_PREFERENCE (pal_preference_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalPreference, pal_preference, PAL, PREFERENCE, GtkWidget)

struct _PalPreferenceClass {
  GtkWidgetClass parent_class;

  /* Virtual functions; each may be left out. */
  void        (*set_store)   (PalPreference *self, PalStore *store);                    /* NULL: the file is closed */
  void        (*set_place)   (PalPreference *self, const char *name);                   /* "staff": end of its addresses */
  void        (*open)        (PalPreference *self, gint64 record, const char *tab);     /* 0: none */
  gint64      (*get_record)  (PalPreference *self);
  const char *(*get_tab)     (PalPreference *self);
  gboolean    (*keep)        (PalPreference *self, GError **error);
  gboolean    (*find)        (PalPreference *self);
  gboolean    (*add)         (PalPreference *self);
};

/* Signal "moved": another record or tab of the section was opened by the person. */

void           pal_preference_set_store (PalPreference *self, PalStore *store);
PalStore      *pal_preference_get_store (PalPreference *self);
void           pal_preference_set_page (PalPreference *self, const char *page);
void           pal_preference_set_place (PalPreference *self, const char *name);
char          *pal_preference_format_place (PalPreference *self, gint64 record, const char *tab);
void           pal_preference_open (PalPreference *self, gint64 record, const char *tab);
gint64         pal_preference_get_record (PalPreference *self);
const char    *pal_preference_get_tab (PalPreference *self);
gboolean       pal_preference_keep (PalPreference *self, GError **error);
gboolean       pal_preference_find (PalPreference *self);
gboolean       pal_preference_add (PalPreference *self);
void           pal_preference_moved (PalPreference *self);

G_END_DECLS
