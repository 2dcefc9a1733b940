/** Prefix of the confirming form's own fields; all others belong to the form that waits. */
export const CONFIRM_PREFIX = "factor-";

/** A form that was sent and waits until its sender has confirmed who they are. */
export type CarriedForm = readonly (readonly [name: string, value: string])[];

/** The fields of the waiting form, in their order. Files are left out: no form that waits has any. */
export function carriedFormOf(form: FormData): CarriedForm {
  const fields: [string, string][] = [];
  form.forEach((value, name) => {
    if (!name.startsWith(CONFIRM_PREFIX) && typeof value === "string") fields.push([name, value]);
  });
  return fields;
}
