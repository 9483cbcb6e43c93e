/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-field.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* Whose rows hold a field. A person has one row of the first kind, and any number of the others. */
typedef enum {
  PAL_OF_PERSON,
  PAL_OF_COURSE,           /* from the prescription to the exit */
  PAL_OF_OPEN_BARRIER,
  PAL_OF_LIFTED_BARRIER,
  PAL_OF_SITUATION,
  PAL_OF_SUPPORT,
  PAL_OF_NOTE,
  PAL_OF_TAG,
  PAL_OF_OWN_FIELD,        /* defined by the people who work with the file */
  PAL_OF_N
} PalPeopleTable;

/* Something that can be asked of a person, shown in a column, and exported. */
typedef struct {
  char           *key;      /* as filters and settings keep it: "city", "prescription.office", "own.mode-de-garde" */
  char           *label;    /* in the user's language */
  PalPeopleTable  of;
  char           *value;    /* SQL: what is compared */
  char           *shown;    /* SQL: what is read; a reference by its title */
  PalField        field;    /* its kind, list of values and flags; the name is the key */
  char          **choices;  /* an own field: its choices; NULL: none */
  char           *records;  /* an own field: the rows that hold it, as SQL with "v" for them and "person" for whose they are */
  gboolean        column;   /* the list of people can show it */
} PalPeopleField;

typedef struct _PalPeopleFields PalPeopleFields;
PalPeopleFields      *pal_people_fields_new (PalStore *store);
PalPeopleFields      *pal_people_fields_ref (PalPeopleFields *fields);
void                  pal_people_fields_unref (PalPeopleFields *fields);
guint                 pal_people_fields_get_n (PalPeopleFields *fields);
const PalPeopleField *pal_people_fields_get (PalPeopleFields *fields, guint index);
const PalPeopleField *pal_people_fields_find (PalPeopleFields *fields, const char *key);
PalStore             *pal_people_fields_get_store (PalPeopleFields *fields);
const char           *pal_people_table_label (PalPeopleTable of);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPeopleFields, pal_people_fields_unref)

/* A value that can be chosen: as kept, and in words. */
typedef struct {
  char *value;
  char *words;
} PalPeopleValue;
GPtrArray            *pal_people_field_values (PalPeopleFields *fields, const PalPeopleField *field, const char *typed, guint limit);
char                 *pal_people_field_words (PalPeopleFields *fields, const PalPeopleField *field, const char *value);
char                 *pal_people_amount_words (const char *cents);

G_END_DECLS
