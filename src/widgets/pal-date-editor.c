/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-editor.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"

/* A date typed as it comes (3/2, 030225, 3 fév, today, +7) or picked from a calendar. */
struct _PalDateEditor {
  PalTextEditor parent_instance;

  GtkPopover   *popover;    /* a child, made when it is first asked for */
  GtkCalendar  *calendar;
  int           month;      /* the one that the calendar shows */
  gboolean      moving;     /* the mark moves, nothing is chosen yet */
};

G_DEFINE_FINAL_TYPE (PalDateEditor, pal_date_editor, PAL_TYPE_TEXT_EDITOR)

static GtkEntry *
entry_of (PalDateEditor *self)
{
  return pal_text_editor_get_entry (PAL_TEXT_EDITOR (self));
}

/* The date that is typed now, today when there is none or none that can be read. */
static GDateTime *
get_typed_day (PalDateEditor *self)
{
  g_autofree char *typed = pal_editor_get_typed (PAL_EDITOR (self));
  GDate today, date;

  pal_today (&today);
  if (typed[0] == '\0' || !pal_date_read (typed, &today, &date, NULL))
    date = today;
  return g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
}

static void
put_date (PalDateEditor *self, const GDate *date)
{
  g_autofree char *shown = date != NULL ? pal_date_show (date) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry_of (self)), shown);
  pal_editor_say_settled (PAL_EDITOR (self));
}

static void
close_calendar (PalDateEditor *self)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (entry_of (self)));
}

static void
choose_day (PalDateEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (day), g_date_time_get_month (day), g_date_time_get_year (day));
  put_date (self, &date);
  close_calendar (self);
}

/* Leafing through the months selects days too: the calendar closes only when the day is in the month that was shown. */
static void
day_selected_cb (PalDateEditor *self)
{
  g_autoptr (GDateTime) day = NULL;
  gboolean same_month;

  if (self->moving)
    return;
  day = gtk_calendar_get_date (self->calendar);
  same_month = self->month == g_date_time_get_month (day);
  self->month = g_date_time_get_month (day);
  if (same_month)
    choose_day (self);
}

static void
show_day (PalDateEditor *self, GDateTime *day)
{
  self->moving = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->month = g_date_time_get_month (day);
  self->moving = FALSE;
}

static void
move_day (PalDateEditor *self, int days, int months)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) after = days != 0 ? g_date_time_add_days (day, days) : g_date_time_add_months (day, months);

  if (after != NULL)
    show_day (self, after);
}

/* The arrows move the day that is marked. (GTK's own move another mark, which starts at the first day shown.) */
static gboolean
calendar_key_pressed_cb (PalDateEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->calendar)))   /* a button of its heading has the focus */
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      move_day (self, -forward, 0);
      return TRUE;
    case GDK_KEY_Right:
      move_day (self, forward, 0);
      return TRUE;
    case GDK_KEY_Up:
      move_day (self, -7, 0);
      return TRUE;
    case GDK_KEY_Down:
      move_day (self, 7, 0);
      return TRUE;
    case GDK_KEY_Page_Up:
      move_day (self, 0, state & GDK_SHIFT_MASK ? -12 : -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      move_day (self, 0, state & GDK_SHIFT_MASK ? 12 : 1);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      choose_day (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
today_clicked_cb (PalDateEditor *self)
{
  GDate today;

  pal_today (&today);
  put_date (self, &today);
  close_calendar (self);
}

static void
none_clicked_cb (PalDateEditor *self)
{
  put_date (self, NULL);
  close_calendar (self);
}

static GtkWidget *
make_button (PalDateEditor *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
make_popover (PalDateEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_widget_add_css_class (box, "pal-calendar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (calendar_key_pressed_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("Today"), G_CALLBACK (today_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("No date"), G_CALLBACK (none_clicked_cb)));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (self->popover, box);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
}

static void
open_calendar (PalDateEditor *self)
{
  g_autoptr (GDateTime) day = get_typed_day (self);
  GdkRectangle area;

  if (!gtk_editable_get_editable (GTK_EDITABLE (entry_of (self))))
    return;
  if (self->popover == NULL)
    make_popover (self);
  show_day (self, day);
  gtk_entry_get_icon_area (entry_of (self), GTK_ENTRY_ICON_SECONDARY, &area);
  gtk_popover_set_pointing_to (self->popover, &area);
  gtk_popover_popup (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
icon_pressed_cb (PalDateEditor *self)
{
  open_calendar (self);
}

static gboolean
key_pressed_cb (PalDateEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean alt_down = (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) && (state & GDK_ALT_MASK);

  if (keyval != GDK_KEY_F4 && !alt_down)
    return FALSE;
  open_calendar (self);
  return TRUE;
}

static void
pal_date_editor_set_editable (PalEditor *editor, gboolean editable)
{
  gtk_entry_set_icon_sensitive (entry_of (PAL_DATE_EDITOR (editor)), GTK_ENTRY_ICON_SECONDARY, editable);
  PAL_EDITOR_CLASS (pal_date_editor_parent_class)->set_editable (editor, editable);
}

/* A whole date is always seen. */
static void
pal_date_editor_set_width (PalEditor *editor, int chars)
{
  PAL_EDITOR_CLASS (pal_date_editor_parent_class)->set_width (editor, chars);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry_of (PAL_DATE_EDITOR (editor))), MAX (chars, 10));
}

static void
pal_date_editor_class_init (PalDateEditorClass *klass)
{
  PAL_EDITOR_CLASS (klass)->set_width = pal_date_editor_set_width;
  PAL_EDITOR_CLASS (klass)->set_editable = pal_date_editor_set_editable;
}

static void
pal_date_editor_init (PalDateEditor *self)
{
  GtkEntry *entry = entry_of (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "pal-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _("Calendar (F4)"));
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_swapped (entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}
