-- code: TX_SP
-- order: 560
-- title: Taux de sortie positive
-- definition: Parcours terminés avec une sortie « positive » rapportés à l’effectif initial. SP : SD et formation
--   pré-qualifiante, retour en vie tribale, rescolarisation. La classe est celle de la dernière situation commencée
--   au plus tard à la date d’arrêté d’un parcours terminé ; une situation finie sans suite connue n’est d’aucune
--   classe. Options : base des sortants, situations connues à la date, CDD de 6 mois compris, quotité minimale.
-- unit: pct
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- parameters: base known_at cdd_months min_quota
-- value: ratio
-- period: stock
-- needs: EXIT SITUATION SITUATION_OVER
SELECT enrolment AS unit, participant, NULL AS category,
       exit_on IS NOT NULL AND rank >= 1 AS numerator, :base IS NULL OR exit_on IS NOT NULL AS denominator,
       words ('left', exit_on, 'situation_code', code, 'since', start_on, 'until', over_on, 'word', word) AS detail,
       CASE WHEN :base IS NOT NULL AND exit_on IS NULL THEN 'STILL_IN_COURSE' END AS excluded
FROM result
