-- code: PART_QPV
-- order: 240
-- title: Part des personnes habitant un QPV
-- definition: Nombre de personnes habitant un quartier prioritaire de la politique de la ville à leur première
--   entrée, rapporté au nombre de personnes. Les personnes dont on ne sait pas si elles y habitent restent au
--   dénominateur ; option : sur les seules réponses connues.
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Remobilisation des femmes des QPV
-- parameters: qpv typology
-- value: ratio
-- period: stock
SELECT unit, participant, NULL AS category, why_not IS NULL AND coalesce(qpv = 'YES', 0) AS numerator,
       why_not IS NULL AS denominator, words ('on', described_on, 'three', coalesce(qpv, 'UNKNOWN')) AS detail, why_not AS excluded
FROM (SELECT *, CASE WHEN nth > 1 THEN 'COUNTED_ONCE'
                     WHEN :qpv = 'known_only' AND coalesce(qpv, '') NOT IN ('YES', 'NO') THEN 'QPV_UNKNOWN' END AS why_not
      FROM described)
