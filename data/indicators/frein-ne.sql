-- code: FREIN_NE
-- order: 90
-- title: Freins à l’entrée par type
-- definition: Nombre de freins relevés sur les prescriptions restées sans entrée, par type de frein.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- better: lower
-- breakdown: open
-- choices: barrier_theme
SELECT barrier AS unit, participant, coalesce(theme, 'NR') AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('not_entered', non_entry_on) AS detail, why_not AS excluded
FROM non_entry_barrier
