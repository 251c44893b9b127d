// What cannot be sent waits here, locked: these are shared computers. The keys come with the page of
// who is signed in and stay in memory; the browser stores only what nobody else can open. It goes when
// the server has it, at sign-out, and after twelve hours.

const HALF_DAY = 12 * 3600 * 1000;
const NAME = "leidraad-balie";
const SHELF = "waiting";

const asBytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openShelf() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(SHELF, { keyPath: "id" });
  return done(request);
}

// `keys`: number of the half day -> AES-256 key in base64. `serverTime`: milliseconds, by its clock.
export async function openVault(keys, serverTime) {
  if (!crypto.subtle || !globalThis.indexedDB) return new NoVault();
  const opened = {};
  for (const [number, key] of Object.entries(keys)) {
    opened[number] = await crypto.subtle.importKey("raw", asBytes(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  }
  try {
    return new Vault(await openShelf(), opened, serverTime - Date.now());
  } catch {
    return new NoVault();
  }
}

class Vault {
  works = true;
  #shelf;
  #keys;
  #ahead;
  #queue = Promise.resolve();

  constructor(shelf, keys, ahead) {
    this.#shelf = shelf;
    this.#keys = keys;
    this.#ahead = ahead;
  }

  // One thing at a time, so that a late write never brings back what was removed.
  #inTurn(work) {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  #now() {
    return Date.now() + this.#ahead;
  }

  #do(mode, work) {
    const transaction = this.#shelf.transaction(SHELF, mode, { durability: "strict" });
    const request = work(transaction.objectStore(SHELF));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  // `read` is called when its turn comes: the newest text is what gets locked.
  put(id, read) {
    return this.#inTurn(async () => {
      const record = read();
      if (!record) return;
      const half = String(Math.floor(this.#now() / HALF_DAY));
      const number = half in this.#keys ? half : Object.keys(this.#keys).sort().at(-1);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(record));
      const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(id) };
      const locked = await crypto.subtle.encrypt(how, this.#keys[number], plain);
      await this.#do("readwrite", (shelf) => shelf.put({ id, number, iv, locked, at: this.#now() }));
    });
  }

  // Everything of this employee that is not older than twelve hours; what is older goes.
  all() {
    return this.#inTurn(async () => {
      const found = [];
      for (const row of await this.#do("readonly", (shelf) => shelf.getAll())) {
        if (row.at < this.#now() - HALF_DAY) {
          await this.#do("readwrite", (shelf) => shelf.delete(row.id));
        } else {
          const record = await this.#open(row);
          if (record) found.push(record);
        }
      }
      return found;
    });
  }

  async #open({ id, number, iv, locked }) {
    if (!(number in this.#keys)) return null;
    const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(id) };
    try {
      const plain = await crypto.subtle.decrypt(how, this.#keys[number], locked);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null; // of another employee
    }
  }

  remove(id) {
    return this.#inTurn(() => this.#do("readwrite", (shelf) => shelf.delete(id)));
  }

  clear() {
    return this.#inTurn(() => this.#do("readwrite", (shelf) => shelf.clear()));
  }
}

// A browser without encryption keeps nothing: it says so loudly when the server is away.
class NoVault {
  works = false;
  async put() {}
  async all() {
    return [];
  }
  async remove() {}
  async clear() {}
}
