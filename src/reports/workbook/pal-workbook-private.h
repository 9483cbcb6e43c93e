/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-workbook.h"

G_BEGIN_DECLS

/* The archive that a workbook is: parts by name ("xl/workbook.xml"), unpacked within bounds. */
typedef struct _PalParts PalParts;
typedef gboolean (*PalPartFunc) (const char *bytes, gsize size, gpointer data, GError **error);

PalParts      *pal_parts_new (GBytes *bytes, const char *name, GError **error);
void           pal_parts_free (PalParts *parts);
const char    *pal_parts_get_name (PalParts *parts);
gboolean       pal_parts_has (PalParts *parts, const char *part);
gboolean       pal_parts_read (PalParts *parts, const char *part, PalPartFunc func, gpointer data,
                               GCancellable *cancellable, GError **error);

/* The XML of a part, piece by piece. Names come without their prefix. "start" and "end" may be NULL, as may "text",
 * which is given the texts of all elements. FALSE with an error stops. */
typedef struct {
  gboolean (*start) (const char *element, const char **names, const char **values, gpointer data, GError **error);
  gboolean (*end) (const char *element, gpointer data, GError **error);
  void     (*text) (const char *text, gsize length, gpointer data);
} PalXmlFuncs;

gboolean       pal_xml_read (PalParts *parts, const char *part, const PalXmlFuncs *funcs, gpointer data,
                             GCancellable *cancellable, GError **error);
const char    *pal_xml_attribute (const char **names, const char **values, const char *name);
gint64         pal_xml_number (const char **names, const char **values, const char *name, gint64 otherwise);
gboolean       pal_xml_truth (const char **names, const char **values, const char *name);
char          *pal_xml_clean_text (const char *text, gsize length);

/* How a number is to be read. */
typedef enum {
  PAL_CELL_PLAIN,
  PAL_CELL_DATE,
  PAL_CELL_TIME,
  PAL_CELL_MOMENT,     /* both */
  PAL_CELL_DURATION,   /* hours beyond 24 */
  PAL_CELL_DIGITS,     /* with zeros in front, up to "width" */
} PalCellKind;

typedef struct {
  PalCellKind kind;
  guint       width;
} PalCellFormat;

PalCellFormat  pal_workbook_read_format (gint64 id, const char *code);
char          *pal_workbook_show_number (const char *value, PalCellFormat format, gboolean since_1904);
GArray        *pal_workbook_read_styles (PalParts *parts, const char *part, GCancellable *cancellable, GError **error);
GArray *pal_workbook_read_strings (PalParts *parts, const char *part, PalGrid *grid, GCancellable *cancellable,
                                   GError **error);

/* What a sheet is read with. */
typedef struct {
  PalParts *parts;
  GArray   *formats;      /* PalCellFormat, by style; may be NULL */
  GArray   *strings;      /* guint32: texts of the grid, by number; may be NULL */
  gboolean  since_1904;
} PalSheetContext;

gboolean pal_workbook_read_sheet (const PalSheetContext *context, const char *part, PalGrid *grid,
                                  GCancellable *cancellable, GError **error);

/* A filled cell, and a range of merged ones; columns from 0, rows as they are numbered. */
typedef struct {
  guint   row;
  guint   column;
  guint32 text;
} PalSheetCell;

typedef struct {
  guint first_row, last_row, first_column, last_column;
} PalSheetRange;

gboolean       pal_sheet_read_range (const char *text, PalSheetRange *range);
gboolean       pal_sheet_lay_out (GArray *cells, GArray *merged, PalGrid *grid);

#define PAL_WORKBOOK_MAX_TEXT (256 * 1024 * 1024)

void           pal_workbook_set_damaged (GError **error, const char *name);
void           pal_workbook_set_too_large (GError **error, const char *name);
char          *pal_workbook_cell_name (guint row, guint column);

G_END_DECLS
