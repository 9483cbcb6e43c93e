-- code: NB_EN_COURS
-- order: 510
-- title: Nombre de parcours en cours
-- definition: Nombre de parcours commencés et non terminés à la date d’arrêté.
-- unit: nb
-- rubric: Modalités de sortie
-- source: Palier
-- value: count
-- period: stock
-- needs: EXIT
SELECT enrolment AS unit, participant, NULL AS category, exit_on IS NULL AS numerator, 0 AS denominator,
       words ('entered', entry_on, 'left', exit_on) AS detail, CASE WHEN exit_on IS NOT NULL THEN 'LEFT' END AS excluded
FROM entered
