/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"
#include "store/pal-query.h"
#include "widgets/pal-form.h"

G_BEGIN_DECLS

/* What is said of a fact before it is opened. */
typedef struct {
  char       *title;
  char       *note;         /* beside the title; NULL: none */
  char       *details;      /* below; NULL: none */
  char       *phone, *email; /* how to reach who is behind it; NULL: not at all */
  char       *state;        /* words of a chip; NULL: none */
  const char *look;         /* kind of that chip */
  const char *action;       /* the next step: an action whose target is the record; NULL: none */
  const char *action_words;
} PalFactWords;

/* A kind of dated fact of a person, kept in a table of its own. */
typedef struct {
  const char  *table;
  const char  *tab;             /* of the participant's record: where its edits are made */
  const char  *title;           /* N_() */
  const char  *hint;            /* N_() */
  const char  *empty;           /* N_(): when there are none; NULL: then the card is not shown */
  const char  *first;           /* the field that a new one begins with */
  gboolean     at_once;         /* a new one shows all fields: each can be kept alone */
  const char  *add;             /* N_() */
  const char  *add_action;
  PalQuery   *(*new_list)  (PalStore *store);
  gboolean    (*show_list) (PalQuery *list, gint64 person, GError **error);
  void        (*describe)  (PalRow *row, PalStore *store, PalFactWords *words);
  void        (*fill_form) (PalForm *form);                       /* appends the inputs */
  void        (*shown)     (PalForm *form, PalRecord *record);    /* after each change; may be NULL */
} PalFactKind;

#define PAL_TYPE_PARTICIPANT_FACT (pal_participant_fact_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantFact, pal_participant_fact, PAL, PARTICIPANT_FACT, GtkWidget)

/* Signals: "created" (id), "delete". */

void           pal_fact_form_add (PalForm *form, const char *field, gboolean beside, gboolean is_short);

GtkWidget     *pal_participant_fact_new (const PalFactKind *kind, PalStore *store);
void           pal_participant_fact_align (PalParticipantFact *self, GtkSizeGroup *states, GtkSizeGroup *steps);
void           pal_participant_fact_set_person (PalParticipantFact *self, PalRecord *person);
void           pal_participant_fact_describe (PalParticipantFact *self, PalRow *row);
void           pal_participant_fact_begin (PalParticipantFact *self, PalRecord *record);
gint64         pal_participant_fact_get_id (PalParticipantFact *self);
const char    *pal_participant_fact_get_title (PalParticipantFact *self);
void           pal_participant_fact_open (PalParticipantFact *self, gboolean open);
PalForm       *pal_participant_fact_get_form (PalParticipantFact *self);

G_END_DECLS
