import { nowMs, type CalendlyState } from "./calendly-state.ts";

/** The kinds of conference, as event types name them; on an event the same word is its `type`. */
export const CONFERENCE_KINDS = [
  "google_conference",
  "zoom_conference",
  "microsoft_teams_conference",
  "webex_conference",
  "gotomeeting_conference",
] as const;
type ConferenceKind = (typeof CONFERENCE_KINDS)[number];

export const CONFERENCE_STATUSES = ["initiated", "processing", "pushed", "failed"] as const;
export type ConferenceStatus = (typeof CONFERENCE_STATUSES)[number];

/** Where an event type's meetings are held, in the wire's own words; null where its host has said nothing. */
export type LocationConfiguration =
  | { kind: ConferenceKind }
  | { kind: "custom"; location: string }
  | { kind: "physical"; location: string; additional_info?: string }
  | { kind: "inbound_call"; phone_number: string; additional_info?: string }
  /** The invitee says which number to call, or which place to come to. */
  | { kind: "outbound_call" | "ask_invitee" };

/** Where one event is held. */
export type EventLocation =
  | {
      type: ConferenceKind;
      status: ConferenceStatus;
      /** Null until its provider has made one. */
      joinUrl: string | null;
      /** From when on it is `pushed` by itself, in unix milliseconds; null waits for the control panel. */
      readyAtMs: number | null;
    }
  | { type: "custom" | "outbound_call" | "ask_invitee"; location: string | null }
  | { type: "physical" | "inbound_call"; location: string; additionalInfo: string | null };

/** How the conferences of an event type's next bookings come about. */
export interface ConferenceMaking {
  status: ConferenceStatus;
  /** Seconds after the booking until it is `pushed`; null: it stays as it is until somebody says otherwise. */
  readyAfterSeconds: number | null;
}

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
