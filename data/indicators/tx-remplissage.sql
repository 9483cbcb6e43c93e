-- code: TX_REMPLISSAGE
-- order: 40
-- title: Taux de remplissage
-- definition: Nombre de parcours commencés rapporté au nombre de places ouvertes. Sur plusieurs promotions, celles
--   dont le nombre de places est inconnu ne comptent ni en haut ni en bas ; les places d’une promotion annulée ou qui
--   commence après la date d’arrêté ne comptent que si des parcours y ont commencé.
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Palier
-- value: ratio
-- period: stock
-- needs: ENTRY_DATE PLACES
-- Where no cohort at all has places, the courses stay above and the rate is not computable.
SELECT e.enrolment AS unit, e.participant, NULL AS category, e.why_not IS NULL AS numerator, 0 AS denominator,
       words ('entered', e.entry_on) AS detail, e.why_not AS excluded
FROM (SELECT x.*, CASE WHEN :order IS NULL AND coalesce(s.places, 0) <= 0 AND EXISTS (SELECT 1 FROM perimeter WHERE places > 0)
                       THEN 'NO_PLACES' END AS why_not
      FROM (SELECT enrolment, participant, cohort, entry_on FROM entered) x JOIN perimeter s ON s.cohort = x.cohort) e
UNION ALL
SELECT s.cohort, NULL, NULL, 0, CASE WHEN s.why_not IS NULL THEN s.places ELSE 0 END,
       words ('text', s.name, 'places', s.places), s.why_not
FROM (SELECT p.*, CASE WHEN coalesce(p.places, 0) <= 0 THEN 'NO_PLACES'
                       WHEN :cohort IS NOT NULL OR :order IS NOT NULL OR EXISTS (SELECT 1 FROM entered e WHERE e.cohort = p.cohort) THEN NULL
                       WHEN p.status = 'CANCELLED' THEN 'COHORT_CANCELLED'
                       WHEN p.start_on > :as_of THEN 'COHORT_LATER' END AS why_not
      FROM perimeter p WHERE :order IS NULL OR p.places IS NOT NULL) s
