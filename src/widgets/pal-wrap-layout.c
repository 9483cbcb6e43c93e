/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-wrap-layout.h"

struct _PalWrapLayout {
  GtkLayoutManager parent_instance;

  int              spacing;
};

G_DEFINE_FINAL_TYPE (PalWrapLayout, pal_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Places the children from the first to the last one that fits in @width; returns the line's height and the next child.
 */
static GtkWidget *
fill_line (PalWrapLayout *self, GtkWidget *first, int width, int *height)
{
  int used = 0;
  GtkWidget *child;

  *height = 0;
  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural, tall;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (used > 0 && used + self->spacing + natural > width)
        break;
      natural = MIN (natural, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &tall, NULL, NULL);
      used += natural + (used > 0 ? self->spacing : 0);
      *height = MAX (*height, tall);
    }
  return child;
}

static int
height_for_width (PalWrapLayout *self, GtkWidget *widget, int width)
{
  int total = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; )
    {
      int height;

      child = fill_line (self, child, width, &height);
      total += height + (total > 0 && height > 0 ? self->spacing : 0);
    }
  return total;
}

static void
pal_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PalWrapLayout *self = PAL_WRAP_LAYOUT (manager);
  int widest = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? self->spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, all);
    }
  else
    {
      *minimum = *natural = height_for_width (self, widget, for_size < 0 ? MAX (widest, all) : MAX (widest, for_size));
    }
}

/* What is left of a line's width, shared among those that want to grow. */
static int
extra_for_each (PalWrapLayout *self, GtkWidget *first, GtkWidget *end, int width)
{
  int used = -self->spacing, n = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      used += MIN (natural, width) + self->spacing;
      n += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  return n > 0 ? MAX (width - used, 0) / n : 0;
}

static void
place_line (PalWrapLayout *self, GtkWidget *first, GtkWidget *end, int width, int y, int height, gboolean mirrored)
{
  int extra = extra_for_each (self, first, end, width), x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size, NULL, NULL);
      size = MIN (size, width);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        size += extra;
      gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - size : x, y, size, height }, -1);
      x += size + self->spacing;
    }
}

static void
pal_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  PalWrapLayout *self = PAL_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; )
    {
      int tall;
      GtkWidget *next = fill_line (self, child, width, &tall);

      place_line (self, child, next, width, y, tall, mirrored);
      y += tall + self->spacing;
      child = next;
    }
}

static GtkSizeRequestMode
pal_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pal_wrap_layout_class_init (PalWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = pal_wrap_layout_measure;
  layout_class->allocate = pal_wrap_layout_allocate;
  layout_class->get_request_mode = pal_wrap_layout_get_request_mode;
}

static void
pal_wrap_layout_init (PalWrapLayout *self)
{
}

/* @spacing in pixels, between children and between lines. */
GtkLayoutManager *
pal_wrap_layout_new (int spacing)
{
  PalWrapLayout *self = g_object_new (PAL_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* The container */

struct _PalWrap {
  GtkWidget parent_instance;
};

enum { PROP_SPACING = 1 };

static GtkBuildableIface *parent_buildable;

static void
pal_wrap_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    pal_wrap_append (PAL_WRAP (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pal_wrap_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_wrap_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PalWrap, pal_wrap, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_wrap_buildable_init))

static void
pal_wrap_dispose (GObject *object)
{
  pal_wrap_clear (PAL_WRAP (object));
  G_OBJECT_CLASS (pal_wrap_parent_class)->dispose (object);
}

static void
pal_wrap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalWrapLayout *layout = PAL_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (object)));

  layout->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (layout));
}

static void
pal_wrap_class_init (PalWrapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pal_wrap_dispose;
  object_class->set_property = pal_wrap_set_property;
  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, 100, 6,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), PAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palwrap");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pal_wrap_init (PalWrap *self)
{
  PAL_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)))->spacing = 6;
}

GtkWidget *
pal_wrap_new (int spacing)
{
  return g_object_new (PAL_TYPE_WRAP, "spacing", spacing, NULL);
}

void
pal_wrap_append (PalWrap *wrap, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_WRAP (wrap));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (wrap), NULL);
}

void
pal_wrap_clear (PalWrap *wrap)
{
  GtkWidget *child;

  g_return_if_fail (PAL_IS_WRAP (wrap));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (wrap))) != NULL)
    gtk_widget_unparent (child);
}
