/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-record.h"
#include "records/pal-value.h"

#define MOST_OFFERED 40

struct _PalFilterValue {
  GtkWidget             parent_instance;

  GtkWidget            *box;
  GtkWidget            *entries;      /* one or two, with words around them */
  GtkWidget            *first, *between, *second, *after;
  GtkWidget            *scroller;     /* of what can be ticked */
  GtkWidget            *ticks;

  PalPeopleFields      *fields;
  const PalPeopleField *field;
  PalComparison         comparison;
  GPtrArray            *chosen;       /* of char *: values that are ticked, seen or not */
};

enum { ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalFilterValue, pal_filter_value, GTK_TYPE_WIDGET)

static gboolean
is_ticked (PalFilterValue *self)
{
  return pal_comparison_n_values (self->comparison) == G_MAXUINT;
}

static gboolean
is_in_days (PalFilterValue *self)
{
  return self->comparison == PAL_FILTER_LONGER_AGO || self->comparison == PAL_FILTER_LAST_DAYS || self->comparison == PAL_FILTER_NEXT_DAYS;
}

static const char *
typed_in (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* Ticks ------------------------------------------------------------------------------------------------------------------ */

static int
find_chosen (PalFilterValue *self, const char *value)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (strcmp (g_ptr_array_index (self->chosen, i), value) == 0)
      return (int) i;
  return -1;
}

static void
set_chosen (PalFilterValue *self, const char *value, gboolean chosen)
{
  int index = find_chosen (self, value);

  if (chosen && index < 0)
    g_ptr_array_add (self->chosen, g_strdup (value));
  else if (!chosen && index >= 0)
    g_ptr_array_remove_index (self->chosen, (guint) index);
}

static void
toggled_cb (PalFilterValue *self, GtkCheckButton *tick)
{
  set_chosen (self, g_object_get_data (G_OBJECT (tick), "value"), gtk_check_button_get_active (tick));
}

static void
add_tick (PalFilterValue *self, const char *value, const char *words)
{
  GtkWidget *tick = gtk_check_button_new_with_label (words);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), find_chosen (self, value) >= 0);
  g_object_set_data_full (G_OBJECT (tick), "value", g_strdup (value), g_free);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->ticks), tick);
}

/* What is ticked comes first, seen at once when the condition is opened again. */
static void
fill_ticks (PalFilterValue *self)
{
  g_autoptr (GPtrArray) offered = pal_people_field_values (self->fields, self->field, typed_in (self->first), MOST_OFFERED);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->ticks)) != NULL)
    gtk_box_remove (GTK_BOX (self->ticks), child);
  for (guint i = 0; i < self->chosen->len && typed_in (self->first)[0] == '\0'; i++)
    {
      const char *value = g_ptr_array_index (self->chosen, i);
      g_autofree char *words = pal_people_field_words (self->fields, self->field, value);
      add_tick (self, value, words);
    }
  for (guint i = 0; i < offered->len; i++)
    {
      const PalPeopleValue *value = g_ptr_array_index (offered, i);
      if (typed_in (self->first)[0] != '\0' || find_chosen (self, value->value) < 0)
        add_tick (self, value->value, value->words);
    }
}

static void
typed_cb (PalFilterValue *self)
{
  if (is_ticked (self))
    fill_ticks (self);
}

/* Enter ticks what was found, or the text itself where any text can stand; with nothing typed it is the answer. */
static void
activated_cb (PalFilterValue *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->ticks);
  g_autofree char *typed = g_strstrip (g_strdup (typed_in (self->first)));

  if (!is_ticked (self) || *typed == '\0')
    {
      g_signal_emit (self, signals[ENTERED], 0);
      return;
    }
  if (first != NULL)
    set_chosen (self, g_object_get_data (G_OBJECT (first), "value"), TRUE);
  else if (self->field->field.kind == PAL_TEXT && self->field->choices == NULL)
    set_chosen (self, typed, TRUE);
  else
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->first), "");
  fill_ticks (self);
}

static gboolean
key_pressed_cb (PalFilterValue *self, guint keyval)
{
  if (keyval != GDK_KEY_Down || !is_ticked (self))
    return FALSE;
  return gtk_widget_child_focus (self->ticks, GTK_DIR_TAB_FORWARD);
}

/* Typed ------------------------------------------------------------------------------------------------------------------- */

static char *
read_days (const char *typed, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (typed));
  guint64 days;

  if (g_ascii_string_to_unsigned (bare, 10, 0, 36500, &days, NULL))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, days);
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("Say how many days, as a number."));
  return NULL;
}

/* As the file keeps it. */
static char *
read_one (PalFilterValue *self, GtkWidget *entry, GError **error)
{
  PalField field = self->field->field;
  PalValue value = { 0 };
  char *raw;

  if (is_in_days (self))
    return read_days (typed_in (entry), error);
  if (field.kind == PAL_MOMENT)
    field.kind = PAL_DATE;
  if (!pal_value_read (&field, typed_in (entry), &value, error))
    return NULL;
  raw = pal_value_to_raw (&field, &value);
  pal_value_clear (&value);
  if (raw == NULL)
    g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("Say what to compare with."));
  return raw;
}

static void
set_words (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_visible (label, *words != '\0');
}

static void
show_entries (PalFilterValue *self)
{
  gboolean two = pal_comparison_n_values (self->comparison) == 2, ticked = is_ticked (self);

  gtk_widget_set_visible (self->second, two);
  set_words (self->between, two ? C_("between two values", "to") : "");
  set_words (self->after, is_in_days (self) ? C_("after a number", "days") : "");
  gtk_widget_set_visible (self->scroller, ticked);
  gtk_widget_set_hexpand (self->first, ticked || self->comparison == PAL_FILTER_CONTAINS);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->first), ticked ? 12 : 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->first), ticked ? _("Type to find, Enter to tick") : NULL);
}

/* The widget --------------------------------------------------------------------------------------------------------------- */

static gboolean
pal_filter_value_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PAL_FILTER_VALUE (widget)->first);
}

static void
pal_filter_value_dispose (GObject *object)
{
  PalFilterValue *self = PAL_FILTER_VALUE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->fields, pal_people_fields_unref);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_filter_value_parent_class)->dispose (object);
}

static void
pal_filter_value_class_init (PalFilterValueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_filter_value_dispose;
  widget_class->grab_focus = pal_filter_value_grab_focus;
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_entry (PalFilterValue *self, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (self->entries), entry);
  return entry;
}

static GtkWidget *
add_label (PalFilterValue *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (self->entries), label);
  return label;
}

static void
make_ticks (PalFilterValue *self)
{
  self->ticks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 190);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->ticks);
}

static void
pal_filter_value_init (PalFilterValue *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entries = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->first = add_entry (self, _("Value"));
  self->between = add_label (self);
  self->second = add_entry (self, _("Until which value"));
  self->after = add_label (self);
  make_ticks (self);
  gtk_box_append (GTK_BOX (self->box), self->entries);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->first, keys);
  g_signal_connect_swapped (self->first, "changed", G_CALLBACK (typed_cb), self);
}

static void
show_values (PalFilterValue *self, const char *const *values)
{
  GtkWidget *entries[] = { self->first, self->second };

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *words = is_in_days (self) ? g_strdup (values[i]) : pal_people_field_words (self->fields, self->field, values[i]);

      if (is_ticked (self))
        set_chosen (self, values[i], TRUE);
      else if (i < G_N_ELEMENTS (entries))
        gtk_editable_set_text (GTK_EDITABLE (entries[i]), words);
    }
}

/* @values: (nullable): those of the condition that is changed, by the comparison @comparison. */
GtkWidget *
pal_filter_value_new (PalPeopleFields *fields, const PalPeopleField *field, PalComparison comparison, const char *const *values)
{
  PalFilterValue *self = g_object_new (PAL_TYPE_FILTER_VALUE, NULL);

  self->fields = pal_people_fields_ref (fields);
  self->field = field;
  self->comparison = comparison;
  show_values (self, values);
  pal_filter_value_set_comparison (self, comparison);
  return GTK_WIDGET (self);
}

/* What was typed or ticked stays, where the other comparison has a use for it. */
void
pal_filter_value_set_comparison (PalFilterValue *self, PalComparison comparison)
{
  g_return_if_fail (PAL_IS_FILTER_VALUE (self));

  self->comparison = comparison;
  show_entries (self);
  if (is_ticked (self))
    fill_ticks (self);
}

/* As the file keeps it, ended by NULL; NULL with @error in words. Full transfer. */
char **
pal_filter_value_read (PalFilterValue *self, GError **error)
{
  guint wanted = pal_comparison_n_values (self->comparison);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  GtkWidget *entries[] = { self->first, self->second };

  if (wanted == G_MAXUINT)
    for (guint i = 0; i < self->chosen->len; i++)
      g_strv_builder_add (values, g_ptr_array_index (self->chosen, i));
  else
    for (guint i = 0; i < wanted; i++)
      {
        g_autofree char *value = read_one (self, entries[i], error);
        if (value == NULL)
          return NULL;
        g_strv_builder_add (values, value);
      }
  return g_strv_builder_end (values);
}
