import type { Mail } from "../ports.ts";

interface RefusedCheckoutsNotification {
  readonly to: string;
  readonly currency: string;
  /** What cannot be paid for, when it is one session only. */
  readonly sessionTypeName: string | null;
  /** Stripe's own words. */
  readonly reason: string;
  readonly cause: string;
  /** Whose clients were refused. */
  readonly builderName: string;
  readonly appUrl: string;
  /** Stable for one mail about one cause. */
  readonly id: string;
}

/** The mail that tells an operator what to put right at Stripe. Pure. */
export function refusedCheckoutsMailToOperator(notification: RefusedCheckoutsNotification): Mail {
  return mailOf(notification, "operator", `${notification.appUrl}/operator`, [
    `Stripe refuses to open payment pages ${whatOf(notification)}. Nobody can pay, and nobody was charged.`,
    `Stripe says: ${notification.reason} (${notification.cause})`,
    `It was refused to a client of ${notification.builderName}. Their time is held as usual, and given back when the hold ends.`,
    "Fix it in Stripe’s dashboard. As soon as a payment page opens again, this is over. Until then we write at most once a day, and only when a client is refused again.",
    `How it stands: ${notification.appUrl}/operator`,
  ]);
}

/** The mail that tells a builder that clients cannot pay them, and that somebody else puts it right. Pure. */
export function refusedCheckoutsMailToBuilder(notification: RefusedCheckoutsNotification): Mail {
  return mailOf(notification, "builder", `${notification.appUrl}/builder`, [
    `Stripe, which takes the payments, refuses to open payment pages ${whatOf(notification)}. A client of yours wanted to pay and could not. Nobody was charged.`,
    "You need not do anything at Stripe: the site’s operator has been told and puts it right there.",
    "Times that clients hold meanwhile are given back when the hold ends, and what is paid already stands.",
    `How it stands: ${notification.appUrl}/builder`,
  ]);
}

function whatOf({ sessionTypeName, currency, builderName }: RefusedCheckoutsNotification): string {
  return sessionTypeName === null
    ? `(it was asked for one in ${currency})`
    : `for ${sessionTypeName} with ${builderName}`;
}

function mailOf(
  notification: RefusedCheckoutsNotification,
  audience: string,
  page: string,
  paragraphs: readonly string[],
): Mail {
  return {
    to: notification.to,
    subject: `Nobody can pay${notification.sessionTypeName === null ? "" : ` for ${notification.sessionTypeName}`}: Stripe refuses`,
    text: `${paragraphs.join("\n\n")}\n`,
    html: paragraphs.map((paragraph) => `<p>${linked(paragraph, page)}</p>`).join("\n"),
    messageId: `<checkouts-refused.${notification.id}.${audience}@${new URL(notification.appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}

function linked(paragraph: string, page: string): string {
  const escaped = paragraph.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll(page, `<a href="${page}">${page}</a>`);
}
