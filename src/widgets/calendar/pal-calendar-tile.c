/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

/* The widgets inside a calendar. A tile stands for one session, so that a screen reader finds it, the pointer hovers over it,
 * and what has not changed is not drawn again; a part is a surface with drawing of its own under and over its tiles. */

struct _PalCalendarTile {
  GtkWidget        parent_instance;

  PalCalendarView *view;       /* not owned: the parent of its parent */
  int              piece;      /* -1: an empty place */
  char            *words;
};

G_DEFINE_FINAL_TYPE (PalCalendarTile, pal_calendar_tile, GTK_TYPE_WIDGET)

static void
pal_calendar_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalCalendarTile *self = PAL_CALENDAR_TILE (widget);
  gboolean pointed = gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT;
  const PalCalendarPiece *piece;
  PalCalendarPen pen;
  cairo_t *cr;

  if (self->piece < 0 || self->view->layout == NULL)
    return;
  piece = pal_calendar_scene_piece (&self->view->scene, (guint) self->piece);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  cairo_translate (cr, -piece->area.origin.x, -piece->area.origin.y);
  pal_pen_init (&pen, cr, self->view->layout, self->view->inks, &self->view->hatches, self->view->plot.em);
  pal_calendar_draw_piece (&pen, &self->view->scene, piece, pointed ? PAL_PIECE_POINTED : 0);
  pal_pen_clear (&pen);
  cairo_destroy (cr);
}

static void
pal_calendar_tile_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  if ((gtk_widget_get_state_flags (widget) ^ before) & GTK_STATE_FLAG_PRELIGHT)
    gtk_widget_queue_draw (widget);
}

static gboolean
pal_calendar_tile_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PalCalendarTile *self = PAL_CALENDAR_TILE (widget);

  if (self->piece < 0 || self->view->ghost.kind != PAL_GHOST_NONE)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->words);
  return TRUE;
}

static void
pal_calendar_tile_finalize (GObject *object)
{
  g_free (PAL_CALENDAR_TILE (object)->words);
  G_OBJECT_CLASS (pal_calendar_tile_parent_class)->finalize (object);
}

static void
pal_calendar_tile_class_init (PalCalendarTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_calendar_tile_finalize;
  widget_class->snapshot = pal_calendar_tile_snapshot;
  widget_class->state_flags_changed = pal_calendar_tile_state_flags_changed;
  widget_class->query_tooltip = pal_calendar_tile_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "palcalendartile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pal_calendar_tile_init (PalCalendarTile *self)
{
  self->piece = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* An empty place, until it is given a piece. */
GtkWidget *
pal_calendar_tile_new (PalCalendarView *view)
{
  PalCalendarTile *self = g_object_new (PAL_TYPE_CALENDAR_TILE, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}

/* @words: what a screen reader says */
void
pal_calendar_tile_set (PalCalendarTile *self, int piece, const char *words)
{
  self->piece = piece;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_strcmp0 (words, self->words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Something else for as long as the session is carried; NULL: what it said before. */
void
pal_calendar_tile_say (PalCalendarTile *self, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : self->words, -1);
}

/* What a screen reader says. */
const char *
pal_calendar_tile_get_words (PalCalendarTile *self)
{
  return self->words;
}

/* Parts -------------------------------------------------------------------------------------------------------------- */

struct _PalCalendarPart {
  GtkWidget        parent_instance;

  PalCalendarView *view;       /* not owned: its parent */
  PalCalendarDraw  under;
  PalCalendarDraw  over;       /* NULL: it has no tiles */
};

G_DEFINE_FINAL_TYPE (PalCalendarPart, pal_calendar_part, GTK_TYPE_WIDGET)

static void
draw (PalCalendarPart *self, GtkSnapshot *snapshot, PalCalendarDraw what)
{
  PalCalendarPen pen;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                                          gtk_widget_get_height (GTK_WIDGET (self))));

  pal_pen_init (&pen, cr, self->view->layout, self->view->inks, &self->view->hatches, self->view->plot.em);
  what (self->view, &pen);
  pal_pen_clear (&pen);
  cairo_destroy (cr);
}

static void
pal_calendar_part_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalCalendarPart *self = PAL_CALENDAR_PART (widget);

  if (self->view->layout == NULL)
    return;
  draw (self, snapshot, self->under);
  GTK_WIDGET_CLASS (pal_calendar_part_parent_class)->snapshot (widget, snapshot);
  if (self->over != NULL)
    draw (self, snapshot, self->over);
}

static void
pal_calendar_part_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalCalendarPart *self = PAL_CALENDAR_PART (widget);

  if (self->over != NULL)
    pal_calendar_view_place_tiles (self->view);
}

static void
pal_calendar_part_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_calendar_part_parent_class)->dispose (object);
}

static void
pal_calendar_part_class_init (PalCalendarPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_calendar_part_dispose;
  widget_class->snapshot = pal_calendar_part_snapshot;
  widget_class->size_allocate = pal_calendar_part_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "palcalendarpart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pal_calendar_part_init (PalCalendarPart *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* @over: (nullable): drawn over the tiles; a part without it has none */
GtkWidget *
pal_calendar_part_new (PalCalendarView *view, PalCalendarDraw under, PalCalendarDraw over)
{
  PalCalendarPart *self = over != NULL ? g_object_new (PAL_TYPE_CALENDAR_PART, NULL)
                                       : g_object_new (PAL_TYPE_CALENDAR_PART, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->view = view;
  self->under = under;
  self->over = over;
  return GTK_WIDGET (self);
}
