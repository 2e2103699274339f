-- SPDX-License-Identifier: MIT
-- When a mentor said that they leave; NULL again once taken back, or completed by a coordinator.
ALTER TABLE person ADD COLUMN leaving_at INTEGER;
-- Of a letter about somebody else: whom. An answer to it is about that person.
ALTER TABLE token ADD COLUMN about_id INTEGER;
-- Who is a mentor no more has left, whoever said so; made one again, they begin anew.
CREATE TRIGGER person_left AFTER UPDATE OF roles ON person
WHEN NOT NEW.roles & 1 AND NEW.leaving_at IS NOT NULL
BEGIN
    UPDATE person SET leaving_at = NULL WHERE id = NEW.id;
END;

-- What a mentor's own correction replaced, so that it can be taken back; gone when anybody else
-- changes the bio.
ALTER TABLE person ADD COLUMN bio_before TEXT;
CREATE TRIGGER person_rewritten AFTER UPDATE OF bio ON person
WHEN NEW.bio IS NOT OLD.bio AND NEW.bio_before IS OLD.bio_before AND NEW.bio_before IS NOT NULL
BEGIN
    UPDATE person SET bio_before = NULL WHERE id = NEW.id;
END;

-- The clocks of being a mentor. Whoever becomes one, by whatever way, begins with one that has run
-- out, so that the rules set the others by the programme's own clock.
CREATE TABLE tenure_clock (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX tenure_clock_at ON tenure_clock (at, person_id, kind);
INSERT INTO tenure_clock (person_id, kind, at)
    SELECT id, 'begin', 1 FROM person WHERE roles & 1 AND committed_at IS NOT NULL;
CREATE TRIGGER person_joined AFTER INSERT ON person
WHEN NEW.roles & 1 AND NEW.committed_at IS NOT NULL
BEGIN
    INSERT INTO tenure_clock (person_id, kind, at) VALUES (NEW.id, 'begin', 1);
END;
CREATE TRIGGER person_became_mentor AFTER UPDATE OF roles, committed_at ON person
WHEN NEW.roles & 1 AND NEW.committed_at IS NOT NULL AND NEW.leaving_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM tenure_clock WHERE person_id = NEW.id)
BEGIN
    INSERT INTO tenure_clock (person_id, kind, at) VALUES (NEW.id, 'begin', 1);
END;
CREATE TRIGGER person_mentor_no_more AFTER UPDATE OF roles ON person
WHEN NOT NEW.roles & 1 AND OLD.roles & 1
BEGIN
    DELETE FROM tenure_clock WHERE person_id = NEW.id;
END;
