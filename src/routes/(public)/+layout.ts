/** Citizens' pages: plain HTML, no script at all. */
export const csr = false;
