import { createContext, useContext } from "react";

/** The nonce of the Content-Security-Policy that this document came with. */
export const NonceContext = createContext<string | undefined>(undefined);

/** Undefined in tests and wherever no policy is set. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
