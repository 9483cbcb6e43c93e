-- code: NON_ENTREE
-- order: 70
-- title: Non-entrées par motif
-- definition: Nombre de non-entrées datées au plus tard de la date d’arrêté, par motif.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- needs: NON_ENTRY_REASON NON_ENTRY_DATE
-- better: lower
-- breakdown: open
-- choices: non_entry_reason
SELECT prescription AS unit, participant, coalesce(nullif(non_entry_reason, ''), 'NR') AS category,
       1 AS numerator, 0 AS denominator, words ('not_entered', non_entry_on) AS detail, NULL AS excluded
FROM prescribed WHERE non_entry_on IS NOT NULL
