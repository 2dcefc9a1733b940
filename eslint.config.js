import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

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
    // What a booking's events decide has one writer; others write details beside it, or what a provider said of a refund.
    files: ["{server,db}/**/*.ts"],
    ignores: ["db/bookings/write-*.ts", "db/migrations/**", "**/*.test.ts", "**/test-*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name=/^(insertInto|updateTable|deleteFrom)$/][arguments.0.value=/^(payment|refund_due|dispute)$/], CallExpression[callee.property.name=/^(insertInto|deleteFrom)$/][arguments.0.value=/^(booking|checkout)$/]",
          message: "Only db/bookings/write-booking.ts writes a booking's rows.",
        },
      ],
    },
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
