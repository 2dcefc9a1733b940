/** A link with words; in plain text its address follows them. */
export interface MailLink {
  readonly label: string;
  readonly url: string;
}

/** What the mail is for. A mail shows one button: the first of these, or its first link when there is none. */
export interface MailButton extends MailLink {
  readonly kind: "button";
}

/** One line of a session card: `When`, what holds for the reader, and what is to be known beside it. */
export interface SessionRow {
  readonly label: string;
  readonly value: string;
  readonly more: string | null;
}

/** What was booked, with whom, when and where. Cards that follow each other are shown as one. */
export interface SessionCard {
  readonly kind: "session";
  readonly name: string;
  /** Null on a card of several sessions, whose lines name them. */
  readonly person: string | null;
  readonly rows: readonly SessionRow[];
  /** What opens the session itself; null when nothing does. */
  readonly link: MailLink | null;
  /** It does not take place any more: its time is crossed out. */
  readonly isOff: boolean;
}

export interface ReceiptRow {
  readonly label: string;
  /** Formatted money. */
  readonly amount: string;
}

/** Amounts under each other. */
export interface Receipt {
  readonly kind: "receipt";
  readonly rows: readonly ReceiptRow[];
  /** The last line is no sum of the others: it counts no more than they do. */
  readonly isPlain?: true;
}

export interface PolicyRow {
  /** `Until Thursday, 5 March 2026, 10:00, Berlin time`. */
  readonly until: string;
  /** `all of it back`. */
  readonly share: string;
  /** Formatted money; null where nothing comes back. */
  readonly amount: string | null;
}

/** What comes back when the client cancels, by when. */
export interface Policy {
  readonly kind: "policy";
  readonly title: string;
  readonly rows: readonly PolicyRow[];
  readonly notes: readonly string[];
}

/** Something to do, and what to type or open for it, as it is written. */
export interface Step {
  readonly kind: "step";
  readonly text: string;
  readonly tool: string;
}

/** A code to type on a page. */
export interface MailCode {
  readonly kind: "code";
  readonly code: string;
}

/** What a mail is made of: sentences, links, and blocks that are laid out. */
export type Paragraph = string | MailLink | MailButton | SessionCard | Receipt | Policy | Step | MailCode;

/** Whether it leads somewhere, as a link or as the button. */
export function isLink(paragraph: Paragraph): paragraph is MailLink | MailButton {
  return typeof paragraph !== "string" && (!("kind" in paragraph) || paragraph.kind === "button");
}

/** Calendly's addresses come from its API; a scheme other than the web's would make the link run something. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url);
}

/** A paragraph of the mail's plain text: the same facts as in HTML. */
export function textOf(paragraph: Paragraph): string {
  if (typeof paragraph === "string") return paragraph;
  if (isLink(paragraph)) return linkText(paragraph);
  switch (paragraph.kind) {
    case "session":
      return [...paragraph.rows.map(sessionRowText), ...linesOf(paragraph.link)].join("\n");
    case "receipt":
      return paragraph.rows.map(({ label, amount }) => `${label}: ${amount}`).join("\n");
    case "step":
      return `${paragraph.text}\n${paragraph.tool}`;
    case "code":
      return paragraph.code;
    case "policy":
      return [`${paragraph.title}:`, ...paragraph.rows.map(policyRowText), ...paragraph.notes].join("\n");
  }
}

function linkText({ label, url }: MailLink): string {
  return `${label}: ${url}`;
}

function linesOf(link: MailLink | null): string[] {
  return link === null ? [] : [linkText(link)];
}

function sessionRowText({ label, value, more }: SessionRow): string {
  return more === null ? `${label}: ${value}` : `${label}: ${value}\n${more}`;
}

function policyRowText({ until, share, amount }: PolicyRow): string {
  return amount === null ? `${until}: ${share}` : `${until}: ${share} (${amount})`;
}
