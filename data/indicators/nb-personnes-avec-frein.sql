-- code: NB_PERSONNES_AVEC_FREIN
-- order: 590
-- title: Nombre de personnes ayant rencontré un frein
-- definition: Nombre de personnes différentes pour lesquelles au moins un frein a été identifié pendant un parcours.
-- unit: nb
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
SELECT barrier AS unit, participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('barrier_theme', theme, 'identified', identified_on) AS detail, why_not AS excluded
FROM (SELECT barrier, participant, theme, identified_on, coalesce(why_not, CASE WHEN nth > 1 THEN 'COUNTED_ONCE' END) AS why_not
      FROM (SELECT *, row_number() OVER (PARTITION BY participant, why_not IS NULL ORDER BY identified_on, barrier) AS nth
            FROM met_barrier))
