// What tests use of two libraries that bring no types.

declare module "@marbec/web-auto-extractor" {
  export default class WebAutoExtractor {
    constructor(options: { readonly addLocation: boolean; readonly embedSource: readonly string[] });
    parse(html: string): {
      readonly jsonld: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
      readonly errors: readonly { readonly message: string }[];
    };
  }
}

declare module "@adobe/structured-data-validator" {
  export default class Validator {
    validate(extracted: object): Promise<
      readonly {
        readonly issueMessage: string;
        readonly severity: "ERROR" | "WARNING";
        /** Absent where the block could not be read. */
        readonly path?: readonly { readonly type: string }[];
      }[]
    >;
  }
}
