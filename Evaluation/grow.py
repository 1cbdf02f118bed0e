"""Grows a ledger by its own reports, shifted in time and place, without reading them anew."""
import datetime, hashlib, re, sqlite3

# Exchanged by a turn, so that each round of reports is about other countries.
COUNTRIES = ["SYR", "TUR", "ECU", "UKR", "IRQ", "KEN", "NGA", "PAK", "BRA", "JPN", "EGY", "LBY", "PRK", "USA", "RUS", "FRA"]
CODE = re.compile("|".join(COUNTRIES))
DATE = re.compile(rb'"(\d{4}-\d\d-\d\d)')
# What each table holds of days, of countries, and of texts with countries.
DAYS = {"status": ["from", "until"], "figure": ["day"], "event": ["from", "until"], "deployment": ["day"], "place": []}
PLACES = {
    "status": ["country"], "figure": ["country"], "event": ["actor_countries", "recipient_countries", "country"],
    "deployment": ["contributor_country", "host"], "place": ["country"],
}


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


class Round:
    """One more round: every report moved on by some days, to other countries, under another name."""

    def __init__(self, turn, days, base):
        """`base`: how many reports the ledger had, so that what is grown can be grown again."""
        self.turn, self.days, self.base = turn, days, base
        self.moved = {}

    def name(self, text):
        return hashlib.sha256(f"{text} {self.base} {self.turn}".encode()).hexdigest()[:len(text)]

    def day(self, text):
        if not text:
            return text
        if text[:10] not in self.moved:
            moved = datetime.date.fromisoformat(text[:10]) + datetime.timedelta(days=self.days)
            self.moved[text[:10]] = moved.isoformat()
        return self.moved[text[:10]] + text[10:]

    def country(self, text):
        if not text:
            return text
        return CODE.sub(lambda match: COUNTRIES[(COUNTRIES.index(match[0]) + self.turn) % len(COUNTRIES)], text)

    def record(self, record, digest):
        moved = record.replace(digest.encode(), self.name(digest).encode())
        return DATE.sub(lambda match: b'"' + self.day(match[1].decode()).encode(), moved)

    def keys(self, key):
        return (key * (2 * self.turn + 1)) % 2**63 - 2**62


def _report(round, row):
    digest = row["digest"]
    row.update(
        id=round.name(digest)[:len(row["id"])], digest=round.name(digest), record=round.record(row["record"], digest),
        published=round.day(row["published"]))
    if row["published_minutes"] is not None:
        row["published_minutes"] += round.days * 24 * 60
    return row


def _span(db):
    """The days from the first report to the last, both included."""
    dates = db.execute("SELECT MIN(published), MAX(published) FROM report").fetchone()
    first, last = (datetime.date.fromisoformat(date[:10]) for date in dates)
    return (last - first).days + 1


def grow(path, size):
    """Adds reports up to a number of them, made of those that are there, each round behind the last day of the one before."""
    db = sqlite3.connect(path, isolation_level=None)
    db.row_factory = sqlite3.Row
    names = {table: columns(db, table) for table in [*DAYS, "report"]}
    base, first = db.execute("SELECT COUNT(*), MAX(number) FROM report").fetchone()
    place = db.execute("SELECT MAX(number) FROM place").fetchone()[0] or 0
    days = _span(db)
    keys = {}
    for key, report in db.execute("SELECT key, report FROM copy_key"):
        keys.setdefault(report, []).append(key)
    db.execute("BEGIN")
    for added in range(max(0, size - base)):
        source, number, turn = added % first + 1, first + added + 1, 1 + added // first
        if source == 1:
            round = Round(turn, days * turn, base)
        row = db.execute("SELECT * FROM report WHERE number = ?", [source]).fetchone()
        row = dict(_report(round, dict(row)), number=number)
        _insert(db, "report", names["report"], row)
        db.execute("INSERT INTO report_text (rowid, title, text) VALUES (?, ?, ?)", [number, row["title"], row["text"]])
        place = _grow_entries(db, round, names, source, number, place)
        _grow_copies(db, round, keys.get(source, []), source, number)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _grow_entries(db, round, names, source, number, place):
    """The number of the last place."""
    for table in DAYS:
        for entry in db.execute(f"SELECT * FROM {table} WHERE report = ?", [source]).fetchall():
            entry = dict(entry, report=number)
            for name in DAYS[table]:
                entry[name] = round.day(entry[name])
            for name in PLACES[table]:
                entry[name] = round.country(entry[name])
            if table == "place":
                place += 1
                entry["number"] = place
                area = [place, entry["lon"], entry["lon"], entry["lat"], entry["lat"]]
                db.execute("INSERT INTO place_area VALUES (?, ?, ?, ?, ?)", area)
            _insert(db, table, names[table], entry)
    for day, in db.execute("SELECT day FROM named_day WHERE report = ?", [source]).fetchall():
        db.execute("INSERT OR IGNORE INTO named_day VALUES (?, ?)", [number, round.day(day)])
    return place


def _grow_copies(db, round, keys, source, number):
    for profile in db.execute("SELECT * FROM copy_profile WHERE report = ?", [source]).fetchall():
        moved = [number, profile["shingles"], profile["content_keys"], profile["group"] + number - source]
        db.execute("INSERT INTO copy_profile VALUES (?, ?, ?, ?)", moved)
    for key in keys:
        db.execute("INSERT OR IGNORE INTO copy_key VALUES (?, ?)", [round.keys(key), number])
    for other, relation in db.execute("SELECT other, relation FROM copy_link WHERE report = ?", [source]).fetchall():
        db.execute("INSERT INTO copy_link VALUES (?, ?, ?)", [number, other + number - source, relation])


def _insert(db, table, names, row):
    quoted = ", ".join(f'"{name}"' for name in names)
    db.execute(f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * len(names))})", [row[name] for name in names])
