import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { localClock, localDate } from "../state/time-zone.ts";
import { firstTime, openWholeDay, startTimes, wholeDayTimes, withDay } from "./test-times-on-page.ts";

const DAY_MS = 86_400_000;
const REVIEW = "/ada-okafor/architecture-review";
const EMBED = "embed_domain=app.example&embed_type=Inline";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const person = { full_name: "Jane Doe", email: "jane@example.com" };

async function bookOnPage(path = REVIEW, query = "") {
  const time = await firstTime(calendly, path);
  const booked = await calendly.page(`${path}/${time}${query}`, person);
  expect(booked.status).toBe(303);
  const invitee = calendly.ledger.invitees().at(-1);
  if (!invitee) throw new Error("nothing was booked");
  return { time, booked, invitee };
}

describe("the scheduling page", () => {
  test("shows a day's times in the account's zone, and in another when asked", async () => {
    const own = await openWholeDay(calendly, REVIEW);
    expect(own).toContain('<option value="America/New_York" selected>');
    const [first = ""] = startTimes(own);
    expect(own).toContain(`aria-label="${localClock(Date.parse(first), "America/New_York")}, `);
    const day = localDate(Date.parse(first), "Europe/Berlin");
    const berlin = await calendly.page(withDay(`${REVIEW}?timezone=Europe/Berlin`, day));
    expect(startTimes(berlin.html)).toContain(first);
    expect(berlin.html).toContain(`aria-label="${localClock(Date.parse(first), "Europe/Berlin")}, `);
    expect(berlin.html).not.toContain("leavingForTimeZone = true");
  });

  test("books with what was typed and carries tracking from the address", async () => {
    const time = await firstTime(calendly, REVIEW);
    const query = "?utm_content=bkg_1&utm_source=shop&timezone=Europe/Berlin";
    const form = await calendly.page(`${REVIEW}/${time}${query}`);
    expect(form.html).toContain("What would you like to build?");
    const booked = await calendly.page(`${REVIEW}/${time}${query}`, {
      ...person,
      guests: "a@example.com, b@example.com",
      answer_0: "A booking app",
    });
    expect(booked.status).toBe(303);
    const confirmed = await calendly.page(booked.location);
    expect(confirmed.html).toContain("You are scheduled");
    expect(calendly.ledger.invitees()).toMatchObject([
      {
        name: "Jane Doe",
        email: "jane@example.com",
        timezone: "Europe/Berlin",
        tracking: { utm_content: "bkg_1", utm_source: "shop", utm_term: null },
        questions_and_answers: [
          { question: "What would you like to build?", answer: "A booking app", position: 0 },
        ],
        scheduling_method: null,
      },
    ]);
    const [event] = calendly.ledger.scheduledEvents();
    expect(event?.event_guests.map(({ email }) => email)).toEqual(["a@example.com", "b@example.com"]);
  });

  test("prefill fills the form, and markup in it stays text", async () => {
    const time = await firstTime(calendly, REVIEW);
    const query = new URLSearchParams({
      first_name: "Jane",
      last_name: '"><script>alert(1)</script>',
      email: "jane@example.com",
      guests: "g@example.com",
      a1: "An app",
    });
    const { html } = await calendly.page(`${REVIEW}/${time}?${query.toString()}`);
    expect(html).toContain('value="jane@example.com"');
    expect(html).toContain('value="g@example.com"');
    expect(html).toContain("An app</textarea>");
    expect(html).toContain("Jane &quot;&gt;&lt;script&gt;");
    expect(html).not.toContain("<script>alert");
  });

  test("colours and hidden details are honoured, and nonsense is not", async () => {
    const styled = await calendly.page(
      `${REVIEW}?primary_color=ff0000&background_color=000000&hide_event_type_details=1`,
    );
    expect(styled.html).toContain("--primary:#ff0000");
    expect(styled.html).toContain("--back:#000000;--text:#fff");
    expect(styled.html).not.toContain("<aside>");
    const nonsense = await calendly.page(`${REVIEW}?primary_color=${encodeURIComponent("red}</style>")}`);
    expect(nonsense.html).not.toContain("red}</style>");
  });

  test("wrong details are shown at their fields with everything typed kept, and nothing is booked", async () => {
    await calendly.controls("PATCH", `/event_types/${SEED.ada.architectureReview}`, {
      questionsRequired: true,
    });
    const time = await firstTime(calendly, REVIEW);
    const answer = await calendly.page(`${REVIEW}/${time}`, {
      full_name: "Jane Doe",
      email: "jane@",
      guests: "nobody",
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="Jane Doe"');
    expect(answer.html).toContain('value="jane@"');
    for (const id of ["email", "guests", "answer_0"]) expect(answer.html).toContain(`id="${id}-error"`);
    expect(answer.html).toContain("Nothing is booked yet");
    expect(calendly.ledger.invitees()).toEqual([]);
  });

  test("of many who post the same time at once exactly one is booked; the others keep their details and pick again", async () => {
    const time = await firstTime(calendly, REVIEW);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        calendly.page(`${REVIEW}/${time}?utm_content=b${index}`, {
          full_name: `Person ${index}`,
          email: `person${index}@example.com`,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(9).fill(409)]);
    expect(calendly.ledger.scheduledEvents()).toHaveLength(1);
    const lost = answers.findIndex(({ status }) => status === 409);
    const page = answers[lost]?.html ?? "";
    expect(page).toContain("That time is no longer available");
    expect(page).toContain(`name="name" value="Person ${lost}"`);
    expect(page).toContain(`name="email" value="person${lost}@example.com"`);
    expect(page).toContain(`name="utm_content" value="b${lost}"`);
    expect(startTimes(page)).not.toContain(time);
    const again = await calendly.page(`${REVIEW}/${time}`);
    expect(again.status).toBe(409);
  });

  test("pages may be framed by anybody and need no script", async () => {
    const response = await fetch(`${calendly.url}${REVIEW}`, { headers: { accept: "text/html" } });
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.get("content-security-policy")).toBeNull();
    expect(await response.text()).toContain('<form method="get"');
  });

  test("an unknown or inactive event type has a page that says so", async () => {
    const unknown = await calendly.page("/ada-okafor/nothing");
    expect([unknown.status, unknown.html.includes("This address is not valid")]).toEqual([404, true]);
    const inactive = await calendly.page("/lena-fischer/product-teardown");
    expect([inactive.status, inactive.html.includes("This event is not available")]).toEqual([404, true]);
    const profile = await calendly.page("/lena-fischer");
    expect(profile.html).toContain("Open office hour");
    expect(profile.html).not.toContain("Product teardown");
  });
});

describe("after the booking", () => {
  test("a configured redirect gets the documented query, in the invitee's zone", async () => {
    await calendly.controls("PUT", "/redirect", { url: "https://app.example/booked?keep=1" });
    const time = await firstTime(calendly, REVIEW);
    const booked = await calendly.page(`${REVIEW}/${time}?utm_content=bkg_1&timezone=UTC`, {
      ...person,
      answer_0: "An app",
    });
    const location = new URL(booked.location);
    const [invitee] = calendly.ledger.invitees();
    expect(location.origin + location.pathname).toBe("https://app.example/booked");
    const end = new Date(Date.parse(time) + 3_600_000).toISOString().replace(".000Z", "+00:00");
    expect(Object.fromEntries(location.searchParams)).toEqual({
      keep: "1",
      assigned_to: "Ada Okafor",
      event_type_uuid: SEED.ada.architectureReview,
      event_type_name: "Architecture review",
      event_start_time: time.replace("Z", "+00:00"),
      event_end_time: end,
      invitee_uuid: invitee?.uri.split("/").at(-1),
      invitee_first_name: "Jane",
      invitee_last_name: "Doe",
      invitee_full_name: "Jane Doe",
      invitee_email: "jane@example.com",
      text_reminder_number: "",
      guests: "",
      answer_1: "An app",
      utm_content: "bkg_1",
    });
  });

  test("an embedded page does not redirect away but tells the window around it", async () => {
    await calendly.controls("PUT", "/redirect", { url: "https://app.example/booked" });
    const { booked, invitee } = await bookOnPage(REVIEW, `?${EMBED}`);
    expect(booked.location).toContain("/invitees/");
    const { html } = await calendly.page(booked.location);
    const message = {
      event: "calendly.event_scheduled",
      payload: { event: { uri: invitee.event }, invitee: { uri: invitee.uri } },
    };
    expect(html).toContain(JSON.stringify(message));
  });

  test("messages are posted at each step, and only with embed_domain", async () => {
    const { booked } = await bookOnPage();
    const later = await firstTime(calendly, REVIEW);
    const steps: [string, string][] = [
      [REVIEW, "calendly.event_type_viewed"],
      [`${REVIEW}/${later}`, "calendly.date_and_time_selected"],
      [booked.location, "calendly.event_scheduled"],
      ["/ada-okafor", "calendly.profile_page_viewed"],
    ];
    for (const [path, message] of steps) {
      const embedded = await calendly.page(`${path}?${EMBED}`);
      expect(embedded.html).toContain(message);
      expect(embedded.html).toContain("calendly.page_height");
      expect((await calendly.page(`${path}?embed_type=Inline`)).html).not.toContain("postMessage");
    }
  });
});

describe("single-use links", () => {
  async function createLink(): Promise<string> {
    const owner = `${calendly.url}/event_types/${SEED.ada.introCall}`;
    const body = { max_event_count: 1, owner, owner_type: "EventType" };
    const answer = await calendly.api("POST", "/scheduling_links", { body });
    const schema = z.object({ resource: z.object({ booking_url: z.string() }) });
    return new URL(schema.parse(answer.json).resource.booking_url).pathname;
  }

  test("a link books once, and is then no longer valid at any step", async () => {
    const link = await createLink();
    const { time, booked } = await bookOnPage(link);
    expect((await calendly.page(booked.location)).html).toContain("You are scheduled");
    for (const again of [
      await calendly.page(link),
      await calendly.page(`${link}/${time}`),
      await calendly.page(`${link}/${time}`, person),
    ]) {
      expect(again.status).toBe(410);
      expect(again.html).toContain("This link is no longer valid");
    }
    expect(calendly.ledger.invitees()).toHaveLength(1);
  });

  test("two people with the same link at once make one booking", async () => {
    const link = await createLink();
    const [first = "", second = ""] = await wholeDayTimes(calendly, link);
    const answers = await Promise.all(
      [first, second].map((time) => calendly.page(`${link}/${time}`, person)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect(calendly.ledger.invitees()).toHaveLength(1);
  });

  test("an unknown link is not valid", async () => {
    expect((await calendly.page("/d/none/intro-call")).status).toBe(404);
  });
});

describe("cancel and reschedule links", () => {
  test("looking at the cancel page cancels nothing; the form does, once", async () => {
    const { invitee, time } = await bookOnPage();
    const shown = await calendly.page(invitee.cancel_url);
    expect(shown.html).toContain("Cancel this event?");
    expect(calendly.ledger.invitees()[0]?.status).toBe("active");
    expect((await calendly.page(invitee.cancel_url, { reason: "Ill" })).status).toBe(200);
    expect(calendly.ledger.invitees()[0]).toMatchObject({
      status: "canceled",
      cancellation: { canceler_type: "invitee", reason: "Ill", canceled_by: "Jane Doe" },
    });
    expect(calendly.ledger.scheduledEvents()[0]?.status).toBe("canceled");
    const again = await calendly.page(invitee.cancel_url, {});
    expect([again.status, again.html.includes("already canceled")]).toEqual([410, true]);
    expect(await wholeDayTimes(calendly, REVIEW)).toContain(time);
  });

  test("nothing in the past can be canceled or moved", async () => {
    const { invitee } = await bookOnPage();
    await calendly.kernel.clock.advance(15 * DAY_MS);
    for (const url of [invitee.cancel_url, invitee.reschedule_url]) {
      const shown = await calendly.page(url);
      expect([shown.status, shown.html.includes("in the past")]).toEqual([410, true]);
    }
    expect((await calendly.page(invitee.cancel_url, {})).status).toBe(410);
    expect(calendly.ledger.invitees()[0]?.status).toBe("active");
  });

  test("rescheduling frees the old time, takes the new one, and uses the link up", async () => {
    const { invitee, time } = await bookOnPage();
    const times = await wholeDayTimes(calendly, invitee.reschedule_url);
    expect(times).not.toContain(time);
    const [target = ""] = times;
    const path = `${invitee.reschedule_url}/${target}`;
    expect((await calendly.page(path)).html).toContain("Update event");
    expect((await calendly.page(path, { reason: "" })).status).toBe(200);

    const [old, moved] = calendly.ledger.invitees();
    expect(old).toMatchObject({ status: "canceled", rescheduled: true, new_invitee: moved?.uri });
    expect(moved).toMatchObject({ status: "active", rescheduled: false, old_invitee: old?.uri });
    const [oldEvent, newEvent] = calendly.ledger.scheduledEvents();
    expect(oldEvent?.status).toBe("canceled");
    expect(newEvent?.start_time).toBe(target.replace("Z", ".000000Z"));
    const free = await wholeDayTimes(calendly, REVIEW);
    expect(free).toContain(time);
    expect(free).not.toContain(target);

    for (const again of [await calendly.page(invitee.reschedule_url), await calendly.page(path, {})]) {
      expect([again.status, again.html.includes("already rescheduled")]).toEqual([410, true]);
    }
    expect(calendly.ledger.invitees()).toHaveLength(2);
  });

  test("an event may move onto a part of its own old time, which for anybody else is taken", async () => {
    const { invitee, time } = await bookOnPage();
    await calendly.controls("PATCH", `/event_types/${SEED.ada.architectureReview}`, { duration: 30 });
    const halfAnHourOn = new Date(Date.parse(time) + 1_800_000).toISOString().replace(".000Z", "Z");
    expect(await wholeDayTimes(calendly, REVIEW)).not.toContain(halfAnHourOn);
    expect(await wholeDayTimes(calendly, invitee.reschedule_url)).toContain(halfAnHourOn);
    expect((await calendly.page(`${invitee.reschedule_url}/${halfAnHourOn}`, {})).status).toBe(200);
  });

  test("an event does not move onto somebody else's time, and stays where it was", async () => {
    const path = "/kenji-mori/product-deep-dive";
    const { invitee } = await bookOnPage(path);
    const [target = ""] = await wholeDayTimes(calendly, invitee.reschedule_url);
    const other = await calendly.controls("POST", "/book", {
      eventTypeSlug: "product-deep-dive",
      startTime: target,
      name: "Other",
      email: "other@example.com",
    });
    expect(other.status).toBe(201);
    const refused = await calendly.page(`${invitee.reschedule_url}/${target}`, {});
    expect([refused.status, refused.html.includes("Your event has not moved")]).toEqual([409, true]);
    expect(calendly.ledger.invitees()[0]?.status).toBe("active");
  });

  test("of two posts of one reschedule form only one moves the event", async () => {
    const { invitee } = await bookOnPage();
    const [a = "", b = ""] = await wholeDayTimes(calendly, invitee.reschedule_url);
    const answers = await Promise.all(
      [a, b].map((to) => calendly.page(`${invitee.reschedule_url}/${to}`, {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(calendly.ledger.scheduledEvents().filter(({ status }) => status === "active")).toHaveLength(1);
  });
});

describe("the control panel's routes", () => {
  test("the overview and the ledger show what is booked, without tokens", async () => {
    const { invitee } = await bookOnPage();
    const ledger = await calendly.controls("GET", "/ledger");
    expect(ledger.json).toMatchObject({ invitees: [{ uri: invitee.uri }], accounts: [{}, {}, {}, {}] });
    expect(JSON.stringify(ledger.json)).not.toContain("sandbox-pat");
    const overview = await calendly.control.request("/");
    expect(await overview.text()).toContain("jane@example.com");
  });

  test("a person's edit of their tracking changes the invitee and nothing else", async () => {
    const { invitee } = await bookOnPage(REVIEW, "?utm_content=bkg_1&utm_source=shop");
    const path = `/invitees/${invitee.uri.split("/").at(-1) ?? ""}/edit-tracking`;
    await calendly.controls("POST", path, { utm_content: "bkg_2" });
    expect(calendly.ledger.invitees()[0]?.tracking).toMatchObject({
      utm_content: "bkg_2",
      utm_source: "shop",
    });
  });

  test("what cannot be done is refused with the reason", async () => {
    const refused = async (path: string, body: unknown) => {
      const { status, json } = await calendly.controls("POST", path, body);
      return { status, json };
    };
    const someone = { name: "A", email: "a@example.com" };
    expect(await refused("/book", { eventTypeSlug: "none", ...someone })).toMatchObject({ status: 404 });
    expect(await refused("/book", { eventTypeSlug: "product-teardown", ...someone })).toEqual({
      status: 409,
      json: { error: "unavailable" },
    });
    expect(await refused("/book", { eventTypeSlug: "intro-call" })).toMatchObject({ status: 400 });
    expect(await refused("/invitees/none/cancel", { by: "host" })).toMatchObject({ status: 404 });
  });
});
