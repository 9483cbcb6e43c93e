/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-page.h"

#include <glib/gi18n.h>

#include "widgets/pal-empty.h"
#include "widgets/pal-toast.h"

typedef struct {
  PalStore *store;
  guint     badge;
  gboolean  late;
} PalPagePrivate;

enum {
  PROP_0,
  PROP_STORE,
  PROP_BADGE,
  N_PROPS
};

enum {
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PalPage, pal_page, GTK_TYPE_WIDGET)

static PalPagePrivate *
get_private (PalPage *self)
{
  return pal_page_get_instance_private (self);
}

static char *
pal_page_real_get_address (PalPage *self)
{
  return pal_address_format (pal_page_get_name (self), 0, NULL);
}

static void
pal_page_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PalPagePrivate *priv = get_private (PAL_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&get_private (PAL_PAGE (object))->store);

  G_OBJECT_CLASS (pal_page_parent_class)->dispose (object);
}

static void
pal_page_class_init (PalPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_page_get_property;
  object_class->dispose = pal_page_dispose;
  klass->get_address = pal_page_real_get_address;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, PAL_TYPE_STORE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_page_init (PalPage *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * pal_page_get_name:
 *
 * Returns: the first part of the page's addresses, "participants"
 */
const char *
pal_page_get_name (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), NULL);

  return PAL_PAGE_GET_CLASS (self)->name;
}

/**
 * pal_page_get_title:
 *
 * Returns: the translated title, as the sidebar shows it
 */
const char *
pal_page_get_title (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), NULL);

  return _(PAL_PAGE_GET_CLASS (self)->title);
}

/**
 * pal_page_get_help:
 *
 * Returns: (nullable): the translated help of this page, paragraphs separated by a newline
 */
const char *
pal_page_get_help (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), NULL);

  return PAL_PAGE_GET_CLASS (self)->help ? _(PAL_PAGE_GET_CLASS (self)->help) : NULL;
}

/**
 * pal_page_set_store:
 * @store: (nullable): the file to show; NULL when it is closed
 *
 * The page keeps a reference until the next call, and is then shown empty.
 */
void
pal_page_set_store (PalPage  *self,
                    PalStore *store)
{
  PalPagePrivate *priv;

  g_return_if_fail (PAL_IS_PAGE (self));
  g_return_if_fail (store == NULL || PAL_IS_STORE (store));

  priv = get_private (self);
  if (!g_set_object (&priv->store, store))
    return;

  if (PAL_PAGE_GET_CLASS (self)->set_store != NULL)
    PAL_PAGE_GET_CLASS (self)->set_store (self, store);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * pal_page_get_store:
 *
 * Returns: (nullable) (transfer none): the file that is shown
 */
PalStore *
pal_page_get_store (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), NULL);

  return get_private (self)->store;
}

/**
 * pal_page_open:
 * @record: the id of the record to open; 0: the list alone, or with the tab "new" a record to fill in. A record that
 *   is no more is answered by the list
 * @tab: (nullable): the tab of the record, or whatever the page keeps at the end of its addresses
 *
 * Goes to a place of this page. Never emits "moved": who calls it knows.
 */
void
pal_page_open (PalPage    *self,
               gint64      record,
               const char *tab)
{
  g_return_if_fail (PAL_IS_PAGE (self));

  if (PAL_PAGE_GET_CLASS (self)->open != NULL)
    PAL_PAGE_GET_CLASS (self)->open (self, record, tab);
}

/**
 * pal_page_get_address:
 *
 * Returns: (transfer full): where the person is on this page, "participants/123/identity"
 */
char *
pal_page_get_address (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), NULL);

  return PAL_PAGE_GET_CLASS (self)->get_address (self);
}

/**
 * pal_page_moved:
 *
 * To be called by a page when the person opened another record or tab in it, so that "back" returns here.
 */
void
pal_page_moved (PalPage *self)
{
  g_return_if_fail (PAL_IS_PAGE (self));

  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * pal_page_keep:
 * @error: why it was not kept
 *
 * Keeps what is being typed, before the file is closed, the page left or an edit undone.
 *
 * Returns: whether nothing is left that is only on the screen
 */
gboolean
pal_page_keep (PalPage  *self,
               GError  **error)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), FALSE);

  if (PAL_PAGE_GET_CLASS (self)->keep == NULL)
    return TRUE;
  return PAL_PAGE_GET_CLASS (self)->keep (self, error);
}

/**
 * pal_page_find:
 *
 * Moves the focus to the page's search field.
 *
 * Returns: whether it has one
 */
gboolean
pal_page_find (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), FALSE);

  return PAL_PAGE_GET_CLASS (self)->find != NULL && PAL_PAGE_GET_CLASS (self)->find (self);
}

/**
 * pal_page_attend:
 *
 * Moves the focus into the record that is open.
 *
 * Returns: whether the page knows how to
 */
gboolean
pal_page_attend (PalPage *self)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), FALSE);

  if (PAL_PAGE_GET_CLASS (self)->attend == NULL)
    return FALSE;
  PAL_PAGE_GET_CLASS (self)->attend (self);
  return TRUE;
}

/**
 * pal_page_set_badge:
 * @count: what waits on this page; 0: nothing is shown
 * @late: whether it is late, the only thing that is shown in red
 */
void
pal_page_set_badge (PalPage  *self,
                    guint     count,
                    gboolean  late)
{
  PalPagePrivate *priv;

  g_return_if_fail (PAL_IS_PAGE (self));

  priv = get_private (self);
  if (priv->badge == count && priv->late == !!late)
    return;

  priv->badge = count;
  priv->late = !!late;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

/**
 * pal_page_get_badge:
 * @late: (out) (optional): whether it is late
 *
 * Returns: what the sidebar counts beside this page's name
 */
guint
pal_page_get_badge (PalPage  *self,
                    gboolean *late)
{
  g_return_val_if_fail (PAL_IS_PAGE (self), 0);

  if (late != NULL)
    *late = get_private (self)->late;
  return get_private (self)->badge;
}

/**
 * pal_page_make_empty:
 *
 * Returns: (transfer floating): what the page shows when it has nothing to show: what it is for, in the words of its
 *   help, and its first action
 */
GtkWidget *
pal_page_make_empty (PalPage *self)
{
  PalPageClass *klass;
  GtkWidget *empty;

  g_return_val_if_fail (PAL_IS_PAGE (self), NULL);

  klass = PAL_PAGE_GET_CLASS (self);
  empty = pal_empty_new (klass->icon_name, _(klass->title), pal_page_get_help (self));
  if (klass->first_action != NULL && klass->first_label != NULL)
    pal_empty_add_action (PAL_EMPTY (empty), _(klass->first_label), klass->first_action);
  return empty;
}

/**
 * pal_page_toast:
 * @any: a widget inside a window
 * @text: one sentence that says what was done
 * @label: (nullable): the words on the toast's button, "Undo"
 * @detailed_action: (nullable): what the button does, "win.undo"
 *
 * Says what was done at the bottom of the window, for a few seconds.
 */
void
pal_page_toast (GtkWidget  *any,
                const char *text,
                const char *label,
                const char *detailed_action)
{
  g_return_if_fail (GTK_IS_WIDGET (any));
  g_return_if_fail (text != NULL);

  pal_toast (any, text, label, detailed_action);
}

/**
 * pal_page_complain:
 * @any: a widget inside a window
 * @error: what failed; its message is shown as it stands
 *
 * Says what failed at the bottom of the window, until the person closes it. Nothing is shown for a cancelled task.
 */
void
pal_page_complain (GtkWidget    *any,
                   const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (any));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_activate_action (any, "win.complain", "(sb)", error->message,
                              (gboolean) g_error_matches (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FULL));
}

/**
 * pal_page_go:
 * @any: a widget inside a window
 * @address: "participants/123/identity"
 *
 * Goes there; the place that is left can be returned to.
 */
void
pal_page_go (GtkWidget  *any,
             const char *address)
{
  g_return_if_fail (GTK_IS_WIDGET (any));
  g_return_if_fail (address != NULL);

  gtk_widget_activate_action (any, "win.go", "s", address);
}
