import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, ScrollRestoration, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { LateScripts } from "./components/page/late-scripts.tsx";
import { NavigationProgress } from "./components/page/navigation-progress.tsx";
import { PageError } from "./components/page/page-error.tsx";
import { PublicHeader } from "./components/page/public-header.tsx";
import { SiteHeader } from "./components/page/site-header.tsx";
import { StagingStrip } from "./components/page/staging-strip.tsx";
import { SITE_POLICY_KINDS, sitePolicyPath } from "../server/domain/site-policy/site-policy.ts";
import { pageShell } from "../server/domain/text/en/page-shell.ts";
import { useAskedLanguage } from "./hooks/use-asked-language.ts";
import { useKeptZone } from "./hooks/use-kept-zone.ts";
import { useNavigationTold } from "./hooks/use-navigation-told.ts";
import { useNonce } from "./hooks/nonce-context.ts";
import { usePublicPage } from "./hooks/use-public-page.ts";
import { useLanguage, useOpenedLanguage, useText } from "./hooks/use-text.tsx";
import type { DataOfEveryPage } from "./page-data.ts";
import { refreshSecondsOf } from "./page-handle.ts";
import { pageTitle, SITE_NAME } from "./page-title.ts";
import { scrollKeyOf } from "./scroll-key.ts";
import { languageIn } from "./text/languages.ts";
import stylesUrl from "./styles.css?url";
import publicPageScript from "virtual:public-page-script";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesUrl },
  { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
];

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "offers", null, languageIn(matches)) },
];

/** Who is signed in, what every page needs, and this request's id in the log. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, language, requestId, mailboxUrl, isStaging } = context;
  const { terms, privacy } = await context.publishedPolicies();
  return {
    person:
      actor.kind === "nobody"
        ? null
        : {
            name: actor.name || actor.email,
            email: actor.email,
            role: roleOf(actor.kind),
            timeZone: actor.signIn?.timeZone ?? null,
          },
    language,
    mailboxUrl,
    policies: { terms: terms !== null, privacy: privacy !== null },
    isStaging,
    requestId,
  } satisfies DataOfEveryPage;
}

/** The link to the operator's pages is shown before the second factor too: it leads to it. */
function roleOf(kind: "client" | "builder" | "operator" | "operator_unconfirmed") {
  return kind === "operator_unconfirmed" ? "operator" : kind;
}

/** The document around every page, errors included. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce();
  const { person = null, isStaging = false, policies } = useRouteLoaderData<typeof loader>("root") ?? {};
  const refreshSeconds = refreshSecondsOf(useMatches());
  const { tag, direction } = useLanguage();
  const { lead } = useAskedLanguage();
  const t = useText(pageShell);
  const isPublic = usePublicPage();
  const nonceProps = nonce === undefined ? {} : { nonce };
  return (
    // Browsers that translate a page change its `lang`.
    <html lang={tag} dir={direction} data-language={tag}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1b1a20" media="(prefers-color-scheme: dark)" />
        {isStaging && <meta name="robots" content="noindex, nofollow" />}
        <Meta />
        <Links />
        {refreshSeconds !== null && (
          <noscript>
            <meta httpEquiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="button absolute start-2 top-2 z-10 -translate-y-20 focus:translate-y-0 focus-visible:translate-y-0"
        >
          {t("skip")}
        </a>
        {!isPublic && <NavigationProgress />}
        {isStaging && <StagingStrip />}
        {isPublic ? <PublicHeader /> : <SiteHeader person={person} />}
        {/* As high as the screen, so that the footer starts below the fold and does not jump while a page loads. */}
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto min-h-[calc(100dvh-4rem)] w-full max-w-5xl flex-1 px-4 pt-8 pb-20 sm:px-6 sm:pt-12"
        >
          {children}
        </main>
        <footer className="border-t border-line">
          <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-6 text-sm text-soft sm:px-6">
            <p>{t("footer")}</p>
            <p className="flex flex-wrap items-center gap-x-6">
              {SITE_POLICY_KINDS.filter((kind) => policies?.[kind] === true).map((kind) => (
                <a
                  key={kind}
                  href={lead(sitePolicyPath(kind))}
                  className="-my-2.5 inline-flex min-h-11 items-center hover:underline"
                >
                  {t(kind)}
                </a>
              ))}
              <a
                href={lead("/developers")}
                className="-my-2.5 inline-flex min-h-11 items-center hover:underline"
              >
                {t("developers")}
              </a>
              {SITE_NAME}
            </p>
          </div>
        </footer>
        {isPublic ? (
          <script type="module" src={publicPageScript} />
        ) : (
          <>
            <ScrollRestoration getKey={scrollKeyOf} {...nonceProps} />
            <LateScripts {...nonceProps} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  useOpenedLanguage();
  useKeptZone(useRouteLoaderData<typeof loader>("root")?.person?.timeZone ?? null);
  const told = useNavigationTold();
  const isPublic = usePublicPage();
  return (
    <>
      <Outlet />
      {!isPublic && (
        <p role="status" className="sr-only">
          {told}
        </p>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
