"""Which written forms of a place are keys, and which of them are its own name."""
import re

from folding import fold

LATIN = re.compile(r"^[‘’'ʻʼ`]?[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ÿĀ-ɏḀ-ỿ‘’'ʻʼʿʾ` .\-/]*$")
ARABIC = {"SY", "IQ", "YE", "SA", "EG", "LY", "JO", "LB", "PS", "DZ", "MA", "TN", "SD", "AE", "OM", "KW", "QA", "BH", "MR", "TD", "SO"}
ARTICLE = re.compile(r"^(?:al|ar|as|ash|ad|an|at|az|adh|ath|el) ")
DIVISION = re.compile(
    r"(?:^(?:muhafazat|wilayat? de|wilayat|state of|republic of|province of|provincia de(?: la| las| los| el)?|departamento de(?:l| la)?|departement de(?: la| l)?"
    r"|estado de|region de(?: la| l| los)?|respublika|gouvernorat de(?: l)?|canton of|provincie|prefecture of|land|municipality of|district of|governorate of) )"
    r"|(?: (?:oblast|oblysy|oblysi|oblasy|province|region|governorate|wilaya|department|prefecture|district|state|sheng|canton|voivodeship|county|krai|kray"
    r"|viloyati|veloyati|welayaty|vilayet|republic|territory|federal district|division|municipality|parish|autonomous region|autonomous okrug|raionul|si|ostan"
    r"|capital region|special region|metropolitan city|zizhiqu|shi|ken|fu|changwat|tinh|regiao|wilayat|viloyat|atoll|union territory))$")
MAX_ACRONYM = 4
MIN_KEY = 3
TINY = 200


def city_keys(city):
    """{key: True where it is the name itself} of one cities500 row."""
    own = fold(city["name"])
    keys = {own: True} if own else {}
    for variant in swaps(own, city["countrycode"]):
        keys.setdefault(variant, True)
    for other in city["alternatenames"]:
        if not LATIN.match(other) or (other.isupper() and len(other) <= MAX_ACRONYM):
            continue
        key = fold(other)
        if len(key) < MIN_KEY or (city["population"] < TINY and key.split(" ")[0] != own.split(" ")[0]):
            continue
        keys.setdefault(key, False)
        for variant in swaps(key, city["countrycode"]):
            keys.setdefault(variant, False)
    return keys


def swaps(key, iso2=""):
    """Spellings that English text uses beside a key."""
    out = []
    for a, b in (("saint ", "st "), ("st ", "saint "), ("mount ", "mt "), ("mt ", "mount "), ("fort ", "ft "), ("ft ", "fort ")):
        if key.startswith(a):
            out.append(b + key[len(a):])
    if iso2 in ARABIC:
        bare = ARTICLE.sub("", key)
        if bare != key and len(bare) > 3:
            out += [bare, "al " + bare, "el " + bare]
        if bare.endswith("ah"):
            out.append(bare[:-1])
            if bare != key:
                out.append("al " + bare[:-1])
    return [x for x in out if x != key]


def division_keys(*written):
    """{key: own} of a first- or second-level division: as written, and without the word for its kind."""
    keys = {}
    for name in written:
        key = fold(name)
        if not key:
            continue
        keys.setdefault(key, True)
        bare = DIVISION.sub("", key).strip()
        if bare and bare != key and len(bare) >= MIN_KEY:
            keys.setdefault(bare, True)
    return keys


def airport_keys(name):
    """Keys of an airport: only forms that say that it is one."""
    key = fold(name)
    if not key:
        return {}
    if not key.endswith(("airport", "airfield", "air base", "airbase", "aerodrome", "heliport")):
        key += " airport"
    keys = {key: True}
    if " international airport" in key:
        keys[key.replace(" international airport", " airport")] = True
    return keys
