"""Drives the board as a person would: map, timeline, filters, facets, back and forward."""
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import TimeoutError

from looks import axe_faults, width_faults
from served import twin

VIEW = {"width": 1400, "height": 900}
NARROW = {"width": 380, "height": 800}
# Milliseconds within which a map or a popup must show.
LIMIT = 20_000


def asked(page):
    """What the address of a page asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def followed(page, link):
    """Presses a link and waits for the page that it leads to."""
    with page.expect_navigation():
        link.click()


def looked_at(page, what):
    yield from (f"{what}: {fault}" for fault in axe_faults(page))
    yield from (f"{what}: {fault}" for fault in width_faults(page))
    page.set_viewport_size(NARROW)
    yield from (f"{what}, narrow: {fault}" for fault in width_faults(page))
    page.set_viewport_size(VIEW)


def map_faults(page, base):
    page.goto(base + "/")
    page.locator("#map").scroll_into_view_if_needed()
    with suppress(TimeoutError):
        page.wait_for_selector("#map .map-dot", timeout=LIMIT)
    if page.locator("#map .map-dot").count() == 0:
        yield "the map shows no place to press"
        return
    if page.locator("#map.leaflet-fade-anim, #map.leaflet-zoom-anim").count():
        yield "the map fades and flies for a person who asked for less motion"
    # A dot may lie below another: the middle of the largest is pressed, whichever is on top there.
    page.locator("#map .map-dot").first.dispatch_event("click")
    with suppress(TimeoutError):
        page.wait_for_selector("#map .leaflet-popup-content", timeout=LIMIT)
    popup = page.locator("#map .leaflet-popup-content")
    if popup.count() == 0:
        yield "a place that is pressed tells nothing"
        return
    yield from looked_at(page, "the open popup")
    name = popup.locator("b").inner_text()
    if popup.locator("li").count() == 0 or not popup.locator("li").first.inner_text().strip():
        yield "a popup lists no events"
    followed(page, popup.get_by_role("link", name="only this place"))
    if asked(page).get("place") != name:
        yield f"“only this place” asks for {asked(page)} and not for {name}"
    if name not in page.locator("#filters").inner_text():
        yield "the board does not say to which place it is narrowed"
    spots = twin(base, "/map/features.json?" + urlsplit(page.url).query)["spots"]
    events = twin(base, "/board.json?" + urlsplit(page.url).query)["events"]
    if [spot["count"] for spot in spots] != [len(events)]:
        yield f"the map of one place has {[spot['count'] for spot in spots]} events, its list {len(events)}"
    if page.locator(".events:not(.announced) li").count() != len(events):
        yield "the list of a place is not that of its twin"
    yield from looked_at(page, "the board of a place")
    page.go_back()
    if asked(page) or page.locator("#filters").count():
        yield "going back does not lead to the board without filters"
    page.go_forward()
    if asked(page).get("place") != name or page.locator("#filters").count() != 1:
        yield "going forward does not lead to the narrowed board"


def timeline_faults(page, base):
    page.goto(base + "/?country=KAZ")
    columns = page.locator("svg.columns a")
    if columns.count() < 3 or page.locator(".rows li").count() == 0:
        yield f"the timeline has {columns.count()} columns and {page.locator('.rows li').count()} rows"
        return
    labels = [column.get_attribute("aria-label") for column in columns.all()]
    tallest = max(range(len(labels)), key=lambda at: int(labels[at].rsplit(": ")[1].split()[0].replace(",", "")))
    day, count = labels[tallest].split(": ")
    followed(page, columns.nth(tallest))
    if asked(page) != {"country": "KAZ", "from": day, "until": day}:
        yield f"a column of the timeline asks for {asked(page)}"
    events = twin(base, "/board.json?" + urlsplit(page.url).query + "&events=1000")["events"]
    if len(events) != int(count.split()[0]):
        yield f"a column promises {count}, the board of its day has {len(events)}"
    if page.locator("svg.columns a[aria-current]").count() != 1:
        yield "the chosen column is not marked"
    if page.locator("svg.columns a").count() != len(labels):
        yield "the other days are gone when one is chosen"
    yield from looked_at(page, "the board of a day")
    followed(page, page.locator(".rows a.label").first)
    if "/incidents/" not in page.url:
        yield "a row of the timeline leads to no incident"
    page.go_back()
    page.get_by_label("from", exact=True).fill("2022-01-05")
    page.get_by_label("until", exact=True).fill("2022-01-07")
    followed(page, page.get_by_role("button", name="Only these days"))
    if asked(page) != {"country": "KAZ", "from": "2022-01-05", "until": "2022-01-07"}:
        yield f"the form of the days asks for {asked(page)}"


def filter_faults(page, base):
    page.goto(base + "/?country=KAZ&from=2022-01-05&until=2022-01-07&events=80")
    if page.locator("#filters .chosen").count() != 3:
        yield "the board does not name each of its filters"
    followed(page, page.get_by_role("link", name="take off country KAZ"))
    if asked(page) != {"from": "2022-01-05", "until": "2022-01-07", "events": "80"}:
        yield f"taking a filter off leaves {asked(page)}"
    place = page.locator(".events .where a").first
    name = place.inner_text()
    followed(page, place)
    if asked(page).get("place") != name or asked(page).get("from") != "2022-01-05":
        yield f"the name of a place in the list asks for {asked(page)}"
    followed(page, page.get_by_role("link", name="show all"))
    if asked(page):
        yield f"“show all” still asks for {asked(page)}"


def facet_faults(page, base):
    page.goto(base + "/search?q=troops")
    facets = page.locator(".facets section")
    if facets.count() != 4:
        yield f"the search narrows in {facets.count()} ways, not 4"
        return
    for at, name in enumerate(["publisher", "country"]):
        row = page.locator(f"#facet-{name} + ul li").first
        count = row.locator(".num").inner_text()
        followed(page, row.locator("a"))
        if name not in asked(page) or not page.locator("h1").inner_text().startswith(count + " "):
            yield f"narrowing by {name} to {count} reports finds “{page.locator('h1').inner_text()}”"
        if page.locator("#filters .chosen").count() != at + 1:
            yield "the search does not say to what it is narrowed"
    yield from looked_at(page, "the narrowed search")
    followed(page, page.locator("#filters .off").first)
    if set(asked(page)) != {"q", "country"}:
        yield f"taking a facet off leaves {asked(page)}"
    page.go_back()
    if set(asked(page)) != {"q", "publisher", "country"}:
        yield "going back does not lead to the narrower search"


def driving_faults(browser, base):
    """Each part with scripts, and what needs none without."""
    for scripts in [True, False]:
        context = browser.new_context(java_script_enabled=scripts, viewport=VIEW, reduced_motion="reduce")
        page = context.new_page()
        # Without scripts nothing looks into the page either, so only what links and forms do is asked there.
        parts = [map_faults, timeline_faults, filter_faults, facet_faults] if scripts else [filter_faults]
        for part in parts:
            yield from part(page, base)
        context.close()
