/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-double-name.h"

G_BEGIN_DECLS

/* What is said of somebody, as it stands in the file or as it was typed; unknown is NULL. Birth is ISO. */
typedef struct {
  const char *last_name, *birth_name, *first_name, *gender, *birth_on, *phone, *email, *address, *postcode, *city,
    *landlord_ref, *employment_service_id;
} PalDoubleFacts;

/* Somebody, ready to be compared. */
typedef struct {
  gint64    id;          /* 0: not in the file */
  PalName   last, birth, first;
  char      gender;      /* F M X; 0: unknown */
  guint32   birth_on;    /* YYYYMMDD; 0: unknown */
  char     *phone, *email, *address, *place, *landlord_ref, *employment_id;   /* folded; NULL: unknown */
  char    **keys;        /* "PLIE\n1234": what others call this person; NULL: nothing known */
} PalDoublePerson;

/* Why two are taken for one, and what speaks against it. */
typedef enum {
  PAL_DOUBLE_SAME_NAMES      = 1 << 0,
  PAL_DOUBLE_SWAPPED_NAMES   = 1 << 1,
  PAL_DOUBLE_BIRTH_NAME      = 1 << 2,
  PAL_DOUBLE_SPELLING        = 1 << 3,
  PAL_DOUBLE_SHORT_NAME      = 1 << 4,
  PAL_DOUBLE_SOUNDS_ALIKE    = 1 << 5,
  PAL_DOUBLE_TYPO            = 1 << 6,
  PAL_DOUBLE_PART_OF_NAME    = 1 << 7,
  PAL_DOUBLE_INITIAL         = 1 << 8,
  PAL_DOUBLE_LOST_LETTER     = 1 << 9,
  PAL_DOUBLE_SAME_BIRTH      = 1 << 10,
  PAL_DOUBLE_SWAPPED_BIRTH   = 1 << 11,
  PAL_DOUBLE_BIRTH_DIGIT     = 1 << 12,
  PAL_DOUBLE_BIRTH_YEAR      = 1 << 13,
  PAL_DOUBLE_SAME_PHONE      = 1 << 14,
  PAL_DOUBLE_PHONE_DIGIT     = 1 << 15,
  PAL_DOUBLE_SAME_EMAIL      = 1 << 16,
  PAL_DOUBLE_SAME_ADDRESS    = 1 << 17,
  PAL_DOUBLE_SAME_EMPLOYMENT = 1 << 18,
  PAL_DOUBLE_SAME_LANDLORD   = 1 << 19,
  PAL_DOUBLE_SAME_KEY        = 1 << 20,
  /* against */
  PAL_DOUBLE_OTHER_LAST_NAME  = 1 << 21,
  PAL_DOUBLE_OTHER_BIRTH      = 1 << 22,
  PAL_DOUBLE_OTHER_GENDER     = 1 << 23,
  PAL_DOUBLE_OTHER_PHONE      = 1 << 24,
  PAL_DOUBLE_OTHER_ADDRESS    = 1 << 25,
  PAL_DOUBLE_OTHER_EMPLOYMENT = 1 << 26,
  PAL_DOUBLE_OTHER_KEY        = 1 << 27,
  PAL_DOUBLE_OTHER_FIRST_NAME = 1 << 28,
} PalDoubleReason;

PalDoublePerson *pal_double_person_new (gint64 id, const PalDoubleFacts *facts);
void             pal_double_person_add_key (PalDoublePerson *person, const char *source, const char *key);
void             pal_double_person_free (PalDoublePerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDoublePerson, pal_double_person_free)

int              pal_double_person_compare (const PalDoublePerson *a, const PalDoublePerson *b, guint *reasons);
guint32          pal_double_swap_birth (guint32 birth);
char            *pal_double_reasons_for (guint reasons);       /* "same telephone, sounds alike" */
char            *pal_double_reasons_against (guint reasons);   /* NULL: nothing */

G_END_DECLS
