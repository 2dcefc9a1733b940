/** The script of public pages as it is served. */
export function buildPublicPageScript(): Promise<string>;
