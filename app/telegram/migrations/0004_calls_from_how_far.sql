-- From how far away somebody was called, and where the emergency that called stands among the others: by its moment, its slot,
-- its address. Of calls of before nobody knows how far they came: they count as from the farthest, and use up no attention.
ALTER TABLE called ADD COLUMN away BIGINT NOT NULL DEFAULT 4294967295;
ALTER TABLE called ADD COLUMN opened BIGINT NOT NULL DEFAULT 0;
ALTER TABLE called ADD COLUMN slot BIGINT NOT NULL DEFAULT 0;
