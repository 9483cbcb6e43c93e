/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-wishes.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "rules/planning/pal-wishes.h"
#include "widgets/pal-named.h"
#include "widgets/pal-wrap-layout.h"

#define SCHOOL_HOURS "09:00-11:30|13:30-16:00"   /* while children are at school */
#define MOST_A_WEEK  5

/* One line of the form. */
typedef enum { WEEKDAYS, HOURS, SPREAD, BREAK, ROOM, COACH, THEME, N_WISHES } Wish;

static const struct { const char *kind, *title; } wishes[N_WISHES] = {
  [WEEKDAYS] = { "WEEKDAYS", N_("Days") },   [HOURS] = { "HOURS", N_("Hours") },    [SPREAD] = { "SPREAD", N_("Sessions a week") },
  [BREAK] = { "BREAK", N_("Breaks") },       [ROOM] = { "ROOM", N_("Rooms") },      [COACH] = { "COACH", N_("Coaches") },
  [THEME] = { "THEME", N_("Order of themes") },
};

struct _PalCohortWishes {
  GtkWidget    parent_instance;

  GtkWidget   *grid;
  GtkWidget   *boxes[N_WISHES];     /* of toggles and buttons; NULL: an entry or a list */
  GtkEditable *entries[N_WISHES];   /* HOURS, BREAK */
  GtkLabel    *problems[N_WISHES];
  GtkDropDown *spread;

  PalStore    *store;
  gulong       store_changed;
  gint64       cohort;
  char        *name;
  gboolean     showing;             /* the program sets what is shown */
  gboolean     keeping;             /* the change of the file is one's own */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortWishes, pal_cohort_wishes, GTK_TYPE_WIDGET)

/* Keeping ------------------------------------------------------------------------------------------------------------ */

static gboolean
write_wish (PalCohortWishes *self, Wish wish, const char *value, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("%s — wishes: %s"), self->name, _(wishes[wish].title));
  g_autofree char *place = pal_address_format ("cohorts", self->cohort, "sessions");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_wish_set (edit, self->cohort, wishes[wish].kind, value, error) && pal_edit_commit (edit, error);
}

static void
keep_wish (PalCohortWishes *self, Wish wish, const char *value)
{
  g_autofree char *before = pal_wish_get (self->store, self->cohort, wishes[wish].kind);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (before, value != NULL && *value != '\0' ? value : NULL) == 0)
    return;
  self->keeping = TRUE;
  if (!write_wish (self, wish, value, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  else
    g_signal_emit (self, signals[CHANGED], 0);
  self->keeping = FALSE;
}

/* The values of the toggles that are on, joined. Full transfer; NULL: none is, or all of the first @usual and no other. */
static char *
read_toggles (GtkWidget *box, guint usual)
{
  g_autoptr (GString) value = g_string_new (NULL);
  guint n = 0, n_on = 0, n_usual = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child), n++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      {
        g_string_append_printf (value, "%s%s", value->len > 0 ? "|" : "", gtk_widget_get_name (child));
        n_on++;
        n_usual += n < usual;
      }
  return n_on == 0 || (usual > 0 && n_on == usual && n_usual == usual) ? NULL : g_strdup (value->str);
}

static void
toggled_cb (PalCohortWishes *self, GtkToggleButton *button)
{
  for (Wish wish = 0; wish < N_WISHES && !self->showing; wish++)
    if (self->boxes[wish] != NULL && gtk_widget_is_ancestor (GTK_WIDGET (button), self->boxes[wish]))
      {
        g_autofree char *value = read_toggles (self->boxes[wish], wish == WEEKDAYS ? 5 : 0);
        keep_wish (self, wish, value);
        return;
      }
}

static void
show_problem (PalCohortWishes *self, Wish wish, const char *words)
{
  gtk_label_set_text (self->problems[wish], words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problems[wish]), words != NULL);
}

/* FALSE: what is typed is not understood; it stays, with the reason below. */
static gboolean
keep_entry (PalCohortWishes *self, Wish wish, GError **error)
{
  g_autofree char *value = NULL, *shown = NULL;
  g_autoptr (GError) problem = NULL;

  if (self->cohort == 0)
    return TRUE;
  if (!pal_wish_read (wishes[wish].kind, gtk_editable_get_text (self->entries[wish]), &value, &problem))
    {
      show_problem (self, wish, problem->message);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  show_problem (self, wish, NULL);
  shown = pal_wish_show (wishes[wish].kind, value);
  if (strcmp (shown, gtk_editable_get_text (self->entries[wish])) != 0)
    gtk_editable_set_text (self->entries[wish], shown);
  keep_wish (self, wish, value);
  return TRUE;
}

static void
entry_done_cb (PalCohortWishes *self, gpointer data)
{
  for (Wish wish = 0; wish < N_WISHES && !self->showing; wish++)
    if (self->entries[wish] != NULL)
      keep_entry (self, wish, NULL);
}

static void
school_hours_cb (PalCohortWishes *self)
{
  g_autofree char *shown = pal_wish_show ("HOURS", SCHOOL_HOURS);

  gtk_editable_set_text (self->entries[HOURS], shown);
  keep_entry (self, HOURS, NULL);
}

static void
spread_chosen_cb (PalCohortWishes *self)
{
  guint n = gtk_drop_down_get_selected (self->spread);
  g_autofree char *value = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  if (!self->showing && self->cohort != 0)
    keep_wish (self, SPREAD, value);
}

static void show_themes (PalCohortWishes *self);

/* A theme that is clicked comes first, the others behind it as they stood. */
static void
theme_clicked_cb (PalCohortWishes *self, GtkButton *button)
{
  g_autoptr (GString) value = g_string_new (gtk_widget_get_name (GTK_WIDGET (button)));

  for (GtkWidget *child = gtk_widget_get_first_child (self->boxes[THEME]); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (button))
      g_string_append_printf (value, "|%s", gtk_widget_get_name (child));
  keep_wish (self, THEME, value->str);
  pal_wrap_clear (PAL_WRAP (self->boxes[THEME]));
  show_themes (self);
  gtk_widget_grab_focus (gtk_widget_get_first_child (self->boxes[THEME]));
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

static void
add_toggle (PalCohortWishes *self, Wish wish, const char *value, const char *words, const char *on)
{
  g_auto (GStrv) parts = g_strsplit (on != NULL ? on : "", "|", -1);
  GtkWidget *toggle = gtk_toggle_button_new_with_label (words);

  gtk_widget_set_name (toggle, value);
  gtk_widget_add_css_class (toggle, "pal-filter");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), g_strv_contains ((const char *const *) parts, value));
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (toggled_cb), self);
  pal_wrap_append (PAL_WRAP (self->boxes[wish]), toggle);
}

static void
show_days (PalCohortWishes *self)
{
  static const char *const days[] = { NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
                                      NC_("weekday", "Fri"), NC_("weekday", "Sat") };
  g_autofree char *on = pal_wish_get (self->store, self->cohort, "WEEKDAYS");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i + 1);
      add_toggle (self, WEEKDAYS, value, g_dpgettext2 (NULL, "weekday", days[i]), on != NULL ? on : "1|2|3|4|5");
    }
}

static void
show_named (PalCohortWishes *self, Wish wish, char **names)
{
  g_autofree char *on = pal_wish_get (self->store, self->cohort, wishes[wish].kind);

  for (guint i = 0; names[i] != NULL; i++)
    add_toggle (self, wish, names[i], names[i], on);
}

static void
show_themes (PalCohortWishes *self)
{
  g_auto (GStrv) themes = pal_wish_themes (self->store, self->cohort);

  for (guint i = 0; themes[i] != NULL; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u. %s", i + 1, themes[i]), *spoken = g_strdup_printf (_("Put %s first"), themes[i]);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_set_name (button, themes[i]);
      gtk_widget_add_css_class (button, "pal-filter");
      gtk_widget_set_tooltip_text (button, spoken);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (theme_clicked_cb), self);
      pal_wrap_append (PAL_WRAP (self->boxes[THEME]), button);
    }
}

static void
show_entry (PalCohortWishes *self, Wish wish)
{
  g_autofree char *value = pal_wish_get (self->store, self->cohort, wishes[wish].kind), *shown = pal_wish_show (wishes[wish].kind, value);

  gtk_editable_set_text (self->entries[wish], shown);
  show_problem (self, wish, NULL);
}

static void
update (PalCohortWishes *self)
{
  g_autofree char *spread = pal_wish_get (self->store, self->cohort, "SPREAD");
  g_auto (GStrv) rooms = pal_wish_rooms (self->store), coaches = pal_wish_coaches (self->store);

  self->showing = TRUE;
  for (Wish wish = 0; wish < N_WISHES; wish++)
    if (self->boxes[wish] != NULL)
      pal_wrap_clear (PAL_WRAP (self->boxes[wish]));
    else if (self->entries[wish] != NULL)
      show_entry (self, wish);
  show_days (self);
  show_named (self, ROOM, rooms);
  show_named (self, COACH, coaches);
  show_themes (self);
  gtk_drop_down_set_selected (self->spread, (guint) CLAMP (spread != NULL ? g_ascii_strtoll (spread, NULL, 10) : 0, 0, MOST_A_WEEK));
  gtk_widget_set_sensitive (self->grid, !pal_store_is_reader (self->store));
  self->showing = FALSE;
}

/* Undone, or changed elsewhere. */
static void
store_changed_cb (PalCohortWishes *self, const char *const *tables)
{
  if (self->cohort == 0 || self->keeping || (tables != NULL && !g_strv_contains (tables, "plan_wish")))
    return;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_wishes_dispose (GObject *object)
{
  PalCohortWishes *self = PAL_COHORT_WISHES (object);

  self->cohort = 0;
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_cohort_wishes_parent_class)->dispose (object);
}

static void
pal_cohort_wishes_class_init (PalCohortWishesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_cohort_wishes_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palcohortwishes");
}

static GtkWidget *
make_entry (PalCohortWishes *self, Wish wish, const char *placeholder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "pal-inplace");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_done_cb), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_done_cb), self);
  gtk_box_append (GTK_BOX (line), entry);
  if (wish == HOURS)
    {
      GtkWidget *school = gtk_button_new_with_label (_("School Hours"));
      g_signal_connect_swapped (school, "clicked", G_CALLBACK (school_hours_cb), self);
      gtk_box_append (GTK_BOX (line), school);
    }
  self->entries[wish] = GTK_EDITABLE (entry);
  self->problems[wish] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problems[wish], 0);
  gtk_label_set_wrap (self->problems[wish], TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problems[wish]), "pal-error");
  gtk_widget_set_visible (GTK_WIDGET (self->problems[wish]), FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problems[wish], NULL, -1);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problems[wish]));
  return box;
}

static GtkWidget *
make_spread (PalCohortWishes *self)
{
  GtkWidget *spread = gtk_drop_down_new_from_strings ((const char *const[]) { _("As many as it takes"), "1", "2", "3", "4", "5", NULL });

  self->spread = GTK_DROP_DOWN (spread);
  gtk_widget_set_halign (spread, GTK_ALIGN_START);
  pal_named_set (spread, _(wishes[SPREAD].title));
  g_signal_connect_swapped (spread, "notify::selected", G_CALLBACK (spread_chosen_cb), self);
  return spread;
}

static GtkWidget *
make_field (PalCohortWishes *self, Wish wish)
{
  switch (wish)
    {
    case HOURS:
      return make_entry (self, wish, _("9:00–11:30, 13:30–16:00"));
    case BREAK:
      return make_entry (self, wish, _("13/04/2026 – 26/04/2026"));
    case SPREAD:
      return make_spread (self);
    default:
      return self->boxes[wish] = pal_wrap_new (6);
    }
}

static void
pal_cohort_wishes_init (PalCohortWishes *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  for (Wish wish = 0; wish < N_WISHES; wish++)
    {
      GtkWidget *label = gtk_label_new (_(wishes[wish].title)), *field = make_field (self, wish);
      GtkWidget *named = self->entries[wish] != NULL ? GTK_WIDGET (self->entries[wish]) : field;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_hexpand (field, TRUE);
      gtk_widget_add_css_class (label, "pal-label");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
      gtk_grid_attach (GTK_GRID (self->grid), label, 0, (int) wish, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), field, 1, (int) wish, 1, 1);
    }
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
pal_cohort_wishes_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_WISHES, NULL);
}

/* @cohort 0, @store NULL: none. @name: what the cohort is called, for the history. */
void
pal_cohort_wishes_show (PalCohortWishes *self, gint64 cohort, const char *name, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_WISHES (self));

  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_free (self->name);
  self->name = g_strdup (name);
  self->cohort = store != NULL ? cohort : 0;
  if (self->cohort != 0)
    update (self);
}

/* "Days Tue, Thu · Hours 09:00–11:30"; "" when there is no wish. Full transfer. */
char *
pal_cohort_wishes_words (PalCohortWishes *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (PAL_IS_COHORT_WISHES (self), NULL);

  for (Wish wish = 0; wish < N_WISHES && self->cohort != 0; wish++)
    {
      g_autofree char *value = pal_wish_get (self->store, self->cohort, wishes[wish].kind), *shown = NULL;
      g_autoptr (GString) days = g_string_new (NULL);

      if (value == NULL)
        continue;
      shown = pal_wish_show (wishes[wish].kind, value);
      if (wish == WEEKDAYS)
        for (GtkWidget *child = gtk_widget_get_first_child (self->boxes[WEEKDAYS]); child != NULL; child = gtk_widget_get_next_sibling (child))
          if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
            g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", gtk_button_get_label (GTK_BUTTON (child)));
      g_string_append_printf (words, C_("a wish and its value", "%s%s: %s"), words->len > 0 ? " · " : "", _(wishes[wish].title),
                              wish == WEEKDAYS ? days->str : shown);
    }
  return g_strdup (words->str);
}

/* FALSE with @error: something that is typed cannot be understood. */
gboolean
pal_cohort_wishes_keep (PalCohortWishes *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_COHORT_WISHES (self), FALSE);

  return keep_entry (self, HOURS, error) && keep_entry (self, BREAK, error);
}
