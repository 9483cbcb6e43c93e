-- The sessions that begin in [:from, :until) or reach into it: what asks for them stands after this, over "seen" and "team". A
-- filter that is 0, or NULL, lets everything through; of several people who run a session, one that is looked for is enough.

WITH

seen AS MATERIALIZED (
  SELECT s.* FROM session s
  WHERE s.start_at >= date (:from, '-1 day') AND s.start_at < :until
    AND (s.start_at >= :from OR strftime ('%Y-%m-%dT%H:%M', s.start_at, coalesce (s.minutes, 0) || ' minutes') > :from)
    AND (:cohort = 0 OR s.cohort = :cohort)
    AND (:room = 0 OR s.room = :room)
    AND (:coach = 0 OR EXISTS (SELECT 1 FROM session_staff f WHERE f.session = s.id AND f.contact = :coach))
    AND (:programme = 0 OR s.cohort IN (SELECT id FROM cohort WHERE programme = :programme))
    AND (:kind IS NULL OR s.kind = :kind)
    AND (:cancelled OR coalesce (s.status, '') <> 'CANCELLED')
  ORDER BY s.start_at, s.id LIMIT :most
),

-- Those who run a session, in the order in which they were named.
staff (session, contact, name, place) AS (
  SELECT f.session, c.id, trim (coalesce (c.first_name, '') || ' ' || c.last_name), row_number () OVER (PARTITION BY f.session ORDER BY f.id)
  FROM seen s CROSS JOIN session_staff f ON f.session = s.id JOIN contact c ON c.id = f.contact
),

team (session, names, lead, lead_name) AS MATERIALIZED (
  SELECT session, group_concat (name, ', '), max (contact) FILTER (WHERE place = 1), max (name) FILTER (WHERE place = 1)
  FROM staff GROUP BY session
)
