-- code: MOTIF
-- order: 230
-- title: Motif de prescription
-- definition: Nombre de prescriptions par motif.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- needs: MOTIVE
-- breakdown: open
-- choices: motive
SELECT prescription AS unit, participant, coalesce(nullif(motive, ''), 'NR') AS category,
       1 AS numerator, 0 AS denominator, words ('prescribed', prescribed_on) AS detail, NULL AS excluded
FROM prescribed
