import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { PROBLEM_STATES } from "../../server/domain/problem-report/problem-report.ts";
import { problemGroups } from "../../server/domain/text/en/problem-report/groups.ts";
import { problemNames } from "../../server/domain/text/en/problem-report/names.ts";
import { formatAge } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { ProblemStateMark } from "../components/operator/problem-state.tsx";
import { ExactTime } from "../components/page/exact-time.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

const WANTED = {
  open: ["new", "planned"],
  new: ["new"],
  planned: ["planned"],
  mended: ["mended"],
  all: PROBLEM_STATES,
} as const;
type Wanted = keyof typeof WANTED;

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "operations", textIn(problemGroups, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { problemReports } = context.caller;
  const number = (query.get("number") ?? "").slice(0, 100);
  const reportId = number === "" ? null : await problemReports.find({ number }).catch(throwAsPage(request));
  if (reportId !== null) {
    const found: Response = redirect(`/operator/problem-reports/${reportId}`);
    throw found;
  }
  const asked = query.get("state") ?? "open";
  const wanted: Wanted = asked in WANTED ? (asked as Wanted) : "open";
  const states = [...WANTED[wanted]];
  const { now, groups } = await problemReports.groups({ states }).catch(throwAsPage(request));
  return { now, groups, wanted, number };
}

/** What people have reported, by step and cause. */
export default function OperatorProblems() {
  const { now, groups, wanted, number } = useLoaderData<typeof loader>();
  const zone = useOperatorZone();
  const t = useText(problemGroups);
  const names = useText(problemNames);
  const language = useLanguage();
  return (
    <>
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 max-w-3xl text-soft">{t("intro")}</p>
      <div className="mt-6 grid gap-4 sm:grid-cols-2">
        <Form method="get" className="card grid grid-cols-[minmax(0,1fr)_auto] items-end gap-4 p-5">
          <SelectField name="state" label={t("state")} defaultValue={wanted}>
            <option value="open">{t("open")}</option>
            {PROBLEM_STATES.map((state) => (
              <option key={state} value={state}>
                {names("state", { state })}
              </option>
            ))}
            <option value="all">{t("all")}</option>
          </SelectField>
          <button type="submit" className="button-quiet">
            {t("show")}
          </button>
        </Form>
        <Form method="get" className="card grid grid-cols-[minmax(0,1fr)_auto] items-end gap-4 p-5">
          <FormField
            name="number"
            label={t("number")}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            required={false}
            defaultValue={number}
            error={number === "" ? undefined : t("unknownNumber", { number })}
          />
          <button type="submit" className="button-quiet">
            {t("find")}
          </button>
        </Form>
      </div>
      {groups.length === 0 ? (
        <p className="card mt-6 p-5 text-soft" role="status">
          {t(wanted === "all" ? "none" : "noneHere")}
        </p>
      ) : (
        <ol aria-label={t("list")} className="card mt-6 divide-y divide-line overflow-hidden">
          {groups.map((group) => (
            <li key={group.id} className="relative flex flex-wrap gap-x-5 gap-y-1 px-5 py-4 hover:bg-sunken">
              <p className="w-24 flex-none font-semibold tabular-nums">
                {t("reports", { count: group.reportCount })}
              </p>
              <div className="min-w-0 flex-1 basis-60">
                <h2 className="font-semibold">
                  <Link to={`/operator/problems/${group.id}`} className="after:absolute after:inset-0">
                    {names("title", { step: group.step })}
                  </Link>
                </h2>
                <p className="wrap-anywhere">
                  {[names("cause", { cause: group.cause }), group.detail]
                    .filter((word) => word !== "")
                    .join(" · ")}
                </p>
                {group.note !== "" && (
                  <p dir="auto" className="line-clamp-2 wrap-anywhere whitespace-pre-line text-soft">
                    {group.note}
                  </p>
                )}
                {group.reopenedAt !== null && (
                  <p className="font-medium text-warn">
                    <ExactTime at={group.reopenedAt} zone={zone}>
                      {t("reopened", { age: formatAge(group.reopenedAt, now, language) })}
                    </ExactTime>
                  </p>
                )}
                <p className="label">
                  <ExactTime at={group.lastReportedAt} zone={zone}>
                    {t("last", { age: formatAge(group.lastReportedAt, now, language) })}
                  </ExactTime>
                  {group.state === "mended" && group.mendedAt !== null && (
                    <>
                      {" · "}
                      <ExactTime at={group.mendedAt} zone={zone}>
                        {t("mended", { age: formatAge(group.mendedAt, now, language) })}
                      </ExactTime>
                    </>
                  )}
                </p>
              </div>
              <p className="flex-none">
                <ProblemStateMark state={group.state} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
