import { nowMs, type CalendlyState } from "./calendly-state.ts";
import type {
  ConferenceKind,
  ConferenceMaking,
  ConferenceStatus,
  EventLocation,
  LocationConfiguration,
} from "./event-location.ts";

/** Whether the invitee has to say something before the place is known. */
export function asksInvitee(
  location: LocationConfiguration | null,
): location is { kind: "outbound_call" | "ask_invitee" } {
  return location?.kind === "outbound_call" || location?.kind === "ask_invitee";
}

/** The place of an event just booked. `said` is the invitee's number or place, where they were asked for one. */
export function placeEvent(
  state: CalendlyState,
  configured: LocationConfiguration | null,
  making: ConferenceMaking,
  said: string | null,
): EventLocation | null {
  if (configured === null) return null;
  switch (configured.kind) {
    case "custom":
      return { type: "custom", location: configured.location };
    case "physical":
      return {
        type: "physical",
        location: configured.location,
        additionalInfo: configured.additional_info ?? null,
      };
    case "inbound_call":
      return {
        type: "inbound_call",
        location: configured.phone_number,
        additionalInfo: configured.additional_info ?? null,
      };
    case "outbound_call":
    case "ask_invitee":
      return { type: configured.kind, location: said };
    case "google_conference":
    case "zoom_conference":
    case "microsoft_teams_conference":
    case "webex_conference":
    case "gotomeeting_conference": {
      const { status, readyAfterSeconds } = making;
      const readyAtMs = readyAfterSeconds === null ? null : nowMs(state) + readyAfterSeconds * 1000;
      return { type: configured.kind, status, joinUrl: null, readyAtMs };
    }
  }
}

const JOIN_PATHS = {
  google_conference: "google_meet",
  zoom_conference: "zoom",
  microsoft_teams_conference: "microsoft_teams",
  webex_conference: "webex",
  gotomeeting_conference: "gotomeeting",
} satisfies Record<ConferenceKind, string>;

function isConference(
  location: EventLocation,
): location is Extract<EventLocation, { status: ConferenceStatus }> {
  return "status" in location;
}

/** `joinUrlReady` false is the moment before the conference provider has answered. */
export function renderLocation(
  state: CalendlyState,
  event: { readonly uuid: string; readonly location: EventLocation | null },
  joinUrlReady: boolean,
) {
  const { location } = event;
  if (location === null) return null;
  if (!isConference(location)) {
    const { type, location: text } = location;
    const info = "additionalInfo" in location ? location.additionalInfo : null;
    return { type, location: text, ...(info !== null && { additional_info: info }) };
  }
  const isMade = location.readyAtMs !== null && nowMs(state) >= location.readyAtMs;
  const status = !joinUrlReady ? "processing" : isMade ? "pushed" : location.status;
  const joinUrl =
    status === "pushed"
      ? (location.joinUrl ?? `${state.baseUrl}/events/${event.uuid}/${JOIN_PATHS[location.type]}`)
      : null;
  // Google's has no data of its own; the others' is null until there is a meeting.
  const data =
    location.type === "google_conference" ? {} : { data: joinUrl === null ? null : { id: event.uuid } };
  return { type: location.type, status, join_url: joinUrl, ...data };
}
