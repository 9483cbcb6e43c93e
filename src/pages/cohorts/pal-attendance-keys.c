/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-attendance-keys.h"

#include <glib/gi18n.h>

#include "pal-attendance-page.h"
#include "widgets/pal-wrap-layout.h"

/* The keys that note who came, as words below the matrix, and as buttons for who points. */

static char *
letter_of (PalAttendanceStatus status)
{
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];
  char letter[7] = "";

  pal_attendance_keys (keys);
  if (keys[status] != 0)
    letter[g_unichar_to_utf8 (keys[status], letter)] = '\0';
  return g_strdup (letter);
}

static void
append_key (GtkWidget *legend, const char *key, const char *words)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5), *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "pal-key");
  gtk_box_append (GTK_BOX (pair), cap);
  gtk_box_append (GTK_BOX (pair), gtk_label_new (words));
  pal_wrap_append (PAL_WRAP (legend), pair);
}

/* Full transfer, floating. */
GtkWidget *
pal_attendance_legend_new (void)
{
  GtkWidget *legend = pal_wrap_new (12);

  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    {
      g_autofree char *letter = letter_of (status), *late = NULL;

      if (status == PAL_ATTENDANCE_LATE)
        late = g_strdup_printf (_("%s, then minutes"), pal_attendance_word (status));
      append_key (legend, letter, late != NULL ? late : pal_attendance_word (status));
    }
  append_key (legend, "↑ ↓ ← →", _("move"));
  append_key (legend, _("Ctrl+D"), _("copy down"));
  append_key (legend, _("Ctrl+Shift+D"), _("all present"));
  append_key (legend, C_("key", "Del"), _("clear"));
  append_key (legend, C_("key", "Enter"), _("one session"));
  return legend;
}

typedef struct {
  GCallback           chosen;
  gpointer            data;
  PalAttendanceStatus status;
} Choice;

static void
choice_clicked_cb (Choice *choice)
{
  ((void (*) (gpointer, guint)) choice->chosen) (choice->data, choice->status);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

GtkWidget *
pal_attendance_chooser_new (GCallback chosen, gpointer data)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status <= PAL_ATTENDANCE_N_STATUSES; status++)
    {
      PalAttendanceStatus what = status < PAL_ATTENDANCE_N_STATUSES ? status : PAL_ATTENDANCE_AWAITED;
      GtkWidget *button = gtk_button_new_with_label (what == PAL_ATTENDANCE_AWAITED ? _("clear") : pal_attendance_word (what));
      Choice *choice = g_new0 (Choice, 1);

      *choice = (Choice) { chosen, data, what };
      g_signal_connect_data (button, "clicked", G_CALLBACK (choice_clicked_cb), choice, choice_free, G_CONNECT_SWAPPED);
      gtk_widget_add_css_class (button, "pal-touch");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to note"), -1);
  return popover;
}
