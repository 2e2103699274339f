-- SPDX-License-Identifier: MIT
-- Days that the programme office has closed, beside the holidays of the iCalendar file. `day` is a
-- julian day number as GDate counts; entered_by outlives the person, and is -1 for the office's own
-- address.
CREATE TABLE closure (
    day INTEGER PRIMARY KEY,
    entered_at INTEGER NOT NULL,
    entered_by INTEGER NOT NULL
) STRICT;
