/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-people-list.h"

G_BEGIN_DECLS

/* The columns of the list of people, as the screen, a workbook and a CSV file show them. A column is called by its key. */

typedef enum {
  PAL_PEOPLE_CELL_TEXT,
  PAL_PEOPLE_CELL_LONG_TEXT,
  PAL_PEOPLE_CELL_NUMBER,
  PAL_PEOPLE_CELL_DATE,
  PAL_PEOPLE_CELL_DIGITS,     /* that are a text: postcode, telephone */
} PalPeopleCell;

char         **pal_people_columns_load (PalPeopleFields *fields);
gboolean       pal_people_columns_keep (PalPeopleFields *fields, const char *const *columns, GError **error);
char         **pal_people_columns_all (PalPeopleFields *fields);

const char    *pal_people_column_title (PalPeopleFields *fields, const char *column);
gboolean       pal_people_column_is_sensitive (PalPeopleFields *fields, const char *column);
PalPeopleCell  pal_people_column_cell (PalPeopleFields *fields, const char *column);
char          *pal_people_column_words (PalPeopleFields *fields, const char *column, PalRow *row, guint index);

/* What is to follow for somebody: words, and the kind of chip. */
char          *pal_people_next_words (PalRow *row);
const char    *pal_people_next_look (PalRow *row);

G_END_DECLS
