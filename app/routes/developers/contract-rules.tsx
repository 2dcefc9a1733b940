import type { ReactNode } from "react";
import { PROBLEM_CODES, PROBLEM_STATUS } from "../../../server/domain/contract/problem.ts";
import { developersPage } from "../../../server/domain/text/en/developers/page.ts";
import { problems } from "../../../server/domain/text/en/developers/problems.ts";
import type { ApiScope } from "../../../server/domain/values/api-key.ts";
import { API_CALLS_OF_KEY, CONTRACT_CALLS_OF_ACCOUNT } from "../../../server/domain/values/limit-rules.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { Code } from "./code-block.tsx";
import { code, leadTo } from "./message-tags.tsx";

/** The parts of the page that are the same for every operation, in their order; each is an anchor. */
export const RULES = [
  ["getting-started", "start"],
  ["authentication", "authentication"],
  ["idempotency", "idempotency"],
  ["lists", "lists"],
  ["limits", "limits"],
  ["origins", "origins"],
  ["errors", "errors"],
  ["versions", "versions"],
] as const;

/** As the table of addresses has it. */
const BODY_KIB_MAX = 64;

/** What holds for every request. */
export function ContractRules({ version }: { readonly version: string }) {
  const t = useText(developersPage);
  const texts: Record<(typeof RULES)[number][1], ReactNode> = {
    start: (
      <>
        <p>{rich(t.parts("startText", { code }))}</p>
        <p>{t("startStrict", { size: String(BODY_KIB_MAX) })}</p>
        <p>{rich(t.parts("startHow", { code }))}</p>
        <p>{rich(t.parts("startRequestId", { code }))}</p>
      </>
    ),
    authentication: (
      <>
        <p>
          {rich(
            t.parts("authenticationKey", {
              builder: leadTo("/builder/api-keys"),
              operator: leadTo("/operator/api-keys"),
            }),
          )}
        </p>
        <p>{t("authenticationReach")}</p>
        <p>{t("authenticationScopes")}</p>
        <Scopes />
        <p>{t("authenticationSession")}</p>
      </>
    ),
    idempotency: (
      <>
        <p>{rich(t.parts("idempotencyText", { code }))}</p>
        <p>{t("idempotencyKept")}</p>
      </>
    ),
    lists: <p>{t("listsText")}</p>,
    limits: (
      <>
        <p>
          {rich(
            t.parts("limitsText", {
              key: String(API_CALLS_OF_KEY.max),
              account: String(CONTRACT_CALLS_OF_ACCOUNT.max),
              code,
            }),
          )}
        </p>
        <p>{rich(t.parts("limitsOver", { code }))}</p>
      </>
    ),
    origins: <p>{rich(t.parts("originsText", { code }))}</p>,
    errors: (
      <>
        <p>{rich(t.parts("errorsText", { code }))}</p>
        <p>{rich(t.parts("errorsFields", { code, object: leadTo("#Problem") }))}</p>
        <p>{t("errorsAgain")}</p>
        <ProblemList />
      </>
    ),
    versions: <p>{rich(t.parts("versionsText", { version, code }))}</p>,
  };
  return RULES.map(([id, key]) => (
    <section key={id} aria-labelledby={id}>
      <h2 id={id} className="subtitle scroll-mt-6 text-2xl">
        {t(key)}
      </h2>
      <div className="mt-4 flex flex-col gap-4">{texts[key]}</div>
    </section>
  ));
}

function Scopes() {
  const t = useText(developersPage);
  const scopes: Record<ApiScope, string> = {
    "event-types:read": t("scopeEventTypesRead"),
    "bookings:read": t("scopeBookingsRead"),
    "bookings:write": t("scopeBookingsWrite"),
    "webhooks:write": t("scopeWebhooksWrite"),
  };
  return (
    <dl className="rows rules">
      {Object.entries(scopes).map(([scope, words]) => (
        <div key={scope}>
          <dt>
            <Code>{scope}</Code>
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every code that a request may be refused with: where a problem's `type` leads. */
function ProblemList() {
  const t = useText(developersPage);
  const title = useText(problems);
  return (
    <>
      <h3 className="subtitle mt-4">{t("errorsCodes")}</h3>
      <dl className="rows rules">
        {PROBLEM_CODES.map((problem) => (
          <div key={problem} id={problem}>
            <dt className="flex flex-wrap items-baseline justify-between gap-x-3">
              <a href={`#${problem}`} className="hover:underline">
                <Code>{problem}</Code>
              </a>
              <span className="text-soft">{PROBLEM_STATUS[problem]}</span>
            </dt>
            <dd>{title(problem)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
