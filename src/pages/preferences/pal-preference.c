/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-preference.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "records/pal-record.h"
#include "widgets/pal-form.h"

typedef struct {
  PalStore *store;
  char     *name;    /* "staff"; NULL: the page is the section's own */
  const char *page;  /* of its addresses; static */
} PalPreferencePrivate;

enum { MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PalPreference, pal_preference, GTK_TYPE_WIDGET)

static PalPreferencePrivate *
get_private (PalPreference *self)
{
  return pal_preference_get_instance_private (self);
}

static const char *
find_problem (GtkWidget *widget)
{
  const char *problem = PAL_IS_INPUT (widget) ? pal_input_get_problem (PAL_INPUT (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && problem == NULL;
       child = gtk_widget_get_next_sibling (child))
    problem = find_problem (child);
  return problem;
}

static gboolean
pal_preference_real_keep (PalPreference *self, GError **error)
{
  const char *problem;

  if (pal_form_keep_below (GTK_WIDGET (self)))
    return TRUE;
  problem = find_problem (GTK_WIDGET (self));
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                       problem != NULL ? problem : _("What you are typing cannot be kept yet."));
  return FALSE;
}

static void
pal_preference_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&get_private (PAL_PREFERENCE (object))->store);
  G_OBJECT_CLASS (pal_preference_parent_class)->dispose (object);
}

static void
pal_preference_finalize (GObject *object)
{
  g_free (get_private (PAL_PREFERENCE (object))->name);
  G_OBJECT_CLASS (pal_preference_parent_class)->finalize (object);
}

static void
pal_preference_class_init (PalPreferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_preference_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_preference_finalize;
  klass->keep = pal_preference_real_keep;
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_preference_init (PalPreference *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/* NULL: the file is closed. */
void
pal_preference_set_store (PalPreference *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PREFERENCE (self));

  if (!g_set_object (&get_private (self)->store, store))
    return;
  if (PAL_PREFERENCE_GET_CLASS (self)->set_store != NULL)
    PAL_PREFERENCE_GET_CLASS (self)->set_store (self, store);
}

PalStore *
pal_preference_get_store (PalPreference *self)
{
  g_return_val_if_fail (PAL_IS_PREFERENCE (self), NULL);

  return get_private (self)->store;
}

/* For a section that is a page of its own: "letters", "letters/123". @page: static */
void
pal_preference_set_page (PalPreference *self, const char *page)
{
  g_return_if_fail (PAL_IS_PREFERENCE (self));

  get_private (self)->page = page;
}

/* @name: the end of the section's addresses: "staff". */
void
pal_preference_set_place (PalPreference *self, const char *name)
{
  g_return_if_fail (PAL_IS_PREFERENCE (self));

  g_free (get_private (self)->name);
  get_private (self)->name = g_strdup (name);
  if (PAL_PREFERENCE_GET_CLASS (self)->set_place != NULL)
    PAL_PREFERENCE_GET_CLASS (self)->set_place (self, name);
}

/* "preferences/staff", "preferences/123/programmes/phases". Full transfer. */
char *
pal_preference_format_place (PalPreference *self, gint64 record, const char *tab)
{
  const char *name = get_private (self)->name;
  const char *slash = tab != NULL ? "/" : "";

  if (get_private (self)->page != NULL)
    return pal_address_format (get_private (self)->page, record, tab);
  if (record == 0)
    return g_strdup_printf ("preferences/%s%s%s", name, slash, tab != NULL ? tab : "");
  return g_strdup_printf ("preferences/%" G_GINT64_FORMAT "/%s%s%s", record, name, slash, tab != NULL ? tab : "");
}

/* @record: 0: none. A record that is no more is answered by the list. */
void
pal_preference_open (PalPreference *self, gint64 record, const char *tab)
{
  g_return_if_fail (PAL_IS_PREFERENCE (self));

  if (PAL_PREFERENCE_GET_CLASS (self)->open != NULL)
    PAL_PREFERENCE_GET_CLASS (self)->open (self, record, tab);
}

gint64
pal_preference_get_record (PalPreference *self)
{
  g_return_val_if_fail (PAL_IS_PREFERENCE (self), 0);

  return PAL_PREFERENCE_GET_CLASS (self)->get_record != NULL ? PAL_PREFERENCE_GET_CLASS (self)->get_record (self) : 0;
}

const char *
pal_preference_get_tab (PalPreference *self)
{
  g_return_val_if_fail (PAL_IS_PREFERENCE (self), NULL);

  return PAL_PREFERENCE_GET_CLASS (self)->get_tab != NULL ? PAL_PREFERENCE_GET_CLASS (self)->get_tab (self) : NULL;
}

/* Keeps what is typed; FALSE, with @error in words, when something stays on the screen only. */
gboolean
pal_preference_keep (PalPreference *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_PREFERENCE (self), FALSE);

  return PAL_PREFERENCE_GET_CLASS (self)->keep (self, error);
}

/* Into the section's search, when it has one. */
gboolean
pal_preference_find (PalPreference *self)
{
  g_return_val_if_fail (PAL_IS_PREFERENCE (self), FALSE);

  return PAL_PREFERENCE_GET_CLASS (self)->find != NULL && PAL_PREFERENCE_GET_CLASS (self)->find (self);
}

/* Begins a new record, when the section has any. */
gboolean
pal_preference_add (PalPreference *self)
{
  g_return_val_if_fail (PAL_IS_PREFERENCE (self), FALSE);

  return PAL_PREFERENCE_GET_CLASS (self)->add != NULL && PAL_PREFERENCE_GET_CLASS (self)->add (self);
}

void
pal_preference_moved (PalPreference *self)
{
  g_return_if_fail (PAL_IS_PREFERENCE (self));

  g_signal_emit (self, signals[MOVED], 0);
}
