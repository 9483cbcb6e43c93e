-- code: FREIN
-- order: 580
-- title: Freins rencontrés par type
-- definition: Nombre de freins identifiés pendant les parcours au plus tard à la date d’arrêté, par type de frein.
-- unit: nb
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- breakdown: open
-- choices: barrier_theme
SELECT barrier AS unit, participant, coalesce(theme, 'NR') AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('identified', identified_on, 'lifted', lifted_on) AS detail, why_not AS excluded
FROM met_barrier
