import type { LanguageTag } from "../domain/text/language.ts";
import type { HeldBookingLink } from "../booking/booking-link.ts";
import type { ContractDescription } from "../domain/contract/contract-description.ts";
import type { ProviderPages } from "../domain/providers/provider-pages.ts";
import type { PublishedPolicies } from "../domain/site-policy/site-policy.ts";
import type { CodeSent, CodeTried, CodeWanted, DemoControls, SignInCodes } from "../ports.ts";
import type { Actor } from "../routers/procedure-context.ts";
import type { AppCaller } from "../routers/root.ts";

/** `SignInCodes`, where it is known who asks. */
export interface VisitorCodes extends Pick<SignInCodes, "find" | "findByLink"> {
  readonly ask: (request: Request, wanted: CodeWanted) => Promise<CodeSent>;
  readonly enter: (request: Request, key: string, typed: string, codeId: string | null) => Promise<CodeTried>;
  readonly openLink: (request: Request, token: string) => ReturnType<SignInCodes["openLink"]>;
}

/** What the bar of a demo can do, and what a visitor's last press on it came to. */
export interface Demo extends DemoControls {
  /** As this visitor's cookie has it: unchecked. Null when there is nothing to say. */
  readonly said: string | null;
  /** Has the next page say what this code means; null: it was said. */
  readonly say: (code: string | null) => void;
}

/** The load context of Remix's loaders and actions: everything that `app/` gets of the server. */
export interface LoadContext {
  readonly caller: AppCaller;
  readonly actor: Actor;
  /** The same procedures for whoever the cookies that were just set say: right after a sign-in, in the same request. */
  readonly callerWith: (cookies: readonly string[]) => Promise<AppCaller>;
  /** Sets the first password of the account that these new cookies belong to: right after its address was confirmed. */
  readonly setFirstPassword: (cookies: readonly string[], password: string) => Promise<void>;
  /** Lets this browser open a booking by a link that was checked: the answer sets the cookie. */
  readonly keepBookingLink: (link: HeldBookingLink) => void;
  /** Takes every booking link from this browser. */
  readonly forgetBookingLinks: () => void;
  /** Has every page that this visitor has open ask again who they are: right after they have signed out. */
  readonly askStreamsAnew: () => void;
  /** Answers `/api/trpc/*`. */
  readonly handleTrpc: (request: Request) => Promise<Response>;
  /** Answers the contract with other software: `/api/*` beside tRPC and the webhooks. */
  readonly handleRest: (request: Request) => Promise<Response>;
  /** The contract as its published document has it, shaped for a page. */
  readonly describeContract: () => ContractDescription;
  /** Asks the sign-in library, whose paths begin with `/api/auth` and are no addresses of the site; the client's address is taken from the socket. */
  readonly handleAuth: (request: Request) => Promise<Response>;
  /** Sign-in by mailed codes, for requests of this visitor. */
  readonly signInCodes: VisitorCodes;
  /** Which of the terms and the privacy notice are published, for every page's footer. */
  readonly publishedPolicies: () => Promise<PublishedPolicies>;
  /** The language of this reader. */
  readonly language: LanguageTag;
  /** Those that the installation speaks. */
  readonly languages: readonly LanguageTag[];
  /** Where mails of the sandbox can be read; null against anything else, and always in production. */
  readonly mailboxUrl: string | null;
  /** The bar of a demo; null everywhere but in a demo that `npm run demo` has started. */
  readonly demo: Demo | null;
  /** Whether this installation is for trying things out, and says so on every page. */
  readonly isStaging: boolean;
  /** Whether search engines may show the public pages of this installation. */
  readonly mayBeFound: boolean;
  /** Where Stripe and Calendly show people the objects that our pages name. */
  readonly providerPages: ProviderPages;
  /** Logs what no loader, action or component expected, under the request's id. */
  readonly reportError: (error: unknown) => void;
  readonly requestId: string;
  readonly clientAddress: string;
  /** For the Content-Security-Policy of this answer; null for a page that is the same for everybody. */
  readonly nonce: string | null;
  /** Lets the one style element with this text into a page that is the same for everybody, where no nonce does. */
  readonly letInStyle: (css: string) => void;
  /** Headers that the shell adds to the answer whatever the route does. */
  readonly responseHeaders: Headers;
}
