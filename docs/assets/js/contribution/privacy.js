/* What must not be in a text about people: e-mail addresses, telephone and CPR numbers. */
// @ts-check
import { Fault } from "./fault.js";

const EMAIL = /[^\s@<>()]{1,64}@[^\s@<>().]{1,63}\.[^\s@<>()]{2}/;
const PHONE = /(?<!\d)(?:(?:\+|00)45[ .]?)?(?:\d[ .]?){7}\d(?!\d)/;
const CPR = /(?<!\d)\d{6}[- ]?\d{4}(?!\d)/;

/** @param {string} value */
export function notPrivate(value) {
  if (value.includes("@") && EMAIL.test(value)) throw new Fault("private_email");
  if (PHONE.test(value)) throw new Fault("private_phone");
  if (CPR.test(value)) throw new Fault("private_cpr");
  return value;
}
