-- code: TX_ASSIDUITE_H
-- order: 350
-- title: Assiduité en heures
-- definition: Minutes de présence rapportées aux minutes prévues, pour toutes les convocations des parcours commencés
--   aux séances tenues au plus tard à la date d’arrêté. Un retard compte pour le temps réellement passé, une présence
--   sans durée pour toute la séance. Les séances annulées, celles dont la durée est inconnue et les convocations sans
--   émargement ne comptent ni en haut ni en bas.
-- unit: pct
-- rubric: Modalités de suivi
-- source: Palier
-- value: ratio
-- period: flow
SELECT session AS unit, participant, NULL AS category, CASE WHEN excluded IS NULL THEN attended ELSE 0 END AS numerator,
       CASE WHEN excluded IS NULL THEN minutes ELSE 0 END AS denominator,
       words ('text', name, 'held', held_on, 'attendance_status', status, 'minutes_attended', CASE WHEN came THEN attended END) AS detail, excluded
FROM (SELECT *, CASE WHEN why_not IS NOT NULL THEN why_not WHEN minutes IS NULL THEN 'NO_MINUTES' END AS excluded FROM convocation)
