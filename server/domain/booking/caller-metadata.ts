/** What a program attaches to a booking, name by name. It says nothing to us, and is shown to whoever reads the booking. */
export type CallerMetadata = Readonly<Record<string, string>>;

/** 20: with our own names and a margin within the 50 that Stripe takes of one object. */
export const METADATA_NAMES_MAX = 20;
/** 38: Stripe takes names of 40 characters, and each of a caller's goes there behind `x_`. */
export const METADATA_NAME_CHARACTERS_MAX = 38;
/** 500: Stripe's longest. */
export const METADATA_VALUE_CHARACTERS_MAX = 500;

/** The names that we put on Stripe's objects: by them we recognise our money. */
export const OWN_METADATA_NAMES = [
  "booking_id",
  "effect_key",
  "calendly_event_id",
  "installation_id",
] as const;
export type OwnMetadataName = (typeof OWN_METADATA_NAMES)[number];

/** Whether a caller may not use this name: it is ours, looks like one of an installation's, or begins as theirs do at Stripe. */
export function isReservedMetadataName(name: string): boolean {
  return (
    name === "__proto__" ||
    name.startsWith("x_") ||
    name.startsWith("installation") ||
    OWN_METADATA_NAMES.some((own) => own === name)
  );
}

/** A caller's metadata as it stands on Stripe's objects: each name behind `x_`, so that none can be taken for one of ours. */
export function metadataAtStripe(metadata: CallerMetadata): Record<`x_${string}`, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x_${name}`, value]));
}

/** Why metadata cannot be added: the name that stands in the way; null where it is their number. */
export type MetadataClash =
  { readonly because: "taken"; readonly name: string } | { readonly because: "too_many" };

/**
 * What a booking has once more is attached to it. Its builder and operators may give a name another value; its client only adds, since others may rely on
 * what stands there. Pure.
 */
export function mergeMetadata(
  before: CallerMetadata,
  added: CallerMetadata,
  by: "client" | "builder" | "operator",
):
  | { readonly ok: true; readonly metadata: CallerMetadata }
  | { readonly ok: false; readonly clash: MetadataClash } {
  const taken = Object.entries(added).find(
    ([name, value]) => Object.hasOwn(before, name) && before[name] !== value,
  );
  if (by === "client" && taken !== undefined)
    return { ok: false, clash: { because: "taken", name: taken[0] } };
  const metadata = { ...before, ...added };
  return Object.keys(metadata).length > METADATA_NAMES_MAX
    ? { ok: false, clash: { because: "too_many" } }
    : { ok: true, metadata };
}
