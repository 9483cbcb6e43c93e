/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

/* What is done to several people at once, inside one edit of the caller. */

/* How many it changed; the others were so already, or cannot be. */
typedef struct {
  guint changed;
  guint passed_over;
} PalPeopleDone;

gint64         pal_tag_find (PalStore *store, const char *name);
gboolean       pal_people_tag (PalEdit *edit, const gint64 *people, guint n, const char *name, PalPeopleDone *done, GError **error);
gboolean       pal_people_untag (PalEdit *edit, const gint64 *people, guint n, const char *name, PalPeopleDone *done, GError **error);
char         **pal_people_tags (PalStore *store, const gint64 *people, guint n);

gboolean       pal_people_assign (PalEdit *edit, const gint64 *people, guint n, gint64 contact, PalPeopleDone *done, GError **error);
gboolean       pal_people_prescribe (PalEdit *edit, const gint64 *people, guint n, gint64 cohort, const GDate *on, PalPeopleDone *done,
                                     GPtrArray *reasons, GError **error);

/* What a coach would leave behind: open enrolments whose referent the coach is, the people of them, and open cohorts. */
typedef struct {
  guint   enrolments;
  guint   people;
  guint   cohorts;
  char  **names;      /* of the first people, by name */
} PalHandover;
PalHandover   *pal_handover_plan (PalStore *store, gint64 from);
void           pal_handover_free (PalHandover *plan);
gboolean       pal_handover_take (PalEdit *edit, gint64 from, gint64 to, gboolean with_cohorts, PalPeopleDone *done, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalHandover, pal_handover_free)

G_END_DECLS
