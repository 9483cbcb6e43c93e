/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-document-private.h"

/* Pieces are put on pages: a heading stays with what follows it, a table's headings are repeated, and a page lies on its
 * side when its pieces do. */

typedef struct {
  GPtrArray    *pages;
  PalPaperPage *page;
  double        y;
  guint         part;
} Filling;

double
pal_paper_width (gboolean landscape)
{
  return (landscape ? PAL_PAGE_LONG : PAL_PAGE_SHORT) - 2 * PAL_PAGE_SIDE;
}

double
pal_paper_height (gboolean landscape)
{
  return (landscape ? PAL_PAGE_SHORT : PAL_PAGE_LONG) - PAL_PAGE_TOP - PAL_PAGE_BOTTOM;
}

/* Short things that follow a page on its side stay on it, rather than begin another. */
gboolean
pal_paper_lies (PalPaper *paper)
{
  for (guint i = paper->pieces->len; i-- > 0;)
    {
      const PalPiece *piece = g_ptr_array_index (paper->pieces, i);

      if (!piece->keep || piece->part >= 0)
        return piece->landscape;
    }
  return FALSE;
}

/* Headings go with what they are above. */
void
pal_paper_lay_down (PalPaper *paper)
{
  for (guint i = paper->pieces->len; i-- > 0;)
    {
      PalPiece *piece = g_ptr_array_index (paper->pieces, i);

      if (!piece->keep || piece->part >= 0)
        break;
      piece->landscape = TRUE;
    }
}

static void
page_free (gpointer data)
{
  PalPaperPage *page = data;

  g_array_unref (page->placed);
  g_free (page);
}

static void
begin_page (Filling *filling, gboolean landscape)
{
  PalPaperPage *page = g_new0 (PalPaperPage, 1);

  page->landscape = landscape;
  page->part = filling->part;
  page->placed = g_array_new (FALSE, FALSE, sizeof (PalPlaced));
  g_ptr_array_add (filling->pages, page);
  filling->page = page;
  filling->y = PAL_PAGE_TOP;
}

static double
bottom (const PalPaperPage *page)
{
  return PAL_PAGE_TOP + pal_paper_height (page->landscape);
}

static void
place (Filling *filling, const PalPiece *piece)
{
  PalPlaced placed = { piece, PAL_PAGE_SIDE, 0 };

  if (filling->page->placed->len > 0)
    filling->y += piece->space;
  if (piece->place > filling->y)
    filling->y = piece->place;
  placed.y = filling->y;
  g_array_append_val (filling->page->placed, placed);
  filling->y += piece->height;
}

/* The height that has to stand on one page, from a piece on; its beginning, when the whole would not fit on any page. */
static double
needed_height (GPtrArray *pieces, guint i)
{
  const PalPiece *first = g_ptr_array_index (pieces, i), *piece = first;
  double height = first->height, beginning = height, most = pal_paper_height (first->landscape);

  for (guint j = i + 1; piece->keep && j < pieces->len; j++)
    {
      piece = g_ptr_array_index (pieces, j);
      if (piece->fresh)
        break;
      height += piece->space + piece->height;
      if (height <= most / 4)
        beginning = height;
    }
  return height <= most ? height : beginning;
}

static gboolean
needs_page (Filling *filling, GPtrArray *pieces, guint i)
{
  const PalPiece *piece = g_ptr_array_index (pieces, i);
  double y = filling->y + piece->space;

  if (filling->page == NULL || piece->part >= 0)
    return TRUE;
  if (filling->page->landscape != piece->landscape)
    return TRUE;
  if (filling->page->placed->len == 0)
    return FALSE;
  return piece->fresh || MAX (y, piece->place) + needed_height (pieces, i) > bottom (filling->page);
}

static void
number_pages (GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      PalPaperPage *page = g_ptr_array_index (pages, i);
      PalPaperPage *before = i > 0 ? g_ptr_array_index (pages, i - 1) : NULL;

      page->number = before != NULL && before->part == page->part ? before->number + 1 : 1;
    }
  for (guint i = pages->len; i-- > 0;)
    {
      PalPaperPage *page = g_ptr_array_index (pages, i);
      PalPaperPage *after = i + 1 < pages->len ? g_ptr_array_index (pages, i + 1) : NULL;

      page->of = after != NULL && after->part == page->part ? after->of : page->number;
    }
}

/* Pages of the pieces, at least one; they point to the pieces. Owned by the caller. */
GPtrArray *
pal_paper_fill_pages (PalPaper *paper)
{
  Filling filling = { g_ptr_array_new_with_free_func (page_free), NULL, 0, 0 };

  for (guint i = 0; i < paper->pieces->len; i++)
    {
      const PalPiece *piece = g_ptr_array_index (paper->pieces, i);

      if (piece->part >= 0)
        filling.part = piece->part;
      if (needs_page (&filling, paper->pieces, i))
        {
          begin_page (&filling, piece->landscape);
          if (piece->head != NULL)
            place (&filling, piece->head);
        }
      place (&filling, piece);
    }
  if (filling.page == NULL)
    begin_page (&filling, FALSE);
  number_pages (filling.pages);
  return filling.pages;
}
