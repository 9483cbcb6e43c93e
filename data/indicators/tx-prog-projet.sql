-- code: TX_PROG_PROJET
-- order: 300
-- title: Progression : projet défini et plan d’action signé
-- definition: Part des parcours commencés dont le projet professionnel est défini et le plan d’action signé, l’un et
--   l’autre au plus tard à la date d’arrêté.
-- unit: pct
-- rubric: Modalités de suivi
-- source: Province Sud, trame de bilan
-- value: ratio
-- period: stock
SELECT enrolment AS unit, participant, NULL AS category,
       coalesce(project_on <= :as_of AND plan_signed_on <= :as_of, 0) AS numerator, 1 AS denominator,
       words ('project', CASE WHEN project_on <= :as_of THEN project_on END,
              'plan', CASE WHEN plan_signed_on <= :as_of THEN plan_signed_on END,
              'word', CASE WHEN project_on <= :as_of THEN NULL ELSE 'NO_PROJECT' END,
              'word', CASE WHEN plan_signed_on <= :as_of THEN NULL ELSE 'NO_PLAN' END) AS detail,
       NULL AS excluded
FROM entered
