// The middle of the desk: words, results, answer. Results come while typing; Enter opens the first one,
// arrows choose another; Escape goes back. Nothing here moves the focus unless a key asked for it.

import { ask } from "./autosave.js";

const box = document.getElementById("zoek");
const results = document.getElementById("results");
const answer = document.getElementById("answer");
const text = document.getElementById("answer-text");
const links = () => [...results.querySelectorAll("a[data-key]")];

let url = "";
let shownFor = "";
let keepsUp = false;
let stop = new AbortController();
let opened = null; // { key, title } of the answer on the screen

export const words = () => box.value.trim();
export const openAnswer = () => opened;

// `heard` is called with the words of each search that was shown.
export function prepare(address, heard) {
  url = address;
  if (!url) return;
  box.addEventListener("input", () => keepUp(heard));
  box.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (words() && shownFor !== words()) {
      await search();
      heard();
    }
    if (links()[0]) open(links()[0]);
  });
  box.addEventListener("keydown", (event) => step(event, -1));
  results.addEventListener("keydown", (event) => step(event, links().indexOf(event.target.closest("a"))));
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-key]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(link);
  });
  answer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") back();
  });
  document.getElementById("back").addEventListener("click", back);
}

export function show(value) {
  box.value = value;
  close();
  shownFor = "";
  if (value && url) search();
  else results.replaceChildren();
}

export const focus = () => (box.disabled ? false : (box.focus(), true));

function step(event, from) {
  if (event.key === "Escape" && !answer.hidden) return back();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  (links()[from + by] ?? (by < 0 ? box : links().at(-1)) ?? box).focus();
}

// One search at a time: while an answer is on its way the newest words wait, so a fast typist never queues up.
async function keepUp(heard) {
  if (keepsUp) return;
  keepsUp = true;
  for (let asked = null; asked !== words(); ) {
    asked = words();
    await search();
  }
  keepsUp = false;
  heard();
}

async function search() {
  stop.abort();
  stop = new AbortController();
  const asked = words();
  try {
    const response = await ask(`${url}?${new URLSearchParams({ zoek: asked })}`, null, { signal: stop.signal });
    if (!response.ok) return;
    const html = await response.text();
    if (asked !== words()) return;
    results.innerHTML = html;
    results.scrollTop = 0;
    shownFor = asked;
    close();
  } catch (problem) {
    if (problem.name !== "AbortError") say("Zoeken lukt nu niet: er is geen verbinding. Je kunt wel verder typen.");
  }
}

async function open(link) {
  try {
    await fillWith(link);
  } catch {
    return say("Openen lukt nu niet: er is geen verbinding.");
  }
  globalThis.htmx?.process(text);
  opened = { key: link.dataset.key, title: link.textContent.trim() };
  answer.hidden = false;
  results.classList.add("desk-results-small");
  document.getElementById("used").hidden = true;
  text.scrollTop = 0;
  text.focus();
}

async function fillWith(link) {
  if (!link.getAttribute("href")) {
    text.textContent = "De tekst van dit antwoord is hier niet te lezen. Je kunt het wel als gebruikt aanmerken.";
    return;
  }
  const response = await ask(link.href, null);
  if (response.ok) text.innerHTML = await response.text();
  else text.textContent = "Dit antwoord is niet te openen. Kies een ander resultaat.";
}

function close() {
  opened = null;
  answer.hidden = true;
  results.classList.remove("desk-results-small");
}

function back() {
  close();
  box.focus();
}

function say(message) {
  results.replaceChildren(Object.assign(document.createElement("p"), { textContent: message, role: "status" }));
}
