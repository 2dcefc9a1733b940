/** The kinds of conference, as event types name them; on an event the same word is its `type`. */
export const CONFERENCE_KINDS = [
  "google_conference",
  "zoom_conference",
  "microsoft_teams_conference",
  "webex_conference",
  "gotomeeting_conference",
] as const;
export type ConferenceKind = (typeof CONFERENCE_KINDS)[number];

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
