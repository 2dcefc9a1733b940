import type { ConsentNeed, TickedConsents } from "../../server/domain/booking/consent.ts";
import { valueIn } from "./value-in.ts";

/** The box that stands for the policies; its value says which versions stood beside it. */
export const POLICIES_FIELD = "policies";
export const EARLY_START_FIELD = "earlyStart";

/** `3` or `3.2`: the terms, and the privacy notice where there is one. */
export function policiesValue({ terms, privacy }: NonNullable<ConsentNeed["policies"]>): string {
  return privacy === null ? String(terms) : `${terms}.${privacy}`;
}

/** What was ticked in a form. A browser sends nothing of a box that was not. */
export function tickedIn(form: FormData): TickedConsents {
  const [, terms, privacy] =
    /^([1-9]\d{0,5})(?:\.([1-9]\d{0,5}))?$/.exec(valueIn(form, POLICIES_FIELD)) ?? [];
  return {
    policies:
      terms === undefined
        ? null
        : { terms: Number(terms), privacy: privacy === undefined ? null : Number(privacy) },
    earlyStart: valueIn(form, EARLY_START_FIELD) !== "",
  };
}
