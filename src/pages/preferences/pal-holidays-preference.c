/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-holidays-preference.h"

#include <glib/gi18n.h>

#include "pal-kind-pane.h"
#include "records/pal-dates.h"
#include "rules/pal-calendar.h"

/* The days that are not worked: the closures of one's own, and below them the public holidays of a year, which are
 * computed and cannot be changed. */
struct _PalHolidaysPreference {
  PalPreference  parent_instance;

  GtkWidget     *box;
  PalKindPane   *pane;
  GtkLabel      *title;
  GtkLabel      *france;
  GtkLabel      *caledonia;
  int            year;
};

G_DEFINE_FINAL_TYPE (PalHolidaysPreference, pal_holidays_preference, PAL_TYPE_PREFERENCE)

static const PalKindInput inputs[] = {
  { "held-on", .width = 10 }, { "name" },
  { "calendar", N_("For"), .explanation = N_("“Our own” closes every programme") }, { NULL },
};
static const PalKindCard cards[] = { { N_("Closure"), N_("No session is planned on that day"), inputs }, { NULL } };
static const PalKindColumn columns[] = {
  { "name" }, { "held-on", .width = 780 }, { "calendar", N_("For"), .width = 700 }, PAL_KIND_COLUMNS_END,
};
static const PalKindPage page = {
  .name = "holidays", .title = N_("Holidays and closures"), .icon = "x-office-calendar-symbolic", .table = "holiday",
  PAL_KIND_COUNT ("%u closure", "%u closures"), .add = N_("Add a Closure"),
  .none = N_("Bridges, summer closures, local feasts: the days on which you do not receive anybody, besides the public "
             "holidays below."),
  .columns = columns, .cards = cards,
};

/* "1 January New Year's Day · …" */
static char *
words_of_year (const char *code, int year)
{
  g_autoptr (PalCalendar) calendar = pal_calendar_new (code);
  g_autoptr (GPtrArray) holidays = pal_calendar_holidays (calendar, year);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < holidays->len; i++)
    {
      const PalHoliday *holiday = g_ptr_array_index (holidays, i);
      g_autofree char *date = pal_date_show (&holiday->date);

      g_string_append_printf (words, "%s%.5s\u00a0%s", i > 0 ? " · " : "", date, holiday->name);
    }
  return g_string_free (words, FALSE);
}

static void
show_year (PalHolidaysPreference *self)
{
  g_autofree char *title = g_strdup_printf (_("Public holidays of %d"), self->year);
  g_autofree char *france = words_of_year ("FR", self->year), *caledonia = words_of_year ("NC", self->year);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->france, france);
  gtk_label_set_text (self->caledonia, caledonia);
}

static void
year_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalHolidaysPreference *self = PAL_HOLIDAYS_PREFERENCE (widget);

  self->year = CLAMP (self->year + (g_str_equal (action, "holidays.next-year") ? 1 : -1), 1900, 2200);
  show_year (self);
}

/* The section ------------------------------------------------------------------------------------------------------ */

static void
pal_holidays_preference_set_store (PalPreference *preference, PalStore *store)
{
  pal_preference_set_store (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane), store);
}

static void
pal_holidays_preference_set_place (PalPreference *preference, const char *name)
{
  pal_preference_set_place (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane), name);
}

static void
pal_holidays_preference_open (PalPreference *preference, gint64 record, const char *tab)
{
  pal_preference_open (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane), record, tab);
}

static gint64
pal_holidays_preference_get_record (PalPreference *preference)
{
  return pal_preference_get_record (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane));
}

static gboolean
pal_holidays_preference_keep (PalPreference *preference, GError **error)
{
  return pal_preference_keep (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane), error);
}

static gboolean
pal_holidays_preference_find (PalPreference *preference)
{
  return pal_preference_find (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane));
}

static gboolean
pal_holidays_preference_add (PalPreference *preference)
{
  return pal_preference_add (PAL_PREFERENCE (PAL_HOLIDAYS_PREFERENCE (preference)->pane));
}

static void
pal_holidays_preference_class_init (PalHolidaysPreferenceClass *klass)
{
  PalPreferenceClass *preference_class = PAL_PREFERENCE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  preference_class->set_store = pal_holidays_preference_set_store;
  preference_class->set_place = pal_holidays_preference_set_place;
  preference_class->open = pal_holidays_preference_open;
  preference_class->get_record = pal_holidays_preference_get_record;
  preference_class->keep = pal_holidays_preference_keep;
  preference_class->find = pal_holidays_preference_find;
  preference_class->add = pal_holidays_preference_add;
  gtk_widget_class_install_action (widget_class, "holidays.previous-year", NULL, year_activated_cb);
  gtk_widget_class_install_action (widget_class, "holidays.next-year", NULL, year_activated_cb);
}

static void
add_country (GtkWidget *box, const char *name, GtkLabel **words)
{
  GtkWidget *heading = gtk_label_new (name);

  *words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (*words, 0);
  gtk_label_set_wrap (*words, TRUE);
  gtk_widget_add_css_class (heading, "pal-strong");
  gtk_widget_add_css_class (GTK_WIDGET (*words), "pal-dim");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*words));
}

static GtkWidget *
make_button (const char *icon, const char *action, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static GtkWidget *
make_year (PalHolidaysPreference *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "pal-h2");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), make_button ("go-previous-symbolic", "holidays.previous-year", _("Year before")));
  gtk_box_append (GTK_BOX (head), make_button ("go-next-symbolic", "holidays.next-year", _("Year after")));
  gtk_box_append (GTK_BOX (box), head);
  add_country (box, pal_choice_label ("calendar", "FR"), &self->france);
  add_country (box, pal_choice_label ("calendar", "NC"), &self->caledonia);
  gtk_widget_add_css_class (box, "pal-surface");
  gtk_widget_add_css_class (box, "pal-holidays");
  return box;
}

static void
pal_holidays_preference_init (PalHolidaysPreference *self)
{
  GDate today;

  pal_today (&today);
  self->year = g_date_get_year (&today);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->pane = PAL_KIND_PANE (pal_kind_pane_new (&page));
  g_signal_connect_swapped (self->pane, "moved", G_CALLBACK (pal_preference_moved), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->pane));
  gtk_box_append (GTK_BOX (self->box), make_year (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_year (self);
}
