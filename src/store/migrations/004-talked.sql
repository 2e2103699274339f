-- SPDX-License-Identifier: MIT
-- "Did you talk?": how often it was asked since the introduction, and when somebody said yes. What
-- was said in the talk is nowhere.
ALTER TABLE request ADD COLUMN talk_questions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE request ADD COLUMN talked_at INTEGER;
