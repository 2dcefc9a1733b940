import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { SITE_POLICY_KINDS, type SitePolicyKind } from "../../../server/domain/site-policy/site-policy.ts";
import { operatorPolicies } from "../../../server/domain/text/en/operator/policies.ts";
import { formatNumber } from "../../../server/domain/text/formats.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { DraftForm } from "./draft-form.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { PreviewAndPublish } from "./preview-and-publish.tsx";
import { VersionList } from "./version-list.tsx";

export const meta: MetaFunction = ({ matches, params }) => {
  const language = languageIn(matches);
  const t = textIn(operatorPolicies, language);
  const kind = SITE_POLICY_KINDS.find((one) => one === params["kind"]);
  return [{ title: pageTitle(null, "operations", t(kind ?? "title"), language) }];
};

function kindOf(text: string | undefined): SitePolicyKind {
  const kind = SITE_POLICY_KINDS.find((one) => one === text);
  if (kind === undefined) throw new Response(null, { status: 404, statusText: "Not Found" });
  return kind;
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const kind = kindOf(params["kind"]);
  const query = new URL(request.url).searchParams;
  const language = query.get("language") ?? "en";
  const page = await context.caller.sitePolicies
    .edit({ kind, language: language.slice(0, 35) })
    .catch(throwAsPage(request));
  const published = Number(query.get("published"));
  return {
    ...page,
    kind,
    isPreviewed: query.has("preview"),
    published: page.versions.some(({ number }) => number === published) ? published : null,
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const kind = kindOf(params["kind"]);
  const form = await request.formData();
  const page = `/operator/policies/${kind}`;
  const { sitePolicies } = context.caller;
  switch (valueIn(form, "intent")) {
    case "save":
    case "preview": {
      const typed = valueIn(form, "text");
      try {
        const { language } = await sitePolicies.keepDraft({
          kind,
          language: valueIn(form, "language").slice(0, 35),
          text: typed,
        });
        const asked = new URLSearchParams({ language });
        if (valueIn(form, "intent") === "preview") asked.set("preview", "1");
        return redirect(`${page}?${asked.toString()}${asked.has("preview") ? "#preview" : ""}`, 303);
      } catch (error) {
        const message = fieldErrorsOf(error, languageOf(context.language))?.["text"];
        if (message === undefined) return throwAsPage(request)(error);
        return { typed, error: message, refused: null };
      }
    }
    case "publish": {
      const digest = valueIn(form, "digest");
      const outcome = await sitePolicies.publish({ kind, digest }).catch(throwAsPage(request));
      if (outcome.ok) return redirect(`${page}?published=${outcome.number}`, 303);
      return { typed: null, error: null, refused: outcome.because };
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

/** One of them, in one language: written, looked at, published for all. */
export default function EditPolicy() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(operatorPolicies);
  const language = useLanguage();
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <Link to="/operator/policies" className="button-text">
          {t("all")}
        </Link>
        <h1 className="title mt-2">{t(page.kind)}</h1>
      </div>
      {answer === undefined && page.published !== null && (
        <Notice tone="good" alert>
          {t("published", { number: formatNumber(page.published, language) })}
        </Notice>
      )}
      {answer?.refused != null && (
        <Notice tone="warn" alert>
          {t(answer.refused)}
        </Notice>
      )}
      {page.languages.length > 1 && <LanguageChoice page={page} />}
      <DraftForm
        key={`${page.language} ${page.draft.savedAt ?? ""}`}
        page={page}
        typed={answer?.typed ?? null}
        error={answer?.error ?? null}
      />
      {page.isPreviewed && page.draft.blocks !== null && <PreviewAndPublish page={page} />}
      <VersionList kind={page.kind} versions={page.versions} />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
