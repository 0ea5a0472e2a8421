/** Does the work for every item, so many at a time, beginning in their order. */
export async function atOnce<Item>(
  width: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  const entries = items.entries()
  const lane = async () => {
    for (const [index, item] of entries) await work(item, index)
  }
  await Promise.all(Array.from({ length: width }, lane))
}
