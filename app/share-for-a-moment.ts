/** For the loader of a public page: its rendering may be shared for five seconds. The route passes it on in its `headers`. */
export const SHARED_FOR_A_MOMENT = {
  headers: { "cache-control": "public, max-age=0, s-maxage=5" },
} as const satisfies ResponseInit;
