import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { everythingAwaited } from "./before-hydration.ts";
import { NonceContext } from "./hooks/nonce-context.ts";
import { openLanguage } from "./text/languages.ts";

// Browsers hide the attribute from scripts of the page, and keep the property for ours.
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;

await everythingAwaited();
await openLanguage(document.documentElement.dataset["language"] ?? "en");

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceContext.Provider value={nonce}>
        <RemixBrowser />
      </NonceContext.Provider>
    </StrictMode>,
  );
});
