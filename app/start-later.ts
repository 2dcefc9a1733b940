/** What neither is fetched nor runs before `START_LATER` says so: a link of no relation, and a block of data. */
export const LATER = { rel: "later", type: "text/later" } as const;

/**
 * Runs when the stylesheet is here, as every script of the document's own does, and starts what was put off. The element that it adds is gone
 * before React compares the document with what it renders.
 */
export const START_LATER = String.raw`for(const e of document.querySelectorAll('link[rel="${LATER.rel}"]'))e.rel="modulepreload";
for(const e of document.querySelectorAll('script[type="${LATER.type}"]')){const s=document.createElement("script");s.type="module";s.nonce=document.currentScript.nonce;s.textContent=e.textContent;document.head.append(s);s.remove()}`;
