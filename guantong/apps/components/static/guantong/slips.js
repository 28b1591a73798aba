// Slips of paper typed where there is no network: kept in this browser, brought in once when there is (询问条录入).
// Each slip bears an id made here: the same one brought in again makes no second. What was brought in is deleted at the next opening.

const AGAIN = 15_000; // milliseconds until what did not get through is tried again

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("guantong-slips", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("slips", { keyPath: "sent" });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

async function stored(mode, act) {
  const transaction = (await opened).transaction("slips", mode);
  const asked = act(transaction.objectStore("slips"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// An address without https has no randomUUID; the hall's machine may be such a one.
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function typeIn(form) {
  const { key, api } = form.dataset;
  const words = Object.fromEntries([...document.querySelectorAll("[data-words] > li")].map((line) => [line.dataset.of, line.textContent]));
  const says = form.querySelector("[data-says]");
  const list = document.querySelector("[data-queue]");
  let bringing = false;

  const tell = (what) => { says.textContent = words[what] ?? what; };
  const mine = async () => (await stored("readonly", (all) => all.getAll())).filter((one) => one.key === key).sort((a, b) => b.at - a.at);
  const keep = (one) => stored("readwrite", (all) => all.put(one));
  const forget = (one) => stored("readwrite", (all) => all.delete(one.sent));

  function lineOf(one) {
    const line = document.createElement("li");
    const state = Object.assign(document.createElement("span"), {
      className: `b ${one.done ? "done" : one.problem ? "warn" : "due"}`, textContent: one.done ? words.sent : one.problem ? words.refused : words.queued,
    });
    line.append(`${words.slip} ${one.slip} · ${one.unitName} `, state, ` ${one.problem ?? ""} ${one.text}`);
    if (!one.done) {
      const back = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet", textContent: words.edit });
      back.addEventListener("click", async () => {
        if (bringing) return;
        for (const name of ["slip", "participant", "unit", "text"]) form.elements[name].value = one[name] ?? "";
        await forget(one);
        show();
        form.elements.text.focus();
      });
      line.append(" ", back);
    }
    return line;
  }

  async function show() { list.replaceChildren(...(await mine()).map(lineOf)); }

  async function bring() {
    if (bringing) return;
    const waiting = (await mine()).filter((one) => !one.done && !one.problem).reverse();
    if (!waiting.length) return;
    if (!navigator.onLine) { tell("offline"); return; }
    bringing = true;
    try {
      for (const one of waiting) {
        const body = { unit: one.unit, text: one.text, slip: Number(one.slip), sent: one.sent };
        if (one.participant) body.participant = Number(one.participant);
        const answer = await fetch(api, {
          method: "POST", redirect: "manual", credentials: "same-origin", body: JSON.stringify(body),
          headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        });
        const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
        if (answer.ok && told) one.done = true;
        else if (answer.status === 401 || (!told && answer.status < 500)) { tell("signin"); return; }
        else if (answer.status >= 500) { tell("offline"); return; }
        else one.problem = [...Object.values(told.fields ?? {}), told.fields && Object.keys(told.fields).length ? "" : told.detail].filter(Boolean).join(" ");
        await keep(one);
      }
      tell("done");
    } catch {
      tell("offline");
    } finally {
      bringing = false;
      show();
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { slip, participant, unit, text } = form.elements;
    const one = {
      sent: fresh(), key, at: performance.timeOrigin + performance.now(), slip: slip.value, participant: participant.value, unit: unit.value,
      unitName: unit.selectedOptions[0].textContent, text: text.value,
    };
    try {
      await keep(one);
    } catch {
      tell("full");
      return;
    }
    tell("offline");
    slip.value = Number(slip.value) + 1;
    participant.value = "";
    text.value = "";
    slip.focus();
    await show();
    bring();
  });
  addEventListener("online", bring);
  setInterval(bring, AGAIN);

  // what this browser brought in before is known to be there: it goes
  mine().then(async (all) => {
    for (const one of all) if (one.done) await forget(one);
    await show();
    bring();
  }, () => tell("full"));
}

const form = document.querySelector("form.typing-slips");
if (form) typeIn(form);
