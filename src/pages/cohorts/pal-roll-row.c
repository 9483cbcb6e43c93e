/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-roll-row.h"

#include <glib/gi18n.h>

#include "pal-attendance-page.h"

#define STEP 5      /* minutes that the buttons of the minutes add */

struct _PalRollRow {
  GtkListBoxRow parent_instance;

  gint64        enrolment;
  char         *name;         /* "Garnier Nathalie" */
  GtkLabel     *last_name, *first_name;
  GtkWidget    *late;         /* with its words, shown of who comes late */
  GtkWidget    *minutes;
  GtkWidget    *buttons[PAL_ATTENDANCE_N_STATUSES];   /* NULL below PRESENT */
  GtkWidget    *signed_sheet;
  gboolean      filling;      /* the program sets them, not the person */
};

enum { CHOSEN, COUNTED, SIGNED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalRollRow, pal_roll_row, GTK_TYPE_LIST_BOX_ROW)

static PalAttendanceStatus
status_of (PalRollRow *self, GtkWidget *button)
{
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    if (self->buttons[status] == button)
      return status;
  return PAL_ATTENDANCE_AWAITED;
}

/* The button that is on, pressed again, takes back what was noted. */
static void
toggled_cb (PalRollRow *self, GtkToggleButton *button)
{
  PalAttendanceStatus status = status_of (self, GTK_WIDGET (button));

  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, gtk_toggle_button_get_active (button) ? (guint) status : (guint) PAL_ATTENDANCE_AWAITED);
}

static void
counted_cb (PalRollRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[COUNTED], 0, (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->minutes)));
}

static void
signed_cb (PalRollRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNED], 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->signed_sheet)));
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_roll_row_finalize (GObject *object)
{
  g_free (PAL_ROLL_ROW (object)->name);
  G_OBJECT_CLASS (pal_roll_row_parent_class)->finalize (object);
}

static void
pal_roll_row_class_init (PalRollRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_roll_row_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COUNTED] = g_signal_new ("counted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNED] = g_signal_new ("signed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static GtkWidget *
make_names (PalRollRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->last_name = GTK_LABEL (gtk_label_new (NULL));
  self->first_name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->first_name, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->last_name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->first_name, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->last_name), "pal-strong");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->last_name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->first_name));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_late (PalRollRow *self)
{
  self->late = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->minutes = gtk_spin_button_new_with_range (0, 1440, STEP);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->minutes), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->minutes), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->minutes), 3);
  gtk_widget_set_valign (self->minutes, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Minutes late"), -1);
  g_signal_connect_swapped (self->minutes, "value-changed", G_CALLBACK (counted_cb), self);
  gtk_box_append (GTK_BOX (self->late), self->minutes);
  gtk_box_append (GTK_BOX (self->late), gtk_label_new (_("min")));
  return self->late;
}

static void
append_buttons (PalRollRow *self, GtkWidget *box)
{
  static const char *const looks[PAL_ATTENDANCE_N_STATUSES] = { NULL, NULL, "present", "late", "excused", "absent" };
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];

  pal_attendance_keys (keys);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    {
      char letter[7] = "";
      g_autofree char *words = NULL;

      letter[g_unichar_to_utf8 (keys[status], letter)] = '\0';
      /* Translators: a key, and what it notes. */
      words = g_strdup_printf (_("%s · %s"), letter, pal_attendance_word (status));
      self->buttons[status] = gtk_toggle_button_new_with_label (words);
      gtk_widget_set_focusable (self->buttons[status], FALSE);   /* the row has the focus, and these keys */
      gtk_widget_add_css_class (self->buttons[status], "pal-touch");
      gtk_widget_add_css_class (self->buttons[status], looks[status]);
      g_signal_connect_swapped (self->buttons[status], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), self->buttons[status]);
    }
}

static void
pal_roll_row_init (PalRollRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_names (self));
  gtk_box_append (GTK_BOX (box), make_late (self));
  append_buttons (self, box);
  self->signed_sheet = gtk_check_button_new_with_label (C_("signature", "signed"));
  g_signal_connect_swapped (self->signed_sheet, "toggled", G_CALLBACK (signed_cb), self);
  gtk_box_append (GTK_BOX (box), self->signed_sheet);
  gtk_widget_add_css_class (box, "pal-roll-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
pal_roll_row_new (gint64 enrolment)
{
  PalRollRow *self = g_object_new (PAL_TYPE_ROLL_ROW, NULL);

  self->enrolment = enrolment;
  return GTK_WIDGET (self);
}

gint64
pal_roll_row_get_enrolment (PalRollRow *self)
{
  g_return_val_if_fail (PAL_IS_ROLL_ROW (self), 0);

  return self->enrolment;
}

/* Owned by the row. */
const char *
pal_roll_row_get_name (PalRollRow *self)
{
  g_return_val_if_fail (PAL_IS_ROLL_ROW (self), NULL);

  return self->name;
}

void
pal_roll_row_show (PalRollRow *self, const PalAttendanceSession *session, const PalAttendancePerson *person, const PalAttendanceCell *cell)
{
  g_autofree char *late = pal_attendance_late_words (session, cell), *words = NULL;
  gboolean came = cell->status == PAL_ATTENDANCE_PRESENT || cell->status == PAL_ATTENDANCE_LATE;

  g_return_if_fail (PAL_IS_ROLL_ROW (self));

  self->filling = TRUE;
  g_free (self->name);
  self->name = g_strdup_printf ("%s %s", person->last_name, person->first_name != NULL ? person->first_name : "");
  g_strchomp (self->name);
  gtk_label_set_text (self->last_name, person->last_name);
  gtk_label_set_text (self->first_name, person->first_name != NULL ? person->first_name : "");
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[status]), cell->status == status);
  gtk_widget_set_visible (self->late, cell->status == PAL_ATTENDANCE_LATE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes), late[0] != '\0' ? g_ascii_strtod (late, NULL) : 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->signed_sheet), cell->signed_sheet);
  gtk_widget_set_sensitive (self->signed_sheet, came);
  words = g_strdup_printf (C_("person, what is noted", "%s: %s"), self->name, pal_attendance_word (cell->status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  self->filling = FALSE;
}
