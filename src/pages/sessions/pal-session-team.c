/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-team.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-record.h"
#include "rules/planning/pal-session-list.h"
#include "widgets/pal-form.h"

struct _PalSessionTeam {
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkWidget  *rows;        /* one for each who runs it; data "staff" is the line's id */
  PalForm    *more;

  PalStore   *store;
  PalQuery   *query;
  gint64      session;     /* 0: none that is kept */
  char       *subject, *place;
};

enum { KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalSessionTeam, pal_session_team, GTK_TYPE_WIDGET)

static void
kept_cb (PalSessionTeam *self)
{
  g_signal_emit (self, signals[KEPT], 0);
}

/* One who runs it ---------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_remove (gint64 id, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *spoken = g_strdup_printf (_("%s no longer runs this session"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "staff.remove");
  return button;
}

static GtkWidget *
new_role (PalSessionTeam *self, PalRecord *record)
{
  PalForm *form = PAL_FORM (pal_form_new (pal_kind_find ("session_staff")));

  pal_form_append (form, g_object_new (PAL_TYPE_INPUT, "field", "role", "label-visible", FALSE, "width-chars", 12, NULL));
  pal_form_set_place (form, self->place);
  pal_form_set_subject (form, self->subject);
  pal_form_set_record (form, record, self->store);
  pal_form_set_editable (form, !pal_store_is_reader (self->store));
  g_signal_connect_swapped (form, "kept", G_CALLBACK (kept_cb), self);
  return GTK_WIDGET (form);
}

static GtkWidget *
new_row (PalSessionTeam *self, PalRow *row)
{
  gint64 id = pal_row_get_id (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *name = gtk_label_new (pal_row_get_text (row, PAL_STAFF_NAME));
  GtkWidget *role = gtk_label_new (C_("of somebody who runs a session", "Role"));
  g_autoptr (PalRecord) record = pal_record_load (self->store, pal_kind_find ("session_staff"), id, NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, pal_row_get_text (row, PAL_STAFF_NAME));
  gtk_widget_add_css_class (role, "pal-dim");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), role);
  if (record != NULL)
    gtk_box_append (GTK_BOX (box), new_role (self, record));
  if (!pal_store_is_reader (self->store))
    gtk_box_append (GTK_BOX (box), new_remove (id, pal_row_get_text (row, PAL_STAFF_NAME)));
  g_object_set_data_full (G_OBJECT (box), "staff", g_memdup2 (&id, sizeof id), g_free);
  return box;
}

static gint64
id_of (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "staff");
}

static GtkWidget *
find_row (PalSessionTeam *self, gint64 id)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL && id_of (row) != id)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* All of them -------------------------------------------------------------------------------------------------------- */

/* Rows that stay are left alone: somebody may be typing in one of them. */
static void
show_rows (PalSessionTeam *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (self->query == NULL || pal_query_get_position (self->query, id_of (row)) == GTK_INVALID_LIST_POSITION)
        {
          if (gtk_widget_get_focus_child (self->rows) == row)
            pal_form_focus_field (self->more, "contact");
          gtk_box_remove (GTK_BOX (self->rows), row);
        }
      row = next;
    }
  for (guint i = 0; self->query != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->query)); i++)
    {
      g_autoptr (PalRow) each = g_list_model_get_item (G_LIST_MODEL (self->query), i);

      if (find_row (self, pal_row_get_id (each)) == NULL)
        gtk_box_append (GTK_BOX (self->rows), new_row (self, each));
    }
  gtk_widget_set_visible (self->rows, gtk_widget_get_first_child (self->rows) != NULL);
}

/* An empty line below those who run it: filled in, it is one of them. */
static void
ask_for_more (PalSessionTeam *self)
{
  g_autoptr (PalRecord) more = NULL;

  if (self->session == 0)
    {
      pal_form_set_record (self->more, NULL, NULL);
      return;
    }
  more = pal_record_new (pal_kind_find ("session_staff"));
  pal_record_set_int (more, "session", self->session);
  pal_form_set_record (self->more, more, self->store);
  pal_form_set_subject (self->more, self->subject);
  pal_form_set_place (self->more, self->place);
}

static void
created_cb (PalSessionTeam *self)
{
  ask_for_more (self);
  pal_form_focus_field (self->more, "contact");
  kept_cb (self);
}

static gboolean
remove_line (PalSessionTeam *self, gint64 id, GError **error)
{
  g_autoptr (PalRecord) line = pal_record_load (self->store, pal_kind_find ("session_staff"), id, error);
  g_autofree char *who = line != NULL ? pal_record_show (line, "contact") : NULL, *label = NULL;
  g_autoptr (PalEdit) edit = NULL;

  if (line == NULL)
    return FALSE;
  label = g_strdup_printf (_("%s — %s: runs it no longer"), self->subject, who);
  edit = pal_edit_begin (self->store, label, error);
  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, self->place);
  return pal_record_delete (line, edit, error) && pal_edit_commit (edit, error);
}

static void
remove_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionTeam *self = PAL_SESSION_TEAM (widget);
  g_autoptr (GError) error = NULL;

  pal_form_focus_field (self->more, "contact");
  if (remove_line (self, g_variant_get_int64 (parameter), &error))
    kept_cb (self);
  else
    pal_page_complain (widget, error);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
set_store (PalSessionTeam *self, PalStore *store)
{
  if (self->store == store)
    return;
  if (self->query != NULL)
    g_signal_handlers_disconnect_by_data (self->query, self);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->query = pal_session_staff_new (store);
  g_signal_connect_swapped (self->query, "items-changed", G_CALLBACK (show_rows), self);
}

static void
pal_session_team_dispose (GObject *object)
{
  PalSessionTeam *self = PAL_SESSION_TEAM (object);

  if (self->box != NULL)
    {
      pal_session_team_set (self, NULL, 0, NULL, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (pal_session_team_parent_class)->dispose (object);
}

static void
pal_session_team_class_init (PalSessionTeamClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_session_team_dispose;
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "staff.remove", "x", remove_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionteam");
}

static void
pal_session_team_init (PalSessionTeam *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  self->more = PAL_FORM (pal_form_new (pal_kind_find ("session_staff")));
  pal_form_append (self->more, g_object_new (PAL_TYPE_INPUT, "field", "contact", "label", _("One more"), NULL));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->more));
  gtk_widget_add_css_class (self->box, "pal-card-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->more, "created", G_CALLBACK (created_cb), self);
}

GtkWidget *
pal_session_team_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_TEAM, NULL);
}

/**
 * pal_session_team_set:
 * @session: 0: none, or one that is not kept yet
 * @subject: (nullable): what the session is called, for the history
 * @place: (nullable): the address that the history shows
 */
void
pal_session_team_set (PalSessionTeam *self, PalStore *store, gint64 session, const char *subject, const char *place)
{
  g_return_if_fail (PAL_IS_SESSION_TEAM (self));

  pal_form_keep_below (GTK_WIDGET (self));
  set_store (self, store);
  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_free (self->place);
  self->place = g_strdup (place);
  self->session = session;
  if (store != NULL)
    pal_session_staff_show (self->query, session, NULL);
  show_rows (self);
  ask_for_more (self);
  gtk_widget_set_visible (GTK_WIDGET (self->more), store != NULL && !pal_store_is_reader (store));
}
