// Counts along while someone writes. It warns and never cuts: the form refuses what is too long.

const number = new Intl.NumberFormat(document.documentElement.lang || "nl");
const WORDS = {
  nl: { left: (n) => `Nog ${n} tekens`, one: "Nog 1 teken", over: (n) => `${n} te veel: maak de tekst korter` },
  en: { left: (n) => `${n} characters left`, one: "1 character left", over: (n) => `${n} too many: shorten the text` },
};
const words = WORDS[document.documentElement.lang] ?? WORDS.nl;

// As the server counts: a new line travels as two characters, an emoji is one.
const lengthOf = (text) => [...text.replace(/\r?\n/g, "\r\n")].length;

function count(counter, field) {
  const left = Number(counter.dataset.limit) - lengthOf(field.value);
  counter.classList.toggle("is-over", left < 0);
  counter.textContent =
    left < 0 ? words.over(number.format(-left)) : left === 1 ? words.one : words.left(number.format(left));
}

function start(part) {
  for (const counter of part.querySelectorAll?.("[data-counter]") ?? []) {
    const field = document.getElementById(counter.dataset.counter);
    if (!field || counter.dataset.counts) continue;
    counter.dataset.counts = "yes";
    field.addEventListener("input", () => count(counter, field));
    if (field.value) count(counter, field);
  }
}

start(document);
document.addEventListener("htmx:load", ({ target }) => start(target));
