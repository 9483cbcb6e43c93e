/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far long work has come, from 0 to 1. */
typedef void (*PalProgressFunc) (double fraction, gpointer user_data);

char           pal_csv_guess_delimiter (const char *text, gsize length);

typedef struct _PalCsvReader PalCsvReader;
PalCsvReader  *pal_csv_reader_new (const char *text, gsize length, char delimiter);
void           pal_csv_reader_free (PalCsvReader *reader);
gboolean       pal_csv_reader_next (PalCsvReader *reader);
guint          pal_csv_reader_n_fields (PalCsvReader *reader);
const char    *pal_csv_reader_get_field (PalCsvReader *reader, guint field, gsize *length);
guint          pal_csv_reader_get_row (PalCsvReader *reader);
gsize          pal_csv_reader_get_offset (PalCsvReader *reader);
gboolean       pal_csv_reader_at_end (PalCsvReader *reader);
gboolean       pal_csv_reader_was_cut (PalCsvReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCsvReader, pal_csv_reader_free)

typedef enum {
  PAL_CSV_EXACT,        /* read back as it was written: bundles */
  PAL_CSV_SPREADSHEET,  /* a cell never becomes a formula */
} PalCsvStyle;

void           pal_csv_append_field (GString *out, const char *text, char delimiter, PalCsvStyle style);
void pal_csv_append_row (GString *out, const char *const *fields, guint n_fields, char delimiter, PalCsvStyle style);

G_END_DECLS
