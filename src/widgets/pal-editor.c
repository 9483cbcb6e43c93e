/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-editor.h"

#include "pal-focus.h"

typedef struct {
  const PalField *field;
  int             filling;   /* > 0 while the program, not the person, changes the content */
} PalEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PalEditor, pal_editor, GTK_TYPE_WIDGET)

enum { EDITED, SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define PRIVATE(editor) ((PalEditorPrivate *) pal_editor_get_instance_private (editor))

static void
pal_editor_real_show (PalEditor *editor, PalRecord *record)
{
  g_autofree char *shown = pal_record_show (record, PRIVATE (editor)->field->name);

  PAL_EDITOR_GET_CLASS (editor)->set_typed (editor, shown);
}

static gboolean
pal_editor_real_read (PalEditor *editor, PalRecord *record, GError **error)
{
  g_autofree char *typed = pal_editor_get_typed (editor);

  return pal_record_read (record, PRIVATE (editor)->field->name, typed, error);
}

static void
pal_editor_real_set_field (PalEditor *editor, const PalField *field)
{
}

static void
pal_editor_real_set_store (PalEditor *editor, PalStore *store)
{
}

static void
pal_editor_real_set_editable (PalEditor *editor, gboolean editable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (editor), editable);
}

static void
pal_editor_real_set_width (PalEditor *editor, int chars)
{
}

static void
pal_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_editor_parent_class)->dispose (object);
}

static gboolean
pal_editor_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return pal_focus_pass (widget, pal_editor_parent_class, direction);
}

static gboolean
pal_editor_grab_focus (GtkWidget *widget)
{
  return !pal_focus_is_passing (widget) && gtk_widget_grab_focus (pal_editor_get_target (PAL_EDITOR (widget)));
}

static void
pal_editor_class_init (PalEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_editor_dispose;
  GTK_WIDGET_CLASS (klass)->focus = pal_editor_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = pal_editor_grab_focus;
  klass->show = pal_editor_real_show;
  klass->read = pal_editor_real_read;
  klass->set_field = pal_editor_real_set_field;
  klass->set_store = pal_editor_real_set_store;
  klass->set_editable = pal_editor_real_set_editable;
  klass->set_width = pal_editor_real_set_width;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_editor_init (PalEditor *self)
{
}

static GType
editor_type_for (PalFieldKind kind)
{
  switch (kind)
    {
    case PAL_NOTE:
      return PAL_TYPE_NOTE_EDITOR;
    case PAL_DATE:
      return PAL_TYPE_DATE_EDITOR;
    case PAL_BOOL:
      return PAL_TYPE_CHECK_EDITOR;
    case PAL_THREE:
      return PAL_TYPE_THREE_EDITOR;
    case PAL_CHOICE:
    case PAL_LEVEL:
      return PAL_TYPE_CHOICE_EDITOR;
    case PAL_CHOICES:
      return PAL_TYPE_CHIPS_EDITOR;
    case PAL_REF:
      return PAL_TYPE_REFERENCE_EDITOR;
    case PAL_TEXT:
    case PAL_PHONE:
    case PAL_INT:
    case PAL_AMOUNT:
    case PAL_MOMENT:
    default:
      return PAL_TYPE_TEXT_EDITOR;
    }
}

/* The editor that fits the field's kind; a floating reference, as all widgets. */
PalEditor *
pal_editor_for (const PalField *field)
{
  PalEditor *editor;

  g_return_val_if_fail (field != NULL, NULL);

  editor = g_object_new (editor_type_for (field->kind), NULL);
  PRIVATE (editor)->field = field;
  PRIVATE (editor)->filling++;
  PAL_EDITOR_GET_CLASS (editor)->set_field (editor, field);
  PRIVATE (editor)->filling--;
  return editor;
}

const PalField *
pal_editor_get_field (PalEditor *editor)
{
  g_return_val_if_fail (PAL_IS_EDITOR (editor), NULL);

  return PRIVATE (editor)->field;
}

/* Where references are looked for; NULL: nowhere. */
void
pal_editor_set_store (PalEditor *editor, PalStore *store)
{
  g_return_if_fail (PAL_IS_EDITOR (editor));

  PAL_EDITOR_GET_CLASS (editor)->set_store (editor, store);
}

/* Fills in what the record holds, without "edited". */
void
pal_editor_show (PalEditor *editor, PalRecord *record)
{
  g_return_if_fail (PAL_IS_EDITOR (editor));
  g_return_if_fail (PAL_IS_RECORD (record));

  PRIVATE (editor)->filling++;
  PAL_EDITOR_GET_CLASS (editor)->show (editor, record);
  PRIVATE (editor)->filling--;
}

/* Puts what is typed or chosen into the record; on an error the record is as it was. */
gboolean
pal_editor_read (PalEditor *editor, PalRecord *record, GError **error)
{
  g_return_val_if_fail (PAL_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (PAL_IS_RECORD (record), FALSE);

  return PAL_EDITOR_GET_CLASS (editor)->read (editor, record, error);
}

/* The content as text: what is typed, or the code that is chosen. Owned by the caller. */
char *
pal_editor_get_typed (PalEditor *editor)
{
  g_return_val_if_fail (PAL_IS_EDITOR (editor), NULL);

  return PAL_EDITOR_GET_CLASS (editor)->get_typed (editor);
}

/* The reverse of pal_editor_get_typed(). */
void
pal_editor_set_typed (PalEditor *editor, const char *typed)
{
  g_return_if_fail (PAL_IS_EDITOR (editor));

  PRIVATE (editor)->filling++;
  PAL_EDITOR_GET_CLASS (editor)->set_typed (editor, typed != NULL ? typed : "");
  PRIVATE (editor)->filling--;
}

void
pal_editor_set_editable (PalEditor *editor, gboolean editable)
{
  g_return_if_fail (PAL_IS_EDITOR (editor));

  PAL_EDITOR_GET_CLASS (editor)->set_editable (editor, editable);
}

/* @chars: for a field of known length (a postcode); 0: as wide as there is room. */
void
pal_editor_set_width (PalEditor *editor, int chars)
{
  g_return_if_fail (PAL_IS_EDITOR (editor));

  PAL_EDITOR_GET_CLASS (editor)->set_width (editor, chars);
}

/* The control that takes the focus, bears the accessible name and shows that something is wrong. */
GtkWidget *
pal_editor_get_target (PalEditor *editor)
{
  g_return_val_if_fail (PAL_IS_EDITOR (editor), NULL);

  return PAL_EDITOR_GET_CLASS (editor)->get_target (editor);
}

/* What bears the field's name for those who hear it: the control, or the group that holds several. */
GtkWidget *
pal_editor_get_named (PalEditor *editor)
{
  g_return_val_if_fail (PAL_IS_EDITOR (editor), NULL);

  return PAL_EDITOR_GET_CLASS (editor)->is_group ? GTK_WIDGET (editor) : pal_editor_get_target (editor);
}

gboolean
pal_editor_is_filling (PalEditor *editor)
{
  return PRIVATE (editor)->filling > 0;
}

void
pal_editor_say_edited (PalEditor *editor)
{
  if (!pal_editor_is_filling (editor))
    g_signal_emit (editor, signals[EDITED], 0);
}

void
pal_editor_say_settled (PalEditor *editor)
{
  if (!pal_editor_is_filling (editor))
    g_signal_emit (editor, signals[SETTLED], 0);
}
