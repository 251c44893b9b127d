// Keys. A control says which key presses it: data-shortcut="F8", "Alt+N", "Ctrl+K", "?" or "/".
// `?` lists the keys of this page; Ctrl+K opens the bar with everywhere to go and everything to do.
// Plain letters do nothing while someone types; function keys and keys with Ctrl or Alt do.

const TYPED = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select";

const isTyping = (element) => element.matches?.(TYPED) || element.isContentEditable;
const isThere = (element) => element.checkVisibility() && !element.disabled;

function parsed(shortcut) {
  const parts = shortcut.split("+").map((part) => part.trim());
  const key = parts.pop() || "+";
  const has = (name) => parts.includes(name);
  return { key: key.toLowerCase(), ctrl: has("Ctrl"), alt: has("Alt"), shift: has("Shift") };
}

function isPressed(shortcut, event) {
  const wanted = parsed(shortcut);
  const isSign = wanted.key.length === 1 && wanted.key.toLowerCase() === wanted.key.toUpperCase();
  return (
    event.key.toLowerCase() === wanted.key &&
    (event.ctrlKey || event.metaKey) === wanted.ctrl &&
    event.altKey === wanted.alt &&
    (isSign || event.shiftKey === wanted.shift)
  );
}

function mayFire(event) {
  const isFunctionKey = /^F\d{1,2}$/.test(event.key);
  return isFunctionKey || event.ctrlKey || event.metaKey || event.altKey || !isTyping(event.target);
}

// While a dialog is open only its own keys work: what lies under it is out of reach for the mouse too.
const withinReach = () => document.querySelector("dialog:modal") ?? document;
const shortcuts = () =>
  [...withinReach().querySelectorAll("[data-shortcut]")].filter((element) => isThere(element));

export function press(control) {
  if (control.matches(TYPED)) {
    control.focus();
    control.select?.();
  } else {
    control.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat || !event.key || !mayFire(event)) return;
  const control = shortcuts().find((element) => isPressed(element.dataset.shortcut, event));
  if (!control) return;
  event.preventDefault();
  press(control);
});

function labelOf(control) {
  const given = control.dataset.label || control.dataset.command || control.getAttribute("aria-label");
  if (given) return given;
  const text = control.labels?.[0] ?? control.querySelector(".nl-button__label") ?? control;
  return text.textContent.trim();
}

function openCheatSheet() {
  const dialog = document.getElementById("toetsen");
  const list = dialog.querySelector("dl");
  list.replaceChildren();
  for (const control of shortcuts()) {
    const name = document.createElement("dt");
    const keys = document.createElement("dd");
    const key = document.createElement("kbd");
    name.textContent = labelOf(control);
    key.className = "key";
    key.textContent = control.dataset.shortcut;
    keys.append(key);
    list.append(name, keys);
  }
  dialog.showModal();
}

// The command bar: a combobox over a listbox, as the ARIA practices describe it.
const bar = document.getElementById("ga-naar");
const box = bar?.querySelector("input");
const list = bar?.querySelector("ul");
let choices = [];
let chosen = 0;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function everythingToDo() {
  const doors = document.querySelectorAll(".bar-menu a");
  const actions = document.querySelectorAll("main [data-command], main [data-shortcut], .bar [data-command]");
  const all = [...new Set([...actions, ...doors])].filter((element) => isThere(element));
  return all.map((control) => ({ control, label: labelOf(control), key: control.dataset.shortcut ?? "" }));
}

function show(all) {
  const words = plain(box.value).split(/\s+/);
  choices = all.filter(({ label }) => words.every((word) => plain(label).includes(word)));
  list.replaceChildren(
    ...choices.map(({ label, key }, index) => {
      const item = document.createElement("li");
      item.id = `ga-naar-${index}`;
      item.role = "option";
      item.append(Object.assign(document.createElement("span"), { textContent: label }));
      if (key) item.append(Object.assign(document.createElement("kbd"), { className: "key", textContent: key }));
      item.addEventListener("click", () => run(index));
      return item;
    }),
  );
  bar.querySelector(".command-none").hidden = choices.length > 0;
  list.hidden = choices.length === 0;
  choose(0);
}

function choose(index) {
  if (choices.length === 0) return box.removeAttribute("aria-activedescendant");
  chosen = (index + choices.length) % choices.length;
  for (const [place, item] of [...list.children].entries()) {
    item.setAttribute("aria-selected", String(place === chosen));
  }
  box.setAttribute("aria-activedescendant", `ga-naar-${chosen}`);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function run(index) {
  const choice = choices[index];
  if (!choice) return;
  bar.close();
  press(choice.control);
}

function openCommandBar() {
  const all = everythingToDo();
  box.value = "";
  box.oninput = () => show(all);
  show(all);
  bar.showModal();
  box.focus();
}

box?.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) choose(chosen + steps[event.key]);
  else if (event.key === "Enter") run(chosen);
  else return;
  event.preventDefault();
});
bar?.addEventListener("click", (event) => {
  if (event.target === bar) bar.close();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-command-bar]")) openCommandBar();
  else if (event.target.closest("[data-cheat-sheet]")) openCheatSheet();
});
