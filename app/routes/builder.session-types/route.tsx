import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { builderSessionTypes } from "../../../server/domain/text/en/builder/session-types.ts";
import { formatList, formatNumber } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn, type Text } from "../../../server/domain/text/place.ts";
import { isSessionTypeId } from "../../../server/domain/values/ids.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { pageTitle } from "../../page-title.ts";
import { policyTyped } from "../../forms/policy-form.ts";
import { valueIn } from "../../forms/value-in.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import type { EditAnswer } from "./edit-answer.ts";
import { SessionTypeList } from "./session-type-list.tsx";

const PAGE = "/builder/session-types";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "builder", textIn(builderSessionTypes, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const listed = await context.caller.mySessionTypes.list().catch(throwAsPage(request));
  return {
    ...listed,
    editedId: query.get("edit"),
    savedId: query.get("saved"),
    synced: query.get("news"),
  };
}

/** What is pressed says what to do, and after a colon to which offer. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const [intent = "", id = ""] = valueIn(form, "intent").split(":");
  const { mySessionTypes } = context.caller;
  if (intent === "sync") {
    const outcome = await mySessionTypes.sync().catch(throwAsPage(request));
    if (!outcome.ok) return { sessionTypeId: null, syncRefusal: outcome.refusal.code };
    const { added, changed, archived } = outcome.value;
    return redirect(`${PAGE}?news=${added}-${changed}-${archived}`, 303);
  }
  if (!isSessionTypeId(id)) throw new Response(null, { status: 400, statusText: "Bad Request" });
  const page = `${PAGE}#${id}`;
  switch (intent) {
    case "publish": {
      const outcome = await mySessionTypes.publish({ sessionTypeId: id }).catch(throwAsPage(request));
      return outcome.ok ? redirect(page, 303) : { sessionTypeId: id, reasons: outcome.reasons };
    }
    case "unpublish":
      await mySessionTypes.unpublish({ sessionTypeId: id }).catch(throwAsPage(request));
      return redirect(page, 303);
    case "up":
    case "down":
      await mySessionTypes.move({ sessionTypeId: id, direction: intent }).catch(throwAsPage(request));
      return redirect(page, 303);
    case "place": {
      const position = Number(valueIn(form, "position"));
      await mySessionTypes.moveTo({ sessionTypeId: id, position }).catch(throwAsPage(request));
      return null;
    }
    case "save": {
      const typed = {
        description: valueIn(form, "description"),
        price: valueIn(form, "price"),
        currency: valueIn(form, "currency"),
      };
      const policy = policyTyped(form);
      if (!policy.ok) return { sessionTypeId: id, typed, policyProblem: policy.problem };
      const answer = await mySessionTypes
        .update({ sessionTypeId: id, ...typed, cancellationPolicy: policy.policy })
        .catch((error: unknown) => {
          const errors = fieldErrorsOf(error, languageOf(context.language));
          if (errors === null) return throwAsPage(request)(error);
          return { errors };
        });
      if ("errors" in answer) return { sessionTypeId: id, typed, errors: answer.errors };
      return answer.ok
        ? redirect(`${PAGE}?saved=${id}#${id}`, 303)
        : { sessionTypeId: id, typed, reasons: answer.reasons };
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

export default function SessionTypes() {
  const { isConnected, sessionTypes, editedId, savedId, synced } = useLoaderData<typeof loader>();
  const answer: EditAnswer | null | undefined = useActionData<typeof action>();
  const t = useText(builderSessionTypes);
  const language = useLanguage();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-5">
        <div className="max-w-2xl flex-1 basis-80">
          <h1 className="title">{t("title")}</h1>
          <p className="mt-2 text-soft">{t("lead")}</p>
        </div>
        {isConnected && (
          <Form method="post" preventScrollReset>
            <SubmitButton name="intent" value="sync" busy={t("syncing")} look="button-quiet">
              {t("sync")}
            </SubmitButton>
          </Form>
        )}
      </div>
      {answer?.syncRefusal !== undefined && (
        <div className="mt-5">
          <Notice tone="warn" alert>
            {t(answer.syncRefusal)}
          </Notice>
        </div>
      )}
      {synced !== null && answer == null && (
        <div className="mt-5">
          <Notice tone="good" alert>
            {syncInWords(synced, t, language)}
          </Notice>
        </div>
      )}
      {sessionTypes.length === 0 ? (
        <div className="card mt-8 p-8">
          <h2 className="subtitle">{t("none")}</h2>
          <p className="mt-2 text-soft">{t(isConnected ? "noneConnected" : "noneUnconnected")}</p>
          {!isConnected && (
            <p className="mt-6">
              <Link to="/builder/connection" className="button">
                {t("connect")}
              </Link>
            </p>
          )}
        </div>
      ) : (
        <SessionTypeList
          sessionTypes={sessionTypes}
          editedId={editedId}
          savedId={answer == null ? savedId : null}
          answer={answer ?? undefined}
        />
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}

function syncInWords(
  synced: string,
  t: Text<typeof builderSessionTypes.english>,
  language: Language,
): string {
  const [added = 0, changed = 0, gone = 0] = synced.split("-").map((part) => Number.parseInt(part, 10) || 0);
  const counts = [["added", added] as const, ["changed", changed] as const, ["gone", gone] as const];
  const changes = counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(kind, { count: formatNumber(count, language) }));
  return changes.length === 0
    ? t("nothingFetched")
    : t("fetched", { changes: formatList(changes, language) });
}
