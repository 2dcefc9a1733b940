/** The script of public pages as it is served. */
export function buildPublicPageScript(): Promise<string>;

/** The script of the demo's bar as it is served. */
export function buildDemoBarScript(): Promise<string>;
