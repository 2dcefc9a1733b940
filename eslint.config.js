import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

// What a booking's events decide has one writer; others write details beside it, or what a provider said of a refund.
const ONE_WRITER = {
  selector:
    "CallExpression[callee.property.name=/^(insertInto|updateTable|deleteFrom)$/][arguments.0.value=/^(payment|refund_due|dispute)$/], CallExpression[callee.property.name=/^(insertInto|deleteFrom)$/][arguments.0.value=/^(booking|checkout)$/]",
  message: "Only db/bookings/write-booking.ts writes a booking's rows.",
};

/** Where a literal is no text that a person reads: what is thrown, logged or asked of a database, names of services and of styles. */
const NO_TEXT = [
  "ThrowStatement *",
  "CallExpression[callee.name='invariant'] *",
  "CallExpression[callee.object.name='log'] *",
  "TaggedTemplateExpression *",
  "JSXAttribute[name.name=/^(className|to|href|action|name|type|key|d|viewBox)$/] *",
  // A key of the keyboard.
  "BinaryExpression[left.property.name='key'] *",
  // What schema.org calls a thing.
  "Property[key.value='@type'] *",
]
  .map((within) => `:not(${within})`)
  .join("");

/** What reads like words of the product: text and labels in JSX, and literals that begin or go on like a sentence. */
const TEXTS = [
  "JSXText[value=/^(?!\\s*BuildAppsWith\\s*$).*\\p{L}/su]",
  `JSXAttribute > Literal[value=/^[\\p{Lu}][^A-Z]|[a-z] [a-z]+ /u]${NO_TEXT}`,
  "JSXExpressionContainer > Literal[value=/\\p{L}/u]:not(JSXAttribute *)",
  `Literal[value=/^(?!BuildAppsWith)\\p{Lu}[\\p{Ll}’']+[ ,.:!?]|^\\p{Lu}\\p{Ll}+$|^[a-z]+ [a-z]+ [a-z ]*[.?!:]$/u]${NO_TEXT}`,
  `TemplateElement[value.cooked=/(^|\\s)\\p{Lu}[\\p{Ll}’']+[ ,.:!?]|\\p{Ll} \\p{Ll}+ \\p{Ll}|^ \\p{Ll}{2,}(?![\\p{Ll}=])/u]${NO_TEXT}`,
].map((selector) => ({
  selector,
  message: "A text of the product stands in the catalogue: server/domain/text/en.",
}));

export default tseslint.config(
  { ignores: ["build/", "data/", "coverage/", "node_modules/", "playwright-report/", "test-results/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      // A name that starts with an underscore says that its place counts, not its value.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Remix control flow: a thrown Response is a redirect or an error page.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }] }],
      // noUncheckedIndexedAccess makes `!` the only other way to say "present by construction"; invariant() says it better.
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // Settings have one reader, which checks them all and says what is wrong.
    files: ["{app,server,db}/**/*.{ts,tsx}"],
    ignores: ["server/env.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Only server/env.ts reads the environment: take what you need as an argument.",
        },
      ],
      "no-restricted-imports": [
        "error",
        { name: "node:process", message: "Only server/env.ts reads the environment; `process` is a global." },
      ],
    },
  },
  {
    // What strangers send may be a quarter of a megabyte: an expression that walks it again from each of its letters stops the process.
    files: ["{app,server,db}/**/*.{ts,tsx}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": "error",
      "regexp/no-super-linear-move": "error",
    },
  },
  {
    files: ["{server,db}/**/*.ts"],
    ignores: ["db/bookings/write-*.ts", "db/migrations/**", "**/*.test.ts", "**/test-*.ts"],
    rules: { "no-restricted-syntax": ["error", ONE_WRITER] },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}", "**/test-*.{ts,tsx}", "**/*-under-test.ts"],
    rules: { "no-restricted-syntax": ["error", ...TEXTS] },
  },
  {
    files: [
      "server/booking/view/*.ts",
      "server/**/*-{mail,mails,in-words}.ts",
      "server/domain/text/formats.ts",
    ],
    ignores: ["**/*.test.ts", "**/test-*.ts", "server/{adapters,sandbox}/**", "server/domain/text/en/**"],
    rules: { "no-restricted-syntax": ["error", ONE_WRITER, ...TEXTS] },
  },
  {
    // Whoever calls with five things in a row has forgotten which is which: deps and their cause are bound once, the rest has names. Tests pass rows of a table.
    files: ["{server,db}/**/*.ts"],
    ignores: ["server/sandbox/**", "**/*.test.ts", "**/test-*.ts"],
    rules: { "max-params": ["error", 4] },
  },
  { files: ["app/**/*.{ts,tsx}"], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
);
