-- SPDX-License-Identifier: MIT
-- Mentors whom a mentee names, as written or in full: wanted, or never to be offered (unwanted); and
-- somebody whom a mentor recommends.
CREATE TABLE wish (
    request_number INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('wanted', 'unwanted')),
    name TEXT NOT NULL,
    PRIMARY KEY (request_number, kind, name)
) STRICT, WITHOUT ROWID;
ALTER TABLE held_event ADD COLUMN unwanted TEXT NOT NULL DEFAULT '@as []';
ALTER TABLE held_event ADD COLUMN peer TEXT;
-- Somebody whom a mentor recommends, as written: for a coordinator to verify.
ALTER TABLE matter ADD COLUMN name TEXT;
-- Names are looked for among all mentors.
CREATE INDEX person_mentor ON person (id, name) WHERE roles & 1;
