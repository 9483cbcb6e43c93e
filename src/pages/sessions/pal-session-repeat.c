/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-repeat.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-ask.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"
#include "rules/planning/pal-session-words.h"
#include "widgets/pal-named.h"
#include "widgets/pal-wrap-layout.h"

struct _PalSessionRepeat {
  GtkWidget     parent_instance;

  GtkWidget    *line;            /* what is known, and the button */
  GtkLabel     *words;
  GtkWidget    *repeat;
  PalAsk       *ask;             /* stands where whoever shows this puts it */
  GtkDropDown  *every;           /* these belong to the question */
  GtkWidget    *days;
  GtkWidget    *weekdays[G_DATE_SUNDAY + 1];
  GtkEditable  *until, *times;

  PalStore     *store;
  gint64        session;         /* 0: none that is kept */
  char         *subject, *place;
  gboolean      filling;
};

G_DEFINE_FINAL_TYPE (PalSessionRepeat, pal_session_repeat, GTK_TYPE_WIDGET)

/* In the order of the choices; 0: every month. */
static const guint weeks[] = { 1, 2, 3, 4, 0 };

/* What is typed -------------------------------------------------------------------------------------------------------- */

static gboolean
invalid (GError **error, const char *words)
{
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
read_times (PalSessionRepeat *self, guint *times, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->times)));
  guint64 read = 0;

  *times = 0;
  if (typed[0] == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT32, &read, NULL))
    return invalid (error, _("How many sessions is a whole number from 2 on."));
  *times = (guint) read;
  return TRUE;
}

static gboolean
read_rule (PalSessionRepeat *self, PalSeriesRule *rule, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->until)));
  GDate today;

  *rule = (PalSeriesRule) { .weeks = weeks[gtk_drop_down_get_selected (self->every)] };
  g_date_clear (&rule->until, 1);
  pal_today (&today);
  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weekdays[i])))
      rule->weekdays |= 1u << i;
  if (typed[0] != '\0' && !pal_date_read (typed, &today, &rule->until, error))
    return FALSE;
  return read_times (self, &rule->times, error);
}

/* What comes of it ------------------------------------------------------------------------------------------------------ */

static char *
describe (const PalSeriesDays *days)
{
  GString *words = g_string_new (NULL);
  g_autofree char *iso = pal_date_to_iso (&g_array_index (days->days, GDate, days->days->len - 1)), *last = pal_session_day_words (iso);

  g_string_append_printf (words, ngettext ("%u session more, on %s.", "%u sessions more, the last one on %s.", days->days->len),
                          days->days->len, last);
  for (guint i = 0; i < days->left_out->len; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? _(" Left out: ") : ", ", (char *) g_ptr_array_index (days->left_out, i));
  return g_string_free (words, FALSE);
}

static void
show_outcome (PalSessionRepeat *self)
{
  PalSeriesRule rule;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalSeriesDays) days = NULL;
  g_autofree char *words = NULL;

  if (self->filling || self->session == 0)
    return;
  gtk_widget_set_visible (self->days, weeks[gtk_drop_down_get_selected (self->every)] != 0);
  if (read_rule (self, &rule, &error))
    days = pal_series_days_of (self->store, self->session, &rule, &error);
  words = days != NULL ? describe (days) : NULL;
  pal_ask_set_words (self->ask, words);
  pal_ask_set_problem (self->ask, error != NULL ? error->message : NULL);
  pal_ask_set_possible (self->ask, days != NULL);
}

static gboolean
make_series (PalSessionRepeat *self, guint *n_made, GError **error)
{
  PalSeriesRule rule;
  g_autofree char *called = pal_session_label (self->store, self->session);
  g_autofree char *label = g_strdup_printf (_("%s — series from %s"), self->subject, called);
  g_autoptr (PalEdit) edit = NULL;

  if (!read_rule (self, &rule, error))
    return FALSE;
  edit = pal_edit_begin (self->store, label, error);
  if (edit == NULL)
    return FALSE;
  if (self->place != NULL)
    pal_edit_set_place (edit, self->place);
  return pal_series_create (edit, self->session, &rule, n_made, error) && pal_edit_commit (edit, error);
}

static void
answered_cb (PalSessionRepeat *self)
{
  guint n_made = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!make_series (self, &n_made, &error))
    {
      pal_ask_set_problem (self->ask, error->message);
      return;
    }
  pal_ask_end (self->ask);
  words = g_strdup_printf (ngettext ("%u session was added to the plan.", "%u sessions were added to the plan.", n_made), n_made);
  pal_session_repeat_update (self);
  pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
}

/* The question ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_row (const char *words, GtkWidget *control)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "pal-label");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), control);
  return row;
}

static GtkWidget *
make_every (PalSessionRepeat *self)
{
  const char *const choices[] = { _("every week"), _("every 2 weeks"), _("every 3 weeks"), _("every 4 weeks"),
                                  _("every month, same weekday"), NULL };

  self->every = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (choices));
  pal_named_set (GTK_WIDGET (self->every), _("How often"));
  g_signal_connect_swapped (self->every, "notify::selected", G_CALLBACK (show_outcome), self);
  return new_row (_("How often"), GTK_WIDGET (self->every));
}

static GtkWidget *
make_days (PalSessionRepeat *self)
{
  GtkWidget *days = pal_wrap_new (4);

  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    {
      self->weekdays[i] = gtk_toggle_button_new_with_label (pal_session_weekday (i));
      gtk_widget_add_css_class (self->weekdays[i], "pal-filter");
      g_signal_connect_swapped (self->weekdays[i], "toggled", G_CALLBACK (show_outcome), self);
      pal_wrap_append (PAL_WRAP (days), self->weekdays[i]);
    }
  self->days = new_row (_("Weekdays"), days);
  return self->days;
}

static GtkWidget *
make_entry (PalSessionRepeat *self, GtkEditable **editable, const char *words)
{
  GtkWidget *entry = gtk_entry_new ();

  *editable = GTK_EDITABLE (entry);
  gtk_widget_add_css_class (entry, "pal-inplace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (show_outcome), self);
  return new_row (words, entry);
}

static void
fill_question (PalSessionRepeat *self)
{
  PalSeriesRule rule;
  g_autofree char *until = NULL;

  pal_series_propose (self->store, self->session, &rule);
  for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    if (rule.weekdays & 1u << day)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->weekdays[day]), TRUE);
  until = g_date_valid (&rule.until) ? pal_date_show (&rule.until) : g_strdup ("");
  gtk_editable_set_text (self->until, until);
}

static void
repeat_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalSessionRepeat *self = PAL_SESSION_REPEAT (widget);

  if (self->session == 0)
    return;
  self->filling = TRUE;
  pal_ask_begin (self->ask, _("Repeat this session, except on holidays and closures"), _("Make the Series"));
  pal_ask_append (self->ask, make_every (self));
  pal_ask_append (self->ask, make_days (self));
  pal_ask_append (self->ask, make_entry (self, &self->until, _("Until")));
  pal_ask_append (self->ask, make_entry (self, &self->times, _("Sessions in all")));
  fill_question (self);
  self->filling = FALSE;
  show_outcome (self);
  gtk_widget_set_sensitive (self->repeat, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->every));
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
cancelled_cb (PalSessionRepeat *self)
{
  gtk_widget_set_sensitive (self->repeat, TRUE);
  gtk_widget_grab_focus (self->repeat);
}

static void
pal_session_repeat_dispose (GObject *object)
{
  PalSessionRepeat *self = PAL_SESSION_REPEAT (object);

  self->session = 0;
  if (self->ask != NULL)
    g_signal_handlers_disconnect_by_data (self->ask, self);
  g_clear_object (&self->ask);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (pal_session_repeat_parent_class)->dispose (object);
}

static void
pal_session_repeat_class_init (PalSessionRepeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_session_repeat_dispose;
  gtk_widget_class_install_action (widget_class, "series.repeat", NULL, repeat_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionrepeat");
}

static void
pal_session_repeat_init (PalSessionRepeat *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->repeat = gtk_button_new_with_label (_("Repeat…"));
  self->ask = g_object_ref_sink (PAL_ASK (pal_ask_new ()));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "pal-dim");
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->repeat), "series.repeat");
  gtk_widget_add_css_class (self->line, "pal-card-body");
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->line), self->repeat);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  g_signal_connect_swapped (self->ask, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->ask, "cancelled", G_CALLBACK (cancelled_cb), self);
}

GtkWidget *
pal_session_repeat_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_REPEAT, NULL);
}

/* (transfer none): where it is asked how it is repeated, to be put where there is room for it. */
GtkWidget *
pal_session_repeat_get_question (PalSessionRepeat *self)
{
  g_return_val_if_fail (PAL_IS_SESSION_REPEAT (self), NULL);

  return GTK_WIDGET (self->ask);
}

/* @session: 0: none, or one that is not kept yet. A question that is open for another session goes. */
void
pal_session_repeat_set (PalSessionRepeat *self, PalStore *store, gint64 session, const char *subject, const char *place)
{
  g_return_if_fail (PAL_IS_SESSION_REPEAT (self));
  g_return_if_fail (store != NULL || session == 0);

  if (self->session != session)
    pal_ask_end (self->ask);
  g_set_object (&self->store, store);
  self->session = session;
  g_free (self->subject);
  self->subject = g_strdup (subject);
  g_free (self->place);
  self->place = g_strdup (place);
  pal_session_repeat_update (self);
}

/* What follows from the file, again. */
void
pal_session_repeat_update (PalSessionRepeat *self)
{
  guint position = 0, total = 0;
  g_autofree char *words = NULL;
  gboolean in_series;

  g_return_if_fail (PAL_IS_SESSION_REPEAT (self));

  if (self->session == 0)
    return;
  in_series = pal_series_place (self->store, self->session, &position, &total);
  words = in_series ? g_strdup_printf (_("Session %u of %u of a series"), position, total) : g_strdup (_("This session stands alone."));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->repeat, !in_series && !pal_store_is_reader (self->store));
  gtk_widget_set_sensitive (self->repeat, !gtk_widget_get_visible (GTK_WIDGET (self->ask)));
}
