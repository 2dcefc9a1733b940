/** Stripe takes ASCII only, a dot in the domain, and no space around it. */
export const isEmail = (text: string): boolean => /^[\x21-\x3f\x41-\x7e]+@[\w-]+(\.[\w-]+)+$/.test(text);
