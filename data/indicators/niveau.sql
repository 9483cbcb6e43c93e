-- code: NIVEAU
-- order: 190
-- title: Niveau scolaire
-- definition: Nombre de personnes par niveau de formation (cadre national de 2019) à leur première entrée dans le
--   périmètre : 3, CAP ou BEP ; 4, bac ; 5 et plus, bac+2 et au-delà.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: typology
-- value: count
-- period: stock
-- needs: LEVEL
-- breakdown: listed
-- categories: 1-2=Niveaux 1 et 2 (sans diplôme); 3=Niveau 3 (CAP, BEP); 4=Niveau 4 (bac); 5+=Niveaux 5 et plus (bac+2
--   et au-delà); NR=Non renseigné
SELECT unit, participant,
       CASE WHEN level BETWEEN 1 AND 2 THEN '1-2' WHEN level = 3 THEN '3' WHEN level = 4 THEN '4'
            WHEN level BETWEEN 5 AND 8 THEN '5+' ELSE 'NR' END AS category,
       nth = 1 AS numerator, 0 AS denominator,
       words ('on', described_on) AS detail, CASE WHEN nth > 1 THEN 'COUNTED_ONCE' END AS excluded
FROM described
