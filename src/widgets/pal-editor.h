/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

/* What one types in or chooses with, for one field. PalInput puts the label and the words about a problem around it. */
#define PAL_TYPE_EDITOR (pal_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalEditor, pal_editor, PAL, EDITOR, GtkWidget)

struct _PalEditorClass {
  GtkWidgetClass parent_class;

  void        (*set_field)    (PalEditor *editor, const PalField *field);
  void        (*set_store)    (PalEditor *editor, PalStore *store);
  void        (*show)         (PalEditor *editor, PalRecord *record);
  gboolean    (*read)         (PalEditor *editor, PalRecord *record, GError **error);
  char       *(*get_typed)    (PalEditor *editor);
  void        (*set_typed)    (PalEditor *editor, const char *typed);
  void        (*set_editable) (PalEditor *editor, gboolean editable);
  void        (*set_width)    (PalEditor *editor, int chars);
  GtkWidget  *(*get_target)   (PalEditor *editor);
  gboolean      is_group;     /* several controls under one name */
};

/* Signals: "edited" by the person; "settled" (a choice made, Enter pressed: to be kept now). */

PalEditor      *pal_editor_for (const PalField *field);

const PalField *pal_editor_get_field (PalEditor *editor);
void            pal_editor_set_store (PalEditor *editor, PalStore *store);
void            pal_editor_show (PalEditor *editor, PalRecord *record);
gboolean        pal_editor_read (PalEditor *editor, PalRecord *record, GError **error);
char           *pal_editor_get_typed (PalEditor *editor);
void            pal_editor_set_typed (PalEditor *editor, const char *typed);
void            pal_editor_set_editable (PalEditor *editor, gboolean editable);
void            pal_editor_set_width (PalEditor *editor, int chars);
GtkWidget      *pal_editor_get_target (PalEditor *editor);
GtkWidget      *pal_editor_get_named (PalEditor *editor);

/* For the kinds of editor. Nothing is said while the form itself fills the editor. */
gboolean        pal_editor_is_filling (PalEditor *editor);
void            pal_editor_say_edited (PalEditor *editor);
void            pal_editor_say_settled (PalEditor *editor);

#define PAL_TYPE_TEXT_EDITOR (pal_text_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalTextEditor, pal_text_editor, PAL, TEXT_EDITOR, PalEditor)
struct _PalTextEditorClass {
  PalEditorClass parent_class;
};
GtkEntry       *pal_text_editor_get_entry (PalTextEditor *editor);
void            pal_text_editor_put (PalTextEditor *editor, const char *text);

#define PAL_TYPE_NOTE_EDITOR (pal_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalNoteEditor, pal_note_editor, PAL, NOTE_EDITOR, PalEditor)
#define PAL_TYPE_DATE_EDITOR (pal_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalDateEditor, pal_date_editor, PAL, DATE_EDITOR, PalTextEditor)
#define PAL_TYPE_CHOICE_EDITOR (pal_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalChoiceEditor, pal_choice_editor, PAL, CHOICE_EDITOR, PalEditor)
#define PAL_TYPE_THREE_EDITOR (pal_three_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalThreeEditor, pal_three_editor, PAL, THREE_EDITOR, PalEditor)
#define PAL_TYPE_CHECK_EDITOR (pal_check_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalCheckEditor, pal_check_editor, PAL, CHECK_EDITOR, PalEditor)
#define PAL_TYPE_CHIPS_EDITOR (pal_chips_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalChipsEditor, pal_chips_editor, PAL, CHIPS_EDITOR, PalEditor)
/* Signal "create" (typed) → id of the record that was made, 0 for none. */
#define PAL_TYPE_REFERENCE_EDITOR (pal_reference_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalReferenceEditor, pal_reference_editor, PAL, REFERENCE_EDITOR, PalTextEditor)

G_END_DECLS
