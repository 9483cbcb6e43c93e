/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-form.h"

#include <glib/gi18n.h>

#include "pal-focus.h"

/* A note that is being typed is kept this often, in milliseconds. */
#define AUTOSAVE 4000

typedef struct {
  PalForm  *form;
  PalInput *input;
  char     *visit;       /* edits of one visit to a field merge into one */
  guint     autosave;    /* source of the main loop; 0: nothing to keep */
  gboolean  editable;    /* what the .ui says, whatever the form's state */
} PalSlot;

struct _PalForm {
  GtkWidget      parent_instance;

  const PalKind *kind;
  PalRecord     *record;
  PalStore      *store;
  gulong         store_changed;
  char          *place;
  char          *subject;
  guint          autosave;   /* milliseconds */
  gboolean       editable;
  gboolean       held;       /* a new record that cannot be written yet, for want of a required field */

  GPtrArray     *slots;      /* of PalSlot */
  GtkSizeGroup  *labels;
  GtkWidget     *row;        /* the last one */
  GHashTable    *unkept;     /* "participant/12/birth_on" → PalUnkept, shown again with its record */
};

/* What was typed and could not be kept. */
typedef struct {
  char *typed;
  char *problem;
} PalUnkept;

enum { PROP_KIND = 1, PROP_EDITABLE, PROP_AUTOSAVE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { KEPT, CREATED, GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkBuildableIface *parent_buildable;

static void pal_form_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalForm, pal_form, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_form_buildable_init))

/* Typed and not kept ----------------------------------------------------------------------------------------------- */

static void
pal_unkept_free (gpointer data)
{
  PalUnkept *unkept = data;

  g_free (unkept->typed);
  g_free (unkept->problem);
  g_free (unkept);
}

static char *
unkept_key (PalForm *self, PalSlot *slot)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", self->kind->table, pal_record_get_id (self->record),
                          pal_input_get_name (slot->input));
}

static void
remember_unkept (PalForm *self)
{
  if (self->record == NULL || pal_record_get_id (self->record) == 0)
    return;
  for (guint i = 0; i < self->slots->len; i++)
    {
      PalSlot *slot = g_ptr_array_index (self->slots, i);
      PalUnkept *unkept;

      if (!pal_input_is_touched (slot->input))
        continue;
      unkept = g_new0 (PalUnkept, 1);
      unkept->typed = pal_input_get_typed (slot->input);
      unkept->problem = g_strdup (pal_input_get_problem (slot->input));
      g_hash_table_replace (self->unkept, unkept_key (self, slot), unkept);
    }
}

static void
bring_back_unkept (PalForm *self, PalSlot *slot)
{
  g_autofree char *key = unkept_key (self, slot);
  PalUnkept *unkept = g_hash_table_lookup (self->unkept, key);

  if (unkept == NULL)
    return;
  pal_input_set_typed (slot->input, unkept->typed);
  pal_input_set_problem (slot->input, unkept->problem);
  g_hash_table_remove (self->unkept, key);
}

/* Keeping ---------------------------------------------------------------------------------------------------------- */

static void
stop_autosave (PalSlot *slot)
{
  g_clear_handle_id (&slot->autosave, g_source_remove);
}

static char *
edit_label (PalForm *self, PalSlot *slot)
{
  g_autofree char *title = pal_record_title (self->record);
  const char *called = title[0] != '\0' ? title : _(self->kind->label);
  const char *what =
    pal_record_get_id (self->record) == 0 ? _("New record") : pal_field_label (pal_input_get_field (slot->input));

  if (self->subject != NULL)
    /* Translators: in the history: a person, one of the person's barriers or situations, and what was changed of it. */
    return g_strdup_printf (_("%s — %s: %s"), self->subject, called, what);
  return g_strdup_printf ("%s — %s", called, what);
}

static char *
words_of_failure (PalForm *self, PalSlot *slot, const GError *error)
{
  g_autofree char *kept = pal_record_show (self->record, pal_input_get_field (slot->input)->name);

  if (error->domain == PAL_STORE_ERROR)
    return g_strdup_printf (_("%s What you typed stays here and is tried again when you leave a field."),
                            error->message);
  if (kept == NULL || kept[0] == '\0')
    return g_strdup (error->message);
  return g_strdup_printf (_("%s The value before (%s) is kept."), error->message, kept);
}

static gboolean
write_record (PalForm *self, PalSlot *slot, GError **error)
{
  g_autofree char *label = edit_label (self, slot);
  gboolean is_new = pal_record_get_id (self->record) == 0;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_visit (edit, slot->visit);
  if (self->place != NULL)
    pal_edit_set_place (edit, self->place);
  if (!pal_record_save (self->record, edit, error))
    return FALSE;
  if (pal_edit_commit (edit, error))
    return TRUE;
  pal_record_unsave (self->record, is_new);
  return FALSE;
}

typedef enum {
  OUTCOME_KEPT,
  OUTCOME_UNCHANGED,
  OUTCOME_HELD,       /* a new record waits for its required fields */
  OUTCOME_FAILED,
} Outcome;

/* From the editor through the record to the file; on a failure the record holds what it held before. */
static Outcome
keep_value (PalForm *self, PalSlot *slot, GError **error)
{
  const char *name = pal_input_get_field (slot->input)->name;
  g_autofree char *before = pal_record_get_raw (self->record, name), *after = NULL;
  g_autoptr (GError) missing = NULL;

  if (!pal_input_read (slot->input, self->record, error))
    {
      pal_record_set_raw (self->record, name, before, NULL);
      return OUTCOME_FAILED;
    }
  after = pal_record_get_raw (self->record, name);
  if (g_strcmp0 (before, after) == 0 && !self->held)
    return OUTCOME_UNCHANGED;
  if (pal_record_get_id (self->record) == 0 && !pal_record_check (self->record, &missing)
      && g_error_matches (missing, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED))
    return OUTCOME_HELD;
  if (write_record (self, slot, error))
    return OUTCOME_KEPT;
  pal_record_set_raw (self->record, name, before, NULL);
  return OUTCOME_FAILED;
}

static void
tell_kept (PalForm *self, PalSlot *slot, gboolean created)
{
  if (created)
    g_signal_emit (self, signals[CREATED], 0, pal_record_get_id (self->record));
  g_signal_emit (self, signals[KEPT], 0, pal_input_get_name (slot->input));
}

/* Keeps one field if it was touched. @typing: the person is still in it, so the text is left as it is.
 * FALSE: it could not be kept; what was typed stays, and the field says why. */
static gboolean
keep_slot (PalForm *self, PalSlot *slot, gboolean typing)
{
  g_autoptr (GError) error = NULL;
  gboolean is_new;
  Outcome outcome;

  stop_autosave (slot);
  if (self->record == NULL || self->store == NULL || !pal_input_is_touched (slot->input))
    return TRUE;
  is_new = pal_record_get_id (self->record) == 0;
  outcome = keep_value (self, slot, &error);
  if (outcome == OUTCOME_FAILED)
    {
      g_autofree char *words = words_of_failure (self, slot, error);

      pal_input_set_problem (slot->input, words);
      return FALSE;
    }
  self->held = outcome == OUTCOME_HELD || (self->held && outcome == OUTCOME_UNCHANGED);
  pal_input_set_problem (slot->input, NULL);
  if (typing)
    pal_input_accept (slot->input);
  else
    pal_input_show (slot->input, self->record);
  if (outcome == OUTCOME_KEPT)
    tell_kept (self, slot, is_new);
  return TRUE;
}

static gboolean
keep_all (PalForm *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->slots->len; i++)
    if (!keep_slot (self, g_ptr_array_index (self->slots, i), FALSE))
      all = FALSE;
  return all;
}

static gboolean
autosave_cb (gpointer data)
{
  PalSlot *slot = data;

  slot->autosave = 0;
  keep_slot (slot->form, slot, TRUE);
  return G_SOURCE_REMOVE;
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
entered_cb (PalSlot *slot)
{
  static guint counter;

  g_free (slot->visit);
  slot->visit = g_strdup_printf ("%" G_GINT64_FORMAT "-%u", g_get_real_time (), ++counter);
}

/* What failed in another field (the disk was full) is tried again with this one. */
static void
left_cb (PalSlot *slot)
{
  keep_all (slot->form);
}

static void
settled_cb (PalSlot *slot)
{
  keep_slot (slot->form, slot, FALSE);
}

static void
edited_cb (PalSlot *slot)
{
  const PalField *field = pal_input_get_field (slot->input);

  if (field->kind == PAL_NOTE && slot->autosave == 0)
    slot->autosave = g_timeout_add (slot->form->autosave, autosave_cb, slot);
}

static PalSlot *
find_focused (PalForm *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      PalSlot *slot = g_ptr_array_index (self->slots, i);

      if (gtk_widget_get_focus_child (GTK_WIDGET (slot->input)) != NULL)
        return slot;
    }
  return NULL;
}

/* Escape puts back what is kept. */
static gboolean
key_pressed_cb (PalForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  PalSlot *slot = keyval == GDK_KEY_Escape && self->record != NULL ? find_focused (self) : NULL;

  if (slot == NULL || !pal_input_is_touched (slot->input))
    return FALSE;
  stop_autosave (slot);
  pal_input_show (slot->input, self->record);
  return TRUE;
}

/* What happens in the file ----------------------------------------------------------------------------------------- */

static gboolean
names_table (const char *const *tables, const char *table)
{
  return tables == NULL || g_strv_contains (tables, table);
}

/* People may give the values of a list other words. */
static gboolean
shows_word (const PalField *field, const char *const *tables)
{
  return (field->kind == PAL_CHOICE || field->kind == PAL_CHOICES || field->kind == PAL_LEVEL)
         && names_table (tables, "list_value");
}

static void
show_untouched (PalForm *self, const char *const *tables)
{
  gboolean all = names_table (tables, self->kind->table);

  for (guint i = 0; i < self->slots->len; i++)
    {
      PalSlot *slot = g_ptr_array_index (self->slots, i);
      const PalField *field = pal_input_get_field (slot->input);

      if (field == NULL || pal_input_is_touched (slot->input))
        continue;
      if (all || (field->kind == PAL_REF && names_table (tables, field->target)) || shows_word (field, tables))
        pal_input_show (slot->input, self->record);
    }
}

static void
store_changed_cb (PalForm *self, const char *const *tables)
{
  g_autoptr (GError) error = NULL;

  if (self->record == NULL || pal_record_get_id (self->record) == 0)
    return;
  if (names_table (tables, self->kind->table) && !pal_record_reload (self->record, self->store, &error))
    {
      if (g_error_matches (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING))
        g_signal_emit (self, signals[GONE], 0);
      return;
    }
  self->held = FALSE;   /* another form may have written the record that this one held */
  show_untouched (self, tables);
}

static void
set_store (PalForm *self, PalStore *store)
{
  if (self->store == store)
    return;
  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  for (guint i = 0; i < self->slots->len; i++)
    pal_input_set_store (((PalSlot *) g_ptr_array_index (self->slots, i))->input, store);
}

/* The inputs ------------------------------------------------------------------------------------------------------- */

static void
pal_slot_free (gpointer data)
{
  PalSlot *slot = data;

  stop_autosave (slot);
  g_free (slot->visit);
  g_free (slot);
}

static void
add_slot (PalForm *self, PalInput *input)
{
  PalSlot *slot = g_new0 (PalSlot, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  slot->form = self;
  slot->input = input;
  g_object_get (input, "editable", &slot->editable, NULL);
  g_ptr_array_add (self->slots, slot);
  if (self->kind != NULL)
    pal_input_set_kind (input, self->kind);
  pal_input_set_store (input, self->store);
  pal_input_set_editable (input, self->editable && slot->editable);

  gtk_widget_add_controller (GTK_WIDGET (input), focus);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), slot);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), slot);
  g_signal_connect_swapped (input, "settled", G_CALLBACK (settled_cb), slot);
  g_signal_connect_swapped (input, "edited", G_CALLBACK (edited_cb), slot);
}

static void
pal_form_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    pal_form_append (PAL_FORM (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pal_form_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_form_add_child;
}

static void
set_kind (PalForm *self, const PalKind *kind)
{
  self->kind = kind;
  for (guint i = 0; self->kind != NULL && i < self->slots->len; i++)
    pal_input_set_kind (((PalSlot *) g_ptr_array_index (self->slots, i))->input, self->kind);
}

static void
set_kind_named (PalForm *self, const char *table)
{
  const PalKind *kind = table != NULL ? pal_kind_find (table) : NULL;

  if (table != NULL && kind == NULL)
    g_warning ("There is no kind of record named %s", table);
  set_kind (self, kind);
}

static void
pal_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalForm *self = PAL_FORM (object);

  if (id == PROP_KIND)
    g_value_set_string (value, self->kind != NULL ? self->kind->table : NULL);
  else if (id == PROP_EDITABLE)
    g_value_set_boolean (value, self->editable);
  else
    g_value_set_uint (value, self->autosave);
}

static void
pal_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalForm *self = PAL_FORM (object);

  if (id == PROP_KIND)
    set_kind_named (self, g_value_get_string (value));
  else if (id == PROP_EDITABLE)
    pal_form_set_editable (self, g_value_get_boolean (value));
  else
    self->autosave = g_value_get_uint (value);
}

static void
pal_form_unmap (GtkWidget *widget)
{
  keep_all (PAL_FORM (widget));
  GTK_WIDGET_CLASS (pal_form_parent_class)->unmap (widget);
}

static gboolean
pal_form_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return pal_focus_pass (widget, pal_form_parent_class, direction);
}

static gboolean
pal_form_grab_focus (GtkWidget *widget)
{
  PalForm *self = PAL_FORM (widget);

  for (guint i = 0; !pal_focus_is_passing (widget) && i < self->slots->len; i++)
    if (gtk_widget_grab_focus (GTK_WIDGET (((PalSlot *) g_ptr_array_index (self->slots, i))->input)))
      return TRUE;
  return FALSE;
}

static void
pal_form_dispose (GObject *object)
{
  PalForm *self = PAL_FORM (object);
  GtkWidget *child;

  for (guint i = 0; i < self->slots->len; i++)
    g_signal_handlers_disconnect_by_data (((PalSlot *) g_ptr_array_index (self->slots, i))->input,
                                          g_ptr_array_index (self->slots, i));
  set_store (self, NULL);
  g_clear_object (&self->record);
  g_ptr_array_set_size (self->slots, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (pal_form_parent_class)->dispose (object);
}

static void
pal_form_finalize (GObject *object)
{
  PalForm *self = PAL_FORM (object);

  g_ptr_array_unref (self->slots);
  g_hash_table_unref (self->unkept);
  g_free (self->place);
  g_free (self->subject);
  G_OBJECT_CLASS (pal_form_parent_class)->finalize (object);
}

static void
pal_form_class_init (PalFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pal_form_get_property;
  object_class->set_property = pal_form_set_property;
  object_class->dispose = pal_form_dispose;
  object_class->finalize = pal_form_finalize;
  widget_class->unmap = pal_form_unmap;
  widget_class->focus = pal_form_focus;
  widget_class->grab_focus = pal_form_grab_focus;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_AUTOSAVE] = g_param_spec_uint ("autosave", NULL, NULL, 1, G_MAXUINT, AUTOSAVE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[KEPT] = g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATED] =
    g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
pal_form_init (PalForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
  self->editable = TRUE;
  self->autosave = AUTOSAVE;
  self->slots = g_ptr_array_new_with_free_func (pal_slot_free);
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->unkept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pal_unkept_free);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}

GtkWidget *
pal_form_new (const PalKind *kind)
{
  PalForm *form = g_object_new (PAL_TYPE_FORM, NULL);

  set_kind (form, kind);
  return GTK_WIDGET (form);
}

/* An input becomes a row, or joins the row above when it is "beside"; any other widget is a row of its own. */
void
pal_form_append (PalForm *form, GtkWidget *child)
{
  gboolean beside;

  g_return_if_fail (PAL_IS_FORM (form));
  g_return_if_fail (GTK_IS_WIDGET (child));

  beside = PAL_IS_INPUT (child) && pal_input_get_beside (PAL_INPUT (child)) && form->row != NULL;
  if (!beside)
    {
      form->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_insert_before (form->row, GTK_WIDGET (form), NULL);
    }
  gtk_box_append (GTK_BOX (form->row), child);
  if (PAL_IS_INPUT (child))
    {
      if (!beside)
        {
          gtk_size_group_add_widget (form->labels, pal_input_get_label_widget (PAL_INPUT (child)));
          gtk_widget_add_css_class (pal_input_get_label_widget (PAL_INPUT (child)), "first");
        }
      add_slot (form, PAL_INPUT (child));
    }
  else
    {
      form->row = NULL;
    }
}

/**
 * pal_form_set_record:
 * @record: (nullable): saved in @store, or new: then it is written once its required fields are there
 *
 * Shows another record, after keeping what is typed. What could not be kept is remembered with its record and shown
 * again, with its reason, when the form comes back to it.
 */
void
pal_form_set_record (PalForm *form, PalRecord *record, PalStore *store)
{
  g_return_if_fail (PAL_IS_FORM (form));
  g_return_if_fail (form->kind != NULL);
  g_return_if_fail (record == NULL || pal_record_get_kind (record) == form->kind);

  if (!keep_all (form))
    remember_unkept (form);
  set_store (form, store);
  g_set_object (&form->record, record);
  form->held = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (form), record != NULL);
  for (guint i = 0; record != NULL && i < form->slots->len; i++)
    {
      PalSlot *slot = g_ptr_array_index (form->slots, i);

      if (pal_input_get_field (slot->input) == NULL)
        continue;
      entered_cb (slot);
      pal_input_show (slot->input, record);
      bring_back_unkept (form, slot);
    }
}

PalRecord *
pal_form_get_record (PalForm *form)
{
  g_return_val_if_fail (PAL_IS_FORM (form), NULL);

  return form->record;
}

/* The address that History shows for the edits made here. */
void
pal_form_set_place (PalForm *form, const char *place)
{
  g_return_if_fail (PAL_IS_FORM (form));

  g_free (form->place);
  form->place = g_strdup (place);
}

/* Whose record it is: "Lina Benali" before the barrier that the form edits; NULL: the record stands for itself. */
void
pal_form_set_subject (PalForm *form, const char *subject)
{
  g_return_if_fail (PAL_IS_FORM (form));

  g_free (form->subject);
  form->subject = g_strdup (subject);
}

/* By column or property name; NULL when the form does not show the field. */
PalInput *
pal_form_get_input (PalForm *form, const char *field)
{
  const PalField *wanted;

  g_return_val_if_fail (PAL_IS_FORM (form), NULL);
  g_return_val_if_fail (form->kind != NULL && field != NULL, NULL);

  wanted = pal_kind_get_field (form->kind, field);
  for (guint i = 0; wanted != NULL && i < form->slots->len; i++)
    {
      PalSlot *slot = g_ptr_array_index (form->slots, i);

      if (pal_input_get_field (slot->input) == wanted)
        return slot->input;
    }
  return NULL;
}

gboolean
pal_form_focus_field (PalForm *form, const char *field)
{
  PalInput *input = pal_form_get_input (form, field);

  return input != NULL && gtk_widget_grab_focus (GTK_WIDGET (input));
}

/**
 * pal_form_keep:
 *
 * Keeps what is typed and not kept yet, as when the fields are left.
 *
 * Returns: FALSE when something could not be kept; it stays in its field, which says why
 */
gboolean
pal_form_keep (PalForm *form)
{
  g_return_val_if_fail (PAL_IS_FORM (form), FALSE);

  return keep_all (form);
}

/* Keeps all forms inside @widget: before a window closes, before an undo. */
gboolean
pal_form_keep_below (GtkWidget *widget)
{
  gboolean all = TRUE;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (PAL_IS_FORM (widget))
    return keep_all (PAL_FORM (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!pal_form_keep_below (child))
      all = FALSE;
  return all;
}

/* Whether something typed here, for this record or one shown earlier, is not in the file. */
gboolean
pal_form_has_unkept (PalForm *form)
{
  g_return_val_if_fail (PAL_IS_FORM (form), FALSE);

  if (form->held || g_hash_table_size (form->unkept) > 0)
    return TRUE;
  for (guint i = 0; i < form->slots->len; i++)
    if (pal_input_is_touched (((PalSlot *) g_ptr_array_index (form->slots, i))->input))
      return TRUE;
  return FALSE;
}

void
pal_form_set_editable (PalForm *form, gboolean editable)
{
  g_return_if_fail (PAL_IS_FORM (form));

  form->editable = editable;
  for (guint i = 0; i < form->slots->len; i++)
    {
      PalSlot *slot = g_ptr_array_index (form->slots, i);

      pal_input_set_editable (slot->input, editable && slot->editable);
    }
}
