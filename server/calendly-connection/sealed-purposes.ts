import type { SealedColumn } from "../../db/sealed-secrets.ts";

/** What a sealed secret may be opened for; a text moved to another column does not open. */
export const ACCESS_TOKEN_PURPOSE = "calendly access token";
export const REFRESH_TOKEN_PURPOSE = "calendly refresh token";
export const SIGNING_KEY_PURPOSE = "calendly signing key";

/** The purpose that each column's secrets are sealed for. A signing key keeps its own when it becomes the one before. */
export const PURPOSE_OF_COLUMN = {
  access_token_sealed: ACCESS_TOKEN_PURPOSE,
  refresh_token_sealed: REFRESH_TOKEN_PURPOSE,
  signing_key_sealed: SIGNING_KEY_PURPOSE,
  previous_signing_key_sealed: SIGNING_KEY_PURPOSE,
} as const satisfies Record<SealedColumn, string>;
