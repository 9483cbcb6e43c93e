/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"
#include "reports/pdf/pal-document.h"

G_BEGIN_DECLS

/* Letters to people: a template filled in for each, on the organisation's paper. */

typedef struct {
  gint64 participant, prescription, enrolment;    /* 0: none; the course that the letter is about */
  gint64 session;                                 /* 0: none; what it convenes to */
} PalLetterTo;

typedef struct {
  PalLetterTo  to;
  gint64       programme;     /* 0: none */
  const char  *kind;          /* of the letter that is likely the next: a code of letter_kind */
  char        *person;        /* Grâce Mbemba */
  char        *address;       /* her name and address, a line each */
  char        *subject;       /* both may be changed before the letter is printed */
  char        *body;
  GHashTable  *values;        /* id of a field → text */
  GPtrArray   *missing;       /* char *: names of fields that stand in the letter unfilled */
} PalLetter;

PalLetter     *pal_letter_new (PalStore *store, const PalLetterTo *to, GError **error);
PalLetter     *pal_letter_new_blank (void);                    /* for nobody: its fields stay */
void           pal_letter_fill (PalLetter *letter, const char *subject, const char *body);
void           pal_letter_free (PalLetter *letter);
GArray        *pal_letters_to_session (PalStore *store, gint64 session, GError **error);
gboolean       pal_letter_find_example (PalStore *store, gint64 programme, PalLetterTo *to);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalLetter, pal_letter_free)

PalDocument   *pal_letters_to_document (PalStore *store, GPtrArray *letters, const char *title);
gboolean       pal_letters_mark_sent (PalStore *store, GPtrArray *letters, const char *name, GError **error);

char          *pal_letter_day (const GDate *date, gboolean weekday);

G_END_DECLS
