/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"

G_BEGIN_DECLS

/* Records as sections of a key file: "[phase prepare]", one line a field. */

typedef struct _PalSections PalSections;

PalSections   *pal_sections_new (PalEdit *edit);
void           pal_sections_free (PalSections *self);
void           pal_sections_set_shift (PalSections *self, int days);
void           pal_sections_set_default (PalSections *self, const char *table, const char *field, const char *raw);
void           pal_sections_imply (PalSections *self, const char *table, gint64 record);
void           pal_sections_name (PalSections *self, const char *table, const char *slug, gint64 record);
gint64         pal_sections_find (PalSections *self, const char *table, const char *slug);
gint64         pal_sections_read (PalSections *self, GKeyFile *file, const char *group, GError **error);
gboolean       pal_sections_read_table (PalSections *self, GKeyFile *file, const char *table, GError **error);
gboolean       pal_sections_finish (PalSections *self, GError **error);
gboolean       pal_sections_set_field (PalSections *self, PalRecord *record, const char *field, const char *raw,
                                       GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSections, pal_sections_free)

char          *pal_section_table (const char *group);
const char    *pal_section_slug (const char *group);
gboolean       pal_slug_is_valid (const char *slug);
char          *pal_slug_make (const char *text);

G_END_DECLS
