/** Days that a key can be given. */
export const API_KEY_DAYS = [30, 90, 365] as const;
/** Chosen in their place: no end. */
export const NO_END = "none";

/** What was typed into the form of a key. */
export interface TypedApiKey {
  readonly name: string;
  readonly scopes: readonly string[];
  /** One for each line. */
  readonly origins: string;
  readonly days: string;
}

/** Three months: as long as a program stays as it is, and short enough that its owner remembers it. */
export const NOTHING_TYPED: TypedApiKey = { name: "", scopes: [], origins: "", days: "90" };

/** By field; `form` when it is no single field's fault. */
export type ApiKeyErrors = Readonly<
  Partial<Record<"name" | "scopes" | "origins" | "password" | "form", string>>
>;

/** What the page of keys says to the form that was just sent. */
export interface ApiKeyAnswer {
  /** Shown this once. */
  readonly created: { readonly name: string; readonly key: string } | null;
  readonly typed: TypedApiKey;
  readonly errors: ApiKeyErrors;
  /** Where a link to sign in was mailed. */
  readonly mailedTo: string | null;
}

export const NO_ANSWER: ApiKeyAnswer = { created: null, typed: NOTHING_TYPED, errors: {}, mailedTo: null };
