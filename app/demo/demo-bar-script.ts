// Keeps the demo's bar fresh while a page is open. All words come from the server; without this script each page says how it was when it came.

/** 3 s: a mail is seen soon after it was sent. The sandbox is on this machine. */
const LOOK_EVERY_MS = 3_000;

const bar = document.querySelector<HTMLElement>(".demo-bar");

/** What the server said last of each part: what stands there may have been put into the reader's zone. */
const saidOf = new WeakMap<Element, string>();

function tellTimeHere(): void {
  const time = bar?.querySelector("time");
  if (!time) return;
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

async function look(): Promise<void> {
  if (bar === null || document.hidden) return;
  const page = location.pathname + location.search;
  const answer = await fetch(`/demo/state?page=${encodeURIComponent(page)}`).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of bar.querySelectorAll<HTMLElement>("[data-live]")) {
    const other = fresh.querySelector(`[data-live="${part.dataset["live"] ?? ""}"]`);
    // What is being used stays.
    if (other === null || part.contains(document.activeElement)) continue;
    if (saidOf.get(part) === other.innerHTML) continue;
    saidOf.set(part, other.innerHTML);
    part.replaceChildren(...other.childNodes);
  }
  tellTimeHere();
}

if (bar !== null) {
  for (const part of bar.querySelectorAll("[data-live]")) saidOf.set(part, part.innerHTML);
  tellTimeHere();
  setInterval(() => void look(), LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", () => void look());

  // Back to the page that is open by now, which this one may have become without being loaded.
  bar.addEventListener("submit", ({ target }) => {
    const back = target instanceof HTMLFormElement ? target.elements.namedItem("back") : null;
    if (back instanceof HTMLInputElement) back.value = location.pathname + location.search;
  });

  // What stood there when the page came is not heard; what comes into it later is.
  const said = bar.querySelector("[role=status]");
  if (said !== null) setTimeout(() => said.replaceChildren(...said.childNodes), 500);

  const open = () => bar.querySelector<HTMLDetailsElement>("details[open]");
  document.addEventListener("keydown", (pressed) => {
    const menu = open();
    if (pressed.key !== "Escape" || menu === null) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", ({ target }) => {
    const menu = open();
    if (menu !== null && target instanceof Node && !menu.contains(target)) menu.open = false;
  });
}

export {};
