/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-panes.h"

/* The list and, beside it, the record that is open. In a narrow window (under 1100 px, or with large text) the record
 * takes the place of the list, and the action "panes.back" returns to it. In a page's .ui:
 *
 *   <object class="PalPanes" id="panes">
 *     <child type="list">…</child>
 *     <child type="record">… a button with action-name "panes.back", its "visible" bound to "narrow" of panes …</child>
 *   </object>
 *
 * With "side" the record stands at the side only while it is open, as wide as it asks to be; the rest is the list's.
 *
 * A record that needs the whole width for what it shows asks for it by pal_panes_ask_width(): it is then alone as in a
 * narrow window, however wide that is. */

/* 1100 px where the text is 13 px high, the size that the pictures are drawn in. */
#define NARROW_EMS (1100.0 / 13.0)
#define LIST_WIDTH 408
#define TEXT_HEIGHT 13.0

struct _PalPanes {
  GtkWidget  parent_instance;

  GtkPaned  *paned;
  GtkWidget *list;
  GtkWidget *record;
  guint      idle;
  int        list_width;   /* where the text is 13 px high */
  gboolean   record_open;
  gboolean   narrow;       /* one of them alone */
  gboolean   asked;        /* the record wants to be */
  gboolean   placed;
  gboolean   side;
};

enum {
  PROP_0,
  PROP_LIST,
  PROP_RECORD,
  PROP_RECORD_OPEN,
  PROP_NARROW,
  PROP_LIST_WIDTH,
  PROP_SIDE,
  N_PROPS
};

enum {
  CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void pal_panes_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (PalPanes, pal_panes, GTK_TYPE_WIDGET,
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_panes_buildable_init))

static GtkBuildableIface *parent_buildable;

static double
em_of (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double dots = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dots > 0 ? dots : 96.0) / 72.0;
  return size > 0 ? size : 13.0;
}

static void
show_panes (PalPanes *self)
{
  if (self->list != NULL)
    gtk_widget_set_visible (self->list, !self->narrow || !self->record_open);
  if (self->record != NULL)
    gtk_widget_set_visible (self->record, self->record_open || (!self->narrow && !self->side));
}

static gboolean
is_alone (PalPanes *self)
{
  return self->asked || pal_panes_window_is_narrow (GTK_WIDGET (self));
}

static gboolean
width_changed_cb (gpointer data)
{
  PalPanes *self = data;
  gboolean narrow = is_alone (self);

  self->idle = 0;
  if (!self->placed)
    {
      self->placed = TRUE;
      if (!self->side)
        gtk_paned_set_position (self->paned, (int) (self->list_width / TEXT_HEIGHT * em_of (GTK_WIDGET (self))));
    }
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      show_panes (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static void
back_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalPanes *self = PAL_PANES (widget);

  pal_panes_set_record_open (self, FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
pal_panes_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (PAL_PANES (widget)->paned), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Panes cannot be shown or hidden while sizes are being given out, so that waits for the idle that follows, which runs
 * before the frame is drawn. */
static void
pal_panes_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  PalPanes *self = PAL_PANES (widget);
  gboolean changes = !self->placed || is_alone (self) != self->narrow;

  gtk_widget_size_allocate (GTK_WIDGET (self->paned), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (changes && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, width_changed_cb, self, NULL);
}

static void
pal_panes_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PalPanes *self = PAL_PANES (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_RECORD_OPEN:
      g_value_set_boolean (value, self->record_open);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_LIST_WIDTH:
      g_value_set_int (value, self->list_width);
      break;
    case PROP_SIDE:
      g_value_set_boolean (value, self->side);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_panes_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  PalPanes *self = PAL_PANES (object);

  switch (id)
    {
    case PROP_LIST:
      pal_panes_set_list (self, g_value_get_object (value));
      break;
    case PROP_RECORD:
      pal_panes_set_record (self, g_value_get_object (value));
      break;
    case PROP_RECORD_OPEN:
      pal_panes_set_record_open (self, g_value_get_boolean (value));
      break;
    case PROP_LIST_WIDTH:
      self->list_width = g_value_get_int (value);
      break;
    case PROP_SIDE:
      self->side = g_value_get_boolean (value);
      gtk_paned_set_resize_start_child (self->paned, self->side);
      gtk_paned_set_resize_end_child (self->paned, !self->side);
      gtk_paned_set_shrink_end_child (self->paned, !self->side);
      show_panes (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_panes_add_child (GtkBuildable *buildable,
                     GtkBuilder   *builder,
                     GObject      *child,
                     const char   *type)
{
  if (g_strcmp0 (type, "list") == 0)
    pal_panes_set_list (PAL_PANES (buildable), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "record") == 0)
    pal_panes_set_record (PAL_PANES (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pal_panes_dispose (GObject *object)
{
  PalPanes *self = PAL_PANES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  self->list = NULL;
  self->record = NULL;
  if (self->paned != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->paned)));

  G_OBJECT_CLASS (pal_panes_parent_class)->dispose (object);
}

static void
pal_panes_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_panes_add_child;
}

static void
pal_panes_class_init (PalPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pal_panes_get_property;
  object_class->set_property = pal_panes_set_property;
  object_class->dispose = pal_panes_dispose;
  widget_class->measure = pal_panes_measure;
  widget_class->size_allocate = pal_panes_size_allocate;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECORD_OPEN] = g_param_spec_boolean ("record-open", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_WIDTH] = g_param_spec_int ("list-width", NULL, NULL, 0, G_MAXINT, LIST_WIDTH,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE] = g_param_spec_boolean ("side", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "panes.back", NULL, back_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "palpanes");
}

static void
pal_panes_init (PalPanes *self)
{
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_resize_start_child (self->paned, FALSE);
  gtk_paned_set_shrink_start_child (self->paned, TRUE);
  gtk_paned_set_shrink_end_child (self->paned, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->paned), GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * pal_panes_new:
 *
 * Returns: (transfer floating): panes without content
 */
GtkWidget *
pal_panes_new (void)
{
  return g_object_new (PAL_TYPE_PANES, NULL);
}

/**
 * pal_panes_set_list:
 * @list: (nullable) (transfer floating): what stands at the left
 */
void
pal_panes_set_list (PalPanes  *self,
                    GtkWidget *list)
{
  g_return_if_fail (PAL_IS_PANES (self));

  self->list = list;
  gtk_paned_set_start_child (self->paned, list);
  show_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

/**
 * pal_panes_set_record:
 * @record: (nullable) (transfer floating): what stands at the right, or in the place of the list
 */
void
pal_panes_set_record (PalPanes  *self,
                      GtkWidget *record)
{
  g_return_if_fail (PAL_IS_PANES (self));

  self->record = record;
  gtk_paned_set_end_child (self->paned, record);
  show_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * pal_panes_set_record_open:
 * @record_open: whether a narrow window shows the record rather than the list
 *
 * "closed" is emitted only when the person goes back to the list, not by this call.
 */
void
pal_panes_set_record_open (PalPanes *self,
                           gboolean  record_open)
{
  g_return_if_fail (PAL_IS_PANES (self));

  if (self->record_open == !!record_open)
    return;

  self->record_open = !!record_open;
  show_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD_OPEN]);
}

/**
 * pal_panes_get_record_open:
 *
 * Returns: whether a narrow window shows the record rather than the list
 */
gboolean
pal_panes_get_record_open (PalPanes *self)
{
  g_return_val_if_fail (PAL_IS_PANES (self), FALSE);

  return self->record_open;
}

/**
 * pal_panes_get_narrow:
 *
 * Returns: whether only one of the two is shown
 */
gboolean
pal_panes_get_narrow (PalPanes *self)
{
  g_return_val_if_fail (PAL_IS_PANES (self), FALSE);

  return self->narrow;
}

/**
 * pal_panes_ask_width:
 * @record: a widget inside the record of panes
 * @whole: whether what it shows needs the whole width
 */
void
pal_panes_ask_width (GtkWidget *record,
                     gboolean   whole)
{
  PalPanes *self;

  g_return_if_fail (GTK_IS_WIDGET (record));

  self = PAL_PANES (gtk_widget_get_ancestor (record, PAL_TYPE_PANES));
  if (self == NULL || self->asked == !!whole)
    return;

  self->asked = !!whole;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, width_changed_cb, self, NULL);
}

/**
 * pal_panes_window_is_narrow:
 * @any: a widget inside a window
 *
 * The bound follows the size of the text: at 200 % a window of 1366 px is narrow.
 *
 * Returns: whether the window is too narrow for a list and a record side by side
 */
gboolean
pal_panes_window_is_narrow (GtkWidget *any)
{
  GtkRoot *root;
  int width;

  g_return_val_if_fail (GTK_IS_WIDGET (any), FALSE);

  root = gtk_widget_get_root (any);
  width = root ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;
  return width > 0 && width < NARROW_EMS * em_of (any);
}
