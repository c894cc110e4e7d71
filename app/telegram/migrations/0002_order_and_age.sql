-- What the door sends itself goes in the order in which it was asked for; what was said long ago can be forgotten.
ALTER TABLE jobs ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN made BIGINT NOT NULL DEFAULT 0;
