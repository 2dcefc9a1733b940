import { mergeMetadata, type CallerMetadata } from "../domain/booking/caller-metadata.ts";
import { InvalidField } from "../domain/values/invalid-field.ts";

/** What a caller attaches to a booking. */
export interface MetadataToAdd {
  readonly metadata: CallerMetadata;
  /** In which role: a client only adds to what stands there. */
  readonly by: "client" | "builder" | "operator";
}

/** The booking's metadata with what is added. Throws InvalidField at the name that cannot be added. */
export function metadataWith(before: CallerMetadata, { metadata, by }: MetadataToAdd): CallerMetadata {
  const merged = mergeMetadata(before, metadata, by);
  if (merged.ok) return merged.metadata;
  const { clash } = merged;
  throw clash.because === "taken"
    ? new InvalidField(["metadata", clash.name], { code: "name_taken" })
    : new InvalidField(["metadata"], { code: "too_many_names" });
}
