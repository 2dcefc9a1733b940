import { mustGet, type CalendlyState, type EventType } from "../state/calendly-state.ts";
import { eventTypeUri, userUri } from "../state/uris.ts";

export type EventTypeResource = ReturnType<typeof renderEventType>;

/** The public page on which this event type is booked. */
export function schedulingUrl(state: CalendlyState, eventType: EventType): string {
  return `${state.baseUrl}/${mustGet(state.accounts, eventType.accountUuid).slug}/${eventType.slug}`;
}

/** The event type as the API shows it. */
export function renderEventType(state: CalendlyState, eventType: EventType) {
  const owner = mustGet(state.accounts, eventType.accountUuid);
  return {
    uri: eventTypeUri(state, eventType.uuid),
    name: eventType.name,
    active: eventType.active,
    slug: eventType.slug,
    scheduling_url: schedulingUrl(state, eventType),
    duration: eventType.durationMinutes,
    duration_options: eventType.durationOptions && [...eventType.durationOptions],
    kind: eventType.kind,
    pooling_type: eventType.poolingType,
    type: "StandardEventType" as const,
    color: eventType.color,
    created_at: eventType.createdAt,
    updated_at: eventType.updatedAt,
    internal_note: null,
    is_paid: eventType.isPaid,
    description_plain: eventType.description,
    description_html: `<p>${eventType.description}</p>`,
    profile: { type: "User" as const, name: owner.name, owner: userUri(state, owner.uuid) },
    secret: eventType.secret,
    booking_method: eventType.bookingMethod,
    custom_questions: eventType.customQuestions.map((question) => ({
      name: question.name,
      type: question.type,
      position: question.position,
      enabled: question.enabled,
      required: question.required,
      answer_choices: question.answerChoices,
      include_other: false,
    })),
    deleted_at: eventType.deletedAt,
    admin_managed: false,
    locations: eventType.location && [eventType.location],
    position: eventType.position,
    locale: "en" as const,
  };
}
