import type { PolicyProblem } from "../../forms/policy-form.ts";
import type { UnsellableReason } from "../../../server/domain/offer/why-not-sellable.ts";

/** What the page's action may answer with, beside going elsewhere. */
export interface EditAnswer {
  /** The offer that it is about; null for all of them. */
  readonly sessionTypeId: string | null;
  readonly typed?:
    { readonly description: string; readonly price: string; readonly currency: string } | undefined;
  readonly errors?: Readonly<Record<string, string>> | undefined;
  readonly policyProblem?: PolicyProblem | undefined;
  readonly reasons?: readonly UnsellableReason[] | undefined;
  readonly syncRefusal?: "not_connected" | "calendar_unavailable" | undefined;
}
