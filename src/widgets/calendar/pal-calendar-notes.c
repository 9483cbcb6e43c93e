/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-pen.h"

#include <math.h>

/* Why something clashes, on a red card below it. The card of what is selected lies over the others; those of the rest are
 * drawn where nothing else stands. */

#define AWAY 0.45              /* from the session to its card, in em */

static gboolean
is_free (const PalCalendarScene *scene, const GArray *cards, const graphene_rect_t *area)
{
  for (guint i = 0; i < scene->pieces->len; i++)
    if (graphene_rect_intersection (&pal_calendar_scene_piece (scene, i)->area, area, NULL))
      return FALSE;
  for (guint i = 0; i < cards->len; i++)
    if (graphene_rect_intersection (&g_array_index (cards, graphene_rect_t, i), area, NULL))
      return FALSE;
  return TRUE;
}

/* Below the session, or above it when the day ends there; as wide as the day. */
static void
place_card (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, const PalCalendarPiece *piece,
            graphene_rect_t *card)
{
  double left = pal_calendar_plot_x (plot, scene, piece->day) + 3, right = pal_calendar_plot_x (plot, scene, piece->day + 1) - 4;
  double width = MAX (right - left, 10 * pen->em), height, y = piece->area.origin.y + piece->area.size.height + AWAY * pen->em;

  left = MAX (MIN (left, plot->width - width - 2), 0);
  height = 0.7 * pen->em
           + pal_pen_wrap_height (pen, pal_calendar_scene_item (scene, piece)->clash, width - 2.5 * pen->em, PAL_PEN_SMALL);
  if (y + height > plot->height)
    y = MAX (piece->area.origin.y - AWAY * pen->em - height, 0);
  *card = GRAPHENE_RECT_INIT ((float) left, (float) round (y), (float) width, (float) round (height));
}

static void
draw_card (PalCalendarPen *pen, const PalCalendarPiece *piece, const char *words, const graphene_rect_t *card)
{
  double x = piece->area.origin.x + piece->area.size.width / 2;
  gboolean below = card->origin.y > piece->area.origin.y;

  pal_pen_line (pen, PAL_INK_BAD, x, below ? piece->area.origin.y + piece->area.size.height : piece->area.origin.y, x,
                below ? card->origin.y : card->origin.y + card->size.height, 2);
  pal_pen_round (pen, card->origin.x + 0.5, card->origin.y + 0.5, card->size.width - 1, card->size.height - 1, 4);
  pal_pen_ink (pen, PAL_INK_BAD_SOFT);
  cairo_fill_preserve (pen->cr);
  pal_pen_ink (pen, PAL_INK_BAD);
  cairo_set_line_width (pen->cr, 1);
  cairo_stroke (pen->cr);
  pal_pen_sign (pen, PAL_INK_BAD, PAL_INK_BAD_SOFT, card->origin.x + 0.55 * pen->em, card->origin.y + 1.0 * pen->em);
  pal_pen_wrap (pen, PAL_INK_BAD, words, card->origin.x + 1.9 * pen->em, card->origin.y + 0.35 * pen->em,
                card->size.width - 2.5 * pen->em, card->size.height, PAL_PEN_SMALL, FALSE);
}

static gboolean
has_note (const PalCalendarScene *scene, const PalCalendarPiece *piece)
{
  const PalCalendarItem *item = pal_calendar_scene_item (scene, piece);

  return item != NULL && piece->shown && piece->first && item->state & PAL_CALENDAR_CLASH && item->clash != NULL;
}

/* The piece of what is selected, when it clashes; NULL: it does not. */
static const PalCalendarPiece *
find_chosen (const PalCalendarScene *scene, gint64 selected)
{
  int index = selected != 0 ? pal_calendar_scene_find_piece (scene, selected) : -1;
  const PalCalendarPiece *piece = index >= 0 ? pal_calendar_scene_piece (scene, (guint) index) : NULL;

  return piece != NULL && has_note (scene, piece) ? piece : NULL;
}

/* @selected: id of the item whose reason is shown in any case; 0: none */
void
pal_calendar_draw_notes (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, gint64 selected)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  const PalCalendarPiece *chosen = find_chosen (scene, selected);
  graphene_rect_t card, first;

  if (chosen != NULL)
    {
      place_card (pen, scene, plot, chosen, &first);
      g_array_append_val (cards, first);
      g_hash_table_add (said, pal_calendar_scene_item (scene, chosen)->clash);
    }
  for (guint i = 0; scene->mode == PAL_CALENDAR_WEEK && i < scene->pieces->len; i++)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (scene, i);

      if (!has_note (scene, piece) || g_hash_table_contains (said, pal_calendar_scene_item (scene, piece)->clash))
        continue;
      place_card (pen, scene, plot, piece, &card);
      if (!is_free (scene, cards, &card))
        continue;
      g_array_append_val (cards, card);
      g_hash_table_add (said, pal_calendar_scene_item (scene, piece)->clash);
      draw_card (pen, piece, pal_calendar_scene_item (scene, piece)->clash, &card);
    }
  if (chosen != NULL)
    draw_card (pen, chosen, pal_calendar_scene_item (scene, chosen)->clash, &first);
}
