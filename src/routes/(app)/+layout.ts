/** Officers' pages are complete without script; a page that needs the framework's says so itself. */
export const csr = false;
