-- What people wrote belongs to its author: the hash on the ledger is for everybody to copy. The reasons of before stay in
-- `details` until the ledger says whose they are.
CREATE TABLE texts (
    hash TEXT NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (hash, author)
);
