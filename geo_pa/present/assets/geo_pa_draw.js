"use strict";
/* Draws a shape by hand: an area corner by corner, or a point. The page hears of it as of Leaflet.draw, by the event
   "draw:created", which streamlit-folium listens to. Every word comes from the page. */
(function () {
  const PANE = "geoPaDraw";
  const FIRST_PX = 12;
  const SAME_PX = 6;
  const CALM_MS = 400;
  const LEAST_CORNERS = 3;
  const DECIMALS = 8; /* of a degree: a millimetre */
  const LINE = { color: "#154273", weight: 3, interactive: false, pane: PANE };
  const WRONG = "#b3261e";

  let finished = null; /* what was drawn last, until the page draws it itself */

  function side(a, b, c) {
    return Math.sign((b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng));
  }

  function within(a, b, c) {
    return Math.min(a.lng, b.lng) <= c.lng && c.lng <= Math.max(a.lng, b.lng) &&
      Math.min(a.lat, b.lat) <= c.lat && c.lat <= Math.max(a.lat, b.lat);
  }

  /* Whether two pieces of line cross, or touch. */
  function meet(a, b, c, d) {
    const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
    if (sides[0] !== sides[1] && sides[2] !== sides[3]) return true;
    return [[a, b, c], [a, b, d], [c, d, a], [c, d, b]].some(function (three, at) {
      return sides[at] === 0 && within.apply(null, three);
    });
  }

  /* Whether a line from the last corner would cross one of the others, from the edge of that number on. */
  function crosses(corners, to, from) {
    const last = corners[corners.length - 1];
    for (let at = from; at < corners.length - 2; at += 1) {
      if (meet(corners[at], corners[at + 1], last, to)) return true;
    }
    return false;
  }

  function Drawing(map, options) {
    const words = options.words;
    const bar = document.createElement("div");
    const said = document.createElement("div");
    const drawn = L.layerGroup().addTo(map);
    let kind = null;
    let corners = [];
    let rubber = null;

    function button(name, press) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = words[name];
      made.setAttribute("aria-label", words[name + "_label"] || words[name]);
      made.addEventListener("click", press);
      return made;
    }

    const starts = options.kinds.map(function (each) { return button(each, function () { start(each); }); });
    const undo = button("undo", takeBack);
    const done = button("done", finish);
    const stop = button("stop", function () { end(true); });

    /* Hidden and not taken away: Leaflet takes the press of a button that is gone for a click on the map. */
    function offer(shown) {
      Array.from(bar.children).forEach(function (each) { each.hidden = !shown.includes(each); });
    }

    function say(text, wrong) {
      said.hidden = !text;
      said.className = "geo-pa-draw-said" + (wrong ? " geo-pa-draw-wrong" : "");
      if (said.textContent !== text) said.textContent = text;
    }

    function hint() {
      if (kind === "point") return words.hint_point;
      if (corners.length === 0) return words.hint_first;
      return corners.length < LEAST_CORNERS ? words.hint_next : words.hint_last;
    }

    function show() {
      drawn.clearLayers();
      rubber = null;
      if (corners.length > 1) L.polyline(corners, LINE).addTo(drawn);
      corners.forEach(function (corner, at) {
        const first = at === 0;
        const look = { radius: first ? 8 : 5, fillColor: "#ffffff", fillOpacity: 1, weight: first ? 4 : 3 };
        L.circleMarker(corner, Object.assign({}, LINE, look)).addTo(drawn);
      });
      undo.disabled = corners.length === 0;
      done.disabled = corners.length < LEAST_CORNERS;
      say(hint(), false);
    }

    function distance(one, other) {
      return map.latLngToContainerPoint(one).distanceTo(map.latLngToContainerPoint(other));
    }

    function start(which) {
      end(false);
      kind = which;
      map.closePopup();
      map.doubleClickZoom.disable();
      map.getContainer().classList.add("geo-pa-drawing");
      offer(which === "polygon" ? [undo, done, stop] : [stop]);
      map.getContainer().focus({ preventScroll: true });
      show();
    }

    /* The second click of a double click that finished must not choose what lies beneath. */
    function calmDown() {
      setTimeout(function () {
        if (kind) return;
        map.doubleClickZoom.enable();
        map.getContainer().classList.remove("geo-pa-drawing");
      }, CALM_MS);
    }

    function end(refocus) {
      const was = kind;
      kind = null;
      corners = [];
      drawn.clearLayers();
      offer(starts);
      say("", false);
      if (was) calmDown();
      if (was && refocus) starts[options.kinds.indexOf(was)].focus({ preventScroll: true });
    }

    function takeBack() {
      if (corners.length === 0) return;
      corners = corners.slice(0, -1);
      show();
    }

    function create(layer, layerType) {
      layer.feature = { type: "Feature", properties: { drawn: Date.now() } };
      const written = layer.toGeoJSON(DECIMALS);
      layer.toGeoJSON = function () { return written; };
      if (finished) finished.remove();
      finished = layer.addTo(map);
      end(true);
      map.fire("draw:created", { layer: layer, layerType: layerType });
    }

    function finish() {
      if (corners.length < LEAST_CORNERS) return say(words.too_few, true);
      if (crosses(corners, corners[0], 1)) return say(words.closing_crosses, true);
      return create(L.polygon(corners, LINE), "polygon");
    }

    function place(where) {
      if (kind === "point") return create(L.circleMarker(where, Object.assign({ radius: 7 }, LINE)), "marker");
      if (corners.length >= LEAST_CORNERS && distance(where, corners[0]) <= FIRST_PX) return finish();
      if (corners.length && distance(where, corners[corners.length - 1]) <= SAME_PX) return undefined;
      if (crosses(corners, where, 0)) return say(words.crosses, true);
      corners = corners.concat([where]);
      return show();
    }

    /* A line to the mouse, red and said at once where a corner there would make the area cross itself. */
    function follow(where) {
      if (kind !== "polygon" || corners.length === 0) return;
      const closing = corners.length >= LEAST_CORNERS && distance(where, corners[0]) <= FIRST_PX;
      const to = closing ? corners[0] : where;
      const wrong = crosses(corners, to, closing ? 1 : 0);
      if (rubber) rubber.remove();
      const look = { dashArray: "6 6", color: wrong ? WRONG : LINE.color };
      rubber = L.polyline([corners[corners.length - 1], to], Object.assign({}, LINE, look)).addTo(drawn);
      say(wrong ? (closing ? words.closing_crosses : words.crosses) : hint(), wrong);
    }

    function key(event) {
      if (!kind) return;
      const pressed = { Escape: function () { end(true); }, Enter: finish, Backspace: takeBack }[event.key];
      if (!pressed || (event.key === "Enter" && (event.target.tagName === "BUTTON" || kind === "point"))) return;
      event.preventDefault();
      event.stopPropagation();
      pressed();
    }

    bar.className = "geo-pa-draw-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.group);
    said.setAttribute("role", "status");
    said.setAttribute("aria-live", "polite");
    starts.concat([undo, done, stop]).forEach(function (each) { bar.appendChild(each); });
    end(false);
    map.on("click", function (event) { if (kind) place(event.latlng); });
    map.on("dblclick", function () { if (kind === "polygon") finish(); });
    map.on("mousemove", function (event) { follow(event.latlng); });
    document.addEventListener("keydown", key, true);
    return [bar, said];
  }

  /* Buttons on the map with which a reader draws. */
  window.geoPaDraw = function (map, options) {
    map.createPane(PANE).style.zIndex = 640;
    const control = L.control({ position: "topright" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "geo-pa-draw";
      Drawing(map, options).forEach(function (part) { box.appendChild(part); });
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  };

  /* What was drawn, as the page has it now: it stands in the place of what the hand left on the map. */
  window.geoPaDrawn = function (payload) {
    if (finished) finished.remove();
    finished = null;
    return window.geoPaLayer(payload);
  };
})();
