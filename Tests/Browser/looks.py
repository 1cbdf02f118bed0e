"""What can be wrong with any page that is open in a browser."""
from axe_playwright_python.sync_playwright import Axe

GRAVE = {"serious", "critical"}
OVERFLOW = """
() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5).map(e => e.tagName.toLowerCase() + "." + e.className)
"""


def axe_faults(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    for violation in found:
        if violation["impact"] in GRAVE:
            nodes = [node["target"][0] for node in violation["nodes"][:3]]
            yield f"axe: {violation['id']} ({violation['impact']}): {violation['help']}: {nodes}"


def width_faults(page):
    wide = page.evaluate(OVERFLOW)
    if wide:
        yield f"scrolls sideways because of {', '.join(wide)}"
