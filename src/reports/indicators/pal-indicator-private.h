/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-exact.h"
#include "pal-indicator.h"

G_BEGIN_DECLS

typedef enum {
  PAL_VALUE_COUNT,          /* how many: the sum of the numerators */
  PAL_VALUE_SUM,            /* the same, of amounts */
  PAL_VALUE_RATIO,          /* sum over sum */
  PAL_VALUE_MEAN,           /* of each row's quotient */
  PAL_VALUE_MEDIAN,         /* of the numerators */
  PAL_VALUE_DIFFERENCE,     /* sum less sum */
  PAL_VALUE_DATE,           /* the number of a day, as GDate counts them */
  PAL_VALUE_MEAN_OF,        /* the plain mean of other indicators, as far as they can be computed */
} PalValueKind;

typedef enum {
  PAL_BREAKDOWN_NONE,
  PAL_BREAKDOWN_LISTED,     /* every category of the head, at 0 too */
  PAL_BREAKDOWN_OPEN,       /* those that occur, and NR */
} PalBreakdown;

typedef struct {
  char *code, *label;
} PalCategory;

/* One .sql file: its head, and its SELECT. */
typedef struct {
  PalIndicator  about;
  int           order;
  PalValueKind  kind;
  PalBreakdown  breakdown;
  GPtrArray    *categories;       /* PalCategory, of a listed breakdown */
  char         *choices;          /* the list of values that words the categories; NULL: they are words already */
  GStrv         components;       /* of a mean of others */
  GStrv         parameters;       /* the options that it reads */
  PalExact      scale;            /* the value is divided by it */
  gboolean      literal;          /* upside down in the funder's own sense */
  gboolean      nominative_only;  /* names people who prescribe */
  char         *select;
} PalIndicatorFile;

PalIndicatorFile *pal_indicator_parse (const char *name, const char *text, GError **error);
void              pal_indicator_file_free (PalIndicatorFile *file);

/* One row of its SELECT, as the database gives it. */
typedef struct {
  gint64  unit, participant;
  char   *category;
  gint64  numerator, denominator;
  char   *detail;                 /* lines of key=value, see pal-indicator-words.c */
  char   *excluded;               /* the code of a reason */
  char   *name;
} PalUnit;

void              pal_unit_free (PalUnit *unit);
GPtrArray        *pal_indicator_rows (PalStore *store, const PalIndicatorFile *file, const PalScope *scope,
                                      gboolean names, GError **error);
PalStatement     *pal_indicator_prepare (PalStore *store, const PalScope *scope, const char *select, GError **error);

/* What the rows of one figure come to. @category NULL: all of them. */
typedef struct {
  PalExact value;
  gint64   numerator, denominator;
} PalResult;

PalResult         pal_indicator_value (const PalIndicatorFile *file, const GPtrArray *rows, const char *category);
void              pal_figures_mask (GPtrArray *figures, int threshold);

gboolean          pal_words_register (PalStore *store, GError **error);
char             *pal_words_detail (const char *detail);
const char       *pal_words_reason (const char *code);
const char       *pal_words_list (const char *list, const char *code);

G_END_DECLS
