-- SPDX-License-Identifier: MIT
-- "Did you talk?": how often it was asked since the introduction, and when somebody said yes. What
-- was said in the talk is nowhere.
ALTER TABLE request ADD COLUMN talk_questions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE request ADD COLUMN talked_at INTEGER;
-- When a mentor's question went to the mentee, and the reply back. The words are in the letters alone.
ALTER TABLE offer ADD COLUMN questioned_at INTEGER;
ALTER TABLE offer ADD COLUMN replied_at INTEGER;
