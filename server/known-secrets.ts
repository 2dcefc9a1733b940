/**
 * SHA-256 of each secret in this repository, and of the most obvious ones: with one of them in production, whoever can read the repository can sign
 * webhooks, sessions and histories. Hashes, so that this list does not publish them again.
 */
export const KNOWN_SECRETS: ReadonlySet<string> = new Set([
  // The sandbox's: the mail provider's webhook secret.
  "9e8b09f8d8239885a20e22abe98314c7d14f8be2187eb06a07abf93295837263",
  // The sandbox's: Stripe key, webhook secret, OAuth app, Calendly tokens.
  "f5c8bb5a44b28cfbe65e7221f149920b2cf309586c63bc40fae9bc0ce722b6a1",
  "2d95355ecf08a3a835b028dd8a777d28b864c530c26bd3044842f800ae661efc",
  "d92494d94efdcd3313aaa490e79040c1adf151412a3ed9ad7a2cfcb241569ccf",
  "eecd853fdf8365ff8842f675843b07ef2575377c2093af6887ace27142c854d5",
  "6126470b8a184dee1f2528a95d205ce16e67d5a1cbe96bd563342bcb33c4d497",
  "3a6e02215d46e96b8516274931945392c98bfacc5011b6db506c288ec607326c",
  "1b9e3b1fda2587433783699e21108c7e33c9aa2b756af6d7997135e0258d1ad7",
  // Of `.env.example`: session secret, encryption key.
  "3d4ce32dd93044a56a0fd145c12d91a21c075c22c0fc2ac917bf5d173f3bb552",
  "c9e670ef5a64fc3c292300cc3b1e7efdfde2586c12b4382d00043af4bfa621b9",
  // The demo's: session secret, encryption key.
  "49d5bbadc6570772edaa27dd70b51c75c70b86003acd035af565f7886e39418d",
  "090e48ce336cef01b4117cc5ae3f9e1d63854b7ee4bd440ac92c8925c06fc9cc",
  // The tests': session secret, webhook secret, encryption key.
  "41cd1c801d85cd2a550b5ff73a5943b442760efa1beb1cb6fe65b1a797384992",
  "7a200eb89adb0904fd5bc5ac4cac4f9528b0ac7bf03cbc2aa1508c26b055776f",
  "15b83f068e9f2dd301c918d5d4095f2eab40597eb0d8858ba662256698df8022",
  // 32 zero bytes.
  "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925",
]);
