/** No page carries the framework's script unless it says so itself: the error page neither. */
export const csr = false;
