import { lockBuilder } from "../../db/accounts/lock-account.ts";
import { deleteBuilderPicture, saveBuilderPicture } from "../../db/builders/builder-pictures.ts";
import {
  changeBuilderSlug,
  findOwnerOfSlug,
  getBuilder,
  updateBuilderProfile,
  type BuilderProfile,
} from "../../db/builders/builders.ts";
import { keepListing } from "../../db/search/keep-listing.ts";
import { saveLanguagesOfBuilder, saveTopicsOfBuilder } from "../../db/search/topics-of-builder.ts";
import type { Database } from "../../db/core/open-database.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { isSlug } from "../domain/offer/slug.ts";
import type { Clock, Pictures } from "../ports.ts";

/** 2 MiB: a phone's photograph, a little reduced. */
export const PICTURE_BYTES_MAX = 2 * 1024 * 1024;

export type ProfileOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: { readonly code: "slug_taken" | "slug_malformed" } };

export type PictureOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: { readonly code: "not_a_picture" | "too_large" } };

/** What else a builder is found by. Left out, it stays as it is. */
interface FoundBy {
  /** Slugs; what is not on the operator's list is left out. */
  readonly topics?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
}

/**
 * Updates a builder's profile. A new slug replaces the old one, which redirects from then on and stays theirs. Refuses a slug that anybody else has
 * or had, and then changes nothing.
 */
export async function updateProfile(
  deps: { readonly database: Database; readonly clock: Clock },
  builderId: BuilderId,
  { slug, topics, languages, ...profile }: BuilderProfile & FoundBy & { readonly slug: string },
): Promise<ProfileOutcome> {
  try {
    return await deps.database.transact(async (tx) => {
      await lockBuilder(tx, builderId);
      const builder = await getBuilder(tx, builderId);
      if (slug !== builder.slug) {
        if (!isSlug(slug)) return { ok: false, refusal: { code: "slug_malformed" } };
        const owner = await findOwnerOfSlug(tx, slug);
        if (owner !== null && owner !== builderId) return { ok: false, refusal: { code: "slug_taken" } };
        await changeBuilderSlug(tx, builder, slug, deps.clock.now());
      }
      await updateBuilderProfile(tx, builderId, profile);
      if (topics !== undefined) await saveTopicsOfBuilder(tx, builderId, topics);
      if (languages !== undefined) await saveLanguagesOfBuilder(tx, builderId, languages);
      await keepListing(tx, builderId, deps.clock.now());
      return { ok: true };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, refusal: { code: "slug_taken" } };
  }
}

/** Stores a picture, made square and small, without the camera's metadata. Refuses anything that is no picture in a format that we take. */
export async function updatePicture(
  deps: { readonly database: Database; readonly clock: Clock; readonly pictures: Pictures },
  builderId: BuilderId,
  bytes: Uint8Array,
): Promise<PictureOutcome> {
  if (bytes.length > PICTURE_BYTES_MAX) return { ok: false, refusal: { code: "too_large" } };
  const square = await deps.pictures.squareOf(bytes);
  if (square === null) return { ok: false, refusal: { code: "not_a_picture" } };
  await deps.database.transact(async (tx) => {
    await lockBuilder(tx, builderId);
    await saveBuilderPicture(tx, builderId, square, deps.clock.now());
  });
  return { ok: true };
}

/** Safe to call when there is none. */
export async function removePicture(
  deps: { readonly database: Database },
  builderId: BuilderId,
): Promise<void> {
  await deleteBuilderPicture(deps.database.kysely, builderId);
}
