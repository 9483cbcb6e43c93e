/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

/* What a cell looks like; its number format is given apart. */
typedef enum {
  PAL_LOOK_TITLE,
  PAL_LOOK_SUBTITLE,
  PAL_LOOK_COVER_TITLE,
  PAL_LOOK_COVER_SUBTITLE,
  PAL_LOOK_HEADING,
  PAL_LOOK_HEAD,
  PAL_LOOK_HEAD_NUMBER,
  PAL_LOOK_CELL,
  PAL_LOOK_CELL_STRONG,
  PAL_LOOK_CELL_DIM,
  PAL_LOOK_LONG,
  PAL_LOOK_LONG_DIM,
  PAL_LOOK_DATE,
  PAL_LOOK_NUMBER,
  PAL_LOOK_NUMBER_STRONG,
  PAL_LOOK_EDIT,
  PAL_LOOK_EDIT_NUMBER,
  PAL_LOOK_TOTAL,
  PAL_LOOK_TOTAL_NUMBER,
  PAL_LOOK_FACT,
  PAL_LOOK_FACT_VALUE,
  PAL_LOOK_FACT_LONG,
  PAL_LOOK_LINK,
  PAL_LOOK_BAND_WARN,
  PAL_LOOK_BAND_INFO,
  PAL_LOOK_PARAGRAPH,
} PalLook;

#define PAL_LOOK_FIRST   0x100   /* or-ed: the first row of a group, under a stronger line */

#define PAL_FORMAT_TEXT  "@"
#define PAL_FORMAT_DATE  "dd/mm/yyyy"
#define PAL_FORMAT_WHOLE "#,##0"
#define PAL_FORMAT_HOURS "#,##0.00"
#define PAL_FORMAT_RATE  "0.0\"\302\240\"%"

#define PAL_COLOR_ACCENT      0x17597A
#define PAL_COLOR_ACCENT_SOFT 0xDCEAF1
#define PAL_COLOR_TEXT        0x23272B
#define PAL_COLOR_DIM         0x5C6066
#define PAL_COLOR_LINE        0xE2DCD1
#define PAL_COLOR_LINE_STRONG 0xC4BBAD
#define PAL_COLOR_SUNKEN      0xF8F6F2
#define PAL_COLOR_OK          0x2F6B2F
#define PAL_COLOR_WARN        0x805200
#define PAL_COLOR_WARN_SOFT   0xFBF0DA
#define PAL_COLOR_EDIT        0xFFFBE0
#define PAL_COLOR_BAR         0x4F8AA8
#define PAL_COLOR_BAR_SOFT    0xB9D5E3

#define PAL_ROW_HEIGHT  19.0   /* points */
#define PAL_LINE_HEIGHT 15.0
#define PAL_FONT_SIZE   11.0

typedef struct _PalXlsxBook PalXlsxBook;

/* A text that takes as many lines as it needs. */
typedef struct {
  guint  row, column;
  double size;                /* points */
  char  *text;
} PalXlsxWrapped;

typedef struct {
  PalXlsxBook   *book;
  lxw_worksheet *worksheet;
  char          *name;
  char          *reference;   /* 'Name'! for formulas */
  GArray        *widths;      /* double: characters asked for, by column */
  GArray        *fixed;       /* double: characters given, 0 when not */
  GArray        *wrapped;     /* PalXlsxWrapped */
} PalXlsxSheet;

struct _PalXlsxBook {
  PalReport    *report;
  GCancellable *cancellable;
  lxw_workbook *workbook;
  lxw_error     error;        /* the first that the library reported */
  GHashTable   *formats;      /* look and number format → lxw_format, owned by the workbook */
  GHashTable   *names;        /* folded names that are taken: sheets "s:…", tables and defined names "n:…" */
  GStringChunk *strings;
  GPtrArray    *sheets;       /* PalXlsxSheet */
  GHashTable   *tables;       /* id of a section → PalXlsxTable */
  GHashTable   *figures;      /* code → PalXlsxPlace: where its cells stand */
  GPtrArray    *charts;       /* PalXlsxChartData */
  char         *decimal_point;   /* the user's, for sentences */
};

PalXlsxBook   *pal_xlsx_book_new (PalReport *report, const char *path, const char *decimal_point,
                                  GCancellable *cancellable);
lxw_error      pal_xlsx_book_close (PalXlsxBook *book);
void           pal_xlsx_book_free (PalXlsxBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalXlsxBook, pal_xlsx_book_free)

char          *pal_xlsx_clean (const char *text);
char          *pal_xlsx_truncate (const char *text, guint units);
gboolean       pal_xlsx_name_is_safe (const char *name);
char          *pal_xlsx_book_take_sheet_name (PalXlsxBook *book, const char *wanted);
char          *pal_xlsx_book_take_name (PalXlsxBook *book, const char *prefix, const char *wanted);
gboolean       pal_xlsx_book_define (PalXlsxBook *book, const char *name, const char *formula);
gboolean       pal_xlsx_look_wraps (guint look, double *size);
lxw_format    *pal_xlsx_book_format (PalXlsxBook *book, guint look, const char *number_format);
void           pal_xlsx_book_note (PalXlsxBook *book, lxw_error error);
const char    *pal_xlsx_unit_format (PalXlsxBook *book, const char *unit, double value);
char          *pal_xlsx_target_format (PalXlsxBook *book, const PalFigure *figure);
char          *pal_xlsx_show_number (PalXlsxBook *book, const char *unit, double value);
char          *pal_xlsx_quote (const char *text);

PalXlsxSheet  *pal_xlsx_sheet_new (PalXlsxBook *book, const char *title, lxw_color_t tab);
void           pal_xlsx_sheet_free (gpointer sheet);
void           pal_xlsx_sheet_title (PalXlsxSheet *sheet, const char *title, const char *subtitle);
void           pal_xlsx_sheet_widen (PalXlsxSheet *sheet, guint column, double characters);
void           pal_xlsx_sheet_fix_width (PalXlsxSheet *sheet, guint column, double characters);
void           pal_xlsx_sheet_finish (PalXlsxSheet *sheet);
void           pal_xlsx_sheet_spread (PalXlsxSheet *sheet, guint last_name);
void           pal_xlsx_sheet_set_row_height (PalXlsxSheet *sheet, double points);
char          *pal_xlsx_sheet_cell (PalXlsxSheet *sheet, guint row, guint column);

void           pal_xlsx_text (PalXlsxSheet *sheet, guint row, guint column, const char *text, guint look);
void           pal_xlsx_label (PalXlsxSheet *sheet, guint row, guint column, const char *text, guint look);
void           pal_xlsx_number (PalXlsxSheet *sheet, guint row, guint column, double value, guint look,
                                const char *format);
void           pal_xlsx_date (PalXlsxSheet *sheet, guint row, guint column, const GDate *date, guint look);
void           pal_xlsx_blank (PalXlsxSheet *sheet, guint row, guint column, guint look, const char *format);
void           pal_xlsx_formula (PalXlsxSheet *sheet, guint row, guint column, const char *formula, double value,
                                 guint look, const char *format);
void           pal_xlsx_formula_text (PalXlsxSheet *sheet, guint row, guint column, const char *formula,
                                      const char *value, guint look, const char *format);
void           pal_xlsx_link (PalXlsxSheet *sheet, guint row, guint column, PalXlsxSheet *target, const char *text);
void           pal_xlsx_validate_list (PalXlsxSheet *sheet, guint first, guint last, guint column, const char *name,
                                       gboolean strict, const char *message);
void           pal_xlsx_validate_number (PalXlsxSheet *sheet, guint row, guint column, double maximum,
                                         const char *message);

G_END_DECLS
