-- code: NB_ATELIERS_COLLECTIFS
-- order: 370
-- title: Nombre d’ateliers collectifs
-- definition: Nombre de séances collectives des promotions tenues au plus tard à la date d’arrêté : ateliers,
--   coachings collectifs, informations, séances hors les murs.
-- unit: nb
-- rubric: Modalités de suivi
-- source: Palier
-- value: count
-- period: flow
SELECT session AS unit, NULL AS participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('text', name, 'held', held_on) AS detail, why_not AS excluded
FROM meeting_of WHERE NOT individual
