-- code: TX_VOLUME_CIBLE_MIN
-- order: 50
-- title: Volume annuel au regard du minimum attendu
-- definition: Nombre de parcours commencés dans l’année civile de la date d’arrêté, jusqu’à cette date, rapporté au
--   nombre minimal de personnes attendu par an dans le dispositif.
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Province Sud, lots 1 et 2
-- value: ratio
-- period: flow
SELECT e.enrolment AS unit, e.participant, NULL AS category, e.why_not IS NULL AS numerator, 0 AS denominator,
       words ('entered', e.entry_on) AS detail, e.why_not AS excluded
FROM (SELECT x.enrolment, x.participant, x.entry_on,
             CASE WHEN substr(x.entry_on, 1, 4) <> substr(:as_of, 1, 4) THEN 'OTHER_YEAR'
                  WHEN coalesce(s.target_min, 0) <= 0 AND EXISTS (SELECT 1 FROM perimeter WHERE target_min > 0)
                    THEN 'NO_TARGET' END AS why_not
      FROM entered x JOIN perimeter s ON s.cohort = x.cohort) e
UNION ALL
SELECT p.id, NULL, NULL, 0, CASE WHEN p.target_min > 0 THEN p.target_min ELSE 0 END,
       words ('text', p.name, 'people', p.target_min), CASE WHEN coalesce(p.target_min, 0) <= 0 THEN 'NO_TARGET' END
FROM programme p WHERE p.id IN (SELECT programme FROM perimeter)
