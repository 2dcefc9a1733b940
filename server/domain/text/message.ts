import type { IntlMessageFormat } from "intl-messageformat";

type MessageFormatElements = ReturnType<IntlMessageFormat["getAst"]>;

/** A text in ICU MessageFormat: as it was written, or as the build has parsed it for browsers, which get no parser. */
export type Message = string | MessageFormatElements;
