-- Palier, schema 1: who and where, programmes, people and courses, and the journal of edits.
--
-- Names: _on ends a date (ISO), _at a moment (local, ISO), _ttc an amount with tax; amounts in cents of the programme's
-- currency, booleans 0 or 1, "three" YES NO UNKNOWN, several values joined by "|", unknown = NULL.
-- Every record has an id made by the program (milliseconds, desk, counter) and created_at, written once.
-- Columns are only ever appended: a changeset applies by position.

-- What an edit records, in the order in which it is attached, children first. "person" says whose audit a row belongs to:
-- the column that leads to the participant, directly or through an enrolment or a prescription.

CREATE TABLE journaled (
  position    INTEGER PRIMARY KEY NOT NULL,
  table_name  TEXT NOT NULL,
  person      TEXT CHECK (person IN ('id', 'participant', 'enrolment', 'prescription')),
  silent      INTEGER NOT NULL DEFAULT 0   -- its rows are a trace themselves: the audit has no lines for them
) STRICT;

INSERT INTO journaled (position, table_name, person) VALUES
  (10, 'tagged', NULL), (20, 'custom_value', NULL), (30, 'outside_key', NULL), (40, 'report_text', NULL), (50, 'report_sent', NULL),
  (60, 'situation', 'enrolment'), (70, 'note', 'participant'), (80, 'barrier', 'participant'), (90, 'suspension', 'enrolment'),
  (100, 'enrolment', 'participant'), (110, 'prescription', 'participant'), (120, 'support', 'participant'),
  (130, 'participant', 'id'), (140, 'purchase_order', NULL), (150, 'meeting', NULL), (160, 'committee', NULL),
  (170, 'cohort', NULL), (180, 'custom_field', NULL), (190, 'tag', NULL), (200, 'target', NULL),
  (210, 'milestone_template', NULL), (220, 'follow_up_rule', NULL), (230, 'objective_template', NULL),
  (240, 'session_template', NULL), (250, 'phase', NULL), (260, 'programme_partner', NULL), (270, 'programme', NULL),
  (280, 'outcome_rule', NULL), (290, 'outcome_set', NULL), (300, 'rate', NULL), (310, 'holiday', NULL),
  (320, 'room', NULL), (330, 'site', NULL), (340, 'contact', NULL), (350, 'organisation', NULL);
INSERT INTO journaled (position, table_name, person) VALUES (105, 'decision', 'participant');
INSERT INTO journaled (position, table_name, silent) VALUES (36, 'import_line', 1), (37, 'import_file', 0);

INSERT INTO journaled (position, table_name, person) VALUES (305, 'list_value', NULL);

-- Who and where ------------------------------------------------------------------------------------------------------

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  name TEXT NOT NULL, roles TEXT, siret TEXT, sector TEXT, size INTEGER,
  address TEXT, postcode TEXT, city TEXT, phone TEXT, email TEXT, website TEXT, access TEXT, note TEXT, rights_contact TEXT
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation ON DELETE CASCADE,
  last_name TEXT NOT NULL, first_name TEXT, job TEXT, phone TEXT, email TEXT, staff INTEGER, roles TEXT, active INTEGER
) STRICT;
CREATE INDEX contact_organisation ON contact (organisation);

CREATE TABLE site (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation ON DELETE SET NULL,
  name TEXT NOT NULL, kind TEXT, qpv_code TEXT, address TEXT, city TEXT, wheelchair INTEGER, diagnosis TEXT
) STRICT;
CREATE INDEX site_organisation ON site (organisation);

CREATE TABLE room (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  site INTEGER REFERENCES site ON DELETE CASCADE,
  name TEXT NOT NULL, capacity INTEGER, wheelchair INTEGER
) STRICT;
CREATE INDEX room_site ON room (site);

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  held_on TEXT NOT NULL, name TEXT, calendar TEXT NOT NULL
) STRICT;

CREATE TABLE rate (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  name TEXT NOT NULL, calendar TEXT, amount INTEGER, from_on TEXT
) STRICT;

-- Programmes ---------------------------------------------------------------------------------------------------------

CREATE TABLE outcome_set (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE outcome_rule (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  outcome_set INTEGER NOT NULL REFERENCES outcome_set ON DELETE CASCADE,
  code TEXT NOT NULL, label TEXT, class TEXT NOT NULL,
  over_months INTEGER, min_quota_pct INTEGER, is_employment INTEGER, opens_housing INTEGER, needs_prospect INTEGER
) STRICT;
CREATE INDEX outcome_rule_set ON outcome_rule (outcome_set, code);

CREATE TABLE programme (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, lot TEXT,
  funder INTEGER REFERENCES organisation ON DELETE SET NULL,
  start_on TEXT, end_on TEXT, target_min INTEGER, target_max INTEGER, duration_months INTEGER,
  weeks_min INTEGER, weeks_max INTEGER, group_min INTEGER, group_max INTEGER,
  age_min INTEGER, age_max INTEGER, education_min INTEGER, gender TEXT, territory TEXT,
  resident_required TEXT, disability_required TEXT, in_support_required TEXT,
  continuous_entry INTEGER, currency TEXT,
  outcome_set INTEGER REFERENCES outcome_set ON DELETE SET NULL,
  budget_min_ttc INTEGER, budget_max_ttc INTEGER, calendar TEXT
) STRICT;
CREATE INDEX programme_funder ON programme (funder);
CREATE INDEX programme_outcome_set ON programme (outcome_set);

CREATE TABLE programme_partner (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  organisation INTEGER REFERENCES organisation ON DELETE CASCADE,
  role TEXT, agreement_on TEXT, agreement_end_on TEXT
) STRICT;
CREATE INDEX programme_partner_programme ON programme_partner (programme);
CREATE INDEX programme_partner_organisation ON programme_partner (organisation);

CREATE TABLE phase (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  position INTEGER, name TEXT NOT NULL, weeks INTEGER
) STRICT;
CREATE INDEX phase_programme ON phase (programme);

CREATE TABLE session_template (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  position INTEGER, name TEXT NOT NULL, kind TEXT, themes TEXT, count_min INTEGER, count_max INTEGER,
  minutes_min INTEGER, minutes_max INTEGER, first_week INTEGER, last_week INTEGER,
  after INTEGER REFERENCES session_template ON DELETE SET NULL
) STRICT;
CREATE INDEX session_template_programme ON session_template (programme);
CREATE INDEX session_template_after ON session_template (after);

CREATE TABLE objective_template (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  phase INTEGER REFERENCES phase ON DELETE SET NULL, name TEXT NOT NULL
) STRICT;
CREATE INDEX objective_template_programme ON objective_template (programme);
CREATE INDEX objective_template_phase ON objective_template (phase);

CREATE TABLE follow_up_rule (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  kind TEXT NOT NULL, anchor TEXT, after_days INTEGER, after_months INTEGER, working_days INTEGER,
  with_participant INTEGER, with_employer INTEGER
) STRICT;
CREATE INDEX follow_up_rule_programme ON follow_up_rule (programme);

CREATE TABLE milestone_template (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  name TEXT NOT NULL, anchor TEXT, offset_days INTEGER, duration_days INTEGER, responsible TEXT
) STRICT;
CREATE INDEX milestone_template_programme ON milestone_template (programme);

CREATE TABLE target (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme ON DELETE CASCADE,
  indicator TEXT NOT NULL, period_start_on TEXT, value INTEGER
) STRICT;
CREATE INDEX target_programme ON target (programme);

CREATE TABLE cohort (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER NOT NULL REFERENCES programme,
  name TEXT NOT NULL, start_on TEXT, end_on TEXT, places INTEGER,
  site INTEGER REFERENCES site ON DELETE SET NULL,
  referent INTEGER REFERENCES contact ON DELETE SET NULL,
  status TEXT
) STRICT;
CREATE INDEX cohort_programme ON cohort (programme);

-- What has to be done around a cohort and by when; "name" may differ from the template's. "planned_on" is the date that the
-- template gave: where "due_on" is another, somebody moved it, and it follows the cohort no more.
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  cohort INTEGER NOT NULL REFERENCES cohort ON DELETE CASCADE,
  template INTEGER REFERENCES milestone_template ON DELETE SET NULL,
  name TEXT NOT NULL, due_on TEXT, done_on TEXT,
  responsible INTEGER REFERENCES contact ON DELETE SET NULL,
  duration_days INTEGER, planned_on TEXT
) STRICT;
CREATE INDEX milestone_cohort ON milestone (cohort);
CREATE INDEX milestone_template_of ON milestone (template) WHERE template IS NOT NULL;
INSERT INTO journaled (position, table_name, person) VALUES (165, 'milestone', NULL);
CREATE INDEX cohort_site ON cohort (site);
CREATE INDEX cohort_referent ON cohort (referent);

CREATE TABLE report_text (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  report TEXT NOT NULL,
  cohort INTEGER REFERENCES cohort ON DELETE CASCADE,
  programme INTEGER REFERENCES programme ON DELETE CASCADE,
  section TEXT NOT NULL, text TEXT
) STRICT;
CREATE INDEX report_text_cohort ON report_text (cohort);
CREATE INDEX report_text_programme ON report_text (programme);

-- Letters to people: a text with fields in braces, for one programme or for all.

INSERT INTO journaled (position, table_name, person) VALUES (263, 'letter_template', NULL);

CREATE TABLE letter_template (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  kind TEXT NOT NULL, name TEXT NOT NULL,
  programme INTEGER REFERENCES programme ON DELETE SET NULL,
  subject TEXT, body TEXT
) STRICT;
CREATE INDEX letter_template_programme ON letter_template (programme);

-- Fields of one's own, tags, the numbers that others give. "record" may be a record of any table, so no foreign key:
-- the program deletes these rows with their record.

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  table_name TEXT NOT NULL,
  programme INTEGER REFERENCES programme ON DELETE CASCADE,
  name TEXT NOT NULL, label TEXT, kind TEXT, choices TEXT
) STRICT;
CREATE INDEX custom_field_programme ON custom_field (programme);

CREATE TABLE custom_value (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  custom_field INTEGER NOT NULL REFERENCES custom_field ON DELETE CASCADE,
  record INTEGER NOT NULL, value TEXT
) STRICT;
CREATE INDEX custom_value_field ON custom_value (custom_field);
CREATE INDEX custom_value_record ON custom_value (record);

-- What people changed of the lists of values: a word of their own for a code, a code of their own, one proposed no more.
CREATE TABLE list_value (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  list TEXT NOT NULL, code TEXT NOT NULL, label TEXT, hidden INTEGER
) STRICT;
CREATE INDEX list_value_code ON list_value (list, code);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE tagged (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  tag INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
  record INTEGER NOT NULL
) STRICT;
CREATE INDEX tagged_tag ON tagged (tag);
CREATE INDEX tagged_record ON tagged (record);

CREATE TABLE outside_key (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  source TEXT NOT NULL, key TEXT NOT NULL, table_name TEXT NOT NULL, record INTEGER NOT NULL
) STRICT;
CREATE INDEX outside_key_key ON outside_key (table_name, source, key);
CREATE INDEX outside_key_record ON outside_key (record);

-- People and courses -------------------------------------------------------------------------------------------------

CREATE TABLE participant (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  last_name TEXT NOT NULL, birth_name TEXT, first_name TEXT, gender TEXT, birth_on TEXT,
  phone TEXT, email TEXT, address TEXT, postcode TEXT, city TEXT,
  site INTEGER REFERENCES site ON DELETE SET NULL,
  qpv TEXT, qpv_on TEXT, resident TEXT, landlord_ref TEXT, education_level INTEGER, diploma TEXT,
  disabled TEXT, disabled_until_on TEXT, in_support TEXT, driving_licence TEXT, languages TEXT,
  housing_status TEXT, family TEXT, children INTEGER, benefits TEXT, registered_on TEXT,
  employment_service_id TEXT, work_permit_until_on TEXT, note TEXT, status TEXT
) STRICT;
CREATE INDEX participant_site ON participant (site);
CREATE INDEX participant_birth_on ON participant (birth_on);
CREATE INDEX participant_city ON participant (city);

-- Two people who look alike and were told apart, and somebody whose double was merged into this record: by what name, and the
-- values that were not kept.
CREATE TABLE not_double (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE
) STRICT;
CREATE INDEX not_double_participant ON not_double (participant);
CREATE INDEX not_double_other ON not_double (other);

CREATE TABLE merged (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  name TEXT NOT NULL, merged_on TEXT, dropped TEXT
) STRICT;
CREATE INDEX merged_participant ON merged (participant);
INSERT INTO journaled (position, table_name, person) VALUES (122, 'not_double', 'participant'), (124, 'merged', 'participant');

CREATE TABLE support (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  organisation INTEGER REFERENCES organisation ON DELETE SET NULL,
  contact INTEGER REFERENCES contact ON DELETE SET NULL,
  kind TEXT, start_on TEXT, end_on TEXT
) STRICT;
CREATE INDEX support_participant ON support (participant);
CREATE INDEX support_organisation ON support (organisation);
CREATE INDEX support_contact ON support (contact);

-- An entry commission decides on the prescriptions of its programme; without one, on those of several.
CREATE TABLE committee (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  name TEXT NOT NULL, kind TEXT,
  programme INTEGER REFERENCES programme ON DELETE SET NULL
) STRICT;
CREATE INDEX committee_programme ON committee (programme);

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  committee INTEGER REFERENCES committee ON DELETE CASCADE,
  held_at TEXT, place TEXT, agenda TEXT, minutes_text TEXT
) STRICT;
CREATE INDEX meeting_committee ON meeting (committee);

CREATE TABLE purchase_order (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER REFERENCES programme,
  number TEXT NOT NULL, issued_on TEXT, places INTEGER,
  meeting INTEGER REFERENCES meeting ON DELETE SET NULL
) STRICT;
CREATE INDEX purchase_order_programme ON purchase_order (programme);
CREATE INDEX purchase_order_meeting ON purchase_order (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE prescription (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  cohort INTEGER REFERENCES cohort,
  prescribed_on TEXT, contact_on TEXT,
  prescriber INTEGER REFERENCES contact ON DELETE SET NULL,
  social_worker INTEGER REFERENCES contact ON DELETE SET NULL,
  office TEXT, motive TEXT, project_assessment TEXT, decision TEXT, decision_on TEXT,
  meeting INTEGER REFERENCES meeting ON DELETE SET NULL,
  purchase_order INTEGER REFERENCES purchase_order ON DELETE SET NULL,
  duration_months INTEGER, non_entry_reason TEXT, non_entry_on TEXT,
  replaces INTEGER REFERENCES prescription ON DELETE SET NULL
) STRICT;
CREATE INDEX prescription_participant ON prescription (participant);
CREATE INDEX prescription_cohort ON prescription (cohort);
CREATE INDEX prescription_prescriber ON prescription (prescriber) WHERE prescriber IS NOT NULL;
CREATE INDEX prescription_social_worker ON prescription (social_worker) WHERE social_worker IS NOT NULL;
CREATE INDEX prescription_meeting ON prescription (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX prescription_order ON prescription (purchase_order) WHERE purchase_order IS NOT NULL;
CREATE INDEX prescription_replaces ON prescription (replaces) WHERE replaces IS NOT NULL;

-- What a meeting said of a person in words. Of a commission: of that prescription; one that has gone to another meeting since
-- was postponed here.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
  participant INTEGER REFERENCES participant ON DELETE CASCADE,
  text TEXT,
  owner INTEGER REFERENCES contact ON DELETE SET NULL,
  due_on TEXT, done_on TEXT,
  prescription INTEGER REFERENCES prescription ON DELETE SET NULL
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting);
CREATE INDEX decision_participant ON decision (participant);
CREATE INDEX decision_owner ON decision (owner) WHERE owner IS NOT NULL;
CREATE INDEX decision_prescription ON decision (prescription) WHERE prescription IS NOT NULL;

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  prescription INTEGER REFERENCES prescription ON DELETE SET NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  cohort INTEGER NOT NULL REFERENCES cohort,
  entry_on TEXT, duration_months INTEGER, duration_weeks INTEGER, amended_end_on TEXT,
  exit_on TEXT, exit_reason TEXT, exit_initiative TEXT, exit_difficulties TEXT, exit_recommendations TEXT,
  project TEXT, project_rome TEXT, project_on TEXT, plan_signed_on TEXT, skills_map_on TEXT,
  entry_status TEXT, months_without_work INTEGER, entry_qpv TEXT, entry_resident TEXT,
  entry_education_level INTEGER, entry_disabled TEXT, entry_city TEXT,
  referent INTEGER REFERENCES contact ON DELETE SET NULL,
  recommendations TEXT
) STRICT;
CREATE INDEX enrolment_participant ON enrolment (participant);
CREATE INDEX enrolment_cohort ON enrolment (cohort);
CREATE INDEX enrolment_prescription ON enrolment (prescription);
CREATE INDEX enrolment_referent ON enrolment (referent) WHERE referent IS NOT NULL;

-- A course from prescription to exit: each prescription with the enrolment that it led to, and enrolments without one.
CREATE VIEW course AS
  SELECT coalesce (e.id, p.id) AS id, p.participant, coalesce (e.cohort, p.cohort) AS cohort, p.id AS prescription, e.id AS enrolment,
         p.prescribed_on, p.contact_on, p.decision, p.decision_on, p.non_entry_reason, p.non_entry_on, p.purchase_order, p.office,
         e.entry_on, e.exit_on, e.exit_reason, coalesce (e.duration_months, p.duration_months) AS duration_months, e.duration_weeks,
         e.amended_end_on
  FROM prescription p LEFT JOIN enrolment e ON e.prescription = p.id
  UNION ALL
  SELECT e.id, e.participant, e.cohort, NULL, e.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         e.entry_on, e.exit_on, e.exit_reason, e.duration_months, e.duration_weeks, e.amended_end_on
  FROM enrolment e WHERE e.prescription IS NULL;

CREATE TABLE suspension (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  enrolment INTEGER NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  start_on TEXT, end_on TEXT, reason TEXT
) STRICT;
CREATE INDEX suspension_enrolment ON suspension (enrolment);

CREATE TABLE barrier (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  enrolment INTEGER REFERENCES enrolment ON DELETE SET NULL,
  prescription INTEGER REFERENCES prescription ON DELETE SET NULL,
  phase TEXT, theme TEXT, detail TEXT, identified_on TEXT, worked_on TEXT, lifted_on TEXT,
  reopens INTEGER REFERENCES barrier ON DELETE SET NULL,
  author INTEGER REFERENCES contact ON DELETE SET NULL
) STRICT;
CREATE INDEX barrier_participant ON barrier (participant);
CREATE INDEX barrier_enrolment ON barrier (enrolment) WHERE enrolment IS NOT NULL;
CREATE INDEX barrier_prescription ON barrier (prescription) WHERE prescription IS NOT NULL;
CREATE INDEX barrier_reopens ON barrier (reopens) WHERE reopens IS NOT NULL;
CREATE INDEX barrier_author ON barrier (author) WHERE author IS NOT NULL;

CREATE TABLE note (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
  enrolment INTEGER REFERENCES enrolment ON DELETE SET NULL,
  held_at TEXT, kind TEXT,
  author INTEGER REFERENCES contact ON DELETE SET NULL,
  text TEXT
) STRICT;
CREATE INDEX note_participant ON note (participant);
CREATE INDEX note_enrolment ON note (enrolment) WHERE enrolment IS NOT NULL;
CREATE INDEX note_author ON note (author) WHERE author IS NOT NULL;

-- Workshops ----------------------------------------------------------------------------------------------------------

CREATE TABLE unavailability (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  contact INTEGER REFERENCES contact ON DELETE CASCADE,
  room INTEGER REFERENCES room ON DELETE CASCADE,
  participant INTEGER REFERENCES participant ON DELETE CASCADE,
  start_at TEXT NOT NULL, end_at TEXT NOT NULL, reason TEXT
) STRICT;
CREATE INDEX unavailability_contact ON unavailability (contact) WHERE contact IS NOT NULL;
CREATE INDEX unavailability_room ON unavailability (room) WHERE room IS NOT NULL;
CREATE INDEX unavailability_participant ON unavailability (participant) WHERE participant IS NOT NULL;

CREATE TABLE plan_wish (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  programme INTEGER REFERENCES programme ON DELETE CASCADE,
  cohort INTEGER REFERENCES cohort ON DELETE CASCADE,
  contact INTEGER REFERENCES contact ON DELETE CASCADE,
  kind TEXT NOT NULL, value TEXT
) STRICT;
CREATE INDEX plan_wish_programme ON plan_wish (programme) WHERE programme IS NOT NULL;
CREATE INDEX plan_wish_cohort ON plan_wish (cohort) WHERE cohort IS NOT NULL;
CREATE INDEX plan_wish_contact ON plan_wish (contact) WHERE contact IS NOT NULL;

CREATE TABLE session (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  cohort INTEGER NOT NULL REFERENCES cohort ON DELETE CASCADE,
  session_template INTEGER REFERENCES session_template ON DELETE SET NULL,
  kind TEXT, theme TEXT, title TEXT, start_at TEXT, minutes INTEGER,
  room INTEGER REFERENCES room ON DELETE SET NULL,
  status TEXT, note TEXT,
  series TEXT                             -- the same in all sessions of one series; NULL: it stands alone
) STRICT;
CREATE INDEX session_series ON session (series) WHERE series IS NOT NULL;
CREATE INDEX session_cohort ON session (cohort);
CREATE INDEX session_start_at ON session (start_at);
CREATE INDEX session_room ON session (room, start_at) WHERE room IS NOT NULL;
CREATE INDEX session_session_template ON session (session_template) WHERE session_template IS NOT NULL;

CREATE TABLE session_staff (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  contact INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
  role TEXT
) STRICT;
CREATE INDEX session_staff_session ON session_staff (session);
CREATE INDEX session_staff_contact ON session_staff (contact);

-- A row is a convocation; a collective session without rows convenes everybody in course that day.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
  enrolment INTEGER NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  status TEXT, minutes INTEGER, signed INTEGER
) STRICT;
CREATE INDEX attendance_session ON attendance (session);
CREATE INDEX attendance_enrolment ON attendance (enrolment);

-- Who is convened to a session that has a beginning: by name, else everybody who is in the course that day. Both halves give
-- columns of the same affinity, so that a join with the view becomes one with each half, by its indexes.
CREATE VIEW convened (session, enrolment, participant, attendance, status, minutes, signed) AS
  SELECT a.session, a.enrolment, e.participant, a.id, a.status, a.minutes, a.signed
  FROM attendance a JOIN enrolment e ON e.id = a.enrolment
  UNION ALL
  SELECT s.id, e.id, e.participant, CAST (NULL AS INTEGER), CAST (NULL AS TEXT), CAST (NULL AS INTEGER), CAST (NULL AS INTEGER)
  FROM session s JOIN enrolment e ON e.cohort = s.cohort
  WHERE coalesce (s.kind, '') <> 'INDIVIDUAL' AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session = s.id)
    AND e.entry_on <= substr (s.start_at, 1, 10) AND (e.exit_on IS NULL OR e.exit_on > substr (s.start_at, 1, 10));

INSERT INTO journaled (position, table_name, person) VALUES
  (52, 'attendance', 'enrolment'), (54, 'session_staff', NULL), (56, 'session', NULL), (57, 'plan_wish', NULL),
  (58, 'unavailability', 'participant');

CREATE TABLE situation (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  enrolment INTEGER NOT NULL REFERENCES enrolment ON DELETE CASCADE,
  code TEXT NOT NULL, start_on TEXT, end_on TEXT, recorded_on TEXT,
  contract_months INTEGER, quota_pct INTEGER, trial_end_on TEXT, lasting_prospect TEXT,
  organisation INTEGER REFERENCES organisation ON DELETE SET NULL
) STRICT;
CREATE INDEX situation_enrolment ON situation (enrolment);
CREATE INDEX situation_organisation ON situation (organisation) WHERE organisation IS NOT NULL;

CREATE TABLE report_sent (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  report TEXT NOT NULL,
  programme INTEGER REFERENCES programme ON DELETE SET NULL,
  cohort INTEGER REFERENCES cohort ON DELETE SET NULL,
  from_on TEXT, to_on TEXT, as_of_on TEXT, variant TEXT, sent_on TEXT,
  recipient INTEGER REFERENCES contact ON DELETE SET NULL, figures TEXT,
  meeting INTEGER REFERENCES meeting ON DELETE SET NULL,
  purchase_order INTEGER REFERENCES purchase_order ON DELETE SET NULL
) STRICT;
CREATE INDEX report_sent_programme ON report_sent (programme);
CREATE INDEX report_sent_cohort ON report_sent (cohort);
CREATE INDEX report_sent_recipient ON report_sent (recipient);
CREATE INDEX report_sent_meeting ON report_sent (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX report_sent_order ON report_sent (purchase_order) WHERE purchase_order IS NOT NULL;

-- Where rows came from: the files that were imported, and the prescription that each of their lines made or found. A merge of two
-- people moves prescriptions, and so takes this with it.

CREATE TABLE import_file (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  name TEXT NOT NULL, sender TEXT, sheet TEXT, imported_at TEXT NOT NULL, digest TEXT
) STRICT;

CREATE TABLE import_line (
  id INTEGER PRIMARY KEY NOT NULL, created_at TEXT NOT NULL,
  import_file INTEGER NOT NULL REFERENCES import_file ON DELETE CASCADE,
  line INTEGER NOT NULL, table_name TEXT NOT NULL, record INTEGER NOT NULL
) STRICT;
-- By file they are only looked for when a sender is, all at once: an index would cost every line of an import.
CREATE INDEX import_line_record ON import_line (record);

-- Kept by the program, never part of an edit ---------------------------------------------------------------------------

CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT) STRICT;
-- Pictures and documents, each once, by the hash of what it holds; the setting "logo" is one.
CREATE TABLE blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE saved_filter (id INTEGER PRIMARY KEY NOT NULL, page TEXT NOT NULL, name TEXT NOT NULL, filter TEXT NOT NULL) STRICT;
-- What left the file with names in it: who, when, what, how many people, which sensitive columns were asked for.
CREATE TABLE export_log (
  id INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, report TEXT NOT NULL, variant TEXT NOT NULL,
  people INTEGER NOT NULL, sensitive TEXT
) STRICT;
CREATE TABLE import_mapping (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, sender TEXT, mapping TEXT NOT NULL) STRICT;

-- The journal: who did what when and what changed (op: delta is a changeset, with its digest; both go when they are too old),
-- and the audit (op_line: which records and columns, no values). An undo or a redo is an op of its own that reverts another.
-- The delta stands in the same row: a table of its own would be one more page written by every edit.

CREATE TABLE op (
  id INTEGER PRIMARY KEY NOT NULL,
  desk INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, user TEXT NOT NULL, label TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'EDIT' OR kind = 'UNDO' OR kind = 'REDO'),
  sitting INTEGER NOT NULL,                      -- which opening of the file it belongs to
  visit TEXT,                                    -- edits of one visit to a field merge
  place TEXT,                                    -- the address of the page where it was made
  reverts INTEGER REFERENCES op,
  reverted_by INTEGER REFERENCES op,
  digest TEXT, delta BLOB
) STRICT;
CREATE INDEX op_reverts ON op (reverts) WHERE reverts IS NOT NULL;
CREATE INDEX op_reverted_by ON op (reverted_by) WHERE reverted_by IS NOT NULL;

CREATE TABLE op_line (
  op INTEGER NOT NULL REFERENCES op, line INTEGER NOT NULL,
  table_name TEXT NOT NULL, record INTEGER NOT NULL, participant INTEGER,
  change TEXT NOT NULL CHECK (change = 'INSERT' OR change = 'UPDATE' OR change = 'DELETE'), columns TEXT,   -- IN would build a list a row
  PRIMARY KEY (op, line)
) STRICT, WITHOUT ROWID;
-- Each index here is one more page written by every edit: what changed a record is found from the newest entry backwards.
CREATE INDEX op_line_participant ON op_line (participant) WHERE participant IS NOT NULL;

-- Search and order, made from the records and made again whenever they change: "found" keeps the folded text of each record
-- that can be searched (its rowid is the record's id), "sort_key" the folded name that lists are ordered by.

CREATE VIRTUAL TABLE found USING fts5 (kind UNINDEXED, name, phone, note, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE TABLE sort_key (record INTEGER PRIMARY KEY NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE INDEX sort_key_value ON sort_key (kind, value);
