import type { Actor } from "../routers/procedure-context.ts";
import type { RequestKind } from "./routes/route-table.ts";

/** Who asked: whoever is signed in by their role, a program by its key, or a provider that signs. */
export type AskedBy = Actor["kind"] | "key" | "provider";

/** What is told of a request once it is over, to the metrics and the log. Names nobody: no address, path, query or id of anything but the request. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly kind: RequestKind;
  /** Null when its sender left before any answer. */
  readonly status: number | null;
  readonly seconds: number;
  readonly askedBy: AskedBy;
}
