import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { createClient } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { MONDAY, type FixedDay } from "../fixtures/fixed-day.ts";
import type { PageToVisit } from "../fixtures/page-to-visit.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { until } from "../../server/test-until.ts";

/** Each page by its name, in the order in which they are looked at. */
export const KEPT_PAGES = [
  "design",
  "front",
  "profile",
  "search",
  "sign-in",
  "time",
  "details",
  "booked",
  "my-bookings",
  "builder-home",
  "session-type",
] as const;
export type KeptPage = (typeof KEPT_PAGES)[number];

/** 10 min: longer than it takes to ask Calendly for all free times. */
const ASKING_MINUTES = 10;

interface PageOfSomebody extends Pick<PageToVisit, "path" | "heading" | "who"> {
  /** What it says of knowledge that is a minute old or more. Whoever looks then has it asked anew, and the next look says so. */
  readonly outdated?: RegExp;
}

/** Where each is, and who sees it. What is looked at on the Monday was bought on the Friday; only what waits for its payment is of the same minute. */
export async function arrangeKeptPages({
  app,
  moveTo,
}: FixedDay): Promise<Readonly<Record<KeptPage, PageOfSomebody>>> {
  const casey = await createClient(app, { name: "Casey Client", email: "casey@clients.example" });
  const robin = await createClient(app, { name: "Robin Reader", email: "robin@clients.example" });
  const toni = await createClient(app, { name: "Toni Timely", email: "toni@clients.example" });
  const ada = await demoAccount(app, "ada@builders.example");
  const booked = await arrangeBooking(app, casey, "booked");
  const canceled = await arrangeBooking(app, casey, "details");
  await casey.api.booking.cancel.mutate({ bookingId: canceled.id, quote: null });
  await arrangeBooking(app, casey, "booked", "soon");
  await app.settled();

  await moveTo(addMinutes(MONDAY, -ASKING_MINUTES));
  await until(async () => {
    const { items } = await ada.api.builder.list.query({});
    const times = items.flatMap(({ sessionTypes }) => sessionTypes.map(({ nextFreeAt }) => nextFreeAt));
    invariant(!times.includes(null), "all free times are known");
  });
  // The minute in which a time is held is told by the page.
  await moveTo(MONDAY);
  const { sessionTypes } = await ada.api.mySessionTypes.list.query();
  const details = await arrangeBooking(app, robin, "details");
  const time = await arrangeBooking(app, toni, "time");
  await app.settled();
  return {
    design: { path: "/design", heading: "The look", who: null },
    front: { path: "/", heading: "Talk to somebody who has built it before", who: null },
    profile: { path: "/profile/ada-okafor", heading: "Ada Okafor", who: null, outdated: /checked .+ ago/ },
    search: {
      path: "/?q=review&topic=code-review",
      heading: "Talk to somebody who has built it before",
      who: null,
    },
    "sign-in": { path: "/sign-in", heading: "Sign in", who: null },
    time: { path: time.path, heading: "Pick a time with Ada Okafor", who: toni },
    details: { path: details.path, heading: "Check the time, then pay", who: robin },
    booked: { path: booked.path, heading: "You are booked", who: casey },
    "my-bookings": { path: "/bookings", heading: "My bookings", who: casey },
    "builder-home": { path: "/builder", heading: "Ada Okafor", who: ada },
    "session-type": {
      path: `/builder/session-types?edit=${sessionTypes[1]?.id ?? ""}`,
      heading: "Session types",
      who: ada,
    },
  };
}
