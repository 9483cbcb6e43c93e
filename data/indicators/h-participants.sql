-- code: H_PARTICIPANTS
-- order: 400
-- title: Heures-participants
-- definition: Temps passé par toutes les personnes en séance, tenue au plus tard à la date d’arrêté : un retard
--   compte pour le temps réel, une présence sans durée pour toute la séance.
-- unit: h
-- rubric: Modalités de suivi
-- source: Palier
-- value: sum
-- period: flow
-- scale: 60
SELECT session AS unit, participant, NULL AS category, CASE WHEN excluded IS NULL THEN attended ELSE 0 END AS numerator, 0 AS denominator,
       words ('text', name, 'held', held_on, 'attendance_status', status, 'minutes_attended', CASE WHEN came THEN attended END) AS detail, excluded
FROM (SELECT *, CASE WHEN why_not IS NOT NULL THEN why_not WHEN came AND noted IS NULL AND minutes IS NULL THEN 'NO_MINUTES' END AS excluded
      FROM convocation)
