import { randomUUID } from "node:crypto";
import type { BookingId, SessionTypeId } from "../../server/domain/values/ids.ts";

/** In the order in which each procedure is called: whose row it is comes last, because that call may change it. */
export const ROLES = [
  "nobody",
  "otherLink",
  "otherClient",
  "otherBuilder",
  "builder",
  "operator",
  "link",
  "client",
] as const;

/**
 * `client` and `builder` are those of the booking that is asked about; the others have nothing to do with it. `link` is not signed in and
 * has opened that booking's link, `otherLink` another booking's.
 */
export type Role = (typeof ROLES)[number];

interface Access {
  /** What is asked, about one client's booking; absent for a procedure without input. */
  readonly input?: (about: { bookingId: BookingId; sessionTypeId: SessionTypeId }) => unknown;
  /** The HTTP status for each role. A refusal in words is a 200. */
  readonly answers: Readonly<Record<Role, number>>;
}

/** The same answer to everybody. */
function allAnswer(status: number): Readonly<Record<Role, number>> {
  return {
    nobody: status,
    otherLink: status,
    otherClient: status,
    otherBuilder: status,
    builder: status,
    operator: status,
    link: status,
    client: status,
  };
}
const ANYBODY = allAnswer(200);
/** A link signs nobody in. */
const NOT_SIGNED_IN = { nobody: 401, otherLink: 401, link: 401 };
const SIGNED_IN = { ...ANYBODY, ...NOT_SIGNED_IN };
/** Of the account that an operator changes elsewhere. */
const NO_OPERATORS = { ...SIGNED_IN, operator: 403 };
/** Of one booking: its link is as good as its client's session, and another booking's as good as nothing. */
const READERS = { ...SIGNED_IN, otherClient: 404, otherBuilder: 404, link: 200 };
/** Any builder on rows of their own: the other one has some too. */
const BUILDERS = { ...SIGNED_IN, otherClient: 403, operator: 403, client: 403 };
/** The builder whose row it is, alone among builders. */
const BUILDER_ALONE = { ...BUILDERS, otherBuilder: 404 };
/** Builders and operators, each on keys of their own. */
const KEY_OWNERS = { ...BUILDERS, operator: 200 };
/** The id of no endpoint. */
const NO_ENDPOINT = { endpointId: `whe_${"0".repeat(26)}` };
const NO_ENDPOINTS_OWNERS = { ...KEY_OWNERS, otherBuilder: 404, builder: 404, operator: 404 };
/** Of one booking, for sessions and programs: a link is neither. */
const PARTIES = { ...READERS, link: 401 };
const CLIENT_ALONE = { ...READERS, builder: 404, operator: 404 };

const OPERATOR_ALONE = {
  ...NOT_SIGNED_IN,
  otherClient: 403,
  otherBuilder: 403,
  builder: 403,
  operator: 200,
  client: 403,
};

/** The number of no delivery. */
const NO_DELIVERY = { inboxId: 2_000_000_000 };
/** Of an effect that was never given. */
const NO_EFFECT = { effectKey: `bkg_${"0".repeat(26)}:1:0` };
/** The ids of no group and no report. */
const NO_PROBLEM = { groupId: `prg_${"0".repeat(26)}` };
const NO_REPORT = { reportId: `prb_${"0".repeat(26)}` };
const REFUND = { requestId: "a-request-of-the-table", amountMinor: 1, note: "A reason." };

const DAYS = { between: { from: "2026-03-01", until: "2026-03-02" } };
/** Of a booking, without its signature. */
const forgedReviewLink = (bookingId: BookingId) => ({
  bookingId,
  until: "99999999999999",
  key: `dev.${"A".repeat(43)}`,
});

/** Every procedure, and how it answers whom. */
export const ACCESS: Readonly<Record<string, Access>> = {
  "account.get": { answers: SIGNED_IN },
  "account.rename": { input: () => ({ name: "" }), answers: { ...allAnswer(400), ...NOT_SIGNED_IN } },
  "account.setTimeZone": { input: () => ({ timeZone: "UTC" }), answers: SIGNED_IN },
  "account.setLanguage": { input: () => ({ language: null }), answers: SIGNED_IN },
  "account.beginAddressChange": {
    input: () => ({ email: "no address" }),
    answers: { ...allAnswer(400), ...NOT_SIGNED_IN },
  },
  "account.cancelAddressChange": { answers: SIGNED_IN },
  "account.findByAddressKey": { input: () => ({ key: "made-up" }), answers: ANYBODY },
  "account.confirmAddress": { input: () => ({ key: "made-up" }), answers: ANYBODY },
  "account.changePassword": {
    input: () => ({ current: "made-up-by-a-stranger", chosen: "made-up-by-a-stranger-too" }),
    answers: SIGNED_IN,
  },
  "account.erasureOutlook": { answers: SIGNED_IN },
  "account.erase": { input: () => ({ typed: "not the address", password: "" }), answers: SIGNED_IN },
  "account.beginExport": { answers: SIGNED_IN },
  "account.exportBookings": { input: () => ({ after: null }), answers: SIGNED_IN },
  "account.exportSold": { input: () => ({ after: null }), answers: SIGNED_IN },
  "account.endSession": { input: () => ({ sessionId: "somebody-elses" }), answers: SIGNED_IN },
  "account.endOtherSessions": { answers: SIGNED_IN },
  "builder.list": { answers: ANYBODY },
  "builder.profile": { input: () => ({ slug: "ada-okafor" }), answers: ANYBODY },
  "builder.offer": { input: ({ sessionTypeId }) => ({ sessionTypeId }), answers: ANYBODY },
  "booking.initiate": {
    input: ({ sessionTypeId }) => ({ sessionTypeId, timeZone: null }),
    answers: SIGNED_IN,
  },
  "booking.listMine": { answers: SIGNED_IN },
  "booking.findByLink": {
    input: ({ bookingId }) => ({ bookingId, key: `dev.${"A".repeat(43)}` }),
    answers: ANYBODY,
  },
  "unsubscribe.find": { input: () => ({ key: "v1.dev.A.A.A" }), answers: ANYBODY },
  "unsubscribe.set": { input: () => ({ key: "v1.dev.A.A.A", wanted: "no" }), answers: ANYBODY },
  "booking.get": { input: ({ bookingId }) => ({ bookingId }), answers: READERS },
  "booking.snapshot": { input: ({ bookingId }) => ({ bookingId }), answers: READERS },
  "booking.version": { input: ({ bookingId }) => ({ bookingId }), answers: READERS },
  "booking.calendarEntry": { input: ({ bookingId }) => ({ bookingId }), answers: READERS },
  "booking.schedule": {
    input: ({ bookingId }) => ({ bookingId, calendlyEventUri: "", calendlyInviteeUri: "" }),
    answers: CLIENT_ALONE,
  },
  "booking.scheduleFromRedirect": {
    input: ({ bookingId }) => ({ bookingId, calendlyInviteeId: "A", inviteeEmail: "a@example.com" }),
    answers: CLIENT_ALONE,
  },
  "booking.changeTimeZone": {
    input: ({ bookingId }) => ({ bookingId, timeZone: "Asia/Tokyo" }),
    answers: CLIENT_ALONE,
  },
  "booking.agree": { input: ({ bookingId }) => ({ bookingId }), answers: CLIENT_ALONE },
  "booking.openCheckout": { input: ({ bookingId }) => ({ bookingId }), answers: CLIENT_ALONE },
  "booking.confirmPayment": {
    input: ({ bookingId }) => ({ bookingId, checkoutId: "cs_test_madeup000000000002" }),
    answers: CLIENT_ALONE,
  },
  "booking.cancel": { input: ({ bookingId }) => ({ bookingId, quote: null }), answers: CLIENT_ALONE },
  "contractEventTypes.list": { input: () => ({ builder: "ada-okafor" }), answers: SIGNED_IN },
  "contractBookings.list": { input: () => ({}), answers: SIGNED_IN },
  "contractBookings.get": { input: ({ bookingId }) => ({ bookingId }), answers: PARTIES },
  "contractBookings.cancellationQuote": { input: ({ bookingId }) => ({ bookingId }), answers: PARTIES },
  "contractEvents.list": { input: () => ({}), answers: KEY_OWNERS },
  "contractBookings.openCheckout": { input: ({ bookingId }) => ({ bookingId }), answers: PARTIES },
  "contractScheduling.createLink": {
    input: ({ sessionTypeId: eventTypeId }) => ({
      eventTypeId,
      inviteeEmail: "somebody-new@example.com",
      inviteeName: "Somebody New",
    }),
    answers: SIGNED_IN,
  },
  "contractScheduling.recordBooking": {
    input: () => ({ inviteeUri: "https://elsewhere.example/scheduled_events/A/invitees/B" }),
    answers: { ...allAnswer(400), ...NOT_SIGNED_IN },
  },
  "builder.embedOrigins": { input: () => ({ slug: "ada-okafor" }), answers: ANYBODY },
  "builder.picture": { input: () => ({ slug: "ada-okafor" }), answers: allAnswer(404) },
  "builder.card": { input: () => ({ slug: "ada-okafor" }), answers: ANYBODY },
  "found.site": { answers: ANYBODY },
  "found.siteCard": { answers: ANYBODY },
  "found.figures": { answers: ANYBODY },
  "found.sitemaps": { answers: ANYBODY },
  "found.sitemap": { input: () => ({ number: 1 }), answers: ANYBODY },
  "myBuilder.start": {
    input: () => ({ timeZone: "Not/AZone" }),
    answers: { ...allAnswer(400), ...NOT_SIGNED_IN },
  },
  "myBuilder.get": { answers: BUILDERS },
  "myBuilder.mailChoices": { answers: BUILDERS },
  "myBuilder.setMailChoices": {
    input: () => ({ remindersBy: null, digest: "on" }),
    answers: BUILDERS,
  },
  "myBuilder.overview": { answers: BUILDERS },
  "myBuilder.updateProfile": {
    input: () => ({
      displayName: "A name",
      headline: "",
      bio: "",
      slug: "not a slug",
      timeZone: "UTC",
      currency: "USD",
      directBookings: "adopt",
    }),
    answers: BUILDERS,
  },
  "myBuilder.updatePicture": { input: () => ({ base64: "" }), answers: BUILDERS },
  "myBuilder.removePicture": { answers: BUILDERS },
  "mySessionTypes.list": { answers: BUILDERS },
  "mySessionTypes.sync": { answers: BUILDERS },
  "mySessionTypes.update": {
    input: ({ sessionTypeId }) => ({
      sessionTypeId,
      description: "",
      price: "150",
      currency: "USD",
      cancellationPolicy: { tiers: [] },
    }),
    answers: BUILDER_ALONE,
  },
  "mySessionTypes.move": {
    input: ({ sessionTypeId }) => ({ sessionTypeId, direction: "up" }),
    answers: BUILDER_ALONE,
  },
  "mySessionTypes.moveTo": {
    input: ({ sessionTypeId }) => ({ sessionTypeId, position: 0 }),
    answers: BUILDER_ALONE,
  },
  "mySessionTypes.unpublish": { input: ({ sessionTypeId }) => ({ sessionTypeId }), answers: BUILDER_ALONE },
  "mySessionTypes.publish": { input: ({ sessionTypeId }) => ({ sessionTypeId }), answers: BUILDER_ALONE },
  "myBookings.list": {
    input: () => ({ group: "all", from: null, until: null, search: "", after: null }),
    answers: BUILDERS,
  },
  "myBookings.get": { input: ({ bookingId }) => ({ bookingId }), answers: BUILDER_ALONE },
  "funnel.ofBuilder": { input: () => DAYS, answers: BUILDERS },
  "funnel.ofAll": { input: () => DAYS, answers: OPERATOR_ALONE },
  "funnel.chooseBuilder": { input: () => ({ slug: "ada-okafor" }), answers: OPERATOR_ALONE },
  "deadLetters.list": { answers: OPERATOR_ALONE },
  "deadLetters.effect": { input: () => NO_EFFECT, answers: OPERATOR_ALONE },
  "deadLetters.delivery": { input: () => ({ inboxId: 999_999_999 }), answers: OPERATOR_ALONE },
  "deadLetters.retryEffect": { input: () => ({ ...NO_EFFECT, note: "A reason." }), answers: OPERATOR_ALONE },
  "deadLetters.dropEffect": { input: () => ({ ...NO_EFFECT, note: "A reason." }), answers: OPERATOR_ALONE },
  "deadLetters.retryDelivery": {
    input: () => ({ inboxId: 999_999_999, note: "A reason." }),
    answers: OPERATOR_ALONE,
  },
  "deadLetters.putMailAside": { input: () => ({ subject: "None", reason: "none" }), answers: OPERATOR_ALONE },
  "deadLetters.dropDelivery": {
    input: () => ({ inboxId: 999_999_999, note: "A reason." }),
    answers: OPERATOR_ALONE,
  },
  "operatorBookings.search": {
    input: ({ bookingId }) => ({ search: bookingId }),
    answers: OPERATOR_ALONE,
  },
  "operatorBookings.get": { input: ({ bookingId }) => ({ bookingId }), answers: OPERATOR_ALONE },
  "operatorBookings.whatCanBeRead": { input: ({ bookingId }) => ({ bookingId }), answers: OPERATOR_ALONE },
  "reviews.findByLink": { input: ({ bookingId }) => forgedReviewLink(bookingId), answers: ANYBODY },
  "reviews.write": {
    input: ({ bookingId }) => ({
      ...forgedReviewLink(bookingId),
      rating: 5,
      wentWell: "",
      toImprove: "",
      shownAs: "nobody",
    }),
    answers: ANYBODY,
  },
  "myReviews.list": { answers: BUILDERS },
  "myReviews.answer": { input: ({ bookingId }) => ({ bookingId, answer: "Thank you." }), answers: BUILDERS },
  "myReviews.pick": { input: ({ bookingId }) => ({ bookingId, choice: "pick" }), answers: BUILDERS },
  "myEmbed.get": { answers: BUILDERS },
  "myEmbed.addOrigin": { input: () => ({ origin: "https://shop.example" }), answers: BUILDERS },
  "myEmbed.removeOrigin": { input: () => ({ origin: "https://shop.example" }), answers: BUILDERS },
  "myEmbed.qrCode": {
    input: ({ sessionTypeId }) => ({ sessionTypeId, format: "svg" }),
    answers: BUILDER_ALONE,
  },
  "sitePolicies.find": { input: () => ({ kind: "terms", number: null }), answers: ANYBODY },
  "sitePolicies.listVersions": { answers: OPERATOR_ALONE },
  "sitePolicies.edit": { input: () => ({ kind: "terms", language: "en" }), answers: OPERATOR_ALONE },
  "sitePolicies.keepDraft": {
    input: () => ({ kind: "terms", language: "en", text: "Some terms." }),
    answers: OPERATOR_ALONE,
  },
  "sitePolicies.publish": {
    input: () => ({ kind: "terms", digest: "0".repeat(64) }),
    answers: OPERATOR_ALONE,
  },
  "operatorReviews.list": { answers: OPERATOR_ALONE },
  "operatorReviews.hide": {
    input: ({ bookingId }) => ({ bookingId, because: "insult", note: "A reason." }),
    answers: OPERATOR_ALONE,
  },
  "operatorReviews.show": {
    input: ({ bookingId }) => ({ bookingId, note: "A reason." }),
    answers: OPERATOR_ALONE,
  },
  "topics.list": { answers: OPERATOR_ALONE },
  "topics.add": { input: () => ({ name: "Software architecture" }), answers: OPERATOR_ALONE },
  "topics.rename": { input: () => ({ slug: "no-such", name: "Another" }), answers: OPERATOR_ALONE },
  "topics.move": { input: () => ({ slug: "no-such", direction: "up" }), answers: OPERATOR_ALONE },
  "topics.retire": { input: () => ({ slug: "no-such", replacedBy: null }), answers: OPERATOR_ALONE },
  "topics.restore": { input: () => ({ slug: "no-such" }), answers: OPERATOR_ALONE },
  "deliveries.list": { input: () => ({}), answers: OPERATOR_ALONE },
  "deliveries.get": { input: () => NO_DELIVERY, answers: { ...OPERATOR_ALONE, operator: 404 } },
  "deliveries.replay": {
    input: () => ({ ...NO_DELIVERY, note: "No such thing." }),
    answers: OPERATOR_ALONE,
  },
  // Both for anybody; a booking that the caller may not see is left out, as `problem-reports.test.ts` shows role by role.
  "problemReports.form": { input: ({ bookingId }) => ({ bookingId }), answers: ANYBODY },
  "problemReports.report": {
    input: ({ bookingId }) => ({
      ...{ formId: randomUUID(), step: "payment", text: "The button does nothing.", email: "" },
      ...{ bookingId, pageRequestId: null, userAgent: null, viewportWidth: null },
    }),
    answers: ANYBODY,
  },
  "problemReports.groups": { input: () => ({ states: ["new"] }), answers: OPERATOR_ALONE },
  "problemReports.group": { input: () => NO_PROBLEM, answers: { ...OPERATOR_ALONE, operator: 404 } },
  "problemReports.get": { input: () => NO_REPORT, answers: { ...OPERATOR_ALONE, operator: 404 } },
  "problemReports.find": { input: () => ({ number: "00000000" }), answers: OPERATOR_ALONE },
  "problemReports.ofBooking": { input: ({ bookingId }) => ({ bookingId }), answers: OPERATOR_ALONE },
  "problemReports.decide": {
    input: () => ({ ...NO_PROBLEM, state: "planned", note: "" }),
    answers: { ...OPERATOR_ALONE, operator: 404 },
  },
  "problemReports.setCause": {
    input: () => ({ ...NO_REPORT, cause: "wording", detail: "" }),
    answers: { ...OPERATOR_ALONE, operator: 404 },
  },
  "problemReports.answer": { input: () => ({ ...NO_REPORT, text: "An answer." }), answers: OPERATOR_ALONE },
  "alerts.open": { answers: OPERATOR_ALONE },
  "alerts.runbooks": { answers: OPERATOR_ALONE },
  "alerts.runbook": { input: () => ({ name: "refund-failed" }), answers: OPERATOR_ALONE },
  "mailSamples.list": { answers: OPERATOR_ALONE },
  "mailSamples.reports": { answers: OPERATOR_ALONE },
  "mailSamples.get": { input: () => ({ name: "confirmed-client" }), answers: OPERATOR_ALONE },
  "operations.overview": { answers: OPERATOR_ALONE },
  "operations.runChecks": { answers: OPERATOR_ALONE },
  "operations.reconciliation": { answers: OPERATOR_ALONE },
  "operations.startReconciliation": { answers: OPERATOR_ALONE },
  "operations.repairDrift": {
    input: () => ({ driftId: `drf_${"0".repeat(26)}` }),
    answers: OPERATOR_ALONE,
  },
  "operations.dismissDrift": {
    input: () => ({ driftId: `drf_${"0".repeat(26)}`, note: "No such thing." }),
    answers: OPERATOR_ALONE,
  },
  "secondFactor.status": { answers: OPERATOR_ALONE },
  "secondFactor.enterCode": { input: () => ({ code: "" }), answers: OPERATOR_ALONE },
  "secondFactor.settings": { answers: OPERATOR_ALONE },
  "secondFactor.beginApp": { answers: OPERATOR_ALONE },
  "secondFactor.finishApp": { input: () => ({ code: "" }), answers: OPERATOR_ALONE },
  "secondFactor.removeApp": { answers: OPERATOR_ALONE },
  "secondFactor.makeRecoveryCodes": { answers: OPERATOR_ALONE },
  "secondFactor.renamePasskey": {
    input: () => ({ passkeyId: "none", name: "A name" }),
    answers: OPERATOR_ALONE,
  },
  "myPasskeys.get": { answers: NO_OPERATORS },
  "myPasskeys.rename": { input: () => ({ passkeyId: "none", name: "A name" }), answers: NO_OPERATORS },
  "myPasskeys.remove": { input: () => ({ passkeyId: "none" }), answers: NO_OPERATORS },
  "secondFactor.removePasskey": { input: () => ({ passkeyId: "none" }), answers: OPERATOR_ALONE },
  "webhookEndpoints.list": { input: () => ({}), answers: KEY_OWNERS },
  "webhookEndpoints.create": {
    input: () => ({ url: "http://example.com", eventTypes: ["booking.confirmed"] }),
    answers: KEY_OWNERS,
  },
  "webhookEndpoints.update": { input: () => NO_ENDPOINT, answers: NO_ENDPOINTS_OWNERS },
  "webhookEndpoints.rotateSecret": { input: () => NO_ENDPOINT, answers: NO_ENDPOINTS_OWNERS },
  "webhookEndpoints.switchOn": { input: () => NO_ENDPOINT, answers: NO_ENDPOINTS_OWNERS },
  "webhookEndpoints.switchOff": { input: () => NO_ENDPOINT, answers: NO_ENDPOINTS_OWNERS },
  "webhookEndpoints.remove": { input: () => NO_ENDPOINT, answers: NO_ENDPOINTS_OWNERS },
  "webhookEndpoints.listDeliveries": { input: () => NO_ENDPOINT, answers: NO_ENDPOINTS_OWNERS },
  "webhookEndpoints.resend": {
    input: () => ({ ...NO_ENDPOINT, deliveryId: `whd_${"0".repeat(26)}` }),
    answers: NO_ENDPOINTS_OWNERS,
  },
  "webhookEndpoints.resendSince": {
    input: () => ({ ...NO_ENDPOINT, since: "2026-01-01T00:00:00.000Z" }),
    answers: NO_ENDPOINTS_OWNERS,
  },
  "apiKeys.list": { answers: KEY_OWNERS },
  "apiKeys.create": {
    input: () => ({ name: "A key", scopes: ["bookings:read"], origins: [], days: 1 }),
    answers: KEY_OWNERS,
  },
  "apiKeys.revoke": { input: () => ({ keyId: "none" }), answers: KEY_OWNERS },
  "myConnection.get": { answers: BUILDERS },
  "myConnection.connectByToken": { input: () => ({ accessToken: "made-up" }), answers: BUILDERS },
  "myConnection.beginConsent": { answers: BUILDERS },
  "myConnection.finishConsent": {
    input: () => ({ ticket: null, state: null, code: null }),
    answers: BUILDERS,
  },
  "myConnection.checkNow": { answers: BUILDERS },
  "myConnection.rotateSigningKey": { answers: BUILDERS },
  // From here on, the booking may be changed.
  "myBookings.keepSession": { input: ({ bookingId }) => ({ bookingId }), answers: BUILDER_ALONE },
  "myBookings.refund": {
    input: ({ bookingId }) => ({ ...REFUND, bookingId, reason: "goodwill" }),
    answers: BUILDER_ALONE,
  },
  "operatorBookings.keepSession": { input: ({ bookingId }) => ({ bookingId }), answers: OPERATOR_ALONE },
  "operatorBookings.refund": {
    input: ({ bookingId }) => ({ ...REFUND, bookingId, paymentIntentId: null, reason: "goodwill" }),
    answers: OPERATOR_ALONE,
  },
  "operatorBookings.settleFailedRefund": {
    input: ({ bookingId }) => ({ bookingId, due: 1, note: "Sent by bank transfer." }),
    answers: OPERATOR_ALONE,
  },
  "myBookings.cancel": { input: ({ bookingId }) => ({ bookingId }), answers: BUILDER_ALONE },
  "operatorBookings.cancel": { input: ({ bookingId }) => ({ bookingId }), answers: OPERATOR_ALONE },
  "contractBookings.cancel": { input: ({ bookingId }) => ({ bookingId }), answers: PARTIES },
  // Last: it takes the connection away from both builders.
  "myConnection.disconnect": { answers: BUILDERS },
};
