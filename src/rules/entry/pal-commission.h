/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/pal-course.h"

G_BEGIN_DECLS

/* An entry commission: the meeting of a committee that decides who enters. Its candidates are the prescriptions that are
 * on its list. */

typedef enum {
  PAL_RULING_ACCEPT,
  PAL_RULING_REFUSE,
  PAL_RULING_POSTPONE,
} PalRuling;

/* What a commission says of a candidate. */
typedef struct {
  PalRuling   ruling;
  GDate       on;
  int         months;      /* ACCEPT: 0 leaves the duration as it is */
  const char *words;       /* NULL: nothing is said */
  gint64      later;       /* POSTPONE: the meeting that sees the person next; 0: none is known */
} PalSaid;

/* How a candidate stands on a commission's list: PENDING ACCEPTED REFUSED POSTPONED WITHDRAWN ENTERED. */
const char     *pal_ruling_label (const char *code);
const char     *pal_ruling_chip (const char *code);             /* ok no warn info unknown */

gint64          pal_commission_next (PalStore *store, gint64 programme, const GDate *from, gint64 but);
gint64          pal_commission_committee_for (PalStore *store, gint64 programme);
gboolean        pal_commission_get_day (PalStore *store, gint64 meeting, GDate *day);
GArray         *pal_commission_waiting (PalStore *store, gint64 meeting, GError **error);
guint           pal_commission_count_waiting (PalStore *store, gint64 meeting);
guint           pal_commission_count_late (PalStore *store);
gint64          pal_commission_programme_to_call (PalStore *store, GError **error);

gboolean        pal_commission_can_list (const PalCourse *course, gint64 meeting, GError **why_not);
gboolean        pal_commission_can_take_off (const PalCourse *course, gint64 meeting, GError **why_not);
gboolean        pal_commission_can_say (const PalCourse *course, gint64 meeting, const PalSaid *said, GError **why_not);

gint64          pal_commission_call (PalEdit *edit, gint64 programme, const GDate *on, GError **error);
gboolean        pal_commission_list (PalEdit *edit, gint64 meeting, gint64 prescription, GError **error);
gboolean        pal_commission_take_off (PalEdit *edit, gint64 meeting, gint64 prescription, GError **error);
gboolean        pal_commission_say (PalEdit *edit, gint64 meeting, gint64 prescription, const PalSaid *said, GError **error);

G_END_DECLS
