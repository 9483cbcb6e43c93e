-- code: AGE
-- order: 160
-- title: Âge à l’entrée
-- definition: Nombre de personnes par tranche d’âge révolu à la date de leur première entrée dans le périmètre.
--   Option : typologie des personnes orientées, à la date de leur première prescription.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: typology
-- value: count
-- period: stock
-- needs: BIRTH_DATE
-- breakdown: listed
-- categories: <18=Moins de 18 ans; 18-25=18 à 25 ans; 26-29=26 à 29 ans; 30-44=30 à 44 ans; 45-54=45 à 54 ans; 55+=55
--   ans et plus; NR=Non renseigné
SELECT unit, participant,
       CASE WHEN age IS NULL THEN 'NR' WHEN age < 18 THEN '<18' WHEN age <= 25 THEN '18-25' WHEN age <= 29 THEN '26-29'
            WHEN age <= 44 THEN '30-44' WHEN age <= 54 THEN '45-54' ELSE '55+' END AS category,
       nth = 1 AS numerator, 0 AS denominator,
       words ('on', described_on, 'years', age) AS detail, CASE WHEN nth > 1 THEN 'COUNTED_ONCE' END AS excluded
FROM described
