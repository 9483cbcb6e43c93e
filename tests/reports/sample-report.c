/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-report.h"

#include <string.h>

static const char *const surnames[] = {
  "Benali", "Collin", "Kaya", "Mbemba", "Marchand", "Roussel", "Rahmani", "Wamytan", "Hénin", "D’Almeida", "Šimić",
  "Nguyễn", NULL
};
static const char *const first_names[] = {
  "Lina", "Baptiste", "Elif", "Grâce", "Hugo", "Inès", "Yacine", "Hnaïssé", "Zoé", "Marie-Ange", "Ana", "Thị Hoa"
};
static const char *const reasons[] = { "Emploi", "Terme", "Santé", "Abandon" };
static const char *const classes[] = { "ED", "SD", "SP" };
static const char *const situations[] = { "CDI", "CDD", "Formation pré-qualifiante" };

const char *const *
sample_surnames (void)
{
  return surnames;
}

static void
set_value (PalFigure *figure, double value)
{
  figure->value = value;
  figure->value_num = (gint64) (value * 1000000 + 0.5);
  figure->value_den = 1000000;
}

PalFigure *
sample_figure_new (const char *code, const char *title, const char *unit, double value)
{
  PalFigure *figure = pal_figure_new ();
  figure->code = g_strdup (code);
  figure->title = g_strdup (title);
  figure->definition = g_strdup ("Ce que le cahier des charges définit, à la date d’arrêté.");
  figure->rubric = g_strdup ("Modalités d’entrée");
  figure->unit = g_strdup (unit);
  figure->known = TRUE;
  set_value (figure, value);
  return figure;
}

PalFigure *
sample_rate_new (const char *code, const char *title, gint64 numerator, gint64 denominator)
{
  PalFigure *figure = sample_figure_new (code, title, "pct", denominator != 0 ? (double) numerator / denominator : 0);
  figure->has_ratio = TRUE;
  figure->known = denominator != 0;
  figure->numerator = numerator;
  figure->denominator = denominator;
  return figure;
}

static void
count_in (PalTally *tally, const char *column, const char *values)
{
  tally->section = g_strdup ("parcours");
  tally->column = g_strdup (column);
  tally->values = g_strdup (values);
}

static PalFigure *
add (PalSection *section, PalFigure *figure, const char *rubric)
{
  g_free (figure->rubric);
  figure->rubric = g_strdup (rubric);
  g_ptr_array_add (section->figures, figure);
  return figure;
}

static void
add_figures (PalReport *report, guint people)
{
  PalSection *section = pal_section_new (PAL_SECTION_FIGURES, "indicateurs", "Indicateurs");
  const char *entry = "Modalités d’entrée", *exit = "Modalités de sortie";
  guint with_job = (people + 2) / 3, with_sd = (people + 1) / 3, left = people;
  PalFigure *figure;

  section->text = g_strdup ("Parcours de la promotion C1, arrêtés au 02/10/2025");
  figure = add (section, sample_figure_new ("N_PRESC", "Prescriptions", "nb", people + 4), entry);
  figure->has_previous = TRUE;
  figure->previous = 33;
  figure = add (section, sample_figure_new ("N_ENTRES", "Bénéficiaires entrés", "nb", people), entry);
  count_in (&figure->numerator_in, NULL, NULL);
  figure = add (section, sample_rate_new ("TX_ENTREE", "Taux d’entrée", people, people + 4), entry);
  count_in (&figure->numerator_in, NULL, NULL);
  figure->has_target = TRUE;
  figure->target = 0.8;
  figure->has_previous = TRUE;
  figure->previous = 0.727;
  add (section, sample_figure_new ("AGE_MOYEN", "Âge moyen à l’entrée", "ans", 34.25), entry);
  add (section, sample_rate_new ("TX_INTEGRATION", "Taux d’intégration par session proposée", 0, 0), entry);
  figure = add (section, sample_rate_new ("DUREE_MOYENNE_MOIS", "Durée moyenne du parcours", 1234, left),
                "Modalités de suivi");
  g_free (figure->unit);
  figure->unit = g_strdup ("mois");
  set_value (figure, left > 0 ? 1234.0 / left / 30.4375 : 0);
  figure = add (section, sample_rate_new ("TX_ED", "Sorties en emploi durable", with_job, people), exit);
  count_in (&figure->numerator_in, "Classe", "ED");
  count_in (&figure->denominator_in, NULL, NULL);
  figure->has_target = TRUE;
  figure->target = 0.5;
  figure = add (section, sample_rate_new ("TX_SD", "Sorties dynamiques", with_job + with_sd, people), exit);
  count_in (&figure->numerator_in, "Classe", "ED|SD");
  count_in (&figure->denominator_in, NULL, NULL);
  figure = add (section, sample_rate_new ("TX_SORTIE_ANTICIPEE", "Sorties anticipées", 7, people), exit);
  count_in (&figure->numerator_in, "Sortie anticipée (motif)", "Emploi");   /* not 7: stays a number */
  figure->has_target = figure->target_is_maximum = TRUE;
  figure->target = 0.15;
  figure->n_lacking = 3;
  count_in (&figure->denominator_in, NULL, NULL);
  figure = add (section, sample_figure_new ("DUE_BILAN_FIN_PARCOURS", "Bilan à remettre le", "date", 0), exit);
  g_date_set_dmy (&figure->date, 2, G_DATE_NOVEMBER, 2025);
  g_ptr_array_add (report->sections, section);
}

static void
add_list_columns (PalSection *section, gboolean named)
{
  pal_section_add_column (section, "N°", PAL_CELL_INT);
  if (named)
    {
      pal_section_add_column (section, "Nom", PAL_CELL_TEXT);
      pal_section_add_column (section, "Prénom", PAL_CELL_TEXT);
      pal_section_add_column (section, "Date de naissance", PAL_CELL_DATE);
      pal_section_add_column (section, "Téléphone", PAL_CELL_CODE);
    }
  else
    pal_section_add_column (section, "Pseudonyme", PAL_CELL_TEXT);
  pal_section_add_column (section, "Date d’entrée", PAL_CELL_DATE);
  pal_section_add_total (section, "Durée effective (j)", PAL_CELL_INT);
  pal_section_add_column (section, "Taux de durée", PAL_CELL_RATE);
  pal_section_add_column (section, "Sortie anticipée (motif)", PAL_CELL_TEXT);
  pal_section_add_column (section, "Situation", PAL_CELL_TEXT);
  pal_section_add_column (section, "Classe", PAL_CELL_TEXT);
  pal_section_add_column (section, "Freins [levés] #", PAL_CELL_INT);
  pal_section_add_column (section, "Préconisations", PAL_CELL_LONG_TEXT);
  pal_section_add_column (section, "Commentaire", PAL_CELL_TEXT);
  ((PalReportColumn *) g_ptr_array_index (section->columns, section->columns->len - 1))->editable = TRUE;
}

static void
add_list_row (PalSection *section, guint i, gboolean named)
{
  GPtrArray *row = pal_section_add_row (section);
  g_autofree char *born = g_strdup_printf ("%04u-%02u-%02u", 1970 + i % 35, 1 + i % 12, 1 + i % 28);
  g_autofree char *entered = g_strdup_printf ("2025-%02u-%02u", 1 + i % 6, 1 + i % 28);
  g_autofree char *code = g_strdup_printf ("C1-%02u", i + 1);
  g_autofree char *phone = g_strdup_printf ("06%08u", 12345678 + i * 1111);
  PalCell *cell;

  pal_row_add_number (row, i + 1)->record = 4611686018427387000 + i;
  if (named)
    {
      cell = pal_row_add_text (row, surnames[i % 12]);
      cell->record = 4611686018427387000 + i;
      pal_row_add_text (row, first_names[i % 12]);
      pal_row_add_date (row, i % 11 == 3 ? NULL : born);
      pal_row_add_text (row, phone);
    }
  else
    pal_row_add_text (row, code);
  pal_row_add_date (row, entered);
  pal_row_add_number (row, 60 + 7 * i % 90);
  pal_row_add_rate (row, 60 + 7 * i % 90, 120);
  pal_row_add_text (row, i % 5 == 0 ? reasons[i / 5 % 4] : NULL);
  pal_row_add_text (row, situations[i % 3]);
  pal_row_add_text (row, classes[i % 3]);
  pal_row_add_number (row, i % 4);
  pal_row_add_text (row, i % 3 != 0 ? NULL : "Poursuivre l’accompagnement vers le permis de conduire ; "
                                             "reprendre contact avec l’antenne à l’automne.");
  pal_row_add_text (row, NULL);
}

static void
add_list (PalReport *report, guint people)
{
  gboolean named = report->scope.variant == PAL_VARIANT_NOMINATIVE;
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, "parcours", named ? "Liste nominative" : "Parcours");

  section->text = g_strdup ("Une ligne par parcours, dans l’ordre d’entrée");
  add_list_columns (section, named);
  for (guint i = 0; i < people; i++)
    add_list_row (section, i, named);
  g_ptr_array_add (report->sections, section);
}

static void
add_others (PalReport *report)
{
  PalSection *chart = pal_section_new (PAL_SECTION_CHART, "sorties", "Sorties par classe");
  PalSection *text = pal_section_new (PAL_SECTION_TEXT, "analyse", "Analyse");
  PalFigure *masked;

  chart->text = g_strdup ("La moitié des sorties sont en emploi durable.");
  g_ptr_array_add (chart->figures, sample_rate_new ("TX_ED", "Emploi durable", 9, 31));
  g_ptr_array_add (chart->figures, sample_rate_new ("TX_SD", "Dynamiques", 14, 31));
  masked = sample_rate_new ("TX_SP", "Positives", 0, 0);
  masked->masked = TRUE;
  g_ptr_array_add (chart->figures, masked);
  g_ptr_array_add (report->sections, chart);
  text->text = g_strdup ("La promotion a commencé avec douze personnes.\n\n"
                          "Deux ont trouvé un emploi avant le terme & une a déménagé.");
  g_ptr_array_add (report->sections, text);
}

PalReport *
sample_report_new (PalVariant variant, guint people)
{
  static const char *const privacy[] = {
    "Document nominatif – diffusion restreinte aux destinataires désignés. Il contient des données à caractère "
    "personnel traitées par Habitat des Trois-Rivières pour le suivi des parcours d’insertion (art. 6-1-e / 6-1-b). "
    "Ne pas transférer ni publier ; à détruire au plus tard le 31/12/2026. Droits d’accès, de rectification, "
    "d’opposition : dpo@exemple.fr.",
    "Données pseudonymisées : elles restent des données à caractère personnel. La table de correspondance est "
    "conservée par Habitat des Trois-Rivières.",
    "Données agrégées. Effectifs inférieurs à 5 masqués (« < 5 ») ; « n.c. » : masquage secondaire.",
  };
  PalReport *report = pal_report_new ("R01");
  PalCell *cell;

  report->title = g_strdup ("Bilan de fin de parcours");
  report->organisation = g_strdup ("Habitat des Trois-Rivières");
  report->programme = g_strdup ("Parcours d’insertion, lot 1");
  report->cohort = g_strdup ("Promotion C1");
  report->perimeter = g_strdup ("1 promotion, du 06/01/2025 au 02/10/2025");
  report->privacy = g_strdup (privacy[variant]);
  report->database = g_strdup ("6f1c-88a2");
  g_clear_pointer (&report->made_at, g_date_time_unref);
  report->made_at = g_date_time_new_utc (2025, 10, 2, 9, 30, 0);
  report->scope.variant = variant;
  g_date_set_dmy (&report->scope.from, 6, G_DATE_JANUARY, 2025);
  g_date_set_dmy (&report->scope.to, 2, G_DATE_OCTOBER, 2025);
  g_date_set_dmy (&report->scope.as_of, 2, G_DATE_OCTOBER, 2025);
  add_figures (report, people);
  if (variant != PAL_VARIANT_AGGREGATED)
    add_list (report, people);
  add_others (report);
  g_ptr_array_add (report->definitions, sample_figure_new ("TX_ED", "Sorties en emploi durable", "pct", 0));
  g_ptr_array_add (report->definitions, sample_figure_new ("TX_ENTREE", "Taux d’entrée", "pct", 0));
  cell = g_new0 (PalCell, 1);
  cell->known = TRUE;
  cell->text = g_strdup (variant == PAL_VARIANT_NOMINATIVE ? "Date de naissance : Mbemba Grâce"
                                                           : "Dates de naissance : 1");
  g_ptr_array_add (report->missing, cell);
  return report;
}
