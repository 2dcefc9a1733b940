import type { Instant } from "../../server/domain/values/instant.ts";
import type { Endpoint } from "../http/sign-delivery.ts";
import type { PageForm } from "./forms-of-page.ts";
import type { Making } from "./input-from-schema.ts";
import type { ProcedureTarget } from "./targets.ts";

/** What a request is planned with. */
export interface Planning extends Making {
  readonly appUrl: string;
  /** Of pages that this caller has seen, by the route they are sent to. */
  readonly forms: (routePath: string) => readonly PageForm[];
  /** Where providers deliver to, with their keys: who has one may send anything. */
  readonly endpoints: readonly Endpoint[];
  /** The app's time, about. */
  readonly now: Instant;
  /** Procedures that may stand beside one in a batch. */
  readonly companions: readonly ProcedureTarget[];
}
