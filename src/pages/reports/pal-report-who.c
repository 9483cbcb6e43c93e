/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-who.h"

#include <glib/gi18n.h>

#include "reports/indicators/pal-indicator.h"
#include "reports/pal-report-words.h"

#define WIDEST_CHARS 32

/* Beside the report: by which rule a figure is computed, who is counted, who is only in its base, who is left out and
   why. */
struct _PalReportWho {
  GtkWidget   parent_instance;

  GtkLabel   *title;
  GtkLabel   *value;
  GtkLabel   *rule;
  GtkLabel   *base;
  GtkWidget  *list;
  GtkWidget  *spinner;
  GListStore *lines;

  PalFigure  *figure;
  PalVariant  variant;
};

G_DEFINE_FINAL_TYPE (PalReportWho, pal_report_who, GTK_TYPE_WIDGET)

/* Lines ------------------------------------------------------------------------------------------------------------ */

/* A line of the list: a heading with its count, a person who opens, or a reason with how many it concerns. */
#define PAL_TYPE_WHO_LINE (pal_who_line_get_type ())
G_DECLARE_FINAL_TYPE (PalWhoLine, pal_who_line, PAL, WHO_LINE, GObject)

struct _PalWhoLine {
  GObject   parent_instance;

  gboolean  is_head;
  gint64    participant;
  char     *words;
  char     *detail;
};

G_DEFINE_FINAL_TYPE (PalWhoLine, pal_who_line, G_TYPE_OBJECT)

static void
pal_who_line_finalize (GObject *object)
{
  PalWhoLine *self = PAL_WHO_LINE (object);

  g_free (self->words);
  g_free (self->detail);
  G_OBJECT_CLASS (pal_who_line_parent_class)->finalize (object);
}

static void
pal_who_line_class_init (PalWhoLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_who_line_finalize;
}

static void
pal_who_line_init (PalWhoLine *self)
{
}

static void
add_line (PalReportWho *self,
          gboolean      is_head,
          gint64        participant,
          const char   *words,
          const char   *detail)
{
  g_autoptr (PalWhoLine) line = g_object_new (PAL_TYPE_WHO_LINE, NULL);

  line->is_head = is_head;
  line->participant = participant;
  line->words = g_strdup (words);
  line->detail = g_strdup (detail);
  g_list_store_append (self->lines, line);
}

/* Groups ----------------------------------------------------------------------------------------------------------- */

typedef enum { COUNTED, BASE_ONLY, LEFT_OUT, N_GROUPS } Group;

static Group
group_of (const PalCounted *counted)
{
  if (counted->excluded != NULL)
    return LEFT_OUT;
  return counted->numerator != 0 || counted->denominator == 0 ? COUNTED : BASE_ONLY;
}

static const char *
group_words (Group group)
{
  static const char *const words[] = {
    NC_("who is counted", "Counted"), NC_("who is counted", "In the base only"),
    NC_("who is counted", "Left out, and why"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "who is counted", words[group]);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const PalCounted *left = *(PalCounted *const *) a, *right = *(PalCounted *const *) b;

  return g_utf8_collate (left->name != NULL ? left->name : "", right->name != NULL ? right->name : "");
}

static guint
count_group (GPtrArray *all,
             Group      group)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    if (group_of (g_ptr_array_index (all, i)) == group)
      n++;
  return n;
}

static void
add_person (PalReportWho     *self,
            const PalCounted *counted)
{
  const char *detail = counted->detail != NULL ? counted->detail : "";
  g_autofree char *why = NULL;

  if (counted->excluded != NULL)
    why = *detail != '\0' ? g_strdup_printf ("%s · %s", counted->excluded, detail) : g_strdup (counted->excluded);
  if (counted->name == NULL || *counted->name == '\0')
    add_line (self, FALSE, 0, *detail != '\0' ? detail : counted->excluded, *detail != '\0' ? counted->excluded : NULL);
  else
    add_line (self, FALSE, counted->participant, counted->name, why != NULL ? why : detail);
}

/* Without names, the reasons alone, and how many there are of each. */
static void
add_reasons (PalReportWho *self,
             GPtrArray    *all)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < all->len; i++)
    {
      PalCounted *counted = g_ptr_array_index (all, i);
      guint n;

      if (counted->excluded == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, counted->excluded));
      if (n == 0)
        g_ptr_array_add (reasons, counted->excluded);
      g_hash_table_insert (numbers, counted->excluded, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < reasons->len; i++)
    {
      const char *reason = g_ptr_array_index (reasons, i);
      g_autofree char *number = g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (numbers, reason)));

      add_line (self, FALSE, 0, reason, number);
    }
}

static void
add_group (PalReportWho *self,
           GPtrArray    *all,
           Group         group)
{
  guint n = count_group (all, group);
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 0)
    return;
  add_line (self, TRUE, 0, group_words (group), number);
  if (self->variant != PAL_VARIANT_NOMINATIVE && group == LEFT_OUT)
    add_reasons (self, all);
  if (self->variant != PAL_VARIANT_NOMINATIVE)
    return;
  for (guint i = 0; i < all->len; i++)
    if (group_of (g_ptr_array_index (all, i)) == group)
      add_person (self, g_ptr_array_index (all, i));
}

/* The list --------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *detail = new_label ("pal-small");

  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

/* A person's name looks like the link that it is; a heading like those of lists, with its count beside it. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  PalWhoLine *line = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *words = gtk_widget_get_first_child (box);
  GtkWidget *detail = gtk_widget_get_last_child (box);
  gboolean beside = line->is_head || line->participant == 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (box), beside ? 8 : 1);
  gtk_label_set_text (GTK_LABEL (words), line->words != NULL ? line->words : "");
  gtk_label_set_text (GTK_LABEL (detail), line->detail != NULL ? line->detail : "");
  gtk_widget_set_visible (detail, line->detail != NULL && line->detail[0] != '\0');
  gtk_widget_set_css_classes (words, (const char *[]) { line->is_head ? "pal-strong"
                                                        : line->participant != 0 ? "pal-link" : "pal-plain", NULL });
  gtk_widget_set_css_classes (detail, (const char *[]) { line->is_head ? "pal-badge" : "pal-dim",
                                                         line->is_head ? "pal-badge" : "pal-small", NULL });
  gtk_widget_set_css_classes (box, (const char *[]) { line->is_head ? "pal-grouphead" : "pal-who-row", NULL });
  gtk_list_item_set_activatable (item, line->participant != 0);
}

static void
activated_cb (PalReportWho *self,
              guint         position)
{
  g_autoptr (PalWhoLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  g_autofree char *address = NULL;

  if (line == NULL || line->participant == 0)
    return;
  address = g_strdup_printf ("participants/%" G_GINT64_FORMAT, line->participant);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", address);
}

static GtkWidget *
make_list (PalReportWho *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *rows;
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->lines = g_list_store_new (PAL_TYPE_WHO_LINE);
  rows = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (rows), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "pal-who-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who is counted?"), -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  return view;
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_report_who_dispose (GObject *object)
{
  PalReportWho *self = PAL_REPORT_WHO (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->figure, pal_figure_free);
  G_OBJECT_CLASS (pal_report_who_parent_class)->dispose (object);
}

static void
pal_report_who_class_init (PalReportWhoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_report_who_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palwho");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_bar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title = gtk_label_new (_("Who is counted?"));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (bar, "pal-cardhead");
  gtk_widget_add_css_class (title, "pal-h3");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close (Esc)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "reports.close-who");
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), close);
  return bar;
}

static GtkWidget *
make_head (PalReportWho *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = GTK_LABEL (new_label ("pal-h2"));
  self->value = GTK_LABEL (gtk_label_new (NULL));
  self->rule = GTK_LABEL (new_label (NULL));
  self->base = GTK_LABEL (new_label ("pal-dim"));
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->value), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "pal-figure");
  gtk_widget_add_css_class (head, "pal-who-head");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->rule));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->base));
  gtk_box_append (GTK_BOX (head), self->spinner);
  return head;
}

static void
pal_report_who_init (PalReportWho *self)
{
  GtkWidget *widget = GTK_WIDGET (self), *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "pal-surface");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who is counted?"), -1);
  gtk_widget_set_parent (make_bar (), widget);
  gtk_widget_set_parent (make_head (self), widget);
  self->list = make_list (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, widget);
}

GtkWidget *
pal_report_who_new (void)
{
  return g_object_new (PAL_TYPE_REPORT_WHO, NULL);
}

/* Shows the rule of a figure at once; who is counted follows by pal_report_who_set_counted(). */
void
pal_report_who_show (PalReportWho    *self,
                     const PalFigure *figure,
                     PalVariant       variant)
{
  g_autofree char *value = NULL;

  g_return_if_fail (PAL_IS_REPORT_WHO (self));
  g_return_if_fail (figure != NULL);

  value = pal_figure_to_text (figure);
  g_clear_pointer (&self->figure, pal_figure_free);
  self->figure = pal_figure_copy (figure);
  self->variant = variant;
  gtk_label_set_text (self->title, figure->title);
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->rule, figure->definition != NULL ? figure->definition : "");
  gtk_label_set_text (self->base, "");
  g_list_store_remove_all (self->lines);
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
}

static char *
base_in_words (PalReportWho *self,
               GPtrArray    *counted)
{
  guint n = count_group (counted, COUNTED), base = n + count_group (counted, BASE_ONLY);

  if (self->figure->masked)
    return g_strdup (_("This count is masked in the aggregated variant: who is counted could be told from it."));
  if (counted->len == 0)
    return g_strdup (_("Nobody is counted here."));
  if (base > n)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is counted, in a base of %u.",
                                         "%u are counted, in a base of %u.", n), n, base);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is counted.", "%u are counted.", n), n);
}

/* @counted: (transfer full): as pal_indicator_explain() gives it. */
void
pal_report_who_set_counted (PalReportWho *self,
                            GPtrArray    *counted)
{
  g_autoptr (GPtrArray) all = counted;
  g_autofree char *base = NULL;

  g_return_if_fail (PAL_IS_REPORT_WHO (self));
  g_return_if_fail (self->figure != NULL && counted != NULL);

  base = base_in_words (self, all);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_label_set_text (self->base, base);
  g_list_store_remove_all (self->lines);
  if (self->figure->masked)
    return;
  g_ptr_array_sort (all, compare_names);
  for (Group group = COUNTED; group < N_GROUPS; group++)
    add_group (self, all, group);
}

/* The figure that is shown; NULL: none yet. */
const char *
pal_report_who_get_code (PalReportWho *self)
{
  g_return_val_if_fail (PAL_IS_REPORT_WHO (self), NULL);

  return self->figure != NULL ? self->figure->code : NULL;
}
