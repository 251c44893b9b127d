// The desk: which contacts run, which one is before us, and what each key does with it.

import { Keeper, ask } from "./autosave.js";
import * as customer from "./customer.js";
import { addQuestion, fieldOf, fill, fillFields, showItem, showProblems, typedIn } from "./fields.js";
import * as knowledge from "./knowledge.js";
import { openVault } from "./vault.js";

const state = JSON.parse(document.getElementById("desk-state").textContent);
const { urls, kinds } = state;
const form = document.getElementById("contact");
const finishButton = document.getElementById("finish");
const saved = document.getElementById("saved");
const loud = document.getElementById("loud");
const contacts = new Map();
let active = null;
let keeper;
let lastCancelled = null;
let questionsAreHere = Promise.resolve();

const outcomeOf = (kind) => Object.keys(kinds).find((slug) => kinds[slug] === kind) ?? "";
const clock = () => new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
const $ = (id) => document.getElementById(id);

// Contacts -------------------------------------------------------------------------------------

function known({ uuid, channel, direction, started_ago, ended_ago, version, saved_at, typed }) {
  const before = (ago) => (ago === null ? null : Date.now() - ago);
  return { uuid, channel, direction, typed, version, savedAt: saved_at, startedAt: before(started_ago), endedAt: before(ended_ago) };
}

// `crypto.randomUUID` is there on https alone; a test on the intranet without it must work too.
function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function start(channel) {
  const contact = { uuid: newUuid(), channel, direction: "in", typed: {}, version: 0, startedAt: Date.now(), endedAt: null };
  contacts.set(contact.uuid, contact);
  quiet("");
  activate(contact);
  keeper.changed(contact);
  if (!knowledge.focus()) form.elements.note.focus();
}

function activate(contact) {
  active = contact;
  form.hidden = !contact;
  $("no-contact").hidden = Boolean(contact);
  showProblems(form, {});
  if (contact) {
    fill(form, contact);
    form.elements.submission.value = contact.uuid;
    togglePutOut();
    questionsAreHere = loadDepartmentQuestions();
    say(contact);
  }
  knowledge.show(contact?.typed.zoek ?? "");
  customer.show(urls, contact?.typed ?? {});
  history.replaceState(null, "", contact ? `?contact=${contact.uuid}` : urls.desk);
  drawTabs();
}

function leave(contact) {
  contacts.delete(contact.uuid);
  if (active === contact) activate([...contacts.values()].at(-1) ?? null);
  else drawTabs();
  if (active) form.elements.note.focus();
  else document.querySelector("main").focus();
}

function drawTabs() {
  const tabs = [...contacts.values()].map((contact, index) => {
    const link = document.createElement("a");
    link.href = `?contact=${contact.uuid}`;
    link.dataset.tab = contact.uuid;
    link.dataset.label = `Naar contact ${index + 1}`;
    if (index < 9) link.dataset.shortcut = `Alt+${index + 1}`;
    if (contact === active) link.setAttribute("aria-current", "true");
    const words = Object.assign(document.createElement("span"), { className: "desk-words" });
    const time = Object.assign(document.createElement("span"), { className: "desk-timer" });
    time.dataset.timer = "";
    words.textContent = firstWords(contact);
    link.append(state.channels[contact.channel] ?? contact.channel, " ", time, " ", words);
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  $("tabs").replaceChildren(...tabs);
  tick();
}

const firstWords = ({ typed }) => (typed.note || typed["question-0-text"] || typed.zoek || "").slice(0, 24);

function tick() {
  for (const link of $("tabs").querySelectorAll("[data-tab]")) {
    const contact = contacts.get(link.dataset.tab);
    if (contact) link.querySelector("[data-timer]").textContent = duration(contact);
  }
  if (active) $("timer").textContent = duration(active);
}

function duration({ startedAt, endedAt }) {
  const seconds = Math.max(0, Math.floor(((endedAt ?? Date.now()) - startedAt) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// What is typed --------------------------------------------------------------------------------

function typed() {
  if (!active) return;
  active.typed = typedIn(form);
  active.channel = form.elements.channel.value;
  active.direction = form.elements.direction.value;
  keeper.changed(active);
  const words = $("tabs").querySelector(`[data-tab="${active.uuid}"] .desk-words`);
  if (words) words.textContent = firstWords(active);
}

function currentQuestion() {
  const focused = document.activeElement?.closest?.("[data-question]");
  return focused ?? $("questions").lastElementChild;
}

function searched() {
  if (!active) return;
  form.elements.zoek.value = knowledge.words();
  const question = $("questions").lastElementChild;
  if (!fieldOf(question, "item").value) fieldOf(question, "words").value = knowledge.words().slice(0, 200);
  typed();
}

function itIs(names) {
  if (!active) return;
  for (const [name, value] of Object.entries(names)) form.elements[name].value = value;
  typed();
  customer.show(urls, active.typed);
}

async function use() {
  const answer = knowledge.openAnswer();
  if (!active || !answer) return;
  let question = currentQuestion();
  if (fieldOf(question, "item").value) question = addQuestion(form); // a second answer is a second question
  fieldOf(question, "item").value = answer.key;
  fieldOf(question, "title").value = answer.title.slice(0, 300);
  if (!fieldOf(question, "text").value) fieldOf(question, "text").value = answer.title.slice(0, 300);
  if (!fieldOf(question, "outcome").value) fieldOf(question, "outcome").value = outcomeOf("answered");
  fieldOf(question, "words").value = knowledge.words().slice(0, 200);
  showItem(question);
  $("used").hidden = false;
  typed();
  const contact = active;
  const facts = await ask(`${urls.used}?${new URLSearchParams({ antwoord: answer.key })}`, null).then((it) => (it.ok ? it.json() : {}), () => ({}));
  const department = fieldOf(question, "department");
  if (active === contact && !department.value && facts.department) {
    department.value = facts.department;
    typed();
  }
}

function togglePutOut() {
  const wanted = [...form.querySelectorAll('[name$="-outcome"]')].some(({ value }) => kinds[value] === "callback-request");
  $("put-out").hidden = !wanted;
  const about = form.elements["callback-question"];
  if (wanted && !about.value) about.value = form.elements["question-0-text"].value || form.elements.note.value;
}

async function loadDepartmentQuestions() {
  const place = $("department-questions");
  const slug = form.elements["callback-department"].value;
  const contact = active;
  if (!slug) return place.replaceChildren();
  const answer = await ask(`${urls.questions}?${new URLSearchParams({ afdeling: slug })}`, null).catch(() => null);
  if (!answer?.ok || active !== contact) return;
  place.innerHTML = await answer.text();
  fillFields(place, contact.typed);
}

// Closing --------------------------------------------------------------------------------------

function missing() {
  const problems = {};
  for (const question of form.querySelectorAll("[data-question]")) {
    const [text, item, outcome] = ["text", "item", "outcome"].map((name) => fieldOf(question, name));
    const isUsed = text.value.trim() || item.value;
    if (question.dataset.question !== "0" && !isUsed) continue;
    if (!isUsed) problems[text.name] = "Wat was de vraag? Een paar woorden zijn genoeg.";
    if (!outcome.value && !item.value) problems[outcome.name] = "Hoe liep deze vraag af? Kies een van de mogelijkheden.";
  }
  return problems;
}

// F8 ends the talk and comes here; Enter (or F8 again, or the mouse) records.
function finish(event) {
  event.preventDefault();
  if (!active) return;
  if (!active.endedAt) {
    active.endedAt = Date.now();
    typed();
  }
  const first = showProblems(form, missing());
  if (first) return first.focus();
  if (!event.isTrusted && document.activeElement !== finishButton) return finishButton.focus();
  const contact = active;
  typed();
  quiet("bezig met vastleggen…");
  leave(contact);
  keeper.finish(contact);
}

async function cancel(event) {
  event.preventDefault();
  if (!active) return;
  const contact = active;
  if (Object.keys(contact.typed).length > 0 && !(await choice($("really-cancel"), "yes"))) return;
  lastCancelled = contact;
  leave(contact);
  $("undo").hidden = false;
  keeper.cancel(contact);
}

async function undo() {
  const contact = lastCancelled;
  if (!contact) return;
  $("undo").hidden = true;
  lastCancelled = null;
  const wasWaiting = contact.job === "cancel";
  await keeper.forget(contact);
  contacts.set(contact.uuid, contact);
  activate(contact);
  if (!wasWaiting) await ask(urls.restore.replace(/0{8}-[0-]*/, contact.uuid), {}).catch(() => null);
  keeper.changed(contact);
  form.elements.note.focus();
}

function choice(dialog, wanted) {
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(dialog.returnValue === wanted), { once: true });
    dialog.showModal();
  });
}

// What we say ----------------------------------------------------------------------------------

const quiet = (words) => {
  $("said").textContent = words;
};

function say(contact) {
  saved.textContent = contact.savedAt ? `opgeslagen ${contact.savedAt}` : "";
}

const asWords = ({ typed }) =>
  Object.entries(typed)
    .filter(([name]) => /note|text|question$/.test(name))
    .map(([, text]) => text)
    .join("\n");

const tell = {
  saved(contact) {
    if (contact === active) say(contact);
  },
  unsent(number, why, works) {
    const reasons = {
      "signed-out": "Je bent uitgelogd. Wat je typt blijft hier bewaard. Log opnieuw in, dan gaat het vanzelf verder.",
      offline: works
        ? "Geen verbinding. Wat je typt is bewaard op deze computer en wordt vanzelf verstuurd."
        : "Geen verbinding, en deze browser kan niets veilig bewaren. Sluit deze pagina niet.",
    };
    loud.hidden = !why;
    loud.textContent = why ? reasons[why] : "";
    const waiting = number - contacts.size;
    if (why && waiting > 0) loud.textContent += ` Te versturen: ${waiting} ${waiting === 1 ? "contact" : "contacten"}.`;
  },
  async conflict(contact, theirs) {
    const dialog = $("two-versions");
    if (dialog.open) return;
    dialog.querySelector("[data-mine]").textContent = asWords(contact);
    dialog.querySelector("[data-theirs]").textContent = asWords(theirs);
    if (await choice(dialog, "theirs")) {
      await keeper.forget(contact);
      Object.assign(contact, known(theirs));
      contacts.set(contact.uuid, contact);
      activate(contact);
    } else if (contact.job) {
      keeper.take(contact);
    } else {
      keeper.changed(contact);
    }
  },
  gone(contact) {
    if (contacts.has(contact.uuid)) leave(contact);
    quiet("Dit contact was op een ander scherm al afgerond of geannuleerd.");
  },
  async recorded() {
    quiet(`vastgelegd ${clock()}`);
    const answer = await ask(urls.today, null).catch(() => null);
    if (answer?.ok) $("today").outerHTML = await answer.text();
  },
  async refused(contact, problems) {
    quiet("");
    contact.finishedAt = null;
    contacts.set(contact.uuid, contact);
    activate(contact);
    keeper.changed(contact);
    await questionsAreHere;
    showProblems(form, problems)?.focus();
  },
};

// Listening ------------------------------------------------------------------------------------

function listen() {
  form.addEventListener("input", (event) => {
    const place = document.getElementById(`${event.target.name}-problem`);
    if (place) place.hidden = true;
    event.target.removeAttribute("aria-invalid");
    typed();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name.endsWith("-outcome")) togglePutOut();
    if (event.target.name === "callback-department") loadDepartmentQuestions();
    if (event.target.name === "channel") drawTabs();
  });
  form.addEventListener("click", (event) => {
    const drop = event.target.closest("[data-drop-item]");
    if (!drop) return;
    const question = drop.closest("[data-question]");
    for (const name of ["item", "title"]) fieldOf(question, name).value = "";
    showItem(question);
    typed();
  });
  // Enter in a field of one line must not record a contact by accident.
  form.addEventListener("submit", (event) => event.preventDefault());
  finishButton.addEventListener("click", finish);
  $("cancel").addEventListener("click", cancel);
  $("another").addEventListener("click", (event) => {
    event.preventDefault();
    fieldOf(addQuestion(form), "text").focus();
    typed();
  });
  $("use").addEventListener("click", use);
  $("undo-button").addEventListener("click", undo);
  $("start").addEventListener("submit", (event) => {
    event.preventDefault();
    start(event.submitter?.value ?? state.first_channel);
  });
  $("tabs").addEventListener("click", (event) => {
    const link = event.target.closest("[data-tab]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    activate(contacts.get(link.dataset.tab));
    form.elements.note.focus();
  });
  document.querySelector('form[action*="uitloggen"]')?.addEventListener("submit", signOut);
  setInterval(tick, 1000);
}

let maySignOut = false;
async function signOut(event) {
  if (maySignOut) return;
  event.preventDefault();
  if (keeper.unsent > 0 && !(await choice($("really-leave"), "yes"))) return;
  maySignOut = true;
  keeper = null;
  await vault.clear();
  event.target.requestSubmit();
}

// What was left behind in this browser: newer than what the server has, or not sent at all.
async function takeUp() {
  for (const record of await vault.all()) {
    const stored = contacts.get(record.uuid);
    if (record.job) {
      contacts.delete(record.uuid);
      if (active?.uuid === record.uuid) activate([...contacts.values()].at(-1) ?? null);
      keeper.take(record);
    } else {
      const contact = Object.assign(stored ?? {}, record, { savedAt: stored?.savedAt });
      contacts.set(contact.uuid, contact);
      if (!active || active.uuid === contact.uuid) activate(contact);
      keeper.changed(contact);
    }
  }
  drawTabs();
}

const vault = await openVault(state.keys, state.server_time * 1000);
keeper = new Keeper(vault, urls, tell);
for (const one of state.running) contacts.set(one.uuid, known(one));
active = contacts.get(state.active) ?? null;
knowledge.prepare(urls.search, searched);
customer.prepare(
  urls,
  (pk, name) => itIs({ customer: pk, customer_name: name, on_behalf_of: "", on_behalf_of_name: "" }),
  (pk, name) => itIs({ on_behalf_of: pk, on_behalf_of_name: name }),
  (pk, name) =>
    itIs({
      customer: pk,
      customer_name: name,
      on_behalf_of: form.elements.customer.value,
      on_behalf_of_name: form.elements.customer_name.value,
    }),
);
listen();
if (active && !document.querySelector("[data-problem]:not([hidden])")) activate(active);
await takeUp();
document.documentElement.dataset.deskReady = "yes";
