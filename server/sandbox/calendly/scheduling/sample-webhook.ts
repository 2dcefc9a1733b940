import {
  NO_TRACKING,
  createCalendlyState,
  nowMs,
  stampNow,
  type Account,
  type CalendlyState,
} from "../state/calendly-state.ts";
import { placeInvitee } from "./book-time.ts";
import { withdrawInvitee } from "./cancel-booking.ts";
import { userUri } from "../state/uris.ts";
import { inviteePayload, type WebhookEvent } from "../webhooks/webhook-payload.ts";

const DAY_MS = 86_400_000;
const SAMPLE_NO_SHOW = "00000000-0000-4000-8000-00000000000a";

/** The bare envelope of a webhook about nobody: made in a state of its own, so that nothing is booked. */
export function sampleWebhook(state: CalendlyState, caller: Account, event: WebhookEvent) {
  const scratch = createCalendlyState(state.kernel, null);
  scratch.baseUrl = state.baseUrl;
  scratch.accounts.set(caller.uuid, caller);
  const eventType = [...state.eventTypes.values()].find(({ accountUuid }) => accountUuid === caller.uuid);
  if (!eventType) throw new Error("every account of the sandbox has an event type");
  scratch.eventTypes.set(eventType.uuid, eventType);
  const { invitee } = placeInvitee(scratch, eventType, Math.ceil(nowMs(state) / DAY_MS) * DAY_MS, {
    email: "sample.invitee@example.com",
    name: "Sample Invitee",
    firstName: null,
    lastName: null,
    timeZone: caller.timeZone,
    questionsAndAnswers: [],
    tracking: { ...NO_TRACKING },
    textReminderNumber: null,
    guestEmails: [],
    location: null,
    scheduledByUuid: null,
  });
  const createdAt = stampNow(state);
  if (event === "invitee.canceled") {
    withdrawInvitee(scratch, invitee, {
      canceledBy: invitee.name,
      reason: "Sample reason",
      cancelerType: "invitee",
      createdAt,
    });
  }
  if (event === "invitee_no_show.created") invitee.noShow = { uuid: SAMPLE_NO_SHOW, createdAt };
  return {
    event,
    created_at: createdAt,
    created_by: userUri(state, caller.uuid),
    payload: inviteePayload(scratch, event, invitee),
  };
}
