/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "pal-paper-table.h"

G_BEGIN_DECLS

/* What is printed: a list of blocks that is laid out into pages when the first page is asked for. One code draws a page
 * for the printer, the PDF, the preview and the tests. Sizes are points (1/72 inch) of A4. A document belongs to one
 * thread. */

#define PAL_TYPE_DOCUMENT (pal_document_get_type ())
G_DECLARE_FINAL_TYPE (PalDocument, pal_document, PAL, DOCUMENT, GObject)

typedef enum {
  PAL_PARAGRAPH_TITLE, PAL_PARAGRAPH_SUBTITLE, PAL_PARAGRAPH_HEADING, PAL_PARAGRAPH_LEAD,      /* LEAD: a sentence under a heading */
  PAL_PARAGRAPH_BODY, PAL_PARAGRAPH_SMALL,
  PAL_PARAGRAPH_BOXED,                            /* on a soft ground: what has to be read first */
  PAL_PARAGRAPH_SENDER, PAL_PARAGRAPH_ADDRESS, PAL_PARAGRAPH_PLACE, PAL_PARAGRAPH_SUBJECT, PAL_PARAGRAPH_LETTER,
  PAL_PARAGRAPH_ITEM,                             /* of a letter's list */
} PalParagraphLook;

PalDocument   *pal_document_new (const char *title);
void           pal_document_set_author (PalDocument *self, const char *author);
void           pal_document_set_made_at (PalDocument *self, GDateTime *made_at);
void           pal_document_set_heads (PalDocument *self, const char *left, const char *right);       /* of each page */
void           pal_document_set_foot (PalDocument *self, const char *foot, gboolean number_pages);

void           pal_document_add_paragraph (PalDocument *self, PalParagraphLook look, const char *text);
void           pal_document_add_table (PalDocument *self, PalPaperTable *table);
void           pal_document_add_picture (PalDocument *self, GBytes *png, double width, double height);
void           pal_document_add_drawing (PalDocument *self, cairo_surface_t *drawing, double width, double height);
void           pal_document_add_space (PalDocument *self, double height);
void           pal_document_move_to (PalDocument *self, double y);               /* a place of a letter's first page */
void           pal_document_begin_part (PalDocument *self, const char *name);    /* a new page, numbered from 1 */
void           pal_document_set_part_heads (PalDocument *self, const char *left, const char *right);  /* of the part begun last */

guint          pal_document_get_n_pages (PalDocument *self);
void           pal_document_get_page_size (PalDocument *self, guint page, double *width, double *height);
char          *pal_document_get_page_text (PalDocument *self, guint page);
guint          pal_document_get_n_parts (PalDocument *self);
const char    *pal_document_get_part (PalDocument *self, guint part, guint *first_page, guint *n_pages);
const char    *pal_document_get_title (PalDocument *self);
const char    *pal_document_get_author (PalDocument *self);
GDateTime     *pal_document_get_made_at (PalDocument *self);
void           pal_document_draw_page (PalDocument *self, guint page, cairo_t *cr);

G_END_DECLS
