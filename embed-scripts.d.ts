/** One script as it is served: for browsers of the last years, without imports, as small as it gets. */
export function buildEmbedScript(name: "embed.js" | "embed-frame.js"): Promise<string>;
