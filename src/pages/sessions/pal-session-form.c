/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-form.h"

#include "records/pal-reference.h"
#include "rules/planning/pal-session-edit.h"

#define ROOM_WORDS "room-words"   /* the line that says them in a narrow form; data of the form */

/* What the room holds has no room beside it in a narrow form: it stands below. */
static void
append_room_words (PalForm *form)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "pal-dim");
  pal_form_append (form, label);
  g_object_set_data (G_OBJECT (form), ROOM_WORDS, label);
}

static void
show_room_words (PalForm *form, const char *words)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (form), ROOM_WORDS);

  if (label == NULL)
    {
      pal_input_set_explanation (pal_form_get_input (form, "room"), words);
      return;
    }
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (gtk_widget_get_parent (label), words != NULL);
}

/* @wide: two fields a row. Floating. */
PalForm *
pal_session_form_new (gboolean wide)
{
  static const struct { const char *field; gboolean beside; int width; } fields[] = {
    { "cohort", FALSE, 0 }, { "title", FALSE, 0 }, { "kind", TRUE, 0 }, { "theme", FALSE, 0 }, { "session-template", TRUE, 0 },
    { "start-at", FALSE, 0 }, { "minutes", TRUE, 5 }, { "room", FALSE, 0 }, { "status", TRUE, 0 }, { "note", FALSE, 0 },
  };
  PalForm *form = PAL_FORM (pal_form_new (pal_kind_find ("session")));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean beside = wide && fields[i].beside;
      GtkWidget *input = g_object_new (PAL_TYPE_INPUT, "field", fields[i].field, "beside", beside, "width-chars", fields[i].width, NULL);

      pal_form_append (form, input);
      if (beside)
        gtk_widget_set_margin_start (input, 12);
      if (!wide && g_str_equal (fields[i].field, "room"))
        append_room_words (form);
    }
  return form;
}

/* When it ends and what the room holds, beside the fields that say it. A session does not change cohorts, since those who are
 * convened to it are of that one: only a new one asks for it. */
void
pal_session_form_explain (PalForm *form, PalRecord *session, PalStore *store)
{
  int minutes = (int) pal_record_get_int (session, "minutes", -1);
  g_autofree char *end = pal_session_end_words (pal_record_get_text (session, "start-at"), minutes);
  g_autofree char *holds = pal_reference_detail (store, pal_kind_find ("room"), pal_record_get_int (session, "room", 0));
  GtkWidget *cohort = GTK_WIDGET (pal_form_get_input (form, "cohort"));

  pal_input_set_explanation (pal_form_get_input (form, "minutes"), end);
  show_room_words (form, holds);
  gtk_widget_set_visible (gtk_widget_get_parent (cohort), pal_record_get_id (session) == 0);
}
