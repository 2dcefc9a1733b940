import { parsed } from "./expect-answer.ts";
import { SEED } from "./state/seed-accounts.ts";
import type { RunningCalendly } from "./start-calendly.ts";
import { availableTimeSchema, inviteeSchema, listOf, resourceOf } from "./api/wire-schemas.ts";

const DAY_MS = 24 * 3_600_000;

export const TRACKING = {
  utm_campaign: null,
  utm_source: "shop",
  utm_medium: null,
  utm_content: "bkg_1",
  utm_term: null,
  salesforce_uuid: null,
};

function reviewUri({ url }: RunningCalendly): string {
  return `${url}/event_types/${SEED.ada.architectureReview}`;
}

/** The free times of Ada's architecture review in the next two weeks. */
export async function freeTimes(calendly: RunningCalendly) {
  const now = calendly.kernel.clock.now().getTime();
  const query = {
    event_type: reviewUri(calendly),
    start_time: new Date(now + DAY_MS).toISOString(),
    end_time: new Date(now + 15 * DAY_MS).toISOString(),
  };
  const answer = await calendly.api("GET", "/event_type_available_times", { query });
  return parsed(listOf(availableTimeSchema), answer).collection;
}

export async function firstFreeTime(calendly: RunningCalendly): Promise<string> {
  const [time] = await freeTimes(calendly);
  if (!time) throw new Error("no free time");
  return time.start_time;
}

/** What books the architecture review for Jane Doe through the API. */
export function inviteeBody(
  calendly: RunningCalendly,
  startTime: string,
  more: Record<string, unknown> = {},
) {
  return {
    event_type: reviewUri(calendly),
    start_time: startTime,
    invitee: { name: "Jane Doe", email: "jane@example.com", timezone: "Europe/London" },
    location: { kind: "google_conference" },
    questions_and_answers: [
      { question: "What would you like to build?", answer: "A booking app", position: 0 },
    ],
    tracking: TRACKING,
    event_guests: ["guest@example.com"],
    ...more,
  };
}

/** Books the first free time. Returns the invitee. */
export async function bookThroughApi(calendly: RunningCalendly) {
  const body = inviteeBody(calendly, await firstFreeTime(calendly));
  return parsed(resourceOf(inviteeSchema), await calendly.api("POST", "/invitees", { body }), 201).resource;
}
