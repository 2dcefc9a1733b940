import type { Language } from "../../domain/text/language.ts";
import type { HistoryKey } from "../../../db/history/booking-history.ts";
import { listConsents } from "../../../db/bookings/booking-consents.ts";
import { findPictureEtag } from "../../../db/builders/builder-pictures.ts";
import { getBuilder } from "../../../db/builders/builders.ts";
import { getSessionType } from "../../../db/builders/session-types.ts";
import type { Booking, BookingContext, BookingStep } from "../../domain/booking/booking.ts";
import { stepOf } from "../../domain/booking/booking.ts";
import type { Consent, ConsentNeed } from "../../domain/booking/consent.ts";
import type { HistoryReader } from "../../domain/text/history-in-words.ts";
import { nameInWords } from "../../domain/text/name-in-words.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import type { Instant, TimeZone } from "../../domain/values/instant.ts";
import type { Money } from "../../domain/values/money.ts";
import { reportsOf } from "../../mails/reported-address.ts";
import type { BookingDeps } from "../booking-deps.ts";
import { readConsentNeed } from "../consent/read-consent-need.ts";
import { calendarLinksOf, type CalendarLinks } from "./calendar-links.ts";
import { snapshotOfBooking, type BookingSnapshot } from "./booking-snapshot.ts";
import { noQuote, quoteCancellation, type CancellationQuote } from "../cancellation-quote.ts";
import { historyLinesOf, type HistoryLine } from "./history-line.ts";
import { findCancellationReason, readHistoryPage } from "./history-page.ts";

/** A booking as its reader may see it: the machine's snapshot, and the words around it. */
export interface BookingView extends BookingSnapshot {
  readonly id: BookingId;
  readonly context: BookingContext;
  readonly step: BookingStep;
  readonly sessionTypeName: string;
  readonly durationMinutes: number;
  readonly builder: {
    readonly slug: string;
    readonly displayName: string;
    readonly timeZone: TimeZone;
    readonly accentColor: string | null;
    /** Null while they have no picture. */
    readonly pictureEtag: string | null;
  };
  readonly client: { readonly email: string; readonly name: string; readonly timeZone: TimeZone };
  /** Since when the client’s address refuses our mails for good; null while it takes them, as far as we know. */
  readonly mailRefusedAt: Instant | null;
  /** Calendars with the session filled in; null for everybody but its client, and for a session that does not stand. */
  readonly calendarLinks: CalendarLinks | null;
  readonly cancelUrl: string | null;
  readonly rescheduleUrl: string | null;
  /** What goes back if the client cancels now, held to for some minutes. */
  readonly cancellationQuote: CancellationQuote;
  /** When the last transition was written: since then the page waits for what it waits for. */
  readonly updatedAt: Instant;
  /** What happened last, or before what was asked for; oldest first. `earlier` leads to what was before, null when nothing was. */
  readonly history: {
    readonly items: readonly HistoryLine[];
    /** The versions of those lines among them that cannot be read. */
    readonly unreadable: readonly number[];
    readonly earlier: HistoryKey | null;
  };
  /** Why it was canceled, as far as this reader may know; null when it was not, or nobody said. */
  readonly cancellationReason: string | null;
  /** What the client has yet to agree to, asked of them alone; null when nothing. */
  readonly consentNeed: ConsentNeed | null;
  /** What the client agreed to, oldest first. */
  readonly consents: readonly Consent[];
  /** The server's clock, so that the page counts a hold down by it and not by the visitor's own. */
  readonly now: Instant;
  /** What the same session costs whoever books it now; the client pays `context.price`, whatever this says. */
  readonly currentPrice: Money;
}

/**
 * Reads everything that the booking page shows to this reader: what acts in the client's name is in the client's view alone.
 * @param before where its history goes on; null for what happened last.
 */
export async function viewOfBooking(
  deps: BookingDeps,
  booking: Booking,
  { reader, language }: { readonly reader: HistoryReader; readonly language: Language },
  before: HistoryKey | null,
): Promise<BookingView> {
  const db = deps.database.kysely;
  const builder = await getBuilder(db, booking.builderId);
  const isClients = reader === "client";
  const history = await readHistoryPage(db, booking.id, before, reader);
  return {
    ...(await snapshotOfBooking(deps, booking, reader)),
    id: booking.id,
    context: booking.context,
    step: stepOf(booking.state),
    sessionTypeName: booking.sessionTypeName,
    durationMinutes: booking.durationMinutes,
    builder: {
      slug: builder.slug,
      displayName: builder.displayName,
      timeZone: builder.timeZone,
      accentColor: builder.accentColor,
      pictureEtag: await findPictureEtag(db, builder.id),
    },
    client: {
      email: booking.clientEmail,
      name: nameInWords(booking.clientName, "client", language),
      timeZone: booking.clientTimeZone,
    },
    mailRefusedAt: (await reportsOf(db, deps.secretBox, booking.clientEmail)).refusedAt,
    calendarLinks: isClients
      ? calendarLinksOf(booking, builder, { appUrl: deps.settings.appUrl, language })
      : null,
    cancelUrl: isClients ? booking.cancelUrl : null,
    rescheduleUrl: isClients ? booking.rescheduleUrl : null,
    cancellationQuote: isClients ? quoteCancellation(deps, booking) : noQuote(deps.clock.now()),
    updatedAt: booking.updatedAt,
    history: {
      items: historyLinesOf(history.transitions, reader),
      unreadable: history.unreadable.map(({ version }) => version),
      earlier: history.next,
    },
    cancellationReason: await findCancellationReason(db, booking.id, reader),
    consentNeed: isClients
      ? await readConsentNeed(db, booking, { now: deps.clock.now(), ...deps.settings })
      : null,
    consents: await listConsents(db, booking.id),
    now: deps.clock.now(),
    currentPrice: (await getSessionType(db, booking.sessionTypeId)).price,
  };
}
