-- code: NB_ENTRETIENS_INDIVIDUELS
-- order: 380
-- title: Nombre d’entretiens individuels
-- definition: Nombre de séances individuelles des promotions tenues au plus tard à la date d’arrêté.
-- unit: nb
-- rubric: Modalités de suivi
-- source: Palier
-- value: count
-- period: flow
SELECT session AS unit, NULL AS participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('text', name, 'held', held_on) AS detail, why_not AS excluded
FROM meeting_of WHERE individual
