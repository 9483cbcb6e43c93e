-- code: NB_SORTIES
-- order: 500
-- title: Nombre de sorties
-- definition: Nombre de parcours terminés au plus tard à la date d’arrêté.
-- unit: nb
-- rubric: Modalités de sortie
-- source: Palier
-- value: count
-- period: flow
-- needs: EXIT
SELECT enrolment AS unit, participant, NULL AS category, exit_on IS NOT NULL AS numerator, 0 AS denominator,
       words ('entered', entry_on, 'left', exit_on, 'exit_reason', CASE WHEN exit_on IS NOT NULL THEN exit_reason END) AS detail,
       CASE WHEN exit_on IS NULL THEN 'STILL_IN_COURSE' END AS excluded
FROM entered
