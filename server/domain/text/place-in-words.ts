import { linkOf, type ConferenceService, type SessionPlace } from "../booking/session-place.ts";
import { sessionPlace } from "./en/booking/session-place.ts";
import type { Language } from "./language.ts";
import { textIn, type Text } from "./place.ts";

type PlaceText = Text<(typeof sessionPlace)["english"]>;

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

/* eslint-disable no-restricted-syntax -- names of services are the same in every language */
const SERVICES = {
  google_meet: "Google Meet",
  zoom: "Zoom",
  microsoft_teams: "Microsoft Teams",
  webex: "Webex",
  goto_meeting: "GoTo Meeting",
  other: null,
} satisfies Record<ConferenceService, string | null>;
/* eslint-enable no-restricted-syntax */

/** Where a session is held, to one of the two. Null: Calendly was not asked yet. */
export function placeInWords(
  place: SessionPlace | null,
  reader: PlaceReader,
  language: Language,
): PlaceInWords {
  const t = textIn(sessionPlace, language);
  return {
    sentence: sentenceOf(place, reader, t),
    link: linkOf(place),
    call: callOf(place, reader),
    more: moreOf(place, reader, t),
  };
}

function callOf(place: SessionPlace | null, { side }: PlaceReader): string | null {
  const caller = side === "client" ? "client_calls" : "builder_calls";
  if (place === null || place.kind !== caller || place.status !== "ready") return null;
  const digits = place.phoneNumber.replaceAll(/[^+\d]/g, "");
  return digits === "" ? null : `tel:${digits}`;
}

function sentenceOf(
  place: SessionPlace | null,
  { side: reader, client, builder }: PlaceReader,
  t: PlaceText,
): string {
  switch (place?.kind) {
    case undefined:
      return t("unasked");
    case "conference": {
      const service = SERVICES[place.service];
      return service === null ? t("online") : t("onlineWith", { service });
    }
    case "in_person":
      return t("inPerson", { address: place.address });
    case "client_calls":
      return t("client_calls", { reader, client, builder, phone: place.phoneNumber });
    case "builder_calls":
      return place.status === "ready"
        ? t("builder_calls", { reader, client, builder, phone: place.phoneNumber })
        : t("builderCallsWithoutNumber", { reader, client, builder });
    case "chosen_by_client":
      return t("chosenByClient", { reader, client, text: place.text });
    case "other":
      return linkOf(place) === null ? place.text : t("online");
    case "none":
      return t("none", { reader });
  }
}

function moreOf(
  place: SessionPlace | null,
  { side: reader, client, builder }: PlaceReader,
  t: PlaceText,
): string | null {
  if (place === null || place.status === "pending") return t("pending", { reader, client });
  if (place.status === "ready") return "info" in place ? place.info : null;
  return `${missingInWords(place, reader, t)} ${t("whatHappens", { reader, client, builder })}`;
}

function missingInWords({ kind }: SessionPlace, reader: PlaceReader["side"], t: PlaceText): string {
  if (kind === "conference") return t("noLink");
  return kind === "builder_calls" ? t("noPhone", { reader }) : t("noPlace");
}
