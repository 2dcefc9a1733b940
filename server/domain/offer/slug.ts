/** 3 to 60: short enough to say aloud, long enough to name somebody. */
const SLUG = /^(?=.{3,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a text can be the last part of a public address: small letters, digits, single hyphens between them. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** `Ada Ōkafor` → `ada-okafor`. Letters that have no plain form fall away; what is left may be too short to be a slug. */
export function slugFromName(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replaceAll(/^-|-$/g, "");
}
