/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* A report is built once from the file and then written by several writers (the screen, XLSX, PDF). The variant
 * decides which queries run: a pseudonymised or aggregated report never holds a name, not even hidden. */

typedef enum { PAL_VARIANT_NOMINATIVE, PAL_VARIANT_PSEUDONYMISED, PAL_VARIANT_AGGREGATED } PalVariant;

/* What a report or an indicator is asked for. Keys are 0 when not given, dates invalid (g_date_clear) when not given. */
typedef struct {
  gint64      programme;
  gint64      cohort;
  gint64      meeting;      /* a commission (R04) */
  gint64      order;        /* a purchase order: the people on it */
  GDate       from, to, as_of;
  PalVariant  variant;
  GHashTable *options;      /* INDICATORS §4 "Options": name → value, both char *; may be NULL */
} PalScope;

/* Where a workbook counts a figure again, by a live formula: the rows of a TABLE section. section NULL: nowhere. */
typedef struct {
  char     *section;        /* the id of the TABLE section */
  char     *column;         /* the label of its column; NULL: every row counts */
  char     *values;         /* the rows that hold one of these texts, joined by "|"; NULL: the rows where it is not empty */
  gboolean  sum;            /* the sum of the column's numbers, not a count */
} PalTally;

/* A figure: a count, a rate, a mean, a date. "known" FALSE is n.d.; num and den are whole numbers in the unit's
 * smallest part. */
typedef struct {
  char     *code;           /* TX_ENTREE, GENRE:F */
  char     *category;       /* NULL, or the breakdown's: F */
  char     *label;          /* the category in words; NULL when there is none */
  char     *title;
  char     *definition;
  char     *rubric;         /* Modalités d'entrée / de suivi / de sortie */
  char     *unit;           /* nb pct ans mois date ratio … (INDICATORS §4) */
  gboolean  has_ratio;
  gint64    numerator, denominator;
  PalTally  numerator_in, denominator_in;   /* of a plain count: numerator_in alone */
  gboolean  known;
  double    value;          /* pct: a fraction */
  gint64    value_num, value_den;   /* the same, exact: value = value_num / value_den */
  GDate     date;           /* unit "date" */
  gboolean  masked;         /* small cells: shown as "< n" or "n.c."; numerator, denominator and value are 0 then */
  int       mask_below;     /* n of "< n"; 0: masked for the sake of another, "n.c." */
  gboolean  has_target;
  double    target;
  gboolean  target_is_maximum;
  guint     n_lacking;      /* people or cohorts whose missing data make it uncertain */
  gboolean  has_previous;
  double    previous;
} PalFigure;

typedef enum {
  PAL_CELL_TEXT, PAL_CELL_LONG_TEXT, PAL_CELL_INT, PAL_CELL_RATE, PAL_CELL_DATE, PAL_CELL_CODE,   /* CODE: digits kept as text */
  PAL_CELL_HOURS,
} PalCellKind;

typedef struct {
  gboolean    known;
  char       *text;         /* TEXT, LONG_TEXT, CODE */
  double      number;       /* INT, RATE (a fraction), HOURS (the minutes a fraction) */
  GDate       date;
  gint64      record;       /* what a click opens; 0: nothing */
  const char *table;        /* the kind of that record: "participant", "cohort"…; NULL: a participant */
} PalCell;

typedef struct {
  char        *label;       /* heading, with its unit */
  PalCellKind  kind;
  gboolean     total;       /* a sum in the totals row */
  gboolean     editable;    /* targets, comments: unlocked in the workbook */
} PalReportColumn;

typedef enum { PAL_SECTION_FIGURES, PAL_SECTION_TABLE, PAL_SECTION_CHART, PAL_SECTION_TEXT } PalSectionKind;

typedef struct {
  PalSectionKind  kind;
  char           *id;       /* ASCII: the workbook's table is tbl_ID */
  char           *title;    /* also the sheet's name: at most 31 characters */
  char           *text;     /* TEXT, and the sentence under a title or a chart's alternative text */
  GPtrArray      *figures;  /* FIGURES: PalFigure, in order; CHART: the figures drawn */
  GPtrArray      *columns;  /* TABLE: PalReportColumn */
  GPtrArray      *rows;     /* TABLE: GPtrArray of PalCell, one a column */
  guint           bar_from, bar_until;   /* TABLE: the columns, from 1, of the dates that a workbook draws bars between; 0: none */
} PalSection;

typedef struct {
  char       *id;           /* R01 */
  char       *title;        /* Bilan de fin de parcours */
  char       *organisation;
  GBytes     *logo;         /* a PNG; NULL: none */
  char       *programme;
  char       *cohort;       /* NULL: the whole programme */
  char       *file_stem;    /* bilan-fin-parcours_C1_2025-10-02_nominatif */
  PalScope    scope;
  char       *perimeter;    /* in words */
  char       *privacy;      /* the sentence that FR_PRACTICE gives for the variant */
  char       *database;     /* the file's own id */
  GDateTime  *made_at;
  GPtrArray  *sections;     /* PalSection */
  GPtrArray  *definitions;  /* PalFigure: code, title, definition of each indicator used */
  GPtrArray  *missing;      /* PalCell: what is missing before one sends, with the record that a click opens */
} PalReport;

void           pal_scope_init (PalScope *scope);
void           pal_scope_copy (PalScope *to, const PalScope *from);
void           pal_scope_clear (PalScope *scope);
gboolean       pal_scope_set_option (PalScope *scope, const char *name, const char *value, GError **error);
const char    *pal_scope_get_option (const PalScope *scope, const char *name);
int            pal_scope_get_number (const PalScope *scope, const char *name, int otherwise);
char          *pal_scope_describe_options (const PalScope *scope);
void           pal_scope_get_as_of (const PalScope *scope, GDate *as_of);
PalFigure     *pal_figure_new (void);
PalFigure     *pal_figure_copy (const PalFigure *figure);
void           pal_figure_free (PalFigure *figure);
char          *pal_figure_to_text (const PalFigure *figure);           /* as people read it: "33,3 %", "n.d.", "< 5" */
char          *pal_figure_to_raw (const PalFigure *figure);            /* "0.333333"; n.d. is "" */
gboolean       pal_cell_kind_is_number (PalCellKind kind);
PalSection    *pal_section_new (PalSectionKind kind, const char *id, const char *title);
void           pal_section_add_column (PalSection *section, const char *label, PalCellKind kind);
void           pal_section_add_total (PalSection *section, const char *label, PalCellKind kind);   /* and summed */
GPtrArray     *pal_section_add_row (PalSection *section);
PalCell       *pal_row_add_text (GPtrArray *row, const char *text);          /* NULL: unknown */
PalCell       *pal_row_add_number (GPtrArray *row, double number);
PalCell       *pal_row_add_rate (GPtrArray *row, gint64 numerator, gint64 denominator);   /* n.d. over 0 */
PalCell       *pal_row_add_date (GPtrArray *row, const char *iso);           /* NULL: unknown */
PalCell       *pal_row_add_unknown (GPtrArray *row);
void           pal_section_free (PalSection *section);
void           pal_report_set_sender (PalReport *report, PalStore *store);
PalReport     *pal_report_new (const char *id);
void           pal_report_free (PalReport *report);
PalSection    *pal_report_get_section (PalReport *report, const char *id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalReport, pal_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFigure, pal_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSection, pal_section_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalScope, pal_scope_clear)

/* The catalogue of reports: R01 … */
typedef struct {
  const char *id;
  const char *title;                                     /* N_() */
  PalReport *(*build) (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error);
  gboolean    variants;                                  /* also without names */
} PalReportKind;
const PalReportKind *pal_report_kinds (void);            /* ended by id NULL */
const PalReportKind *pal_report_kind_find (const char *id);

G_END_DECLS
