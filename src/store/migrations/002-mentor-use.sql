-- SPDX-License-Identifier: MIT
-- Searches rank in memory (mentor-index.c), from each use of each word and from the mentors who may
-- be listed.
DROP TABLE mentor_vocabulary;
CREATE VIRTUAL TABLE mentor_use USING fts5vocab (mentor_search, 'instance');
DROP INDEX person_rotation;
CREATE INDEX person_listed ON person (id, agency_id, last_asked_at, standby)
    WHERE roles & 1 AND committed_at IS NOT NULL;
