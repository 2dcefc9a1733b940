import type { BookingDeps } from "./booking/booking-deps.ts";
import type { ConnectionDeps } from "./calendly-connection/connection-deps.ts";
import type { BuilderId, UserId } from "./domain/ids.ts";
import type { Pictures } from "./ports.ts";
import type { CheckupDeps } from "./report/check-deps.ts";
import type { AppCaller } from "./routers/root.ts";

/** Who is asking. */
export type Actor =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "client" | "builder" | "operator";
      readonly userId: UserId;
      readonly email: string;
      readonly name: string;
      /** Set for builders only. */
      readonly builderId: BuilderId | null;
    };

/** What a tRPC procedure gets. */
export interface ProcedureContext {
  readonly actor: Actor;
  readonly deps: BookingDeps;
  readonly requestId: string;
  readonly pictures: Pictures;
  readonly connections: ConnectionDeps;
  /** What the checks of the installation look at. */
  readonly checkup: CheckupDeps;
  /** Says that an account is a builder's from now on. Safe to call twice. */
  readonly makeBuilder: (userId: UserId) => Promise<void>;
}

/** What Remix's loaders and actions get: everything that `app/` has of the server. */
export interface LoadContext {
  readonly caller: AppCaller;
  readonly actor: Actor;
  /** The same procedures for whoever the cookies that were just set say: right after a sign-in, in the same request. */
  readonly callerWith: (cookies: readonly string[]) => Promise<AppCaller>;
  /** Answers `/api/trpc/*`. */
  readonly handleTrpc: (request: Request) => Promise<Response>;
  /** Answers `/api/auth/*`: the sign-in library, with the client's address taken from the socket. */
  readonly handleAuth: (request: Request) => Promise<Response>;
  /** Verifies and stores one webhook delivery. */
  readonly receiveWebhook: (source: "calendly" | "stripe", request: Request) => Promise<Response>;
  /** Logs what no loader, action or component expected, under the request's id. */
  readonly reportError: (error: unknown) => void;
  readonly requestId: string;
  readonly clientAddress: string;
  /** For the Content-Security-Policy of this answer. */
  readonly nonce: string;
  /** Headers that the shell adds to the answer whatever the route does. */
  readonly responseHeaders: Headers;
}
