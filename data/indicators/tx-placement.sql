-- code: TX_PLACEMENT
-- order: 600
-- title: Taux de placement
-- definition: Part des parcours commencés avec au moins un emploi commencé entre l’entrée et la date d’arrêté,
--   pendant ou après le parcours, même perdu depuis. Les formations ne comptent pas.
-- unit: pct
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- parameters: known_at
-- value: ratio
-- period: stock
-- needs: SITUATION
SELECT e.enrolment AS unit, e.participant, NULL AS category, p.enrolment IS NOT NULL AS numerator, 1 AS denominator,
       words ('situation_code', p.code, 'since', p.placed_on, 'word', CASE WHEN p.enrolment IS NULL THEN 'NO_JOB' END) AS detail,
       NULL AS excluded
FROM entered e LEFT JOIN placement p ON p.enrolment = e.enrolment
