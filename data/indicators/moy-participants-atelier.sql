-- code: MOY_PARTICIPANTS_ATELIER
-- order: 410
-- title: Participants par atelier collectif
-- definition: Nombre moyen de personnes présentes, retards compris, par séance collective tenue au plus tard à la
--   date d’arrêté. Les personnes d’une autre promotion comptent là où elles sont venues.
-- unit: nb
-- rubric: Modalités de suivi
-- source: Palier
-- value: ratio
-- period: flow
SELECT m.session AS unit, NULL AS participant, NULL AS category, CASE WHEN m.why_not IS NULL THEN m.people ELSE 0 END AS numerator,
       m.why_not IS NULL AS denominator, words ('text', m.name, 'held', m.held_on, 'present', m.people) AS detail, m.why_not AS excluded
FROM (SELECT x.*, (SELECT count(*) FROM attendance a
                   WHERE a.session = x.session AND a.status IN ('PRESENT', 'LATE')
                     AND (:order IS NULL OR a.enrolment IN (SELECT enrolment FROM entered))) AS people
      FROM meeting_of x WHERE NOT x.individual) m
