/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-people.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-record.h"
#include "rules/planning/pal-session-convened.h"
#include "widgets/pal-input.h"
#include "widgets/pal-wrap-layout.h"

struct _PalSessionPeople {
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkWidget  *names;       /* a check button for each; data "enrolment" is the course's id */
  PalInput   *other;       /* somebody who is not among them */
  GtkWidget  *all;

  PalStore   *store;
  PalQuery   *query;
  gint64      session;
  char       *subject, *place;
  char       *summary;
  gboolean    filling;     /* the program sets the check marks, not the person */
};

enum { PROP_SUMMARY = 1 };

G_DEFINE_FINAL_TYPE (PalSessionPeople, pal_session_people, GTK_TYPE_WIDGET)

/* What is asked for: one person who is in the file. */
static const PalField asked_fields[] = {
  { "participant", N_("Somebody else"), PAL_REF, PAL_CHOSEN, .target = "participant" },
  { NULL },
};
static const PalKind asked_kind = { "somebody_else", N_("Somebody else"), N_("Somebody else"), asked_fields };

/* What is shown ------------------------------------------------------------------------------------------------------ */

static gint64
id_of (GtkWidget *check)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (check), "enrolment");
}

static GtkWidget *
find_check (PalSessionPeople *self, gint64 enrolment)
{
  GtkWidget *check = gtk_widget_get_first_child (self->names);

  while (check != NULL && id_of (check) != enrolment)
    check = gtk_widget_get_next_sibling (check);
  return check;
}

static void
show_summary (PalSessionPeople *self)
{
  guint n = self->session != 0 ? pal_convened_count (self->store, self->session) : 0;
  gboolean by_name = self->session != 0 && pal_convened_by_name (self->store, self->session);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  g_free (self->summary);
  if (self->session == 0)
    self->summary = g_strdup ("");
  else
    self->summary = by_name ? g_strdup_printf (_("by name: %s"), people) : n > 0 ? g_strdup_printf (_("the whole cohort: %s"), people)
                                                                                 : g_strdup (_("nobody yet"));
  g_object_notify (G_OBJECT (self), "summary");
  gtk_widget_set_visible (self->all, by_name);
}

static void
fill_check (PalSessionPeople *self, GtkWidget *check, PalRow *row)
{
  gboolean taken = pal_row_get_int (row, PAL_CONVENED_TAKEN, 0) != 0;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), pal_row_get_int (row, PAL_CONVENED_COMES, 0) != 0);
  gtk_widget_set_tooltip_text (check, taken ? _("Attendance was taken") : NULL);
}

static void toggled_cb (PalSessionPeople *self, GtkCheckButton *check);

static GtkWidget *
new_check (PalSessionPeople *self, PalRow *row)
{
  gint64 id = pal_row_get_id (row);
  const char *name = pal_row_get_text (row, PAL_CONVENED_NAME), *cohort = pal_row_get_text (row, PAL_CONVENED_COHORT);
  g_autofree char *words = pal_row_is_known (row, PAL_CONVENED_COHORT) ? g_strdup_printf ("%s (%s)", name, cohort) : g_strdup (name);
  GtkWidget *check = gtk_check_button_new_with_label (words);

  g_object_set_data_full (G_OBJECT (check), "enrolment", g_memdup2 (&id, sizeof id), g_free);
  gtk_widget_set_sensitive (check, !pal_store_is_reader (self->store));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  return check;
}

/* Check marks that stay are left where they are: the focus may be in one of them. */
static void
show_names (PalSessionPeople *self)
{
  GtkWidget *check = gtk_widget_get_first_child (self->names);
  guint n = self->query != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->query)) : 0;

  self->filling = TRUE;
  while (check != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (check);

      if (self->query == NULL || pal_query_get_position (self->query, id_of (check)) == GTK_INVALID_LIST_POSITION)
        {
          if (gtk_widget_has_focus (check))
            gtk_widget_grab_focus (GTK_WIDGET (self->other));
          gtk_widget_unparent (check);
        }
      check = next;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->query), i);

      check = find_check (self, pal_row_get_id (row));
      if (check == NULL)
        pal_wrap_append (PAL_WRAP (self->names), check = new_check (self, row));
      fill_check (self, check, row);
    }
  self->filling = FALSE;
  gtk_widget_set_visible (self->names, n > 0);
  show_summary (self);
}

/* What happens ------------------------------------------------------------------------------------------------------- */

typedef gboolean (*Change) (PalEdit *edit, gint64 session, gint64 enrolment, GError **error);

static gboolean
everybody (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  return pal_convened_all (edit, session, error);
}

static gboolean
write_change (PalSessionPeople *self, Change change, gint64 enrolment, const char *what, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("%s — convened: %s"), self->subject, what);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  if (self->place != NULL)
    pal_edit_set_place (edit, self->place);
  return change (edit, self->session, enrolment, error) && pal_edit_commit (edit, error);
}

static void
toggled_cb (PalSessionPeople *self, GtkCheckButton *check)
{
  gboolean comes = gtk_check_button_get_active (check);
  g_autoptr (GError) error = NULL;

  if (self->filling || self->session == 0)
    return;
  if (write_change (self, comes ? pal_convened_add : pal_convened_drop, id_of (GTK_WIDGET (check)), gtk_check_button_get_label (check), &error))
    return;
  pal_page_complain (GTK_WIDGET (self), error);
  show_names (self);
}

static void
all_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionPeople *self = PAL_SESSION_PEOPLE (widget);
  g_autoptr (GError) error = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self->other));
  if (!write_change (self, everybody, 0, _("the whole cohort"), &error))
    pal_page_complain (widget, error);
}

static void
ask_for_other (PalSessionPeople *self)
{
  g_autoptr (PalRecord) nobody = pal_record_new (&asked_kind);

  pal_input_show (self->other, nobody);
}

/* Somebody of this cohort who is in course is convened by the check mark, whatever was typed. */
static void
take_other (PalSessionPeople *self)
{
  g_autoptr (PalRecord) asked = pal_record_new (&asked_kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 enrolment = 0;

  if (self->session == 0 || !pal_input_is_touched (self->other))
    return;
  if (pal_input_read (self->other, asked, &error) && !pal_record_is_known (asked, "participant"))
    {
      ask_for_other (self);
      return;
    }
  name = pal_input_get_typed (self->other);
  if (error == NULL)
    enrolment = pal_convened_find_enrolment (self->store, self->session, pal_record_get_int (asked, "participant", 0), &error);
  if (enrolment != 0 && write_change (self, pal_convened_add, enrolment, g_strdelimit (name, "\x1f", '\0'), &error))
    ask_for_other (self);
  else
    pal_input_set_problem (self->other, error->message);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
set_query (PalSessionPeople *self)
{
  g_autoptr (GError) error = NULL;

  if (self->query != NULL)
    g_signal_handlers_disconnect_by_data (self->query, self);
  g_clear_object (&self->query);
  if (self->session == 0)
    return;
  self->query = pal_convened_list_new (self->store, self->session, &error);
  if (self->query != NULL)
    g_signal_connect_swapped (self->query, "items-changed", G_CALLBACK (show_names), self);
  else
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
pal_session_people_dispose (GObject *object)
{
  PalSessionPeople *self = PAL_SESSION_PEOPLE (object);

  if (self->box != NULL)
    {
      pal_session_people_set (self, NULL, 0, NULL, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (pal_session_people_parent_class)->dispose (object);
}

static void
pal_session_people_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, PAL_SESSION_PEOPLE (object)->summary);
}

static void
pal_session_people_class_init (PalSessionPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = pal_session_people_dispose;
  G_OBJECT_CLASS (klass)->get_property = pal_session_people_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SUMMARY, g_param_spec_string ("summary", NULL, NULL, "", flags));
  gtk_widget_class_install_action (widget_class, "people.all", NULL, all_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionpeople");
}

static void
left_cb (PalSessionPeople *self)
{
  if (self->box != NULL)
    take_other (self);
}

static void
pal_session_people_init (PalSessionPeople *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->summary = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->names = pal_wrap_new (10);
  self->other = PAL_INPUT (pal_input_new (&asked_kind, "participant"));
  self->all = gtk_button_new_with_label (_("Convene the Whole Cohort"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all), "people.all");
  gtk_widget_set_halign (self->all, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), self->names);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->other));
  gtk_box_append (GTK_BOX (self->box), self->all);
  gtk_widget_add_css_class (self->box, "pal-card-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self->other), focus);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->other, "settled", G_CALLBACK (take_other), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pal_session_people_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_PEOPLE, NULL);
}

/**
 * pal_session_people_set:
 * @session: 0: none, or one that is not kept yet
 * @subject: (nullable): what the session is called, for the history
 * @place: (nullable): the address that the history shows
 */
void
pal_session_people_set (PalSessionPeople *self, PalStore *store, gint64 session, const char *subject, const char *place)
{
  g_return_if_fail (PAL_IS_SESSION_PEOPLE (self));
  g_return_if_fail (store != NULL || session == 0);

  take_other (self);
  g_set_object (&self->store, store);
  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_free (self->place);
  self->place = g_strdup (place);
  self->session = session;
  set_query (self);
  pal_input_set_store (self->other, store);
  ask_for_other (self);
  show_names (self);
  gtk_widget_set_visible (GTK_WIDGET (self->other), store != NULL && !pal_store_is_reader (store));
}

/* What follows from the session itself, again: its day says who is in course. */
void
pal_session_people_update (PalSessionPeople *self)
{
  g_return_if_fail (PAL_IS_SESSION_PEOPLE (self));

  if (self->session != 0)
    show_summary (self);
}
