import type { Booking, Party } from "../../domain/booking/booking.ts";
import { parseInviteeUri } from "../../domain/providers/calendly-uri.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { Calendar, CalendlyInvitee } from "../../ports.ts";
import { isWhatWasBought } from "./time-rejection.ts";

/** 10: a session moved more often than this between two deliveries is not followed; the next delivery goes on from there. */
const RESCHEDULES_FOLLOWED_MAX = 10;

/** Reads an invitee by its URI; null when it is none of Calendly's, or Calendly does not know it. Throws ProviderError. */
export type ReadInvitee = (inviteeUri: string) => Promise<CalendlyInvitee | null>;

/** An earlier invitee of a session that was moved. */
interface Ancestor {
  readonly uri: string;
  /** Null when Calendly does not know them any more. */
  readonly invitee: CalendlyInvitee | null;
}

/** An invitee with all earlier invitees of the same session. */
export interface RescheduleChain {
  readonly last: CalendlyInvitee;
  /** Newest first. */
  readonly ancestors: readonly Ancestor[];
}

/** The next step of a booking's time along a chain. */
interface Move {
  readonly at: Instant;
  readonly by: Party;
  readonly fromInviteeUri: string;
  readonly to: CalendlyInvitee;
}

/** Reads each invitee once while a chain is recorded; `known` has been read already. */
export function readEachOnce(
  calendar: Calendar,
  calendlyApiUrl: string,
  known: CalendlyInvitee,
): ReadInvitee {
  const read = new Map([[known.inviteeUri, known]]);
  return async (inviteeUri) => {
    const before = read.get(inviteeUri);
    if (before !== undefined) return before;
    const ids = parseInviteeUri(inviteeUri, calendlyApiUrl);
    const invitee = ids === null ? null : await calendar.findInvitee(ids.eventId, ids.inviteeId);
    if (invitee !== null) read.set(inviteeUri, invitee);
    return invitee;
  };
}

/**
 * Walks `old_invitee` back from the last one. All the way, and only then is a booking looked for: other sources carry it on from one to the
 * next meanwhile, and at any moment it holds one of them.
 */
export async function walkChain(read: ReadInvitee, last: CalendlyInvitee): Promise<RescheduleChain> {
  const ancestors: Ancestor[] = [];
  let uri = last.oldInviteeUri;
  while (uri !== null && ancestors.length < RESCHEDULES_FOLLOWED_MAX) {
    const invitee = await read(uri);
    ancestors.push({ uri, invitee });
    uri = invitee?.oldInviteeUri ?? null;
  }
  return { last, ancestors };
}

/** When the session was booked, before it was moved, as far as Calendly knows. Null when it was moved more often than is followed. */
export function firstBookedAt({ last, ancestors }: RescheduleChain): Instant | null {
  const known = [last, ...ancestors.flatMap(({ invitee }) => invitee ?? [])];
  const isCutOff = ancestors.length === RESCHEDULES_FOLLOWED_MAX && ancestors.at(-1)?.invitee !== null;
  return isCutOff ? null : (known.at(-1)?.createdAt ?? null);
}

/** Whether a booking's time is that of one of the ancestors. */
export function holdsAncestor(booking: Booking, { ancestors }: RescheduleChain): boolean {
  return ancestors.some(({ uri }) => holdsInvitee(booking, uri));
}

/** Whether a booking's time is this invitee's. */
export function holdsInvitee({ context }: Booking, inviteeUri: string): boolean {
  return context.time?.calendlyInviteeUri === inviteeUri;
}

/**
 * The next step from the ancestor that the booking holds towards the last invitee, over times that were bought; where the last one was not, only
 * as far as these go. Null when the booking holds none of them, or there is no further step.
 */
export function nextMove(
  booking: Booking,
  { last, ancestors }: RescheduleChain,
  endsAtLast: boolean,
): Move | null {
  const at = ancestors.findIndex(({ uri }) => holdsInvitee(booking, uri));
  const from = ancestors[at];
  if (from === undefined) return null;
  const to =
    ancestors
      .slice(0, at)
      .flatMap(({ invitee }) => invitee ?? [])
      .findLast((invitee) => isWhatWasBought(booking, invitee)) ?? (endsAtLast ? last : null);
  if (to === null) return null;
  return {
    at: to.createdAt,
    by: partyOf(from.invitee?.cancellation?.by ?? null),
    fromInviteeUri: from.uri,
    to,
  };
}

/** Who canceled or moved, in our own words for Calendly's. */
export function partyOf(by: "host" | "invitee" | null): Party {
  switch (by) {
    case "host":
      return "builder";
    case "invitee":
      return "client";
    case null:
      return "unknown";
  }
}
