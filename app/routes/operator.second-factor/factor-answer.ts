/** What the page says to the form that was just sent. */
export interface FactorAnswer {
  readonly appError: string | null;
  readonly passkeyError: string | null;
  readonly renameError: { readonly passkeyId: string; readonly message: string } | null;
  /** Shown this once. */
  readonly recoveryCodes: readonly string[] | null;
  /** Refused: it is the only factor. */
  readonly isLastOne: boolean;
}

export const NO_ANSWER: FactorAnswer = {
  appError: null,
  passkeyError: null,
  renameError: null,
  recoveryCodes: null,
  isLastOne: false,
};
