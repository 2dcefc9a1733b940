/** The events of a webhook subscription; a reschedule is the pair of both invitee events. One with fewer is incomplete. */
export const SUBSCRIBED_EVENTS = [
  "invitee.created",
  "invitee.canceled",
  "invitee_no_show.created",
  "invitee_no_show.deleted",
  "event_type.created",
  "event_type.updated",
  "event_type.deleted",
] as const;

/** The events that we understand: all of these, and the name that older plans gave to a reschedule. */
export const CALENDLY_EVENTS = [...SUBSCRIBED_EVENTS, "invitee.rescheduled"] as const;

/** Where Calendly's deliveries arrive, under our own origin. */
export const CALENDLY_WEBHOOK_PATH = "/api/webhooks/calendly";
