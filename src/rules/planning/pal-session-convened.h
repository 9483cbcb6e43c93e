/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* Who is convened to a session (MODEL, attendance): by name; else, to one that is not individual, everybody who is in course in
 * its cohort that day. */

/* The columns of a row of those who are or could be: its id is the enrolment's. */
enum {
  PAL_CONVENED_NAME,
  PAL_CONVENED_COHORT,      /* the code of another cohort; unknown: of this one */
  PAL_CONVENED_ATTENDANCE,  /* the convocation's id; unknown: not by name */
  PAL_CONVENED_TAKEN,       /* 1: attendance was taken */
  PAL_CONVENED_COMES,       /* 1: is convened, by name or as all are */
};

PalQuery      *pal_convened_list_new (PalStore *store, gint64 session, GError **error);
gboolean       pal_convened_by_name (PalStore *store, gint64 session);
guint          pal_convened_count (PalStore *store, gint64 session);
gint64         pal_convened_find_enrolment (PalStore *store, gint64 session, gint64 participant, GError **error);

gboolean       pal_convened_add (PalEdit *edit, gint64 session, gint64 enrolment, GError **error);
gboolean       pal_convened_drop (PalEdit *edit, gint64 session, gint64 enrolment, GError **error);
gboolean       pal_convened_all (PalEdit *edit, gint64 session, GError **error);

G_END_DECLS
