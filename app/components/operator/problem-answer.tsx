import { Form } from "@remix-run/react";
import { PROBLEM_CHARACTERS_MAX } from "../../../server/domain/problem-report/problem-report.ts";
import { problemAnswer } from "../../../server/domain/text/en/problem-report/answer.ts";
import { formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ProblemReportOnPage } from "../../page-data.ts";
import { SubmitButton } from "../forms/submit-button.tsx";
import { TextArea } from "../forms/text-area.tsx";
import { Notice } from "../page/notice.tsx";
import { PageSection } from "../page/page-section.tsx";
import { QuotedText } from "../page/quoted-text.tsx";

/** An answer that was not sent yet. */
export interface TypedAnswer {
  readonly text: string;
  readonly step: "write" | "confirm";
  /** What is wrong with it; null when nothing is. */
  readonly error: string | null;
  /** Why it cannot be sent at all; null when it can. */
  readonly because: "answered" | "no_address" | null;
}

/** The one answer to a report: written, looked at, then mailed; or what became of it. */
export function ProblemAnswer({
  report,
  answeredBy,
  typed,
}: {
  readonly report: ProblemReportOnPage["report"];
  readonly answeredBy: string | null;
  readonly typed: TypedAnswer | null;
}) {
  const t = useText(problemAnswer);
  const zone = useOperatorZone();
  const language = useLanguage();
  const { answer, email } = report;
  return (
    <PageSection id="answer" title={t("title")}>
      <div className="space-y-5">
        {typed?.because != null && (
          <Notice tone="warn" alert>
            {t(typed.because === "answered" ? "already" : "cannot")}
          </Notice>
        )}
        {answer !== null ? (
          <div className="card space-y-3 p-5">
            <p className="label">
              {t("answered", { time: formatDayAndTime(answer.at, zone, language), who: answeredBy ?? "?" })}
            </p>
            {/* A quotation’s own margins are smaller than the card’s: without a box they would win. */}
            <div>
              <QuotedText>{answer.text === "" ? t("erased") : answer.text}</QuotedText>
            </div>
            {answer.status === "failed" ? (
              <Notice tone="bad">{t("isFailed")}</Notice>
            ) : (
              <Notice tone={answer.status === "sent" ? "good" : "plain"}>
                {answer.sentAt !== null
                  ? t("isSent", { time: formatDayAndTime(answer.sentAt, zone, language) })
                  : t(answer.failure === null ? "isSending" : "isLate")}
              </Notice>
            )}
            {answer.failure !== null && (
              <p lang="en" className="label wrap-anywhere">
                {answer.failure}
              </p>
            )}
          </div>
        ) : email === null ? (
          <p className="card p-5 text-soft">{t("noAddress")}</p>
        ) : typed?.step === "confirm" && typed.text.trim() !== "" ? (
          <Form method="post" className="card space-y-5 p-5">
            <p>{t("confirm", { email })}</p>
            <div>
              <QuotedText>{typed.text}</QuotedText>
            </div>
            <input type="hidden" name="text" value={typed.text} />
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="intent" value="answer" busy={t("sending")}>
                {t("send")}
              </SubmitButton>
              <SubmitButton name="intent" value="change" busy={t("looking")} look="button-quiet">
                {t("change")}
              </SubmitButton>
            </div>
          </Form>
        ) : (
          <Form method="post" className="card space-y-5 p-5" noValidate>
            <TextArea
              name="text"
              id="answer-text"
              label={t("label")}
              hint={t("hint", { email, characters: formatNumber(PROBLEM_CHARACTERS_MAX, language) })}
              rows={6}
              defaultValue={typed?.text ?? ""}
              error={typed?.error ?? (typed?.step === "confirm" ? t("empty") : undefined)}
              focus
            />
            <SubmitButton name="intent" value="look" busy={t("looking")}>
              {t("look")}
            </SubmitButton>
          </Form>
        )}
      </div>
    </PageSection>
  );
}
