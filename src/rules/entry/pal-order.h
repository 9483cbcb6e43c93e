/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/pal-course.h"

G_BEGIN_DECLS

/* A purchase order: after a commission the funder orders so many places, and names who has them. */

typedef struct {
  gint64 places;        /* ordered; -1: not known */
  gint64 used;          /* accepted or entered, and not withdrawn: who is replaced does not count, who replaces does */
  gint64 awaited;       /* replacements that the commission has still to decide on */
  gint64 open;          /* withdrawals that nobody replaces */
} PalOrderPlaces;

/* An order that is to be written. */
typedef struct {
  gint64      programme;
  gint64      meeting;    /* the commission that it follows; 0: none */
  const char *number;
  GDate       issued_on;  /* invalid: not said */
  gint64      places;     /* 0: as many as there are people */
} PalOrderDraft;

gboolean        pal_order_count (PalStore *store, gint64 order, PalOrderPlaces *places, GError **error);
char           *pal_order_words (const PalOrderPlaces *places);
char           *pal_order_propose_number (PalStore *store, const GDate *on);
GArray         *pal_order_unordered (PalStore *store, gint64 meeting, gint64 programme, GError **error);

gboolean        pal_order_can_name (const PalCourse *course, gint64 order, gint64 programme, GError **why_not);
gboolean        pal_order_can_write (PalStore *store, const PalOrderDraft *draft, GError **why_not);

gint64          pal_order_write (PalEdit *edit, const PalOrderDraft *draft, GArray *prescriptions, GError **error);
gboolean        pal_order_add (PalEdit *edit, gint64 order, gint64 prescription, GError **error);
gboolean        pal_order_take_off (PalEdit *edit, gint64 prescription, GError **error);

G_END_DECLS
