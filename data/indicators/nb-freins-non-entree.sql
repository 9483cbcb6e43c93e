-- code: NB_FREINS_NON_ENTREE
-- order: 80
-- title: Nombre de freins à l’entrée
-- definition: Nombre de freins relevés sur les prescriptions restées sans entrée. Une personne qui rencontre
--   plusieurs freins compte pour chacun d’eux.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- better: lower
SELECT barrier AS unit, participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('barrier_theme', theme, 'not_entered', non_entry_on) AS detail, why_not AS excluded
FROM non_entry_barrier
