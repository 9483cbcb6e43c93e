/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "reports/pal-grid.h"

G_BEGIN_DECLS

#define PAL_WORKBOOK_ERROR (pal_workbook_error_quark ())
GQuark pal_workbook_error_quark (void);

typedef enum {
  PAL_WORKBOOK_ERROR_FOREIGN,     /* another format: XLS, ODS, XLSB, no workbook at all */
  PAL_WORKBOOK_ERROR_ENCRYPTED,
  PAL_WORKBOOK_ERROR_DAMAGED,     /* or cut off */
  PAL_WORKBOOK_ERROR_TOO_LARGE,
  PAL_WORKBOOK_ERROR_NO_SHEET,
} PalWorkbookError;

/* The most that is read of a sheet; what is wider is left out and told, what is longer is refused. */
#define PAL_WORKBOOK_MAX_ROWS    200000
#define PAL_WORKBOOK_MAX_COLUMNS 512

/* A workbook that a spreadsheet program wrote (XLSX), from which sheets are read as rows of texts. */
typedef struct _PalWorkbook PalWorkbook;

gboolean       pal_workbook_is (GBytes *bytes);
PalWorkbook   *pal_workbook_new (GBytes *bytes, const char *name, GError **error);
void           pal_workbook_free (PalWorkbook *workbook);
guint          pal_workbook_n_sheets (PalWorkbook *workbook);
const char    *pal_workbook_sheet_name (PalWorkbook *workbook, guint sheet);
gboolean       pal_workbook_sheet_is_hidden (PalWorkbook *workbook, guint sheet);
PalGrid       *pal_workbook_read (PalWorkbook *workbook, guint sheet, GCancellable *cancellable, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalWorkbook, pal_workbook_free)

G_END_DECLS
