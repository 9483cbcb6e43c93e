/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing-private.h"

G_BEGIN_DECLS

/* The columns of the participant that a listing fills. */
typedef enum
{
  PERSON_LAST_NAME,
  PERSON_BIRTH_NAME,
  PERSON_FIRST_NAME,
  PERSON_GENDER,
  PERSON_BIRTH_ON,
  PERSON_PHONE,
  PERSON_EMAIL,
  PERSON_ADDRESS,
  PERSON_POSTCODE,
  PERSON_CITY,
  PERSON_SITE,
  PERSON_QPV,
  PERSON_QPV_ON,
  PERSON_RESIDENT,
  PERSON_LANDLORD_REF,
  PERSON_EDUCATION_LEVEL,
  PERSON_DIPLOMA,
  PERSON_DISABLED,
  PERSON_IN_SUPPORT,
  PERSON_DRIVING_LICENCE,
  PERSON_LANGUAGES,
  PERSON_CHILDREN,
  PERSON_REGISTERED_ON,
  PERSON_EMPLOYMENT_SERVICE_ID,
  PERSON_NOTE,
  PERSON_N_COLUMNS,
} PersonColumn;

/* What a row says of a field that people defined, as it stands there. */
typedef struct {
  guint       column;
  gint64      custom_field;
  const char *text;
} PalListingOwn;

/* One row, read: texts as the file keeps them, NULL where unknown, owned by the reader until the next row. */
typedef struct {
  guint        row;
  guint        number;                            /* of the row, as a spreadsheet shows it */
  const char  *person[PERSON_N_COLUMNS];
  gint64       site, education_level, children;   /* 0, 0, -1: unknown */
  guint32      birth;                             /* Julian day, 0: unknown */
  const char  *outside_key, *site_name, *qpv_code, *office, *prescriber, *motive, *prescribed_on;
  GPtrArray   *barriers;                          /* of GArray of PalListingBarrier, one a cell */
  GPtrArray   *tags;                              /* const char * */
  GArray      *own;                               /* PalListingOwn */
} PalListingPerson;

typedef struct _PalListingReader PalListingReader;

PalListingReader *pal_listing_reader_new (PalListing *listing, const GDate *prescribed_on, PalListingResult *result);
void              pal_listing_reader_free (PalListingReader *reader);
PalListingPerson *pal_listing_reader_read (PalListingReader *reader, guint row);
const char       *pal_listing_reader_take (PalListingReader *reader, char *text);

const char       *pal_listing_person_column (PersonColumn column);
gboolean          pal_listing_is_watch (const char *site_name);
PalListingResult *pal_listing_result_new (guint n_rows);
void              pal_listing_change_free (PalListingChange *change);
PalListingProblem *pal_listing_report (PalListingResult *result, guint row, char *heading, const char *text,
                                       char *message, gboolean notice);

G_END_DECLS
