/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-pen.h"

#include <math.h>

#include "widgets/pal-theme.h"

#define SMALLEST 0.8           /* text, in em */

/* The names of the stylesheet, and what they mean in its light look, which is that of paper. */
static const struct {
  const char *name;
  guint       paper;
} inks[PAL_N_INKS] = {
  [PAL_INK_SURFACE] = { "pal_surface", 0xffffff },       [PAL_INK_SUNKEN] = { "pal_sunken", 0xf8f6f2 },
  [PAL_INK_TEXT] = { "pal_text", 0x23272b },             [PAL_INK_DIM] = { "pal_dim", 0x5c6066 },
  [PAL_INK_LINE] = { "pal_line", 0xe2dcd1 },             [PAL_INK_LINE_STRONG] = { "pal_line_strong", 0xc4bbad },
  [PAL_INK_BORDER] = { "pal_border", 0x91887a },         [PAL_INK_ACCENT] = { "pal_accent", 0x17597a },
  [PAL_INK_ACCENT_SOFT] = { "pal_accent_soft", 0xdceaf1 }, [PAL_INK_ON_ACCENT] = { "pal_on_accent", 0xffffff },
  [PAL_INK_WARN] = { "pal_warn", 0x805200 },             [PAL_INK_WARN_SOFT] = { "pal_warn_soft", 0xfaedcd },
  [PAL_INK_BAD] = { "pal_bad", 0xa32c1b },               [PAL_INK_BAD_SOFT] = { "pal_bad_soft", 0xfae5df },
  [PAL_INK_OK] = { "pal_ok", 0x2f6b2f },                 [PAL_INK_NONE_SOFT] = { "pal_none_soft", 0xefece6 },
  [PAL_INK_C1] = { "pal_c1", 0x2b6c9b },                 [PAL_INK_C1 + 1] = { "pal_c2", 0x8a5706 },
  [PAL_INK_C1 + 2] = { "pal_c3", 0x7f4a87 },             [PAL_INK_C1 + 3] = { "pal_c4", 0x44763a },
  [PAL_INK_C1 + 4] = { "pal_c5", 0x0e756b },             [PAL_INK_C1 + 5] = { "pal_c6", 0x57636d },
  [PAL_INK_C1_SOFT] = { "pal_c1_soft", 0xe2eef6 },       [PAL_INK_C1_SOFT + 1] = { "pal_c2_soft", 0xfaefd9 },
  [PAL_INK_C1_SOFT + 2] = { "pal_c3_soft", 0xf3e8f4 },   [PAL_INK_C1_SOFT + 3] = { "pal_c4_soft", 0xe6f1e1 },
  [PAL_INK_C1_SOFT + 4] = { "pal_c5_soft", 0xddf1ed },   [PAL_INK_C1_SOFT + 5] = { "pal_c6_soft", 0xeaedef },
};

const char *
pal_calendar_ink_name (PalInk ink)
{
  return inks[ink].name;
}

/* The colours of the look in which the widget is shown. */
void
pal_calendar_palette_read (PalCalendarPalette palette, GtkWidget *widget)
{
  for (PalInk ink = 0; ink < PAL_N_INKS; ink++)
    palette[ink] = pal_theme_color (widget, inks[ink].name);
}

void
pal_calendar_palette_paper (PalCalendarPalette palette)
{
  for (PalInk ink = 0; ink < PAL_N_INKS; ink++)
    palette[ink] = (GdkRGBA) { (float) (inks[ink].paper >> 16) / 255, (float) (inks[ink].paper >> 8 & 0xff) / 255,
                               (float) (inks[ink].paper & 0xff) / 255, 1 };
}

/* @hatches: (nullable): kept from frame to frame; @em: in pixels, or in points on paper. The layout is used as long as the pen. */
void
pal_pen_init (PalCalendarPen *pen, cairo_t *cr, PangoLayout *layout, const GdkRGBA *colours, PalCalendarHatches *hatches, double em)
{
  pen->cr = cr;
  pen->layout = layout;
  pen->inks = colours;
  pen->hatches = hatches;
  pen->em = em;
  pen->font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  pen->plain = pango_attr_list_new ();
  pango_attr_list_insert (pen->plain, pango_attr_insert_hyphens_new (FALSE));
  pen->struck = pango_attr_list_copy (pen->plain);
  pango_attr_list_insert (pen->struck, pango_attr_strikethrough_new (TRUE));
  pal_pen_strike (pen, FALSE);
}

/* Texts that follow are struck through, or not. */
void
pal_pen_strike (PalCalendarPen *pen, gboolean on)
{
  pango_layout_set_attributes (pen->layout, on ? pen->struck : pen->plain);
}

void
pal_pen_clear (PalCalendarPen *pen)
{
  pango_font_description_free (pen->font);
  pango_attr_list_unref (pen->plain);
  pango_attr_list_unref (pen->struck);
}

/* Strokes ------------------------------------------------------------------------------------------------------------ */

void
pal_pen_ink (PalCalendarPen *pen, PalInk ink)
{
  gdk_cairo_set_source_rgba (pen->cr, &pen->inks[ink]);
}

void
pal_pen_fill (PalCalendarPen *pen, PalInk ink, double x, double y, double width, double height)
{
  pal_pen_ink (pen, ink);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_fill (pen->cr);
}

void
pal_pen_line (PalCalendarPen *pen, PalInk ink, double x1, double y1, double x2, double y2, double width)
{
  pal_pen_ink (pen, ink);
  cairo_set_line_width (pen->cr, width);
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  cairo_stroke (pen->cr);
}

/* The path of a box with rounded corners. */
void
pal_pen_round (PalCalendarPen *pen, double x, double y, double width, double height, double radius)
{
  double r = MAX (MIN (radius, MIN (width, height) / 2), 0);

  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (pen->cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (pen->cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (pen->cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (pen->cr);
}

void
pal_pen_dashes (PalCalendarPen *pen, gboolean on)
{
  const double pattern[] = { 4, 3 };

  cairo_set_dash (pen->cr, pattern, on ? 2 : 0, 0);
}

/* A triangle with an exclamation mark, one em wide, centred in height on @y. */
void
pal_pen_sign (PalCalendarPen *pen, PalInk ink, PalInk ground, double x, double y)
{
  double half = 0.48 * pen->em;

  pal_pen_ink (pen, ink);
  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, x + half, y - half);
  cairo_line_to (pen->cr, x + 2 * half, y + half * 0.82);
  cairo_line_to (pen->cr, x, y + half * 0.82);
  cairo_close_path (pen->cr);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (pen->cr, 0.1 * pen->em);
  cairo_fill_preserve (pen->cr);
  cairo_stroke (pen->cr);
  pal_pen_line (pen, ground, x + half, y - half * 0.42, x + half, y + half * 0.26, 0.13 * pen->em);
  pal_pen_line (pen, ground, x + half, y + half * 0.44, x + half, y + half * 0.66, 0.13 * pen->em);
}

void
pal_pen_tick (PalCalendarPen *pen, PalInk ink, double x, double y)
{
  double s = 0.28 * pen->em;

  pal_pen_ink (pen, ink);
  cairo_set_line_width (pen->cr, 0.14 * pen->em);
  cairo_move_to (pen->cr, x, y);
  cairo_line_to (pen->cr, x + s, y + s);
  cairo_line_to (pen->cr, x + 2.6 * s, y - s);
  cairo_stroke (pen->cr);
}

/* Words -------------------------------------------------------------------------------------------------------------- */

static void
set_text (PalCalendarPen *pen, const char *text, double size, gboolean strong)
{
  pango_font_description_set_absolute_size (pen->font, size * pen->em * PANGO_SCALE);
  pango_font_description_set_weight (pen->font, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (pen->layout, pen->font);
  pango_layout_set_width (pen->layout, -1);
  pango_layout_set_height (pen->layout, -1);
  pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (pen->layout, text, -1);
}

double
pal_pen_width (PalCalendarPen *pen, const char *text, double size, gboolean strong)
{
  int width;

  set_text (pen, text, size, strong);
  pango_layout_get_pixel_size (pen->layout, &width, NULL);
  return width;
}

/* Of one line. */
double
pal_pen_line_height (PalCalendarPen *pen, double size)
{
  return ceil (1.26 * size * pen->em);
}

/**
 * pal_pen_text:
 * @width: what does not fit is written a little smaller, or cut with dots; 0: as wide as it is
 * @align: 0 starts at @x, 0.5 is centred on it, 1 ends there; in height it is centred on @y
 *
 * One line. The width it has is given back.
 */
double
pal_pen_text (PalCalendarPen *pen, PalInk ink, const char *text, double x, double y, double width, double align, double size,
              gboolean strong)
{
  int text_width, height;

  set_text (pen, text, size, strong);
  pango_layout_get_pixel_size (pen->layout, &text_width, &height);
  if (width > 0 && text_width > width && text_width < width * 1.1)
    {
      set_text (pen, text, size * 0.92, strong);
      pango_layout_get_pixel_size (pen->layout, &text_width, &height);
    }
  if (width > 0 && text_width > width)
    {
      pango_layout_set_width (pen->layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_size (pen->layout, &text_width, &height);
    }
  pal_pen_ink (pen, ink);
  cairo_move_to (pen->cr, round (x - text_width * align), round (y - height / 2.0));
  pango_cairo_show_layout (pen->cr, pen->layout);
  cairo_new_path (pen->cr);
  return text_width;
}

/* Words are broken only when the longest is wider than the box even in the smallest letters. */
static void
break_lines (PalCalendarPen *pen, const char *text, double width, double size, gboolean strong)
{
  PangoRectangle ink;

  for (; size >= SMALLEST; size -= 0.04)
    {
      set_text (pen, text, size, strong);
      pango_layout_set_width (pen->layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD);
      pango_layout_get_pixel_extents (pen->layout, NULL, &ink);
      if (ink.width <= width)
        return;
    }
  pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD_CHAR);
}

/* Of a text that is broken into lines so wide. */
double
pal_pen_wrap_height (PalCalendarPen *pen, const char *text, double width, double size)
{
  int height;

  break_lines (pen, text, width, size, FALSE);
  pango_layout_get_pixel_size (pen->layout, NULL, &height);
  return height;
}

/* As many lines as fit into the box, the last cut with dots. The height they take is given back, 0 when not even one fits. */
double
pal_pen_wrap (PalCalendarPen *pen, PalInk ink, const char *text, double x, double y, double width, double height, double size,
              gboolean strong)
{
  int lines = (int) floor (height / pal_pen_line_height (pen, size)), used;

  if (lines < 1 || width < pen->em)
    return 0;
  break_lines (pen, text, width, size, strong);
  pango_layout_set_height (pen->layout, -lines);
  pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (pen->layout, NULL, &used);
  pal_pen_ink (pen, ink);
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, pen->layout);
  cairo_new_path (pen->cr);
  return used;
}
