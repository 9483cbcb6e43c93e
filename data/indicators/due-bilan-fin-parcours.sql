-- code: DUE_BILAN_FIN_PARCOURS
-- order: 250
-- title: Date limite du bilan de fin de parcours
-- definition: Un mois après la fin de la session (le 31 janvier donne le 28 ou le 29 février). Sans objet pour une
--   promotion en entrée permanente.
-- unit: date
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: date
-- period: stock
-- needs: COHORT_END
-- scope: cohort
-- A date is carried as the number of its day, the first of year 1 being 1.
SELECT cohort AS unit, NULL AS participant, NULL AS category,
       coalesce(days_between ('0001-01-01', add_months (end_on, 1)) + 1, 0) AS numerator, 0 AS denominator,
       words ('text', name, 'planned_end', end_on) AS detail, CASE WHEN end_on IS NULL THEN 'NO_COHORT_END' END AS excluded
FROM perimeter
