/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-columns.h"

/* The cards of a record: below each other, with those that explain in a column at the end where there is room, and the
 * others in two columns where there is much. It is counted in em: at 200 % of text the cards are in one column. */

#define GAP       10
#define SIDE_EM   25.8   /* 336 px of 13 px text */
#define MAIN_EM   28.0   /* the least that a form needs beside it */
#define HALF_EM   33.0   /* the least that one of two columns of forms needs */

struct _PalColumns {
  GtkWidget parent_instance;

  GPtrArray *side;   /* of GtkWidget, not owned: those of the column at the end */
};

/* Where the columns are for a width. */
typedef struct {
  int      main_width;   /* of one column */
  int      n_main;
  int      side_x;
  int      side_width;   /* 0: what explains stands below the rest */
} Plan;

static GtkBuildableIface *parent_buildable;

static void pal_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalColumns, pal_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_columns_buildable_init))

static double
get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  return pango_font_description_get_size_is_absolute (font) ? size : size * (dpi > 0 ? dpi : 96) / 72;
}

static gboolean
is_side (PalColumns *self, GtkWidget *child)
{
  return g_ptr_array_find (self->side, child, NULL);
}

/* The least that the children at the end need; 0 when none is shown. */
static int
get_side_width (PalColumns *self)
{
  int width = 0;

  for (guint i = 0; i < self->side->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->side, i);
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      width = MAX (width, MAX (least, (int) (SIDE_EM * get_em (GTK_WIDGET (self)))));
    }
  return width;
}

static Plan
make_plan (PalColumns *self, int width)
{
  double em = get_em (GTK_WIDGET (self));
  int side_width = get_side_width (self);
  Plan plan = { width, 1, 0, 0 };

  if (side_width > 0 && width >= side_width + MAIN_EM * em + GAP)
    {
      plan.side_width = side_width;
      plan.side_x = width - plan.side_width;
      plan.main_width = plan.side_x - GAP;
    }
  if (plan.main_width >= 2 * HALF_EM * em + GAP)
    {
      plan.n_main = 2;
      plan.main_width = (plan.main_width - GAP) / 2;
    }
  return plan;
}

static int
height_of (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* The children that stand in the main columns, or in the one at the end. */
static GPtrArray *
collect (PalColumns *self, gboolean side)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && is_side (self, child) == side)
      g_ptr_array_add (children, child);
  return children;
}

/* How many of the children go into the first of two columns so that the taller one is the shortest possible. */
static guint
find_split (GPtrArray *children, int width)
{
  int total = 0, above = 0, best = G_MAXINT;
  guint split = children->len;

  for (guint i = 0; i < children->len; i++)
    total += height_of (g_ptr_array_index (children, i), width) + GAP;
  for (guint i = 0; i < children->len; i++)
    {
      above += height_of (g_ptr_array_index (children, i), width) + GAP;
      if (MAX (above, total - above) >= best)
        continue;
      best = MAX (above, total - above);
      split = i + 1;
    }
  return split;
}

/* Puts children below each other from @y on, or only measures; returns where the next one would begin. */
static int
stack (GPtrArray *children, guint from, guint to, int x, int y, int width, gboolean place)
{
  for (guint i = from; i < to; i++)
    {
      GtkWidget *child = g_ptr_array_index (children, i);
      int height = height_of (child, width);

      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
      y += height + GAP;
    }
  return y;
}

/* Returns the height of all. Right to left, the column at the end is at the left. */
static int
arrange (PalColumns *self, int width, gboolean place)
{
  Plan plan = make_plan (self, width);
  g_autoptr (GPtrArray) main = collect (self, FALSE), side = collect (self, TRUE);
  guint split = plan.n_main == 2 ? find_split (main, plan.main_width) : main->len;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int first = mirrored ? width - plan.main_width : 0;
  int second = mirrored ? first - GAP - plan.main_width : plan.main_width + GAP;
  int bottom = stack (main, 0, split, first, 0, plan.main_width, place);

  bottom = MAX (bottom, stack (main, split, main->len, second, 0, plan.main_width, place));
  if (plan.side_width > 0)
    bottom = MAX (bottom, stack (side, 0, side->len, mirrored ? 0 : plan.side_x, 0, plan.side_width, place));
  else
    bottom = stack (side, 0, side->len, 0, bottom, width, place);
  return MAX (bottom - GAP, 0);
}

static void
measure_width (PalColumns *self, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = (int) ((SIDE_EM + MAIN_EM) * get_em (GTK_WIDGET (self))) + GAP;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*natural, *minimum);
}

static void
pal_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  PalColumns *self = PAL_COLUMNS (widget);
  int least, wanted;

  measure_width (self, &least, &wanted);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    least = wanted = arrange (self, for_size < 0 ? wanted : MAX (for_size, least), FALSE);
  *minimum = least;
  *natural = wanted;
}

static void
pal_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  arrange (PAL_COLUMNS (widget), width, TRUE);
}

static GtkSizeRequestMode
pal_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Tab goes through one column before the next, not from side to side. */
static gboolean
pal_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && !back)
    return GTK_WIDGET_CLASS (pal_columns_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
pal_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    pal_columns_append (PAL_COLUMNS (buildable), GTK_WIDGET (child), g_strcmp0 (type, "side") == 0);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pal_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_columns_add_child;
}

static void
pal_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (PAL_COLUMNS (object)->side, 0);
  G_OBJECT_CLASS (pal_columns_parent_class)->dispose (object);
}

static void
pal_columns_finalize (GObject *object)
{
  g_ptr_array_unref (PAL_COLUMNS (object)->side);
  G_OBJECT_CLASS (pal_columns_parent_class)->finalize (object);
}

static void
pal_columns_class_init (PalColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pal_columns_dispose;
  object_class->finalize = pal_columns_finalize;
  widget_class->measure = pal_columns_measure;
  widget_class->size_allocate = pal_columns_size_allocate;
  widget_class->get_request_mode = pal_columns_get_request_mode;
  widget_class->focus = pal_columns_focus;
  gtk_widget_class_set_css_name (widget_class, "palcolumns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
pal_columns_init (PalColumns *self)
{
  self->side = g_ptr_array_new ();
}

GtkWidget *
pal_columns_new (void)
{
  return g_object_new (PAL_TYPE_COLUMNS, NULL);
}

/* Below the children before; @side: in the column at the end, or below all others where there is no room for one. */
void
pal_columns_append (PalColumns *self, GtkWidget *child, gboolean side)
{
  g_return_if_fail (PAL_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  if (side)
    g_ptr_array_add (self->side, child);
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
