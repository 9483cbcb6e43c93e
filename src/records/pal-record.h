/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"
#include "pal-field.h"

G_BEGIN_DECLS

#define PAL_RECORD_ERROR (pal_record_error_quark ())
GQuark pal_record_error_quark (void);

typedef enum {
  PAL_RECORD_ERROR_INVALID,
  PAL_RECORD_ERROR_REQUIRED,
  PAL_RECORD_ERROR_MISSING,
  PAL_RECORD_ERROR_IN_USE,
} PalRecordError;

#define PAL_TYPE_RECORD (pal_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalRecord, pal_record, PAL, RECORD, GObject)
struct _PalRecordClass {
  GObjectClass   parent_class;
  const PalKind *kind;
};

GType          pal_kind_get_type (const PalKind *kind);            /* the class with one property a field */

PalRecord     *pal_record_new (const PalKind *kind);
PalRecord     *pal_record_load (PalStore *store, const PalKind *kind, gint64 id, GError **error);
gboolean       pal_record_reload (PalRecord *record, PalStore *store, GError **error);
const PalKind *pal_record_get_kind (PalRecord *record);
gint64         pal_record_get_id (PalRecord *record);
char          *pal_record_title (PalRecord *record);

/* Values by field name. Unknown is apart from zero and from empty: empty text is unknown. */
gboolean       pal_record_is_known (PalRecord *record, const char *field);
const char    *pal_record_get_text (PalRecord *record, const char *field);   /* TEXT, NOTE, PHONE, CHOICE(S), THREE, MOMENT */
gint64         pal_record_get_int (PalRecord *record, const char *field, gint64 otherwise);
gboolean       pal_record_get_date (PalRecord *record, const char *field, GDate *date);
void           pal_record_set_text (PalRecord *record, const char *field, const char *value);
void           pal_record_set_int (PalRecord *record, const char *field, gint64 value);
void           pal_record_set_date (PalRecord *record, const char *field, const GDate *date);
void           pal_record_clear (PalRecord *record, const char *field);

/* As stored (ISO, codes, integers; REF: the id) and as people read and type it. */
char          *pal_record_get_raw (PalRecord *record, const char *field);                       /* NULL: unknown */
gboolean       pal_record_set_raw (PalRecord *record, const char *field, const char *raw, GError **error);
char          *pal_record_show (PalRecord *record, const char *field);                          /* "" : unknown */
gboolean       pal_record_read (PalRecord *record, const char *field, const char *typed, GError **error);
gboolean       pal_record_check (PalRecord *record, GError **error);                            /* required fields, checks */

/* Writing: always inside an edit. Save inserts a new record or updates the columns that changed. */
gboolean       pal_record_save (PalRecord *record, PalEdit *edit, GError **error);
void           pal_record_unsave (PalRecord *record, gboolean was_new);
gboolean       pal_record_delete (PalRecord *record, PalEdit *edit, GError **error);
char          *pal_record_find_use (PalStore *store, PalRecord *record);                      /* NULL: nothing needs it */

/* Outside keys: the numbers that others give. Source "bundle" is the key column of a bundle. */
gboolean       pal_outside_key_set (PalEdit *edit, const char *source, const char *table, const char *key, gint64 record, GError **error);
gint64         pal_outside_key_find (PalStore *store, const char *source, const char *table, const char *key);   /* 0: none */
char          *pal_outside_key_of (PalStore *store, const char *source, const char *table, gint64 record);       /* NULL: none */

G_END_DECLS
