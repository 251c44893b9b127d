// When something is wrong the focus goes to where it is said; what could not be sent is said loudly.

// What a page fetches by itself has nobody waiting for it.
const isQuiet = (detail) => "X-Quiet" in (detail.requestConfig?.headers ?? {});

function toSummary(part) {
  const summary = part.matches?.("[data-errors]") ? part : part.querySelector?.("[data-errors]");
  summary?.focus();
}

function complain(text) {
  const place = document.getElementById("meldingen");
  const example = document.getElementById("melding-fout");
  if (!place || !example) return;
  const alert = example.content.cloneNode(true);
  alert.querySelector("[data-text]").textContent = text;
  alert.firstElementChild.dataset.trouble = "";
  place.querySelector("[data-trouble]")?.remove();
  place.append(alert);
}

toSummary(document);
document.addEventListener("htmx:afterSwap", ({ detail }) => toSummary(detail.target));
document.addEventListener("htmx:sendError", ({ detail }) => {
  if (isQuiet(detail)) return;
  complain("Er is geen verbinding. Wat je typte staat er nog. Probeer het zo opnieuw.");
});
document.addEventListener("htmx:responseError", ({ detail }) => {
  const { status } = detail.xhr;
  if (status === 401 || isQuiet(detail)) return; // session.js speaks
  if (status === 403) complain("Dit mag je niet, of de pagina stond te lang open. Laad de pagina opnieuw.");
  else if (status === 404) complain("Dit bestaat niet meer. Laad de pagina opnieuw.");
  else complain("Er ging iets mis bij ons. Wat je typte staat er nog. Probeer het opnieuw.");
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) document.querySelector("[data-trouble]")?.remove();
});
