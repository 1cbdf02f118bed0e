// What is remembered of watched sources, and the alerts that wait to be delivered.

import GRDB

enum WatchTables {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE watched_source (
                    address TEXT PRIMARY KEY,
                    -- What the host gave to know an unchanged version by, JSON.
                    validators TEXT,
                    next REAL NOT NULL, failures INTEGER NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE watched_item (
                    -- The page, whatever source names it; what counts as a change is each source's own.
                    key TEXT NOT NULL, source TEXT NOT NULL, version TEXT NOT NULL,
                    -- The feed's own text, JSON, as long as the item waits; NULL when its report is kept.
                    entry TEXT,
                    attempts INTEGER NOT NULL, next REAL NOT NULL,
                    PRIMARY KEY (key, source)
                ) WITHOUT ROWID;
                CREATE INDEX watched_item_waiting ON watched_item (next) WHERE entry IS NOT NULL;
                CREATE TABLE watched_file (
                    path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, modified REAL NOT NULL
                ) WITHOUT ROWID;
                CREATE TABLE watched_host (origin TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
                -- Reports up to this number have been looked at for a rule.
                CREATE TABLE watched_rule (rule TEXT PRIMARY KEY, through INTEGER NOT NULL) WITHOUT ROWID;
                CREATE TABLE alert (
                    number INTEGER PRIMARY KEY,
                    key TEXT NOT NULL UNIQUE, line TEXT NOT NULL, body TEXT NOT NULL, made REAL NOT NULL
                );
                CREATE TABLE alert_delivery (
                    alert INTEGER NOT NULL REFERENCES alert (number) ON DELETE CASCADE,
                    channel TEXT NOT NULL,
                    attempts INTEGER NOT NULL, next REAL NOT NULL,
                    PRIMARY KEY (channel, alert)
                ) WITHOUT ROWID;
                """)
    }
}
