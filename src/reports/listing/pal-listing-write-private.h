/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing-sites.h"
#include "pal-listing-trace.h"
#include "pal-listing-write.h"
#include "records/pal-field.h"
#include "store/pal-bulk.h"

G_BEGIN_DECLS

typedef enum {
  PRESCRIPTION_PARTICIPANT,
  PRESCRIPTION_COHORT,
  PRESCRIPTION_PRESCRIBED_ON,
  PRESCRIPTION_PRESCRIBER,
  PRESCRIPTION_OFFICE,
  PRESCRIPTION_MOTIVE,
  PRESCRIPTION_DECISION,
  PRESCRIPTION_N_COLUMNS,
} PrescriptionColumn;

typedef enum {
  BARRIER_PARTICIPANT,
  BARRIER_PRESCRIPTION,
  BARRIER_PHASE,
  BARRIER_THEME,
  BARRIER_DETAIL,
  BARRIER_IDENTIFIED_ON,
  BARRIER_N_COLUMNS,
} BarrierColumn;

struct _PalListingWriter {
  PalEdit          *edit;
  PalStore         *store;
  PalListingResult *result;
  PalListingSites  *sites;
  PalListingTrace  *trace;
  gboolean          over_hand;          /* the sender's word also replaces what was changed by hand */
  PalListingChange *change;             /* of the row that is written; NULL: nothing yet */
  gint64            cohort;
  char             *now;
  gint64            site, prescriber;   /* of the row that is prepared */
  PalListing       *listing;
  const PalKind    *own;                /* the fields that people defined */
  GHashTable       *tags;               /* folded name → id */
  PalStatement     *get_own, *get_tagged;
  PalBulk          *people, *prescriptions, *barriers;
  int               person_columns[PERSON_N_COLUMNS], status;
  int               prescription_columns[PRESCRIPTION_N_COLUMNS], barrier_columns[BARRIER_N_COLUMNS];
  PalStatement     *get_person, *fill_person;
  PalStatement     *get_prescriptions, *set_cohort, *get_barriers, *get_prescription, *correct_prescription;
};

gboolean pal_listing_person_is_number (PersonColumn column, const PalListingPerson *person, gint64 *number,
                                       gboolean *is_known);
void pal_listing_writer_add_difference (PalListingWriter *writer, const PalField *field, const char *before,
                                        const char *after, gboolean kept);
gboolean pal_listing_writer_prepare_course (PalListingWriter *writer, GError **error);
void     pal_listing_writer_forget_course (PalListingWriter *writer);
void     pal_listing_writer_forget_own (PalListingWriter *writer);

G_END_DECLS
