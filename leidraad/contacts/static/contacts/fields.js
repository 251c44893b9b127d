// The fields of the screen, by name: read them all, fill them all, add a question.

const NOT_TYPED = new Set([
  "csrfmiddlewaretoken",
  "submission",
  "version",
  "channel",
  "direction",
  "started_ago",
  "ended_ago",
  "finished_ago",
]);
const QUESTION = /^question-(\d+)-/;

export function typedIn(form) {
  const typed = {};
  for (const [name, value] of new FormData(form)) {
    if (!NOT_TYPED.has(name) && (value || /^question-[1-9]\d*-text$/.test(name))) typed[name] = value;
  }
  return typed;
}

export function fill(form, contact) {
  const wanted = Math.max(0, ...Object.keys(contact.typed).map((name) => Number(QUESTION.exec(name)?.[1] ?? 0)));
  const questions = form.querySelector("#questions");
  while (questions.children.length > wanted + 1) questions.lastElementChild.remove();
  while (questions.children.length < wanted + 1) addQuestion(form);
  form.elements.channel.value = contact.channel;
  form.elements.direction.value = contact.direction;
  fillFields(form, contact.typed);
}

export function fillFields(part, typed) {
  for (const field of part.querySelectorAll("input[name], textarea[name], select[name]")) {
    if (NOT_TYPED.has(field.name) || field.name === "callback-set") continue;
    if (field.type === "checkbox") field.checked = field.name in typed;
    else field.value = typed[field.name] ?? "";
  }
  for (const question of part.querySelectorAll("[data-question]")) showItem(question);
}

export function addQuestion(form) {
  const questions = form.querySelector("#questions");
  const number = questions.children.length;
  const made = document.getElementById("new-question").content.cloneNode(true);
  for (const element of made.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (value.includes("__n__")) element.setAttribute(name, value.replaceAll("__n__", number));
    }
  }
  questions.append(made);
  return questions.lastElementChild;
}

export const fieldOf = (question, name) => question.querySelector(`[name$="-${name}"]`);

export function showItem(question) {
  const item = question.querySelector(".desk-item");
  item.hidden = !fieldOf(question, "item").value;
  item.querySelector("[data-item-title]").textContent = fieldOf(question, "title").value;
}

// What is wrong, at its field; returns the first field that has something wrong.
export function showProblems(form, problems) {
  for (const place of form.querySelectorAll("[data-problem]")) {
    const message = problems[place.dataset.problem] ?? "";
    place.hidden = !message;
    place.textContent = message;
    const field = form.elements[place.dataset.problem];
    if (message) field?.setAttribute?.("aria-invalid", "true");
    else field?.removeAttribute?.("aria-invalid");
  }
  return form.querySelector('[aria-invalid="true"]');
}
