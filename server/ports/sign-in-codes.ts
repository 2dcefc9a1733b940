import type { LanguageTag } from "../domain/text/language.ts";
import type { CodeChoice, CodePurpose, CodeUnderWay } from "../domain/values/sign-in-code.ts";

/** Who asks: a form's request with its cookies, and what only the server knows of it. */
export interface CodeAsker {
  readonly request: Request;
  /** From the socket or our own proxy. */
  readonly clientAddress: string;
  /** In which the page is read. */
  readonly language: LanguageTag;
}

/** The code that somebody wants. */
export interface CodeWanted {
  readonly email: string;
  readonly purpose: CodePurpose;
  readonly choice: CodeChoice;
  /** A path of ours, to go on to. */
  readonly next: string;
}

export type CodeSent =
  /** `key`: for a cookie of the browser that asked; only with it is the code accepted. */
  | { readonly kind: "sent"; readonly key: string }
  /** The mail server did not take the mail. `isForGood`: it never takes one to this address. */
  | { readonly kind: "unsent"; readonly isForGood: boolean }
  /** The sign-in library's answer. */
  | { readonly kind: "refused"; readonly answer: Response };

export type CodeTried =
  /** The sign-in library's answer, with the cookies of the new session. */
  | { readonly kind: "done"; readonly answer: Response; readonly code: CodeUnderWay }
  /** Not the code. `isTry`: it counts as one; what is no six digits does not. */
  | { readonly kind: "wrong"; readonly isTry: boolean; readonly triesLeft: number }
  /** It was too late, or was tried too often, or another has taken its place. */
  | { readonly kind: "over" }
  /** This browser has asked for none. */
  | { readonly kind: "not_here" }
  /** The sign-in library's answer: too many tries of this address or network. */
  | { readonly kind: "refused"; readonly answer: Response };

/**
 * Sign-in by six digits that are mailed, and by the link of the same mail. Whoever enters a code or presses the link's button is signed in to the
 * account of the address, which is made, or confirmed, by it. Code and link end each other, and end with the next ones for the same address.
 * The session that the browser had before is ended. Nothing says whether there is an account.
 */
export interface SignInCodes {
  /** Mails a code and a link. */
  ask(asker: CodeAsker, wanted: CodeWanted): Promise<CodeSent>;
  /** What this key's browser has asked for lately; null when nothing. */
  find(key: string): Promise<CodeUnderWay | null>;
  /** Enters a code in the browser that has this key. `codeId`: of the code that its page was about, when the page knew. */
  enter(asker: CodeAsker, key: string, typed: string, codeId: string | null): Promise<CodeTried>;
  /** What a mailed link is about, without using it up; null when it is over. */
  findByLink(token: string): Promise<CodeUnderWay | null>;
  /** Uses a mailed link up. */
  openLink(
    asker: CodeAsker,
    token: string,
  ): Promise<Extract<CodeTried, { readonly kind: "done" | "over" | "refused" }>>;
}
