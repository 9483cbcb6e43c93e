/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _PalField  PalField;
typedef struct _PalKind   PalKind;
typedef struct _PalRecord PalRecord;
typedef struct _PalStore  PalStore;

typedef enum {
  PAL_TEXT,     /* one line */
  PAL_NOTE,     /* several lines */
  PAL_PHONE,    /* one line, found however it is written */
  PAL_INT,
  PAL_AMOUNT,   /* cents of the programme's currency */
  PAL_BOOL,
  PAL_THREE,    /* YES NO UNKNOWN */
  PAL_DATE,     /* ISO text in the file */
  PAL_MOMENT,   /* local, ISO */
  PAL_CHOICE,   /* a code of the list "target" */
  PAL_CHOICES,  /* several, joined by "|" */
  PAL_LEVEL,    /* integer with words: the list "target", codes are numbers */
  PAL_REF,      /* id of a record of the table "target" */
} PalFieldKind;

typedef enum {
  PAL_REQUIRED  = 1 << 0,
  PAL_SEARCHED  = 1 << 1,
  PAL_COLUMN    = 1 << 2,
  PAL_PERSONAL  = 1 << 3,
  PAL_SENSITIVE = 1 << 4,
  PAL_OWNER     = 1 << 5,   /* REF to the record it lives and dies with */
  PAL_OWN       = 1 << 6,   /* defined by people: its label is theirs, its value a row (pal-own-fields) */
  PAL_CHOSEN    = 1 << 7,   /* REF to a record that is there: none is made on the way */
} PalFieldFlags;

struct _PalField {
  const char   *name;      /* property "birth-on"; SQL column, CSV column and .ui id birth_on */
  const char   *label;     /* N_(): form, list header, XLSX heading */
  PalFieldKind  kind;
  PalFieldFlags flags;
  const char   *target;    /* REF: table; CHOICE, CHOICES, LEVEL: list of values */
  gint64        min, max;  /* numbers: bounds (both 0: none); text: max characters */
  gboolean    (*check) (const PalField *field, PalRecord *record, GError **error);
};

struct _PalKind {
  const char     *table;       /* "participant" */
  const char     *label;       /* N_("Participant") */
  const char     *plural;      /* N_("Participants") */
  const PalField *fields;      /* ended by a field without name */
  char         *(*title) (PalRecord *record);   /* owned by the caller; NULL: the first text field */
  const char     *own_of;      /* fields that people defined: of the records of this table */
  char         *(*detail) (PalStore *store, gint64 id);   /* beside its title where one is chosen; owned by the caller, or NULL */
};

const PalKind  *pal_kind_find (const char *table);
const PalKind *const *pal_kind_all (void);                         /* parents before children, ended by NULL */
guint           pal_kind_n_fields (const PalKind *kind);
const PalField *pal_kind_get_field (const PalKind *kind, const char *name);  /* by column or property name */
int             pal_kind_index_of (const PalKind *kind, const char *name);
char           *pal_field_column (const PalField *field);
const char     *pal_field_label (const PalField *field);           /* translated */

/* Lists of values: codes and their words. A list that people made is named by this and its words, joined by "|". */
#define PAL_OWN_LIST "="

typedef struct {
  const char *code;
  const char *label;   /* N_(), but in lists that people made */
  gboolean    as_is;   /* the label is people's own word (pal-list-values) */
  gboolean    hidden;  /* read where it stands, and proposed no more */
} PalChoice;

const PalChoice *pal_choices (const char *list);                   /* ended by code NULL; NULL when there is no such list */
const char      *pal_choice_label (const char *list, const char *code);   /* translated; the code itself when not listed */
const char      *pal_choice_find (const char *list, const char *typed);   /* code for a code or a word, or NULL */
const PalChoice *pal_choices_built_in (const char *list);
void             pal_choices_give (const char *list, const PalChoice *choices);
const char      *pal_choice_word (const char *list, const PalChoice *choice);

G_END_DECLS
