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
