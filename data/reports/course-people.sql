-- The end-of-course report's list of people, nominative: one row a course that has begun. Stands after the indicators' prelude.
SELECT e.participant, p.last_name, p.first_name, p.gender, p.birth_on, age (p.birth_on, e.entry_on) AS age,
       coalesce(e.entry_education_level, p.education_level) AS level, p.diploma,
       coalesce(nullif(trim(e.entry_city), ''), p.city) AS city, coalesce(e.entry_qpv, p.qpv) AS qpv,
       coalesce(n.entry_resident, p.resident) AS resident,
       o.office, trim(coalesce(c.first_name, '') || ' ' || coalesce(c.last_name, '')) AS prescriber, o.motive,
       b.number AS purchase_order, o.project_assessment,
       e.entry_on, n.duration_months, e.last_day, e.exit_on, e.days_done, e.days_planned,
       coalesce(e.exit_on < e.last_day, 0) AS early, e.exit_reason,
       CASE WHEN n.project_on IS NULL OR n.project_on <= :as_of THEN n.project END AS project,
       CASE WHEN e.plan_signed_on <= :as_of THEN e.plan_signed_on END AS plan_signed_on,
       (SELECT count(*) FROM met_barrier m WHERE m.enrolment = e.enrolment AND m.why_not IS NULL) AS barriers_found,
       (SELECT count(m.lifted_on) FROM met_barrier m WHERE m.enrolment = e.enrolment AND m.why_not IS NULL) AS barriers_lifted,
       r.code AS situation, r.start_on AS situation_on, r.rank, n.recommendations
FROM entered e
JOIN enrolment n ON n.id = e.enrolment
JOIN participant p ON p.id = e.participant
LEFT JOIN prescription o ON o.id = e.prescription
LEFT JOIN contact c ON c.id = o.prescriber
LEFT JOIN purchase_order b ON b.id = o.purchase_order
LEFT JOIN result r ON r.enrolment = e.enrolment
LEFT JOIN sort_key s ON s.record = p.id
ORDER BY s.value, p.last_name, p.first_name, e.entry_on, e.enrolment
