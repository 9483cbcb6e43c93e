-- code: TX_PROG_FREINS
-- order: 310
-- title: Progression : freins levés
-- definition: Nombre de freins levés à la date d’arrêté rapporté au nombre de freins identifiés pendant les parcours.
-- unit: pct
-- rubric: Modalités de suivi
-- source: Province Sud, trame de bilan
-- value: ratio
-- period: stock
SELECT barrier AS unit, participant, NULL AS category,
       why_not IS NULL AND lifted_on IS NOT NULL AS numerator, why_not IS NULL AS denominator,
       words ('barrier_theme', theme, 'identified', identified_on, 'lifted', lifted_on) AS detail, why_not AS excluded
FROM met_barrier
