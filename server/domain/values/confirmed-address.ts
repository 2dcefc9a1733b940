declare const confirmedAddress: unique symbol;

/**
 * An e-mail address, in lower case, whose owner has shown that they read what is mailed to it. Only such an address owns rows that are found by
 * address, becomes a builder or an operator. Made from an account that says so, and in no other way.
 */
export type ConfirmedAddress = string & { readonly [confirmedAddress]: "ConfirmedAddress" };

/** An account, as far as it says whether its address is confirmed. */
export interface AddressOfAccount {
  readonly email: string;
  readonly emailVerified: boolean;
}

/** Null while the address is not confirmed. */
export function confirmedAddressOf({ email, emailVerified }: AddressOfAccount): ConfirmedAddress | null {
  return emailVerified ? (email.toLowerCase() as ConfirmedAddress) : null;
}
