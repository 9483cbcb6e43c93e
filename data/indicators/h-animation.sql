-- code: H_ANIMATION
-- order: 390
-- title: Heures d’animation
-- definition: Durée des séances des promotions, collectives et individuelles, tenues au plus tard à la date d’arrêté.
--   Les séances dont la durée est inconnue ne comptent pas.
-- unit: h
-- rubric: Modalités de suivi
-- source: Palier
-- value: sum
-- period: flow
-- scale: 60
SELECT session AS unit, NULL AS participant, NULL AS category, CASE WHEN excluded IS NULL THEN minutes ELSE 0 END AS numerator, 0 AS denominator,
       words ('text', name, 'held', held_on, 'minutes', minutes) AS detail, excluded
FROM (SELECT *, CASE WHEN why_not IS NOT NULL THEN why_not WHEN minutes IS NULL THEN 'NO_MINUTES' END AS excluded FROM meeting_of)
