// One click is one save: a second one waits until the first is answered. It never blocks for good: after
// a lost answer, a stopped page or a failed request the same button works again.

const BY_HTMX = "[hx-post], [hx-put], [hx-patch], [hx-delete]";
const RELEASE_AFTER = 5000;
const sending = new WeakMap();

function release(form) {
  clearTimeout(sending.get(form));
  sending.delete(form);
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

function hold(form, button) {
  button?.setAttribute("aria-busy", "true");
  sending.set(form, setTimeout(() => release(form), RELEASE_AFTER));
}

// Our own messages are clearer than the browser's, and the same in every browser.
function useOurMessages(part) {
  for (const form of part.querySelectorAll?.("form[method=post]") ?? []) form.noValidate = true;
}

addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.getAttribute("method")?.toLowerCase() !== "post" && !form.matches(BY_HTMX)) return;
    if (sending.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      hold(form, event.submitter);
    }
  },
  { capture: true },
);
// A script that keeps the form on the page lets go of it at once.
addEventListener("submit", (event) => {
  if (event.defaultPrevented && !event.target.matches(BY_HTMX)) release(event.target);
});
document.addEventListener("htmx:afterRequest", ({ target }) => {
  const form = target.closest?.("form");
  if (form) release(form);
});
document.addEventListener("htmx:load", ({ target }) => useOurMessages(target));
addEventListener("pageshow", () => {
  for (const form of document.forms) release(form);
});
useOurMessages(document);
