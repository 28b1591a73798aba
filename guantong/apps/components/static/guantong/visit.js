// A visit on the spot: kept on the phone while there is no network, its photos made small, sent once when there is (走访).
// The draft is of one person and one visit. What was sent, or discarded, is deleted from the phone.

const SMALL = 1600; // pixels of the longer side: a page of text can still be read
const AGAIN = 30_000; // milliseconds until a sending that did not get through is tried again

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("guantong", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("visits");
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

async function stored(mode, act) {
  const transaction = (await opened).transaction("visits", mode);
  const asked = act(transaction.objectStore("visits"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

const draftOf = (key) => stored("readonly", (all) => all.get(key));
const keep = (key, draft) => stored("readwrite", (all) => all.put(draft, key));
const forget = (key) => stored("readwrite", (all) => all.delete(key));

// Draws a photo anew, upright and small: what the camera wrote beside it stays behind on the phone.
async function small(file) {
  const drawn = await createImageBitmap(file);
  const share = Math.min(1, SMALL / Math.max(drawn.width, drawn.height));
  const canvas = Object.assign(document.createElement("canvas"), {
    width: Math.round(drawn.width * share), height: Math.round(drawn.height * share),
  });
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", 0.82);
  });
}

function fillIn(form) {
  const { draft: key, api, prefix, most } = form.dataset;
  const words = Object.fromEntries([...form.querySelectorAll("[data-words] > li")].map((line) => [line.dataset.of, line.textContent]));
  const says = form.querySelector("[data-says]");
  const problem = form.querySelector("[data-problem]");
  const list = form.querySelector("[data-photos]");
  const camera = form.querySelector("input[type=file]");
  let draft = { sent: form.elements[`${prefix}sent`].value, fields: {}, photos: [], queued: false };
  let sending = false;
  let over = false;

  const tell = (what) => { says.hidden = !what; says.textContent = words[what] ?? what ?? ""; };

  function read() {
    draft.fields = {};
    for (const [name, value] of new FormData(form)) {
      if (name.startsWith(prefix) && typeof value === "string") draft.fields[name.slice(prefix.length)] = value;
    }
    draft.fields.sent = draft.sent;
  }

  function fill() {
    for (const [name, value] of Object.entries(draft.fields)) {
      const field = form.elements[prefix + name];
      if (field) field.value = value; // of a group of radios: chooses the one
      if (field?.tagName === "TEXTAREA" && value) field.closest("details")?.setAttribute("open", "");
    }
    form.elements[`${prefix}sent`].value = draft.sent;
  }

  function show() {
    list.replaceChildren(...draft.photos.map((photo, at) => {
      const line = document.createElement("li");
      const gone = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: words.remove });
      gone.setAttribute("aria-label", `${words.remove} ${photo.name}`);
      gone.addEventListener("click", () => { draft.photos.splice(at, 1); show(); save(); });
      line.append(`${photo.name} · ${Math.ceil(photo.blob.size / 1024)} KiB `, gone);
      return line;
    }));
    camera.disabled = draft.photos.length >= Number(most);
  }

  async function save() {
    if (over) return;
    read();
    try {
      await keep(key, draft);
      if (!draft.queued) tell("kept");
    } catch {
      tell("full");
    }
  }

  function complain(told) {
    const lines = Object.values(told.fields ?? {});
    if (!lines.length) lines.push([told.detail, told.opens].filter(Boolean).join(" "));
    problem.querySelector("ul").replaceChildren(...lines.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    problem.hidden = false;
    problem.focus();
  }

  function body() {
    const { sent, on, found = "", words: seen, ...rest } = draft.fields;
    const answers = {};
    for (const [name, value] of Object.entries(rest)) {
      if (name.startsWith("a_")) answers[name.slice(2)] = { answer: value, words: rest[`w_${name.slice(2)}`] ?? "" };
    }
    const made = new FormData();
    for (const [name, value] of Object.entries({ sent, on, found, words: seen, answers: JSON.stringify(answers) })) made.append(name, value ?? "");
    for (const photo of draft.photos) made.append("photos", photo.blob, photo.name);
    return made;
  }

  async function send() {
    if (!draft.queued || sending || over) return;
    if (!navigator.onLine) { tell("queued"); return; }
    sending = true;
    tell("sending");
    try {
      const answer = await fetch(api, {
        method: "POST", body: body(), redirect: "manual", credentials: "same-origin",
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      });
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      if (answer.ok && told) {
        over = true;
        await forget(key);
        location.replace(location.pathname);
      } else if (answer.status === 401 || (!told && answer.status < 500)) {
        tell("signin");
      } else if (answer.status < 500) {
        draft.queued = false;
        await keep(key, draft);
        tell("");
        complain(told);
      } else {
        tell("broken");
      }
    } catch {
      tell("queued");
    } finally {
      sending = false;
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    draft.queued = true;
    await save();
    send();
  });
  form.addEventListener("input", (event) => { if (event.target !== camera) save(); });
  camera.addEventListener("change", async () => {
    for (const file of [...camera.files].slice(0, Number(most) - draft.photos.length)) {
      try {
        draft.photos.push({ name: `${file.name.replace(/\.[^.]*$/, "")}.jpg`, blob: await small(file) });
      } catch {
        tell(`${words.unread}: ${file.name}`);
      }
    }
    camera.value = "";
    show();
    save();
  });
  form.querySelector("[data-discard]").addEventListener("click", async () => {
    if (!confirm(words.discard)) return;
    over = true;
    await forget(key);
    form.reset();
    location.replace(location.pathname);
  });
  addEventListener("online", send);
  setInterval(send, AGAIN);

  form.querySelector("[data-device]").hidden = false;
  camera.removeAttribute("capture"); // script keeps what was taken: one may also choose what was taken before
  draftOf(key).then((kept) => {
    if (!kept) return;
    draft = kept;
    fill();
    show();
    tell(draft.queued ? "queued" : "kept");
    send();
  }, () => tell("full"));
}

// The visit was handed in: what this phone keeps of that very sending goes; of another, its owner decides.
async function afterwards(done) {
  const kept = await draftOf(done.dataset.draft);
  if (!kept) return;
  if (kept.sent === done.dataset.sent) { await forget(done.dataset.draft); return; }
  const left = done.querySelector("[data-left]");
  left.hidden = false;
  left.querySelector("[data-discard]").addEventListener("click", async () => {
    await forget(done.dataset.draft);
    left.hidden = true;
  });
}

const form = document.querySelector("form.visit");
const done = document.querySelector("[data-done]");
if (form) fillIn(form);
if (done) afterwards(done);
