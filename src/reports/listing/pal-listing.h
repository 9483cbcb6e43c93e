/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pal-csv.h"
#include "pal-encoding.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_LISTING_ERROR (pal_listing_error_quark ())
GQuark pal_listing_error_quark (void);

typedef enum {
  PAL_LISTING_ERROR_UNREADABLE,   /* no text that a listing could be */
  PAL_LISTING_ERROR_EMPTY,
  PAL_LISTING_ERROR_NO_NAMES,     /* no column holds the names */
} PalListingError;

/* What a column of a listing holds. */
typedef enum {
  PAL_MEANING_IGNORED,
  PAL_MEANING_LAST_NAME,
  PAL_MEANING_FIRST_NAME,
  PAL_MEANING_FULL_NAME,
  PAL_MEANING_BIRTH_NAME,
  PAL_MEANING_CIVILITY,
  PAL_MEANING_BIRTH_ON,
  PAL_MEANING_PHONE,
  PAL_MEANING_EMAIL,
  PAL_MEANING_ADDRESS,
  PAL_MEANING_POSTCODE,
  PAL_MEANING_CITY,
  PAL_MEANING_SITE,
  PAL_MEANING_QPV,
  PAL_MEANING_RESIDENT,
  PAL_MEANING_LANDLORD_REF,
  PAL_MEANING_EDUCATION,
  PAL_MEANING_DIPLOMA,
  PAL_MEANING_DISABLED,
  PAL_MEANING_IN_SUPPORT,
  PAL_MEANING_DRIVING_LICENCE,
  PAL_MEANING_LANGUAGES,
  PAL_MEANING_CHILDREN,
  PAL_MEANING_REGISTERED_ON,
  PAL_MEANING_EMPLOYMENT_SERVICE_ID,
  PAL_MEANING_OUTSIDE_KEY,
  PAL_MEANING_PRESCRIBED_ON,
  PAL_MEANING_OFFICE,
  PAL_MEANING_PRESCRIBER,
  PAL_MEANING_MOTIVE,
  PAL_MEANING_BARRIERS,
  PAL_MEANING_NOTE,
  PAL_MEANING_TAGS,
  PAL_MEANING_OWN,       /* a field that people defined */
  PAL_N_MEANINGS,
} PalMeaning;

const char    *pal_meaning_id (PalMeaning meaning);
const char    *pal_meaning_label (PalMeaning meaning);
PalMeaning     pal_meaning_find (const char *id);

/* What a row is: only persons are imported. */
typedef enum {
  PAL_ROW_PERSON,
  PAL_ROW_HEADING,
  PAL_ROW_REPEATED_HEADING,
  PAL_ROW_TITLE,
  PAL_ROW_BLANK,
  PAL_ROW_TOTAL,
  PAL_ROW_REMARK,
  PAL_ROW_LEFT_OUT,   /* by hand */
} PalRowUse;

const char    *pal_row_use_label (PalRowUse use);

#define PAL_TYPE_LISTING (pal_listing_get_type ())
G_DECLARE_FINAL_TYPE (PalListing, pal_listing, PAL, LISTING, GObject)

PalListing    *pal_listing_new (GBytes *bytes, const char *name, GError **error);
PalListing    *pal_listing_new_cancellable (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
PalListing    *pal_listing_paste (const char *text, GError **error);
PalListing    *pal_listing_read (const char *path, GCancellable *cancellable, GError **error);
void pal_listing_read_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
PalListing    *pal_listing_read_finish (GAsyncResult *result, GError **error);
const char    *pal_listing_get_name (PalListing *listing);

/* Every guess can be mended; what follows from it is guessed again. */
PalEncoding    pal_listing_get_encoding (PalListing *listing);
gboolean       pal_listing_set_encoding (PalListing *listing, PalEncoding encoding, GError **error);
char           pal_listing_get_delimiter (PalListing *listing);
gboolean       pal_listing_set_delimiter (PalListing *listing, char delimiter, GError **error);
guint          pal_listing_get_n_sheets (PalListing *listing);                   /* 0: the file is text */
const char    *pal_listing_get_sheet_name (PalListing *listing, guint sheet);
gboolean       pal_listing_is_sheet_hidden (PalListing *listing, guint sheet);
guint          pal_listing_get_sheet (PalListing *listing);
gboolean       pal_listing_set_sheet (PalListing *listing, guint sheet, GError **error);
int            pal_listing_get_heading_row (PalListing *listing);                /* -1: none */
void           pal_listing_set_heading_row (PalListing *listing, int row);
PalRowUse      pal_listing_get_row_use (PalListing *listing, guint row);
void           pal_listing_set_row_used (PalListing *listing, guint row, gboolean used);
PalMeaning     pal_listing_get_meaning (PalListing *listing, guint column);
guint          pal_listing_get_confidence (PalListing *listing, guint column);   /* 0 to 100 */
void           pal_listing_set_meaning (PalListing *listing, guint column, PalMeaning meaning);

gint64         pal_listing_get_own_field (PalListing *listing, guint column);     /* the custom_field; 0: none */
void           pal_listing_set_own_field (PalListing *listing, guint column, gint64 custom_field);
gboolean       pal_listing_get_month_first (PalListing *listing);
void           pal_listing_set_month_first (PalListing *listing, gboolean month_first);
void           pal_listing_set_value (PalListing *listing, guint column, const char *text, const char *stands_for);
const char    *pal_listing_get_value (PalListing *listing, guint row, guint column);

guint          pal_listing_get_n_rows (PalListing *listing);
guint          pal_listing_get_n_columns (PalListing *listing);
guint          pal_listing_get_n_people (PalListing *listing);
gboolean       pal_listing_was_cut (PalListing *listing);
guint          pal_listing_get_row_number (PalListing *listing, guint row);      /* as a spreadsheet shows it */
const char    *pal_listing_get_cell (PalListing *listing, guint row, guint column);
gboolean       pal_listing_is_formula (PalListing *listing, guint row, guint column);
GPtrArray     *pal_listing_get_remarks (PalListing *listing);                    /* char *: what could not be read */
char          *pal_listing_get_heading (PalListing *listing, guint column);
char          *pal_listing_show (PalListing *listing, guint row, guint column, char **problem);

/* Something to look at, by row: a value that could not be read (the rest of the row was), or a notice. */
typedef struct {
  guint    row;       /* as a spreadsheet shows it */
  char    *heading;   /* of the column; NULL: the whole row */
  char    *text;      /* as it stands in the listing; may be NULL */
  char    *message;   /* in words */
  gboolean notice;    /* nothing was lost */
  gboolean by_hand;   /* the change of the row tells it too */
  int      column;    /* whose text could be given a meaning; -1: none */
} PalListingProblem;

/* What came, or would come, of a row. */
typedef enum {
  PAL_OUTCOME_NONE,        /* it is no person */
  PAL_OUTCOME_NEW,
  PAL_OUTCOME_UPDATED,
  PAL_OUTCOME_UNCHANGED,
  PAL_OUTCOME_CONFLICT,    /* it differs from what was changed by hand since */
} PalRowOutcome;

const char    *pal_row_outcome_label (PalRowOutcome outcome);

/* What a row changes in somebody who is known, field by field, as people read it. */
typedef struct {
  char     *label;
  char     *before;        /* "": unknown */
  char     *after;
  gboolean  kept;          /* changed by hand: "before" stays */
} PalListingDifference;

typedef struct {
  guint      row;          /* as a spreadsheet shows it */
  gint64     person;
  char      *name;
  guint      n_kept;
  GPtrArray *differences;  /* PalListingDifference */
} PalListingChange;

typedef struct {
  guint      rows, people_new, people_updated, people_unchanged, prescriptions, barriers, sites, contacts;
  guint      n_problems, n_notices;   /* all of them, also beyond those that are kept */
  GPtrArray *problems;                /* PalListingProblem, by row */
  GPtrArray *changes;                 /* PalListingChange, by row */
  guint      n_changes, n_conflicts;  /* all of them */
  guint8    *outcomes;                /* PalRowOutcome, by row of the listing */
  guint      n_outcomes;
  gboolean   kept;
} PalListingResult;

void           pal_listing_result_free (PalListingResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalListingResult, pal_listing_result_free)

/* The place of an edit that imports a listing: other edits are made by hand. */
#define PAL_LISTING_PLACE "import"

/* Where the people come from and go. */
typedef struct {
  gint64      cohort;          /* 0: none yet */
  GDate       prescribed_on;   /* of rows without a date; cleared: none */
  const char *sender;          /* may be NULL: known by the name of the file */
  gboolean    over_hand;       /* the sender's word also replaces what was changed by hand */
} PalListingTarget;

PalListingResult *pal_listing_apply (PalStore *store, PalListing *listing, const PalListingTarget *target,
                                     gboolean keep, PalProgressFunc progress, gpointer progress_data,
                                     GCancellable *cancellable, GError **error);
void pal_listing_apply_async (PalStore *store, PalListing *listing, const PalListingTarget *target, gboolean keep,
                              PalProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
PalListingResult *pal_listing_apply_finish (PalListing *listing, GAsyncResult *result, GError **error);

G_END_DECLS
