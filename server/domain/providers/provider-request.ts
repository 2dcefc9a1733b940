export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The whole body of a request, in the provider's own words, as it is decided when the effect is given: whoever sends it adds nothing to it
 * and looks nothing up. A retry sends the very same.
 */
export type ProviderRequest = { readonly [parameter: string]: Json };
