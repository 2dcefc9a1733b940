import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Auth } from "../auth/auth.ts";
import { countCodes } from "../funnel/count-codes.ts";
import { bookingLinkCookie, noBookingLinkCookie, readBookingLinks } from "./request/booking-link-cookie.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { listLinkedBookingIds } from "../booking/booking-link.ts";
import type { ConnectionDeps } from "../calendly-connection/connection-deps.ts";
import { networkOf } from "../adapters/client-address.ts";
import type { LoadContext } from "./context.ts";
import type { Language, LanguageTag } from "../domain/text/language.ts";
import type { Actor, ProcedureContext } from "../routers/procedure-context.ts";
import { createRestAnswerer } from "./rest/answer-rest.ts";
import { describeContract } from "./rest/describe-contract.ts";
import { demoSaidCookie } from "./request/demo-said.ts";
import { languageCookie, languageOfCookie } from "./request/language-cookie.ts";
import { readerLanguage } from "./request/reader-language.ts";
import type { PublishedPolicies } from "../domain/site-policy/site-policy.ts";
import type { RequestDetails } from "./ask-app.ts";
import type { FoundPages } from "../found/found-pages.ts";
import type { KeptSiteFigures } from "../found/kept-site-figures.ts";
import type { DemoControls, LinkCards, Pictures } from "../ports.ts";
import type { CheckupDeps } from "../doctor/check-deps.ts";
import type { BookingStreams } from "./stream/booking-streams.ts";
import { appRouter, createCaller } from "../routers/root.ts";
import { retryAfterSecondsOf } from "../routers/trpc.ts";

/** A page batches a few calls; more in one request is no page of ours. */
const PROCEDURES_PER_REQUEST_MAX = 10;

export interface LoadContextParts {
  readonly deps: BookingDeps;
  readonly auth: Auth;
  readonly pictures: Pictures;
  readonly linkCards: LinkCards;
  readonly foundPages: FoundPages;
  readonly siteFigures: KeptSiteFigures;
  readonly connections: ConnectionDeps;
  readonly checkup: CheckupDeps;
  readonly mailboxUrl: string | null;
  readonly demo: DemoControls | null;
  readonly isStaging: boolean;
  readonly mayBeFound: boolean;
  readonly providerPages: LoadContext["providerPages"];
  readonly noteErasure: ProcedureContext["noteErasure"];
  readonly publishedPolicies: () => Promise<PublishedPolicies>;
  readonly streams: Pick<BookingStreams, "askAnew">;
  /** Those that the installation speaks. */
  readonly languages: readonly Language[];
}

/** Creates the load context of a request. */
export function loadContextFor(
  parts: LoadContextParts,
): (request: Request, details: RequestDetails) => Promise<LoadContext> {
  const { deps, auth, languages } = parts;
  const codes = deps.funnel === undefined ? auth.codes : countCodes(auth.codes, deps.funnel);
  const answerRest = createRestAnswerer({
    appOrigin: new URL(deps.settings.appUrl).origin,
    isOriginOfAnyKey: (origin) => auth.isOriginOfAnyLiveKey(origin),
    reportBug: (error, procedure, requestId) =>
      deps.log.error({ error, procedure, requestId }, "A procedure failed"),
  });
  /** Public pages know no account: the browser keeps what it says. */
  function keepChosenLanguage(actor: Actor, cookies: string | null, responseHeaders: Headers): void {
    if (actor.kind === "nobody") return;
    const chosen = languages.find(({ tag }) => tag === actor.signIn?.language) ?? null;
    if (languageOfCookie(cookies ?? undefined, languages) === chosen) return;
    responseHeaders.append("set-cookie", languageCookie(chosen, deps.settings.appUrl.startsWith("https:")));
  }

  return async (request, details) => {
    const cookies = request.headers.get("cookie");
    const showsKey = details.route.sender === "program" && request.headers.has("authorization");
    const apiKey = showsKey ? await auth.findApiKey(request.headers.get("authorization")) : null;
    // Beside a key no session counts.
    const actor: Actor = showsKey
      ? { kind: "nobody" }
      : {
          ...(await auth.findActor(request)),
          linkedBookingIds: await listLinkedBookingIds(deps, readBookingLinks(cookies)),
        };
    details.sawActor(apiKey !== null ? "key" : details.route.sender === "signed" ? "provider" : actor.kind);
    const isSecure = deps.settings.appUrl.startsWith("https:");
    const asked = readerLanguage(request.headers.get("accept-language"), languages).tag;
    const languageFor = (who: Actor): LanguageTag => {
      const chosen = who.kind === "nobody" ? null : (who.signIn?.language ?? null);
      // What was chosen in the sandbox may be nothing that this installation speaks.
      return languages.find(({ tag }) => tag === chosen)?.tag ?? asked;
    };
    keepChosenLanguage(actor, cookies, details.responseHeaders);
    const contextOf = (who: Actor): ProcedureContext => ({
      actor: who,
      apiKey,
      newIdBytes: null,
      deps,
      language: languageFor(who),
      languages,
      requestId: details.requestId,
      clientNetwork: networkOf(details.clientAddress),
      pictures: parts.pictures,
      linkCards: parts.linkCards,
      foundPages: parts.foundPages,
      siteFigures: parts.siteFigures,
      connections: parts.connections,
      checkup: parts.checkup,
      secondFactors: auth.secondFactors,
      makeBuilder: (address) => auth.setRole(address, "builder"),
      noteErasure: parts.noteErasure,
    });
    const actorBy = (newCookies: readonly string[]) => {
      const cookie = newCookies.map((set) => set.split(";")[0] ?? "").join("; ");
      return auth.findActor(new Request(request.url, { headers: { cookie } }));
    };
    const procedureContext = contextOf(actor);
    const { clientAddress } = details;
    const asker = (asked: Request) => ({
      request: asked,
      clientAddress,
      language: procedureContext.language,
    });
    const callerOf = (who: ProcedureContext) =>
      createCaller(who, { onError: ({ error, path }) => reportBug(deps, error, path, details.requestId) });
    return {
      ...details,
      actor,
      caller: callerOf(procedureContext),
      callerWith: async (newCookies) => callerOf(contextOf(await actorBy(newCookies))),
      setFirstPassword: async (newCookies, password) => {
        const who = await actorBy(newCookies);
        if (who.kind === "nobody" || who.confirmed === null) return;
        const account = await auth.own.find(who.userId);
        if (account?.hasPassword === false) await auth.own.setPassword(who.userId, password);
      },
      keepBookingLink: (link) =>
        details.responseHeaders.append("set-cookie", bookingLinkCookie(cookies, link, isSecure)),
      letInStyle: (css) =>
        details.responseHeaders.set("content-security-policy", details.policyFor({ styles: [css] })),
      forgetBookingLinks: () => details.responseHeaders.append("set-cookie", noBookingLinkCookie(isSecure)),
      askStreamsAnew: () => parts.streams.askAnew(actor),
      handleTrpc: (trpcRequest) =>
        fetchRequestHandler({
          endpoint: "/api/trpc",
          router: appRouter,
          req: trpcRequest,
          createContext: () => procedureContext,
          maxBatchSize: PROCEDURES_PER_REQUEST_MAX,
          responseMeta: ({ errors }) => {
            const seconds = Math.max(0, ...errors.map((error) => retryAfterSecondsOf(error) ?? 0));
            return seconds === 0 ? {} : { headers: { "retry-after": String(seconds) } };
          },
          onError: ({ error, path }) => reportBug(deps, error, path, details.requestId),
        }),
      handleRest: (restRequest) =>
        answerRest(restRequest, {
          context: procedureContext,
          isKeyRefused: showsKey && apiKey === null,
        }),
      describeContract,
      handleAuth: (authRequest) => auth.handle(authRequest, details.clientAddress, procedureContext.language),
      signInCodes: {
        ask: (asked, wanted) => codes.ask(asker(asked), wanted),
        find: (key) => codes.find(key),
        enter: (asked, key, typed, codeId) => codes.enter(asker(asked), key, typed, codeId),
        findByLink: (token) => codes.findByLink(token),
        openLink: (asked, token) => codes.openLink(asker(asked), token),
      },
      language: procedureContext.language,
      languages: languages.map(({ tag }) => tag),
      mailboxUrl: parts.mailboxUrl,
      demo:
        parts.demo === null
          ? null
          : {
              ...parts.demo,
              said: details.demoSaid ?? null,
              say: (code) => details.responseHeaders.append("set-cookie", demoSaidCookie(code)),
            },
      isStaging: parts.isStaging,
      mayBeFound: parts.mayBeFound,
      providerPages: parts.providerPages,
      publishedPolicies: parts.publishedPolicies,
      reportError: (error) => deps.log.error({ error, requestId: details.requestId }, "A request failed"),
    };
  };
}

/** Denials and invalid input are answers, not failures: only unexpected errors are logged. */
function reportBug(
  { log }: BookingDeps,
  error: { code: string; cause?: unknown },
  path: string | undefined,
  requestId: string,
): void {
  if (error.code !== "INTERNAL_SERVER_ERROR") return;
  log.error({ error: error.cause ?? error, procedure: path, requestId }, "A procedure failed");
}
