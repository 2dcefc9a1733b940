import type { RefusalCode } from "../domain/booking/refusal.ts";
import type { CodeStep } from "../domain/funnel/code-figures.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";

/** Counts what no booking tells of: views, codes, and refusals at Book. Costs the caller nothing, and never throws. */
export interface FunnelCounts {
  /** A builder's page was seen. `source` as `sourceOf` gives it. */
  saw(view: { readonly slug: string; readonly source: string }): void;
  /** A code to book with was mailed, or one was entered. `source` as `sourceOf` gives it. */
  code(
    step: CodeStep,
    about: { readonly sessionTypeId: SessionTypeId; readonly source: string | null },
  ): void;
  /** Somebody pressed Book and was refused. Refusals after which they go on, as to confirm their address, are not counted. */
  refused(
    asked: { readonly sessionTypeId: SessionTypeId; readonly source?: string | null },
    code: RefusalCode,
  ): void;
}
