/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-people-fields.h"

G_BEGIN_DECLS

typedef enum {
  PAL_FILTER_IS,            /* one of the values */
  PAL_FILTER_IS_NOT,        /* none of them */
  PAL_FILTER_CONTAINS,
  PAL_FILTER_KNOWN,
  PAL_FILTER_UNKNOWN,
  PAL_FILTER_AT_LEAST,
  PAL_FILTER_AT_MOST,
  PAL_FILTER_BETWEEN,       /* both included */
  PAL_FILTER_BEFORE,
  PAL_FILTER_AFTER,
  PAL_FILTER_LONGER_AGO,    /* more than so many days ago */
  PAL_FILTER_LAST_DAYS,     /* today and so many days before */
  PAL_FILTER_NEXT_DAYS,     /* today and so many days after */
  PAL_FILTER_N_COMPARISONS,
} PalComparison;

/* One condition. What cannot be understood (written by a newer version, damaged) keeps its line in "unread". */
typedef struct {
  char          *field;     /* key in the catalogue, which may have it no more */
  PalComparison  comparison;
  char         **values;    /* as kept: codes, ISO dates, numbers, ids; never NULL */
  char          *unread;
} PalCondition;

PalCondition  *pal_condition_new (const char *field, PalComparison comparison, const char *const *values);
PalCondition  *pal_condition_copy (const PalCondition *condition);
void           pal_condition_free (PalCondition *condition);
gboolean       pal_condition_equal (const PalCondition *a, const PalCondition *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCondition, pal_condition_free)

/* Conditions that hold together. */
typedef struct _PalFilter PalFilter;
PalFilter          *pal_filter_new (void);
PalFilter          *pal_filter_from_text (const char *text);
char               *pal_filter_to_text (const PalFilter *filter);
PalFilter          *pal_filter_copy (const PalFilter *filter);
void                pal_filter_free (PalFilter *filter);
guint               pal_filter_get_n (const PalFilter *filter);
const PalCondition *pal_filter_get (const PalFilter *filter, guint index);
int                 pal_filter_find (const PalFilter *filter, const PalCondition *condition);
void                pal_filter_add (PalFilter *filter, PalCondition *condition);
void                pal_filter_replace (PalFilter *filter, guint index, PalCondition *condition);
void                pal_filter_remove (PalFilter *filter, guint index);
void                pal_filter_clear (PalFilter *filter);
gboolean            pal_filter_equal (const PalFilter *a, const PalFilter *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFilter, pal_filter_free)

/* With the catalogue of a file (pal-filter-words.c, pal-filter-sql.c). */
const PalComparison *pal_filter_comparisons (const PalPeopleField *field, guint *n);
const char    *pal_comparison_label (const PalPeopleField *field, PalComparison comparison);
guint          pal_comparison_n_values (PalComparison comparison);      /* G_MAXUINT: any number, at least one */
char          *pal_condition_words (PalPeopleFields *fields, const PalCondition *condition);
gboolean       pal_condition_check (PalPeopleFields *fields, const PalCondition *condition, GError **error);
void           pal_filter_append_sql (const PalFilter *filter, PalPeopleFields *fields, GString *sql, GPtrArray *values);

G_END_DECLS
