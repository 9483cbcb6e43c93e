-- code: NB_EMARGEMENTS_MANQUANTS
-- order: 420
-- title: Émargements manquants
-- definition: Nombre de convocations des parcours commencés à une séance tenue au plus tard à la date d’arrêté dont
--   on ne sait pas si la personne est venue. À une séance collective sans aucune convocation nominative, toutes les
--   personnes en parcours ce jour-là comptent.
-- unit: nb
-- rubric: Modalités de suivi
-- source: Palier
-- value: count
-- period: flow
-- better: lower
SELECT session AS unit, participant, NULL AS category, coalesce(why_not = 'NOT_TAKEN', 0) AS numerator, 0 AS denominator,
       words ('text', name, 'held', held_on, 'attendance_status', status) AS detail,
       CASE WHEN why_not IS NULL THEN 'TAKEN' WHEN why_not <> 'NOT_TAKEN' THEN why_not END AS excluded
FROM convocation
