/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-first-start.h"

#include <glib/gi18n.h>

#include "pal-new-file.h"
#include "pal-preferences.h"
#include "pages/pal-page.h"
#include "rules/programmes/pal-programme.h"
#include "widgets/pal-compat-file.h"

/* The first minute: the demonstration, a new file, or a file that is already there. */

struct _PalFirstStart {
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkStack   *stack;
  GtkWidget  *demo_button;
  GtkWidget  *afresh_button;
  GtkBox     *recent;
  GtkEntry   *landlord;
  GtkLabel   *landlord_problem;
  GtkListBox *programmes;
  GtkLabel   *path;
  GtkLabel   *problem;

  char       *chosen_path;   /* NULL: proposed after the landlord's name */
};

G_DEFINE_FINAL_TYPE (PalFirstStart, pal_first_start, GTK_TYPE_WIDGET)

static char *
get_path (PalFirstStart *self)
{
  if (self->chosen_path != NULL)
    return g_strdup (self->chosen_path);
  return pal_new_file_propose (NULL, gtk_editable_get_text (GTK_EDITABLE (self->landlord)));
}

static void
show_path (PalFirstStart *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *shown = g_filename_display_name (path);

  gtk_label_set_text (self->path, shown);
}

static void
show_problem (GtkLabel   *label,
              const char *words)
{
  gtk_label_set_text (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
landlord_changed_cb (GtkEditable   *editable,
                     PalFirstStart *self)
{
  show_path (self);
  show_problem (self->landlord_problem, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->landlord), "pal-invalid");
}

static GtkWidget *
make_programme (const PalProgrammeOffer *offer)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (offer->name);
  GtkWidget *summary = gtk_label_new (offer->summary);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (summary), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_widget_add_css_class (name, "pal-strong");
  gtk_widget_add_css_class (summary, "pal-dim");
  gtk_widget_add_css_class (summary, "pal-small");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), summary);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, offer->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, offer->summary, -1);
  g_object_set_data_full (G_OBJECT (check), "programme", g_strdup (offer->id), g_free);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), box);
  gtk_widget_add_css_class (row, "pal-programme-row");
  return row;
}

static GtkCheckButton *
get_check (PalFirstStart *self,
           int            position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->programmes, position);

  return row ? GTK_CHECK_BUTTON (gtk_widget_get_first_child (gtk_list_box_row_get_child (row))) : NULL;
}

static char **
get_programmes (PalFirstStart *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkCheckButton *check;

  for (int i = 0; (check = get_check (self, i)) != NULL; i++)
    if (gtk_check_button_get_active (check))
      g_strv_builder_add (ids, g_object_get_data (G_OBJECT (check), "programme"));
  return g_strv_builder_end (ids);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  PalFirstStart *self)
{
  GtkCheckButton *check = get_check (self, gtk_list_box_row_get_index (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
list_programmes (PalFirstStart *self)
{
  g_autoptr (GPtrArray) offers = pal_programme_catalogue ();

  for (guint i = 0; i < offers->len; i++)
    {
      gtk_list_box_append (self->programmes, make_programme (g_ptr_array_index (offers, i)));
      /* The check button has the focus, not the row around it. */
      gtk_widget_set_focusable (GTK_WIDGET (gtk_list_box_get_row_at_index (self->programmes, i)), FALSE);
    }
}

static void
file_opened_cb (GFile    *file,
                gpointer  data)
{
  PalFirstStart *self = data;

  if (file != NULL)
    {
      g_free (self->chosen_path);
      self->chosen_path = g_file_get_path (file);
      show_path (self);
    }
  g_object_unref (self);
}

static void
choose_place_activated_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  PalFirstStart *self = PAL_FIRST_START (widget);
  g_autofree char *path = get_path (self);
  g_autoptr (GFile) proposed = g_file_new_for_path (path);

  pal_compat_file_save (widget, _("Where to Keep the New File"), proposed, file_opened_cb, g_object_ref (self));
}

static void
make_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalFirstStart *self = PAL_FIRST_START (widget);
  g_autofree char *landlord = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->landlord))));
  g_auto (GStrv) programmes = get_programmes (self);
  g_autofree char *path = get_path (self);
  g_autoptr (GError) error = NULL;

  show_problem (self->problem, NULL);
  if (landlord[0] == '\0')
    {
      show_problem (self->landlord_problem,
                    _("Type the name of your organisation: it stands at the top of every report."));
      gtk_widget_add_css_class (GTK_WIDGET (self->landlord), "pal-invalid");
      gtk_widget_grab_focus (GTK_WIDGET (self->landlord));
      return;
    }
  if (!pal_new_file_make (path, landlord, (const char *const *) programmes, &error))
    {
      show_problem (self->problem, error->message);
      return;
    }
  g_clear_pointer (&self->chosen_path, g_free);
  gtk_widget_activate_action (widget, "app.open-path", "s", path);
}

static void
form_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  pal_first_start_show_form (PAL_FIRST_START (widget), g_str_equal (action, "start.new-file"));
}

static void
pal_first_start_dispose (GObject *object)
{
  g_clear_pointer (&PAL_FIRST_START (object)->chosen_path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_FIRST_START);

  G_OBJECT_CLASS (pal_first_start_parent_class)->dispose (object);
}

static void
pal_first_start_class_init (PalFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_first_start_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, scroller);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, stack);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, demo_button);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, afresh_button);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, recent);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, landlord);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, landlord_problem);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, programmes);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, path);
  gtk_widget_class_bind_template_child (widget_class, PalFirstStart, problem);
  gtk_widget_class_bind_template_callback (widget_class, landlord_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "start.new-file", NULL, form_activated_cb);
  gtk_widget_class_install_action (widget_class, "start.choices", NULL, form_activated_cb);
  gtk_widget_class_install_action (widget_class, "start.choose-place", NULL, choose_place_activated_cb);
  gtk_widget_class_install_action (widget_class, "start.make", NULL, make_activated_cb);
}

static void
pal_first_start_init (PalFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  list_programmes (self);
  pal_first_start_refresh (self);
}

static GtkWidget *
make_recent (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *full = g_filename_display_name (path);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, full);
  gtk_widget_add_css_class (button, "pal-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  return button;
}

/**
 * pal_first_start_refresh:
 *
 * Shows the files opened lately, as they are now.
 */
void
pal_first_start_refresh (PalFirstStart *self)
{
  g_auto (GStrv) files = pal_preferences_recent_files ();
  g_autofree char *demo = pal_new_file_demo_path ();
  GtkWidget *child;

  g_return_if_fail (PAL_IS_FIRST_START (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_box_remove (self->recent, child);
  for (int i = 0; files[i] != NULL; i++)
    if (g_file_test (files[i], G_FILE_TEST_EXISTS))
      gtk_box_append (self->recent, make_recent (files[i]));
  gtk_widget_set_visible (self->afresh_button, g_file_test (demo, G_FILE_TEST_EXISTS));
  show_path (self);
}

/**
 * pal_first_start_show_form:
 * @form: whether the form for a new file is shown, or the three choices
 */
void
pal_first_start_show_form (PalFirstStart *self,
                           gboolean       form)
{
  g_return_if_fail (PAL_IS_FIRST_START (self));

  show_problem (self->problem, NULL);
  show_problem (self->landlord_problem, NULL);
  show_path (self);
  gtk_stack_set_visible_child_name (self->stack, form ? "form" : "choices");
  gtk_widget_grab_focus (form ? GTK_WIDGET (self->landlord) : self->demo_button);
}
