import { place } from "../../place.ts";

/** The last comparison with Stripe and Calendly: when it was, how far it is, what it looked at and what came of it. */
export const lastRun = place("operator/last-run", {
  none: "None yet. The first begins some minutes after the start.",
  notCompared: "Not compared: {reason}",
  aboutToBegin: "<bold>Under way</bold>: it begins within seconds.",
  underWay: "<bold>Under way</bold>: {step}",
  atWaiting: "waiting to begin.",
  atCheckouts: "comparing Stripe’s checkouts, {count} so far.",
  atRefunds: "comparing Stripe’s refunds, {count} so far.",
  atDisputes: "comparing Stripe’s disputes, {count} so far.",
  atUndelivered: "reading Stripe’s undelivered events, {count} so far.",
  atCalendars: "comparing calendars, {count} of {all} so far.",
  atBookings: "comparing our own records, {count, plural, one {# booking} other {# bookings}} so far.",
  atDone: "done.",
  notFinished: "<bold>Not finished</bold>, {time}, {age} ago: {reason}",
  asked: "{time}, {age} ago, in {duration}; an operator asked for it.",
  scheduled: "{time}, {age} ago, in {duration}; on schedule.",
  moment: "less than a second",
  seconds: "{count, plural, one {# second} other {# seconds}}",
  lookedAt: "Looked at {items} in {calendars, plural, one {# calendar} other {# calendars}}.",
  lookedAtClosely:
    "Looked at {items} in {calendars, plural, one {# calendar} other {# calendars}}, at {closely, plural, one {one event} other {# events}} more closely.",
  bookings: "{count, plural, one {# booking} other {# bookings}}",
  checkouts: "{count, plural, one {# checkout} other {# checkouts}}",
  refunds: "{count, plural, one {# refund} other {# refunds}}",
  disputes: "{count, plural, one {# dispute} other {# disputes}}",
  events: "{count, plural, one {# calendar event} other {# calendar events}}",
  repaired:
    "{count, plural, =0 {Nothing had to be repaired.} one {One difference was repaired.} other {# differences were repaired.}}",
  repairedSoFar:
    "{count, plural, =0 {Nothing had to be repaired so far.} one {One difference was repaired so far.} other {# differences were repaired so far.}}",
  left: "{count, plural, =0 {Nothing waits for a person.} one {One waits for a person.} other {# wait for a person.}}",
  leftSoFar:
    "{count, plural, =0 {Nothing waits for a person so far.} one {One waits for a person so far.} other {# wait for a person so far.}}",
  gone: "{count, plural, one {One is no longer there.} other {# are no longer there.}}",
});
