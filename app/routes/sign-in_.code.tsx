import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { codeLink } from "../../server/domain/text/en/account/code-link.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { useReaderTimeZone } from "../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { goOnAfterCode } from "../server/answer-code-form.server.ts";
import { findCodeByLink, openCodeLink, type CodeUnderWay } from "../server/sign-in-code.server.ts";
import { pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { wishedStartAhead } from "../wished-start.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "account", textIn(codeLink, languageIn(matches))("title"), languageIn(matches)) },
  // The address holds a token.
  { name: "referrer", content: "same-origin" },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Longer than any token of ours. */
const TOKEN_CHARACTERS_MAX = 200;

function tokenIn(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value.slice(0, TOKEN_CHARACTERS_MAX) : "";
}

/** Says what the link is about, and uses nothing up: mail scanners open links. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const token = tokenIn(new URL(request.url).searchParams.get("token"));
  const code = token === "" ? null : await findCodeByLink(context, token);
  // A code that was mistyped too often is over, and its mail's link is not.
  if (code === null) return data({ link: null });
  const { email, choice } = code;
  return data({ link: { token, email, name: choice.name, toBook: await offerToBook({ context }, code) } });
}

/** What it goes on to book; null where it signs in alone. */
async function offerToBook(
  { context }: Pick<LoaderFunctionArgs, "context">,
  { purpose, choice }: CodeUnderWay,
) {
  if (purpose.kind === "sign_in") return null;
  const { sessionTypeId } = purpose;
  const offer = await context.caller.builder.offer({ sessionTypeId }).catch(() => null);
  if (offer?.sessionType == null) return null;
  return {
    session: offer.sessionType.name,
    builder: offer.builder.displayName,
    start: wishedStartAhead(choice.at, offer.now),
    zone: choice.timeZone ?? offer.builder.timeZone,
  };
}

/** Uses the link up, signs in, and goes on with what was chosen where it was asked for. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = tokenIn(form.get("token"));
  if (token === "") return data({ wait: null });
  const opened = await openCodeLink(context, request, token);
  switch (opened.kind) {
    case "done":
      return goOnAfterCode({ context, request }, opened);
    case "over":
      return data({ wait: null });
    case "too_many":
    case "busy":
      return pageAnswer({ wait: waitSentenceOf(opened, languageOf(context.language)) }, opened);
  }
}

export default function SignInByCodeLink() {
  const t = useText(codeLink);
  const { link } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOver = link === null || (answer !== undefined && answer.wait === null);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer?.wait != null && (
          <Notice tone="warn" alert>
            {answer.wait}
          </Notice>
        )}
        {isOver ? (
          <>
            <Notice tone="warn" alert={answer !== undefined}>
              {t("over")}
            </Notice>
            <Link to="/sign-in" className="button">
              {t("signIn")}
            </Link>
          </>
        ) : (
          <>
            {link.toBook !== null && <ToBook offer={link.toBook} />}
            <p className="text-soft">
              {rich(
                t.parts(link.toBook === null ? "press" : "pressToBook", {
                  email: link.email,
                  address: (text) => (
                    <strong className="font-medium text-ink wrap-anywhere">{rich(text)}</strong>
                  ),
                }),
              )}
            </p>
            {link.name !== "" && (
              <p className="text-soft">
                {rich(
                  t.parts("named", {
                    name: link.name,
                    own: (text) => <span className="text-ink wrap-anywhere">{rich(text)}</span>,
                  }),
                )}
              </p>
            )}
            {/* Without the address's query: the token goes in the form, and leaves the address bar. */}
            <Form method="post" action="/sign-in/code">
              <input type="hidden" name="token" value={link.token} />
              <SubmitButton name="intent" value="open" busy={t("opening")}>
                {t(link.toBook === null ? "signIn" : "goOn")}
              </SubmitButton>
            </Form>
            <p className="label">{t("notYou")}</p>
          </>
        )}
      </div>
      <ProblemLink step="sign_in" />
    </div>
  );
}

type Offer = NonNullable<Awaited<ReturnType<typeof offerToBook>>>;

/** What the link goes on with. */
function ToBook({ offer: { session, builder, start, zone } }: { readonly offer: Offer }) {
  const t = useText(codeLink);
  const language = useLanguage();
  const reader = useReaderTimeZone();
  const readIn = reader?.zone ?? zone;
  return (
    <p>
      <span className="block font-semibold wrap-anywhere">{session}</span>
      <span className="block text-soft">{t("with", { builder })}</span>
      {start !== null && (
        <span key={readIn} className="block">
          {formatDayAndTime(start, readIn, language)}
        </span>
      )}
    </p>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
