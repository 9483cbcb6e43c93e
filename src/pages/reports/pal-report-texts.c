/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-texts.h"

#include <glib/gi18n.h>

#include "records/pal-kinds.h"
#include "reports/pal-report-shelf.h"
#include "widgets/pal-form.h"

/* What people write into a report, kept as each field is left. */
struct _PalReportTexts {
  GtkWidget  parent_instance;

  GPtrArray *forms;       /* PalForm, one a section */
  PalStore  *store;
  char      *report;
  gint64     cohort;
  gint64     programme;
};

G_DEFINE_FINAL_TYPE (PalReportTexts, pal_report_texts, GTK_TYPE_WIDGET)

/* The record of a section; a new one, not kept yet, when nothing was written. */
static PalRecord *
find_record (PalReportTexts *self,
             const PalScope *scope,
             const char     *section)
{
  gint64 id = pal_report_text_find (self->store, self->report, scope, section);
  PalRecord *record = id != 0 ? pal_record_load (self->store, &pal_report_text_kind, id, NULL) : NULL;

  if (record != NULL)
    return record;
  record = pal_record_new (&pal_report_text_kind);
  pal_record_set_text (record, "report", self->report);
  pal_record_set_text (record, "section", section);
  if (scope->cohort != 0)
    pal_record_set_int (record, "cohort", scope->cohort);
  else
    pal_record_set_int (record, "programme", scope->programme);
  return record;
}

/* What is typed for the first time is not a record yet. */
static gboolean
is_being_written (PalForm *form)
{
  return pal_form_get_record (form) != NULL && pal_input_is_touched (pal_form_get_input (form, "text"));
}

static void
show_sections (PalReportTexts *self,
               const PalScope *scope)
{
  const char *const *sections = pal_report_text_sections ();
  g_autofree char *place = g_strdup_printf (scope->cohort != 0 ? "reports/%" G_GINT64_FORMAT
                                                               : "reports/%" G_GINT64_FORMAT "/programme",
                                            scope->cohort != 0 ? scope->cohort : scope->programme);

  for (guint i = 0; i < self->forms->len; i++)
    {
      PalForm *form = g_ptr_array_index (self->forms, i);
      g_autoptr (PalRecord) record = find_record (self, scope, sections[i]);
      gint64 shown = pal_form_get_record (form) != NULL ? pal_record_get_id (pal_form_get_record (form)) : 0;

      if (shown != 0 ? shown == pal_record_get_id (record) : is_being_written (form))
        continue;
      pal_form_set_record (form, record, self->store);
      pal_form_set_place (form, place);
      pal_form_set_editable (form, !pal_store_is_reader (self->store));
    }
}

/* The text was deleted, or its writing undone: an empty field again. */
static void
gone_cb (PalReportTexts *self,
         PalForm        *form)
{
  PalScope scope;

  pal_scope_init (&scope);
  scope.cohort = self->cohort;
  scope.programme = self->programme;
  pal_form_set_record (form, NULL, NULL);
  show_sections (self, &scope);
}

static void
pal_report_texts_dispose (GObject *object)
{
  PalReportTexts *self = PAL_REPORT_TEXTS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->forms, 0);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_report_texts_parent_class)->dispose (object);
}

static void
pal_report_texts_finalize (GObject *object)
{
  PalReportTexts *self = PAL_REPORT_TEXTS (object);

  g_ptr_array_unref (self->forms);
  g_free (self->report);
  G_OBJECT_CLASS (pal_report_texts_parent_class)->finalize (object);
}

static void
pal_report_texts_class_init (PalReportTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_report_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_report_texts_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
add_section (PalReportTexts *self,
             const char     *section)
{
  GtkWidget *form = pal_form_new (&pal_report_text_kind);
  GtkWidget *input = pal_input_new (&pal_report_text_kind, "text");
  GtkWidget *title = gtk_label_new (pal_report_text_title (section));

  g_object_set (input, "label", pal_report_text_title (section), "label-visible", FALSE, NULL);
  gtk_widget_set_name (input, section);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "pal-strong");
  gtk_widget_set_margin_top (title, 6);
  pal_form_append (PAL_FORM (form), input);
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  gtk_widget_set_parent (form, GTK_WIDGET (self));
  g_signal_connect_swapped (form, "gone", G_CALLBACK (gone_cb), self);
  g_ptr_array_add (self->forms, form);
}

static void
pal_report_texts_init (PalReportTexts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->forms = g_ptr_array_new ();
  for (const char *const *section = pal_report_text_sections (); *section != NULL; section++)
    add_section (self, *section);
}

GtkWidget *
pal_report_texts_new (void)
{
  return g_object_new (PAL_TYPE_REPORT_TEXTS, NULL);
}

/**
 * pal_report_texts_show:
 * @store: (nullable): NULL: nothing is shown
 * @report: R01
 * @scope: its cohort, or else its programme; a report on the whole file, an order or a commission has no texts
 */
void
pal_report_texts_show (PalReportTexts *self,
                       PalStore       *store,
                       const char     *report,
                       const PalScope *scope)
{
  gboolean any = store != NULL && scope != NULL && g_strcmp0 (report, "R01") == 0 && (scope->cohort != 0 || scope->programme != 0) && scope->order == 0
                 && scope->meeting == 0 && scope->variant == PAL_VARIANT_NOMINATIVE;
  gboolean same;

  g_return_if_fail (PAL_IS_REPORT_TEXTS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), any);
  same = any && store == self->store && scope->cohort == self->cohort
         && (scope->cohort != 0 || scope->programme == self->programme);
  if (!same)
    for (guint i = 0; i < self->forms->len; i++)
      pal_form_set_record (g_ptr_array_index (self->forms, i), NULL, NULL);
  g_set_object (&self->store, (any ? store : NULL));
  if (!any)
    return;
  g_free (self->report);
  self->report = g_strdup (report);
  self->cohort = scope->cohort;
  self->programme = scope->programme;
  show_sections (self, scope);
}

/* FALSE: a text could not be kept; its field says why. */
gboolean
pal_report_texts_keep (PalReportTexts *self)
{
  gboolean all = TRUE;

  g_return_val_if_fail (PAL_IS_REPORT_TEXTS (self), FALSE);

  for (guint i = 0; i < self->forms->len; i++)
    if (!pal_form_keep (g_ptr_array_index (self->forms, i)))
      all = FALSE;
  return all;
}
