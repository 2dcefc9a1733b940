import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { parsed } from "./expect-answer.ts";
import { SEED } from "./seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "./start-calendly.ts";
import { eventTypeSchema, pageOf, resourceOf, userSchema } from "./wire-schemas.ts";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

test("an account made by hand has a token of its own, and what is made for it is nobody else's", async () => {
  const person = { name: "Nia New", slug: "nia-new", email: "nia@example.com", timezone: "Africa/Nairobi" };
  const made = await calendly.controls("POST", "/accounts", person);
  const { token } = parsed(z.object({ token: z.string() }), made, 201);
  await calendly.controls("POST", "/event_types", {
    userSlug: "nia-new",
    name: "A",
    slug: "a",
    duration: 30,
  });
  const me = parsed(resourceOf(userSchema), await calendly.api("GET", "/users/me", { token })).resource;
  expect(me).toMatchObject({ slug: "nia-new", timezone: "Africa/Nairobi" });
  const query = { user: me.uri };
  const own = await calendly.api("GET", "/event_types", { token, query });
  expect(parsed(pageOf(eventTypeSchema), own).collection.map(({ slug }) => slug)).toEqual(["a"]);
  expect((await calendly.api("GET", "/event_types", { query })).status).toBe(403);
  expect((await calendly.controls("POST", "/accounts", person)).status).toBe(409);
});

test("an event type made by hand stands in its owner's list, as plain as can be", async () => {
  const made = await calendly.controls("POST", "/event_types", {
    userSlug: "ada-okafor",
    name: "Office visit",
    slug: "office-visit",
    duration: 120,
  });
  expect(made.status).toBe(201);
  const query = { user: `${calendly.url}/users/${SEED.ada.user}` };
  const listed = parsed(pageOf(eventTypeSchema), await calendly.api("GET", "/event_types", { query }));
  expect(listed.collection.find(({ slug }) => slug === "office-visit")).toMatchObject({
    duration: 120,
    kind: "solo",
    pooling_type: null,
    booking_method: "instant",
    is_paid: false,
  });
});

test("what makes an event type hard to sell can be set by hand, and the API says it in Calendly's own fields", async () => {
  const path = `/event_types/${SEED.ada.introCall}`;
  await calendly.controls("PATCH", path, {
    kind: "group",
    poolingType: "round_robin",
    bookingMethod: "poll",
    durationOptions: [15, 30],
    isPaid: true,
    secret: true,
  });
  const read = parsed(resourceOf(eventTypeSchema), await calendly.api("GET", path)).resource;
  expect(read).toMatchObject({
    kind: "group",
    pooling_type: "round_robin",
    booking_method: "poll",
    duration_options: [15, 30],
    is_paid: true,
    secret: true,
  });
});
