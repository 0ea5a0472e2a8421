/** Every number that both sides must agree on. Units are in the names or beside them. */
export const LIMITS = {
  /** Rows of any list answer; larger requests are clamped, not refused. */
  page: 100,
  /** Rows of a list when the request names no limit. */
  pageDefault: 30,
  /** Thoughts of a first page: enough for a screen, few enough for a slow line. */
  firstPage: 30,
  /** Topics that explore follows and the margin suggests from. */
  popularTopics: 50,
  /** Rows of one catch-up answer (D4). */
  syncPage: 300,
  /** Further behind than this many changed rows, a fresh window is cheaper and honest. */
  syncReset: 3_000,
  /** Topics one socket may watch at a time; the least recently watched one leaves. */
  watchedTopics: 20,
  /** People named of those who are typing: as many as are shown, and the reader herself. */
  typingNamed: 4,
  /** Graphemes of a thought, as a person counts them. */
  thoughtGraphemes: 2_000,
  /** UTF-16 units of a thought: a grapheme may be long, but not without end. */
  thoughtUnits: 16_000,
  /** Combining marks in a row; more only serves to deface the page (Zalgo text). */
  combiningMarks: 4,
  handleMin: 2,
  handleMax: 30,
  displayName: 60,
  bio: 400,
  topicName: 60,
  topicSlugMin: 2,
  topicSlugMax: 48,
  topicDescription: 400,
  /** Characters of what somebody looks for, and the words and groups of words in it. */
  question: 200,
  questionTerms: 10,
  /** People offered while somebody types a mention. */
  suggestedPeople: 8,
  /** People whom one thought tells that it mentions them. */
  mentions: 20,
  /** People named in a notice; the rest are counted. */
  noticedPeople: 3,
  /** Characters of a thought in a notice. */
  noticeExcerpt: 160,
  /** Rows of a member's list of notices; what is older goes. */
  notices: 2_000,
  /** Rows that are told one by one of what happened in a moment; of more only that the list has changed. */
  noticesAtOnce: 20,
  /** Members whom one can block, and mute: whoever reads is told apart from these in memory. */
  blocked: 1_000,
  passwordMin: 8,
  passwordMax: 128,
  /** How long a thought may be held back for its author to take it back, in ms. */
  undoMs: 30_000,
  /** Pictures of a thought. */
  thoughtMedia: 1,
  /** Bytes of a picture as it is sent. */
  mediaBytes: 8 * 1024 * 1024,
  /** Pixels of a picture as it is sent: what 24-megapixel cameras make, with the little more that some of them do. */
  mediaPixels: 24 * 1024 * 1024,
  /** Its height as it is kept: WebP has no side longer than 16,383, and this much is a screenshot of many pages. */
  mediaHeight: 8_192,
  /** Pictures of one member that no thought names yet. */
  unpostedMedia: 20,
  /** Characters of a picture's description, and UTF-16 units as it is sent. */
  alt: 1_000,
  altUnits: 4_000,
  /** Bytes of a JSON request body. */
  jsonBytes: 32 * 1024,
  /** Bytes of one socket frame. */
  frameBytes: 64 * 1024,
  /** Nesting of a JSON body. */
  jsonDepth: 8,
} as const

/** Widths in pixels in which a picture is kept; one is never enlarged. */
export const MEDIA_WIDTHS = [320, 640, 1280, 1920] as const

/** The feed's clocks, in milliseconds (docs/delivery.md). */
export const TIMES = {
  pingInterval: 10_000,
  pingTimeout: 5_000,
  /** How often the pump looks at the heads, in case nobody told it of a change. */
  headsPoll: 1_000,
  /** How often a room is told its head, so that a lost last frame is noticed. */
  headsAnnounce: 5_000,
  /** How long a client keeps a frame aside that does not continue what it holds. */
  gap: 200,
  /** How long somebody is shown to be typing after she last said so, and how often she says so. */
  typing: 5_000,
  typingAgain: 3_000,
  /** Who is in a topic is told at most so often, and again after so long although nothing has changed. */
  presence: 2_000,
  presenceAgain: 30_000,
  reconnectMin: 500,
  reconnectMax: 30_000,
  /** While somebody looks: a server is back sooner than half a minute, and so should she be. */
  reconnectMaxSeen: 5_000,
  /** A session that ended elsewhere is to lose its sockets within 15 s: looking every 15 s finds the last a moment late. */
  sessionRecheck: 12_000,
  /** Sending a picture over a poor line. */
  upload: 180_000,
  /** How long a picture waits for a thought that names it. */
  mediaUnposted: 86_400_000,
  /** How often a node looks for held thoughts whose author's device does not share them itself. */
  heldSweep: 1_000,
  /** How long it leaves them to that device once their time has come. */
  heldGrace: 2_000,
  /** How long it is remembered that a thought was taken back: what was sent before must not come after it. */
  takenBack: 86_400_000,
  /** What was written is followed by the search after so long, with all that came meanwhile. */
  searchSoon: 100,
  /** It rests between two steps at most so long, or so long while the server is short of something. */
  searchRest: 200,
  searchStrained: 1_000,
  /** What was done is told after so long, with all that was done meanwhile; later while the server is short of something. */
  noticeSoon: 150,
  noticeStrained: 1_000,
  /** How often a node looks for what nobody told it of. */
  noticePoll: 1_000,
  /** A notice that nothing was added to for so long goes. */
  noticeKept: 90 * 86_400_000,
  sessionIdle: 14 * 86_400_000,
  sessionAbsolute: 90 * 86_400_000,
} as const
