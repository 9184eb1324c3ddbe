// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Seats, and who waits for one.
    ///
    /// Filings that were handed in before there were seats get theirs, also where that is more than
    /// the plan has: a seat is never taken from anybody.
    static let v009 = Migration(
        version: 9,
        script: """
            INSERT INTO serial (name, last) VALUES ('seat_place', 0);

            -- The counters that decide: a submit takes a seat by changing one of these rows.
            CREATE TABLE seat_count (
                exam TEXT NOT NULL,
                region SMALLINT NOT NULL,
                level SMALLINT NOT NULL,
                -- Rows of `seat` in the states 1, 2 and 4.
                held INTEGER NOT NULL,
                -- Rows of `seat` in the state 3.
                waiting INTEGER NOT NULL,
                PRIMARY KEY (exam, region, level),
                CONSTRAINT seat_count_sane CHECK (held >= 0 AND waiting >= 0)
            );

            -- 1 held, 2 kept until a moment, 3 waiting, 4 offered until a moment.
            CREATE TABLE seat (
                filing_id INTEGER PRIMARY KEY REFERENCES filing (filing_id),
                owner_id BIGINT NOT NULL REFERENCES account (account_id),
                exam TEXT NOT NULL,
                region SMALLINT NOT NULL,
                level SMALLINT NOT NULL,
                state SMALLINT NOT NULL,
                since_ms BIGINT NOT NULL,
                until_ms BIGINT,
                -- Rises in the order of the commits.
                place BIGINT,
                CONSTRAINT seat_state CHECK (state IN (1, 2, 3, 4)),
                CONSTRAINT seat_until CHECK ((until_ms IS NOT NULL) = (state IN (2, 4))),
                CONSTRAINT seat_place CHECK ((place IS NOT NULL) = (state = 3))
            );
            -- One seat per person and exam.
            CREATE UNIQUE INDEX seat_owner ON seat (owner_id, exam);
            CREATE INDEX seat_waiting ON seat (exam, region, level, place) WHERE state = 3;
            CREATE INDEX seat_ending ON seat (exam, region, level, until_ms)
                WHERE until_ms IS NOT NULL;

            INSERT INTO seat (
                filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place)
            SELECT f.filing_id, f.owner_id, f.exam, f.region, f.level, 1,
                coalesce(f.submitted_ms, f.state_since_ms), NULL, NULL
            FROM filing AS f
            JOIN account AS a ON a.account_id = f.owner_id
            WHERE f.state IN (2, 3, 4) AND a.closed_ms IS NULL;

            INSERT INTO seat_count (exam, region, level, held, waiting)
            SELECT exam, region, level, count(*), 0
            FROM seat
            GROUP BY exam, region, level;
            """)
}
