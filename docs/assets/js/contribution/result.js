/* The finished file, and the ways to send it. */
// @ts-check
import { makeFile } from "./file.js";
import { told } from "./problems.js";
import { copy, download, gitHubAddress, letter } from "./send.js";

/** @typedef {import("./file.js").Made} Made */
/** @typedef {import("./file.js").Draft} Draft */
/** @typedef {import("./validate.js").Problem} Problem */

const PASTE = "Teksten er kopieret. Sæt den ind med Ctrl+V (⌘V på Mac).";
const AT_GITHUB = "Knapperne dér er på engelsk: Tryk på »Commit changes«, »Propose changes« og »Create pull request«.";
const BY_HAND = "Teksten kunne ikke kopieres af sig selv. Den er markeret: Tryk Ctrl+C (⌘C på Mac), og sæt den ind.";

/** @param {HTMLElement} section @param {import("./file.js").Kind} kind @param {import("./form.js").Shared} shared
 * @param {() => void} forget */
export function exits(section, kind, shared, forget) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (section.querySelector(`[data-${name}]`));
  const panel = find("result");
  const area = /** @type {HTMLTextAreaElement} */ (find("result-text"));
  const gitHub = /** @type {HTMLAnchorElement} */ (find("exit='github'"));
  const mail = /** @type {HTMLAnchorElement} */ (find("exit='mail'"));
  const note = find("sent-note");
  const whole = /** @type {HTMLDetailsElement} */ (find("result-whole"));
  const isIdea = kind.key === "episode-idea";
  /** @type {Made | null} */
  let made = null;
  let [gitHubIsWhole, mailIsWhole, tried] = [true, true, false];

  /** @param {Made} file @param {Draft} draft @param {Problem[]} problems */
  function fill(file, draft, problems) {
    made = file;
    const title = draft.meta.title ?? kind.title;
    area.value = file.text;
    const where = Object.assign(document.createElement("code"), { textContent: file.path });
    if (isIdea) find("result-where").textContent = "Idéen bliver ikke til en fil på siden. Den går til redaktionen.";
    else find("result-where").replaceChildren("Filen hører til her: ", where);
    const advice = problems.filter(({ level }) => level === "forslag");
    const list = find("advice");
    list.hidden = !advice.length;
    list.replaceChildren(...advice.map((problem) => Object.assign(document.createElement("li"), { textContent: told(problem) })));
    const address = gitHubAddress(shared.page.edit ?? "", file, `Idé til podcasten: ${title}`, isIdea);
    /** @type {HTMLElement} */ (gitHub.closest(".exits > div")).hidden = !address;
    gitHub.href = address?.href ?? "";
    gitHubIsWhole = address?.whole ?? true;
    gitHub.textContent = gitHubIsWhole ? "Foreslå på GitHub" : "Kopiér, og åbn GitHub";
    const opens = gitHubIsWhole
      ? "Åbner med det hele skrevet ind. Det er først her, du skal bruge en konto, og den er gratis."
      : "Teksten er for lang til at følge med i adressen. Den bliver kopieret, og du sætter den selv ind på GitHub.";
    find("exit-help='github'").textContent = `${opens} ${isIdea ? "Tryk på »Create«, når du er der." : AT_GITHUB}`;
    const to = shared.page.mail ?? "";
    const found = letter(to, file, kind.title, title);
    mail.href = found.href;
    mailIsWhole = found.whole;
    const mails = mailIsWhole ? "Åbner en mail med teksten i." : "Teksten bliver kopieret, og du sætter den selv ind i mailen.";
    find("exit-help='mail'").replaceChildren(mails, ...(to ? [] : [" Adressen skriver du selv: Se ", contact("siden Kontakt"), "."]));
  }

  /** No way out: what may not be sent stands in no address either. */
  function close() {
    panel.hidden = true;
    made = null;
    area.value = "";
    for (const link of [gitHub, mail]) link.removeAttribute("href");
  }

  /** @param {string} text */
  const contact = (text) => Object.assign(document.createElement("a"), { href: shared.page.contact ?? "", textContent: text });
  /** @returns {Promise<boolean>} */
  const copied = async () => {
    // What is to be copied by hand must be seen.
    const isCopied = await copy(area);
    whole.open = whole.open || !isCopied;
    return isCopied || copy(area);
  };

  gitHub.addEventListener("click", async (event) => {
    sent();
    if (gitHubIsWhole || tried) return;
    // The page is left only when the text has been copied; else the reader copies it, and presses again.
    event.preventDefault();
    const isCopied = await copied();
    note.textContent = isCopied ? PASTE : `${BY_HAND} Tryk så på knappen igen.`;
    tried = !isCopied;
    if (isCopied) location.assign(gitHub.href);
  });
  mail.addEventListener("click", async () => {
    if (!mailIsWhole) note.textContent = (await copied()) ? PASTE : BY_HAND;
    sent();
  });
  find("exit='download'").addEventListener("click", () => {
    if (made) download(made);
    const place = Object.assign(document.createElement("code"), { textContent: made?.path ?? "" });
    const belongs = isIdea ? ["."] : [", og skriv, at den hører til her: ", place];
    note.replaceChildren("Hentet. Send filen i en mail til ", contact("sekretariatet"), ...belongs);
    sent();
  });
  find("sent-button").addEventListener("click", () => {
    forget();
    find("note").textContent = "Tak for dit bidrag. Kladden er slettet, og formularen er tom.";
    find("note").hidden = false;
    const title = /** @type {HTMLElement} */ (document.querySelector("h1"));
    title.focus({ preventScroll: true });
    title.scrollIntoView();
  });
  const sent = () => {
    find("sent").hidden = false;
  };

  return {
    /** @param {Made} file @param {Draft} draft @param {Problem[]} problems */
    present(file, draft, problems) {
      fill(file, draft, problems);
      panel.hidden = false;
      find("result-title").focus({ preventScroll: true });
      panel.scrollIntoView();
    },
    /** @param {Draft} draft @param {Problem[]} problems */
    renew(draft, problems) {
      if (panel.hidden) return;
      if (problems.some(({ level }) => level === "fejl")) close();
      else fill(makeFile(kind, draft, shared.municipalities), draft, problems);
    },
    hide() {
      close();
      find("sent").hidden = true;
      note.textContent = "";
    },
  };
}
