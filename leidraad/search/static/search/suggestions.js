// Fills the list under a search box while someone types. Without it the box is an ordinary one.
const PAUSE = 80; // milliseconds without a key

for (const box of document.querySelectorAll("input[data-suggestions]")) {
  const list = document.getElementById(box.getAttribute("list"));
  let waiting;
  let asked = 0;

  async function suggest() {
    const number = ++asked;
    const address = new URL(box.dataset.suggestions, location.href);
    address.searchParams.set("zoek", box.value);
    const language = box.form?.querySelector("[name=taal]:checked");
    if (language) address.searchParams.set("taal", language.value);
    const answer = await fetch(address, { headers: { "X-Quiet": "1" } }).catch(() => null);
    if (!answer?.ok || number !== asked) return; // a newer question is on its way
    const { suggestions } = await answer.json();
    list.replaceChildren(
      ...suggestions.map((words) => Object.assign(document.createElement("option"), { value: words })),
    );
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PAUSE);
  });
}
