-- code: DUREE_MOYENNE_MOIS
-- order: 130
-- title: Durée moyenne des parcours terminés (mois)
-- definition: Durée effective moyenne des parcours terminés, en mois de 30,4375 jours, premier et dernier jour
--   compris.
-- unit: mois
-- rubric: Modalités d’entrée
-- source: Palier
-- value: mean
-- period: flow
-- needs: EXIT
-- scale: 30.4375
SELECT enrolment AS unit, participant, NULL AS category,
       coalesce(days_done, 0) AS numerator, exit_on IS NOT NULL AS denominator,
       words ('left', exit_on, 'days_done', days_done) AS detail, CASE WHEN exit_on IS NULL THEN 'STILL_IN_COURSE' END AS excluded
FROM entered
