import { expect, test } from "vitest";
import { whyNotOurs } from "./why-not-ours.ts";

const installation = { id: "company-production", formerIds: ["company-old"] };
const event = (livemode: boolean | undefined, bearer?: string) =>
  JSON.stringify({
    id: "evt_1",
    type: "checkout.session.completed",
    livemode,
    data: { object: { id: "cs_1", metadata: bearer === undefined ? {} : { installation_id: bearer } } },
  });

test.each([
  [true, true, null],
  [false, false, null],
  [true, false, /test mode/],
  [false, true, /live mode/],
  [true, undefined, null],
])("with a live key: %s, an event of live mode: %s", (isLive, livemode, why) => {
  const reason = whyNotOurs({ isLive, installation }, event(livemode));
  if (why === null) expect(reason).toBeNull();
  else expect(reason).toMatch(why);
});

test.each(["", "null", "[]", '{"livemode":"yes","data":{"object":{"metadata":["x"]}}}'])(
  "an event that says nothing of whose it is may be ours: %s",
  (body) => {
    expect(whyNotOurs({ isLive: true, installation }, body)).toBeNull();
  },
);

test("an installation takes what bears its id, one that it had, or none; and nobody else's", () => {
  const reasonOf = (bearer?: string) => whyNotOurs({ isLive: true, installation }, event(true, bearer));
  for (const bearer of ["company-production", "company-old", undefined]) expect(reasonOf(bearer)).toBeNull();
  expect(reasonOf("company-staging")).toMatch(/another installation/);
});
