-- code: GENRE
-- order: 150
-- title: Genre
-- definition: Nombre de personnes par genre (personnes différentes, à leur première entrée dans le périmètre).
--   Option : typologie des personnes orientées.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: typology
-- value: count
-- period: stock
-- needs: GENDER
-- breakdown: listed
-- categories: F=Femmes; M=Hommes; X=Autre; NR=Non renseigné
SELECT unit, participant, CASE WHEN gender IN ('F', 'M', 'X') THEN gender ELSE 'NR' END AS category,
       nth = 1 AS numerator, 0 AS denominator,
       words ('on', described_on) AS detail, CASE WHEN nth > 1 THEN 'COUNTED_ONCE' END AS excluded
FROM described
