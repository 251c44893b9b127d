// The end of the session never comes as a surprise. Five minutes before it, a dialog asks; one key
// stays signed in. After it, the page stays as it is: sign in elsewhere, come back, go on.
// Rooms that fetch themselves: dispatch `leidraad:answered` on document with the Response as detail.

const { sessionSeconds, sessionUrl, employee } = document.body.dataset;
const WARN_BEFORE = 5 * 60;
// The server moves the end forward at most once in five minutes, so its promise may be that much too long.
const SLACK = 5 * 60;
const soon = document.getElementById("sessie-loopt-af");
const over = document.getElementById("sessie-voorbij");
const tabs = new BroadcastChannel("leidraad-session");
let ends = 0;
let timer;

const now = () => Date.now() / 1000;

function endsIn(seconds) {
  setEnd(now() + seconds);
  tabs.postMessage({ ends, employee });
}

function setEnd(moment) {
  ends = moment;
  clearTimeout(timer);
  soon.close();
  watch();
}

// Timers sleep when the laptop does, so look at the clock each time.
function watch() {
  const left = ends - now();
  if (left <= 0) return ask();
  if (left <= WARN_BEFORE) {
    const minutes = Math.max(1, Math.ceil(left / 60));
    soon.querySelector("[data-minutes]").textContent = minutes === 1 ? "1 minuut" : `${minutes} minuten`;
    if (!soon.open && !over.open) soon.showModal();
  }
  const wait = left <= WARN_BEFORE ? Math.min(left, 30) : left - WARN_BEFORE;
  timer = setTimeout(watch, Math.min(wait, 600) * 1000);
}

// Only the server knows for certain.
async function ask(method = "GET") {
  const headers = method === "GET" ? { "X-Quiet": "1" } : { "X-CSRFToken": token() };
  let answer;
  try {
    answer = await fetch(sessionUrl, { method, headers, redirect: "error", credentials: "same-origin" });
  } catch {
    timer = setTimeout(watch, 30_000); // no network: what is typed is kept in the browser
    return;
  }
  if (!answer.ok) return close();
  const { seconds, employee: who, token: fresh } = await answer.json();
  over.querySelector("[data-somebody-else]").hidden = who === employee;
  if (who !== employee) return close();
  useToken(fresh);
  over.close();
  endsIn(seconds);
}

function close() {
  clearTimeout(timer);
  soon.close();
  if (!over.open) over.showModal();
  document.dispatchEvent(new CustomEvent("leidraad:signed-out"));
}

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

// Signing in again makes a new token; without it everything on this page would be refused.
function useToken(fresh) {
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": fresh }));
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = fresh;
}

function answered(status, seconds, wasQuiet) {
  if (status === 401) close();
  else if (seconds && !wasQuiet) endsIn(Number(seconds) - SLACK);
}

if (sessionUrl) {
  setEnd(now() + Number(sessionSeconds) - SLACK);
  tabs.onmessage = ({ data }) => data.employee === employee && data.ends > ends && setEnd(data.ends);
  soon.querySelector("[data-extend]").addEventListener("click", () => ask("POST"));
  // Escape means "leave me alone": the person is there, so the session goes on.
  soon.addEventListener("cancel", () => ask("POST"));
  over.addEventListener("cancel", (event) => event.preventDefault());
  over.querySelector("[data-signed-in]").addEventListener("click", () => ask());
  addEventListener("focus", () => over.open && ask());
  addEventListener("visibilitychange", () => !document.hidden && (over.open ? ask() : watch()));
  const isQuiet = (detail) => "X-Quiet" in (detail.requestConfig?.headers ?? {});
  // What a page fetches by itself waits until someone is signed in again.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (over.open && isQuiet(event.detail)) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const quiet = isQuiet(detail);
    answered(detail.xhr.status, detail.xhr.getResponseHeader("X-Session-Seconds"), quiet);
  });
  document.addEventListener("leidraad:answered", ({ detail: response }) => {
    answered(response.status, response.headers.get("X-Session-Seconds"), false);
  });
}
