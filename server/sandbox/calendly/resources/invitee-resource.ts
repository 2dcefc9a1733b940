import type { CalendlyState, Invitee } from "../state/calendly-state.ts";
import { renderCancellation } from "./scheduled-event-resource.ts";
import { inviteeUri, noShowUri, scheduledEventUri, userUri } from "../state/uris.ts";

export type InviteeResource = ReturnType<typeof renderInvitee>;

/** The invitee as the API shows them, and, flat, as webhooks carry them. */
export function renderInvitee(state: CalendlyState, invitee: Invitee) {
  return {
    uri: inviteeUri(state, invitee.uuid),
    email: invitee.email,
    first_name: invitee.firstName,
    last_name: invitee.lastName,
    name: invitee.name,
    status: invitee.status,
    questions_and_answers: invitee.questionsAndAnswers.map((answer) => ({ ...answer })),
    timezone: invitee.timeZone,
    event: scheduledEventUri(state, invitee.eventUuid),
    created_at: invitee.createdAt,
    updated_at: invitee.updatedAt,
    tracking: { ...invitee.tracking },
    text_reminder_number: invitee.textReminderNumber,
    rescheduled: invitee.rescheduled,
    old_invitee: invitee.oldInviteeUuid === null ? null : inviteeUri(state, invitee.oldInviteeUuid),
    new_invitee: invitee.newInviteeUuid === null ? null : inviteeUri(state, invitee.newInviteeUuid),
    cancel_url: `${state.baseUrl}/cancellations/${invitee.uuid}`,
    reschedule_url: `${state.baseUrl}/reschedulings/${invitee.uuid}`,
    routing_form_submission: null,
    payment: null,
    no_show: invitee.noShow && {
      uri: noShowUri(state, invitee.noShow.uuid),
      created_at: invitee.noShow.createdAt,
    },
    reconfirmation: null,
    scheduling_method: invitee.schedulingMethod,
    invitee_scheduled_by: invitee.scheduledByUuid === null ? null : userUri(state, invitee.scheduledByUuid),
    ...(invitee.cancellation && { cancellation: renderCancellation(invitee.cancellation) }),
  };
}
