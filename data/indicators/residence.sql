-- code: RESIDENCE
-- order: 220
-- title: Lieu de résidence
-- definition: Nombre de personnes par commune de résidence à leur première entrée dans le périmètre.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: typology
-- value: count
-- period: stock
-- needs: CITY
-- breakdown: open
SELECT unit, participant, coalesce(city, 'NR') AS category, nth = 1 AS numerator, 0 AS denominator,
       words ('on', described_on) AS detail, CASE WHEN nth > 1 THEN 'COUNTED_ONCE' END AS excluded
FROM described
