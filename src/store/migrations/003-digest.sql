-- SPDX-License-Identifier: MIT
-- What coordinators are to be told of in a digest: who, which request, since when; nobody's words.
-- digest_at: when the next coordinator's morning comes, noted_at until somebody has looked for it;
-- NULL: all have been told. A row goes with an offer that moves on before that.
CREATE TABLE matter (
    id INTEGER PRIMARY KEY,
    agency_id INTEGER REFERENCES agency,
    kind TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    request_number INTEGER REFERENCES request ON DELETE CASCADE,
    offer_number INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    digest_at INTEGER,
    told_at INTEGER,
    UNIQUE (request_number, offer_number, kind)
) STRICT;
CREATE INDEX matter_person ON matter (person_id);
CREATE INDEX matter_agency ON matter (agency_id, noted_at) WHERE digest_at IS NOT NULL;
CREATE INDEX matter_digest ON matter (digest_at, agency_id) WHERE digest_at IS NOT NULL;

-- Coordinators are people from here on, as the import of agencies makes them.
INSERT INTO person (email, name, agency_id, roles, capacity, standby, created_at, title, topics, bio)
    SELECT address, '', min(agency_id), 4, 2, 0, unixepoch(), '', '', '' FROM agency_coordinator
    WHERE address NOT IN (SELECT address FROM person_address) GROUP BY address;
INSERT INTO person_address (address, person_id)
    SELECT email, id FROM person
    WHERE name = '' AND email NOT IN (SELECT address FROM person_address);
