import { afterAll, beforeAll, expect, test } from "vitest";
import { getBooking } from "../../../db/bookings/bookings.ts";
import { parseInviteeUri } from "../../domain/providers/calendly-uri.ts";
import type { BookingId, BuilderId } from "../../domain/values/ids.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Calendar, CalendlyInvitee } from "../../ports.ts";
import {
  freeTime,
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../../reconciliation/test-reconciliation.ts";
import { recordInvitee } from "./record-invitee.ts";

// Calendly limits how often a builder's token may ask: a session that was moved often must not cost its square.

const CAUSE = { kind: "worker", reference: null, personId: null } as const;
const MOVES = 4;

let fixture: ReconciliationFixture;
beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

interface Moved {
  readonly invitee: { readonly uri: string };
}

/** The URIs that a session has one after the other, when it is moved that often and nothing is heard of it. */
async function moveUnheard(firstUri: string): Promise<string[]> {
  const uris = [firstUri];
  await fixture.unheard(async () => {
    for (let move = 0; move < MOVES; move++) {
      const uuid = uris.at(-1)?.split("/").at(-1) ?? "";
      const { invitee } = await fixture.app.control<Moved>(
        "calendly",
        "POST",
        `/invitees/${uuid}/reschedule`,
        {
          startTime: await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri),
        },
      );
      uris.push(invitee.uri);
    }
  });
  return uris;
}

/** The builder's calendar, which writes down whom it was asked for. */
async function watchedCalendar(builderId: BuilderId): Promise<{ calendar: Calendar; asked: string[] }> {
  const calendar = await fixture.app.deps.calendars.ofBuilder(builderId);
  invariant(calendar !== null, "Ada is connected");
  const asked: string[] = [];
  return {
    asked,
    calendar: {
      ...calendar,
      findInvitee: (eventId, inviteeId) => {
        asked.push(inviteeId);
        return calendar.findInvitee(eventId, inviteeId);
      },
    },
  };
}

async function read(calendar: Calendar, uri: string): Promise<CalendlyInvitee> {
  const ids = parseInviteeUri(uri, fixture.app.deps.settings.calendlyApiUrl);
  invariant(ids !== null, "an invitee's URI");
  const invitee = await calendar.findInvitee(ids.eventId, ids.inviteeId);
  invariant(invitee !== null, "Calendly knows them");
  return invitee;
}

async function timeOf(bookingId: BookingId): Promise<string> {
  return (await getBooking(fixture.app.db, bookingId)).context.time?.calendlyInviteeUri ?? "";
}

const each = <Item>(items: readonly Item[]) => [...items].sort();
const idOf = (uri: string) => uri.split("/").at(-1) ?? "";

test("what became of the first time carries a booking over every move since, and reads each invitee once", async () => {
  const bookingId = await fixture.scheduled();
  const { builderId } = await getBooking(fixture.app.db, bookingId);
  const uris = await moveUnheard(await timeOf(bookingId));
  const { calendar, asked } = await watchedCalendar(builderId);
  const first = await read(calendar, uris[0] ?? "");
  await recordInvitee({ ...fixture.app.deps, cause: CAUSE }, builderId, calendar, first);
  expect(await timeOf(bookingId)).toBe(uris.at(-1));
  expect(each(asked)).toEqual(each(uris.map(idOf)));
});

test("who booked at Calendly without us and moved since is adopted, and each invitee is read once", async () => {
  let firstUri = "";
  await fixture.unheard(async () => {
    const { invitee } = await fixture.app.control<Moved>("calendly", "POST", "/book", {
      eventTypeUri: fixture.priced.calendlyEventTypeUri,
      startTime: await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri),
      email: "moves-often@example.com",
      name: "Mo Often",
    });
    firstUri = invitee.uri;
  });
  const uris = await moveUnheard(firstUri);
  const { builderId } = fixture.priced;
  const { calendar, asked } = await watchedCalendar(builderId);
  const last = await read(calendar, uris.at(-1) ?? "");
  const outcome = await recordInvitee({ ...fixture.app.deps, cause: CAUSE }, builderId, calendar, last);
  expect(outcome.kind).toBe("booked");
  expect(each(asked)).toEqual(each(uris.map(idOf)));
});
