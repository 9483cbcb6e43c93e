-- The clashes of the sessions whose ids are in the JSON array :wanted. What asks them stands after this, over "clash":
-- session, kind (as PalClashKind counts them), the other session (0: none), and who or what is concerned, its parts joined by
-- "|". The sessions of one day are few, and the index on their start finds them.

WITH

wanted AS MATERIALIZED (
  SELECT s.id, s.cohort, s.kind, s.room, substr (s.start_at, 1, 10) AS day, strftime ('%Y-%m-%dT%H:%M', s.start_at) AS begin_at,
         strftime ('%Y-%m-%dT%H:%M', s.start_at, coalesce (s.minutes, 0) || ' minutes') AS end_at
  FROM session s
  WHERE s.id IN (SELECT value FROM json_each (:wanted)) AND s.start_at IS NOT NULL AND coalesce (s.status, '') <> 'CANCELLED'
),

-- Other sessions at the same time.
at_once (session, other, room) AS MATERIALIZED (
  SELECT w.id, t.id, t.room
  FROM wanted w CROSS JOIN session t ON t.start_at >= w.day AND t.start_at < w.end_at
  WHERE t.id <> w.id AND coalesce (t.status, '') <> 'CANCELLED'
    AND strftime ('%Y-%m-%dT%H:%M', t.start_at, coalesce (t.minutes, 0) || ' minutes') > w.begin_at
),

concerned (id) AS (SELECT id FROM wanted UNION SELECT other FROM at_once),

convened_to (session, participant) AS MATERIALIZED (
  SELECT v.session, v.participant FROM concerned k CROSS JOIN convened v ON v.session = k.id
),

staff (session, contact, name) AS MATERIALIZED (
  SELECT k.id, c.id, trim (coalesce (c.first_name, '') || ' ' || c.last_name)
  FROM concerned k CROSS JOIN session_staff f ON f.session = k.id JOIN contact c ON c.id = f.contact
),

clash (session, kind, other, who) AS (
  SELECT o.session, 0, o.other, a.name
  FROM at_once o JOIN staff a ON a.session = o.session JOIN staff b ON b.session = o.other AND b.contact = a.contact
  UNION
  SELECT o.session, 1, o.other, r.name FROM at_once o JOIN wanted w ON w.id = o.session AND w.room = o.room JOIN room r ON r.id = o.room
  UNION
  SELECT o.session, 2, o.other, trim (coalesce (p.first_name, '') || ' ' || p.last_name)
  FROM at_once o JOIN convened_to a ON a.session = o.session JOIN convened_to b ON b.session = o.other AND b.participant = a.participant
  JOIN participant p ON p.id = a.participant
  UNION
  SELECT w.id, 3, 0, r.name || '|' || r.capacity || '|' || count (DISTINCT c.participant)
  FROM wanted w JOIN room r ON r.id = w.room JOIN convened_to c ON c.session = w.id
  GROUP BY w.id HAVING r.capacity > 0 AND count (DISTINCT c.participant) > r.capacity
  UNION
  SELECT w.id, 4, 0, r.name
  FROM wanted w JOIN room r ON r.id = w.room LEFT JOIN site i ON i.id = r.site JOIN convened_to c ON c.session = w.id
  JOIN participant p ON p.id = c.participant AND p.disabled = 'YES'
  WHERE coalesce (r.wheelchair, i.wheelchair, 1) = 0
  UNION
  SELECT w.id, 5, 0, w.day
  FROM wanted w JOIN cohort h ON h.id = w.cohort LEFT JOIN programme g ON g.id = h.programme
  WHERE NOT working_day (w.day, g.calendar)
  UNION
  SELECT w.id, 6, 0, f.name || '|' || coalesce (u.reason, '')
  FROM wanted w JOIN staff f ON f.session = w.id JOIN unavailability u ON u.contact = f.contact
  WHERE u.start_at < w.end_at AND u.end_at > w.begin_at
  UNION
  SELECT w.id, 6, 0, r.name || '|' || coalesce (u.reason, '')
  FROM wanted w JOIN room r ON r.id = w.room JOIN unavailability u ON u.room = r.id
  WHERE u.start_at < w.end_at AND u.end_at > w.begin_at
  UNION
  SELECT w.id, 6, 0, trim (coalesce (p.first_name, '') || ' ' || p.last_name) || '|'
  FROM wanted w JOIN convened_to c ON c.session = w.id JOIN unavailability u ON u.participant = c.participant
  JOIN participant p ON p.id = c.participant
  WHERE u.start_at < w.end_at AND u.end_at > w.begin_at
  UNION
  SELECT w.id, 7, 0, coalesce (h.start_on, '') || '|' || coalesce (h.end_on, '')
  FROM wanted w JOIN cohort h ON h.id = w.cohort
  WHERE w.day < h.start_on OR w.day > h.end_on
)
