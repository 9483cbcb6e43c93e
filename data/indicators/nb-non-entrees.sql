-- code: NB_NON_ENTREES
-- order: 60
-- title: Nombre de non-entrées
-- definition: Nombre de prescriptions dont la non-entrée (désistement, refus, absence, réorientation…) est datée au
--   plus tard de la date d’arrêté. Une prescription en attente n’est pas une non-entrée.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- needs: NON_ENTRY_DATE
-- better: lower
SELECT prescription AS unit, participant, NULL AS category, non_entry_on IS NOT NULL AS numerator, 0 AS denominator,
       words ('prescribed', prescribed_on, 'not_entered', non_entry_on,
              'non_entry_reason', CASE WHEN non_entry_on IS NOT NULL THEN non_entry_reason END) AS detail,
       CASE WHEN non_entry_on IS NOT NULL THEN NULL
            WHEN led_to_entry THEN 'ENTERED'
            WHEN non_entry_later THEN 'NON_ENTRY_LATER'
            WHEN non_entry_reason IS NOT NULL THEN 'NO_NON_ENTRY_DATE'
            ELSE 'STILL_POSSIBLE' END AS excluded
FROM prescribed
