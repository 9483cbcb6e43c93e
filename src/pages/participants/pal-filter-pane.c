/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-filter-value.h"
#include "pages/pal-ask.h"
#include "store/pal-text.h"
#include "widgets/pal-named.h"

/* First the field is found by typing, then it is compared. Enter goes on, Escape goes back out. */
struct _PalFilterPane {
  GtkWidget             parent_instance;

  GtkWidget            *box;
  GtkWidget            *finder;       /* the first step */
  GtkWidget            *search;
  GtkWidget            *found;        /* a list box of fields */
  PalAsk               *ask;          /* the second step */
  GtkWidget            *comparison;   /* a drop-down */
  PalFilterValue       *value;        /* NULL: the comparison takes none */

  PalPeopleFields      *fields;
  const PalPeopleField *field;        /* of the catalogue */
};

enum { CHOSEN, CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalFilterPane, pal_filter_pane, GTK_TYPE_WIDGET)

/* The first step --------------------------------------------------------------------------------------------------------- */

static const PalPeopleField *
field_of (PalFilterPane *self, GtkListBoxRow *row)
{
  return row != NULL ? pal_people_fields_find (self->fields, g_object_get_data (G_OBJECT (row), "key")) : NULL;
}

static gboolean
is_found_cb (GtkListBoxRow *row, gpointer data)
{
  PalFilterPane *self = data;
  const PalPeopleField *field = field_of (self, row);
  g_autofree char *wanted = pal_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *label = field != NULL ? pal_text_fold (field->label) : NULL;
  g_autofree char *group = field != NULL ? pal_text_fold (pal_people_table_label (field->of)) : NULL;

  return field != NULL && (strstr (label, wanted) != NULL || strstr (group, wanted) != NULL);
}

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  PalFilterPane *self = data;
  const PalPeopleField *field = field_of (self, row), *above = field_of (self, before);
  const char *group = field != NULL ? pal_people_table_label (field->of) : "";
  GtkWidget *head;

  if (above != NULL && strcmp (group, pal_people_table_label (above->of)) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  head = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "pal-filter-head");
  gtk_list_box_row_set_header (row, head);
}

static void
add_row (PalFilterPane *self, const PalPeopleField *field)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (field->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "pal-filter-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, -1);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (field->key), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->found), row);
}

/* By group, in the order of the catalogue. */
static void
fill_finder (PalFilterPane *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->found)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found), row);
  for (PalPeopleTable of = PAL_OF_PERSON; of < PAL_OF_N; of++)
    {
      static const PalPeopleTable order[PAL_OF_N] = { PAL_OF_COURSE, PAL_OF_PERSON, PAL_OF_TAG, PAL_OF_OPEN_BARRIER, PAL_OF_LIFTED_BARRIER,
                                                      PAL_OF_OWN_FIELD, PAL_OF_SITUATION, PAL_OF_SUPPORT, PAL_OF_NOTE };
      for (guint i = 0; i < pal_people_fields_get_n (self->fields); i++)
        if (pal_people_fields_get (self->fields, i)->of == order[of])
          add_row (self, pal_people_fields_get (self->fields, i));
    }
}

static GtkListBoxRow *
first_found (PalFilterPane *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->found); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row))
      return GTK_LIST_BOX_ROW (row);
  return NULL;
}

/* The second step -------------------------------------------------------------------------------------------------------- */

static PalComparison
get_comparison (PalFilterPane *self)
{
  guint n, selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->comparison));
  const PalComparison *possible = pal_filter_comparisons (self->field, &n);

  return possible[selected < n ? selected : 0];
}

static void
comparison_chosen_cb (PalFilterPane *self)
{
  gboolean takes = pal_comparison_n_values (get_comparison (self)) > 0;

  pal_filter_value_set_comparison (self->value, get_comparison (self));
  gtk_widget_set_visible (GTK_WIDGET (self->value), takes);
  pal_ask_set_problem (self->ask, NULL);
}

static void
make_comparison (PalFilterPane *self, PalComparison chosen)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n, selected = 0;
  const PalComparison *possible = pal_filter_comparisons (self->field, &n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (labels, pal_comparison_label (self->field, possible[i]));
      selected = possible[i] == chosen ? i : selected;
    }
  self->comparison = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_widget_set_halign (self->comparison, GTK_ALIGN_START);
  pal_named_set (self->comparison, _("How it is compared"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->comparison), selected);
  g_signal_connect_swapped (self->comparison, "notify::selected", G_CALLBACK (comparison_chosen_cb), self);
  pal_ask_append (self->ask, self->comparison);
}

static void
answered_cb (PalFilterPane *self)
{
  PalComparison comparison = get_comparison (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) values = pal_filter_value_read (self->value, &error);
  g_autoptr (PalCondition) condition =
    values != NULL ? pal_condition_new (self->field->key, comparison, (const char *const *) values) : NULL;

  if (condition == NULL || !pal_condition_check (self->fields, condition, &error))
    {
      pal_ask_set_problem (self->ask, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->value));
      return;
    }
  pal_filter_pane_end (self);
  g_signal_emit (self, signals[CHOSEN], 0, condition);
}

static void
show_second (PalFilterPane *self, PalComparison comparison, const char *const *values)
{
  pal_ask_begin (self->ask, self->field->label, C_("button", "Filter"));
  make_comparison (self, comparison);
  self->value = PAL_FILTER_VALUE (pal_filter_value_new (self->fields, self->field, get_comparison (self), values));
  g_signal_connect_object (self->value, "entered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  pal_ask_append (self->ask, GTK_WIDGET (self->value));
  comparison_chosen_cb (self);
  gtk_widget_set_visible (self->finder, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->value)) ? GTK_WIDGET (self->value) : self->comparison);
}

static void
show_first (PalFilterPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_finder (self);
  pal_ask_end (self->ask);
  gtk_widget_set_visible (self->finder, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->search);
}

/* The person's moves ------------------------------------------------------------------------------------------------------ */

static void
choose (PalFilterPane *self, GtkListBoxRow *row)
{
  guint n;

  if (row == NULL)
    return;
  self->field = field_of (self, row);
  show_second (self, pal_filter_comparisons (self->field, &n)[0], NULL);
}

static void
row_activated_cb (PalFilterPane *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
search_changed_cb (PalFilterPane *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->found));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->found));
}

static void
search_activated_cb (PalFilterPane *self)
{
  choose (self, first_found (self));
}

static void
cancelled_cb (PalFilterPane *self)
{
  pal_filter_pane_end (self);
  g_signal_emit (self, signals[CANCELLED], 0);
}

static gboolean
finder_key_cb (PalFilterPane *self, guint keyval)
{
  if (keyval == GDK_KEY_Escape)
    {
      cancelled_cb (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Down && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)))) && first_found (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (first_found (self)));
  return FALSE;
}

/* The widget ---------------------------------------------------------------------------------------------------------------- */

static void
pal_filter_pane_dispose (GObject *object)
{
  PalFilterPane *self = PAL_FILTER_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->fields, pal_people_fields_unref);
  G_OBJECT_CLASS (pal_filter_pane_parent_class)->dispose (object);
}

static void
pal_filter_pane_class_init (PalFilterPaneClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_filter_pane_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CANCELLED] = g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_found (PalFilterPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->found = gtk_list_box_new ();
  gtk_widget_add_css_class (self->found, "pal-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->found), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->found), is_found_cb, self, NULL);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->found), head_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->found), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  g_signal_connect_swapped (self->found, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->found);
  gtk_widget_add_css_class (scroller, "pal-framed");
  return scroller;
}

static void
make_finder (PalFilterPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->finder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->search = gtk_search_entry_new ();
  gtk_widget_add_css_class (self->finder, "pal-ask");
  g_object_set (self->search, "placeholder-text", _("Filter by which field?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter by which field?"), -1);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (finder_key_cb), self);
  gtk_widget_add_controller (self->finder, keys);
  gtk_box_append (GTK_BOX (self->finder), self->search);
  gtk_box_append (GTK_BOX (self->finder), make_found (self));
}

static void
pal_filter_pane_init (PalFilterPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_finder (self);
  self->ask = PAL_ASK (pal_ask_new ());
  g_signal_connect_swapped (self->ask, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->ask, "cancelled", G_CALLBACK (cancelled_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->finder);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->ask));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_filter_pane_new (void)
{
  return g_object_new (PAL_TYPE_FILTER_PANE, NULL);
}

static void
take_fields (PalFilterPane *self, PalPeopleFields *fields)
{
  PalPeopleFields *taken = pal_people_fields_ref (fields);

  g_clear_pointer (&self->fields, pal_people_fields_unref);
  self->fields = taken;
}

/* Asks for a new condition. @key: (nullable): of the field, when it is known already. */
void
pal_filter_pane_begin (PalFilterPane *self, PalPeopleFields *fields, const char *key)
{
  guint n;

  g_return_if_fail (PAL_IS_FILTER_PANE (self));

  take_fields (self, fields);
  self->field = pal_people_fields_find (fields, key);
  if (self->field != NULL)
    show_second (self, pal_filter_comparisons (self->field, &n)[0], NULL);
  else
    show_first (self);
}

/* Asks how a condition is to be changed; one whose field is no more is asked anew. */
void
pal_filter_pane_edit (PalFilterPane *self, PalPeopleFields *fields, const PalCondition *condition)
{
  g_return_if_fail (PAL_IS_FILTER_PANE (self));

  take_fields (self, fields);
  self->field = condition->unread == NULL ? pal_people_fields_find (fields, condition->field) : NULL;
  if (self->field != NULL)
    show_second (self, condition->comparison, (const char *const *) condition->values);
  else
    show_first (self);
}

void
pal_filter_pane_end (PalFilterPane *self)
{
  g_return_if_fail (PAL_IS_FILTER_PANE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
