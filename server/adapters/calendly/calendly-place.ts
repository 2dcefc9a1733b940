import type { ConferenceService, SessionPlace } from "../../domain/booking/session-place.ts";
import type { LocationResource } from "./calendly-wire.schema.ts";

const SERVICES: Readonly<Record<string, ConferenceService>> = {
  google_conference: "google_meet",
  zoom: "zoom",
  zoom_conference: "zoom",
  microsoft_teams_conference: "microsoft_teams",
  webex: "webex",
  webex_conference: "webex",
  gotomeeting: "goto_meeting",
  gotomeeting_conference: "goto_meeting",
};

/** Calendly's location of an event → where the session is held. A link that is no address of the web is none. */
export function placeOf(location: LocationResource | null): SessionPlace {
  const type = location?.type ?? "";
  const text = location?.location?.trim() ?? "";
  const info = location?.additional_info?.trim() || null;
  const service = SERVICES[type];
  if (location === null) return { kind: "none", status: "failed" };
  if (service !== undefined) return conferenceOf(service, location);
  if (type === "outbound_call") {
    return text === ""
      ? { kind: "builder_calls", status: "failed" }
      : { kind: "builder_calls", status: "ready", phoneNumber: text };
  }
  if (text === "") {
    // A kind of conference that we have no name for.
    const isConference = location.status != null || location.join_url != null;
    return isConference ? conferenceOf("other", location) : { kind: "none", status: "failed" };
  }
  switch (type) {
    case "physical":
      return { kind: "in_person", status: "ready", address: text, info };
    case "inbound_call":
      return { kind: "client_calls", status: "ready", phoneNumber: text, info };
    case "ask_invitee":
      return { kind: "chosen_by_client", status: "ready", text };
    default:
      return { kind: "other", status: "ready", text };
  }
}

function conferenceOf(service: ConferenceService, { status, join_url }: LocationResource): SessionPlace {
  const joinUrl = join_url ?? "";
  if (/^https?:\/\//.test(joinUrl)) return { kind: "conference", service, status: "ready", joinUrl };
  return { kind: "conference", service, status: status === "failed" ? "failed" : "pending" };
}
