import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { refuseTime } from "../scheduling/book-time.ts";
import {
  mustGet,
  type CalendlyState,
  type EventType,
  type Invitee,
  type ScheduledEvent,
} from "../state/calendly-state.ts";
import { refuseCancelInvitee } from "../scheduling/cancel-booking.ts";
import { durationPicker } from "./duration-picker.ts";
import { tick } from "./event-points.ts";
import { withDuration } from "../state/event-duration.ts";
import { bookedDetails, closedPage, readReason, reasonField } from "./hosted-cancel-page.ts";
import { formatSecond, parseInstant } from "../state/instant-format.ts";
import { messagePage, pageLayout, type Html } from "./page-layout.ts";
import { carriedQuery, readPageOptions, type PageOptions } from "./page-options.ts";
import {
  eventTypeToMoveIn,
  rescheduleInvitee,
  staysAsItIs,
  type MoveRefusal,
} from "../scheduling/reschedule-invitee.ts";
import { describeTime, timePicker } from "./time-picker.ts";
import { localDate } from "../state/time-zone.ts";
import { readForm } from "./read-form.ts";
import { answerUnknownPage } from "./unknown-page.ts";

const MINUTE_MS = 60_000;

interface Move {
  invitee: Invitee;
  event: ScheduledEvent;
  /** With the duration that was chosen, or that the event has. */
  eventType: EventType;
  path: string;
  options: PageOptions;
  /** The event that ends with the move, and so is not in its way. */
  leaves: string | undefined;
}

type Found = { ok: true; move: Move } | { ok: false; answer: Response };

async function findMove(state: CalendlyState, context: Context): Promise<Found> {
  const invitee = state.invitees.get(context.req.param("inviteeUuid") ?? "");
  if (!invitee) return { ok: false, answer: await answerUnknownPage(context) };
  const refusal = refuseCancelInvitee(state, invitee);
  if (refusal !== null) return { ok: false, answer: await context.html(closedPage(refusal), 410) };
  const event = mustGet(state.scheduledEvents, invitee.eventUuid);
  const eventType = eventTypeToMoveIn(state, event);
  if (!eventType.active || eventType.deletedAt !== null) {
    const page = messagePage("This event cannot be moved", "Your host no longer offers it. It stays booked.");
    return { ok: false, answer: await context.html(page, 410) };
  }
  const query = new URL(context.req.url).searchParams;
  if (!query.has("timezone") && invitee.timeZone !== null) query.set("timezone", invitee.timeZone);
  const options = readPageOptions(state, eventType, query);
  const move: Move = {
    invitee,
    event,
    eventType: withDuration(eventType, options.durationMinutes),
    path: `/reschedulings/${invitee.uuid}`,
    options,
    leaves: event.kind === "solo" ? event.uuid : undefined,
  };
  return { ok: true, move };
}

const about = (state: CalendlyState, invitee: Invitee): Html =>
  html`<aside>${bookedDetails(state, invitee)}</aside>`;

/** With `goneMs` the page says that this time is gone, and its day is open. */
function timesPage(state: CalendlyState, move: Move, goneMs: number | null): Html {
  const { eventType, event, invitee, path, leaves } = move;
  const goneDate = goneMs === null ? null : localDate(goneMs, move.options.timeZone);
  const options = goneDate === null ? move.options : { ...move.options, date: goneDate, month: null };
  const ignore = {
    ...(staysAsItIs(event, eventType, event.startMs) && { startMs: event.startMs }),
    ...(leaves !== undefined && { eventUuid: leaves }),
  };
  return pageLayout(
    `Reschedule - ${eventType.name}`,
    html`${goneMs === null ? "" : GONE}
      <h1>Select a new time</h1>
      ${durationPicker(eventType, path, options)} ${timePicker(state, eventType, path, options, ignore)}`,
    { options, aside: about(state, invitee), open: options.date !== null },
  );
}

function confirmPage(state: CalendlyState, move: Move, startMs: number): Html {
  const { eventType, invitee, path, options } = move;
  const endMs = startMs + eventType.durationMinutes * MINUTE_MS;
  const date = localDate(startMs, options.timeZone);
  return pageLayout(
    `Reschedule - ${eventType.name}`,
    html`<h1>Move it to ${describeTime(startMs, endMs, options.timeZone)}?</h1>
      <p>
        <a href="${path}${carriedQuery(options, { month: date.slice(0, 7), date })}">Pick another time</a>
      </p>
      <form method="post" action="${path}/${formatSecond(startMs)}${carriedQuery(options)}">
        ${reasonField()}
        <p class="deeds"><button type="submit" class="main">Update event</button></p>
      </form>`,
    { options, aside: about(state, invitee) },
  );
}

const GONE = html`<div class="notice" role="alert">
  <p><strong>That time is no longer available.</strong></p>
  <p>Your event has not moved. Pick another time.</p>
</div>`;

/** Another post of the same form may have been a moment faster, or somebody else took the time. */
function answerNotMoved(
  state: CalendlyState,
  context: Context,
  move: Move,
  startMs: number,
  reason: MoveRefusal,
): Response | Promise<Response> {
  switch (reason) {
    case "already_canceled":
    case "already_rescheduled":
    case "in_the_past":
      return context.html(closedPage(reason), 410);
    case "unavailable":
    case "taken":
    case "not_offered":
    case "same_time":
      return context.html(timesPage(state, move, startMs), 409);
  }
}

/** `/reschedulings/{invitee}`: pick a new time, say why, confirm. The link works once. */
export function addReschedulePage(site: Hono, state: CalendlyState): void {
  site.get("/reschedulings/:inviteeUuid", async (context) => {
    const found = await findMove(state, context);
    return found.ok ? context.html(timesPage(state, found.move, null)) : found.answer;
  });

  site.get("/reschedulings/:inviteeUuid/:startTime", async (context) => {
    const found = await findMove(state, context);
    if (!found.ok) return found.answer;
    const { move } = found;
    const startMs = parseInstant(context.req.param("startTime"));
    if (startMs === null) return answerUnknownPage(context);
    const isGone =
      staysAsItIs(move.event, move.eventType, startMs) ||
      refuseTime(state, move.eventType, startMs, move.leaves) !== null;
    if (isGone) return context.html(timesPage(state, move, startMs), 409);
    return context.html(confirmPage(state, move, startMs));
  });

  site.post("/reschedulings/:inviteeUuid/:startTime", async (context) => {
    const form = await readForm(context);
    const found = await findMove(state, context);
    if (!found.ok) return found.answer;
    const { move } = found;
    const startMs = parseInstant(context.req.param("startTime"));
    if (startMs === null) return answerUnknownPage(context);
    const moved = rescheduleInvitee(state, move.invitee, {
      startMs,
      durationMinutes: move.eventType.durationMinutes,
      eventType: null,
      reason: readReason(form),
      by: "invitee",
    });
    if (!moved.ok) return answerNotMoved(state, context, move, startMs, moved.reason);
    const page = pageLayout(
      "Your event is rescheduled",
      html`<div class="done">
        ${tick()}
        <h1>Your event is rescheduled</h1>
        ${bookedDetails(state, moved.invitee)}
        <p class="deeds">
          <a class="button" href="/reschedulings/${moved.invitee.uuid}">Reschedule</a>
          <a class="button" href="/cancellations/${moved.invitee.uuid}">Cancel</a>
        </p>
      </div>`,
    );
    return context.html(page);
  });
}
