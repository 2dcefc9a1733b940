import { redirect, type AppLoadContext } from "@remix-run/node";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { framePath } from "../../server/domain/offer/embed-paths.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { isSessionTypeId, type SessionTypeId } from "../../server/domain/values/ids.ts";
import { EmbedDocument } from "../components/embed/embed-document.tsx";
import { EmbedMissing } from "../components/embed/embed-missing.tsx";
import { accentCssOf } from "../components/page/accent-style.tsx";
import { pageFailure, readPageFailure } from "../page-failure.ts";
import { SHARED_FOR_A_MOMENT } from "../share-for-a-moment.ts";
import stylesUrl from "../styles.css?url";
import { languageOf } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

interface Asked {
  readonly context: AppLoadContext;
  readonly request: Request;
  readonly slug: string;
  /** Absent: all that is for sale. */
  readonly sessionTypeId?: string | undefined;
}

/**
 * The document that other sites show in a frame: of the sites that the builder has registered, and of no others. The same for everybody. 404 for what is
 * not for sale, with a page in words that nobody may frame; a former slug redirects to today's.
 */
export async function answerEmbedFrame(asked: Asked): Promise<Response> {
  return publicFrame(asked).catch((error: unknown) => inWords(asked, error));
}

/** A failure as a person reads it, who has opened the address themselves. Throws on what is none: redirects, and faults of ours. */
async function inWords({ context, request }: Asked, error: unknown): Promise<Response> {
  const failure =
    error instanceof Response
      ? readPageFailure(
          await error
            .clone()
            .json()
            .catch(() => null),
        )
      : null;
  if (!(error instanceof Response) || failure === null) throw error;
  const { status, headers } = error;
  const { retryAfterSeconds } = failure;
  const language = languageFor(request, context);
  const page = { status, retryAfterSeconds, language, stylesUrl };
  return documentOf(<EmbedMissing {...page} />, language, {
    status,
    headers: { ...Object.fromEntries(headers), "content-security-policy": await policyOf([], null) },
  });
}

async function publicFrame({ context, request, slug, sessionTypeId }: Asked): Promise<Response> {
  const wanted = sessionTypeIn(request, sessionTypeId);
  const asked = { slug: slug.slice(0, 100) };
  const profile = await context.caller.builder.profile(asked).catch(throwAsPage(request));
  if (profile.builder.slug !== slug)
    return redirect(`${framePath(profile.builder.slug, wanted)}${new URL(request.url).search}`, 301);
  const hosts = await context.caller.builder.embedOrigins(asked).catch(throwAsPage(request));
  return frameOf({ context, request, profile, hosts, wanted });
}

/** The same of the caller's own offers, for the page on which they make a snippet: framed by ourselves, with no site registered yet. */
export async function answerEmbedPreview({ context, request }: Omit<Asked, "slug">): Promise<Response> {
  const { origin, searchParams } = new URL(request.url);
  const wanted = sessionTypeIn(request, searchParams.get("session") || undefined);
  const { slug } = await context.caller.myBuilder.get().catch(throwAsPage(request));
  const profile = await context.caller.builder.profile({ slug }).catch(throwAsPage(request));
  const answer = await frameOf({ context, request, profile, hosts: [origin], wanted });
  answer.headers.set("content-security-policy", await policyOf(["'self'"], profile.builder.accentColor));
  answer.headers.set("cache-control", "private, no-store");
  return answer;
}

function sessionTypeIn(request: Request, text: string | undefined): SessionTypeId | null {
  if (text === undefined) return null;
  if (!isSessionTypeId(text)) throw pageFailure(request, 404);
  return text;
}

async function frameOf({
  context,
  request,
  profile,
  hosts,
  wanted,
}: Omit<Asked, "slug"> & {
  readonly profile: Awaited<ReturnType<AppLoadContext["caller"]["builder"]["profile"]>>;
  readonly hosts: readonly string[];
  readonly wanted: SessionTypeId | null;
}): Promise<Response> {
  const sessionTypes = profile.sessionTypes.filter(({ id }) => wanted === null || id === wanted);
  if (wanted !== null && sessionTypes.length === 0) throw pageFailure(request, 404);
  const language = languageFor(request, context);
  const { accentColor } = profile.builder;
  return documentOf(
    <EmbedDocument
      profile={{ ...profile, sessionTypes }}
      hosts={hosts}
      language={language}
      stylesUrl={stylesUrl}
      accentCss={accentCssOf(accentColor)}
    />,
    language,
    {
      status: 200,
      headers: {
        "content-security-policy": await policyOf(hosts, accentColor),
        ...SHARED_FOR_A_MOMENT.headers,
      },
    },
  );
}

function languageFor(request: Request, context: AppLoadContext): Language {
  return languageOf(new URL(request.url).searchParams.get("lang") ?? context.language);
}

function documentOf(
  document: ReactElement,
  language: Language,
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
): Response {
  return new Response(`<!doctype html>${renderToStaticMarkup(document)}`, {
    status,
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-language": language.tag,
    },
  });
}

/** Nothing but our own styles, scripts and pictures; no form, and no nonce, so that one rendering is right for everybody. */
async function policyOf(ancestors: readonly string[], accentColor: string | null): Promise<string> {
  const css = accentCssOf(accentColor);
  const accent = css === null ? "" : ` 'sha256-${await sha256(css)}'`;
  return [
    "default-src 'none'",
    "font-src 'self'",
    "script-src 'self'",
    `style-src 'self'${accent}`,
    "img-src 'self' data:",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(" ")}`,
  ].join("; ");
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
