/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"


#include "pal-document-private.h"

/* Paragraphs: their looks, and their lines as pieces, so that a long one goes on over pages. */

#define BOX_PADDING 7.0
#define FEW_LINES   2           /* do not begin a page only to stand upright */

typedef struct {
  double      size, space;
  PangoWeight weight;
  guint       colour;
  double      from, to;         /* the part of the width that it takes */
  double      leading;          /* height of a line, as a factor */
  gboolean    keep, outline, whole;
} Look;

static const Look looks[] = {
  [PAL_PARAGRAPH_TITLE]     = { 18, 0, PANGO_WEIGHT_SEMIBOLD, PAL_INK_ACCENT, 0, 1, 1, TRUE, TRUE, TRUE },
  [PAL_PARAGRAPH_SUBTITLE]  = { 10.5, 3, PANGO_WEIGHT_NORMAL, PAL_INK_DIM, 0, 1, 1, TRUE, FALSE, TRUE },
  [PAL_PARAGRAPH_HEADING]   = { 13, 18, PANGO_WEIGHT_SEMIBOLD, PAL_INK_ACCENT, 0, 1, 1, TRUE, TRUE, TRUE },
  [PAL_PARAGRAPH_LEAD]      = { 9, 3, PANGO_WEIGHT_NORMAL, PAL_INK_DIM, 0, 1, 1.1, TRUE, FALSE, TRUE },
  [PAL_PARAGRAPH_BODY]      = { 9.5, 6, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0, 1, 1.15, FALSE, FALSE, FALSE },
  [PAL_PARAGRAPH_SMALL]     = { 8, 4, PANGO_WEIGHT_NORMAL, PAL_INK_DIM, 0, 1, 1.1, FALSE, FALSE, FALSE },
  [PAL_PARAGRAPH_BOXED]     = { 8.5, 10, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0, 1, 1.15, FALSE, FALSE, TRUE },
  [PAL_PARAGRAPH_SENDER]    = { 9.5, 4, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0, 0.5, 1.1, FALSE, FALSE, TRUE },
  [PAL_PARAGRAPH_ADDRESS]   = { 11, 0, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0.54, 1, 1.15, FALSE, FALSE, TRUE },
  [PAL_PARAGRAPH_PLACE]     = { 11, 26, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0.54, 1, 1.15, TRUE, FALSE, TRUE },
  [PAL_PARAGRAPH_SUBJECT]   = { 11, 22, PANGO_WEIGHT_SEMIBOLD, PAL_INK_TEXT, 0, 1, 1.2, TRUE, FALSE, TRUE },
  [PAL_PARAGRAPH_LETTER]    = { 11, 10, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0, 1, 1.3, FALSE, FALSE, FALSE },
  [PAL_PARAGRAPH_ITEM]      = { 11, 5, PANGO_WEIGHT_NORMAL, PAL_INK_TEXT, 0, 1, 1.3, FALSE, FALSE, FALSE },
};

typedef struct {
  PalPiece     base;
  PangoLayout *layout;
  guint        first, last;     /* its lines; @last is not one of them */
  double       x, width;
  guint        colour;
  gboolean     boxed;
} TextPiece;

void
pal_ink (cairo_t *cr, guint colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

/* Text that came from anywhere: valid, and without characters that are no text. Owned by the caller. */
static char *
clean (const char *text)
{
  char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  for (char *p = valid; *p != '\0'; p++)
    if (((guchar) *p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7f)
      *p = ' ';
  return valid;
}

/* @width: where lines are broken; 0: at each word; < 0: not at all. Full transfer. */
PangoLayout *
pal_paper_layout (PangoContext *context, const char *text, double size, PangoWeight weight, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *shown = clean (text);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, width == 0 ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, shown, -1);
  return layout;
}

/* Of the lines from @first until before @last. */
double
pal_layout_height (PangoLayout *layout, guint first, guint last)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int top = 0, end = 0;
  guint line = 0;

  do
    {
      int y0, y1;

      if (line >= last)
        break;
      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      if (line == first)
        top = y0;
      end = y1;
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  return line > first ? (end - top) / (double) PANGO_SCALE : 0;
}

/* Draws those lines, the first one's top at @y. */
void
pal_layout_draw (PangoLayout *layout, guint first, guint last, cairo_t *cr, double x, double y)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int top = 0;
  guint line = 0;

  do
    {
      PangoRectangle logical;
      int y0;

      if (line >= last)
        break;
      pango_layout_iter_get_line_yrange (iter, &y0, NULL);
      if (line == first)
        top = y0;
      if (line >= first)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, x + logical.x / (double) PANGO_SCALE,
                         y + (pango_layout_iter_get_baseline (iter) - top) / (double) PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
}

/* Pieces ----------------------------------------------------------------------------------------------------------- */

static void
draw_text (const PalPiece *piece, cairo_t *cr, double x, double y)
{
  const TextPiece *text = (const TextPiece *) piece;
  double padding = text->boxed ? BOX_PADDING : 0;

  if (text->boxed)
    {
      pal_ink (cr, PAL_INK_ACCENT_SOFT);
      cairo_rectangle (cr, x, y, text->width, piece->height);
      cairo_fill (cr);
      pal_ink (cr, PAL_INK_ACCENT);
      cairo_rectangle (cr, x, y, 2.5, piece->height);
      cairo_fill (cr);
    }
  pal_ink (cr, text->colour);
  pal_layout_draw (text->layout, text->first, text->last, cr, x + text->x + padding, y + padding);
}

static void
say_text (const PalPiece *piece, GString *said)
{
  const TextPiece *text = (const TextPiece *) piece;
  const char *words = pango_layout_get_text (text->layout);
  PangoLayoutLine *first = pango_layout_get_line_readonly (text->layout, text->first);
  PangoLayoutLine *last = pango_layout_get_line_readonly (text->layout, text->last - 1);

  g_string_append_len (said, words + first->start_index, last->start_index + last->length - first->start_index);
  g_string_append_c (said, '\n');
}

static void
free_text (PalPiece *piece)
{
  TextPiece *text = (TextPiece *) piece;

  g_object_unref (text->layout);
  g_free (text);
}

static TextPiece *
add_lines (PalPaper *paper, const Look *look, PangoLayout *layout, guint first, guint last)
{
  TextPiece *text = g_new0 (TextPiece, 1);

  text->base.draw = draw_text;
  text->base.say = say_text;
  text->base.free = free_text;
  text->base.height = pal_layout_height (layout, first, last);
  text->base.part = -1;
  text->base.keep = look->keep;
  text->layout = g_object_ref (layout);
  text->first = first;
  text->last = last;
  text->colour = look->colour;
  text->width = pal_paper_width (FALSE) * (look->to - look->from);
  text->x = pal_paper_width (FALSE) * look->from;
  pal_paper_add (paper, &text->base);
  return text;
}

/* Line by line; but its first two and its last two lines stay together. */
static void
add_running (PalPaper *paper, const Look *look, PangoLayout *layout)
{
  guint n = pango_layout_get_line_count (layout);

  for (guint first = 0, last; first < n; first = last)
    {
      guint rest = n - first;

      last = first == 0 ? MIN (2, n) : first + 1;
      if (rest <= 3)
        last = n;
      add_lines (paper, look, layout, first, last)->base.space = first == 0 ? look->space : 0;
    }
}

static void
add_whole (PalPaper *paper, const Look *look, PangoLayout *layout, gboolean boxed)
{
  TextPiece *text = add_lines (paper, look, layout, 0, pango_layout_get_line_count (layout));

  text->base.space = look->space;
  text->boxed = boxed;
  if (boxed)
    text->base.height += 2 * BOX_PADDING;
  if (look->outline)
    text->base.outline = pango_layout_get_text (layout);
}

static PangoLayout *
lay_out (PalPaper *paper, PalParagraphLook kind, const char *text)
{
  const Look *look = &looks[kind];
  double width = pal_paper_width (FALSE) * (look->to - look->from) - (kind == PAL_PARAGRAPH_BOXED ? 2 * BOX_PADDING : 0);
  g_autofree char *item = kind == PAL_PARAGRAPH_ITEM ? g_strconcat ("•\t", text, NULL) : NULL;
  PangoLayout *layout = pal_paper_layout (paper->context, item != NULL ? item : text, look->size, look->weight, width);

  pango_layout_set_line_spacing (layout, look->leading);
  if (item != NULL)
    {
      g_autoptr (PangoTabArray) tabs = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT, 16 * PANGO_SCALE);

      pango_layout_set_tabs (layout, tabs);
      pango_layout_set_indent (layout, -16 * PANGO_SCALE);
    }
  return layout;
}

/* Adds the pieces of a paragraph; of one that takes more than half a page, its lines. */
void
pal_paper_add_paragraph (PalPaper *paper, PalParagraphLook kind, const char *text)
{
  g_autoptr (PangoLayout) layout = lay_out (paper, kind, text);
  guint n = pango_layout_get_line_count (layout), first = paper->pieces->len;
  gboolean lies = n <= FEW_LINES && !looks[kind].keep && pal_paper_lies (paper);
  gboolean fits = pal_layout_height (layout, 0, n) < pal_paper_height (FALSE) / 2;

  if (lies)
    pal_paper_lay_down (paper);
  if (looks[kind].whole && fits)
    add_whole (paper, &looks[kind], layout, kind == PAL_PARAGRAPH_BOXED);
  else
    add_running (paper, &looks[kind], layout);
  if (lies)
    for (guint i = first; i < paper->pieces->len; i++)
      ((PalPiece *) g_ptr_array_index (paper->pieces, i))->landscape = TRUE;
}
