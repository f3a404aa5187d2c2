"use strict";
/* Draws what geo_pa sends to the map. Text from data only ever becomes a text node, so it can never become markup. */
(function () {
  const RASTER_PANE = "geoPaRaster";
  const VIEW_KEY = "geo_pa.view.";
  const FOCUS_KEY = "geo_pa.focus.";
  const FAR_ZOOM = 11;
  const NEAR_ZOOM = 13.5;
  const FAR_SCALE = 0.68;

  function element(tag, className, text) {
    const node = document.createElement(tag);
    node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function card(properties, rows) {
    const box = element("div", "geo-pa-card");
    box.appendChild(element("strong", "geo-pa-title", properties.title));
    const list = element("dl", "geo-pa-rows");
    rows.forEach(function (row) {
      list.appendChild(element("dt", "", row[0]));
      list.appendChild(element("dd", "", row[1]));
    });
    if (rows.length) box.appendChild(list);
    return box;
  }

  function describe(payload, feature, layer) {
    const properties = feature.properties;
    layer.bindTooltip(card(properties, properties.rows.slice(0, payload.tooltipRows)), { sticky: true });
    if (!payload.popup) return;
    const box = card(properties, properties.rows);
    if (properties.text) box.appendChild(element("p", "geo-pa-text", properties.text));
    layer.bindPopup(box, { maxWidth: 360, autoPanPadding: [20, 20] });
  }

  function marker(payload, feature, latlng) {
    const style = payload.styles[feature.properties.style] || {};
    if (feature.properties.label) {
      const text = element("span", "geo-pa-label", feature.properties.label);
      return L.marker(latlng, { icon: L.divIcon({ className: "", html: text, iconSize: [0, 0] }), interactive: false, keyboard: false });
    }
    if (style.mark) {
      const icon = L.divIcon({ className: "geo-pa-mark", html: style.mark, iconSize: [24, 24] });
      return L.marker(latlng, { icon: icon, keyboard: false, riseOnHover: true });
    }
    return L.circleMarker(latlng, Object.assign({ radius: 5 }, style));
  }

  /* The SVG patterns that shapes are filled with, once per document. */
  window.geoPaPatterns = function (svg) {
    const holder = element("div", "geo-pa-patterns");
    holder.innerHTML = svg;
    document.body.appendChild(holder);
  };

  window.geoPaLayer = function (payload) {
    return L.geoJSON(payload.features, {
      interactive: payload.interactive,
      style: function (feature) { return payload.styles[feature.properties.style]; },
      pointToLayer: function (feature, latlng) { return marker(payload, feature, latlng); },
      onEachFeature: function (feature, layer) {
        if (!payload.interactive) return;
        describe(payload, feature, layer);
        /* The same value is not sent twice: with its moment every click is another one. What was sent is kept and
           compared, so it must stay as it was: the properties are new ones. */
        layer.on("click", function () {
          feature.properties = Object.assign({}, feature.properties, { clicked: Date.now() });
        });
      },
    });
  };

  window.geoPaRaster = function (map, payload) {
    if (!map.getPane(RASTER_PANE)) map.createPane(RASTER_PANE).style.zIndex = 250;
    return L.imageOverlay(payload.image, payload.bounds, { pane: RASTER_PANE, opacity: payload.opacity, alt: payload.alt });
  };

  /* Signs and names are smaller from afar, so that they do not cover each other. */
  function scaleWithZoom(map) {
    const near = Math.min(Math.max((map.getZoom() - FAR_ZOOM) / (NEAR_ZOOM - FAR_ZOOM), 0), 1);
    map.getContainer().style.setProperty("--geo-pa-scale", String(FAR_SCALE + (1 - FAR_SCALE) * near));
  }

  /* Names that would cover one another: the first one stays, and the others come as soon as there is room. */
  function thinOutNames(map) {
    const boxes = [];
    map.getContainer().querySelectorAll(".geo-pa-label").forEach(function (name) {
      const box = name.getBoundingClientRect();
      const covered = boxes.some(function (other) {
        return box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      });
      name.style.visibility = covered ? "hidden" : "visible";
      if (!covered) boxes.push(box);
    });
  }

  /* A button beneath the zoom buttons that shows the whole municipality again. */
  function wholeButton(map, options) {
    const control = L.control({ position: "topleft" });
    control.onAdd = function () {
      const bar = element("div", "leaflet-bar");
      const button = element("a", "geo-pa-whole", "⤢");
      button.href = "#";
      button.title = options.whole;
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", options.whole);
      L.DomEvent.on(button, "click", function (event) {
        L.DomEvent.stop(event);
        map.fitBounds(options.bounds, { padding: [8, 8] });
      });
      bar.appendChild(button);
      return bar;
    };
    control.addTo(map);
  }

  /* Keeps the place and zoom when the map is drawn again, so that another layer or option does not throw the reader back. */
  window.geoPaView = function (map, options) {
    L.control.scale({ imperial: false }).addTo(map);
    wholeButton(map, options);
    map.attributionControl.setPrefix(false);
    const notice = element("span", "", options.notice);
    map.attributionControl.addAttribution(notice.innerHTML);
    const saved = JSON.parse(sessionStorage.getItem(VIEW_KEY + options.key) || "null");
    if (saved) map.setView(saved.center, saved.zoom);
    else map.fitBounds(options.bounds, { padding: [8, 8] });
    map.whenReady(function () { setTimeout(function () { thinOutNames(map); }, 0); });
    scaleWithZoom(map);
    map.on("zoomend", function () {
      scaleWithZoom(map);
      thinOutNames(map);
    });
    map.on("moveend", function () {
      sessionStorage.setItem(VIEW_KEY + options.key, JSON.stringify({ center: map.getCenter(), zoom: map.getZoom() }));
    });
  };

  /* Moves to a place once per request: drawing the same request again leaves the reader where they are. */
  window.geoPaFocus = function (map, options) {
    if (sessionStorage.getItem(FOCUS_KEY + options.key) === options.request) return;
    sessionStorage.setItem(FOCUS_KEY + options.key, options.request);
    map.fitBounds(options.bounds, { maxZoom: options.maxZoom, padding: [60, 60] });
  };
})();
