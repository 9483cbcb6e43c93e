/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-document-private.h"

#define FONTS "Inter,Segoe UI,Noto Sans,Liberation Sans,Sans"
#define MARGIN_SIZE 8.0         /* of the text in heads and feet */

typedef enum { BLOCK_PARAGRAPH, BLOCK_TABLE, BLOCK_PICTURE, BLOCK_SPACE, BLOCK_PLACE, BLOCK_PART } BlockKind;

typedef struct {
  BlockKind         kind;
  PalParagraphLook  look;
  char             *text;
  PalPaperTable    *table;
  cairo_surface_t  *picture;
  double            width, height;
} Block;

typedef struct {
  char *name;
  char *head_left, *head_right;   /* NULL: as the document's */
} Part;

struct _PalDocument {
  GObject     parent_instance;

  char       *title, *author;
  GDateTime  *made_at;
  char       *head_left, *head_right, *foot;
  gboolean    number_pages;
  GPtrArray  *blocks;
  GPtrArray  *parts;            /* Part */
  PalPaper    paper;
  GPtrArray  *pages;            /* NULL: not laid out yet */
};

G_DEFINE_FINAL_TYPE (PalDocument, pal_document, G_TYPE_OBJECT)

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->text);
  g_clear_pointer (&block->table, pal_paper_table_free);
  g_clear_pointer (&block->picture, cairo_surface_destroy);
  g_free (block);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part->head_left);
  g_free (part->head_right);
  g_free (part);
}

static void
piece_free (gpointer data)
{
  PalPiece *piece = data;

  piece->free (piece);
}

static void
forget_pages (PalDocument *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->paper.pieces, g_ptr_array_unref);
  g_clear_object (&self->paper.context);
}

static Block *
add_block (PalDocument *self, BlockKind kind)
{
  Block *block = g_new0 (Block, 1);

  forget_pages (self);
  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Pieces that are not text ----------------------------------------------------------------------------------------- */

typedef struct {
  PalPiece         base;
  cairo_surface_t *picture;     /* NULL: a space */
  double           width;
} PlainPiece;

static void
draw_plain (const PalPiece *piece, cairo_t *cr, double x, double y)
{
  const PlainPiece *plain = (const PlainPiece *) piece;

  if (plain->picture == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (cairo_surface_get_type (plain->picture) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_scale (cr, plain->width / cairo_image_surface_get_width (plain->picture),
                 piece->height / cairo_image_surface_get_height (plain->picture));
  cairo_set_source_surface (cr, plain->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
free_plain (PalPiece *piece)
{
  g_clear_pointer (&((PlainPiece *) piece)->picture, cairo_surface_destroy);
  g_free (piece);
}

static PlainPiece *
add_plain (PalDocument *self, double height)
{
  PlainPiece *plain = g_new0 (PlainPiece, 1);

  plain->base.draw = draw_plain;
  plain->base.free = free_plain;
  plain->base.height = height;
  plain->base.part = -1;
  pal_paper_add (&self->paper, &plain->base);
  return plain;
}

/* Layout ----------------------------------------------------------------------------------------------------------- */

/* Owned by the paper. */
PalPiece *
pal_paper_add (PalPaper *paper, PalPiece *piece)
{
  g_ptr_array_add (paper->pieces, piece);
  return piece;
}

/* Metrics without hinting, so that a page is the same on paper and at any zoom. */
static PangoContext *
new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONTS);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  cairo_font_options_destroy (options);
  return context;
}

static void
add_pieces (PalDocument *self, const Block *block, int *part)
{
  PlainPiece *plain;

  switch (block->kind)
    {
    case BLOCK_PARAGRAPH:
      pal_paper_add_paragraph (&self->paper, block->look, block->text);
      break;
    case BLOCK_TABLE:
      pal_paper_add_table (&self->paper, block->table);
      break;
    case BLOCK_PICTURE:
      plain = add_plain (self, block->height);
      plain->picture = cairo_surface_reference (block->picture);
      plain->width = block->width;
      plain->base.landscape = block->width > pal_paper_width (FALSE);
      break;
    case BLOCK_PLACE:
      add_plain (self, 0)->base.place = block->height;
      break;
    case BLOCK_PART:
      add_plain (self, 0)->base.part = (*part)++;
      break;
    case BLOCK_SPACE:
    default:
      add_plain (self, block->height);
      break;
    }
}

/* The pages (PalPaperPage), owned by the document. */
GPtrArray *
pal_document_get_pages (PalDocument *self)
{
  int part = 0;

  if (self->pages != NULL)
    return self->pages;
  self->paper.context = new_context ();
  self->paper.pieces = g_ptr_array_new_with_free_func (piece_free);
  for (guint i = 0; i < self->blocks->len; i++)
    add_pieces (self, g_ptr_array_index (self->blocks, i), &part);
  self->pages = pal_paper_fill_pages (&self->paper);
  return self->pages;
}

/* Drawing ---------------------------------------------------------------------------------------------------------- */

static void
draw_margin_text (PalDocument *self, cairo_t *cr, const char *text, double y, double width, PangoAlignment align,
                  PangoWeight weight)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;
  layout = pal_paper_layout (self->paper.context, text, MARGIN_SIZE, weight, width);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  pal_layout_draw (layout, 0, 1, cr, PAL_PAGE_SIDE, y);
}

static void
draw_line (cairo_t *cr, double y, double width)
{
  pal_ink (cr, PAL_INK_LINE_STRONG);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, PAL_PAGE_SIDE, y);
  cairo_line_to (cr, PAL_PAGE_SIDE + width, y);
  cairo_stroke (cr);
}

static void
draw_head (PalDocument *self, const PalPaperPage *page, cairo_t *cr, double width)
{
  const Part *part = page->part < self->parts->len ? g_ptr_array_index (self->parts, page->part) : NULL;
  gboolean own = part != NULL && (part->head_left != NULL || part->head_right != NULL);
  const char *left = own ? part->head_left : self->head_left, *right = own ? part->head_right : self->head_right;

  if (left == NULL && right == NULL)
    return;
  pal_ink (cr, PAL_INK_DIM);
  draw_margin_text (self, cr, left, PAL_PAGE_HEAD, width * (own ? 0.6 : 0.75), PANGO_ALIGN_LEFT, PANGO_WEIGHT_NORMAL);
  pal_ink (cr, PAL_INK_TEXT);
  draw_margin_text (self, cr, right, PAL_PAGE_HEAD, width, PANGO_ALIGN_RIGHT, PANGO_WEIGHT_BOLD);
  draw_line (cr, PAL_PAGE_HEAD + 13, width);
}

static void
draw_foot (PalDocument *self, const PalPaperPage *page, cairo_t *cr, double width)
{
  double y = (page->landscape ? PAL_PAGE_SHORT : PAL_PAGE_LONG) - PAL_PAGE_FOOT;
  g_autofree char *number = NULL, *date = NULL;

  if (self->number_pages || page->of > 1)
    number = g_strdup_printf (C_("foot of a page", "page %u / %u"), page->number, page->of);
  if (self->number_pages && self->made_at != NULL)
    date = g_date_time_format (self->made_at, "%d/%m/%Y");
  if (self->foot == NULL && number == NULL)
    return;
  draw_line (cr, y - 5, width);
  pal_ink (cr, PAL_INK_DIM);
  draw_margin_text (self, cr, self->foot, y, width * (number != NULL && date != NULL ? 0.44 : 0.85), PANGO_ALIGN_LEFT,
                    PANGO_WEIGHT_NORMAL);
  draw_margin_text (self, cr, number, y, width, date != NULL ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT,
                    PANGO_WEIGHT_NORMAL);
  draw_margin_text (self, cr, date, y, width, PANGO_ALIGN_RIGHT, PANGO_WEIGHT_NORMAL);
}

/**
 * pal_document_draw_page:
 * @page: from 0
 * @cr: in points, its origin the corner of the page
 *
 * Draws a page; its ground is left as it is.
 */
void
pal_document_draw_page (PalDocument *self, guint page, cairo_t *cr)
{
  PalPaperPage *shown = g_ptr_array_index (pal_document_get_pages (self), page);
  double width = pal_paper_width (shown->landscape);

  cairo_save (cr);
  draw_head (self, shown, cr, width);
  for (guint i = 0; i < shown->placed->len; i++)
    {
      const PalPlaced *placed = &g_array_index (shown->placed, PalPlaced, i);

      placed->piece->draw (placed->piece, cr, placed->x, placed->y);
    }
  draw_foot (self, shown, cr, width);
  cairo_restore (cr);
}

/* What is asked ---------------------------------------------------------------------------------------------------- */

/* At least one. */
guint
pal_document_get_n_pages (PalDocument *self)
{
  return pal_document_get_pages (self)->len;
}

void
pal_document_get_page_size (PalDocument *self, guint page, double *width, double *height)
{
  const PalPaperPage *shown = g_ptr_array_index (pal_document_get_pages (self), page);

  *width = shown->landscape ? PAL_PAGE_LONG : PAL_PAGE_SHORT;
  *height = shown->landscape ? PAL_PAGE_SHORT : PAL_PAGE_LONG;
}

/* The words of a page, in the order of reading. Owned by the caller. */
char *
pal_document_get_page_text (PalDocument *self, guint page)
{
  const PalPaperPage *shown = g_ptr_array_index (pal_document_get_pages (self), page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shown->placed->len; i++)
    {
      const PalPiece *piece = g_array_index (shown->placed, PalPlaced, i).piece;

      if (piece->say != NULL)
        piece->say (piece, text);
    }
  return g_string_free (text, FALSE);
}

/* 0 of a document that is one whole. */
guint
pal_document_get_n_parts (PalDocument *self)
{
  return self->parts->len;
}

/* The name of a part, and where it stands. */
const char *
pal_document_get_part (PalDocument *self, guint part, guint *first_page, guint *n_pages)
{
  GPtrArray *pages = pal_document_get_pages (self);

  *first_page = *n_pages = 0;
  for (guint i = 0; i < pages->len; i++)
    {
      const PalPaperPage *page = g_ptr_array_index (pages, i);

      if (page->part == part && page->number == 1)
        {
          *first_page = i;
          *n_pages = page->of;
        }
    }
  return ((const Part *) g_ptr_array_index (self->parts, part))->name;
}

const char *
pal_document_get_title (PalDocument *self)
{
  return self->title;
}

const char *
pal_document_get_author (PalDocument *self)
{
  return self->author;
}

/* Owned by the document; NULL when it was not given. */
GDateTime *
pal_document_get_made_at (PalDocument *self)
{
  return self->made_at;
}

/* What it is made of ----------------------------------------------------------------------------------------------- */

void
pal_document_set_author (PalDocument *self, const char *author)
{
  g_free (self->author);
  self->author = g_strdup (author);
}

/* The date at the foot of pages, and the PDF's. */
void
pal_document_set_made_at (PalDocument *self, GDateTime *made_at)
{
  g_clear_pointer (&self->made_at, g_date_time_unref);
  self->made_at = made_at != NULL ? g_date_time_ref (made_at) : NULL;
}

void
pal_document_set_heads (PalDocument *self, const char *left, const char *right)
{
  g_free (self->head_left);
  g_free (self->head_right);
  self->head_left = g_strdup (left);
  self->head_right = g_strdup (right);
}

/* @number_pages: also where there is but one, and with the date */
void
pal_document_set_foot (PalDocument *self, const char *foot, gboolean number_pages)
{
  g_free (self->foot);
  self->foot = g_strdup (foot);
  self->number_pages = number_pages;
}

/* An empty text adds nothing. */
void
pal_document_add_paragraph (PalDocument *self, PalParagraphLook look, const char *text)
{
  Block *block;

  if (text == NULL || *text == '\0')
    return;
  block = add_block (self, BLOCK_PARAGRAPH);
  block->look = look;
  block->text = g_strdup (text);
}

/* @table: (transfer full) */
void
pal_document_add_table (PalDocument *self, PalPaperTable *table)
{
  add_block (self, BLOCK_TABLE)->table = table;
}

typedef struct {
  const guint8 *bytes;
  gsize         left;
} Reading;

static cairo_status_t
read_cb (gpointer data, unsigned char *to, unsigned int length)
{
  Reading *reading = data;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, reading->bytes, length);
  reading->bytes += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* A picture at the left edge, as large as fits into @width and @height; what is no PNG adds nothing. */
void
pal_document_add_picture (PalDocument *self, GBytes *png, double width, double height)
{
  Reading reading = { NULL, 0 };
  cairo_surface_t *picture;
  Block *block;

  reading.bytes = g_bytes_get_data (png, &reading.left);
  picture = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS && cairo_image_surface_get_width (picture) > 0
      && cairo_image_surface_get_height (picture) > 0)
    {
      double scale = MIN (width / cairo_image_surface_get_width (picture),
                          height / cairo_image_surface_get_height (picture));

      block = add_block (self, BLOCK_PICTURE);
      block->picture = cairo_surface_reference (picture);
      block->width = scale * cairo_image_surface_get_width (picture);
      block->height = scale * cairo_image_surface_get_height (picture);
    }
  cairo_surface_destroy (picture);
}

/**
 * pal_document_add_drawing:
 * @drawing: a recording surface, kept by the document; in points, from its origin
 * @width: of the drawing; what is wider than an upright page lies on its side
 *
 * Lines and text stay what they are, on paper and in a PDF.
 */
void
pal_document_add_drawing (PalDocument *self, cairo_surface_t *drawing, double width, double height)
{
  Block *block = add_block (self, BLOCK_PICTURE);

  block->picture = cairo_surface_reference (drawing);
  block->width = width;
  block->height = height;
}

void
pal_document_add_space (PalDocument *self, double height)
{
  add_block (self, BLOCK_SPACE)->height = height;
}

/* What follows stands @y below the top of the page, or further down when the page is already filled to there. */
void
pal_document_move_to (PalDocument *self, double y)
{
  add_block (self, BLOCK_PLACE)->height = y;
}

/* What follows is a part of its own, a letter to somebody else. */
void
pal_document_begin_part (PalDocument *self, const char *name)
{
  Part *part = g_new0 (Part, 1);

  part->name = g_strdup (name);
  add_block (self, BLOCK_PART);
  g_ptr_array_add (self->parts, part);
}

/* The head of the pages of the part begun last: what a page says that is alone on a table. */
void
pal_document_set_part_heads (PalDocument *self, const char *left, const char *right)
{
  Part *part;

  g_return_if_fail (self->parts->len > 0);

  part = g_ptr_array_index (self->parts, self->parts->len - 1);
  g_free (part->head_left);
  g_free (part->head_right);
  part->head_left = g_strdup (left);
  part->head_right = g_strdup (right);
}

/* The class -------------------------------------------------------------------------------------------------------- */

static void
pal_document_finalize (GObject *object)
{
  PalDocument *self = PAL_DOCUMENT (object);

  forget_pages (self);
  g_free (self->title);
  g_free (self->author);
  g_clear_pointer (&self->made_at, g_date_time_unref);
  g_free (self->head_left);
  g_free (self->head_right);
  g_free (self->foot);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->parts);
  G_OBJECT_CLASS (pal_document_parent_class)->finalize (object);
}

static void
pal_document_class_init (PalDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_document_finalize;
}

static void
pal_document_init (PalDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->parts = g_ptr_array_new_with_free_func (part_free);
}

/* Full transfer. */
PalDocument *
pal_document_new (const char *title)
{
  PalDocument *self = g_object_new (PAL_TYPE_DOCUMENT, NULL);

  self->title = g_strdup (title);
  return self;
}
