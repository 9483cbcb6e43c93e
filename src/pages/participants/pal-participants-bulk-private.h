/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-ask.h"
#include "pal-participants-bulk.h"
#include "records/pal-record.h"
#include "widgets/pal-input.h"

G_BEGIN_DECLS

typedef struct _PalBulkTask PalBulkTask;

struct _PalParticipantsBulk {
  GtkWidget    parent_instance;

  PalAsk      *ask;
  PalInput    *first, *second;    /* what is asked; NULL: not asked */
  GtkSizeGroup *labels;          /* of the inputs: in one column */
  GtkWidget   *tag;               /* an entry */
  GtkWidget   *with_cohorts;      /* a tick */

  const PalBulkTask *task;
  PalStore    *store;
  GArray      *people;            /* gint64 */
  PalRecord   *answer;            /* never saved: what the inputs say */
  PalRecord   *other;             /* the second coach */
};

/* One thing that can be done: how it is asked, and what it writes. */
struct _PalBulkTask {
  const char *action;
  gboolean    needs_people;
  void      (*ask) (PalParticipantsBulk *self);
  gboolean  (*read) (PalParticipantsBulk *self);                                              /* FALSE: something is missing, and said */
  char     *(*label) (PalParticipantsBulk *self);                                             /* in the history */
  gboolean  (*write) (PalParticipantsBulk *self, PalEdit *edit, GString *done, GError **error);
};

extern const PalBulkTask pal_participants_bulk_tasks[];

G_END_DECLS
