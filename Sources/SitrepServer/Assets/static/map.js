// The map: land from Natural Earth, a dot for each place, a shaded area for a country. Nothing comes from elsewhere.
"use strict";
const added = (name, properties) => new Promise((done, failed) => {
  const element = Object.assign(document.createElement(name), properties);
  element.addEventListener("load", done);
  element.addEventListener("error", () => failed(new Error(properties.src || properties.href)));
  document.head.append(element);
});
const drawMap = async (box) => {
  const load = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return answer.json();
  };
  const linked = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });
  const popup = (name, group, only) => {
    const list = document.createElement("ul");
    for (const event of group.events) {
      const item = document.createElement("li");
      const text = [event.day, event.kind, event.who].filter(Boolean).join(" · ");
      item.append(linked(event.href, text), document.createElement("br"), event.quote);
      list.append(item);
    }
    const box = document.createElement("div");
    const title = document.createElement("b");
    title.textContent = name;
    const rest = group.count - group.events.length;
    const foot = document.createElement("p");
    foot.append(linked(group.href, only));
    if (rest > 0) foot.prepend(linked(group.href, "and " + rest + " more"), " · ");
    box.append(title, list, foot);
    return box;
  };
  try {
    const [base, found] = await Promise.all([
      load(box.dataset.base), load(box.dataset.features), added("script", { src: "/leaflet/leaflet.js" }),
      added("link", { rel: "stylesheet", href: "/leaflet/leaflet.css" }),
    ]);
    // Who asked their system for less motion gets popups and zooms that do not fade or fly.
    const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const motion = { fadeAnimation: moving, zoomAnimation: moving, markerZoomAnimation: moving, inertia: moving };
    // Shapes can only be drawn on a map that shows something already.
    const map = L.map(box, { minZoom: 1, zoomSnap: 0.5, ...motion }).setView([25, 20], 2);
    map.attributionControl.setPrefix(false).addAttribution("Natural Earth · GeoNames");
    L.geoJSON(base, { style: () => ({ className: "map-land" }), interactive: false }).addTo(map);
    const areas = L.latLngBounds([]);
    for (const area of found.areas) {
      const shape = base.features.filter((feature) => feature.properties.iso3 === area.country);
      if (!shape.length) continue;
      const layer = L.geoJSON(shape, { style: () => ({ className: "map-area" }) });
      layer.bindPopup(() => popup(area.name, area, "only this country"), { maxHeight: 260 }).addTo(map);
      areas.extend(layer.getBounds());
    }
    const spots = L.latLngBounds([]);
    for (const spot of found.spots) {
      const radius = 4 + 3 * Math.log2(1 + spot.count);
      L.circleMarker([spot.lat, spot.lon], { radius, className: "map-dot" })
        .bindPopup(() => popup(spot.name, spot, "only this place"), { maxHeight: 260 }).addTo(map);
      spots.extend([spot.lat, spot.lon]);
    }
    if (found.moreSpots) map.attributionControl.addAttribution(found.moreSpots + " places with fewer events are left out");
    const frame = spots.isValid() ? spots : areas;
    if (frame.isValid()) map.fitBounds(frame.pad(0.3), { maxZoom: 6, animate: false });
  } catch (error) {
    box.textContent = "The map cannot be drawn (" + error.message + "); its events stand in the list.";
  }
};
// The map is the heaviest part of the page and stands at its end: it is fetched when someone comes near.
const mapBox = document.getElementById("map");
if (mapBox) {
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    drawMap(mapBox);
  }, { rootMargin: "600px" }).observe(mapBox);
}
