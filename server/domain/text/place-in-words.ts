import { linkOf, type ConferenceService, type SessionPlace } from "../booking/session-place.ts";

/** Who reads it, and what the other is called. */
export interface PlaceReader {
  readonly side: "client" | "builder";
  readonly client: string;
  readonly builder: string;
}

/** A place as pages, mails and calendar entries tell it. */
export interface PlaceInWords {
  /** Who goes, calls or joins where; a sentence without its link. */
  readonly sentence: string;
  /** What opens it; null when nothing does. */
  readonly link: string | null;
  /** `tel:`, when it is the reader who calls; null otherwise. */
  readonly call: string | null;
  /** Further details: how to find it, or what happens about a missing place. */
  readonly more: string | null;
}

const SERVICES = {
  google_meet: "Google Meet",
  zoom: "Zoom",
  microsoft_teams: "Microsoft Teams",
  webex: "Webex",
  goto_meeting: "GoTo Meeting",
  other: null,
} satisfies Record<ConferenceService, string | null>;

/** Where a session is held, to one of the two. Null: Calendly was not asked yet. */
export function placeInWords(place: SessionPlace | null, reader: PlaceReader): PlaceInWords {
  return {
    sentence: sentenceOf(place, reader),
    link: linkOf(place),
    call: callOf(place, reader),
    more: moreOf(place, reader),
  };
}

function callOf(place: SessionPlace | null, { side }: PlaceReader): string | null {
  const caller = side === "client" ? "client_calls" : "builder_calls";
  if (place === null || place.kind !== caller || place.status !== "ready") return null;
  const digits = place.phoneNumber.replaceAll(/[^+\d]/g, "");
  return digits === "" ? null : `tel:${digits}`;
}

function sentenceOf(place: SessionPlace | null, { side, client, builder }: PlaceReader): string {
  const isClient = side === "client";
  switch (place?.kind) {
    case undefined:
      return "Online or in person: we are asking Calendly.";
    case "conference": {
      const name = SERVICES[place.service];
      return name === null ? "Online." : `Online, with ${name}.`;
    }
    case "in_person":
      return `In person: ${place.address}`;
    case "client_calls":
      return isClient
        ? `You call ${builder} at ${place.phoneNumber}`
        : `${client} calls you at ${place.phoneNumber}`;
    case "builder_calls": {
      const caller = isClient ? `${builder} calls you` : `You call ${client}`;
      return place.status === "ready" ? `${caller} at ${place.phoneNumber}` : `${caller}.`;
    }
    case "chosen_by_client":
      return isClient ? `Where you said: ${place.text}` : `Where ${client} said: ${place.text}`;
    case "other":
      return linkOf(place) === null ? place.text : "Online.";
    case "none":
      return isClient ? "It is not said yet where." : "Calendly does not say where.";
  }
}

function moreOf(place: SessionPlace | null, { side, client, builder }: PlaceReader): string | null {
  const isClient = side === "client";
  if (place === null || place.status === "pending") {
    return isClient
      ? "The link to join is still being made. We send it to you as soon as it is there, and it appears on the booking’s page."
      : `The link to join is still being made. We send it to ${client} as soon as it is there.`;
  }
  if (place.status === "ready") return "info" in place ? place.info : null;
  if (isClient)
    return `${missingInWords(place, true)} We have asked ${builder}, and write to you as soon as we know.`;
  return `${missingInWords(place, false)} Please set where it takes place in Calendly, on the event itself: we see it there within the hour and tell ${client}.`;
}

function missingInWords({ kind }: SessionPlace, isClient: boolean): string {
  if (kind === "conference") return "The link to join could not be made.";
  if (kind !== "builder_calls") return "No place was given for this session.";
  return isClient ? "There is no phone number of yours with it." : "There is no phone number with it.";
}
