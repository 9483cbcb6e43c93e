/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"
#include "pal-field.h"

G_BEGIN_DECLS

/* What people change of the lists of values. The file that is in use says it for the whole program: forms, lists, reports,
 * filters and imports read it through pal_choices(). */

/* A list that people may change. */
typedef struct {
  const char *name;     /* "motive" */
  const char *title;    /* N_() */
  gboolean    open;     /* values of one's own; else only other words, and values that are not proposed */
} PalValueList;

const PalValueList *pal_value_lists (void);                        /* ended by name NULL */
const PalValueList *pal_value_list_find (const char *name);

void             pal_list_values_use (PalStore *store);            /* NULL: none any more */
void             pal_list_values_peek (PalStore *store);           /* while its rows are being written; NULL: those in use again */
const PalChoice *pal_list_values_find (const char *list);          /* NULL: as the program brings it */

gboolean         pal_list_value_is_own (const char *list, const char *code);
guint            pal_list_value_uses (PalStore *store, const char *list, const char *code);
char            *pal_list_value_add (PalEdit *edit, const char *list, const char *word, GError **error);
gboolean         pal_list_value_set_word (PalEdit *edit, const char *list, const char *code, const char *word, GError **error);
gboolean         pal_list_value_set_hidden (PalEdit *edit, const char *list, const char *code, gboolean hidden, GError **error);
gboolean         pal_list_value_remove (PalEdit *edit, const char *list, const char *code, GError **error);

G_END_DECLS
