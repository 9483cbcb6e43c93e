/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-record.h"

G_BEGIN_DECLS

/* The fields that people define for a table ("participant", "cohort"), as a kind of record. Its records are loaded by the
 * id of the person or cohort; they are read, checked, shown, saved and undone as all others, in a PalForm or by an import:
 *
 *   const PalKind *kind = pal_own_kind (store, "participant");
 *   g_autoptr (PalRecord) own = pal_record_load (store, kind, person, &error);
 *   pal_record_read (own, kind->fields[0].name, typed, &error) && pal_record_save (own, edit, &error);
 */
const PalKind  *pal_own_kind (PalStore *store, const char *table);   /* every field of the table; without fields when there are none */

/* Those that one record shows: one group for the fields of no programme, one for each programme that the record belongs or
 * belonged to, and each of which it has a value. */
typedef struct {
  gint64         programme;   /* 0: none */
  char          *title;       /* the programme's name; NULL: none */
  const PalKind *kind;        /* its fields, at least one */
} PalOwnGroup;
GPtrArray      *pal_own_groups (PalStore *store, const char *table, gint64 record);

gint64          pal_own_field_id (const PalField *field);             /* of the custom_field; 0 for the program's own fields */
const PalField *pal_own_field_find (const PalKind *kind, gint64 custom_field);
char           *pal_own_field_sql (const PalField *field, const char *record);   /* the value as kept, as an SQL expression */
char           *pal_own_value_unread (PalStore *store, const PalField *field, gint64 record);

gboolean        pal_own_values_save (PalEdit *edit, const PalField *field, gint64 record, const char *raw, GError **error);

G_END_DECLS
