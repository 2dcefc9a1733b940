import type { Calendar, Pages } from "../../ports.ts";

/**
 * A calendar that is opened anew for each call, so that a call made an hour later has the token of that hour. `onFailure` sees what
 * a call rejected with, before the caller does; it never rejects itself.
 */
export function calendarThrough(
  open: () => Promise<Calendar>,
  onFailure: (error: unknown) => Promise<void>,
): Calendar {
  async function ask<Answer>(question: (calendar: Calendar) => Promise<Answer>): Promise<Answer> {
    const calendar = await open();
    try {
      return await question(calendar);
    } catch (error) {
      await onFailure(error);
      throw error;
    }
  }

  /** A failure in the code that uses the pages is not reported here. */
  async function* askForPages<Item>(
    question: (calendar: Calendar) => Pages<Item>,
  ): AsyncGenerator<readonly Item[]> {
    const calendar = await open();
    try {
      yield* question(calendar);
    } catch (error) {
      await onFailure(error);
      throw error;
    }
  }

  return {
    getAccount: () => ask((calendar) => calendar.getAccount()),
    listEventTypes: (userUri) => ask((calendar) => calendar.listEventTypes(userUri)),
    findEventType: (eventTypeId) => ask((calendar) => calendar.findEventType(eventTypeId)),
    hasAvailableTime: (eventTypeUri, from, to) =>
      ask((calendar) => calendar.hasAvailableTime(eventTypeUri, from, to)),
    listAvailableTimes: (eventTypeUri, from, to) =>
      ask((calendar) => calendar.listAvailableTimes(eventTypeUri, from, to)),
    createSchedulingLink: (eventTypeUri) => ask((calendar) => calendar.createSchedulingLink(eventTypeUri)),
    findInvitee: (eventId, inviteeId) => ask((calendar) => calendar.findInvitee(eventId, inviteeId)),
    findInviteeByEmail: (search) => ask((calendar) => calendar.findInviteeByEmail(search)),
    findScheduledEvent: (eventId) => ask((calendar) => calendar.findScheduledEvent(eventId)),
    listScheduledEvents: (search) => askForPages((calendar) => calendar.listScheduledEvents(search)),
    listInvitees: (eventId) => ask((calendar) => calendar.listInvitees(eventId)),
    releaseEvent: (order) => ask((calendar) => calendar.releaseEvent(order)),
    probeCancellation: () => ask((calendar) => calendar.probeCancellation()),
    createWebhookSubscription: (subscription) =>
      ask((calendar) => calendar.createWebhookSubscription(subscription)),
    listWebhookSubscriptions: (account) => ask((calendar) => calendar.listWebhookSubscriptions(account)),
    deleteWebhookSubscription: (uri) => ask((calendar) => calendar.deleteWebhookSubscription(uri)),
  };
}
