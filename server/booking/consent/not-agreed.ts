import { InvalidField } from "../../domain/values/invalid-field.ts";

/** Said to a client who comes over the contract and has not agreed to what their own page would have asked. `field`: of what they sent. */
export function notAgreed(field: string): InvalidField {
  return new InvalidField([field], { code: "consent_needed" });
}
