-- code: TX_ASSIDUITE_N
-- order: 360
-- title: Assiduité en présences
-- definition: Présences, retards compris, rapportées aux convocations des parcours commencés aux séances tenues au
--   plus tard à la date d’arrêté. Une absence excusée compte en bas. Les séances annulées et les convocations sans
--   émargement ne comptent ni en haut ni en bas.
-- unit: pct
-- rubric: Modalités de suivi
-- source: Palier
-- value: ratio
-- period: flow
SELECT session AS unit, participant, NULL AS category, why_not IS NULL AND came AS numerator, why_not IS NULL AS denominator,
       words ('text', name, 'held', held_on, 'attendance_status', status) AS detail, why_not AS excluded
FROM convocation
