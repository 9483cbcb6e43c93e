-- code: TX_SORTIE_ANTICIPEE
-- order: 520
-- title: Taux de sortie anticipée
-- definition: Nombre de parcours terminés avant leur terme (date de fin contractuelle, avenant compris) rapporté à
--   l’effectif initial, sorties vers l’emploi comprises. Option : sans les sorties vers l’emploi.
-- unit: pct
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- parameters: early_exit
-- value: ratio
-- period: stock
-- needs: EXIT
-- better: lower
SELECT enrolment AS unit, participant, NULL AS category,
       coalesce(exit_on < last_day AND NOT (:early_exit IS NOT NULL AND coalesce(exit_reason = 'EMPLOI', 0)), 0) AS numerator,
       1 AS denominator,
       words ('left', exit_on, 'exit_reason', CASE WHEN exit_on IS NOT NULL THEN exit_reason END, 'planned_end', last_day,
              'word', CASE WHEN exit_on IS NULL THEN 'STILL_IN_COURSE' WHEN last_day IS NULL THEN 'NO_PLANNED_END' END) AS detail,
       NULL AS excluded
FROM entered
