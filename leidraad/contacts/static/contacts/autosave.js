// Keeps every running contact: in the browser at each keystroke, on the server at each pause. At most
// one save of a contact is under way; each says which version it follows, so two screens never overwrite
// each other. What cannot be sent stays locked in the browser and is tried again with the same uuid.

const PAUSE = 600;
const LONGEST_WAIT = 1500; // the server has it within two seconds, also of who never pauses
const TRY_AGAIN = [1000, 2000, 5000, 10_000];
const GIVE_UP_ON_AN_ANSWER = 10_000;

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

export async function ask(url, fields, options = {}) {
  const answer = await fetch(url, {
    method: fields ? "POST" : "GET",
    body: fields && new URLSearchParams(fields),
    headers: { "HX-Request": "true", ...(fields && { "X-CSRFToken": token() }) },
    credentials: "same-origin",
    redirect: "error",
    ...options,
  });
  document.dispatchEvent(new CustomEvent("leidraad:answered", { detail: answer }));
  return answer;
}

export class Keeper {
  #vault;
  #urls;
  #tell;
  #failures = 0;
  #retry;
  #waiting = new Map(); // uuid -> contact with something to send

  // `tell` hears: saved(contact), unsent(number, why), conflict(contact, theirs), gone(contact),
  // recorded(contact), refused(contact, problems).
  constructor(vault, urls, tell) {
    this.#vault = vault;
    this.#urls = urls;
    this.#tell = tell;
    addEventListener("online", () => this.tryNow());
    addEventListener("focus", () => this.tryNow());
    addEventListener("pagehide", () => this.#lastChance());
  }

  get unsent() {
    return this.#waiting.size;
  }

  // Something was typed.
  changed(contact) {
    contact.edits = (contact.edits ?? 0) + 1;
    this.#lock(contact);
    contact.unsavedSince ??= Date.now();
    clearTimeout(contact.pause);
    const rest = LONGEST_WAIT - (Date.now() - contact.unsavedSince);
    contact.pause = setTimeout(() => this.#send(contact), Math.max(0, Math.min(PAUSE, rest)));
    this.#waiting.set(contact.uuid, contact);
  }

  // Record it: now, or as soon as the server can be reached.
  finish(contact) {
    contact.job = "finish";
    contact.finishedAt = Date.now();
    clearTimeout(contact.pause);
    this.#waiting.set(contact.uuid, contact);
    this.#lock(contact);
    return this.#send(contact);
  }

  cancel(contact) {
    contact.job = "cancel";
    clearTimeout(contact.pause);
    this.#waiting.set(contact.uuid, contact);
    this.#lock(contact);
    return this.#send(contact);
  }

  // Take up what was left behind in this browser.
  take(contact) {
    this.#waiting.set(contact.uuid, contact);
    return this.#send(contact);
  }

  forget(contact) {
    clearTimeout(contact.pause);
    contact.unsavedSince = null;
    contact.job = null;
    this.#waiting.delete(contact.uuid);
    this.#say();
    return this.#vault.remove(contact.uuid);
  }

  tryNow() {
    this.#failures = 0;
    for (const contact of this.#waiting.values()) this.#send(contact);
  }

  #lock(contact) {
    if (contact.isLocking) return;
    contact.isLocking = true;
    this.#vault.put(contact.uuid, () => {
      contact.isLocking = false;
      return this.#waiting.has(contact.uuid) ? recordOf(contact) : null;
    });
  }

  #address(contact) {
    const urls = { finish: this.#urls.finish, cancel: this.#urls.cancel };
    return (urls[contact.job] ?? this.#urls.running).replace(/0{8}-[0-]*/, contact.uuid);
  }

  async #send(contact) {
    if (contact.isSending || !this.#waiting.has(contact.uuid)) return;
    contact.isSending = true;
    clearTimeout(contact.pause);
    const { edits, job } = contact;
    const sent = JSON.stringify(contact.typed);
    let answer = null;
    try {
      const signal = AbortSignal.timeout(GIVE_UP_ON_AN_ANSWER);
      answer = await ask(this.#address(contact), fieldsOf(contact), { signal });
    } catch {
      // no network, or no answer in time: the same again, later
    }
    contact.isSending = false;
    const before = contact.lastSent;
    contact.lastSent = sent;
    if (contact.job !== job) return this.#send(contact); // finished or cancelled meanwhile
    if (!answer || answer.status >= 500 || [401, 403, 429].includes(answer.status)) return this.#later(answer);
    this.#failures = 0;
    if (answer.status === 409) return this.#conflict(contact, await answer.json(), [before, sent]);
    if (answer.status === 422) return this.#refused(contact, (await answer.json()).problems);
    if (answer.status === 410) return this.#gone(contact);
    if (job) return this.#done(contact);
    const { version, saved_at: savedAt } = await answer.json();
    contact.version = version;
    contact.savedAt = savedAt;
    contact.unsavedSince = null;
    if (contact.edits === edits) await this.forget(contact);
    else this.changed(contact);
    this.#tell.saved(contact);
  }

  #later(answer) {
    const wait = TRY_AGAIN[Math.min(this.#failures++, TRY_AGAIN.length - 1)];
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      for (const contact of this.#waiting.values()) this.#send(contact);
    }, wait);
    this.#why = answer && [401, 403].includes(answer.status) ? "signed-out" : "offline";
    this.#say();
  }

  #why = "";

  #say() {
    if (this.#waiting.size === 0) this.#why = "";
    this.#tell.unsent(this.#waiting.size, this.#why, this.#vault.works);
  }

  // Our own save whose answer was lost is no conflict.
  #conflict(contact, theirs, ours) {
    contact.version = theirs.version;
    if (ours.some((text) => text && sameText(text, theirs.typed))) return this.#send(contact);
    return this.#tell.conflict(contact, theirs);
  }

  async #refused(contact, problems) {
    contact.job = null;
    await this.forget(contact);
    this.#tell.refused(contact, problems);
  }

  async #gone(contact) {
    await this.forget(contact);
    this.#tell.gone(contact);
  }

  async #done(contact) {
    const { job } = contact;
    await this.forget(contact);
    if (job === "finish") this.#tell.recorded(contact);
  }

  // The page goes: what was typed in the last moment is in the vault, and on its way.
  #lastChance() {
    for (const contact of this.#waiting.values()) {
      if (!contact.isSending) ask(this.#address(contact), fieldsOf(contact), { keepalive: true }).catch(() => {});
    }
  }
}

function sameText(ours, theirs) {
  const sorted = (typed) => JSON.stringify(Object.entries(typed).sort());
  return sorted(JSON.parse(ours)) === sorted(theirs);
}

const ago = (moment) => (moment ? Math.max(0, Date.now() - moment) : "");

function fieldsOf(contact) {
  return {
    ...contact.typed,
    submission: contact.uuid,
    channel: contact.channel,
    direction: contact.direction,
    version: contact.version,
    started_ago: ago(contact.startedAt),
    ended_ago: ago(contact.endedAt),
    finished_ago: ago(contact.finishedAt),
  };
}

export function recordOf(contact) {
  const { uuid, channel, direction, typed, version, startedAt, endedAt, finishedAt, job, lastSent } = contact;
  return { uuid, channel, direction, typed, version, startedAt, endedAt, finishedAt, job, lastSent };
}
