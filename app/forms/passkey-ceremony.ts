/** The sign-in library's passkey options: JSON, with bytes in base64url. */
interface CredentialName {
  readonly id: string;
  readonly transports?: AuthenticatorTransport[];
}

interface ShowingOptions {
  readonly challenge: string;
  readonly allowCredentials?: readonly CredentialName[];
}

interface AddingOptions {
  readonly challenge: string;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly CredentialName[];
}

/** Where the options come from. A POST: it is counted as a sign-in, and sets the cookie that the answer is bound to. */
const OPTIONS_PAGE = "/sign-in/passkey";

/** Why there is no passkey. `nobody`: the person closed the browser's dialog, or their device has none. */
export type CeremonyFailure = "nobody" | "refused" | "too_many";

export type Ceremony =
  | { readonly ok: true; readonly credential: string }
  | { readonly ok: false; readonly failure: CeremonyFailure };

/** Whether this browser supports passkeys. */
export function knowsPasskeys(): boolean {
  return "PublicKeyCredential" in window;
}

/** Asks the person for one of their passkeys: any of this site's, or of whoever is signed in. */
export async function showPasskey(): Promise<Ceremony> {
  return withOptions("options-to-show", async (answer) => {
    const options = answer as ShowingOptions;
    const found = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        allowCredentials: namesOf(options.allowCredentials),
        userVerification: "required",
      },
    });
    if (!(found instanceof PublicKeyCredential)) return null;
    const response = found.response as AuthenticatorAssertionResponse;
    return {
      ...details(found),
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        authenticatorData: textOf(response.authenticatorData),
        signature: textOf(response.signature),
        ...(response.userHandle === null ? {} : { userHandle: textOf(response.userHandle) }),
      },
    };
  });
}

/** Makes a passkey on the person's device. */
export async function makePasskey(): Promise<Ceremony> {
  return withOptions("options-to-add", async (answer) => {
    const options = answer as AddingOptions & PublicKeyCredentialCreationOptions;
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: namesOf(options.excludeCredentials),
      },
    });
    if (!(made instanceof PublicKeyCredential)) return null;
    const response = made.response as AuthenticatorAttestationResponse;
    return {
      ...details(made),
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        attestationObject: textOf(response.attestationObject),
        transports: response.getTransports(),
      },
    };
  });
}

/** Our own server answers in the library's types. */
async function withOptions(
  intent: "options-to-show" | "options-to-add",
  ask: (options: unknown) => Promise<object | null>,
): Promise<Ceremony> {
  const answer = await fetch(OPTIONS_PAGE, { method: "POST", body: new URLSearchParams({ intent }) }).catch(
    () => null,
  );
  if (answer?.ok !== true) return { ok: false, failure: answer?.status === 429 ? "too_many" : "refused" };
  try {
    const credential = await ask(await answer.json());
    if (credential === null) return { ok: false, failure: "nobody" };
    return { ok: true, credential: JSON.stringify(credential) };
  } catch {
    // Browsers do not distinguish a closed dialog, a device without passkeys and a time-out.
    return { ok: false, failure: "nobody" };
  }
}

function details(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function namesOf(names: readonly CredentialName[] | undefined): PublicKeyCredentialDescriptor[] {
  return (names ?? []).map(({ id, transports }) => ({
    type: "public-key",
    id: bytesOf(id),
    // The library keeps them as one text, and splits an empty one into a nameless one.
    ...(transports === undefined ? {} : { transports: transports.filter((one) => one.length > 0) }),
  }));
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
