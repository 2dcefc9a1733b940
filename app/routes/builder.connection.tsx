import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { builderConnectionDone } from "../../server/domain/text/en/builder/connection-done.ts";
import { builderConnectionRefusals } from "../../server/domain/text/en/builder/connection-refusals.ts";
import { builderConnection } from "../../server/domain/text/en/builder/connection.ts";
import { formatList } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { ConnectForms, type TokenError } from "../components/builder/connect-forms.tsx";
import { ConnectionDetails } from "../components/builder/connection-details.tsx";
import {
  ConnectionTroubleNotice,
  isRepairedByConsent,
} from "../components/builder/connection-trouble-notice.tsx";
import { MailChoicesForm } from "../components/builder/mail-choices-form.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { isRefusalCode, type ConnectionRefusal } from "../text/connection-words.ts";
import { pageTitle } from "../page-title.ts";
import { consentCookie } from "../server/consent-cookie.server.ts";
import { valueIn } from "../forms/value-in.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "builder", textIn(builderConnection, language)("title"), language) }];
};

type Done = keyof typeof builderConnectionDone.english;

function isDone(text: string | null): text is Done {
  return text !== null && Object.hasOwn(builderConnectionDone.english, text);
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const [done, refused] = [query.get("done"), query.get("refused")];
  const view = await context.caller.myConnection.get().catch(throwAsPage(request));
  const mailChoices = await context.caller.myBuilder.mailChoices().catch(throwAsPage(request));
  return {
    ...view,
    mailChoices,
    done: isDone(done) ? done : null,
    refused: isRefusalCode(refused) ? refused : null,
    scopes: (query.get("scopes") ?? "")
      .split(" ")
      .filter((scope) => /^[a-z_]{1,40}:(read|write)$/.test(scope)),
    asksToDisconnect: query.has("disconnect"),
  };
}

interface Answer {
  readonly tokenError: TokenError | null;
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
      const accessToken = valueIn(form, "accessToken").trim();
      if (accessToken === "") return { tokenError: "token_missing", refusal: null } satisfies Answer;
      try {
        const outcome = await myConnection.connectByToken({ accessToken });
        return outcome.ok ? backTo("connected") : refused(outcome.refusal);
      } catch (error) {
        if (fieldErrorsOf(error, languageOf(context.language)) === null) return throwAsPage(request)(error);
        // Only its length is refused unasked.
        return { tokenError: "token_too_long", refusal: null } satisfies Answer;
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
    case "mails": {
      const who = valueIn(form, "remindersBy");
      await context.caller.myBuilder
        .setMailChoices({
          remindersBy: who === "calendly" || who === "us" ? who : null,
          digest: valueIn(form, "digest") === "on" ? "on" : "off",
        })
        .catch(throwAsPage(request));
      return backTo("mails");
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
  const t = useText(builderConnection);
  const refusalText = useText(builderConnectionRefusals);
  const doneText = useText(builderConnectionDone);
  const language = useLanguage();
  const code = answer?.refusal?.code ?? (answer === undefined ? page.refused : null);
  const missing = answer?.refusal?.code === "scopes_missing" ? answer.refusal.scopes : scopes;
  return (
    <div className="max-w-2xl space-y-6">
      <div>
        <h1 className="title">{t("title")}</h1>
        <p className="mt-2 text-soft">{t("lead")}</p>
      </div>
      {code !== null && (
        <Notice tone="bad" alert>
          <p>{refusalText(code)}</p>
          {code === "scopes_missing" && missing.length > 0 && (
            <p className="mt-1">{t("missing", { scopes: formatList(missing, language) })}</p>
          )}
        </Notice>
      )}
      {code === null && answer === undefined && done !== null && (
        <Notice tone="good" alert>
          {doneText(done)}
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
      <MailChoicesForm choices={page.mailChoices} isSaved={done === "mails" && answer === undefined} />
      {connection !== null && <DisconnectForm isAsked={page.asksToDisconnect} />}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}

/** Two steps without a script: a link that asks, a button that disconnects. */
function DisconnectForm({ isAsked }: { readonly isAsked: boolean }) {
  const t = useText(builderConnection);
  return (
    <section className="card p-6" aria-labelledby="disconnect">
      <h2 id="disconnect" className="subtitle">
        {t("disconnect")}
      </h2>
      <p className="mt-2 text-soft">{t("disconnectText")}</p>
      {isAsked ? (
        <Form method="post" action="/builder/connection" className="mt-4 flex flex-wrap items-center gap-4">
          <SubmitButton name="intent" value="disconnect" busy={t("disconnecting")} look="button-danger">
            {t("disconnectNow")}
          </SubmitButton>
          <Link className="link" to="/builder/connection">
            {t("keep")}
          </Link>
        </Form>
      ) : (
        <Link
          className="link mt-3 inline-flex min-h-11 items-center"
          to="/builder/connection?disconnect#disconnect"
        >
          {t("disconnectAsk")}
        </Link>
      )}
    </section>
  );
}
