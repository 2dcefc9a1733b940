import type { BrokenReason } from "../../domain/providers/connection-state.ts";
import { formatDayAndTime, type Instant } from "../../domain/values/instant.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import type { Mail } from "../../ports.ts";

const REASONS = {
  unauthorized:
    "Calendly does not accept the access any more: it was revoked, or the password or address there was changed.",
  forbidden: "Calendly says that this access lacks a permission that bookings need.",
  refresh_refused: "Calendly refused to renew the access: it was taken back there.",
  refresh_lost:
    "Calendly renewed the access, but its answer was lost on the way, and it is given only once. Nobody did anything wrong.",
} as const satisfies Record<BrokenReason, string>;

/** The mail about a connection that must be connected again. Pure. */
export function connectionTroubleMail(trouble: {
  readonly audience: "builder" | "operator";
  readonly to: string;
  readonly builder: Builder;
  readonly reason: BrokenReason;
  readonly missingScopes: readonly string[];
  /** Until when it works nevertheless; null when it does not. */
  readonly worksUntil: Instant | null;
  readonly appUrl: string;
  /** Stable for one trouble of one connection. */
  readonly id: string;
}): Mail {
  const { audience, builder, worksUntil, appUrl } = trouble;
  const isBuilder = audience === "builder";
  const page = `${appUrl}/builder/connection`;
  const paragraphs = [
    isBuilder
      ? "Your Calendly connection needs you."
      : `The Calendly connection of ${builder.displayName} is broken.`,
    REASONS[trouble.reason],
    ...(trouble.missingScopes.length === 0 ? [] : [`Missing: ${trouble.missingScopes.join(", ")}`]),
    worksUntil === null
      ? "Until it is connected again, the profile says that no bookings are taken just now. Existing bookings stay valid."
      : `Everything works until ${formatDayAndTime(worksUntil, builder.timeZone)}; after that the profile says that no bookings are taken just now.`,
    isBuilder
      ? `One click repairs it: open ${page} and press “Connect again”.`
      : `${builder.displayName} has been told, and repairs it at ${page}.`,
  ];
  return {
    to: trouble.to,
    subject: isBuilder
      ? "Please connect Calendly again"
      : `Calendly connection broken: ${builder.displayName}`,
    text: `${paragraphs.join("\n\n")}\n`,
    html: paragraphs.map((paragraph) => `<p>${linked(paragraph, page)}</p>`).join("\n"),
    messageId: `<connection.${trouble.id}.${audience}@${new URL(appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}

function linked(paragraph: string, page: string): string {
  const escaped = paragraph.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll(page, `<a href="${page}">${page}</a>`);
}
