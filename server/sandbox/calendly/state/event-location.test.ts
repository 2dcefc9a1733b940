import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { parsed } from "../expect-answer.ts";
import { SEED } from "./seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { eventTypeSchema, resourceOf, scheduledEventSchema } from "../api/wire-schemas.ts";
import { firstTime } from "../hosted/test-times-on-page.ts";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const EVENT_TYPE = `/event_types/${SEED.ada.introCall}`;

/** The place of an event just booked, as the API tells it in Calendly's strict shape. */
async function locationOf(uri: string) {
  return parsed(resourceOf(scheduledEventSchema), await calendly.api("GET", uri)).resource.location;
}

async function book(location?: string): Promise<string> {
  const person = { email: "jane@example.com", name: "Jane Doe", ...(location !== undefined && { location }) };
  const booked = await calendly.controls("POST", "/book", { eventTypeSlug: "intro-call", ...person });
  return parsed(z.object({ event: scheduledEventSchema, invitee: z.unknown() }), booked, 201).event.uri;
}

const meeting = (type: string) => ({
  type,
  status: "pushed",
  join_url: expect.stringContaining("/events/") as unknown,
});
const withData = (type: string) => ({ ...meeting(type), data: { id: expect.any(String) as unknown } });

test.each([
  [
    { kind: "physical", location: "1 Main St", additional_info: "Ring twice" },
    { type: "physical", location: "1 Main St", additional_info: "Ring twice" },
  ],
  [
    { kind: "inbound_call", phone_number: "+1 555 0100", additional_info: "Code 7" },
    { type: "inbound_call", location: "+1 555 0100", additional_info: "Code 7" },
  ],
  [{ kind: "outbound_call" }, { type: "outbound_call", location: "what they said" }],
  [{ kind: "ask_invitee" }, { type: "ask_invitee", location: "what they said" }],
  [
    { kind: "custom", location: "Video room" },
    { type: "custom", location: "Video room" },
  ],
  [{ kind: "google_conference" }, meeting("google_conference")],
  [{ kind: "zoom_conference" }, withData("zoom_conference")],
  [{ kind: "microsoft_teams_conference" }, withData("microsoft_teams_conference")],
  [{ kind: "webex_conference" }, withData("webex_conference")],
  [{ kind: "gotomeeting_conference" }, withData("gotomeeting_conference")],
  [null, null],
])("an event type at %j gives its events that place", async (location, place) => {
  await calendly.controls("PATCH", EVENT_TYPE, { location });
  const type = parsed(resourceOf(eventTypeSchema), await calendly.api("GET", EVENT_TYPE)).resource;
  expect(type.locations).toEqual(location === null ? null : [location]);
  expect(await locationOf(await book("what they said"))).toEqual(place);
});

test("a link that takes a while is not in the API either, and comes by the sandbox's own clock", async () => {
  const conference = { status: "processing", readyAfterSeconds: 90 };
  await calendly.controls("PATCH", EVENT_TYPE, { conference });
  const uri = await book();
  expect(await locationOf(uri)).toMatchObject({ status: "processing", join_url: null });
  await calendly.kernel.clock.advance(89_000);
  expect(await locationOf(uri)).toMatchObject({ status: "processing", join_url: null });
  await calendly.kernel.clock.advance(1000);
  expect(await locationOf(uri)).toMatchObject({
    status: "pushed",
    join_url: expect.stringContaining("/events/") as unknown,
  });
});

test("a link that was never made stays so until the host says where it is", async () => {
  await calendly.controls("PATCH", EVENT_TYPE, { conference: { status: "failed", readyAfterSeconds: null } });
  const uri = await book();
  expect(await locationOf(uri)).toEqual({ type: "google_conference", status: "failed", join_url: null });
  const path = `/events/${uri.split("/").at(-1)}/location`;
  const zoom = { type: "zoom_conference", status: "pushed", join_url: "https://zoom.example/j/7" };
  expect((await calendly.controls("PUT", path, zoom)).status).toBe(200);
  expect(await locationOf(uri)).toMatchObject(zoom);
  expect((await calendly.controls("PUT", path, null)).status).toBe(200);
  expect(await locationOf(uri)).toBeNull();
});

test("whoever books by phone is asked for their number on the hosted page, and keeps it when they move", async () => {
  await calendly.controls("PATCH", EVENT_TYPE, { location: { kind: "outbound_call" } });
  const path = `/ada-okafor/intro-call/${await firstTime(calendly, "/ada-okafor/intro-call")}`;
  expect((await calendly.page(path)).html).toContain("Phone number *");
  const person = { full_name: "Jane Doe", email: "jane@example.com" };
  const refused = await calendly.page(path, person);
  expect([refused.status, refused.html.includes("Say where.")]).toEqual([422, true]);
  await calendly.page(path, { ...person, location: "+49 30 1234567" });
  const [event] = calendly.ledger.scheduledEvents();
  expect(event?.location).toEqual({ type: "outbound_call", location: "+49 30 1234567" });

  const [invitee] = calendly.ledger.invitees();
  const startTime = new Date(Date.parse(event?.start_time ?? "") + 24 * 3_600_000).toISOString();
  await calendly.controls("POST", `/invitees/${invitee?.uri.split("/").at(-1)}/reschedule`, { startTime });
  expect(calendly.ledger.scheduledEvents().at(-1)?.location).toEqual(event?.location);
});
