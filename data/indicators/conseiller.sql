-- code: CONSEILLER
-- order: 210
-- title: Conseiller prescripteur
-- definition: Nombre de prescriptions par conseiller prescripteur.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- needs: PRESCRIBER
-- breakdown: open
-- only: nominative
SELECT p.prescription AS unit, p.participant,
       coalesce(nullif(trim(coalesce(c.first_name, '') || ' ' || coalesce(c.last_name, '')), ''), 'NR') AS category,
       1 AS numerator, 0 AS denominator, words ('prescribed', p.prescribed_on) AS detail, NULL AS excluded
FROM prescribed p LEFT JOIN contact c ON c.id = p.prescriber
