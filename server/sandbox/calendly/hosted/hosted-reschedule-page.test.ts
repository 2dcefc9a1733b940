import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { firstTime, startTimes, withDay } from "./test-times-on-page.ts";

const MINUTE_MS = 60_000;
const REVIEW = "/ada-okafor/architecture-review";
const REVIEW_CONTROL = `/event_types/${SEED.ada.architectureReview}`;
const person = { full_name: "Jane Doe", email: "jane@example.com" };

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

async function bookOnPage(query = "") {
  const time = await firstTime(calendly, `${REVIEW}${query}`);
  expect((await calendly.page(`${REVIEW}/${time}${query}`, person)).status).toBe(303);
  return newest();
}

/** The invitee and the event that came last. */
function newest() {
  const [invitee, event] = [calendly.ledger.invitees().at(-1), calendly.ledger.scheduledEvents().at(-1)];
  if (!invitee || !event) throw new Error("nothing is booked");
  const minutes = (Date.parse(event.end_time) - Date.parse(event.start_time)) / MINUTE_MS;
  return { invitee, event, minutes };
}

describe("a choice of durations", () => {
  beforeEach(async () => {
    await calendly.controls("PATCH", REVIEW_CONTROL, { durationOptions: [30, 60, 90] });
  });

  test("the page offers every duration, and books the one that was chosen", async () => {
    const { html } = await calendly.page(REVIEW);
    expect([...html.matchAll(/<option value="(\d+)"/g)].map(([, minutes]) => minutes)).toEqual([
      "30",
      "60",
      "90",
    ]);
    expect(html).toContain('<option value="60" selected>');
    expect((await bookOnPage()).minutes).toBe(60);
    const chosen = await calendly.page(`${REVIEW}?duration=90&utm_content=bkg_1`);
    expect(chosen.html).toContain('<option value="90" selected>');
    expect(chosen.html).toContain('name="duration" value="90"');
    const { invitee, minutes } = await bookOnPage("?duration=90&utm_content=bkg_1");
    expect([minutes, invitee.tracking.utm_content]).toEqual([90, "bkg_1"]);
  });

  test("a duration that is not offered counts as none", async () => {
    for (const nonsense of ["45", "0", "long"]) {
      const { html } = await calendly.page(`${REVIEW}?duration=${nonsense}`);
      expect(html).toContain('<option value="60" selected>');
    }
    expect((await bookOnPage("?duration=480")).minutes).toBe(60);
  });

  test("with one duration only nothing is asked", async () => {
    expect((await calendly.page("/ada-okafor/intro-call")).html).not.toContain("Change duration");
  });

  test("an event keeps its duration when it is moved, unless another is chosen", async () => {
    const first = await bookOnPage("?duration=30");
    const to = await firstTime(calendly, first.invitee.reschedule_url);
    expect((await calendly.page(`${first.invitee.reschedule_url}/${to}`, {})).status).toBe(200);
    const second = newest();
    expect(second.minutes).toBe(30);
    const longer = `${second.invitee.reschedule_url}?duration=90`;
    const start = second.event.start_time.replace(".000000Z", "Z");
    expect(startTimes((await calendly.page(withDay(longer, start.slice(0, 10)))).html)).toContain(start);
    const path = `${second.invitee.reschedule_url}/${start}?duration=90`;
    expect((await calendly.page(path)).html).toContain("Update event");
    expect((await calendly.page(path, {})).status).toBe(200);
    const third = newest();
    expect([third.event.start_time, third.minutes]).toEqual([second.event.start_time, 90]);
  });
});

describe("links that can do no more", () => {
  test("the links of an invitee who moved say so, and change neither the old event nor the new", async () => {
    const { invitee } = await bookOnPage();
    const to = await firstTime(calendly, invitee.reschedule_url);
    await calendly.page(`${invitee.reschedule_url}/${to}`, {});
    for (const [url, form] of [
      [invitee.reschedule_url, undefined],
      [`${invitee.reschedule_url}/${to}`, {}],
      [invitee.cancel_url, undefined],
      [invitee.cancel_url, {}],
    ] as const) {
      const answer = await calendly.page(url, form);
      expect(answer.status).toBe(410);
      expect(answer.html).toContain("This event was already rescheduled");
    }
    expect(calendly.ledger.invitees().map(({ status }) => status)).toEqual(["canceled", "active"]);
  });

  test("the links of a canceled invitee say so, and book nothing", async () => {
    const { invitee } = await bookOnPage();
    const to = await firstTime(calendly, invitee.reschedule_url);
    await calendly.page(invitee.cancel_url, {});
    for (const [url, form] of [
      [invitee.reschedule_url, undefined],
      [`${invitee.reschedule_url}/${to}`, undefined],
      [`${invitee.reschedule_url}/${to}`, {}],
      [invitee.cancel_url, undefined],
    ] as const) {
      const answer = await calendly.page(url, form);
      expect(answer.status).toBe(410);
      expect(answer.html).toContain("This event is already canceled");
    }
    expect(calendly.ledger.invitees()).toHaveLength(1);
  });

  test("what the host no longer offers cannot be moved, and can still be canceled", async () => {
    for (const change of [{ active: false }, { deleted: true }]) {
      await calendly.controls("PATCH", REVIEW_CONTROL, { active: true, deleted: false });
      const { invitee } = await bookOnPage();
      await calendly.controls("PATCH", REVIEW_CONTROL, change);
      const refused = await calendly.page(invitee.reschedule_url);
      expect([refused.status, refused.html.includes("This event cannot be moved")]).toEqual([410, true]);
      expect((await calendly.page(invitee.cancel_url, {})).status).toBe(200);
    }
  });
});

test("cancel and reschedule pages may be framed by another site, and work without leaving the frame", async () => {
  const { invitee } = await bookOnPage();
  const to = await firstTime(calendly, invitee.reschedule_url);
  const open = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      headers: {
        accept: "text/html",
        origin: "https://app.example",
        "sec-fetch-dest": "iframe",
        "sec-fetch-site": "cross-site",
      },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const header of ["x-frame-options", "content-security-policy", "cross-origin-resource-policy"]) {
      expect(response.headers.get(header)).toBeNull();
    }
    // Neither a link nor a form that opens in the window around it, no script, and no cookie that a frame would lack.
    expect(html).not.toContain("target=");
    expect(html).not.toContain("<script");
    expect(response.headers.get("set-cookie")).toBeNull();
    return html;
  };
  await open(invitee.cancel_url);
  await open(invitee.reschedule_url);
  await open(`${invitee.reschedule_url}/${to}`);
  expect(await open(`${invitee.reschedule_url}/${to}`, { reason: "" })).toContain(
    "Your event is rescheduled",
  );
  expect(await open(newest().invitee.cancel_url, { reason: "" })).toContain("Your event is canceled");
});
