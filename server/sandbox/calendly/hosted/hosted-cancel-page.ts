import type { Hono } from "hono";
import { html } from "hono/html";
import { mustGet, type CalendlyState, type Invitee } from "../state/calendly-state.ts";
import { cancelInvitee, refuseCancelInvitee, type InviteeRefusal } from "../scheduling/cancel-booking.ts";
import { face, point } from "./event-points.ts";
import { messagePage, pageLayout, type Html } from "./page-layout.ts";
import { describeTime } from "./time-picker.ts";
import { readForm } from "./read-form.ts";
import { answerUnknownPage } from "./unknown-page.ts";

const REASON_MAX = 10_000;

/** What a cancel or reschedule link says when nothing can be changed any more. */
export function closedPage(reason: InviteeRefusal): Html {
  switch (reason) {
    case "already_canceled":
      return messagePage("This event is already canceled", "There is nothing left to change.");
    case "already_rescheduled":
      return messagePage("This event was already rescheduled", "Use the link in the newer invitation.");
    case "in_the_past":
      return messagePage("This event is in the past", "It can no longer be canceled or moved.");
  }
}

/** Name, host and time of the event that an invitee's link is about. */
export function bookedDetails(state: CalendlyState, invitee: Invitee): Html {
  const event = mustGet(state.scheduledEvents, invitee.eventUuid);
  const host = mustGet(state.accounts, event.hostUuid);
  return html`${face(host.name)}
    <p class="what"><strong>${event.name}</strong></p>
    <ul class="points">
      ${point("day", describeTime(event.startMs, event.endMs, invitee.timeZone ?? host.timeZone))}
      ${point("person", invitee.name)}
    </ul>`;
}

/** The reason as typed, or null when the field was left empty. */
export function readReason(form: FormData): string | null {
  const reason = form.get("reason");
  return typeof reason === "string" && reason.trim() !== "" ? reason.trim().slice(0, REASON_MAX) : null;
}

/** The field in which an invitee may say why. */
export function reasonField(): Html {
  return html`<label for="reason">Reason (optional)</label>
    <textarea id="reason" name="reason" rows="4" maxlength="${REASON_MAX}"></textarea>`;
}

/** `/cancellations/{invitee}`: the invitee's own cancel link. A GET shows, only the form cancels. */
export function addCancelPage(site: Hono, state: CalendlyState): void {
  site.get("/cancellations/:inviteeUuid", (context) => {
    const invitee = state.invitees.get(context.req.param("inviteeUuid"));
    if (!invitee) return answerUnknownPage(context);
    const refusal = refuseCancelInvitee(state, invitee);
    if (refusal !== null) return context.html(closedPage(refusal), 410);
    const page = pageLayout(
      "Cancel event",
      html`<h1>Cancel this event?</h1>
        <form method="post" action="/cancellations/${invitee.uuid}">
          ${reasonField()}
          <p class="deeds">
            <button type="submit" class="main">Cancel event</button>
            <a class="button" href="/reschedulings/${invitee.uuid}">Pick another time instead</a>
          </p>
        </form>`,
      { aside: html`<aside>${bookedDetails(state, invitee)}</aside>` },
    );
    return context.html(page);
  });

  site.post("/cancellations/:inviteeUuid", async (context) => {
    const invitee = state.invitees.get(context.req.param("inviteeUuid"));
    if (!invitee) return answerUnknownPage(context);
    const canceled = cancelInvitee(state, invitee, readReason(await readForm(context)));
    if (!canceled.ok) return context.html(closedPage(canceled.reason), 410);
    return context.html(messagePage("Your event is canceled", "Your host has been told.", "good"));
  });
}
