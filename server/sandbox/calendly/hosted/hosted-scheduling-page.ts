import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { bookTime, refuseTime } from "../scheduling/book-time.ts";
import {
  bookingForm,
  prefilledDetails,
  readDetails,
  type DetailErrors,
  type TypedDetails,
} from "./booking-form.ts";
import {
  mustGet,
  type Account,
  type CalendlyState,
  type EventType,
  type SchedulingLink,
} from "../state/calendly-state.ts";
import { face, placePoint, point, tick } from "./event-points.ts";
import { durationPicker } from "./duration-picker.ts";
import { embedMessages } from "./embed-messages.ts";
import { withDuration } from "../state/event-duration.ts";
import { readForm } from "./read-form.ts";
import { answerUnknownPage } from "./unknown-page.ts";
import { formatSecond, parseInstant } from "../state/instant-format.ts";
import { monthKeysScript } from "./month-grid.ts";
import { messagePage, pageLayout, type Html } from "./page-layout.ts";
import { carriedQuery, readPageOptions, type PageOptions } from "./page-options.ts";
import { redirectAfterBooking } from "./redirect-query.ts";
import { describeTime, timePicker } from "./time-picker.ts";
import { browserZoneScript } from "./zone-picker.ts";
import { localDate } from "../state/time-zone.ts";
import { inviteeUri, scheduledEventUri } from "../state/uris.ts";

const MINUTE_MS = 60_000;

/** Something that can be booked, and the address it was reached at. */
interface Offer {
  host: Account;
  /** With the duration that was chosen. */
  eventType: EventType;
  link: SchedulingLink | null;
  path: string;
  options: PageOptions;
}

type Found = { ok: true; offer: Offer } | { ok: false; answer: Response };

function offerOf(
  state: CalendlyState,
  context: Context,
  eventType: EventType,
  path: string,
  link: SchedulingLink | null,
): Offer {
  const host = mustGet(state.accounts, eventType.accountUuid);
  const options = readPageOptions(state, eventType, new URL(context.req.url).searchParams);
  return { host, eventType: withDuration(eventType, options.durationMinutes), link, path, options };
}

async function findOffer(state: CalendlyState, context: Context): Promise<Found> {
  const slug = context.req.param("eventTypeSlug") ?? "";
  const linkId = context.req.param("linkId");
  const link = linkId === undefined ? null : state.schedulingLinks.get(linkId);
  const eventType = [...state.eventTypes.values()].find((candidate) =>
    link
      ? candidate.uuid === link.eventTypeUuid && candidate.slug === slug
      : candidate.slug === slug &&
        mustGet(state.accounts, candidate.accountUuid).slug === context.req.param("userSlug"),
  );
  if (link === undefined || !eventType) return { ok: false, answer: await answerUnknownPage(context) };
  if (!eventType.active || eventType.deletedAt !== null) {
    const page = messagePage(
      "This event is not available",
      "The host does not take bookings of this kind at the moment.",
    );
    return { ok: false, answer: await context.html(page, 404) };
  }
  const path = link
    ? `/d/${link.id}/${slug}`
    : `/${mustGet(state.accounts, eventType.accountUuid).slug}/${slug}`;
  return { ok: true, offer: offerOf(state, context, eventType, path, link) };
}

/** The page for a single-use link that somebody has booked with, or null. */
function usedUp(context: Context, { link }: Offer): Response | Promise<Response> | null {
  if (link === null || link.usedByInviteeUuid === null) return null;
  const page = messagePage(
    "This link is no longer valid",
    "It was good for one booking. Ask your host for a new one.",
  );
  return context.html(page, 410);
}

function details({ host, eventType, options }: Offer, startMs: number | null): Html {
  const endMs = (startMs ?? 0) + eventType.durationMinutes * MINUTE_MS;
  return html`<aside>
    ${face(host.name)}
    <p class="what"><strong>${eventType.name}</strong></p>
    <ul class="points">
      ${point("clock", `${eventType.durationMinutes} min`)} ${placePoint(eventType.location)}
      ${startMs === null ? "" : point("day", describeTime(startMs, endMs, options.timeZone))}
    </ul>
    <p class="soft">${eventType.description}</p>
  </aside>`;
}

function timesPage(state: CalendlyState, offer: Offer, notice: Html | null): Html {
  const { eventType, host, options, path } = offer;
  return pageLayout(
    `${eventType.name} - ${host.name}`,
    html`${notice ?? ""}
      <h1>Select a date and time for ${eventType.name}</h1>
      ${durationPicker(eventType, path, options)} ${timePicker(state, eventType, path, options)}`,
    {
      options,
      aside: details(offer, null),
      open: options.date !== null,
      head: notice === null ? browserZoneScript(options) : html``,
      end: html`${monthKeysScript()}
      ${options.embedded ? embedMessages({ event: "calendly.event_type_viewed", payload: {} }) : ""}`,
    },
  );
}

function detailsPage(offer: Offer, startMs: number, typed: TypedDetails, errors: DetailErrors): Html {
  const { eventType, host, options, path } = offer;
  const hasErrors = Object.keys(errors).length > 0;
  const date = localDate(startMs, options.timeZone);
  const back = `${path}${carriedQuery(options, { month: date.slice(0, 7), date })}`;
  return pageLayout(
    `Your details - ${eventType.name} - ${host.name}`,
    html`${hasErrors ? html`<p class="notice" role="alert">Nothing is booked yet. Some details need another look.</p>` : ""}
      <h1>Enter your details</h1>
      <p><a href="${back}">Pick another time</a></p>
      ${bookingForm(eventType, `${path}/${formatSecond(startMs)}${carriedQuery(options)}`, typed, errors)}`,
    {
      options,
      aside: details(offer, startMs),
      end:
        options.embedded && !hasErrors
          ? embedMessages({ event: "calendly.date_and_time_selected", payload: {} })
          : html``,
    },
  );
}

/** The times page again, open at the day of the time, with what was typed carried on as prefill, for somebody who came second. */
function goneTimePage(state: CalendlyState, offer: Offer, startMs: number, typed: TypedDetails | null): Html {
  const kept: Record<string, string | null> = {};
  if (typed) {
    Object.assign(kept, { name: typed.name, first_name: null, last_name: null, email: typed.email });
    if (typed.guests !== "") kept["guests"] = typed.guests;
    if (typed.location !== "") kept["location"] = typed.location;
    typed.answers.forEach((answer, index) => (kept[`a${index + 1}`] = answer));
  }
  const query = new URLSearchParams(carriedQuery(offer.options, kept));
  const again: Offer = {
    ...offer,
    options: {
      ...offer.options,
      carried: [...query],
      timeZoneChosen: true,
      date: localDate(startMs, offer.options.timeZone),
      month: null,
    },
  };
  const notice = html`<div class="notice" role="alert">
    <p><strong>That time is no longer available.</strong></p>
    <p>Nothing was booked. Pick another time${typed ? "; your details are kept" : ""}.</p>
  </div>`;
  return timesPage(state, again, notice);
}

async function postBooking(state: CalendlyState, context: Context, offer: Offer, startMs: number) {
  const { eventType, options, link } = offer;
  const read = readDetails(eventType, await readForm(context));
  // Asked after the body has arrived: from here to the booking nothing else runs.
  const gone = usedUp(context, offer);
  if (gone !== null) return gone;
  if (Object.keys(read.errors).length > 0) {
    return context.html(detailsPage(offer, startMs, read.typed, read.errors), 422);
  }
  const booked = bookTime(state, eventType, startMs, {
    email: read.typed.email,
    name: read.typed.name,
    firstName: null,
    lastName: null,
    timeZone: options.timeZone,
    questionsAndAnswers: read.questionsAndAnswers,
    tracking: options.tracking,
    textReminderNumber: null,
    guestEmails: read.guestEmails,
    location: read.location,
    scheduledByUuid: null,
  });
  if (!booked.ok) return context.html(goneTimePage(state, offer, startMs, read.typed), 409);
  if (link) link.usedByInviteeUuid = booked.invitee.uuid;
  if (state.redirectUrl !== null && !options.embedded) {
    return context.redirect(
      redirectAfterBooking(state, state.redirectUrl, booked.event, booked.invitee),
      303,
    );
  }
  return context.redirect(`${offer.path}/invitees/${booked.invitee.uuid}${carriedQuery(options)}`, 303);
}

function confirmationPage(state: CalendlyState, offer: Offer, inviteeUuid: string): Html | null {
  const invitee = state.invitees.get(inviteeUuid);
  const event = invitee && state.scheduledEvents.get(invitee.eventUuid);
  if (!invitee || event?.eventTypeUuid !== offer.eventType.uuid) return null;
  const { host, options } = offer;
  return pageLayout(
    `You are scheduled - ${event.name} - ${host.name}`,
    html`<div class="done">
      ${tick()}
      <h1>You are scheduled</h1>
      <p>A calendar invitation goes to ${invitee.email}.</p>
      <ul class="points">
        ${point("person", html`<strong>${event.name}</strong> with ${host.name}`)}
        ${point(
          "day",
          describeTime(event.startMs, event.endMs, invitee.timeZone ?? options.timeZone),
          html`data-start-time="${formatSecond(event.startMs)}"`,
        )}
        ${placePoint(offer.eventType.location)}
      </ul>
      <p class="deeds">
        <a class="button" href="/reschedulings/${invitee.uuid}" target="_top">Reschedule</a>
        <a class="button" href="/cancellations/${invitee.uuid}" target="_top">Cancel</a>
      </p>
    </div>`,
    {
      options,
      end: options.embedded
        ? embedMessages({
            event: "calendly.event_scheduled",
            payload: {
              event: { uri: scheduledEventUri(state, event.uuid) },
              invitee: { uri: inviteeUri(state, invitee.uuid) },
            },
          })
        : html``,
    },
  );
}

/** Public scheduling pages, by slug (`/ada-okafor/intro-call`) and by single-use link (`/d/{id}/intro-call`). */
export function addSchedulingPages(site: Hono, state: CalendlyState): void {
  for (const pattern of ["/d/:linkId/:eventTypeSlug", "/:userSlug/:eventTypeSlug"]) {
    site.get(pattern, async (context) => {
      const found = await findOffer(state, context);
      if (!found.ok) return found.answer;
      return usedUp(context, found.offer) ?? context.html(timesPage(state, found.offer, null));
    });

    site.get(`${pattern}/invitees/:inviteeUuid`, async (context) => {
      const found = await findOffer(state, context);
      if (!found.ok) return found.answer;
      const page = confirmationPage(state, found.offer, context.req.param("inviteeUuid"));
      return page === null ? answerUnknownPage(context) : context.html(page);
    });

    site.on(["GET", "POST"], `${pattern}/:startTime`, async (context) => {
      const found = await findOffer(state, context);
      if (!found.ok) return found.answer;
      const { offer } = found;
      const startMs = parseInstant(context.req.param("startTime"));
      if (startMs === null) return answerUnknownPage(context);
      if (context.req.method === "POST") return postBooking(state, context, offer, startMs);
      const gone = usedUp(context, offer);
      if (gone !== null) return gone;
      if (refuseTime(state, offer.eventType, startMs) !== null) {
        return context.html(goneTimePage(state, offer, startMs, null), 409);
      }
      return context.html(detailsPage(offer, startMs, prefilledDetails(offer.options), {}));
    });
  }
}
