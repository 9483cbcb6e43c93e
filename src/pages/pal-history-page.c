/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-history-page.h"

#include <glib/gi18n.h>

#include "pal-panes.h"
#include "records/pal-history.h"
#include "store/pal-journal.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-table.h"

/* Every edit of the file: who, when and what; any of them can be undone from here, as long as nothing later stands in
 * the way. */

struct _PalHistoryPage {
  PalPage         parent_instance;

  PalPanes       *panes;
  GtkSearchEntry *search;
  PalTable       *table;
  GtkStack       *record_stack;
  GtkLabel       *label;
  GtkLabel       *when;
  PalChip        *state;
  GtkWidget      *undo_this;
  GtkWidget      *redo_this;
  GtkWidget      *show_button;
  GtkLabel       *changes;

  GSignalGroup   *store_signals;
  PalQuery       *query;
  gint64          op;
  gboolean        opening;
};

G_DEFINE_FINAL_TYPE (PalHistoryPage, pal_history_page, PAL_TYPE_PAGE)

static char *
show_moment (const char *iso)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (iso, local);

  return at ? g_date_time_format (at, "%d/%m/%Y %H:%M") : g_strdup (iso);
}

static char *
show_at (PalRow *row,
         guint   column)
{
  return show_moment (pal_row_get_text (row, column));
}

static char *
show_label (PalRow *row,
            guint   column)
{
  if (!pal_row_is_known (row, PAL_HISTORY_REVERTED))
    return g_strdup (pal_row_get_text (row, column));
  /* Translators: an edit in the history that was undone. */
  return g_strdup_printf (_("%s (undone)"), pal_row_get_text (row, column));
}

static const PalTableColumn columns[] = {
  { "at", N_("When"), PAL_TABLE_DIM, PAL_HISTORY_AT, .width = 1000, .show = show_at },
  { "label", N_("What was done"), PAL_TABLE_TEXT, PAL_HISTORY_LABEL, .expand = TRUE, .show = show_label },
  { "user", N_("Who"), PAL_TABLE_DIM, PAL_HISTORY_USER, .width = 800 },
  { NULL }
};

static void
show_buttons (PalHistoryPage *self,
              const PalOp    *op)
{
  gboolean can_undo = op->has_delta && !op->reverted && !pal_store_is_reader (pal_page_get_store (PAL_PAGE (self)));
  gboolean can_redo = op->has_delta && op->reverted && !pal_store_is_reader (pal_page_get_store (PAL_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.redo", can_redo);
  gtk_widget_set_visible (self->undo_this, !op->reverted);
  gtk_widget_set_visible (self->redo_this, op->reverted);
  gtk_widget_set_visible (self->show_button, op->place != NULL && op->place[0] != '\0');
}

static void
show_state (PalHistoryPage *self,
            const PalOp    *op)
{
  g_autofree char *by = op->reverted ? pal_history_undone_by (pal_page_get_store (PAL_PAGE (self)), op->id) : NULL;
  g_autofree char *undone = by ? g_strdup_printf (_("undone by %s"), by) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->state), op->reverted || !op->has_delta);
  if (op->reverted)
    pal_chip_set (self->state, PAL_CHIP_UNKNOWN, undone ? undone : _("undone"));
  else if (!op->has_delta)
    pal_chip_set (self->state, PAL_CHIP_PLAIN, _("too old to be undone"));
}

static void
show_op (PalHistoryPage *self)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  g_autoptr (PalOp) op = store && self->op != 0 ? pal_journal_get (store, self->op) : NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *at = NULL;
  g_autofree char *when = NULL;

  gtk_stack_set_visible_child_name (self->record_stack, op ? "op" : "none");
  if (op == NULL)
    return;

  at = show_moment (op->at);
  /* Translators: when and by whom an edit was made. */
  when = g_strdup_printf (_("%s · %s"), at, op->user);
  lines = pal_history_describe (store, op->id);
  changes = g_strjoinv ("\n", lines);
  gtk_label_set_text (self->label, op->label);
  gtk_label_set_text (self->when, when);
  gtk_label_set_text (self->changes, changes[0] != '\0' ? changes : _("What it touched is no longer kept."));
  show_state (self, op);
  show_buttons (self, op);
}

static void
find (PalHistoryPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->query == NULL)
    return;
  if (!pal_history_find (self->query, gtk_editable_get_text (GTK_EDITABLE (self->search)), &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   PalHistoryPage *self)
{
  find (self);
}

static void
selection_changed_cb (PalTable       *table,
                      PalHistoryPage *self)
{
  gint64 op = pal_table_get_selected (table);

  if (self->opening || op == 0 || op == self->op)
    return;

  self->op = op;
  show_op (self);
  pal_panes_set_record_open (self->panes, TRUE);
  pal_page_moved (PAL_PAGE (self));
}

static void
record_closed_cb (PalPanes       *panes,
                  PalHistoryPage *self)
{
  self->op = 0;
  pal_table_unselect_all (self->table);
  show_op (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
store_changed_cb (PalStore          *store,
                  const char *const *tables,
                  PalHistoryPage    *self)
{
  find (self);
  pal_query_refresh (self->query, NULL);
  show_op (self);
}

static void
undo_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalHistoryPage *self = PAL_HISTORY_PAGE (widget);
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  gboolean undo = g_str_equal (action, "history.undo");
  g_autoptr (PalOp) op = store ? pal_journal_get (store, self->op) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (op == NULL)
    return;
  if (!(undo ? pal_journal_undo (store, op->id, &error) : pal_journal_redo (store, op->id, &error)))
    {
      pal_page_complain (widget, error);
      return;
    }
  words = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), op->label);
  pal_page_toast (widget, words, NULL, NULL);
}

static void
show_place_activated_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  PalHistoryPage *self = PAL_HISTORY_PAGE (widget);
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  g_autoptr (PalOp) op = store ? pal_journal_get (store, self->op) : NULL;

  if (op != NULL && op->place != NULL)
    pal_page_go (widget, op->place);
}

static void
pal_history_page_set_store (PalPage  *page,
                            PalStore *store)
{
  PalHistoryPage *self = PAL_HISTORY_PAGE (page);

  self->op = 0;
  pal_table_set_query (self->table, NULL);
  g_clear_object (&self->query);
  g_signal_group_set_target (self->store_signals, store);
  if (store != NULL)
    {
      self->query = pal_history_query (store);
      pal_table_set_query (self->table, self->query);
      find (self);
    }
  show_op (self);
}

static void
pal_history_page_open (PalPage    *page,
                       gint64      record,
                       const char *tab)
{
  PalHistoryPage *self = PAL_HISTORY_PAGE (page);

  self->opening = TRUE;
  self->op = record;
  if (record == 0 || !pal_table_select (self->table, record))
    pal_table_unselect_all (self->table);
  self->opening = FALSE;
  pal_panes_set_record_open (self->panes, record != 0);
  show_op (self);
}

static char *
pal_history_page_get_address (PalPage *page)
{
  return pal_address_format ("history", PAL_HISTORY_PAGE (page)->op, NULL);
}

static gboolean
pal_history_page_find (PalPage *page)
{
  PalHistoryPage *self = PAL_HISTORY_PAGE (page);

  pal_panes_set_record_open (self->panes, FALSE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
pal_history_page_dispose (GObject *object)
{
  PalHistoryPage *self = PAL_HISTORY_PAGE (object);

  g_clear_object (&self->query);
  g_clear_object (&self->store_signals);

  G_OBJECT_CLASS (pal_history_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, panes);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, table);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, record_stack);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, label);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, when);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, state);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, undo_this);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, redo_this);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, show_button);
  gtk_widget_class_bind_template_child (widget_class, PalHistoryPage, changes);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_closed_cb);
}

static void
pal_history_page_class_init (PalHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_history_page_dispose;

  page_class->name = "history";
  page_class->title = N_("History");
  page_class->icon_name = "document-open-recent-symbolic";
  page_class->help = N_("Everything that was done to this file, the latest first: who, when, and which fields.\n"
                        "Any change can be undone from here. When a later change stands in the way, it is named: undo "
                        "that one first. What is undone can be done again.");
  page_class->unlisted = TRUE;
  page_class->set_store = pal_history_page_set_store;
  page_class->open = pal_history_page_open;
  page_class->get_address = pal_history_page_get_address;
  page_class->find = pal_history_page_find;

  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "history.show-place", NULL, show_place_activated_cb);
  bind_template (widget_class);
}

static void
pal_history_page_init (PalHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (PAL_TYPE_STORE);
  g_signal_group_connect (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  pal_table_set_columns (self->table, columns);
  pal_table_set_name (self->table, _("History"));
  pal_table_set_count_words (self->table, "%u change", "%u changes");
  pal_table_set_empty (self->table, pal_page_make_empty (PAL_PAGE (self)));
}
