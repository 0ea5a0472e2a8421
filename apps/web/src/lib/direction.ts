/** Whether the page is laid out from the right: then what comes next is on the left. */
export const isRightToLeft = () => document.documentElement.dir === 'rtl'
