-- SPDX-License-Identifier: MIT
-- Rule 2: the commitments. Whoever has a part in the programme and none on record is asked, once
-- for each text; step and at say what comes next (at NULL: nothing by itself). Triggers, because
-- whatever adds a person or changes one must not forget it.
ALTER TABLE person ADD COLUMN lapsed_at INTEGER; -- when an older text was agreed to
CREATE TABLE joining (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    step TEXT NOT NULL,
    at INTEGER
) STRICT;
CREATE INDEX joining_at ON joining (at, person_id) WHERE at IS NOT NULL;
INSERT INTO joining (person_id, step, at)
    SELECT id, 'ask', 1 FROM person WHERE roles & 3 AND committed_at IS NULL;

CREATE TRIGGER person_is_to_join AFTER INSERT ON person
WHEN new.roles & 3 AND new.committed_at IS NULL BEGIN
    INSERT INTO joining (person_id, step, at) VALUES (new.id, 'ask', 1);
END;
CREATE TRIGGER person_is_to_join_anew AFTER UPDATE OF roles, committed_at ON person
WHEN new.roles & 3 AND new.committed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM joining WHERE person_id = new.id) BEGIN
    INSERT INTO joining (person_id, step, at) VALUES (new.id, 'ask', 1);
END;
CREATE TRIGGER person_has_joined AFTER UPDATE OF committed_at ON person
WHEN new.committed_at IS NOT NULL BEGIN
    DELETE FROM joining WHERE person_id = new.id;
    DELETE FROM matter WHERE person_id = new.id AND digest_at IS NOT NULL
        AND kind IN ('unanswered', 'refused');
END;

-- What a reply has recorded, for good: which text, which mail, when.
CREATE TABLE commitment (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    version INTEGER NOT NULL,
    agreed INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    replied_at INTEGER NOT NULL
) STRICT;
CREATE INDEX commitment_person ON commitment (person_id);

-- Held, and nothing vouches that the mentee wrote it.
ALTER TABLE request ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0;

-- Rule 8: mentors to be held against the open watches, once they can be asked (at). Triggers again:
-- a promise, a file, a reply and a return from leave all change a person.
CREATE TABLE newcomer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mentor_id INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX newcomer_at ON newcomer (at);
CREATE TRIGGER mentor_comes AFTER INSERT ON person
WHEN new.roles & 1 AND new.committed_at IS NOT NULL BEGIN
    INSERT INTO newcomer (mentor_id, at)
        VALUES (new.id, max(1, coalesce(new.paused_until, 0), coalesce(new.away_until, 0)));
END;
CREATE TRIGGER mentor_changes AFTER UPDATE OF committed_at, roles, agency_id, title, topics, bio,
    standby, paused_until, away_until, leaving_at ON person
WHEN new.roles & 1 AND new.committed_at IS NOT NULL AND new.leaving_at IS NULL
    AND (new.committed_at, new.roles, new.agency_id, new.title, new.topics, new.bio, new.standby,
        new.paused_until, new.away_until, new.leaving_at) IS NOT (old.committed_at, old.roles, old.agency_id,
        old.title, old.topics, old.bio, old.standby, old.paused_until, old.away_until,
        old.leaving_at) BEGIN
    DELETE FROM newcomer WHERE mentor_id = new.id;
    INSERT INTO newcomer (mentor_id, at)
        VALUES (new.id, max(1, coalesce(new.paused_until, 0), coalesce(new.away_until, 0)));
END;

-- Rule 1: strangers. A stranger is a person without any role, of whom nothing is known but the
-- address, until a coordinator has said who it is. What they wrote is held here and nowhere else.
CREATE TABLE stranger (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    vouched INTEGER NOT NULL, -- by the boundary, for one of the mails: they have been written to
    mails INTEGER NOT NULL,
    until INTEGER NOT NULL,   -- then it is destroyed
    message_id TEXT NOT NULL, -- of the first mail
    subject TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX stranger_until ON stranger (until);
-- Digests of the addresses that are not held again so soon.
CREATE TABLE stranger_seen (
    digest TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stranger_seen_until ON stranger_seen (until);
