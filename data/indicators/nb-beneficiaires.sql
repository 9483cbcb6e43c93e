-- code: NB_BENEFICIAIRES
-- order: 140
-- title: Nombre de bénéficiaires
-- definition: Nombre de personnes différentes qui ont commencé au moins un parcours à la date d’arrêté. Une personne
--   entrée plusieurs fois compte une fois.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- needs: ENTRY_DATE
SELECT enrolment AS unit, participant, NULL AS category, nth = 1 AS numerator, 0 AS denominator,
       words ('entered', entry_on) AS detail, CASE WHEN nth > 1 THEN 'COUNTED_ONCE' END AS excluded
FROM (SELECT enrolment, participant, entry_on,
             row_number() OVER (PARTITION BY participant ORDER BY entry_on, enrolment) AS nth
      FROM entered)
