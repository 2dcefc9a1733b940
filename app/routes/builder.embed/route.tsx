import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EMBED_KINDS } from "../../../server/domain/offer/embed-snippet.ts";
import { builderEmbed } from "../../../server/domain/text/en/builder/embed.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { EmbedChooser } from "../../components/embed/embed-chooser.tsx";
import { EmbedLink } from "../../components/embed/embed-link.tsx";
import { EmbedOrigins } from "../../components/embed/embed-origins.tsx";
import { EmbedPreview } from "../../components/embed/embed-preview.tsx";
import { EmbedSnippet } from "../../components/embed/embed-snippet.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";

const PAGE = "/builder/embed";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "builder", textIn(builderEmbed, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const embed = await context.caller.myEmbed.get().catch(throwAsPage(request));
  const session = embed.sessionTypes.find(({ id }) => id === query.get("session")) ?? null;
  const code = await context.caller.myEmbed
    .qrCode({ sessionTypeId: session?.id ?? null, format: "svg" })
    .catch(throwAsPage(request));
  return {
    embed,
    qr: "qr" in code ? code.qr : null,
    chosen: {
      kind: EMBED_KINDS.find((kind) => kind === query.get("kind")) ?? "card",
      session,
      language: embed.languages.find(({ tag }) => tag === query.get("lang"))?.tag ?? null,
    },
    isSaved: query.has("saved"),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { myEmbed } = context.caller;
  const origin = valueIn(form, "origin");
  switch (valueIn(form, "intent")) {
    case "add": {
      const refused = await myEmbed.addOrigin({ origin }).then(
        () => null,
        (error: unknown) => {
          const errors = fieldErrorsOf(error, languageOf(context.language));
          return errors ?? throwAsPage(request)(error);
        },
      );
      if (refused !== null) return { typed: origin, error: refused["origin"] ?? null };
      return redirect(`${PAGE}?saved`, 303);
    }
    case "remove":
      await myEmbed.removeOrigin({ origin }).catch(throwAsPage(request));
      return redirect(`${PAGE}?saved`, 303);
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

/** How a builder's offers come to other sites. */
export default function EmbedOfBuilder() {
  const { embed, qr, chosen, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(builderEmbed);
  return (
    <div className="max-w-3xl space-y-9">
      <div>
        <h1 className="title">{t("title")}</h1>
        <p className="mt-2 text-soft">{t("lead")}</p>
      </div>
      {isSaved && answer === undefined && (
        <Notice tone="good" alert>
          {t("saved")}
        </Notice>
      )}
      {embed.sessionTypes.length === 0 && <Notice tone="warn">{t("guide")}</Notice>}
      <PageSection id="choose" title={t("choose")}>
        <EmbedChooser embed={embed} chosen={chosen} />
      </PageSection>
      <PageSection id="preview" title={t("preview")}>
        <EmbedPreview embed={embed} chosen={chosen} />
      </PageSection>
      <PageSection id="snippet" title={t("snippet")}>
        <EmbedSnippet embed={embed} chosen={chosen} />
      </PageSection>
      <PageSection id="sites" title={t("sites")}>
        <EmbedOrigins origins={embed.origins} typed={answer?.typed ?? ""} error={answer?.error ?? null} />
      </PageSection>
      {qr !== null && (
        <PageSection id="link" title={t("link")}>
          <EmbedLink embed={embed} chosen={chosen} qr={qr} />
        </PageSection>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
