/**
 * The languages that a builder may say they hold sessions in, as BCP 47 writes them, in the order of their tags. Pages name each in the reader's
 * language. What is not here is asked for so rarely that nobody would look for it.
 */
export const SESSION_LANGUAGES = [
  ...[
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
  ],
  ...[
    "fa",
    "fi",
    "fil",
    "fr",
    "ga",
    "gl",
    "gu",
    "ha",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "ig",
    "is",
    "it",
    "ja",
  ],
  ...[
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ky",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "mt",
    "my",
    "nb",
    "ne",
    "nl",
  ],
  ...["pa", "pl", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr"],
  ...["uk", "ur", "uz", "vi", "yo", "yue", "zh", "zu"],
] as const;

/** 12: who holds sessions in more says it in their own words. */
export const LANGUAGES_OF_BUILDER_MAX = 12;

export function isSessionLanguage(tag: string): boolean {
  return (SESSION_LANGUAGES as readonly string[]).includes(tag);
}
