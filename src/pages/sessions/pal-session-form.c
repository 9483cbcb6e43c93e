/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-form.h"

#include "records/pal-reference.h"
#include "rules/planning/pal-session-edit.h"

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
  pal_input_set_explanation (pal_form_get_input (form, "room"), holds);
  gtk_widget_set_visible (gtk_widget_get_parent (cohort), pal_record_get_id (session) == 0);
}
