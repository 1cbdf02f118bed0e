// Decisions and recodings in the database: rows are added and never changed.

import GRDB

enum DecisionTables {
    /// A decision names its report without a reference, so that it outlives every change of the report's rows.
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE decision (
                    number INTEGER PRIMARY KEY,
                    made TEXT NOT NULL, analyst TEXT NOT NULL, action TEXT NOT NULL, scope TEXT NOT NULL,
                    report TEXT NOT NULL, local TEXT NOT NULL, kind TEXT NOT NULL,
                    start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL,
                    -- The whole decision as JSON; the columns before are for those who ask in SQL.
                    content TEXT NOT NULL
                );
                CREATE INDEX decision_by_report ON decision (report);
                CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision
                    BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
                CREATE TRIGGER decision_is_not_deleted BEFORE DELETE ON decision
                    BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
                -- Which reports were coded anew, in order: tells readers that the ledger has changed.
                CREATE TABLE recoding (
                    number INTEGER PRIMARY KEY,
                    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE
                );
                """)
    }
}
