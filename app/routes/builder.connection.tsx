import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ConnectForms } from "../components/builder/connect-forms.tsx";
import { ConnectionDetails } from "../components/builder/connection-details.tsx";
import {
  ConnectionTroubleNotice,
  isRepairedByConsent,
} from "../components/builder/connection-trouble-notice.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { isRefusalCode, REFUSAL_WORDS, type ConnectionRefusal } from "../text/connection-words.ts";
import { consentCookie } from "../server/consent-cookie.server.ts";
import { valueIn } from "../forms/value-in.ts";
import { fieldErrorsOf, throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = () => [{ title: "Calendly connection · BuildAppsWith" }];

const DONE_WORDS = {
  connected: "Calendly is connected. Your event types are under Session types, ready to be priced.",
  checked: "Everything works: Calendly accepts the access, with every permission that bookings need.",
  rotated:
    "A new signing key is in use. The old one is accepted for one more day, for deliveries that are still on the way.",
  disconnected: "Calendly is disconnected. Existing bookings stay valid; no new ones are taken.",
  forgotten:
    "Calendly is disconnected here. Calendly itself could not be reached: please revoke the access in your Calendly settings too.",
} as const;
type Done = keyof typeof DONE_WORDS;

function isDone(text: string | null): text is Done {
  return text !== null && Object.hasOwn(DONE_WORDS, text);
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const [done, refused] = [query.get("done"), query.get("refused")];
  const view = await context.caller.myConnection.get().catch(throwAsPage(request));
  return {
    ...view,
    done: isDone(done) ? done : null,
    refused: isRefusalCode(refused) ? refused : null,
    scopes: (query.get("scopes") ?? "")
      .split(" ")
      .filter((scope) => /^[a-z_]{1,40}:(read|write)$/.test(scope)),
    asksToDisconnect: query.has("disconnect"),
  };
}

interface Answer {
  readonly tokenError: string | null;
  readonly refusal: ConnectionRefusal | null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { myConnection } = context.caller;
  switch (valueIn(form, "intent")) {
    case "consent": {
      const begun = await myConnection.beginConsent().catch(throwAsPage(request));
      if (!begun.ok) return refused(begun.refusal);
      const cookie = await consentCookie(request).serialize(begun.value.ticket);
      return redirect(begun.value.authorizeUrl, { status: 303, headers: { "set-cookie": cookie } });
    }
    case "token": {
      try {
        const outcome = await myConnection.connectByToken({ accessToken: valueIn(form, "accessToken") });
        return outcome.ok ? backTo("connected") : refused(outcome.refusal);
      } catch (error) {
        const errors = fieldErrorsOf(error);
        if (errors === null) return throwAsPage(request)(error);
        return {
          tokenError: errors["accessToken"] ?? "Please paste the token.",
          refusal: null,
        } satisfies Answer;
      }
    }
    case "check": {
      const outcome = await myConnection.checkNow().catch(throwAsPage(request));
      return outcome.ok ? backTo("checked") : refused(outcome.refusal);
    }
    case "rotate": {
      const outcome = await myConnection.rotateSigningKey().catch(throwAsPage(request));
      return outcome.ok ? backTo("rotated") : refused(outcome.refusal);
    }
    case "disconnect": {
      const outcome = await myConnection.disconnect().catch(throwAsPage(request));
      if (!outcome.ok) return refused(outcome.refusal);
      return backTo(outcome.value.calendlyWasNotified ? "disconnected" : "forgotten");
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

function refused(refusal: ConnectionRefusal): Answer {
  return { tokenError: null, refusal };
}

function backTo(done: Done) {
  return redirect(`/builder/connection?done=${done}`, 303);
}

export default function Connection() {
  const { connection, timeZone, canUseOAuth, requiredScopes, now, done, scopes, ...page } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const code = answer?.refusal?.code ?? (answer === undefined ? page.refused : null);
  const missing = answer?.refusal?.code === "scopes_missing" ? answer.refusal.scopes : scopes;
  return (
    <div className="max-w-2xl space-y-6">
      <div>
        <h1 className="title">Calendly connection</h1>
        <p className="mt-2 text-soft">
          Your event types become sessions here, clients pick their times in your calendar, and every booking
          appears here.
        </p>
      </div>
      {code !== null && (
        <Notice tone="bad" alert>
          <p>{REFUSAL_WORDS[code]}</p>
          {code === "scopes_missing" && missing.length > 0 && (
            <p className="mt-1">Missing: {missing.join(", ")}</p>
          )}
        </Notice>
      )}
      {code === null && answer === undefined && done !== null && (
        <Notice tone="good" alert>
          {DONE_WORDS[done]}
        </Notice>
      )}
      {connection?.trouble != null && (
        <ConnectionTroubleNotice
          trouble={connection.trouble}
          kind={connection.kind}
          canUseOAuth={canUseOAuth}
          zone={timeZone}
        />
      )}
      {connection !== null && <ConnectionDetails connection={connection} now={now} zone={timeZone} />}
      <ConnectForms
        // Remounted for a new token, so that it does not stay in its field.
        key={connection?.token.obtainedAt ?? "none"}
        connectedBy={connection?.kind ?? null}
        canUseOAuth={canUseOAuth}
        consentIsAbove={connection?.trouble != null && isRepairedByConsent(connection.kind, canUseOAuth)}
        requiredScopes={requiredScopes}
        tokenError={answer?.tokenError ?? undefined}
      />
      {connection !== null && <DisconnectForm isAsked={page.asksToDisconnect} />}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}

/** Two steps without a script: a link that asks, a button that disconnects. */
function DisconnectForm({ isAsked }: { readonly isAsked: boolean }) {
  return (
    <section className="card p-6" aria-labelledby="disconnect">
      <h2 id="disconnect" className="subtitle">
        Disconnect
      </h2>
      <p className="mt-2 text-soft">
        Existing bookings stay valid, but cancellations at Calendly no longer reach us. No new bookings are
        taken.
      </p>
      {isAsked ? (
        <Form method="post" action="/builder/connection" className="mt-4 flex flex-wrap items-center gap-4">
          <SubmitButton name="intent" value="disconnect" busy="Disconnecting…" look="button-danger">
            Disconnect Calendly
          </SubmitButton>
          <Link className="link" to="/builder/connection">
            Keep it connected
          </Link>
        </Form>
      ) : (
        <Link
          className="link mt-3 inline-flex min-h-11 items-center"
          to="/builder/connection?disconnect#disconnect"
        >
          Disconnect…
        </Link>
      )}
    </section>
  );
}
