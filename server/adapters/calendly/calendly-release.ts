import type { z } from "zod";
import {
  judgeRelease,
  type EventAsItStands,
  type ReleaseRequest,
} from "../../domain/booking/event-release.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar } from "../../ports.ts";
import type { SendToCalendly } from "./calendly-http.ts";
import { inviteeSchema, scheduledEventSchema, type InviteeResource } from "./calendly-wire.schema.ts";

/** An event that does not exist: canceling it needs the same permission, and changes nothing. */
const NO_EVENT = "00000000-0000-0000-0000-000000000000";

interface Reads {
  readonly find: <Resource>(
    operation: string,
    path: string,
    schema: z.ZodType<Resource>,
  ) => Promise<Resource | null>;
  readonly list: <Resource>(
    operation: string,
    path: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<Resource>,
  ) => Promise<Resource[]>;
}

/**
 * The only place that cancels anything at Calendly, which always means a whole event. It reads the event and its invitees first, and calls only what
 * `judgeRelease` permits.
 */
export function createCalendlyRelease(
  send: SendToCalendly,
  { find, list }: Reads,
): Pick<Calendar, "releaseEvent" | "probeCancellation"> {
  const cancel = (eventId: string, reason: string) =>
    send("cancel scheduled event", {
      method: "POST",
      path: `/scheduled_events/${eventId}/cancellation`,
      body: { reason },
    });

  const findEvent = (eventId: string) =>
    find("get scheduled event", `/scheduled_events/${eventId}`, scheduledEventSchema);

  async function readNow({ eventId, inviteeUri }: ReleaseRequest): Promise<EventAsItStands | null> {
    const event = await findEvent(eventId);
    if (event === null) return null;
    const { status, start_time: startsAt } = event;
    const seatsMax = event.invitees_counter?.limit ?? null;
    const path = `/scheduled_events/${eventId}/invitees`;
    const inviteeId = encodeURIComponent(inviteeUri.slice(inviteeUri.lastIndexOf("/") + 1));
    const invitees: InviteeResource[] =
      seatsMax === 1
        ? await list("list invitees", path, { count: "100" }, inviteeSchema)
        : [await find("get invitee", `${path}/${inviteeId}`, inviteeSchema)].filter((one) => one !== null);
    return {
      status,
      startsAt,
      seatsMax,
      invitees: invitees.map((invitee) => ({ inviteeUri: invitee.uri, status: invitee.status })),
    };
  }

  return {
    async releaseEvent(release) {
      const outcome = judgeRelease(await readNow(release), release);
      if (outcome.kind !== "released") return outcome;
      try {
        await cancel(release.eventId, release.reason);
      } catch (error) {
        if (!(error instanceof ProviderError) || error.failure?.kind !== "forbidden") throw error;
        // The token may cancel nothing at all: reading the event again does not help.
        if (error.failure.missingScopes.length > 0) throw error;
        // Refused: no failure when it was canceled a moment before, by us or by anybody.
        if ((await findEvent(release.eventId))?.status === "active") throw error;
      }
      return outcome;
    },

    async probeCancellation() {
      await cancel(NO_EVENT, "");
    },
  };
}
