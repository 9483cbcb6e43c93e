-- code: TX_MAINTIEN_6M
-- order: 620
-- title: Taux de maintien dans l’emploi à 6 mois
-- definition: Parmi les parcours dont le premier emploi a commencé il y a au moins six mois à la date d’arrêté, part
--   de ceux qui étaient en emploi six mois, jour pour jour, après ce début. Un contrat à durée déterminée arrivé à
--   son terme sans nouvelle n’est pas un emploi.
-- unit: pct
-- rubric: Modalités de sortie
-- source: Médiation emploi (six mois)
-- parameters: known_at
-- value: ratio
-- period: stock
-- needs: CONTRACT_EXPIRED SITUATION_OVER
SELECT enrolment AS unit, participant, NULL AS category, why_not IS NULL AND kept AS numerator, why_not IS NULL AS denominator,
       words ('since', placed_on, 'due', due_on, 'word', CASE WHEN why_not IS NULL AND NOT kept THEN 'NOT_IN_JOB' END) AS detail,
       why_not AS excluded
FROM (SELECT j.*,
             EXISTS (SELECT 1 FROM fact f
                     WHERE f.enrolment = j.enrolment AND f.employment AND f.start_on <= j.due_on
                       AND coalesce(f.end_on, f.term_on, '9999-12-31') >= j.due_on) AS kept,
             CASE WHEN j.placed_on IS NULL THEN 'NO_JOB' WHEN j.due_on > :as_of THEN 'NOT_DUE' END AS why_not
      FROM (SELECT e.enrolment, e.participant, p.placed_on, add_months(p.placed_on, 6) AS due_on
            FROM entered e LEFT JOIN placement p ON p.enrolment = e.enrolment) j)
