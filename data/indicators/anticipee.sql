-- code: ANTICIPEE
-- order: 530
-- title: Sorties anticipées par motif
-- definition: Nombre de parcours terminés avant leur terme, par motif de sortie.
-- unit: nb
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- parameters: early_exit
-- value: count
-- period: stock
-- needs: EXIT EXIT_REASON
-- better: lower
-- breakdown: open
-- choices: exit_reason
SELECT enrolment AS unit, participant, coalesce(nullif(exit_reason, ''), 'NR') AS category, 1 AS numerator, 0 AS denominator,
       words ('left', exit_on, 'planned_end', last_day) AS detail, NULL AS excluded
FROM exited
WHERE exit_on < last_day AND NOT (:early_exit IS NOT NULL AND coalesce(exit_reason = 'EMPLOI', 0))
