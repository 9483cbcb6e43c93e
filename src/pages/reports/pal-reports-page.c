/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-reports-page.h"

#include <glib/gi18n.h>

#include "pages/pal-panes.h"
#include "pal-report-export.h"
#include "pal-report-parameters.h"
#include "pal-report-sheet.h"
#include "pal-report-task.h"
#include "pal-report-who.h"
#include "pal-reports-shelf.h"
#include "records/pal-dates.h"
#include "reports/indicators/pal-indicator.h"
#include "widgets/pal-band.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-progress.h"
#include "widgets/pal-wrap-layout.h"

/* The shelf of reports and, beside it, the one that is open: what it is asked for, what it still lacks, the report
 * itself, and who is counted in a figure of it. */

#define PATIENCE 400       /* milliseconds until a report that is being made says so */
#define CALM 150           /* milliseconds without a change of the file before it is made again */
#define FEW_MISSING 4

struct _PalReportsPage {
  PalPage              parent_instance;

  PalPanes            *panes;
  PalReportsShelf     *shelf;
  GtkLabel            *title;
  PalChip             *due;
  PalReportParameters *parameters;
  PalProgress         *progress;
  GtkStack            *stack;
  PalEmpty            *nothing;
  GtkScrolledWindow   *scrolled;
  PalBand             *missing;
  PalReportSheet      *sheet;
  PalReportWho        *who;

  GSignalGroup        *store_signals;
  PalSharedReport     *report;      /* what the sheet shows; NULL: nothing yet */
  GCancellable        *building;    /* NULL: no report is being made */
  GCancellable        *explaining;
  guint                wait;        /* source that shows the progress */
  guint                calm;        /* source that makes the report again */
  const char          *kind;        /* R01, R04: what is asked for */
  gint64               sent;        /* the row of report_sent that is open; 0: none */
  gboolean             open;        /* a report is asked for */
  gboolean             stale;       /* the file changed while the page was not seen */
  gboolean             all_missing; /* the band shows all that is missing */
};

G_DEFINE_FINAL_TYPE (PalReportsPage, pal_reports_page, PAL_TYPE_PAGE)

static void build (PalReportsPage *self);

static PalReport *
get_report (PalReportsPage *self)
{
  return self->report != NULL ? pal_shared_report_get (self->report) : NULL;
}

/* Head ------------------------------------------------------------------------------------------------------------- */

static void
update_actions (PalReportsPage *self)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  gboolean ready = self->report != NULL && self->building == NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "reports.export", ready);
  gtk_widget_action_set_enabled (widget, "reports.export-to", ready);
  gtk_widget_action_set_enabled (widget, "reports.pdf", ready);
  gtk_widget_action_set_enabled (widget, "reports.print", ready);
  gtk_widget_action_set_enabled (widget, "reports.mark-sent", ready && self->sent == 0 && !pal_store_is_reader (store));
  gtk_widget_action_set_enabled (widget, "reports.explain", ready);
  gtk_widget_action_set_enabled (widget, "reports.rebuild", store != NULL && self->open);
  gtk_widget_action_set_enabled (widget, "reports.another", store != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->parameters), store != NULL);
}

/* The report's title, and when it is due or was sent. */
static void
show_head (PalReportsPage *self)
{
  const PalScope *scope = pal_report_parameters_get_scope (self->parameters);
  const PalShelfItem *item = self->open ? pal_reports_shelf_select (self->shelf, self->kind, scope, self->sent) : NULL;
  const PalReportKind *kind = pal_report_kind_find (self->kind);
  PalChipKind chip = PAL_CHIP_PLAIN;
  g_autofree char *words = item != NULL ? pal_shelf_item_words (item, &chip) : NULL, *sentence = NULL;

  if (item != NULL && item->group == PAL_SHELF_SENT)
    sentence = g_strdup_printf (C_("a report", "sent on %s"), words);
  else if (item != NULL && item->group != PAL_SHELF_LATE && g_date_valid (&item->date))
    sentence = g_strdup_printf (C_("a report", "to send by %s"), words);
  gtk_label_set_text (self->title, kind != NULL ? _(kind->title) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->due), item != NULL);
  if (item != NULL)
    pal_chip_set (self->due, chip, sentence != NULL ? sentence : words);
}

static void
refresh_shelf (PalReportsPage *self)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  g_autoptr (GError) error = NULL;
  GPtrArray *items = store != NULL ? pal_report_shelf (store, &error) : g_ptr_array_new ();
  guint late;

  if (items == NULL || !pal_report_parameters_refresh (self->parameters, &error))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      g_clear_pointer (&items, g_ptr_array_unref);
      return;
    }
  pal_reports_shelf_set_items (self->shelf, items);
  late = pal_reports_shelf_count (self->shelf, PAL_SHELF_LATE);
  pal_page_set_badge (PAL_PAGE (self), late, late > 0);
  show_head (self);
}

/* What is missing -------------------------------------------------------------------------------------------------- */

static void
add_missing_link (PalReportsPage *self,
                  const PalCell  *cell)
{
  const char *page = g_strcmp0 (cell->table, "cohort") == 0 ? "cohorts" : "participants";
  g_autofree char *address = g_strdup_printf ("%s/%" G_GINT64_FORMAT, page, cell->record);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (address));
  g_autofree char *action = g_action_print_detailed_name ("win.go", target);

  pal_band_add_link (self->missing, cell->text, action);
}

/* In the aggregated variant nobody can be told from a line, so none leads anywhere: they are words. */
static char *
missing_in_words (const PalReport *report)
{
  g_autoptr (GString) words = g_string_new (_("What is missing before you send:"));

  for (guint i = 0; i < report->missing->len; i++)
    {
      PalCell *cell = g_ptr_array_index (report->missing, i);

      if (cell->record == 0)
        g_string_append_printf (words, "%s %s", i > 0 ? " ·" : "", cell->text);
    }
  return g_strdup (words->str);
}

static void
show_missing (PalReportsPage *self)
{
  PalReport *report = get_report (self);
  guint n = report->missing->len, shown = 0;
  g_autofree char *words = missing_in_words (report);

  gtk_widget_set_visible (GTK_WIDGET (self->missing), n > 0);
  pal_band_clear_buttons (self->missing);
  pal_band_set (self->missing, PAL_BAND_WARN, words);
  for (guint i = 0; i < n && (self->all_missing || shown < FEW_MISSING); i++)
    {
      PalCell *cell = g_ptr_array_index (report->missing, i);

      if (cell->record == 0)
        continue;
      add_missing_link (self, cell);
      shown++;
    }
  if (shown > 0 && (n > shown || n > FEW_MISSING))
    {
      g_autofree char *all = self->all_missing ? g_strdup (_("Show Fewer")) : g_strdup_printf (_("Show All %u"), n);

      pal_band_add_button (self->missing, all, "reports.show-missing");
    }
}

/* Who is counted --------------------------------------------------------------------------------------------------- */

typedef struct {
  PalScope  scope;
  char     *code;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  pal_scope_clear (&question->scope);
  g_free (question->code);
  g_free (question);
}

static gpointer
explain_work (PalStore      *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Question *question = data;

  return pal_indicator_explain (reader, question->code, &question->scope, error);
}

static void
show_who (PalReportsPage *self,
          gboolean        visible)
{
  gboolean narrow = pal_panes_get_narrow (self->panes);

  gtk_widget_set_visible (GTK_WIDGET (self->who), visible);
  gtk_widget_set_hexpand (GTK_WIDGET (self->who), visible && narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), !visible || !narrow);
}

static void
explained_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *counted = pal_report_task_finish (result, &error);

  if (self->explaining == NULL || g_task_get_cancellable (G_TASK (result)) != self->explaining)
    {
      g_clear_pointer (&counted, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->explaining);
  if (counted != NULL)
    {
      pal_report_who_set_counted (self->who, counted);
      return;
    }
  show_who (self, FALSE);
  pal_page_complain (GTK_WIDGET (self), error);
}

static void
stop_explaining (PalReportsPage *self)
{
  if (self->explaining != NULL)
    g_cancellable_cancel (self->explaining);
  g_clear_object (&self->explaining);
}

static const PalFigure *
find_figure (PalReport  *report,
             const char *code)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; section->kind == PAL_SECTION_FIGURES && j < section->figures->len; j++)
        if (g_strcmp0 (((PalFigure *) g_ptr_array_index (section->figures, j))->code, code) == 0)
          return g_ptr_array_index (section->figures, j);
    }
  return NULL;
}

static gboolean
explain (PalReportsPage *self,
         const char     *code)
{
  PalReport *report = get_report (self);
  const PalFigure *figure = report != NULL ? find_figure (report, code) : NULL;
  Question *question;

  stop_explaining (self);
  show_who (self, figure != NULL);
  if (figure == NULL)
    return FALSE;
  question = g_new0 (Question, 1);
  pal_scope_init (&question->scope);
  pal_scope_copy (&question->scope, &report->scope);
  question->code = g_strdup (figure->code);
  self->explaining = g_cancellable_new ();
  pal_report_who_show (self->who, figure, report->scope.variant);
  pal_report_task_run (self, pal_page_get_store (PAL_PAGE (self)), explain_work, question, question_free,
                       (GDestroyNotify) g_ptr_array_unref, self->explaining, explained_cb, NULL);
  return TRUE;
}

static void
explain_activated_cb (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  if (explain (self, g_variant_get_string (parameter, NULL)))
    gtk_widget_child_focus (GTK_WIDGET (self->who), GTK_DIR_TAB_FORWARD);
}

static void
close_who_activated_cb (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->who)))
    return;
  stop_explaining (self);
  show_who (self, FALSE);
  pal_report_sheet_focus_figure (self->sheet, pal_report_who_get_code (self->who));
}

/* Making the report ------------------------------------------------------------------------------------------------ */

static gpointer
build_work (PalStore      *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Question *question = data;

  return pal_report_kind_find (question->code)->build (reader, &question->scope, cancellable, error);
}

static void
stop_building (PalReportsPage *self)
{
  if (self->building != NULL)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->calm, g_source_remove);
  pal_progress_stop (self->progress);
}

static gboolean
wait_cb (gpointer data)
{
  PalReportsPage *self = data;

  self->wait = 0;
  pal_progress_start (self->progress, _("The report is being made…"), self->building);
  return G_SOURCE_REMOVE;
}

/* The same place of the sheet, and the same figure, when it was made again. */
static void
show_report (PalReportsPage *self)
{
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double at = gtk_adjustment_get_value (scroll);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autofree char *code = GTK_IS_BUTTON (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sheet))
                            ? g_strdup (gtk_widget_get_name (focus)) : NULL;

  show_missing (self);
  pal_report_sheet_show (self->sheet, get_report (self), pal_page_get_store (PAL_PAGE (self)));
  gtk_stack_set_visible_child_name (self->stack, "report");
  if (code != NULL)
    pal_report_sheet_focus_figure (self->sheet, code);
  gtk_adjustment_set_value (scroll, at);
  if (gtk_widget_get_visible (GTK_WIDGET (self->who)))
    explain (self, pal_report_who_get_code (self->who));
}

static void
say_nothing (PalReportsPage *self,
             const char     *title,
             const char     *text)
{
  g_object_set (self->nothing, "title", title, "text", text, NULL);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (source);
  g_autoptr (GError) error = NULL;
  PalReport *report = pal_report_task_finish (result, &error);

  /* Another one was asked for meanwhile. */
  if (self->building == NULL || g_task_get_cancellable (G_TASK (result)) != self->building)
    {
      pal_report_free (report);
      return;
    }
  g_clear_object (&self->building);
  stop_building (self);
  g_clear_pointer (&self->report, pal_shared_report_unref);
  if (report != NULL)
    {
      self->report = pal_shared_report_new (report);
      show_report (self);
    }
  else
    {
      show_who (self, FALSE);
      say_nothing (self, _("There is no report to show"), g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                   ? _("You stopped it. Nothing in the file changed.") : error->message);
    }
  update_actions (self);
}

static void
build (PalReportsPage *self)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  Question *question;

  stop_building (self);
  self->stale = FALSE;
  if (store == NULL || !self->open)
    return;
  question = g_new0 (Question, 1);
  pal_scope_init (&question->scope);
  pal_scope_copy (&question->scope, pal_report_parameters_get_scope (self->parameters));
  question->code = g_strdup (self->kind);
  self->building = g_cancellable_new ();
  self->wait = g_timeout_add (PATIENCE, wait_cb, self);
  pal_report_task_run (self, store, build_work, question, question_free, (GDestroyNotify) pal_report_free, self->building,
                       built_cb, NULL);
  update_actions (self);
}

static gboolean
calm_cb (gpointer data)
{
  PalReportsPage *self = data;

  self->calm = 0;
  refresh_shelf (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    build (self);
  else
    self->stale = TRUE;
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (PalStore          *store,
                  const char *const *tables,
                  PalReportsPage    *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM, calm_cb, self);
}

static void
pal_reports_page_map (GtkWidget *widget)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (pal_reports_page_parent_class)->map (widget);
  if (self->stale)
    build (self);
}

/* Opening ---------------------------------------------------------------------------------------------------------- */

/* Another report: from its first line, without what was asked about the one before. */
static void
ask_for (PalReportsPage *self,
         const char     *kind,
         const PalScope *scope,
         gint64          sent)
{
  self->open = TRUE;
  self->kind = pal_report_kind_find (kind) != NULL ? pal_report_kind_find (kind)->id : "R01";
  self->sent = sent;
  self->all_missing = FALSE;
  pal_report_parameters_show (self->parameters, scope);
  pal_report_parameters_offer_variants (self->parameters, pal_report_kind_find (self->kind)->variants);
  show_head (self);
  stop_explaining (self);
  show_who (self, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  build (self);
}

static void
ask_for_item (PalReportsPage     *self,
              const PalShelfItem *item)
{
  PalScope scope;

  pal_scope_init (&scope);
  pal_scope_copy (&scope, &item->scope);
  if (!g_date_valid (&scope.as_of))
    pal_today (&scope.as_of);
  ask_for (self, item->report, &scope, item->sent);
  pal_scope_clear (&scope);
}

static void
chosen_cb (PalReportsShelf *shelf,
           gpointer         item,
           PalReportsPage  *self)
{
  ask_for_item (self, item);
  pal_panes_set_record_open (self->panes, TRUE);
  pal_page_moved (PAL_PAGE (self));
}

static void
parameters_changed_cb (PalReportsPage *self)
{
  self->open = TRUE;
  self->sent = 0;
  show_head (self);
  build (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
record_closed_cb (PalPanes       *panes,
                  PalReportsPage *self)
{
  pal_page_moved (PAL_PAGE (self));
}

/* The report of an address that has no row of its own: "reports/ID/commission", "reports/ID/R11" of a cohort. */
static const char *
read_address (gint64 record, const char *tab, PalScope *scope)
{
  if (g_strcmp0 (tab, "programme") == 0)
    scope->programme = record;
  else if (g_strcmp0 (tab, "commission") == 0)
    scope->meeting = record;
  else if (g_strcmp0 (tab, "order") == 0 || g_strcmp0 (tab, "order-course") == 0)
    scope->order = record;
  else
    scope->cohort = record;
  if (scope->meeting != 0 || g_strcmp0 (tab, "order") == 0)
    return "R04";
  return scope->cohort != 0 && pal_report_kind_find (tab) != NULL ? tab : "R01";
}

static void
pal_reports_page_open (PalPage    *page,
                       gint64      record,
                       const char *tab)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (page);
  g_autofree char *here = pal_page_get_address (page), *there = pal_address_format ("reports", record, tab);
  const PalShelfItem *item = NULL;
  const char *kind = "R01";
  PalScope scope;

  pal_panes_set_record_open (self->panes, record != 0);
  if (self->open && (record == 0 || g_strcmp0 (here, there) == 0))
    return;
  pal_scope_init (&scope);
  pal_today (&scope.as_of);
  if (record == 0)
    item = pal_reports_shelf_get_first (self->shelf);
  else if (g_strcmp0 (tab, "sent") == 0)
    item = pal_reports_shelf_select (self->shelf, NULL, &scope, record);
  else
    kind = read_address (record, tab, &scope);

  if (item != NULL)
    ask_for_item (self, item);
  else if (record != 0 && g_strcmp0 (tab, "sent") != 0)
    ask_for (self, kind, &scope, 0);
}

static char *
pal_reports_page_get_address (PalPage *page)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (page);
  const PalScope *scope = pal_report_parameters_get_scope (self->parameters);
  gboolean alone = pal_panes_get_narrow (self->panes) && !pal_panes_get_record_open (self->panes);

  if (!self->open || alone)
    return pal_address_format ("reports", 0, NULL);
  if (self->sent != 0)
    return pal_address_format ("reports", self->sent, "sent");
  if (scope->meeting != 0)
    return pal_address_format ("reports", scope->meeting, "commission");
  if (scope->order != 0)
    return pal_address_format ("reports", scope->order, g_str_equal (self->kind, "R04") ? "order" : "order-course");
  if (scope->cohort != 0)
    return pal_address_format ("reports", scope->cohort, g_str_equal (self->kind, "R01") ? NULL : self->kind);
  return pal_address_format ("reports", scope->programme, scope->programme != 0 ? "programme" : NULL);
}

static void
pal_reports_page_set_store (PalPage  *page,
                            PalStore *store)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (page);

  stop_building (self);
  stop_explaining (self);
  show_who (self, FALSE);
  g_clear_pointer (&self->report, pal_shared_report_unref);
  pal_report_sheet_show (self->sheet, NULL, NULL);
  self->open = FALSE;
  self->stale = FALSE;
  self->sent = 0;
  g_signal_group_set_target (self->store_signals, store);
  pal_report_parameters_set_store (self->parameters, store);
  refresh_shelf (self);
  say_nothing (self, _("Reports"), pal_page_get_help (page));
  update_actions (self);
}

static gboolean
pal_reports_page_keep (PalPage  *page,
                       GError  **error)
{
  if (pal_report_sheet_keep (PAL_REPORTS_PAGE (page)->sheet))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("A text of the report could not be kept. The field says why; what you typed is still there."));
  return FALSE;
}

/* Actions ---------------------------------------------------------------------------------------------------------- */

static void
export_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  if (self->report == NULL || !pal_report_sheet_keep (self->sheet))
    return;
  if (parameter != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

      pal_report_export_to (widget, self->report, file);
    }
  else
    pal_report_export_ask (widget, self->report);
}

static void
paper_activated_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  if (self->report == NULL || !pal_report_sheet_keep (self->sheet))
    return;
  if (g_str_equal (action, "reports.print"))
    pal_report_export_print (widget, self->report);
  else
    pal_report_export_ask_pdf (widget, self->report);
}

static void
sent_cb (GtkWidget *page,
         gint64     sent)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (page);

  self->sent = sent;
  update_actions (self);
  pal_page_moved (PAL_PAGE (page));
}

static void
mark_sent_activated_cb (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  if (self->report != NULL && pal_report_sheet_keep (self->sheet))
    pal_report_export_mark_sent (widget, pal_page_get_store (PAL_PAGE (self)), self->report, sent_cb);
}

/* A report on anything: the programme that is open as a whole, this year until today. */
static void
another_activated_cb (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);
  PalScope scope;

  pal_scope_init (&scope);
  scope.programme = pal_report_parameters_get_scope (self->parameters)->programme;
  pal_today (&scope.as_of);
  scope.to = scope.as_of;
  g_date_set_dmy (&scope.from, 1, 1, g_date_get_year (&scope.as_of));
  ask_for (self, "R01", &scope, 0);
  pal_panes_set_record_open (self->panes, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->parameters), GTK_DIR_TAB_FORWARD);
  pal_page_moved (PAL_PAGE (self));
}

static void
rebuild_activated_cb (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  build (PAL_REPORTS_PAGE (widget));
}

static void
show_missing_activated_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (widget);

  self->all_missing = !self->all_missing;
  if (self->report != NULL)
    show_missing (self);
}

/* Ctrl+E and Ctrl+P wherever the focus is, as long as this page is the one that is seen. @action: its name */
static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   action)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, action, NULL);
}

static void
add_keys (PalReportsPage *self)
{
  static const struct { guint key; const char *action; } keys[] = { { GDK_KEY_e, "reports.export" },
                                                                     { GDK_KEY_p, "reports.print" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                                                            gtk_callback_action_new (key_cb, (gpointer) keys[i].action,
                                                                                     NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* The class -------------------------------------------------------------------------------------------------------- */

static void
pal_reports_page_dispose (GObject *object)
{
  PalReportsPage *self = PAL_REPORTS_PAGE (object);

  if (self->progress != NULL)
    stop_building (self);
  stop_explaining (self);
  g_clear_pointer (&self->report, pal_shared_report_unref);
  g_clear_object (&self->store_signals);
  G_OBJECT_CLASS (pal_reports_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_BAND);
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_EMPTY);
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_PROGRESS);
  g_type_ensure (PAL_TYPE_REPORTS_SHELF);
  g_type_ensure (PAL_TYPE_REPORT_PARAMETERS);
  g_type_ensure (PAL_TYPE_REPORT_SHEET);
  g_type_ensure (PAL_TYPE_REPORT_WHO);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, shelf);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, due);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, parameters);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, missing);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, PalReportsPage, who);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, parameters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_closed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reports.export", NULL, export_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.export-to", "s", export_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.pdf", NULL, paper_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.print", NULL, paper_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.mark-sent", NULL, mark_sent_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.another", NULL, another_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.rebuild", NULL, rebuild_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.show-missing", NULL, show_missing_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.explain", "s", explain_activated_cb);
  gtk_widget_class_install_action (widget_class, "reports.close-who", NULL, close_who_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reports.close-who", NULL);
}

static void
pal_reports_page_class_init (PalReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_reports_page_dispose;
  widget_class->map = pal_reports_page_map;

  page_class->name = "reports";
  page_class->title = N_("Reports");
  page_class->icon_name = "x-office-document-symbolic";
  page_class->help = N_("The reports that funders ask for: those to send, late ones first, and those that were sent.\n"
                        "What you see is the report. A click on a figure says who is counted, who is left out and why, "
                        "by which rule; each name opens the person. What is missing before you send stands above it.\n"
                        "“Export” writes a workbook, “Print” paper or a PDF. “Mark as Sent” keeps the figures of the day: the next report "
                        "compares with them.");
  page_class->set_store = pal_reports_page_set_store;
  page_class->open = pal_reports_page_open;
  page_class->get_address = pal_reports_page_get_address;
  page_class->keep = pal_reports_page_keep;

  install_actions (widget_class);
  bind_template (widget_class);
}

static void
narrow_changed_cb (PalReportsPage *self)
{
  show_who (self, gtk_widget_get_visible (GTK_WIDGET (self->who)));
}

static void
pal_reports_page_init (PalReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = "R01";
  self->store_signals = g_signal_group_new (PAL_TYPE_STORE);
  g_signal_group_connect (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_swapped (self->panes, "notify::narrow", G_CALLBACK (narrow_changed_cb), self);
  pal_empty_add_action (self->nothing, _("Make the Report"), "reports.rebuild");

  add_keys (self);
  update_actions (self);
}
