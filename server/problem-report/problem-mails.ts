import {
  spokenNumber,
  type ProblemReport,
  type ProblemStep,
} from "../domain/problem-report/problem-report.ts";
import { answerMailText } from "../domain/text/en/problem-report/answer-mail.ts";
import { problemNames } from "../domain/text/en/problem-report/names.ts";
import { problemsMailText } from "../domain/text/en/problem-report/problems-mail.ts";
import { formatDay } from "../domain/text/formats.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { timeZone } from "../domain/values/instant.ts";
import { singleMail, type SingleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";

const UTC = timeZone("UTC");

type MailTo = Pick<SingleMail, "to" | "name" | "dueAt" | "appUrl" | "language">;

/** Tells an operator how many problems were reported; quotes nobody. Pure. @param awaited how many of those who reported wait for an answer. */
export function problemsMail({
  count,
  awaited,
  ...mail
}: MailTo & { readonly count: number; readonly awaited: number }): Mail {
  const t = textIn(problemsMailText, mail.language);
  return singleMail({
    ...mail,
    subject: t("subject", { count }),
    paragraphs: [
      t("reported", { count, answers: awaited }),
      { label: t("page"), url: `${mail.appUrl}/operator/problems` },
    ],
  });
}

/** Where the reader of an answer goes on. */
export interface AnswerLink {
  readonly to: "booking" | "page" | "site";
  readonly url: string;
}

/** An operator's answer to whoever reported a problem. Pure. @param answer in its own words; an empty line begins a paragraph. */
export function problemAnswerMail({
  report,
  step,
  answer,
  link,
  ...mail
}: Omit<MailTo, "name"> & {
  readonly report: Pick<ProblemReport, "id" | "number" | "reportedAt">;
  readonly step: ProblemStep;
  readonly answer: string;
  readonly link: AnswerLink;
}): Mail {
  const { language } = mail;
  const t = textIn(answerMailText, language);
  const number = spokenNumber(report.number);
  return {
    ...singleMail({
      ...mail,
      subject: t("subject", { number }),
      paragraphs: [
        t("about", {
          number,
          date: formatDay(report.reportedAt, UTC, language),
          step: textIn(problemNames, language)("step", { step }),
        }),
        ...answer.split(/\n{2,}/),
        t("goOn"),
        { label: t(link.to), url: link.url },
      ],
      name: `problem-answer.${report.id}`,
    }),
    kind: textIn(answerMailText, ENGLISH)("kind"),
  };
}
