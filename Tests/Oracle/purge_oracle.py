# SPDX-License-Identifier: Apache-2.0
"""Says what a purge must leave, by reading every row: a second, deliberately naive implementation.

    purge_oracle.py seed DATABASE MATERIALS NOW_MS SEED COUNT MARGIN_MS
    purge_oracle.py expect DATABASE MATERIALS NOW_MS      what must be left, a line each
    purge_oracle.py dump DATABASE MATERIALS               what is there, a line each

`seed` makes rows and files of every class: at each edge of its class, MARGIN_MS to either side, and
COUNT more of random age.
"""
import os
import random
import sqlite3
import sys

HOUR = 3_600_000
DAY = 24 * HOUR
YEAR = 365 * DAY

# Key columns of every table that a purge may remove rows of.
KEYS = {
    "idempotency": "scope, hex(key)", "session": "session_id",
    "sms_challenge": "hex(phone_index), purpose", "message": "message_id",
    "login_failure": "failure_id", "login_lock": "hex(subject)",
    "login_source": "hex(subject), hex(source)", "upload": "upload_id", "dispute": "dispute_id",
    "phone_change": "change_id", "material": "material_id", "filing": "filing_id",
    "history": "filing_id, revision", "history_item": "filing_id, revision, position",
    "eligibility": "filing_id, revision", "consent": "consent_id", "account_event": "event_id",
    "account": "account_id", "profile": "account_id", "audit": "seq",
}


class Seeding:
    def __init__(self, database, materials, now, rng, count, margin):
        self.db, self.materials, self.now, self.rng = database, materials, now, rng
        self.count, self.margin = count, margin
        self.numbers = dict(
            database.execute("SELECT name, last FROM serial").fetchall())

    def next(self, name):
        self.numbers[name] += 1
        return self.numbers[name]

    def moments(self, kept):
        """Moments at and around the edge of a class, then random ones."""
        edges = [kept - self.margin, kept, kept + self.margin]
        ages = edges + [self.rng.randrange(0, 2 * kept) for _ in range(self.count)]
        return [self.now - age for age in ages]

    def insert(self, table, **columns):
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values()))

    def bytes(self, count):
        return self.rng.randbytes(count)

    def account(self, closed=None):
        account = self.next("account")
        self.insert(
            "account", account_id=account, role=1, credential=b"x", epoch=1, created_ms=1,
            phone=None if closed else b"p", phone_index=None if closed else self.bytes(16),
            closed_ms=closed)
        return account

    def filing(self, owner, state, since, created=1):
        filing = self.next("filing")
        self.insert(
            "filing", filing_id=filing, number_region=11, number_digits=filing, owner_id=owner,
            exam=f"e{filing}", level=1, region=11, words=b"w", state=state,
            live=int(state in (1, 2, 3, 4)), revision=2, state_since_ms=since, created_ms=created,
            submitted_ms=None if state == 1 else since)
        for revision, at in ((1, created), (2, since)):
            self.insert(
                "history", filing_id=filing, revision=revision, action="x", role=1, state=1,
                at_ms=at, reasons=0)
        self.insert(
            "history_item", filing_id=filing, revision=1, position=0, kind=1, reason=1)
        self.insert(
            "eligibility", filing_id=filing, revision=2, plan_version="p", rules_version="r",
            verdict=1, path="A1", answer=b"a", judged_ms=1)
        return filing

    def file(self, folder, number, changed=None):
        path = f"{self.materials}/{folder}/{number}"
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(path, "wb") as file:
            file.write(b"scan")
        if changed is not None:
            os.utime(path, ns=(changed * 1_000_000, changed * 1_000_000))

    def upload(self, owner, filing, expires, material=None):
        upload = self.next("upload")
        self.insert(
            "upload", upload_id=upload, account_id=owner, filing_id=filing, kind=1, size=4,
            sha256=b"h" * 32, created_ms=1, expires_ms=expires, material_id=material)
        return upload

    def scan(self, filing, kind, current, blob=None):
        if blob is None:
            blob = self.next("upload")
            self.file(f"objects/{blob & 255:02x}", blob)
        self.insert(
            "material", material_id=self.next("material"), filing_id=filing, kind=kind, size=4,
            sha256=b"h" * 32, blob_id=blob, at_ms=1, is_current=int(current))
        return blob

    def passing(self, owner):
        for at in self.moments(DAY):
            self.insert(
                "idempotency", scope=owner, key=self.bytes(8), request_hash=b"h", reply=b"r",
                at_ms=at)
            self.insert(
                "sms_challenge", phone_index=self.bytes(16), purpose=1, nonce=b"n", made_ms=at,
                last_sent_ms=at, wrong_entries=0)
        for at in self.moments(12 * HOUR):
            self.insert(
                "session", session_id=self.next("session"), token_hash=self.bytes(32),
                account_id=owner, role=1, epoch=1, opened_ms=at, last_used_ms=at)
            self.insert(
                "login_failure", failure_id=self.next("login_failure"), subject=b"s", source=b"q",
                at_ms=at)
            for account in (None, owner):
                self.insert("login_lock", subject=self.bytes(16), account_id=account, at_ms=at)
        for at in self.moments(7 * DAY):
            # Settled ones only: a server beside the purge would send the others.
            self.insert(
                "message", message_id=self.next("message"), owner_id=owner, phone=b"p",
                phone_index=b"i" * 16, kind=2, notice=1, created_ms=at,
                state=self.rng.choice((2, 3, 4)), attempts=1, next_ms=at)
        for at in self.moments(180 * DAY):
            self.insert(
                "login_source", subject=self.bytes(16), source=self.bytes(16), last_ms=at)

    def uploads(self, owner):
        filing = self.filing(owner, 2, self.now)
        for expires in self.moments(DAY):
            coming = self.upload(owner, filing, expires)
            self.file("incoming", coming)
            # Its commit was cut off between file and row.
            cut = self.upload(owner, filing, expires)
            self.file(f"objects/{cut & 255:02x}", cut)
            blob = self.scan(filing, 10_000 + coming, True)
            self.insert(
                "upload", upload_id=blob, account_id=owner, filing_id=filing, kind=1, size=4,
                sha256=b"h" * 32, created_ms=1, expires_ms=expires, material_id=1)
        for changed in self.moments(DAY):
            for folder in ("incoming", "objects"):
                number = self.next("upload")
                shard = "" if folder == "incoming" else f"/{number & 255:02x}"
                self.file(folder + shard, number, changed)

    def filings(self):
        owner = self.account()
        edges = (
            [(state, since) for state in (4, 5, 8) for since in self.moments(3 * YEAR)]
            + [(state, since) for state in (6, 7) for since in self.moments(180 * DAY)]
            + [(1, since) for since in self.moments(180 * DAY)]
            + [(state, since) for state in (4, 5, 6, 7, 8) for since in self.moments(90 * DAY)]
            + [(state, since) for state in (2, 3) for since in self.moments(4 * YEAR)]
        )
        blob = None
        for state, since in edges:
            if self.rng.random() < 0.3:
                owner, blob = self.account(), None
            filing = self.filing(owner, state, since)
            # Sometimes the file of another filing of the same person.
            shared = blob if self.rng.random() < 0.3 else None
            blob = self.scan(filing, 1, True, shared)
            self.scan(filing, 1, False)
            if self.rng.random() < 0.3:
                self.scan(filing, 2, False, blob)

    def people(self, staff):
        for at in self.moments(YEAR):
            for state in (1, 2, 3):
                owner = self.account()
                self.insert(
                    "dispute", dispute_id=self.next("dispute"), account_id=owner, words=b"w",
                    opened_ms=at, state=state)
            for state in (1, 2, 3, 4):
                self.insert(
                    "phone_change", change_id=self.next("phone_change"), account_id=self.account(),
                    words=b"w", phone_index=b"i" * 16, region=11, proposed_by=staff,
                    proposed_ms=at, state=state, effective_ms=self.now + YEAR)
        for at in self.moments(3 * YEAR):
            owner = self.account()
            for withdrawn in (None, at):
                self.insert(
                    "consent", consent_id=self.next("consent"), account_id=owner, purpose=1,
                    version="v", given_ms=1, withdrawn_ms=withdrawn)
            self.insert(
                "account_event", event_id=self.next("account_event"), account_id=owner, at_ms=at,
                action=1)
            closed = self.account(closed=at)
            self.insert(
                "consent", consent_id=self.next("consent"), account_id=closed, purpose=1,
                version="v", given_ms=1, withdrawn_ms=self.now)
            self.insert(
                "account_event", event_id=self.next("account_event"), account_id=closed,
                at_ms=self.now, action=1)
            # One filing is in the way, until its own class lets it go.
            held = self.account(closed=at)
            self.filing(held, self.rng.choice((5, 6)), self.now - self.rng.randrange(4 * YEAR))

    def run(self):
        staff, owner = self.account(), self.account()
        self.passing(owner)
        self.uploads(owner)
        self.filings()
        self.people(staff)
        for name, last in self.numbers.items():
            self.db.execute("UPDATE serial SET last = ? WHERE name = ?", (last, name))
        with open(f"{self.materials}/incoming/notes.txt", "wb") as file:
            file.write(b"a stranger's")
        self.db.commit()


def rows(database):
    found = {}
    for table, key in KEYS.items():
        for row in database.execute(f"SELECT {key} FROM {table}"):
            found[(table, "/".join(map(str, row)))] = True
    return set(found)


def files(materials):
    found = {}
    for folder, _, names in os.walk(materials):
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, materials)] = os.stat(path).st_mtime_ns // 1_000_000
    return found


def expect(database, materials, now):
    database.row_factory = sqlite3.Row
    table = {name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")] for name in KEYS}
    gone = set()

    def drop(name, key, is_over):
        for row in table[name]:
            if is_over(row):
                words = [
                    row[k].hex().upper() if isinstance(row[k], bytes) else str(row[k])
                    for k in key.split()]
                gone.add((name, "/".join(words)))
        table[name] = [row for row in table[name] if not is_over(row)]

    def over(moment, kept):
        return moment is not None and now - moment >= kept

    drop("idempotency", "scope key", lambda r: over(r["at_ms"], DAY))
    drop("session", "session_id", lambda r: over(r["opened_ms"], 12 * HOUR))
    drop("sms_challenge", "phone_index purpose", lambda r: over(r["last_sent_ms"], DAY))
    drop("message", "message_id", lambda r: r["state"] != 1 and over(r["created_ms"], 7 * DAY))
    drop("login_failure", "failure_id", lambda r: over(r["at_ms"], 12 * HOUR))
    drop("login_lock", "subject",
         lambda r: r["account_id"] is None and over(r["at_ms"], 12 * HOUR))
    drop("login_source", "subject source", lambda r: over(r["last_ms"], 180 * DAY))
    drop("upload", "upload_id", lambda r: over(r["expires_ms"], DAY))
    drop("dispute", "dispute_id", lambda r: r["state"] != 1 and over(r["opened_ms"], YEAR))
    drop("phone_change", "change_id",
         lambda r: r["state"] in (3, 4) and over(r["proposed_ms"], YEAR))

    changed = {}
    for line in table["history"]:
        changed[line["filing_id"]] = max(changed.get(line["filing_id"], 0), line["at_ms"])

    def filing_over(filing):
        if filing["state"] == 1:
            return over(changed[filing["filing_id"]], 180 * DAY)
        if filing["state"] in (6, 7):
            return over(filing["state_since_ms"], 180 * DAY)
        return filing["state"] in (4, 5, 8) and over(filing["state_since_ms"], 3 * YEAR)

    ended = {f["filing_id"] for f in table["filing"]
             if f["state"] > 3 and over(f["state_since_ms"], 90 * DAY)}
    drop("material", "material_id", lambda r: r["filing_id"] in ended and not r["is_current"])
    dead = {f["filing_id"] for f in table["filing"] if filing_over(f)}
    for name in ("filing", "history", "history_item", "eligibility", "material", "upload"):
        key = {"material": "material_id", "upload": "upload_id"}.get(
            name, KEYS[name].replace(",", ""))
        drop(name, key, lambda r: r["filing_id"] in dead)
    drop("consent", "consent_id", lambda r: over(r["withdrawn_ms"], 3 * YEAR))
    drop("account_event", "event_id", lambda r: over(r["at_ms"], 3 * YEAR))
    owners = {f["owner_id"] for f in table["filing"]}
    closed = {a["account_id"] for a in table["account"]
              if over(a["closed_ms"], 3 * YEAR) and a["account_id"] not in owners}
    for name, key in (("consent", "consent_id"), ("account_event", "event_id"),
                      ("login_lock", "subject"), ("account", "account_id")):
        drop(name, key, lambda r: r["account_id"] in closed)
    # The audit log goes from its start, and never whole.
    for row in sorted(table["audit"], key=lambda r: r["seq"])[:-1]:
        if not over(row["at_ms"], 3 * YEAR):
            break
        gone.add(("audit", str(row["seq"])))

    before = {row["upload_id"] for row in database.execute(
        "SELECT upload_id FROM upload WHERE material_id IS NULL")} | {
        row["blob_id"] for row in database.execute("SELECT blob_id FROM material")}
    named = {m["blob_id"] for m in table["material"]} | {
        u["upload_id"] for u in table["upload"] if u["material_id"] is None}
    left = []
    for path, mtime in files(materials).items():
        name = os.path.basename(path)
        number = int(name) if name.isdigit() else None
        is_gone = number is not None and number not in named and (
            number in before or over(mtime, DAY))
        if not is_gone:
            left.append(path)
    return rows_sorted(rows(database) - gone), sorted(left)


def rows_sorted(found):
    return sorted(f"{table} {key}" for table, key in found)


def main():
    verb, path, materials, *numbers = sys.argv[1:]
    database = sqlite3.connect(path)
    if verb == "seed":
        now, seed, count, margin = map(int, numbers)
        return Seeding(database, materials, now, random.Random(seed), count, margin).run()
    if verb == "expect":
        found, left = expect(database, materials, int(numbers[0]))
    else:
        found, left = rows_sorted(rows(database)), sorted(files(materials))
    print("\n".join(found + ["file " + path for path in left]))


main()
