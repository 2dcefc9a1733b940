import type { Language } from "../../domain/text/language.ts";
import type { AskedBy } from "../answered-request.ts";
import type { LetIn } from "../answers/content-security-policy.ts";
import type { RequestTarget } from "../routes/request-target.ts";
import type { Route } from "../routes/route-table.ts";

/** A request as it came: null where its target is not written as it should be, or nothing is there. */
export interface ParsedRequest {
  readonly target: RequestTarget | null;
  readonly route: Route | null;
  readonly requestId: string;
  /** As the browser asks: for what is said to whoever is not signed in. */
  readonly language: Language;
  readonly sawActor: (kind: AskedBy) => void;
  /** It is answered by a stream that has begun: how long that lasts is no part of answering it. */
  readonly sawOpen: () => void;
  /** A provider brought what became this row. */
  readonly sawDelivery: (inboxId: number) => void;
}

/** A request that was let in, until its answer. */
export interface AskedRequest extends ParsedRequest {
  readonly target: RequestTarget;
  readonly route: Route;
  /** Of the scripts in its answer. */
  readonly nonce: string;
  /** The Content-Security-Policy that lets this into the answer. */
  readonly policyFor: (letIn: LetIn) => string;
  readonly clientAddress: string;
  /** Whether it changes nothing. */
  readonly isRead: boolean;
}
