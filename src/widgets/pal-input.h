/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_INPUT (pal_input_get_type ())
G_DECLARE_FINAL_TYPE (PalInput, pal_input, PAL, INPUT, GtkWidget)

/* Properties: field, label, explanation, beside, label-visible, width-chars, editable.
 * Signals: "edited", "settled", "create-reference" (table, typed) → id. */

GtkWidget      *pal_input_new (const PalKind *kind, const char *field);
void            pal_input_set_kind (PalInput *input, const PalKind *kind);
void            pal_input_set_store (PalInput *input, PalStore *store);
const PalField *pal_input_get_field (PalInput *input);
const char     *pal_input_get_name (PalInput *input);
GtkWidget      *pal_input_get_label_widget (PalInput *input);
gboolean        pal_input_get_beside (PalInput *input);

/* What is kept, and what is typed. */
void            pal_input_show (PalInput *input, PalRecord *record);
gboolean        pal_input_read (PalInput *input, PalRecord *record, GError **error);
gboolean        pal_input_is_touched (PalInput *input);
void            pal_input_accept (PalInput *input);
char           *pal_input_get_typed (PalInput *input);
void            pal_input_set_typed (PalInput *input, const char *typed);

void            pal_input_set_problem (PalInput *input, const char *sentence);
const char     *pal_input_get_problem (PalInput *input);
void            pal_input_set_explanation (PalInput *input, const char *explanation);
void            pal_input_set_editable (PalInput *input, gboolean editable);

G_END_DECLS
