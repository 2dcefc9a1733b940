import { plainAnswers } from "../../domain/text/en/page/plain-answers.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import { htmlPartsOf, type PlainAnswer } from "./plain-answer.ts";

/** Why a request is refused before the app sees it. */
export type RefusalReason =
  | "method"
  | "bare_data"
  | "too_long"
  | "unexpected_body"
  | "foreign_form"
  | "unreadable_form"
  | "unreadable_json";

/** More requests from one network than the limit of their class allows. `wait` is in seconds. */
export function tooManyRequests(seconds: number, isRead: boolean, language: Language): PlainAnswer {
  const t = textIn(plainAnswers, language);
  return {
    status: 429,
    line: t("tooManyLine", { seconds }),
    page: {
      title: t("tooManyTitle"),
      paragraphs: [t("tooMany", { seconds }), t(isRead ? "tooManyOpens" : "tooManySent")],
      ...(isRead && { askAgainSeconds: seconds }),
    },
  };
}

/** A request that is refused before the app sees it: the route does not take its method, length, sender or form. */
export function notTakenIn(
  { status, reason }: { readonly status: number; readonly reason: RefusalReason },
  language: Language,
): PlainAnswer {
  const t = textIn(plainAnswers, language);
  return {
    status,
    line: t(reason),
    page: {
      title: t("refusedTitle"),
      paragraphs: [
        t("refused", { reason: t(reason) }),
        htmlPartsOf(t.parts("refusedAdvice", { front: (words) => `<a href="/">${htmlPartsOf(words)}</a>` })),
      ],
    },
  };
}

/** A failure of ours. `requestId` is in the log. */
export function somethingWentWrong(requestId: string, language: Language): PlainAnswer {
  const t = textIn(plainAnswers, language);
  return {
    status: 500,
    line: t("wrongLine", { id: requestId }),
    page: {
      title: t("wrongTitle"),
      paragraphs: [
        t("wrong"),
        htmlPartsOf(
          t.parts("wrongNumber", { id: requestId, code: (words) => `<code>${htmlPartsOf(words)}</code>` }),
        ),
      ],
    },
  };
}
