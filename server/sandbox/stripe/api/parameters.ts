import { z } from "zod";

import { StripeApiError } from "./api-errors.ts";
import { bracketName, decodeForm } from "./form-encoding.ts";
import type { FormMap, FormValue } from "./form-encoding.ts";
import { isEmail } from "../state/is-email.ts";
import type { StripeApiContext } from "./stripe-api.ts";

/** Stripe's error for one value: `code` as in Stripe's list of error codes. */
function refuse(context: z.RefinementCtx, message: string, code?: string): never {
  context.addIssue({ code: "custom", message, params: { code } });
  return z.NEVER;
}

/** Text that is not empty. */
export const text = (lengthMax = 5_000) =>
  z.string().transform((value, context) => {
    if (value === "") return refuse(context, "", "parameter_invalid_empty");
    if (value.length > lengthMax) {
      return refuse(context, `Invalid string: ${abridged(value)}; must be at most ${lengthMax} characters`);
    }
    return value;
  });

export const integer = ({ min = -Infinity, max = Infinity } = {}) =>
  z.string().transform((value, context) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (Number.isNaN(number))
      return refuse(context, `Invalid integer: ${value}`, "parameter_invalid_integer");
    if (number < min) {
      return refuse(
        context,
        `This value must be greater than or equal to ${min}.`,
        "parameter_invalid_integer",
      );
    }
    if (number > max) {
      return refuse(context, `This value must be less than or equal to ${max}.`, "parameter_invalid_integer");
    }
    return number;
  });

export const boolean = () =>
  z.string().transform((value, context) => {
    if (value === "true") return true;
    if (value === "false") return false;
    return refuse(context, `Invalid boolean: ${value}`, "parameter_invalid_boolean");
  });

export const oneOf = <const Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.string().transform((value, context) => {
    const choice = choices.find((one) => one === value);
    return choice ?? refuse(context, `must be one of ${inWords(choices)}`, "one_of");
  });

export const url = () =>
  text().transform((value, context) => {
    // Stripe's template stands where a URL would not allow braces.
    if (URL.canParse(value.replaceAll(/[{}]/g, "")) && /^https?:/i.test(value)) return value;
    return refuse(context, "Not a valid URL", "url_invalid");
  });

export const email = () =>
  text().transform((value, context) => {
    if (isEmail(value)) return value;
    return refuse(context, `Invalid email address: ${value}`, "email_invalid");
  });

/** A list sent as `name[0]=…&name[1]=…` or `name[]=…`. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (isMap(value) ? Object.values(value) : value), z.array(item));

/** A map of known names. Any other name is an unknown parameter. */
export const map = z.strictObject;

/** Names to text; an empty value unsets a key, an empty text in place of the map unsets all. */
export const metadata = () =>
  z.union([z.literal(""), z.record(z.string(), z.string())]).transform((value, context) => {
    if (value === "") return {};
    for (const [key, entry] of Object.entries(value)) {
      if (key.length > 40) {
        return refuse(
          context,
          `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`,
        );
      }
      if (entry.length > 500) {
        return refuse(
          context,
          `Metadata values can have up to 500 characters, but you passed in a value that is ${entry.length} characters. Invalid value: ${entry}`,
        );
      }
    }
    if (Object.keys(value).length > 50) {
      return refuse(
        context,
        `Metadata can have up to 50 keys, but you passed in ${Object.keys(value).length} keys.`,
      );
    }
    return value;
  });

/** A parameter that Stripe knows and this sandbox does not build: refused loudly instead of being ignored. */
export const notBuilt = () =>
  z
    .unknown()
    .transform((_value, context): undefined => refuse(context, "", "not_built"))
    .optional();

/** What every retrieval takes. */
export const expandable = { expand: list(text()).optional() };

/** Reads the request's parameters: the query of a GET, else the form body. Throws Stripe's 400 for the first mistake. */
export async function readParameters<Schema extends z.ZodType>(
  context: StripeApiContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const encoded = context.req.method === "GET" ? new URL(context.req.url).search : await context.req.text();
  return parseParameters(decodeForm(encoded), schema);
}

function parseParameters<Schema extends z.ZodType>(form: FormMap, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const { issues } = result.error;
  const unknown = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => bracketName([...issue.path, key])) : [],
  );
  const [firstUnknown] = unknown;
  if (firstUnknown !== undefined) {
    throw new StripeApiError(
      `Received unknown parameter${unknown.length > 1 ? "s" : ""}: ${unknown.join(", ")}`,
      { code: "parameter_unknown", param: firstUnknown },
    );
  }
  const [issue] = issues;
  if (issue === undefined) throw new Error("A schema failed without saying why.");
  throw errorOfIssue(issue, form);
}

function errorOfIssue(issue: z.core.$ZodIssue, form: FormMap): StripeApiError {
  const param = bracketName(issue.path);
  const given = valueAt(form, issue.path);
  if (given === undefined) {
    return new StripeApiError(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  if (issue.code !== "custom") {
    return new StripeApiError(
      typeof given === "string" ? `Invalid object or array: ${abridged(given)}` : "Invalid string: {…}",
      { param },
    );
  }
  const code: unknown = issue.params?.["code"];
  if (code === "parameter_invalid_empty") {
    return new StripeApiError(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
      { code, param },
    );
  }
  if (code === "not_built") {
    return new StripeApiError(`This sandbox does not build the parameter ${param}, which Stripe has.`, {
      param,
    });
  }
  if (code === "one_of") return new StripeApiError(`Invalid ${param}: ${issue.message}`, { param });
  return new StripeApiError(issue.message, typeof code === "string" ? { code, param } : { param });
}

function valueAt(form: FormMap, path: readonly PropertyKey[]): FormValue | undefined {
  let value: FormValue | undefined = form;
  for (const step of path) {
    if (typeof value === "string" || value === undefined) return undefined;
    // A list's items are numbered by their order, whatever indexes they were sent with.
    value = typeof step === "number" ? Object.values(value)[step] : value[String(step)];
  }
  return value;
}

const isMap = (value: unknown): value is FormMap => typeof value === "object" && value !== null;

const abridged = (value: string): string =>
  value.length > 30 ? `${value.slice(0, 15)}...${value.slice(-10)}` : value;

/** `a, b, or c`. */
function inWords(choices: readonly string[]): string {
  if (choices.length < 3) return choices.join(" or ");
  return `${choices.slice(0, -1).join(", ")}, or ${choices.at(-1) ?? ""}`;
}
