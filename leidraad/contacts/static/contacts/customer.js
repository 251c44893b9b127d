// The right of the desk: who is this. Looking someone up is written down, so it happens when Enter says
// so, not while typing. Without a customer the contact is anonymous, and that is fine.

import { ask } from "./autosave.js";

const box = document.getElementById("klant");
const results = document.getElementById("customer-results");
const card = document.getElementById("customer-card");
const who = document.getElementById("who");
const anonymous = document.getElementById("anonymous");

// `chosen(pk, name)` hears who was chosen; ("", "") means anonymous.
export function prepare(urls, chosen) {
  anonymous.addEventListener("click", () => chosen("", ""));
  box?.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await load(results, `${urls.customers}?${new URLSearchParams(new FormData(box.form))}`);
    results.querySelector("a")?.focus();
  });
  results.addEventListener("click", (event) => {
    const link = event.target.closest('a[data-key^="customers.customer:"]');
    if (!link) return;
    event.preventDefault();
    chosen(link.dataset.key.split(":")[1], link.dataset.name ?? link.textContent.trim());
  });
}

export function show(urls, pk, name) {
  who.textContent = pk ? name : "Anoniem";
  anonymous.hidden = !pk;
  results.replaceChildren();
  if (box) box.value = "";
  if (pk && urls.customer) load(card, urls.customer.replace("/0/", `/${pk}/`));
  else card.replaceChildren();
}

async function load(place, url) {
  try {
    const answer = await ask(url, null);
    place.innerHTML = answer.ok ? await answer.text() : "<p>Dit is niet te zien.</p>";
    globalThis.htmx?.process(place);
  } catch {
    place.innerHTML = "<p>Zoeken lukt nu niet: er is geen verbinding.</p>";
  }
}
