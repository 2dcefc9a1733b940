import { useEffect, useRef, type RefObject } from "react";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import { isTaken } from "../../../server/domain/offer/free-times.ts";
import { codeForm } from "../../../server/domain/text/en/account/code-form.ts";
import { bookPage } from "../../../server/domain/text/en/booking/book.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { LateRefundNotice } from "../../components/booking/late-refund-notice.tsx";
import { OfferSummary } from "../../components/booking/offer-summary.tsx";
import { RefusalMessage } from "../../components/booking/refusal-message.tsx";
import { CodeForm, type MailedCode } from "../../components/forms/code-form.tsx";
import { AccentStyle } from "../../components/page/accent-style.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { ProblemLink } from "../../components/page/problem-link.tsx";
import type { FieldErrors } from "../../forms/sign-in-form.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { OfferOnPage } from "../../page-data.ts";
import { AskStep } from "./ask-step.tsx";
import { ReadyStep } from "./ready-step.tsx";

/** What is asked of whoever opened the page. */
export type BookStep =
  | { readonly kind: "own" | "paused" | "ready" }
  /** `name` and `email`: what they typed. */
  | { readonly kind: "ask"; readonly name: string; readonly email: string }
  | { readonly kind: "code"; readonly code: MailedCode };

/** The card that stays: what is booked, and the step at hand in it. */
export function BookCard({
  offer: { builder, now, freeTimes },
  sessionType,
  start,
  zone,
  step,
  errors,
  refusal,
}: {
  readonly offer: OfferOnPage;
  readonly sessionType: NonNullable<OfferOnPage["sessionType"]>;
  readonly start: Instant | null;
  readonly zone: TimeZone;
  readonly step: BookStep;
  readonly errors: FieldErrors;
  readonly refusal: Refusal | null;
}) {
  const t = useText(bookPage);
  const codeText = useText(codeForm);
  const heading = useFocusOnChange(step.kind);
  const title = {
    own: t("title", { session: sessionType.name, builder: builder.displayName }),
    paused: t("title", { session: sessionType.name, builder: builder.displayName }),
    ready: t("ready"),
    ask: t("who"),
    code: codeText("title"),
  }[step.kind];
  return (
    <>
      <AccentStyle color={builder.accentColor} />
      <article className="card -mx-2 grid grid-cols-[minmax(0,1fr)] overflow-hidden sm:mx-0 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <OfferSummary builder={builder} sessionType={sessionType} start={start} zone={zone} />
        <div className="min-h-[28rem] min-w-0 px-5 pt-6 pb-8 sm:px-8 lg:px-10 lg:pt-8">
          <div className="max-w-lg space-y-5">
            <h1 ref={heading} tabIndex={-1} className="title scroll-mt-6">
              {title}
            </h1>
            {refusal !== null && <RefusalMessage refusal={refusal} />}
            {start !== null && isTaken(freeTimes, start) && <Notice tone="warn">{t("taken")}</Notice>}
            {start !== null && !isFree(sessionType.price) && (
              <LateRefundNotice
                rule={{
                  cancellationPolicy: sessionType.cancellationPolicy,
                  refundCeilingBasisPoints: null,
                }}
                startsAt={start}
                now={now}
              />
            )}
            {step.kind === "ask" && (
              <>
                <p className="text-soft">{t("lead")}</p>
                <AskStep name={step.name} email={step.email} errors={errors} />
              </>
            )}
            {step.kind === "code" && <CodeForm code={step.code} errors={errors} />}
            {step.kind === "ready" && <ReadyStep isFree={isFree(sessionType.price)} />}
            {(step.kind === "own" || step.kind === "paused") && (
              <>
                <Notice tone={step.kind === "own" ? "plain" : "warn"}>
                  {step.kind === "own" ? t("own") : t("paused", { builder: builder.displayName })}
                </Notice>
                <a href={`/profile/${builder.slug}`} className="button-quiet">
                  {t("see", { builder: builder.displayName })}
                </a>
              </>
            )}
          </div>
        </div>
      </article>
      <ProblemLink step={step.kind === "code" ? "sign_in" : "profile"} />
    </>
  );
}

/** When the step changes under somebody's eyes, its heading takes the focus, unless a field of it has taken it already. */
function useFocusOnChange(step: string): RefObject<HTMLHeadingElement> {
  const shown = useRef(step);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    if (!(document.activeElement instanceof HTMLInputElement)) heading.current?.focus();
  }, [step]);
  return heading;
}
