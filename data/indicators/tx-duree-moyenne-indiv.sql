-- code: TX_DUREE_MOYENNE_INDIV
-- order: 120
-- title: Taux de durée, moyenne des taux individuels
-- definition: Moyenne, sur les parcours terminés, du rapport entre la durée effective et la durée initialement
--   préconisée de chacun.
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Palier
-- value: mean
-- period: flow
-- needs: EXIT
SELECT enrolment AS unit, participant, NULL AS category,
       CASE WHEN not_timed IS NULL THEN days_done ELSE 0 END AS numerator,
       CASE WHEN not_timed IS NULL THEN days_planned ELSE 0 END AS denominator,
       words ('left', exit_on, 'days_done', days_done, 'days_planned', days_planned) AS detail, not_timed AS excluded
FROM timed
