/**
 * The site's colours, as mails have them. Neither pure white on black nor the other way round, and no picture: what a mail program inverts by
 * force stays readable.
 */
interface Colors {
  readonly paper: string;
  readonly card: string;
  readonly sunken: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly bar: string;
  readonly button: string;
  readonly onButton: string;
  readonly link: string;
}

/** Written into each element, for programs that leave style sheets out. */
export const LIGHT: Colors = {
  paper: "#f8f6f2",
  card: "#ffffff",
  sunken: "#fbfaf7",
  ink: "#211e2a",
  soft: "#615c6b",
  line: "#e6e1d9",
  bar: "#3a4590",
  button: "#3a4590",
  onButton: "#ffffff",
  link: "#3a4590",
};

const DARK: Colors = {
  paper: "#131217",
  card: "#1b1a20",
  sunken: "#25232b",
  ink: "#efecf2",
  soft: "#aea8b6",
  line: "#302d37",
  bar: "#3a4590",
  button: "#b2bbf4",
  onButton: "#14152c",
  link: "#b2bbf4",
};

/** Whoever shows a mail in one of the two schemes replaces this condition. */
export const WHEN_DARK = "(prefers-color-scheme: dark)";

/** What no element's own style can say. */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
a { overflow-wrap: anywhere; }
@media (max-width: 480px) {
  .inside { padding: 24px 20px 28px !important; }
  .bar { padding: 16px 20px !important; }
  .box { padding: 16px !important; }
  .title { font-size: 21px !important; line-height: 28px !important; }
}
@media ${WHEN_DARK} {
  .paper, .paper > table > tbody > tr > td { background-color: ${DARK.paper} !important; }
  .card { background-color: ${DARK.card} !important; border-color: ${DARK.line} !important; }
  .box { background-color: ${DARK.sunken} !important; border-color: ${DARK.line} !important; }
  .ink { color: ${DARK.ink} !important; }
  .soft { color: ${DARK.soft} !important; }
  .line { border-color: ${DARK.line} !important; }
  .link { color: ${DARK.link} !important; }
  .button { background-color: ${DARK.button} !important; color: ${DARK.onButton} !important; }
}
`;

/** The reader's own, without loading any. Single quotes: it stands in attributes. */
export const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
