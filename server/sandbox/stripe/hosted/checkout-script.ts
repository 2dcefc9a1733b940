/**
 * What betters the checkout where scripts run: a test number is filled in by one press, numbers are typed in groups, the card's brand stands out, and the
 * button says that the payment is under way and cannot be pressed twice. Without it the form is sent as it is.
 */
export const CHECKOUT_SCRIPT = `(() => {
  const find = (selector) => document.querySelector(selector);
  const form = find("form.checkout");
  if (!form) return;
  const field = (name) => form.elements.namedItem(name);
  const digitsOf = (text) => text.replace(/\\D/g, "");

  const number = field("cardNumber");
  const showBrand = () => {
    const digits = digitsOf(number.value);
    const brand = /^4/.test(digits) ? "visa" : /^(5[1-5]|2[2-7])/.test(digits) ? "mastercard" : /^3[47]/.test(digits) ? "amex" : "";
    const shown = number.closest(".typed");
    if (brand) shown.dataset.brand = brand;
    else delete shown.dataset.brand;
  };
  const group = (input, write) =>
    input?.addEventListener("input", (event) => {
      const atEnd = input.selectionStart === input.value.length;
      if (atEnd && !(event.inputType ?? "").startsWith("delete")) input.value = write(input.value);
      if (input === number) showBrand();
    });
  group(number, (text) => digitsOf(text).slice(0, 19).replace(/(.{4})(?=.)/g, "$1 "));
  group(field("cardExpiry"), (text) => {
    const digits = digitsOf(text).slice(0, 4);
    return digits.length < 2 ? digits : digits.slice(0, 2) + " / " + digits.slice(2);
  });
  if (number) showBrand();

  const put = (name, text, evenOver) => {
    const input = field(name);
    if (input && (evenOver || input.value === "")) input.value = text;
  };
  for (const button of document.querySelectorAll("[data-fill]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      put("cardNumber", button.dataset.fill, true);
      put("iban", button.dataset.fill, true);
      put("cardExpiry", "12 / 40", true);
      put("cardCvc", "123", true);
      put("email", "payer@example.com", false);
      put("billingName", "Casey Client", false);
      if (number) showBrand();
      button.closest("details")?.removeAttribute("open");
      find(".go").focus();
    });
  }

  const go = find(".go");
  const label = go.querySelector(".label");
  const words = label.textContent;
  const setBusy = (busy) => {
    label.textContent = busy ? go.dataset.busy : words;
    if (busy) go.setAttribute("aria-disabled", "true");
    else go.removeAttribute("aria-disabled");
  };
  form.addEventListener("submit", (event) => {
    if (go.hasAttribute("aria-disabled")) return event.preventDefault();
    setBusy(true);
    // Whoever is still here by then has got no answer, and may try again.
    setTimeout(() => setBusy(false), 20000);
  });
  addEventListener("pageshow", () => setBusy(false));
})();
`;
