/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-head.h"

#include <glib/gi18n.h>

#include "pal-planning-clashes.h"
#include "pal-planning-filters.h"
#include "widgets/pal-named.h"
#include "widgets/pal-swatch.h"
#include "widgets/pal-wrap-layout.h"

#define LEGEND_CHARS 22
#define FEW 4                  /* more names than that are cut shorter, so that they stand on one line */
#define SHORT_CHARS 12

struct _PalPlanningHead {
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkWidget          *before;
  GtkWidget          *after;
  GtkLabel           *title;
  GtkLabel           *week;
  GtkDropDown        *colour;
  PalPlanningClashes *clashes;
  PalWrap            *legend;
  GtkWidget          *plan;       /* of the one cohort that is shown */
  GtkWidget          *filtered;
  PalPlanningFilters *filters;

  PalPlanningPlace    place;
  gboolean            showing;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalPlanningHead, pal_planning_head, GTK_TYPE_WIDGET)

/* The filter that the legend is of. */
static gint64 *
legend_filter (PalPlanningPlace *place)
{
  return place->colour == PAL_AGENDA_COACHES ? &place->view.coach : place->colour == PAL_AGENDA_ROOMS ? &place->view.room : &place->view.cohort;
}

static void
say_changed (PalPlanningHead *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The legend ------------------------------------------------------------------------------------------------------------ */

/* Another press shows all again. */
static void
legend_clicked_cb (GtkToggleButton *button, PalPlanningHead *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");

  *legend_filter (&self->place) = gtk_toggle_button_get_active (button) ? id : 0;
  say_changed (self);
}

static GtkWidget *
new_chip (PalPlanningHead *self, const PalAgendaChoice *choice, int chars)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5), *label = gtk_label_new (choice->name);
  gboolean active = *legend_filter (&self->place) == choice->id;

  if (active)
    {
      GtkWidget *sign = gtk_image_new_from_icon_name ("pal-done-symbolic");

      gtk_widget_add_css_class (sign, "pal-icon-s");
      gtk_box_append (GTK_BOX (box), sign);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_box_append (GTK_BOX (box), pal_swatch_new ((guint) MAX (choice->look, 0)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_widget_add_css_class (button, "pal-filter");
  gtk_widget_set_tooltip_text (button, choice->name);
  pal_named_set (button, choice->name);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&choice->id, sizeof choice->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (legend_clicked_cb), self);
  return button;
}

/* The chip that was pressed keeps the keyboard. */
static void
show_legend (PalPlanningHead *self, GPtrArray *legend)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->legend));
  gint64 focused = focus != NULL ? *(gint64 *) g_object_get_data (G_OBJECT (focus), "id") : 0;
  GtkWidget *again = NULL;

  pal_wrap_clear (self->legend);
  for (guint i = 0; i < legend->len; i++)
    {
      const PalAgendaChoice *choice = g_ptr_array_index (legend, i);
      GtkWidget *chip = new_chip (self, choice, legend->len > FEW ? SHORT_CHARS : LEGEND_CHARS);

      pal_wrap_append (self->legend, chip);
      if (choice->id == focused)
        again = chip;
    }
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

/* What the person does -------------------------------------------------------------------------------------------------- */

static void
colour_selected_cb (PalPlanningHead *self)
{
  if (self->showing)
    return;
  self->place.colour = (PalAgendaChoices) gtk_drop_down_get_selected (self->colour);
  say_changed (self);
}

static void
filters_changed_cb (PalPlanningHead *self)
{
  if (self->showing)
    return;
  pal_planning_filters_read (self->filters, &self->place.view);
  say_changed (self);
}

/* The widget ------------------------------------------------------------------------------------------------------------ */

static void
pal_planning_head_dispose (GObject *object)
{
  PalPlanningHead *self = PAL_PLANNING_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_planning_head_parent_class)->dispose (object);
}

static void
pal_planning_head_class_init (PalPlanningHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_planning_head_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PAL_TYPE_PLANNING_CLASHES);
  g_type_ensure (PAL_TYPE_PLANNING_FILTERS);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-planning-head.ui");
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, box);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, before);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, after);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, title);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, week);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, colour);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, clashes);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, legend);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, plan);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, filtered);
  gtk_widget_class_bind_template_child (widget_class, PalPlanningHead, filters);
  gtk_widget_class_bind_template_callback (widget_class, colour_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palplanninghead");
}

static void
pal_planning_head_init (PalPlanningHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pal_named_set (GTK_WIDGET (self->colour), C_("calendar", "Colour"));
  pal_planning_place_init (&self->place);
}

static void
name_turns (PalPlanningHead *self)
{
  gboolean week = self->place.mode == PAL_PLANNING_WEEK;
  const char *before = week ? _("Week before (Page Up)") : _("Month before (Page Up)");
  const char *after = week ? _("Week after (Page Down)") : _("Month after (Page Down)");

  gtk_widget_set_tooltip_text (self->before, before);
  gtk_widget_set_tooltip_text (self->after, after);
  pal_named_set (self->before, before);
  pal_named_set (self->after, after);
}

void
pal_planning_head_set_store (PalPlanningHead *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PLANNING_HEAD (self));

  self->showing = TRUE;
  pal_planning_filters_set_store (self->filters, store);
  self->showing = FALSE;
}

/* @legend: PalAgendaChoice: who or what the colours are */
void
pal_planning_head_show (PalPlanningHead *self, const PalPlanningPlace *place, GPtrArray *legend)
{
  g_autofree char *title = pal_planning_place_title (place), *week = pal_planning_place_week (place);

  g_return_if_fail (PAL_IS_PLANNING_HEAD (self));

  self->showing = TRUE;
  self->place = *place;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->week, week);
  gtk_widget_set_visible (GTK_WIDGET (self->week), week[0] != '\0');
  gtk_drop_down_set_selected (self->colour, place->colour);
  gtk_widget_set_visible (self->plan, place->view.cohort != 0);
  gtk_widget_set_visible (self->filtered, pal_planning_place_is_filtered (place));
  pal_planning_filters_show (self->filters, &place->view);
  name_turns (self);
  show_legend (self, legend);
  self->showing = FALSE;
}

/* Both of PalAgendaClash: of the sessions that are shown, and of all that are to come. */
void
pal_planning_head_show_clashes (PalPlanningHead *self, GPtrArray *here, GPtrArray *ahead)
{
  g_return_if_fail (PAL_IS_PLANNING_HEAD (self));

  pal_planning_clashes_show (self->clashes, &self->place, here, ahead);
}

/* Colour and filters as the person chose them; what else is in @place stays. */
void
pal_planning_head_read (PalPlanningHead *self, PalPlanningPlace *place)
{
  g_return_if_fail (PAL_IS_PLANNING_HEAD (self));

  place->colour = self->place.colour;
  place->view = self->place.view;
}

void
pal_planning_head_show_filters (PalPlanningHead *self, gboolean shown)
{
  g_return_if_fail (PAL_IS_PLANNING_HEAD (self));

  gtk_widget_set_visible (GTK_WIDGET (self->filters), shown);
}

void
pal_planning_head_focus_filters (PalPlanningHead *self)
{
  g_return_if_fail (PAL_IS_PLANNING_HEAD (self));

  gtk_widget_child_focus (GTK_WIDGET (self->filters), GTK_DIR_TAB_FORWARD);
}
