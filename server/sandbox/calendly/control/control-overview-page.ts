import { html } from "hono/html";
import type { CalendlyState } from "../state/calendly-state.ts";
import type { Ledger } from "../resources/ledger.ts";
import { BOOK_LINKS } from "../../control/book-links.ts";
import { bookSection } from "../../control/book-section.ts";
import { type Html, sandboxPage } from "../../kernel/sandbox-page.ts";

const NEWEST_SHOWN = 100;

/** What is booked, by whom, and who listens: the sandbox at a glance. */
export function controlOverviewPage(state: CalendlyState, ledger: Ledger): Html {
  const newestFirst = <Item>(items: Item[]): Item[] => items.slice(-NEWEST_SHOWN).reverse();
  const eventTypes = ledger.eventTypes();
  return sandboxPage({
    title: "Calendly sandbox",
    links: BOOK_LINKS,
    current: "/calendly",
    body: html` ${bookSection(
        "Accounts and event types",
        ["Host", "Event type", "Minutes", "Kind", "Active"],
        eventTypes.map((eventType) => [
          html`${eventType.profile.name}`,
          html`<a href="${eventType.scheduling_url}">${eventType.name}</a>`,
          html`${eventType.duration}`,
          html`${eventType.kind}`,
          html`${eventType.active && eventType.deleted_at === null ? "yes" : "no"}`,
        ]),
      )}
      ${bookSection(
        "Scheduled events, newest first",
        ["Event", "Start (UTC)", "Status", "Invitees"],
        newestFirst(ledger.scheduledEvents()).map((event) => [
          html`${event.name}`,
          html`${event.start_time}`,
          html`${event.status}`,
          html`${event.invitees_counter.active} of ${event.invitees_counter.limit}`,
        ]),
      )}
      ${bookSection(
        "Invitees, newest first",
        ["Invitee", "Email", "Status", "Tracking", "Links"],
        newestFirst(ledger.invitees()).map((invitee) => [
          html`${invitee.name}`,
          html`${invitee.email}`,
          html`${invitee.status}${invitee.rescheduled ? ", rescheduled" : ""}`,
          html`${invitee.tracking.utm_content ?? ""}`,
          html`<a href="${invitee.cancel_url}">Cancel</a> <a href="${invitee.reschedule_url}">Reschedule</a>`,
        ]),
      )}
      ${bookSection(
        "Webhook subscriptions",
        ["URL", "Scope", "State", "Events"],
        ledger
          .subscriptions()
          .map((subscription) => [
            html`${subscription.callback_url}`,
            html`${subscription.scope}`,
            html`${subscription.state}`,
            html`${subscription.events.join(", ")}`,
          ]),
      )}
      <p class="soft">After a booking people go to ${state.redirectUrl ?? "the confirmation page"}.</p>`,
  });
}
