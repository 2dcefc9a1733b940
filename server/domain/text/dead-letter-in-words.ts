import type { DeadLetter } from "../booking/dead-letter.ts";
import { deadDeliveries } from "./en/operator/dead-deliveries.ts";
import { deadEffects } from "./en/operator/dead-effects.ts";
import { deadMails } from "./en/operator/dead-mails.ts";
import { formatMoney } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** What an operator reads of a dead letter, effect or delivery. */
export interface DeadLetterWords {
  /** What it was for, as the beginning of a line. */
  readonly title: string;
  /** What it means for whom that it was not done. */
  readonly meaning: string;
  /** What happens when it is dropped. */
  readonly dropped: string;
}

/** A dead letter, in an operator's words; one too that cannot be read. */
export function deadLetterInWords(deadLetter: DeadLetter, language: Language): DeadLetterWords {
  const t = textIn(deadEffects, language);
  const { kind } = deadLetter;
  switch (kind) {
    case "openCheckout":
    case "requestRefund":
      return {
        title: t(kind, { amount: formatMoney(deadLetter.amount, language) }),
        meaning: t(`${kind}Meaning`),
        dropped: t(`${kind}Dropped`),
      };
    case "createSchedulingLink":
    case "expireCheckout":
    case "remindToPay":
    case "inviteToReview":
    case "remindOfSession":
      return { title: t(kind), meaning: t(`${kind}Meaning`), dropped: t(`${kind}Dropped`) };
    case "releaseTime":
    case "declineInvitee":
      return { title: t(kind), meaning: t(`${kind}Meaning`), dropped: t("staysTaken") };
    case "tell": {
      const { audience, notification } = deadLetter;
      const mail = textIn(deadMails, language);
      return {
        title: mail(audience === "client" ? "toClient" : "toBuilder", { about: mail(notification) }),
        meaning: t(`${audience}MailMeaning`),
        dropped: t(`${audience}MailDropped`),
      };
    }
    case "unreadable": {
      const isRefund = deadLetter.type === "requestRefund";
      return {
        title: t(kind, { type: deadLetter.type }),
        meaning: t("unreadableMeaning"),
        dropped: t(isRefund ? "unreadableRefundDropped" : "unreadableDropped"),
      };
    }
    case "delivery":
      return deliveryInWords(deadLetter, language);
  }
}

function deliveryInWords(
  { source, eventType }: Extract<DeadLetter, { kind: "delivery" }>,
  language: Language,
): DeadLetterWords {
  const t = textIn(deadDeliveries, language);
  return {
    // Names in a message have no dots.
    title: t(source, { event: eventType.replaceAll(".", "_"), name: eventType }),
    meaning: t(`${source}Meaning`),
    dropped: t(`${source}Dropped`),
  };
}
