// Puts YASGUI in the place of the plain form, which stays for those without scripts.
(() => {
  "use strict";
  const form = document.getElementById("plain");
  const place = document.getElementById("yasgui");
  if (!form || !place || typeof Yasgui === "undefined") return;
  // Completion would ask prefix.cc and lov.linkeddata.es; nothing here comes from elsewhere.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  form.hidden = true;
  place.hidden = false; // before the editor is made, which measures itself
  const shown = new Yasgui(place, {
    autofocus: false,
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: null,
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    yasqe: { value: form.elements.query.value },
  });
  shown.getTab().setQuery(form.elements.query.value);
  // The editor types into a field without a name, in a box that keys cannot scroll.
  place.querySelector(".CodeMirror textarea")?.setAttribute("aria-label", form.querySelector("label").textContent);
  place.querySelector(".CodeMirror-scroll")?.setAttribute("tabindex", "0");
})();
