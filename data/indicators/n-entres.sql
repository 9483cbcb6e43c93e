-- code: N_ENTRES
-- order: 20
-- title: Effectif initial (parcours commencés)
-- definition: Nombre de parcours dont la date d’entrée est au plus tard la date d’arrêté, sorties comprises. C’est
--   l’effectif initial auquel les taux de sortie se rapportent.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Palier
-- value: count
-- period: flow
-- needs: ENTRY_DATE
SELECT enrolment AS unit, participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('entered', entry_on) AS detail, why_not AS excluded
FROM course
