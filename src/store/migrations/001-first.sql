-- SPDX-License-Identifier: MIT
-- Times are seconds since 1970 UTC; NULL where the C value is 0. Columns bear the C fields' names.
PRAGMA application_id = 0x6d746f72; -- "mtor"

CREATE TABLE agency (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    time_zone TEXT,
    champion TEXT
) STRICT;

CREATE TABLE agency_domain (
    domain TEXT PRIMARY KEY,
    agency_id INTEGER NOT NULL REFERENCES agency ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX agency_domain_agency ON agency_domain (agency_id);

CREATE TABLE agency_coordinator (
    agency_id INTEGER NOT NULL REFERENCES agency ON DELETE CASCADE,
    address TEXT NOT NULL,
    PRIMARY KEY (agency_id, address)
) STRICT, WITHOUT ROWID;

-- The long columns stand last, so that reading the short ones stays on one page.
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    agency_id INTEGER REFERENCES agency,
    roles INTEGER NOT NULL,
    capacity INTEGER NOT NULL,
    standby INTEGER NOT NULL,
    committed_at INTEGER,
    paused_until INTEGER,
    away_until INTEGER,
    last_asked_at INTEGER,
    created_at INTEGER NOT NULL,
    time_zone TEXT,
    ses_verified_by TEXT,
    ses_verified_on TEXT,
    title TEXT NOT NULL,
    topics TEXT NOT NULL,
    bio TEXT NOT NULL
) STRICT;
CREATE INDEX person_agency ON person (agency_id);
-- Mentors who may be listed, the longest unasked first (rule 7).
CREATE INDEX person_rotation ON person (last_asked_at, id)
    WHERE roles & 1 AND committed_at IS NOT NULL;

-- Every address of a person, the registered one too: one address, one person.
CREATE TABLE person_address (
    address TEXT PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX person_address_person ON person_address (person_id);

-- What mentors (roles & 1) wrote of themselves. The index alone: the words stay in person. The
-- import keeps it in step: trusted_schema = OFF lets no trigger touch a virtual table.
CREATE VIRTUAL TABLE mentor_search USING fts5 (
    topics, title, bio,
    content = 'person', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE mentor_vocabulary USING fts5vocab (mentor_search, 'row');

-- AUTOINCREMENT: a number is never given twice, not after a deletion either.
CREATE TABLE request (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    mentee_id INTEGER NOT NULL REFERENCES person,
    state TEXT NOT NULL,
    side TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    closed_at INTEGER,
    accepted_count INTEGER NOT NULL,
    message_id TEXT,
    subject TEXT,
    situation TEXT
) STRICT;
CREATE INDEX request_state ON request (state);
CREATE INDEX request_mentee ON request (mentee_id);

CREATE TABLE offer (
    request_number INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    mentor_id INTEGER NOT NULL REFERENCES person,
    state TEXT NOT NULL,
    asked_at INTEGER,
    due_at INTEGER,
    answered_at INTEGER,
    accepted_number INTEGER NOT NULL,
    unclear_count INTEGER NOT NULL,
    fitting TEXT,
    why TEXT,
    PRIMARY KEY (request_number, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_mentor ON offer (mentor_id, state);
CREATE INDEX offer_state ON offer (state);

-- offer_number 0: the request's own clock.
CREATE TABLE deadline (
    request_number INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
    offer_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (request_number, offer_number, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_at ON deadline (at, request_number, offer_number, kind);

-- An answer that waits for the bound person's word; numbers and names in GVariant's text form.
CREATE TABLE held_event (
    request_number INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
    offer_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    numbers TEXT NOT NULL,
    names TEXT NOT NULL,
    words TEXT,
    back_at INTEGER,
    deadline TEXT NOT NULL,
    held_at INTEGER NOT NULL,
    PRIMARY KEY (request_number, offer_number)
) STRICT, WITHOUT ROWID;

-- Handled mails. No foreign keys here and below: this outlives people and requests.
CREATE TABLE ledger (
    message_id TEXT NOT NULL,
    semantic_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    person_id INTEGER,
    request_number INTEGER,
    handled_at INTEGER NOT NULL,
    PRIMARY KEY (message_id, semantic_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_handled ON ledger (handled_at);

CREATE TABLE in_hand (
    name TEXT PRIMARY KEY,
    strikes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    quarantined_at INTEGER NOT NULL
) STRICT;

CREATE TABLE note (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- answer: written in direct answer to a mail of the reader's.
CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter_key TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL UNIQUE,
    letter TEXT NOT NULL,
    request_number INTEGER,
    person_id INTEGER,
    offer_number INTEGER NOT NULL,
    timer INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX letter_thread ON letter (request_number, person_id, id, message_id);
CREATE INDEX letter_answers ON letter (person_id, created_at) WHERE answer;

CREATE TABLE envelope (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter_id INTEGER NOT NULL REFERENCES letter ON DELETE CASCADE,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('pending', 'inflight', 'deferred', 'uncertain', 'sent', 'failed')),
    answer INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    copies INTEGER NOT NULL DEFAULT 0, -- that may have arrived although no answer came
    next_attempt_at INTEGER NOT NULL,
    attempted_at INTEGER,
    finished_at INTEGER,
    reply TEXT,
    UNIQUE (letter_id, recipient)
) STRICT;
CREATE INDEX envelope_state ON envelope (state, finished_at);
CREATE INDEX envelope_order ON envelope (answer DESC, id, next_attempt_at)
    WHERE state IN ('pending', 'deferred', 'uncertain');
CREATE INDEX envelope_due ON envelope (next_attempt_at)
    WHERE state IN ('pending', 'deferred', 'uncertain');

CREATE TABLE token (
    ref TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    request_number INTEGER NOT NULL,
    offer_number INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    expires_on INTEGER NOT NULL,
    letter TEXT NOT NULL
) STRICT, WITHOUT ROWID;
