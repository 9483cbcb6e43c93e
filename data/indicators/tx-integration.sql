-- code: TX_INTEGRATION
-- order: 100
-- title: Taux d’intégration par session proposée
-- definition: Part des parcours commencés qui allaient encore à la fin de la session ou sont allés au moins jusqu’à
--   leur terme individuel (date de fin contractuelle). Non disponible tant qu’une promotion concernée n’est pas
--   finie ; en entrée permanente, seuls les parcours dont le terme est échu comptent. Options : présence au dernier
--   jour de la session seulement ; sens littéral de la trame (intégrés sur présents à la fin).
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: literal integration
-- value: ratio
-- period: stock
-- needs: EXIT COHORT_END
-- literal: inverse
SELECT e.enrolment AS unit, e.participant, NULL AS category,
       e.why_not IS NULL AND (e.exit_on IS NULL OR e.exit_on >= e.session_end_on
                              OR (:integration IS NULL AND coalesce(e.exit_on >= e.last_day, 0))) AS numerator,
       e.why_not IS NULL AS denominator,
       words ('left', e.exit_on, 'planned_end', e.last_day) AS detail, e.why_not AS excluded
FROM (SELECT x.enrolment, x.participant, x.exit_on, x.last_day,
             CASE WHEN x.continuous THEN x.last_day ELSE x.cohort_end_on END AS session_end_on,
             CASE WHEN EXISTS (SELECT 1 FROM entered o WHERE o.cohort_end_on > :as_of) THEN 'COHORT_NOT_OVER'
                  WHEN x.continuous AND x.last_day IS NULL THEN 'NO_PLANNED_END'
                  WHEN x.continuous AND x.last_day > :as_of THEN 'COURSE_NOT_OVER' END AS why_not
      FROM entered x) e
