-- code: TX_DUREE
-- order: 110
-- title: Taux de la durée du parcours
-- definition: Durée effective rapportée à la durée initialement préconisée (sans les avenants), en jours, premier et
--   dernier jour compris : somme des durées effectives des parcours terminés sur somme de leurs durées préconisées.
--   La trame l’écrit dans l’autre sens : option « sens littéral ».
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: literal
-- value: ratio
-- period: flow
-- needs: EXIT
-- literal: inverse
SELECT enrolment AS unit, participant, NULL AS category,
       CASE WHEN not_timed IS NULL THEN days_done ELSE 0 END AS numerator,
       CASE WHEN not_timed IS NULL THEN days_planned ELSE 0 END AS denominator,
       words ('left', exit_on, 'days_done', days_done, 'days_planned', days_planned) AS detail, not_timed AS excluded
FROM timed
