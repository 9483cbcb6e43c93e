/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-paper-view.h"

#include <glib/gi18n.h>
#include <math.h>

/* The pages of a document, one at a time, as they will be printed. */
struct _PalPaperView {
  GtkWidget          parent_instance;

  GtkWidget         *bar;
  GtkLabel          *number;
  GtkLabel          *percent;
  GtkScrolledWindow *scroller;
  GtkWidget         *canvas;

  PalDocument       *document;
  guint              page;
  double             zoom;        /* 0: the whole width */
};

#define MARGIN     10             /* pixels around the page */
#define SCREEN     (96.0 / 72.0)  /* pixels in a point, at 100 % */
#define ZOOM_STEP  1.25
#define ZOOM_LEAST 0.25
#define ZOOM_MOST  4.0

enum { PAGE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalPaperView, pal_paper_view, GTK_TYPE_WIDGET)

/* Sizes ------------------------------------------------------------------------------------------------------------ */

static guint
n_pages (PalPaperView *self)
{
  return self->document != NULL ? pal_document_get_n_pages (self->document) : 0;
}

/* Pixels in a point. */
static double
scale_of (PalPaperView *self)
{
  double width, height;
  int room = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * MARGIN;

  if (self->zoom > 0)
    return self->zoom * SCREEN;
  pal_document_get_page_size (self->document, self->page, &width, &height);
  return CLAMP (room / width, ZOOM_LEAST * SCREEN, SCREEN);
}

static void
show_percent (PalPaperView *self)
{
  g_autofree char *number = g_strdup_printf ("%.0f", round (scale_of (self) / SCREEN * 100));
  g_autofree char *shown = g_strdup_printf (C_("percentage", "%s%%"), number);

  gtk_label_set_text (self->percent, shown);
}

/* The canvas is as large as the page; of the whole width, it follows the room that there is. */
static void
resize (PalPaperView *self)
{
  double width = 0, height = 0, scale;

  if (n_pages (self) == 0)
    return;
  scale = scale_of (self);
  pal_document_get_page_size (self->document, self->page, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->canvas),
                                      self->zoom > 0 ? (int) (width * scale) + 2 * MARGIN : 0);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->canvas), (int) (height * scale) + 2 * MARGIN);
  show_percent (self);
}

static gboolean
resize_cb (gpointer self)
{
  resize (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* A size cannot change another while sizes are being given out. */
static void
resized_cb (PalPaperView *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, resize_cb, g_object_ref (self), NULL);
}

/* Drawing ---------------------------------------------------------------------------------------------------------- */

/* Paper is white, also in the dark. */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  PalPaperView *self = data;
  double page_width, page_height, scale, left;

  if (n_pages (self) == 0)
    return;
  scale = scale_of (self);
  pal_document_get_page_size (self->document, self->page, &page_width, &page_height);
  left = MAX (MARGIN, floor ((width - page_width * scale) / 2));
  cairo_set_source_rgb (cr, 0.58, 0.55, 0.49);
  cairo_rectangle (cr, left - 1, MARGIN - 1, page_width * scale + 2, page_height * scale + 2);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, left, MARGIN, page_width * scale, page_height * scale);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_translate (cr, left, MARGIN);
  cairo_scale (cr, scale, scale);
  pal_document_draw_page (self->document, self->page, cr);
}

/* The page that is shown ------------------------------------------------------------------------------------------- */

/* What a screen reader says of the canvas is the page. */
static void
show_words (PalPaperView *self)
{
  guint n = n_pages (self);
  g_autofree char *number = n > 0 ? g_strdup_printf (_("Page %u of %u"), self->page + 1, n) : g_strdup (_("No page"));
  g_autofree char *text = n > 0 ? pal_document_get_page_text (self->document, self->page) : g_strdup ("");
  g_autofree char *spoken = g_strdup_printf ("%s\n%s", number, text);

  gtk_label_set_text (self->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
update (PalPaperView *self)
{
  guint n = n_pages (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.next", self->page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-in", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-out", n > 0);
  show_words (self);
  resize (self);
  gtk_widget_queue_draw (self->canvas);
}

static void
turn_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalPaperView *self = PAL_PAPER_VIEW (widget);

  pal_paper_view_show_page (self, g_str_equal (action, "paper.next") ? self->page + 1 : self->page - 1);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

static void
zoom_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalPaperView *self = PAL_PAPER_VIEW (widget);
  double zoom = scale_of (self) / SCREEN;

  zoom = g_str_equal (action, "paper.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP;
  self->zoom = CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST);
  resize (self);
  gtk_widget_queue_draw (self->canvas);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_paper_view_dispose (GObject *object)
{
  PalPaperView *self = PAL_PAPER_VIEW (object);
  GtkWidget *child;

  if (self->canvas != NULL)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->canvas), NULL, NULL, NULL);
  self->canvas = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pal_paper_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "paper.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "paper.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "paper.zoom-out", NULL);
}

static void
pal_paper_view_class_init (PalPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_paper_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palpaperview");
  gtk_widget_class_install_action (widget_class, "paper.previous", NULL, turn_activated_cb);
  gtk_widget_class_install_action (widget_class, "paper.next", NULL, turn_activated_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-in", NULL, zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-out", NULL, zoom_activated_cb);
  add_keys (widget_class);
  signals[PAGE_CHANGED] =
    g_signal_new ("page-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_button (PalPaperView *self,
            const char   *icon,
            const char   *action,
            const char   *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (self->bar), button);
}

static void
make_bar (PalPaperView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->percent = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->percent, 6);
  add_button (self, "go-previous-symbolic", "paper.previous", _("Previous page (Page Up)"));
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->number));
  add_button (self, "go-next-symbolic", "paper.next", _("Next page (Page Down)"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->number), FALSE);
  gtk_box_append (GTK_BOX (self->bar), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (self->bar), TRUE);
  add_button (self, "zoom-out-symbolic", "paper.zoom-out", _("Smaller (Ctrl+−)"));
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->percent));
  add_button (self, "zoom-in-symbolic", "paper.zoom-in", _("Larger (Ctrl++)"));
  gtk_widget_add_css_class (self->bar, "pal-paper-bar");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
make_canvas (PalPaperView *self)
{
  self->canvas = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "focusable", TRUE,
                               "focus-on-click", TRUE, "valign", GTK_ALIGN_START, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->canvas), draw_cb, self, NULL);
  gtk_widget_add_css_class (self->canvas, "pal-canvas");
  g_signal_connect_object (self->canvas, "resize", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, self->canvas);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "pal-paper-ground");
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
}

static void
pal_paper_view_init (PalPaperView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  make_bar (self);
  make_canvas (self);
  update (self);
}

/**
 * pal_paper_view_new:
 *
 * Returns: (transfer floating): without a page
 */
GtkWidget *
pal_paper_view_new (void)
{
  return g_object_new (PAL_TYPE_PAPER_VIEW, NULL);
}

/**
 * pal_paper_view_set_document:
 * @document: (nullable): what is shown, at the page of that number that was shown before
 */
void
pal_paper_view_set_document (PalPaperView *self,
                             PalDocument  *document)
{
  guint n;

  g_return_if_fail (PAL_IS_PAPER_VIEW (self));

  g_set_object (&self->document, document);
  n = n_pages (self);
  self->page = n > 0 ? MIN (self->page, n - 1) : 0;
  update (self);
}

/**
 * pal_paper_view_get_document:
 *
 * Returns: (nullable) (transfer none): what is shown
 */
PalDocument *
pal_paper_view_get_document (PalPaperView *self)
{
  g_return_val_if_fail (PAL_IS_PAPER_VIEW (self), NULL);

  return self->document;
}

/**
 * pal_paper_view_show_page:
 * @page: from 0; one that there is not changes nothing
 */
void
pal_paper_view_show_page (PalPaperView *self,
                          guint         page)
{
  g_return_if_fail (PAL_IS_PAPER_VIEW (self));

  if (page >= n_pages (self))
    return;
  self->page = page;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update (self);
}

/**
 * pal_paper_view_get_page:
 *
 * Returns: the page that is shown, from 0
 */
guint
pal_paper_view_get_page (PalPaperView *self)
{
  g_return_val_if_fail (PAL_IS_PAPER_VIEW (self), 0);

  return self->page;
}
