/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-calendar-pen.h"
#include "pal-calendar-view.h"

G_BEGIN_DECLS

/* What is being moved, lengthened or added, before it is let go. */
typedef enum {
  PAL_GHOST_NONE,
  PAL_GHOST_MOVED,
  PAL_GHOST_LENGTHENED,
  PAL_GHOST_NEW,
} PalGhostKind;

typedef struct {
  PalGhostKind kind;
  gint64       id;
  guint32      day;               /* Julian */
  int          minute, minutes;
} PalCalendarGhost;

struct _PalCalendarView {
  GtkWidget           parent_instance;

  PalCalendarScene    scene;
  PalCalendarPlot     plot;
  PalCalendarPalette  inks;       /* of this frame */
  PalCalendarHatches  hatches;
  PangoLayout        *layout;     /* of this frame */

  GtkWidget          *head, *gutter, *body;
  GtkWidget          *hbar, *vbar;
  GtkAdjustment      *across, *down;
  double              top;        /* the minute at the upper edge of a week; below 0: never shown yet */
  gboolean            allocating;
  gboolean            reveals;    /* what is selected, when places are known */

  GPtrArray          *tiles;      /* one for each piece, in their order; spare ones at the end */
  GtkWidget          *slots[2];   /* the empty place on which one stands: by turns, so that a screen reader says each */
  guint               slot;

  gint64              selected;   /* id; 0: none */
  gboolean            says;       /* "selected" is still to be heard */
  gboolean            holds;      /* the button is down: it is heard when it is let go, lest what follows gets under a pull */
  gboolean            opening;    /* the press opened something, and pulls nothing */
  int                 at;         /* the piece on which one stands; -1: an empty place */
  guint32             cursor_day; /* Julian */
  int                 cursor_minute;
  int                 wish;       /* minute at which one walks from day to day */

  PalCalendarGhost    ghost;
  GtkGesture         *drag;
  double              pressed_x, pressed_y;      /* on the canvas */
  double              pointer_x, pointer_y;      /* in the body */
  int                 pressed;                   /* piece; -1: an empty place */
  guint               scrolling;
};

/* The widgets inside. */
#define PAL_TYPE_CALENDAR_TILE (pal_calendar_tile_get_type ())
G_DECLARE_FINAL_TYPE (PalCalendarTile, pal_calendar_tile, PAL, CALENDAR_TILE, GtkWidget)
#define PAL_TYPE_CALENDAR_PART (pal_calendar_part_get_type ())
G_DECLARE_FINAL_TYPE (PalCalendarPart, pal_calendar_part, PAL, CALENDAR_PART, GtkWidget)

typedef void (*PalCalendarDraw) (PalCalendarView *view, PalCalendarPen *pen);

GtkWidget     *pal_calendar_tile_new (PalCalendarView *view);
void           pal_calendar_tile_set (PalCalendarTile *self, int piece, const char *words);
void           pal_calendar_tile_say (PalCalendarTile *self, const char *words);
const char    *pal_calendar_tile_get_words (PalCalendarTile *self);
GtkWidget     *pal_calendar_part_new (PalCalendarView *view, PalCalendarDraw under, PalCalendarDraw over);

/* Size and scrolling. */
double         pal_calendar_view_em (PalCalendarView *self);
void           pal_calendar_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                          int *minimum_baseline, int *natural_baseline);
void           pal_calendar_view_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void           pal_calendar_view_queue_draw (PalCalendarView *self);
void           pal_calendar_view_scrolled (PalCalendarView *self);
gboolean       pal_calendar_view_wheel (PalCalendarView *self, double dx, double dy, GtkEventControllerScroll *controller);
gboolean       pal_calendar_view_has_focus (PalCalendarView *self);
void           pal_calendar_view_place_tiles (PalCalendarView *self);
void           pal_calendar_view_reveal (PalCalendarView *self, const graphene_rect_t *area);
void           pal_calendar_view_scroll (PalCalendarView *self, double dx, double dy);
GtkWidget     *pal_calendar_view_tile (PalCalendarView *self, guint piece);

/* Drawing. */
void           pal_calendar_view_prepare (PalCalendarView *self, GtkSnapshot *snapshot);
void           pal_calendar_frame_head (PalCalendarView *self, PalCalendarPen *pen);
void           pal_calendar_frame_gutter (PalCalendarView *self, PalCalendarPen *pen);
void           pal_calendar_frame_under (PalCalendarView *self, PalCalendarPen *pen);
void           pal_calendar_frame_over (PalCalendarView *self, PalCalendarPen *pen);

void           pal_calendar_draw_edges (PalCalendarView *self, PalCalendarPen *pen);
int            pal_calendar_find_edge (PalCalendarView *self, double x, double y);

/* Walking. */
void           pal_calendar_go_piece (PalCalendarView *self, int piece, gboolean focus);
void           pal_calendar_go_slot (PalCalendarView *self, guint32 day, int minute, gboolean focus);
void           pal_calendar_say_selected (PalCalendarView *self);
gboolean       pal_calendar_focus_cursor (PalCalendarView *self);
gboolean       pal_calendar_walk (PalCalendarView *self, guint keyval, GdkModifierType state);
void           pal_calendar_cursor_area (PalCalendarView *self, graphene_rect_t *area);
void           pal_calendar_open_day (PalCalendarView *self);
void           pal_calendar_open_cursor (PalCalendarView *self);

/* Carrying. */
void           pal_calendar_add_keys (PalCalendarView *self);
void           pal_calendar_add_pointer (PalCalendarView *self);
void           pal_calendar_stop_pull (PalCalendarView *self);
void           pal_calendar_ghost_begin (PalCalendarView *self, PalGhostKind kind, const PalCalendarItem *item);
void           pal_calendar_ghost_drop (PalCalendarView *self);
void           pal_calendar_ghost_let_go (PalCalendarView *self);
void           pal_calendar_ghost_changed (PalCalendarView *self);
void           pal_calendar_draw_ghost (PalCalendarView *self, PalCalendarPen *pen);

G_END_DECLS
