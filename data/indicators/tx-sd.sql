-- code: TX_SD
-- order: 550
-- title: Taux de sortie dynamique
-- definition: Parcours terminés avec une sortie « dynamique » rapportés à l’effectif initial. SD : ED et CDD,
--   intérim, mi-temps, temps partiel, saisonnier, non déclaré, contrat aidé, apprentissage, formation qualifiante. La
--   classe est celle de la dernière situation commencée au plus tard à la date d’arrêté d’un parcours terminé ; une
--   situation finie sans suite connue n’est d’aucune classe. Options : base des sortants, situations connues à la
--   date, CDD de 6 mois compris, quotité minimale.
-- unit: pct
-- rubric: Modalités de sortie
-- source: Province Sud, trame de bilan
-- parameters: base known_at cdd_months min_quota
-- value: ratio
-- period: stock
-- needs: EXIT SITUATION SITUATION_OVER
SELECT enrolment AS unit, participant, NULL AS category,
       exit_on IS NOT NULL AND rank >= 2 AS numerator, :base IS NULL OR exit_on IS NOT NULL AS denominator,
       words ('left', exit_on, 'situation_code', code, 'since', start_on, 'until', over_on, 'word', word) AS detail,
       CASE WHEN :base IS NOT NULL AND exit_on IS NULL THEN 'STILL_IN_COURSE' END AS excluded
FROM result
