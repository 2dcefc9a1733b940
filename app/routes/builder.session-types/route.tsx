import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { isSessionTypeId } from "../../../server/domain/values/ids.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { policyTyped } from "../../forms/policy-form.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import type { EditAnswer } from "./edit-answer.ts";
import { SessionTypeEditor } from "./session-type-editor.tsx";
import { SessionTypeRow } from "./session-type-row.tsx";

const PAGE = "/builder/session-types";

export const meta: MetaFunction = () => [{ title: "Session types · BuildAppsWith" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const listed = await context.caller.mySessionTypes.list().catch(throwAsPage(request));
  return { ...listed, editedId: query.get("edit"), synced: query.get("news") };
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
    case "save": {
      const typed = {
        description: valueIn(form, "description"),
        price: valueIn(form, "price"),
        currency: valueIn(form, "currency"),
      };
      const policy = policyTyped(form);
      if (!policy.ok) return { sessionTypeId: id, typed, errors: { cancellationPolicy: policy.message } };
      const answer = await mySessionTypes
        .update({ sessionTypeId: id, ...typed, cancellationPolicy: policy.policy })
        .catch((error: unknown) => {
          const errors = fieldErrorsOf(error, languageOf(context.language));
          if (errors === null) return throwAsPage(request)(error);
          return { errors };
        });
      if ("errors" in answer) return { sessionTypeId: id, typed, errors: answer.errors };
      return answer.ok ? redirect(page, 303) : { sessionTypeId: id, typed, reasons: answer.reasons };
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

export default function SessionTypes() {
  const { isConnected, sessionTypes, editedId, synced } = useLoaderData<typeof loader>();
  const answer: EditAnswer | undefined = useActionData<typeof action>();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-5">
        <div className="max-w-2xl flex-1 basis-80">
          <h1 className="title">Session types</h1>
          <p className="mt-2 text-soft">
            Name, length and questions are Calendly’s. Price, description, order and policy are yours, and
            nothing from Calendly overwrites them.
          </p>
        </div>
        {isConnected && (
          <Form method="post" preventScrollReset>
            <SubmitButton name="intent" value="sync" busy="Asking Calendly…" look="button-quiet">
              Fetch changes from Calendly
            </SubmitButton>
          </Form>
        )}
      </div>
      {answer?.syncRefusal !== undefined && (
        <div className="mt-5">
          <Notice tone="warn" alert>
            {answer.syncRefusal === "not_connected"
              ? "Your Calendly is not connected. Connect it first, then your event types arrive here."
              : "Calendly doesn’t answer just now. Nothing was changed. Please try again in a minute."}
          </Notice>
        </div>
      )}
      {synced !== null && answer === undefined && (
        <div className="mt-5">
          <Notice tone="good">{syncInWords(synced)}</Notice>
        </div>
      )}
      {sessionTypes.length === 0 ? (
        <div className="card mt-8 p-8">
          <h2 className="subtitle">No session types yet</h2>
          <p className="mt-2 text-soft">
            {isConnected
              ? "Your Calendly has no event types of your own. Make one there, then fetch it here."
              : "Connect your Calendly and your event types arrive here as drafts that nobody else sees."}
          </p>
          {!isConnected && (
            <p className="mt-6">
              <Link to="/builder/connection" className="button">
                Connect Calendly
              </Link>
            </p>
          )}
        </div>
      ) : (
        <ul className="mt-7 space-y-5">
          {sessionTypes.map((sessionType, index) => {
            const own = answer?.sessionTypeId === sessionType.id ? answer : undefined;
            const isEdited = editedId === sessionType.id || own?.typed !== undefined;
            return (
              <li key={sessionType.id} id={sessionType.id} className="card scroll-mt-6 p-5 sm:p-6">
                <SessionTypeRow
                  sessionType={sessionType}
                  isFirst={index === 0}
                  isLast={index === sessionTypes.length - 1}
                  isEdited={isEdited}
                  refusedFor={own?.reasons}
                />
                {isEdited && <SessionTypeEditor sessionType={sessionType} answer={own} />}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}

function syncInWords(synced: string): string {
  const [added = 0, changed = 0, archived = 0] = synced
    .split("-")
    .map((part) => Number.parseInt(part, 10) || 0);
  const parts = [
    added > 0 ? `${added} new` : null,
    changed > 0 ? `${changed} changed` : null,
    archived > 0 ? `${archived} gone` : null,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? "Everything is as Calendly has it."
    : `Fetched from Calendly: ${parts.join(", ")}.`;
}
