/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-doubles-page.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-panes.h"
#include "pal-doubles-compare.h"
#include "pal-doubles-list.h"
#include "pal-doubles-task.h"
#include "widgets/pal-band.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-progress.h"
#include "widgets/pal-wrap-layout.h"

/* People who may be in the file twice: the pairs that are proposed, and beside them both records of one pair, to be merged or told
 * apart. */
struct _PalDoublesPage {
  PalPage             parent_instance;

  PalPanes           *panes;
  GtkLabel           *count;
  PalProgress        *progress;
  GtkStack           *list_stack;
  PalDoublesList     *list;
  GtkStack           *record_stack;
  GtkLabel           *names;
  PalChip            *strength;
  GtkLabel           *reasons;
  GtkLabel           *against;
  PalBand            *warning;
  PalDoublesCompare  *compare;
  GtkWidget          *merge_button;

  GSignalGroup       *store_signals;
  GCancellable       *cancellable;   /* of the search that goes on */
  gboolean            stale;         /* the file changed since the search */
  gint64              one, other;    /* the pair that is open; 0: none */
};

G_DEFINE_FINAL_TYPE (PalDoublesPage, pal_doubles_page, PAL_TYPE_PAGE)

static PalStore *
get_store (PalDoublesPage *self)
{
  return pal_page_get_store (PAL_PAGE (self));
}

/* The pair that is open ----------------------------------------------------------------------------------------------- */

static void
show_head (PalDoublesPage *self, PalMerge *merge)
{
  PalDouble pair = { self->one, self->other, 0, 0 };
  gboolean listed = pal_doubles_list_find (self->list, self->one, self->other, &pair);
  g_autofree char *one = pal_record_title (merge->survivor), *other = pal_record_title (merge->other);
  /* Translators: two people who may be one. */
  g_autofree char *names = g_strdup_printf (_("%s and %s"), one, other);
  g_autofree char *why = pal_double_reasons_for (pair.reasons);
  g_autofree char *against = pal_double_reasons_against (pair.reasons);
  /* Translators: reasons why two people are not one: "other telephone, other address". */
  g_autofree char *but = against != NULL ? g_strdup_printf (_("but %s"), against) : NULL;
  g_autofree char *warning = pal_merge_warn (merge);

  gtk_label_set_text (self->names, names);
  gtk_widget_set_visible (GTK_WIDGET (self->strength), listed);
  pal_chip_set (self->strength, pair.points >= PAL_DOUBLE_CERTAIN ? PAL_CHIP_OK : PAL_CHIP_INFO, pal_double_strength (pair.points));
  gtk_label_set_text (self->reasons, why);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), why[0] != '\0');
  gtk_label_set_text (self->against, but != NULL ? but : "");
  gtk_widget_set_visible (GTK_WIDGET (self->against), but != NULL);
  pal_band_set (self->warning, PAL_BAND_WARN, warning);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warning != NULL);
}

static void
show_actions (PalDoublesPage *self)
{
  gboolean may_write = self->one != 0 && get_store (self) != NULL && !pal_store_is_reader (get_store (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.merge", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.apart", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.open-first", self->one != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.open-second", self->one != 0);
}

static void
close_pair (PalDoublesPage *self)
{
  self->one = self->other = 0;
  pal_doubles_compare_show (self->compare, NULL);
  gtk_stack_set_visible_child_name (self->record_stack, "none");
  show_actions (self);
}

/* FALSE with @error: one of the two is no more. */
static gboolean
open_pair (PalDoublesPage *self, gint64 one, gint64 other, GError **error)
{
  PalMerge *merge = pal_merge_new (get_store (self), one, other, error);

  if (merge == NULL)
    {
      close_pair (self);
      return FALSE;
    }
  self->one = pal_record_get_id (merge->survivor);
  self->other = pal_record_get_id (merge->other);
  show_head (self, merge);
  pal_doubles_compare_show (self->compare, merge);
  gtk_stack_set_visible_child_name (self->record_stack, "pair");
  show_actions (self);
  return TRUE;
}

/* The search ------------------------------------------------------------------------------------------------------------ */

static void
show_count (PalDoublesPage *self)
{
  guint n = pal_doubles_list_get_n (self->list);
  g_autofree char *words = g_strdup_printf (ngettext ("%u probable double", "%u probable doubles", n), n);

  gtk_label_set_text (self->count, self->cancellable != NULL && n == 0 ? _("Looking for doubles") : words);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 || self->cancellable != NULL || self->stale ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.search", get_store (self) != NULL && self->cancellable == NULL);
}

static void
stop (PalDoublesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pal_progress_stop (self->progress);
}

static void
show_found (PalDoublesPage *self, GArray *doubles)
{
  pal_doubles_list_show (self->list, get_store (self), doubles);
  /* The pair that is open stays, whether it is still proposed or not. */
  if (self->one == 0 || pal_doubles_list_select (self->list, self->one, self->other))
    return;
  if (!open_pair (self, self->one, self->other, NULL))
    pal_page_moved (PAL_PAGE (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (source);
  g_autoptr (GCancellable) cancellable = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) doubles = pal_doubles_find_all_finish (result, &error);

  if (cancellable != self->cancellable)
    return;   /* another search was begun meanwhile, or the file closed */
  g_clear_object (&self->cancellable);
  pal_progress_stop (self->progress);
  self->stale = doubles == NULL;
  if (doubles != NULL)
    show_found (self, doubles);
  else
    pal_page_complain (GTK_WIDGET (self), error);
  show_count (self);
}

static void
progress_cb (double fraction, gpointer data)
{
  pal_progress_set (PAL_DOUBLES_PAGE (data)->progress, fraction, NULL);
}

static void
search (PalDoublesPage *self)
{
  stop (self);
  if (get_store (self) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  pal_progress_start (self->progress, _("Looking for doubles"), self->cancellable);
  pal_doubles_find_all_async (get_store (self), G_OBJECT (self), progress_cb, self, self->cancellable, found_cb,
                              g_object_ref (self->cancellable));
  show_count (self);
}

/* While the page is not seen, what changed is looked at when it is. */
static void
search_if_stale (PalDoublesPage *self)
{
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    search (self);
}

static void
store_changed_cb (PalStore *store, const char *const *tables, PalDoublesPage *self)
{
  if (tables != NULL && !g_strv_contains (tables, "participant") && !g_strv_contains (tables, "not_double"))
    return;
  self->stale = TRUE;
  if (self->one != 0 && !open_pair (self, self->one, self->other, NULL))
    pal_page_moved (PAL_PAGE (self));
  search_if_stale (self);
}

/* The person's moves ------------------------------------------------------------------------------------------------------ */

static void
chosen_cb (PalDoublesPage *self, gint64 one, gint64 other)
{
  g_autoptr (GError) error = NULL;

  if (one == 0)
    close_pair (self);
  else if (!open_pair (self, one, other, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  pal_panes_set_record_open (self->panes, self->one != 0);
  pal_page_moved (PAL_PAGE (self));
}

static void
closed_cb (PalDoublesPage *self)
{
  close_pair (self);
  pal_doubles_list_select (self->list, 0, 0);
  pal_doubles_list_focus (self->list);
  pal_page_moved (PAL_PAGE (self));
}

/* What was decided is one edit; then the next pair is shown. The file's own "changed" would show this one again: it is closed first. */
static gboolean
decide (PalDoublesPage *self, const char *label, gboolean merging, GError **error)
{
  PalStore *store = get_store (self);
  gint64 one = self->one, other = self->other;
  g_autofree char *place = merging ? pal_address_format ("participants", one, "identity") : pal_page_get_address (PAL_PAGE (self));
  g_autoptr (PalEdit) edit = pal_edit_begin (store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  if (!(merging ? pal_merge_apply (pal_doubles_compare_get_merge (self->compare), edit, error)
                : pal_doubles_tell_apart (edit, one, other, error)))
    return FALSE;
  self->one = self->other = 0;
  if (!pal_edit_commit (edit, error))
    {
      open_pair (self, one, other, NULL);
      return FALSE;
    }
  close_pair (self);
  pal_doubles_list_drop (self->list, one, other);
  show_count (self);
  return TRUE;
}

static void
merge_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (widget);
  PalMerge *merge = pal_doubles_compare_get_merge (self->compare);
  g_autofree char *kept = NULL, *label = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;

  if (merge == NULL)
    return;
  kept = pal_record_title (merge->survivor);
  /* Translators: in the history; %s is a person. */
  label = g_strdup_printf (_("%s — Merged with a double"), kept);
  words = g_strdup_printf (_("%s is one record now, with everything that stood below both."), kept);
  if (decide (self, label, TRUE, &error))
    pal_page_toast (widget, words, _("Undo"), "win.undo");
  else
    pal_page_complain (widget, error);
}

static void
apart_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (widget);
  PalMerge *merge = pal_doubles_compare_get_merge (self->compare);
  g_autofree char *name = NULL, *label = NULL;
  g_autoptr (GError) error = NULL;

  if (merge == NULL)
    return;
  name = pal_record_title (merge->survivor);
  /* Translators: in the history; %s is a person. */
  label = g_strdup_printf (_("%s — Told apart"), name);
  if (decide (self, label, FALSE, &error))
    pal_page_toast (widget, _("They are two people, and are not proposed again."), _("Undo"), "win.undo");
  else
    pal_page_complain (widget, error);
}

static void
open_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (widget);
  gint64 id = g_str_equal (action, "doubles.open-first") ? self->one : self->other;
  g_autofree char *address = pal_address_format ("participants", id, "identity");

  pal_page_go (widget, address);
}

static void
search_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  search (PAL_DOUBLES_PAGE (widget));
}

/* The page ------------------------------------------------------------------------------------------------------------------ */

static void
pal_doubles_page_set_store (PalPage *page, PalStore *store)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (page);

  stop (self);
  close_pair (self);
  pal_doubles_list_show (self->list, store, NULL);
  g_signal_group_set_target (self->store_signals, store);
  self->stale = store != NULL;
  show_count (self);
  search_if_stale (self);
}

/* The second of a pair stands where other pages have a tab: "doubles/12/15". */
static void
pal_doubles_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (page);
  gint64 other = tab != NULL ? g_ascii_strtoll (tab, NULL, 10) : 0;
  g_autoptr (GError) error = NULL;

  if (get_store (self) == NULL)
    return;
  if (record == 0 || other == 0)
    close_pair (self);
  else if (!open_pair (self, record, other, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  pal_doubles_list_select (self->list, self->one, self->other);
  pal_panes_set_record_open (self->panes, self->one != 0);
}

static char *
pal_doubles_page_get_address (PalPage *page)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (page);
  g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, self->other);

  return pal_address_format ("doubles", self->one, self->one != 0 ? other : NULL);
}

static gboolean
pal_doubles_page_find (PalPage *page)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (page);

  pal_panes_set_record_open (self->panes, FALSE);
  return pal_doubles_list_focus (self->list);
}

static void
pal_doubles_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pal_doubles_page_parent_class)->map (widget);
  search_if_stale (PAL_DOUBLES_PAGE (widget));
}

static void
pal_doubles_page_dispose (GObject *object)
{
  PalDoublesPage *self = PAL_DOUBLES_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store_signals);
  G_OBJECT_CLASS (pal_doubles_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_BAND);
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_CARD);
  g_type_ensure (PAL_TYPE_DOUBLES_COMPARE);
  g_type_ensure (PAL_TYPE_DOUBLES_LIST);
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_PROGRESS);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-doubles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, panes);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, count);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, list);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, record_stack);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, names);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, strength);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, against);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, warning);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, compare);
  gtk_widget_class_bind_template_child (widget_class, PalDoublesPage, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
pal_doubles_page_class_init (PalDoublesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_doubles_page_dispose;
  widget_class->map = pal_doubles_page_map;
  page_class->name = "doubles";
  page_class->title = N_("Doubles");
  page_class->icon_name = "edit-copy-symbolic";
  page_class->help = N_("People who may be in the file twice, the surest first, with what speaks for it. Choose a pair, look at both, "
                        "and for each field that differs which value is kept; then merge them, or say that they are two people.\n"
                        "A merge moves everything that stands below both into one record: courses, barriers, notes, numbers. It can be "
                        "undone from that record, even when other fields were edited since.");
  page_class->unlisted = TRUE;
  page_class->set_store = pal_doubles_page_set_store;
  page_class->open = pal_doubles_page_open;
  page_class->get_address = pal_doubles_page_get_address;
  page_class->find = pal_doubles_page_find;

  gtk_widget_class_install_action (widget_class, "doubles.merge", NULL, merge_activated_cb);
  gtk_widget_class_install_action (widget_class, "doubles.apart", NULL, apart_activated_cb);
  gtk_widget_class_install_action (widget_class, "doubles.open-first", NULL, open_activated_cb);
  gtk_widget_class_install_action (widget_class, "doubles.open-second", NULL, open_activated_cb);
  gtk_widget_class_install_action (widget_class, "doubles.search", NULL, search_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "doubles.merge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "doubles.merge", NULL);
  bind_template (widget_class);
}

static void
pal_doubles_page_init (PalDoublesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (PAL_TYPE_STORE);
  g_signal_group_connect (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  gtk_stack_add_named (self->list_stack, pal_page_make_empty (PAL_PAGE (self)), "empty");
  close_pair (self);
  show_count (self);
}
