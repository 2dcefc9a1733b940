import { apiKey } from "@better-auth/api-key";
import {
  API_KEY_DAYS_MAX,
  API_KEY_NAME_CHARACTERS_MAX,
  API_KEY_PREFIX,
  type KeyOwner,
} from "../../domain/values/api-key.ts";

/** 40 of 52 letters: 228 random bits, which nobody guesses; that is why a plain hash of it may be kept. */
export const API_KEY_CHARACTERS = 40;
/** Letters of a key by which its owner tells it from others. What is left of the key still has 205 bits. */
const SHOWN_CHARACTERS = 4;

/** By which role a key was made: it counts as long as its owner has this one, so that no key grows with its owner. */
const ROLES = ["builder", "operator"] as const satisfies readonly KeyOwner["kind"][];

/**
 * Keys by the library's plugin: it makes them, and keeps their hashes. A key begins no session, and the plugin counts nothing: we have limits of our own,
 * and look keys up ourselves, because the plugin writes each call down.
 */
export function apiKeyPlugin() {
  return apiKey(
    ROLES.map((role) => ({
      configId: role,
      enableSessionForAPIKeys: false,
      defaultPrefix: API_KEY_PREFIX,
      defaultKeyLength: API_KEY_CHARACTERS,
      startingCharactersConfig: {
        shouldStore: true,
        charactersLength: API_KEY_PREFIX.length + SHOWN_CHARACTERS,
      },
      requireName: true,
      maximumNameLength: API_KEY_NAME_CHARACTERS_MAX,
      enableMetadata: false,
      rateLimit: { enabled: false },
      keyExpiration: { minExpiresIn: 1, maxExpiresIn: API_KEY_DAYS_MAX },
    })),
    { schema: { apikey: { modelName: "auth_api_key" } } },
  );
}
