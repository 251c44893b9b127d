// Light, dark, or as the system says. The choice is a cookie, so that the server sends the page in the
// right colours at once; it says nothing about the person.

const button = document.querySelector("[data-appearance]");
const NEXT = { "": "light", light: "dark", dark: "" };
const WORDS = { "": "zoals je computer", light: "licht", dark: "donker" };

function say(theme) {
  const label = `Weergave: ${WORDS[theme]}`;
  button.setAttribute("aria-label", label);
  button.title = label;
}

function wear(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const age = theme ? 31_536_000 : 0;
  document.cookie = `weergave=${theme}; path=/; max-age=${age}; samesite=lax`;
  say(theme);
}

if (button) {
  const current = () => document.documentElement.dataset.theme ?? "";
  button.hidden = false;
  say(current());
  button.addEventListener("click", () => wear(NEXT[current()]));
}
