-- SPDX-License-Identifier: MIT
-- A list of more than two words makes SQLite build a table of its own for each row that is looked at,
-- which took a sixth of the time of a full mailbox.
DROP INDEX envelope_order;
DROP INDEX envelope_due;
CREATE INDEX envelope_order ON envelope (answer DESC, id, next_attempt_at)
    WHERE state = 'pending' OR state = 'deferred' OR state = 'uncertain';
CREATE INDEX envelope_due ON envelope (next_attempt_at)
    WHERE state = 'pending' OR state = 'deferred' OR state = 'uncertain';
