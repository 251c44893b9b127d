// The right of the desk: who is this. Looking someone up is written down, so it happens when Enter says
// so, not while typing. Without a customer the contact is anonymous, and that is fine.

import { ask } from "./autosave.js";

const box = document.getElementById("klant");
const results = document.getElementById("customer-results");
const card = document.getElementById("customer-card");
const who = document.getElementById("who");
const behalf = document.getElementById("on-behalf");
const anonymous = document.getElementById("anonymous");

// `chosen(who, name)` hears which customer it is, `represents(who, name)` on whose behalf; "" is nobody.
// `speaks(who, name)` hears that someone else is on the line, on behalf of the customer shown so far.
export function prepare(urls, chosen, represents, speaks) {
  anonymous.addEventListener("click", () => chosen("", ""));
  document.getElementById("not-on-behalf").addEventListener("click", () => represents("", ""));
  box?.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await load(results, urls.customers, { typed: box.value });
    results.querySelector("a")?.focus();
  });
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-customer]");
    if (link) {
      event.preventDefault();
      chosen(link.dataset.customer, link.textContent.trim());
    } else if (event.target.closest(`a[href="${urls.newCustomer}"]`)) {
      event.preventDefault();
      load(results, urls.newCustomer);
    }
  });
  card.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-customer]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const tell = link.dataset.role === "representative" ? speaks : represents;
    tell(link.dataset.customer, link.textContent.trim());
  });
  // A customer who was just registered comes back as a card.
  results.addEventListener("htmx:afterSettle", () => {
    const made = results.querySelector("section[data-customer]");
    if (made) chosen(made.dataset.customer, made.querySelector("h2").textContent.trim());
  });
}

export function show(urls, { customer, customer_name: name, on_behalf_of: other, on_behalf_of_name: otherName }) {
  who.textContent = customer ? name : "Anoniem";
  anonymous.hidden = !customer;
  behalf.hidden = !other;
  behalf.querySelector("strong").textContent = otherName ?? "";
  if (card.dataset.of === (customer ?? "")) return;
  card.dataset.of = customer ?? "";
  results.replaceChildren();
  if (box) box.value = "";
  if (customer && urls.customer) load(card, urls.customer.replace("/0/", `/${customer}/`));
  else card.replaceChildren();
}

async function load(place, url, fields = null) {
  try {
    const answer = await ask(url, fields);
    place.innerHTML = answer.ok || answer.status === 422 ? await answer.text() : "<p>Dit is niet te zien.</p>";
    globalThis.htmx?.process(place);
  } catch {
    place.innerHTML = "<p>Zoeken lukt nu niet: er is geen verbinding.</p>";
  }
}
