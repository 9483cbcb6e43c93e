/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_TABLE (pal_table_get_type ())
G_DECLARE_FINAL_TYPE (PalTable, pal_table, PAL, TABLE, GtkWidget)

typedef enum {
  PAL_TABLE_TEXT,
  PAL_TABLE_NAME,     /* strong, then the second column in light: "Benali Lina" */
  PAL_TABLE_NUMBER,   /* right-aligned, with its heading */
  PAL_TABLE_DATE,     /* ISO in the row, 03/02/2025 on screen */
  PAL_TABLE_CODE,     /* a code of the list of values "list", shown in words */
  PAL_TABLE_CHIP,     /* a chip: the words; the second column names its kind ("ok", "late", "cohort-3") */
  PAL_TABLE_STATE,    /* the same without its box, for words like "2 absences" */
  PAL_TABLE_DIM,      /* secondary text */
  PAL_TABLE_GAUGE,    /* a bar: the second column is the whole, the third where one should be; with "show", words above it */
  PAL_TABLE_TWO_LINES, /* and the second column in light below it */
  PAL_TABLE_TITLE,    /* the same, the first line strong */
} PalTableCellKind;

typedef struct {
  const char       *id;         /* what "sort-changed" says; also how a page keeps the chosen columns */
  const char       *title;      /* N_(), or NC_("column") */
  PalTableCellKind  kind;
  guint             column;     /* of the row */
  guint             second;     /* see the kinds */
  guint             third;      /* 0: none */
  const char       *list;       /* CODE: the list of values */
  int               width;      /* in hundredths of an em, at least this when it expands; 0: natural */
  gboolean          expand;
  gboolean          sortable;
  char           *(*show) (PalRow *row, guint column);   /* replaces the text of the cell; owned by the caller */
  char           *(*show_second) (PalRow *row, guint column);   /* two lines: replaces that of the second */
  char           *(*look) (PalRow *row);                 /* CHIP, STATE: names its kind in place of the second column */
} PalTableColumn;

/* Properties: multiple. Signals: "sort-changed" (column id, descending), "row-activated" (id),
 * "selection-changed". */

GtkWidget      *pal_table_new (const PalTableColumn *columns);
void            pal_table_set_columns (PalTable *table, const PalTableColumn *columns);   /* ended by id NULL; static */
void            pal_table_set_name (PalTable *table, const char *name);
void            pal_table_set_query (PalTable *table, PalQuery *query);
PalQuery       *pal_table_get_query (PalTable *table);
void            pal_table_set_sort (PalTable *table, const char *column, gboolean descending);
void            pal_table_set_column_visible (PalTable *table, const char *column, gboolean visible);
void            pal_table_set_multiple (PalTable *table, gboolean multiple);
void            pal_table_set_count_words (PalTable *table, const char *singular, const char *plural);
void            pal_table_set_total (PalTable *table, guint total);
void            pal_table_set_status (PalTable *table, const char *text);
void            pal_table_add_status_widget (PalTable *table, GtkWidget *widget);
void            pal_table_set_empty (PalTable *table, GtkWidget *empty);

gint64          pal_table_get_selected (PalTable *table);
gint64         *pal_table_get_selection (PalTable *table, guint *n_ids);
guint           pal_table_get_n_selected (PalTable *table);
gboolean        pal_table_select (PalTable *table, gint64 id);
void            pal_table_select_several (PalTable *table, const gint64 *ids, guint n_ids);
void            pal_table_unselect_all (PalTable *table);

G_END_DECLS
