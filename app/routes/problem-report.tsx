import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import {
  isPagePath,
  PROBLEM_CHARACTERS_MAX,
  PROBLEM_STEPS,
  problemNumberIn,
  spokenNumber,
} from "../../server/domain/problem-report/problem-report.ts";
import { problemForm } from "../../server/domain/text/en/problem-report/form.ts";
import { problemNames } from "../../server/domain/text/en/problem-report/names.ts";
import { formatWait } from "../../server/domain/text/format-wait.ts";
import { formatNumber } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { isBookingId } from "../../server/domain/values/ids.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { TextArea } from "../components/forms/text-area.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { valueIn } from "../forms/value-in.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { problemPath } from "../problem-path.ts";
import { safeNextPath } from "../safe-next-path.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { fieldErrorsOf, retryAfterOf, throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "offers", textIn(problemForm, language)("title"), language) }];
};

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** The page that the address names, which the form is sent to as well. The procedure looks whose booking it is. */
function pageIn({ url }: Request) {
  const query = new URL(url).searchParams;
  const [step, booking, request, from] = ["step", "booking", "request", "from"].map((name) =>
    query.get(name),
  );
  return {
    step: PROBLEM_STEPS.find((one) => one === step) ?? "other",
    bookingId: booking != null && isBookingId(booking) ? booking : null,
    pageRequestId: request != null && /^req_[\w-]{1,40}$/.test(request) ? request : null,
    from: from == null || from === "" ? "/" : safeNextPath(from),
  };
}

/** Without its query, which may hold a key; null where the form was opened by itself, and for what is no page of ours. */
function pagePathOf(from: string): string | null {
  const { pathname } = new URL(from, "https://ours.invalid");
  return pathname !== "/" && isPagePath(pathname) ? pathname : null;
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const page = pageIn(request);
  const { email, booking } = await context.caller.problemReports
    .form({ bookingId: page.bookingId })
    .catch(throwAsPage(request));
  return {
    ...page,
    email,
    booking,
    sent: problemNumberIn(query.get("sent") ?? ""),
    isAnswered: query.has("answered"),
    /** However often this form is sent, it is one report. */
    formId: crypto.randomUUID(),
    requestId: context.requestId,
  };
}

const NO_ERRORS: Readonly<Record<string, string>> = {};

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { from, ...page } = pageIn(request);
  const typed = { text: valueIn(form, "text"), email: valueIn(form, "email") };
  const width = Number(valueIn(form, "viewport"));
  try {
    const { number } = await context.caller.problemReports.report({
      ...page,
      ...typed,
      pagePath: pagePathOf(from),
      formId: valueIn(form, "formId"),
      userAgent: request.headers.get("user-agent"),
      viewportWidth: Number.isInteger(width) && width >= 50 && width <= 20_000 ? width : null,
    });
    const query = new URLSearchParams({ sent: number, ...(typed.email !== "" && { answered: "" }), from });
    return redirect(`/problem-report?${query.toString()}`, 303);
  } catch (error) {
    const retryAfterSeconds = retryAfterOf(error);
    if (retryAfterSeconds !== null)
      return data(
        { typed, errors: NO_ERRORS, retryAfterSeconds },
        { status: 429, headers: { "retry-after": String(retryAfterSeconds) } },
      );
    const errors = fieldErrorsOf(error, languageOf(context.language));
    if (errors?.["text"] === undefined && errors?.["email"] === undefined) return throwAsPage(request)(error);
    return data({ typed, errors, retryAfterSeconds: null });
  }
}

/** What is wrong with a page, in whoever's words, and the number that they can quote. */
export default function ProblemReportPage() {
  const { sent, isAnswered, from } = useLoaderData<typeof loader>();
  const t = useText(problemForm);
  if (sent === null) return <ReportForm />;
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="title">{t("sentTitle")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <Notice tone="good" alert>
          {t("sent", { number: spokenNumber(sent) })}
        </Notice>
        <p>{t(isAnswered ? "answerTo" : "noAnswer")}</p>
        <p className="text-soft">{t("unchanged")}</p>
        <Link to={from} className="button">
          {t("back")}
        </Link>
      </div>
    </div>
  );
}

function ReportForm() {
  const { step, booking, email, from, formId, pageRequestId, requestId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(problemForm);
  const names = useText(problemNames);
  const language = useLanguage();
  const width = useRef<HTMLInputElement>(null);
  // After each render: it empties the field, and the form may be sent again.
  useEffect(() => {
    if (width.current !== null) width.current.value = String(window.innerWidth);
  });
  const where = names("step", { step });
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("intro")}</p>
      <p className="mt-2">
        {booking === null
          ? t("about", { step: where })
          : t("aboutBooking", {
              step: where,
              session: booking.sessionTypeName,
              builder: booking.builderName,
            })}
      </p>
      <Form
        method="post"
        action={problemPath({ step, from, requestId: pageRequestId, bookingId: booking?.id ?? null })}
        className="card mt-7 space-y-5 p-6 sm:p-8"
        noValidate
      >
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="viewport" defaultValue="" ref={width} />
        {answer !== undefined && answer.retryAfterSeconds !== null && (
          <Notice tone="warn" alert>
            <p>{t("tooMany", { wait: formatWait(answer.retryAfterSeconds, language) })}</p>
            <p className="mt-1">{t("tooManyHelp", { requestId: pageRequestId ?? requestId })}</p>
          </Notice>
        )}
        <TextArea
          name="text"
          label={t("what")}
          hint={t("whatHint", { characters: formatNumber(PROBLEM_CHARACTERS_MAX, language) })}
          rows={7}
          defaultValue={answer?.typed.text ?? ""}
          error={answer?.errors["text"]}
          focus
        />
        <FormField
          name="email"
          label={t("email")}
          hint={t("emailHint")}
          type="email"
          autoComplete="email"
          required={false}
          defaultValue={answer?.typed.email ?? email}
          error={answer?.errors["email"]}
          focus={answer?.errors["text"] === undefined}
        />
        <p className="label">{t("kept")}</p>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton name="intent" value="report" busy={t("sending")}>
            {t("send")}
          </SubmitButton>
          <Link to={from} className="button-quiet">
            {t("back")}
          </Link>
        </div>
      </Form>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
