import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { PROBLEM_STATES, type ProblemGroupId } from "../../server/domain/problem-report/problem-report.ts";
import { problemGroup } from "../../server/domain/text/en/problem-report/group.ts";
import { problemNames } from "../../server/domain/text/en/problem-report/names.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { TextArea } from "../components/forms/text-area.tsx";
import { ProblemReportLine } from "../components/operator/problem-report-line.tsx";
import { ProblemStateMark } from "../components/operator/problem-state.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { valueIn } from "../forms/value-in.ts";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import type { ProblemGroupOnPage } from "../page-data.ts";
import { pageTitle } from "../page-title.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { fieldMessageOr, throwAsPage } from "../trpc-errors.ts";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const title = data == null ? null : titleOf(data.group, language);
  return [{ title: pageTitle(error, "operations", title, language) }];
};

function titleOf({ step, cause }: ProblemGroupOnPage["group"], language: Language): string {
  const names = textIn(problemNames, language);
  return textIn(problemGroup, language)("title", {
    step: names("title", { step }),
    cause: names("cause", { cause }),
  });
}

function groupIdOf(text: string | undefined): ProblemGroupId {
  if (text === undefined || !/^prg_[0-9a-z]{26}$/.test(text))
    throw new Response(null, { status: 404, statusText: "Not Found" });
  return text as ProblemGroupId;
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const after = query.get("after");
  const groupId = groupIdOf(params["groupId"]);
  const view = await context.caller.problemReports.group({ groupId, after }).catch(throwAsPage(request));
  return { ...view, after, isSaved: query.has("saved") };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const groupId = groupIdOf(params["groupId"]);
  const form = await request.formData();
  const state = PROBLEM_STATES.find((one) => one === valueIn(form, "state"));
  if (state === undefined) throw new Response(null, { status: 400, statusText: "Bad Request" });
  const note = valueIn(form, "note");
  const outcome = await context.caller.problemReports
    .decide({ groupId, state, note })
    .catch(fieldMessageOr("note", throwAsPage(request), languageOf(context.language)));
  if (typeof outcome === "string") return { state, note, error: outcome };
  return redirect(`/operator/problems/${groupId}?saved`, 303);
}

/** One step with one cause: what is done about it, and every report of it. */
export default function OperatorProblem() {
  const { group, reports, next, after, decisions, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(problemGroup);
  const names = useText(problemNames);
  const zone = useOperatorZone();
  const language = useLanguage();
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <Link to="/operator/problems" className="button-text">
          {t("all")}
        </Link>
        <h1 className="title mt-2">{titleOf(group, language)}</h1>
        {group.detail !== "" && (
          <p dir="auto" className="mt-2 wrap-anywhere">
            {group.detail}
          </p>
        )}
        <p className="mt-3">
          <ProblemStateMark state={group.state} />
        </p>
      </div>
      {isSaved && answer === undefined && (
        <Notice tone="good" alert>
          {t("saved")}
        </Notice>
      )}
      {group.reopenedAt !== null && group.mendedAt !== null && (
        <Notice tone="warn">
          {t("reopened", {
            mended: formatDayAndTime(group.mendedAt, zone, language),
            reopened: formatDayAndTime(group.reopenedAt, zone, language),
          })}
        </Notice>
      )}
      <PageSection id="decide" title={t("decide")}>
        <Form method="post" className="card space-y-5 p-5" noValidate>
          <SelectField name="state" label={t("state")} defaultValue={answer?.state ?? group.state}>
            {PROBLEM_STATES.map((state) => (
              <option key={state} value={state}>
                {names("state", { state })}
              </option>
            ))}
          </SelectField>
          <TextArea
            name="note"
            label={t("note")}
            hint={t("noteHint")}
            rows={3}
            defaultValue={answer?.note ?? group.note}
            error={answer?.error}
            focus
          />
          <SubmitButton name="intent" value="decide" busy={t("saving")}>
            {t("save")}
          </SubmitButton>
        </Form>
      </PageSection>
      <PageSection id="reports" title={t("reports")}>
        {reports.length === 0 ? (
          <p className="card p-5 text-soft">{t("none")}</p>
        ) : (
          <>
            <div className="mb-2.5">
              <ListTop page={after}>{t(after === null ? "latest" : "furtherBack")}</ListTop>
            </div>
            <ul className="card divide-y divide-line overflow-hidden">
              {reports.map((report) => (
                <ProblemReportLine key={report.id} report={report} />
              ))}
            </ul>
          </>
        )}
        <ListPages
          label={t("more")}
          next={next === null ? null : { to: `?after=${next}`, words: t("older") }}
          first={after === null ? null : { to: "?", words: t("newest") }}
        />
      </PageSection>
      {decisions.length > 0 && (
        <PageSection id="decisions" title={t("decisions")}>
          <ul className="card divide-y divide-line px-5">
            {decisions.map(({ id, at, by, note }) => (
              <li key={id} lang="en" className="py-3 wrap-anywhere whitespace-pre-line">
                {t("decision", { time: formatDayAndTime(at, zone, language), who: by ?? "?", note })}
              </li>
            ))}
          </ul>
        </PageSection>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
