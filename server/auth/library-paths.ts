/** What is counted before the library looks at a request, or asked of who sends it. */
export type LibraryGuard = "sign-in" | "sign-up" | "password" | "hash" | "mail" | "code" | "passkey";

interface LibraryPath {
  /** Which part of the app calls it. None of these is an address of the site: only our own pages' forms lead here. */
  readonly neededBy: string;
  readonly guards: readonly LibraryGuard[];
}

/** Every path of the sign-in library and its plugins that may be called; any other is a 404. */
export const LIBRARY_PATHS = {
  "/sign-in/email": { neededBy: "the sign-in page, for a password", guards: ["sign-in", "password"] },
  "/sign-in/magic-link": {
    neededBy: "the pages that mail a link to sign in or to create an account",
    guards: ["sign-in", "sign-up", "mail"],
  },
  "/magic-link/verify": { neededBy: "the page of that link, for its button", guards: ["sign-in"] },
  "/email-otp/send-verification-otp": {
    neededBy: "the pages that mail a code to sign in with",
    guards: ["sign-in", "sign-up", "mail"],
  },
  "/sign-in/email-otp": { neededBy: "the same, for the code", guards: ["sign-in", "code"] },
  "/request-password-reset": {
    neededBy: "the page for a forgotten password",
    guards: ["sign-in", "mail"],
  },
  "/reset-password": { neededBy: "the page of its link, for its button", guards: ["sign-in", "hash"] },
  "/passkey/generate-authenticate-options": {
    neededBy: "the pages on which a passkey is shown",
    guards: ["sign-in"],
  },
  "/passkey/verify-authentication": { neededBy: "the same, for what the device says", guards: ["sign-in"] },
  "/passkey/generate-register-options": {
    neededBy: "the pages on which a passkey is added",
    guards: ["passkey"],
  },
  "/passkey/verify-registration": { neededBy: "the same, for what the device says", guards: ["passkey"] },
  "/sign-out": { neededBy: "the button to sign out", guards: [] },
  "/get-session": { neededBy: "whoever asks us for anything: who they are", guards: [] },
} as const satisfies Readonly<Record<string, LibraryPath>>;

export function isLibraryPath(path: string): path is keyof typeof LIBRARY_PATHS {
  return Object.hasOwn(LIBRARY_PATHS, path);
}

/** What our own code calls in process, without a request: over HTTP it is not there. */
const IN_PROCESS_PATHS: ReadonlySet<string> = new Set([
  // Our page of keys asks a procedure of ours, which decides who may make one.
  "/api-key/create",
]);

export function isInProcessPath(path: string): boolean {
  return IN_PROCESS_PATHS.has(path);
}
