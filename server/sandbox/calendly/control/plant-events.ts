import { placeInvitee } from "../scheduling/book-time.ts";
import {
  mustGet,
  newUuid,
  NO_TRACKING,
  stampNow,
  type CalendlyState,
  type EventType,
} from "../state/calendly-state.ts";
import { withdrawInvitee } from "../scheduling/cancel-booking.ts";
import { formatInstant } from "../state/instant-format.ts";
import { withDuration } from "../state/event-duration.ts";
import { moveInvitee } from "../scheduling/reschedule-invitee.ts";
import { inviteeUri, scheduledEventUri } from "../state/uris.ts";

export interface Plant {
  eventType: EventType;
  startMs: number;
  /** Null is the event type's own. */
  durationMinutes: number | null;
  status: "active" | "canceled";
  /** Who canceled, or moved it. */
  cancelerType: "host" | "invitee";
  /** The invitee was moved to here, and `status` is that of their new place; null when they were not. */
  movedToMs: number | null;
  email: string;
  name: string;
  utmContent: string | null;
  /** Null is a new event and invitee. Of a solo event type only. */
  ids: { eventUuid: string; inviteeUuid: string } | null;
  /** When it was booked; null is now. */
  createdMs: number | null;
  /** When it was canceled, where `status` says so; null is now. */
  canceledMs: number | null;
  /** When the host marked that they did not come; null is never. */
  noShowMs: number | null;
}

function stampOf(state: CalendlyState, unixMs: number | null): string {
  return unixMs === null ? stampNow(state) : formatInstant(unixMs);
}

interface PlantedUris {
  event_uri: string;
  invitee_uri: string;
}

/**
 * Adds a booking as if it had always been there: without a check of free times, at any instant, past ones included, and without a webhook. One
 * invitee each; those of a group event at the same time share it.
 */
export function plantEvent(
  state: CalendlyState,
  plant: Plant,
): PlantedUris & { moved_to: PlantedUris | null } {
  const { startMs, movedToMs, name, cancelerType, ids } = plant;
  const eventType = withDuration(plant.eventType, plant.durationMinutes);
  const attendance = {
    email: plant.email,
    name,
    firstName: null,
    lastName: null,
    timeZone: mustGet(state.accounts, eventType.accountUuid).timeZone,
    questionsAndAnswers: [],
    tracking: { ...NO_TRACKING, utm_content: plant.utmContent },
    textReminderNumber: null,
    guestEmails: [],
    location: null,
    scheduledByUuid: null,
  };
  const first = placeInvitee(state, eventType, startMs, attendance, {
    ids,
    stamp: stampOf(state, plant.createdMs),
  });
  const moved =
    movedToMs === null
      ? null
      : moveInvitee(state, first.invitee, eventType, { startMs: movedToMs, reason: null, by: cancelerType });
  if (plant.status === "canceled") {
    withdrawInvitee(state, (moved ?? first).invitee, {
      canceledBy: cancelerType === "invitee" ? name : mustGet(state.accounts, eventType.accountUuid).name,
      reason: null,
      cancelerType,
      createdAt: stampOf(state, plant.canceledMs),
    });
  }
  if (plant.noShowMs !== null) {
    const { invitee } = moved ?? first;
    invitee.noShow = { uuid: newUuid(), createdAt: formatInstant(plant.noShowMs) };
    invitee.updatedAt = invitee.noShow.createdAt;
  }
  const uris = ({ event, invitee }: typeof first): PlantedUris => ({
    event_uri: scheduledEventUri(state, event.uuid),
    invitee_uri: inviteeUri(state, invitee.uuid),
  });
  return { ...uris(first), moved_to: moved === null ? null : uris(moved) };
}
