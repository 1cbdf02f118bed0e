#!/usr/bin/env python3
"""Opens the board of the example crisis in Chromium and says what a person would stumble over.

usage: .deps/browser/bin/python Tests/Browser/check.py BINARY [--screenshots FOLDER]

Each page is opened light and dark, wide and narrow, and once without scripts. Exit code 1 when anything is wrong.
"""
import argparse, contextlib, os, shutil, subprocess, sys
from pathlib import Path

from playwright.sync_api import TimeoutError, sync_playwright

from driving import driving_faults
from looks import axe_faults, width_faults
from served import served_example, twin

WIDTHS = {"wide": 1400, "narrow": 380}
HEIGHT = 900
SCHEMES = ["light", "dark"]
FIRST_VIEW_LIMIT = 150_000
# Milliseconds after which a map that shows nothing counts as broken.
MAP_LIMIT = 20_000
# Milliseconds until a page listens for arrivals, and within which it must tell of one.
ARRIVAL_BEGINS = 6_000
ARRIVAL_LIMIT = 20_000
# The page and everything on it, told to a list that the checks read afterwards.
LISTEN = """
window.refusals = [];
document.addEventListener("securitypolicyviolation", e => window.refusals.push(e.violatedDirective + " " + e.blockedURI));
"""


def arrival_faults(browser, base, binary, database):
    """Whether an open page says that a report has arrived."""
    page = browser.new_page()
    page.goto(base + "/", wait_until="load")
    page.wait_for_timeout(ARRIVAL_BEGINS)
    if page.locator("#arrival").is_visible():
        yield "board: says that reports have arrived where none have"
    report = "Clashes at the border\n\nTwo soldiers were killed in clashes at the border on Friday, the ministry said.\n"
    subprocess.run([binary, "ingest", "--db", database, "--published", "2022-01-21", "-"], input=report, text=True, check=True,
                   stderr=subprocess.DEVNULL)
    with contextlib.suppress(TimeoutError):
        page.wait_for_selector("#arrival:not([hidden])", timeout=ARRIVAL_LIMIT)
    if not page.locator("#arrival").is_visible():
        yield "board: does not say that a report has arrived"
    page.close()


def decide(page, press):
    """Does what makes the page send a form, and waits for the page that comes after."""
    with page.expect_navigation():
        press(page)


def review_faults(browser, base):
    """Whether a person can accept, note, reject and undo through the pages, without scripts."""
    board = twin(base, "/board.json")
    event, figure = board["events"][0], board["figures"][0]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + figure["href"])
    first = page.locator("form.decide").first
    first.get_by_label("Your name").fill("Ann <b>Lee</b>")
    first.get_by_label("Accept").check()
    first.get_by_label("Why").fill("two ministries agree")
    decide(page, lambda _: first.get_by_role("button").click())
    if "two ministries agree" not in page.locator("#review").inner_text():
        yield "an entry does not show that it was accepted, and why"
    if page.locator("form.decide").first.get_by_label("Your name").input_value() != "Ann <b>Lee</b>":
        yield "the analyst's name is not remembered"
    page.locator("summary", has_text="Add a note").click()
    note = page.locator("form.decide", has=page.locator("textarea"))
    note.get_by_label("Note").fill("Ask again <script>on Friday</script>.")
    decide(page, lambda _: note.get_by_role("button").click())
    if "Ask again <script>on Friday</script>." not in page.locator("#review").inner_text():
        yield "an entry does not show its note"
    page.goto(base + "/")
    seen = page.locator(".figures .sign").all_inner_texts()
    if not any("accepted" in words for words in seen) or not any("note" in words for words in seen):
        yield f"the board does not say what was decided: {seen}"
    page.goto(base + event["href"])
    verdict = page.locator("form.decide", has=page.locator("input[type=radio]"))
    verdict.get_by_label("Reject").check()
    decide(page, lambda _: verdict.get_by_role("button").click())
    if "rejected" not in page.locator("#review").inner_text():
        yield "an incident does not show that it was rejected"
    if event["href"] in [line["href"] for line in twin(base, "/board.json")["events"]]:
        yield "a rejected incident is still on the board"
    page.goto(base + "/decisions")
    decide(page, lambda _: page.get_by_role("button", name="Undo 3").click())
    if "undone by decision 4" not in page.locator("main").inner_text():
        yield "the list of decisions does not show what was undone"
    if event["href"] not in [line["href"] for line in twin(base, "/board.json")["events"]]:
        yield "an undone rejection still keeps the incident off the board"
    context.close()


def pages(base):
    """Name and address of one page of each kind."""
    reports = {report["title"]: report["href"] for report in twin(base, "/reports.json")["reports"]}
    board = twin(base, "/board.json")
    first = next(href for title, href in reports.items() if title.startswith("First Russian paratroopers"))
    return {
        "board": "/",
        "board-earlier": "/?as-of=2022-01-06",
        "board-filtered": "/?country=KAZ&system=internet",
        "board-of-days": "/?country=KAZ&from=2022-01-05&until=2022-01-06",
        "reports": "/reports",
        "report": first,
        "grammar": first.replace("/reports/", "/grammar/"),
        "report-damaged": next(href for title, href in reports.items() if "parachutists" in title),
        "entry": board["statuses"][0]["href"] if board["statuses"] else "/about",
        "incident": max(board["events"], key=lambda event: event["citation"].get("others") or 0)["href"],
        "decisions": "/decisions",
        "timeline": "/timeline",
        "brief": "/brief",
        "sources": "/sources",
        "source": "/sources/Interior%20Ministry",
        "search": "/search?q=troops",
        "search-narrowed": "/search?q=troops&country=KAZ",
        "search-empty": "/search?q=",
        "search-nothing": "/search?q=zyzzyva",
        "about": "/about",
        "missing": "/nowhere",
    }


class Visit:
    """One page opened once, with what the browser had to say about it."""

    def __init__(self, context, base, address):
        self.base, self.address = base, address
        self.faults, self.weight = [], 0
        self.page = context.new_page()
        self.page.on("request", self.on_request)
        self.page.on("response", self.on_response)
        self.page.on("console", self.on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.goto(base + address, wait_until="networkidle")

    def on_request(self, request):
        if not request.url.startswith((self.base + "/", "data:")):
            self.faults.append(f"asks another host: {request.url}")

    def on_response(self, response):
        page = response.url == self.base + self.address
        if response.status >= 400 and not page:
            self.faults.append(f"{response.status}: {response.url}")
        if "/map/" not in response.url and not response.url.startswith("data:"):
            with contextlib.suppress(Exception):
                self.weight += len(response.body())

    def on_console(self, message):
        # The browser says so of the page itself when a page that is not there is opened on purpose.
        if message.type in ("error", "warning") and "404 (Not Found)" not in message.text:
            self.faults.append(f"console: {message.text}")


def map_faults(page):
    if page.locator("#map").count() == 0:
        yield "the board has no map"
        return
    page.locator("#map").scroll_into_view_if_needed()
    with contextlib.suppress(TimeoutError):
        page.wait_for_selector("#map .map-dot", timeout=MAP_LIMIT)
    if page.locator("#map .map-land").count() == 0:
        yield "the map shows no land"
    box = page.locator("#map").bounding_box()
    dots = [dot.bounding_box() for dot in page.locator("#map .map-dot").all()]
    seen = [dot for dot in dots if dot and box["x"] <= dot["x"] <= box["x"] + box["width"] and box["y"] <= dot["y"] <= box["y"] + box["height"]]
    if not seen:
        yield f"the map shows none of its {len(dots)} places"


def keyboard_faults(page):
    page.keyboard.press("/")
    if page.evaluate("document.activeElement.id") != "q":
        yield "the key / does not lead to the search field"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    if page.locator(".entry.current").count() != 1:
        yield "the key j marks no entry"


def seen_faults(context, base, name, address, picture):
    """What is wrong with a page as it is seen with scripts."""
    visit = Visit(context, base, address)
    if name == "board-earlier" and visit.page.locator(".changes li").count() == 0:
        yield "the board does not say what has changed since the day before"
    if name == "board":
        if visit.weight > FIRST_VIEW_LIMIT:
            yield f"the first view weighs {visit.weight} bytes, more than {FIRST_VIEW_LIMIT}"
        yield from map_faults(visit.page)
    if picture:
        visit.page.screenshot(path=picture, full_page=True)
    yield from width_faults(visit.page)
    yield from axe_faults(visit.page)
    if name == "board":
        yield from keyboard_faults(visit.page)
    yield from visit.faults
    yield from (f"refused by the content security policy: {refusal}" for refusal in visit.page.evaluate("window.refusals"))
    visit.page.close()


def plain_faults(context, base, name, address):
    """What is missing from a page without scripts."""
    visit = Visit(context, base, address)
    text = visit.page.locator("main").inner_text()
    if len(text) < 20:
        yield "without scripts the page is empty"
    for entry in twin(base, "/board.json")["statuses"] if name == "board" else []:
        if entry["state"] not in text:
            yield f"without scripts the board does not say {entry['state']}"
    yield from visit.faults
    visit.page.close()


def faults(browser, base, folder):
    """Lines `page, view: fault` of all pages in all views."""
    addresses = pages(base)
    for scheme in SCHEMES:
        for size, width in WIDTHS.items():
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": HEIGHT})
            context.add_init_script(LISTEN)
            for name, address in addresses.items():
                picture = folder / f"{name}-{scheme}-{size}.png" if folder else None
                for fault in seen_faults(context, base, name, address, picture):
                    yield f"{name}, {scheme}, {size}: {fault}"
            context.close()
    context = browser.new_context(java_script_enabled=False)
    for name, address in addresses.items():
        for fault in plain_faults(context, base, name, address):
            yield f"{name}, no scripts: {fault}"
    context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("--screenshots", type=Path, help="folder for a picture of each page in each view")
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("check.py: no chromium on this machine: bash Tests/Browser/install.sh installs it")
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    # Chromium's sandbox does not work for root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    binary = options.binary.resolve()
    with served_example(binary) as (base, database), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=arguments)
        found = [f"deciding: {fault}" for fault in review_faults(browser, base)]
        found += [f"driving: {fault}" for fault in driving_faults(browser, base)]
        found += sorted(set(faults(browser, base, options.screenshots)))
        found += arrival_faults(browser, base, binary, database)
        browser.close()
    print(*found, sep="\n", end="\n" if found else "")
    print(f"browser: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
