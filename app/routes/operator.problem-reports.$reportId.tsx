import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  DETAIL_CHARACTERS_MAX,
  PROBLEM_CAUSES,
  spokenNumber,
  type ProblemReportId,
} from "../../server/domain/problem-report/problem-report.ts";
import { problemNames } from "../../server/domain/text/en/problem-report/names.ts";
import { problemReport } from "../../server/domain/text/en/problem-report/report.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { ProblemAnswer, type TypedAnswer } from "../components/operator/problem-answer.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { QuotedText } from "../components/page/quoted-text.tsx";
import { valueIn } from "../forms/value-in.ts";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { browserInWords } from "../text/browser-in-words.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { fieldMessageOr, throwAsPage } from "../trpc-errors.ts";
import { Detail } from "./operator.bookings.$bookingId/detail.tsx";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const title =
    data == null
      ? null
      : textIn(problemReport, language)("title", { number: spokenNumber(data.report.number) });
  return [{ title: pageTitle(error, "operations", title, language) }];
};

function reportIdOf(text: string | undefined): ProblemReportId {
  if (text === undefined || !/^prb_[0-9a-z]{26}$/.test(text))
    throw new Response(null, { status: 404, statusText: "Not Found" });
  return text as ProblemReportId;
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const reportId = reportIdOf(params["reportId"]);
  const view = await context.caller.problemReports.get({ reportId }).catch(throwAsPage(request));
  const { userAgent } = view.report;
  return {
    ...view,
    browser: userAgent === null ? null : browserInWords(userAgent, languageOf(context.language)),
    isSorted: new URL(request.url).searchParams.has("sorted"),
  };
}

interface Answered {
  readonly detail: { readonly cause: string; readonly typed: string; readonly error: string } | null;
  readonly answer: TypedAnswer | null;
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const reportId = reportIdOf(params["reportId"]);
  const page = `/operator/problem-reports/${reportId}`;
  const form = await request.formData();
  const { problemReports } = context.caller;
  const language = languageOf(context.language);
  const said = (answered: Partial<Answered>): Answered => ({ detail: null, answer: null, ...answered });
  switch (valueIn(form, "intent")) {
    case "sort": {
      const cause = PROBLEM_CAUSES.find((one) => one === valueIn(form, "cause")) ?? "other";
      const detail = valueIn(form, "detail");
      const outcome = await problemReports
        .setCause({ reportId, cause, detail })
        .catch(fieldMessageOr("detail", throwAsPage(request), language));
      if (typeof outcome === "string") return said({ detail: { cause, typed: detail, error: outcome } });
      return redirect(`${page}?sorted`, 303);
    }
    case "look":
      return said({ answer: { text: valueIn(form, "text"), step: "confirm", error: null, because: null } });
    case "change":
      return said({ answer: { text: valueIn(form, "text"), step: "write", error: null, because: null } });
    case "answer": {
      const text = valueIn(form, "text");
      const outcome = await problemReports
        .answer({ reportId, text })
        .catch(fieldMessageOr("text", throwAsPage(request), language));
      if (typeof outcome === "string")
        return said({ answer: { text, step: "write", error: outcome, because: null } });
      if (outcome.ok) return redirect(page, 303);
      if (outcome.because === "gone") throw new Response(null, { status: 404, statusText: "Not Found" });
      return said({ answer: { text, step: "write", error: null, because: outcome.because } });
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

/** One report: what was written, what is known of the page, why it went wrong, and the answer. */
export default function OperatorProblemReport() {
  const { report, group, browser, answeredBy, isSorted } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(problemReport);
  const names = useText(problemNames);
  const zone = useOperatorZone();
  const language = useLanguage();
  const isErased = report.erasedAt !== null;
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <Link to={`/operator/problems/${group.id}`} className="button-text">
          {t("group")}
        </Link>
        <h1 className="title mt-2">{t("title", { number: spokenNumber(report.number) })}</h1>
      </div>
      {isSorted && answer === undefined && (
        <Notice tone="good" alert>
          {t("sorted")}
        </Notice>
      )}
      <PageSection id="said" title={t("said")}>
        <div className="card p-5">
          {isErased ? <p className="text-soft">{t("erased")}</p> : <QuotedText>{report.text}</QuotedText>}
        </div>
      </PageSection>
      <dl className="card divide-y divide-line px-5">
        <Detail label={t("reported")}>{formatDayAndTime(report.reportedAt, zone, language)}</Detail>
        <Detail label={t("by")}>{names("reporter", { reporter: report.reporter })}</Detail>
        <Detail label={t("step")}>{names("title", { step: group.step })}</Detail>
        <Detail label={t("booking")}>
          {report.bookingId === null ? (
            t("noBooking")
          ) : (
            <Link to={`/operator/bookings/${report.bookingId}`} className="link">
              {t("bookingLink")}
            </Link>
          )}
        </Detail>
        <Detail label={t("page")}>
          {report.pagePath === null ? (
            t("unknown")
          ) : (
            <Link to={report.pagePath} className="link" translate="no">
              <span className="wrap-anywhere">{report.pagePath}</span>
            </Link>
          )}
        </Detail>
        <Detail label={t("requestId")}>
          {report.pageRequestId === null ? (
            t("unknown")
          ) : (
            <code translate="no" className="wrap-anywhere select-all">
              {report.pageRequestId}
            </code>
          )}
        </Detail>
        <Detail label={t("browser")}>
          {browser ?? t("unknown")}
          {report.userAgent !== null && (
            <code translate="no" className="label block wrap-anywhere">
              {report.userAgent}
            </code>
          )}
        </Detail>
        <Detail label={t("language")}>
          {report.language === null ? t("unknown") : <code translate="no">{report.language}</code>}
        </Detail>
        <Detail label={t("width")}>
          {report.viewportWidth === null
            ? t("unknown")
            : t("pixels", { width: String(report.viewportWidth) })}
        </Detail>
        <Detail label={t("address")}>
          {report.email === null ? (
            t(isErased ? "erased" : "noAddress")
          ) : (
            <span translate="no" className="wrap-anywhere">
              {report.email}
            </span>
          )}
        </Detail>
      </dl>
      <PageSection id="why" title={t("cause")}>
        <Form method="post" className="card space-y-5 p-5" noValidate>
          <SelectField
            name="cause"
            label={t("causeLabel")}
            defaultValue={answer?.detail?.cause ?? group.cause}
          >
            {PROBLEM_CAUSES.map((cause) => (
              <option key={cause} value={cause}>
                {names("cause", { cause })}
              </option>
            ))}
          </SelectField>
          <FormField
            name="detail"
            label={t("detail")}
            hint={t("detailHint", { characters: String(DETAIL_CHARACTERS_MAX) })}
            type="text"
            autoComplete="off"
            required={false}
            defaultValue={answer?.detail?.typed ?? group.detail}
            error={answer?.detail?.error}
            focus
          />
          <SubmitButton name="intent" value="sort" busy={t("sorting")} look="button-quiet">
            {t("sort")}
          </SubmitButton>
        </Form>
      </PageSection>
      <ProblemAnswer report={report} answeredBy={answeredBy} typed={answer?.answer ?? null} />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
