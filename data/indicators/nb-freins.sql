-- code: NB_FREINS
-- order: 570
-- title: Nombre de freins rencontrés
-- definition: Nombre de freins identifiés pendant les parcours au plus tard à la date d’arrêté. Une personne qui
--   rencontre plusieurs freins compte pour chacun d’eux.
-- unit: nb
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
SELECT barrier AS unit, participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('barrier_theme', theme, 'identified', identified_on) AS detail, why_not AS excluded
FROM met_barrier
