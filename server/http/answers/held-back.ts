import type { ServerResponse } from "node:http";
import { plainAnswers } from "../../domain/text/en/page/plain-answers.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Route } from "../routes/route-table.ts";
import { htmlPartsOf, sendPlainAnswer } from "./plain-answer.ts";

/** 10 min: a restored installation is compared and released by a person. */
const RETRY_AFTER_SECONDS = 600;

/** Answers 503 to what would change something, while a restored installation is held. */
export function sendHeldBack(response: ServerResponse, { kind }: Route, language: Language): void {
  response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  const t = textIn(plainAnswers, language);
  const answer = {
    status: 503,
    line: t("heldLine"),
    because: "held" as const,
    page: {
      title: t("heldTitle"),
      paragraphs: [
        htmlPartsOf(t.parts("held", { strong: (words) => `<strong>${htmlPartsOf(words)}</strong>` })),
        t("heldAdvice"),
      ],
    },
  };
  sendPlainAnswer(response, kind, answer, language);
}
