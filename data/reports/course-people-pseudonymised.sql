-- The same list with a code for each person: no name, no date of birth, no town, no counsellor, no order, no free text.
SELECT e.participant, e.cohort, p.gender, age (p.birth_on, e.entry_on) AS age,
       coalesce(e.entry_education_level, p.education_level) AS level, coalesce(e.entry_qpv, p.qpv) AS qpv,
       coalesce(n.entry_resident, p.resident) AS resident, o.office, o.motive,
       e.entry_on, n.duration_months, e.last_day, e.exit_on, e.days_done, e.days_planned,
       coalesce(e.exit_on < e.last_day, 0) AS early, e.exit_reason,
       CASE WHEN e.plan_signed_on <= :as_of THEN e.plan_signed_on END AS plan_signed_on,
       (SELECT count(*) FROM met_barrier m WHERE m.enrolment = e.enrolment AND m.why_not IS NULL) AS barriers_found,
       (SELECT count(m.lifted_on) FROM met_barrier m WHERE m.enrolment = e.enrolment AND m.why_not IS NULL) AS barriers_lifted,
       r.code AS situation, r.start_on AS situation_on, r.rank
FROM entered e
JOIN enrolment n ON n.id = e.enrolment
JOIN participant p ON p.id = e.participant
LEFT JOIN prescription o ON o.id = e.prescription
LEFT JOIN result r ON r.enrolment = e.enrolment
