import type { Hono } from "hono";
import { html } from "hono/html";
import { findAccount, type Account, type CalendlyState, type EventType } from "../state/calendly-state.ts";
import { face } from "./event-points.ts";
import { embedMessages } from "./embed-messages.ts";
import { messagePage, pageLayout } from "./page-layout.ts";
import { carriedQuery, readPageOptions } from "./page-options.ts";
import { answerUnknownPage } from "./unknown-page.ts";

function offeredBy(state: CalendlyState, account: Account): EventType[] {
  return [...state.eventTypes.values()].filter(
    (eventType) => eventType.accountUuid === account.uuid && eventType.active && eventType.deletedAt === null,
  );
}

/** `/`, `/{user}` with what they offer, and the place a conference link leads to. */
export function addProfilePages(site: Hono, state: CalendlyState): void {
  site.get("/", (context) => {
    const page = pageLayout(
      "Scheduling sandbox",
      html`<h1>Scheduling sandbox</h1>
        <ul class="offers">
          ${[...state.accounts.values()]
            .filter(({ deletedAt }) => deletedAt === null)
            .map((account) => html`<li><a href="/${account.slug}">${account.name}</a></li>`)}
        </ul>`,
    );
    return context.html(page);
  });

  site.get("/events/:uuid/google_meet", (context) => {
    const event = state.scheduledEvents.get(context.req.param("uuid"));
    if (!event) return answerUnknownPage(context);
    return context.html(messagePage(event.name, "This is where the video call would open."));
  });

  site.get("/:userSlug", (context) => {
    const account = findAccount(state, context.req.param("userSlug"));
    const offered = account ? offeredBy(state, account) : [];
    const [first] = offered;
    if (!account || !first) return answerUnknownPage(context);
    const options = readPageOptions(state, first, new URL(context.req.url).searchParams);
    const page = pageLayout(
      account.name,
      html`${face(account.name)}
        <h1>Book a time with ${account.name}</h1>
        <ul class="offers">
          ${offered.map(
            (eventType) =>
              html`<li>
                <a href="/${account.slug}/${eventType.slug}${carriedQuery(options)}"
                  >${eventType.name} <span>${eventType.durationMinutes} min</span></a
                >
              </li>`,
          )}
        </ul>`,
      {
        options,
        end: options.embedded
          ? embedMessages({ event: "calendly.profile_page_viewed", payload: {} })
          : html``,
      },
    );
    return context.html(page);
  });
}
