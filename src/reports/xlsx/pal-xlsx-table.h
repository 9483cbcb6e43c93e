/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-xlsx-book.h"

G_BEGIN_DECLS

typedef struct {
  char     *header;
  char     *reference;      /* tbl_x[Header] */
  gboolean  is_number;
  gboolean  total;
  double    sum;
  guint     known;          /* cells that hold something */
} PalXlsxColumn;

/* One list of a sheet: a heading row, its rows, and perhaps a totals row. */
typedef struct {
  PalXlsxSheet *sheet;
  PalSection   *section;    /* NULL: not a section of the report */
  char         *name;
  guint         head;
  guint         n_rows;
  GPtrArray    *columns;    /* PalXlsxColumn */
} PalXlsxTable;

PalXlsxTable  *pal_xlsx_table_new (PalXlsxSheet *sheet, const char *id, guint head);
void           pal_xlsx_table_free (PalXlsxTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalXlsxTable, pal_xlsx_table_free)
PalXlsxColumn *pal_xlsx_table_add_column (PalXlsxTable *table, const char *label, gboolean is_number, gboolean total);
void           pal_xlsx_table_finish (PalXlsxTable *table, guint frozen, gboolean totals);
void           pal_xlsx_bars_write (PalXlsxTable *table);
void           pal_xlsx_data_bars (PalXlsxSheet *sheet, guint first, guint last, guint column);

PalXlsxTable  *pal_xlsx_table_plan (PalXlsxSheet *sheet, PalSection *section);
gboolean       pal_xlsx_table_write (PalXlsxTable *table, GError **error);
char          *pal_xlsx_tally_formula (PalXlsxBook *book, const PalTally *tally, gint64 expected);

G_END_DECLS
