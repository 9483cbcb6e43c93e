/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-parameters.h"

#include <glib/gi18n.h>

#include "records/pal-kinds.h"
#include "reports/pal-report-shelf.h"
#include "widgets/pal-input.h"
#include "widgets/pal-named.h"
#include "widgets/pal-wrap-layout.h"

/* What a report is asked for: about whom, over which period, as of when, and with or without names. */

#define BUTTON_CHARS 20

struct _PalReportParameters {
  GtkWidget    parent_instance;

  GtkWidget   *wrap;
  GtkDropDown *programme;
  GtkDropDown *cohort;
  GtkDropDown *variant;
  PalInput    *from;
  PalInput    *to;
  PalInput    *as_of;

  PalStore    *store;
  GPtrArray   *perimeters;     /* PalPerimeter, as pal_report_perimeters() gives them */
  GPtrArray   *programmes;     /* those of them that are offered, in order; the first, NULL, is all */
  GPtrArray   *cohorts;
  PalRecord   *dates;          /* of kind report_sent: what the three fields read into */
  PalScope     scope;
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (PalReportParameters, pal_report_parameters, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
say_changed (PalReportParameters *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Drop-downs ------------------------------------------------------------------------------------------------------- */

static void
setup_item_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (chars != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  chars)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), words);
  if (chars != NULL)
    gtk_widget_set_tooltip_text (label, words);
}

static GtkListItemFactory *
new_factory (int chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_item_cb), GINT_TO_POINTER (chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item_cb), GINT_TO_POINTER (chars));
  return factory;
}

/* The name of a programme can be long: cut on the button, whole in the list, where typing finds it. */
static GtkDropDown *
add_drop_down (PalReportParameters *self,
               const char          *id,
               const char          *words,
               gboolean             long_names)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (words);
  GtkDropDown *drop_down = g_object_new (GTK_TYPE_DROP_DOWN, NULL);
  g_autoptr (GtkListItemFactory) short_factory = new_factory (BUTTON_CHARS), full_factory = new_factory (0);

  gtk_drop_down_set_factory (drop_down, short_factory);
  gtk_drop_down_set_list_factory (drop_down, full_factory);
  if (long_names)
    {
      g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (drop_down, expression);
      gtk_drop_down_set_enable_search (drop_down, TRUE);
    }
  gtk_widget_set_name (GTK_WIDGET (drop_down), id);
  pal_named_set (GTK_WIDGET (drop_down), words);
  gtk_widget_add_css_class (label, "pal-label");
  gtk_widget_set_valign (box, GTK_ALIGN_START);   /* where a date is wrong, its line is higher */
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (drop_down));
  pal_wrap_append (PAL_WRAP (self->wrap), box);
  return drop_down;
}

static void
fill_drop_down (GtkDropDown *drop_down,
                GPtrArray   *perimeters,
                const char  *whole)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < perimeters->len; i++)
    {
      PalPerimeter *perimeter = g_ptr_array_index (perimeters, i);

      gtk_string_list_append (names, perimeter != NULL && perimeter->name != NULL ? perimeter->name : whole);
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

static void
offer_programmes (PalReportParameters *self)
{
  g_ptr_array_set_size (self->programmes, 0);
  g_ptr_array_add (self->programmes, NULL);
  for (guint i = 0; self->perimeters != NULL && i < self->perimeters->len; i++)
    {
      PalPerimeter *perimeter = g_ptr_array_index (self->perimeters, i);

      if (perimeter->cohort == 0)
        g_ptr_array_add (self->programmes, perimeter);
    }
  fill_drop_down (self->programme, self->programmes, _("All programmes"));
}

static void
offer_cohorts (PalReportParameters *self)
{
  g_ptr_array_set_size (self->cohorts, 0);
  g_ptr_array_add (self->cohorts, NULL);
  for (guint i = 0; self->perimeters != NULL && i < self->perimeters->len; i++)
    {
      PalPerimeter *perimeter = g_ptr_array_index (self->perimeters, i);

      if (perimeter->cohort != 0 && perimeter->programme == self->scope.programme)
        g_ptr_array_add (self->cohorts, perimeter);
    }
  fill_drop_down (self->cohort, self->cohorts, self->scope.programme != 0 ? _("Whole programme") : _("All cohorts"));
}

/* The position of the programme, or of the cohort, that is asked for; 0, the whole, when it is no more. */
static guint
find_position (GPtrArray *perimeters,
               gint64     programme,
               gint64     cohort)
{
  for (guint i = 1; i < perimeters->len; i++)
    {
      PalPerimeter *perimeter = g_ptr_array_index (perimeters, i);

      if (perimeter->programme == programme && perimeter->cohort == cohort)
        return i;
    }
  return 0;
}

/* A period changes nothing in the report of a cohort that has an end. */
static void
show_period (PalReportParameters *self)
{
  guint position = gtk_drop_down_get_selected (self->cohort);
  PalPerimeter *cohort = position < self->cohorts->len ? g_ptr_array_index (self->cohorts, position) : NULL;
  gboolean counts = cohort == NULL || !cohort->has_end;

  gtk_widget_set_visible (GTK_WIDGET (self->from), counts);
  gtk_widget_set_visible (GTK_WIDGET (self->to), counts);
}

/* A commission or an order is what it is: only the date and, of figures, the variant can be asked for. */
static void
show_choices (PalReportParameters *self)
{
  gboolean about_one = self->scope.order != 0 || self->scope.meeting != 0;

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->programme)), !about_one);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->cohort)), !about_one);
  if (about_one)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->from), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->to), FALSE);
    }
}

static void
show_perimeter (PalReportParameters *self)
{
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->programme, find_position (self->programmes, self->scope.programme, 0));
  offer_cohorts (self);
  gtk_drop_down_set_selected (self->cohort, self->scope.cohort == 0 ? 0
                              : find_position (self->cohorts, self->scope.programme, self->scope.cohort));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cohort), self->cohorts->len > 1);
  show_period (self);
  show_choices (self);
  self->showing = FALSE;
}

static void
programme_chosen_cb (PalReportParameters *self)
{
  guint position = gtk_drop_down_get_selected (self->programme);
  PalPerimeter *programme = position < self->programmes->len ? g_ptr_array_index (self->programmes, position) : NULL;

  if (self->showing)
    return;
  self->scope.programme = programme != NULL ? programme->programme : 0;
  self->scope.cohort = 0;
  show_perimeter (self);
  say_changed (self);
}

static void
cohort_chosen_cb (PalReportParameters *self)
{
  guint position = gtk_drop_down_get_selected (self->cohort);
  PalPerimeter *cohort = position < self->cohorts->len ? g_ptr_array_index (self->cohorts, position) : NULL;

  if (self->showing)
    return;
  self->scope.cohort = cohort != NULL ? cohort->cohort : 0;
  show_period (self);
  say_changed (self);
}

static void
variant_chosen_cb (PalReportParameters *self)
{
  guint position = gtk_drop_down_get_selected (self->variant);

  if (self->showing || position > PAL_VARIANT_AGGREGATED)
    return;
  self->scope.variant = position;
  say_changed (self);
}

/* Dates ------------------------------------------------------------------------------------------------------------ */

static void
show_date (PalReportParameters *self,
           PalInput            *input,
           const GDate         *date)
{
  if (g_date_valid (date))
    pal_record_set_date (self->dates, pal_input_get_name (input), date);
  else
    pal_record_clear (self->dates, pal_input_get_name (input));
  pal_input_show (input, self->dates);
}

static gboolean
read_date (PalReportParameters  *self,
           PalInput             *input,
           GDate                *date,
           GError              **error)
{
  if (!pal_input_read (input, self->dates, error))
    return FALSE;
  if (!pal_record_get_date (self->dates, pal_input_get_name (input), date))
    g_date_clear (date, 1);
  return TRUE;
}

static gboolean
is_same (const GDate *a,
         const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

/* Leaves the report as it is when the date cannot be read, and says why under the field. */
static void
take_date (PalReportParameters *self,
           PalInput            *input,
           GDate               *kept)
{
  g_autoptr (GError) error = NULL;
  GDate before = *kept, date;

  if (!pal_input_is_touched (input))
    return;
  if (!read_date (self, input, &date, &error))
    {
      pal_input_set_problem (input, error->message);
      return;
    }
  *kept = date;
  if (g_date_valid (&self->scope.from) && g_date_valid (&self->scope.to)
      && g_date_compare (&self->scope.from, &self->scope.to) > 0)
    {
      *kept = before;
      pal_input_set_problem (input, _("The period would end before it begins. The report is left as it was."));
      return;
    }
  show_date (self, input, kept);
  if (!is_same (kept, &before))
    say_changed (self);
}

static void
take_dates_cb (PalReportParameters *self)
{
  take_date (self, self->from, &self->scope.from);
  take_date (self, self->to, &self->scope.to);
  take_date (self, self->as_of, &self->scope.as_of);
}

static PalInput *
add_date (PalReportParameters *self,
          const char          *field,
          const char          *words)
{
  GtkWidget *input = pal_input_new (&pal_report_sent_kind, field);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set (input, "label", words, "width-chars", 10, NULL);
  gtk_widget_set_name (input, field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (take_dates_cb), self);
  g_signal_connect_swapped (input, "settled", G_CALLBACK (take_dates_cb), self);
  gtk_widget_add_controller (input, focus);
  pal_wrap_append (PAL_WRAP (self->wrap), input);
  return PAL_INPUT (input);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_report_parameters_dispose (GObject *object)
{
  PalReportParameters *self = PAL_REPORT_PARAMETERS (object);

  g_clear_pointer (&self->wrap, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_report_parameters_parent_class)->dispose (object);
}

static void
pal_report_parameters_finalize (GObject *object)
{
  PalReportParameters *self = PAL_REPORT_PARAMETERS (object);

  g_clear_pointer (&self->perimeters, g_ptr_array_unref);
  g_ptr_array_unref (self->programmes);
  g_ptr_array_unref (self->cohorts);
  g_object_unref (self->dates);
  pal_scope_clear (&self->scope);
  G_OBJECT_CLASS (pal_report_parameters_parent_class)->finalize (object);
}

static void
pal_report_parameters_class_init (PalReportParametersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_report_parameters_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_report_parameters_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_variants (PalReportParameters *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (const PalChoice *choice = pal_choices ("variant"); choice->code != NULL; choice++)
    gtk_string_list_append (names, pal_choice_label ("variant", choice->code));
  gtk_drop_down_set_model (self->variant, G_LIST_MODEL (names));
}

static void
pal_report_parameters_init (PalReportParameters *self)
{
  pal_scope_init (&self->scope);
  self->programmes = g_ptr_array_new ();
  self->cohorts = g_ptr_array_new ();
  self->dates = pal_record_new (&pal_report_sent_kind);
  self->wrap = pal_wrap_new (10);
  gtk_widget_set_parent (self->wrap, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the report is about"), -1);

  self->programme = add_drop_down (self, "programme", _("Programme"), TRUE);
  self->cohort = add_drop_down (self, "cohort", _("Cohort"), TRUE);
  self->from = add_date (self, "from-on", C_("a period", "From"));
  self->to = add_date (self, "to-on", C_("a period", "to"));
  self->as_of = add_date (self, "as-of-on", _("As of"));
  self->variant = add_drop_down (self, "variant", _("Variant"), FALSE);
  add_variants (self);
  offer_programmes (self);
  offer_cohorts (self);
  g_signal_connect_swapped (self->programme, "notify::selected", G_CALLBACK (programme_chosen_cb), self);
  g_signal_connect_swapped (self->cohort, "notify::selected", G_CALLBACK (cohort_chosen_cb), self);
  g_signal_connect_swapped (self->variant, "notify::selected", G_CALLBACK (variant_chosen_cb), self);
}

GtkWidget *
pal_report_parameters_new (void)
{
  return g_object_new (PAL_TYPE_REPORT_PARAMETERS, NULL);
}

/* NULL: the file is closed. */
void
pal_report_parameters_set_store (PalReportParameters *self,
                                 PalStore            *store)
{
  g_return_if_fail (PAL_IS_REPORT_PARAMETERS (self));

  g_set_object (&self->store, store);
  pal_input_set_store (self->from, store);
  pal_input_set_store (self->to, store);
  pal_input_set_store (self->as_of, store);
}

/* Offers the programmes and cohorts that the file holds now; what is asked for stays. */
gboolean
pal_report_parameters_refresh (PalReportParameters  *self,
                               GError              **error)
{
  GPtrArray *perimeters;

  g_return_val_if_fail (PAL_IS_REPORT_PARAMETERS (self), FALSE);

  perimeters = self->store != NULL ? pal_report_perimeters (self->store, error) : g_ptr_array_new ();
  if (perimeters == NULL)
    return FALSE;
  self->showing = TRUE;
  g_ptr_array_set_size (self->programmes, 0);
  g_ptr_array_set_size (self->cohorts, 0);
  g_clear_pointer (&self->perimeters, g_ptr_array_unref);
  self->perimeters = perimeters;
  offer_programmes (self);
  show_perimeter (self);
  return TRUE;
}

/* Shows what a report is asked for. A cohort without its programme is completed. Does not emit "changed". */
void
pal_report_parameters_show (PalReportParameters *self,
                            const PalScope      *scope)
{
  g_return_if_fail (PAL_IS_REPORT_PARAMETERS (self));

  pal_scope_copy (&self->scope, scope);
  for (guint i = 0; self->perimeters != NULL && i < self->perimeters->len; i++)
    {
      PalPerimeter *perimeter = g_ptr_array_index (self->perimeters, i);

      if (scope->cohort != 0 && perimeter->cohort == scope->cohort)
        self->scope.programme = perimeter->programme;
    }
  show_perimeter (self);
  show_date (self, self->from, &self->scope.from);
  show_date (self, self->to, &self->scope.to);
  show_date (self, self->as_of, &self->scope.as_of);
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->variant, self->scope.variant);
  self->showing = FALSE;
}

/* Not of a report that exists with names only. */
void
pal_report_parameters_offer_variants (PalReportParameters *self,
                                      gboolean             offer)
{
  g_return_if_fail (PAL_IS_REPORT_PARAMETERS (self));

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->variant)), offer);
}

/* Owned by the parameters. */
const PalScope *
pal_report_parameters_get_scope (PalReportParameters *self)
{
  g_return_val_if_fail (PAL_IS_REPORT_PARAMETERS (self), NULL);

  return &self->scope;
}
