-- code: AGE_MOYEN
-- order: 170
-- title: Âge moyen à l’entrée
-- definition: Moyenne des âges révolus à la première entrée dans le périmètre, personnes sans date de naissance
--   exclues.
-- unit: ans
-- rubric: Modalités d’entrée
-- source: Palier
-- parameters: typology
-- value: mean
-- period: stock
-- needs: BIRTH_DATE
SELECT unit, participant, NULL AS category, CASE WHEN nth = 1 THEN coalesce(age, 0) ELSE 0 END AS numerator,
       nth = 1 AND age IS NOT NULL AS denominator, words ('on', described_on, 'years', age) AS detail,
       CASE WHEN nth > 1 THEN 'COUNTED_ONCE' WHEN age IS NULL THEN 'NO_BIRTH_DATE' END AS excluded
FROM described
