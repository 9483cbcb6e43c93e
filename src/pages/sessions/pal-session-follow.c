/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-follow.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "records/pal-reference.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"
#include "rules/planning/pal-session-list.h"
#include "widgets/pal-wrap-layout.h"

struct _PalSessionFollow {
  GtkWidget  parent_instance;

  GtkWidget *band;
  GtkLabel  *words;
  GtkWidget *buttons;      /* on as many lines as they need: this stands beside a calendar too */
  PalStore  *store;
  gint64     session;      /* 0: nothing is asked */
  GPtrArray *fields;       /* names of the fields that were changed */
  char      *since;        /* where it was before; NULL: where it is */
};

G_DEFINE_FINAL_TYPE (PalSessionFollow, pal_session_follow, GTK_TYPE_WIDGET)

/* "Start, Room". */
static char *
join_fields (PalSessionFollow *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *name = g_ptr_array_index (self->fields, i);
      const char *label = g_str_equal (name, PAL_FOLLOW_TEAM) ? _("Run by") : pal_field_label (pal_kind_get_field (pal_kind_find ("session"), name));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", label);
    }
  return g_string_free (words, FALSE);
}

/* What is done --------------------------------------------------------------------------------------------------------- */

static gboolean
read_start (const char *start, GDate *day, int *minute)
{
  g_autofree char *iso = g_strndup (start != NULL ? start : "", 10);

  *minute = start != NULL && strlen (start) >= 16
              ? (int) (g_ascii_strtoll (start + 11, NULL, 10) * 60 + g_ascii_strtoll (start + 14, NULL, 10)) : -1;
  return pal_date_from_iso (iso, day);
}

/* By as many days as this one, and to its hour when the hour is another. */
static gboolean
shift (PalSessionFollow *self, PalEdit *edit, PalSeriesReach reach, PalSeriesOutcome *outcome, GError **error)
{
  g_autofree char *now = pal_session_start (self->store, self->session);
  int minute, before;
  GDate day, day_before;

  if (!read_start (now, &day, &minute) || !read_start (self->since, &day_before, &before))
    return TRUE;
  return pal_series_shift (edit, self->session, reach, self->since, g_date_days_between (&day_before, &day), minute != before ? minute : -1,
                           outcome, error);
}

static gboolean
change (PalSessionFollow *self, PalEdit *edit, PalSeriesReach reach, PalSeriesOutcome *outcome, GError **error)
{
  gboolean moves = FALSE, done = TRUE;

  for (guint i = 0; done && i < self->fields->len; i++)
    {
      const char *field = g_ptr_array_index (self->fields, i);

      moves = moves || g_str_equal (field, "start_at");
      if (g_str_equal (field, PAL_FOLLOW_TEAM))
        done = pal_series_copy_team (edit, self->session, reach, self->since, outcome, error);
      else if (!g_str_equal (field, "start_at"))
        done = pal_series_copy (edit, self->session, reach, self->since, field, outcome, error);
    }
  /* The move comes last: it is by their hours that the others follow. */
  return done && (!moves || shift (self, edit, reach, outcome, error));
}

static gboolean
write_change (PalSessionFollow *self, PalSeriesReach reach, PalSeriesOutcome *outcome, GError **error)
{
  g_autofree char *called = pal_session_label (self->store, self->session), *fields = join_fields (self);
  gint64 cohort = pal_session_list_cohort_of (self->store, self->session);
  g_autofree char *subject = pal_reference_title (self->store, pal_kind_find ("cohort"), cohort);
  g_autofree char *label = g_strdup_printf (_("%s — series of %s: %s"), subject, called, fields);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  return edit != NULL && change (self, edit, reach, outcome, error) && pal_edit_commit (edit, error);
}

static void
others_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionFollow *self = PAL_SESSION_FOLLOW (widget);
  g_auto (PalSeriesOutcome) outcome = { 0 };
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session == 0)
    return;
  if (!write_change (self, (PalSeriesReach) g_variant_get_int32 (parameter), &outcome, &error))
    {
      pal_page_complain (widget, error);
      return;
    }
  words = pal_series_outcome_words (&outcome);
  pal_session_follow_end (self);
  pal_page_toast (widget, words, C_("button", "Undo"), "win.undo");
}

static void
none_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_session_follow_end (PAL_SESSION_FOLLOW (widget));
}

/* What is asked -------------------------------------------------------------------------------------------------------- */

static void
add_button (PalSessionFollow *self, const char *words, const char *detailed_action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  pal_wrap_append (PAL_WRAP (self->buttons), button);
}

static void
show_question (PalSessionFollow *self)
{
  guint following = pal_series_count (self->store, self->session, PAL_SERIES_FOLLOWING, self->since);
  guint all = pal_series_count (self->store, self->session, PAL_SERIES_ALL, self->since);
  g_autofree char *fields = join_fields (self);
  g_autofree char *words = g_strdup_printf (_("This session belongs to a series, and was changed alone: %s. The others too?"), fields);
  g_autofree char *and_following = g_strdup_printf (_("This and the Following (%u)"), following);
  g_autofree char *and_all = g_strdup_printf (_("All Still Planned (%u)"), all);

  if (all == 0)
    {
      pal_session_follow_end (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_label_set_text (self->words, words);
  pal_wrap_clear (PAL_WRAP (self->buttons));
  add_button (self, _("This One Only"), "follow.none");
  if (following > 0)
    add_button (self, and_following, "follow.others(1)");
  if (all > following)
    add_button (self, and_all, "follow.others(2)");
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
pal_session_follow_dispose (GObject *object)
{
  PalSessionFollow *self = PAL_SESSION_FOLLOW (object);

  g_clear_pointer (&self->band, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->since, g_free);
  G_OBJECT_CLASS (pal_session_follow_parent_class)->dispose (object);
}

static void
pal_session_follow_class_init (PalSessionFollowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_session_follow_dispose;
  gtk_widget_class_install_action (widget_class, "follow.others", "i", others_activated_cb);
  gtk_widget_class_install_action (widget_class, "follow.none", NULL, none_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionfollow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
pal_session_follow_init (PalSessionFollow *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->band = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->buttons = pal_wrap_new (6);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_box_append (GTK_BOX (self->band), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->band), self->buttons);
  gtk_widget_add_css_class (self->band, "pal-band");
  gtk_widget_add_css_class (self->band, "info");
  gtk_widget_set_parent (self->band, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_session_follow_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_FOLLOW, NULL);
}

/**
 * pal_session_follow_offer:
 * @field: the column that was changed, or PAL_FOLLOW_TEAM; a note and a status are a session's own and ask nothing
 * @before: (nullable): of "start_at": where the session was
 */
void
pal_session_follow_offer (PalSessionFollow *self, PalStore *store, gint64 session, const char *field, const char *before)
{
  static const char *const own[] = { "cohort", "note", "status", NULL };

  g_return_if_fail (PAL_IS_SESSION_FOLLOW (self));

  if (g_strv_contains (own, field))
    return;
  if (self->session != session)
    pal_session_follow_end (self);
  g_set_object (&self->store, store);
  self->session = session;
  if (self->since == NULL)
    self->since = g_strdup (before);
  if (!g_ptr_array_find_with_equal_func (self->fields, field, g_str_equal, NULL))
    g_ptr_array_add (self->fields, g_strdup (field));
  show_question (self);
}

/* The question goes; the change stays with the one session. */
void
pal_session_follow_end (PalSessionFollow *self)
{
  g_return_if_fail (PAL_IS_SESSION_FOLLOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->session = 0;
  g_ptr_array_set_size (self->fields, 0);
  g_clear_pointer (&self->since, g_free);
}
