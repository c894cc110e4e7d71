-- What the door keeps. The same for SQLite and PostgreSQL: whole numbers and texts only. Whatever people wrote is sealed with
-- a key that is not in here; every row that takes effect is written together with the update that asked for it.

-- Updates as they came, before Telegram hears that they did.
CREATE TABLE inbox (
    id BIGINT PRIMARY KEY,
    body TEXT NOT NULL,
    taken BIGINT NOT NULL,
    -- 0 waits, 1 is done, 2 could not be handled
    state BIGINT NOT NULL
);
CREATE INDEX inbox_waiting ON inbox (state, id);

-- Messages to people. A key is said once, whatever happens.
CREATE TABLE outbox (
    key TEXT PRIMARY KEY,
    place BIGINT NOT NULL,
    chat BIGINT NOT NULL,
    body TEXT NOT NULL,
    -- 0 waits, 1 is sent, 2 will never be
    state BIGINT NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (state, place);

-- Who talks to the door.
CREATE TABLE persons (
    chat BIGINT PRIMARY KEY,
    body TEXT NOT NULL
);

-- What the buttons under a message do, and for whom.
CREATE TABLE screens (
    id TEXT PRIMARY KEY,
    chat BIGINT NOT NULL,
    body TEXT NOT NULL,
    made BIGINT NOT NULL
);

-- What somebody is asked to sign with their own wallet.
CREATE TABLE errands (
    token TEXT PRIMARY KEY,
    chat BIGINT NOT NULL,
    body TEXT NOT NULL,
    until BIGINT NOT NULL
);

-- Invitation links: the secret of each, by the short name that stands in t.me/bot?start=...
CREATE TABLE links (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

-- Reasons, by the hash that is on the chain.
CREATE TABLE details (
    hash TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

-- The accounts of the network as people have last been told of them.
CREATE TABLE known (
    address TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

-- Whom an emergency has called.
CREATE TABLE called (
    request TEXT NOT NULL,
    member TEXT NOT NULL,
    moment BIGINT NOT NULL,
    PRIMARY KEY (request, member)
);

-- How many waves of an emergency have called: one that called nobody has called too.
CREATE TABLE waves (
    request TEXT PRIMARY KEY,
    done BIGINT NOT NULL
);

-- What the door sends itself, where somebody let it: the same bytes until it is known what became of them.
CREATE TABLE jobs (
    name TEXT PRIMARY KEY,
    chat BIGINT NOT NULL,
    body TEXT NOT NULL,
    -- 0 waits, 1 is done
    state BIGINT NOT NULL
);

-- One door works at a time.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until BIGINT NOT NULL
);
