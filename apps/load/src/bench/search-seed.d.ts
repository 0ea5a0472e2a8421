export type Corpus = {
  readonly topicId: string
  readonly bytes: Readonly<Record<string, string>>
}
/**
 * So many thoughts with what the search keeps of them, straight in the tables. Indexes are made afterwards, which is many
 * times faster. Answers the first topic, and what all this takes on the disk.
 */
export declare function seedCorpus(
  url: string,
  count: number,
  random: () => number,
  say: (line: string) => void,
): Promise<{
  topicId: string
  bytes: {
    [k: string]: string
  }
}>
