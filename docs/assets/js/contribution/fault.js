/* What is wrong with one value: the name of the error in the table of sentences, and the facts its sentence needs. */
// @ts-check

export class Fault extends Error {
  /** @param {string} kind @param {Record<string, unknown>} [context] */
  constructor(kind, context = {}) {
    super(kind);
    this.kind = kind;
    this.context = context;
  }
}
