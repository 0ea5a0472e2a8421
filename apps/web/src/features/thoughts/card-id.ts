/** The id of the element of a row, for the focus to find it. */
export const cardId = (rowKey: string) => `card-${rowKey}`
