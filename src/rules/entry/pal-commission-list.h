/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The columns of a row of the list of commissions. */
enum {
  PAL_COMMISSIONS_COMMITTEE, PAL_COMMISSIONS_HELD_AT, PAL_COMMISSIONS_PLACE, PAL_COMMISSIONS_PROGRAMMES,
  PAL_COMMISSIONS_DAYS,          /* from today to the meeting; NULL: no date */
  PAL_COMMISSIONS_CANDIDATES, PAL_COMMISSIONS_UNDECIDED, PAL_COMMISSIONS_ACCEPTED, PAL_COMMISSIONS_REFUSED,
  PAL_COMMISSIONS_POSTPONED,     /* seen here, gone to another meeting */
  PAL_COMMISSIONS_UNORDERED,     /* accepted, and on no order */
  PAL_COMMISSIONS_STATE,         /* UNDATED COMING LATE ORDER DONE */
};

PalQuery      *pal_commission_list_new (PalStore *store);
gboolean       pal_commission_list_show (PalQuery *list, gint64 only, GError **error);

/* The columns of a row of the candidates of a commission. The row's id is the prescription. */
enum {
  PAL_CANDIDATES_LAST_NAME, PAL_CANDIDATES_FIRST_NAME, PAL_CANDIDATES_AGE, PAL_CANDIDATES_COHORT, PAL_CANDIDATES_CODE,
  PAL_CANDIDATES_COLOUR, PAL_CANDIDATES_MOTIVE, PAL_CANDIDATES_PRESCRIBER, PAL_CANDIDATES_OFFICE,
  PAL_CANDIDATES_ELIGIBLE,       /* YES NO UNKNOWN */
  PAL_CANDIDATES_MONTHS,         /* asked for, or decided */
  PAL_CANDIDATES_RULING,         /* PENDING ACCEPTED REFUSED POSTPONED WITHDRAWN ENTERED */
  PAL_CANDIDATES_WORDS,          /* what the commission said */
  PAL_CANDIDATES_ORDER, PAL_CANDIDATES_PARTICIPANT, PAL_CANDIDATES_PROGRAMME_MONTHS,
};

PalQuery      *pal_candidate_list_new (PalStore *store, gint64 meeting, GError **error);

/* The columns of a row of the list of purchase orders. */
enum {
  PAL_ORDERS_NUMBER, PAL_ORDERS_PROGRAMME, PAL_ORDERS_CODE, PAL_ORDERS_ISSUED_ON, PAL_ORDERS_PLACES, PAL_ORDERS_USED,
  PAL_ORDERS_AWAITED, PAL_ORDERS_OPEN, PAL_ORDERS_MEETING, PAL_ORDERS_MEETING_ON,
};

PalQuery      *pal_order_list_new (PalStore *store);
gboolean       pal_order_list_show (PalQuery *list, gint64 only, GError **error);
gboolean       pal_order_list_show_of (PalQuery *list, gint64 meeting, GError **error);

/* The columns of a row of the people on an order. The row's id is the prescription. */
enum {
  PAL_ORDERED_LAST_NAME, PAL_ORDERED_FIRST_NAME, PAL_ORDERED_COHORT, PAL_ORDERED_CODE, PAL_ORDERED_COLOUR,
  PAL_ORDERED_STATE, PAL_ORDERED_MONTHS, PAL_ORDERED_ENTRY_ON, PAL_ORDERED_PLANNED_END,
  PAL_ORDERED_REPLACES,          /* whose place it was */
  PAL_ORDERED_REPLACED_BY, PAL_ORDERED_PARTICIPANT, PAL_ORDERED_HOLDS_PLACE,
};

PalQuery      *pal_ordered_list_new (PalStore *store);
gboolean       pal_ordered_list_show (PalQuery *list, gint64 order, GError **error);

G_END_DECLS
