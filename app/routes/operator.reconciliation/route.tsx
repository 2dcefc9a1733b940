import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { DriftId } from "../../../server/domain/providers/drift.ts";
import { driftInWords } from "../../../server/domain/text/drift-in-words.ts";
import { reconciliation } from "../../../server/domain/text/en/operator/reconciliation.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { Icon } from "../../components/page/icon.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { RefusalMessage } from "../../components/booking/refusal-message.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { ReconciliationOnPage } from "../../page-data.ts";
import type { PageHandle } from "../../page-handle.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { useLooks } from "../../hooks/use-looks.ts";
import type { DriftAnswer } from "./drift-answer.ts";
import { LastRun } from "./last-run.tsx";
import { MoneyTotals } from "./money-totals.tsx";
import { OpenDrift } from "./open-drift.tsx";
import { ResolvedDrifts } from "./resolved-drifts.tsx";

const PAGE = "/operator/reconciliation";
const DONE = ["repaired", "dismissed"] as const;

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(reconciliation, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const report = await context.caller.operations.reconciliation().catch(throwAsPage(request));
  const isRunning = report.run !== null && report.run.finishedAt === null;
  const language = languageOf(context.language);
  // In words here: of all that may be found, a page shows little.
  const inWords = (drift: ReconciliationOnPage["open"][number]) => ({
    ...drift,
    words: driftInWords(drift, language),
  });
  return {
    ...report,
    open: report.open.map(inWords),
    resolved: report.resolved.map(inWords),
    isRunning,
    /** Without scripts the page reloads itself only for whoever has just started a run: a reload loses what somebody types. */
    isWatched: isRunning && query.has("watch"),
    /** The drift whose repair is asked about. */
    asked: query.get("repair"),
    done: DONE.find((one) => one === query.get("done")) ?? null,
  };
}

export const handle: PageHandle = {
  // The layout hands every route its own loader's data back.
  refreshSeconds: (data) => ((data as { readonly isWatched: boolean }).isWatched ? 3 : null),
};

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { operations } = context.caller;
  const [, intent, id = ""] = /^(start|repair|dismiss)(?::(.+))?$/.exec(valueIn(form, "intent")) ?? [];
  const driftId = id as DriftId;
  switch (intent ?? "") {
    case "start":
      await operations.startReconciliation().catch(throwAsPage(request));
      return redirect(`${PAGE}?watch`, 303);
    case "repair": {
      const outcome = await operations.repairDrift({ driftId }).catch(throwAsPage(request));
      if (outcome.ok) return redirect(`${PAGE}?done=repaired`, 303);
      return { driftId, note: "", error: null, refusal: outcome.refusal } satisfies DriftAnswer;
    }
    case "dismiss": {
      const note = valueIn(form, "note");
      try {
        const outcome = await operations.dismissDrift({ driftId, note });
        if (outcome.ok) return redirect(`${PAGE}?done=dismissed`, 303);
        return { driftId, note, error: null, refusal: outcome.refusal } satisfies DriftAnswer;
      } catch (error) {
        const message = fieldErrorsOf(error, languageOf(context.language))?.["note"];
        if (message === undefined) return throwAsPage(request)(error);
        return { driftId, note, error: message, refusal: null } satisfies DriftAnswer;
      }
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

/** Whether our own records agree with Stripe and Calendly; what was repaired automatically, and what waits for a person. */
export default function Reconciliation() {
  const { asked, done, isRunning, now, open, resolved, run } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(reconciliation);
  useLooks(isRunning);
  return (
    <div className="max-w-3xl space-y-10">
      <div>
        <h1 className="title">{t("title")}</h1>
        <p className="mt-2 text-soft">{t("intro")}</p>
      </div>
      {answer?.refusal != null && <RefusalMessage refusal={answer.refusal} />}
      {answer === undefined && done !== null && (
        <Notice tone="good" alert>
          {t(done)}
        </Notice>
      )}
      <PageSection id="open" title={t("open")}>
        {open.length === 0 ? (
          <p className="card flex items-center gap-3 p-5">
            {run === null ? (
              t("notCompared")
            ) : (
              <>
                <Icon name="check" className="text-good" /> {t("nothing")}
              </>
            )}
          </p>
        ) : (
          <ul className="space-y-5">
            {open.map((drift) => (
              <OpenDrift
                key={drift.id}
                drift={drift}
                now={now}
                answer={answer}
                isAsked={drift.id === asked}
              />
            ))}
          </ul>
        )}
      </PageSection>
      <PageSection id="run" title={t("run")}>
        <LastRun run={run} now={now} />
        <Form method="post" action={PAGE} className="mt-4">
          <SubmitButton name="intent" value="start" busy={t("starting")} look="button-quiet">
            {t(isRunning ? "comparing" : "compare")}
          </SubmitButton>
        </Form>
      </PageSection>
      {run !== null && run.progress.balances.length > 0 && (
        <PageSection id="totals" title={t("totals")}>
          <MoneyTotals balances={run.progress.balances} />
        </PageSection>
      )}
      {resolved.length > 0 && (
        <PageSection id="resolved" title={t("resolved")}>
          <ResolvedDrifts drifts={resolved} />
        </PageSection>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
