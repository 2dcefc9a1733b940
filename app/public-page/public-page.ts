// The one script of public pages. All words and times come from the server; it only asks for them in the reader's zone, and tells a form what the browser knows.

/** The zone of whoever has signed in in this browser goes before the browser's. */
function readersZone(): string {
  try {
    const kept = localStorage.getItem("zone");
    if (kept !== null) return kept;
  } catch {
    // A browser that keeps nothing.
  }
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const zone = readersZone();

/** The host that led here; none of ours. */
function referrerHost(): string {
  try {
    const { host, hostname } = new URL(document.referrer);
    return host === location.host ? "" : hostname;
  } catch {
    return "";
  }
}

/** What a site that embeds our offers knows of its reader stands behind the `#`: it goes on to the form that way, and reaches no server. */
const prefill = /^#(?:name|email)=/.test(location.hash) ? location.hash : "";
if (prefill !== "") history.replaceState(history.state, "", location.pathname + location.search);

async function showInReadersZone(): Promise<void> {
  const zoned = [...document.querySelectorAll<HTMLElement>("[data-zone]")];
  if (zone === "" || zoned.every((element) => element.dataset["zone"] === zone)) return;
  const url = new URL(location.href);
  url.hash = "";
  url.searchParams.set("zone", zone);
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) return;
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const element of zoned) {
    const inZone = other.getElementById(element.id);
    // What somebody is at already stays as they found it; which zone it is in, it says.
    if (inZone !== null && !element.contains(document.activeElement)) element.replaceWith(inZone);
  }
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset["book"] === undefined) return;
  if (form.dataset["sent"] !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset["sent"] = "";
  event.submitter?.setAttribute("aria-busy", "true");
  form.action += prefill;
  const known: Readonly<Record<string, string>> = { timeZone: zone, site: referrerHost() };
  for (const [name, value] of Object.entries(known)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
});

// Come back to by the browser's Back: what was pressed can be pressed again.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]"))
    delete form.dataset["sent"];
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// Without a network times stay in the builder's zone, by name.
showInReadersZone().catch(() => undefined);
