/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-input.h"
#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_FORM (pal_form_get_type ())
G_DECLARE_FINAL_TYPE (PalForm, pal_form, PAL, FORM, GtkWidget)

/* In a .ui:
 *   <object class="PalForm" id="identity">
 *     <property name="kind">participant</property>
 *     <child><object class="PalInput" id="last_name"/></child>
 *     <child><object class="PalInput" id="postcode"><property name="width-chars">5</property></object></child>
 *     <child><object class="PalInput" id="city"><property name="beside">True</property></object></child>
 *   </object>
 * Properties: kind, editable, autosave (milliseconds). Signals: "kept" (field name), "created" (id), "gone". */

GtkWidget      *pal_form_new (const PalKind *kind);
void            pal_form_append (PalForm *form, GtkWidget *child);

void            pal_form_set_record (PalForm *form, PalRecord *record, PalStore *store);
PalRecord      *pal_form_get_record (PalForm *form);
void            pal_form_set_place (PalForm *form, const char *place);
void            pal_form_set_subject (PalForm *form, const char *subject);
PalInput       *pal_form_get_input (PalForm *form, const char *field);
gboolean        pal_form_focus_field (PalForm *form, const char *field);
gboolean        pal_form_keep (PalForm *form);
gboolean        pal_form_keep_below (GtkWidget *widget);
gboolean        pal_form_has_unkept (PalForm *form);
void            pal_form_set_editable (PalForm *form, gboolean editable);

G_END_DECLS
