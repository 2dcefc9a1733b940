import type { Mail } from "../ports.ts";

interface RefusedNews {
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
  /** Stable for one telling of one cause. */
  readonly id: string;
}

/** The mail that tells an operator what to put right at Stripe. Pure. */
export function refusedCheckoutsMailToOperator(news: RefusedNews): Mail {
  return mailOf(news, "operator", `${news.appUrl}/operator`, [
    `Stripe refuses to open payment pages ${whatOf(news)}. Nobody can pay, and nobody was charged.`,
    `Stripe says: ${news.reason} (${news.cause})`,
    `It was refused to a client of ${news.builderName}. Their time is held as usual, and given back when the hold ends.`,
    "Put it right in Stripe’s dashboard. As soon as a payment page opens again, this is over by itself. Until then we write at most once a day, and only when a client is refused again.",
    `How it stands: ${news.appUrl}/operator`,
  ]);
}

/** The mail that tells a builder that clients cannot pay them, and that somebody else puts it right. Pure. */
export function refusedCheckoutsMailToBuilder(news: RefusedNews): Mail {
  return mailOf(news, "builder", `${news.appUrl}/builder`, [
    `Stripe, which takes the payments, refuses to open payment pages ${whatOf(news)}. A client of yours wanted to pay and could not. Nobody was charged.`,
    "You need not do anything at Stripe: whoever runs this site has been told and puts it right there.",
    "Times that clients hold meanwhile are given back when the hold ends, and what is paid already stands.",
    `How it stands: ${news.appUrl}/builder`,
  ]);
}

function whatOf({ sessionTypeName, currency, builderName }: RefusedNews): string {
  return sessionTypeName === null
    ? `(it was asked for one in ${currency})`
    : `for ${sessionTypeName} with ${builderName}`;
}

function mailOf(news: RefusedNews, audience: string, page: string, paragraphs: readonly string[]): Mail {
  return {
    to: news.to,
    subject: `Nobody can pay${news.sessionTypeName === null ? "" : ` for ${news.sessionTypeName}`}: Stripe refuses`,
    text: `${paragraphs.join("\n\n")}\n`,
    html: paragraphs.map((paragraph) => `<p>${linked(paragraph, page)}</p>`).join("\n"),
    messageId: `<checkouts-refused.${news.id}.${audience}@${new URL(news.appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}

function linked(paragraph: string, page: string): string {
  const escaped = paragraph.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll(page, `<a href="${page}">${page}</a>`);
}
