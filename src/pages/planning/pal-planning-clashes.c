/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-clashes.h"

#include <glib/gi18n.h>

#define MOST_LINES 40          /* of each part; more are told by their number */
#define LINE_CHARS 46

struct _PalPlanningClashes {
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  GtkLabel      *words;
  GtkWidget     *sign;
  GtkWidget     *list;
};

G_DEFINE_FINAL_TYPE (PalPlanningClashes, pal_planning_clashes, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *words, const char *look)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_add_css_class (label, look);
  return label;
}

static void
line_clicked_cb (PalPlanningClashes *self)
{
  gtk_menu_button_popdown (self->button);
}

static GtkWidget *
new_line (PalPlanningClashes *self, const PalAgendaClash *clash)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", clash->what, clash->words);

  gtk_box_append (GTK_BOX (box), new_label (clash->what, "pal-strong"));
  gtk_box_append (GTK_BOX (box), new_label (clash->words, "pal-small"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pal-clash-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", clash->session);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "planning.go-to");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (line_clicked_cb), self);
  return button;
}

static void
add_part (PalPlanningClashes *self, const char *title, GPtrArray *clashes, const PalPlanningPlace *but)
{
  guint n = 0;

  for (guint i = 0; i < clashes->len; i++)
    {
      const PalAgendaClash *clash = g_ptr_array_index (clashes, i);

      if (but != NULL && pal_planning_place_shows (but, &clash->day))
        continue;
      if (n == 0)
        gtk_box_append (GTK_BOX (self->list), new_label (title, "pal-filter-head"));
      if (n++ < MOST_LINES)
        gtk_box_append (GTK_BOX (self->list), new_line (self, clash));
    }
  if (n > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_LINES), n - MOST_LINES);

      gtk_box_append (GTK_BOX (self->list), new_label (more, "pal-filter-head"));
    }
}

static void
pal_planning_clashes_dispose (GObject *object)
{
  PalPlanningClashes *self = PAL_PLANNING_CLASHES (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->button)));
  G_OBJECT_CLASS (pal_planning_clashes_parent_class)->dispose (object);
}

static void
pal_planning_clashes_class_init (PalPlanningClashesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_planning_clashes_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palplanningclashes");
}

static void
pal_planning_clashes_init (PalPlanningClashes *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);

  self->sign = gtk_image_new_from_icon_name ("pal-warn-symbolic");
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->sign, "pal-icon-s");
  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pal-clash-button");
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/* @place: what is shown. @here: PalAgendaClash of its sessions. @ahead: of all that are to come; those elsewhere follow. */
void
pal_planning_clashes_show (PalPlanningClashes *self, const PalPlanningPlace *place, GPtrArray *here, GPtrArray *ahead)
{
  g_autofree char *words = NULL;
  GtkWidget *child;

  g_return_if_fail (PAL_IS_PLANNING_CLASHES (self));

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_widget_unparent (child);
  add_part (self, place->mode == PAL_PLANNING_WEEK ? _("In this week") : _("In this month"), here, NULL);
  add_part (self, _("In other weeks"), ahead, place);
  words = here->len > 0 ? g_strdup_printf (ngettext ("%u clash", "%u clashes", here->len), here->len) : g_strdup (_("No clash"));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->sign, here->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), gtk_widget_get_first_child (self->list) != NULL);
  if (here->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "bad");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
